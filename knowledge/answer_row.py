"""Answer → the answer row of docs/contract.md, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from knowledge.correction_cards import row as row_of
from knowledge.model import Meeting

if TYPE_CHECKING:
    from datetime import date

    from knowledge.model import Answer, Body, Searched, StoredDirective, StoredItem, StoredMinutes


def answer_row(answer: Answer, row_id: str | int | None = None) -> dict[str, Any]:
    """Give the row as plain data, ready for JSON; ``count`` and ``corrections`` only where there are any."""
    meetings = {stored.id: stored for stored in answer.meetings}
    row: dict[str, Any] = {
        "id": row_id,
        "question": answer.question,
        "intent": answer.intent,
        "status": answer.status.value,
        "confidence": round(answer.confidence, 4),
        "text": answer.text,
        "items": [_item(item, meetings.get(item.minutes_id)) for item in (*answer.items, *answer.beside)],
        "bodies": list(answer.bodies),
        "directives": [_directive(directive) for directive in answer.directives],
        "searched": _searched(answer.searched),
    }
    if answer.count is not None:
        row["count"] = answer.count
    if answer.corrections:
        row["corrections"] = [row_of(made) for made in answer.corrections]
    return row


def _item(stored: StoredItem, minutes: StoredMinutes | None) -> dict[str, Any]:
    item = stored.item
    meeting = minutes.meeting if minutes else Meeting()
    return {
        "meeting": meeting.name,
        "minutes_id": stored.minutes_id,
        "held_on": _iso(meeting.held_on),
        "issue_no": meeting.issue_no,
        "ordinal": item.ordinal,
        "heading": item.heading,
        "outcome": item.decision and item.decision.outcome.value,
        "span": [item.span.start, item.span.end],
    }


def _directive(stored: StoredDirective) -> dict[str, Any]:
    directive = stored.directive
    deadline = directive.deadline
    return {
        "id": stored.id,
        "minutes_id": stored.minutes_id,
        "ordinal": stored.item_ordinal,
        "text": directive.text,
        "span": [directive.span.start, directive.span.end],
        "bodies": [_body(body) for body in directive.bodies],
        "deadline": deadline and {"text": deadline.text, "on": _iso(deadline.on)},
        "issued_as": directive.issued_as,
        "reports_to": directive.reports_to,
    }


def _body(body: Body) -> dict[str, Any]:
    return {
        "name": body.name,
        "canonical": body.canonical,
        "official": body.official,
        "role": body.role.value,
    }


def _searched(searched: Searched | None) -> dict[str, Any] | None:
    if searched is None:
        return None
    return {"meetings": searched.meetings, "from": _iso(searched.first), "to": _iso(searched.last)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
