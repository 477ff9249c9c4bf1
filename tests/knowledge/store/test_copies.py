"""A copy is verified before it replaces anything, and nobody need close the store for it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from knowledge import backup, restore
from knowledge.errors import StoreError
from knowledge.store import open_store
from tests import factories

if TYPE_CHECKING:
    from pathlib import Path

ALL = frozenset({"public", "internal", "restricted"})


@pytest.fixture
def live(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.db"
    with open_store(path) as store:
        store.add(factories.minutes(), "internal", by="test")
    return path


def sources(path: Path) -> list[str]:
    with open_store(path) as store:
        return [store.source(stored.id) for stored in store.current(ALL)]


def test_a_backup_restores_what_there_was(live: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "monday.db"
    assert backup(live, copy) == 1
    with open_store(live) as store:
        store.add(factories.minutes(ordinal=8), "internal", by="test")
        store.add(factories.minutes(factories.SOURCE + "\n", ordinal=9), "internal", by="test")
        before = store.revision()
        assert restore(copy, live) == 1
        assert [stored.meeting.ordinal for stored in store.current(ALL)] == [7]  # while it is open
        assert store.revision() > before
    assert sources(live) == [factories.SOURCE]
    assert [path.name for path in copy.parent.iterdir()] == ["monday.db"]


def test_a_store_is_restored_where_there_is_none_or_a_ruin(live: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup(live, copy)
    for content in (None, b"", b"ruined" * 1000):
        other = tmp_path / "other.db"
        other.unlink(missing_ok=True)
        if content is not None:
            other.write_bytes(content)
        assert restore(copy, other) == 1
        assert sources(other) == [factories.SOURCE]


def test_a_bad_copy_replaces_nothing(live: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.db"
    backup(live, bad)
    whole = bad.read_bytes()
    scratched = whole[:4096] + b"\xff" * 8192 + whole[12288:]
    for content in (b"", b"no database", whole[: len(whole) // 2], scratched):
        bad.write_bytes(content)
        with pytest.raises(StoreError, match=r"bad\.db"):
            restore(bad, live)
        assert sources(live) == [factories.SOURCE]


def test_another_programs_file_is_neither_restored_nor_overwritten(live: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    db = sqlite3.connect(other)
    db.execute("create table bookmarks (url text)")
    db.commit()
    db.close()
    content = other.read_bytes()
    for act, source, target in ((restore, other, live), (backup, live, other), (backup, other, live)):
        with pytest.raises(StoreError, match=r"other\.db"):
            act(source, target)
    assert other.read_bytes() == content
    assert sources(live) == [factories.SOURCE]


def test_a_missing_store_and_the_store_itself_are_refused(live: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="不存在"):
        backup(tmp_path / "nowhere.db", tmp_path / "copy.db")
    with pytest.raises(StoreError, match="同一个文件"):
        backup(live, live)
    with pytest.raises(StoreError, match="不存在"):
        restore(tmp_path / "nowhere.db", live)
    assert not (tmp_path / "nowhere.db").exists()
