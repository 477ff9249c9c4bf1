"""Loads undone row for row, minutes hidden, removed and put back: the store is what it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge import custody, teaching
from knowledge.model import Subject
from knowledge.store import Store, open_store
from tests import factories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERYTHING = frozenset({"public", "internal", "restricted"})
TODAY = date(2023, 6, 1)
QUESTION = "夜市管理办法通过了吗？"
CHANGED = factories.SOURCE.replace("加强宣传", "加强宣传引导")
OTHER = factories.SOURCE.replace("第7次", "第8次").replace("5月9日", "5月19日")
# what counts changes and what a gram's owner is called
_ASIDE = {"audit", "passages", "passage_grams", "sqlite_stat1"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "minutes.db") as opened:
        yield opened


def load(store: Store, source: str = factories.SOURCE, visibility: str | None = None) -> int:
    """Through the real parser, with furniture in the text."""
    head = "云溪市人民政府\n常务会议纪要\n第3号\n- 1 -\n云溪市人民政府办公室　2023年5月12日\n"
    whole = head + source.partition("\n")[2].replace("二、", "- 2 -\n二、")
    minutes = knowledge.parse(knowledge.read_bytes("纪要.txt", whole.encode()))
    return knowledge.load(store, minutes, visibility=visibility, by="test").minutes_id


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that the store holds but the audit; passages without their ids."""
    with closing(sqlite3.connect(store.path)) as db:
        names = [it[0] for it in db.execute("select name from sqlite_master where type = 'table'")]
        found = {
            name: db.execute(f"select * from {name}").fetchall()
            for name in names
            if name not in _ASIDE and not name.startswith("passage_grams_")
        }
        found["passages"] = db.execute(
            "select minutes_id, item_id, start, end, text, context from passages order by 1, 3"
        ).fetchall()
        hits = "select text from passages where id in (select rowid from passage_grams where passage_grams match ?)"
        found["index"] = db.execute(hits, ('"夜市" OR "闸口" OR "引导"',)).fetchall()
    return found


def answer(store: Store, sees: frozenset[str] = EVERYTHING) -> str:
    return knowledge.ask(store, QUESTION, today=TODAY, sees=sees)[0].text


def test_a_first_load_is_undone_row_for_row(store: Store) -> None:
    load(store, OTHER)
    before = rows(store)
    load(store)
    assert rows(store) != before
    found = custody.last_load(store)
    assert found is not None
    assert found[1] is None
    assert custody.undo(store, custody.mark_of(found[0]), by=7)
    assert rows(store) == before


@pytest.mark.parametrize("visibility", ["public", "internal", "restricted"])
def test_a_replacement_is_undone_row_for_row(store: Store, visibility: str) -> None:
    first = load(store, visibility=visibility)
    before = rows(store)
    second = load(store, CHANGED)
    found = custody.last_load(store)
    assert found is not None
    assert [found[0].minutes.id, found[1] and found[1].minutes.id] == [second, first]
    assert found[0].minutes.visibility == visibility, "a new text is shown to no more people than the old"
    assert custody.undo(store, custody.mark_of(found[0]), by=7)
    assert rows(store) == before
    assert "原则同意" in answer(store)


def test_loads_are_undone_one_after_the_other_down_to_nothing(store: Store) -> None:
    empty = rows(store)
    load(store)
    load(store, OTHER)
    load(store, CHANGED)
    for _ in range(3):
        found = custody.last_load(store)
        assert found is not None
        assert custody.undo(store, custody.mark_of(found[0]), by=7)
    assert rows(store) == empty
    assert custody.last_load(store) is None


def test_only_the_very_load_that_was_shown_is_undone(store: Store) -> None:
    load(store)
    found = custody.last_load(store)
    assert found is not None
    shown = custody.mark_of(found[0])
    load(store, OTHER)
    before = rows(store)
    assert not custody.undo(store, shown, by=7), "it is the last no longer"
    assert rows(store) == before


def test_an_id_that_is_given_out_again_is_not_the_load_that_was_shown(store: Store) -> None:
    load(store)
    found = custody.last_load(store)
    assert found is not None
    shown = custody.mark_of(found[0])
    assert custody.undo(store, shown, by=7)
    load(store, OTHER)
    assert not custody.undo(store, shown, by=7)
    assert len(store.current(EVERYTHING)) == 1


def test_what_was_taught_on_an_undone_item_teaches_nothing_of_the_next(store: Store) -> None:
    last = load(store)
    item = store.items(last)[1]
    store.teach(Subject.ITEM, "闸口", str(item.id), "test")
    found = custody.last_load(store)
    assert found is not None
    assert custody.undo(store, custody.mark_of(found[0]), by=7)
    load(store, OTHER)
    assert list(teaching.rows(store, sees=EVERYTHING)) == []


def test_removed_minutes_are_gone_and_come_back_as_they_were(store: Store) -> None:
    load(store, OTHER)
    minutes_id = load(store, visibility="restricted")
    custody.toggle_body(store, minutes_id, "市水利局", by=7)
    before = rows(store)
    assert custody.remove(store, minutes_id, by=7)
    assert not custody.remove(store, minutes_id, by=7)
    assert all("第7次" not in one.meeting.name for one in store.current(EVERYTHING) if one.meeting.name)
    assert custody.last_load(store) is None
    assert custody.put_back(store, minutes_id, by=7)
    assert rows(store) == before
    assert not custody.put_back(store, minutes_id, by=7)


def test_removed_minutes_do_not_come_back_beside_the_same_meeting(store: Store) -> None:
    minutes_id = load(store)
    custody.remove(store, minutes_id, by=7)
    load(store, CHANGED)
    before = rows(store)
    assert not custody.put_back(store, minutes_id, by=7)
    assert rows(store) == before


def test_hiding_and_showing_again_changes_nothing_else(store: Store) -> None:
    minutes_id = load(store, visibility="public")
    before = rows(store)
    guest = frozenset({"public"})
    for visibility in ("restricted", "internal"):
        assert custody.show_to(store, minutes_id, visibility, by=7)
        assert "原则同意" not in answer(store, guest)
        assert "原则同意" in answer(store)
    assert custody.show_to(store, minutes_id, "public", by=7)
    assert rows(store) == before
    assert "原则同意" in answer(store, guest)


def test_every_change_says_who_made_it_and_what_was_before(store: Store) -> None:
    minutes_id = load(store, visibility="public")
    custody.show_to(store, minutes_id, "restricted", ("市水利局",), by=7)
    custody.toggle_body(store, minutes_id, "市城管局", by=8)
    custody.remove(store, minutes_id, by=9)
    found = store.read().execute("select who, action, detail from audit order by id").fetchall()[-3:]
    assert [(row["who"], row["action"]) for row in found] == [
        ("telegram:7", "shown"), ("telegram:8", "shown"), ("telegram:9", "removed"),
    ]  # fmt: skip
    assert '"before":"public"' in found[0]["detail"]
    assert '"bodies":["市水利局","市城管局"]' in found[1]["detail"]
