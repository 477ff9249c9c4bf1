"""Some words of an invented county → what the content half reads in them."""

from __future__ import annotations

from datetime import date

from knowledge.minutes.bodies import BodyFinder
from knowledge.minutes.content import read_content
from knowledge.minutes.draft import ItemDraft, Range, Setting
from knowledge.model import Attendance, Decision, Directive, Document, Kind, Meeting, Observer, Span
from knowledge.text import Text

HELD_ON = date(2024, 3, 14)  # a Thursday


def finder(words: str, *, issuer: str = "青禾县人民政府", listed: tuple[str, ...] = ()) -> BodyFinder:
    """Return the finder for a document that consists of the words, with an attendance list of bodies."""
    observers = tuple(Observer(body, (), Span(0, 1)) for body in listed)
    return BodyFinder.of(text_of(words), Attendance(observers=observers), Meeting(issuer=issuer))


def text_of(words: str) -> Text:
    """Return the words as the text of a document."""
    return Text.of(Document("invented.txt", words, ""))


def read(
    words: str,
    *,
    kind: Kind = Kind.DELIBERATE,
    presenters: tuple[str, ...] = (),
    held_on: date | None = HELD_ON,
    issuer: str = "青禾县人民政府",
) -> tuple[tuple[Decision, ...], tuple[Directive, ...]]:
    """Return the decisions and directives of one item that consists of the words."""
    text = text_of(words)
    whole = Range(0, len(text.plain))
    draft = ItemDraft(1, kind, whole, None, Range(0, min(20, whole.end)), (whole,), presenters)
    meeting = Meeting(issuer=issuer, held_on=held_on)
    return read_content(text, draft, Setting(meeting, BodyFinder.of(text, Attendance(), meeting)))


def named(directive: Directive) -> str:
    """Return the bodies of a directive as ``canonical:role`` words, for tables."""
    return " ".join(f"{body.canonical}:{body.role}" for body in directive.bodies)
