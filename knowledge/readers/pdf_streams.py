"""The packed streams of a .pdf → whether those that hold words unpack whole.

pdfium repairs what it can and says nothing: letters that are lost this way are missing from the text, or come out
as others. What the file itself packed with a check sum tells.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from knowledge.readers.limits import costly

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 256 * 2**20  # of all streams, unpacked
_CHUNK = 2**16
_CHECK = 4  # bytes of the check sum behind the packed ones
# 7 0 obj <</Length 8 0 R/Filter/FlateDecode>> stream ⏎
_STREAM = re.compile(rb"\d\s+obj\s*(?P<words><<(?:(?!endobj|stream).){0,2000}>>)\s*stream\r?\n", re.DOTALL)
# /Filter/FlateDecode · /Filter [ /FlateDecode ]
_PACKED = re.compile(rb"/Filter\s*(?:/FlateDecode\b|\[\s*/FlateDecode\s*\])")
# Pictures and metadata: no words are lost with them, while pdfium leaves out the letters of a font that is damaged.
_WORDLESS = re.compile(rb"/Subtype\s*/(?:Image|XML)\b")


def is_damaged(name: str, data: bytes) -> bool:
    """Whether a stream that may hold words does not unpack as it was packed; never of an encrypted file."""
    if b"/Encrypt" in data:  # it is packed first, then encrypted
        return False
    left = MOST_BYTES
    for start in _packed(data):
        size = _unpacked(data, start, left)
        if size is None:
            return True
        left -= size
        if left <= 0:
            raise costly(name)
    return False


def _packed(data: bytes) -> Iterator[int]:
    """Where the packed bytes of each stream begin."""
    for found in _STREAM.finditer(data):
        if _PACKED.search(found["words"]) and not _WORDLESS.search(found["words"]):
            yield found.end()


def _unpacked(data: bytes, start: int, most: int) -> int | None:
    """How many bytes a stream unpacks to, as far as ``most``; None where it does not, or not to what was packed.

    Some programs leave out the check sum: then the packed bytes are followed by the end of the stream.
    """
    inflater, size, check = zlib.decompressobj(-zlib.MAX_WBITS), 0, 1
    place = start + 2  # behind the two bytes that say how it is packed
    rest = b""
    try:
        while not inflater.eof and size < most:
            if not rest:
                rest = data[place : place + _CHUNK]
                place += len(rest)
            if not rest:
                return None
            unpacked = inflater.decompress(rest, _CHUNK)
            rest = inflater.unconsumed_tail
            size, check = size + len(unpacked), zlib.adler32(unpacked, check)
    except zlib.error:
        return None
    behind = place - len(inflater.unused_data)
    unchecked = data[behind : behind + 16].lstrip().startswith(b"endstream")
    told = int.from_bytes(data[behind : behind + _CHECK], "big")
    return size if size >= most or unchecked or told == check else None
