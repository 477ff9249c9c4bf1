"""A path → one connection that writes, behind a lock, and one that reads for each thread."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakSet

from config.replies import say
from knowledge.errors import StoreError, StoreNewerError
from knowledge.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUSY = 30.0  # seconds to wait for a writer in another process


_REASONS = {
    sqlite3.SQLITE_NOTADB: "store_reason_foreign",
    sqlite3.SQLITE_CORRUPT: "store_reason_damaged",
    sqlite3.SQLITE_BUSY: "store_reason_busy",
    sqlite3.SQLITE_READONLY: "store_reason_readonly",
    sqlite3.SQLITE_FULL: "store_reason_full",
}


def trouble(path: Path, error: sqlite3.Error) -> StoreError:
    """SQLite's error as ours, its cause told apart as far as SQLite tells it."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF  # the rest is SQLite's finer distinction
    return StoreError(path=path, reason=say(_REASONS.get(code, "store_reason_unopened")))


class _Connection(sqlite3.Connection):
    """A connection that can be referred to weakly, so that a thread's end closes its own."""


class Connections:
    """The connections to one store; safe to use from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._local = threading.local()
        self._readers: WeakSet[_Connection] = WeakSet()
        self._writer = self._open()

    def _connect(self) -> _Connection:
        # an empty isolation level would begin transactions behind our back
        db = sqlite3.connect(
            self.path, timeout=_BUSY, isolation_level=None, check_same_thread=False, factory=_Connection
        )
        db.row_factory = sqlite3.Row
        db.execute("pragma foreign_keys = on")
        return db

    def _open(self) -> _Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            db = self._connect()
        except (OSError, sqlite3.Error) as error:
            raise StoreError(path=self.path, reason=say("store_reason_unopened")) from error
        try:
            self._prepare(db)
        except BaseException as error:
            db.close()
            if isinstance(error, sqlite3.Error):
                raise trouble(self.path, error) from error
            raise
        return db

    def _prepare(self, db: sqlite3.Connection) -> None:
        """Refuse what is not ours or is of a later version, then bring the schema up to date."""
        if schema.foreign(db):
            raise StoreError(path=self.path, reason=say("store_reason_foreign"))
        if schema.newer(db):
            raise StoreNewerError(path=self.path)
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = normal")  # in WAL a power cut costs the last load at most
        schema.migrate(db)

    def read(self) -> sqlite3.Connection:
        """Return this thread's connection for reading; writing through it is an error."""
        db: _Connection | None = getattr(self._local, "db", None)
        if db is None:
            db = self._connect()
            db.execute("pragma query_only = on")
            self._local.db = db
            self._readers.add(db)
        return db

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of the block or none of it; StoreError where SQLite cannot write."""
        with self._lock:
            try:
                self._writer.execute("begin immediate")
                try:
                    yield self._writer
                except BaseException:
                    self._writer.rollback()
                    raise
                self._writer.commit()
            except sqlite3.Error as error:
                raise trouble(self.path, error) from error

    def close(self) -> None:
        """Close every connection; using the store afterwards is an error."""
        with self._lock:
            for db in (*self._readers, self._writer):
                db.close()
