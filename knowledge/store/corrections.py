"""Corrections ↔ rows of corrections; and what a person is about to type ↔ rows of prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from knowledge.model import Correction, Mend, State
from knowledge.store.audiences import SEEN
from knowledge.store.rows import day, insert, iso, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

# A correction hangs on the key of an item or a directive, and on the text of its meeting that is in force.
SCHEMA = """
create table corrections (
    id integer primary key autoincrement,
    minutes_id integer references minutes(id) on delete set null,
    key text not null,
    mend text not null,
    words text not null,
    before text not null,
    place text not null,
    by text not null,
    standing text not null,
    made_on text not null,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    state text not null default 'applied' check (state in ('applied', 'orphaned', 'taken_back'))
);
create index corrections_key on corrections(key);
create index corrections_minutes on corrections(minutes_id);
create table parsed (
    minutes_id integer primary key references minutes(id) on delete cascade,
    items text not null
);
create table prompts (
    chat integer not null,
    message integer not null,
    person integer not null,
    action text not null,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    primary key (chat, message)
);
alter table minutes add column dated text;
alter table items add column key text not null default '';
update items set key = lower(hex(randomblob(8)));
update items set key = coalesce((
    select n.key from minutes m join items n on n.minutes_id = m.replaced_by and n.topic = items.topic
    where m.id = items.minutes_id and m.state = 'superseded'
), key);
create index items_key on items(key)
"""
_MEND = TypeAdapter(Mend)
_OF_KEYS = """
select * from corrections where state = 'applied' and key in (select value from json_each(?)) order by id
"""
_LISTED = f"""
select c.* from corrections c left join minutes m on m.id = c.minutes_id
where c.state != 'taken_back' and (({SEEN}) or 'restricted' in (select value from json_each(:sees)))
order by c.state = 'orphaned' desc, c.id desc
"""  # noqa: S608 our own words
_IN_FORCE = f"""
select m.id from minutes m join {{table}} t on t.minutes_id = m.id where t.key = :key and {SEEN}
"""  # noqa: S608 our own words


def add(db: sqlite3.Connection, made: Correction) -> int:
    """Write a correction down; returns its id, which is never given out again."""
    row = {
        "minutes_id": made.minutes_id,
        "key": made.key,
        "mend": _MEND.dump_json(made.mend, exclude_defaults=True).decode(),
        "words": made.words,
        "before": made.before,
        "place": made.place,
        "by": made.by,
        "standing": made.standing,
        "made_on": iso(made.on),
    }
    return insert(db, "corrections", row)


def one(db: sqlite3.Connection, correction_id: int) -> Correction | None:
    """Return the correction of one id, whatever its state."""
    row = db.execute("select * from corrections where id = ?", (correction_id,)).fetchone()
    return _correction(row) if row else None


def of_minutes(db: sqlite3.Connection, minutes_id: int) -> tuple[Correction, ...]:
    """Return those made of one minutes and not taken back, in order."""
    query = "select * from corrections where minutes_id = ? and state != 'taken_back' order by id"
    return tuple(map(_correction, db.execute(query, (minutes_id,))))


def of_keys(db: sqlite3.Connection, keys: Collection[str]) -> tuple[Correction, ...]:
    """Return those that hold of some items and directives, in order."""
    return tuple(map(_correction, db.execute(_OF_KEYS, (listed(keys),)))) if keys else ()


def every(db: sqlite3.Connection, sees: Collection[str]) -> tuple[Correction, ...]:
    """Return those not taken back, orphans first, then the latest.

    Whoever sees all restricted minutes also sees those whose minutes are out of force or gone.
    """
    return tuple(map(_correction, db.execute(_LISTED, {"sees": listed(sees)})))


def minutes_of(db: sqlite3.Connection, key: str, sees: Collection[str]) -> int | None:
    """Return the minutes in force, of those that may be seen, that hold the item or the directive of a key."""
    for table in ("directives", "items"):
        row = db.execute(_IN_FORCE.format(table=table), {"key": key, "sees": listed(sees)}).fetchone()
        if row is not None:
            return int(row[0])
    return None


def settle(db: sqlite3.Connection, minutes_id: int, held: Collection[int]) -> None:
    """Note which corrections of the minutes hold; the others are orphans."""
    db.execute(
        "update corrections set state = iif(id in (select value from json_each(?)), 'applied', 'orphaned')"
        " where minutes_id = ? and state != 'taken_back'",
        (listed(held), minutes_id),
    )


def take_back(db: sqlite3.Connection, correction_id: int) -> None:
    """Let a correction hold no longer; its row stays."""
    db.execute("update corrections set state = ? where id = ?", (State.TAKEN_BACK, correction_id))


def hand_over(db: sqlite3.Connection, before: int, after: int | None) -> None:
    """Let the corrections of one text of a meeting hang on another, or on none: then all are orphans."""
    db.execute("update corrections set minutes_id = ? where minutes_id = ?", (after, before))
    if after is None:
        db.execute("update corrections set state = 'orphaned' where minutes_id is null and state = 'applied'")


def _correction(row: sqlite3.Row) -> Correction:
    made_on = day(row["made_on"])
    assert made_on is not None  # noqa: S101 the column is never null
    return Correction(
        id=row["id"],
        key=row["key"],
        mend=_MEND.validate_json(row["mend"]),
        words=row["words"],
        before=row["before"],
        by=row["by"],
        standing=row["standing"],
        on=made_on,
        state=State(row["state"]),
        minutes_id=row["minutes_id"],
        place=row["place"],
    )


# ------------------------------------------------------------------ what somebody was asked to type
def ask(db: sqlite3.Connection, chat: int, message: int, person: int, action: str) -> None:
    """Keep what an answer to this message will mean; those of a month ago go."""
    db.execute("delete from prompts where at < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-30 days')")
    db.execute(
        "insert or replace into prompts (chat, message, person, action) values (?, ?, ?, ?)",
        (chat, message, person, action),
    )


def asked(db: sqlite3.Connection, chat: int, message: int, person: int) -> str | None:
    """Return what an answer to this message means, if it was this person who was asked."""
    query = "select action from prompts where chat = ? and message = ? and person = ?"
    row = db.execute(query, (chat, message, person)).fetchone()
    return str(row[0]) if row else None


def answered(db: sqlite3.Connection, chat: int, message: int) -> None:
    """Forget the question."""
    db.execute("delete from prompts where chat = ? and message = ?", (chat, message))
