"""A list of people as printed → its entries.

Parted by stops, by blanks, by line ends, padded names made whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.minutes.draft import Range
from knowledge.minutes.patterns_people import BRACKETED_AWAY, GROUP_LABEL
from knowledge.minutes.people import is_name, join_pieces, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.text import Text

_STOPS = "，；。、：/|"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list.

    It holds its words folded and as printed, where it stands, the sign before it, what brackets behind it say.
    ``label`` marks the name of a group that a colon ends; such an entry names no one itself.
    """

    words: str
    shown: str
    at: int
    end: int
    before: str
    note: str = ""
    shown_note: str = ""
    label: bool = False


def entries(text: Text, stretch: Range) -> Iterator[Entry]:
    """Read the entries of a list, in order."""
    at, before = stretch.start, "："
    while at < stretch.end:
        end, stop = _chunk_end(text.plain, at, stretch.end)
        if stop == "：":
            line = text.plain.rfind("\n", at, end) + 1 or at
            if line > at:  # the last names of the line before, then the label of a group
                yield from _words(text, Range(at, line), before, Range(line, line))
            yield _label(text, line, end, before)
        else:
            note = _note(text.plain, at, end)
            yield from _words(text, Range(at, note.start - (note.start < end)), before, note)
        before = stop
        at = end + len(stop)


def _chunk_end(plain: str, at: int, stop: int) -> tuple[int, str]:
    """Where the chunk from ``at`` on ends, and the sign that ends it; signs inside brackets end nothing."""
    depth = 0
    for i in range(at, stop):
        sign = plain[i]
        if sign == "（":
            depth += 1
        elif sign == "）" and depth:
            depth -= 1
            if depth == 0 and i > at and i + 1 < stop and plain[i + 1] not in _STOPS + "（" and plain[at] != "（":
                return i + 1, ""
        elif depth == 0 and sign in _STOPS:
            return i, sign
    return stop, ""


def _label(text: Text, at: int, end: int, before: str) -> Entry:
    """The label of a group inside a list: "（二）县政府办：" names 县政府办."""
    found = GROUP_LABEL.match(text.plain, at, end + 1)
    start, stop = found.span("body") if found else (at, end)
    return Entry(text.plain[start:stop].strip(), text.shown[start:stop].strip(), start, stop, before, label=True)


def _note(plain: str, at: int, end: int) -> Range:
    """The bracket behind the words of a chunk, without its marks; empty at the chunk's end where there is none."""
    opened = plain.find("（", at, end)
    if opened <= at:
        return Range(end, end)
    if BRACKETED_AWAY.match(plain, opened):  # a line of its own, on somebody else
        return Range(opened, opened)
    inner = plain[opened:end].strip("（）\n ")
    start = plain.find(inner, opened, end)
    return Range(start, start + len(inner))


def _words(text: Text, chunk: Range, before: str, note: Range) -> Iterator[Entry]:
    pieces = list(_pieces(text, chunk))
    at = 0
    for count in join_pieces([text.plain[p.start : p.end] for p in pieces]):
        run, at = pieces[at : at + count], at + count
        words = "".join(text.plain[p.start : p.end] for p in run)
        shown = "".join(text.shown[p.start : p.end] for p in run)
        behind = note if at == len(pieces) else Range(chunk.end, chunk.end)
        yield Entry(
            words,
            shown,
            run[0].start,
            run[-1].end,
            before,
            text.plain[behind.start : behind.end],
            text.shown[behind.start : behind.end],
        )
        before = " "


def _torn_once(text: Text, chunk: Range) -> bool:
    """Whether the only blank in a chunk is the end of a wrapped line, and no two names meet there."""
    parted = [i for i in range(chunk.start + 1, chunk.end) if any(sign.isspace() for sign in text.gap(i))]
    if len(parted) != 1 or "\n" not in text.gap(parted[0]):
        return False
    before, after = text.plain[chunk.start : parted[0]], text.plain[parted[0] : chunk.end]
    return not any(sign in "\n " for sign in before + after) and not (person(before) and is_name(after))


def _pieces(text: Text, chunk: Range) -> Iterator[Range]:
    """What blanks and line ends part a chunk into; a lone line end inside a name (副县长巴｜特尔) parts nothing."""
    if _torn_once(text, chunk):
        yield chunk
        return
    start = chunk.start
    for i in range(chunk.start, chunk.end):
        if text.plain[i] in "\n ":
            if i > start:
                yield Range(start, i)
            start = i + 1
        elif i > start and any(sign.isspace() for sign in text.gap(i)):
            yield Range(start, i)
            start = i
    if chunk.end > start:
        yield Range(start, chunk.end)
