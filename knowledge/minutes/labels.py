"""Lines that open alike, by a label of no usual kind (◆, 事项1：, [1], A.) → the division that they make.

The last resort before "one item": what usual numbers divide has a better score.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from knowledge.minutes.division import Division, Marked, Start, begins, start_at
from knowledge.minutes.draft import Range
from knowledge.minutes.lines import headline, words
from knowledge.minutes.numerals import numeral
from knowledge.minutes.patterns_layout import LABEL, MATTER_IS, TITLE_HEAD

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from knowledge.text import Text

_FEWEST = 2  # lines that open alike
_SEVERAL = 3  # headings that need no act below each
_HEADING = 0.7  # as much like an item as a short line is
_SHORT = 30  # characters of a first sentence that is a heading
_SENTENCE = 16  # characters of a text below a heading at least
_TOLD = 0.85  # how much a first sentence looks like one that the meeting's act follows
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ORDERED = ("worded", "boxed", "letter", "roman", "circled", "inner", "part", "nth")


def labelled(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """The lines of each sort of label that count up, or that carry the same sign, where all look like headings."""
    found = [(i, label) for i, line in enumerate(lines) if (label := LABEL.match(text.plain, line.line.start))]
    for _, alike in groupby(sorted(found, key=lambda one: (_sort(one[1]), one[0])), key=lambda one: _sort(one[1])):
        run = list(alike)
        starts = [_start(text, lines, i, label) for i, label in run]
        counts = run[0][1].lastgroup not in _ORDERED or _counts_up([label for _, label in run])
        if len(run) >= _FEWEST and counts and all(start.quality >= _HEADING for start in starts):
            yield Division("labelled", tuple(starts), tuple(line.line for line in lines[: run[0][0]]))


def unlabelled(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """Items below headings without any mark, behind each of which stands what the meeting did."""
    plain = [i for i, (line, below) in enumerate(pairwise(lines)) if _is_plain(text, line) and _is_text(text, below)]
    heads = [i for i in plain if begins(text, lines[i + 1].line)]
    told = all(_goes_on(text, lines[i + 1]) for i in plain)
    if told and len(heads) < len(plain) >= _SEVERAL and plain[0] <= 1:  # what was done may stand later: 设备科提出…
        heads = plain
    titles = [i for i, line in enumerate(lines) if TITLE_HEAD.fullmatch(text.plain, line.line.start, line.line.end)]
    for found in (heads, titles):
        if len(found) >= _FEWEST:
            starts = tuple(start_at(text, lines, i, 1.0) for i in found)
            yield Division("labelled", starts, tuple(line.line for line in lines[: found[0]]))


def _is_text(text: Text, line: Marked) -> bool:
    return "。" in words(text, line.line)


def _goes_on(text: Text, below: Marked) -> bool:
    """Whether a paragraph below a line is its text: what the meeting did, or whole sentences."""
    said = words(text, below.line)
    return begins(text, below.line) or (len(said) > _SENTENCE and "。" in said)


def _is_plain(text: Text, line: Marked) -> bool:
    """Whether a line may be a heading, and carries no mark."""
    marked = line.kind or LABEL.match(text.plain, line.line.start)
    return not marked and bool(headline(words(text, line.line)))


def _sort(label: re.Match[str]) -> str:
    """What lines that belong together have the same of: the kind of their count, or their sign."""
    kind = str(label.lastgroup)
    return kind if kind in _ORDERED or kind == "titled" else label[kind]


def _counts_up(labels: list[re.Match[str]]) -> bool:
    numbers = [_number(label) for label in labels]
    return numbers[0] == 1 and all(after == before + 1 for before, after in pairwise(numbers))


def _number(label: re.Match[str]) -> int:
    """The place of a label in its count, from 1; 0 where it has none."""
    kind = str(label.lastgroup)
    said = label[kind]
    if kind == "letter":
        return ord(said) - ord("A") + 1
    if kind == "circled":
        return ord(said) - ord("①") + 1
    if kind == "roman":
        return _ROMAN.index(said) + 1 if said in _ROMAN else ord(said[0]) - ord("Ⅰ") + 1
    return numeral(said) or 0


def _start(text: Text, lines: list[Marked], i: int, label: re.Match[str]) -> Start:
    """The start of an item behind a label; the words of a label that stands alone are those of the line below."""
    line = lines[i]
    alone = label.end() >= line.line.end and i + 1 < len(lines)
    words_at = label.start() if label.lastgroup == "about" else label.end()  # 关于某路建设 is all of a heading
    head = replace(lines[i + 1] if alone else line, kind="labelled", number=None)
    # 第一项, and below it 议题：某某
    named = MATTER_IS.match(text.plain, head.line.start, head.line.end) if alone else None
    head = replace(head, words_at=named.end() if named else head.line.start if alone else words_at)
    start = replace(start_at(text, [head, *lines[i + 1 + alone :]], 0), at=line.line.start)
    if label.lastgroup == "titled":
        return replace(
            start, topic=Range(*label.span("titled")), quality=_TOLD if _acts(text, start.words_at, start) else 0
        )
    first = text.plain.find("。", start.words_at, start.line_end)
    if named:
        return replace(start, quality=1.0)
    heads = 0 < first - start.words_at <= _SHORT and _acts(text, first + 1, start)
    return replace(start, quality=max(start.quality, _TOLD)) if heads else start


def _acts(text: Text, at: int, start: Start) -> bool:
    """Whether what the meeting did stands at a place of a paragraph: 路灯改造。|会议同意…."""
    return begins(text, Range(at, start.line_end))
