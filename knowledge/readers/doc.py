"""A binary Word file (.doc, and .wps of the same kind) → Document, with the numbers that Word counts.

The text is read through the piece table, so nothing has to be installed; headers and footers are furniture.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from struct import unpack_from
from typing import TYPE_CHECKING

from knowledge.errors import EncryptedFileError, OfficeMissingError
from knowledge.readers import doc_streams as streams
from knowledge.readers.limits import SMALL, broken, costly
from knowledge.readers.lines import Line, compose
from knowledge.readers.numbering import Counters, NumberedList
from knowledge.readers.signatures import COMPOUND
from knowledge.readers.tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import olefile

    from knowledge.model import Document

SUFFIXES = (".doc", ".wps")
ALONE_FROM = SMALL

MOST_SIGNS = 2_000_000
_MARKS = ("WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
_OLD_WORD = 0xA5DC  # the mark of Word 6 and 95, whose text is not Unicode
_WORD_97 = 0xC1  # the oldest version whose text is in pieces
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200  # flags of the file's head [MS-DOC 2.5.2]
_ON = {0x01, 0x81}  # yes, or not as in the style; 0x80 is as in the style
_SIGNS = {"\t": "\t", "\x0b": "\n", "\x1e": "-", "\xa0": "\xa0"}


def identify(head: bytes, data: bytes) -> bool:
    """A compound file with the main stream of Word, or with an encrypted package."""
    return head.startswith(COMPOUND) and any(mark in data for mark in _MARKS)


def read(name: str, data: bytes) -> Document:
    """All stories of the file; Encrypted-, OfficeMissing-, Costly- or BrokenFileError where it cannot be read."""
    import olefile

    with olefile.OleFileIO(BytesIO(data)) as file:
        if file.exists("EncryptedPackage"):
            raise EncryptedFileError(name=name)
        if not file.exists("WordDocument"):
            raise broken(name)
        main = file.openstream("WordDocument").read()
        mark, version = unpack_from("<HH", main)
        flags = unpack_from("<H", main, 10)[0]
        if flags & _ENCRYPTED:
            raise EncryptedFileError(name=name)
        if mark == _OLD_WORD:
            raise OfficeMissingError(name=name)
        if version < _WORD_97:
            raise broken(name)
        table = file.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
        dated = _dated(file)
    found = streams.characters(main, table, MOST_SIGNS)
    if found is None:
        raise costly(name)
    return compose(name, data, "doc", _Word(main, table, found).lines(), dated)


def _dated(file: olefile.OleFileIO) -> date | None:
    """The day the file was last saved, else made."""
    properties = file.get_metadata()
    saved = properties.last_saved_time or properties.create_time
    return saved.date() if saved is not None else None


@dataclass
class _Word:
    """One file's characters with all that bears on them."""

    main: bytes
    table: bytes
    text: streams.Text
    counters: Counters = field(default_factory=Counters)
    boxes: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # by the place of their anchor

    def __post_init__(self) -> None:
        self.paragraphs = streams.paragraph_runs(self.main, self.table)
        self.characters = streams.character_runs(self.main, self.table)
        self.styles = streams.style_properties(self.main, self.table)
        self.lists = streams.lists(self.main, self.table)

    def lines(self) -> Iterator[Line]:
        """The text with its boxes, then notes, then what stands in the margins of pages."""
        start, ranges = 0, {}
        for story, length in streams.lengths(self.main).items():
            ranges[story] = (start, start + length)
            start += length
        first, last = ranges["boxes"]
        self.boxes = streams.box_ranges(self.main, self.table, first, last - first)
        for start, end in (ranges["text"], ranges["footnotes"], ranges["endnotes"], *self.boxes.pop(-1)):
            yield from (Line(text) for text in self._story(start, end))
        seen = set()
        for story in ("headers", "header_boxes"):
            for text in self._story(*ranges[story]):
                if text.strip() and text not in seen:
                    seen.add(text)
                    yield Line(text.strip(), furniture=True)

    def _story(self, start: int, end: int) -> Iterator[str]:
        """The lines of one story; the cells of a table are gathered up to the end of their row."""
        row: list[list[str]] = [[]]
        for text, mark, properties, anchors in self._paragraphs(start, min(end, len(self.text.signs))):
            for place in sorted(anchors & self.boxes.keys()):
                for box in self.boxes.pop(place):
                    yield from self._story(*box)
            if mark == "\x07" and properties.get(streams.ROW_END):
                yield from row_lines(row)
                row = [[]]
                continue
            shown = self._numbered(text, properties).split("\n")
            if mark == "\x07":
                row[-1].extend(shown)
                row.append([])
            elif properties.get(streams.IN_TABLE):
                row[-1].extend(shown)
            else:
                yield from shown
        yield from (text for cell in row for text in cell)

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[str, str, streams.Properties, frozenset[int]]]:
        """Words, closing mark, properties and anchors of each paragraph; a section's end closes one too."""
        words: list[str] = []
        anchors: set[int] = set()
        codes = [False]  # whether the innermost field is at its code, which is not printed
        for index in range(start, end):
            sign = self.text.signs[index]
            if sign in "\r\x07\x0c":
                yield "".join(words), sign, self._properties(index), frozenset(anchors)
                words.clear()
                anchors.clear()
            elif sign == "\x08":
                anchors.add(index)
            elif sign == "\x13":
                codes.append(True)
            elif sign == "\x14":
                codes[-1] = len(codes) > 1 and codes[-2]
            elif sign == "\x15" and len(codes) > 1:
                codes.pop()
            elif not codes[-1] and not self._is_gone(index):
                words.append(sign if sign >= " " else _SIGNS.get(sign, ""))
        if words:
            yield "".join(words), "\r", {}, frozenset(anchors)

    def _properties(self, index: int) -> streams.Properties:
        """Those of the paragraph that a mark closes: of its style, its own, and what a fast save changed last."""
        style, own = self.paragraphs.at(self.text.places[index])
        _, changed = self.text.changes.at(index)
        return {**self.styles.get(changed.get(streams.STYLE, style), {}), **own, **changed}

    def _is_gone(self, index: int) -> bool:
        _, own = self.characters.at(self.text.places[index])
        _, changed = self.text.changes.at(index)
        properties = {**own, **changed}
        return properties.get(streams.DELETED) in _ON or properties.get(streams.HIDDEN) in _ON

    def _numbered(self, text: str, properties: streams.Properties) -> str:
        """The words of a paragraph behind the number that its list gives it."""
        number = properties.get(streams.LIST, 0)
        listed: NumberedList | None = self.lists.get(number)
        if listed is None or not text.strip():
            return text
        return self.counters.label(str(number), listed, properties.get(streams.LEVEL, 0)) + text
