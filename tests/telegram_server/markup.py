"""HTML as the Bot API takes it → plain text and entities, or a refusal; stricter where that one is lax."""

from __future__ import annotations

import re
from html import unescape

TAGS = {"b": "bold", "i": "italic", "blockquote": "blockquote", "code": "code", "u": "underline"}
TOKEN = re.compile(r"</?([a-z]+)( expandable)?>|&(?:lt|gt|amp|quot);|[^<>&]+|(?P<bad>.)", re.DOTALL)


class MarkupError(ValueError):
    """The text holds a stray sign, an unknown tag or tags that do not pair."""


def parse(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without markup, and each entity as ``(kind, words)`` in order of its end."""
    plain = ""
    found: list[tuple[str, str]] = []
    opened: list[tuple[str, int]] = []
    for token in TOKEN.finditer(text):
        words = token[0]
        if token["bad"] or (words[0] == "<" and token[1] not in TAGS):
            raise MarkupError(f"can't parse entities: {words!r} at {token.start()}")
        if words.startswith("</"):
            if not opened or opened[-1][0] != token[1]:
                raise MarkupError(f"can't parse entities: unmatched end tag at {token.start()}")
            tag, start = opened.pop()
            found.append((TAGS[tag], plain[start:]))
        elif words.startswith("<"):
            opened.append((token[1], len(plain)))
        else:
            plain += unescape(words)
    if opened:
        raise MarkupError(f"can't parse entities: can't find end tag for {opened[-1][0]}")
    return plain, found
