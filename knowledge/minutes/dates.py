"""A printed day → a date; years that the print leaves out are filled from a day nearby, or stay unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from knowledge.minutes.numerals import numeral
from knowledge.minutes.patterns_meeting import DAY

if TYPE_CHECKING:
    import re

_ROC = 1911  # the first year of the Republic calendar is 1912
_ROC_LAST = 200  # two and three digits in a Republic document are its years
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A day as printed: where it stands, and its year where printed."""

    at: int
    end: int
    year: int | None
    month: int
    day: int

    def on(self, year: int | None = None) -> date | None:
        """The date, in the printed year or else in the given one.

        None where neither is known or it never was.
        """
        known = self.year or year
        try:
            return date(known, self.month, self.day) if known else None
        except ValueError:
            return None

    def on_or_before(self, later: date) -> date | None:
        """The last such day that is not after another: how a meeting lies before the issue of its minutes."""
        here = self.on(later.year)
        return self.on(later.year - 1) if here is None or here > later else here

    def on_or_after(self, earlier: date) -> date | None:
        """The first such day that is not before another: how an issue lies after its meeting."""
        here = self.on(earlier.year)
        return self.on(earlier.year + 1) if here is None or here < earlier else here


def first_day(plain: str, start: int = 0, end: int | None = None, *, republic: bool = False) -> Day | None:
    """The first day printed in a stretch.

    ``republic`` reads short years in the calendar of the Republic of China.
    """
    for found in DAY.finditer(plain, start, len(plain) if end is None else end):
        if day := _day(found, republic=republic):
            return day
    return None


def _day(found: re.Match[str], *, republic: bool) -> Day | None:
    groups = found.groupdict()
    values = [
        next((groups[k] for k in (key, key + "2", key + "3") if groups.get(k)), None)
        for key in ("year", "month", "day")
    ]
    year, month, day = (numeral(value) if value else None for value in values)
    if month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 the calendar
        return None
    if year is not None:
        year = _full_year(year, republic=republic or bool(groups["era"]) or 100 <= year < _ROC_LAST)  # noqa: PLR2004 three digits
    return Day(found.start(), found.end(), year, month, day)


def _full_year(year: int, *, republic: bool) -> int | None:
    if republic and year < _ROC_LAST:
        return year + _ROC
    if year < 100:  # noqa: PLR2004 two digits
        return _CENTURY + year
    return year if 1900 <= year <= 2200 else None  # noqa: PLR2004 beyond these it is no year of minutes
