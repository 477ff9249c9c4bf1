"""The bot as a process: start, refusals, a clean stop with what is in hand done."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot import lifecycle
from bot.application import build
from bot.polling import Polling
from config.replies import say
from config.settings import Settings
from handlers import deliver
from tests.handlers.fakes import FakeServices
from tests.telegram_server import TOKEN, TelegramServer, world
from tests.telegram_server.running import MEMBER, running, settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from knowledge.model import Answer, Dialogue

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@asynccontextmanager
async def started(place: Path, **settings: object) -> AsyncIterator[asyncio.subprocess.Process]:
    """``minutes-bot run`` in a folder of its own."""
    given = {f"MINUTES_{name.upper()}": str(value) for name, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=place,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "MINUTES_DB": str(place / "m.db")} | given,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    _, said = await asyncio.wait_for(process.communicate(), 20)
    return process.returncode, said.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_bot_with_0(
    number: int, telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "PATIENCE", 30.0)  # for a process to start on a busy machine
    urls = {"telegram_base_url": telegram.base_url, "telegram_base_file_url": telegram.base_file_url}
    async with started(tmp_path, telegram_token=TOKEN, members=MEMBER, **urls) as process:
        assert (await telegram.person(MEMBER).ask("/start")).text == say("telegram_start")
        process.send_signal(number)
        code, said = await ended(process)
    assert code == 0
    assert TOKEN not in said
    assert "Traceback" not in said


async def test_a_wrong_token_is_said_in_one_sentence(telegram: TelegramServer, tmp_path: Path) -> None:
    async with started(tmp_path, telegram_token="1:wrong", telegram_base_url=telegram.base_url) as process:
        code, said = await ended(process)
    assert (code, said) == (1, say("telegram_token_refused") + "\n")


async def test_a_missing_token_is_said_in_one_sentence(tmp_path: Path) -> None:
    async with started(tmp_path) as process:
        code, said = await ended(process)
    assert (code, said) == (1, say("telegram_token_missing") + "\n")


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"webhook_url": "https://example.org/hook"}, "telegram_webhook_missing"),
        ({"telegram_proxy": "socks5://127.0.0.1:1080"}, "telegram_socks_missing"),
    ],
)
def test_a_missing_component_is_named(
    more: dict[str, str],
    key: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(lifecycle, "find_spec", lambda _: None)
    monkeypatch.setattr(lifecycle.logs, "configure", lambda _: None)
    settings = Settings(_env_file=None, db=tmp_path / "m.db", telegram_token=TOKEN, **more)
    assert lifecycle.run(settings) == 1
    assert capsys.readouterr().err == say(key) + "\n"
    assert not settings.db.exists()


async def test_a_bot_that_cannot_connect_waits_and_still_stops(tmp_path: Path) -> None:
    nowhere = "http://127.0.0.1:9/bot"
    async with started(tmp_path, telegram_token=TOKEN, telegram_base_url=nowhere, log="json") as process:
        assert process.stderr is not None
        line = await asyncio.wait_for(process.stderr.readline(), 20)
        assert "ConnectError" in line.decode()
        process.send_signal(signal.SIGTERM)
        code, _ = await ended(process)
    assert code == 0


class Slow(FakeServices):
    """Takes its time over every question; ``most`` counts those that were in hand at once."""

    now = most = 0

    async def ask(self, question: str, dialogue: Dialogue, **given: Any) -> tuple[Answer, Dialogue]:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.3)
        self.now -= 1
        return await super().ask(question, dialogue, **given)


async def test_what_is_in_hand_is_finished_before_the_stop(telegram: TelegramServer) -> None:
    slow, member = Slow(), telegram.person(MEMBER)
    async with running(telegram, slow):
        await member.ask("先问")
        for number in range(3):
            member.send(f"问{number}")
        await asyncio.sleep(0.1)
    assert sorted(message.text for message in member.chat.sent.values()) == [
        "答：先问",
        "答：问0",
        "答：问1",
        "答：问2",
    ]


async def test_a_slow_answer_shows_typing_and_a_quick_one_does_not(
    telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "PATIENCE", 0.1)
    member = telegram.person(MEMBER)
    async with running(telegram, Slow()):
        await member.ask("/meetings")
        assert telegram.made("sendChatAction") == []
        await member.ask("路灯")
        assert [call["action"] for call in telegram.made("sendChatAction")] == ["typing"]


async def test_a_slow_answer_holds_nobody_else_up(telegram: TelegramServer) -> None:
    slow = Slow()
    async with running(telegram, slow, members=frozenset(range(100, 130))):
        await asyncio.gather(*(telegram.person(number).ask("路灯") for number in range(100, 130)))
    assert slow.most > 1, "several were in hand at once"


async def test_a_menu_that_cannot_be_set_stops_nothing(telegram: TelegramServer) -> None:
    telegram.fail("setMyCommands", "400")
    async with running(telegram, FakeServices()):
        assert (await telegram.person(MEMBER).ask("路灯")).text == "答：路灯"


async def test_a_token_revoked_while_running_ends_the_bot(
    telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lifecycle, "WATCH", 0.05)
    monkeypatch.setattr(lifecycle, "REFUSALS", 1)
    settings, polling = settings_for(telegram), Polling()
    application = build(settings, FakeServices(), polling)
    telegram.fail("getUpdates", "401", times=99)
    serving = asyncio.create_task(lifecycle.serve(application, settings, polling, asyncio.Event()))
    await telegram.called("setMyCommands")
    telegram.fail("getMe", "401", times=99)
    with pytest.raises(lifecycle.InvalidToken):
        await asyncio.wait_for(serving, 10)


async def test_silence_is_said_in_the_log(telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(lifecycle, "WATCH", 0.02)
    monkeypatch.setattr(lifecycle, "SILENCE", 0.1)
    monkeypatch.setattr(lifecycle, "POLL", 0)
    monkeypatch.setattr(lifecycle._log, "warning", lambda event, **_: said.append(event))  # noqa: SLF001
    fault = telegram.fail("getUpdates", "502")
    async with running(telegram, FakeServices()):
        await telegram.person(MEMBER).ask("路灯")
        await asyncio.sleep(0.1)
    assert fault.times == 0
    assert [event for event in said if event != "poll_failed"] == ["poll_silent", "poll_works_again"]
