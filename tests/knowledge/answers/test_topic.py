"""Answers about a topic: the conclusion in the first line, then the minutes' own words, who, by when, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions.stores import ask, first_line, places, quotations

if TYPE_CHECKING:
    from knowledge.store import Store

CONCLUSIONS = [
    ("第3次会议共享单车管理办法通过了吗", "✅ 第1项 审议《霁湾市共享单车管理办法》：原则同意"),
    ("第3次会议古桥修缮同意了吗", "✅ 第2项 研究古桥修缮工程：同意"),
    ("夜间集市收费方案过了吗", "❌ 第3项 审议《霁湾市夜间集市收费方案》：未同意"),
    ("第9次会议共享单车管理办法通过了吗", "⏸ 第2项 审议《霁湾市共享单车管理办法（修订）》：暂未通过，另行研究"),
    ("校园周边交通整治怎么定的", "▫️ 第3项 听取校园周边交通整治情况汇报：纪要没有写同意与否"),
]


@pytest.mark.parametrize(("question", "line"), CONCLUSIONS)
def test_the_first_line_is_the_conclusion(store: Store, question: str, line: str) -> None:
    given = ask(store, question)
    assert given.status is Status.ANSWERED
    assert first_line(given) == line


def test_a_decision_stands_with_who_when_and_where(store: Store) -> None:
    given = ask(store, "第3次会议共享单车管理办法通过了吗")
    assert given.text.split("\n")[1:] == [
        "「会议原则同意该办法，会后由市城管局修改完善，以市政府名义印发。」",
        "责任单位：市城管局（牵头）",
        "期限：会后，纪要未写截止日期",
        "📄 霁湾市政府第3次常务会议（2022-04-08），纪要第5号，第一项",
    ]
    assert given.bodies == ("市城管局",)


def test_who_is_responsible_comes_first_where_that_is_asked(store: Store) -> None:
    given = ask(store, "第3次会议古桥修缮由谁负责")
    assert given.text.split("\n")[:3] == [
        "第2项 研究古桥修缮工程",
        "责任单位：市文旅局（牵头）",
        "「市文旅局要于8月底前完工。」",
    ]


FACTS = [
    ("停放区划多少处", (1, 1), "120处"),
    ("古桥修缮概算多少", (1, 2), "460万元"),
    ("停放区什么时候划定", (1, 1), "5月底前"),
    ("竣工验收什么时候办结", (2, 1), "国庆节前"),
    ("护学岗由谁增设", (1, 3), "各镇（街道）"),
    ("工程决算由谁审计", (2, 1), "市审计局"),
    ("共享单车停放区规划为什么暂缓", (2, 2), "停放区规划依据不足"),
]


@pytest.mark.parametrize(("question", "place", "words"), FACTS)
def test_the_sentence_that_tells_the_fact_is_quoted(
    store: Store, question: str, place: tuple[int, int], words: str
) -> None:
    given = ask(store, question)
    assert given.status is Status.ANSWERED
    assert places(given)[0] == place
    assert any(words in quote for quote in quotations(given))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("停放区什么时候划定", "期限：5月底前（推算：2022-05-31）"),
        ("竣工验收什么时候办结", "期限：国庆节前（推算：2024-09-30）"),
        ("第3次会议共享单车管理办法通过了吗", "期限：会后，纪要未写截止日期"),
        ("夜间集市收费方案过了吗", "期限：纪要未写"),
    ],
)
def test_a_limit_stands_as_printed_and_a_derived_day_is_marked(store: Store, question: str, said: str) -> None:
    assert said in ask(store, question).text.split("\n")


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("第3次会议古桥修缮工程的电话", "联系方式"),
        ("第3次会议古桥修缮工程的电话是多少", "联系方式"),
        ("夜间集市收费多少钱", "金额"),
        ("第3次会议护学岗要几人", "“几人”"),
    ],
)
def test_a_fact_that_the_minutes_do_not_state_is_said_so(store: Store, question: str, what: str) -> None:
    given = ask(store, question)
    assert given.status is Status.NOT_STATED
    assert first_line(given) == f"纪要没有写{what}，不能推断。"
    assert given.items


WRONG_PREMISES = [
    ("第42次会议第1项原则同意了吗", "没有写“原则同意”"),
    ("第42次会议政府工作报告原则同意了吗", "没有写“原则同意”"),
    ("第56次会议滨河夜市延长五年批准了吗", "未同意"),
    ("第80次会议课后服务收费标准通过了吗", "未同意"),
    ("第31次会议供水价格同意了吗", "暂未通过"),
]


@pytest.mark.parametrize(("question", "conclusion"), WRONG_PREMISES)
def test_a_wrong_premise_is_put_right_in_the_first_line(samples: Store, question: str, conclusion: str) -> None:
    given = ask(samples, question)
    assert given.status is Status.ANSWERED
    assert conclusion in first_line(given)


def test_what_an_earlier_meeting_did_is_not_this_ones_result(samples: Store) -> None:
    assert first_line(ask(samples, "第42次会议供水价格方案同意了吗")).startswith("✅")


@pytest.mark.parametrize(
    ("question", "name"),
    [("第31次会议老旧小区改造方案是谁汇报的", "市住建局"), ("第80次会议公共数据办法是哪家提交的", "市数据局")],
)
def test_who_brought_it_in_is_not_who_must_do_it(samples: Store, question: str, name: str) -> None:
    given = ask(samples, question)
    assert given.bodies == (name,)
    assert f"汇报单位：{name}" in given.text
