"""The first bytes of a file → what it claims to be; shared, so that no two readers claim the same bytes.

Sources: the PDF, RTF and ZIP specifications, [MS-CFB] for compound files, the image formats' own headers.
"""

from __future__ import annotations

import re

HEAD = 4096  # bytes that ``identify`` may look at without touching the rest

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = b"%PDF-"
RTF = b"{\\rtf"
IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", *ZIP)
MARKS = (*ARCHIVES, COMPOUND, RTF)

# <!DOCTYPE html> · <?xml version="1.0"?><html … · <!-- saved --><div class="text">
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|style|script|div|p|table|span|article|section)\b)",
    re.IGNORECASE | re.DOTALL,
)
# MIME-Version: 1.0 ⏎ Content-Type: multipart/related; boundary="x"
_MIME = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:\s*1\.0", re.IGNORECASE)


def is_image(head: bytes) -> bool:
    """Whether the file is a picture; as ``BM`` is too short a mark, a bitmap's reserved zeros count too."""
    return head.startswith(IMAGES) and (head[:2] != b"BM" or head[6:10] == b"\0\0\0\0")


def is_pdf(head: bytes) -> bool:
    """Whether the file is a PDF; blanks, zeros or a byte-order mark may stand before its mark."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\0 \t\r\n\f").startswith(PDF)


def is_mime(head: bytes) -> bool:
    """Whether the file is a web archive: mail headers, one of them the MIME version."""
    return _MIME.match(head[:HEAD]) is not None


def is_markup(text: str) -> bool:
    """Whether a decoded text begins as a web page does."""
    return _MARKUP.match(text.removeprefix("\ufeff")) is not None


def is_typed(head: bytes) -> bool:
    """Whether the bytes carry the mark of a format, so that they are not plain text."""
    return head.startswith((*MARKS, b"<?xml")) or is_pdf(head) or is_image(head) or is_mime(head)
