"""/start and /help: what the bot can do for the person who asks, and the menu of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram import BotCommandScopeChat
from telegram.error import TelegramError

from config.replies import say
from handlers.context import Standing
from handlers.deliver import say_to

if TYPE_CHECKING:
    from telegram import Bot, Update

    from handlers.context import Context

EVERYONE = ("help", "tasks", "meetings")
ADMINS = (*EVERYONE, "load")

_log = structlog.get_logger(__name__)


async def start(update: Update, context: Context) -> None:
    """Greet, and give an administrator the longer menu."""
    message = update.effective_message
    if message is None:
        return
    await say_to(message, "telegram_start")
    await help_(update, context)
    if context.person.standing is Standing.ADMIN and message.chat.id == context.person.id:
        await publish_menu(context.bot, ADMINS, BotCommandScopeChat(message.chat.id))


async def help_(update: Update, context: Context) -> None:
    """Say what can be asked, with examples."""
    message = update.effective_message
    if message is None:
        return
    await say_to(
        message, "telegram_help_admin" if context.person.standing is Standing.ADMIN else "telegram_help"
    )


async def publish_menu(
    bot: Bot, commands: tuple[str, ...] = EVERYONE, scope: BotCommandScopeChat | None = None
) -> None:
    """Put the commands into Telegram's menu; that it cannot be done is no reason to stop."""
    try:
        await bot.set_my_commands([(name, say(f"telegram_menu_{name}")) for name in commands], scope=scope)
    except TelegramError as error:
        _log.warning("menu_not_set", error=str(error))
