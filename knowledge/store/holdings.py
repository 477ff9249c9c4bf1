"""Minutes of whatever state ↔ what an administrator sees of them and does with them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.model import Minutes, Part, PartKind, Span
from knowledge.store import audiences, minutes, passages

if TYPE_CHECKING:
    import sqlite3

    from knowledge.model import StoredMinutes

# Each with its state; the older versions stand behind the one that replaced them.
_LISTED = """
select id from minutes where state != 'superseded' order by held_on desc, ordinal desc, id desc
"""
_OLDER = "select id from minutes where replaced_by = ?"
_LESSONS = """
delete from taught where subject = 'item' and cast(meaning as integer) in (select id from items where minutes_id = ?)
"""


@dataclass(frozen=True, slots=True)
class Holding:
    """Minutes with their state (current, superseded, removed) and the bodies they are restricted to."""

    minutes: StoredMinutes
    state: str
    bodies: tuple[str, ...]


def one(db: sqlite3.Connection, minutes_id: int) -> Holding | None:
    """Return the minutes of one id."""
    row = db.execute("select state from minutes where id = ?", (minutes_id,)).fetchone()
    found = minutes.one(db, minutes_id)
    return Holding(found, row["state"], audiences.of(db, minutes_id)) if found and row else None


def every(db: sqlite3.Connection) -> tuple[Holding, ...]:
    """Return all that are in force or removed, the newest meeting first."""
    found = (one(db, row["id"]) for row in db.execute(_LISTED).fetchall())
    return tuple(it for it in found if it)


def older(db: sqlite3.Connection, minutes_id: int) -> tuple[Holding, ...]:
    """Return the versions that stand behind these minutes, the latest first."""
    row = db.execute(_OLDER, (minutes_id,)).fetchone()
    found = one(db, row["id"]) if row else None
    return (found, *older(db, row["id"])) if found else ()


def last(db: sqlite3.Connection) -> Holding | None:
    """Return what was loaded last, whatever its state; None where nothing is left of any load."""
    row = db.execute("select max(id) from minutes").fetchone()
    return one(db, row[0]) if row[0] is not None else None


def show_to(db: sqlite3.Connection, minutes_id: int, visibility: str, bodies: tuple[str, ...]) -> None:
    """Say who may see minutes in force; the words of the index change hands with them."""
    before = passages.audience_of(db, minutes_id)
    audiences.put(db, minutes_id, visibility, bodies)
    if passages.audience_of(db, minutes_id) != before:
        passages.hand_over(db, minutes_id, before)


def take_out(db: sqlite3.Connection, minutes_id: int) -> None:
    """Take minutes out of force; their rows stay."""
    passages.forget(db, minutes_id)
    db.execute("update minutes set state = 'removed' where id = ?", (minutes_id,))


def put_back(db: sqlite3.Connection, minutes_id: int) -> None:
    """Put minutes in force again, as they were."""
    db.execute("update minutes set state = 'current', replaced_by = null where id = ?", (minutes_id,))
    item_ids = {it.item.ordinal: it.id for it in minutes.items(db, minutes_id)}
    passages.index(db, minutes_id, whole(db, minutes_id), item_ids)


def delete(db: sqlite3.Connection, minutes_id: int) -> None:
    """Delete minutes in force with all that hangs on them; what they replaced is in force again."""
    passages.forget(db, minutes_id)
    db.execute(_LESSONS, (minutes_id,))  # the ids of the items will be given out again
    before = [row["id"] for row in db.execute(_OLDER, (minutes_id,)).fetchall()]
    for each in before:
        put_back(db, each)
    db.execute("delete from minutes where id = ?", (minutes_id,))


def whole(db: sqlite3.Connection, minutes_id: int) -> Minutes:
    """Return the minutes as they were loaded."""
    row = db.execute("select parts from minutes where id = ?", (minutes_id,)).fetchone()
    parts = tuple(Part(PartKind(kind), Span(start, end)) for kind, start, end in json.loads(row["parts"]))
    stored = minutes.one(db, minutes_id)
    assert stored is not None  # noqa: S101 its row was just read
    return Minutes(
        document=minutes.document(db, minutes_id),
        meeting=stored.meeting,
        items=tuple(it.item for it in minutes.items(db, minutes_id)),
        attendance=stored.attendance,
        parts=parts,
        agenda=stored.agenda,
    )
