"""Items as the parser read them ↔ rows as they hold with their corrections; an item and a directive keep their ids.

The rows of items, decisions and directives are what is in force: every question, count and search sees them corrected.
What was parsed is kept beside them for as long as anything is corrected, so that a correction can be taken back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from knowledge.amending import amend
from knowledge.model import KeyedItem, State
from knowledge.store import corrections, directives, holdings, minutes, passages
from knowledge.text import Text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from knowledge.model import Document, StoredDirective, StoredItem

_ITEMS = TypeAdapter(tuple[KeyedItem, ...])


# ------------------------------------------------------------------ what was parsed
def of(db: sqlite3.Connection, minutes_id: int) -> tuple[KeyedItem, ...]:
    """Return the items of minutes as they were parsed, with their keys."""
    kept = _kept(db, minutes_id)
    return held(db, minutes_id) if kept is None else kept


def held(db: sqlite3.Connection, minutes_id: int) -> tuple[KeyedItem, ...]:
    """Return the items of minutes as they hold now, with their keys."""
    items = minutes.items(db, minutes_id)
    known = directives.by_item(db, [stored.id for stored in items])
    return tuple(KeyedItem(one.key, one.item, tuple(it.key for it in known.get(one.id, ()))) for one in items)


def _kept(db: sqlite3.Connection, minutes_id: int) -> tuple[KeyedItem, ...] | None:
    row = db.execute("select items from parsed where minutes_id = ?", (minutes_id,)).fetchone()
    return _ITEMS.validate_json(row[0]) if row else None


# ------------------------------------------------------------------ corrections over it
def refresh(db: sqlite3.Connection, minutes_id: int) -> frozenset[int]:
    """Bring the rows of minutes in line with their corrections; returns the ids of those that hold."""
    made = corrections.of_minutes(db, minutes_id)
    kept = _kept(db, minutes_id)
    if not made and kept is None:
        return frozenset()
    items = held(db, minutes_id) if kept is None else kept
    if kept is None:
        row = (minutes_id, _ITEMS.dump_json(items).decode())
        db.execute("insert into parsed (minutes_id, items) values (?, ?)", row)
    amended, hold = amend(items, made, lambda: Text.of(holdings.whole(db, minutes_id).document))
    put(db, minutes_id, amended)
    corrections.settle(db, minutes_id, hold)
    if not made:
        forget(db, minutes_id)
    return hold


def orphans(db: sqlite3.Connection, minutes_id: int, items: Sequence[KeyedItem], document: Document) -> int:
    """Return how many corrections that hold of minutes would find nothing in items read otherwise."""
    made = corrections.of_minutes(db, minutes_id)
    _, hold = amend(items, made, lambda: Text.of(document))
    return sum(each.state is State.APPLIED and each.id not in hold for each in made)


def forget(db: sqlite3.Connection, minutes_id: int) -> None:
    """Take the rows in force for what was parsed."""
    db.execute("delete from parsed where minutes_id = ?", (minutes_id,))


# ------------------------------------------------------------------ rows
def put(db: sqlite3.Connection, minutes_id: int, items: Sequence[KeyedItem], *, anew: bool = False) -> None:
    """Write the items in place of those there; the index is made again where a heading changed, or ``anew``."""
    before = {one.key: one for one in minutes.items(db, minutes_id)}
    titles = {key: one.item.heading for key, one in before.items()}
    anew = anew or titles != {each.key: each.item.heading for each in items}
    if anew:
        passages.forget(db, minutes_id)
    _put_items(db, minutes_id, items, before)
    if anew:
        whole = holdings.whole(db, minutes_id)
        passages.index(db, minutes_id, whole, {one.item.ordinal: one.id for one in minutes.items(db, minutes_id)})


def _put_items(
    db: sqlite3.Connection, minutes_id: int, items: Sequence[KeyedItem], before: dict[str, StoredItem]
) -> None:
    known = {one.key: one for one in directives.of_minutes(db, minutes_id)}
    for key in known.keys() - {key for each in items for key in each.keys}:
        db.execute("delete from directives where id = ?", (known[key].id,))
    for each in items:
        old = before.get(each.key)
        if old is not None and replace(old.item, directives=each.item.directives) == each.item:
            item_id = old.id
        else:
            item_id = minutes.put_item(db, minutes_id, each.item, key=each.key, item_id=old.id if old else None)
        _put_directives(db, minutes_id, item_id, each, known)
    for key in before.keys() - {each.key for each in items}:
        db.execute("delete from items where id = ?", (before[key].id,))


def _put_directives(
    db: sqlite3.Connection, minutes_id: int, item_id: int, found: KeyedItem, known: dict[str, StoredDirective]
) -> None:
    for number, (key, one) in enumerate(zip(found.keys, found.item.directives, strict=True), 1):
        old = known.get(key)
        if old is None or (old.item_id, old.number, old.directive) != (item_id, number, one):
            directives.put(
                db,
                one,
                minutes_id=minutes_id,
                item_id=item_id,
                number=number,
                key=key,
                directive_id=old.id if old else None,
            )
