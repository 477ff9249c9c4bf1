"""What administrators taught → the tables that a question is read by, each by its folded words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.folding import fold
from knowledge.grams import bigrams
from knowledge.model import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from knowledge.model import Taught


@dataclass(frozen=True)
class Lessons:
    """``items``: whole question → id of an item; ``aliases``: word → bodies; ``intents``: phrasing → intent.

    ``synonyms`` holds each pair both ways. ``grams`` are the bigrams of all these words: they are no slips of the pen.
    """

    items: dict[str, int]
    aliases: dict[str, frozenset[str]]
    synonyms: dict[str, tuple[str, ...]]
    intents: dict[str, str]
    grams: frozenset[str]


def said(words: str) -> str:
    """Words folded to their letters and digits: what two ways to type the same question share."""
    return "".join(char for char in fold(words).lower() if char.isalnum())


def lessons(taught: Iterable[Taught], identity: Callable[[str], str]) -> Lessons:
    """Put what was taught into tables, the latest first; ``identity`` tells which body a name means."""
    items: dict[str, int] = {}
    aliases: dict[str, frozenset[str]] = {}
    synonyms: dict[str, tuple[str, ...]] = {}
    intents: dict[str, str] = {}
    for each in taught:
        words = said(each.words)
        if each.subject is Subject.ITEM:
            items.setdefault(words, int(each.meaning))
        elif each.subject is Subject.ALIAS:
            aliases.setdefault(words, frozenset({identity(each.meaning)}))
        elif each.subject is Subject.INTENT:
            intents.setdefault(words, each.meaning)
        else:
            other = said(each.meaning)
            synonyms[words] = (*synonyms.get(words, ()), other)
            synonyms[other] = (*synonyms.get(other, ()), words)
    grams = frozenset(gram for words in (*aliases, *synonyms, *intents) for gram in bigrams(words))
    return Lessons(items, aliases, synonyms, intents, grams)
