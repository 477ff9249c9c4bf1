"""A .doc saved fast: Word appended what was changed and left the rest of the file as it was."""

from __future__ import annotations

from itertools import permutations
from struct import pack

import pytest

from knowledge import readers
from knowledge.readers import doc_streams as streams
from samples.wps import Piece, fast_saved

NARROW = "PM2.5 No. 3"
WANTED = ["云溪市人民政府第12次常务会议纪要", f"一、听取{NARROW}治理情况汇报", "会议原则同意。", "由市生态环境局负责。"]


def listed(*operations: tuple[int, int]) -> bytes:
    """A property list of operations with operands of one byte."""
    return b"".join(pack("<HB", *one) for one in operations)


def single(number: int, operand: int = 1) -> int:
    """The change of a piece that is a single operation, by its short number."""
    return number << 1 | operand << 8


def from_list(number: int) -> int:
    """The change of a piece that is one of the file's lists."""
    return number << 1 | 1


def lines(data: bytes) -> list[str]:
    return readers.read("纪要.doc", data).source.split("\n")


@pytest.mark.parametrize("saved", [*permutations(range(5))][::7], ids=str)
def test_pieces_are_read_in_the_order_of_the_text_not_of_the_file(saved: tuple[int, ...]) -> None:
    """Broad and narrow letters in turn, cut within words and within a paragraph; what was deleted is not read."""
    pieces = [
        Piece("云溪市人民政府第12次常务会议纪要\r一、听", saved[0]),
        Piece("取", saved[1]),
        Piece(NARROW, saved[2], narrow=True),
        Piece("会议不同意。\r", saved[3], gone=True),
        Piece("治理情况汇报\r会议原则同意。\r由市生态环境局负责。\r", saved[4]),
    ]
    document = readers.read("纪要.doc", fast_saved(pieces))
    assert document.source.split("\n") == WANTED
    assert document.format == "doc"


def test_words_that_a_fast_save_marked_as_deleted_or_hidden_are_not_printed() -> None:
    lists = (listed((0x2403, 1)), listed((streams.DELETED, 1), (0x0835, 1)), listed((streams.HIDDEN, 0)))
    pieces = [
        Piece("会议"),
        Piece("不", 1, change=from_list(1)),
        Piece("原则", 2, change=from_list(2)),
        Piece("（草稿）", 3, change=single(0x5C)),
        Piece("同意", 4, change=single(0x55)),  # set in bold
        Piece("。\r", 5, change=from_list(0)),
        Piece("第二段。\r", 6, change=from_list(9)),  # no such list
    ]
    assert lines(fast_saved(pieces, lists)) == ["会议原则同意。", "第二段。"]


@pytest.mark.parametrize(("operand", "printed"), [(0x01, False), (0x81, False), (0x00, True), (0x80, True)])
def test_hidden_as_in_the_style_is_printed(operand: int, printed: bool) -> None:
    pieces = [Piece("会议"), Piece("原则", change=single(0x5C, operand)), Piece("同意。\r")]
    assert lines(fast_saved(pieces)) == ["会议原则同意。" if printed else "会议同意。"]


def test_a_table_that_a_fast_save_made_is_read_by_rows() -> None:
    lists = (listed((streams.IN_TABLE, 1), (streams.ROW_END, 1)),)
    pieces = [
        Piece("责任单位\r", 4),
        Piece("市财政局\x07", 3, change=single(0x18)),
        Piece("保障资金\x07", 2, change=single(0x18)),
        Piece("\x07", 1, change=from_list(0)),
        Piece("完。\r", 0),
    ]
    assert lines(fast_saved(pieces, lists)) == ["责任单位", "市财政局\t保障资金", "完。"]
