"""The ledger → a Word document: one table across the page, its heads on every page."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt

from config.replies import say
from knowledge.exports.columns import COLUMNS, heads, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge.ledger import Entry

_WIDTH, _HEIGHT, _MARGIN = 297, 210, 15  # millimetres of a landscape A4 page
_FONT, _SIZE = "宋体", 9


def write(entries: Sequence[Entry], today: date) -> bytes:
    """The document."""
    paper = Document()
    paper.core_properties.created = paper.core_properties.modified = datetime(
        today.year, today.month, today.day, tzinfo=UTC
    )
    paper.core_properties.author = ""
    _lay_out(paper)
    paper.add_heading(say("export_title"), 1)
    paper.add_paragraph(say("export_made", on=today.isoformat(), count=len(entries)))
    table = paper.add_table(1, len(COLUMNS), "Table Grid")
    table.autofit = False
    _fill(table.rows[0], heads())
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 the library has no word for it
    for row in rows(entries):
        _fill(table.add_row(), row)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _lay_out(paper: Any) -> None:  # noqa: ANN401 the library's types are loose
    page, style = paper.sections[0], paper.styles["Normal"]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(_WIDTH), Mm(_HEIGHT)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)
    style.font.size = Pt(_SIZE)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)


def _fill(row: Any, words: Sequence[str]) -> None:  # noqa: ANN401 the library's types are loose
    whole = sum(COLUMNS.values())
    for cell, text, share in zip(row.cells, words, COLUMNS.values(), strict=True):
        cell.width = Mm((_WIDTH - 2 * _MARGIN) * share / whole)
        cell.text = "".join(sign for sign in text if sign.isprintable())
