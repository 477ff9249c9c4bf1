"""A database of any age → one of today's schema, step by step (sqlite-utils migrations).

A step that has been released is never edited: a change is a new step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

from knowledge.store import applications, audiences, corrections, files, invites, members, misses, passages, taught

if TYPE_CHECKING:
    import sqlite3

SET = "minutes_bot"
migrations = Migrations(SET)

_TABLES = """
create table minutes (
    id integer primary key,
    name text, ordinal integer, issuer text, issue_no text, held_on text, held_text text,
    chair text, chair_title text, place text, issued_on text, issued_text text,
    compiled_on text, compiled_text text, compiled_by text, series text,
    visibility text not null default 'internal' check (visibility in ('public', 'internal', 'restricted')),
    state text not null default 'current' check (state in ('current', 'superseded', 'removed')),
    version integer not null default 1,
    replaced_by integer references minutes(id),
    file_name text not null,
    format text not null,
    sha256 text not null,
    source text not null,
    attendance text not null,
    agenda text not null,
    parts text not null,
    loaded_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    loaded_by text not null
);
create index minutes_sha256 on minutes(sha256);
create index minutes_ordinal on minutes(ordinal);
create index minutes_held_on on minutes(held_on);
create table items (
    id integer primary key,
    minutes_id integer not null references minutes(id) on delete cascade,
    ordinal integer not null,
    heading text,
    topic text not null,
    kind text not null,
    start integer not null,
    end integer not null,
    presenters text not null,
    documents text not null
);
create index items_minutes on items(minutes_id, ordinal);
create table decisions (
    id integer primary key,
    item_id integer not null references items(id) on delete cascade,
    number integer not null,
    outcome text not null,
    text text not null,
    start integer not null,
    end integer not null,
    condition text,
    vote text
);
create index decisions_item on decisions(item_id, number);
create table directives (
    id integer primary key,
    key text not null,
    minutes_id integer not null references minutes(id) on delete cascade,
    item_id integer not null references items(id) on delete cascade,
    number integer not null,
    text text not null,
    start integer not null,
    end integer not null,
    deadline_text text,
    deadline_on text,
    deadline_note text,
    issued_as text,
    reports_to text,
    core integer not null,
    place text not null,
    unique (minutes_id, key)
);
create index directives_item on directives(item_id, number);
create index directives_key on directives(key);
create table directive_bodies (
    id integer primary key,
    directive_id integer not null references directives(id) on delete cascade,
    position integer not null,
    name text not null,
    canonical text not null,
    official text,
    key text,
    role text not null
);
create index directive_bodies_directive on directive_bodies(directive_id, position);
create index directive_bodies_canonical on directive_bodies(canonical);
create index directive_bodies_key on directive_bodies(key);
create table people (
    id integer primary key,
    minutes_id integer not null references minutes(id) on delete cascade,
    name text,
    body text,
    part text not null check (part in ('attendee', 'observer', 'absent', 'recorder', 'chair'))
);
create index people_minutes on people(minutes_id);
create index people_body on people(body);
create table intents (
    id integer primary key,
    intent text not null,
    phrasing text not null,
    origin text not null check (origin in ('shipped', 'taught')),
    taught_by text,
    taught_at text
);
create table audit (
    id integer primary key,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    who text not null,
    action text not null,
    minutes_id integer,
    detail text not null
);
create table drafts (
    id integer primary key,
    owner integer not null,
    name text not null,
    data blob not null,
    created_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
);
create table dialogues (
    chat integer not null,
    person integer not null,
    state text not null,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    primary key (chat, person)
);
create table notes (
    name text primary key,
    value text not null
)
"""


@migrations(name="0001_minutes")
def _minutes(db: Database) -> None:
    _take(db, _TABLES, passages.SCHEMA)


@migrations(name="0002_people")
def _people(db: Database) -> None:
    _take(db, members.SCHEMA, applications.SCHEMA, invites.SCHEMA, audiences.SCHEMA)


def _take(db: Database, *tables: str) -> None:
    # executescript would commit the transaction that the step runs in
    for statement in ";".join(tables).split(";"):
        if statement.strip():
            db.conn.execute(statement)


@migrations(name="0003_taught")
def _taught(db: Database) -> None:
    _take(db, taught.SCHEMA, misses.SCHEMA)


@migrations(name="0004_grams_by_audience")
def _grams_by_audience(db: Database) -> None:
    _take(db, passages.BY_AUDIENCE)
    passages.count_all(db.conn)


@migrations(name="0005_files")
def _files(db: Database) -> None:
    _take(db, files.SCHEMA)


@migrations(name="0006_corrections")
def _corrections(db: Database) -> None:
    _take(db, corrections.SCHEMA)


@migrations(name="0007_stretches")
def _stretches(db: Database) -> None:
    _take(db, "alter table items add column stretches text not null default '[]'")


def made(db: sqlite3.Connection) -> bool:
    """Whether this program, of whatever version, has made the database."""
    return bool(migrations.applied(Database(db, execute_plugins=False)))


def foreign(db: sqlite3.Connection) -> bool:
    """Whether the database holds tables and yet was not made by this program."""
    return bool(Database(db, execute_plugins=False).table_names()) and not made(db)


def newer(db: sqlite3.Connection) -> bool:
    """Whether a later version of this program has taken steps that this one does not know."""
    fresh = Database(memory=True, execute_plugins=False)
    known = {step.name for step in migrations.pending(fresh)}
    fresh.close()
    return any(step.name not in known for step in migrations.applied(Database(db, execute_plugins=False)))


def migrate(db: sqlite3.Connection) -> None:
    """Take every step that is due, all or none."""
    wrapped = Database(db, execute_plugins=False)
    if not migrations.pending(wrapped):
        return
    db.execute("begin immediate")  # before looking again: another process may be migrating too
    try:
        migrations.apply(wrapped)
    except BaseException:
        db.rollback()
        raise
    db.commit()
