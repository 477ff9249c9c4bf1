"""Directives or items that have something in common → one numbered list, with what it is and how many there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answers import words
from knowledge.answers.asked import Asked, answer
from knowledge.model import Status
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.model import Answer, Line, StoredDirective, StoredItem

_QUOTED = 6  # items of a list that are shown with their decisions


def directives(asked: Asked, what: str, keep: Callable[[StoredDirective], bool]) -> Answer:
    """The directives of the meetings that are meant which a property holds of."""
    every = asked.library.store.directives_of_meetings(minutes.id for minutes in asked.scope)
    found = [one for one in every if keep(one)]
    return listed(asked, what, found)


def listed(asked: Asked, what: str, found: list[StoredDirective]) -> Answer:
    """Directives under a head that says what they have in common and how many they are."""
    if not found:
        return answer(
            asked,
            Status.ANSWERED,
            [[line("listing_none", what=what)]],
            confidence=0.8,
            intent="tasks",
            count=0,
        )
    cards = [[line("listing_head", what=what, count=len(found))]]
    several = len({one.minutes_id for one in found}) > 1
    asked.library.items_ahead(one.item_id for one in found)
    for one in found:
        item = asked.library.item(one.item_id)
        title = words.title(item.item) if item else ""
        lines = [line("listing_entry", ordinal=one.item_ordinal, place=one.directive.place, title=title)]
        lines.append(line("answer_quote", quote=one.directive.text))
        if one.directive.bodies:
            lines.append(line("answer_bodies", bodies=words.named(one.directive.bodies)))
        if limit := words.deadline(one.directive):
            lines.append(limit)
        if several:
            lines.append(words.stands(asked.minutes(one.minutes_id), one.item_ordinal))
        cards.append(lines)
    if not several:
        cards.append([words.stands(asked.minutes(found[0].minutes_id))])
    ids = dict.fromkeys(one.item_id for one in found)
    items = [item for item in (asked.library.item(one) for one in ids) if item]
    return answer(
        asked,
        Status.ANSWERED,
        cards,
        confidence=0.85,
        intent="tasks",
        items=items,
        directives=found,
        count=len(found),
    )


_HOW_MANY = re.compile(r"几|多少|哪些|有没有")


def items(asked: Asked, what: str, keep: Callable[[StoredItem], bool], *, asked_as_set: bool = True) -> Answer:
    """The items of the meetings that are meant which a property holds of."""
    every = asked.library.store.items_of_meetings(minutes.id for minutes in asked.scope)
    return listed_items(asked, what, [item for item in every if keep(item)], asked_as_set=asked_as_set)


def listed_items(
    asked: Asked, what: str, found: Sequence[StoredItem], *, quoted: bool = False, asked_as_set: bool = True
) -> Answer:
    """The items of a list; ``quoted``: each with the words of its decision, where the list is short.

    Of a set that is asked for, that there are none is an answer.
    """
    quoted = quoted and len(found) <= _QUOTED
    if not found:
        counted = _HOW_MANY.search(asked.query.plain)  # 有几个没通过: none is an answer
        status = Status.ANSWERED if counted or asked_as_set else Status.NOT_STATED
        return answer(
            asked,
            status,
            [[line("listing_none", what=what)]],
            confidence=0.8,
            intent="agenda",
            count=0,
        )
    several = len({item.minutes_id for item in found}) > 1
    entries = []
    for item in found:
        entries.append(_entry(asked, item, several=several))
        if quoted and item.item.decision:
            entries.append(line("answer_quote", quote=item.item.decision.text))
    there = dict.fromkeys(item.minutes_id for item in found)
    places = [] if several else [words.stands(asked.minutes(one)) for one in there]
    cards = [[line("listing_head", what=what, count=len(found))], entries, places]
    return answer(asked, Status.ANSWERED, cards, confidence=0.85, intent="agenda", items=found, count=len(found))


def _entry(asked: Asked, item: StoredItem, *, several: bool) -> Line:
    """One item of a list, with its meeting where the list is of several."""
    key = "listing_entry_of" if several else "listing_entry_item"
    of = asked.minutes(item.minutes_id).meeting
    meeting = words.meeting_on(of) if asked.query.intent in {"meetings", "meeting"} else words.meeting_name(of)
    title, outcome = words.title(item.item), words.result(item.item)
    return line(key, meeting=meeting, ordinal=item.item.ordinal, title=title, outcome=outcome)
