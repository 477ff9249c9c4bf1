"""The shipped intent table and what administrators taught ↔ rows of intents."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import yaml

from knowledge.model import Phrasing
from knowledge.store.rows import insert

if TYPE_CHECKING:
    import sqlite3

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTE = """
insert into notes (name, value) values ('intents', ?)
on conflict (name) do update set value = excluded.value
"""


def stale(db: sqlite3.Connection, table: str) -> bool:
    """Whether the shipped rows were made of another text of the table."""
    row = db.execute("select value from notes where name = 'intents'").fetchone()
    return row is None or row[0] != _digest(table)


def refresh(db: sqlite3.Connection, table: str) -> None:
    """Put the phrasings of intents.yaml in place of the earlier shipped ones; taught rows stay."""
    entries = yaml.load(table, _LOADER) or ()  # noqa: S506 a safe loader
    shipped = [(entry["intent"], phrasing) for entry in entries for phrasing in entry.get("phrasings", ())]
    db.execute("delete from intents where origin = 'shipped'")
    db.executemany("insert into intents (intent, phrasing, origin) values (?, ?, 'shipped')", shipped)
    db.execute(_NOTE, (_digest(table),))


def teach(db: sqlite3.Connection, intent: str, phrasing: str, by: str) -> int:
    """Add a phrasing that wins over the shipped ones; returns its id."""
    row = {"intent": intent, "phrasing": phrasing, "origin": "taught", "taught_by": by}
    taught = insert(db, "intents", row)
    db.execute("update intents set taught_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') where id = ?", (taught,))
    return taught


def every(db: sqlite3.Connection) -> tuple[Phrasing, ...]:
    """All phrasings, taught ones first, the latest taught before the earlier."""
    rows = db.execute(
        "select id, intent, phrasing, origin = 'taught' as taught from intents"
        " order by taught desc, case when origin = 'taught' then -id else id end"
    )
    return tuple(Phrasing(row["id"], row["intent"], row["phrasing"], bool(row["taught"])) for row in rows)


def _digest(table: str) -> str:
    return sha256(table.encode()).hexdigest()
