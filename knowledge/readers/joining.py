"""The visual rows of pages → paragraphs: which row goes on with the words, or with which cell, of the one before.

A page knows no paragraphs. Official documents indent the first line by two characters and fill the others to
the right margin (GB/T 9704-2012, §7.3.3): a line goes on with the one before where that one is full and it is
not indented. A row with a wide gap is one of a table: what stands below a cell may go on with it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.readers.rows import Row

_HANGING = 2.6  # letters from the margin: beyond any indent
_RAGGED = 0.75  # of the width of a page
_FAR = 1.7  # times the usual leading: a blank line between
# 一、… （二）… 3.… 出席：
_OPENS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、．.](?!\d)|\S{1,6}[：:]")
# 2035 · https://example.org · A-12 · （2027—2029
_UNBROKEN = re.compile(r"[（《“‘「【〔]*[!-~—–·]+[）》”’」】〕，。；：、]*")
_ENDS = frozenset("。！？；：!?;:")
_NARROW = 8  # letters: in a cell that holds fewer, every line is a thing of its own
_NAME = 4  # letters of a name at the most
_MARK = re.compile(r"\W|[0-9A-Za-z]")
_TIGHT = 6  # letters between a full cell and the next


@dataclass(frozen=True, slots=True)
class Margins:
    """The measures of a document's pages."""

    left: float
    right: float
    em: float
    leading: float
    indented: bool  # whether paragraphs show themselves by an indent

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Margins:
        """The measures that most rows keep to."""
        em = median(row.size for row in rows)
        lefts = Counter(round(row.left / em * 2) for row in rows)
        usual = [place for place, count in lefts.items() if count >= max(2, len(rows) / 12)]
        left = min(usual or lefts) / 2
        right = sorted(row.right for row in rows)[int(len(rows) * 0.9)]
        indented = sum(1.5 <= row.left / em - left <= _HANGING for row in rows)  # noqa: PLR2004 two characters, roughly
        steps = [after.base - before.base for before, after in pairwise(rows) if after.page == before.page]
        leading = median(steps) if steps else em
        return cls(left * em, right, em, leading, indented >= max(2, len(rows) / 15))

    def is_ragged(self, row: Row) -> bool:
        """Whether a row may be a line of a paragraph that its program has not filled to the margin."""
        return row.left - self.left < self.em * _HANGING and row.right - self.left > (self.right - self.left) * _RAGGED


class Paragraph:
    """A paragraph that grows row by row, or a row of a table whose cells grow."""

    def __init__(self, rows: Sequence[Row], place: int) -> None:
        """Open with the row at a place; those after it show how wide its last cell is."""
        self._cells = rows[place].cells
        self._texts = [cell.text for cell in self._cells]
        self._last = rows[place]
        below = takewhile(
            self._is_below_last, map(rows.__getitem__, range(place + 1, len(rows))) if len(self._cells) > 1 else ()
        )
        self._right = max(row.right for row in (self._last, *below))

    @property
    def text(self) -> str:
        """The words so far, tabs between cells."""
        return "\t".join(self._texts)

    def takes(self, row: Row, margins: Margins) -> bool:
        """Whether the row goes on with this; its words are added then."""
        far = row.page == self._last.page and row.base - self._last.base > margins.leading * _FAR
        if far or abs(row.size - self._last.size) > margins.em / 5 or len(row.cells) > 1:
            return False
        place = 0 if len(self._cells) == 1 and self._goes_on(row, margins) else self._cell_of(row, margins)
        if place is None:
            return False
        self._texts[place] = _joined(self._texts[place], row.text)
        self._last = row
        return True

    def _goes_on(self, row: Row, margins: Margins) -> bool:
        """Whether a row continues the plain paragraph of the row before it."""
        last, em = self._last, margins.em
        full = _needed(last.right, row, em) >= margins.right - em * (3 if margins.indented else 1.6)
        outdent = row.left - margins.left
        if outdent > em * _HANGING:  # a hanging list: names below names
            return full and row.left >= last.left - em / 2 and last.left > margins.left - em / 2
        if not full and margins.indented and margins.is_ragged(last):
            full = last.text[-1] not in _ENDS and not _OPENS.match(row.text)
        if not full or outdent > em:
            return False
        return margins.indented or not (last.text[-1] in _ENDS or _OPENS.match(row.text))

    def _cell_of(self, row: Row, margins: Margins) -> int | None:
        """The cell of a table row that a single row below it goes on with."""
        if len(self._cells) == 1:
            return None
        em, first, second, last = margins.em, *self._cells[:2], self._cells[-1]
        if self._is_below_last(row):
            wide = self._right - last.left >= em * _NARROW
            return (
                len(self._cells) - 1 if wide and _needed(self._last.right, row, em) >= self._right - em * 1.6 else None
            )
        tight = second.left - first.right < em * _TIGHT and first.right - first.left >= em * _NARROW
        if self._last.cells is not self._cells or row.left > first.left + em / 2:
            return None
        if tight and row.left > first.left - em / 2 and row.right < first.right:
            return 0
        overflows = last.right >= margins.right - em * 1.6 and row.right - row.left < em * 2
        return len(self._cells) - 1 if overflows else None  # a line with a tab, its last letters below

    def _is_below_last(self, row: Row) -> bool:
        """Whether a row stands below the last cell alone."""
        before, last = self._cells[-2:]
        aligned = row.left < last.left + row.size / 2 or abs(row.right - last.right) < row.size / 2
        return len(row.cells) == 1 and before.right < row.left and aligned


def _needed(right: float, row: Row, em: float) -> float:
    """How far a line would reach with the next word, which stops it short where it is unbroken and finds no room."""
    word = _UNBROKEN.match(row.text)
    return right + sum(em / 2 if sign.isascii() else em for sign in word[0]) if word else right


def _joined(words: str, more: str) -> str:
    """The words of two rows; a blank parts Latin words, and names in a list of names parted by blanks."""
    left, right = words.rpartition(" ")[2], more.partition(" ")[0]
    if left[-1:].isascii() and right[:1].isascii() and left[-1:].isalpha() and right[:1].isalpha():
        return f"{words} {more}"
    listed = " " in words and len(left) <= _NAME and len(right) <= _NAME and not _MARK.search(left + right)
    return f"{words} {more}" if listed and {len(left), len(right)} != {1, 2} else words + more
