"""The directives in force → the ledger: who must do what by when, one entry a directive, ready for any table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.answer import tasks_of
from knowledge.answers import words
from knowledge.library import Library
from knowledge.store import directives

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge.model import Role, StoredDirective, StoredMinutes
    from knowledge.store import Store


@dataclass(frozen=True, slots=True)
class Entry:
    """One directive in words; a role without bodies is empty, and so is what the minutes do not say."""

    key: str  # of the directive: the same after a reload
    meeting: str
    held_on: date | None
    issue_no: str
    ordinal: int
    title: str
    place: str
    text: str
    bodies: tuple[tuple[str, Role], ...]
    deadline: str
    due: date | None
    issued_as: str
    reports_to: str

    def of(self, *roles: Role) -> tuple[str, ...]:
        """The bodies of some roles, in the order of the print."""
        return tuple(dict.fromkeys(name for name, role in self.bodies if role in roles))


def ledger(  # noqa: PLR0913 one filter each
    store: Store,
    *,
    today: date,
    sees: frozenset[str],
    body: str | None = None,
    role: Role | None = None,
    meeting: int | None = None,
    since: date | None = None,
) -> tuple[Entry, ...]:
    """Every directive that may be seen, or those of one body: newest meeting first, then in text order."""
    library = Library(store, sees)
    if body is None:
        found: Sequence[StoredDirective] = directives.every(store.read(), sees, meeting=meeting, since=since, role=role)
    else:
        found = tasks_of(store, body, today=today, sees=sees, role=role, meeting=meeting, since=since).directives
    library.read_ahead([one.item_id for one in found])
    return tuple(_entry(library, one, library.minutes(one.minutes_id)) for one in found)


def _entry(library: Library, stored: StoredDirective, minutes: StoredMinutes) -> Entry:
    directive, item = stored.directive, library.item(stored.item_id)
    return Entry(
        key=stored.key,
        meeting=words.full_name(minutes.meeting) or minutes.file_name,
        held_on=minutes.meeting.held_on,
        issue_no=minutes.meeting.issue_no or "",
        ordinal=stored.item_ordinal,
        title=words.title(item.item) if item else "",
        place=directive.place,
        text=directive.text,
        bodies=tuple((one.canonical, one.role) for one in directive.bodies),
        deadline=directive.deadline.text if directive.deadline else "",
        due=directive.deadline.on if directive.deadline else None,
        issued_as=directive.issued_as or "",
        reports_to=directive.reports_to or "",
    )
