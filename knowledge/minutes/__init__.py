"""Document → Minutes: the whole pipeline on one screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.minutes.attendance import read_attendance
from knowledge.minutes.bodies import BodyFinder
from knowledge.minutes.content import read_content
from knowledge.minutes.doubts import agenda_only, doubts, is_minutes
from knowledge.minutes.draft import Range, Setting
from knowledge.minutes.header import read_meeting
from knowledge.minutes.items import drafts
from knowledge.minutes.layout import Layout, lay_out
from knowledge.minutes.listing import listed, matters, sentenced
from knowledge.minutes.parts import parts_of
from knowledge.minutes.patterns_meeting import NAMED
from knowledge.minutes.readings import read
from knowledge.model import AgendaItem, Attendance, Meeting, Minutes, PartKind
from knowledge.text import Text

if TYPE_CHECKING:
    from knowledge.minutes.division import Division
    from knowledge.minutes.draft import ItemDraft
    from knowledge.minutes.listing import Matter
    from knowledge.model import Document

__all__ = ["parse"]

_FEW_PARAGRAPHS = 4  # a core of more has items of its own, whatever the opening lists
_WEAK = 0.6  # a reading that scores less gives way to the list of the opening
_NOTHING = 0.25  # a reading that scores less is no reading


def parse(document: Document) -> Minutes:
    """Return the minutes that a document holds, with warnings where it holds none.

    Never fails on any text.
    """
    text = Text.of(document)
    layout = lay_out(text)
    if not is_minutes(text, layout):
        return _no_minutes(document, text, layout)
    attendance, labelled_chair = read_attendance(text, layout)
    meeting = read_meeting(text, layout, labelled_chair, document.dated)
    agenda = matters(text, _announcement(text, layout))
    division = _divide(text, layout, agenda)
    items = drafts(text, _stretches(text, layout), division) if division else ()
    if division and agenda_only(text, layout):
        items = tuple(replace(item, body=()) for item in items)
    setting = Setting(meeting, BodyFinder.of(text, attendance, meeting))
    return Minutes(
        document=document,
        meeting=meeting,
        items=tuple(_item(text, draft, setting) for draft in items),
        attendance=attendance,
        parts=parts_of(text, layout, items, division),
        agenda=tuple(text.shown[m.topic.start : m.topic.end] for m in agenda),
        warnings=doubts(document, text, layout, meeting, items),
        reading=f"{division.scheme} {division.score:.2f}" if division else "",
    )


def _no_minutes(document: Document, text: Text, layout: Layout) -> Minutes:
    """Return what stands in a document that is no minutes: nothing but unread text."""
    zones: list[tuple[PartKind, Range]] = [
        (zone if zone is PartKind.FURNITURE else PartKind.UNREAD, line) for zone, line in layout.zones
    ]
    parts = parts_of(text, Layout(zones), (), None)
    return Minutes(document, Meeting(), (), Attendance(), parts, warnings=("warning_not_minutes",))


def _item(text: Text, draft: ItemDraft, setting: Setting) -> AgendaItem:
    decisions, directives = read_content(text, draft, setting)
    heading = draft.heading
    return AgendaItem(
        ordinal=draft.ordinal,
        heading=text.shown[heading.start : heading.end] if heading else None,
        topic=text.shown[draft.topic.start : draft.topic.end],
        span=text.span(draft.whole.start, draft.whole.end),
        kind=draft.kind,
        presenters=draft.presenters,
        documents=draft.documents,
        decisions=decisions,
        directives=directives,
        stretches=tuple(text.span(line.start, line.end) for line in draft.body if not _overlap(line, draft.whole)),
    )


def _overlap(one: Range, other: Range) -> bool:
    return one.start < other.end and other.start < one.end


def _divide(text: Text, layout: Layout, agenda: tuple[Matter, ...]) -> Division | None:
    """Return the best reading of the core; where it is weak or short, the list of matters may win over it."""
    core = layout.of(PartKind.ITEM)
    readings = [reading for reading in read(text, core, len(agenda)) if reading.score >= _NOTHING] if core else []
    best = readings[0] if readings else None
    if best and (best.starts[-1].number is not None or len(core) >= _FEW_PARAGRAPHS) and best.score >= _WEAK:
        return best
    stretches = _stretches(text, layout)
    listing = sentenced(text, stretches) or listed(text, stretches)
    if listing and (best is None or len(listing.starts) > len(best.starts)):
        return listing
    if best and best.scheme == "single":
        topic, act = (agenda[0].topic, agenda[0].act) if agenda else (_meeting_name(text, layout), "")
        return replace(best, starts=(replace(best.starts[0], topic=topic, act=act),))
    return best or listing


def _meeting_name(text: Text, layout: Layout) -> Range | None:
    """Return the name of the meeting in the opening: what a meeting with one matter is about."""
    opening = layout.of(PartKind.OPENING)
    named = NAMED.search(text.plain, opening[0].start, opening[-1].end) if opening else None
    return Range(*named.span("name")) if named else None


def _announcement(text: Text, layout: Layout) -> Range:
    """Return the opening from behind the name of the meeting on: where it announces its agenda."""
    opening = layout.of(PartKind.OPENING)
    if not opening:
        return Range(0, 0)
    named = NAMED.search(text.plain, opening[0].start, opening[-1].end)
    return Range(named.end() if named else opening[0].start, opening[-1].end)


def _stretches(text: Text, layout: Layout) -> list[Range]:
    """Return where items may stand: the core, after the announcement where that is part of the reading."""
    announcement = _announcement(text, layout)
    return [*([announcement] if announcement.end > announcement.start else []), *layout.of(PartKind.ITEM)]
