"""A day and a rule of the Chinese calendar → another day: ends of periods, festivals, working days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import chinese_calendar
from borax.calendars.festivals2 import TermFestival
from borax.calendars.lunardate import LunarDate

SOLAR = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "六一": (6, 1),
    "儿童节": (6, 1),
    "劳动节": (5, 1),
    "国庆": (10, 1),
    "十一": (10, 1),
    "七一": (7, 1),
    "八一": (8, 1),
}
LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "中秋": (8, 15), "重阳": (9, 9)}
HOLIDAYS = (
    "元旦",
    "春节",
    "清明",
    "劳动节",
    "端午",
    "中秋",
    "国庆",
)  # the statutory ones, meant by a bare 节前
FURTHEST_YEAR = 2099  # the lunar tables of borax end in 2100
FRIDAY, SUNDAY = 4, 6


class UnpublishedYearError(LookupError):
    """The State Council has not yet published the working days of the year."""


def festival(name: str, year: int) -> date | None:
    """Return the day of a festival in a solar year; None for an unknown name or a year beyond the tables."""
    if not 1901 <= year <= FURTHEST_YEAR:  # noqa: PLR2004 where the lunar tables begin
        return None
    if name in SOLAR:
        return date(year, *SOLAR[name])
    if name in LUNAR:
        return _solar(year, *LUNAR[name])
    if name == "除夕":
        return _solar(year, 1, 1) - timedelta(days=1)
    if name == "清明":
        days = TermFestival(name="清明").list_days(date(year, 3, 1), date(year, 5, 1))
        return next((date(day.solar.year, day.solar.month, day.solar.day) for day in days), None)
    return None


def _solar(year: int, month: int, day: int) -> date:
    """Return the solar day of a lunar one."""
    found: date = LunarDate(year, month, day).to_solar_date()
    return found


def festival_after(name: str, day: date) -> date | None:
    """Return the next day of that festival after a day."""
    dates = (festival(name, day.year), festival(name, day.year + 1))
    return next((found for found in dates if found and found > day), None)


def next_holiday(day: date) -> date | None:
    """Return the first statutory holiday after a day."""
    return min((found for found in (festival_after(name, day) for name in HOLIDAYS) if found), default=None)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_later(day: date, months: int) -> date:
    """Return the same day some months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weekday_of_week(day: date, weeks: int, weekday: int) -> date:
    """Return a weekday (Monday is 0) of the week that is some weeks on; weeks begin on Monday."""
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks, days=weekday)


def workdays_later(day: date, count: int) -> date:
    """Return the count-th working day after a day; UnpublishedYearError beyond the published calendar."""
    while count > 0:
        day += timedelta(days=1)
        try:
            count -= chinese_calendar.is_workday(day)
        except NotImplementedError as error:
            raise UnpublishedYearError(day.year) from error
    return day
