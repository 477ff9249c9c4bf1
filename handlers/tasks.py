"""/tasks [body] → every directive of that body, or of the bodies that the person speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.deliver import say_to
from handlers.paging import answer
from handlers.turns import Kind

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def tasks(update: Update, context: Context) -> None:
    """List the tasks of the body named behind the command; a bare command means the person's own."""
    message = update.effective_message
    if message is None:
        return
    body = " ".join(context.args or ())
    if body or context.person.bodies:
        await answer(message, context, Kind.TASKS, body)
    else:
        await say_to(message, "telegram_tasks_usage")
