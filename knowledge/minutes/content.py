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
    from knowledge.minutes.points import Sentence
    from knowledge.model import Decision, Directive
    from knowledge.text import Text


LONGEST_REACH = 1500  # characters of a sentence before its objects that may hold their approval


def read_content(text: Text, draft: ItemDraft, setting: Setting) -> tuple[tuple[Decision, ...], tuple[Directive, ...]]:
    """Return what the meeting decided on an item and whom it told to do what, in the order of the text.

    The first decision is the main one. Spans count characters of the source.
    """
    masked = _masked(text.plain)
    told = tuple(s for s in sentences(text.plain, masked, draft.body, draft.whole.start) if not _names(text, draft, s))
    heading = (draft.heading,) if draft.heading else ()
    decided = sentences(text.plain, masked, (*heading, *_governed(masked, draft)), draft.whole.start)
    decisions = DecisionReader(text, masked).read(decided, draft.kind)
    reader = ClauseReader(text.plain, masked, setting.bodies)
    return decisions, DirectiveReader(text, draft, setting, reader).read(told)


def _names(text: Text, draft: ItemDraft, sentence: Sentence) -> bool:
    """Whether a sentence only names the matter (传达某某会议精神), as the lists of an opening do."""
    if draft.heading or not draft.topic.start <= sentence.start < sentence.end <= draft.topic.end + 1:
        return False
    return text.plain[draft.topic.start : draft.topic.end].endswith(("精神", "汇报", "情况", "报告", "》"))


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
    heads = (*(masked.rfind(mark, max(0, start - LONGEST_REACH), start) for mark in "。\n|"), 0)
    back = max(heads) + 1 if max(heads) >= 0 and start else start
    if draft.heading and draft.heading.start >= back:
        back = start
    return (Range(min(max(back, start - LONGEST_REACH), start), first.end), *draft.body[1:])
