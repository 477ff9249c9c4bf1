"""The ledger → a calendar: each directive whose day is known stands on that day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from config.replies import say
from knowledge.exports.columns import place
from knowledge.model import NAMED_ROLES, Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge.ledger import Entry

_SUMMARY = 60  # characters that a calendar shows of an entry


def write(entries: Sequence[Entry], today: date) -> bytes:
    """The calendar; an entry keeps its identity, so that a later export moves it and adds no second one."""
    made = Calendar()
    made.add("prodid", "-//minutes-bot//ledger//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", say("export_title"))
    for entry in entries:
        if entry.due is not None:
            made.add_component(_event(entry, entry.due, today))
    return bytes(made.to_ical())


def _event(entry: Entry, due: date, today: date) -> Event:
    event = Event()
    bodies = [name for name in entry.of(*NAMED_ROLES, Role.PERSON, Role.IMPLIED) if name not in entry.text]
    named = say("report_comma").join(bodies)
    summary = say("export_summary", bodies=named, text=entry.text) if named else entry.text
    event.add("uid", f"{entry.key}@minutes-bot")
    event.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", summary if len(summary) <= _SUMMARY else summary[: _SUMMARY - 1] + "…")
    item = f"{say('export_item', ordinal=entry.ordinal)}{entry.place} {entry.title}"
    event.add("description", f"{entry.text}\n{say('export_due', text=entry.deadline)}\n{place(entry)}\n{item}")
    event.add("transp", "TRANSPARENT")
    return event
