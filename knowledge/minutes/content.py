"""One agenda item as ranges → its decisions and its directives."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge.minutes.clauses import ClauseReader
from knowledge.minutes.decisions import DecisionReader
from knowledge.minutes.directives import DirectiveReader
from knowledge.minutes.draft import Range
from knowledge.minutes.points import mask, sentences

if TYPE_CHECKING:
    from knowledge.minutes.draft import ItemDraft, Setting
    from knowledge.model import Decision, Directive
    from knowledge.text import Text


def read_content(text: Text, draft: ItemDraft, setting: Setting) -> tuple[tuple[Decision, ...], tuple[Directive, ...]]:
    """Return what the meeting decided on an item and whom it told to do what, in the order of the text.

    The first decision is the main one. Spans count characters of the source.
    """
    masked = _masked(text.plain)
    told = sentences(text.plain, masked, draft.body, draft.whole.start)
    heading = (draft.heading,) if draft.heading else ()
    decided = sentences(text.plain, masked, (*heading, *_governed(masked, draft)), draft.whole.start)
    decisions = DecisionReader(text, masked).read(decided)
    reader = ClauseReader(text.plain, masked, setting.bodies)
    return decisions, DirectiveReader(text, draft, setting, reader).read(told)


@lru_cache(maxsize=4)
def _masked(plain: str) -> str:
    """Blot out quoted matter once for a document, not once for an item."""
    return mask(plain)


def _governed(masked: str, draft: ItemDraft) -> tuple[Range, ...]:
    """Return the body, reaching back to the head of its sentence where it begins inside one.

    One approval may stand before many objects (会议原则通过《甲》《乙》): each is an item of its own.
    """
    if not draft.body:
        return ()
    first = draft.body[0]
    start = first.start
    heads = (*(masked.rfind(mark, 0, start) for mark in "。\n"), 0)
    back = max(heads) + 1 if max(heads) >= 0 and start else start
    if draft.heading and draft.heading.start >= back:
        back = start
    return (Range(min(back, start), first.end), *draft.body[1:])
