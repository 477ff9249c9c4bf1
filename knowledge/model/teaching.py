"""Questions that were missed, and what administrators taught."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.model.answer import Dialogue

if TYPE_CHECKING:
    from knowledge.model.answer import Status
    from knowledge.model.stored import StoredItem


class Verdict(StrEnum):
    """What became of a question: nothing was found, or the asker said how the answer was."""

    MISSED = "missed"
    WRONG = "wrong"
    RIGHT = "right"


class Subject(StrEnum):
    """What an administrator can teach."""

    ITEM = "item"  # this question → that agenda item
    ALIAS = "alias"  # this word → that body
    SYNONYM = "synonym"  # this word = that word
    INTENT = "intent"  # this phrasing → that intent


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked where, for the reply; ``message`` is the question's id in the chat."""

    chat: int
    person: int
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of a question."""

    intent: str = ""
    topic: str = ""
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that was not answered, or whose answer the asker marked."""

    question: str
    heard: Heard
    status: Status
    verdict: Verdict
    sees: frozenset[str]  # what the asker might read
    nearest: tuple[int, ...] = ()  # ids of items, best first
    before: Dialogue = field(default_factory=Dialogue)
    asker: Asker | None = None  # None at a terminal
    id: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class MissGroup:
    """Questions that ask for about the same; ``id`` is that of the earliest, by which the group is called."""

    id: int
    misses: tuple[Miss, ...]
    nearest: tuple[StoredItem, ...]  # those that the reader may see, in the minutes in force

    @property
    def questions(self) -> tuple[str, ...]:
        """The different questions, earliest first."""
        return tuple(dict.fromkeys(miss.question for miss in self.misses))


@dataclass(frozen=True, slots=True)
class Taught:
    """One thing taught: the words that people say, and what they mean.

    ``meaning`` is the id of an item, the canonical name of a body, a word, or the name of an intent.
    """

    id: int
    subject: Subject
    words: str
    meaning: str
    by: str
    at: str
