"""Strangers who wish to be let in ↔ rows of applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.access import Application
from knowledge.store.rows import insert

if TYPE_CHECKING:
    import sqlite3

SCHEMA = """
create table applications (
    id integer primary key,
    person integer not null,
    name text not null,
    state text not null default 'open' check (state in ('open', 'approved', 'declined')),
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    decided_by text,
    decided_at text
);
create unique index applications_open on applications(person) where state = 'open'
"""
# One that waits, or one that was declined within the day, stands in the way of another.
_HINDERED = """
select 1 from applications where person = ? and (
    state = 'open' or (state = 'declined' and decided_at > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 day'))
)
"""
_DECIDE = """
update applications set state = ?, decided_by = ?, decided_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
where id = ? and state = 'open'
"""


def add(db: sqlite3.Connection, person: int, name: str) -> Application | None:
    """Write an application down; None where the person has to wait."""
    if db.execute(_HINDERED, (person,)).fetchone():
        return None
    return Application(insert(db, "applications", {"person": person, "name": name}), person, name, "open")


def one(db: sqlite3.Connection, application_id: int) -> Application | None:
    """Return the application of one id."""
    row = db.execute("select id, person, name, state from applications where id = ?", (application_id,)).fetchone()
    return Application(*row) if row else None


def waiting(db: sqlite3.Connection) -> tuple[Application, ...]:
    """Return those that nobody has decided on, the oldest first."""
    rows = db.execute("select id, person, name, state from applications where state = 'open' order by id")
    return tuple(Application(*row) for row in rows)


def decide(db: sqlite3.Connection, application_id: int, state: str, by: str) -> bool:
    """Approve or decline; False where somebody was quicker."""
    return db.execute(_DECIDE, (state, by, application_id)).rowcount > 0
