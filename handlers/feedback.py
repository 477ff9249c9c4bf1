"""An answer → kept where it found nothing, or where the asker marks it right or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Message

from handlers import keyboards, looks, render, turns
from handlers.deliver import acknowledge, put_buttons
from handlers.keyboards import Verb
from handlers.said import perform
from knowledge import teaching
from knowledge.model import Asker, Status, Verdict

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update

    from handlers.context import Context
    from handlers.keyboards import Press
    from handlers.turns import Turn
    from knowledge.model import Answer

_VERDICTS = {Verb.RIGHT: Verdict.RIGHT, Verb.WRONG: Verdict.WRONG}


async def keep_missed(message: Message, context: Context, turn: Turn, answer: Answer) -> None:
    """Keep a question that found nothing; that it cannot be kept is no reason to say anything to the asker."""
    if answer.status is not Status.NOT_FOUND:
        return
    asker = Asker(turn.chat, turn.person, message.message_id)
    await context.services.note(teaching.record, answer, before=turn.before, sees=context.person.sees, asker=asker)


async def on_mark(update: Update, context: Context, press: Press) -> None:
    """Keep what the asker says of the answer; the question is asked again for what was understood."""
    found = await turns.pressed(update, context, press)
    if found is None:
        return
    query, turn = found
    verdict, sees = _VERDICTS[press.verb], context.person.sees
    said = await perform(context, turn)
    answer = said.found
    if answer is None:
        await acknowledge(query, "telegram_button_stale")
        return
    asker = Asker(turn.chat, turn.person, _question(query))
    await context.services.do(
        teaching.record, answer, before=turn.before, sees=sees, verdict=verdict, asker=asker, turn=press.key
    )
    await acknowledge(query, f"telegram_marked_{verdict}")
    sheets = render.sheets(said.cards)
    page = min(max(press.number, 0), len(sheets) - 1)
    more = looks.under(context, press.key, said, sheets[page])
    await put_buttons(query, keyboards.under_answer(press.key, page, len(sheets), answer.choices, more=more))


def _question(query: CallbackQuery) -> int | None:
    """The message that the answer replies to, where Telegram shows it."""
    answered = query.message.reply_to_message if isinstance(query.message, Message) else None
    return answered.message_id if answered is not None else None
