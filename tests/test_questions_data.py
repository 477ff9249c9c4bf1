"""The question tables: every row is whole, and what a right answer must show stands in the minutes."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

TESTS = Path(__file__).parent
SAMPLES = TESTS.parent / "samples"
INTENTS = {
    "decision", "tasks", "responsible", "directive", "agenda", "attendance", "meeting", "deadline",
    "document_status", "compare", "unanswerable", "help", "smalltalk", "ambiguous", "count",
}  # fmt: skip
EXPECTED = {"answer", "clarify", "no_named_task", "not_found", "reject_input", "help", "smalltalk"}
COLUMNS = {
    "id", "question", "history", "intent", "style", "meeting", "items", "bodies", "must_contain",
    "must_not_contain", "expect", "set",
}  # fmt: skip


def rows() -> list[dict[str, Any]]:
    """Every row of every table."""
    tables = sorted((TESTS / "questions").glob("*.yaml"))
    return [row for table in tables for row in yaml.safe_load(table.read_text("utf-8"))]


def squashed(text: str) -> str:
    """The text without blanks, widths folded."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    sources = [SAMPLES / "changwu31.txt", *sorted((SAMPLES / "source").glob("*.txt"))]
    return {file.stem: squashed(file.read_text("utf-8")) for file in sources}


def test_ids_and_columns() -> None:
    table = rows()
    assert len({row["id"] for row in table}) == len(table) >= 300
    for row in table:
        assert row.keys() - {"count"} == COLUMNS, row["id"]
        assert row["intent"] in INTENTS, row["id"]
        assert row["expect"] in EXPECTED, row["id"]


def test_what_must_be_shown_stands_in_the_minutes(texts: dict[str, str]) -> None:
    for row in rows():
        text = texts[row["meeting"]] if row["meeting"] else "".join(texts.values())
        for words in [*row["must_contain"], *row["bodies"]]:
            assert squashed(words) in text, row["id"]


def test_a_quarter_cannot_be_answered_and_a_third_is_held() -> None:
    table = [row for row in rows() if row["set"] != "later"]
    assert sum(row["intent"] == "unanswerable" for row in table) >= len(table) / 4
    held = sum(row["set"] == "held" for row in table)
    assert abs(held - len(table) / 3) <= len(table) / 50
    assert {row["style"] for row in table} >= {
        "formal", "colloquial", "keyword", "typo", "homophone", "pinyin", "traditional", "abbreviation",
        "dictated", "english", "followup", "wrong_premise",
    }  # fmt: skip
