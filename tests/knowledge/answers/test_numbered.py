"""An item by its number: its decision, its demands or its name; several side by side; or that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions.stores import ask, first_line, places

if TYPE_CHECKING:
    from knowledge.store import Store


@pytest.mark.parametrize("question", ["第3次会议第2项同意了吗", "第3次会议第二个议题怎么定的", "第3次会议二号议题"])
def test_an_items_decision(store: Store, question: str) -> None:
    given = ask(store, question)
    assert places(given) == [(1, 2)]
    assert first_line(given) == "✅ 第2项 研究古桥修缮工程：同意"


@pytest.mark.parametrize("question", ["第3次会议第3项有哪些任务", "第3次会议第三项有什么要求"])
def test_an_items_demands(store: Store, question: str) -> None:
    given = ask(store, question)
    assert (given.count, places(given)) == (2, [(1, 3)])
    assert [one.directive.text for one in given.directives] == [
        "市教育局、市公安局要错峰安排放学时间。",
        "各镇（街道）要增设护学岗。",
    ]


@pytest.mark.parametrize("question", ["第9次会议第1项叫什么", "第9次会议第一项是什么议题", "第9次会议第1项名称"])
def test_an_items_name(store: Store, question: str) -> None:
    assert first_line(ask(store, question)) == "第1项 听取古桥修缮工程收尾情况汇报（听取）"


def test_several_items_stand_side_by_side_in_the_order_asked(store: Store) -> None:
    given = ask(store, "第9次会议第3项和第2项")
    assert places(given) == [(2, 3), (2, 2)]
    assert [card.text.split("\n")[0][:5] for card in given.cards] == ["❌ 第3项", "⏸ 第2项"]


@pytest.mark.parametrize(
    ("question", "number"), [("第9次会议第4项", 4), ("第3次会议第十二项通过了吗", 12), ("第9次会议第1项和第7项", 7)]
)
def test_a_number_that_the_meeting_has_not(store: Store, question: str, number: int) -> None:
    given = ask(store, question)
    assert (given.status, given.items) == (Status.NOT_FOUND, ())
    assert f"没有第{number}项，共 3 个议题。" in first_line(given)


def test_without_a_meeting_the_newest_is_meant_and_named(store: Store) -> None:
    given = ask(store, "第2项通过了吗")
    assert places(given) == [(2, 2)]
    assert "第9次" in given.text


def test_a_fact_that_the_item_does_not_state(store: Store) -> None:
    assert ask(store, "第9次会议第3项收费多少钱").status is Status.NOT_STATED
