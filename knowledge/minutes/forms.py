"""Labelled lines and tables → tasks as a form states them: 责任单位：县林业局, or a row with a column for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.minutes import patterns_forms as p
from knowledge.minutes.cells import cells_of
from knowledge.minutes.clauses import roles
from knowledge.minutes.deadlines import due_on
from knowledge.minutes.draft import Range
from knowledge.model import Role

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from knowledge.minutes.bodies import BodyFinder
    from knowledge.minutes.clauses import Actors
    from knowledge.minutes.mentions import Mention, Phrase
    from knowledge.minutes.points import Sentence
    from knowledge.model import Deadline
    from knowledge.text import Text

Field = tuple[str, Range]  # the kind of a field (lead, body, support, due, task) and where its value stands


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a form: where it stands, and its fields."""

    whole: Range
    fields: tuple[Field, ...]


def is_labelled(text: Text, sentence: Sentence) -> bool:
    """Whether a sentence is a line of a form: 责任单位：…, （完成时限：…）."""
    start = sentence.start + text.plain.startswith("（", sentence.start)
    return bool(p.LABEL.match(text.plain, start, sentence.end))


def trailing(text: Text, sentence: Sentence) -> Sentence | None:
    """Return the labels in brackets that a sentence ends with (…清淤（责任单位：县水利局）), as a line of a form."""
    found = p.TRAILING.search(text.plain, sentence.start, sentence.end)
    return replace(sentence, start=found.start("labels"), end=found.end("labels")) if found else None


def fields(text: Text, lines: list[Sentence]) -> tuple[Field, ...]:
    """Return the fields of neighbouring lines of a form; one line may hold several."""
    found: list[Field] = []
    for line in lines:
        for kind, value in _values(text, line.start, _closed(text, line)):
            found += _shared(text, kind, value)
    return tuple(found)


def _values(text: Text, start: int, end: int) -> list[Field]:
    """The labels of a stretch, each with what stands up to the next."""
    labels = list(p.LABEL.finditer(text.plain, start, end))
    stops = [*(label.start() for label in labels[1:]), end]
    return [(_kind(a), _trimmed(text, a.end(), stop)) for a, stop in zip(labels, stops, strict=bool(labels))]


def _parted(text: Text, kind: str, value: Range) -> list[Field]:
    """A field, or those that labels within it part it into: 牵头：县林业局；配合：县公安局."""
    label = p.LABEL.search(text.plain, value.start, value.end) if kind in {"lead", "body"} else None
    first = label.start() if label else value.end
    before = _shared(text, kind, _trimmed(text, value.start, first)) if first > value.start else []
    return [*before, *_values(text, first, value.end)]


def _shared(text: Text, kind: str, value: Range) -> list[Field]:
    """A field as it stands, or one for each part of those that it names: 县林业局牵头，县公安局、县财政局配合."""
    parts = list(p.SHARE.finditer(text.plain, value.start, value.end)) if kind in ("lead", "body") else []
    if not parts:
        return [(kind, value)]
    rest = Range(parts[-1].end() + text.plain.startswith(("，", "；", "、"), parts[-1].end()), value.end)
    shared = [(_kind(part), Range(*part.span("names"))) for part in parts]
    return [*shared, (kind, rest)] if rest.end > rest.start else shared


def _trimmed(text: Text, start: int, end: int) -> Range:
    """A value without the mark that parts it from the next label: the last name of its list ends there."""
    return Range(start, start + len(text.plain[start:end].rstrip("；;，,。 ")))


def rows(text: Text, ranges: tuple[Range, ...]) -> Iterator[Task]:
    """Yield the rows of every table whose head names a column for bodies."""
    columns: list[str | None] = []
    for each in ranges:
        start = each.start
        while start < each.end:
            end = text.plain.find("\n", start, each.end)
            end = each.end if end < 0 else end
            cells = [cell for cell in cells_of(text, Range(start, end)) if cell.end > cell.start]
            named = [column_of(text, cell, p.COLUMN) for cell in cells]
            if {"lead", "body"} & set(named):
                columns = named
            elif columns and len(cells) == len(columns):
                pairs = zip(columns, cells, strict=True)
                yield Task(Range(start, end), tuple((kind, cell) for kind, cell in pairs if kind))
            else:
                columns = []
            start = end + 1


def actors(found: tuple[Field, ...], finder: BodyFinder) -> Actors:
    """Return who is charged by the fields: the bodies answerable go along where another field names the lead."""
    found = tuple(part for kind, value in found for part in _parted(finder.text, kind, value))
    led = any(kind == "lead" for kind, _ in found)
    parts = {"lead": Role.LEAD, "body": Role.JOINT if led else None, "support": Role.SUPPORT}
    charged: list[tuple[Mention, Role]] = []
    for kind, value in found:
        here = value.start
        while kind in parts and (phrase := _named(finder, here, value.end)):
            charged += roles(phrase, Role.JOINT if here > value.start and parts[kind] is None else parts[kind])
            more = p.FURTHER.match(finder.text.plain, phrase.end, value.end)
            here = more.end() if more else value.end
    return tuple(charged)


def _named(finder: BodyFinder, start: int, end: int) -> Phrase | None:
    """The next bodies of a field: as in a sentence, or a longer name that fills its place (镇村镇建设办公室)."""
    phrase, alone = finder.phrase_at(start, end), finder.alone(start, end)
    longer = phrase and alone and len(phrase.mentions) == 1 and alone.end > phrase.end
    return alone if longer or not phrase else phrase


def due(text: Text, found: tuple[Field, ...], held_on: date | None) -> Deadline | None:
    """Return the limit that a field states."""
    value = next((value for kind, value in found if kind == "due"), None)
    words = text.plain[value.start : value.end] if value else ""
    said = any(map(str.isalnum, words)) and not p.NO_LIMIT.fullmatch(words)  # — is none
    return due_on(text, value.start, value.end, held_on) if value and said else None


def _closed(text: Text, line: Sentence) -> int:
    """Return where the last value of a line ends: before the bracket that closes the whole line."""
    printed = text.plain[line.start : line.end].rstrip("。；")
    bracketed = printed.startswith("（") and printed.endswith("）")
    return line.start + len(printed) - 1 if bracketed else line.end


def column_of(text: Text, cell: Range, heads: re.Pattern[str]) -> str | None:
    """What a column holds whose head is in a cell; None where its words are no such head."""
    head = heads.fullmatch(text.plain, cell.start, cell.end)
    return head.lastgroup if head else None


def _kind(label: p.Label) -> str:
    return str(label.lastgroup)
