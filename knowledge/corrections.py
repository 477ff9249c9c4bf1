"""What was read of minutes → mended by the office, or put back; each with its audit row, none beyond what may be seen.

A correction holds at once: in tasks, counts, decisions and search. Quoted sentences stay as they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from config.replies import say
from knowledge import correction_cards
from knowledge.amending import letters
from knowledge.answers import words
from knowledge.errors import CorrectionGoneError, CorrectionTargetError, CorrectionUnfitError
from knowledge.model import OF_ITEM, Correction, Field, State
from knowledge.store import audit, corrections, directives, minutes, parsed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection
    from datetime import date

    from knowledge.access import Standing
    from knowledge.model import Mend, StoredDirective, StoredItem, StoredMinutes
    from knowledge.store import Store


@dataclass(frozen=True, slots=True)
class Editor:
    """Who corrects, as the audit log names them; as what, and on which day, as readers are told."""

    by: str
    standing: Standing
    on: date


@dataclass(frozen=True, slots=True)
class Subject:
    """The item or directive of a key as it holds now, with what was corrected in it."""

    key: str
    minutes: StoredMinutes
    item: StoredItem
    directives: tuple[StoredDirective, ...]  # of the item, in order
    directive: StoredDirective | None  # None where the key is the item's
    corrections: tuple[Correction, ...]

    @property
    def following(self) -> StoredDirective | None:
        """The directive behind this one in its item."""
        if self.directive is None:
            return None
        return next((one for one in self.directives if one.number == self.directive.number + 1), None)

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        point = say("correction_place_task", number=self.directive.number) if self.directive else ""
        return words.place(self.minutes, self.item.item.ordinal, point)


# ------------------------------------------------------------------ looking
def see(store: Store, key: str, *, sees: Collection[str]) -> Subject | None:
    """Return what goes by the key in the minutes in force; None where it is gone or may not be seen."""
    return _see(store.read(), key, sees)


def _see(db: sqlite3.Connection, key: str, sees: Collection[str]) -> Subject | None:
    minutes_id = corrections.minutes_of(db, key, sees)
    stored = minutes.one(db, minutes_id) if minutes_id is not None else None
    if stored is None:
        return None
    directive = next((one for one in directives.of_minutes(db, stored.id) if one.key == key), None)
    wanted = directive.item_id if directive else None
    for item in minutes.items(db, stored.id):
        if item.id == wanted or (directive is None and item.key == key):
            siblings = tuple(directives.by_item(db, [item.id]).get(item.id, ()))
            return Subject(key, stored, item, siblings, directive, corrections.of_keys(db, [key]))
    return None


def listed(store: Store, *, sees: Collection[str]) -> tuple[Correction, ...]:
    """Return all corrections that were not taken back, orphans first, then the latest."""
    return corrections.every(store.read(), sees)


# ------------------------------------------------------------------ changing
def correct(store: Store, key: str, mend: Mend, *, sees: Collection[str], editor: Editor) -> Correction:
    """Make a correction, at once or not at all; CorrectionGoneError, CorrectionTargetError, CorrectionUnfitError."""
    with store.write() as db:
        subject = _see(db, key, sees)
        if subject is None:
            raise CorrectionGoneError
        if (mend.field in OF_ITEM) is not (subject.directive is None):
            raise CorrectionTargetError
        made = _made(subject, mend, editor)
        made = replace(made, id=corrections.add(db, made))
        rows = parsed.held(db, subject.minutes.id)
        if made.id not in parsed.refresh(db, subject.minutes.id) or parsed.held(db, subject.minutes.id) == rows:
            raise CorrectionUnfitError
        _note(db, editor.by, "corrected", made)
        return made


def take_back(store: Store, correction_id: int, *, sees: Collection[str], by: str) -> Correction:
    """Take a correction back, an orphan too; CorrectionGoneError where it is gone, or not to be seen."""
    with store.write() as db:
        made = next((one for one in corrections.every(db, sees) if one.id == correction_id), None)
        if made is None:
            raise CorrectionGoneError
        corrections.take_back(db, made.id)
        if made.minutes_id is not None:
            parsed.refresh(db, made.minutes_id)
        _note(db, by, "uncorrected", made)
        return made


def _note(db: sqlite3.Connection, by: str, action: str, made: Correction) -> None:
    said = correction_cards.said(made)
    audit.note(db, by, action, made.minutes_id, number=made.id, place=made.place, change=said, sentence=made.words)


def _made(subject: Subject, mend: Mend, editor: Editor) -> Correction:
    return Correction(
        id=0,
        key=subject.key,
        mend=mend,
        words=letters(_sentence(subject, mend)),
        before=_before(subject, mend),
        by=editor.by,
        standing=editor.standing,
        on=editor.on,
        state=State.APPLIED,
        minutes_id=subject.minutes.id,
        place=subject.place,
    )


def _sentence(subject: Subject, mend: Mend) -> str:
    """What the correction is made of: the sentence, or for a heading what the item is about."""
    if subject.directive is not None:
        return subject.directive.directive.text
    return mend.what if mend.field is Field.OUTCOME else subject.item.item.topic


def _before(subject: Subject, mend: Mend) -> str:
    """What is in force of it until now."""
    item = subject.item.item
    if subject.directive is None:
        if mend.field is Field.HEADING:
            return words.title(item)
        return next((one.outcome.value for one in item.decisions if one.text == mend.what), "")
    directive = subject.directive.directive
    if mend.field is Field.DEADLINE:
        return directive.deadline.text if directive.deadline else ""
    if mend.field is Field.ROLE:
        return next((body.role.value for body in directive.bodies if body.canonical == mend.what), "")
    return ""


# ------------------------------------------------------------------ what somebody was asked to type
@dataclass(frozen=True, slots=True)
class Prompt:
    """What the answer to a message of the bot will mean: which field of what; ``what`` as ``correction_words.mend``."""

    key: str
    field: Field
    what: str = ""


def ask_for(store: Store, prompt: Prompt, *, chat: int, message: int, person: int) -> None:
    """Keep what the answer to a message will mean, across a restart too."""
    with store.write() as db:
        corrections.ask(db, chat, message, person, f"{prompt.key} {prompt.field} {prompt.what}")


def asked_for(store: Store, *, chat: int, message: int, person: int) -> Prompt | None:
    """Return what an answer of this person to a message means; None where it means nothing of the kind."""
    action = corrections.asked(store.read(), chat, message, person)
    if action is None:
        return None
    key, field, what = action.split(" ", 2)
    return Prompt(key, Field(field), what)


def answered(store: Store, *, chat: int, message: int) -> None:
    """Forget what was asked for in a message."""
    with store.write() as db:
        corrections.answered(db, chat, message)
