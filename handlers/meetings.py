"""/meetings → the meetings in the store that the person may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.paging import answer
from handlers.turns import Kind

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def meetings(update: Update, context: Context) -> None:
    """List the meetings, newest first."""
    if update.effective_message is not None:
        await answer(update.effective_message, context, Kind.MEETINGS, "")
