"""A ZIP package of XML parts (.docx, .ofd) → its parts, within limits that stop zip and entity bombs.

Only parts asked for by name are unpacked, in memory: pictures, macros and embedded files are not touched.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from posixpath import normpath
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from knowledge.errors import EncryptedFileError
from knowledge.readers.limits import broken, costly
from knowledge.readers.signatures import ZIP

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 10_000
MOST_BYTES = 32 * 2**20  # of one part, unpacked
MOST_TOTAL = 64 * 2**20  # of all parts that are read
MOST_TAGS = 600_000  # in one part: some 80 MB as a tree, and seconds to walk


def holds(data: bytes, mark: str) -> bool:
    """Whether a package has a part whose name begins so; a damaged one is judged by its bytes."""
    if not data.startswith(ZIP):
        return False
    try:
        with ZipFile(BytesIO(data)) as package:
            return any(name.startswith(mark) for name in package.namelist())
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return b"PK\x03\x04" in data and mark.encode() in data


def weight(data: bytes) -> int:
    """The bytes that reading a file has to do with: of a package, those of its texts unpacked.

    A part that holds more than it declares is not unpacked further.
    """
    if not data.startswith(ZIP):
        return len(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            return max(len(data), sum(part.file_size for part in package.infolist() if part.filename.endswith(".xml")))
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return len(data)


class Package:
    """An opened package; every failure is a KnowledgeError that names the file."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._left = MOST_TOTAL
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise broken(name) from error
        self.parts = frozenset(self._zip.namelist())
        if len(self.parts) > MOST_PARTS:
            raise costly(self.name)

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is no such part; declared sizes are not believed."""
        part = normpath(part).lstrip("/")
        if part not in self.parts:
            return None
        if self._zip.getinfo(part).flag_bits & 0x1:
            raise EncryptedFileError(name=self.name)
        try:
            with self._zip.open(part) as stream:
                data = stream.read(MOST_BYTES + 1)
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, zlib.error) as error:
            raise broken(self.name) from error
        self._left -= len(data)
        if len(data) > MOST_BYTES or self._left < 0:
            raise costly(self.name)
        return data

    def xml(self, part: str) -> _Element | None:
        """The root of a part, None where there is no such part; a part that defines entities is refused."""
        data = self.read(part)
        return None if data is None else parse_xml(self.name, data)


def parse_xml(name: str, data: bytes) -> _Element:
    """The root of an XML text, with no entity, DTD, network or huge tree."""
    from lxml import etree

    if data.count(b"<") > MOST_TAGS:
        raise costly(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(name) from error
    if root.getroottree().docinfo.doctype:
        raise broken(name, "reason_entities")
    return root


def kin(element: _Element) -> str:
    """The name of an element without its namespace: strict, transitional and other dialects are one."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element | None, name: str) -> str | None:
    """The value of an attribute whatever its namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((below for below in element if kin(below) == name), None)
    return element
