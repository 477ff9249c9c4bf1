"""What the layout half hands to the content half: one agenda item as ranges, and what surrounds it.

A ``Range`` counts characters of a ``Text`` (``text.shown`` and ``text.plain`` alike), never of the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.minutes.bodies import BodyFinder
    from knowledge.minutes.forms import Task
    from knowledge.model import Kind, Meeting


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A half-open range ``[start, end)`` of characters of a Text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One agenda item before its content is read.

    ``whole`` runs from its number to its last character; ``heading`` is the heading line without its
    number, None
    where there is none; ``topic`` says what the item is about and may lie inside the body; ``body`` holds,
    in order,
    the stretches where decisions and directives may stand (attendance and furniture are left out), and may
    reach
    back into the opening where only the opening states the result; ``rows`` are the tasks that a table states.
    """

    ordinal: int
    kind: Kind
    whole: Range
    heading: Range | None
    topic: Range
    body: tuple[Range, ...]
    presenters: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    rows: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the content of every item of one document may lean on."""

    meeting: Meeting
    bodies: BodyFinder
