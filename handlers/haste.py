"""More than a person's pace → one word on it; which updates count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.access import addressed
from handlers.deliver import acknowledge, say_to

if TYPE_CHECKING:
    from telegram import Update


def counts(update: Update) -> bool:
    """Whether the update is a question, a command or a press; a file is not, as one gesture sends many of them."""
    message = update.effective_message
    filed = update.callback_query is None and message is not None and message.document is not None
    return addressed(update) and not filed


async def tell(update: Update, seconds: int) -> None:
    """Say that it was too much, and when to go on."""
    if update.callback_query is not None:
        await acknowledge(update.callback_query, "telegram_too_fast", seconds=seconds)
    elif update.effective_message is not None:
        await say_to(update.effective_message, "telegram_too_fast", seconds=seconds)
