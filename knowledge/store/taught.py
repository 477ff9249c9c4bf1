"""What administrators taught ↔ rows of taught; and an item taught once → the item as it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.matching import match_items
from knowledge.model import Subject, Taught
from knowledge.store import minutes
from knowledge.store.rows import insert

if TYPE_CHECKING:
    import sqlite3

    from knowledge.model import StoredItem

SCHEMA = """
create table taught (
    id integer primary key,
    subject text not null check (subject in ('item', 'alias', 'synonym', 'intent')),
    words text not null,
    meaning text not null,
    by text not null,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);
insert into taught (subject, words, meaning, by, at)
    select 'intent', phrasing, intent, coalesce(taught_by, ''), coalesce(taught_at, '') from intents
    where origin = 'taught';
delete from intents where origin = 'taught'
"""
# One question has one item, one word one body; but a word may have many synonyms.
_REPLACE = (
    "delete from taught where subject = :subject and words = :words and (subject <> 'synonym' or meaning = :meaning)"
)
_EVERY = "select id, subject, words, meaning, by, at from taught order by id desc"
_STATE = """
select m.id, m.state, m.replaced_by from items i join minutes m on m.id = i.minutes_id where i.id = ?
"""


def add(db: sqlite3.Connection, subject: Subject, words: str, meaning: str, by: str) -> int:
    """Write an entry in place of an earlier one for the same words; returns its id."""
    row = {"subject": subject, "words": words, "meaning": meaning}
    db.execute(_REPLACE, row)
    return insert(db, "taught", row | {"by": by})


def replaced(db: sqlite3.Connection, subject: Subject, words: str) -> tuple[Taught, ...]:
    """Return the entries that one for these words takes the place of."""
    if subject is Subject.SYNONYM:
        return ()
    return tuple(each for each in every(db) if (each.subject, each.words) == (subject, words))


def told(db: sqlite3.Connection, subject: Subject, meaning: str) -> str:
    """What an entry means for a person: an item by its heading, not by the number of its row."""
    item = minutes.item(db, int(meaning)) if subject is Subject.ITEM else None
    return (item.item.heading or item.item.topic) if item else meaning


def every(db: sqlite3.Connection) -> tuple[Taught, ...]:
    """Everything taught, the latest first."""
    return tuple(Taught(row[0], Subject(row[1]), *row[2:]) for row in db.execute(_EVERY))


def remove(db: sqlite3.Connection, taught_id: int) -> bool:
    """Undo an entry; the questions that it settled are open again. False where it was gone."""
    return db.execute("delete from taught where id = ?", (taught_id,)).rowcount > 0


def in_force(db: sqlite3.Connection, item_id: int) -> StoredItem | None:
    """Follow an item through the later versions of its minutes; None where it, or they, were taken out."""
    row = db.execute(_STATE, (item_id,)).fetchone()
    while row is not None and row["state"] == "superseded":
        old, new = minutes.items(db, row["id"]), minutes.items(db, row["replaced_by"])
        pairs = match_items([it.item for it in old], [it.item for it in new])
        later = {old[before].id: new[after].id for after, before in pairs.items()}
        if item_id not in later:
            return None
        item_id = later[item_id]
        row = db.execute(_STATE, (item_id,)).fetchone()
    return minutes.item(db, item_id) if row is not None and row["state"] == "current" else None
