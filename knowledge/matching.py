"""Two versions of the same minutes → which item and which directive of the new is which of the old.

Item first, by heading or topic; then, inside a matched pair, directive by its words. Blanks and line breaks
never count as an edit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from rapidfuzz.fuzz import ratio

from knowledge.model import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.model import AgendaItem, Decision, Directive, KeyedItem, Outcome, Span

SAME_ITEM = 0.75
SAME_DIRECTIVE = 0.9
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


def change(old: Sequence[AgendaItem], new: Sequence[AgendaItem]) -> Change:
    """How the new items differ from the old."""
    pairs = match_items(old, new)
    altered = directives_altered = kept = decisions_altered = decided = 0
    for newer, older in pairs.items():
        same = match_directives(old[older].directives, new[newer].directives)
        kept += len(same)
        before, after = ([_letters(it.text) for it in item.directives] for item in (old[older], new[newer]))
        directives_altered += sum(before[j] != after[i] for i, j in same.items())
        results = _pair(old[older].decisions, new[newer].decisions, _decision_likeness, SAME_DECISION)
        decided += len(results)
        earlier, later = ([_result(it) for it in item.decisions] for item in (old[older], new[newer]))
        decisions_altered += sum(earlier[j] != later[i] for i, j in results.items())
        altered += _face(old[older]) != _face(new[newer])
    return Change(
        items_added=len(new) - len(pairs),
        items_removed=len(old) - len(pairs),
        items_changed=altered,
        directives_added=sum(len(item.directives) for item in new) - kept,
        directives_removed=sum(len(item.directives) for item in old) - kept,
        directives_changed=directives_altered,
        decisions_added=sum(len(item.decisions) for item in new) - decided,
        decisions_removed=sum(len(item.decisions) for item in old) - decided,
        decisions_changed=decisions_altered,
    )


def _letters(text: str) -> str:
    return _BLANK.sub("", text)


def _face(item: AgendaItem) -> tuple[object, ...]:
    """Tell what of an item counts when one asks whether it changed."""
    words = [_result(decision) for decision in item.decisions]
    tasks = [_letters(directive.text) for directive in item.directives]
    return _letters(item.heading or item.topic), words, tasks


def _result(decision: Decision) -> tuple[Outcome, str]:
    return decision.outcome, _letters(decision.text)


def _decision_likeness(old: Decision, new: Decision) -> float:
    return ratio(_letters(old.text), _letters(new.text)) / 100


def _item_likeness(old: AgendaItem, new: AgendaItem) -> float:
    topics = ratio(_letters(old.topic), _letters(new.topic))
    headings = ratio(_letters(old.heading), _letters(new.heading)) if old.heading and new.heading else 0.0
    return max(topics, headings) / 100


def _directive_likeness(old: Directive, new: Directive) -> float:
    known, named = ({body.key for body in directive.bodies if body.key} for directive in (old, new))
    if known and named and not known & named:
        return 0.0  # the same words to another body are another task: its reports must not move over
    return ratio(_letters(old.text), _letters(new.text), score_cutoff=SAME_DIRECTIVE * 100) / 100


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
