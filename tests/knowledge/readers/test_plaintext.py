"""Text files in the encodings that offices use."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from knowledge import readers
from knowledge.errors import (
    ArchiveFileError,
    EmptyFileError,
    EncodingError,
    KnowledgeError,
    OversizedFileError,
    UnknownFormatError,
    UnreadableFileError,
)
from knowledge.readers import encodings
from knowledge.readers.limits import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

SIMPLIFIED = (
    "云溪市人民政府第12次常务会议纪要\r\n2024年3月5日，市长主持召开市政府第12次常务会议，"
    "研究了城区供水管网改造等工作。\n一、听取城区供水管网改造情况的汇报\n会议原则同意市水务局提出的改造方案。"
)
TRADITIONAL = (
    "雲溪社區管理委員會會議記錄\n議題一：停車場照明更換案\n決議：經出席委員投票，同意八票，照案通過，請總幹事辦理。"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5"])
def test_every_encoding_gives_the_text_unchanged(encoding: str) -> None:
    text = TRADITIONAL if encoding == "big5" else SIMPLIFIED
    document = readers.read("纪要.txt", text.encode(encoding))
    assert document.source == text
    assert (document.format, document.furniture, document.dated) == ("txt", (), None)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_traditional_script_outside_big5_is_read_too(encoding: str) -> None:
    assert readers.read("a.txt", TRADITIONAL.encode(encoding)).source == TRADITIONAL


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le"])
@pytest.mark.parametrize("words", ["会议纪要", "常务会议研究了三件事"])
def test_a_few_words_are_enough_to_tell_an_encoding(words: str, encoding: str) -> None:
    text = words.translate(str.maketrans("会议纪务", "會議紀務")) if encoding == "big5" else words
    assert readers.read("a.txt", text.encode(encoding)).source == text


def test_big5_and_gb18030_are_told_apart_on_many_texts() -> None:
    pick = random.Random(7)
    for _ in range(200):
        for text, encoding in ((SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5")):
            start = pick.randrange(len(text) - 20)
            part = text[start : start + 20]
            assert encodings.decode(part.encode(encoding)) == part


def test_control_characters_inside_a_sentence_stay() -> None:
    text = "会议要求，市水务局— \x00 —负责管网改造。\x07" * 3
    assert readers.read("a.txt", text.encode()).source == text


def test_the_name_does_not_decide() -> None:
    assert readers.read("纪要.docx", SIMPLIFIED.encode("gb18030")).source == SIMPLIFIED


def test_a_long_file_is_read_whole() -> None:
    text = SIMPLIFIED * 3000
    assert readers.read("a.txt", text.encode("gb18030")).source == text


def test_one_damaged_byte_makes_a_text_unreadable() -> None:
    data = SIMPLIFIED.encode()
    with pytest.raises(EncodingError, match="不是能识别的文本编码"):
        readers.read("a.txt", data[:40] + b"\xff" + data[41:])


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFileError),
        (b" \r\n\t", EmptyFileError),
        ("\ufeff \u3000\n".encode(), EmptyFileError),
        (bytes(range(256)) * 8, UnknownFormatError),
        (b"\x7fELF\x02\x01\x01" + bytes(200), UnknownFormatError),
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), ArchiveFileError),
        (b"\x1f\x8b\x08" + bytes(50), ArchiveFileError),
        (b"<?xml version='1.0'?><a>b</a>", UnknownFormatError),
        (bytes(LARGEST + 1), OversizedFileError),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, error: type[KnowledgeError]) -> None:
    with pytest.raises(error, match=r"来件\.bin"):
        readers.read("来件.bin", data)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.txt", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(UnreadableFileError):
            readers.read_file(path)


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "纪要.txt"
    path.write_bytes(SIMPLIFIED.encode("utf-8-sig"))
    document = readers.read_file(path)
    assert (document.name, document.source) == ("纪要.txt", SIMPLIFIED)


def test_real_minutes_come_back_unchanged_from_every_encoding(shared: Path) -> None:
    for path in sorted((shared / "corpus").rglob("*.txt")):
        text = path.read_bytes().decode("utf-8-sig")
        assert readers.read_file(path).source == text, path.name
        for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
            assert readers.read("a.txt", text.encode(encoding)).source == text, (path.name, encoding)
