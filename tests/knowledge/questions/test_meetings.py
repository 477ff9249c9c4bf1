"""Meetings counted off, periods, and which of the meetings on one matter is meant; today is 2026-06-01."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from knowledge.model import Status
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

YEAR_2025: dict[str, Any] = {"first": date(2025, 1, 1), "last": date(2025, 12, 31)}


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("meetings")) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("去年最后一次会议定了什么", {"nth": -1} | YEAR_2025),
        ("2025年第一次会有哪些议题", {"nth": 1} | YEAR_2025),
        ("上上次会议有哪些议题", {"nth": -2}),
        ("倒数第三次会议有哪些议题", {"nth": -3}),
        ("2025年以来的任务", {"first": date(2025, 1, 1), "last": date(2026, 6, 1)}),
        ("去年6月以来的任务", {"first": date(2025, 6, 1), "last": date(2026, 6, 1)}),
        ("今年3月5号的会定了啥", {"first": date(2026, 3, 5), "last": date(2026, 3, 5)}),
        ("68次和80次的结果对比", {"ordinal": 68, "other": 80}),
        ("42次 第八项", {"ordinal": 42}),
        ("第34次开发区谁列席的", {"ordinal": 34}),
        ("13期联席会议了啥", {"issue_no": 13}),
        ("上一次常务会也就是第68次讨论了啥", {"ordinal": 68, "latest": False}),
        ("那天主持的第一次会", {"chair": ""}),
    ],
)
def test_meetings_counted_off_and_periods(samples: Store, question: str, facts: dict[str, Any]) -> None:
    found = stores.reading(samples, question).meeting
    assert {name: getattr(found, name) for name in facts} == facts


@pytest.mark.parametrize(
    "question", ["2024年4月开始执行的水价", "第三次全国经济普查", "第一次上会为什么缓了", "两次都不改会怎么样"]
)
def test_what_names_no_meeting(samples: Store, question: str) -> None:
    assert not stores.reading(samples, question).meeting


@pytest.mark.parametrize(
    ("question", "turn"),
    [
        ("水价方案头一次没过是为什么", 1), ("水价方案第二次上会怎么定的", 2), ("水价方案最初怎么定的", 1),
        ("水价最新怎么定的", -1), ("最新的会议有哪些议题", 0), ("水价怎么定的", 0),
    ],
)  # fmt: skip
def test_which_of_the_meetings_on_one_matter(samples: Store, question: str, turn: int) -> None:
    assert stores.reading(samples, question).turn == turn


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("共享单车管理办法第一次上会怎么定的", (1, 1)),
        ("共享单车管理办法最近一次怎么定的", (2, 2)),
        ("共享单车管理办法怎么定的", (2, 2)),
        ("2022年第一次会共享单车管理办法怎么定的", (1, 1)),
    ],
)
def test_the_meeting_that_is_counted_off_answers(store: Store, question: str, place: tuple[int, int]) -> None:
    assert places(ask(store, question))[0] == place


def test_what_became_of_it_is_the_newest(store: Store) -> None:
    assert places(ask(store, "第3次会议共享单车管理办法怎么定的", "后来呢"))[0] == (2, 2)


def test_a_year_limits_the_tasks_of_a_body(samples: Store) -> None:
    every, of_2024 = ask(samples, "市住建局有哪些任务"), ask(samples, "2024年以来市住建局有哪些任务")
    assert 0 < (of_2024.count or 0) < (every.count or 0)


def test_meetings_are_counted_by_year(samples: Store) -> None:
    assert ask(samples, "2024年开了几次会").count == 2
    assert ask(samples, "2019年开了几次会").status is Status.NOT_FOUND


def test_the_meetings_of_a_chair_are_listed(store: Store) -> None:
    given = ask(store, "闻远山主持过哪几次常务会")
    assert given.count == 2
    assert "第3次" in given.text
    assert "第9次" in given.text


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("闻远山主持的第一次会有哪些议题", (1, 1)),
        ("闻市长主持的最后一次会议有哪些议题", (2, 1)),
        ("市长主持的那次会 夜间集市收费方案怎么定的", (2, 3)),
    ],
)
def test_a_meeting_goes_by_who_chaired_it(store: Store, question: str, place: tuple[int, int]) -> None:
    assert places(ask(store, question))[0] == place


def test_the_day_and_number_of_a_meeting_counted_off(store: Store) -> None:
    given = ask(store, "2024年第一次会是哪天开的，第几次")
    assert "第9次" in given.text
    assert "2024年7月16日" in given.text


def test_all_that_became_of_a_matter(store: Store) -> None:
    given = ask(store, "共享单车管理办法头一次上会啥结果，后来呢")
    assert places(given) == [(1, 1), (2, 2)]


def test_the_meetings_on_a_matter_are_listed_with_their_names(store: Store) -> None:
    given = ask(store, "哪几次会研究过古桥修缮")
    assert places(given) == [(2, 1), (1, 2)]
    assert "第3次" in given.text
    assert "第9次" in given.text


def test_two_meetings_stand_side_by_side(store: Store) -> None:
    given = ask(store, "共享单车管理办法3次和9次的结果对比")
    assert places(given) == [(1, 1), (2, 2)]
