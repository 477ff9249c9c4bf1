"""What an office mends of what was read: the change, the record of it, and items with the keys it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 pydantic reads the annotations: a change is kept as JSON
from enum import StrEnum

from knowledge.model.minutes import AgendaItem, Role  # noqa: TC001 likewise


class Field(StrEnum):
    """What can be mended; the first two of an item, the others of a directive."""

    HEADING = "heading"
    OUTCOME = "outcome"
    DEADLINE = "deadline"
    ADD = "add"  # a body
    REMOVE = "remove"
    RENAME = "rename"
    ROLE = "role"
    MERGE = "merge"  # with the directive behind it
    SPLIT = "split"


OF_ITEM = frozenset({Field.HEADING, Field.OUTCOME})


class State(StrEnum):
    """Whether a correction holds; one that no longer finds what it was made of is an orphan."""

    APPLIED = "applied"
    ORPHANED = "orphaned"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Mend:
    """One change.

    ``what``: the sentence of the decision, the canonical name of the body, the key of the directive to merge, the words
    that the second part begins with. ``value``: the heading, the outcome (empty: no decision), the time limit (empty:
    none), the body's new name. ``role``, ``key``, ``official`` are of that body; ``on`` is the day of the time limit.
    """

    field: Field
    what: str = ""
    value: str = ""
    role: Role | None = None
    on: date | None = None
    key: str | None = None
    official: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that was made: of which item or directive (by its key), by whom, when.

    ``words`` is the sentence it was made of, ``before`` what had been read in it: it holds while one of both is so.
    ``place`` says for people where that stood; ``minutes_id`` is None where the minutes are gone.
    """

    id: int
    key: str
    mend: Mend
    words: str
    before: str
    by: str
    standing: str
    on: date
    state: State
    minutes_id: int | None
    place: str


@dataclass(frozen=True, slots=True)
class KeyedItem:
    """An agenda item with its key and those of its directives, in their order."""

    key: str
    item: AgendaItem
    keys: tuple[str, ...]
