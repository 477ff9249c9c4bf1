"""A turn → its answer in the chat, page by page, with buttons to turn them and to say what was meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram import Message

from handlers import feedback, keyboards, looks, mending_boards, render, turns
from handlers.deliver import acknowledge, patience, send, show
from handlers.turns import Kind, Turn
from knowledge.model import Dialogue, Status

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup, Update

    from handlers.context import Context
    from handlers.keyboards import Press
    from knowledge.model import Answer, Card, Choice


@dataclass(frozen=True)
class Said:
    """What a turn brings: the cards, the choices under them, and for a question its answer and the dialogue after."""

    cards: tuple[Card, ...]
    choices: tuple[Choice, ...] = ()
    found: Answer | None = None
    after: Dialogue | None = None
    answers: tuple[Answer, ...] = ()  # all that the cards are made of

    @property
    def marks(self) -> bool:
        """Whether the asker may say that it is right or wrong."""
        return self.found is not None and self.found.status in feedback.MARKED


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
    pages = render.pages(said.cards)
    keyboard = None
    if len(pages) > 1 or said.choices or said.marks or mending_boards.under(context.person, "", said.answers):
        key = await turns.keep(services, replace(turn, choices=said.choices))
        keyboard = _under(context, key, 0, len(pages), said)
    await send(message, pages[0], keyboard)


async def on_page(update: Update, context: Context, press: Press) -> None:
    """Put the page of the button in place of the one shown."""
    found = await turns.pressed(update, context, press)
    if found is None:
        return
    query, turn = found
    await acknowledge(query)
    said = await perform(context, turn)
    pages = render.pages(said.cards)
    page = min(max(press.number, 0), len(pages) - 1)
    key = press.key
    if said.choices != turn.choices:  # what may be chosen now is not what might be chosen then
        key = await turns.keep(context.services, replace(turn, choices=said.choices))
    await show(query, pages[page], _under(context, key, page, len(pages), said))


def _under(context: Context, key: str, page: int, pages: int, said: Said) -> InlineKeyboardMarkup | None:
    more = [*looks.rows(key, said.found), *mending_boards.under(context.person, key, said.answers)]
    return keyboards.under_answer(key, page, pages, said.choices, marks=said.marks, more=more)


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


async def perform(context: Context, turn: Turn) -> Said:
    """What a turn brings, asked now, with the sight that its person has now."""
    sees, services = context.person.sees, context.services
    if turn.kind is Kind.MEETINGS:
        return Said(await services.meetings(sees=sees))
    if turn.kind is Kind.TASKS:
        named = (turn.text,) if turn.text else context.person.bodies
        answers = [await services.tasks(body, today=turn.today, sees=sees) for body in named]
        return Said(tuple(card for one in answers for card in one.cards), answers=tuple(answers))
    own = context.person.bodies
    found, after = await services.ask(turn.text, turn.before, today=turn.today, sees=sees, own=own)
    # a group has a negative id; there only public minutes were looked through
    hint = (render.card("telegram_group_public"),) if turn.chat < 0 and found.status is Status.NOT_FOUND else ()
    return Said((*found.cards, *hint), found.choices, found, after, (found,))
