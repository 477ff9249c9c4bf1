"""The streams of a binary Word file → characters with their places, paragraph properties, styles, lists.

Names and offsets: [MS-DOC], in brackets the section. All numbers are little-endian.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from struct import unpack_from

from knowledge.readers.numbering import Level, NumberedList

STORIES = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
_CCP = 0x4C  # FibRgLw97.ccpText, the first of the stories' lengths [2.5.4]
_STSHF, _BTE_CHPX, _BTE_PAPX, _CLX = 0xA2, 0xFA, 0x102, 0x1A2  # FibRgFcLcb97 [2.5.6]
_SPA, _TXBX, _LST, _LFO = 0x1DA, 0x25A, 0x2E2, 0x2EA
_SHAPE, _BOX = 26, 22  # bytes of a shape's place and of a text box
_PAGE = 512
_NO_STYLE = 0xFFF
_DEEPEST = 50  # styles based on styles
# Operations on paragraphs [2.6.2]: sprmPIlvl, sprmPIlfo, sprmPFInTable, sprmPFTtp.
LEVEL, LIST, IN_TABLE, ROW_END = 0x260A, 0x460B, 0x2416, 0x2417
DELETED, HIDDEN = 0x0800, 0x083C  # sprmCFRMarkDel, sprmCFVanish [2.6.1]
STYLE = 0x4600  # sprmPIstd
# The operations above by the short numbers that a piece gives a single one by [2.9.215].
_SHORT = {0x0C: LEVEL, 0x18: IN_TABLE, 0x19: ROW_END, 0x41: DELETED, 0x5C: HIDDEN}
_ARGUMENT = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of an operand by its kind [2.2.5.1]
_WIDE = 0xD608  # sprmTDefTable: its length takes two bytes
# Number formats [MS-OSHARED 2.2.1.3] by their names in numbering.py; any other counts in digits.
_FORMS = {
    1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 11: "japaneseCounting",
    10: "japaneseDigitalTenThousand", 14: "decimalFullWidth", 17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet",
    26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac",
    33: "taiwaneseCounting", 34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}  # fmt: skip
Properties = dict[int, int]  # operation → its operand, variable ones left out
Entry = Callable[[bytes, int, int], tuple[int, Properties]]  # page, its runs, one of them → style, properties


@dataclass(frozen=True)
class Runs:
    """Ranges of the main stream and their properties: ``starts[i]`` to ``starts[i + 1]`` has ``found[i]``."""

    starts: list[int]
    found: list[tuple[int, Properties]]  # style number (paragraphs only) and properties

    def at(self, place: int) -> tuple[int, Properties]:
        """The style and the properties at a place of the stream; none where no run covers it."""
        index = bisect_right(self.starts, place) - 1
        return self.found[index] if 0 <= index < len(self.found) else (0, {})


@dataclass(frozen=True)
class Text:
    """All stories' characters, where each stands in the main stream, and what fast saves changed of them since."""

    signs: str
    places: list[int]
    changes: Runs  # by the number of the character, not by its place


def characters(main: bytes, table: bytes, most: int) -> Text | None:
    """The text in the order of its pieces; None beyond ``most`` characters [2.8.35].

    Two bytes a character, so that each has its place: the halves of a rare letter stay apart.
    """
    pieces, lists = _pieces(_part(main, table, _CLX))
    count = (len(pieces) - 4) // 12
    bounds = unpack_from(f"<{count + 1}I", pieces)
    if bounds[-1] > most:
        return None
    texts: list[str] = []
    places: list[int] = []
    changes: list[tuple[int, Properties]] = []
    for number in range(count):
        length = bounds[number + 1] - bounds[number]
        start, change = unpack_from("<IH", pieces, 4 * (count + 1) + 8 * number + 2)
        changes.append((0, _changed(change, lists)))
        compressed, start = start >> 30 & 1, start & 0x3FFFFFFF
        start, step = (start // 2, 1) if compressed else (start, 2)
        data = main[start : start + length * step]
        if length < 0 or len(data) < length * step:
            msg = "a piece outside the stream"
            raise ValueError(msg)
        letters = data.decode("cp1252", "replace") if compressed else map(chr, unpack_from(f"<{length}H", data))
        texts.extend(letters)
        places.extend(range(start, start + length * step, step))
    return Text("".join(texts), places, Runs(list(bounds[:-1]), changes))


def _pieces(clx: bytes) -> tuple[bytes, list[bytes]]:
    """The piece table, and the property lists before it that its pieces share [2.9.38]."""
    place, lists = 0, []
    while clx[place] == 1:
        size = unpack_from("<H", clx, place + 1)[0]
        lists.append(clx[place + 3 : place + 3 + size])
        place += 3 + size
    size = unpack_from("<I", clx, place + 1)[0]
    return clx[place + 5 : place + 5 + size], lists


def _changed(change: int, lists: list[bytes]) -> Properties:
    """The properties that a piece has over those of its place: one of the lists, or a single one [2.9.214]."""
    number = change >> 1
    if change & 1:
        return _properties(lists[number]) if number < len(lists) else {}
    operation = _SHORT.get(number & 0x7F)
    return {} if operation is None else {operation: change >> 8}


def lengths(main: bytes) -> dict[str, int]:
    """How many characters each story has."""
    return dict(zip(STORIES, unpack_from("<8I", main, _CCP), strict=True))


def box_ranges(main: bytes, table: bytes, first: int, length: int) -> dict[int, list[tuple[int, int]]]:
    """Where in the text a box is anchored → its ranges in the story of the boxes [2.8.37, 2.8.32].

    That story begins at ``first``; those of its ranges that no anchor claims stand at -1.
    """
    shapes, boxes = _part(main, table, _SPA), _part(main, table, _TXBX)
    anchored, count = len(shapes) // (4 + _SHAPE), len(boxes) // (4 + _BOX)
    bounds = unpack_from(f"<{count + 1}I", boxes) if count else ()
    if not bounds or list(bounds) != sorted(bounds) or bounds[count - 1] > length:
        return {-1: [(first, first + length)]}
    by_shape: dict[int, list[tuple[int, int]]] = {}
    for number in range(count):
        shape = unpack_from("<I", boxes, 4 * (count + 1) + _BOX * number + 14)[0]
        last = min(bounds[number + 1], length)
        by_shape.setdefault(shape, []).append((first + bounds[number], first + last))
    found: dict[int, list[tuple[int, int]]] = {}
    for number in range(anchored):
        place = unpack_from("<I", shapes, 4 * number)[0]
        shape = unpack_from("<I", shapes, 4 * (anchored + 1) + _SHAPE * number)[0]
        found.setdefault(place, []).extend(by_shape.pop(shape, ()))
    found.setdefault(-1, []).extend(one for rest in by_shape.values() for one in rest)
    return found


def paragraph_runs(main: bytes, table: bytes) -> Runs:
    """The style and the properties of every paragraph [2.9.175]."""
    return _runs(main, _part(main, table, _BTE_PAPX), _paragraph)


def character_runs(main: bytes, table: bytes) -> Runs:
    """The properties of every run of characters [2.9.33]."""
    return _runs(main, _part(main, table, _BTE_CHPX), _character)


def _runs(main: bytes, pages: bytes, entry: Entry) -> Runs:
    runs = Runs([], [])
    count = (len(pages) - 4) // 8
    for number in unpack_from(f"<{count}I", pages, 4 * (count + 1)):
        page = main[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        total = page[_PAGE - 1]
        runs.starts.extend(unpack_from(f"<{total}I", page))
        runs.found.extend(entry(page, total, index) for index in range(total))
    return runs


def _paragraph(page: bytes, total: int, index: int) -> tuple[int, Properties]:
    place = page[4 * (total + 1) + 13 * index] * 2
    if not place:
        return 0, {}
    half = page[place]
    start, size = (place + 1, 2 * half - 1) if half else (place + 2, 2 * page[place + 1])
    return unpack_from("<H", page, start)[0], _properties(page[start + 2 : start + size])


def _character(page: bytes, total: int, index: int) -> tuple[int, Properties]:
    place = page[4 * (total + 1) + index] * 2
    return 0, _properties(page[place + 1 : place + 1 + page[place]]) if place else {}


def _properties(data: bytes) -> Properties:
    """The operations of a property list with their operands, as far as it is whole."""
    found: Properties = {}
    place = 0
    while place + 3 <= len(data):
        code = unpack_from("<H", data, place)[0]
        place += 2
        size = _ARGUMENT[code >> 13]
        if size:
            found[code] = int.from_bytes(data[place : place + size], "little")
        elif code == _WIDE:
            size = 1 + int.from_bytes(data[place : place + 2], "little")
        else:
            size = 1 + data[place]
        place += size
    return found


def style_properties(main: bytes, table: bytes) -> dict[int, Properties]:
    """The paragraph properties of every style, with what it is based on [2.9.271]."""
    sheet = _part(main, table, _STSHF)
    if not sheet:
        return {}
    place = 2 + unpack_from("<H", sheet)[0]
    base_size = unpack_from("<H", sheet, 4)[0]
    own: dict[int, tuple[int, Properties]] = {}
    for number in range(unpack_from("<H", sheet, 2)[0]):
        size = unpack_from("<H", sheet, place)[0]
        style = sheet[place + 2 : place + 2 + size]
        place += 2 + size + size % 2
        if size > base_size:
            own[number] = unpack_from("<H", style, 2)[0] >> 4, _style_paragraph(style, base_size)
    return {number: _inherited(own, number) for number in own}


def _style_paragraph(style: bytes, base_size: int) -> Properties:
    if unpack_from("<H", style, 2)[0] & 0xF != 1:  # not a paragraph style
        return {}
    place = base_size + 2 * unpack_from("<H", style, base_size)[0] + 4
    size = unpack_from("<H", style, place)[0]
    return _properties(style[place + 4 : place + 2 + size])


def _inherited(own: dict[int, tuple[int, Properties]], number: int) -> Properties:
    found: Properties = {}
    for _ in range(_DEEPEST):
        if number not in own or number == _NO_STYLE:
            break
        number, properties = own[number]
        found = {**properties, **found}
    return found


def lists(main: bytes, table: bytes) -> dict[int, NumberedList]:
    """The lists by the number that paragraphs give (from 1) [2.9.147, 2.9.131]."""
    definitions = _definitions(main, table)
    data = _part(main, table, _LFO)
    count = unpack_from("<I", data)[0] if data else 0
    place = 4 + 16 * count
    found = {}
    for number in range(count):
        key = unpack_from("<i", data, 4 + 16 * number)[0]
        levels, starts = dict(definitions.get(key, {})), {}
        place += 4
        for _ in range(data[4 + 16 * number + 12]):
            start, flags = unpack_from("<II", data, place)
            place += 8
            depth = flags & 0xF
            if flags & 0x20:  # fFormatting: a level of its own follows
                levels[depth], place = _level(data, place)
            if flags & 0x10:  # fStartAt
                starts[depth] = levels[depth].start if flags & 0x20 else start
        found[number + 1] = NumberedList(str(key), levels, starts)
    return found


def _definitions(main: bytes, table: bytes) -> dict[int, dict[int, Level]]:
    """The levels of every list definition; they stand behind the table of definitions."""
    data = _part(main, table, _LST)
    if not data:
        return {}
    place = sum(unpack_from("<II", main, _LST))
    found = {}
    for number in range(unpack_from("<H", data)[0]):
        key = unpack_from("<i", data, 2 + 28 * number)[0]
        simple = data[2 + 28 * number + 26] & 1
        levels = {}
        for depth in range(1 if simple else 9):
            levels[depth], place = _level(table, place)
        found[key] = levels
    return found


def _level(data: bytes, place: int) -> tuple[Level, int]:
    """One level of a list and where the next one begins [2.9.150]."""
    start, form, flags = unpack_from("<iBB", data, place)
    characters_size, paragraph_size, limit = unpack_from("<BBB", data, place + 24)
    place += 28 + characters_size + paragraph_size
    length = unpack_from("<H", data, place)[0]
    text = data[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace")
    shape = "".join(f"%{ord(sign) + 1}" if ord(sign) < 9 else sign for sign in text)  # noqa: PLR2004 nine levels
    restart = limit if flags & 0x8 else None
    return Level(_FORMS.get(form, "decimal"), shape, start, restart, bool(flags & 0x4)), place + 2 + 2 * length


def _part(main: bytes, table: bytes, place: int) -> bytes:
    """A structure of the table stream that the file's head points to."""
    start, size = unpack_from("<II", main, place)
    return table[start : start + size]
