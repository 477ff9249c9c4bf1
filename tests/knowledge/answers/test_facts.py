"""The facts that a question asks for: what a sentence must hold to tell them, and what nobody tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from knowledge import finding
from knowledge.answers import attributes, choosing, facts
from knowledge.library import Library
from knowledge.model import Dialogue
from knowledge.questions.patterns import EVIDENCE, FACTS
from knowledge.scope import ask_of
from tests.asking import SEES
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.store import Store


def _asked(store: Store, question: str) -> Asked:
    return ask_of(stores.reading(store, question), Library(store, SEES), Dialogue())


@pytest.mark.parametrize(
    ("kind", "text", "tells"),
    [
        ("amount", "概算调整为460万元", True),
        ("amount", "由财政全额承担", True),
        ("amount", "落实资金", False),
        ("duration", "公示不少于7天", True),
        ("duration", "长期公示", False),
        ("date", "5月底前完成", True),
        ("date", "尽快完成", True),
        ("date", "完成修缮", False),
        ("figure", "占地12亩", True),
        ("figure", "占地较大", False),
        ("place", "选址在白鹭街道", True),
        ("contact", "咨询电话0512-53521234", True),
        ("contact", "设立24小时值班电话", False),
        ("reason", "因依据不足", True),
        ("reason", "退回研究", False),
        ("voters", "表决：柳成荫同意，雷鸣远：反对", True),
        ("voters", "同意4票，反对1票", False),
        ("date", "使用满15年的电梯", False),
        ("deadline", "最高不超过更新费用的50%", False),
        ("deadline", "公示不超过7天", True),
    ],
)
def test_what_tells_a_fact(kind: str, text: str, *, tells: bool) -> None:
    assert bool(re.search(EVIDENCE[kind], text)) is tells


def test_every_kind_of_fact_has_its_evidence() -> None:
    by_unit = {"count", "tally", "either", "which"}  # told by what the question names
    assert {kind for kind, _ in FACTS} - by_unit <= EVIDENCE.keys()


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("古桥修缮概算多少钱", None),
        ("停放区划定多少处", None),
        ("停放区什么时候划定", None),
        ("护学岗几个人", "count"),
        ("校园周边交通整治花多少钱", "amount"),
        ("校园周边交通整治电话多少", "contact"),
    ],
)
def test_the_kind_that_nothing_in_the_item_tells(store: Store, question: str, kind: str | None) -> None:
    asked = _asked(store, question)
    assert facts.unproved(asked, finding.find(asked)[0]) == kind


@pytest.mark.parametrize(
    ("question", "noun"),
    [("古桥概算是多少", "概算"), ("夜市票价多少", "票价"), ("由谁负责", "")],
)
def test_the_noun_that_a_figure_is_asked_of(store: Store, question: str, noun: str) -> None:
    assert attributes.attribute(_asked(store, question)) == noun


def test_the_chosen_sentences_are_few_and_in_the_order_of_the_text(samples: Store) -> None:
    asked = _asked(samples, "第31次会议老旧小区改造资金怎么安排")
    chosen = choosing.choose_sentences(asked, finding.find(asked)[0])
    assert 1 <= len(chosen) <= 3
    assert [one.span for one in chosen] == sorted(one.span for one in chosen)


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known; one character too many is taken for the noun")
def test_the_noun_of_a_rate_is_the_rate(store: Store) -> None:
    assert attributes.attribute(_asked(store, "专项债券利率是多少")) == "利率"
