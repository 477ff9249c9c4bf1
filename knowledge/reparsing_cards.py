"""A plan of reading the stored texts anew → the cards that a person reads before saying yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.replies import say
from knowledge import change_cards
from knowledge.answers.words import meeting_name
from knowledge.wording import card, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Card, Line
    from knowledge.reparsing import Plan, Reparsed


def overview(plan: Plan) -> tuple[Card, ...]:
    """Say of how many minutes what would change, then what changes in each."""
    unread = [one for one in plan.read if one.fresh is None]
    head = line("reparse_head", count=len(plan.read), changes=len(plan.changes))
    lost = [line("reparse_unread", name=_name(one)) for one in unread]
    return (card(head, *lost), *(card(*_lines(one)) for one in plan.changes))


def _lines(one: Reparsed) -> Iterator[Line]:
    yield line("reparse_meeting", name=_name(one))
    if one.change.differences:
        yield from change_cards.lines(one.change)
    if one.facts:
        yield line("reparse_facts")
    if one.orphans:
        yield line("reparse_orphans", count=one.orphans)


def _name(one: Reparsed) -> str:
    return meeting_name(one.stored.meeting) or one.stored.file_name or say("report_meeting_unnamed")
