"""The terms of a question → what each gram and each character of them weighs, ready to be looked for in texts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from knowledge.grams import bigrams, unigrams
from knowledge.word_classes import heft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from knowledge.library import Library
    from knowledge.model import Term

    Spans = dict[str, list[tuple[int, int]]]

_ONE = 0.35  # a single character tells less than a pair
_PAIR = 2
_DULLNESS = 0.1
_GENERIC = frozenset(
    {"会议", "工作", "情况", "要求", "单位", "部门", "内容", "事项", "问题", "相关", "有关"}
)  # in every passage
_DULL = frozenset(
    "的了吗呢么谁啥哪几有没不是在要会能可以都和与及把被给这那我你他它个就也还又再很太来去上下说做办弄搞讲看想类样得着过地些"
)
_LIMIT = "#"  # begins a synonym that is any limit of a unit
_COMPILED = 2_000  # patterns kept, of a few hundred bytes each


@dataclass(frozen=True, slots=True)
class Same:
    """A word of the topic that may be said otherwise: its letters, its grams, other words for it, limits of its unit.

    ``sought``: the bigrams of the others, as they were given.
    """

    letters: int
    grams: frozenset[str]
    words: tuple[str, ...]
    limits: tuple[re.Pattern[str], ...]
    sought: frozenset[str]

    def said(self, text: str) -> bool:
        """Whether a text says it in other words."""
        for word in self.words:  # a loop: this is asked tens of thousands of times a second
            if word in text:
                return True
        return any(limit.search(text) for limit in self.limits)


@dataclass(frozen=True, slots=True)
class Weights:
    """A topic ready to be looked for. Sets of its letters are integers, one bit a letter.

    ``grams``: gram → weight, for the score. ``letters``: the weight of each character of the topic, for the cover.
    ``places``: gram → the letters where it stands. ``loose``: those of pairs that nobody here writes, which may
    abbreviate something. ``same``: what may be said otherwise. ``whole``: the weight of all letters. ``shares``: what
    sets of letters have been found to weigh.
    """

    grams: Mapping[str, float]
    letters: tuple[float, ...]
    places: Mapping[str, int]
    loose: Mapping[str, int]
    same: tuple[Same, ...]
    whole: float
    shares: dict[int, float] = field(default_factory=dict, compare=False)


def weigh(terms: Sequence[Term], library: Library, *, printed: bool = False) -> Weights:
    """The grams of a topic with their weights: rare ones heavy, single and dull characters light.

    ``printed`` tells that the words are those of minutes, not of an asker: each class of word tells alike.
    """
    key = (tuple(terms), printed)
    if key not in library.weighed:
        library.weighed[key] = _weigh(terms, library, printed=printed)
    return library.weighed[key]


def _weigh(terms: Sequence[Term], library: Library, *, printed: bool) -> Weights:
    topic = "\n".join(term.text for term in terms if not term.others)
    spans = _spans(topic)
    frequency = library.frequencies(spans.keys() | set(unigrams(topic)))
    total = max(200, library.total()) + 1  # in a small store chance makes words rare

    def rarity(gram: str) -> float:
        return log(1 + total / (frequency.get(gram, 0) + 0.5))

    grams = {gram: rarity(gram) * (1 - 0.7 * sum(char in _DULL for char in gram) / len(gram)) for gram in spans}
    for gram in unigrams(topic):
        grams.setdefault(gram, _ONE * rarity(gram) * (0.2 if gram in _DULL else 1))
    rare = {gram: rarity(gram if gram in frequency else "") for gram in spans}
    tells = [1.0] * len(topic) if printed else heft(topic)
    letters = tuple(
        weight * tell * (_DULLNESS if char in _DULL else 1)
        for weight, tell, char in zip(_letters(topic, spans, rare), tells, topic, strict=True)
    )
    places = {gram: _mask(found) for gram, found in spans.items()}
    loose = {
        gram: mask
        for gram, mask in places.items()
        if gram not in frequency and len(gram) == _PAIR and not gram.isascii()
    }
    return Weights(grams, letters, places, loose, tuple(_same(terms, topic)), sum(letters))


def _letters(topic: str, spans: Spans, rare: Mapping[str, float]) -> list[float]:
    """What each character tells: what its commonest pair does, for a pair across two words is rare by chance."""
    letters = [0.0] * len(topic)
    for gram, found in spans.items():
        for start, end in found:
            for i in range(start, end):
                if gram in _GENERIC:
                    letters[i] = 0.2
                else:
                    letters[i] = min(letters[i], rare[gram]) if letters[i] else rare[gram]
    return letters


def _spans(topic: str) -> Spans:
    """Each bigram or word of the topic → where it stands."""
    found: Spans = defaultdict(list)
    at = 0
    for gram in bigrams(topic):
        start = topic.index(gram, at)
        found[gram].append((start, start + len(gram)))
        at = start
    return found


def _mask(spans: Iterable[tuple[int, int]]) -> int:
    mask = 0
    for start, end in spans:
        mask |= (1 << end) - (1 << start)
    return mask


def _same(terms: Iterable[Term], topic: str) -> Iterator[Same]:
    for term in terms:
        if term.others and (start := topic.find(term.text)) >= 0:
            yield Same(
                letters=_mask([(start, start + len(term.text))]),
                grams=frozenset([*bigrams(term.text), *unigrams(term.text)]),
                words=tuple(other for other in term.others if not other.startswith(_LIMIT)),
                limits=tuple(_limit(other[1:]) for other in term.others if other.startswith(_LIMIT)),
                sought=sought(term.others),
            )


@lru_cache(maxsize=_COMPILED)
def sought(words: tuple[str, ...]) -> frozenset[str]:
    """The bigrams of some words; kept, because the words of a table come back in other questions."""
    return frozenset(gram for word in words for gram in bigrams(word))


@lru_cache(maxsize=_COMPILED)
def _limit(unit: str) -> re.Pattern[str]:
    """A quantity of a unit, as a limit: 单场50人以上."""
    return re.compile(rf"[0-9一二三四五六七八九十百]+{unit}(?:以上|以下|以内|及以上|以外)")


@lru_cache(maxsize=_COMPILED)
def spread(gram: str) -> re.Pattern[str]:
    """The two characters of an abbreviation with what it leaves out between them: 职教, 职业教育."""
    # Letters by what they are not: to compile a range of thousands takes longer than the search that it is for.
    return re.compile(rf"{re.escape(gram[0])}[^\W\d_a-z]{{1,2}}{re.escape(gram[1])}")
