"""A pressed button → the handler of its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import keyboards, load, paging
from handlers.deliver import acknowledge
from handlers.keyboards import Verb

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Update

    from handlers.context import Context
    from handlers.keyboards import Press

VERBS: dict[Verb, Callable[[Update, Context, Press], Awaitable[None]]] = {
    Verb.PAGE: paging.on_page,
    Verb.CHOOSE: paging.on_choice,
    Verb.SHEET: load.on_sheet,
    Verb.STORE: load.on_store,
    Verb.CANCEL: load.on_cancel,
}


async def on_press(update: Update, context: Context) -> None:
    """Any button; one that no version of this program made, or an old one, gets a word instead of nothing."""
    query = update.callback_query
    if query is None:
        return
    press = keyboards.read(query.data)
    if press is None:
        await acknowledge(query, "telegram_button_stale")
        return
    await VERBS[press.verb](update, context, press)
