"""Some invented minutes → what the layout half reads in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.minutes import parse
from knowledge.model import Document, Minutes, PartKind

if TYPE_CHECKING:
    from datetime import date

    from knowledge.model import Span


def parsed(source: str, dated: date | None = None) -> Minutes:
    """Return the minutes that a text holds."""
    return parse(Document("invented.txt", source, "", dated=dated))


def starts(source: str) -> list[str]:
    """Return the first six printed characters of every item, blanks left out."""
    return ["".join(source[item.span.start :].split())[:6] for item in parsed(source).items]


def uncovered(minutes: Minutes) -> str:
    """Return what is printed in the source and lies in no part."""
    source = minutes.document.source
    covered = {i for part in minutes.parts for i in range(part.span.start, part.span.end)}
    return "".join(c for i, c in enumerate(source) if c.isprintable() and not c.isspace() and i not in covered)


def in_order(minutes: Minutes) -> bool:
    """Whether the parts are in order, none is empty and none overlaps another."""
    spans: list[Span] = [part.span for part in minutes.parts]
    return all(len(span) > 0 for span in spans) and all(a.end <= b.start for a, b in pairwise(spans))


def of_kind(minutes: Minutes, kind: PartKind) -> str:
    """Return all that stands in parts of one kind, blanks left out."""
    source = minutes.document.source
    return "".join("".join(source[p.span.start : p.span.end].split()) for p in minutes.parts if p.kind is kind)
