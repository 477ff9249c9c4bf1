"""Answers about a meeting as a whole: its agenda, its facts, who was there; and which meetings there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge.model import Status
from tests.asking import SEES
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask, first_line, places

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.store import Store


@pytest.mark.parametrize(
    "question",
    ["第3次会议有哪些议题", "第3次会议议程", "第3次会议讨论了哪些事项", "第5号纪要有哪些议题", "2022年的会有哪些议题"],
)
def test_the_agenda_lists_every_item_with_its_result(store: Store, question: str) -> None:
    given = ask(store, question)
    assert (given.status, given.count, places(given)) == (Status.ANSWERED, 3, [(1, 1), (1, 2), (1, 3)])
    assert first_line(given) == "霁湾市政府第3次常务会议（2022-04-08）共 3 个议题"
    assert "第1项 审议《霁湾市共享单车管理办法》（原则同意）" in given.text
    assert "第2项 研究古桥修缮工程（同意）" in given.text


@pytest.mark.parametrize("question", ["有哪些议题", "上次会议有哪些议题", "最近一次会议讨论了什么"])
def test_without_a_meeting_the_newest_is_meant(store: Store, question: str) -> None:
    assert places(ask(store, question)) == [(2, 1), (2, 2), (2, 3)]


@pytest.mark.parametrize(
    ("question", "items"),
    [("第31次会议哪些是听取类议题", [1]), ("第42次会议传达类议题是哪个", [7]), ("第31次会议哪些是书面审议的", [5])],
)
def test_the_agenda_may_be_limited_to_a_kind(samples: Store, question: str, items: list[int]) -> None:
    given = ask(samples, question)
    assert [number for _, number in places(given)] == items
    assert given.count == len(items)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("第3次会议是哪天开的", "时间：2022年4月8日上午"),
        ("第9次会议召开时间", "时间：2024年7月16日下午"),
        ("第9次会议是哪天开的", "主持：闻远山（市长）"),
        ("第9次会议纪要编号", "纪要编号：第2号"),
    ],
)
def test_the_facts_of_a_meeting_are_as_printed(store: Store, question: str, line: str) -> None:
    given = ask(store, question)
    assert given.status is Status.ANSWERED
    assert line in given.text.split("\n")


@pytest.mark.parametrize(
    ("question", "what"), [("第3次会议在哪开的", "会议地点"), ("第3次会议纪要印发日期", "印发日期")]
)
def test_a_fact_that_is_not_printed_is_said_to_be_missing(store: Store, question: str, what: str) -> None:
    given = ask(store, question)
    assert given.status is Status.NOT_STATED
    assert first_line(given) == f"纪要没有写{what}。"


ATTENDANCE = [
    ("第3次会议谁请假了", Status.ANSWERED, "请假（1 人）：薄云舒（外出学习）"),
    ("第3次会议哪些领导出席", Status.ANSWERED, "出席（2 人）：闻远山、楚怀瑾"),
    ("第9次会议市文旅局谁来了", Status.ANSWERED, "市文旅局列席：简清和"),
    ("第9次会议教育局派谁来的", Status.NOT_STATED, "霁湾市政府第9次常务会议（2024-07-16）的名单里没有“教育局”。"),
    ("第9次会议楚怀瑾来了吗", Status.NOT_STATED, "霁湾市政府第9次常务会议（2024-07-16）的名单里没有“楚怀瑾”。"),
    ("第9次会议薄云舒来了吗", Status.ANSWERED, "薄云舒：出席"),
    ("市财政局谁来了", Status.ANSWERED, "市财政局列席：钱有方"),  # the newest meeting that names it
    ("第9次会议谁记录的", Status.NOT_STATED, "霁湾市政府第9次常务会议（2024-07-16）的纪要没有写记录名单。"),
    ("第9次会议谁主持的", Status.ANSWERED, "主持：闻远山（市长）"),
]


@pytest.mark.parametrize(("question", "status", "line"), ATTENDANCE)
def test_who_was_there(store: Store, question: str, status: Status, line: str) -> None:
    given = ask(store, question)
    assert given.status is status
    assert first_line(given) == line


def test_observers_are_counted(store: Store) -> None:
    assert "列席（6 人）：市城管局柳成荫，" in ask(store, "第3次会议列席单位有哪些").text


@pytest.mark.parametrize("question", ["库里有哪些会议", "收录了多少份纪要", "有哪些纪要"])
def test_the_meetings_of_the_store_newest_first(store: Store, question: str) -> None:
    given = ask(store, question)
    assert given.count == 2
    assert [line for line in given.text.split("\n") if line] == [
        "库中有 2 次会议的纪要：",
        "霁湾市政府第9次常务会议（2024年7月16日，3 个议题）",
        "霁湾市政府第3次常务会议（2022年4月8日，3 个议题）",
    ]
    assert given.cards == knowledge.meetings(store, sees=SEES)


def test_an_empty_store_says_so(tmp_path: Path) -> None:
    with knowledge.open_store(tmp_path / "empty.db") as empty:
        (card,) = knowledge.meetings(empty, sees=SEES)
        assert card.text == "库中还没有纪要；请管理员先载入。"
        assert ask(empty, "古桥修缮通过了吗").status is Status.NOT_FOUND


def test_meetings_that_may_not_be_seen_are_not_counted(tmp_path: Path) -> None:
    with stores.small(tmp_path, visibility="internal") as hidden:
        assert ask(hidden, "库里有哪些会议", sees=frozenset({"public"})).status is Status.NOT_FOUND
        assert ask(hidden, "库里有哪些会议", sees=frozenset({"internal"})).count == 2


def test_who_reported_of_all_items_with_the_item(store: Store) -> None:
    given = ask(store, "第9次会议有哪些单位作了汇报")
    assert (given.status, given.count, given.bodies) == (Status.ANSWERED, 1, ("市文旅局",))
    assert places(given) == [(2, 1)]
    none = ask(store, "2009年哪些单位汇报了")
    assert (none.status, none.count) == (Status.NOT_STATED, 0)


def test_who_was_on_leave_is_told_beside_the_facts_of_a_meeting(store: Store) -> None:
    given = ask(store, "第9次会议哪天开的，谁主持，谁请假了")
    assert "主持" in given.text
    assert "请假" in given.text


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("楚怀瑾担任什么职务", "职务"),
        ("柳成荫后来调哪儿去了", "去向"),
        ("简清和对夜间集市收费是什么态度", "意见或态度"),
        ("雷鸣远分管什么工作", "分管的工作"),
        ("第3次会议记录人是谁", "记录"),
        ("第3次会议在哪里开的", "会议地点"),
    ],
)
def test_what_lists_and_headers_do_not_tell_is_not_stated(store: Store, question: str, lacks: str) -> None:
    given = ask(store, question)
    assert given.status is Status.NOT_STATED
    assert lacks in first_line(given)


def test_the_post_of_the_chair_is_told(store: Store) -> None:
    assert "市长" in ask(store, "闻远山是什么职务").text


def test_bodies_side_by_side_are_each_answered(store: Store) -> None:
    text = ask(store, "第3次会议市城管局市公安局还有市文旅局分别派的谁").text
    assert all(name in text for name in ("柳成荫", "雷鸣远", "简清和"))


def test_a_year_and_a_chair_that_are_not_printed_are_said_to_be_missing(tmp_path: Path) -> None:
    yearless = (
        "石板渠工程推进会议纪要\n8月22日，镇政府召开石板渠工程推进会议。现将研究确定的主要事项纪要如下：\n"
        "一、关于征地问题\n由镇国土所牵头，9月15日前完成地块交付。\n"
    )
    with stores.small(tmp_path, yearless) as store:
        given = ask(store, "会是哪一年开的、由谁主持？")
    assert given.status is Status.NOT_STATED
    assert first_line(given) == "纪要没有写主持人、年份。"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("16号那会上午开的还是下午", "时间：2024年7月16日下午"),
        ("请核对会议召开日期与纪要编号，分别为何？", "时间：2024年7月16日下午"),
        ("从开会到纪要印出来隔了几天", "时间：2024年7月16日下午"),
        ("闻远山是市长吧", "市长闻远山主持召开"),
        ("会上有没有书面审议的，没人汇报的那个", "没有书面类议题"),
        ("第3次会上共享单车管理办法过了吗", "原则同意该办法"),
    ],
)
def test_meetings_are_asked_about_in_many_ways(store: Store, question: str, words: str) -> None:
    assert words in ask(store, question).text
