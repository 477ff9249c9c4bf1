"""The chat as a person has it: at a terminal and through a pipe."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from knowledge import open_store
from tests import factories
from tests.bot.test_cli import bot

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ALL = frozenset({"public", "internal", "restricted"})


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with open_store(tmp_path / "t.db") as store:
        store.add(factories.minutes(), "restricted", by="test")
    return tmp_path / "t.db"


def test_each_line_of_a_pipe_is_answered(db: Path) -> None:
    done = bot("chat", "--db", db, stdin="夜市管理办法过了没？\n那谁负责？\n\n/tasks 市公安局\n/meetings\n/help")
    assert (done.code, done.err) == (0, "")
    assert "库里有 1 次会议" in done.out
    assert "会议原则同意该办法。" in done.out
    assert "市城管局" in done.out
    assert "配合做好秩序维护" in done.out
    assert "第7次常务会议" in done.out
    assert "/quit" in done.out


def test_a_file_is_loaded_after_a_yes(tmp_path: Path, db: Path) -> None:
    source = factories.SOURCE.replace("第7次", "第8次").replace("第7号", "第8号")
    file = factories.write(tmp_path, "八次 会议.txt", source)
    refused = bot("chat", "--db", db, stdin=f"/load {file}\n不\n")
    assert "未存入" in refused.out
    agreed = bot("chat", "--db", db, stdin=f"/load '{file}'\ny\n/load {file}\n")
    assert "已存入" in agreed.out
    assert "同一份文件已在库中" in agreed.out
    with open_store(db) as store:
        assert [(it.meeting.ordinal, it.visibility) for it in store.current(ALL, ordinal=8)] == [(8, "internal")]


@pytest.mark.parametrize("words", ["/load nowhere.docx", "/load", "/tasks", "/nonsense", "/load \0", "\x1b[31m"])
def test_what_goes_wrong_is_told_and_the_talk_goes_on(db: Path, words: str) -> None:
    done = bot("chat", "--db", db, stdin=f"{words}\n夜市管理办法过了没？\n")
    assert (done.code, done.err) == (0, "")
    assert "会议原则同意该办法。" in done.out


def test_quitting_ends_it(db: Path) -> None:
    done = bot("chat", "--db", db, stdin="/quit\n夜市管理办法过了没？\n")
    assert done.code == 0
    assert "原则同意" not in done.out


def test_bytes_that_are_no_text_do_no_harm(db: Path) -> None:
    done = bot("chat", "--db", db, stdin=b"\xff\xfe\n" + "夜市管理办法过了没？\n".encode())
    assert done.code == 0
    assert "会议原则同意该办法。" in done.out


def test_an_empty_store_says_how_to_begin(tmp_path: Path) -> None:
    assert "/load" in bot("chat", "--db", tmp_path / "empty.db").out


def test_the_demonstration_is_made_of_the_samples_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert bot("chat", "--demo", stdin="/meetings\n").code == 0
    with open_store(tmp_path / "data" / "demo.db") as store:
        first = store.current({"public"})
        revision = store.revision()
    assert len(first) == 5
    assert bot("chat", "--demo").code == 0
    with open_store(tmp_path / "data" / "demo.db") as store:
        assert store.revision() == revision
    assert [path.name for path in (tmp_path / "data").iterdir() if not path.name.startswith("demo.db")] == []


class Terminal:
    """A chat at a pseudo-terminal."""

    def __init__(self, db: Path) -> None:
        self.end, other = pty.openpty()
        self.seen = b""
        environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "60"}
        command = [sys.executable, "-m", "bot", "chat", "--db", str(db)]
        self.process = subprocess.Popen(
            command, stdin=other, stdout=other, stderr=other, env=environment, start_new_session=True
        )
        os.close(other)

    def until(self, words: str) -> str:
        """Read until the words stand on the screen; what follows them is left for the next time."""
        late = monotonic() + 20
        while words.encode() not in self.seen:
            assert monotonic() < late, self.seen.decode(errors="replace")
            if select.select([self.end], [], [], 0.2)[0]:
                self.seen += os.read(self.end, 65536)
        shown, found, self.seen = self.seen.partition(words.encode())
        return (shown + found).decode()

    def ended(self) -> int:
        """Read to the end, as a terminal does, and give the exit code."""
        late = monotonic() + 20
        while self.process.poll() is None:
            assert monotonic() < late
            if select.select([self.end], [], [], 0.1)[0]:
                with suppress(OSError):  # the other end is closed
                    os.read(self.end, 65536)
        return self.process.returncode

    def type(self, words: str) -> None:
        os.write(self.end, words.encode())


@pytest.fixture
def terminal(db: Path) -> Iterator[Terminal]:
    # a run in the background ignores SIGINT, and what it starts would as well
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    opened = Terminal(db)
    signal.signal(signal.SIGINT, before)
    yield opened
    opened.process.kill()
    opened.process.wait()
    os.close(opened.end)


def test_a_person_asks_at_the_prompt_and_leaves_with_ctrl_d(terminal: Terminal) -> None:
    terminal.until("问 ›")
    terminal.type("夜市管理办法过了没？\n")
    shown = terminal.until("责任单位") + terminal.until("问 ›")
    assert "\x1b[" in shown  # quotations and places have styles of their own
    terminal.type("\x04")
    assert terminal.ended() == 0


def test_ctrl_c_ends_it_without_a_word(terminal: Terminal) -> None:
    terminal.until("问 ›")
    sleep(0.5)  # the prompt is printed a moment before readline listens
    os.kill(terminal.process.pid, signal.SIGINT)
    assert terminal.ended() == 0
