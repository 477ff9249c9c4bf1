"""A question is read whole: the facts it asks for, its unit, its topic, what was taken for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.questions.reading import REJECTED
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from knowledge.store import Store

FACTS = [
    ("补贴多少钱", "amount", ""),
    ("批了多少", "amount", ""),
    ("隔离几天", "duration", "天"),
    ("公示多少小时", "duration", "小时"),
    ("什么时候开工", "date", ""),
    ("哪天挂牌", "date", ""),
    ("参加的有几人", "count", "人"),
    ("要做几次", "count", "次"),
    ("错峰放学的具体时间是几点", "hours", ""),
    ("一共安排多少奖补资金", "amount", ""),
    ("租金按多少收", "figure", ""),
    ("新建几所学校", "count", "所"),
    ("占地面积多少", "figure", ""),
    ("利率是多少", "figure", ""),
    ("名单有没有", "names", ""),
    ("分别是哪些", "names", ""),
    ("在哪里建设", "place", ""),
    ("电话多少", "contact", ""),
    ("为什么暂缓", "reason", ""),
]


@pytest.mark.parametrize(("question", "kind", "unit"), FACTS)
def test_the_kind_of_fact_and_its_unit(samples: Store, question: str, kind: str, unit: str) -> None:
    found = stores.reading(samples, question)
    assert kind in found.facts
    assert found.unit == unit


@pytest.mark.parametrize("question", ["怎么办", "由谁负责", "通过了吗", "原文", "古桥修缮"])
def test_a_question_may_ask_for_no_fact(samples: Store, question: str) -> None:
    assert stores.reading(samples, question).facts == ()


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("请问老旧小区改造通过了吗", "老旧小区改造"),
        ("第68次会议老旧小区改造谁负责", "老旧小区改造"),
        ("市住建局的老旧小区改造任务", "老旧小区改造"),
        ("澄川市老旧小区改造怎么定的", "老旧小区改造"),
        ("市住建局有哪些任务", ""),
        ("第3项通过了吗", ""),
    ],
)
def test_the_topic_is_what_slots_frame_and_filler_leave(samples: Store, question: str, topic: str) -> None:
    assert stores.reading(samples, question).topic == topic


@pytest.mark.parametrize("question", ["？？？", "", "<script>", "select a from b"])
def test_what_is_no_question_is_not_read(samples: Store, question: str) -> None:
    found = stores.reading(samples, question)
    assert (found.intent, found.terms) == (REJECTED, ())


def test_corrections_are_noted_and_the_slots_stay_in_the_text(samples: Store) -> None:
    found = stores.reading(samples, "市财政局的老久小区改造任务")
    assert "老久→老旧" in found.notes
    assert found.plain == "市财政局的老旧小区改造任务"


KNOWN_FAILURES = [
    ("几月几号举办", ("date",), ""),  # 几月 is read as a duration as well
    ("几个工作日内完成", ("duration",), "个工作日"),
]


@pytest.mark.parametrize(("question", "facts", "unit"), KNOWN_FAILURES)
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known; move the row when it is mended")
def test_known_failures_still_fail(samples: Store, question: str, facts: tuple[str, ...], unit: str) -> None:
    found = stores.reading(samples, question)
    assert (found.facts, found.unit) == (facts, unit)
