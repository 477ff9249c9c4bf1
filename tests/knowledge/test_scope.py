"""Which meetings a question speaks of: those it names, those of the turn before, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.library import Library
from knowledge.model import Dialogue
from knowledge.scope import ask_of
from tests.asking import SEES
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.answers.asked import Asked
    from knowledge.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("scope")) as made:
        yield made


def _asked(store: Store, question: str, before: Dialogue | None = None, *, follows: bool = False) -> Asked:
    library = Library(store, SEES)
    return ask_of(stores.reading(store, question), library, before or Dialogue(), follows=follows)


def _scope(asked: Asked) -> list[int]:
    return [one.id for one in asked.scope]


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("第3次会议有哪些议题", [1]),
        ("第9次会议有哪些议题", [2]),
        ("第五号纪要", [1]),
        ("第2号纪要", [2]),
        ("2022年4月8日的会", [1]),
        ("4月8日的会", [1]),
        ("7月16号下午的会议", [2]),
        ("2024年的会", [2]),
        ("2022年4月的常务会", [1]),
        ("24年7月那次", [2]),
        ("上次会议", [2]),
        ("最近一次会议", [2]),
        ("2022年第3次常务会议", [1]),
        ("2024年第3次常务会议", []),
        ("第5次会议", []),
        ("第3号纪要", []),
        ("4月9日的会", []),
        ("2023年的会", []),
        ("今年的会", []),
    ],
)
def test_a_meeting_that_is_named(store: Store, question: str, ids: list[int]) -> None:
    asked = _asked(store, question)
    assert (_scope(asked), asked.scoped) == (ids, True)
    assert asked.within == frozenset(ids)


@pytest.mark.parametrize("question", ["古桥修缮通过了吗", "市公安局有哪些任务", "有哪些议题"])
def test_without_a_meeting_all_are_meant_newest_first(store: Store, question: str) -> None:
    asked = _asked(store, question)
    assert (_scope(asked), asked.scoped, asked.within) == ([2, 1], False, None)


def test_what_was_searched_is_told(store: Store) -> None:
    searched = _asked(store, "古桥").searched()
    assert (searched.meetings, str(searched.first), str(searched.last)) == (2, "2022-04-08", "2024-07-16")


BEFORE = Dialogue(intent="decision", minutes_ids=(1,))


def test_a_follow_up_stays_in_the_meeting_of_the_turn_before(store: Store) -> None:
    assert _scope(_asked(store, "谁负责", BEFORE, follows=True)) == [1]
    assert _scope(_asked(store, "谁负责", BEFORE)) == [2, 1]


def test_a_follow_up_leaves_it_for_a_named_meeting_or_a_later_one(store: Store) -> None:
    assert _scope(_asked(store, "第9次会议呢", BEFORE, follows=True)) == [2]
    assert _scope(_asked(store, "后来怎么定的", BEFORE, follows=True)) == [2, 1]


def test_a_meeting_that_is_gone_is_not_kept(store: Store) -> None:
    assert _scope(_asked(store, "谁负责", Dialogue(intent="decision", minutes_ids=(77,)), follows=True)) == [2, 1]


def test_a_place_limits_the_meetings(tmp_path_factory: pytest.TempPathFactory) -> None:
    head = "第5号\n{}市人民政府办公室　　　2022年4月12日\n"
    texts = [
        text.replace("第5号\n", head.format(place)).replace("第2号\n", head.format(place)).replace("霁湾", place)
        for text, place in ((stores.EARLIER, "霁湾"), (stores.LATER, "云溪"))
    ]
    with stores.small(tmp_path_factory.mktemp("places"), *texts) as both:
        assert _scope(_asked(both, "霁湾的古桥")) == [1]
        assert _scope(_asked(both, "云溪市的古桥")) == [2]
        assert _scope(_asked(both, "古桥")) == [2, 1]


def test_only_what_the_asker_may_see_is_in_scope(tmp_path_factory: pytest.TempPathFactory) -> None:
    with stores.small(tmp_path_factory.mktemp("hidden"), visibility="internal") as hidden:
        library = Library(hidden, frozenset({"public"}))
        assert ask_of(stores.reading(hidden, "第3次会议"), library, Dialogue()).scope == ()


def test_minutes_outside_the_scope_may_still_be_read(store: Store) -> None:
    assert _asked(store, "第3次会议").minutes(2).meeting.ordinal == 9
    with pytest.raises(KeyError):
        _asked(store, "第3次会议").minutes(77)
