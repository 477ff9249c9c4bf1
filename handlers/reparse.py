"""/reparse and its buttons → the stored texts read by the program of today: what would change, then a yes or a no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Message

from config.replies import say
from handlers import render
from handlers.deliver import acknowledge, patience, send, show
from handlers.keyboards import Verb, button, keyboard, turning
from knowledge import reparsing, reparsing_cards
from knowledge.errors import ReparseStaleError

if TYPE_CHECKING:
    from telegram import Update

    from handlers.boards import Board
    from handlers.context import Context
    from handlers.keyboards import Press
    from knowledge.reparsing import Plan

_YES, _NO = "yes", "no"


async def reparse(update: Update, context: Context) -> None:
    """Show what would change; nothing is written before the button says so."""
    message = update.effective_message
    if message is None:
        return
    async with patience(message, "telegram_reparse_reading"):
        plan = await context.services.slowly(reparsing.plan)
    await send(message, *_page(plan, 0))


async def on_reparse(update: Update, context: Context, press: Press) -> None:
    """Turn the pages, write, or leave it; what was shown and what is written are the same, or nothing is written."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Message):
        return
    await acknowledge(query)
    if press.argument == _NO:
        await show(query, render.sentence("reparse_cancelled"))
        return
    async with patience(query.message, "telegram_reparse_reading"):
        plan = await context.services.slowly(reparsing.plan)
    if press.argument != _YES:
        await show(query, *_page(plan, max(press.number, 0)))
        return
    if plan.mark != press.key:
        raise ReparseStaleError
    count = await context.services.slowly(reparsing.apply, plan, by=f"telegram:{context.person.id}")
    await show(query, render.sentence("reparse_done", count=count))


def _page(plan: Plan, page: int) -> Board:
    if not plan.changes:
        return render.sentence("reparse_nothing"), None
    pages = render.pages(reparsing_cards.overview(plan))
    page = min(page, len(pages) - 1)
    rows = [
        turning(Verb.REPARSE, plan.mark, page, len(pages)),
        [button(say("telegram_button_reparse"), Verb.REPARSE, plan.mark, _YES)],
        [button(say("telegram_button_cancel"), Verb.REPARSE, plan.mark, _NO)],
    ]
    return pages[page], keyboard(rows)
