"""People who were let in or put out ↔ rows of members and member_bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.access import Member, Standing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

SCHEMA = """
create table members (
    person integer primary key,
    standing text not null
        check (standing in ('admin', 'office', 'official', 'department', 'guest', 'stranger')),
    name text not null,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);
create table member_bodies (
    person integer not null,
    body text not null,
    primary key (person, body)
)
"""
_PUT = """
insert into members (person, standing, name) values (?, ?, ?)
on conflict (person) do update set standing = excluded.standing,
    name = case excluded.name when '' then name else excluded.name end,
    at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
"""
# Every body that some directive names as its own, the most often named first.
_NAMED = """
select canonical from directive_bodies where role in ('lead', 'joint', 'support')
group by canonical order by count(*) desc, canonical
"""


def one(db: sqlite3.Connection, person: int) -> Member | None:
    """Return the member of one id; None where nobody ever decided on them."""
    row = db.execute("select person, standing, name from members where person = ?", (person,)).fetchone()
    return _member(db, row) if row else None


def every(db: sqlite3.Connection) -> tuple[Member, ...]:
    """Return all who were let in, in the order of the standings, those put out left away."""
    found = [it for it in ever(db) if it.standing is not Standing.STRANGER]
    return tuple(sorted(found, key=lambda it: (list(Standing).index(it.standing), it.person)))


def ever(db: sqlite3.Connection) -> tuple[Member, ...]:
    """Return all on whom somebody decided, those put out included."""
    return tuple(_member(db, row) for row in db.execute("select person, standing, name from members").fetchall())


def put(db: sqlite3.Connection, person: int, standing: Standing, name: str) -> None:
    """Give a person a standing in place of the one before; an empty name leaves the known one."""
    db.execute(_PUT, (person, standing, name))


def bind(db: sqlite3.Connection, person: int, bodies: Iterable[str]) -> None:
    """Bind a person to these bodies and to no others."""
    db.execute("delete from member_bodies where person = ?", (person,))
    db.executemany("insert or ignore into member_bodies values (?, ?)", ((person, body) for body in bodies))


def named_bodies(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the bodies that minutes give tasks to by name, the most often named first."""
    return tuple(row[0] for row in db.execute(_NAMED))


def _member(db: sqlite3.Connection, row: sqlite3.Row) -> Member:
    bodies = db.execute("select body from member_bodies where person = ? order by rowid", (row["person"],)).fetchall()
    return Member(row["person"], Standing(row["standing"]), row["name"], tuple(it[0] for it in bodies))
