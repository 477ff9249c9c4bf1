"""What the store gives out: rows with their ids around the nouns of the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.model.minutes import AgendaItem, Attendance, Directive, Meeting, Role


@dataclass(frozen=True, slots=True)
class StoredDirective:
    """A directive in the store, with its row id, its number within its item and where it stands."""

    id: int
    key: str
    minutes_id: int
    item_id: int
    item_ordinal: int
    number: int
    directive: Directive


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An agenda item in the store; ``key`` stays with it through the later texts of its meeting."""

    id: int
    minutes_id: int
    item: AgendaItem
    key: str = ""


@dataclass(frozen=True, slots=True)
class StoredMinutes:
    """Minutes in the store: the facts without the items."""

    id: int
    meeting: Meeting
    attendance: Attendance
    visibility: str
    version: int
    file_name: str
    sha256: str
    loaded_at: str
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredBody:
    """A body as the store knows it; ``where`` is directive, attendance or corrected, ``roles`` what it is told."""

    name: str
    canonical: str
    official: str | None
    key: str | None
    roles: tuple[Role, ...]
    where: str


@dataclass(frozen=True, slots=True)
class StoredPerson:
    """A person in the lists of one meeting; ``part`` is attendee, observer, absent, recorder or chair."""

    minutes_id: int
    name: str
    body: str | None
    part: str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask for something, from the shipped table or taught by an administrator."""

    id: int
    intent: str
    phrasing: str
    taught: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that waits for its owner's word before it is loaded."""

    id: int
    owner: int
    name: str
    data: bytes
