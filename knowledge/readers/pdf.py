"""A .pdf with a text layer → Document; one with pages that have none, or one of rubbish, is left to ``scan``.

pdfium finds the characters and their places; the order and the paragraphs are ours (``typeset``).
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from contextlib import contextmanager
from datetime import date
from math import hypot
from typing import TYPE_CHECKING

from knowledge.errors import EncryptedFileError
from knowledge.readers import signatures
from knowledge.readers.limits import FEW_SIGNS, MOSTLY, broken, costly, pictured
from knowledge.readers.lines import compose
from knowledge.readers.pdf_streams import is_damaged
from knowledge.readers.rows import Glyph, Page
from knowledge.readers.typeset import is_chinese, is_readable, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from knowledge.model import Document

SUFFIXES = (".pdf",)
ALONE_FROM = 0

MOST_PAGES = 500
MOST_SIGNS = 500_000  # characters of one document
_FIRST_VISIBLE = 0x20
_BLANKS = frozenset((0, 2, 9, 10, 13))  # 2 is pdfium's for a hyphen at the end of a line
# D:20240306093000+08'00'
_DAY = re.compile(r"D:(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
# Radicals that fonts give in place of the letters that look the same; those up to U+2FDF fold by NFKC.
_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)


def identify(head: bytes, data: bytes) -> bool:  # noqa: ARG001 the face of every reader
    """The mark of a PDF near the beginning."""
    return signatures.is_pdf(head)


def read(name: str, data: bytes) -> Document:
    """The text layer in paragraphs; OcrMissing-, Encrypted-, Costly- or BrokenFileError without one."""
    with opened(name, data) as book:
        if is_damaged(name, data):
            raise broken(name, "reason_letters_lost")
        pages = [page_of(name, book, number) for number in range(len(book))]
        scanned = scanned_pages(book, pages)
        if _is_repaired(book) and any(pages[number].glyphs and not _is_picture(book, number) for number in scanned):
            raise broken(name, "reason_letters_lost")  # text that the repair did not bring back, not a picture of one
        if scanned:
            raise pictured(name, scanned, len(pages))
        return compose(name, data, "pdf", paragraphs(pages), dated(book))


@contextmanager
def opened(name: str, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The opened file; what goes wrong with it inside is a KnowledgeError."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as book:
            if len(book) > MOST_PAGES:
                raise costly(name)
            yield book
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedFileError(name=name) from error
        raise broken(name) from error


def scanned_pages(book: pypdfium2.PdfDocument, pages: list[Page]) -> list[int]:
    """The indexes of the pages that are pictures, or whose text layer is rubbish.

    All of them where the layer as a whole is not Chinese: fonts without a table of characters give letters that
    look like text and are none.
    """
    if any(page.glyphs for page in pages) and not is_chinese(pages):
        return list(range(len(pages)))
    return [
        number
        for number, page in enumerate(pages)
        if (page.glyphs and not is_readable([page])) or (len(page.glyphs) < FEW_SIGNS and _is_picture(book, number))
    ]


def _is_repaired(book: pypdfium2.PdfDocument) -> bool:
    """Whether the file's own table of its objects was of no use."""
    import pypdfium2.raw as pdfium

    return not pdfium.FPDF_DocumentHasValidCrossReferenceTable(book)


def _is_picture(book: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether pictures cover most of a page, counted twice where they overlap."""
    import pypdfium2.raw as pdfium

    page = book[number]
    boxes = [shown.get_bounds() for shown in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    covered: float = sum(max(0.0, right - left) * max(0.0, top - bottom) for left, bottom, right, top in boxes)
    return covered >= MOSTLY * max(1.0, float(page.get_width() * page.get_height()))


def page_of(name: str, book: pypdfium2.PdfDocument, number: int) -> Page:
    """The visible characters of one page with their places, from the top left corner as printed."""
    import pypdfium2.raw as pdfium

    page = book[number]
    layer = page.get_textpage()
    count = layer.count_chars()
    if count > MOST_SIGNS:
        raise costly(name)
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    glyphs = []
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(layer, index) == 1:
            continue
        unknown = pdfium.FPDFText_HasUnicodeMapError(layer, index) == 1
        sign = "\ufffd" if unknown else _sign(pdfium.FPDFText_GetUnicode(layer, index))
        if not sign:
            continue
        pdfium.FPDFText_GetCharOrigin(layer, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(layer, index, box)
        pdfium.FPDFText_GetMatrix(layer, index, matrix)
        size = pdfium.FPDFText_GetFontSize(layer, index) * hypot(matrix.c, matrix.d)
        glyphs.append(Glyph(sign, box.left, box.right, height - y.value, size or abs(box.top - box.bottom)))
    return Page(tuple(glyphs))


def _sign(code: int) -> str:
    """The character of a code; nothing for blanks, which the places show, and for halves of a pair.

    Other control codes stand for letters of a font that has no table of characters.
    """
    if code < _FIRST_VISIBLE and code not in _BLANKS:
        return "\ufffd"
    if not _FIRST_VISIBLE < code < 0x110000 or 0xD800 <= code < 0xE000:  # noqa: PLR2004 the bounds of Unicode
        return ""
    sign = chr(code)
    if sign.isspace():
        return ""
    return unicodedata.normalize("NFKC", sign) if "\u2f00" <= sign <= "\u2fdf" else sign.translate(_RADICALS)


def dated(book: pypdfium2.PdfDocument) -> date | None:
    """The day the file was last changed, else made, as its metadata say."""
    for key in ("ModDate", "CreationDate"):
        found = _DAY.match(book.get_metadata_value(key))
        if found:
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                continue
    return None
