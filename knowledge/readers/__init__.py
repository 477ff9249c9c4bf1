"""A file → Document: ``read`` and ``read_file``, with one module a format behind them.

The content decides which reader takes a file, never its name. A reader is a module with ``SUFFIXES`` (what
its files are usually called), ``ALONE_FROM`` (bytes, unpacked, from which a file is read in a process of its own),
``identify(head, data)`` and ``read(name, data)``. How to add one stands in ``docs/formats.md``.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from knowledge.errors import (
    ArchiveFileError,
    EmptyFileError,
    EncodingError,
    KnowledgeError,
    OcrMissingError,
    OfficeMissingError,
    OversizedFileError,
    UnknownFormatError,
    UnreadableFileError,
)
from knowledge.readers import encodings, signatures
from knowledge.readers.alone import Progress, read_alone
from knowledge.readers.archive import holds, weight
from knowledge.readers.limits import LARGEST, broken

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.model import Document

__all__ = ["FORMATS", "Progress", "formats", "read", "read_file"]

FORMATS = ("plaintext", "docx", "webpage", "mht", "pdf", "doc", "rtf", "ofd", "scan", "office")
_HELPERS = {OcrMissingError: "scan", OfficeMissingError: "office"}  # who reads what another reader may not


class Reader(Protocol):
    """What the module of a format offers."""

    SUFFIXES: tuple[str, ...]
    ALONE_FROM: int

    def identify(self, head: bytes, data: bytes) -> bool:
        """Whether the content is of this format; never fails."""

    def read(self, name: str, data: bytes) -> Document:
        """The document; a KnowledgeError where it cannot be read."""


def reader(name: str) -> Reader:
    """The reader of a format by its name in ``FORMATS``."""
    return cast("Reader", import_module(f"knowledge.readers.{name}"))


def formats() -> tuple[str, ...]:
    """The usual endings of all files that can be read."""
    return tuple(suffix for name in FORMATS for suffix in reader(name).SUFFIXES)


def read_file(path: Path, progress: Progress | None = None) -> Document:
    """The document in a file; UnreadableFileError where it is missing, no plain file or not ours to read.

    ``progress`` is told how many pages are done, and of how many, where reading takes seconds a page.
    """
    try:
        if not path.is_file():
            raise UnreadableFileError(name=path.name)
        if path.stat().st_size > LARGEST:
            raise OversizedFileError(name=path.name, limit=LARGEST >> 20)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableFileError(name=path.name) from error
    return read(path.name, data, progress)


def read(name: str, data: bytes, progress: Progress | None = None) -> Document:
    """The document in some bytes; any failure is a KnowledgeError that names the file."""
    if len(data) > LARGEST:
        raise OversizedFileError(name=name, limit=LARGEST >> 20)
    if not data.strip():
        raise EmptyFileError(name=name)
    document = _read_as(_claimed(name, data), name, data, progress)
    if not document.source.strip():
        raise EmptyFileError(name=name)
    return replace(document, data=data)


def _claimed(name: str, data: bytes) -> str:
    """The one format that knows the content; where there is none, the error says what the file rather is."""
    head = data[: signatures.HEAD]
    claims = [found for found in FORMATS if reader(found).identify(head, data)]
    if len(claims) == 1:
        return claims[0]
    if head.startswith(signatures.ARCHIVES) and not holds(data, "[Content_Types].xml"):
        raise ArchiveFileError(name=name)
    if name.lower().endswith(".txt") and not signatures.is_typed(head) and encodings.decode(data) is None:
        raise EncodingError(name=name)
    raise UnknownFormatError(name=name, formats=" ".join(formats()))


def _read_as(found: str, name: str, data: bytes, progress: Progress | None) -> Document:
    try:
        if weight(data) > reader(found).ALONE_FROM:
            return read_alone(found, name, data, progress)
        return reader(found).read(name, data)
    except (OcrMissingError, OfficeMissingError) as error:
        helper = _HELPERS[type(error)]
        if helper == found:
            raise
        try:
            return _read_as(helper, name, data, progress)
        except type(error):
            raise error from None  # the first says which pages
    except KnowledgeError:
        raise
    except Exception as error:  # parsers fail in every way on hostile bytes; the person is told one thing
        raise broken(name) from error
