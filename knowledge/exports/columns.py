"""An entry of the ledger → the cells of its row, in the order of an office's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.replies import say
from knowledge.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.ledger import Entry

# Each column with its share of a page's width.
COLUMNS = {
    "number": 3,
    "meeting": 12,
    "item": 12,
    "text": 28,
    "lead": 9,
    "joint": 9,
    "support": 9,
    "deadline": 7,
    "due": 6,
    "issued_as": 6,
    "reports_to": 6,
}


def heads() -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(say(f"export_column_{name}") for name in COLUMNS)


def cells(number: int, entry: Entry) -> tuple[str, ...]:
    """One row as text; a body that nobody named but that the sentence goes on from counts as its leader, marked."""
    implied = [say("export_implied", name=name) for name in entry.of(Role.IMPLIED)]
    comma = say("report_comma")
    return (
        str(number),
        place(entry),
        f"{say('export_item', ordinal=entry.ordinal)}{entry.place} {entry.title}",
        entry.text,
        comma.join([*entry.of(Role.LEAD, Role.PERSON), *implied]),
        comma.join(entry.of(Role.JOINT, Role.GROUP)),
        comma.join(entry.of(Role.SUPPORT)),
        entry.deadline,
        entry.due.isoformat() if entry.due else "",
        entry.issued_as,
        entry.reports_to,
    )


def place(entry: Entry) -> str:
    """The meeting with its day and the number of its document."""
    day = f"（{entry.held_on}）" if entry.held_on else ""
    return f"{entry.meeting}{day}{entry.issue_no}"


def rows(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    """All rows, numbered from one."""
    return [cells(number, entry) for number, entry in enumerate(entries, 1)]
