"""Who was there and which bodies are known: rows of people and directive_bodies → nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.model import Role, StoredBody, StoredPerson
from knowledge.store.audiences import SEEN
from knowledge.store.rows import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from knowledge.model import Minutes

_PEOPLE = f"""
select p.minutes_id, p.name, p.body, p.part from people p join minutes m on m.id = p.minutes_id
where {SEEN} and p.name is not null order by p.id
"""  # noqa: S608 our own words
_BODIES = f"""
select b.name, b.canonical, b.official, b.key, group_concat(distinct b.role) as roles, 'directive' as place
from directive_bodies b join directives d on d.id = b.directive_id join minutes m on m.id = d.minutes_id
where {SEEN} group by b.canonical, b.name, b.official, b.key
union all
select p.body, p.body, null, null, null, 'attendance' from people p join minutes m on m.id = p.minutes_id
where {SEEN} and p.body is not null group by p.body
union
select json_extract(c.mend, '$.what'), json_extract(c.mend, '$.what'), null, null, null, 'corrected'
from corrections c join minutes m on m.id = c.minutes_id
where {SEEN} and c.state = 'applied' and json_extract(c.mend, '$.field') in ('rename', 'remove')
order by 2, 1, place
"""  # noqa: S608 our own words

_UNSEEN = """
select value from json_each(:names)
where exists (select 1 from minutes)
  and not exists (select 1 from directive_bodies where canonical = value)
  and not exists (select 1 from people where body = value)
order by value
"""


def add(db: sqlite3.Connection, minutes_id: int, minutes: Minutes) -> None:
    """Write who was there, one row a person, and one for a body that sent nobody by name."""
    db.executemany(
        "insert into people (minutes_id, name, body, part) values (?, ?, ?, ?)",
        ((minutes_id, *row) for row in _rows(minutes)),
    )


def remove(db: sqlite3.Connection, minutes_id: int) -> None:
    """Forget who was there."""
    db.execute("delete from people where minutes_id = ?", (minutes_id,))


def _rows(minutes: Minutes) -> Iterator[tuple[str | None, str | None, str]]:
    attendance = minutes.attendance
    if minutes.meeting.chair:
        yield minutes.meeting.chair, None, "chair"
    yield from ((name, None, "attendee") for name in attendance.attendees)
    for observer in attendance.observers:
        yield from ((name, observer.body, "observer") for name in observer.names or (None,))
    yield from ((name, None, "absent") for name in attendance.absent)
    if attendance.recorder:
        yield attendance.recorder, None, "recorder"


def people(db: sqlite3.Connection, sees: Collection[str]) -> tuple[StoredPerson, ...]:
    """Every person in the lists of the minutes in force that may be seen."""
    return tuple(StoredPerson(*row) for row in db.execute(_PEOPLE, {"sees": listed(sees)}))


def bodies(db: sqlite3.Connection, sees: Collection[str]) -> tuple[StoredBody, ...]:
    """Every body that the minutes in force name, once for each printed form and place.

    One that a correction took off its task is still named: the sentence is as it was.
    """
    return tuple(
        StoredBody(
            name=row["name"],
            canonical=row["canonical"],
            official=row["official"],
            key=row["key"],
            roles=tuple(sorted(Role(role) for role in (row["roles"] or "").split(",") if role)),
            where=row["place"],
        )
        for row in db.execute(_BODIES, {"sees": listed(sees)})
    )


def unseen(db: sqlite3.Connection, minutes: Minutes) -> tuple[str, ...]:
    """Return the bodies of these minutes that no earlier ones name; none where there are no earlier ones."""
    named = {body.canonical for item in minutes.items for directive in item.directives for body in directive.bodies}
    return tuple(row[0] for row in db.execute(_UNSEEN, {"names": listed(named)}))
