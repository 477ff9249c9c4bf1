"""A change → a row of audit: who, when, what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.store.rows import insert, packed

if TYPE_CHECKING:
    import sqlite3

_ROWS = """
select a.id, a.at, a.who, a.action, a.detail, coalesce(m.name, m.file_name) as meeting
from audit a left join minutes m on m.id = a.minutes_id
order by a.id desc limit ? offset ?
"""


def note(db: sqlite3.Connection, who: str, action: str, minutes_id: int | None = None, **detail: object) -> None:
    """Write down a change, in the transaction that makes it."""
    row = {"who": who, "action": action, "minutes_id": minutes_id, "detail": packed(detail)}
    insert(db, "audit", row)


def rows(db: sqlite3.Connection, *, skip: int = 0, limit: int = -1) -> list[sqlite3.Row]:
    """Return changes, the latest first: ``at`` (ISO, UTC), ``who``, ``action``, ``detail`` (JSON), ``meeting``."""
    return db.execute(_ROWS, (limit, skip)).fetchall()


def count(db: sqlite3.Connection) -> int:
    """Return how many changes there are."""
    return int(db.execute("select count(*) from audit").fetchone()[0])


def revision(db: sqlite3.Connection) -> int:
    """Return a number that grows with every change, in whichever process it was made."""
    return int(db.execute("select coalesce(max(id), 0) from audit").fetchone()[0])


def restart(db: sqlite3.Connection, after: int) -> None:
    """Note that the store was put in the place of another, under a revision later than that one's."""
    later = max(after, revision(db)) + 1
    insert(db, "audit", {"id": later, "who": "restore", "action": "restored", "detail": "{}"})
