"""A directive's words and the day of the meeting → its time limit as printed, and the day it means.

Conventions (docs/contract.md): X前 of a festival is the day before it, of a printed date or 月底 that day;
内 counts from the meeting; 年内 is 12-31. What hangs on an event keeps its words and no day.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge.minutes import almanac
from knowledge.minutes import patterns_deadlines as p
from knowledge.minutes.numerals import numeral
from knowledge.model import Deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from re import Match, Pattern

    from knowledge.text import Text

NO_MEETING_DATE = "deadline_note_no_meeting_date"
UNPUBLISHED = "deadline_note_unpublished"
EVENT = "deadline_note_event"
OPEN_ENDED = "deadline_note_open"

ROC = 1911  # year 1 of the Republic is 1912
HALF_YEAR = 182
STAND_IN = date(2000, 1, 1)  # where the meeting's day is unknown: tells a limit from other words, gives no day
TENTHS = {"初": 10, "上旬": 10, "中旬": 20}
WEEKDAYS = {day: number for number, day in enumerate("一二三四五六日")} | {"天": 6}
RELATIVE = {"今年": 0, "本年": 0, "本年度": 0, "当年": 0, "明年": 1, "次年": 1, "后年": 2}

Derived = tuple[date | None, str | None]


def find_deadline(text: Text, masked: str, start: int, end: int, held_on: date | None) -> Deadline | None:
    """Return the limit of a stretch: one with a day before one without."""
    undated: Deadline | None = None
    for match, (on, note) in _limits(masked, start, end, held_on):
        found = Deadline(text.shown[slice(*_words(match))], on, note)
        if on:
            return found
        undated = undated or found
    if undated:
        return undated
    loose = p.OPEN.search(masked, start, end)
    return Deadline(text.shown[slice(*loose.span())], None, OPEN_ENDED) if loose else None


def due_on(text: Text, start: int, end: int, held_on: date | None) -> Deadline | None:
    """Return the limit that a form states in so many words: a bare day or month there means by then."""
    words = text.plain[start:end].strip("，。；| \n")
    shown = text.shown[start:end].strip("，。；,.;| \n")
    if not words:
        return None
    whole = words if words.endswith(("前", "内")) else words + ("底前" if words.endswith("月") else "前")
    for _, (on, note) in _limits(whole, 0, len(whole), held_on):
        return Deadline(shown, on, note)
    return Deadline(shown, None, OPEN_ENDED)


def _words(match: Match[str]) -> tuple[int, int]:
    """Return the range of the words that state the limit: without 于 or 在 before them."""
    start, end = match.span()
    while match.string[start] in "于在":
        start += 1
    return start, end


def _limits(masked: str, start: int, end: int, held_on: date | None) -> Iterator[tuple[Match[str], Derived]]:
    """Yield every bounded limit of a stretch, kind by kind, in the order of the text within a kind."""
    rules: tuple[tuple[Pattern[str], Callable[[Match[str], date], Derived | None]], ...] = (
        (p.DAY, _day),
        (p.NUMERIC, _day),
        (p.SLASH, _day),
        (p.THIS_DAY, _this_day),
        (p.MONTH, _month),
        (p.THIS_MONTH, _this_month),
        (p.SPAN, _span),
        (p.WEEK, _week),
        (p.FESTIVAL, _festival),
        (p.YEAR, _year),
        (p.HOLIDAY, _holiday),
    )
    for pattern, rule in rules:
        for match in pattern.finditer(masked, start, end):
            derived = None
            with suppress(ValueError, OverflowError):  # 2月30日前 is no day, so no limit
                derived = rule(match, held_on or STAND_IN)
            if derived:
                known = held_on is not None or _stated_year(match) is not None
                yield match, derived if known or derived[1] else (None, NO_MEETING_DATE)


def _stated_year(match: Match[str]) -> int | None:
    """Return the year that the words themselves print, if any."""
    for name, value in match.groupdict().items():
        if value and name.endswith("roc"):
            return int(value) + ROC
        if value and name.endswith("year"):
            return int(value)
    return None


def _year_of(match: Match[str], held_on: date) -> int | None:
    stated = _stated_year(match)
    if stated:
        return stated
    relative = next((v for name, v in match.groupdict().items() if name.endswith("rel") and v), None)
    return held_on.year + RELATIVE[relative] if relative else None


def _next(held_on: date, year: int | None, build: Callable[[int], date]) -> date | None:
    """Return the day in its year; without a year the one ahead: long past this year means the next."""
    if year:
        return build(year)
    this = build(held_on.year)
    if this >= held_on:
        return this
    return build(held_on.year + 1) if (held_on - this).days > HALF_YEAR else None


# ------------------------------------------------------------------ one function a kind of limit
def _day(match: Match[str], held_on: date) -> Derived | None:
    groups = match.groupdict()
    settled = groups.get("then") is not None or groups.get("limit") is not None
    if "until" in groups and not (groups["before"] or settled or groups["until"].strip("于在")):
        return None
    month, day = numeral(groups["month"]) or 0, numeral(groups["day"]) or 0
    return _next(held_on, _year_of(match, held_on), lambda year: date(year, month, day)), None


def _month(match: Match[str], held_on: date) -> Derived | None:
    month = numeral(match["month"]) or 0
    return _next(held_on, _year_of(match, held_on), lambda year: _in_month(year, month, match)), None


def _this_day(match: Match[str], held_on: date) -> Derived | None:
    first = almanac.months_later(held_on.replace(day=1), int(match["which"][0] in "下次"))
    return first.replace(day=int(match["day"])), None


def _this_month(match: Match[str], held_on: date) -> Derived | None:
    first = held_on.replace(day=1)
    first = almanac.months_later(first, int(match["which"][0] in "下次"))
    return _in_month(first.year, first.month, match), None


def _in_month(year: int, month: int, match: Match[str]) -> date:
    """Return the day inside a month: 中旬 is the 20th, 底 the last; X月前 is the day before it."""
    if match["part"] in TENTHS:
        return date(year, month, TENTHS[match["part"]])
    if match["part"] is None and match["before"]:
        return date(year, month, 1) - timedelta(days=1)
    return almanac.month_end(year, month)


def _year(match: Match[str], held_on: date) -> Derived | None:
    part, quarter = match["part"], match["quarter"]
    period = part.endswith("半年") or quarter
    if not period and _year_of(match, held_on) is None and not match["bare"]:
        return None
    if period and not (match["end"] or match["before"]) and match.string[match.end() : match.end() + 1] in "，。；":
        return None
    month = (numeral(quarter) or 4) * 3 if quarter else (6 if part == "上半年" else 12)
    eve = bool(quarter and match["before"] and not match["end"])  # 三季度前: before it begins

    def build(year: int) -> date:
        first = almanac.months_later(date(year, month, 1), -2)
        return first - timedelta(days=1) if eve else almanac.month_end(year, month)

    year = _year_of(match, held_on)
    found = build(year or held_on.year)
    return (build(found.year + 1) if year is None and found < held_on else found), None


def _week(match: Match[str], held_on: date) -> Derived | None:
    if not match["which"] and not match["weekday"]:
        return None
    weeks = {"下": 1, "下下": 2}.get(match["which"] or "", 0)
    weekday = WEEKDAYS[match["weekday"]] if match["weekday"] else almanac.SUNDAY
    if match["before"] and not match["weekday"]:
        weeks -= 1
    found = almanac.weekday_of_week(held_on, weeks, weekday)
    return (found if found >= held_on else found + timedelta(weeks=1)), None


def _festival(match: Match[str], held_on: date) -> Derived | None:
    year = _year_of(match, held_on)
    day = almanac.festival(match["name"], year) if year else almanac.festival_after(match["name"], held_on)
    return (day - timedelta(days=1) if day else None), None


def _holiday(_: Match[str], held_on: date) -> Derived | None:
    day = almanac.next_holiday(held_on)
    return (day - timedelta(days=1) if day else None), None


_QUARTERS = range(1, 5)


def _span(match: Match[str], held_on: date) -> Derived | None:
    """内 counts from the meeting; from any other event there is no day to count from."""
    if not (match["within"] or match["most"]):
        return None
    if match["most"] and p.TERM.search(match.string, max(0, match.start() - 8), match.start("count")):
        return None
    if not match["most"] and p.VALIDITY.search(match.string, max(0, match.start() - 4), match.start("count")):
        return None
    if match["event"] and not p.SINCE_MEETING.fullmatch(match["event"]):
        return None, EVENT
    quarter = numeral(match["count"]) or 0
    if match["unit"] == "季度" and match["within"] and quarter in _QUARTERS:
        end = almanac.month_end(held_on.year, quarter * 3)  # 一季度内 is by its end, 一个季度内 is a time
        return (end if end >= held_on else almanac.month_end(held_on.year + 1, quarter * 3)), None
    unit = match["unit"].removeprefix("个")
    count = 0.5 if match["count"] == "半" else numeral(match["count"].replace("两", "二")) or 0
    with suppress(almanac.UnpublishedYearError):
        return _after(held_on, count + (0.5 if match["half"] else 0), unit), None
    return None, UNPUBLISHED


def _after(held_on: date, count: float, unit: str) -> date | None:
    """Return the day some units on; half a month is 15 days, half a year six months; an hour gives no day."""
    whole = int(count)
    if unit == "工作日":
        return almanac.workdays_later(held_on, whole)
    if months := {"月": 1, "季度": 3, "年": 12}.get(unit):
        rest = timedelta(days=15) if unit == "月" and count > whole else timedelta()
        return almanac.months_later(held_on, int(count * months)) + rest
    days = {"日": 1, "天": 1, "周": 7, "星期": 7}.get(unit)
    return held_on + timedelta(days=days * whole) if days and whole else None
