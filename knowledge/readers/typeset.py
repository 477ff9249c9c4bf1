"""Characters at places on pages (.pdf, .ofd) → paragraphs, with page numbers and running heads as furniture."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.readers.joining import Margins, Paragraph
from knowledge.readers.lines import Line
from knowledge.readers.rows import Page, Row
from knowledge.readers.rows import rows as rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_READABLE = 0.7  # of the characters are what Chinese minutes are written with; else the layer is rubbish
_CHINESE = 0.2  # of the characters are Han even in minutes full of figures
# - 3 - · — 12 — · 第 3 页 共 8 页 · 3/8
_PAGE_NUMBER = re.compile(
    r"[-—–－·•\s]*\d{1,4}[-—–－·•\s]*|第?\s*\d{1,4}\s*页[\s,，/／]*(?:共\s*\d{1,4}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
_DIGITS = re.compile(r"\d+")


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
    margins = Margins.of(text) if text else None
    found: Paragraph | None = None
    aside: list[Line] = []
    place = 0
    for row in rows:
        if row.furniture:
            aside.append(Line(row.text, furniture=True))
            continue
        if found is None or margins is None or not found.takes(row, margins):
            if found is not None:
                yield Line(found.text)
            yield from aside
            aside.clear()
            found = Paragraph(text, place)
        place += 1
    if found is not None:
        yield Line(found.text)
    yield from aside


def _marked(pages: Sequence[Page]) -> Iterator[Row]:
    """The rows of all pages in order, those of the page itself marked."""
    rows = [row for number, page in enumerate(pages) for row in rows_of(number, page)]
    heads = Counter(key for key, _ in {(_head(row), row.page) for row in rows if row.edge})
    often = max(2, len(pages) / 2)
    for row in rows:
        repeated = heads[_head(row)] >= often
        numbered = _PAGE_NUMBER.fullmatch(row.text) is not None
        yield replace(row, furniture=row.furniture or (row.edge and (repeated or numbered)))


def _head(row: Row) -> str:
    return _DIGITS.sub("#", row.text)
