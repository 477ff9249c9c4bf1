"""Small facts that the program keeps for itself ↔ rows of notes, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_PUT = "insert into notes (name, value) values (?, ?) on conflict (name) do update set value = excluded.value"


def of(db: sqlite3.Connection, name: str) -> str | None:
    """Return what was noted under a name; None where nothing was."""
    row = db.execute("select value from notes where name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def put(db: sqlite3.Connection, name: str, value: str) -> None:
    """Note it in place of what was there."""
    db.execute(_PUT, (name, value))
