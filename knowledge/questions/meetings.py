"""Comparable question text → the meetings, agenda items and points that it names by number, day or turn.

Each recogniser returns what it found; the words for it are replaced by blanks, as in ``slots.py``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from knowledge.model import MeetingRef
from knowledge.questions import patterns
from knowledge.questions.slate import number
from knowledge.word_classes import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from knowledge.questions.slate import Slate

_TWO_DIGITS = 10  # 五十三次会 is a number, 三次会 a count
_ENDS = " 的上有，。？?、！"


# ------------------------------------------------------------------ meetings and items
def take_meeting(slate: Slate, today: date, chairs: Mapping[str, str]) -> MeetingRef:
    """The meeting that a question speaks of, by the first way of naming one that it uses.

    ``chairs``: the words for those who led meetings → their names.
    """
    for found in patterns.CHAIRED.finditer(slate.text):
        if ref := _chaired(slate, found, chairs):
            return ref
    for pattern, read in _WAYS:
        for found in list(pattern.finditer(slate.text)):
            if ref := read(slate, found, today):
                return ref
    return MeetingRef()


_UP_THERE = re.compile(r"(?<=[会议要])上(?!午|报|会|[调涨升线级市学交缴诉访])")


_SITS = re.compile(r"(?<=次)会(?=定|上|里|说|议|研究|讨论)")


def _words(slate: Slate, found: re.Match[str]) -> str:
    end = found.end()
    if _SITS.match(slate.text, end):  # 80次|会定的
        end += 1
    if _UP_THERE.match(slate.text, end):  # 第32次会|上农村低保
        end += 1
    return slate.take(found.start(), end).strip()


def _since(slate: Slate, found: re.Match[str], today: date) -> MeetingRef:
    first = date(_full_year(found, today), number(found["month"] or "1") or 1, 1)
    return MeetingRef(first=first, last=max(first, today), words=_words(slate, found))


def _of_year(slate: Slate, found: re.Match[str], today: date) -> MeetingRef:
    return replace(_year(slate, found, today), nth=-1 if found["last"] else 1)


def _chaired(slate: Slate, found: re.Match[str], chairs: Mapping[str, str]) -> MeetingRef:
    """The meeting that somebody chaired: by name, where the store knows it, or by post."""
    who = found["who"]
    post = patterns.CHAIR_POST.search(who)
    said = next((one for one in chairs if who.endswith(one)), post[0] if post else "")
    if not said:
        return MeetingRef()
    nth = 1 if found["first"] else -1 if found["last"] else 0
    start = found.start("who") + len(who) - len(said)
    return MeetingRef(chair=chairs.get(said, said), nth=nth, words=slate.take(start, found.end()).strip())


def _back(slate: Slate, found: re.Match[str], _: date) -> MeetingRef:
    if _numbered_beside(slate, found):
        return MeetingRef()
    return MeetingRef(nth=-(number(found["back"] or "2") or 2), words=_words(slate, found))


def _numbered_beside(slate: Slate, found: re.Match[str]) -> bool:
    """Whether a meeting is named by its number as well, which says more: 上一次会，也就是第8次."""
    others = (one for one in patterns.MEETING_ORDINAL.finditer(slate.text) if "第" in one[0])
    return any(one.end() <= found.start() or one.start() >= found.end() for one in others)


def _latest(slate: Slate, found: re.Match[str], _: date) -> MeetingRef:
    if _numbered_beside(slate, found):
        return MeetingRef()
    return MeetingRef(latest=True, words=_words(slate, found))


def _pair(slate: Slate, found: re.Match[str], _: date) -> MeetingRef:
    return MeetingRef(ordinal=number(found["one"]), other=number(found["other"]), words=_words(slate, found))


def _bare(slate: Slate, found: re.Match[str], _: date) -> MeetingRef:
    if found["asks"] and (number(found["number"]) or 0) < _TWO_DIGITS:
        return MeetingRef()
    return MeetingRef(ordinal=number(found["number"]), words=_words(slate, found))


_TURNED = re.compile(r"呢")  # 那32次呢，谁请的假


def _ordinal(slate: Slate, found: re.Match[str], _: date) -> MeetingRef:
    alone = "第" in found[0] and not slate.text[found.end() : found.end() + 1].strip(_ENDS + "呢")
    count = number(found["number"])
    if patterns.DONE_BY_SOMEBODY.search(found[0]):
        return MeetingRef()
    many = found["number"].isdigit() or (count or 0) >= _TWO_DIGITS
    turned = many and _TURNED.match(slate.text, found.end()) and slate.text[: found.start("number")].strip() == "那"
    before = slate.text[: found.start("number")]
    up_to = before.endswith("到") and many and not before.endswith("不到")  # 到68次会时建成多少
    if "第" not in found[0] and patterns.COUNTS_NO_MEETING.search(before) and not (turned or up_to):
        return MeetingRef()
    if "第" not in found[0] and not (many or patterns.WHOLE_NAME.search(found[0])):
        return MeetingRef()
    alone = alone or bool(turned)
    alone = alone or ("第" in found[0] and found["number"].isdigit() and len(found["number"]) > 1)  # no 第三次普查
    if not count or not (alone or patterns.OF_MEETING.search(found[0])):
        return MeetingRef()
    year = _century(int(found["year"])) if found["year"] else None
    days = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
    if issue := patterns.ISSUE.search(slate.text):
        slate.take(*issue.span())
    words = _words(slate, found)
    further = (one for one in patterns.MEETING_ORDINAL.finditer(slate.text) if "第" in one[0])
    other = next((one for one in further if one["number"].isdigit() and len(one["number"]) > 1), None)
    if other is not None:  # 第8次会上说…，第14次说…
        slate.take(*other.span())
    return MeetingRef(
        ordinal=count, other=number(other["number"]) if other else None, first=days[0], last=days[1], words=words
    )


def _issue(slate: Slate, found: re.Match[str], _: date) -> MeetingRef:
    return MeetingRef(issue_no=number(found["number"]), words=_words(slate, found))


def _issue_of_year(slate: Slate, found: re.Match[str], _: date) -> MeetingRef:
    year = int(found["year"])
    days = date(year, 1, 1), date(year, 12, 31)
    return MeetingRef(issue_no=number(found["number"]), first=days[0], last=days[1], words=_words(slate, found))


def _full_year(found: re.Match[str], today: date) -> int:
    groups = found.groupdict()
    if groups.get("year"):
        return _century(int(groups["year"]))
    return today.year - {"今年": 0, "去年": 1, "前年": 2}[found["which"]]


def _month(slate: Slate, found: re.Match[str], today: date) -> MeetingRef:
    month = number(found["month"]) or 0
    if not 1 <= month <= 12:  # noqa: PLR2004 months
        return MeetingRef()
    words = slate.take(*found.span()).strip()
    if not (found["year"] or found["which"]):
        return MeetingRef(month=month, words=words)
    year = _full_year(found, today)
    return _months(year, month, month, words)


def _near_month(slate: Slate, found: re.Match[str], today: date) -> MeetingRef:
    back = found["ago"].count("上")
    year, before = divmod(today.year * 12 + today.month - 1 - back, 12)
    return _months(year, before + 1, before + 1, _words(slate, found))


def _months(year: int, first: int, last: int, words: str) -> MeetingRef:
    """The meetings from the first day of a month to the last day of another of one year."""
    return MeetingRef(first=date(year, first, 1), last=date(year, last, monthrange(year, last)[1]), words=words)


def take_years(slate: Slate, today: date) -> tuple[int, ...]:
    """The years of 今年, 去年, 前年: said from where the asker stands, so they prefer meetings and demand none."""
    years = []
    for found in list(patterns.WHEN.finditer(slate.text)):
        years.append(_full_year(found, today))
        slate.take(*found.span())
    return tuple(years)


def _century(year: int) -> int:
    """A year as people write it: 24, 2024, or 113 of the republic."""
    if year < 100:  # noqa: PLR2004 two digits
        return year + 2000
    return year + 1911 if year < 1000 else year  # noqa: PLR2004 the republic's years have three digits


def _year(slate: Slate, found: re.Match[str], today: date) -> MeetingRef:
    year = _full_year(found, today)
    return MeetingRef(first=date(year, 1, 1), last=date(year, 12, 31), words=_words(slate, found))


_MONTHS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
}


def _part_of_year(slate: Slate, found: re.Match[str], today: date) -> MeetingRef:
    year = _full_year(found, today) if found["year"] or found["which"] else today.year
    first, last = _MONTHS[found["part"]]
    return _months(year, first, last, _words(slate, found))


def _day(slate: Slate, found: re.Match[str], today: date) -> MeetingRef:
    month, day = number(found["month"]) or 0, number(found["day"]) or 0
    year = _century(number(found["year"]) or 0) if found["year"] else None
    year = _full_year(found, today) if found["which"] else year
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]):  # noqa: PLR2004 a leap year allows every day
        return MeetingRef()
    words = slate.take(*found.span()).strip()
    if year:
        on = date(year, month, day)
        return MeetingRef(first=on, last=on, words=words)
    return MeetingRef(month=month, day=day, words=words)


def _day_alone(slate: Slate, found: re.Match[str], _: date) -> MeetingRef:
    day = number(found["day"]) or 0
    if not 1 <= day <= 31:  # noqa: PLR2004 days of a month
        return MeetingRef()
    return MeetingRef(day=day, words=_words(slate, found))


# The ways to name a meeting, those that say most first.
_WAYS: tuple[tuple[re.Pattern[str], Callable[[Slate, re.Match[str], date], MeetingRef]], ...] = (
    (patterns.SINCE, _since),
    (patterns.OF_YEAR, _of_year),
    (patterns.BACK, _back),
    (patterns.LATEST, _latest),
    (patterns.MEETING_PAIR, _pair),
    (patterns.MEETING_BARE, _bare),
    (patterns.ISSUE_BARE, _issue),
    (patterns.MEETING_ORDINAL, _ordinal),
    (patterns.ISSUE_OF_YEAR, _issue_of_year),
    (patterns.ISSUE_IN_YEAR, _issue_of_year),
    (patterns.ISSUE, _issue),
    (patterns.DAY, _day),
    (patterns.MONTH, _month),
    (patterns.NEAR_MONTH, _near_month),
    (patterns.MONTH_OF_MATTER, _month),
    (patterns.DAY_ALONE, _day_alone),
    (patterns.PART_OF_YEAR, _part_of_year),
    (patterns.YEAR, _year),
    (patterns.THAT_YEAR, _year),
    (patterns.RELATIVE_YEAR, _year),
)


def take_turn(slate: Slate) -> int:
    """Which of the meetings on one matter is meant: 头一次没过, 最近一次; 0 where the question does not say."""
    found = patterns.TURN.search(slate.text)
    if not found or patterns.ALL_ALONG.search(slate.text):
        return 0
    slate.take(*found.span())
    if patterns.AND_THEN.search(slate.text):
        return 0
    if found["late"]:
        return -1
    return (number(found["number"]) or 1) if found["number"] else 1


_ANY_ITEM = re.compile(rf"议题|议程|事项|项目|问题|文件|{patterns.PAPERS}|任务|部分|会|事")


def _counts_thing(behind: str) -> bool:
    """Whether a noun follows a number that counts a thing, and no item: 第二个|水源."""
    first, kind = next(iter(words(behind.lstrip())), ("", ""))
    return len(first) > 1 and kind.startswith("n") and not _ANY_ITEM.match(first)


def take_ordinals(slate: Slate) -> tuple[int, ...]:
    """The numbers of agenda items that a question names; those counted from the end below zero."""
    found = []
    for match in list(patterns.LAST.finditer(slate.text)):
        found.append(-(number(match["back"]) or 1) if match["back"] else -1)
        slate.take(*match.span())
    for match in list(patterns.ORDINALS.finditer(slate.text)):
        found += [count for words in re.split("[、和，,]", match["all"]) if (count := number(words))]
        slate.take(*match.span())
    for match in list(patterns.ORDINAL.finditer(slate.text)):
        if match[0].endswith("个") and _counts_thing(slate.text[match.end() :]):
            continue
        count = number(match["a"] or match["b"] or match["c"] or match["d"])
        if count:
            found.append(count)
            slate.take(*match.span())
    return tuple(dict.fromkeys(found))


def take_point(slate: Slate) -> int | None:
    """The number of a sub-point or of an entry in the last answer."""
    if found := patterns.POINT.search(slate.text):
        slate.take(*found.span())
        return number(found["number"])
    return None
