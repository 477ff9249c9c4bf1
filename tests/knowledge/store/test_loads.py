"""A load is all or nothing, knows the same meeting again, and keeps the keys of its directives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from knowledge.model import LoadStatus, Thing, Way
from knowledge.store import Store, open_store, passages
from tests import factories

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = frozenset({"public", "internal", "restricted"})
ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "minutes.db") as opened:
        yield opened


def keys(store: Store, minutes_id: int) -> list[str]:
    return [directive.key for directive in store.directives_of_minutes(minutes_id)]


def everything(store: Store) -> list[str]:
    return list(store.read().iterdump())


def test_the_same_file_is_a_duplicate_and_changes_nothing(store: Store) -> None:
    first = store.add(factories.minutes(), "internal", by="test")
    before = everything(store)
    again = store.add(factories.minutes(name="另一个名字.txt"), "public", by="test")
    assert (again.status, again.minutes_id) == (LoadStatus.DUPLICATE, first.minutes_id)
    assert everything(store) == before


def test_another_text_of_the_same_meeting_replaces_and_keeps_the_old(store: Store) -> None:
    old = store.add(factories.minutes(), "public", by="test")
    edited = factories.SOURCE.replace("修改完善", "修改并完善")
    edited = edited.replace("会后由市城管局修改并完善", "会后由市城管局修改完善")
    new_minutes = factories.minutes(edited + "附：无\n")
    plan = store.plan(new_minutes)
    assert plan.status is LoadStatus.REPLACED
    assert plan.existing is not None
    assert plan.existing.id == old.minutes_id
    new = store.add(new_minutes, None, by="test")
    assert new.status is LoadStatus.REPLACED
    current = store.current(ALL)
    assert [(stored.id, stored.version, stored.visibility) for stored in current] == [(new.minutes_id, 2, "public")]
    assert store.source(old.minutes_id) == factories.SOURCE
    assert keys(store, new.minutes_id) == keys(store, old.minutes_id)
    row = store.read().execute("select state, replaced_by from minutes where id = ?", (old.minutes_id,)).fetchone()
    assert tuple(row) == ("superseded", new.minutes_id)


def test_small_edits_keep_a_key_and_others_do_not(store: Store) -> None:
    old = store.add(factories.minutes(), "internal", by="test")
    before = keys(store, old.minutes_id)
    whole = factories.minutes(factories.SOURCE + "\n")
    tasks = whole.items[0].directives
    spelled = replace(tasks[0], text=tasks[0].text.replace("修改完善", "修订完善"))
    moved = replace(tasks[1], bodies=(factories.body("市体育局", key="tiyu"),))
    reworded = replace(tasks[2], text="各县（区）要将活动方案于年底前报送。")
    item = replace(whole.items[0], directives=(spelled, moved, reworded))
    new = store.add(replace(whole, items=(item, whole.items[1])), None, by="test")
    after = keys(store, new.minutes_id)
    assert [key in before for key in after] == [True, False, False, True]
    assert len(set(after)) == len(after)


def test_keys_come_home_when_the_old_text_does(store: Store) -> None:
    old = store.add(factories.minutes(), "internal", by="test")
    store.add(factories.only_first(factories.minutes(factories.SOURCE + "\n")), None, by="test")
    back = store.add(factories.minutes(), None, by="test")
    assert back.status is LoadStatus.REPLACED
    before, after = keys(store, old.minutes_id), keys(store, back.minutes_id)
    assert after[:3] == before[:3]
    assert len(set(after)) == len(after)


@pytest.mark.parametrize("unknown", ["issuer", "series", "ordinal", "held_on"])
def test_an_unknown_fact_makes_it_new_with_a_warning(store: Store, unknown: str) -> None:
    facts: dict[str, Any] = {unknown: None}
    old = store.add(factories.minutes(**facts), "internal", by="test")
    plan = store.plan(factories.minutes(factories.SOURCE + "\n"))
    assert plan.status is LoadStatus.LOADED
    assert [stored.id for stored in plan.alike] == [old.minutes_id]


@pytest.mark.parametrize(
    ("facts", "alike"),
    [
        ({"held_on": date(2023, 5, 19)}, True),
        ({"ordinal": 8}, True),
        ({"held_on": date(2024, 5, 8)}, False),
        ({"series": "市政府党组会议", "issuer": "北原县人民政府"}, False),
        ({"ordinal": 8, "held_on": date(2023, 6, 9)}, False),
    ],
)
def test_likeness_is_named_and_yearly_numbers_are_none(store: Store, facts: dict[str, Any], alike: bool) -> None:
    store.add(factories.minutes(), "internal", by="test")
    plan = store.plan(factories.minutes(factories.SOURCE + "\n", **facts))
    assert (plan.status, bool(plan.alike)) == (LoadStatus.LOADED, alike)


def test_the_difference_is_counted(store: Store) -> None:
    store.add(factories.minutes(), "internal", by="test")
    change = store.plan(factories.only_first(factories.minutes(factories.SOURCE + "\n"))).change
    assert change is not None
    assert [(it.thing, it.way) for it in change.differences] == [
        (Thing.ITEM, Way.REMOVED),
        (Thing.DIRECTIVE, Way.REMOVED),
    ]


def test_every_change_is_audited(store: Store) -> None:
    before = store.revision()
    minutes_id = store.add(factories.minutes(), "internal", by="管理员").minutes_id
    assert store.revision() > before
    row = store.read().execute("select who, action, minutes_id from audit").fetchone()
    assert tuple(row) == ("管理员", "loaded", minutes_id)


def test_a_failure_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add(factories.minutes(), "internal", by="test")
    before = everything(store)

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(passages, "index", fail)
    with pytest.raises(RuntimeError):
        store.add(factories.minutes(factories.SOURCE + "\n"), "internal", by="test")
    assert everything(store) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from knowledge.store import open_store, passages
from tests import factories

write = passages.index
def index_and_die(*args):
    write(*args)
    os.kill(os.getpid(), signal.SIGKILL)
passages.index = index_and_die
open_store(Path(sys.argv[1])).add(factories.minutes(factories.SOURCE + "\\n"), "internal", by="killed")
"""


def test_kill_9_in_the_middle_of_a_load_leaves_the_old_store(store: Store) -> None:
    store.add(factories.minutes(), "internal", by="test")
    before = everything(store)
    path = store.path
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    with open_store(path) as again:
        assert everything(again) == before
        assert again.read().execute("pragma integrity_check").fetchone()[0] == "ok"


def test_many_threads_load_and_read_at_once(store: Store) -> None:
    seen: list[int] = []
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(5):
                source = factories.SOURCE + " " * (number * 5 + turn)
                store.add(factories.minutes(source, ordinal=number * 5 + turn), "internal", by="test")
                for stored in store.current(ALL):
                    assert len(store.directives_of_minutes(stored.id)) == 4
                seen.append(number)
        except BaseException as error:  # noqa: BLE001 a thread's failure must reach the test
            errors.append(error)

    threads = [Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(seen) == 30
    assert len(store.current(ALL)) == 30
