"""What loading a file would do, and did; how two readings of minutes differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.model.minutes import AgendaItem, Decision, Directive
    from knowledge.model.stored import StoredMinutes


class LoadStatus(StrEnum):
    """What a load did, or would do, with a file."""

    LOADED = "loaded"
    DUPLICATE = "duplicate"
    REPLACED = "replaced"
    FAILED = "failed"


class Thing(StrEnum):
    """What two readings of minutes can differ in."""

    ITEM = "items"
    DECISION = "decisions"
    DIRECTIVE = "directives"


class Way(StrEnum):
    """How it differs."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing as it was and as it would be; ``old`` is None where it was not there, ``new`` where it is no more.

    ``ordinal`` is of its item. ``whole``: it came or went with its item, which tells of it.
    """

    thing: Thing
    ordinal: int
    old: AgendaItem | Decision | Directive | None
    new: AgendaItem | Decision | Directive | None
    whole: bool = False

    @property
    def way(self) -> Way:
        """Added, removed or changed."""
        return Way.ADDED if self.old is None else Way.REMOVED if self.new is None else Way.CHANGED


@dataclass(frozen=True, slots=True)
class Change:
    """How a new reading of minutes differs from the stored one, in the order of the new."""

    differences: tuple[Difference, ...] = ()

    def count(self, thing: Thing, way: Way) -> int:
        """How many things of a kind differ in one way; those count too that came or went with their item."""
        return sum((one.thing, one.way) == (thing, way) for one in self.differences)


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """What loading these minutes would do; ``existing`` is what they duplicate or replace."""

    status: LoadStatus
    existing: StoredMinutes | None = None
    alike: tuple[StoredMinutes, ...] = ()  # look like it, yet are not the same: named in a warning
    change: Change | None = None
    new_bodies: tuple[str, ...] = ()  # canonical names that the store has not seen before, once it has seen any
    orphans: int = 0  # corrections of what is replaced that would find nothing any more


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did."""

    status: LoadStatus
    minutes_id: int
    items: int
    directives: int
    unread: int  # characters that no part of the parser could place
