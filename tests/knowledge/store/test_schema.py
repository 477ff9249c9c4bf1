"""The store opens what is its own, of any age, and refuses the rest by name."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.errors import StoreError, StoreNewerError
from knowledge.store import open_store
from tests import factories

ALL = frozenset({"public", "internal", "restricted"})
ROOT = Path(__file__).parents[3]
OLDEST = Path(__file__).with_name("oldest.sql")


def shape(path: Path) -> set[tuple[str, str]]:
    """Every table and index with its columns, as they are in force."""
    db = sqlite3.connect(path)
    names = [row[0] for row in db.execute("select name from sqlite_master where type = 'table'")]
    found = {(name, str(db.execute(f"pragma table_info({name})").fetchall())) for name in names}
    found |= {(row[0], "index") for row in db.execute("select name from sqlite_master where type = 'index'")}
    db.close()
    return found


def test_a_blank_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "minutes.db"
    with open_store(path) as store:
        assert store.current(ALL) == ()
        pragmas = [store.read().execute(f"pragma {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")]
    assert pragmas == ["wal", 1]


def test_the_oldest_store_is_brought_up_to_date(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    db = sqlite3.connect(old)
    db.executescript(OLDEST.read_text("utf-8"))
    db.close()
    open_store(new).close()
    with open_store(old) as store:
        (stored,) = store.current(ALL)
        assert stored.meeting == factories.MEETING
        assert tuple(found.item for found in store.items(stored.id)) == factories.minutes().items
        store.add(factories.minutes(factories.SOURCE + "\n"), None, by="test")
        assert [stored.version for stored in store.current(ALL)] == [2]
    assert shape(old) == shape(new)


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "minutes.db"
    with open_store(path) as store, store.write() as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('minutes_bot', '9999_later', '')"
        )
    with pytest.raises(StoreNewerError, match="更新版本"):
        open_store(path)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "minutes.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="打不开数据库"):
        open_store(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "minutes.db"
    db = sqlite3.connect(path)
    db.execute("create table bookmarks (url text)")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="不是本程序的数据库"):
        open_store(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="无法打开"):
        open_store(tmp_path)


def test_two_processes_may_make_the_same_store(tmp_path: Path) -> None:
    code = "import sys, pathlib, knowledge.store; knowledge.store.open_store(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(tmp_path / "minutes.db")]
    processes = [subprocess.Popen(command, cwd=ROOT) for _ in range(4)]
    assert [process.wait() for process in processes] == [0, 0, 0, 0]
