"""An item and words quoted from it → its paragraphs as printed, those words marked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from knowledge.model import Mark, Run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from knowledge.model import Answer, Line, Span
    from knowledge.text import Text


def quoted(answer: Answer) -> tuple[str, ...]:
    """What an answer quotes, each quotation once, without its marks."""
    runs = (run for card in answer.cards for line in card.lines for run in line if run.mark is Mark.QUOTE)
    return tuple(dict.fromkeys(run.text.removeprefix("「").removesuffix("」") for run in runs))


def paragraphs(text: Text, span: Span, quotes: Collection[str]) -> Iterator[tuple[Line, bool]]:
    """Each paragraph of the span as a quotation, and whether any of the quoted words stand in it."""
    start, stop = text.indexes(span)
    found = _found(text.shown[start:stop], quotes)
    for words in text.shown[start:stop].split("\n"):
        marks, found = found[: len(words)], found[len(words) + 1 :]
        if words.strip():
            yield _line(words, marks), any(marks)


def _found(words: str, quotes: Collection[str]) -> bytes:
    """One byte a character: 1 where it belongs to a quotation; blanks count for nothing."""
    letters = [i for i, sign in enumerate(words) if not sign.isspace()]
    bare = "".join(words[i] for i in letters)
    found = bytearray(len(words))
    for quote in quotes:
        wanted = "".join(quote.split())
        at = bare.find(wanted) if wanted else -1
        if at >= 0:
            first, last = letters[at], letters[at + len(wanted) - 1]
            found[first : last + 1] = b"\1" * (last + 1 - first)
    return bytes(found)


def _line(words: str, marks: bytes) -> Line:
    runs = []
    at = 0
    for mark, group in groupby(marks):
        size = len(tuple(group))
        runs.append(Run(words[at : at + size], Mark.FOUND if mark else Mark.QUOTE))
        at += size
    return (Run("「", Mark.QUOTE), *runs, Run("」", Mark.QUOTE))
