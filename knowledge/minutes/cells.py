"""A row of a table → its cells, and the pairs of key and value that a row of a document's head may hold."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.minutes.draft import Range
from knowledge.minutes.patterns_layout import PAIR_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.text import Text

_PAIR = 2  # cells


def cells_of(text: Text, line: Range) -> list[Range]:
    """The cells of a row, parted by bars or by tabs, blank ones too; a single one where it is no row."""
    plain = text.plain
    parted = "|" in plain[line.start : line.end] or "\t" in text.printed(line.start, line.end)
    cuts = [i for i in range(line.start, line.end) if plain[i] == "|" or "\t" in text.gap(i)] if parted else []
    found = []
    for first, last in zip([line.start, *cuts], [*cuts, line.end], strict=True):
        start = first + (plain[first : first + 1] == "|")
        words = plain[start:last]
        left = start + len(words) - len(words.lstrip())
        found.append(Range(left, max(left, left + len(words.strip()))))
    barred = plain.startswith("|", line.start)
    return found[1:-1] if barred and plain[line.end - 1] == "|" else found[1:] if barred else found


def pairs(text: Text, line: Range) -> Iterator[Range]:
    """A line, or each key with its value where it is a row of several: 会议日期 | 3月5日 | 主持人 | 方舟.

    The border before the first key is left out.
    """
    cells = cells_of(text, line)
    keys = [cell for cell in cells[::_PAIR] if PAIR_KEY.fullmatch(text.plain, cell.start, cell.end)]
    paired = len(cells) > _PAIR and len(cells) % _PAIR == 0 and len(keys) * _PAIR == len(cells)
    if not keys or keys[0] != cells[0]:
        yield line
        return
    starts = [keys[0].start, *(key.start for key in keys[1:] if paired), line.end]
    yield from (Range(start, end) for start, end in pairwise(starts))
