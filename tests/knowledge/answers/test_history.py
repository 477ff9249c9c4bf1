"""One topic through several meetings, oldest first; several bodies side by side; the newest first elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions.stores import ask, first_line, places

if TYPE_CHECKING:
    from knowledge.store import Store


@pytest.mark.parametrize(
    "question", ["共享单车管理办法历次会议怎么定的", "共享单车管理办法的来龙去脉", "共享单车管理办法改过没有"]
)
def test_a_history_is_told_oldest_first(store: Store, question: str) -> None:
    given = ask(store, question)
    assert (given.status, places(given)) == (Status.ANSWERED, [(1, 1), (2, 2)])
    heads = [card.text.split("\n")[0] for card in given.cards]
    assert heads == ["霁湾市政府第3次常务会议（2022-04-08）", "霁湾市政府第9次常务会议（2024-07-16）"]
    assert "（原则同意）" in given.cards[0].text
    assert "（暂未通过，另行研究）" in given.cards[1].text


def test_a_history_of_the_samples_holds_each_meeting_once(samples: Store) -> None:
    found = places(ask(samples, "老旧小区改造历次会议怎么定的"))
    meetings = [minutes for minutes, _ in found]
    assert meetings == sorted(set(meetings))
    assert {(1, 2), (3, 2), (5, 3)} <= set(found)


@pytest.mark.parametrize(
    ("question", "newest"),
    [("老旧小区改造怎么定的", (5, 3)), ("公共数据授权运营管理办法通过了吗", (5, 2)), ("老旧小区改造由谁牵头", (5, 3))],
)
def test_of_several_meetings_the_newest_answers(samples: Store, question: str, newest: tuple[int, int]) -> None:
    assert places(ask(samples, question))[0] == newest


def test_a_named_meeting_answers_for_itself(samples: Store) -> None:
    assert places(ask(samples, "第68次会议公共数据授权运营管理办法通过了吗"))[0] == (4, 3)
    assert places(ask(samples, "2023年的会老旧小区改造怎么定的"))[0] == (1, 2)


def test_two_bodies_stand_side_by_side(store: Store) -> None:
    given = ask(store, "市文旅局和市公安局的任务对比")
    assert given.bodies == ("市文旅局", "市公安局")
    assert first_line(given) == "市文旅局：点名任务 2 项"
    assert "市公安局：点名任务 3 项" in given.text
    assert len({one.id for one in given.directives}) == 5
