"""Words for a stretch of the calendar within which something is to be done (这个月, 下周, 10月底前) → its days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge.model import Period
from knowledge.questions import patterns
from knowledge.questions.slate import number

if TYPE_CHECKING:
    from knowledge.questions.slate import Slate

_NUMBER = "[0-9一二三四五六七八九十]{1,3}"
# 这个月到期 · 下周要办完 · 10月底前得完成 · 今年年底前
_PERIOD = re.compile(
    rf"(?:(?P<month>这个?月|本月|当月)|(?P<next>下个?月)|(?P<last>上个?月)|(?P<week>这个?[周星]期?|本周)|(?P<after>下个?[周星]期?)"
    rf"|(?P<quarter>这个?季度|本季度)|(?:(?P<whose>今年|明年|20[0-9]{{2}} ?年)的?)?(?P<number>{_NUMBER})月份?"
    r"|(?P<year>今年|本年度?|年内)|(?P<coming>明年))"
    r"(?:年?底|[之以]?内|里|份)?(?P<before>[之以]?前)?"
)
_ENDS = re.compile(r"到期|截止|到时间|办完|办结|完成|做完|弄完|干完|落实完|搞定|交差|要交|要报|要办")
_OF_MEETING = (patterns.DAY, patterns.MONTH, patterns.THAT_YEAR, patterns.OF_YEAR, patterns.RELATIVE_YEAR)


def take_period(slate: Slate, today: date) -> Period | None:
    """The days within which what is asked for ends; None where the question asks for no such thing."""
    if not _ENDS.search(slate.text):
        return None
    meant = [one.span() for way in _OF_MEETING for one in way.finditer(slate.text)]
    for found in _PERIOD.finditer(slate.text):
        if any(start < found.end() and found.start() < end for start, end in meant):
            continue  # 今年5月那次会: a meeting, whatever is to be done by when
        if days := _days(found, today):
            return Period(*days, words=slate.take(*found.span()).strip())
    return None


def _days(found: re.Match[str], today: date) -> tuple[date, date] | None:
    month = today.year * 12 + today.month - 1  # months since the year 0
    if found["month"]:
        return _months(month, month)
    if found["next"]:
        return _months(month + 1, month + 1)
    if found["last"]:
        return _months(month - 1, month - 1)
    if found["week"] or found["after"]:
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 if found["after"] else 0)
        return monday, monday + timedelta(days=6)
    if found["quarter"]:
        first = month - (today.month - 1) % 3
        return _months(first, first + 2)
    if found["number"]:
        return _numbered(found, today)
    year = today.year + bool(found["coming"])
    return date(year, 1, 1), date(year, 12, 31)


def _numbered(found: re.Match[str], today: date) -> tuple[date, date] | None:
    """A month by its number, of this year where the question names none; 10月底前 counts from today."""
    count = number(found["number"]) or 0
    if not 1 <= count <= 12:  # noqa: PLR2004 months
        return None
    named = found["whose"] or ""
    year = int(named[:4]) if named[:1].isdigit() else today.year + (named == "明年")
    at = year * 12 + count - 1
    first, last = _months(at, at)
    return (min(today, first), last) if found["before"] else (first, last)


def _months(first: int, last: int) -> tuple[date, date]:
    (year, month), (until, end) = divmod(first, 12), divmod(last, 12)
    return date(year, month + 1, 1), date(until, end + 1, monthrange(until, end + 1)[1])
