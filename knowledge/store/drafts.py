"""Files that wait for a word before they are loaded ↔ rows of drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.model import Draft
from knowledge.store.rows import insert

if TYPE_CHECKING:
    import sqlite3


def keep(db: sqlite3.Connection, owner: int, name: str, data: bytes) -> int:
    """Keep a file for its owner; returns the draft's id."""
    return insert(db, "drafts", {"owner": owner, "name": name, "data": data})


def one(db: sqlite3.Connection, draft_id: int, owner: int) -> Draft | None:
    """Return the draft, if it is this owner's."""
    query = "select id, owner, name, data from drafts where id = ? and owner = ?"
    row = db.execute(query, (draft_id, owner)).fetchone()
    return Draft(*row) if row else None


def ids(db: sqlite3.Connection, owner: int, upto: int) -> tuple[int, ...]:
    """Return the ids of the owner's drafts up to one of them, the earliest first."""
    rows = db.execute("select id from drafts where owner = ? and id <= ? order by id", (owner, upto))
    return tuple(row[0] for row in rows)


def drop(db: sqlite3.Connection, draft_id: int, owner: int) -> bool:
    """Forget the draft; False where it was gone, so that only one of two presses of a button counts."""
    return db.execute("delete from drafts where id = ? and owner = ?", (draft_id, owner)).rowcount > 0
