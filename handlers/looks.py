"""Buttons under an answer → a closer look at it in the same message, and the file that the minutes came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Message

from config.replies import say
from handlers import deliver, render, turns
from handlers.deliver import acknowledge, hand_over, show
from handlers.keyboards import Verb, button, keyboard, number_of, turning
from handlers.turns import Kind
from knowledge import views
from knowledge.views import View

if TYPE_CHECKING:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

    from handlers.context import Context
    from handlers.keyboards import Press
    from knowledge.model import Answer

_FILED = {View.ORIGINAL, View.WHOLE}  # looks at the print, from which the file is one step away
_IN_ROW = 2


def rows(key: str, answer: Answer | None) -> list[list[InlineKeyboardButton]]:
    """One button a look that the answer allows, two in a row."""
    offered = views.offered(answer) if answer is not None else ()
    found = [button(say(f"telegram_view_{view.name.lower()}"), Verb.LOOK, key, view) for view in offered]
    return [found[at : at + _IN_ROW] for at in range(0, len(found), _IN_ROW)]


async def on_look(update: Update, context: Context, press: Press) -> None:
    """Put the look, or a page of it, in place of the answer; what is looked at is asked for anew."""
    found = await turns.pressed(update, context, press)
    if found is None:
        return
    query, turn = found
    letter, _, number = press.argument.partition(".")
    sees, own = context.person.sees, context.person.bodies
    answer, _ = await context.services.ask(turn.text, turn.before, today=turn.today, sees=sees, own=own)
    view = next((it for it in views.offered(answer) if it == letter), None) if turn.kind is Kind.ASK else None
    if view is None:
        await acknowledge(query, "telegram_button_stale")
        return
    await acknowledge(query)
    cards = await context.services.do(views.look, answer, view, today=turn.today, sees=sees)
    pages = render.pages(cards)
    page = min(number_of(number) or 0, len(pages) - 1)
    await show(query, pages[page], _under(press.key, view, page, len(pages), answer))


def _under(key: str, view: View, page: int, pages: int, answer: Answer) -> InlineKeyboardMarkup | None:
    back = [button(say("telegram_button_answer"), Verb.PAGE, key, 0)]
    sources = dict.fromkeys(item.minutes_id for item in answer.items)
    if view in _FILED and len(sources) == 1:
        back += under_minutes(next(iter(sources)))
    return keyboard([turning(Verb.LOOK, key, page, pages, before=f"{view}."), back])


def under_minutes(minutes_id: int) -> list[InlineKeyboardButton]:
    """One button: to have the file of some minutes."""
    return [button(say("telegram_button_file"), Verb.FILE, str(minutes_id), "")]


async def on_file(update: Update, context: Context, press: Press) -> None:
    """Send the file of minutes to whoever may read them here and now."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Message):
        return
    found = await context.services.do(views.file_of, press.row, sees=context.person.sees)
    if found is None:
        await acknowledge(query, "telegram_file_gone")
        return
    name, data = found
    if len(data) > deliver.UPLOAD:
        await acknowledge(query, "telegram_file_oversized", limit=deliver.UPLOAD // 10**6)
        return
    await acknowledge(query)
    await hand_over(query.message, name, data)
