"""No text of whatever kind makes the question line raise, or a quotation that the minutes do not hold."""

from __future__ import annotations

from datetime import date
from itertools import cycle, islice
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import knowledge
from knowledge.model import Answer, Dialogue, Status
from tests.factories import SOURCE, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

TODAY = date(2026, 1, 5)
SEES = frozenset({"internal", "public"})
REAL = "那个，去年5月第7次常务会议第1项《云溪市夜市管理办法》市城管局牵头、市公安局配合，什么时候完成、补贴多少钱？"
PIECES = (
    *(
        '"',
        "'",
        "“",
        "”",
        "(",
        ")",
        "*",
        "^",
        ":",
        "-",
        "+",
        "~",
        "{",
        "}",
        "\\",
        "%",
        "_",
        ";",
        "--",
        "/*",
        "?",
        "？",
        "#",
    ),
    *(" AND ", " OR ", " NOT ", " NEAR(", "NEAR/2", "grams:", "rowid", "rank", "MATCH", "{a b}: c", "col : x*"),
    *(
        "' or 1=1 --",
        "'; drop table minutes; --",
        "select * from minutes",
        "union select",
        "\x00",
        "\x1b[31m",
        "\u202e",
    ),
    *(
        "<b>",
        "</b>",
        "<script>alert(1)</script>",
        "&lt;",
        "&amp;",
        "<a href='x'>",
        "{slot}",
        "{0}",
        "%s",
        "*粗*",
        "「引",
        "〔",
    ),
    *(
        "😀",
        "👩‍👩‍👧‍👦",
        "🇨🇳",
        "\ufe0f",
        "\u200b",
        "\ud7ff",
        "\U0010ffff",
        "\ufdd0",
        "é",
        "e\u0301",
        "ß",
        "İ",
        "ﬀ",
        "㍿",
        "½",
        "Ⅷ",
        "①",
    ),
    *(
        "夜市",
        "办法",
        "通过了吗",
        "谁负责",
        "第一项",
        "第0项",
        "第99999999999999999999项",
        "市城管局",
        "我们局",
        "各镇各部门",
        "林远航",
    ),
    *(
        "2023年",
        "13月40日",
        "二〇二三年",
        "上次会议",
        "还有吗",
        "原文",
        "第二条",
        "那水利局呢",
        "yeshi banfa",
        "shei fuze",
        "ABC",
        "3.14",
    ),
    *("\n", "\t", "\u3000", " ", "，", "。", "、", "！", "…", "的", "了", "吗", "呢"),
)


def odd_questions(most: int, seed: int = 1) -> Iterator[str]:
    """So many questions that nobody asks: prefixes of a real one, mixtures of pieces, and very long ones."""
    random = Random(seed)
    yield from islice((REAL[:length] for length in range(len(REAL) + 1)), most)
    long = cycle(["夜", "夜市管理办法", "a", "yeshi ", "第一项", "((((", '"', "😀", "1", "各", "市城管局、", " "])
    for turn in range(max(0, most - len(REAL) - 1)):
        if turn % 50 == 0:
            yield next(long) * 100_000
        else:
            yield "".join(random.choice(PIECES) for _ in range(random.randint(1, 14)))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with knowledge.open_store(tmp_path_factory.mktemp("fuzz") / "minutes.db") as opened:
        knowledge.load(opened, minutes(), by="test")
        yield opened


def check(answer: Answer) -> None:
    """It says something, is of a known kind, and quotes what the minutes print."""
    assert answer.text.strip()
    assert answer.status in Status
    assert 0 <= answer.confidence <= 1
    for quoted in answer.directives:
        assert quoted.directive.text in SOURCE


def test_a_list_of_odd_questions(store: Store) -> None:
    before = Dialogue()
    for question in odd_questions(300):
        answer, _ = knowledge.ask(store, question, dialogue=before, today=TODAY, sees=SEES)
        check(answer)
        _, before = knowledge.ask(store, question[:20], dialogue=before, today=TODAY, sees=SEES)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), max_size=80))
def test_any_text(store: Store, text: str) -> None:
    answer, _ = knowledge.ask(store, text, today=TODAY, sees=SEES)
    check(answer)


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_mixture_after_an_answer(store: Store, parts: list[str]) -> None:
    _, before = knowledge.ask(store, "夜市管理办法谁负责", today=TODAY, sees=SEES)
    answer, _ = knowledge.ask(store, "".join(parts), dialogue=before, today=TODAY, sees=SEES)
    check(answer)


def test_nothing_is_told_to_who_may_see_nothing(store: Store) -> None:
    for question in ("夜市管理办法通过了吗", "市城管局的任务", "上次会议谁参加了", "有哪些会议"):
        answer, _ = knowledge.ask(store, question, today=TODAY, sees=frozenset())
        assert not answer.items
        assert not answer.directives
        assert "林远航" not in answer.text
