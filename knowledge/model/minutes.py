"""Minutes as the parser understands them: meeting, items, decisions, directives, who was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 pydantic reads the annotations: what was parsed is kept as JSON
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.model.document import Span  # noqa: TC001 likewise

if TYPE_CHECKING:
    from knowledge.model.document import Document


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


APPROVALS = frozenset({Outcome.APPROVED, Outcome.APPROVED_IN_PRINCIPLE, Outcome.APPROVED_WITH_REVISION})
REFUSALS = frozenset({Outcome.REJECTED, Outcome.DEFERRED})  # not carried, for good or for now


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
    stretches: tuple[Span, ...] = ()  # what speaks of it elsewhere in the text: 对议题一：同意9票

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
