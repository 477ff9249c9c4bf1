"""原文, 还有吗, and turns that come too late to lean on the one before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge.model import Dialogue, Status
from tests.asking import SEES, TODAY
from tests.knowledge.questions.stores import ask, quotations, talk

if TYPE_CHECKING:
    from knowledge.store import Store

LATE = Dialogue(expired=True)


def test_the_original_is_the_whole_sentence(store: Store) -> None:
    assert quotations(ask(store, "市审计局有哪些任务", "原文")) == [
        "会议要求，市文旅局要在国庆节前办结竣工验收，市审计局要对工程决算开展审计。"
    ]


@pytest.mark.parametrize(
    ("typed", "words"), [("第一条原文", "重新论证"), ("第二条原文", "120处"), ("第3条原文", "错峰")]
)
def test_the_original_of_one_entry(store: Store, typed: str, words: str) -> None:
    (quote,) = quotations(ask(store, "市公安局有哪些任务", typed))
    assert words in quote


def test_the_original_of_all_entries(store: Store) -> None:
    assert len(quotations(ask(store, "市公安局有哪些任务", "原文"))) == 3


@pytest.mark.parametrize("typed", ["原文", "还有吗", "那财政局呢，它的期限呢", "2", "谁负责"])
def test_a_turn_that_comes_too_late_says_so(store: Store, typed: str) -> None:
    given, _ = knowledge.ask(store, typed, dialogue=LATE, today=TODAY, sees=SEES)
    assert "10 分钟" in given.text


@pytest.mark.parametrize("typed", ["夜间集市收费方案通过了吗", "市公安局有哪些任务", "帮助"])
def test_a_question_of_its_own_comes_never_too_late(store: Store, typed: str) -> None:
    given, _ = knowledge.ask(store, typed, dialogue=LATE, today=TODAY, sees=SEES)
    assert given.text == ask(store, typed).text


def test_items_that_are_gone_are_not_quoted(store: Store) -> None:
    _, before = talk(store, "市公安局有哪些任务")
    gone = replace(before, directive_ids=(9_999,), item_ids=(9_999,), minutes_ids=(9_999,))
    given, _ = knowledge.ask(store, "原文", dialogue=gone, today=TODAY, sees=SEES)
    assert (given.status, given.items) == (Status.NOT_FOUND, ())


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("古桥修缮怎么定的", "资金谁落实"), "市财政局"),
        (("第3次会议有哪些议题", "第二条是怎么定的"), "460万元"),
        (("第3次会议第一项怎么定的", "下一项呢"), "古桥修缮"),
        (("校园周边交通整治", "要做哪些"), "错峰"),
        (("第3次会议共享单车管理办法怎么定的", "原文"), "原则同意该办法"),
    ],
)
def test_a_turn_of_a_few_words_is_about_the_item_before(store: Store, turns: tuple[str, ...], words: str) -> None:
    assert words in ask(store, *turns).text


def test_a_turn_that_brings_up_another_matter_is_not(store: Store) -> None:
    assert ask(store, "古桥修缮概算怎么定的", "核电站选址定了吗").status is Status.NOT_FOUND
