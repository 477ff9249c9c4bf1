"""The nouns of the house: what flows between two stages, always frozen.

Spans are character offsets into ``Document.source``, the text that a reader produced.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of characters of the source text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether the other range lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many characters the two ranges share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


# ------------------------------------------------------------------ document: file → readers → Document
@dataclass(frozen=True, slots=True)
class Document:
    """A file as text. ``furniture`` holds what the reader itself knows to be of the page, not of the text."""

    name: str
    source: str
    sha256: str
    format: str = "txt"
    furniture: tuple[Span, ...] = ()
    dated: date | None = None  # from the file's own metadata, where it has any


# ------------------------------------------------------------------ minutes: Document → minutes → Minutes
class Kind(StrEnum):
    """What the meeting did with an agenda item."""

    DELIBERATE = "deliberate"
    HEAR = "hear"
    STUDY = "study"
    CONVEY = "convey"
    ARRANGE = "arrange"
    OTHER = "other"


class Outcome(StrEnum):
    """The result of a decision, as defined in ``docs/contract.md``."""

    APPROVED = "approved"
    APPROVED_IN_PRINCIPLE = "approved_in_principle"
    APPROVED_WITH_REVISION = "approved_with_revision"
    NOTED = "noted"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    OTHER_DECISION = "other_decision"


class Role(StrEnum):
    """What a body has to do with a directive: 牵头 共同 配合 泛指 个人 推定."""

    LEAD = "lead"
    JOINT = "joint"
    SUPPORT = "support"
    GROUP = "group"
    PERSON = "person"
    IMPLIED = "implied"


NAMED_ROLES = frozenset({Role.LEAD, Role.JOINT, Role.SUPPORT})


class PartKind(StrEnum):
    """What a stretch of the source is."""

    HEADER = "header"
    OPENING = "opening"
    ITEM = "item"
    ATTENDANCE = "attendance"
    TAIL = "tail"
    FURNITURE = "furniture"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of the source; parts are in order, do not overlap and cover all that is not blank."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a sentence names it.

    ``name`` is as printed, ``canonical`` restores what the print leaves out (财政局 → 市财政局), ``official`` is
    the catalogue's full name where known, ``key`` is the catalogue entry: bodies of one key and one level are one.
    """

    name: str
    canonical: str
    role: Role
    official: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit as printed, and the day it means where the calendar can derive one."""

    text: str
    on: date | None = None
    note: str | None = None  # key of replies.yaml: why no date could be derived


@dataclass(frozen=True, slots=True)
class Directive:
    """Who must do what: one sentence or clause with one set of actors.

    ``place`` is the path of sub-points inside the item as printed, e.g. （三）一要; empty where there is none.
    """

    text: str
    span: Span
    bodies: tuple[Body, ...] = ()
    deadline: Deadline | None = None
    issued_as: str | None = None
    reports_to: str | None = None
    core: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A binding result, with its condition and vote where printed."""

    outcome: Outcome
    text: str
    span: Span
    condition: str | None = None
    vote: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of the agenda with all that the minutes say of it."""

    ordinal: int
    heading: str | None
    topic: str
    span: Span
    kind: Kind
    presenters: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()  # names in 《》, as printed, without the marks
    decisions: tuple[Decision, ...] = ()
    directives: tuple[Directive, ...] = ()

    @property
    def decision(self) -> Decision | None:
        """The first, that is the main decision."""
        return self.decisions[0] if self.decisions else None


@dataclass(frozen=True, slots=True)
class Observer:
    """A body in the list of 列席 with the persons it sent; body is None where only names are printed."""

    body: str | None
    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, as the printed lists say; ``span`` covers the lists, None where there are none."""

    attendees: tuple[str, ...] = ()
    observers: tuple[Observer, ...] = ()
    absent: tuple[str, ...] = ()
    recorder: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """The facts of the meeting and of its document; dates are None where the text does not settle them."""

    name: str | None = None
    ordinal: int | None = None
    issuer: str | None = None
    issue_no: str | None = None
    held_on: date | None = None
    held_text: str | None = None  # the date as printed, half-day included: 2021年1月6日下午
    chair: str | None = None
    chair_title: str | None = None
    place: str | None = None
    issued_on: date | None = None
    issued_text: str | None = None
    compiled_on: date | None = None
    compiled_text: str | None = None
    compiled_by: str | None = None
    series: str | None = None  # the kind of meeting without number and year: 市政府常务会议


@dataclass(frozen=True, slots=True)
class Minutes:
    """A document read: the whole of what the parser understood, and of what it did not (parts ``unread``)."""

    document: Document
    meeting: Meeting
    items: tuple[AgendaItem, ...]
    attendance: Attendance
    parts: tuple[Part, ...]
    agenda: tuple[str, ...] = ()  # the agenda that the opening announces, as printed
    warnings: tuple[str, ...] = ()  # keys of replies.yaml
    reading: str = ""  # which reading of the layout won, and why: for the load report


# ------------------------------------------------------------------ question: str → Query → Hits → Answer
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
    """An agenda item in the store."""

    id: int
    minutes_id: int
    item: AgendaItem


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
    """A body as the store knows it; ``where`` is directive or attendance, ``roles`` what it was told to be there."""

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
    meetings: tuple[StoredMinutes, ...] = ()  # those that items and directives refer to
    bodies: tuple[str, ...] = ()
    directives: tuple[StoredDirective, ...] = ()
    searched: Searched | None = None
    choices: tuple[Choice, ...] = ()
    count: int | None = None
    explain: tuple[str, ...] = field(default=(), compare=False)
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


# ------------------------------------------------------------------ what was missed and what was taught
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
    before: Dialogue = Dialogue()
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


# ------------------------------------------------------------------ loading
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


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """What loading these minutes would do; ``existing`` is what they duplicate or replace."""

    status: LoadStatus
    existing: StoredMinutes | None = None
    alike: tuple[StoredMinutes, ...] = ()  # look like it, yet are not the same: named in a warning
    change: Change | None = None
    new_bodies: tuple[str, ...] = ()  # canonical names that the store has not seen before, once it has seen any


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did."""

    status: LoadStatus
    minutes_id: int
    items: int
    directives: int
    unread: int  # characters that no part of the parser could place


# ------------------------------------------------------------------ question: str → Query
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
    first: date | None = None
    last: date | None = None
    month: int | None = None
    day: int | None = None
    latest: bool = False
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)


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
    places: tuple[str, ...] = ()  # places of the store that the question names
    foreign: str = ""  # a place that it names and that nothing in the store speaks of
    facts: tuple[str, ...] = ()  # kinds of fact asked for: amount, duration, date, count, place, vote …
    unit: str = ""  # the unit asked for, where one is: 天, 次, 人
    topic: str = ""
    terms: tuple[Term, ...] = ()
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
