"""Groups of missed questions and what was taught → the pages and buttons by which administrators teach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.replies import say
from handlers import render
from handlers.keyboards import Verb, button, keyboard, number_of, turning
from knowledge import teaching, teaching_cards
from knowledge.errors import UnknownIntentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    from knowledge.model import MissGroup, Taught
    from knowledge.teaching import Lesson

# Arguments of a button on a group; of an item #12, of an intent =decision.
SEE, DISMISS, INTENTS = "", "x", "?"
_ITEM, _INTENT = "#", "="
_IN_ROW = 3  # short labels side by side

Page = tuple[str, "InlineKeyboardMarkup | None"]


def groups_page(groups: Sequence[MissGroup], page: int) -> Page:
    """One page of the groups, a button each."""
    count = teaching_cards.pages(groups)
    page = min(max(page, 0), count - 1)
    rows = [
        [button(f"#{group.id} {group.misses[-1].question}", Verb.GROUP, str(group.id), SEE)]
        for group in teaching_cards.on_page(groups, page)
    ]
    text = render.pages(teaching_cards.overview(groups, page), per_page=len(rows) + 2)[0]
    return text, keyboard([*rows, turning(Verb.MISSES, "-", page, count)])


def group_page(group: MissGroup, *, intents: bool) -> Page:
    """One group with what can be done about it, or with the intents to choose from."""
    key = str(group.id)
    back = [button(say("telegram_miss_back"), Verb.MISSES, "-", 0)]
    if intents:
        labels = list(teaching.intent_labels().items())
        buttons = [button(label, Verb.GROUP, key, f"{_INTENT}{name}") for name, label in labels]
        text = render.sentence("telegram_miss_which", question=group.misses[-1].question)
        return text, keyboard([*_rows(buttons), back])
    items = [
        [button(say("telegram_miss_item", item=teaching_cards.item_label(one)), Verb.GROUP, key, f"{_ITEM}{one.id}")]
        for one in group.nearest
    ]
    others = [
        button(say("telegram_miss_intent"), Verb.GROUP, key, INTENTS),
        button(say("telegram_miss_dismiss"), Verb.GROUP, key, DISMISS),
    ]
    cards = (*teaching_cards.detail(group), render.card("telegram_miss_words", number=group.id))
    return render.pages(cards)[0], keyboard([*items, others, back])


def chosen(group: MissGroup, argument: str) -> Lesson | None:
    """The lesson of a pressed button; None where the button, or the item, is none of the group's."""
    mark, rest = argument[:1], argument[1:]
    if mark == _ITEM:
        number = number_of(rest)
        return next((teaching.of_item(group, one) for one in group.nearest if one.id == number), None)
    if mark == _INTENT:
        try:
            return teaching.of_intent(group, rest)
        except UnknownIntentError:
            return None
    return None


def under_taught(entries: Sequence[Taught], page: int) -> InlineKeyboardMarkup | None:
    """A button to take back each entry of the page."""
    buttons = [
        button(say("telegram_button_forget", number=each.id), Verb.FORGET, str(each.id), page)
        for each in teaching_cards.on_page(entries, page)
    ]
    return keyboard([*_rows(buttons), turning(Verb.TAUGHT, "-", page, teaching_cards.pages(entries))])


def _rows(buttons: list[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    return [buttons[start : start + _IN_ROW] for start in range(0, len(buttons), _IN_ROW)]
