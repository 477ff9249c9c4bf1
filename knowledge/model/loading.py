"""What loading a file would do, and did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.model.stored import StoredMinutes


class LoadStatus(StrEnum):
    """What a load did, or would do, with a file."""

    LOADED = "loaded"
    DUPLICATE = "duplicate"
    REPLACED = "replaced"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Change:
    """How a new text differs from the stored one: counts of what was added, removed and changed."""

    items_added: int = 0
    items_removed: int = 0
    items_changed: int = 0
    directives_added: int = 0
    directives_removed: int = 0
    directives_changed: int = 0
    decisions_added: int = 0
    decisions_removed: int = 0
    decisions_changed: int = 0


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
