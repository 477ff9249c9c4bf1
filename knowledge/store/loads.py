"""Minutes → what loading them would do, and its doing in one transaction.

Identity (docs/contract.md): the same file is a duplicate; the same meeting is one whose issuer, series,
ordinal and date agree and are all known; whatever else is alike is named in a warning and kept apart.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from knowledge.matching import change, match_directives, match_items
from knowledge.model import LoadPlan, LoadResult, LoadStatus, PartKind
from knowledge.store import audiences, audit, directives, files, minutes, passages, people

if TYPE_CHECKING:
    import sqlite3

    from knowledge.model import Meeting, Minutes, StoredMinutes

_NEAR = timedelta(days=180)  # numbers of yearly series recur after about a year: those are no likeness
_LEAST_ALIKE = 2  # of issuer, series, ordinal and date

Keys = dict[tuple[int, int], str]  # (position of the item, position of the directive) → key


def plan(db: sqlite3.Connection, new: Minutes) -> LoadPlan:
    """Tell what loading would do now; changes nothing."""
    near = minutes.alike(db, new)
    for stored in near:
        if stored.sha256 == new.document.sha256:
            return LoadPlan(LoadStatus.DUPLICATE, existing=stored)
    for stored in near:
        if _same(stored.meeting, new.meeting):
            old = [found.item for found in minutes.items(db, stored.id)]
            differs, unseen = change(old, new.items), people.unseen(db, new)
            return LoadPlan(LoadStatus.REPLACED, existing=stored, change=differs, new_bodies=unseen)
    alike = tuple(stored for stored in near if _alike(stored.meeting, new.meeting))
    return LoadPlan(LoadStatus.LOADED, alike=alike, new_bodies=people.unseen(db, new))


def add(db: sqlite3.Connection, new: Minutes, *, visibility: str | None, by: str) -> LoadResult:
    """Write the minutes, their passages and the audit row, inside the caller's transaction."""
    todo = plan(db, new)
    if todo.status is LoadStatus.DUPLICATE and todo.existing:
        return _result(todo.status, todo.existing.id, new)
    old = todo.existing
    version = old.version + 1 if old else 1
    keys = _keys(db, new, version, old)
    minutes_id = minutes.add(db, new, visibility=visibility or _visibility(old), by=by, version=version)
    if old and visibility is None:
        audiences.inherit(db, minutes_id, old.id)
    files.keep(db, minutes_id, new.document.data)
    _add_items(db, minutes_id, new, keys)
    people.add(db, minutes_id, new)
    if old:
        minutes.supersede(db, old.id, minutes_id)
        passages.forget(db, old.id)
    audit.note(db, by, todo.status, minutes_id, version=version, file=new.document.name, replaces=old and old.id)
    return _result(todo.status, minutes_id, new)


def _visibility(old: StoredMinutes | None) -> str:
    """Where nobody chose: what the earlier version had, so that a new text never shows to more people."""
    return old.visibility if old else "internal"


def _add_items(db: sqlite3.Connection, minutes_id: int, new: Minutes, keys: Keys) -> None:
    item_ids: dict[int, int] = {}
    for i, item in enumerate(new.items):
        item_id = item_ids[item.ordinal] = minutes.add_item(db, minutes_id, item)
        for j, directive in enumerate(item.directives):
            directives.add(db, directive, minutes_id=minutes_id, item_id=item_id, number=j + 1, key=keys[i, j])
    passages.index(db, minutes_id, new, item_ids)


def _keys(db: sqlite3.Connection, new: Minutes, version: int, old: StoredMinutes | None) -> Keys:
    """Each directive's key: that of the old one it continues, else one of its own."""
    keys = {
        (i, j): blake2b(f"{new.document.sha256}:{version}:{i}:{j}".encode(), digest_size=8).hexdigest()
        for i, item in enumerate(new.items)
        for j in range(len(item.directives))
    }
    if old is None:
        return keys
    stored = minutes.items(db, old.id)
    known = directives.by_item(db, [found.id for found in stored])
    for i, k in match_items([found.item for found in stored], new.items).items():
        before = known.get(stored[k].id, [])
        for j, m in match_directives([found.directive for found in before], new.items[i].directives).items():
            keys[i, j] = before[m].key
    return keys


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
