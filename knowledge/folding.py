"""One printed character → the one character that stands for it when texts are compared.

Folding never changes a string's length, so an index into the folded string is an index into the printed one.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Protocol

# Half-width signs that Chinese pages type for full-width ones, and the many shapes of quotation marks and dashes.
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
_KNOWN: dict[str, str] = {}


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _simplifier() -> _Converter:
    from opencc import OpenCC

    converter: _Converter = OpenCC("t2s")
    return converter


def fold(text: str) -> str:
    """The text folded for matching: width, quotes, script; as long as it was.

    Straight double quotes become “ and ” in turn, paragraph by paragraph. Characters are converted one by one: no
    phrase table, because a phrase could change the length.
    """
    _learn(set(text) - _KNOWN.keys())
    folded = text.translate({ord(c): _KNOWN[c] for c in set(text) if _KNOWN[c] != c})
    return _pair_quotes(folded) if '"' in folded else folded


def _learn(fresh: set[str]) -> None:
    if not fresh:
        return
    plain = {c: _narrow(c) for c in fresh}
    han = sorted({p for p in plain.values() if "\u3400" <= p <= "\u9fff" or "\uf900" <= p <= "\ufaff"})
    simple = dict(zip(han, _simplifier().convert("\n".join(han)).split("\n"), strict=True)) if han else {}
    for printed, narrow in plain.items():
        letter = simple.get(narrow, narrow)
        _KNOWN[printed] = letter if len(letter) == 1 else narrow


def _narrow(character: str) -> str:
    """Full-width letters to half-width, half-width Chinese punctuation to full-width."""
    sign = character.translate(_SIGNS)
    if sign != character or character == "…":
        return sign
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
