"""``eval`` over a folder: what is right counts, what is wrong is told, and what is below its floor fails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot import evaluation
from bot.cli import run
from knowledge.evaluation.answering import Gold, Score, asks_for_one
from tests.factories import SOURCE, write

if TYPE_CHECKING:
    from pathlib import Path


def row(number: int, question: str, **facts: Any) -> dict[str, Any]:
    return {
        "id": f"q{number}", "question": question, "intent": "decision", "items": [1], "bodies": [],
        "must_contain": [], "answerable": True,
    } | facts  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Gold of one document and four questions, the last of which asks for what is not there."""
    start = SOURCE.index("一、")
    middle, end = SOURCE.index("二、"), SOURCE.index("出席")
    item = {"decision": None, "directives": [], "heading": None, "kind": "deliberate", "presenters": []}
    decision = {"outcome": "approved_in_principle"}
    document = {
        "file": "夜市.txt",
        "meeting": {"ordinal": 7, "issue_no": None, "held_on": "2023-05-09", "chair": "林远航"},
        "items": [
            item | {"ordinal": 1, "topic": "夜市", "span": [start, middle], "decision": decision},
            item | {"ordinal": 2, "topic": "防汛", "span": [middle, end]},
        ],
        "attendance": {"attendees": ["林远航", "周若安"], "observers": [], "absent": [], "recorder": None},
        "questions": [
            row(1, "夜市管理办法通过了吗", must_contain=["原则同意"]),
            row(2, "夜市管理办法由谁修改完善", intent="responsible", must_contain=["市城管局"]),
            row(3, "防汛准备要求做什么", intent="directive", items=[2], must_contain=["闸口检修"]),
            row(4, "地铁票价定了多少", intent="unanswerable", items=[], answerable=False),
        ],
    }  # fmt: skip
    write(tmp_path)
    (tmp_path / "夜市.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return tmp_path


def test_a_folder_is_scored(gold: Path) -> None:
    (part,) = evaluation.folder(gold, lambda _: None)
    figures = part.figures()
    assert figures["lossless"] == figures["verbatim"] == figures["items"] == 1.0
    assert figures["false_answers"] == figures["false_refusals"] == 0.0
    assert figures["all"] == 1.0, part.answers.misses
    assert set(part.others) == {"index", "likeness"}
    assert part.others["index"].all["", "top1"] == 3


def test_figures_below_a_floor_and_over_a_ceiling_are_told() -> None:
    part = evaluation.Part("folder")
    for hit in (True, False):
        part.answers.count(("", "all"), hit)
        part.answers.count(("", "false_answers"), hit)
    assert part.below({"folder": {"all": 0.6, "false_answers": 0.4}}) == {"all": 0.5, "false_answers": 0.5}
    assert part.below({"folder": {"all": 0.5, "false_answers": 0.5}}) == {}


def test_the_command_fails_below_a_floor(
    gold: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands_eval.floors", lambda: {"folder": {"all": 0.9}})
    assert run(["eval", str(gold)]) == 0
    monkeypatch.setattr("bot.commands_eval.floors", lambda: {"folder": {"all": 1.1}})
    assert run(["eval", str(gold), "--misses"]) == 1
    told = capsys.readouterr()
    assert "rapidfuzz WRatio" in told.out
    assert "没有达到 1.1" in told.err


def test_without_gold_one_sentence_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation, "HOME", tmp_path)
    for arguments in (["eval"], ["eval", str(tmp_path)]):
        assert run(arguments) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_share_of_nothing_is_zero_and_follow_ups_are_not_compared() -> None:
    assert Score().share(("", "all")) == 0.0
    alone = Gold("a", "夜市", "answer", "decision", places=frozenset({("夜市", 1)}))
    follow = Gold("b", "谁负责", "answer", "decision", history=("夜市",), places=frozenset({("夜市", 1)}))
    assert (asks_for_one(alone), asks_for_one(follow)) == (True, False)
