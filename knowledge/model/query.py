"""A question as it was read, and what a search found for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from knowledge.model.document import Span
    from knowledge.model.stored import StoredItem


@dataclass(frozen=True, slots=True)
class AskedBody:
    """A body that a question names: its words, and the identities (catalogue keys or names) it may mean."""

    words: str
    ids: frozenset[str]
    known: bool  # whether the store holds any of them
    level: str = ""  # 市, 县, 区 … where the question says it


@dataclass(frozen=True, slots=True)
class MeetingRef:
    """Which meeting a question speaks of; all None where it does not say."""

    ordinal: int | None = None
    issue_no: int | None = None
    other: int | None = None  # a second meeting beside the first: 68次和80次
    first: date | None = None
    last: date | None = None
    month: int | None = None
    day: int | None = None
    latest: bool = False
    chair: str = ""  # who chaired it: a name, or a post (代县长)
    nth: int = 0  # of the meetings meant, counted from the first (1) or from the newest (-1); 0 where not said
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends in it, and the words for it."""

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase of the topic and what else the minutes may say for it."""

    text: str
    others: tuple[str, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was read. ``topic`` is what is left when slots, frame and filler are taken out."""

    raw: str
    plain: str
    intent: str
    scores: tuple[tuple[str, float], ...] = ()
    bodies: tuple[AskedBody, ...] = ()
    groups: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    meeting: MeetingRef = MeetingRef()
    ordinals: tuple[int, ...] = ()
    point: int | None = None  # 第二条: a number inside an item or an answer
    years: tuple[int, ...] = ()  # 今年, 去年: which of several meetings is likelier meant
    due: Period | None = None  # 这个月到期的: when what is asked for is to be done
    turn: int = 0  # which of the meetings on one matter: the first (1), the newest (-1); 0 where not said
    places: tuple[str, ...] = ()  # places of the store that the question names
    foreign: str = ""  # a place that it names and that nothing in the store speaks of
    facts: tuple[str, ...] = ()  # kinds of fact asked for: amount, duration, date, count, place, vote …
    unit: str = ""  # the unit asked for, where one is: 天, 次, 人
    topic: str = ""
    terms: tuple[Term, ...] = ()
    printed: bool = False  # whether the topic is the heading of an item, not an asker's words
    notes: tuple[str, ...] = ()  # what was taken for what, shown by --explain and in the answer


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage that a search found: as printed, where, and how well it fits."""

    minutes_id: int
    item_id: int
    span: Span
    text: str
    score: float
    cover: float  # share of the question's weight that the sentence holds
    both: float  # share that it holds together with the heading of its item
    rest: float  # share of what the heading does not hold

    @property
    def rank(self) -> tuple[float, float, float]:
        """Orders sentences of one item: what the heading leaves open counts first."""
        return round(self.rest + 0.5 * self.cover, 2), round(self.cover, 3), self.score


@dataclass(frozen=True, slots=True)
class Hit:
    """An agenda item that a search found, with its sentences, best first."""

    item: StoredItem
    score: float
    cover: float  # share of the question's weight that the item holds
    heading: float  # share that its heading alone holds
    run: int  # characters in a row of the question that its heading holds
    said: int  # … and that its best sentence holds
    sentences: tuple[Sentence, ...]
