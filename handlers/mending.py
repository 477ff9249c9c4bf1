"""更正 under an answer, /correct, /corrections → what was read mended, by buttons and at most one typed reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import ForceReply, Message
from telegram.constants import ChatType

from config.replies import say
from handlers import ask, mending_boards, render, turns
from handlers.boards import token
from handlers.deliver import acknowledge, say_to, send, show
from handlers.keyboards import number_of
from handlers.said import perform
from knowledge import correction_words, corrections, patterns_corrections
from knowledge.access import Right
from knowledge.corrections import Editor, Prompt
from knowledge.errors import CorrectionGoneError, CorrectionWordsError
from knowledge.model import Field, Mend, Role

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update

    from handlers.boards import Board
    from handlers.context import Context
    from handlers.keyboards import Press
    from knowledge.corrections import Subject
    from knowledge.model import Body

b = mending_boards
_PROMPTS = {b.HEADING: Field.HEADING, b.DEADLINE: Field.DEADLINE, b.ADD: Field.ADD, b.SPLIT: Field.SPLIT}


# ------------------------------------------------------------------ from an answer
async def on_mend(update: Update, context: Context, press: Press) -> None:
    """Show what the answer rests on, to choose from; where that is one thing, show it at once."""
    found = await turns.pressed(update, context, press)
    if found is None:
        return
    query, turn = found
    answers = (await perform(context, turn)).answers
    items = list({one.key: one for answer in answers for one in answer.items}.values())
    tasks = list({one.key: one for answer in answers for one in answer.directives}.values())
    if not items and not tasks:
        await acknowledge(query, "correction_nothing")
        return
    await acknowledge(query)
    page = number_of(press.argument)
    board = b.targets(press.key, items, tasks, page or 0)
    if len(items) == 1 and not tasks:
        board = await _board(context, items[0].key)
    if page is not None:
        await show(query, *board)
    elif isinstance(query.message, Message):
        await send(query.message, *board)


# ------------------------------------------------------------------ an item or a directive
async def on_fix(update: Update, context: Context, press: Press) -> None:
    """See what goes by the key, choose among its fields, ask for words, or change it."""
    query = update.callback_query
    if query is None:
        return
    found = await _see(context, press.key)
    act, _, rest = press.argument.partition(".")
    if found is None:
        await acknowledge(query, "telegram_correction_gone")
    elif board := _view(found, act, rest):
        await acknowledge(query)
        await show(query, *board)
    elif prompt := _prompt(found, act, rest):
        await acknowledge(query)
        await _ask_for(query, context, found, prompt)
    elif act == b.BACK and (number := number_of(rest)) is not None:
        await _take_back(context, number)
        await acknowledge(query, "correction_taken_back", number=number)
        await show(query, *await _board(context, press.key))
    elif mend := await _mend(context, found, act, rest):
        made = await _correct(context, found.key, mend)
        await acknowledge(query)
        await show(query, *await _board(context, made, "correction_done"))
    else:
        await acknowledge(query, "telegram_button_stale")


def _view(found: Subject, act: str, rest: str) -> Board | None:
    """The board that a button only shows; None where it does more."""
    of_item = found.directive is None
    if act == b.SEE:
        return b.subject(found)
    if act == b.OUTCOME and not rest and of_item:
        return b.outcomes(found)
    if act == b.TASKS and of_item:
        return b.tasks(found, number_of(rest) or 0)
    if act == b.BODIES and not of_item:
        chosen = _body(found, rest)
        return b.body(found, chosen) if chosen else b.bodies(found)
    return None


def _prompt(found: Subject, act: str, rest: str) -> Prompt | None:
    """What the person is to type after a button; None where nothing."""
    if act in _PROMPTS and (act == b.HEADING) is (found.directive is None):
        return Prompt(found.key, _PROMPTS[act])
    if act == b.RENAME and (chosen := _body(found, rest)):
        return Prompt(found.key, Field.RENAME, chosen.canonical)
    if act == b.OUTCOME and rest and not found.item.item.decisions:
        return Prompt(found.key, Field.OUTCOME, rest)
    return None


async def _mend(context: Context, found: Subject, act: str, rest: str) -> Mend | None:
    """The change that a button makes by itself; None where it is no button of ours."""
    sign, _, role = rest.partition(".")
    chosen = _body(found, sign)
    if act == b.OUTCOME and found.directive is None:
        words = say("correction_none") if rest == b.NO_OUTCOME else rest
        return await _read(context, found, Field.OUTCOME, words)
    if act == b.NO_DEADLINE and found.directive:
        return Mend(Field.DEADLINE)
    if act == b.MERGE and found.directive:
        return await _read(context, found, Field.MERGE, "")
    if act == b.REMOVE and chosen:
        return Mend(Field.REMOVE, chosen.canonical)
    if act == b.ROLE and chosen and role in set(Role):
        return Mend(Field.ROLE, chosen.canonical, role=Role(role))
    return None


def _body(found: Subject, sign: str) -> Body | None:
    named = found.directive.directive.bodies if found.directive else ()
    return next((it for it in named if token(it.canonical) == sign), None)


# ------------------------------------------------------------------ words typed in answer to the bot
async def _ask_for(query: CallbackQuery, context: Context, found: Subject, prompt: Prompt) -> None:
    """Ask for the words, in a message that Telegram lets the person reply to at once."""
    if not isinstance(query.message, Message):
        return
    if prompt.field is Field.DEADLINE:
        await show(query, b.subject(found)[0], b.deadline(found))
    question = render.sentence(f"correction_ask_{prompt.field}", what=prompt.what)
    sent = await send(query.message, question, ForceReply())
    ids = {"chat": sent.chat.id, "message": sent.message_id, "person": context.person.id}
    await context.services.do(corrections.ask_for, prompt, **ids)


async def on_reply(update: Update, context: Context) -> None:
    """Take the words that were asked for; an answer to any other message is a question like any."""
    message = update.effective_message
    answered = message.reply_to_message if message is not None else None
    if message is None or answered is None or message.chat.type != ChatType.PRIVATE:
        await ask.on_text(update, context)
        return
    place = {"chat": message.chat.id, "message": answered.message_id}
    prompt = await context.services.do(corrections.asked_for, person=context.person.id, **place)
    if prompt is None:
        await ask.on_text(update, context)
    elif not context.person.may(Right.MEND):
        await say_to(message, "telegram_not_allowed")
    else:
        await _change(message, context, prompt, message.text or "")
        await context.services.do(corrections.answered, **place)


async def _change(message: Message, context: Context, prompt: Prompt, words: str) -> None:
    found = await _see(context, prompt.key)
    if found is None:
        raise CorrectionGoneError
    mend = await _read(context, found, prompt.field, words, prompt.what)
    key = await _correct(context, found.key, mend)
    await send(message, *await _board(context, key, "correction_done"))


# ------------------------------------------------------------------ commands
async def correct(update: Update, context: Context) -> None:
    """Correct what the words behind the command say, or take a correction back."""
    message = update.effective_message
    if message is None:
        return
    words = (message.text or "").partition(" ")[2].strip()
    if found := patterns_corrections.TAKE_BACK.fullmatch(words):
        await _take_back(context, int(found["number"]))
        await say_to(message, "correction_taken_back", number=found["number"])
        return
    if not words:
        raise CorrectionWordsError
    services, sees = context.services, context.person.sees
    key, field, value = await services.do(correction_words.command, words, today=services.today(), sees=sees)
    await _change(message, context, Prompt(key, field), value)


async def listed(update: Update, context: Context) -> None:
    """List the corrections, orphans first."""
    if update.effective_message is not None:
        await send(update.effective_message, *await _list(context, 0))


async def on_listed(update: Update, context: Context, press: Press) -> None:
    """Turn the pages of the list, or take one of them back."""
    query = update.callback_query
    if query is None:
        return
    act, _, rest = press.argument.partition(".")
    number = number_of(rest)
    if act != b.BACK or number is None:
        await acknowledge(query)
        await show(query, *await _list(context, press.number))
        return
    await _take_back(context, number)
    await acknowledge(query, "correction_taken_back", number=number)
    await show(query, *await _list(context, press.row))


async def _list(context: Context, page: int) -> Board:
    return b.overview(await context.services.do(corrections.listed, sees=context.person.sees), page)


# ------------------------------------------------------------------ the verbs of knowledge, as this person
async def _see(context: Context, key: str) -> Subject | None:
    return await context.services.do(corrections.see, key, sees=context.person.sees)


async def _board(context: Context, key: str, head: str | None = None) -> Board:
    found = await _see(context, key)
    return b.subject(found, head) if found else (render.sentence("telegram_correction_gone"), None)


async def _read(context: Context, found: Subject, field: Field, words: str, what: str = "") -> Mend:
    sees = context.person.sees
    return await context.services.do(correction_words.mend, found, field, words, sees=sees, what=what)


async def _correct(context: Context, key: str, mend: Mend) -> str:
    """Make the change; returns the key of what was changed."""
    editor = Editor(_by(context), context.person.standing, context.services.today())
    made = await context.services.do(corrections.correct, key, mend, sees=context.person.sees, editor=editor)
    return made.key


async def _take_back(context: Context, number: int) -> None:
    await context.services.do(corrections.take_back, number, sees=context.person.sees, by=_by(context))


def _by(context: Context) -> str:
    return f"telegram:{context.person.id}"
