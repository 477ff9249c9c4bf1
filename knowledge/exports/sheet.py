"""The ledger → a workbook of one sheet: heads that stay in sight, a filter over each column, all of it text."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from config.replies import say
from knowledge.exports.columns import COLUMNS, heads, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge.ledger import Entry

_CELL = 32_767  # characters that a cell takes


def write(entries: Sequence[Entry], today: date) -> bytes:
    """The workbook; what begins with = stays the words that it is."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(today.year, today.month, today.day, tzinfo=UTC)})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(say("export_title"))
        for column, (words, width) in enumerate(zip(heads(), COLUMNS.values(), strict=True)):
            sheet.set_column(column, column, width * 1.6)
            sheet.write_string(0, column, words, head)
        found = rows(entries)
        for number, row in enumerate(found, 1):
            for column, words in enumerate(row):
                sheet.write_string(number, column, words[:_CELL], wrapped)
        sheet.autofilter(0, 0, len(found), len(COLUMNS) - 1)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return file.getvalue()
