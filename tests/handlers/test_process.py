"""The bot as its own process on the full Bot API server: start, stop, crash, faults; its flows are played elsewhere."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from bot import pacing
from bot.application import build
from bot.lifecycle import serve
from bot.polling import Polling
from config.replies import say
from config.settings import Settings
from tests.conftest import ROOT
from tests.factories import SOURCE
from tests.handlers import test_contents

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from types import ModuleType

QUESTION = "夜市管理办法通过了吗？"


@asynccontextmanager
async def office(api: ModuleType, place: Path) -> AsyncIterator[Any]:
    """A running server, the bot's process on it, an administrator and a member."""
    async with api.Emulator() as server:
        admin, member = server.user("管理员"), server.user("成员")
        env = {
            "MINUTES_TELEGRAM_TOKEN": "{token}",
            "MINUTES_TELEGRAM_BASE_URL": "{base_url}",
            "MINUTES_TELEGRAM_BASE_FILE_URL": "{base_file_url}",
            "MINUTES_DB": str(place / "minutes.db"),
            "MINUTES_ADMINS": str(admin.id),
            "MINUTES_MEMBERS": str(member.id),
            "PYTHONPATH": str(ROOT),
        }
        async with api.BotProcess(server, [sys.executable, "-m", "bot", "run"], env=env, cwd=place) as process:
            yield server, process, admin, member


async def stored(admin: Any) -> None:
    """Sends the minutes and confirms them."""
    await admin.send_document(SOURCE.encode(), "云溪第7次.txt")
    report = await admin.expect(timeout=20)
    press = await admin.press(report, say("telegram_button_store"))
    await press.answer()
    await admin.expect(contains="已入库", timeout=20)


async def test_loading_asking_refusing_and_stopping(api: ModuleType, tmp_path: Path) -> None:
    async with office(api, tmp_path) as (server, process, admin, member):
        stranger = server.user("生人")
        assert (await stranger.ask(QUESTION)).spans("bold") == [str(stranger.id)]
        await stored(admin)
        answer = await member.ask(QUESTION, timeout=20)
        assert "原则同意" in answer.text
        assert answer.parse_mode == "HTML"
        assert server.commands_for(member) == ["help", "tasks", "meetings"]
        code, seconds = await process.terminate()
        assert code == 0
        assert seconds < 10
        assert server.refusals == []
        assert not server.server.unsupported
        assert server.unanswered_callbacks == []


@pytest.mark.parametrize("applied", [True, False])
async def test_each_answer_arrives_once_through_drops_and_502(applied: bool, api: ModuleType, tmp_path: Path) -> None:
    async with office(api, tmp_path) as (server, _, _, member):
        await member.ask("/help")
        server.faults.drop(methods="sendMessage", apply=applied)
        await member.ask("/meetings", timeout=20)
        server.faults.bad_gateway(methods="sendMessage", apply=applied)
        await member.ask("/tasks", timeout=20)
        async with server.outage():
            await member.send("/help")
        await member.expect(timeout=30)
        assert len(member.chat.bot_messages) == 4


async def test_a_crash_loses_no_draft(api: ModuleType, tmp_path: Path) -> None:
    async with office(api, tmp_path) as (_, process, admin, _):
        await admin.send_document(SOURCE.encode(), "云溪第7次.txt")
        report = await admin.expect(timeout=20)
        await process.kill()
        await process.start()
        await admin.press(report, say("telegram_button_store"))
        await admin.expect(contains="已入库", timeout=20)
        await admin.press(report, data=report.versions[0].reply_markup["inline_keyboard"][0][0]["callback_data"])
        assert "原则同意" in (await admin.ask(QUESTION, timeout=20)).text


async def test_the_full_server_refuses_no_content(api: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its reading of markup was checked against Telegram's own; ours is stricter here and there, and less tried."""
    monkeypatch.setattr(pacing, "BURST", 10**9)
    async with api.Emulator() as server:
        urls = {"telegram_base_url": server.base_url, "telegram_base_file_url": server.base_file_url}
        settings = Settings(_env_file=None, telegram_token=server.token, access="open", **urls)
        polling, stop = Polling(), asyncio.Event()
        application = build(settings, test_contents.Contents(), polling)
        application.bot.rate_limiter._base_limiter = None  # noqa: SLF001 its thirty a second would take minutes
        serving = asyncio.create_task(serve(application, settings, polling, stop))
        people = [server.user(f"人{n}") for n in range(20)]
        for number in range(test_contents.CONTENTS // 2):
            person = people[number % len(people)]
            answer = await person.ask(f"{number} 问", timeout=20)
            board = (answer.data.get("reply_markup") or {}).get("inline_keyboard", [])
            pages = [it["callback_data"] for row in board for it in row if it["callback_data"].startswith("p:")]
            for data in pages[-1:]:
                press = await person.press(answer, data=data)
                await press.answer()
        stop.set()
        await asyncio.wait_for(serving, 20)
        assert [it for it in server.refusals if "not modified" not in str(it)] == []
        assert len(server.calls_to("sendMessage")) == test_contents.CONTENTS // 2
