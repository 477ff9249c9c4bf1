"""One printed character → the one character that stands for it when texts are compared.

Folding never changes a string's length, so an index into the folded string is an index into the printed one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Protocol

# Half-width signs that Chinese pages type for full-width ones, and the many shapes of quotation marks and
# dashes.
_SIGNS = str.maketrans(
    {
        ",": "，",
        ":": "：",
        ";": "；",
        "(": "（",
        ")": "）",
        "?": "？",
        "!": "！",
        "「": "“",
        "」": "”",
        "『": "“",
        "』": "”",
        "„": "“",
        "‟": "“",
        "＂": '"',
        "–": "—",
        "―": "—",
        "─": "—",
        "━": "—",
        "‧": "·",
        "•": "·",
        "・": "·",
        "﹝": "〔",
        "﹞": "〕",
        "︰": "：",
        "﹕": "：",
        "､": "、",
        "○": "〇",
        "◯": "〇",
    }
)


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _simplifier() -> _Converter:
    from opencc import OpenCC

    converter: _Converter = OpenCC("t2s")
    return converter


class _Folds(dict[int, int]):
    """Character → what it folds to, learnt when it is first met: a question folds hundreds of sentences."""

    def __missing__(self, code: int) -> int:
        narrow = _narrow(chr(code))
        letter = narrow
        if "\u3400" <= narrow <= "\u9fff" or "\uf900" <= narrow <= "\ufaff":
            letter = _simplifier().convert(narrow)
        self[code] = ord(letter if len(letter) == 1 else narrow)
        return self[code]


class _Plain:
    """Texts that folding leaves as they are, told at a tenth of its cost by the characters met so far.

    A question folds hundreds of sentences, and hardly one of them has a character that folds to another.
    """

    def __init__(self) -> None:
        self._same: re.Pattern[str] | None = None
        self._folded = 0
        self._next = 500  # foldings after which it pays to learn

    def holds(self, text: str) -> bool:
        """Whether the text surely folds to itself; False where that is not known."""
        return self._same is not None and self._same.fullmatch(text) is not None

    def learn(self) -> None:
        """Count a folding; once in a while take in the characters that were met since."""
        self._folded += 1
        if self._folded >= self._next:
            self._next *= 8
            same = sorted(code for code, folded in list(_FOLDS.items()) if code == folded and chr(code) != '"')
            self._same = re.compile("[" + "".join(re.escape(chr(code)) for code in same) + "]*") if same else None


_FOLDS = _Folds()
_PLAIN = _Plain()


def fold(text: str) -> str:
    """The text folded for matching: width, quotes, script; as long as it was.

    Straight double quotes become “ and ” in turn, paragraph by paragraph. Characters are converted one by
    one: no
    phrase table, because a phrase could change the length.
    """
    if _PLAIN.holds(text):
        return text
    _PLAIN.learn()
    folded = text.translate(_FOLDS)
    return _pair_quotes(folded) if '"' in folded else folded


def _narrow(character: str) -> str:
    """Full-width letters to half-width, half-width Chinese punctuation to full-width."""
    sign = character.translate(_SIGNS)
    if sign != character or character == "…":
        return sign
    if "①" <= character <= "⑳":  # the mark of a point, and no digit of what follows it
        return character
    narrow = unicodedata.normalize("NFKC", character)
    return narrow.translate(_SIGNS) if len(narrow) == 1 and not narrow.isspace() else character


def _pair_quotes(text: str) -> str:
    pieces: list[str] = []
    opened = False
    for piece in text.split("\n"):
        parts = piece.split('"')
        line = parts[0]
        for part in parts[1:]:
            opened = not opened
            line += ("“" if opened else "”") + part
        pieces.append(line)
        opened = False
    return "\n".join(pieces)
