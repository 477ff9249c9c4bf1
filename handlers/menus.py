"""A person's standing → the commands in their Telegram menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram import BotCommandScopeChat
from telegram.error import TelegramError

from config.replies import say
from knowledge.access import Standing

if TYPE_CHECKING:
    from telegram import Bot

EVERYONE = ("help", "tasks", "meetings")
MENDING = ("misses", "taught", "corrections", "audit")
COMMANDS: dict[Standing, tuple[str, ...]] = {
    Standing.ADMIN: (*EVERYONE, "load", "minutes", "undo", "reparse", "members", "invite", *MENDING),
    Standing.OFFICE: (*EVERYONE, *MENDING),
    Standing.OFFICIAL: EVERYONE,
    Standing.DEPARTMENT: EVERYONE,
    Standing.GUEST: (*EVERYONE, "apply"),
}

_log = structlog.get_logger(__name__)


async def publish(bot: Bot) -> None:
    """Put the commands of everyone into the menu of those who have none of their own."""
    await _publish(bot, EVERYONE, None)


async def publish_for(bot: Bot, person: int, standing: Standing) -> None:
    """Give a person the menu of their standing, in their own chat; a stranger gets everyone's again."""
    await _publish(bot, COMMANDS.get(standing, EVERYONE), BotCommandScopeChat(person))


async def _publish(bot: Bot, commands: tuple[str, ...], scope: BotCommandScopeChat | None) -> None:
    """Telegram may refuse (a chat that was never opened); that is no reason to stop."""
    try:
        await bot.set_my_commands([(name, say(f"telegram_menu_{name}")) for name in commands], scope=scope)
    except TelegramError as error:
        _log.warning("menu_not_set", error=str(error))
