"""Characters at places on a page → its visual rows, parted into cells where a gap is wide."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EDGE = 2  # rows from the top or the bottom of a page: where running heads and page numbers stand
_APART = 1.5  # letters of blank between the cells of a table
# （一） · 3. · 附件1： is followed by a tab in a line of text
_LABEL = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,4}[）)、．.:：]?")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, or a few set together; places in any unit, ``base`` counted from the top of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """The glyphs of one page, and those its template adds, which are furniture."""

    glyphs: tuple[Glyph, ...]
    template: tuple[Glyph, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between two wide gaps of a row."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Row:
    """One visual line; ``edge`` says that it is among the first or the last rows of its page."""

    cells: tuple[Cell, ...]
    base: float
    size: float
    page: int
    edge: bool = False
    furniture: bool = False

    @property
    def text(self) -> str:
        """The words, tabs between cells."""
        return "\t".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        """Where the first cell begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where the last cell ends."""
        return self.cells[-1].right


def rows(number: int, page: Page) -> Iterator[Row]:
    """The visual lines of one page from top to bottom, its template's among them by their place."""
    found = [
        Row(
            cells, median(glyph.base for glyph in glyphs), median(glyph.size for glyph in glyphs), number, furniture=own
        )
        for own, source in ((False, page.glyphs), (True, page.template))
        for glyphs in _grouped(source)
        if (cells := tuple(_cells(glyphs)))
    ]
    found.sort(key=lambda row: row.base)
    for place, row in enumerate(found):
        yield replace(row, edge=place < EDGE or place >= len(found) - EDGE)


def _grouped(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that stand on one base line, give or take a third of their size, from left to right."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if row and glyph.base - row[-1].base > max(glyph.size, row[-1].size) / 3:
            yield sorted(row, key=lambda glyph: glyph.left)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=lambda glyph: glyph.left)


def _cells(glyphs: list[Glyph]) -> Iterator[Cell]:
    """The cells of a row; the number of a paragraph is none of its own."""
    start = 0
    for place, (before, glyph) in enumerate(pairwise(glyphs), 1):
        wide = glyph.left - before.right > glyph.size * _APART
        if wide and not _LABEL.fullmatch(_text(glyphs[start:place])):
            yield from _cell(glyphs[start:place])
            start = place
    yield from _cell(glyphs[start:])


def _cell(glyphs: list[Glyph]) -> Iterator[Cell]:
    if text := _text(glyphs):
        yield Cell(text, glyphs[0].left, max(glyph.right for glyph in glyphs))


def _text(glyphs: list[Glyph]) -> str:
    """The words of a cell; a gap is a blank, a glyph printed twice for boldness is one."""
    pieces = [glyphs[0].text]
    for before, glyph in pairwise(glyphs):
        gap = glyph.left - before.right
        if glyph.text == before.text and abs(glyph.left - before.left) < glyph.size / 5:
            continue
        narrow = before.text[-1].isascii() and glyph.text[0].isascii()
        if gap > glyph.size * (0.2 if narrow else 0.4):
            pieces.append(" ")
        pieces.append(glyph.text)
    return "".join(pieces).strip()
