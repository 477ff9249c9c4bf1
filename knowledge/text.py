"""Raw text ↔ comparable text, with offsets kept both ways.

Patterns never see the raw source: blanks inside Chinese words, control characters, page numbers and editor
remnants are left out first, and both widths and both scripts are folded to one.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.folding import fold
from knowledge.model import Span
from knowledge.noise import noise
from knowledge.wrapping import Line, lines_of, paragraphs

if TYPE_CHECKING:
    from knowledge.model import Document


@dataclass(frozen=True)
class Text:
    """The letters of a document in two equally long strings.

    ``shown[i]`` is printed at ``source[at[i]]``; ``plain[i]`` is the same character folded for matching
    (full-width punctuation ，：；（）。, half-width digits and letters, simplified script, “” for all
    quotes).
    A newline in them is the end of a paragraph, not of a visual line.
    """

    source: str
    shown: str
    plain: str
    at: tuple[int, ...]
    furniture: tuple[Span, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Text:
        """The text of a document; never fails, whatever the source holds. Linear in its length."""
        source = document.source
        dropped = bytearray(len(source))
        for start, end in noise(source):
            dropped[start:end] = b"\1" * (end - start)
        for span in document.furniture:
            dropped[span.start : span.end] = b"\1" * (span.end - span.start)
        at: list[int] = []
        shown: list[str] = []
        for paragraph in paragraphs(lines_of(source, dropped)):
            _append(source, paragraph, at, shown)
        text = "".join(shown)
        return cls(source, text, fold(text), tuple(at), _furniture(source, dropped))

    def span(self, start: int, end: int) -> Span:
        """The range of the source that ``shown[start:end]`` stands in; ValueError where it is empty."""
        if start >= end:
            msg = f"empty range {start}:{end}"
            raise ValueError(msg)
        return Span(self.at[start], self.at[end - 1] + 1)

    def indexes(self, span: Span) -> tuple[int, int]:
        """The half-open range of ``shown`` that is printed inside a span of the source; may be empty."""
        return bisect_left(self.at, span.start), bisect_left(self.at, span.end)

    def quote(self, span: Span) -> str:
        """What is printed in a span of the source, furniture and stray blanks left out, paragraphs kept."""
        start, end = self.indexes(span)
        return self.shown[start:end].strip()

    def printed(self, start: int, end: int) -> str:
        """What the source holds from behind ``shown[start - 1]`` to ``shown[end - 1]``, blanks and furniture too."""
        return self.source[self.at[start - 1] + 1 if start else 0 : self.at[end - 1] + 1] if end > start else ""

    def gap(self, index: int) -> str:
        """What the source holds between ``shown[index - 1]`` and ``shown[index]``.

        Blanks, furniture or nothing.
        """
        if not 0 < index < len(self.at):
            return ""
        return self.source[self.at[index - 1] + 1 : self.at[index]]


def _append(source: str, paragraph: list[Line], at: list[int], shown: list[str]) -> None:
    """Add one paragraph, its visual lines joined, and the newline that ends it."""
    for number, line in enumerate(paragraph):
        if number and _words_meet(source[at[-1]], source[line.at[0]]):
            at.append(paragraph[number - 1].end)
            shown.append(" ")
        at.extend(line.at)
        shown.extend(" " if source[i].isspace() else source[i] for i in line.at)
    if paragraph[-1].end < len(source):
        at.append(paragraph[-1].end)
        shown.append("\n")


def _words_meet(left: str, right: str) -> bool:
    """Whether a blank must stand where two visual lines are joined.

    Only between two words of Latin letters.
    """
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()


def _furniture(source: str, dropped: bytearray) -> tuple[Span, ...]:
    """The visible part of what was left out; ranges with only blanks between them are one."""
    found: list[Span] = []
    start = dropped.find(1)
    while start >= 0:
        end = dropped.find(0, start)
        end = len(source) if end < 0 else end
        visible = source[start:end].strip()
        if visible:
            first = start + source[start:end].index(visible[0])
            found.append(Span(first, first + len(visible)))
        start = dropped.find(1, end)
    return tuple(found)
