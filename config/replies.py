"""replies.yaml → sentences and marked lines: the only way to a word that a person reads."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARKED = re.compile(r"(\*[^*]+\*|「[^」]+」|〔[^〕]+〕)")


@cache
def replies() -> dict[str, str]:
    """Every sentence the bot can say, by its key."""
    text = (Path(__file__).with_name("replies.yaml")).read_text("utf-8")
    return {str(key): str(value).rstrip("\n") for key, value in yaml.load(text, _LOADER).items()}  # noqa: S506 a safe loader


def say(key: str, **slots: object) -> str:
    """One sentence as plain text, its marks left out; KeyError where the key or a slot is missing."""
    return "".join(words for words, _ in runs(key, **slots))


def runs(key: str, **slots: object) -> list[tuple[str, str]]:
    """One sentence as ``(words, mark)`` pairs, mark one of plain, strong, quote, place.

    Marks are of the template alone (``*strong*``, ``「quote」``, ``〔place〕``), so no slot can bring any in.
    """
    found = []
    for piece in _MARKED.split(replies()[key]):
        if not piece:
            continue
        if _MARKED.fullmatch(piece):
            mark = {"*": "strong", "「": "quote", "〔": "place"}[piece[0]]
            words = piece if mark == "quote" else piece[1:-1]
        else:
            mark, words = "plain", piece
        found.append((words.format(**slots), mark))
    return found
