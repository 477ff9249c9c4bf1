"""The intent table: whole, its phrasings compile, each intent has an answer and a name; an error names file and key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from config import vocabulary as tables
from config.replies import replies
from config.vocabulary import VocabularyError, intent_table, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
NEEDS = {"body", "topic", "meeting"}
ROW = {"intent": "a", "weight": 1.0, "phrasings": ["甲"]}


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    intent_table.cache_clear()


def test_names_are_unique_weights_are_near_one_and_needs_are_known() -> None:
    table = intent_table()
    assert len({row.name for row in table}) == len(table) >= 15
    for row in table:
        assert 0.5 <= row.weight <= 2.0, row.name
        assert set(row.needs) <= NEEDS, row.name
        assert row.phrasings, row.name


@pytest.mark.parametrize("row", intent_table(), ids=lambda row: row.name)
def test_phrasings_compile_stand_once_and_never_match_nothing_alone(row: tables.Intent) -> None:
    assert len(set(row.phrasings)) == len(row.phrasings)
    for phrasing in row.phrasings:
        assert pattern(phrasing).groups >= 0
        assert not pattern(phrasing).fullmatch(""), phrasing


@pytest.mark.parametrize("row", intent_table(), ids=lambda row: row.name)
def test_every_intent_is_routed_or_about_a_topic_and_has_a_name(row: tables.Intent) -> None:
    code = "\n".join(path.read_text("utf-8") for path in KNOWLEDGE.glob("**/*.py"))
    assert f'"{row.name}"' in code
    assert f"intent_{row.name}" in replies()


def test_no_name_is_left_of_an_intent_that_is_gone() -> None:
    named = {key.removeprefix("intent_") for key in replies() if key.startswith("intent_")}
    assert named == {row.name for row in intent_table()}


@pytest.mark.parametrize(
    ("phrasing", "text", "found"),
    [
        ("(甲|乙)了", "乙了", "乙了"),
        ("甲[了]没", "甲没", "甲没"),
        ("甲[了]没", "甲了没", "甲了没"),
        ("(什么|什么时候)开", "什么时候开", "什么时候开"),  # longest first, whatever the order of the table
        ("甲(乙)?", "甲", "甲"),
        ("甲(?!乙)", "甲丙", "甲"),
    ],
)
def test_alternatives_and_optional_parts(phrasing: str, text: str, found: str) -> None:
    match = pattern(phrasing).search(text)
    assert match is not None
    assert match[0] == found


def test_the_longest_alternative_is_tried_first() -> None:
    match = re.match(pattern("(什么|什么时候)"), "什么时候")
    assert match is not None
    assert match[0] == "什么时候"


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ({"intent": "a", "weight": 1.0}, "phrasings"),
        (ROW | {"weight": "heavy"}, "weight"),
        (ROW | {"need": ["topic"]}, "need"),
        (ROW | {"phrasings": [["甲"]]}, "phrasings.0"),
    ],
)
def test_an_error_names_file_and_key(monkeypatch: pytest.MonkeyPatch, row: object, key: str) -> None:
    monkeypatch.setattr(tables, "_read", lambda _: [row])
    intent_table.cache_clear()
    with pytest.raises(VocabularyError, match=rf"^intents\.yaml: {key}: "):
        intent_table()


@pytest.mark.parametrize("phrasing", ["在哪[里儿]?", "[0-9]+人"])
def test_a_class_of_characters_is_refused(monkeypatch: pytest.MonkeyPatch, phrasing: str) -> None:
    monkeypatch.setattr(tables, "_read", lambda _: [ROW | {"phrasings": [phrasing]}])
    intent_table.cache_clear()
    try:
        with pytest.raises(tables.VocabularyError, match=re.escape(phrasing)):
            intent_table()
    finally:
        intent_table.cache_clear()


def test_a_table_that_is_no_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_read", lambda _: {"intent": "a"})
    intent_table.cache_clear()
    with pytest.raises(VocabularyError, match=r"^intents\.yaml: "):
        intent_table()
