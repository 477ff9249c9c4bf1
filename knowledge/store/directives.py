"""Directives ↔ rows of directives and directive_bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.model import Body, Deadline, Directive, Role, Span, StoredDirective
from knowledge.store import rows
from knowledge.store.audiences import SEEN
from knowledge.store.rows import day, iso, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping
    from datetime import date

_ROWS = """
select d.*, i.ordinal as item_ordinal from directives d
join items i on i.id = d.item_id join minutes m on m.id = d.minutes_id
where {where}
order by m.held_on desc, m.ordinal desc, m.id desc, i.ordinal, d.number
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


def by_item(db: sqlite3.Connection, item_ids: Collection[int]) -> dict[int, list[StoredDirective]]:
    """Return the directives of some items, in order, by the id of their item."""
    found: dict[int, list[StoredDirective]] = {}
    where = "d.item_id in (select value from json_each(:ids))"
    for directive in _fetch(db, where, {"ids": listed(item_ids)}):
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
    found = db.execute(_ROWS.format(where=where), slots).fetchall()
    bodies: dict[int, list[Body]] = {}
    for row in db.execute(
        "select * from directive_bodies where directive_id in (select value from json_each(?))"
        " order by directive_id, position",
        (listed([row["id"] for row in found]),),
    ):
        bodies.setdefault(row["directive_id"], []).append(_body(row))
    return tuple(_stored(row, tuple(bodies.get(row["id"], ()))) for row in found)


def _body(row: sqlite3.Row) -> Body:
    return Body(row["name"], row["canonical"], Role(row["role"]), row["official"], row["key"])


def _stored(row: sqlite3.Row, bodies: tuple[Body, ...]) -> StoredDirective:
    deadline = None
    if row["deadline_text"] is not None:
        deadline = Deadline(row["deadline_text"], day(row["deadline_on"]), row["deadline_note"])
    directive = Directive(
        text=row["text"],
        span=Span(row["start"], row["end"]),
        bodies=bodies,
        deadline=deadline,
        issued_as=row["issued_as"],
        reports_to=row["reports_to"],
        core=bool(row["core"]),
        place=row["place"],
    )
    return StoredDirective(
        row["id"],
        row["key"],
        row["minutes_id"],
        row["item_id"],
        row["item_ordinal"],
        row["number"],
        directive,
    )
