"""Directives ↔ rows of directives and directive_bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.model import Body, Deadline, Directive, Role, Span, StoredDirective
from knowledge.store import rows
from knowledge.store.audiences import SEEN
from knowledge.store.rows import day, iso, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

_ROLES = {str(role): role for role in Role}  # to call an enumeration takes ten times as long
_COLUMNS = """
d.id, d.key, d.minutes_id, d.item_id, i.ordinal, d.number, d.text, d.start, d."end", d.deadline_text, d.deadline_on,
d.deadline_note, d.issued_as, d.reports_to, d.core, d.place
"""
_ROWS = f"""
select {_COLUMNS} from directives d
join items i on i.id = d.item_id join minutes m on m.id = d.minutes_id
where {{where}}
order by m.held_on desc, m.ordinal desc, m.id desc, i.ordinal, d.number
"""  # noqa: S608 our own words
_OF_ITEMS = f"""
select {_COLUMNS} from directives d join items i on i.id = d.item_id
where d.item_id in (select value from json_each(?)) order by d.item_id, d.number
"""  # noqa: S608 our own words
_BODIES = """
select directive_id, name, canonical, official, key, role from directive_bodies
where directive_id in (select value from json_each(?)) order by directive_id, position
"""
_EVERY = f"""
{SEEN} and (:meeting is null or m.ordinal = :meeting) and (:since is null or m.held_on >= :since)
and (:role is null or exists (select 1 from directive_bodies b where b.directive_id = d.id and b.role = :role))
"""  # noqa: S608 our own words
_OF_BODIES = f"""
{SEEN} and (:meeting is null or m.ordinal = :meeting) and (:since is null or m.held_on >= :since)
and d.id in (
    select directive_id from directive_bodies
    where canonical in (select value from json_each(:names)) and (:role is null or role = :role)
    union
    select directive_id from directive_bodies
    where key in (select value from json_each(:names)) and (:role is null or role = :role)
)
"""  # noqa: S608 our own words
# A body that was carried over from the sentence before is of a group where the same minutes print it as one.
_GENERIC = f"""
{SEEN} and m.id in (select value from json_each(:ids))
and exists (select 1 from directive_bodies b where b.directive_id = d.id)
and not exists (
    select 1 from directive_bodies b where b.directive_id = d.id and b.role != 'group' and not (
        b.role = 'implied' and exists (
            select 1 from directives e join directive_bodies g on g.directive_id = e.id
            where e.minutes_id = d.minutes_id and g.role = 'group' and g.canonical = b.canonical
        )
    )
)
"""  # noqa: S608 our own words
_OF_PERSON = f"""
{SEEN} and (instr(d.text, :name) or d.id in (
    select directive_id from directive_bodies where canonical = :name and role = 'person'
))
"""  # noqa: S608 our own words


# ------------------------------------------------------------------ writing
def put(  # noqa: PLR0913 one column each
    db: sqlite3.Connection,
    directive: Directive,
    *,
    minutes_id: int,
    item_id: int,
    number: int,
    key: str,
    directive_id: int | None = None,
) -> int:
    """Write a directive and its bodies, in place of the directive of an id where one is given; returns its id."""
    deadline = directive.deadline
    directive_id = rows.put(
        db,
        "directives",
        {
            "id": directive_id,
            "key": key,
            "minutes_id": minutes_id,
            "item_id": item_id,
            "number": number,
            "text": directive.text,
            "start": directive.span.start,
            "end": directive.span.end,
            "deadline_text": deadline.text if deadline else None,
            "deadline_on": iso(deadline.on) if deadline else None,
            "deadline_note": deadline.note if deadline else None,
            "issued_as": directive.issued_as,
            "reports_to": directive.reports_to,
            "core": directive.core,
            "place": directive.place,
        },
    )
    db.execute("delete from directive_bodies where directive_id = ?", (directive_id,))
    db.executemany(
        "insert into directive_bodies (directive_id, position, name, canonical, official, key, role)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        (
            (directive_id, position, body.name, body.canonical, body.official, body.key, body.role)
            for position, body in enumerate(directive.bodies, 1)
        ),
    )
    return directive_id


# ------------------------------------------------------------------ reading
def one(db: sqlite3.Connection, directive_id: int) -> StoredDirective | None:
    """Return the directive of one id."""
    found = _fetch(db, "d.id = :id", {"id": directive_id})
    return found[0] if found else None


def of_minutes(db: sqlite3.Connection, minutes_id: int) -> tuple[StoredDirective, ...]:
    """Return the directives of one meeting, in order."""
    return _fetch(db, "d.minutes_id = :id", {"id": minutes_id})


def of_meetings(db: sqlite3.Connection, minutes_ids: Iterable[int]) -> Iterator[StoredDirective]:
    """Yield the directives of some meetings, in the order of the ids; some meetings are read at a time."""
    for some in rows.batches(minutes_ids):
        found: dict[int, list[StoredDirective]] = {}
        for stored in _fetch(db, "d.minutes_id in (select value from json_each(:ids))", {"ids": listed(some)}):
            found.setdefault(stored.minutes_id, []).append(stored)
        for one in some:
            yield from found.get(one, ())


def by_item(db: sqlite3.Connection, item_ids: Collection[int]) -> dict[int, list[StoredDirective]]:
    """Return the directives of some items, in order, by the id of their item."""
    found: dict[int, list[StoredDirective]] = {}
    for directive in _stored(db, db.execute(_OF_ITEMS, (listed(item_ids),)).fetchall()):
        found.setdefault(directive.item_id, []).append(directive)
    return found


def every(
    db: sqlite3.Connection,
    sees: Collection[str],
    *,
    meeting: int | None = None,
    since: date | None = None,
    role: Role | None = None,
) -> tuple[StoredDirective, ...]:
    """Return all directives that may be seen; newest meeting first, in text order."""
    slots = {"sees": listed(sees), "meeting": meeting, "since": iso(since), "role": role}
    return _fetch(db, _EVERY, slots)


def of_bodies(  # noqa: PLR0913 one filter each
    db: sqlite3.Connection,
    names: Collection[str],
    sees: Collection[str],
    *,
    meeting: int | None = None,
    since: date | None = None,
    role: Role | None = None,
) -> tuple[StoredDirective, ...]:
    """Every directive to any of the bodies (canonical names or keys); newest meeting first, in text order."""
    slots = {
        "names": listed(names),
        "sees": listed(sees),
        "meeting": meeting,
        "since": iso(since),
        "role": role,
    }
    return _fetch(db, _OF_BODIES, slots)


def of_person(db: sqlite3.Connection, name: str, sees: Collection[str]) -> tuple[StoredDirective, ...]:
    """Return the directives that go to a person or name one; newest meeting first, in text order."""
    return _fetch(db, _OF_PERSON, {"name": name, "sees": listed(sees)})


def generic(db: sqlite3.Connection, sees: Collection[str], minutes_ids: Collection[int]) -> tuple[StoredDirective, ...]:
    """Return the directives of some meetings that go to generic bodies alone (各地各部门)."""
    return _fetch(db, _GENERIC, {"sees": listed(sees), "ids": listed(minutes_ids)})


def _fetch(db: sqlite3.Connection, where: str, slots: Mapping[str, object]) -> tuple[StoredDirective, ...]:
    return _stored(db, db.execute(_ROWS.format(where=where), slots).fetchall())


def _stored(db: sqlite3.Connection, found: Sequence[sqlite3.Row]) -> tuple[StoredDirective, ...]:
    # Rows are taken apart by place: to look columns up by name costs more than all else that is done with them.
    bodies: dict[int, list[Body]] = {}
    for directive_id, name, canonical, official, key, role in db.execute(_BODIES, (listed([row[0] for row in found]),)):
        bodies.setdefault(directive_id, []).append(Body(name, canonical, _ROLES[role], official, key))
    return tuple(_directive(row, tuple(bodies.get(row[0], ()))) for row in found)


def _directive(row: sqlite3.Row, bodies: tuple[Body, ...]) -> StoredDirective:
    number, key, minutes_id, item_id, ordinal, place_in_item, text, start, end, limit, on, note, *rest = row
    issued_as, reports_to, core, place = rest
    deadline = None if limit is None else Deadline(limit, day(on), note)
    directive = Directive(text, Span(start, end), bodies, deadline, issued_as, reports_to, bool(core), place)
    return StoredDirective(number, key, minutes_id, item_id, ordinal, place_in_item, directive)
