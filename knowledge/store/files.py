"""The file that minutes were loaded from ↔ a row of files; minutes of an older store have their text alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.store.audiences import SEEN
from knowledge.store.rows import listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

SCHEMA = """
create table files (
    minutes_id integer primary key references minutes(id) on delete cascade,
    data blob not null
)
"""
_ONE = f"""
select m.file_name, m.source, f.data from minutes m left join files f on f.minutes_id = m.id
where m.id = :id and {SEEN}
"""  # noqa: S608 our own words


def keep(db: sqlite3.Connection, minutes_id: int, data: bytes) -> None:
    """Keep the file beside its minutes; nothing where there is none at hand."""
    if data:
        db.execute("insert into files values (?, ?)", (minutes_id, data))


def one(db: sqlite3.Connection, minutes_id: int, sees: Collection[str]) -> tuple[str, bytes] | None:
    """Return name and content of the file, its text where only that was kept; None where it may not be seen."""
    row = db.execute(_ONE, {"id": minutes_id, "sees": listed(sees)}).fetchone()
    if row is None:
        return None
    if row["data"] is not None:
        return row["file_name"], bytes(row["data"])
    return f"{row['file_name']}.txt", str(row["source"]).encode("utf-8", "replace")
