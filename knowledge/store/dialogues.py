"""What a follow-up may lean on ↔ rows of dialogues, one for each person in each chat."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from knowledge.model import Choice, Dialogue
from knowledge.store.rows import packed

if TYPE_CHECKING:
    import sqlite3

_KEEP = """
insert into dialogues (chat, person, state) values (?, ?, ?)
on conflict (chat, person) do update set state = excluded.state, at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
"""
_ONE = """
select state, at >= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?) as fresh from dialogues where chat = ? and person = ?
"""


def keep(db: sqlite3.Connection, chat: int, person: int, dialogue: Dialogue) -> None:
    """Remember the turn in place of the one before."""
    db.execute(_KEEP, (chat, person, packed_turn(dialogue)))


def one(db: sqlite3.Connection, chat: int, person: int, minutes: int) -> Dialogue | None:
    """Return the turn before, None where there is none; one older than so many minutes is empty and ``expired``."""
    row = db.execute(_ONE, (f"-{minutes} minutes", chat, person)).fetchone()
    if row is None:
        return None
    turn = unpacked_turn(row["state"])
    return turn if row["fresh"] else Dialogue(expired=turn.expired or bool(turn.intent))


def packed_turn(dialogue: Dialogue) -> str:
    """Write a turn as JSON."""
    return packed(asdict(dialogue))


def unpacked_turn(text: str) -> Dialogue:
    """Read a turn from JSON, of an older version too."""
    state = json.loads(text)
    choices = tuple(Choice(**choice) for choice in state.pop("choices", ()))
    known = {field.name for field in fields(Dialogue)}  # an older version may have kept other facts
    facts: dict[str, Any] = {
        name: tuple(it) if isinstance(it, list) else it for name, it in state.items() if name in known
    }
    return Dialogue(**facts, choices=choices)
