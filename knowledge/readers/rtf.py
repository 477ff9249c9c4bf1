"""A rich text file (.rtf, often called .doc) → Document: numbers as printed, tracked changes as accepted.

Control words: the Rich Text Format specification, version 1.9.1. Groups marked as ignorable are ignored but
for those whose words are printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from knowledge.readers import rtf_words as control
from knowledge.readers import signatures
from knowledge.readers.limits import SMALL
from knowledge.readers.lines import Line, compose
from knowledge.readers.tables import row_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.model import Document

SUFFIXES = (".rtf",)
ALONE_FROM = SMALL

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<plain>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
_DEEPEST = 10_000  # groups in groups


def identify(head: bytes, data: bytes) -> bool:  # noqa: ARG001 the face of every reader
    """The mark of rich text."""
    return head.startswith(signatures.RTF)


def read(name: str, data: bytes) -> Document:
    """The words of the file; damaged control words are passed over."""
    reader = _Rtf(data.decode("latin-1"))
    return compose(name, data, "rtf", reader.lines(), reader.dated)


@dataclass
class _Flow:
    """One run of lines: the text, the notes, or what stands in the margins."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=lambda: [[]])
    in_table: bool = False

    def end_line(self) -> None:
        """Close the line, inside its cell where it is in a table."""
        (self.cells[-1] if self.in_table else self.lines).append("".join(self.words))
        self.words.clear()

    def end_cell(self) -> None:
        """Close a cell."""
        self.in_table = True
        self.end_line()
        self.cells.append([])

    def end_row(self) -> None:
        """Close a row of cells."""
        self.lines.extend(row_lines(self.cells))
        self.cells = [[]]
        self.in_table = False

    def close(self) -> list[str]:
        """All lines, an unfinished one included."""
        if self.words:
            self.end_line()
        self.lines.extend(text for cell in self.cells for text in cell)
        return self.lines


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces."""

    flow: str = "text"  # empty where nothing is printed
    codec: str = "cp1252"
    fallback: int = 1  # signs after a \\u that old programs show in its place
    gone: bool = False  # hidden, or a tracked deletion
    label: bool = False
    table: str = ""  # fonttbl, revtim, creatim


class _Rtf:
    """Walks the tokens once; each kind of token has one method."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._flows = {"text": _Flow(), "notes": _Flow(), "edges": _Flow()}
        self._groups = [_Group()]
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._ansi = "cp1252"
        self._bytes = bytearray()
        self._owed = 0  # signs still to be passed over after a \\u
        self._times: dict[str, dict[str, int]] = {"revtim": {}, "creatim": {}}
        self._ignorable = False
        self._read()

    @property
    def dated(self) -> date | None:
        """The day of the last revision, else of making."""
        for time in self._times.values():
            try:
                return date(time["yr"], time["mo"], time["dy"])
            except (KeyError, ValueError):
                continue
        return None

    def lines(self) -> list[Line]:
        """The text, then the notes, then heads and feet of pages, each wording once."""
        text = [*self._flows["text"].close(), *self._flows["notes"].close()]
        edges = dict.fromkeys(line.strip() for line in self._flows["edges"].close() if line.strip())
        return [*map(Line, text), *(Line(edge, furniture=True) for edge in edges)]

    @property
    def _now(self) -> _Group:
        return self._groups[-1]

    def _set(self, **changes: object) -> None:
        self._groups[-1] = replace(self._now, **changes)  # type: ignore[arg-type]

    def _read(self) -> None:
        place = 0
        while found := _TOKEN.search(self._source, place):
            place = found.end()
            if found["hex"]:
                self._byte(int(found["hex"], 16))
            elif found["plain"]:
                self._plain(found["plain"])
            elif found["brace"]:
                self._brace(found["brace"])
            elif found["word"] == "bin":
                place += max(0, int(found["number"] or 0))
            elif found["word"]:
                self._word(found["word"], found["number"])
            else:
                self._sign(found["sign"])
        self._flush()

    def _byte(self, value: int) -> None:
        if self._owed:
            self._owed -= 1
        elif self._now.flow and not self._now.gone:
            self._bytes.append(value)

    def _plain(self, words: str) -> None:
        passed = min(self._owed, len(words))
        self._owed -= passed
        if self._now.flow and not self._now.gone:
            self._bytes.extend(words[passed:].encode("latin-1"))

    def _flush(self) -> None:
        """Decode the bytes gathered so far in the code page of their font."""
        if self._bytes:
            self._print(self._bytes.decode(self._now.codec, "replace"))
            self._bytes.clear()

    def _print(self, words: str) -> None:
        if self._now.flow and not self._now.gone:
            self._flows[self._now.flow].words.append(words)

    def _brace(self, brace: str) -> None:
        self._flush()
        self._owed = 0
        self._ignorable = False
        if brace == "{" and len(self._groups) < _DEEPEST:
            self._groups.append(replace(self._now, label=False))
        elif brace == "}" and len(self._groups) > 1:
            if self._now.label:
                self._end_label()
            self._groups.pop()

    def _end_label(self) -> None:
        """A number stands at the head of its line; the tab behind it is no part of it."""
        words = self._flows[self._now.flow].words if self._now.flow else []
        label = "".join(words).strip()
        words[:] = [label + " " if label[-1:].isascii() else label] if label else []

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._ignorable = True
            return
        self._flush()
        if sign in control.SIGNS:
            self._print(control.SIGNS[sign])
        elif sign in "\r\n":
            self._word("par", None)

    def _word(self, word: str, number: str | None) -> None:
        self._flush()
        value = int(number) if number else None
        ignorable, self._ignorable = self._ignorable, False
        if word == "u":
            self._unicode(value or 0)
        elif word in control.SKIPPED or (ignorable and word not in control.PRINTED):
            self._set(flow="")
        elif word in _WORDS:
            _WORDS[word](self, word, value)
        elif word in control.SIGNS:
            self._print(control.SIGNS[word])
        elif self._now.table in self._times and value is not None:
            self._times[self._now.table][word] = value

    def _unicode(self, value: int) -> None:
        self._print(chr(value % 0x10000))
        self._owed = self._now.fallback

    def on_break(self, word: str, _: int | None) -> None:
        if self._now.flow:
            flow = self._flows[self._now.flow]
            {
                "cell": flow.end_cell,
                "nestcell": flow.end_cell,
                "row": flow.end_row,
                "nestrow": flow.end_row,
            }.get(word, flow.end_line)()

    def on_place(self, word: str, _: int | None) -> None:
        """A group whose words stand elsewhere than in the text."""
        if self._now.flow:
            self._set(flow="edges" if word in control.EDGES else "notes")

    def on_character(self, word: str, value: int | None) -> None:
        """Hidden and deleted words are not printed; the word "plain" ends both."""
        self._set(gone=word != "plain" and value != 0)

    def on_table(self, word: str, _: int | None) -> None:
        if word == "intbl":
            self._in_table(True)
        elif word == "pard":
            self._in_table(False)
        else:
            self._set(flow="", table=word)

    def _in_table(self, inside: bool) -> None:
        if self._now.flow:
            flow = self._flows[self._now.flow]
            flow.in_table = inside or bool(flow.cells[0]) or len(flow.cells) > 1

    def on_label(self, *_: object) -> None:
        self._set(label=True)

    def on_encoding(self, word: str, value: int | None) -> None:
        """Which code page the bytes are in: of the font, else of the file."""
        number = value or 0
        if word == "ansicpg":
            self._ansi = _codec(number)
            self._set(codec=self._ansi)
        elif word == "uc":
            self._set(fallback=number)
        elif word == "fcharset":
            if number in control.CHARSETS:
                self._fonts[self._font] = control.CHARSETS[number]
        elif self._now.table == "fonttbl":
            self._font = number
        else:
            self._set(codec=self._fonts.get(number, self._ansi))


def _codec(page: int) -> str:
    """The codec of a Windows code page; the Chinese ones in their wider forms."""
    return {936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 932: "cp932", 949: "cp949"}.get(page, "cp1252")


_WORDS: dict[str, Callable[[_Rtf, str, int | None], None]] = {
    **dict.fromkeys((*control.BREAKS, "cell", "nestcell", "row", "nestrow"), _Rtf.on_break),
    **dict.fromkeys((*control.EDGES, "footnote"), _Rtf.on_place),
    **dict.fromkeys(("v", "deleted", "plain"), _Rtf.on_character),
    **dict.fromkeys(("intbl", "pard", "fonttbl", "revtim", "creatim"), _Rtf.on_table),
    **dict.fromkeys(control.LABELS, _Rtf.on_label),
    **dict.fromkeys(("ansicpg", "uc", "fcharset", "f"), _Rtf.on_encoding),
}
