"""Paragraphs in reading order, some of them of the page and not of the text → Document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from knowledge.model import Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# The template of a program library carries this date; a file that it made says nothing of the meeting's year, and
# neither does what another program made of it.
_TEMPLATE_DATE = date(2013, 12, 23)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; ``furniture`` marks what the page adds: a page number, a running head, a site's menu."""

    text: str
    furniture: bool = False


def compose(name: str, data: bytes, kind: str, lines: Iterable[Line], dated: date | None = None) -> Document:
    """One source text, a line a paragraph, with a span for each run of furniture."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for line in lines:
        text = _whole(line.text)
        end = length + len(text)
        if line.furniture and spans and spans[-1].end == length - 1:
            spans[-1] = Span(spans[-1].start, end)
        elif line.furniture and text:
            spans.append(Span(length, end))
        pieces.append(text)
        length = end + 1
    dated = None if dated == _TEMPLATE_DATE else dated
    return Document(name, "\n".join(pieces), sha256(data).hexdigest(), kind, tuple(spans), dated)


def _whole(text: str) -> str:
    """The text with the halves of rare letters joined and single ones left out, so that it can be stored."""
    if text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
