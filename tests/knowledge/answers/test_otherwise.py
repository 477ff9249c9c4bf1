"""Questions that no item answers: what was searched, which one is meant, how to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.replies import say
from knowledge.model import Status
from tests.knowledge.questions.stores import ask, first_line, places

if TYPE_CHECKING:
    from knowledge.store import Store

SEARCHED = "已查 2 次会议的纪要（2022-04-08至2024-07-16）"


@pytest.mark.parametrize("question", ["飞碟着陆场通过了吗", "跨江隧道由谁负责", "月球基地什么时候开工"])
def test_what_is_nowhere_is_not_found_and_what_was_searched_is_said(store: Store, question: str) -> None:
    given = ask(store, question)
    assert (given.status, given.items) == (Status.NOT_FOUND, ())
    assert first_line(given).startswith("没有找到与“")
    assert given.text.endswith(SEARCHED)
    assert given.searched is not None
    assert given.searched.meetings == 2


def test_the_nearest_true_thing_is_offered(store: Store) -> None:
    given = ask(store, "校园周边拥堵收费条例通过了吗")
    assert given.status in {Status.NOT_FOUND, Status.NOT_STATED}
    assert "校园周边交通整治" in given.text


@pytest.mark.parametrize(
    ("question", "words"),
    [("第52次会议有哪些议题", "第52次会议"), ("2019年的会谁主持", "2019年的会"), ("第77号纪要", "第77号纪要")],
)
def test_a_meeting_that_the_store_has_not(store: Store, question: str, words: str) -> None:
    given = ask(store, question)
    assert given.status is Status.NOT_FOUND
    assert first_line(given) == f"“{words}”不在库中。"


def test_a_place_that_the_store_has_not(store: Store) -> None:
    given = ask(store, "苏州的古桥修缮怎么定的")
    assert (given.status, first_line(given)) == (Status.NOT_FOUND, "库中没有“苏州”的纪要。")


@pytest.mark.parametrize("question", ["办法", "单车", "管理办法"])
def test_which_one_is_meant(store: Store, question: str) -> None:
    given = ask(store, question)
    assert (given.status, places(given)) == (Status.CHOOSE, [(2, 2), (1, 1)])
    assert [choice.ask for choice in given.choices] == ["第9次会议第2项", "第3次会议第1项"]
    assert [line[0] for line in given.text.split("\n")[1:5]] == ["📄", "①", "📄", "②"]


def test_each_choice_asks_for_its_item(samples: Store) -> None:
    given = ask(samples, "方案")
    assert 1 < len(given.choices) <= 5
    assert [places(ask(samples, choice.ask))[0] for choice in given.choices] == places(given)


@pytest.mark.parametrize(
    ("question", "status", "key"),
    [
        ("帮助", Status.HELP, "help"),
        ("你能查什么", Status.HELP, "help"),
        ("你好", Status.SMALLTALK, "smalltalk"),
        ("谢谢", Status.SMALLTALK, "smalltalk_thanks"),
        ("辛苦了", Status.SMALLTALK, "smalltalk_thanks"),
        ("？？？", Status.REJECTED, "rejected"),
        ("<script>alert(1)</script>", Status.REJECTED, "rejected"),
        ("", Status.REJECTED, "rejected"),
    ],
)
def test_what_is_no_question_about_minutes(store: Store, question: str, status: Status, key: str) -> None:
    given = ask(store, question)
    assert (given.status, given.text) == (status, say(key))


def test_a_store_that_holds_minutes_never_says_that_it_holds_none(store: Store) -> None:
    assert "库中还没有纪要" not in ask(store, "第52次会议有哪些议题").text


def test_choices_among_several_meetings_name_the_meeting_of_each(store: Store) -> None:
    given = ask(store, "办法")
    assert "第3次" in given.text
    assert "第9次" in given.text


def test_an_errand_of_the_asker_is_no_errand_of_the_bot(store: Store) -> None:
    asked_for = "我要起草一份提纲，麻烦把共享单车管理办法那一项里会上定的内容都告诉我"
    given = ask(store, asked_for)
    assert (given.status, given.intent) == (Status.ANSWERED, "directive")
    assert "共享单车" in given.text
    assert ask(store, "帮我起草一份古桥修缮的汇报").status is Status.NOT_FOUND
