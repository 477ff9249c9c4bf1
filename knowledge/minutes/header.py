"""Header, opening and tail → the facts of the meeting and of its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.folding import fold
from knowledge.minutes.dates import first_day
from knowledge.minutes.days import read_days
from knowledge.minutes.numerals import numeral
from knowledge.minutes.patterns_layout import DATED, KEY
from knowledge.minutes.patterns_meeting import (
    BEFORE_NUMBER,
    CALLED,
    CALLS_IT,
    CHAIR_AMONG,
    CHANGING,
    CONVENED,
    EVENT,
    HALF_DAY,
    HONORIFIC,
    HOST,
    ISSUE_NO,
    ISSUER_KEY,
    LED,
    LED_AFTER,
    LED_BY,
    LED_FOR,
    NAMED,
    NAMED_BEFORE,
    NAMED_SETTLED,
    NUMBER_KEY,
    OFFICE_NAME,
    ON_BEHALF,
    ORDINAL,
    PLACE,
    PLACE_AMONG,
    PLACE_KEY,
    SUBJECT,
    SUBJECT_OPENING,
    SUMMONED,
    TITLED,
    WHERE,
)
from knowledge.minutes.people import behind_post, is_name, person
from knowledge.minutes.sources import Sources
from knowledge.model import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from knowledge.minutes.layout import Layout
    from knowledge.text import Text

_NAME = 2  # characters of a name at least, and what closes the brackets before it
_CELL = "| "  # what surrounds the cell of a table


_HEAD = 600  # characters in which a title stands


def subject(text: Text) -> str:
    """What a special meeting is about, by its title or its opening, folded; empty where neither names a matter."""
    found = SUBJECT.search(text.plain, 0, _HEAD) or SUBJECT_OPENING.search(text.plain, 0, _HEAD)
    return next((words for words in found.groups() if words), "") if found else ""


def read_meeting(text: Text, layout: Layout, chair: str | None, dated: date | None) -> Meeting:
    """Return the facts; ``chair`` is whom a label names, ``dated`` the date of the file's own metadata."""
    sources = Sources.of(text, layout)
    name = _name(sources)
    days = read_days(sources, name, dated)
    leader, title = _chair(sources)
    return Meeting(
        name=name,
        ordinal=_ordinal(sources, name),
        issuer=_issuer(sources, days.compiled_by, name),
        issue_no=_issue_no(sources),
        held_on=days.held_on,
        held_text=days.held_text,
        chair=leader or chair or _among_keys(sources),
        chair_title=title,
        place=_place(sources),
        issued_on=days.issued_on,
        issued_text=days.issued_text,
        compiled_on=days.compiled_on,
        compiled_text=days.compiled_text,
        compiled_by=days.compiled_by,
        series=CHANGING.sub("", fold(name)) or None if name else None,
    )


# ------------------------------------------------------------------ name and numbers
def _name(sources: Sources) -> str | None:
    """Return the name of the meeting as printed: in the opening or the title, one with its number first.

    Of 局长办公会 and 某某区城市管理局局长办公会 the whole one: it says whose meeting it was.
    """
    names = list(_names(sources))
    numbered = [name for name in names if ORDINAL.search(fold(name))]
    best = next(iter(numbered or names), None)
    return next((name for name in names if best and _is_whole(name, best)), best)


def _is_whole(name: str, part: str) -> bool:
    """Whether a name of a meeting is another one with more before it."""
    stems = [fold(one).removesuffix("议") for one in (name, part)]
    return len(stems[0]) > len(stems[1]) and stems[0].endswith(stems[1])


def _names(sources: Sources) -> Iterator[str]:
    if sources.opening:
        for pattern in (NAMED, NAMED_BEFORE, NAMED_SETTLED):
            if found := pattern.search(sources.text.plain, sources.opening.start, sources.opening.end):
                yield sources.shown(found, "name")
    titles = list(sources.titles())
    for stretch in (*titles, *sources.tail):  # 某局局长办公会议纪要【2023】第7号, on the last line
        if found := TITLED.search(sources.text.plain, stretch.start, stretch.end):
            yield sources.shown(found, "name")
    for stretch in titles:
        if EVENT.search(sources.line(stretch)):
            line = sources.text.shown[stretch.start : stretch.end].strip(_CELL)
            yield BEFORE_NUMBER.sub("", CALLS_IT.sub("", line))


def _ordinal(sources: Sources, name: str | None) -> int | None:
    """Return the number of the meeting: in its name, else in a line of the head."""
    for line in [fold(name or ""), *map(sources.line, sources.head)]:
        numbers = [numeral(found["number"]) for found in ORDINAL.finditer(line)]
        if numbers and numbers[-1] is not None:
            return numbers[-1]
    return None


def _issue_no(sources: Sources) -> str | None:
    """Return the number of the document as printed, from the head, else from the tail."""
    for stretch in (*sources.head, *sources.tail):
        if found := ISSUE_NO.search(sources.text.plain, stretch.start, stretch.end):
            return sources.shown(found)
    keyed = (NUMBER_KEY.match(sources.text.plain, one.start, one.end) for one in sources.head)
    return next((sources.shown(found, "value").strip() for found in keyed if found), None)


# ------------------------------------------------------------------ persons, place, issuer
def _chair(sources: Sources) -> tuple[str | None, str | None]:
    """Return name and post of whom the opening says to have led the meeting."""
    if sources.opening:
        for pattern in (LED_BY, LED_AFTER, LED_FOR, LED, CALLED, SUMMONED):
            for found in pattern.finditer(sources.text.plain, sources.opening.start, sources.opening.end):
                if leader := _leader(sources, *found.span("who")):
                    return leader
    return None, None


def _leader(sources: Sources, start: int, end: int) -> tuple[str, str | None] | None:
    """Read name and post from the words before 主持; the day and the half-day beside them are left out."""
    day = first_day(sources.text.plain, start, end)
    if day and sources.text.plain[start : day.at].endswith("于"):  # 副市长李某于5月6日在三楼会议室
        end = day.at - 1
    elif day:
        half = HALF_DAY.match(sources.text.plain, day.end, end)
        start = half.end() if half else day.end
    if (aside := sources.text.plain.rfind("）", start, end)) >= 0 and end - aside > _NAME:
        start = aside + 1  # 副市长（主持市政府工作）李某
    words = sources.text.plain[start:end]
    where = WHERE.search(words)  # 县长李某|在三楼会议室, and not 县长温在田
    words = (words[: where.start()] if where else words).removesuffix("亲自").removesuffix("同志")
    words = HONORIFIC.sub("", ON_BEHALF.sub("", words)).rstrip()
    start += len(words) - len(words := words.lstrip())
    found = person(words, in_prose=True) or behind_post(words)
    if not found:
        return None
    shown = sources.text.shown[start : start + len(words)]
    title = shown[: found.name_at] or shown[found.name_end :]
    return found.name(shown), title or None


def _among_keys(sources: Sources) -> str | None:
    """Return who led it by a key in the middle of a line: 时间：… 地点：… 主持：方舟."""
    found = (CHAIR_AMONG.search(sources.text.plain, one.start, one.end) for one in sources.head)
    return next((sources.shown(one, "name") for one in found if one and is_name(one["name"])), None)


def _place(sources: Sources) -> str | None:
    for number, stretch in enumerate(sources.head):
        if found := PLACE_KEY.match(sources.text.plain, stretch.start, stretch.end):
            following = sources.head[min(number + 1, len(sources.head) - 1)]
            value = sources.shown(found, "value").strip(_CELL)
            return value or sources.text.shown[following.start : following.end].strip(_CELL)
        if found := PLACE_AMONG.search(sources.text.plain, stretch.start, stretch.end):
            return sources.shown(found, "value")
    if sources.opening and (found := PLACE.search(sources.text.plain, sources.opening.start, sources.opening.end)):
        return sources.shown(found, found.lastgroup or 0)
    return None


def _issuer(sources: Sources, compiled_by: str | None, name: str | None) -> str | None:
    """Return the issuing body.

    A line of the title, the office beside a day, the compiler, a key of the page, the host of the meeting.
    """
    for stretch in (*sources.head, *sources.tail):
        line = sources.line(stretch)
        dated = DATED.match(line)
        if OFFICE_NAME.fullmatch(dated["office"] if dated else line):
            return sources.text.shown[stretch.start : stretch.start + len(dated["office"] if dated else line)]
    if compiled_by:
        return compiled_by
    for stretch in sources.head:
        found = ISSUER_KEY.search(sources.text.plain, stretch.start, stretch.end)
        if found and not KEY.match(found["value"]):
            return sources.shown(found, "value")
    return _host(sources, name)


def _host(sources: Sources, name: str | None) -> str | None:
    """Return the government that the name of the meeting or a title begins with: 河东县人民政府第9次常务会议."""
    if name and (host := HOST.match(fold(name))):
        return name[: host.end("office")]
    for title in sources.titles():
        for pattern in (HOST, CONVENED):
            if host := pattern.match(sources.text.plain, title.start, title.end):
                return sources.shown(host, "office")
    return None
