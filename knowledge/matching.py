"""Two versions of the same minutes → which item and which directive of the new is which of the old.

Item first, by heading or topic; then, inside a matched pair, directive by its words. Blanks and line breaks
never count as an edit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from rapidfuzz.fuzz import ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.model import AgendaItem, Decision, Directive, KeyedItem, Span

SAME_ITEM = 0.75
SAME_DIRECTIVE = 0.9
_EDITED = 0.6  # of the words of one item: for a person the same sentence, edited
_COMPARED = 10_000  # pairs of sentences
_HALF = 0.5  # of what two stretches of one text cover is of both: they are the same
SAME_DECISION = 0.5  # of the words of one item: another outcome is the same decision, changed
_BLANK = re.compile(r"\s+")

Thing = TypeVar("Thing")
Pairs = dict[int, int]  # position in the new → position in the old


def match_items(old: Sequence[AgendaItem], new: Sequence[AgendaItem]) -> Pairs:
    """Which new item is which old one: the likest pairs first, each taken once."""
    return _pair(old, new, _item_likeness, SAME_ITEM)


def match_directives(old: Sequence[Directive], new: Sequence[Directive]) -> Pairs:
    """Which new directive of a matched item is which old one; never across bodies known to be different."""
    return _pair(old, new, _directive_likeness, SAME_DIRECTIVE)


def match_decisions(old: Sequence[Decision], new: Sequence[Decision]) -> Pairs:
    """Which new decision of a matched item is which old one."""
    return _pair(old, new, _decision_likeness, SAME_DECISION)


def match_edited(old: Sequence[Directive], new: Sequence[Directive]) -> Pairs:
    """Which new directive a person takes for an old one with other words, though it does not keep its key.

    Where nearly all of a long item is another, nobody compares sentence by sentence.
    """
    if len(old) * len(new) > _COMPARED:
        return {}
    return _pair(old, new, lambda before, after: ratio(letters(before.text), letters(after.text)) / 100, _EDITED)


def continued(old: KeyedItem, new: KeyedItem) -> KeyedItem:
    """The new item with the keys of the old one, whose later text it is."""
    same = match_directives(old.item.directives, new.item.directives)
    return replace(
        new, key=old.key, keys=tuple(old.keys[same[j]] if j in same else key for j, key in enumerate(new.keys))
    )


def reread(old: Sequence[KeyedItem], new: Sequence[KeyedItem]) -> tuple[KeyedItem, ...]:
    """The new items of a text that was parsed before, with the old keys: what stands in the same place is the same."""
    items = _pair(old, new, _same_place, _HALF)
    before = [(key, one) for each in old for key, one in zip(each.keys, each.item.directives, strict=True)]
    after = [(key, one) for each in new for key, one in zip(each.keys, each.item.directives, strict=True)]
    pairs = _pair([one for _, one in before], [one for _, one in after], _same_stretch, _HALF)
    keys = {after[i][0]: before[j][0] for i, j in pairs.items()}
    return tuple(
        replace(
            each, key=old[items[i]].key if i in items else each.key, keys=tuple(keys.get(key, key) for key in each.keys)
        )
        for i, each in enumerate(new)
    )


def _same_place(old: KeyedItem, new: KeyedItem) -> float:
    return _shared(old.item.span, new.item.span)


def _same_stretch(old: Directive, new: Directive) -> float:
    return _shared(old.span, new.span)


def _shared(one: Span, other: Span) -> float:
    """The share of two ranges that is of both."""
    both = one.overlap(other)
    return both / (len(one) + len(other) - both) if both else 0.0


def letters(text: str) -> str:
    """The text without blanks, which never count as an edit."""
    return _BLANK.sub("", text)


def _decision_likeness(old: Decision, new: Decision) -> float:
    return ratio(letters(old.text), letters(new.text)) / 100


def _item_likeness(old: AgendaItem, new: AgendaItem) -> float:
    topics = ratio(letters(old.topic), letters(new.topic))
    headings = ratio(letters(old.heading), letters(new.heading)) if old.heading and new.heading else 0.0
    return max(topics, headings) / 100


def _directive_likeness(old: Directive, new: Directive) -> float:
    known, named = ({body.key for body in directive.bodies if body.key} for directive in (old, new))
    if known and named and not known & named:
        return 0.0  # the same words to another body are another task: its reports must not move over
    return ratio(letters(old.text), letters(new.text), score_cutoff=SAME_DIRECTIVE * 100) / 100


def _pair(old: Sequence[Thing], new: Sequence[Thing], likeness: Callable[[Thing, Thing], float], least: float) -> Pairs:
    """Return the likest pairs first, those nearest in order among equals; each is taken once."""
    scored = sorted(
        (-score, abs(i - j), i, j)
        for i, newer in enumerate(new)
        for j, older in enumerate(old)
        if (score := likeness(older, newer)) >= least
    )
    found: Pairs = {}
    taken: set[int] = set()
    for _, _, i, j in scored:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return dict(sorted(found.items()))
