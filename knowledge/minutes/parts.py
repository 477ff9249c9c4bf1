"""Zones and items → the parts of the source: in order, without overlap, covering all that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.minutes.draft import Range
from knowledge.model import Part, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.minutes.division import Division
    from knowledge.minutes.draft import ItemDraft
    from knowledge.minutes.layout import Layout
    from knowledge.text import Text


def parts_of(text: Text, layout: Layout, items: tuple[ItemDraft, ...], division: Division | None) -> tuple[Part, ...]:
    """Return the parts; furniture cuts the part that it stands in.

    Lines between items that only lead over are header; what stands in the core before the first item, or
    between the matters of a list, is opening; what else the core holds outside every item is unread.
    """
    leads = set(division.leads) if division else set()
    first = min((item.whole.start for item in items), default=0)
    if division and division.scheme == "list":
        first = len(text.plain)
    outside = (
        (_kind(kind, gap, first, is_lead=paragraph in leads), gap)
        for kind, paragraph, gap in _gaps(layout, sorted(item.whole for item in items))
    )
    pieces = sorted([*outside, *((PartKind.ITEM, item.whole) for item in items)], key=lambda piece: piece[1])
    found = [Part(kind, text.span(stretch.start, stretch.end)) for kind, stretch in _merged(text, pieces)]
    return tuple(sorted(_cut(found, text.furniture), key=lambda part: part.span))


def _gaps(layout: Layout, wholes: list[Range]) -> Iterator[tuple[PartKind, Range, Range]]:
    """Yield what of every paragraph no item covers, with its zone and the paragraph."""
    number = 0
    for kind, paragraph in layout.zones:
        while number < len(wholes) and wholes[number].end <= paragraph.start:
            number += 1
        at, inside = paragraph.start, number
        while inside < len(wholes) and wholes[inside].start < paragraph.end:
            if at < wholes[inside].start:
                yield kind, paragraph, Range(at, wholes[inside].start)
            at = max(at, wholes[inside].end)
            inside += 1
        if at < paragraph.end:
            yield kind, paragraph, Range(at, paragraph.end)


def _kind(zone: PartKind, gap: Range, first: int, *, is_lead: bool) -> PartKind:
    """Return what a stretch outside every item is; ``first`` is where the items begin."""
    if zone is not PartKind.ITEM:
        return zone
    if is_lead:
        return PartKind.HEADER
    return PartKind.OPENING if gap.start < first else PartKind.UNREAD


def _merged(text: Text, pieces: list[tuple[PartKind, Range]]) -> list[tuple[PartKind, Range]]:
    """Neighbouring stretches of one kind as one; each item stays its own part."""
    merged: list[tuple[PartKind, Range]] = []
    for kind, stretch in pieces:
        last = merged[-1] if merged else None
        if (
            last
            and kind is last[0]
            and kind is not PartKind.ITEM
            and not text.plain[last[1].end : stretch.start].strip()
        ):
            merged[-1] = (kind, Range(last[1].start, stretch.end))
        else:
            merged.append((kind, stretch))
    return merged


def _cut(parts: list[Part], furniture: tuple[Span, ...]) -> Iterator[Part]:
    """The parts with the furniture of the page cut out, and the furniture."""
    yield from (Part(PartKind.FURNITURE, span) for span in furniture)
    number = 0
    for part in parts:
        at = part.span.start
        while number < len(furniture) and furniture[number].end <= at:
            number += 1
        for span in furniture[number:]:
            if span.start >= part.span.end:
                break
            if at < span.start:
                yield Part(part.kind, Span(at, span.start))
            at = span.end
        if at < part.span.end:
            yield Part(part.kind, Span(at, part.span.end))
