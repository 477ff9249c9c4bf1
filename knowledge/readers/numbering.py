"""Automatic paragraph numbers → the words a page shows for them: （二）, 第三条, 1.2.

Names of number formats: ECMA-376 part 1, §17.18.59 (ST_NumberFormat); levels and restarts: §17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_MOST = 9_999  # no list is longer; a count beyond is shown in digits


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts; ``shape`` is its text with a place for each level: （%1）, %1.%2."""

    form: str
    shape: str
    start: int = 1
    restart: int | None = None  # the level (from 1) whose step restarts this one; 0 never, None any above
    legal: bool = False  # all places in digits


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list: its levels, the definition whose count it shares, and the levels that it starts anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Counters:
    """The running numbers of a document; ``label`` must be asked once a paragraph, in order."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, number: str, listed: NumberedList, depth: int) -> str:
        """What stands before the next paragraph of list ``number``; empty for bullets and unknown levels.

        A list that starts a level anew does so at its first paragraph of that level.
        """
        level = listed.levels.get(depth)
        if level is None:
            return ""
        now = self._counts.setdefault(listed.definition, {})
        if (number, depth) not in self._begun and depth in listed.starts:
            now[depth] = listed.starts[depth] - 1
        self._begun.add((number, depth))
        now[depth] = now.get(depth, level.start - 1) + 1
        for deeper in [other for other in now if other > depth]:
            below = listed.levels.get(deeper)
            if below is None or below.restart is None or 0 < below.restart >= depth + 1:
                del now[deeper]
        if level.form in {"bullet", "none"}:
            return ""
        shown = _PLACE.sub(lambda place: _shown(listed, level, now, int(place[1]) - 1), level.shape)
        return shown + " " if shown[-1:].isascii() and shown else shown


def _shown(listed: NumberedList, level: Level, now: dict[int, int], depth: int) -> str:
    """The number of one level as it appears in the label of another."""
    other = listed.levels.get(depth)
    if other is None:
        return ""
    return spell(now.get(depth, other.start), "decimal" if level.legal else other.form)


def spell(number: int, form: str) -> str:
    """A number in one of the formats a Chinese or Western list uses; an unknown format counts in digits."""
    if form == "none":
        return ""
    if not 0 < number <= _MOST:
        return str(number)
    if form in _CHINESE:
        return _counted(number)
    maker = _FORMS.get(form)
    return maker(number) if maker else str(number)


def _counted(number: int) -> str:
    """十二 and 一百一十二: the ten at the head drops its one."""
    words = _in_words(number, "low")
    return words[1:] if words.startswith("一十") else words


def _in_words(number: int, style: str) -> str:
    from cn2an import an2cn

    return str(an2cn(str(number), style))


def _letters(number: int) -> str:
    """A … z, then aa, bb: Word repeats the letter."""
    turn, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def _roman(number: int) -> str:
    shown = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        shown += sign * times
    return shown


def _circled(number: int) -> str:
    for first, last, sign in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= number <= last:
            return chr(ord(sign) + number - first)
    return str(number)


def _enclosed(number: int, first: str, most: int) -> str:
    return chr(ord(first) + number - 1) if number <= most else str(number)


_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
    "japaneseCounting", "japaneseDigitalTenThousandCounting",
}  # fmt: skip
_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ideographDigital": lambda number: str(number).translate(_DIGITS),
    "taiwaneseDigital": lambda number: str(number).translate(_DIGITS),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(_DIGITS),
    "chineseLegalSimplified": lambda number: _in_words(number, "up"),
    "ideographLegalTraditional": lambda number: _in_words(number, "up"),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "ideographEnclosedCircle": lambda number: _enclosed(number, "㊀", 10),
    "decimalFullWidth": lambda number: str(number).translate(_WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(_WIDE),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: _enclosed(number, "⑴", 20),
    "decimalEnclosedFullstop": lambda number: _enclosed(number, "⒈", 20),
}
