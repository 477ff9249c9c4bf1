"""A question being read: the text with what was recognised blanked out; words → a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

import cn2an


@dataclass(slots=True)
class Slate:
    """A question being read: the text with what was recognised blanked out, and what that was."""

    text: str

    def take(self, start: int, end: int) -> str:
        """Blank a range out and give back its words."""
        words = self.text[start:end]
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]
        return words


def number(words: str) -> int | None:
    """A number in digits or in Chinese; None where it is neither."""
    if words.isdigit():
        return int(words)
    if re.fullmatch(r"[零〇一二三四五六七八九]{2,4}", words):
        return int("".join(str("〇一二三四五六七八九".index(c.replace("零", "〇"))) for c in words))
    try:
        return int(cn2an.cn2an(words.replace("〇", "零"), "smart"))
    except ValueError:
        return None
