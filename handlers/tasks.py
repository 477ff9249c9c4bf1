"""/tasks [body] → every directive of that body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.deliver import say_to
from handlers.paging import answer
from handlers.turns import Kind

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def tasks(update: Update, context: Context) -> None:
    """List the tasks of the body named behind the command."""
    message = update.effective_message
    if message is None:
        return
    body = " ".join(context.args or ())
    if body:
        await answer(message, context, Kind.TASKS, body)
    else:
        await say_to(message, "telegram_tasks_usage")
