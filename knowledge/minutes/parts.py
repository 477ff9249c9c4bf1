"""Zones and items → the parts of the source: in order, without overlap, covering all that is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.minutes.draft import Range
from knowledge.model import Part, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.minutes.draft import ItemDraft
    from knowledge.minutes.layout import Layout
    from knowledge.text import Text


def parts_of(
    text: Text, layout: Layout, items: tuple[ItemDraft, ...], leads: Iterable[Range]
) -> tuple[Part, ...]:
    """Return the parts; furniture cuts the part that it stands in.

    Lines between items that only lead over are header, the rest of the opening's list of matters is opening, and what
    the core holds outside every item is unread.
    """
    pieces = sorted(_pieces(layout, items, set(leads)), key=lambda piece: piece[1])
    found = [Part(kind, text.span(stretch.start, stretch.end)) for kind, stretch in _merged(text, pieces)]
    return tuple(sorted(_cut(found, text.furniture), key=lambda part: part.span))


def _pieces(
    layout: Layout, items: tuple[ItemDraft, ...], leads: set[Range]
) -> Iterator[tuple[PartKind, Range]]:
    """Every paragraph, the items cut out of it, and the items."""
    wholes = sorted(item.whole for item in items)
    yield from ((PartKind.ITEM, whole) for whole in wholes)
    first = wholes[0].start if wholes else 0
    number = 0
    for kind, paragraph in layout.zones:
        while number < len(wholes) and wholes[number].end <= paragraph.start:
            number += 1
        at = paragraph.start
        for whole in wholes[number:]:
            if whole.start >= paragraph.end:
                break
            yield from _outside(kind, Range(at, whole.start), first, is_lead=paragraph in leads)
            at = max(at, whole.end)
        yield from _outside(kind, Range(at, paragraph.end), first, is_lead=paragraph in leads)


def _outside(
    kind: PartKind, stretch: Range, first: int, *, is_lead: bool
) -> Iterator[tuple[PartKind, Range]]:
    """What a stretch of a zone is that no item covers."""
    if stretch.start >= stretch.end:
        return
    if kind is PartKind.ITEM:
        kind = (
            PartKind.HEADER
            if is_lead
            else PartKind.OPENING
            if first and stretch.start < first
            else PartKind.UNREAD
        )
    yield kind, stretch


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
