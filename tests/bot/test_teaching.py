"""Missed questions and teaching as a person has them on the command line and in the terminal chat."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot import terminal
from bot.cli import run
from bot.screen import Screen
from knowledge import open_store
from tests import factories

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "烧烤摊子咋整"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with open_store(tmp_path / "t.db") as store:
        store.add(factories.minutes(), "internal", by="test")
    return tmp_path / "t.db"


@pytest.fixture
def say(db: Path, capfd: pytest.CaptureFixture[str]) -> Any:
    def call(*words: str, code: int = 0) -> str:
        capfd.readouterr()
        assert run([*words, "--db", str(db)]) == code
        out, err = capfd.readouterr()
        return out + err

    return call


@pytest.fixture
def chat(db: Path, capfd: pytest.CaptureFixture[str]) -> Any:
    with open_store(db) as store:
        talk = terminal.Chat(store, Screen(), lambda: factories.MEETING.held_on)

        def hear(words: str) -> str:
            capfd.readouterr()
            assert talk.hear(words)
            return str(capfd.readouterr().out)

        hear.talk = talk  # type: ignore[attr-defined]
        yield hear


def test_a_question_missed_on_the_command_line_is_listed_taught_and_undone(say: Any) -> None:
    assert "没有待处理" in say("misses")
    say("ask", QUESTION)
    say("ask", QUESTION + "？")
    say("ask", "夜市管理办法通过了吗")
    assert f"#1 “{QUESTION}?”　2 次" in say("misses")
    (row,) = map(json.loads, say("misses", "--json").splitlines())
    assert (row["id"], row["count"], row["questions"]) == (1, 2, [QUESTION, QUESTION + "?"])
    told = say("teach", "1", "议题", "第7次会议第1项")
    assert "已记住" in told
    assert "现在能答 2 次" in told
    assert "原则同意" in told
    assert "没有待处理" in say("misses")
    assert "原则同意" in say("ask", QUESTION)
    assert "夜市管理办法" in say("taught")
    (row,) = [json.loads(line) for line in say("taught", "--json").splitlines()]
    assert (row["subject"], row["ordinal"]) == ("item", 1)
    assert "已撤销" in say("taught", "--forget", str(row["id"]))
    assert "还没有教过" in say("taught")
    assert QUESTION in say("misses", "--group", "1")
    assert "已搁置" in say("misses", "--dismiss", "1")
    assert "没有待处理" in say("misses")


@pytest.mark.parametrize(
    "words",
    [
        ("teach", "议题", "烧烤摊子=第9次会议第1项"),
        ("teach", "胡说"),
        ("taught", "--forget", "7"),
        ("misses", "--group", "7"),
        ("misses", "--dismiss", "7"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(say: Any, words: tuple[str, ...]) -> None:
    assert "请" in say(*words, code=1)


def test_questions_of_a_batch_are_measured_not_kept(say: Any, tmp_path: Path) -> None:
    batch = tmp_path / "q.jsonl"
    batch.write_text(json.dumps({"id": "1", "question": QUESTION}), "utf-8")
    assert "not_found" in say("ask", "--batch", str(batch))
    assert "没有待处理" in say("misses")


def test_many_groups_come_in_pages(say: Any) -> None:
    for matter in ("养老院选址", "公交采购", "彩票站点", "滑雪场", "天文馆", "游艇码头"):
        say("ask", f"{matter}过了没")
    assert "第 1/2 页" in say("misses")
    second = say("misses", "--page", "2")
    assert "养老院选址" in second
    assert "游艇码头" not in second


def test_the_chat_teaches_too(chat: Any) -> None:
    chat(QUESTION)
    assert QUESTION in chat("/misses")
    assert QUESTION in chat("/misses 第2页"), "a page too far is the last one"
    assert "再问" in chat("/teach 1 同义词 彩票=体彩"), "a lesson that does not answer the question says so"
    assert QUESTION in chat("/misses")
    assert "原则同意" in chat("/teach 1 议题 第7次会议第1项")
    assert QUESTION in chat("/taught")
    assert "已撤销" in chat("/forget 2")
    assert "已搁置" in chat("/dismiss 1")
    for words in ("/teach", "/forget x", "/dismiss", "/misses 9"):
        assert "⚠️" in chat(words)


def test_a_follow_up_after_ten_minutes_is_told_so(chat: Any) -> None:
    chat("夜市管理办法通过了吗")
    assert "市城管局" in chat("那谁负责？")
    chat.talk.heard_at -= 601
    assert "前面的对话已过 10 分钟" in chat("那谁负责？")
    assert "原则同意" in chat("夜市管理办法通过了吗")
