"""Any text → its answer; anything that is neither text nor a file → a clear word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram.constants import ChatType

from handlers.context import storable
from handlers.deliver import say_to
from handlers.paging import answer
from handlers.turns import Kind
from knowledge.access import Right

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def on_text(update: Update, context: Context) -> None:
    """Answer a question, edited ones too: who mends a slip of the pen wants the answer again."""
    message = update.effective_message
    if message is None or not message.text:
        return
    question = re.sub(f"@{re.escape(context.bot.username)}\\b", " ", message.text, flags=re.IGNORECASE).strip()
    if question:
        await answer(message, context, Kind.ASK, storable(question))
    else:
        await say_to(message, "telegram_help_short")


async def on_unknown_command(update: Update, _context: Context) -> None:
    """Say that there is no such command."""
    if update.effective_message is not None:
        await say_to(update.effective_message, "telegram_command_unknown")


async def on_other(update: Update, context: Context) -> None:
    """Say of a sticker, a voice message or a photo that it cannot be read; in a group nobody waits for it."""
    message = update.effective_message
    if message is not None and message.chat.type == ChatType.PRIVATE:
        scanned = bool(message.photo) and context.person.may(Right.LOAD)
        await say_to(message, "telegram_photo" if scanned else "telegram_text_only")
