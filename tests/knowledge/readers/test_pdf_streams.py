"""A .pdf that lost letters says nothing of it: its packed streams do."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest

from knowledge import readers
from knowledge.errors import BrokenFileError
from knowledge.readers.pdf_streams import is_damaged
from samples.render import FORMATS
from tests.knowledge.readers.files.make import HERE

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = (HERE / "minutes.pdf").read_bytes()
PLACES = [found.end() for found in re.finditer(rb"FlateDecode[^>]*>>\s*stream\r?\n", WHOLE)]
WORDS = "会议原则同意。".encode("utf-16-be") * 300
PACKED = zlib.compress(WORDS)
FILES = [path for folder in (HERE, FORMATS) for path in sorted(folder.glob("*.pdf"))]


def stream(packed: bytes, words: bytes = b"") -> bytes:
    return b"%%PDF-1.4\n7 0 obj\n<</Length 1%b/Filter /FlateDecode>>\nstream\n%b\nendstream\nendobj" % (words, packed)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_programs_write_is_whole(path: Path) -> None:
    assert not is_damaged(path.name, path.read_bytes())


@pytest.mark.parametrize("place", PLACES)
def test_a_pdf_with_damage_to_its_words_its_fonts_or_their_characters_is_refused(place: int) -> None:
    """Without the check the letters of a damaged font are missing from the text, dates among them."""
    changed = bytearray(WHOLE)
    changed[place + 30 : place + 33] = bytes(byte ^ 0x55 for byte in changed[place + 30 : place + 33])
    with pytest.raises(BrokenFileError, match=r"纪要\.pdf.*文字已经丢失或成为乱码"):
        readers.read("纪要.pdf", bytes(changed))


@pytest.mark.parametrize(
    ("packed", "words", "damaged"),
    [
        (PACKED, b"", False),
        (PACKED[:-4], b"", False),  # some programs leave out the check sum
        (PACKED + b"\r\n", b"", False),
        (PACKED[:-4] + b"abcd", b"", True),
        (PACKED[:20], b"", True),
        (PACKED[:20] + b"\xff" * 9 + PACKED[29:], b"", True),
        (PACKED[:20], b"/Type/XObject/Subtype/Image", False),
        (PACKED[:20], b"/Type/Metadata/Subtype/XML", False),
        (PACKED[:20], b"/Encrypt 9 0 R", False),
    ],
)
def test_a_stream_that_holds_words_unpacks_to_what_was_packed(packed: bytes, words: bytes, damaged: bool) -> None:
    assert is_damaged("a.pdf", stream(packed, words)) is damaged
