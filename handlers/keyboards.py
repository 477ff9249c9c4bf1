"""Buttons and their data: ids only, never over the 64 bytes that Telegram allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from config.replies import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import Choice

_LABEL = 48  # characters of a label that a phone still shows in two lines
_FIELDS = 3


class Verb(StrEnum):
    """What a button asks for; the first letter of its data."""

    PAGE = "p"
    CHOOSE = "c"
    SHEET = "s"  # a page of a load report
    STORE = "l"  # load the draft; the argument is the visibility
    CANCEL = "x"


@dataclass(frozen=True, slots=True)
class Press:
    """The data of a pressed button: which verb, on which kept record, with which argument."""

    verb: Verb
    key: str
    argument: str

    @property
    def number(self) -> int:
        """The argument as a number; -1 where it is none, as only forged data can be."""
        return _number(self.argument)

    @property
    def row(self) -> int:
        """The key as the id of a row; -1 where it is none."""
        return _number(self.key)

    def __str__(self) -> str:
        return f"{self.verb}:{self.key}:{self.argument}"


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else -1


def read(data: str | None) -> Press | None:
    """Read the data of a button, None where no version of this program made it."""
    fields = (data or "").split(":")
    if len(fields) != _FIELDS or fields[0] not in set(Verb):
        return None
    return Press(Verb(fields[0]), fields[1], fields[2])


def under_answer(key: str, page: int, pages: int, choices: Sequence[Choice]) -> InlineKeyboardMarkup | None:
    """Lay out the buttons under an answer: what the question may mean, a choice a row, and the pages."""
    rows = [[_button(_short(c.label), Verb.CHOOSE, key, n)] for n, c in enumerate(choices)]
    return _keyboard([*rows, _turning(Verb.PAGE, key, page, pages)])


def under_draft(key: str, page: int, pages: int, *, replacing: bool = False) -> InlineKeyboardMarkup | None:
    """Lay out the buttons under a load report: its pages, then store or cancel."""
    return _keyboard(
        [
            _turning(Verb.SHEET, key, page, pages),
            [
                _button(
                    say("telegram_button_replace" if replacing else "telegram_button_store"),
                    Verb.STORE,
                    key,
                    "",
                )
            ],
            [_button(say("telegram_button_store_public"), Verb.STORE, key, "public")],
            [_button(say("telegram_button_cancel"), Verb.CANCEL, key, "")],
        ]
    )


def _turning(verb: Verb, key: str, page: int, pages: int) -> list[InlineKeyboardButton]:
    if pages == 1:
        return []
    row = [_button(say("telegram_button_page", page=page + 1, pages=pages), verb, key, page)]
    if page > 0:
        row.insert(0, _button(say("telegram_button_back"), verb, key, page - 1))
    if page + 1 < pages:
        row.append(_button(say("telegram_button_forward"), verb, key, page + 1))
    return row


def _button(label: str, verb: Verb, key: str, argument: object) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=str(Press(verb, key, str(argument))))


def _keyboard(rows: list[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _short(label: str) -> str:
    label = " ".join(label.split()) or "…"
    return label if len(label) <= _LABEL else label[: _LABEL - 1] + "…"
