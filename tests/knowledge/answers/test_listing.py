"""Set and count questions: everything that has the property, and the true count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.model import Outcome, Status
from tests.asking import SEES
from tests.knowledge.questions.stores import ask, first_line, places, quotations

if TYPE_CHECKING:
    from knowledge.model import StoredDirective, StoredItem
    from knowledge.store import Store

SETS = [
    ("哪些是以市政府名义印发的", [(1, 1)], 1),
    ("以市政府名义印发的有哪些", [(1, 1)], 1),
    ("哪些任务有时间要求", [(2, 1), (1, 1), (1, 2)], 4),
    ("哪些议题没通过", [(2, 2), (2, 3)], 2),
    ("哪些议题原则同意", [(1, 1)], 1),
    ("哪些议题同意", [(1, 1), (1, 2)], 2),
    ("一共多少条任务", [(2, 1), (2, 2), (2, 3), (1, 1), (1, 2), (1, 3)], 10),
    ("第3次会议一共多少条任务", [(1, 1), (1, 2), (1, 3)], 6),
    ("第9次会议哪些议题没通过", [(2, 2), (2, 3)], 2),
    ("会后哪些单位要修改完善文件", [(1, 1)], 1),
    ("凡是原则同意的，都归哪家拿回去改", [(1, 1)], 1),
    ("请汇总有修改任务的责任单位", [(1, 1)], 1),
    ("通过了的都有哪几项", [(1, 1), (1, 2)], 2),
    ("一共几项决定", [(2, 2), (2, 3), (1, 1), (1, 2)], 4),
]


@pytest.mark.parametrize(("question", "found", "count"), SETS)
def test_all_that_has_the_property(store: Store, question: str, found: list[tuple[int, int]], count: int) -> None:
    given = ask(store, question)
    assert (given.status, places(given), given.count) == (Status.ANSWERED, found, count)
    assert first_line(given).endswith(f"共 {count} 项：")


def test_every_directive_of_a_set_is_quoted(store: Store) -> None:
    given = ask(store, "哪些任务有时间要求")
    assert quotations(given) == [one.directive.text for one in given.directives]


@pytest.mark.parametrize(
    "question",
    [
        "哪些议题暂缓了审议，是哪几个不同意",
        "哪些要求没写责任单位",
        "哪几项要报市委常委会",
        "哪几个文件改完还得上常委会",
    ],
)
def test_an_empty_set_is_an_answer(store: Store, question: str) -> None:
    given = ask(store, question)
    assert given.status is Status.ANSWERED
    assert (given.count == 0) == (not given.items)


def _directives(store: Store) -> list[StoredDirective]:
    return [one for minutes in store.current(SEES) for one in store.directives_of_minutes(minutes.id)]


def _items(store: Store) -> list[StoredItem]:
    return [one for minutes in store.current(SEES) for one in store.items(minutes.id)]


def test_counts_of_the_samples_are_true(samples: Store) -> None:
    every = _directives(samples)
    assert ask(samples, "一共多少条任务").count == len(every)
    assert ask(samples, "哪些任务有时间要求").count == sum(one.directive.deadline is not None for one in every)
    assert ask(samples, "哪些事项没写责任单位").count == sum(not one.directive.bodies for one in every)


def test_outcomes_of_the_samples_are_true(samples: Store) -> None:
    given = ask(samples, "哪些议题没通过")
    refused = {Outcome.REJECTED, Outcome.DEFERRED}
    assert {one.id for one in given.items} == {
        one.id for one in _items(samples) if any(each.outcome in refused for each in one.item.decisions)
    }


def test_the_office_is_not_the_government(samples: Store) -> None:
    given = ask(samples, "哪些是以市政府办公室名义印发的")
    assert given.directives
    assert all("办公室" in (one.directive.issued_as or "") for one in given.directives)
    other = ask(samples, "哪些是以市政府名义印发的")
    assert not {one.id for one in given.directives} & {one.id for one in other.directives}


def test_an_empty_set_is_said_in_good_chinese(store: Store) -> None:
    assert first_line(ask(store, "哪些要求没写责任单位")) == "没有写责任单位的要求：纪要中没有。"


def test_a_short_list_of_decisions_shows_their_words(store: Store) -> None:
    given = ask(store, "哪些议题被缓议过")
    assert places(given) == [(2, 2)]
    assert quotations(given) == [given.items[0].item.decision.text]


def test_a_wrong_premise_on_who_receives_is_put_right(samples: Store) -> None:
    given = ask(samples, "要报市人大常委会审议的是哪些文件")
    others = ask(samples, "哪些要报市委常委会审议")
    assert others.directives
    assert {one.id for one in others.directives} <= {one.id for one in given.directives}
