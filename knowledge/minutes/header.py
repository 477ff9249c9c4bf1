"""Header, opening and tail → the facts of the meeting and of its document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.folding import fold
from knowledge.minutes.dates import Day, first_day
from knowledge.minutes.draft import Range
from knowledge.minutes.numerals import numeral
from knowledge.minutes.patterns_layout import DATED, KEY, LEAD_IN, TAIL_END
from knowledge.minutes.patterns_meeting import (
    CALLED,
    CHANGING,
    COMPILED,
    DAY_ALONE,
    EVENT,
    HALF_DAY,
    ISSUE_NO,
    ISSUED_KEY,
    ISSUER_KEY,
    LED,
    LED_BY,
    NAME_KEY,
    NAMED,
    NAMED_BEFORE,
    OFFICE_NAME,
    ORDINAL,
    PLACE,
    PLACE_KEY,
    PUBLISHED_KEY,
    TITLED,
    WHEN_KEY,
    YEAR,
)
from knowledge.minutes.people import person
from knowledge.model import Meeting, PartKind

if TYPE_CHECKING:
    from datetime import date

    from knowledge.minutes.layout import Layout
    from knowledge.text import Text

_OPENING_LENGTH = 600  # the sentences of an opening that name day, place and chair


@dataclass(frozen=True, slots=True)
class _Sources:
    """Where the facts may stand."""

    text: Text
    head: tuple[Range, ...]
    opening: Range | None
    tail: tuple[Range, ...]
    republic: bool

    def line(self, stretch: Range) -> str:
        return self.text.plain[stretch.start : stretch.end]

    def day(self, stretch: Range) -> Day | None:
        return first_day(self.text.plain, stretch.start, stretch.end, republic=self.republic)


def read_meeting(text: Text, layout: Layout, chair: str | None, dated: date | None) -> Meeting:
    """Return the facts; ``chair`` is whom a label names, ``dated`` the date of the file's own metadata."""
    openings = layout.of(PartKind.OPENING)
    opening = (
        Range(openings[0].start, min(openings[-1].end, openings[0].start + _OPENING_LENGTH))
        if openings
        else None
    )
    head, tail = tuple(layout.of(PartKind.HEADER)), tuple(layout.of(PartKind.TAIL))
    sources = _Sources(text, head, opening, tail, _is_republic(text))
    name = _name(sources)
    issued, issued_text = _issued(sources)
    compiled, compiled_text, compiled_by = _compiled(sources)
    held = _held(sources)
    held_on = _held_on(sources, held, [day for day in (issued, compiled) if day], dated)
    leader, title = _chair(sources)
    return Meeting(
        name=name,
        ordinal=_ordinal(sources, name),
        issuer=_issuer(sources, compiled_by),
        issue_no=_issue_no(sources),
        held_on=held_on,
        held_text=_held_text(sources, held) if held else None,
        chair=leader or chair,
        chair_title=title if leader else None,
        place=_place(sources),
        issued_on=_settle(issued, held_on),
        issued_text=issued_text,
        compiled_on=_settle(compiled, held_on),
        compiled_text=compiled_text,
        compiled_by=compiled_by,
        series=CHANGING.sub("", fold(name)) or None if name else None,
    )


def _is_republic(text: Text) -> bool:
    """Whether the document is in traditional script, whose short years are those of the Republic."""
    changed = sum(a != b for a, b in zip(text.shown[:2000], text.plain[:2000], strict=True) if a > "\u33ff")
    return changed > 0.05 * max(1, len(text.plain[:2000]))  # noqa: PLR2004 a few variants do not make a script


# ------------------------------------------------------------------ name and numbers
def _name(sources: _Sources) -> str | None:
    """Return the name of the meeting as printed: in the opening sentence, else in the title."""
    if sources.opening:
        for pattern in (NAMED, NAMED_BEFORE):
            if found := pattern.search(sources.text.plain, sources.opening.start, sources.opening.end):
                return sources.text.shown[slice(*found.span("name"))]
    for stretch in sources.head:
        line = sources.line(stretch)
        if KEY.match(line) and not NAME_KEY.match(line):
            continue
        at = NAME_KEY.match(line)
        if found := TITLED.search(
            sources.text.plain, stretch.start + (at.start("value") if at else 0), stretch.end
        ):
            return sources.text.shown[slice(*found.span("name"))]
    for stretch in sources.head:
        line = sources.line(stretch)
        if EVENT.search(line) and not KEY.match(line):
            return sources.text.shown[stretch.start : stretch.end]
    return None


def _ordinal(sources: _Sources, name: str | None) -> int | None:
    """Return the number of the meeting: in its name, else in a line of the head, else in the opening."""
    stretches = [sources.line(stretch) for stretch in sources.head]
    if sources.opening:
        opening = sources.line(sources.opening)
        stretches.append(opening[: opening.find("。") + 1] if name is None else "")
    for line in [fold(name or ""), *stretches]:
        numbers = [numeral(found["number"]) for found in ORDINAL.finditer(line)]
        if numbers and numbers[-1] is not None:
            return numbers[-1]
    return None


def _issue_no(sources: _Sources) -> str | None:
    """Return the number of the document as printed, from the head, else from the tail."""
    for stretch in (*sources.head, *sources.tail):
        if found := ISSUE_NO.search(sources.text.plain, stretch.start, stretch.end):
            return sources.text.shown[found.start() : found.end()]
    return None


# ------------------------------------------------------------------ days
def _held(sources: _Sources) -> Day | None:
    """Return the day of the meeting as printed: in the opening, after a key of the head, or in brackets."""
    if sources.opening:
        sentence_end = sources.text.plain.find("。", sources.opening.start, sources.opening.end)
        stop = sources.opening.end if sentence_end < 0 else sentence_end
        if day := sources.day(Range(sources.opening.start, stop)):
            return day
    for number, stretch in enumerate(sources.head):
        if WHEN_KEY.match(sources.line(stretch)):
            following = sources.head[number + 1].end if number + 1 < len(sources.head) else stretch.end
            if day := sources.day(Range(stretch.start, following)):
                return day
    bracketed = [s for s in sources.head if sources.line(s).startswith("（") and DATED.match(sources.line(s))]
    return sources.day(bracketed[0]) if bracketed else None


def _held_on(sources: _Sources, held: Day | None, later: list[Day], dated: date | None) -> date | None:
    """Return the date of the meeting; a year that is not printed beside it comes from the nearest day that has one."""
    if held is None:
        return _day_alone(sources)
    if held.year:
        return held.on()
    for stretch in sources.head:
        line = sources.line(stretch)
        near = sources.day(stretch) if DATED.match(line) else None
        if near and near.year and (near.month, near.day) == (held.month, held.day):
            return near.on()
    titles = " ".join(sources.line(s) for s in sources.head) + (
        sources.line(sources.opening)[:120] if sources.opening else ""
    )
    known = [day.on() for day in later if day.year] + [_published(sources), dated]
    limits = [day for day in known if day]
    if limits:
        return held.on_or_before(min(limits))
    year = YEAR.search(titles)
    return held.on(int(year["year"])) if year else None


def _day_alone(sources: _Sources) -> date | None:
    """Return the date of a report that names only the day, from the day on which the page was published."""
    published = _published(sources)
    if not sources.opening or not published:
        return None
    found = DAY_ALONE.match(sources.text.plain, sources.opening.start)
    if not found:
        return None
    day = int(found["day"])
    month = published.month if day <= published.day else published.month - 1
    return Day(0, 0, published.year if month else published.year - 1, month or 12, day).on()


def _published(sources: _Sources) -> date | None:
    """Return the day on which a page says it was published: no fact of the document, yet a limit for its years."""
    for stretch in sources.head:
        if PUBLISHED_KEY.match(sources.line(stretch)) and (day := sources.day(stretch)):
            return day.on()
    return None


def _held_text(sources: _Sources, held: Day) -> str:
    half = HALF_DAY.match(sources.text.plain, held.end)
    return sources.text.shown[held.at : half.end() if half else held.end]


def _issued(sources: _Sources) -> tuple[Day | None, str | None]:
    """Return the day of issue: beside an office in the head, after its key, or in the tail, with 印发 or alone."""
    for stretch in sources.head:
        line = sources.line(stretch)
        dated = DATED.match(line)
        if (dated and dated["office"] and not KEY.match(line)) or ISSUED_KEY.match(line.lstrip("|")):
            return _day_and_text(sources, stretch)
    after_compiler = False
    for number, stretch in enumerate(sources.tail):
        line = sources.line(stretch)
        if TAIL_END.search(line) and not line.endswith("整理"):
            first = sources.tail[number - 1] if number and sources.day(stretch) is None else stretch
            return _day_and_text(sources, Range(first.start, stretch.end))
        if DATED.match(line) and not after_compiler:
            return _day_and_text(sources, stretch)
        after_compiler = bool(COMPILED.match(line))
    return None, None


def _day_and_text(sources: _Sources, stretch: Range) -> tuple[Day | None, str | None]:
    day = sources.day(stretch)
    return day, sources.text.shown[day.at : day.end] if day else None


def _compiled(sources: _Sources) -> tuple[Day | None, str | None, str | None]:
    """Return day, its print and office of 整理."""
    for number, stretch in enumerate(sources.tail):
        if found := COMPILED.match(sources.text.plain, stretch.start, stretch.end):
            last = sources.tail[number + 1] if number + 1 < len(sources.tail) else stretch
            day, printed = _day_and_text(sources, Range(stretch.start, last.end))
            return day, printed, sources.text.shown[slice(*found.span("office"))] or None
    return None, None, None


def _settle(day: Day | None, held: date | None) -> date | None:
    """Return the date of a later day, its year from the meeting where it is not printed."""
    if day is None:
        return None
    return day.on() if day.year or held is None else day.on_or_after(held)


# ------------------------------------------------------------------ persons, place, issuer
def _chair(sources: _Sources) -> tuple[str | None, str | None]:
    """Return name and post of whom the opening says to have led the meeting."""
    if not sources.opening:
        return None, None
    plain = sources.text.plain
    for pattern in (LED_BY, LED, CALLED):
        for found in pattern.finditer(plain, sources.opening.start, sources.opening.end):
            if leader := _leader(sources, *found.span("who")):
                return leader
    return None, None


def _leader(sources: _Sources, start: int, end: int) -> tuple[str, str | None] | None:
    """Read name and post from the words before 主持, the day and the half-day before them left out."""
    day = first_day(sources.text.plain, start, end)
    if day:
        half = HALF_DAY.match(sources.text.plain, day.end, end)
        start = half.end() if half else day.end
    words = sources.text.plain[start:end].removesuffix("同志").removesuffix("亲自")
    end = start + len(words)
    at = words.find("在")
    if at > 1:
        words, end = words[:at].removesuffix("同志"), start + len(words[:at].removesuffix("同志"))
    found = person(words)
    if not found:
        return None
    name = sources.text.shown[start + found.name_at : start + found.name_end]
    title = (
        sources.text.shown[start : start + found.name_at] or sources.text.shown[start + found.name_end : end]
    )
    return name, title or None


def _place(sources: _Sources) -> str | None:
    for number, stretch in enumerate(sources.head):
        if PLACE_KEY.match(sources.line(stretch)):
            found = PLACE_KEY.match(sources.text.plain, stretch.start, stretch.end)
            value = sources.text.shown[slice(*found.span("value"))].strip() if found else ""
            following = sources.head[number + 1] if number + 1 < len(sources.head) else None
            return value or (sources.text.shown[following.start : following.end] if following else None)
    if sources.opening and (
        found := PLACE.search(sources.text.plain, sources.opening.start, sources.opening.end)
    ):
        return sources.text.shown[slice(*found.span("place"))]
    return None


def _issuer(sources: _Sources, compiled_by: str | None) -> str | None:
    """Return the issuing body: a line of the title, the office beside a day, the compiler, or a key of the page."""
    for stretch in (*sources.head, *sources.tail):
        line = sources.line(stretch)
        office = OFFICE_NAME.fullmatch(line) or (
            (dated := DATED.match(line)) and OFFICE_NAME.fullmatch(dated["office"])
        )
        if office and not LEAD_IN.search(line):
            return sources.text.shown[stretch.start : stretch.start + len(office.group())]
    if compiled_by:
        return compiled_by
    for stretch in sources.head:
        found = ISSUER_KEY.search(sources.text.plain, stretch.start, stretch.end)
        if found and not KEY.match(found["value"]):
            return sources.text.shown[slice(*found.span("value"))]
    return None
