"""A turn → its answer in the chat, page by page, with buttons to turn them and to say what was meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import Message

from handlers import feedback, keyboards, looks, render, turns
from handlers.deliver import acknowledge, patience, send, show
from handlers.said import perform
from handlers.turns import Kind, Turn
from knowledge.model import Dialogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import InlineKeyboardMarkup, Update

    from handlers.context import Context
    from handlers.keyboards import Press
    from handlers.render import Sheet
    from handlers.said import Said


async def answer(message: Message, context: Context, kind: Kind, text: str) -> None:
    """Answer what the person of this update says, in a new message, with buttons where it needs any."""
    services, chat, person = context.services, message.chat.id, context.person.id
    before = await services.dialogue(chat, person) if kind is Kind.ASK else Dialogue()
    turn = Turn(kind, text, person, chat, services.today(), before)
    async with patience(message):
        said = await perform(context, turn)
    if said.after is not None:
        await services.keep_dialogue(chat, person, said.after)
    if said.found is not None:
        await feedback.keep_missed(message, context, turn, said.found)
    sheets = render.sheets(said.cards)
    keyboard = None
    if len(sheets) > 1 or said.choices or said.marks or any(looks.under(context, "", said, sheets[0])):
        key = await turns.keep(services, replace(turn, choices=said.choices))
        keyboard = under(context, key, 0, sheets, said)
    await send(message, sheets[0].text, keyboard)


async def on_page(update: Update, context: Context, press: Press) -> None:
    """Put the page of the button in place of the one shown."""
    found = await turns.pressed(update, context, press)
    if found is None:
        return
    query, turn = found
    await acknowledge(query)
    said = await perform(context, turn)
    sheets = render.sheets(said.cards)
    page = min(max(press.number, 0), len(sheets) - 1)
    key = press.key
    if said.choices != turn.choices:  # what may be chosen now is not what might be chosen then
        key = await turns.keep(context.services, replace(turn, choices=said.choices))
    await show(query, sheets[page].text, under(context, key, page, sheets, said))


def under(context: Context, key: str, page: int, sheets: Sequence[Sheet], said: Said) -> InlineKeyboardMarkup | None:
    """Lay out the buttons under a page of an answer."""
    more = looks.under(context, key, said, sheets[page])
    return keyboards.under_answer(key, page, len(sheets), said.choices, marks=said.marks, more=more)


async def on_choice(update: Update, context: Context, press: Press) -> None:
    """Ask the question that settles what was meant."""
    found = await turns.pressed(update, context, press)
    if found is None:
        return
    query, turn = found
    if not 0 <= press.number < len(turn.choices) or not isinstance(query.message, Message):
        await acknowledge(query, "telegram_button_stale")
        return
    await acknowledge(query)
    await answer(query.message, context, Kind.ASK, turn.choices[press.number].ask)
