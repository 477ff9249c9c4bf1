"""A plain text file → Document whose source is the file's own text, newlines as they are."""

from __future__ import annotations

from hashlib import sha256

from knowledge.errors import EncodingError
from knowledge.model import Document
from knowledge.readers import encodings, signatures
from knowledge.readers.limits import LARGEST

SUFFIXES = (".txt", ".md")
ALONE_FROM = LARGEST


def identify(head: bytes, data: bytes) -> bool:
    """Bytes with no format's mark that read as text in one of the encodings known here."""
    if signatures.is_typed(head):
        return False
    text = encodings.decode(data)
    return text is not None and encodings.is_printable(text) and not signatures.is_markup(text)


def read(name: str, data: bytes) -> Document:
    """The text as it stands; EncodingError where no encoding fits."""
    text = encodings.decode(data)
    if text is None:
        raise EncodingError(name=name)
    return Document(name, text, sha256(data).hexdigest(), "txt")
