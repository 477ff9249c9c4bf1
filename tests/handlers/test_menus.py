"""The menu of commands follows what a person may do: at once, and where it changed with an upgrade, at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.replies import say
from handlers import menus
from knowledge.access import Standing
from tests.handlers.office import both_servers, office
from tests.telegram_server.running import STRANGER

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.telegram_server import TelegramServer

pytestmark = both_servers


async def test_a_menu_follows_the_standing_at_once_and_after_an_upgrade(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def menu() -> list[str]:
        return telegram.commands[f"chat{STRANGER}"]

    async with office(telegram, tmp_path) as bot:
        await bot.person(STRANGER).ask("/start")
        for standing in (Standing.OFFICE, Standing.OFFICIAL, Standing.ADMIN):
            await bot.grant(bot.person(STRANGER), say(f"standing_{standing}"))
            assert menu() == list(menus.COMMANDS[standing])
    before = len(telegram.made("setMyCommands"))
    async with office(telegram, tmp_path) as bot:
        await bot.admin.ask("/help")
    assert len(telegram.made("setMyCommands")) <= before + 3, "everyone's, and those who never wrote; no other again"
    later = menus.COMMANDS | {Standing.ADMIN: (*menus.COMMANDS[Standing.ADMIN], "apply")}
    monkeypatch.setattr(menus, "COMMANDS", later)
    async with office(telegram, tmp_path) as bot:
        await bot.person(STRANGER).until(lambda: menu()[-1] == "apply")
        await bot.admin.ask(f"/revoke {STRANGER}")
        assert menu() == list(menus.EVERYONE)
