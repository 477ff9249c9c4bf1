"""A table whose rows are agenda items (序号 | 议题 | 议定意见 | 责任科室) → the items' starts and their tasks.

A row with a number opens an item; one that leaves number and matter blank goes on with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.minutes import patterns_forms as p
from knowledge.minutes.cells import cells_of
from knowledge.minutes.division import Division, Marked, Start
from knowledge.minutes.draft import Range
from knowledge.minutes.forms import Task, column_of
from knowledge.minutes.numerals import numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from knowledge.text import Text

_FEWEST = 2  # items of a table
_FIELDS = ("lead", "body", "support", "due")


def tabled(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """The items of the first table that has a column for the matter and one for what was settled on it."""
    for at, line in enumerate(lines):
        columns = [column_of(text, cell, p.ITEM_COLUMN) for cell in cells_of(text, line.line)]
        if {"matter", "told"} <= set(columns):
            starts = list(_starts(text, columns, [one.line for one in lines[at + 1 :]]))
            if len(starts) >= _FEWEST:
                yield Division("table", tuple(starts), tuple(one.line for one in lines[: at + 1]))
            return


def _starts(text: Text, columns: list[str | None], lines: list[Range]) -> Iterator[Start]:
    """Each item with all its rows; the table ends at the first line that is no row of it."""
    rows: list[tuple[Range, Mapping[str, Range]]] = []
    for line in lines:
        row = cells_of(text, line)
        if not 1 < len(row) <= len(columns):
            break
        named = dict(zip(columns[len(columns) - len(row) :], row, strict=True))  # blank cells first may be lost
        filled = {kind: cell for kind, cell in named.items() if kind and cell.end > cell.start}
        if rows and "matter" in filled:
            yield _start(text, rows)
            rows = []
        if not rows and "matter" not in filled:
            break
        rows.append((line, filled))
    if rows:
        yield _start(text, rows)


def _start(text: Text, rows: list[tuple[Range, Mapping[str, Range]]]) -> Start:
    line, first = rows[0]
    matter, number = first["matter"], first.get("number")
    told = [row["told"] for _, row in rows if "told" in row]
    return Start(
        at=line.start,
        words_at=matter.start,
        line_end=matter.end,
        quality=1.0,
        number=numeral(text.plain[number.start : number.end]) if number else None,
        end=rows[-1][0].end,
        topic=matter,
        extra=tuple(told),
        rows=tuple(task for _, row in rows if (task := _task(text, row))),
        by=first.get("by"),
    )


def _task(text: Text, row: Mapping[str, Range]) -> Task | None:
    """What one row charges a body with; None where no body is named in it."""
    fields = tuple((kind, row[kind]) for kind in _FIELDS if kind in row)
    if "told" not in row or not any(kind != "due" and text.plain[cell.start].isalnum() for kind, cell in fields):
        return None
    told = row["told"]
    label = p.ROW_LABEL.match(text.plain, told.start, told.end)
    return Task(Range(label.end() if label else told.start, told.end), fields)
