# ruff: noqa: INP001 a script beside its data, not a package
"""Lines → a .wps file made by hand, for want of a free program that writes it; pieces → a .doc saved fast.

WPS Writer's own files are Word 97 documents in a compound file: the structure is that of [MS-DOC] and [MS-CFB],
here with the fewest parts that LibreOffice, too, opens: text, pieces, paragraphs, one style, one font, one section.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from struct import pack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SECTOR = 512
FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
TEXT_AT = 1024  # where the text stands in the main stream, behind the head
SMALLEST = 4096  # shorter streams would need the small sectors, which this file does without
A_PAGE = 28  # paragraphs whose properties fit into one page of them


_HEAD_FLAGS, FAST = 0x1200, 0x0014  # table stream 1 and Unicode; not saved whole, but fast, once


@dataclass(frozen=True)
class Piece:
    """A run of the text as one save left it."""

    text: str
    saved: int = 0  # where it stands among what was saved
    narrow: bool = False  # one byte a letter, as for Western text
    change: int = 0  # how its properties differ from those it was first saved with, section 2.9.214
    gone: bool = False  # still in the file, no longer in the document

    @property
    def data(self) -> bytes:
        """The letters as they are saved."""
        return self.text.encode("cp1252" if self.narrow else "utf-16-le")


def wps(lines: list[str]) -> bytes:
    """The file; each line is a paragraph."""
    return _file([Piece("".join(line + "\r" for line in lines))], (), 0)


def fast_saved(pieces: Sequence[Piece], lists: Sequence[bytes] = ()) -> bytes:
    """A Word file as its fast save leaves it: the pieces in the order of the text, the lists of their changes."""
    return _file(pieces, lists, FAST)


# ---------------------------------------------------------------- the document, [MS-DOC]
def _file(pieces: Sequence[Piece], lists: Sequence[bytes], flags: int) -> bytes:
    stored = sorted(pieces, key=lambda piece: piece.saved)
    letters = b"".join(piece.data for piece in stored)
    end = TEXT_AT + len(letters)
    main = bytearray(letters)
    main.extend(bytes(-end % SECTOR))
    starts = [*accumulate(map(len, _paragraphs(stored)), initial=TEXT_AT)]
    pages = [starts[first : first + A_PAGE + 1] for first in range(0, len(starts) - 1, A_PAGE)]
    first_page = (TEXT_AT + len(main)) // SECTOR
    main.extend(b"".join(_property_page(page, 13) for page in pages) + _property_page([TEXT_AT, end], 1))
    bounds = [page[0] for page in pages] + [end]
    count = sum(len(piece.text) for piece in pieces if not piece.gone)
    parts = {  # by their number in the table of parts of the head, section 2.5.6
        1: _styles(),
        6: pack("<II", 0, count) + pack("<HIHI", 0, NONE, 0, NONE),
        12: pack("<III", TEXT_AT, end, first_page + len(pages)),
        13: pack(f"<{len(bounds)}I", *bounds) + pack(f"<{len(pages)}I", *range(first_page, first_page + len(pages))),
        15: _font("宋体"),
        31: bytes(500),
        33: b"".join(b"\x01" + pack("<H", len(one)) + one for one in lists) + _pieces(pieces, stored),
    }
    table, places = bytearray(), [0] * 186
    for number, part in parts.items():
        places[2 * number : 2 * number + 2] = len(table), len(part)
        table.extend(part)
    head = _head(count, places, TEXT_AT + len(main), flags)
    return _compound({"WordDocument": head + bytes(main), "1Table": bytes(table)})


def _paragraphs(stored: Sequence[Piece]) -> list[bytes]:
    """What was saved, cut behind every mark that ends a paragraph and wherever a piece ends."""
    found = []
    for piece in stored:
        rest = piece.text.replace("\r", "\r\n").replace("\x07", "\x07\n").split("\n")
        found += [Piece(words, narrow=piece.narrow).data for words in rest if words]
    return found


def _pieces(pieces: Sequence[Piece], stored: Sequence[Piece]) -> bytes:
    """Section 2.9.38: where each piece of the text stands; that of narrow letters is doubled and marked."""
    places = dict(zip(map(id, stored), accumulate((len(one.data) for one in stored), initial=TEXT_AT), strict=False))
    kept = [piece for piece in pieces if not piece.gone]
    bounds = [*accumulate((len(piece.text) for piece in kept), initial=0)]
    found = pack(f"<{len(bounds)}I", *bounds)
    for piece in kept:
        place = places[id(piece)]
        found += pack("<HIH", 0, place * 2 | 1 << 30 if piece.narrow else place, piece.change)
    return b"\x02" + pack("<I", len(found)) + found


def _head(count: int, places: list[int], size: int, flags: int) -> bytes:
    """Section 2.5.1: mark, version 97, flags; lengths; where the parts stand."""
    base = pack("<HHHHHHHIBBHHII", 0xA5EC, 0xC1, 0, 0x0804, 0, _HEAD_FLAGS | flags, 0xBF, 0, 0, 0, 0, 0, TEXT_AT, 0)
    lengths = [0] * 22
    lengths[0], lengths[3] = size, count
    head = base + pack("<H28s", 14, bytes(28)) + pack("<H22I", 22, *lengths)
    head += pack("<H186I", 93, *places) + pack("<H", 0)
    return head.ljust(TEXT_AT, b"\0")


def _property_page(bounds: list[int], width: int) -> bytes:
    """Sections 2.9.33 and 2.9.174: runs without properties of their own, ``width`` bytes for each."""
    runs = len(bounds) - 1
    page = pack(f"<{len(bounds)}I", *bounds) + bytes(width * runs)
    return page.ljust(SECTOR - 1, b"\0") + bytes((runs,))


def _styles() -> bytes:
    """Section 2.9.271: fifteen places for the built-in styles, only the first of them taken."""
    name = "Normal"
    body = pack("<HHHHH", 0, 0xFFF1, 2, 0, 0) + pack("<H", len(name)) + name.encode("utf-16-le") + bytes(2)
    body += pack("<HH", 2, 0) + pack("<H", 0)
    head = pack("<HHHHHHHHH", 15, 10, 1, 0x5B, 15, 0, 0, 0, 0)
    return pack("<H", len(head)) + head + pack("<H", len(body)) + body + bytes(2 * 14)


def _font(name: str) -> bytes:
    """Section 2.9.286: a table of one font, in the Chinese set of characters."""
    font = pack("<BhBB", 0x10, 400, 134, 0) + bytes(34) + name.encode("utf-16-le") + bytes(2)
    return pack("<HH", 1, 0) + bytes((len(font),)) + font


# ---------------------------------------------------------------- the container, [MS-CFB]
def _compound(streams: dict[str, bytes]) -> bytes:
    """A file of version 3: head, one sector of the allocation table for 127 others, directory, streams."""
    padded = {
        name: data.ljust(max(SMALLEST, -(-len(data) // SECTOR) * SECTOR), b"\0") for name, data in streams.items()
    }
    chain, starts = [END], {}  # sector 0 is the directory: four entries
    for name, data in padded.items():
        starts[name] = len(chain)
        chain += [*range(len(chain) + 1, len(chain) + len(data) // SECTOR), END]
    tables = -(-(len(chain) + 1) // (SECTOR // 4 - 1))
    first_table = len(chain)
    chain += [FAT] * tables
    chain += [FREE] * (tables * SECTOR // 4 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += pack("<HHHHH6xII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables)
    head += pack("<IIIIIII", 0, 0, SMALLEST, END, 0, END, 0)
    listed = [*range(first_table, first_table + tables)]
    head += pack("<109I", *listed, *[FREE] * (109 - tables))
    one, two = streams  # the second sorts before the first: shorter names do
    directory = _entry("Root Entry", 5, child=1, start=END, size=0)
    directory += _entry(one, 2, left=2, start=starts[one], size=len(padded[one]))
    directory += _entry(two, 2, start=starts[two], size=len(padded[two])) + bytes(128)
    return head + directory + b"".join(padded.values()) + pack(f"<{len(chain)}I", *chain)


def _entry(  # noqa: PLR0913 the fields of an entry
    name: str, kind: int, *, left: int = NONE, child: int = NONE, start: int, size: int
) -> bytes:
    encoded = name.encode("utf-16-le") + bytes(2)
    fields = pack("<64sHBBIII", encoded, len(encoded), kind, 1, left, NONE, child)
    return fields + bytes(36) + pack("<IQ", start, size)
