"""Head, opening and tail → the days of a document: held, issued, compiled, each as printed and as a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.folding import fold
from knowledge.minutes.dates import Day
from knowledge.minutes.draft import Range
from knowledge.minutes.patterns_layout import DATED, KEY, TAIL_END
from knowledge.minutes.patterns_meeting import (
    COMPILED,
    DAY_ALONE,
    HALF_DAY,
    ISSUED_KEY,
    MET,
    NUMBER_YEAR,
    PUBLISHED_KEY,
    SENTENCE,
    WHEN_KEY,
    YEAR,
)

if TYPE_CHECKING:
    from datetime import date

    from knowledge.minutes.sources import Sources


_FEW = 3  # sentences of an opening that may say when they met
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one document; a text without a date is a day whose year the document does not settle."""

    held_on: date | None
    held_text: str | None
    issued_on: date | None
    issued_text: str | None
    compiled_on: date | None
    compiled_text: str | None
    compiled_by: str | None


def read_days(sources: Sources, name: str | None, dated: date | None) -> Days:
    """Return the days; ``name`` of the meeting may hold its year.

    ``dated`` is the date of the file itself: it counts only where no later day is printed, as files are made
    from older ones and saved again years later.
    """
    held = _held(sources)
    issued = _issued(sources, held)
    compiled, compiled_by = _compiled(sources)
    printed = [day.on() for day in (issued, compiled) if day and day.year]
    limits = [limit for limit in (*printed, _published(sources)) if limit] or [limit for limit in (dated,) if limit]
    held_on = _held_on(sources, name, held, limits)
    return Days(
        held_on,
        _held_text(sources, held),
        _settle(issued, held_on),
        _print(sources, issued),
        _settle(compiled, held_on),
        _print(sources, compiled),
        compiled_by,
    )


# ------------------------------------------------------------------ the day of the meeting
def _held(sources: Sources) -> Day | None:
    """Return the day of the meeting: in the opening sentence, after a key of the head, or in brackets.

    Of the same day in the opening without its year and after the key with it, the fuller one counts.
    """
    keyed = _keyed(sources)
    if sources.opening and (day := sources.day(_opens(sources, sources.opening))):
        fuller = keyed and keyed.year and not day.year and (keyed.month, keyed.day) == (day.month, day.day)
        return keyed if fuller else day
    bracketed = _bracketed(sources)
    return keyed or (bracketed[0] if bracketed else None)


def _opens(sources: Sources, opening: Range) -> Range:
    """The sentence of the opening that says when they met; one on a round before it (到现场查看) says not."""
    sentences = [
        Range(found.start(), found.end()) for found in SENTENCE.finditer(sources.text.plain, opening.start, opening.end)
    ]
    met = (one for one in sentences[:_FEW] if MET.search(sources.line(one)) and sources.day(one))
    return next(met, sentences[0] if sentences else opening)


def _keyed(sources: Sources) -> Day | None:
    """Return the day after a key of the head: 会议时间：2024年3月9日."""
    for number, stretch in enumerate(sources.head):
        if WHEN_KEY.match(sources.line(stretch)):
            value = sources.head[min(number + 1, len(sources.head) - 1)]
            if day := sources.day(Range(stretch.start, value.end)):
                return day
    return None


def _bracketed(sources: Sources) -> list[Day]:
    """Return the days that stand alone in brackets under the title."""
    lines = [s for s in sources.head if sources.line(s).startswith("（") and DATED.match(sources.line(s))]
    return [day for line in lines if (day := sources.day(line))]


def _held_on(sources: Sources, name: str | None, held: Day | None, limits: list[date]) -> date | None:
    """Return the date of the meeting.

    A year that is not printed with the day comes from the same day in brackets, else from the days that
    must lie
    after it (issue, compiling, publication), else from the title, else from the number of the document.
    """
    if held is None:
        return _day_alone(sources)
    if held.year:
        return held.on()
    same = [day for day in _bracketed(sources) if (day.month, day.day) == (held.month, held.day)]
    if same:
        return same[0].on()
    if limits:
        return held.on_or_before(min(limits))
    year = YEAR.search(" ".join([fold(name or ""), *map(sources.line, sources.titles())]))
    return held.on(int(year["year"])) if year else _of_number(sources, held)


def _of_number(sources: Sources, held: Day) -> date | None:
    """Return the date in the year of the document's number: 〔2024〕7号; a day of December may be numbered later."""
    numbers = (NUMBER_YEAR.search(sources.line(stretch)) for stretch in sources.head)
    year = next((found for found in numbers if found), None)
    return held.on(int(year["year"])) if year and held.month < _LAST_MONTH else None


def _day_alone(sources: Sources) -> date | None:
    """Return the date of a report that names the day without its month.

    From the day the page was published.
    """
    published = _published(sources)
    found = DAY_ALONE.match(sources.text.plain, sources.opening.start) if sources.opening else None
    if not published or not found:
        return None
    day = int(found["day"])
    months = published.year * 12 + published.month - 1 - (day > published.day)
    return Day(0, 0, months // 12, months % 12 + 1, day).on()


def _published(sources: Sources) -> date | None:
    """Return when a page says it was published: no fact of the document, yet a limit for its years."""
    for stretch in sources.head:
        found = PUBLISHED_KEY.search(sources.text.plain, stretch.start, stretch.end)
        if found and (day := sources.day(Range(found.end(), stretch.end))):
            return day.on()
    return None


def _held_text(sources: Sources, held: Day | None) -> str | None:
    if held is None:
        return None
    half = HALF_DAY.match(sources.text.plain, held.end)
    return sources.text.shown[held.at : half.end() if half else held.end].rstrip()


# ------------------------------------------------------------------ issue and compiling
def _issued(sources: Sources, held: Day | None) -> Day | None:
    """Return the day of issue.

    It stands in the head beside an office, after its key, or in brackets where that is not the meeting's
    day; else
    in the tail, with 印发 or alone.
    """
    for stretch in sources.head:
        line = sources.line(stretch)
        dated = DATED.match(line)
        if dated and dated["office"] and not KEY.match(line) and not COMPILED.match(line):
            return sources.day(stretch)
        if key := ISSUED_KEY.search(sources.text.plain, stretch.start, stretch.end):
            return sources.day(Range(key.end(), stretch.end))
    return _issued_in_tail(sources) or next(
        (day for day in _bracketed(sources) if held and (day.month, day.day) != (held.month, held.day)), None
    )


def _issued_in_tail(sources: Sources) -> Day | None:
    compiler = False
    for number, stretch in enumerate(sources.tail):
        line = sources.line(stretch)
        if TAIL_END.search(line) and not line.endswith(("整理", "整理）")):
            before = sources.tail[number - 1] if number else stretch
            return sources.day(stretch) or sources.day(before)
        if DATED.match(line) and not compiler and not COMPILED.match(line):
            return sources.day(stretch)
        compiler = bool(COMPILED.match(line))
    return None


def _compiled(sources: Sources) -> tuple[Day | None, str | None]:
    """Return the day of 整理, in its line or the next, and the office that did it."""
    ends = [*sources.tail, *sources.head]
    for number, stretch in enumerate(ends):
        look = COMPILED.search if number < len(sources.tail) else COMPILED.match
        if found := look(sources.text.plain, stretch.start, stretch.end):
            following = ends[min(number + 1, len(ends) - 1)]
            reach = max(stretch.end, following.end) if number < len(sources.tail) else stretch.end
            return sources.day(Range(stretch.start, reach)), sources.shown(found, "office") or None
    return None, None


def _print(sources: Sources, day: Day | None) -> str | None:
    return sources.text.shown[day.at : day.end] if day else None


def _settle(day: Day | None, held: date | None) -> date | None:
    """Return the date of a later day, its year from the meeting where it is not printed."""
    if day is None:
        return None
    return day.on() if day.year or held is None else day.on_or_after(held)
