"""Minutes + what loading them would do → the report that a person reads before saying yes.

First what was understood, then what was not with its place, then what the load would change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.replies import say
from knowledge import change_cards
from knowledge.model import LoadStatus, PartKind
from knowledge.wording import card, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.model import AgendaItem, Card, Line, LoadPlan, Minutes, Span, StoredMinutes

_SHOWN = 5  # of each kind of doubt; the rest is counted
_WORDS = 40  # characters of a quotation, enough to find it by
_ITEMS_A_CARD = 15  # so that a page is never cut inside a card


def report(minutes: Minutes, plan: LoadPlan | None) -> tuple[Card, ...]:
    """Say what was understood, what was not, and what loading would do; the cards are in reading order."""
    doubts = [*_doubts(minutes)]
    return (
        card(*_meeting(minutes)),
        *_items(minutes.items),
        card(line("report_doubts"), *doubts) if doubts else card(line("report_no_doubts")),
        *((card(*_plan(plan)),) if plan else ()),
    )


# ------------------------------------------------------------------ what was understood
def _meeting(minutes: Minutes) -> Iterator[Line]:
    meeting, attendance = minutes.meeting, minutes.attendance
    yield line("report_title", name=meeting.name or say("report_meeting_unnamed"), file=minutes.document.name)
    facts = {
        "held": meeting.held_text,
        "chair": meeting.chair and (meeting.chair_title or "") + meeting.chair,
        "issue_no": meeting.issue_no,
        "issued": meeting.issued_text,
    }
    known = say("report_separator").join(say(f"report_{key}", value=value) for key, value in facts.items() if value)
    if known:
        yield line("report_facts", facts=known)
    directives = [directive for item in minutes.items for directive in item.directives]
    yield line(
        "report_counts",
        items=len(minutes.items),
        decisions=sum(len(item.decisions) for item in minutes.items),
        directives=len(directives),
        bodies=len({body.canonical for directive in directives for body in directive.bodies}),
    )
    persons = sum(len(observer.names) for observer in attendance.observers)
    organisations = sum(observer.body is not None for observer in attendance.observers)
    if attendance.spans:
        attendees = len(attendance.attendees)
        yield line("report_attendance", attendees=attendees, organisations=organisations, persons=persons)


def _items(items: Sequence[AgendaItem]) -> Iterator[Card]:
    for start in range(0, len(items), _ITEMS_A_CARD):
        yield card(*(_item(item) for item in items[start : start + _ITEMS_A_CARD]))


def _item(item: AgendaItem) -> Line:
    outcome = say(f"outcome_{item.decision.outcome}") if item.decision else say("report_no_outcome")
    topic = item.heading or item.topic
    return line("report_item", ordinal=item.ordinal, topic=_short(topic), outcome=outcome, tasks=len(item.directives))


# ------------------------------------------------------------------ what was not
def _doubts(minutes: Minutes) -> Iterator[Line]:
    source = minutes.document.source
    yield from (line("report_warning", words=say(key)) for key in minutes.warnings)
    unread = [part.span for part in minutes.parts if part.kind is PartKind.UNREAD]
    for span in unread[:_SHOWN]:
        yield line("report_unread", line=_line_number(source, span), words=_short(source[span.start : span.end]))
    if len(unread) > _SHOWN:
        yield line("report_unread_more", count=len(unread))
    undecided = [str(item.ordinal) for item in minutes.items if not item.decisions]
    if undecided:
        yield line("report_undecided", ordinals=say("report_comma").join(undecided))
    homeless = [(item, it) for item in minutes.items for it in item.directives if not it.bodies]
    for item, it in homeless[:_SHOWN]:
        yield line("report_homeless", ordinal=item.ordinal, place=it.place, words=_short(it.text))
    if len(homeless) > _SHOWN:
        yield line("report_homeless_more", count=len(homeless))


def _line_number(source: str, span: Span) -> int:
    return source.count("\n", 0, span.start) + 1


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _WORDS else words[:_WORDS] + "……"


# ------------------------------------------------------------------ what the load would do
def _plan(plan: LoadPlan) -> Iterator[Line]:
    old = plan.existing
    if plan.status is LoadStatus.DUPLICATE and old:
        yield line("report_duplicate", meeting=_name(old), file=old.file_name)
    elif plan.status is LoadStatus.REPLACED and old:
        yield line("report_replaces", meeting=_name(old), version=old.version)
        if plan.change:
            yield from change_cards.lines(plan.change)
        if plan.orphans:
            yield line("reparse_orphans", count=plan.orphans)
    else:
        yield line("report_new")
    for stored in plan.alike:
        yield line("report_alike", meeting=_name(stored), file=stored.file_name)
    if plan.new_bodies:
        shown = say("report_comma").join(plan.new_bodies[:_SHOWN])
        yield line("report_new_bodies", count=len(plan.new_bodies), names=shown)


def _name(stored: StoredMinutes) -> str:
    name = stored.meeting.name or say("report_meeting_unnamed")
    held = stored.meeting.held_on
    return say("report_meeting_held", name=name, on=held.isoformat()) if held else name
