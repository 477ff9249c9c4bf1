"""Minutes → the parse document, a plain dict that ``json.dumps`` takes (see ``docs/contract.md``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from knowledge.model import AgendaItem, Attendance, Decision, Directive, Meeting, Minutes, Span


def parse_document(minutes: Minutes, *, with_source: bool = False) -> dict[str, Any]:
    """Return the parse document.

    Spans are ``[start, end]`` in characters of the source, dates are ISO strings.
    """
    document: dict[str, Any] = {
        "meeting": _meeting(minutes.meeting),
        "items": [_item(item) for item in minutes.items],
        "attendance": _attendance(minutes.attendance),
        "agenda": list(minutes.agenda),
        "parts": [{"kind": part.kind.value, "span": _span(part.span)} for part in minutes.parts],
        "warnings": list(minutes.warnings),
        "reading": minutes.reading,
    }
    if with_source:
        document["source"] = minutes.document.source
    return document


def _meeting(meeting: Meeting) -> dict[str, Any]:
    fields = ((name, getattr(meeting, name)) for name in meeting.__dataclass_fields__)
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in fields}


def _item(item: AgendaItem) -> dict[str, Any]:
    decisions = [_decision(decision) for decision in item.decisions]
    return {
        "ordinal": item.ordinal,
        "heading": item.heading,
        "topic": item.topic,
        "span": _span(item.span),
        "kind": item.kind.value,
        "presenters": list(item.presenters),
        "documents": list(item.documents),
        "decision": decisions[0] if decisions else None,
        "more_decisions": decisions[1:],
        "directives": [_directive(directive) for directive in item.directives],
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "outcome": decision.outcome.value,
        "text": decision.text,
        "span": _span(decision.span),
        "condition": decision.condition,
        "vote": decision.vote,
    }


def _directive(directive: Directive) -> dict[str, Any]:
    limit = directive.deadline
    return {
        "text": directive.text,
        "span": _span(directive.span),
        "bodies": [
            {
                "name": body.name,
                "canonical": body.canonical,
                "official": body.official,
                "role": body.role.value,
            }
            for body in directive.bodies
        ],
        "deadline": {"text": limit.text, "on": _iso(limit.on)} if limit else None,
        "issued_as": directive.issued_as,
        "reports_to": directive.reports_to,
        "core": directive.core,
        "place": directive.place,
    }


def _attendance(attendance: Attendance) -> dict[str, Any]:
    return {
        "attendees": list(attendance.attendees),
        "observers": [{"body": o.body, "names": list(o.names)} for o in attendance.observers],
        "absent": list(attendance.absent),
        "recorder": attendance.recorder,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
