"""Bytes of a Chinese text → characters: byte-order mark, strict UTF-8, else UTF-16, GB 18030 or Big5."""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_GUESSES = ("utf-16-le", "utf-16-be", "gb18030", "big5hkscs")
_SAMPLE = 65_536  # bytes that a guess looks at
_COMMON = 0.75  # of the letters of a Chinese text are among the 6,000 commonest; of one misread, about half
_ZEROS = 0.02  # more zero bytes than this are not stray control characters
_CONTROLS = 0.1  # more control characters than this are not a text
_NEWLINES = "\t\n\v\f\r"


def decode(data: bytes) -> str | None:
    """The text without its byte-order mark, otherwise unchanged; None where no encoding fits.

    A single damaged byte makes a text unreadable: a quotation must never hold a guessed character.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if data.count(0) <= len(data) * _ZEROS:
        text = _strictly(data, "utf-8")
        if text is not None:
            return text
    share, guess = max((_commonness(data, encoding), encoding) for encoding in _GUESSES)
    return _strictly(data, guess) if share >= _COMMON else None


def is_printable(text: str) -> bool:
    """Whether so few characters are controls that people may have written this."""
    sample = text[:_SAMPLE]
    controls = sum(unicodedata.category(sign) in {"Cc", "Cn"} and sign not in _NEWLINES for sign in sample)
    return controls <= len(sample) * _CONTROLS


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _commonness(data: bytes, encoding: str) -> float:
    """The share of common letters among those beyond ASCII at the beginning; of all, where none is."""
    sample = data[:_SAMPLE].decode(encoding, errors="replace")
    if len(data) > _SAMPLE:
        sample = sample[:-1]  # the last character may be cut in two
    letters = [sign for sign in sample if sign > "\x7f"] or list(sample)
    common = _common_letters()
    return sum(sign in common for sign in letters) / len(letters)


@cache
def _common_letters() -> frozenset[str]:
    """ASCII, the symbols and the first, everyday level of GB 2312 (3,755 letters) and of Big5 (5,401)."""
    ascii_letters = (*map(chr, range(0x20, 0x7F)), *_NEWLINES)
    simplified = _plane("gb2312", (*range(0xA1, 0xA4), *range(0xB0, 0xD8)), range(0xA1, 0xFF))
    traditional = _plane("big5", range(0xA1, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    return frozenset((*ascii_letters, *simplified, *traditional))


def _plane(encoding: str, leads: range | tuple[int, ...], trails: range | tuple[int, ...]) -> str:
    return "".join(bytes((lead, trail)).decode(encoding, "ignore") for lead in leads for trail in trails)
