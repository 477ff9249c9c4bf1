"""A store ↔ a copy of it in one file: SQLite's backup API, verified before anything is replaced."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.errors import StoreError, StoreNewerError
from knowledge.store import audit, schema
from knowledge.store.connections import Connections, trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_USELESS = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def backup(store: Path, target: Path) -> int:
    """Copy the store to one file while others use it; return its number of minutes.

    StoreError where either is not a store of ours, and then nothing has been replaced.
    """
    _refuse_same(store, target)
    if target.exists():
        _check(target, target)
    with _copied(store, target.parent) as copy:
        count = _check(copy, store)
        copy.replace(target)
    return count


def restore(source: Path, store: Path) -> int:
    """Put a copy in the store's place, at once or not at all; return its number of minutes.

    StoreError where the copy is damaged or not a store of ours, and then nothing has been replaced. A program
    that has the store open goes on with the new content.
    """
    _refuse_same(store, source)
    with _copied(source, store.parent) as copy:
        count = _check(copy, source)
        _bring_up_to_date(copy, after=_revision(store))
        try:
            _pour(copy, store)
        except sqlite3.Error as error:
            if (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF not in _USELESS:
                raise trouble(store, error) from error
            _replace(copy, store)
    return count


def _refuse_same(store: Path, copy: Path) -> None:
    if store.resolve() == copy.resolve():
        raise StoreError(path=copy, reason=say("store_reason_same"))


@contextmanager
def _copied(source: Path, folder: Path) -> Iterator[Path]:
    """Copy a database to a file in the folder that is gone afterwards, unless it was moved."""
    if not source.is_file():
        raise StoreError(path=source, reason=say("store_reason_missing"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".minutes-", dir=folder) as place:
            copy = Path(place) / "copy.db"
            _pour(source, copy)
            with closing(sqlite3.connect(copy)) as db:
                db.execute("pragma journal_mode = delete")  # all of it in the one file
            yield copy
    except OSError as error:
        raise StoreError(path=folder, reason=say("store_reason_unopened")) from error
    except sqlite3.Error as error:
        raise trouble(source, error) from error


def _pour(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as before, closing(sqlite3.connect(target)) as after:
        before.execute("pragma query_only = on")
        before.backup(after)


def _check(path: Path, named: Path) -> int:
    """Count the minutes in force; StoreError under the name that a person gave where it is no whole store."""
    try:
        with closing(sqlite3.connect(path)) as db:
            if not schema.made(db):
                raise StoreError(path=named, reason=say("store_reason_foreign"))
            if schema.newer(db):
                raise StoreNewerError(path=named)
            if db.execute("pragma quick_check").fetchone()[0] != "ok":
                raise StoreError(path=named, reason=say("store_reason_damaged"))
            return int(db.execute("select count(*) from minutes where state = 'current'").fetchone()[0])
    except sqlite3.Error as error:
        raise trouble(named, error) from error


def _bring_up_to_date(copy: Path, after: int) -> None:
    connections = Connections(copy)
    with connections.write() as db:
        audit.restart(db, after)
    connections.close()


def _revision(store: Path) -> int:
    """Return the revision of what is to be replaced, 0 where that cannot be read."""
    if not store.is_file():
        return 0
    try:
        with closing(sqlite3.connect(store)) as db:
            return audit.revision(db)
    except sqlite3.Error:
        return 0


def _replace(copy: Path, store: Path) -> None:
    """Put the file itself in the place of one that SQLite can do nothing with."""
    for ending in ("-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)
    copy.replace(store)
