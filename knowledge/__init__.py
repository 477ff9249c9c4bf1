"""The verbs of the house, and nothing else; what they take and give is in ``knowledge.model``.

Each imports its room when it is first used, so that a command that needs none of them starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from knowledge.ledger import Entry
    from knowledge.model import Answer, Card, Dialogue, Document, LoadPlan, LoadResult, Minutes, Role
    from knowledge.readers import Progress
    from knowledge.store import Store

__all__ = [
    "ask",
    "backup",
    "explain",
    "export",
    "load",
    "meetings",
    "open_store",
    "parse",
    "plan",
    "read",
    "read_bytes",
    "report",
    "restore",
    "tasks",
]


def open_store(path: Path) -> Store:
    """Open a store, make it where there is none, bring it up to date; StoreError, StoreNewerError."""
    from knowledge.store import open_store as act

    return act(path)


def read(path: Path, progress: Progress | None = None) -> Document:
    """Read a file as text; a KnowledgeError names what is wrong with it.

    ``progress`` is told how many pages of a scan are done, and of how many: each takes seconds.
    """
    from knowledge.readers import read_file as act

    return act(path, progress)


def read_bytes(name: str, data: bytes, progress: Progress | None = None) -> Document:
    """Read the content of a file as text; a KnowledgeError names what is wrong with it."""
    from knowledge.readers import read as act

    return act(name, data, progress)


def parse(document: Document) -> Minutes:
    """Understand a text as minutes; NotMinutesError where it is none."""
    from knowledge.minutes import parse as act

    return act(document)


def plan(store: Store, minutes: Minutes) -> LoadPlan:
    """Tell what loading would do; changes nothing."""
    return store.plan(minutes)


def load(store: Store, minutes: Minutes, *, visibility: str | None = None, by: str) -> LoadResult:
    """Store in one transaction; no visibility means internal, or that of the version it replaces."""
    return store.add(minutes, visibility, by)


def report(minutes: Minutes, plan: LoadPlan | None = None) -> tuple[Card, ...]:
    """Say what was understood of the minutes, what was not, and what loading would do."""
    from knowledge.reporting import report as act

    return act(minutes, plan)


def ask(  # noqa: PLR0913 what an answer depends on, all of it explicit
    store: Store,
    question: str,
    *,
    dialogue: Dialogue | None = None,
    today: date,
    sees: frozenset[str],
    own: tuple[str, ...] = (),
) -> tuple[Answer, Dialogue]:
    """Answer one question; gives the answer and the dialogue for the next turn. Never raises for any text."""
    from knowledge.answer import ask as act

    return act(store, question, dialogue=dialogue, today=today, sees=sees, own=own)


def explain(store: Store, answer: Answer, *, sees: frozenset[str]) -> Card:
    """Tell how the question of an answer was read, and how sure the search was."""
    from knowledge.explaining import explain as act

    return act(store, answer, sees=sees)


def tasks(  # noqa: PLR0913 what an answer depends on, all of it explicit
    store: Store,
    body: str,
    *,
    today: date,
    sees: frozenset[str],
    role: Role | None = None,
    meeting: int | None = None,
    since: date | None = None,
) -> Answer:
    """List every directive of a body, complete, with the true count."""
    from knowledge.answer import tasks_of as act

    return act(store, body, today=today, sees=sees, role=role, meeting=meeting, since=since)


def meetings(store: Store, *, sees: frozenset[str]) -> tuple[Card, ...]:
    """List the minutes that an asker may see, newest first."""
    from knowledge.answer import meetings as act

    return act(store, sees=sees)


def backup(store: Path, target: Path) -> int:
    """Copy a store to one file while others use it; return its number of minutes."""
    from knowledge.store.copies import backup as act

    return act(store, target)


def restore(source: Path, store: Path) -> int:
    """Put a copy in the store's place, at once or not at all; return its number of minutes."""
    from knowledge.store.copies import restore as act

    return act(source, store)


def export(entries: Sequence[Entry], suffix: str, *, today: date) -> bytes:
    """Write entries of the ledger as .xlsx, .docx, .ics or .json; ExportFormatError where it is none of them."""
    from knowledge.exports import write as act

    return act(entries, suffix, today=today)
