"""Items and directives → the texts and small keyboards by which an office corrects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.replies import say
from handlers import render
from handlers.boards import SHOWN, pages_of, token
from handlers.keyboards import Verb, button, keyboard, turning
from knowledge import correction_cards
from knowledge.access import Right
from knowledge.model import Outcome, Role, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    from handlers.boards import Board
    from handlers.context import Person
    from knowledge.corrections import Subject
    from knowledge.model import Answer, Body, Correction, StoredDirective, StoredItem

# Arguments of a button on an item or a directive; behind a point stands an outcome, a page, a body, a body and a role.
SEE, HEADING, OUTCOME, TASKS = "", "h", "o", "t"
DEADLINE, NO_DEADLINE, BODIES, ADD, MERGE, SPLIT = "l", "k", "b", "a", "m", "s"
RENAME, REMOVE, ROLE, BACK = "n", "x", "r", "u"
NO_OUTCOME = "none"
_IN_ROW = 3  # short labels side by side


def under(person: Person, key: str, answers: Iterable[Answer]) -> list[list[InlineKeyboardButton]]:
    """The row under an answer: 更正, where it rests on anything and the person may correct that here."""
    if not person.may(Right.MEND) or not any(one.items or one.directives for one in answers):
        return []
    return [[button(say("telegram_button_mend"), Verb.MEND, key, "")]]


def under_task(person: Person, one: StoredDirective) -> list[list[InlineKeyboardButton]]:
    """The row under one task: 更正, where the person may correct it here."""
    if not person.may(Right.MEND):
        return []
    return [[button(say("telegram_button_mend"), Verb.FIX, one.key, SEE)]]


def targets(key: str, items: Sequence[StoredItem], found: Sequence[StoredDirective], page: int) -> Board:
    """What an answer shows, a button each: its items, then its directives."""
    rows = [[_item_button(one)] for one in items] + [[_task_button(one)] for one in found]
    page = min(max(page, 0), pages_of(rows) - 1)
    shown = rows[page * SHOWN : (page + 1) * SHOWN]
    return render.sentence("correction_which"), keyboard([*shown, turning(Verb.MEND, key, page, pages_of(rows))])


def _item_button(one: StoredItem) -> InlineKeyboardButton:
    title = one.item.heading or one.item.topic
    return button(say("correction_button_item", ordinal=one.item.ordinal, title=title), Verb.FIX, one.key, SEE)


def _task_button(one: StoredDirective) -> InlineKeyboardButton:
    label = say("correction_button_task", ordinal=one.item_ordinal, number=one.number, words=one.directive.text)
    return button(label, Verb.FIX, one.key, SEE)


# ------------------------------------------------------------------ one of them
def subject(found: Subject, head: str | None = None) -> Board:
    """An item or a directive as it holds, with what can be corrected of it; ``head`` is a sentence above."""
    cards = ([render.card(head)] if head else []) + [correction_cards.of_subject(found)]
    rows = _of_item(found) if found.directive is None else _of_directive(found)
    backs = [_act("back", found, f"{BACK}.{made.id}", number=made.id) for made in found.corrections[-_IN_ROW:]]
    return render.pages(cards)[0], keyboard([*rows, backs])


def _of_item(found: Subject) -> list[list[InlineKeyboardButton]]:
    rows = [[_act("heading", found, HEADING), _act("outcome", found, OUTCOME)]]
    if found.directives:
        rows.append([_act("tasks", found, f"{TASKS}.0", count=len(found.directives))])
    return rows


def _of_directive(found: Subject) -> list[list[InlineKeyboardButton]]:
    merge = [_act("merge", found, MERGE)] if found.following else []
    back = button(say("correction_button_up", ordinal=found.item.item.ordinal), Verb.FIX, found.item.key, SEE)
    return [
        [_act("bodies", found, BODIES), _act("deadline", found, DEADLINE)],
        [*merge, _act("split", found, SPLIT)],
        [back],
    ]


def _act(label: str, found: Subject, argument: str, **slots: object) -> InlineKeyboardButton:
    return button(say(f"correction_button_{label}", **slots), Verb.FIX, found.key, argument)


def tasks(found: Subject, page: int) -> Board:
    """The directives of an item, a button each."""
    page = min(max(page, 0), pages_of(found.directives) - 1)
    rows = [[_task_button(one)] for one in found.directives[page * SHOWN : (page + 1) * SHOWN]]
    last = pages_of(found.directives) - 1
    turn = [_act("before", found, f"{TASKS}.{page - 1}")] if page > 0 else []
    turn += [_act("after", found, f"{TASKS}.{page + 1}")] if page < last else []
    return subject(found)[0], keyboard([*rows, turn, [_act("see", found, SEE)]])


def outcomes(found: Subject) -> Board:
    """The results that a decision can have, and none where there is one now."""
    every = [_plain(say(f"outcome_{it}"), found, f"{OUTCOME}.{it}") for it in Outcome]
    if found.item.item.decisions:
        every.append(_act("no_outcome", found, f"{OUTCOME}.{NO_OUTCOME}"))
    return subject(found)[0], keyboard([*_rows(every), [_act("see", found, SEE)]])


def bodies(found: Subject) -> Board:
    """The bodies of a directive, a button each, and one more to be added."""
    named = found.directive.directive.bodies if found.directive else ()
    rows = [[_plain(_named(body), found, f"{BODIES}.{token(body.canonical)}")] for body in named]
    return subject(found)[0], keyboard([*rows, [_act("add", found, ADD)], [_act("see", found, SEE)]])


def body(found: Subject, chosen: Body) -> Board:
    """What can be done with one body of a directive."""
    sign = token(chosen.canonical)
    roles = [_plain(say(f"role_{it}"), found, f"{ROLE}.{sign}.{it}") for it in Role if it is not chosen.role]
    acts = [_act("rename", found, f"{RENAME}.{sign}"), _act("remove", found, f"{REMOVE}.{sign}")]
    text = render.sentence("correction_body", body=_named(chosen))
    return text, keyboard([acts, *_rows(roles), [_act("see", found, SEE)]])


def deadline(found: Subject) -> InlineKeyboardMarkup | None:
    """One button: no time limit."""
    return keyboard([[_act("no_deadline", found, NO_DEADLINE)]])


def _plain(label: str, found: Subject, argument: str) -> InlineKeyboardButton:
    return button(label, Verb.FIX, found.key, argument)


def _named(one: Body) -> str:
    return say("telegram_button_member", name=one.canonical, standing=say(f"role_{one.role}"))


def _rows(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    return [buttons[start : start + _IN_ROW] for start in range(0, len(buttons), _IN_ROW)]


# ------------------------------------------------------------------ the list
def overview(made: Sequence[Correction], page: int) -> Board:
    """One page of the corrections, a button each to take it back."""
    count = correction_cards.pages(made)
    page = min(max(page, 0), count - 1)
    shown = correction_cards.on_page(made, page)
    backs = [
        button(say("correction_button_back", number=it.id), Verb.CORRECTIONS, str(page), f"{BACK}.{it.id}")
        for it in shown
    ]
    opens = [
        button(say("correction_button_open", number=it.id), Verb.FIX, it.key, SEE)
        for it in shown
        if it.state is State.APPLIED
    ]
    text = render.pages(correction_cards.overview(made, page), per_page=len(shown) + 1)[0]
    return text, keyboard([*_rows(backs), *_rows(opens), turning(Verb.CORRECTIONS, "-", page, count)])
