"""Entries of the ledger → a file: ``write``, with one module a format behind it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from knowledge.errors import ExportFormatError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge.ledger import Entry

__all__ = ["FORMATS", "write"]

FORMATS = {".xlsx": "sheet", ".docx": "paper", ".ics": "calendar", ".json": "rows"}


class Writer(Protocol):
    """What the module of a format offers."""

    def write(self, entries: Sequence[Entry], today: date) -> bytes:
        """The file; the same entries on the same day give the same bytes."""


def write(entries: Sequence[Entry], suffix: str, *, today: date) -> bytes:
    """The ledger as a file of the format that goes by the suffix; ExportFormatError where there is none."""
    name = FORMATS.get(suffix.lower())
    if name is None:
        raise ExportFormatError(suffix=suffix, formats=" ".join(FORMATS))
    return cast("Writer", import_module(f"knowledge.exports.{name}")).write(entries, today)
