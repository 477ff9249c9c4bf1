"""A file of the disk → the store: every question that may be put to it and every change that may be made.

Any thread may use it: each reads through a connection of its own, and writers take turns.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from knowledge.store import (
    audit,
    dialogues,
    directives,
    drafts,
    intents,
    loads,
    minutes,
    misses,
    people,
    taught,
)
from knowledge.store.connections import Connections

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import date
    from types import TracebackType

    from knowledge.model import (
        Dialogue,
        Draft,
        LoadPlan,
        LoadResult,
        Minutes,
        Miss,
        Phrasing,
        Role,
        StoredBody,
        StoredDirective,
        StoredItem,
        StoredMinutes,
        StoredPerson,
        Subject,
        Taught,
    )

_INTENTS = Path(intents.__file__).parents[2] / "config" / "intents.yaml"


def open_store(path: Path) -> Store:
    """Open the store, make it where there is none, bring it up to date; StoreError, StoreNewerError."""
    return Store(path)


class Store:
    """Minutes with all that was understood of them; an asker whose ``sees`` is empty sees nothing."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self._connections = Connections(self.path)
        self._refresh_intents()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._connections.close()

    def read(self) -> sqlite3.Connection:
        """Return this thread's connection for reading, for the search over passages."""
        return self._connections.read()

    def write(self) -> AbstractContextManager[sqlite3.Connection]:
        """One transaction: all of the block or none of it."""
        return self._connections.write()

    def revision(self) -> int:
        """Return a number that grows with every change: a key for what is derived from the store."""
        return audit.revision(self.read())

    # -------------------------------------------------------------- minutes
    def minutes(self, minutes_id: int) -> StoredMinutes | None:
        """Return the minutes of one id, whatever their state."""
        return minutes.one(self.read(), minutes_id)

    def current(
        self,
        sees: Collection[str],
        *,
        ordinal: int | None = None,
        on: date | None = None,
        since: date | None = None,
        year: int | None = None,
    ) -> tuple[StoredMinutes, ...]:
        """Return the minutes in force that may be seen, newest meeting first."""
        return minutes.current(self.read(), sees, ordinal=ordinal, on=on, since=since, year=year)

    def source(self, minutes_id: int) -> str:
        """Return the text that the spans of these minutes count in; KeyError where there are none."""
        return minutes.source(self.read(), minutes_id)

    def items(self, minutes_id: int) -> tuple[StoredItem, ...]:
        """Return the items of one meeting, in order."""
        return minutes.items(self.read(), minutes_id)

    def items_of_meetings(self, minutes_ids: Iterable[int]) -> Iterator[StoredItem]:
        """Yield the items of some meetings, meeting by meeting in the order given."""
        return minutes.items_of_meetings(self.read(), minutes_ids)

    def item(self, item_id: int) -> StoredItem | None:
        """Return the item of one id."""
        return minutes.item(self.read(), item_id)

    def items_of(self, item_ids: Collection[int]) -> tuple[StoredItem, ...]:
        """Return the items of some ids that there are, in the order of the ids."""
        return minutes.items_of(self.read(), item_ids)

    def items_whole(self, item_ids: Collection[int]) -> tuple[tuple[StoredItem, tuple[StoredDirective, ...]], ...]:
        """Return the items of some ids that there are, each with its directives as they are kept."""
        return minutes.items_whole(self.read(), item_ids)

    # -------------------------------------------------------------- directives
    def directive(self, directive_id: int) -> StoredDirective | None:
        """Return the directive of one id."""
        return directives.one(self.read(), directive_id)

    def directives_of_item(self, item_id: int) -> tuple[StoredDirective, ...]:
        """Return the directives of one item, in order."""
        return tuple(directives.by_item(self.read(), [item_id]).get(item_id, ()))

    def directives_of_minutes(self, minutes_id: int) -> tuple[StoredDirective, ...]:
        """Return the directives of one meeting, in order."""
        return directives.of_minutes(self.read(), minutes_id)

    def directives_of_meetings(self, minutes_ids: Iterable[int]) -> Iterator[StoredDirective]:
        """Yield the directives of some meetings, meeting by meeting in the order given."""
        return directives.of_meetings(self.read(), minutes_ids)

    def directives_of_bodies(
        self,
        canonicals_or_keys: Collection[str],
        sees: Collection[str],
        *,
        meeting: int | None = None,
        since: date | None = None,
        role: Role | None = None,
    ) -> tuple[StoredDirective, ...]:
        """Every directive to any of the bodies; newest meeting first, then in text order."""
        return directives.of_bodies(self.read(), canonicals_or_keys, sees, meeting=meeting, since=since, role=role)

    def directives_of_person(self, name: str, sees: Collection[str]) -> tuple[StoredDirective, ...]:
        """Return the directives that go to a person or name one; newest meeting first, then in text order."""
        return directives.of_person(self.read(), name, sees)

    def generic_directives(self, sees: Collection[str], minutes_ids: Collection[int]) -> tuple[StoredDirective, ...]:
        """Return the directives of some meetings that go to generic bodies alone."""
        return directives.generic(self.read(), sees, minutes_ids)

    # -------------------------------------------------------------- people and bodies
    def bodies(self, sees: Collection[str]) -> tuple[StoredBody, ...]:
        """Every body that the minutes in force name, once for each printed form and place."""
        return people.bodies(self.read(), sees)

    def people(self, sees: Collection[str]) -> tuple[StoredPerson, ...]:
        """Every person in the lists of the minutes in force."""
        return people.people(self.read(), sees)

    # -------------------------------------------------------------- loading
    def plan(self, new: Minutes) -> LoadPlan:
        """Tell what loading these minutes would do."""
        return loads.plan(self.read(), new)

    def add(self, new: Minutes, visibility: str | None, by: str) -> LoadResult:
        """Load in one transaction; no visibility means internal, or that of the version it replaces."""
        with self.write() as db:
            return loads.add(db, new, visibility=visibility, by=by)

    # -------------------------------------------------------------- intents
    def intents(self) -> tuple[Phrasing, ...]:
        """All phrasings, taught ones first."""
        return intents.every(self.read())

    def _refresh_intents(self) -> None:
        table = _INTENTS.read_text("utf-8") if _INTENTS.exists() else ""
        if intents.stale(self.read(), table):
            with self.write() as db:
                intents.refresh(db, table)

    # -------------------------------------------------------------- what was missed and what was taught
    def keep_miss(self, miss: Miss, *, turn: str | None = None) -> int:
        """Keep a question; no change of the store, so that nothing derived from it is made anew."""
        with self.write() as db:
            return misses.keep(db, miss, turn)

    def misses(self) -> tuple[Miss, ...]:
        """Return the latest questions that are neither settled nor put aside, earliest first."""
        return misses.pending(self.read())

    def settle_miss(self, miss_id: int, taught_id: int) -> None:
        """Note which entry answers the question, until that entry is undone."""
        with self.write() as db:
            misses.settle(db, miss_id, taught_id)

    def dismiss_misses(self, miss_ids: Collection[int], by: str) -> None:
        """Put questions aside that need no answer."""
        with self.write() as db:
            audit.note(db, by, "dismissed", misses=sorted(miss_ids))
            misses.dismiss(db, miss_ids)

    def teach(self, subject: Subject, words: str, meaning: str, by: str) -> int:
        """Add an entry that wins over the shipped tables, in place of an earlier one for the words."""
        with self.write() as db:
            before = [taught.told(db, subject, it.meaning) for it in taught.replaced(db, subject, words)]
            means = taught.told(db, subject, meaning)
            audit.note(db, by, "taught", subject=subject, words=words, meaning=means, before=before)
            return taught.add(db, subject, words, meaning, by)

    def taught(self) -> tuple[Taught, ...]:
        """Return everything taught, the latest first."""
        return taught.every(self.read())

    def unteach(self, taught_id: int, by: str) -> bool:
        """Undo an entry; False where it was gone."""
        with self.write() as db:
            gone = [each for each in taught.every(db) if each.id == taught_id]
            for each in gone:
                meaning = taught.told(db, each.subject, each.meaning)
                audit.note(db, by, "untaught", subject=each.subject, words=each.words, meaning=meaning)
            return taught.remove(db, taught_id)

    def item_in_force(self, item_id: int) -> StoredItem | None:
        """Follow an item through the later versions of its minutes; None where it is gone."""
        return taught.in_force(self.read(), item_id)

    # -------------------------------------------------------------- drafts and dialogues
    def keep_draft(self, owner: int, name: str, data: bytes) -> int:
        """Keep a file until its owner says yes or no; returns the draft's id."""
        with self.write() as db:
            return drafts.keep(db, owner, name, data)

    def draft(self, draft_id: int, owner: int) -> Draft | None:
        """Return the draft, if it is this owner's."""
        return drafts.one(self.read(), draft_id, owner)

    def drop_draft(self, draft_id: int, owner: int) -> bool:
        """Forget the draft; False where it was gone already."""
        with self.write() as db:
            return drafts.drop(db, draft_id, owner)

    def keep_dialogue(self, chat: int, person: int, dialogue: Dialogue) -> None:
        """Remember the turn in place of the one before."""
        with self.write() as db:
            dialogues.keep(db, chat, person, dialogue)

    def dialogue(self, chat: int, person: int, *, minutes_old: int = 10) -> Dialogue | None:
        """Return the turn before, None where there is none; one older than that is empty and ``expired``."""
        return dialogues.one(self.read(), chat, person, minutes_old)
