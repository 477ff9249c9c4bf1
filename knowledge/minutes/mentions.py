"""The catalogue and a sentence → mentions of bodies: the mention, the list of them, the index of names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from config.tables import BodyEntry, catalogue


class Sort(StrEnum):
    """What a mention is."""

    BODY = "body"
    STEM = "stem"
    GROUP = "group"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text: ``name`` as printed, ``prefix`` the level or place before it."""

    start: int
    end: int
    sort: Sort
    name: str
    prefix: str = ""
    lent: str = ""  # the prefix of the first of its list, which the others leave out
    core: str = ""  # the name without its prefix, folded
    entry: BodyEntry | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A list of mentions that act together; ``end`` is behind its tail, ``open`` where the tail says 等."""

    start: int
    end: int
    mentions: tuple[Mention, ...]
    open: bool = False


@cache
def printed() -> tuple[dict[str, BodyEntry], dict[str, tuple[BodyEntry, str]]]:
    """Index the catalogue: printed name → entry, and bare word of a list → entry and what it stands for."""
    names = {name: entry for entry in catalogue() for name in entry.printed}
    stems = {stem: (entry, restored) for entry in reversed(catalogue()) for stem, restored in entry.stems}
    return names, stems


@cache
def lengths() -> dict[str, tuple[int, ...]]:
    """For the first character of a catalogue name or stem, the lengths that it may have, longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for table in printed():
        for name in table:
            found[name[0]].add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def stands_alone(mention: Mention) -> bool:
    """Whether a bare word is a body without a tail: it has its level (市财政) or is a name (残联)."""
    entry = mention.entry
    return bool(mention.prefix) or mention.core.endswith("机关") or bool(entry and mention.core in entry.printed)
