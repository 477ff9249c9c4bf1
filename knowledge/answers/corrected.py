"""An answer → the same with a line under each thing that was corrected: what, by whom, when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge import correction_cards
from knowledge.answers import words
from knowledge.model import OF_ITEM, Card, Field, Mark
from knowledge.store import corrections
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.model import Answer, Correction, Line
    from knowledge.store import Store


def marked(store: Store, answer: Answer) -> Answer:
    """The answer with its corrections told, each on the card that it changed; those of no card are counted."""
    keys = [*(one.key for one in answer.items), *(one.key for one in answer.directives)]
    made = correction_cards.effective(corrections.of_keys(store.read(), keys))
    if not made:
        return answer
    cards = list(answer.cards)
    told: dict[int, list[Line]] = {}
    rest = []
    for each in made:
        place = _card_of(each, answer, cards)
        if place is not None:
            told.setdefault(place, []).append(correction_cards.note(each))
        elif each.mend.field not in OF_ITEM:
            rest.append(each)
    if rest and (told or answer.count):
        told.setdefault(len(cards) - 1, []).append(line("answer_corrected_more", count=len(rest)))
    for place, lines in told.items():
        cards[place] = _with(cards[place], lines)
    return replace(answer, cards=tuple(cards), corrections=made)


def _card_of(made: Correction, answer: Answer, cards: Iterable[Card]) -> int | None:
    """The first card that shows what was corrected: a directive's sentence, an item's title, and its result."""
    shown: list[tuple[str, ...]] = [(one.directive.text,) for one in answer.directives if one.key == made.key]
    for one in answer.items:
        if one.key == made.key:
            result = words.result(one.item) if made.mend.field is Field.OUTCOME else ""
            shown.append((words.title(one.item), result))
    return next((n for n, card in enumerate(cards) if any(all(it in card.text for it in one) for one in shown)), None)


def _with(card: Card, lines: list[Line]) -> Card:
    """The card with lines above the place that it ends with."""
    at = len(card.lines)
    if card.lines and all(run.mark is Mark.PLACE for run in card.lines[-1]):
        at -= 1
    return Card((*card.lines[:at], *lines, *card.lines[at:]))
