"""The report says what was understood, what was not and where, and what a load would change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge.model import Minutes, Part, PartKind, Span
from knowledge.store import open_store
from tests import factories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from knowledge.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "minutes.db") as opened:
        yield opened


def told(store: Store, minutes: Minutes) -> str:
    return "\n".join(card.text for card in knowledge.report(minutes, knowledge.plan(store, minutes)))


def test_it_says_what_was_understood(store: Store) -> None:
    text = told(store, factories.minutes())
    for words in (
        "云溪市人民政府第7次常务会议（夜市.txt）",
        "2023年5月9日上午 · 主持 市长林远航 · 文号 第7号",
        "议题 2 项 · 决定 1 个 · 任务 4 条 · 承办单位 5 个",
        "出席 2 人 · 列席 2 个单位 1 人",
        "1. 审议《云溪市夜市管理办法》　原则同意　任务 3 条",
        "将作为新纪要存入",
    ):
        assert words in text


def test_it_says_what_was_not_understood_and_where(store: Store) -> None:
    whole = factories.minutes()
    item = whole.items[0]
    homeless = replace(item.directives[2], bodies=(), place="（二）")
    unread = Part(PartKind.UNREAD, factories.span("会议要求"))
    doubtful = replace(
        whole,
        items=(replace(item, directives=(*item.directives[:2], homeless)), whole.items[1]),
        parts=(*whole.parts, unread),
    )
    text = told(store, doubtful)
    assert "第 8 行没有读懂：「会议要求」" in text
    assert "没有读出结论的议题：第 2 项" in text
    assert "第 1 项（二）的任务没有写承办单位：「各镇各部门要加强宣传。」" in text


def test_it_counts_what_it_does_not_list(store: Store) -> None:
    parts = tuple(Part(PartKind.UNREAD, Span(i, i + 1)) for i in range(9))
    assert "没有读懂的共 9 处" in told(store, replace(factories.minutes(), parts=parts))


def test_a_report_without_doubts_says_so(store: Store) -> None:
    assert "没有存疑" in told(store, factories.only_first(factories.minutes()))


def test_it_says_what_a_load_would_change(store: Store) -> None:
    whole = factories.minutes()
    knowledge.load(store, whole, by="test")
    assert "同一份文件已在库中" in told(store, whole)
    changed = told(store, factories.only_first(factories.minutes(factories.SOURCE + "\n")))
    assert "将以新文本替换第 1 版" in changed
    assert "变化：议题 减 1 · 任务 减 1\n－ 第2项议题：「听取防汛准备情况汇报」（决定 0 个、任务 1 条）" in changed
    assert "首次出现的单位" not in changed


def test_it_names_likenesses_and_bodies_not_seen_before(store: Store) -> None:
    knowledge.load(store, factories.minutes(), by="test")
    new = factories.minutes(factories.SOURCE + "\n", ordinal=8)
    task = replace(new.items[1].directives[0], bodies=(factories.body("市气象局"),))
    text = told(store, replace(new, items=(new.items[0], replace(new.items[1], directives=(task,)))))
    assert "首次出现的单位 1 个：市气象局" in text
    assert "与库中的 云溪市人民政府第7次常务会议（2023-05-09）（夜市.txt）相似" in text


def test_without_a_plan_it_says_nothing_of_the_store() -> None:
    text = "\n".join(card.text for card in knowledge.report(factories.minutes()))
    assert "存入" not in text
