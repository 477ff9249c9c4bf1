"""A web archive (.mht: a page and its pictures as one mail) → Document of the page inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.readers import signatures, webpage
from knowledge.readers.limits import SMALL, broken, costly

if TYPE_CHECKING:
    from knowledge.model import Document

SUFFIXES = (".mht", ".mhtml")
ALONE_FROM = SMALL

MOST_PARTS = 5_000


def identify(head: bytes, data: bytes) -> bool:  # noqa: ARG001 the face of every reader
    """Mail headers with a MIME version, whatever the file is called."""
    return not head.startswith(signatures.MARKS) and signatures.is_mime(head)


def read(name: str, data: bytes) -> Document:
    """The first page of the archive; Costly- or BrokenFileError where it holds none."""
    from email import message_from_bytes
    from email.policy import default

    if data.count(b"\n--") > MOST_PARTS:
        raise costly(name)
    for part in message_from_bytes(data, policy=default).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return webpage.document(name, data, page, "mht", part.get_content_charset())
    raise broken(name)
