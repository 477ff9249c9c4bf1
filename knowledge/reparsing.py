"""Stored texts, parsed by the program of today → what would change, and on a yes the change, in one transaction.

plan (changes nothing) → cards → apply: keys and corrections survive, since the text is the same one
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from knowledge import minutes as parser
from knowledge.differing import change
from knowledge.errors import KnowledgeError, ReparseStaleError
from knowledge.matching import reread
from knowledge.model import Change, KeyedItem, Thing, Way
from knowledge.store import audit, holdings, minutes, parsed, people

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from knowledge.model import Minutes, StoredMinutes
    from knowledge.store import Store
    from knowledge.store.holdings import Holding

    Progress = Callable[[int, int], None]

_CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Reparsed:
    """One minutes read anew.

    ``facts`` tells whether the meeting or who was there is read otherwise, ``orphans`` how many corrections would
    find nothing any more; ``fresh`` is None where today's program cannot read the text, which then stays as it is.
    """

    stored: StoredMinutes
    fresh: Minutes | None
    items: tuple[KeyedItem, ...]
    change: Change
    facts: bool
    orphans: int

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return self.fresh is not None and (self.facts or bool(self.change.differences))


@dataclass(frozen=True, slots=True)
class Plan:
    """All minutes in force, read anew; ``mark`` names this very outcome on a button."""

    read: tuple[Reparsed, ...]

    @property
    def changes(self) -> tuple[Reparsed, ...]:
        """Those that would change."""
        return tuple(one for one in self.read if one.changes)

    @property
    def mark(self) -> str:
        """A short name of the outcome: what is stored of each minutes, and what would be."""
        seen = [(one.stored.id, one.stored.sha256, one.stored.version, one.change, one.items) for one in self.read]
        return blake2b(repr(seen).encode(), digest_size=8).hexdigest()


def plan(store: Store, progress: Progress | None = None) -> Plan:
    """Parse every text in force anew; ``progress`` is told how many are done, and of how many. Changes nothing."""
    db = store.read()
    found = [one for one in holdings.every(db) if one.state == _CURRENT]
    read = []
    for number, one in enumerate(found, 1):
        read.append(_reparsed(db, one))
        if progress is not None:
            progress(number, len(found))
    return Plan(tuple(read))


def apply(store: Store, wanted: Plan, *, by: str) -> int:
    """Write what the plan says, in one transaction; returns how many minutes changed.

    ReparseStaleError where the store is not the one that was planned for.
    """
    with store.write() as db:
        for one in wanted.changes:
            _check(db, one)
            _write(db, one, by)
    return len(wanted.changes)


def _check(db: sqlite3.Connection, one: Reparsed) -> None:
    now = holdings.one(db, one.stored.id)
    same = now is not None and now.state == _CURRENT and now.minutes.sha256 == one.stored.sha256
    if not same or change(parsed.of(db, one.stored.id), one.items, exact=True) != one.change:
        raise ReparseStaleError


def _write(db: sqlite3.Connection, one: Reparsed, by: str) -> None:
    assert one.fresh is not None  # noqa: S101 it changes
    minutes_id = one.stored.id
    minutes.read_anew(db, minutes_id, one.fresh)
    parsed.forget(db, minutes_id)
    parsed.put(db, minutes_id, one.items, anew=True)
    people.remove(db, minutes_id)
    people.add(db, minutes_id, one.fresh)
    parsed.refresh(db, minutes_id)
    counts = {f"{thing}_{way}": count for thing in Thing for way in Way if (count := one.change.count(thing, way))}
    audit.note(db, by, "reparsed", minutes_id, **counts)


# ------------------------------------------------------------------ one minutes
def _reparsed(db: sqlite3.Connection, held: Holding) -> Reparsed:
    stored = held.minutes
    whole = holdings.whole(db, stored.id)
    before = parsed.of(db, stored.id)
    try:
        fresh = parser.parse(whole.document)
    except KnowledgeError:
        return Reparsed(stored, None, before, Change(), facts=False, orphans=0)
    items = reread(before, _keyed(fresh, {key for each in before for key in (each.key, *each.keys)}))
    facts = (fresh.meeting, fresh.attendance, fresh.agenda) != (whole.meeting, whole.attendance, whole.agenda)
    orphans = parsed.orphans(db, stored.id, items, fresh.document)
    return Reparsed(stored, fresh, items, change(before, items, exact=True), facts, orphans)


def _keyed(fresh: Minutes, taken: set[str]) -> tuple[KeyedItem, ...]:
    """The items with keys of their own, none of them one that is taken."""

    def key(*name: object) -> str:
        found = blake2b(repr((fresh.document.sha256, *name)).encode(), digest_size=8).hexdigest()
        if found in taken:
            return key(found, *name)
        taken.add(found)
        return found

    return tuple(
        KeyedItem(key(item.span), item, tuple(key(item.span, one.span) for one in item.directives))
        for item in fresh.items
    )
