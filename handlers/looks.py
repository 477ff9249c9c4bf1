"""Buttons under an answer → a closer look at it in the same message, and the file that the minutes came from.

An entry of a list of tasks has a number; behind it stands the directive as an answer of its own, with its own looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Message

from config.replies import say
from handlers import deliver, mending_boards, render, turns
from handlers.deliver import acknowledge, hand_over, show
from handlers.keyboards import Verb, button, keyboard, number_of, turning
from handlers.said import perform
from handlers.turns import Kind
from knowledge import views
from knowledge.views import View

if TYPE_CHECKING:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update

    from handlers.boards import Board
    from handlers.context import Context
    from handlers.keyboards import Press
    from handlers.render import Sheet
    from handlers.said import Said
    from handlers.turns import Turn
    from knowledge.model import Answer

_FILED = {View.ORIGINAL, View.WHOLE}  # looks at the print, from which the file is one step away
_IN_ROW = 2
_TASK = "d"  # the first field of an argument beside the views: one entry of a list of tasks


@dataclass(frozen=True, slots=True)
class _Wish:
    """The argument of a button: what is looked at, which page of it, and of which directive where of one: o.2.17."""

    what: str
    page: int = 0
    directive: int | None = None

    @classmethod
    def read(cls, argument: str) -> _Wish:
        """Read the argument; fields that nobody made count for none."""
        what, _, rest = argument.partition(".")
        page, _, directive = rest.partition(".")
        return cls(what, number_of(page) or 0, number_of(directive))


def rows(key: str, answer: Answer | None, behind: str = "") -> list[list[InlineKeyboardButton]]:
    """One button a look that the answer allows, two in a row; ``behind`` goes behind each argument."""
    offered = views.offered(answer) if answer is not None else ()
    found = [button(say(f"telegram_view_{view.name.lower()}"), Verb.LOOK, key, f"{view}{behind}") for view in offered]
    return [found[at : at + _IN_ROW] for at in range(0, len(found), _IN_ROW)]


def under(context: Context, key: str, said: Said, sheet: Sheet) -> list[list[InlineKeyboardButton]]:
    """Lay out what lies behind a page of an answer: its tasks by their numbers, the looks, the way to correct it."""
    told = views.told(said.answers)
    entries = [told[at] for at in sheet.cards if at in told]
    numbers = [
        button(say("telegram_button_number", number=number), Verb.LOOK, key, f"{_TASK}.0.{one.id}")
        for number, one in entries
    ]
    return [numbers, *rows(key, said.found), *mending_boards.under(context.person, key, said.answers)]


async def on_look(update: Update, context: Context, press: Press) -> None:
    """Put the look, or a page of it, in place of the answer; what is looked at is asked for anew."""
    found = await turns.pressed(update, context, press)
    if found is None:
        return
    query, turn = found
    board = await _board(context, press.key, turn, _Wish.read(press.argument))
    if board is None:
        await acknowledge(query, "telegram_button_stale")
        return
    await acknowledge(query)
    await show(query, *board)


async def _board(context: Context, key: str, turn: Turn, wish: _Wish) -> Board | None:
    """What is to be shown; None where the answer of now allows no such look."""
    said = await perform(context, turn)
    answer = said.found if turn.kind is Kind.ASK else None
    if wish.directive is not None:
        answer = await _of_directive(context, said, wish.directive)
    if answer is not None and wish.what == _TASK and wish.directive is not None:
        return render.pages(answer.cards)[0], _under_task(context, key, said, answer)
    view = next((it for it in views.offered(answer) if it == wish.what), None) if answer else None
    if view is None or answer is None:
        return None
    cards = await context.services.do(views.look, answer, view, today=turn.today, sees=context.person.sees)
    pages = render.pages(cards)
    page = min(wish.page, len(pages) - 1)
    return pages[page], _under(key, view, page, len(pages), answer, wish)


# ------------------------------------------------------------------ one entry of a list of tasks
async def _of_directive(context: Context, said: Said, directive_id: int) -> Answer | None:
    """The directive as an answer of its own, where the list that is asked for now still has it."""
    told = (one for _, one in views.told(said.answers).values())
    found = next((one for one in told if one.id == directive_id), None)
    return await context.services.do(views.of_directive, found, sees=context.person.sees) if found else None


def _under_task(context: Context, key: str, said: Said, answer: Answer) -> InlineKeyboardMarkup | None:
    (one,) = answer.directives
    told = {each.id: at for at, (_, each) in views.told(said.answers).items()}
    sheets = render.sheets(said.cards)
    page = next((number for number, sheet in enumerate(sheets) if told.get(one.id) in sheet.cards), 0)
    back = [button(say("telegram_button_list_of_tasks"), Verb.PAGE, key, page)]
    mend = mending_boards.under_task(context.person, one)
    return keyboard([*rows(key, answer, f".0.{one.id}"), *mend, back])


# ------------------------------------------------------------------ buttons under a look
def _under(key: str, view: View, page: int, pages: int, answer: Answer, wish: _Wish) -> InlineKeyboardMarkup | None:  # noqa: PLR0913, PLR0917 one argument a part of the board
    behind = "" if wish.directive is None else f".{wish.directive}"
    back = [button(say("telegram_button_answer"), Verb.PAGE, key, 0)]
    if wish.directive is not None:
        back = [button(say("telegram_button_task"), Verb.LOOK, key, f"{_TASK}.0{behind}")]
    sources = dict.fromkeys(item.minutes_id for item in answer.items)
    if view in _FILED and len(sources) == 1:
        back += under_minutes(next(iter(sources)))
    return keyboard([turning(Verb.LOOK, key, page, pages, before=f"{view}.", behind=behind), back])


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
