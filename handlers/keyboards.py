"""Buttons and their data: ids only, never over the 64 bytes that Telegram allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from config.replies import say
from handlers import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import Choice

_LABEL = 48  # characters of a label that a phone still shows in two lines
_FIELDS = 3
_DIGITS = 18  # what a row id of SQLite surely holds


class Verb(StrEnum):
    """What a button asks for; the first field of its data."""

    PAGE = "p"
    CHOOSE = "c"
    SHEET = "s"  # a page of a load report
    STORE = "l"  # load the draft; the argument is the visibility
    CANCEL = "x"
    APPLY = "a"  # a stranger wishes to be let in
    ADMIT = "g"  # an application (a7) or a member (u7): see it, decide on it
    BODIES = "b"  # the bodies of a member
    MEMBERS = "m"
    INVITE = "i"
    HOLDINGS = "n"  # a page of the minutes in the store
    HOLDING = "v"  # one of them: see it, show it to more or fewer, remove it
    AUDIT = "d"  # a page of the changes, or all of them as a file
    UNDO = "o"  # take back the last load
    MEND = "ed"  # correct what an answer rests on: the argument is a page of it
    FIX = "fx"  # an item or a directive by its key: see it, change it
    CORRECTIONS = "cs"  # a page of the corrections, or one of them taken back
    REPARSE = "rp"  # texts read anew: the argument is a page of the differences, yes or no
    RIGHT = "r"  # a mark on an answer; the argument is the page shown
    WRONG = "w"
    MISSES = "q"  # a page of the missed questions
    GROUP = "k"  # a group of them: see it, put it aside, teach what it means
    TAUGHT = "t"  # a page of what was taught
    FORGET = "f"  # take back one entry; the argument is the page shown
    LOOK = "y"  # a closer look at an answer; the argument is which, and its page: o.2
    FILE = "j"  # the file of some minutes


@dataclass(frozen=True, slots=True)
class Press:
    """The data of a pressed button: which verb, on which kept record, with which argument."""

    verb: Verb
    key: str
    argument: str

    @property
    def number(self) -> int:
        """The argument as a number; -1 where it is none, as only forged data can be."""
        return -1 if (number := number_of(self.argument)) is None else number

    @property
    def row(self) -> int:
        """The key as the id of a row; -1 where it is none."""
        return -1 if (number := number_of(self.key)) is None else number

    def __str__(self) -> str:
        return f"{self.verb}:{self.key}:{self.argument}"


def number_of(text: str) -> int | None:
    """Read a number that somebody wrote or a button brought; None where it is none, or longer than any id."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def read(data: str | None) -> Press | None:
    """Read the data of a button, None where no version of this program made it."""
    fields = (data or "").split(":")
    if len(fields) != _FIELDS or fields[0] not in set(Verb):
        return None
    return Press(Verb(fields[0]), fields[1], fields[2])


def under_answer(  # noqa: PLR0913 one argument a part of the board
    key: str,
    page: int,
    pages: int,
    choices: Sequence[Choice],
    *,
    marks: bool = False,
    more: Sequence[list[InlineKeyboardButton]] = (),
) -> InlineKeyboardMarkup | None:
    """Lay out the buttons under an answer: what the question may mean, a choice a row, the pages, more, the marks."""
    rows = [[button(c.label, Verb.CHOOSE, key, n)] for n, c in enumerate(choices)]
    signs = ((Verb.RIGHT, "telegram_mark_right"), (Verb.WRONG, "telegram_mark_wrong")) if marks else ()
    marking = [button(say(label), verb, key, page) for verb, label in signs]
    return keyboard([*rows, turning(Verb.PAGE, key, page, pages), *more, marking])


def under_draft(
    key: str, page: int, pages: int, *, replacing: bool = False, waiting: int = 1
) -> InlineKeyboardMarkup | None:
    """Lay out the buttons under a load report: its pages, whom to show the minutes to, all that wait, or none."""
    store = "telegram_button_replace" if replacing else "telegram_button_store"
    together = [button(say("telegram_button_store_all", count=waiting), Verb.STORE, key, "all")]
    return keyboard(
        [
            turning(Verb.SHEET, key, page, pages),
            [button(say(store), Verb.STORE, key, "")],
            [button(say("telegram_button_store_public"), Verb.STORE, key, "public")],
            [button(say("telegram_button_store_restricted"), Verb.STORE, key, "restricted")],
            together if waiting > 1 else [],
            [button(say("telegram_button_cancel"), Verb.CANCEL, key, "")],
        ]
    )


def turning(  # noqa: PLR0913 one argument a part of the data
    verb: Verb, key: str, page: int, pages: int, *, before: str = "", behind: str = ""
) -> list[InlineKeyboardButton]:
    """Lay out the buttons that turn pages; none where there is but one.

    ``before`` and ``behind`` stand around the page's number.
    """
    if pages == 1:
        return []

    def turn(label: str, to: int) -> InlineKeyboardButton:
        return button(label, verb, key, f"{before}{to}{behind}")

    row = [turn(say("telegram_button_page", page=page + 1, pages=pages), page)]
    if page > 0:
        row.insert(0, turn(say("telegram_button_back"), page - 1))
    if page + 1 < pages:
        row.append(turn(say("telegram_button_forward"), page + 1))
    return row


def button(label: str, verb: Verb, key: str, argument: object) -> InlineKeyboardButton:
    """One button; its label is cut to what a phone shows."""
    return InlineKeyboardButton(render.label(label, _LABEL), callback_data=str(Press(verb, key, str(argument))))


def keyboard(rows: list[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """Rows of buttons, empty ones left out; None where no button is left."""
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None
