"""Files that wait for a word before they are loaded ↔ rows of drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.model import Draft
from knowledge.store.rows import insert

if TYPE_CHECKING:
    import sqlite3

_TOGETHER = """
select d.id from drafts d join drafts last on last.id = :upto and last.owner = d.owner
where d.owner = :owner and d.id <= last.id
  and d.created_at >= strftime('%Y-%m-%dT%H:%M:%SZ', last.created_at, '-1 hour')
order by d.id
"""


def keep(db: sqlite3.Connection, owner: int, name: str, data: bytes) -> int:
    """Keep a file for its owner; returns the draft's id. Those that nobody decided on for a month go."""
    db.execute("delete from drafts where created_at < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-30 days')")
    return insert(db, "drafts", {"owner": owner, "name": name, "data": data})


def one(db: sqlite3.Connection, draft_id: int, owner: int) -> Draft | None:
    """Return the draft, if it is this owner's."""
    query = "select id, owner, name, data from drafts where id = ? and owner = ?"
    row = db.execute(query, (draft_id, owner)).fetchone()
    return Draft(*row) if row else None


def ids(db: sqlite3.Connection, owner: int, upto: int) -> tuple[int, ...]:
    """Return the ids of the drafts that the owner sent within the hour before one of them, the earliest first."""
    return tuple(row[0] for row in db.execute(_TOGETHER, {"owner": owner, "upto": upto}))


def drop(db: sqlite3.Connection, draft_id: int, owner: int) -> bool:
    """Forget the draft; False where it was gone, so that only one of two presses of a button counts."""
    return db.execute("delete from drafts where id = ? and owner = ?", (draft_id, owner)).rowcount > 0
