"""The YAML tables of words, contrasts, English, intents and facts → frozen types; an error names file and key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Row = TypeVar("_Row", bound=BaseModel)


class VocabularyError(ValueError):
    """A shipped table does not fit its schema; the message names file and key."""


class _Synonyms(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    same: tuple[tuple[str, ...], ...]
    everyday: tuple[tuple[str, ...], ...] = ()
    dialect: dict[str, str] = {}
    filler: tuple[str, ...]


class _Intent(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    intent: str
    weight: float
    needs: tuple[str, ...] = ()
    phrasings: tuple[str, ...]


class _Fact(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    fact: str
    asks: tuple[str, ...]
    tells: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The shipped words.

    ``same``: word → the others of its rows; ``field``: those words of it whose characters are read for a sound;
    ``dialect``: word → as minutes say it; ``filler``: longest first.
    """

    same: dict[str, tuple[str, ...]]
    field: frozenset[str]
    dialect: dict[str, str]
    filler: tuple[str, ...]

    def ways_to_say(self, word: str) -> set[str]:
        """A word and what else is said for it."""
        return {word, *self.same.get(word, ())}


@dataclass(frozen=True, slots=True)
class Intent:
    """One row of the intent table: its name, weight, what it needs, its phrasings as written."""

    name: str
    weight: float
    needs: tuple[str, ...]
    phrasings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One kind of fact: alternatives of a question that asks for it, and of a sentence that tells it.

    ``whole``: they are looked for in the question with the names of bodies and people in it.
    """

    name: str
    asks: tuple[str, ...]
    tells: tuple[str, ...]
    whole: bool


def _read(name: str) -> object:
    return yaml.load(Path(__file__).with_name(name).read_text("utf-8"), _LOADER)  # noqa: S506 a safe loader


def _refuse(file: str, error: ValidationError) -> VocabularyError:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    return VocabularyError(f"{file}: {key}: {first['msg']}")


@cache
def contrasts() -> tuple[tuple[str, ...], ...]:
    """Rows of words that exclude one another; an error names what is wrong."""
    try:
        return TypeAdapter(tuple[tuple[str, ...], ...]).validate_python(_read("contrasts.yaml"))
    except ValidationError as error:
        raise _refuse("contrasts.yaml", error) from error


@cache
def vocabulary() -> Vocabulary:
    """The shipped synonyms."""
    try:
        table = _Synonyms.model_validate(_read("synonyms.yaml"))
    except ValidationError as error:
        raise _refuse("synonyms.yaml", error) from error
    same: dict[str, list[str]] = {}
    for row in (*table.same, *table.everyday):
        for word in row:
            same.setdefault(word, []).extend(other for other in row if other != word)
    return Vocabulary(
        {word: tuple(dict.fromkeys(others)) for word, others in same.items()},
        frozenset(word for row in table.same for word in row),
        table.dialect,
        tuple(sorted(table.filler, key=len, reverse=True)),
    )


@cache
def english() -> dict[str, str]:
    """English words and phrases in lower case → Chinese; read when the first English question comes."""
    rows = _read("english.yaml")
    if not isinstance(rows, dict) or not all(isinstance(one, str) for pair in rows.items() for one in pair):
        raise VocabularyError("english.yaml: words are expected, each with its Chinese")
    return dict(rows)


@cache
def places() -> frozenset[str]:
    """Well-known place names, without 省 市 县 区."""
    rows = _read("places.yaml")
    if not isinstance(rows, list):
        raise VocabularyError("places.yaml: a list is expected")
    return frozenset(name for row in rows for name in str(row).split())


@cache
def intent_table() -> tuple[Intent, ...]:
    """The shipped intents, in the order of the table."""
    rows = _rows("intents.yaml", _Intent)
    for row in rows:
        if wrong := next((one for one in row.phrasings if _REPEATED.search(one)), ""):
            raise VocabularyError(f"intents.yaml: {row.intent}: {wrong}: write (a|b)? for one of several characters")
    return tuple(Intent(row.intent, row.weight, row.needs, row.phrasings) for row in rows)


@cache
def fact_table() -> tuple[Fact, ...]:
    """The kinds of fact, in the order in which they are looked for; VocabularyError for an expression that is none."""
    rows = _rows("facts.yaml", _Fact)
    for row in rows:
        for alternatives in (row.asks, row.tells):
            try:
                re.compile("|".join(alternatives))
            except re.error as error:
                wrong = next((one for one in alternatives if not _compiles(one)), "|".join(alternatives))
                raise VocabularyError(f"facts.yaml: {row.fact}: {wrong}: {error}") from error
    return tuple(Fact(row.fact, row.asks, row.tells, row.whole) for row in rows)


def _compiles(expression: str) -> bool:
    try:
        re.compile(expression)
    except re.error:
        return False
    return True


def _rows(file: str, kind: type[_Row]) -> list[_Row]:
    """The rows of a table that is a list."""
    raw = _read(file)
    if not isinstance(raw, list):
        raise VocabularyError(f"{file}: a list is expected")
    try:
        return [kind.model_validate(row) for row in raw]
    except ValidationError as error:
        raise _refuse(file, error) from error


# [c] is optional here, no class of characters: one with a sign of repetition, or a range, means another thing
_REPEATED = re.compile(r"(?<![!=])\[[^\[\]]*\][?+*]")
_ALTERNATIVES = re.compile(r"\((?!\?)([^()\[\]]+)\)")


@cache
def pattern(phrasing: str) -> re.Pattern[str]:
    """A phrasing of the table as a regular expression: ``(a|b)`` one of, ``[c]`` or ``(c)?`` optional.

    The alternatives of a group are tried longest first, so that 什么时候 is never read as 什么.
    """

    def longest_first(group: re.Match[str]) -> str:
        return "(?:" + "|".join(sorted(group[1].split("|"), key=len, reverse=True)) + ")"

    optional = re.sub(r"(?<![!=])\[([^\[\]]+)\]", r"(\1)?", phrasing)
    return re.compile(_ALTERNATIVES.sub(longest_first, optional))


@cache
def any_of(phrasings: tuple[str, ...]) -> re.Pattern[str]:
    """All phrasings of an intent as one expression: tells at once that none of them stands in a text."""
    return re.compile("|".join(f"(?:{pattern(one).pattern})" for one in phrasings))
