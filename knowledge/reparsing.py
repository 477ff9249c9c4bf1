"""Stored texts, parsed by the program of today → what would change, and on a yes the change, in one transaction.

plan (changes nothing) → cards → apply: keys and corrections survive, since the text is the same one
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from knowledge import minutes as parser
from knowledge.errors import KnowledgeError, ReparseStaleError
from knowledge.matching import reread
from knowledge.model import KeyedItem
from knowledge.store import audit, holdings, minutes, parsed, people

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from knowledge.model import AgendaItem, Decision, Directive, Minutes, StoredMinutes
    from knowledge.store import Store
    from knowledge.store.holdings import Holding

    Progress = Callable[[int, int], None]

_CURRENT = "current"
THINGS = ("items", "decisions", "directives")


@dataclass(frozen=True, slots=True)
class Reparsed:
    """One minutes read anew.

    ``differs`` has the words of what differs, by ``items_added``, ``decisions_changed`` and so on. ``facts`` tells
    whether the meeting or who was there is read otherwise, ``orphans`` how many corrections would find nothing any
    more; ``fresh`` is None where today's program cannot read the text, which then stays as it is.
    """

    stored: StoredMinutes
    fresh: Minutes | None
    items: tuple[KeyedItem, ...]
    differs: Mapping[str, tuple[str, ...]]
    facts: bool
    orphans: int

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return self.fresh is not None and (self.facts or any(self.differs.values()))


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
        seen = [(one.stored.id, one.stored.sha256, one.stored.version, one.differs, one.items) for one in self.read]
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
    if not same or _differences(parsed.of(db, one.stored.id), one.items) != one.differs:
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
    audit.note(db, by, "reparsed", minutes_id, **{name: len(words) for name, words in one.differs.items() if words})


# ------------------------------------------------------------------ one minutes
def _reparsed(db: sqlite3.Connection, held: Holding) -> Reparsed:
    stored = held.minutes
    whole = holdings.whole(db, stored.id)
    before = parsed.of(db, stored.id)
    try:
        fresh = parser.parse(whole.document)
    except KnowledgeError:
        return Reparsed(stored, None, before, {}, facts=False, orphans=0)
    items = reread(before, _keyed(fresh, {key for each in before for key in (each.key, *each.keys)}))
    facts = (fresh.meeting, fresh.attendance, fresh.agenda) != (whole.meeting, whole.attendance, whole.agenda)
    orphans = parsed.orphans(db, stored.id, items, fresh.document)
    return Reparsed(stored, fresh, items, _differences(before, items), facts, orphans)


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


def _differences(before: Iterable[KeyedItem], after: Iterable[KeyedItem]) -> Mapping[str, tuple[str, ...]]:
    """The words of the items, decisions and directives that were added, removed and changed."""
    found: dict[str, tuple[str, ...]] = {}
    for thing, old, new in zip(THINGS, _things(before), _things(after), strict=True):
        found[f"{thing}_added"] = tuple(new[key].words for key in new if key not in old)
        found[f"{thing}_removed"] = tuple(old[key].words for key in old if key not in new)
        found[f"{thing}_changed"] = tuple(new[key].words for key in new if key in old and old[key] != new[key])
    return found


@dataclass(frozen=True, slots=True)
class _Thing:
    """An item, a decision or a directive: where it belongs, all that was read of it, and its words for people."""

    home: str
    read: AgendaItem | Decision | Directive
    words: str


def _things(items: Iterable[KeyedItem]) -> tuple[dict[object, _Thing], dict[object, _Thing], dict[object, _Thing]]:
    """Each item by its key, each decision by where it stands in its item, each directive by its key."""
    bare: dict[object, _Thing] = {}
    decisions: dict[object, _Thing] = {}
    directives: dict[object, _Thing] = {}
    for each in items:
        alone = replace(each.item, decisions=(), directives=())
        bare[each.key] = _Thing("", alone, each.item.heading or each.item.topic)
        decisions |= {(each.key, it.span): _Thing(each.key, it, it.text) for it in each.item.decisions}
        pairs = zip(each.keys, each.item.directives, strict=True)
        directives |= {key: _Thing(each.key, it, it.text) for key, it in pairs}
    return bare, decisions, directives
