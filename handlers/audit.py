"""/audit and its buttons → who changed what, page by page, or all of it as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from telegram import Message

from config.replies import say
from handlers import render
from handlers.deliver import acknowledge, hand_over, send, show
from handlers.keyboards import Verb, button, keyboard, turning
from knowledge import journal

if TYPE_CHECKING:
    from telegram import Update

    from handlers.boards import Board
    from handlers.context import Context
    from handlers.keyboards import Press

_ALL = "all"


async def audit(update: Update, context: Context) -> None:
    """Show the latest changes."""
    if update.effective_message is not None:
        await send(update.effective_message, *await _page(context, 0))


async def on_audit(update: Update, context: Context, press: Press) -> None:
    """Turn the pages, or send all as a table."""
    query = update.callback_query
    if query is None:
        return
    await acknowledge(query)
    if press.argument != _ALL:
        await show(query, *await _page(context, max(press.number, 0)))
    elif isinstance(query.message, Message):
        data = await context.services.do(journal.table, _zone(context))
        await hand_over(query.message, say("audit_file_name"), data)


async def _page(context: Context, number: int) -> Board:
    entries, count = await context.services.do(journal.page, number, _zone(context))
    lines = [render.sentence("audit_head", count=count)]
    lines += [
        render.sentence("audit_entry", at=it.at, who=it.who, action=it.action, about=f" {_short(it.about)}")
        for it in entries
    ]
    pages = max(1, -(-count // journal.PAGE))
    export = [button(say("telegram_button_export"), Verb.AUDIT, "-", _ALL)]
    return "\n".join(lines), keyboard([turning(Verb.AUDIT, "-", min(number, pages - 1), pages), export])


def _short(words: str) -> str:
    """At most what lets a page of entries stay one message; the file has all."""
    return words if len(words) <= 200 else words[:200] + "…"  # noqa: PLR2004 ten of them and their heads are under 4,096


def _zone(context: Context) -> ZoneInfo:
    return ZoneInfo(context.home.settings.timezone)
