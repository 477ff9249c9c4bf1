"""The ledger → JSON: a list of objects, dates in ISO, what is not said as null or an empty list."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge.ledger import Entry


def write(entries: Sequence[Entry], _today: date) -> bytes:
    """The list in UTF-8."""
    return json.dumps([_row(entry) for entry in entries], ensure_ascii=False, indent=1).encode() + b"\n"


def _row(entry: Entry) -> dict[str, Any]:
    row = {name: value if value != "" else None for name, value in asdict(entry).items()}
    dates = {name: day.isoformat() if day else None for name, day in (("held_on", entry.held_on), ("due", entry.due))}
    return row | dates | {"bodies": [{"name": name, "role": role.value} for name, role in entry.bodies]}
