"""The shipped intent table ↔ rows of intents, and behind the phrasings that administrators taught."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import yaml

from knowledge.model import Phrasing

if TYPE_CHECKING:
    import sqlite3

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTE = """
insert into notes (name, value) values ('intents', ?)
on conflict (name) do update set value = excluded.value
"""


def stale(db: sqlite3.Connection, table: str) -> bool:
    """Whether the shipped rows were made of another text of the table."""
    row = db.execute("select value from notes where name = 'intents'").fetchone()
    return row is None or row[0] != _digest(table)


def refresh(db: sqlite3.Connection, table: str) -> None:
    """Put the phrasings of intents.yaml in place of the earlier shipped ones."""
    entries = yaml.load(table, _LOADER) or ()  # noqa: S506 a safe loader
    shipped = [(entry["intent"], phrasing) for entry in entries for phrasing in entry.get("phrasings", ())]
    db.execute("delete from intents where origin = 'shipped'")
    db.executemany("insert into intents (intent, phrasing, origin) values (?, ?, 'shipped')", shipped)
    db.execute(_NOTE, (_digest(table),))


def every(db: sqlite3.Connection) -> tuple[Phrasing, ...]:
    """All phrasings, taught ones first, the latest taught before the earlier."""
    rows = db.execute("select id, meaning, words, 1 from taught where subject = 'intent' order by id desc").fetchall()
    rows += db.execute("select id, intent, phrasing, 0 from intents order by id").fetchall()
    return tuple(Phrasing(row[0], row[1], row[2], bool(row[3])) for row in rows)


def _digest(table: str) -> str:
    return sha256(table.encode()).hexdigest()
