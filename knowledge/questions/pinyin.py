"""Latin letters that are pinyin → the Chinese that the store, or a question, would write for them.

Syllables are cut by dynamic programming; characters are chosen by the store's own bigrams and by the frame words of
the intent table, so that nothing is read that nobody here ever writes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from config.vocabulary import intent_table, vocabulary
from knowledge.grams import sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Lookup = Callable[[Iterable[str]], dict[str, list[tuple[str, int]]]]

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FRAME_BONUS = 4.0
_SPOKEN = re.compile("shei")  # 谁 as people say it


@dataclass(frozen=True)
class Sounds:
    """``grams``: sounds → the stored grams that sound so, with their frequency."""

    grams: Lookup


@cache
def _syllables() -> frozenset[str]:
    from pypinyin.constants import PINYIN_DICT

    found = {sound(chr(code)) for code in PINYIN_DICT if 0x4E00 <= code <= 0x9FA5}  # noqa: PLR2004 the common block
    return frozenset(one for one in found if one.isascii() and one.isalpha())


@cache
def frame_grams() -> dict[str, tuple[str, ...]]:
    """Bigrams and characters of the frame words (谁, 任务, 列席 …) by their sound."""
    words: set[str] = set()
    for row in intent_table():
        for phrasing in row.phrasings:
            words.update(_HAN.findall(phrasing))
    for word, others in vocabulary().same.items():
        words.update(part for one in (word, *others) for part in _HAN.findall(one))
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word in words:
        for char in word:
            found[sound(char)][char] = None
        for a, b in pairwise(word):
            found[sound(a + b)][a + b] = None
    return {said: tuple(grams) for said, grams in found.items()}


def syllables(word: str) -> list[str] | None:
    """A run of letters cut into pinyin syllables, the fewest that do; None where it cannot be."""
    known = _syllables()
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for begin in range(max(0, end - 6), end):
            before = best[begin]
            if before is not None and word[begin:end] in known:
                have = best[end]
                if have is None or len(before) + 1 < len(have):
                    best[end] = [*before, word[begin:end]]
    return best[-1]


def chinese(words: str, sounds: Sounds) -> str | None:
    """Pinyin in Chinese; None where the words are not pinyin or the store writes nothing like it."""
    said: list[str] = []
    for word in words.lower().split():
        cut = syllables(_SPOKEN.sub("shui", re.sub(r"[^a-z]", "", word)))
        if cut is None:
            return None
        said += cut
    if len(said) < 2:  # noqa: PLR2004 one syllable is anything
        return None
    return _choose(said, sounds)


def _choose(said: list[str], sounds: Sounds) -> str | None:
    """The likeliest characters by Viterbi over bigrams."""
    stored = sounds.grams({*said, *(f"{a} {b}" for a, b in pairwise(said))})
    frame = frame_grams()
    rows = [_characters(one, stored, frame) for one in said]
    if not all(rows):
        return None
    best = {char: (weight, char) for char, weight in rows[0].items()}
    linked = 0
    for (a, b), row in zip(pairwise(said), rows[1:], strict=True):
        pairs = {gram: 2.0 + log(1 + df) for gram, df in stored.get(f"{a} {b}", ())}
        for gram in frame.get(f"{a} {b}", ()):
            pairs[gram] = max(pairs.get(gram, 0.0), _FRAME_BONUS)
        linked += bool(pairs)
        best = {
            char: max(
                (score + weight + pairs.get(text[-1] + char, -1.0), text + char) for score, text in best.values()
            )
            for char, weight in row.items()
        }
    return max(best.values())[1] if linked * 2 >= len(said) - 1 else None


def _characters(said: str, stored: dict[str, list[tuple[str, int]]], frame: dict[str, tuple[str, ...]]) -> dict[str, float]:
    found = {gram: 0.1 * log(1 + df) for gram, df in stored.get(said, ())[:12]}
    for gram in frame.get(said, ()):
        found[gram] = max(found.get(gram, 0.0), 0.3)
    return found


def corrections(gram: str, sounds: Sounds) -> tuple[str, ...]:
    """Stored or frame grams that sound like this one, most frequent first, itself left out."""
    said = sound(gram)
    near = [other for other, _ in sounds.grams({said}).get(said, ())]
    return tuple(dict.fromkeys(other for other in [*near, *frame_grams().get(said, ())] if other != gram))
