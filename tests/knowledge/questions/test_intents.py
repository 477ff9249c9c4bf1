"""What a question wants, by the intent table: each intent in phrasings of its own; taught phrasings win."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from config.vocabulary import intent_table
from knowledge.questions.intents import frame
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from knowledge.store import Store

PHRASINGS = {
    "tasks": [
        "市水利局的任务清单",
        "市民政局要干啥",
        "市公安局有哪些事要办",
        "市商务局领到了什么活",
        "市住建局有没有被点名",
    ],
    "tasks_all": [
        "所有点名的责任单位",
        "哪些部门被点名",
        "责任单位一览",
        "全部任务清单",
        "点名了哪几个单位",
        "第3次会议点名的责任单位",
    ],
    "decision": [
        "水价调整方案通过了没",
        "夜市延期会上怎么定的",
        "龙舟赛到底同意没有",
        "课后收费审议结果",
        "养老计划过会没",
        "收费为什么没通过",
    ],
    "responsible": [
        "老旧小区改造由谁牵头",
        "堤防修复哪家单位负责",
        "讨薪这事归谁管",
        "招商措施的责任单位",
        "生态修复牵头的是哪个局",
    ],
    "directive": [
        "汛期值班怎么要求的",
        "采砂场关停后该怎么办",
        "加装电梯有哪些规定",
        "假期停车场怎么安排",
        "食品安全有什么措施",
    ],
    "document_status": [
        "养老计划以谁的名义印发",
        "预案报给谁审定",
        "措施印发了没有",
        "整改方案还要再上会吗",
        "水价走什么程序",
    ],
    "deadline": ["县道什么时候抢通", "欠薪核查的时限", "整改方案何时报", "污水厂二期啥时候投运", "成本调查截止日期"],
    "agenda": [
        "第68次会议有哪些议题",
        "第42次会议议程",
        "第31次会议总共审议了几件",
        "会议主要内容是什么",
        "第56次会议开了些什么",
    ],
    "attendance": [
        "第31次会议谁参加了",
        "谁请假了",
        "列席单位有哪些",
        "市住建局派谁来的",
        "陆承洲出席了吗",
        "记录人是谁",
    ],
    "meeting": [
        "上次会议时间地点",
        "第56次会议在哪开的",
        "第42次会议什么时候开的",
        "纪要编号是多少",
        "第68次纪要哪天印发的",
        "这次是第几次会议",
    ],
    "meetings": ["库里有哪些会议", "收录了多少份纪要", "系统里一共有几次会议", "有哪些纪要"],
    "compare": [
        "市教育局和市财政局的任务对比",
        "第3项和第4项有什么区别",
        "水价两次方案的差别",
        "市水利局与市住建局谁的更多",
    ],
    "history": [
        "老旧小区改造历次会议怎么定的",
        "水价调整的来龙去脉",
        "招商措施改过没有",
        "学位工程前后变化",
        "公共数据这几年",
    ],
    "listing": [
        "哪些是以市政府名义印发的",
        "哪些议题没通过",
        "哪些任务有时间要求",
        "哪些事项没写责任单位",
        "一共多少条任务",
    ],
    "original": ["原文", "给我看原话", "怎么写的原文", "出处在哪", "贴一下原文"],
    "more": ["还有吗", "还有别的没", "继续", "就这些吗", "更多"],
    "errand": ["帮我写一篇讲话稿", "起草一份通知", "把这个翻译成英文"],
    "help": ["帮助", "你能查什么", "怎么用", "这个系统怎么使用", "可以问什么"],
    "smalltalk": ["你好", "谢谢", "辛苦了", "在吗", "再见", "你是谁呀"],
}


def test_every_intent_of_the_table_is_tried_in_three_phrasings_at_least() -> None:
    assert PHRASINGS.keys() == {row.name for row in intent_table()}
    assert min(map(len, PHRASINGS.values())) >= 3


@pytest.mark.parametrize(("intent", "question"), [(one, each) for one, many in PHRASINGS.items() for each in many])
def test_each_intent_wins_its_phrasings(samples: Store, intent: str, question: str) -> None:
    assert stores.reading(samples, question).intent == intent


@pytest.mark.parametrize("question", ["老旧小区改造", "市财政局", "古桥", "第3项", ""])
def test_without_a_frame_there_is_no_intent(samples: Store, question: str) -> None:
    assert stores.reading(samples, question).intent in {"", "rejected"}


def test_small_talk_is_small_talk_only_where_it_is_all_that_is_said(samples: Store) -> None:
    assert stores.reading(samples, "好的").intent == "smalltalk"
    assert stores.reading(samples, "好的，水价由谁负责").intent == "responsible"


def test_scores_are_ordered_and_spans_lie_inside_the_text() -> None:
    text = "哪些任务有时间要求由谁负责"
    found = frame(text, {}, whole=text, with_body=False)
    scores = [score for _, score in found.scores]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 1
    assert all(0 <= start < end <= len(text) for start, end in found.spans)


@pytest.mark.parametrize("word", ["智能化改造", "节能改造", "太阳能", "土地出让", "股权转让", "收费标准", "行政许可"])
def test_a_verb_inside_a_word_asks_nothing(word: str) -> None:
    assert frame(word, {}, whole="", with_body=False).spans == ()


def test_a_question_about_a_body_is_less_likely_about_the_meeting() -> None:
    alone = dict(frame("有哪些议题", {}, whole="", with_body=False).scores)
    beside = dict(frame("有哪些议题", {}, whole="", with_body=True).scores)
    assert beside["agenda"] < alone["agenda"]


def test_a_phrasing_like_one_of_the_table_has_its_intent() -> None:
    assert frame("责任单卫清弹", {}, whole="", with_body=False).best == "responsible"


def test_nothing_like_the_table_has_no_intent() -> None:
    found = frame("古桥修缮工程", {}, whole="", with_body=False)
    assert (found.best, found.scores, found.spans) == ("", (), ())


TAUGHT = {"黄了没": "decision", "黄了没有呀": "history"}


def test_a_taught_phrasing_wins_over_the_table_and_is_no_topic() -> None:
    text = "任务清单黄了没"
    found = frame(text, TAUGHT, whole=text, with_body=False)
    assert found.best == "decision"
    assert (4, 7) in found.spans


def test_a_taught_phrasing_that_is_the_whole_question_wins_over_a_part_of_it() -> None:
    assert frame("黄了没有呀", TAUGHT, whole="黄了没有呀", with_body=False).best == "history"


WAYS = yaml.safe_load(Path(__file__).with_name("ways.yaml").read_text("utf-8"))


@pytest.mark.parametrize("intent", WAYS)
def test_one_intent_has_many_ways_of_asking(samples: Store, intent: str) -> None:
    misread = {way: stores.reading(samples, way).intent for way in WAYS[intent]}
    assert {way: read for way, read in misread.items() if read != intent} == {}


KNOWN_FAILURES = [
    ("最近的一次会议是哪次", "meetings"),
]


@pytest.mark.parametrize(("question", "intent"), KNOWN_FAILURES)
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known; move the row when it is mended")
def test_known_failures_still_fail(samples: Store, question: str, intent: str) -> None:
    assert stores.reading(samples, question).intent == intent
