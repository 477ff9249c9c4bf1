"""One proposal of where the items of a core start, and how much each start looks like one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.minutes.numerals import numeral
from knowledge.minutes.patterns_items import PROPOSED_BY
from knowledge.minutes.patterns_layout import (
    ABOUT,
    ARTICLE,
    HEADED,
    HEADS_ITEM,
    MARK,
    MATTER_IS,
    OPENS_ACT,
    OPENS_APPROVAL,
    OPENS_DUTY,
    OPENS_PERSON,
    OPENS_SPEECH,
    SPACED_NUMBER,
    TITLE,
)

if TYPE_CHECKING:
    from knowledge.minutes.draft import Range
    from knowledge.minutes.forms import Task
    from knowledge.text import Text

_BARE_QUALITY = 0.9
_SHORT_QUALITY = 0.7  # a short line may be a heading
_LED_QUALITY = 1.0  # below it stands what the meeting did: it is one
_HEADING_LENGTH = 90  # a heading line is hardly longer


@dataclass(frozen=True, slots=True)
class Start:
    """Where an item begins: at its number, with its words from ``words_at`` on.

    ``line_end`` ends that paragraph.
    """

    at: int
    words_at: int
    line_end: int
    quality: float
    number: int | None = None
    end: int | None = None  # where the item ends, if not at the next start
    topic: Range | None = None  # where the matter is named, if not in the first words
    act: str = ""  # what was done with it, if its own words do not say
    extra: tuple[Range, ...] = ()  # further stretches that speak of the item, outside of it
    rows: tuple[Task, ...] = ()  # of a table: what its rows charge bodies with
    by: Range | None = None  # of a table: who brought the item in


@dataclass(frozen=True, slots=True)
class Division:
    """One proposal: the items' starts, the lines between them that are no item, and how good it looks."""

    scheme: str
    starts: tuple[Start, ...]
    leads: tuple[Range, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph with the number it opens with, if any."""

    line: Range
    kind: str
    number: int | None
    words_at: int


def marked(text: Text, line: Range) -> Marked:
    """Read the number that a paragraph opens with; articles of a regulation carry none of ours."""
    found = MARK.match(text.plain, line.start, line.end)
    spaced = None if found else SPACED_NUMBER.match(text.plain, line.start, line.end)
    if spaced and any(sign.isspace() for sign in text.gap(spaced.end())):
        number = spaced["cn"] or spaced["digit"]
        return Marked(line, "cn" if spaced["cn"] else "digit", numeral(number), spaced.end())
    if not found or ARTICLE.match(text.plain, line.start, line.end):
        return Marked(line, "", None, line.start)
    kind = str(found.lastgroup)
    if kind == "topic_key":
        return Marked(line, "topic", None, found.end())
    if kind == "case":
        return Marked(line, "topic", numeral(found[kind]), found.end())
    named = MATTER_IS.match(text.plain, found.end(), line.end)
    return Marked(line, kind, numeral(found[kind]), named.end() if named else found.end())


def start_at(text: Text, lines: list[Marked], i: int, quality: float | None = None) -> Start:
    """The start of an item at paragraph ``i``; a bare numeral takes its words from the paragraph after it."""
    line = lines[i]
    words_at, line_end = line.words_at, line.line.end
    following = lines[i + 1] if i + 1 < len(lines) else None
    told = following
    if told and i + 2 < len(lines) and PROPOSED_BY.match(text.plain, told.line.start, told.line.end + 1):
        told = lines[i + 2]
    if told and line.kind == told.kind == "topic" and told.number is None:
        words_at, line_end = told.words_at, told.line.end  # its words stand below: 案由 below 第三案
    elif following and words_at >= line_end:
        words_at, line_end = following.words_at, following.line.end
    judged = quality_of(text, line if line.words_at < line.line.end or i + 1 >= len(lines) else lines[i + 1])
    if line.kind == "bare":  # a numeral on a line of its own opens nothing but an item
        judged = max(judged, _BARE_QUALITY)
    if line.kind and judged >= _SHORT_QUALITY and following and not following.kind and begins(text, following.line):
        judged = max(judged, _LED_QUALITY)
    return Start(line.line.start, words_at, line_end, judged if quality is None else quality, line.number)


def begins(text: Text, stretch: Range) -> bool:
    """Whether a stretch opens with what the meeting did or said."""
    opens = (OPENS_ACT, OPENS_APPROVAL, OPENS_SPEECH)
    return any(pattern.match(text.plain, stretch.start, stretch.end) for pattern in opens)


def quality_of(text: Text, line: Marked) -> float:
    """How much a paragraph looks like the start of an item, 0..1."""
    start, end = line.words_at, line.line.end
    said = text.plain[start:end]
    short = end - start <= _HEADING_LENGTH and not any(sign in said for sign in "。；")
    if OPENS_SPEECH.match(said) and not OPENS_APPROVAL.match(said):
        return 0.0
    if OPENS_ACT.match(said) or OPENS_APPROVAL.match(said):
        return 1.0
    if TITLE.match(said):
        return 0.9
    if ABOUT.match(said) and (short or HEADED.search(said.split("。")[0].split("：")[0])):
        return 0.95
    if OPENS_DUTY.match(said):
        return 0.1
    if OPENS_PERSON.match(said):
        return 0.8
    if HEADS_ITEM.match(said):
        return 0.9
    if short:
        return 0.85 if HEADED.search(said) else 0.7
    return 0.35
