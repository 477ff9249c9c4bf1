"""An answer free of any markup, and what the next turn may lean on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from knowledge.model.correction import Correction
    from knowledge.model.query import Query
    from knowledge.model.stored import StoredDirective, StoredItem, StoredMinutes


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    CHOOSE = "choose"
    NO_NAMED_TASK = "no_named_task"
    NOT_STATED = "not_stated"
    NOT_FOUND = "not_found"
    HELP = "help"
    SMALLTALK = "smalltalk"
    REJECTED = "rejected"


class Mark(StrEnum):
    """How a run of words is shown; each front end has its own way to."""

    PLAIN = "plain"
    STRONG = "strong"
    QUOTE = "quote"
    PLACE = "place"
    FOUND = "found"  # inside a quotation: the words that answer


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one mark."""

    text: str
    mark: Mark = Mark.PLAIN


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Lines that belong together; pages are cut between cards, never inside one unless it alone is too long."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The card as plain text."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer rests on: how many meetings were looked through, and from when to when."""

    meetings: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things the question may mean; ``ask`` is the question that settles it."""

    label: str
    ask: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, free of any markup. ``cards`` is what a person sees, first the conclusion."""

    question: str
    intent: str
    status: Status
    confidence: float
    cards: tuple[Card, ...]
    items: tuple[StoredItem, ...] = ()
    beside: tuple[StoredItem, ...] = ()  # further items that hold the topic, named and not quoted
    meetings: tuple[StoredMinutes, ...] = ()  # those that items and directives refer to
    bodies: tuple[str, ...] = ()
    directives: tuple[StoredDirective, ...] = ()
    searched: Searched | None = None
    choices: tuple[Choice, ...] = ()
    count: int | None = None
    corrections: tuple[Correction, ...] = ()  # those that changed what the answer shows
    query: Query | None = field(default=None, compare=False)  # how the question was read

    @property
    def text(self) -> str:
        """The whole answer as plain text, cards parted by a blank line."""
        return "\n\n".join(card.text for card in self.cards)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What a follow-up turn may lean on; plain data, so that it can be kept as JSON."""

    question: str = ""
    intent: str = ""
    topic: str = ""
    minutes_ids: tuple[int, ...] = ()
    scoped: bool = False  # whether those meetings were chosen by a question, not just where its answer stood
    item_ids: tuple[int, ...] = ()
    directive_ids: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    expired: bool = False  # there was a turn before, too long ago to lean on
