"""Words → how much each of their characters tells of a matter, by the class of the word.

People ask in words that no minutes print (打完, 弄, 哪一种): where such a verb or particle is missing from an item,
that tells little; where a noun is missing, the item hardly is what was asked for. rjieba cuts and tags.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NOTHING, _LITTLE, _SOME, _MUCH = 0.05, 0.25, 0.55, 1.0
_EMPTY = frozenset({"r", "y", "e", "o", "c", "p", "d", "h", "k", "x", "zg", "w"})
_COUNTS = frozenset({"m", "q", "mq", "f", "t", "s"})
_HOLLOW_KINDS = frozenset({"r", "y", "e", "o", "c"})
_DIGIT = re.compile(r"[0-9]")


@lru_cache(maxsize=4096)
def heft(text: str) -> tuple[float, ...]:
    """Return the weight of each character of a text, 0.05 to 1: particles least, verbs less than nouns."""
    weights: list[float] = []
    for word, kind in words(text):
        weights += [_weight(word, kind)] * len(word)
    return tuple(weights)


_HOLLOW = re.compile(r"^(?:第?[几哪这那一两每某]|多少)")  # 几样, 这回, 一下: a count that counts nothing


def hollow(text: str) -> list[tuple[int, int]]:
    """Return where words stand that name nothing: particles, pronouns, 几样, 这回."""
    found, at = [], 0
    for word, kind in words(text):
        counts = kind in _COUNTS and bool(_HOLLOW.match(word)) and not _DIGIT.search(word)
        if word.strip() and (counts or kind in _HOLLOW_KINDS or kind.startswith("u")):
            found.append((at, at + len(word)))
        at += len(word)
    return found


_COMMON = 20  # how often the dictionary has counted a word that is one, and no slip of its maker


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Whether a dictionary of Chinese knows the word, well enough to say that it is spelt right."""
    import rjieba

    return bool(rjieba.has_word(text)) and rjieba.suggest_freq(text) >= _COMMON


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a text, in order and without a gap, each with its class as jieba names it."""
    import rjieba

    return tuple(rjieba.tag(text))


def _weight(word: str, kind: str) -> float:
    single = len(word) == 1
    if _DIGIT.search(word) or word.isascii():
        return _MUCH
    if kind in _EMPTY or kind.startswith("u"):
        return _NOTHING
    if kind in _COUNTS:
        return _LITTLE
    if kind in {"v", "vd", "a", "ad", "z", "b"}:
        return _LITTLE if single else _SOME
    return _SOME if single else _MUCH
