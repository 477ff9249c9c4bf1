"""A person's standing → the commands in their Telegram menu."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import structlog
from telegram import BotCommandScopeChat
from telegram.error import TelegramError

from config.replies import say
from knowledge import membership
from knowledge.access import Standing

if TYPE_CHECKING:
    from telegram import Bot

    from config.settings import Settings
    from handlers.context import Services

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


async def publish_for(bot: Bot, services: Services, person: int, standing: Standing) -> None:
    """Give a person the menu of their standing, in their own chat; a stranger gets everyone's again."""
    commands = COMMANDS.get(standing, EVERYONE)
    if await _publish(bot, commands, BotCommandScopeChat(person)):
        await services.note(membership.note_menu, person, _name(commands))


async def refresh(bot: Bot, services: Services, settings: Settings) -> None:
    """Give their menu to all who have another: after an upgrade, or where they could not be reached at the time.

    Strangers who never had one are left alone.
    """
    known = await services.do(membership.menus)
    found = await services.do(membership.standings, admins=settings.admins, members_=settings.members)
    for person in sorted({*found, *known}):
        standing = found.get(person, Standing.STRANGER)
        had = known.get(person, "" if standing is not Standing.STRANGER else _name(EVERYONE))
        if had != _name(COMMANDS.get(standing, EVERYONE)):
            await publish_for(bot, services, person, standing)


def _name(commands: tuple[str, ...]) -> str:
    """A short name of a menu, another one whenever a command or its description is."""
    return blake2b(repr(_described(commands)).encode(), digest_size=6).hexdigest()


def _described(commands: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(name, say(f"telegram_menu_{name}")) for name in commands]


async def _publish(bot: Bot, commands: tuple[str, ...], scope: BotCommandScopeChat | None) -> bool:
    """Telegram may refuse (a chat that was never opened); that is no reason to stop."""
    try:
        await bot.set_my_commands(_described(commands), scope=scope)
    except TelegramError as error:
        _log.info("menu_not_set", error=str(error))
        return False
    return True
