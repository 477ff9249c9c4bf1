"""Restricted minutes ↔ rows of audiences: the bodies that they are for; and the one test of who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

# The audience is what an asker must hold to see the minutes; knowledge.access.token makes the same of an id.
SCHEMA = """
create table audiences (
    minutes_id integer not null references minutes(id) on delete cascade,
    body text not null,
    primary key (minutes_id, body)
);
alter table minutes add column audience text generated always as (
    case visibility when 'restricted' then 'restricted:' || id else visibility end
) virtual
"""

# The minutes ``m`` in force that an asker may see, who holds their audience, or ``restricted`` for all restricted ones.
SEEN = """
m.state = 'current' and (m.audience in (select value from json_each(:sees))
    or m.visibility in (select value from json_each(:sees)))
"""


def restricted(db: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    """Return the bodies of every restricted minutes in force; none where only administrators may see them."""
    found: dict[int, tuple[str, ...]] = {}
    for row in db.execute(
        "select m.id, a.body from minutes m left join audiences a on a.minutes_id = m.id"
        " where m.visibility = 'restricted' and m.state = 'current' order by a.rowid"
    ):
        found[row["id"]] = (*found.get(row["id"], ()), *((row["body"],) if row["body"] else ()))
    return found


def of(db: sqlite3.Connection, minutes_id: int) -> tuple[str, ...]:
    """Return the bodies that one minutes is for."""
    rows = db.execute("select body from audiences where minutes_id = ? order by rowid", (minutes_id,))
    return tuple(row[0] for row in rows)


def put(db: sqlite3.Connection, minutes_id: int, visibility: str, bodies: Iterable[str] = ()) -> None:
    """Say who may see the minutes, in place of what was said before."""
    db.execute("update minutes set visibility = ? where id = ?", (visibility, minutes_id))
    db.execute("delete from audiences where minutes_id = ?", (minutes_id,))
    db.executemany("insert or ignore into audiences values (?, ?)", ((minutes_id, body) for body in bodies))


def inherit(db: sqlite3.Connection, minutes_id: int, old: int) -> None:
    """Let a new version be for the bodies that the old one was for."""
    db.execute("insert into audiences select ?, body from audiences where minutes_id = ?", (minutes_id, old))
