"""Nouns ↔ the columns they are kept in: what the other modules of the store share."""

from __future__ import annotations

import json
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping


_BATCH = 100
_encode = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps makes a new encoder each time


def insert(db: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Write one row and return its id; table and columns are the program's own words, never a person's."""
    columns = ", ".join(row)
    slots = ", ".join(f":{column}" for column in row)
    return db.execute(f"insert into {table} ({columns}) values ({slots})", dict(row)).lastrowid or 0  # noqa: S608


def put(db: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Write one row in place of that of its ``id``, where it has one and there is one; returns the id."""
    if row.get("id") is None:
        return insert(db, table, {column: value for column, value in row.items() if column != "id"})
    columns = ", ".join(f"{column} = :{column}" for column in row)
    db.execute(f"update {table} set {columns} where id = :id", dict(row))  # noqa: S608 our own words
    return int(str(row["id"]))


def packed(value: object) -> str:
    """JSON as a person can read it in the database."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def listed(values: Collection[str] | Collection[int]) -> str:
    """Return a set as the JSON array that ``json_each`` takes apart: one statement for any number."""
    return _encode(sorted(values))


def batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """Yield ids by the hundred: what is read of so many at once costs little memory, and few statements."""
    rest = iter(ids)
    while some := list(islice(rest, _BATCH)):
        yield some


def iso(day: date | None) -> str | None:
    """Return a day as ISO text."""
    return day.isoformat() if day else None


def day(text: str | None) -> date | None:
    """ISO text as a day."""
    return date.fromisoformat(text) if text else None
