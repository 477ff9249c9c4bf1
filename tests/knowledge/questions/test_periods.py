"""A stretch of the calendar within which something is to be done, and the list of what ends in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from knowledge.questions.periods import take_period
from knowledge.questions.slate import Slate
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from knowledge.store import Store

TODAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("这个月到期的任务", date(2024, 12, 1), date(2024, 12, 31)),
        ("下个月有哪些事要办完", date(2025, 1, 1), date(2025, 1, 31)),
        ("上个月截止的有几项", date(2024, 11, 1), date(2024, 11, 30)),
        ("本周要办结的", date(2024, 12, 30), date(2025, 1, 5)),
        ("下周到期的", date(2025, 1, 6), date(2025, 1, 12)),
        ("本季度要完成哪些任务", date(2024, 10, 1), date(2024, 12, 31)),
        ("今年要办完的事", date(2024, 1, 1), date(2024, 12, 31)),
        ("明年3月底前要完成什么", date(2024, 12, 31), date(2025, 3, 31)),
        ("2月份到期的任务", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025年1月份到期的任务", date(2025, 1, 1), date(2025, 1, 31)),
    ],
)
def test_a_period(question: str, first: date, last: date) -> None:
    found = take_period(Slate(question), TODAY)
    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("question", ["这个月的会定了什么", "13月底前要完成什么", "停车收费什么时候完成"])
def test_no_period(question: str) -> None:
    assert take_period(Slate(question), TODAY) is None


def test_a_matter_of_its_own_keeps_its_time(samples: Store) -> None:
    assert stores.reading(samples, "6月底前要完成的入户调查归谁").due is None
    assert stores.reading(samples, "6月份到期的任务有哪些").due is not None


def test_what_ends_in_a_period_is_listed_by_its_day(samples: Store) -> None:
    given = stores.ask(samples, "今年6月份到期的任务有哪些")
    days = [one.directive.deadline.on for one in given.directives if one.directive.deadline]
    assert given.status is Status.ANSWERED
    assert given.count == len(days) > 1
    assert days == sorted(day for day in days if day)
    assert {(day.year, day.month) for day in days if day} == {(2026, 6)}


def test_of_one_body_alone(samples: Store) -> None:
    every = stores.ask(samples, "市住建局的任务")
    given = stores.ask(samples, "市住建局今年5月到期的任务")
    assert 0 < len(given.directives) < len(every.directives)
    assert all(one.directive.deadline and one.directive.deadline.on for one in given.directives)


def test_nothing_ends_then(samples: Store) -> None:
    assert stores.ask(samples, "9月份到期的任务有哪些").count == 0
