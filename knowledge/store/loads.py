"""Minutes → what loading them would do, and its doing in one transaction.

Identity (docs/contract.md): the same file is a duplicate; the same meeting is one whose issuer, series,
ordinal and date agree and are all known; whatever else is alike is named in a warning and kept apart.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from knowledge.differing import change
from knowledge.matching import continued, match_items
from knowledge.model import KeyedItem, LoadPlan, LoadResult, LoadStatus, PartKind
from knowledge.store import audiences, audit, corrections, directives, files, minutes, parsed, passages, people

if TYPE_CHECKING:
    import sqlite3

    from knowledge.model import Meeting, Minutes, StoredMinutes

_NEAR = timedelta(days=180)  # numbers of yearly series recur after about a year: those are no likeness
_LEAST_ALIKE = 2  # of issuer, series, ordinal and date


def plan(db: sqlite3.Connection, new: Minutes) -> LoadPlan:
    """Tell what loading would do now; changes nothing."""
    near = minutes.alike(db, new)
    for stored in near:
        if stored.sha256 == new.document.sha256:
            return LoadPlan(LoadStatus.DUPLICATE, existing=stored)
    for stored in near:
        if _same(stored.meeting, new.meeting):
            keyed = _keyed(db, new, stored.version + 1, stored)
            differs, unseen = change(parsed.of(db, stored.id), keyed), people.unseen(db, new)
            orphans = parsed.orphans(db, stored.id, keyed, new.document)
            return LoadPlan(LoadStatus.REPLACED, existing=stored, change=differs, new_bodies=unseen, orphans=orphans)
    alike = tuple(stored for stored in near if _alike(stored.meeting, new.meeting))
    return LoadPlan(LoadStatus.LOADED, alike=alike, new_bodies=people.unseen(db, new))


def add(db: sqlite3.Connection, new: Minutes, *, visibility: str | None, by: str) -> LoadResult:
    """Write the minutes, their passages and the audit row, inside the caller's transaction."""
    todo = plan(db, new)
    if todo.status is LoadStatus.DUPLICATE and todo.existing:
        return _result(todo.status, todo.existing.id, new)
    old = todo.existing
    version = old.version + 1 if old else 1
    keyed = _keyed(db, new, version, old)
    minutes_id = minutes.add(db, new, visibility=visibility or _visibility(old), by=by, version=version)
    if old and visibility is None:
        audiences.inherit(db, minutes_id, old.id)
    files.keep(db, minutes_id, new.document.data)
    _add_items(db, minutes_id, new, keyed)
    people.add(db, minutes_id, new)
    if old:
        minutes.supersede(db, old.id, minutes_id)
        passages.forget(db, old.id)
        corrections.hand_over(db, old.id, minutes_id)
        parsed.refresh(db, minutes_id)
    audit.note(db, by, todo.status, minutes_id, version=version, file=new.document.name, replaces=old and old.id)
    return _result(todo.status, minutes_id, new)


def _visibility(old: StoredMinutes | None) -> str:
    """Where nobody chose: what the earlier version had, so that a new text never shows to more people."""
    return old.visibility if old else "internal"


def _add_items(db: sqlite3.Connection, minutes_id: int, new: Minutes, keyed: tuple[KeyedItem, ...]) -> None:
    item_ids: dict[int, int] = {}
    for each in keyed:
        item_id = item_ids[each.item.ordinal] = minutes.put_item(db, minutes_id, each.item, key=each.key)
        for number, (key, one) in enumerate(zip(each.keys, each.item.directives, strict=True), 1):
            directives.put(db, one, minutes_id=minutes_id, item_id=item_id, number=number, key=key)
    passages.index(db, minutes_id, new, item_ids)


def _keyed(db: sqlite3.Connection, new: Minutes, version: int, old: StoredMinutes | None) -> tuple[KeyedItem, ...]:
    """Each item and directive with its key: that of the old one it continues, else one of its own."""
    name = f"{new.document.sha256}:{version}"
    fresh = tuple(
        KeyedItem(_key(f"{name}:{i}"), item, tuple(_key(f"{name}:{i}:{j}") for j in range(len(item.directives))))
        for i, item in enumerate(new.items)
    )
    if old is None:
        return fresh
    before = parsed.of(db, old.id)
    pairs = match_items([each.item for each in before], new.items)
    return tuple(continued(before[pairs[i]], each) if i in pairs else each for i, each in enumerate(fresh))


def _key(name: str) -> str:
    return blake2b(name.encode(), digest_size=8).hexdigest()


def _facts(meeting: Meeting) -> tuple[object, ...]:
    return meeting.issuer, meeting.series, meeting.ordinal, meeting.held_on


def _same(old: Meeting, new: Meeting) -> bool:
    return None not in _facts(old) and _facts(old) == _facts(new)


def _alike(old: Meeting, new: Meeting) -> bool:
    """Two facts agree, at most one differs, and the days are near: a number alone recurs every year."""
    if old.held_on and new.held_on and abs(old.held_on - new.held_on) > _NEAR:
        return False
    known = [(a, b) for a, b in zip(_facts(old), _facts(new), strict=True) if a is not None and b is not None]
    agree = sum(a == b for a, b in known)
    return agree >= _LEAST_ALIKE and len(known) - agree <= 1


def _result(status: LoadStatus, minutes_id: int, new: Minutes) -> LoadResult:
    unread = sum(
        len("".join(new.document.source[part.span.start : part.span.end].split()))
        for part in new.parts
        if part.kind is PartKind.UNREAD
    )
    tasks = sum(len(item.directives) for item in new.items)
    return LoadResult(status, minutes_id, len(new.items), tasks, unread)
