"""How a question was read, as `ask --explain` tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import knowledge
from tests.asking import SEES
from tests.knowledge.questions.stores import ask, small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("共享单车办法过了没", ("意图 decision", "主题：共享单车办法", "第2项", "判断：找到")),
        ("市财政局有哪些任务", ("意图 tasks", "单位：市财政局")),
        ("古桥修缮要多少户同意", ("问的是：“几户”", "判断：议题找到了，但没有写“几户”")),
        ("跨江大桥修建通过了吗", ("判断：覆盖不足",)),
        ("？？？", ("意图 rejected",)),
    ],
)
def test_what_was_understood_and_how_sure_it_is(tmp_path: Path, question: str, told: tuple[str, ...]) -> None:
    with small(tmp_path) as store:
        text = knowledge.explain(store, ask(store, question), sees=SEES).text
    for words in told:
        assert words in text
