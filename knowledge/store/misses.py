"""Questions that were missed or marked ↔ rows of misses."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from knowledge.model import Asker, Heard, Miss, Status, Verdict
from knowledge.store import dialogues
from knowledge.store.rows import insert, listed, packed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

KEPT = 20_000  # questions; an open bot may be asked anything by anyone, and the oldest go first
SCHEMA = """
create table misses (
    id integer primary key,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    question text not null,
    heard text not null,
    status text not null,
    verdict text not null check (verdict in ('missed', 'wrong', 'right')),
    sees text not null,
    nearest text not null,
    before text not null,
    chat integer, person integer, message integer,
    turn text unique,
    taught_id integer references taught(id) on delete set null,
    dismissed integer not null default 0
);
create index misses_taught on misses(taught_id)
"""
PENDING = 2_000  # questions that are grouped at a time: no person works through more
_OPEN = """
select * from (
    select * from misses where taught_id is null and dismissed = 0 and verdict <> 'right'
    order by id desc limit ?
) order by id
"""
_AGAIN = "delete from misses where turn = ?"
_THIN = "delete from misses where id <= ?"
_SETTLE = "update misses set taught_id = ? where id = ?"
_DISMISS = "update misses set dismissed = 1 where id in (select value from json_each(?))"


def keep(db: sqlite3.Connection, miss: Miss, turn: str | None) -> int:
    """Write a question; a later mark on the same turn takes the place of the earlier. Returns its id."""
    if turn is not None:
        db.execute(_AGAIN, (turn,))
    asker = miss.asker
    row = {
        "question": miss.question,
        "heard": packed(asdict(miss.heard)),
        "status": miss.status,
        "verdict": miss.verdict,
        "sees": listed(miss.sees),
        "nearest": packed(miss.nearest),
        "before": dialogues.packed_turn(miss.before),
        "chat": asker and asker.chat,
        "person": asker and asker.person,
        "message": asker and asker.message,
        "turn": turn,
    }
    miss_id = insert(db, "misses", row)
    db.execute(_THIN, (miss_id - KEPT,))
    return miss_id


def pending(db: sqlite3.Connection) -> tuple[Miss, ...]:
    """The latest of those that nobody has settled or put aside, earliest first."""
    return tuple(_miss(row) for row in db.execute(_OPEN, (PENDING,)))


def settle(db: sqlite3.Connection, miss_id: int, taught_id: int) -> None:
    """Note which entry answers the question, until that entry is undone."""
    db.execute(_SETTLE, (taught_id, miss_id))


def dismiss(db: sqlite3.Connection, miss_ids: Collection[int]) -> None:
    """Put questions aside that need no answer."""
    db.execute(_DISMISS, (listed(miss_ids),))


def _miss(row: sqlite3.Row) -> Miss:
    heard = json.loads(row["heard"])
    asker = Asker(row["chat"], row["person"], row["message"]) if row["chat"] is not None else None
    return Miss(
        id=row["id"],
        at=row["at"],
        question=row["question"],
        heard=Heard(heard["intent"], heard["topic"], tuple(heard["slots"])),
        status=Status(row["status"]),
        verdict=Verdict(row["verdict"]),
        sees=frozenset(json.loads(row["sees"])),
        nearest=tuple(json.loads(row["nearest"])),
        before=dialogues.unpacked_turn(row["before"]),
        asker=asker,
    )
