"""Characters at places on pages (.pdf, .ofd) → paragraphs, with page numbers and running heads as furniture.

A page knows no paragraphs. Official documents indent the first line by two characters and fill the others to
the right margin (GB/T 9704-2012, §7.3.3): a line goes on with the one before where that one is full and it is
not indented.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from knowledge.readers.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_READABLE = 0.7  # of the characters are what Chinese minutes are written with; else the layer is rubbish
_CHINESE = 0.2  # of the characters are Han even in minutes full of figures
_EDGE = 2  # rows from the top or the bottom of a page: where running heads and page numbers stand
# - 3 - · — 12 — · 第 3 页 共 8 页 · 3/8
_PAGE_NUMBER = re.compile(
    r"[-—–－·•\s]*\d{1,4}[-—–－·•\s]*|第?\s*\d{1,4}\s*页[\s,，/／]*(?:共\s*\d{1,4}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
_DIGITS = re.compile(r"\d+")
# 一、… （二）… 3.… 出席：
_OPENS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、．.](?!\d)|\S{1,6}[：:]")
# 2035 · https://example.org · A-12 · （2027—2029
_UNBROKEN = re.compile(r"[（《“‘「【〔]*[!-~—–·]+[）》”’」】〕，。；：、]*")
_ENDS = frozenset("。！？；：!?;:")


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
class Row:
    """One visual line; ``edge`` says that it is among the first or the last rows of its page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    edge: bool
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float
    em: float
    leading: float
    indented: bool  # whether paragraphs show themselves by an indent


def is_readable(pages: Sequence[Page]) -> bool:
    """Whether the text is text: Han, letters, digits and marks, not private or missing signs."""
    signs = [sign for page in pages for glyph in page.glyphs for sign in glyph.text]
    usual = sum(sign.isascii() or _is_han(sign) or unicodedata.category(sign)[0] == "P" for sign in signs)
    return bool(signs) and usual >= len(signs) * _READABLE


def is_chinese(pages: Sequence[Page]) -> bool:
    """Whether enough of the signs are Han for minutes, whatever the others are."""
    signs = [sign for page in pages for glyph in page.glyphs for sign in glyph.text]
    return sum(map(_is_han, signs)) >= len(signs) * _CHINESE


def _is_han(sign: str) -> bool:
    return "\u3000" <= sign <= "\u9fff" or sign > "\U0001ffff" or "\uff00" <= sign <= "\uffef"


def paragraphs(pages: Sequence[Page]) -> Iterator[Line]:
    """The lines of all pages; furniture that falls inside a paragraph stands after it."""
    rows = list(_marked(pages))
    text = [row for row in rows if not row.furniture]
    margins = _margins(text) if text else None
    words, last = "", None
    aside: list[Line] = []
    for row in rows:
        if row.furniture:
            aside.append(Line(row.text, furniture=True))
            continue
        if last is not None and margins is not None and _goes_on(last, row, margins):
            words += (" " if _words_meet(words, row.text) else "") + row.text
        else:
            if last is not None:
                yield Line(words)
            yield from aside
            aside.clear()
            words = row.text
        last = row
    if last is not None:
        yield Line(words)
    yield from aside


def _marked(pages: Sequence[Page]) -> Iterator[Row]:
    """The rows of all pages in order, those of the page itself marked."""
    rows = [row for number, page in enumerate(pages) for row in _rows(number, page)]
    heads = Counter(key for key, _ in {(_head(row), row.page) for row in rows if row.edge})
    often = max(2, len(pages) / 2)
    for row in rows:
        repeated = heads[_head(row)] >= often
        numbered = _PAGE_NUMBER.fullmatch(row.text) is not None
        yield replace(row, furniture=row.furniture or (row.edge and (repeated or numbered)))


def _head(row: Row) -> str:
    return _DIGITS.sub("#", row.text)


def _rows(number: int, page: Page) -> Iterator[Row]:
    """The visual lines of one page from top to bottom, its template's among them by their place."""
    rows = [
        Row(_text(glyphs), *_frame(glyphs), number, edge=False, furniture=furniture)
        for furniture, source in ((False, page.glyphs), (True, page.template))
        for glyphs in _grouped(source)
    ]
    rows = sorted((row for row in rows if row.text), key=lambda row: row.base)
    for place, row in enumerate(rows):
        yield replace(row, edge=place < _EDGE or place >= len(rows) - _EDGE)


def _frame(glyphs: list[Glyph]) -> tuple[float, float, float, float]:
    sizes = median(glyph.size for glyph in glyphs)
    return glyphs[0].left, max(glyph.right for glyph in glyphs), median(glyph.base for glyph in glyphs), sizes


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


def _text(glyphs: list[Glyph]) -> str:
    """The words of a row; a wide gap is a blank, a glyph printed twice for boldness is one."""
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


def _margins(rows: list[Row]) -> _Margins:
    em = median(row.size for row in rows)
    lefts = Counter(round(row.left / em * 2) for row in rows)
    left = min(place for place, count in lefts.items() if count >= min(2, len(rows)) and count >= len(rows) / 12) / 2
    right = sorted(row.right for row in rows)[int(len(rows) * 0.9)]
    indented = sum(1.5 <= row.left / em - left <= 2.6 for row in rows)  # noqa: PLR2004 two characters, roughly
    steps = [after.base - before.base for before, after in pairwise(rows) if after.page == before.page]
    leading = median(steps) if steps else em
    return _Margins(left * em, right, em, leading, indented >= max(2, len(rows) / 15))


def _goes_on(last: Row, row: Row, margins: _Margins) -> bool:
    """Whether a row continues the paragraph of the row before it."""
    em = margins.em
    far = row.page == last.page and row.base - last.base > margins.leading * 1.7
    if far or abs(row.size - last.size) > em / 5:
        return False
    word = _UNBROKEN.match(row.text)  # a line stops short where the next word, unbroken, finds no room
    needed = last.right + sum(em / 2 if sign.isascii() else em for sign in word[0]) if word else last.right
    full = needed >= margins.right - em * (3 if margins.indented else 1.6)
    outdent = row.left - margins.left
    if outdent > em * 2.6:  # a hanging list: names below names
        return full and row.left >= last.left - em / 2 and last.left > margins.left - em / 2
    if not full or outdent > em:
        return False
    return margins.indented or not (last.text[-1] in _ENDS or _OPENS.match(row.text))


def _words_meet(left: str, right: str) -> bool:
    return left[-1:].isascii() and right[:1].isascii() and left[-1:].isalpha() and right[:1].isalpha()
