"""/misses, /teach, /taught and their buttons → missed questions settled, their askers told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram import Message
from telegram.error import TelegramError

from handlers import keyboards, lessons, looks, render, turns
from handlers.access import access_of
from handlers.context import storable
from handlers.deliver import acknowledge, post, say_to, send, show
from handlers.keyboards import number_of
from handlers.said import MARKED
from handlers.turns import Kind, Turn
from knowledge import teaching, teaching_cards
from knowledge.errors import UnknownGroupError, UnknownLessonError

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup, Update

    from handlers.context import Context
    from handlers.keyboards import Press
    from knowledge.model import Answer, Card, Miss, MissGroup, Taught
    from knowledge.teaching import Lesson

_log = structlog.get_logger(__name__)


# ------------------------------------------------------------------ commands
async def misses(update: Update, context: Context) -> None:
    """List the groups of missed questions."""
    if update.effective_message is not None:
        await send(update.effective_message, *await _groups(context, 0))


async def dismiss(update: Update, context: Context) -> None:
    """Put a group aside."""
    message, number = update.effective_message, _number(context)
    if message is None:
        return
    if number is None:
        raise UnknownGroupError(number=" ".join(context.args or ()))
    await _put_aside(context, number)
    await say_to(message, "misses_dismissed", number=number)


async def teach(update: Update, context: Context) -> None:
    """Teach what the words behind the command say."""
    if update.effective_message is None:
        return
    words = storable(" ".join(context.args or ()))
    wanted = await context.services.do(teaching.lesson, words, today=context.services.today(), sees=context.person.sees)
    await _teach(update.effective_message, context, wanted)


async def taught(update: Update, context: Context) -> None:
    """List what was taught."""
    if update.effective_message is not None:
        await send(update.effective_message, *await _taught(context, 0))


async def forget(update: Update, context: Context) -> None:
    """Take one entry back."""
    message, number = update.effective_message, _number(context)
    if message is None:
        return
    if number is None:
        raise UnknownLessonError(number=" ".join(context.args or ()))
    await context.services.do(teaching.undo, number, by=_by(context))
    await say_to(message, "taught_undone", number=number)


def _number(context: Context) -> int | None:
    return number_of(" ".join(context.args or ()).lstrip("#＃"))


def _by(context: Context) -> str:
    return f"telegram:{context.person.id}"


# ------------------------------------------------------------------ buttons
async def on_misses(update: Update, context: Context, press: Press) -> None:
    """Turn the pages of the groups."""
    query = update.callback_query
    if query is not None:
        await acknowledge(query)
        await show(query, *await _groups(context, press.number))


async def on_taught(update: Update, context: Context, press: Press) -> None:
    """Turn the pages of what was taught."""
    query = update.callback_query
    if query is not None:
        await acknowledge(query)
        await show(query, *await _taught(context, press.number))


async def on_forget(update: Update, context: Context, press: Press) -> None:
    """Take one entry back and show those that are left."""
    query = update.callback_query
    if query is None:
        return
    try:
        await context.services.do(teaching.undo, press.row, by=_by(context))
    except UnknownLessonError:
        await acknowledge(query, "telegram_button_stale")
    else:
        await acknowledge(query, "taught_undone", number=press.row)
    await show(query, *await _taught(context, press.number))


async def on_group(update: Update, context: Context, press: Press) -> None:
    """See a group, put it aside, or say which item or which intent its questions mean."""
    query = update.callback_query
    if query is None:
        return
    try:
        group = await context.services.do(teaching.group_of, press.row, sees=context.person.sees)
    except UnknownGroupError as error:
        await acknowledge(query, "telegram_error", sentence=error)
        await show(query, *await _groups(context, 0))
        return
    if press.argument in {lessons.SEE, lessons.INTENTS}:
        await acknowledge(query)
        await show(query, *lessons.group_page(group, intents=press.argument == lessons.INTENTS))
    elif press.argument == lessons.DISMISS:
        await _put_aside(context, group.id)
        await acknowledge(query, "misses_dismissed", number=group.id)
        await show(query, *await _groups(context, 0))
    elif (wanted := lessons.chosen(group, press.argument)) and isinstance(query.message, Message):
        await acknowledge(query)
        await _teach(query.message, context, wanted)
        await show(query, *await _groups(context, 0))
    else:
        await acknowledge(query, "telegram_button_stale")


async def _put_aside(context: Context, group_id: int) -> None:
    await context.services.do(teaching.dismiss, group_id, sees=context.person.sees, by=_by(context))


async def _groups(context: Context, page: int) -> tuple[str, InlineKeyboardMarkup | None]:
    return lessons.groups_page(await context.services.do(teaching.groups, sees=context.person.sees), page)


async def _taught(context: Context, page: int) -> tuple[str, InlineKeyboardMarkup | None]:
    entries = await context.services.do(lambda store: store.taught())
    page = min(max(page, 0), teaching_cards.pages(entries) - 1)
    cards = await context.services.do(teaching_cards.lessons, sees=context.person.sees, page=page)
    return render.pages(cards)[0], lessons.under_taught(entries, page)


# ------------------------------------------------------------------ what follows from a lesson
async def _teach(message: Message, context: Context, wanted: Lesson) -> None:
    """Store the lesson, ask the questions of its group again, tell their askers, and say what came of it."""
    made = await context.services.do(teaching.teach, wanted, by=_by(context))
    cards: list[Card] = [await context.services.do(teaching_cards.done, made, sees=context.person.sees)]
    if wanted.group is not None:
        cards.extend(await _ask_again(context, wanted.group, made))
    for page in render.pages(cards):
        await send(message, page)


async def _ask_again(context: Context, group: MissGroup, made: tuple[Taught, ...]) -> list[Card]:
    """What the administrator reads of it: how many are answered and told, and one of the answers."""
    services = context.services
    shown: tuple[Miss, Answer] | None = None
    answered = 0
    told: set[tuple[int, int]] = {(context.person.id, context.person.id)}  # who teaches sees the answer anyway
    for miss in group.misses:
        sees, own = await _sight(context, miss)
        answer = await services.do(teaching.settle, miss, made, today=services.today(), sees=sees, own=own)
        if answer is None:
            continue
        answered += 1
        if shown is None and miss.sees & sees <= context.person.sees:  # an asker may see what this reader may not
            shown = miss, answer
        if miss.asker is not None and (place := (miss.asker.chat, miss.asker.person)) not in told:
            told.add(place)
            await _tell(context, miss, answer)
    if not answered:
        return [render.card("taught_still", question=group.questions[0])]
    cards = [render.card("taught_settled", count=len(group.misses), answered=answered)]
    if len(told) > 1:
        cards.append(render.card("taught_told", count=len(told) - 1))
    if shown is not None:
        cards += [render.card("taught_now", question=shown[0].question), *shown[1].cards]
    return cards


async def _sight(context: Context, miss: Miss) -> tuple[frozenset[str], tuple[str, ...]]:
    """What its asker may read today, and the bodies they speak for; who was put out since reads nothing."""
    asker = miss.asker
    if asker is None:
        return context.person.sees, context.person.bodies
    access = await access_of(context, asker.person, private=asker.chat == asker.person)
    return access.sees, access.bodies


async def _tell(context: Context, miss: Miss, answer: Answer) -> None:
    """Tell the asker the new answer, where they asked; that they cannot be reached stops nothing."""
    services, asker = context.services, miss.asker
    if asker is None:
        return
    pages = render.pages(answer.cards)
    turn = Turn(Kind.ASK, miss.question, asker.person, asker.chat, services.today(), miss.before, answer.choices)
    key = await turns.keep(services, turn)
    marks, more = answer.status in MARKED, looks.rows(key, answer)
    try:
        head = render.sentence("telegram_taught_reply", question=miss.question)
        await post(context.bot, asker.chat, head, reply_to=asker.message)
        await post(
            context.bot,
            asker.chat,
            pages[0],
            keyboards.under_answer(key, 0, len(pages), answer.choices, marks=marks, more=more),
        )
    except TelegramError as error:
        _log.info("asker_not_told", error=type(error).__name__, person=asker.person)
