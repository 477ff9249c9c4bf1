"""The items of one body → those that it brought in, those that name it, or the one that a question leaves unnamed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import lists
from knowledge.answers.listing import names_property
from knowledge.answers.numbered import numbered, side_by_side
from knowledge.answers.otherwise import MOST_CHOICES, choice
from knowledge.model import Status
from knowledge.questions.lexicon import brought_by, tells

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.answers.asked import Asked
    from knowledge.model import Answer, AskedBody, StoredItem

_EACH = re.compile(r"都|两|几[个份项]|分别|各")


def of_body(asked: Asked, body: AskedBody) -> Answer:
    """The items that name a body: as who brought them in, or in a directive."""

    def names(item: StoredItem) -> bool:
        return brought_by(item.item, body.ids) or tells(item.item.directives, body.ids)

    return _items(asked, say("listing_what_about", topic=body.words), names)


def by_body(asked: Asked, body: AskedBody) -> Answer:
    """The items that a body brought in; where it brought none, those that name it."""

    def its(item: StoredItem) -> bool:
        return brought_by(item.item, body.ids)

    found = _items(asked, say("listing_what_brought", body=body.words), its)
    return found if found.items else of_body(asked, body)


def which(asked: Asked, body: AskedBody) -> Answer:
    """What was decided on the item of a body, where the question names nothing else of it; which one, of several."""

    def its(item: StoredItem) -> bool:
        spans = [one.span for one in item.item.decisions]
        told = [one for one in item.item.directives if any(one.span.overlap(span) for span in spans)]
        return brought_by(item.item, body.ids) or tells(told, body.ids)

    found = _items(asked, say("listing_what_brought", body=body.words), its)
    if len(found.items) == 1:
        (item,) = found.items
        query = replace(asked.query, ordinals=(item.item.ordinal,))
        return numbered(replace(asked, query=query, scope=(asked.minutes(item.minutes_id),), scoped=True))
    if found.items and _EACH.search(asked.query.plain) and len(found.items) <= MOST_CHOICES:
        return side_by_side(asked, found.items)
    choices = tuple(choice(asked, item) for item in found.items[:MOST_CHOICES])
    return replace(found, status=Status.CHOOSE, choices=choices) if choices else found


def _items(asked: Asked, what: str, keep: Callable[[StoredItem], bool]) -> Answer:
    return lists.items(asked, what, keep, asked_as_set=names_property(asked.query.plain))
