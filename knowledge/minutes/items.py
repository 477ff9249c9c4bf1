"""A division of the core → item drafts.

Heading, topic, kind, presenters, documents, and where the content stands.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from knowledge.minutes.draft import ItemDraft, Range
from knowledge.minutes.patterns_items import (
    AND,
    ASKS,
    BODY_PRESENTS,
    BRACKETED,
    INSTRUCTS,
    KINDS,
    MATTER,
    PERSON_HEARD,
    PERSON_MATTER,
    PERSON_PRESENTS,
    PRESENTER,
    PRESENTER_BARE,
    PROPOSED_BY,
    REPORTS_HEAD,
    SUBMITTED,
    VOTED,
)
from knowledge.minutes.patterns_layout import ABOUT, APPROVAL_WORD, OPENS_ACT, OPENS_APPROVAL, TITLE
from knowledge.model import Kind

if TYPE_CHECKING:
    from knowledge.minutes.division import Division, Start
    from knowledge.text import Text

_LONGEST_HEADING = 160
_HEAD_SENTENCES = 260  # characters of an item in which its presenters are named


def drafts(text: Text, core: list[Range], division: Division) -> tuple[ItemDraft, ...]:
    """Return the items of a division in the order of the text, numbered from 1."""
    stops = sorted([start.at for start in division.starts] + [lead.start for lead in division.leads])
    ends = [line.end for line in core]
    found = []
    for ordinal, start in enumerate(division.starts, 1):
        following = bisect_right(stops, start.at)
        stop = stops[following] if following < len(stops) else core[-1].end
        stretch = [Range(start.at, start.end)] if start.end is not None else []
        number = bisect_right(ends, start.at)
        while not stretch or (start.end is None and number < len(core) and core[number].start < stop):
            stretch.append(Range(max(core[number].start, start.at), min(core[number].end, stop)))
            number += 1
        found.append(_draft(text, ordinal, start, stretch, division.scheme))
    return tuple(found)


def _draft(text: Text, ordinal: int, start: Start, stretch: list[Range], scheme: str) -> ItemDraft:
    whole = Range(start.at, stretch[-1].end)
    heading = _heading(text, start, whole, scheme)
    content_at = heading.end if heading else start.words_at
    body = tuple(Range(max(line.start, content_at), line.end) for line in stretch if line.end > content_at)
    body = (
        ()
        if scheme == "table"
        else tuple(line for line in body if text.plain[line.start : line.end].strip("：:。】]〕］ "))
    )
    if heading and not (body or start.extra) and APPROVAL_WORD.search(text.plain, heading.start, heading.end):
        body = (heading,)
    topic = _topic(text, heading, body, start)
    head = text.plain[heading.start : heading.end] if heading else start.act or text.plain[topic_sentence(text, start)]
    return ItemDraft(
        ordinal=ordinal,
        kind=_kind(head),
        whole=whole,
        heading=heading,
        topic=topic,
        body=(*start.extra, *body),
        rows=start.rows,
        presenters=tuple(_names(text, start.by.start, start.by.end))
        if start.by
        else _presenters(
            text,
            heading or (start.topic and Range(max(0, start.topic.start - 8), start.topic.end)),
            body,
            Range(start.at, start.words_at),
        ),
        documents=_documents(text, heading, start),
    )


# ------------------------------------------------------------------ heading and topic
def _heading(text: Text, start: Start, whole: Range, scheme: str) -> Range | None:
    """Return the heading line without its number; None where the paragraph is already the content."""
    if scheme == "table":
        return start.topic
    if start.end is not None or scheme in ("acts", "speeches", "single"):
        return None
    line = text.plain[start.words_at : start.line_end]
    if (
        len(line) > _LONGEST_HEADING
        or INSTRUCTS.search(line)
        or (start.number is None and scheme not in ("sections", "bracketed"))
    ):
        return None
    inline = _inline_heading(line)
    if inline:
        return Range(start.words_at, start.words_at + inline)
    sentence, _, rest = line.partition("。")
    if rest and BRACKETED.fullmatch(rest):
        return Range(start.words_at, start.line_end)
    if scheme == "sections":
        if not rest:
            asks = ASKS.search(line)
            return Range(start.words_at, start.words_at + asks.start() if asks else start.line_end)
        line = sentence if not VOTED.match(line) else line
    closed = line.endswith(("。", "；", "，")) or "。" in line
    if closed and not _act_alone(line, whole, start):
        return None
    if line.startswith(("会议", "经会议")) and (closed or whole.end > start.line_end + 1) and OPENS_ACT.match(line):
        return None
    line = line.rstrip("。：:；，")
    asks = ASKS.search(line)
    end = start.words_at + (asks.start() if asks else len(line))
    return Range(start.words_at, end) if end > start.words_at else None


def _act_alone(line: str, whole: Range, start: Start) -> bool:
    """Whether a line that ends with 。 is a heading all the same.

    An act without 会议, and the content after it.
    """
    return (
        line.find("。") == len(line) - 1
        and bool(OPENS_ACT.match(line))
        and not line.startswith("会议")
        and whole.end > start.line_end
    )


def _inline_heading(line: str) -> int:
    """Return how long the heading is that the first sentence of a paragraph makes, 0 where it makes none."""
    end = line.find("。")
    follows = line[end + 1 :].startswith(("会议", "经", "原则", "同意", "决定"))
    named = not line.startswith("会议") and (OPENS_ACT.match(line) or ABOUT.match(line) or TITLE.match(line))
    return end if 0 < end < len(line) - 1 and follows and named else 0


def topic_sentence(text: Text, start: Start) -> slice:
    """Return where the first sentence of an item stands."""
    end = text.plain.find("。", start.words_at, start.line_end)
    return slice(start.words_at, end if end >= 0 else start.line_end)


def _topic(text: Text, heading: Range | None, body: tuple[Range, ...], start: Start) -> Range:
    if heading:
        return heading
    if start.topic:
        return start.topic
    sentence = topic_sentence(text, start)
    if VOTED.match(text.plain, start.words_at, start.line_end):
        sentence = slice(start.words_at, start.line_end)
    title = TITLE.search(text.plain, sentence.start, sentence.stop)
    told = PERSON_MATTER.match(text.plain, sentence.start, sentence.stop)
    if told and not title:
        return Range(*told.span(str(told.lastgroup)))
    matter = MATTER.match(text.plain, sentence.start, sentence.stop)
    if title and not (matter and matter["topic"] and matter.end("topic") < title.start() - 30):
        return Range(*_without_note(title.group(), title.start()))
    if matter and matter["topic"]:
        return Range(matter.start("topic"), matter.end("topic"))
    return Range(sentence.start, max(sentence.stop, sentence.start + 1)) if body else Range(start.at, start.at + 1)


def _without_note(title: str, at: int) -> tuple[int, int]:
    return at, at + title.rindex("》") + 1


def _kind(head: str) -> Kind:
    """Return what was done, by the first verb of the item's head; the order of KINDS settles compounds."""
    act = OPENS_ACT.match(head) or OPENS_APPROVAL.match(head)
    for words in (act["act"] if act else "", head):
        for kind, pattern in KINDS:
            if words and pattern.search(words):
                return Kind(kind)
    return Kind.DELIBERATE if TITLE.search(head) else Kind.OTHER


# ------------------------------------------------------------------ presenters and documents
def _presenters(text: Text, head: Range | None, body: tuple[Range, ...], label: Range) -> tuple[str, ...]:
    """Return who brought the item, as printed: bodies first, a person where no body is named.

    ``label`` is what stands before the words of the item: its number, and perhaps who moves it.
    """
    if moved := PROPOSED_BY.search(text.plain, label.start, label.end):
        return tuple(_names(text, *moved.span("bodies")))
    stretches = ([head] if head else []) + [Range(b.start, min(b.end, b.start + _HEAD_SENTENCES)) for b in body[:2]]
    for pattern in (PRESENTER, PRESENTER_BARE, SUBMITTED, BODY_PRESENTS):
        for stretch in stretches:
            found = [m.span("bodies") for m in pattern.finditer(text.plain, stretch.start, stretch.end)]
            if pattern is BODY_PRESENTS:
                found = [span for span in found if span[0] == stretch.start]
            if found:
                return tuple(dict.fromkeys(name for span in found for name in _names(text, *span)))
    if head and (
        found_bodies := BRACKETED.search(text.plain, head.start, head.end)
        or REPORTS_HEAD.match(text.plain, head.start, head.end)
    ):
        return tuple(_names(text, *found_bodies.span("bodies")))
    if head and body and (line := PROPOSED_BY.match(text.plain, body[0].start, body[0].end + 1)):
        return tuple(_names(text, *line.span("bodies")))
    for stretch in stretches:
        if person := PERSON_HEARD.search(text.plain, stretch.start, stretch.end):
            return (text.shown[slice(*person.span("person"))],)
        if person := PERSON_PRESENTS.match(text.plain, stretch.start, stretch.end):
            return (text.shown[slice(*person.span("person"))],)
    return ()


def _names(text: Text, start: int, end: int) -> list[str]:
    pieces = []
    for separator in AND.finditer(text.plain, start, end):
        if not _inside_name(text.plain, separator.start(), separator.end(), end):
            pieces.append(text.shown[start : separator.start()])
            start = separator.end()
    return [*pieces, text.shown[start:end]]


def _inside_name(plain: str, start: int, end: int, stop: int) -> bool:
    """Whether 和 or 及 joins two words of one name.

    市林业和草原局 is one body, 市发改委和市财政局 are two.
    """
    from knowledge.minutes.patterns_items import ENDS_ORG

    return plain[start] in "和及与" and end < stop and not ENDS_ORG.search(plain, max(0, start - 6), start)


def _documents(text: Text, heading: Range | None, start: Start) -> tuple[str, ...]:
    """Return the documents that the item's head names, as printed, without their marks."""
    head = slice(heading.start, heading.end) if heading else topic_sentence(text, start)
    if start.topic and start.end is not None:
        head = slice(start.topic.start, start.topic.end)
    found = []
    for title in TITLE.finditer(text.plain, head.start, head.stop):
        if not text.plain.endswith("简称", max(0, title.start() - 4), title.start()):
            end = title.start() + title.group().rindex("》")
            found.append(text.shown[title.start() + 1 : end])
    return tuple(dict.fromkeys(found))
