"""A .pdf with a text layer → Document; one without, or with a layer that is rubbish, is refused as scanned.

pdfium finds the characters and their places; the order and the paragraphs are ours (``typeset``).
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from knowledge.errors import EncryptedFileError, ScannedFileError
from knowledge.readers import signatures
from knowledge.readers.limits import broken, costly
from knowledge.readers.lines import compose
from knowledge.readers.typeset import Glyph, Page, is_readable, paragraphs

if TYPE_CHECKING:
    import pypdfium2

    from knowledge.model import Document

SUFFIXES = (".pdf",)
ALONE_FROM = 0

MOST_PAGES = 500
MOST_SIGNS = 500_000  # characters of one document
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
    """The text layer in paragraphs; Encrypted-, Scanned-, Costly- or BrokenFileError without one."""
    import pypdfium2

    try:
        book = pypdfium2.PdfDocument(data)
        dated = _dated(book)
        if len(book) > MOST_PAGES:
            raise costly(name)
        pages = [_page(name, book, number) for number in range(len(book))]
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedFileError(name=name) from error
        raise broken(name) from error
    if not is_readable(pages):
        raise ScannedFileError(name=name)
    return compose(name, data, "pdf", paragraphs(pages), dated)


def _page(name: str, book: pypdfium2.PdfDocument, number: int) -> Page:
    """The visible characters of one page with their places, from the top left corner as printed."""
    import pypdfium2.raw as pdfium

    page = book[number]
    layer = page.get_textpage()
    count = layer.count_chars()
    if count > MOST_SIGNS:
        raise costly(name)
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
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
        glyphs.append(Glyph(sign, box.left, box.right, height - y.value, abs(box.top - box.bottom)))
    return Page(tuple(glyphs))


def _sign(code: int) -> str:
    """The character of a code; nothing for blanks, which the places show, and for halves of a pair."""
    if not 0x20 < code < 0x110000 or 0xD800 <= code < 0xE000:  # noqa: PLR2004 the bounds of Unicode
        return ""
    sign = chr(code)
    if sign.isspace():
        return ""
    return unicodedata.normalize("NFKC", sign) if "\u2f00" <= sign <= "\u2fdf" else sign.translate(_RADICALS)


def _dated(book: pypdfium2.PdfDocument) -> date | None:
    """The day the file was last changed, else made, as its metadata say."""
    for key in ("ModDate", "CreationDate"):
        found = _DAY.match(book.get_metadata_value(key))
        if found:
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                continue
    return None
