"""/start and /help: what the bot can do for the person who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.replies import say
from handlers import applying, menus, render
from handlers.deliver import say_to, send

if TYPE_CHECKING:
    from telegram import Message, Update

    from handlers.context import Context


async def start(update: Update, context: Context) -> None:
    """Greet, or follow the invite that a link brought; the menu becomes that of the person's standing."""
    message = update.effective_message
    if message is None:
        return
    private = message.chat.id == context.person.id
    if context.args and private:
        await applying.redeem(message, context, context.args[0])
        return
    await say_to(message, "telegram_start")
    await _help(message, context)
    if private:
        await menus.publish_for(context.bot, context.services, context.person.id, context.person.standing)


async def help_(update: Update, context: Context) -> None:
    """Say what can be asked, with examples, and which commands the person has."""
    if update.effective_message is not None:
        await _help(update.effective_message, context)


async def _help(message: Message, context: Context) -> None:
    own = menus.COMMANDS.get(context.person.standing, menus.EVERYONE)
    commands = "\n".join(say("telegram_help_command", name=it, use=say(f"telegram_menu_{it}")) for it in own)
    await send(message, render.sentence("telegram_help", commands=commands))
