"""The verbs of the house, and nothing else; what they take and give is in ``knowledge.model``.

Each imports its room when it is first used, so that a command that needs none of them starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.model import Card, Document, LoadPlan, LoadResult, Minutes
    from knowledge.store import Store

__all__ = ["backup", "load", "open_store", "parse", "plan", "read", "read_bytes", "report", "restore"]


def open_store(path: Path) -> Store:
    """Open a store, make it where there is none, bring it up to date; StoreError, StoreNewerError."""
    from knowledge.store import open_store as act

    return act(path)


def read(path: Path) -> Document:
    """Read a file as text; a KnowledgeError names what is wrong with it."""
    from knowledge.readers import read_file as act

    return act(path)


def read_bytes(name: str, data: bytes) -> Document:
    """Read the content of a file as text; a KnowledgeError names what is wrong with it."""
    from knowledge.readers import read as act

    return act(name, data)


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


def backup(store: Path, target: Path) -> int:
    """Copy a store to one file while others use it; return its number of minutes."""
    from knowledge.store.copies import backup as act

    return act(store, target)


def restore(source: Path, store: Path) -> int:
    """Put a copy in the store's place, at once or not at all; return its number of minutes."""
    from knowledge.store.copies import restore as act

    return act(source, store)
