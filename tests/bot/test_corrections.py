"""Corrections and reparsing as a person has them on the command line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.cli import run
from config.replies import say
from knowledge import open_store, parse, read
from tests import factories

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "第7次会议第1项任务2 单位=市公安局→市财政局"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(tmp_path)
    with open_store(tmp_path / "t.db") as store:
        store.add(parse(read(factories.write(tmp_path))), "internal", by="test")

    def act(*words: str, code: int = 0) -> str:
        capfd.readouterr()
        assert run([*words, "--db", str(tmp_path / "t.db")]) == code
        out, err = capfd.readouterr()
        return out + err

    return act


def test_a_correction_is_made_listed_and_taken_back(call: Any) -> None:
    assert "市财政局（配合）" in call("correct", *WORDS.split())
    assert "点名任务 1 项" in call("tasks", "市财政局")
    assert "更正 1 条" in call("corrections")
    row = json.loads(call("corrections", "--json"))
    assert (row["id"], row["field"], row["state"], row["by"]) == (1, "rename", "applied", "admin")
    (told,) = json.loads(call("tasks", "市财政局", "--json"))["corrections"]
    assert told == row
    assert call("corrections", "--take-back", "1") == say("correction_taken_back", number=1) + "\n"
    assert "没有提到" in call("tasks", "市财政局")
    assert call("corrections", "--take-back", "1", code=1).strip() == say("error_correction_gone")


def test_what_is_no_correction_is_told_in_a_sentence(call: Any) -> None:
    assert call("correct", "随便", code=1).strip() == say("error_correction")
    assert call("correct", "撤回", "99", code=1).strip() == say("error_correction_gone")


def test_reparse_shows_asks_and_writes(call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert call("reparse").strip().endswith(say("reparse_nothing"))
    with open_store(tmp_path / "t.db") as store, store.write() as db:
        db.execute("update decisions set outcome = 'noted'")
    shown = call("reparse", code=1)
    assert "1 份会有变化" in shown
    assert say("load_unanswered") in shown
    assert "听取" in call("ask", "夜市管理办法通过了吗") or "没有写" in call("ask", "夜市管理办法通过了吗")
    assert say("reparse_done", count=1) in call("reparse", "--yes")
    assert "：原则同意" in call("ask", "夜市管理办法通过了吗")
