"""Query → agenda items with their sentences, best first, and how much of the question each covers.

Two stages (DESIGN): the index gives the best candidates for the rarest bigrams within a budget of postings; those are
scored by BM25 over unigrams and bigrams. What abstention rests on is not the score but the cover: the share of the
question's weight, rare grams heaviest, that an item holds, synonyms counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from heapq import nlargest
from math import log
from operator import mul
from typing import TYPE_CHECKING

from knowledge.folding import fold
from knowledge.grams import bigrams, unigrams
from knowledge.model import Hit, Sentence, Span
from knowledge.word_classes import heft

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from knowledge.library import Library
    from knowledge.model import Term
    from knowledge.store.passages import Passage

FIRST = 200  # postings that settle most questions
BUDGET = 12_000  # postings that one question may touch
_FURTHER = 12  # grams beyond the budget that still count beside the others
CANDIDATES = 150  # passages that are scored again
_K1, _B, _MEAN = 1.2, 0.5, 90.0
_WHOLE = 0.95  # the heading holds all of the question but a particle
_ONE = 0.35  # a single character tells less than a pair
_PAIR = 2
_FEW = 5  # sentences looked into for a whole word of the question
_SAME = 0.8  # a synonym tells less than the word itself
_HEAVY = 1.6  # the heading says what an item is about
_DULLNESS = 0.1
_GENERIC = frozenset(
    {"会议", "工作", "情况", "要求", "单位", "部门", "内容", "事项", "问题", "相关", "有关"}
)  # in every passage
_DULL = frozenset(
    "的了吗呢么谁啥哪几有没不是在要会能可以都和与及把被给这那我你他它个就也还又再很太来去上下说做办弄搞讲看想类样得着过地些"
)


@dataclass(frozen=True, slots=True)
class Weights:
    """A topic ready to be looked for.

    ``grams``: gram → weight, for the score. ``letters``: the weight of each character of the topic, for the cover.
    ``places``: gram → where it stands in the topic. ``same``: where a word stands, its grams, what else is said for it.
    ``whole``: the weight of all letters. ``loose``: pairs that nobody here writes → the words they may abbreviate.
    """

    grams: dict[str, float]
    letters: tuple[float, ...]
    places: dict[str, tuple[tuple[int, int], ...]]
    same: tuple[tuple[tuple[int, int], frozenset[str], tuple[str, ...]], ...]
    whole: float
    loose: dict[str, re.Pattern[str]]


def weigh(terms: Sequence[Term], library: Library, *, printed: bool = False) -> Weights:
    """The grams of a topic with their weights: rare ones heavy, single and dull characters light.

    ``printed`` tells that the words are those of minutes, not of an asker: each class of word tells alike.
    """
    topic = "\n".join(term.text for term in terms if not term.others)
    places = _places(topic)
    frequency = library.frequencies(places.keys() | set(unigrams(topic)))
    total = max(200, library.total()) + 1  # in a small store chance makes words rare

    def rarity(gram: str) -> float:
        return log(1 + total / (frequency.get(gram, 0) + 0.5))

    grams = {gram: rarity(gram) * (1 - 0.7 * sum(char in _DULL for char in gram) / len(gram)) for gram in places}
    for gram in unigrams(topic):
        grams.setdefault(gram, _ONE * rarity(gram) * (0.2 if gram in _DULL else 1))
    letters = [0.0] * len(topic)
    for gram, spans in places.items():
        for start, end in spans:
            for i in range(start, end):
                if gram in _GENERIC:
                    letters[i] = 0.2
                    continue
                # what a character tells is what its commonest pair tells: a pair across two words is rare by chance
                here = rarity(gram) if gram in frequency else rarity("")
                letters[i] = min(letters[i], here) if letters[i] else here
    tells = [1.0] * len(topic) if printed else heft(topic)
    letters = [
        weight * tell * (_DULLNESS if char in _DULL else 1)
        for weight, tell, char in zip(letters, tells, topic, strict=True)
    ]
    same = tuple(
        ((start, start + len(term.text)), frozenset([*bigrams(term.text), *unigrams(term.text)]), term.others)
        for term in terms
        if term.others and (start := topic.find(term.text)) >= 0
    )
    loose = {
        gram: _spread(gram) for gram in places if gram not in frequency and len(gram) == _PAIR and not gram.isascii()
    }
    return Weights(grams, tuple(letters), places, same, sum(letters), loose)


def _spread(gram: str) -> re.Pattern[str]:
    """The two characters of an abbreviation with what it leaves out between them: 职教, 职业教育."""
    # Letters by what they are not: to compile a range of thousands takes longer than the search that it is for.
    return re.compile(rf"{gram[0]}[^\W\d_a-z]{{1,2}}{gram[1]}")


def _places(topic: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Each bigram or word of the topic → where it stands."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    at = 0
    for gram in bigrams(topic):
        start = topic.index(gram, at)
        found[gram].append((start, start + len(gram)))
        at = start
    return {gram: tuple(spans) for gram, spans in found.items()}


def _by_synonym(weights: Weights, text: str) -> set[str]:
    """The grams of the question that a text says in other words, whether or not it holds them too."""
    said: set[str] = set()
    for _, grams, others in weights.same:
        if any(_says(text, other) for other in others):
            said |= grams
    return said


def _says(text: str, other: str) -> bool:
    if other.startswith("#"):  # a quantity of the same unit, as a limit: 单场50人以上
        return bool(re.search(rf"[0-9一二三四五六七八九十百]+{other[1:]}(?:以上|以下|以内|及以上|以外)", text))
    return other in text


def cover(weights: Weights, text: str) -> float:
    """The share of the question's weight that a text holds, 0 to 1, counted by characters inside held grams."""
    return _share(weights, _covered(weights, text))


def _share(weights: Weights, covered: Iterable[float]) -> float:
    return sum(map(mul, weights.letters, covered)) / weights.whole if weights.whole else 0.0


def longest_run(weights: Weights, text: str) -> int:
    """How many characters in a row of the topic a text holds."""
    best = run = 0
    for part in _covered(weights, text):
        run = run + 1 if part >= 1 else 0
        best = max(best, run)
    return best


def _covered(weights: Weights, text: str) -> list[float]:
    covered = [0.0] * len(weights.letters)
    for gram, spans in weights.places.items():
        if gram in text:
            for start, end in spans:
                covered[start:end] = [1.0] * (end - start)
    for gram, spread in weights.loose.items():
        if spread.search(text):
            for start, end in weights.places[gram]:
                covered[start:end] = [max(_SAME, one) for one in covered[start:end]]
    for (start, end), _, others in weights.same:
        if min(covered[start:end]) < _SAME and any(_says(text, other) for other in others):
            covered[start:end] = [max(_SAME, one) for one in covered[start:end]]
    return covered


def search(  # noqa: PLR0913 what a search depends on, all of it explicit
    terms: Sequence[Term],
    library: Library,
    *,
    within: Collection[int] | None = None,
    most: int = 8,
    budgets: Sequence[int] = (FIRST, BUDGET),
    printed: bool = False,
) -> list[Hit]:
    """The best items for a topic, best first; ``within`` limits them to some minutes.

    ``budgets``: how many postings to touch, and how many more where those do not settle it.
    """
    weights = weigh(terms, library, printed=printed)
    if not weights.grams:
        return []
    by_item: dict[int, list[tuple[Passage, float]]] = defaultdict(list)
    for passage, score in _score(_candidates(terms, weights, library, within, budgets), weights):
        if passage.item_id is not None:
            by_item[passage.item_id].append((passage, score))
    ranked = _best(by_item, weights, most)
    library.read_ahead(ranked)
    hits = [_hit(one, by_item[one], weights, library) for one in ranked]
    return sorted((hit for hit in hits if hit), key=lambda hit: -hit.score)


def _candidates(
    terms: Sequence[Term],
    weights: Weights,
    library: Library,
    within: Collection[int] | None,
    budgets: Sequence[int],
) -> list[Passage]:
    """The passages to be scored: by few postings where these settle it, else by as many as the budget allows."""
    frequency = _wanted(terms, library)
    weight = {gram: log(1 + library.total() / count) for gram, count in frequency.items()}
    whole = library.whole(within, CANDIDATES) if within is not None else None
    if whole is not None:
        return [one for one in whole if any(gram in one.plain or gram in one.context for gram in frequency)]
    for budget in budgets:
        chosen = _rarest(frequency, budget)
        many = sum(frequency[gram] for gram in chosen) > CANDIDATES  # else all of them are scored
        rest = [gram for gram in frequency if gram not in chosen][:_FURTHER] if many else []
        sought, further = ({gram: weight[gram] for gram in grams} for grams in (chosen, rest))
        found = library.candidates(sought, further, CANDIDATES, within)
        if len(chosen) == len(frequency) or _settled(found, weights, frequency.keys() - chosen):
            break
    return found


def _settled(found: Iterable[Passage], weights: Weights, left: Collection[str]) -> bool:
    """Whether one of the passages holds more of the question than any that was not looked at can hold."""
    open_ = set(left)
    for _, grams, others in weights.same:
        if any(gram in left for other in others for gram in bigrams(other)):
            open_ |= grams
    unseen = sum(weights.grams.get(gram, 0.0) for gram in open_)
    for passage in found:
        text = passage.plain + "\n" + passage.context
        if sum(weights.grams[gram] for gram in weights.places if gram in text) > unseen:
            return True
    return False


def _wanted(terms: Sequence[Term], library: Library) -> dict[str, int]:
    """The bigrams of the terms that the store holds, rarest first, with the number of their postings."""
    texts = [text for term in terms for text in (term.text, *term.others) if not text.startswith("#")]
    frequency = library.frequencies({gram for text in texts for gram in bigrams(text)})
    return dict(sorted(frequency.items(), key=lambda pair: pair[1]))


def _rarest(frequency: dict[str, int], budget: int) -> list[str]:
    """The rarest bigrams until the budget of postings is spent; one at least."""
    chosen: list[str] = []
    spent = 0
    for gram, postings in frequency.items():
        if chosen and spent + postings > budget:
            break
        spent += postings
        chosen.append(gram)
    return chosen


def _score(found: Iterable[Passage], weights: Weights) -> list[tuple[Passage, float]]:
    scored = []
    for passage in found:
        text = passage.plain + "\n" + passage.context
        norm = _K1 * (1 - _B + _B * len(text) / _MEAN)
        said = _by_synonym(weights, text) if weights.same else ()
        score = 0.0
        for gram, weight in weights.grams.items():
            if count := text.count(gram):
                score += weight * count * (_K1 + 1) / (count + norm)
            elif gram in said:
                score += weight * _SAME * (_K1 + 1) / (1 + norm)
        scored.append((passage, score))
    return sorted(scored, key=lambda pair: -pair[1])


def _best(by_item: dict[int, list[tuple[Passage, float]]], weights: Weights, most: int) -> list[int]:
    """The items of the highest score; ``by_item`` is ordered by the best passage, so the tail need not be weighed."""
    scores: dict[int, float] = {}
    floor = 0.0
    for item_id, scored in by_item.items():
        passage, score = scored[0]
        if score * _HEAVY < floor:
            break
        scores[item_id] = _item_score(score, _heading(passage), weights)
        floor = nlargest(most, scores.values())[-1] if len(scores) >= most else 0.0
    return sorted(scores, key=lambda one: -scores[one])[:most]


def _heading(passage: Passage) -> str:
    return passage.context.partition("\n")[0]


def sentence(passage: Passage, weights: Weights) -> Sentence:
    """A passage as it answers a topic, outside a search."""
    return _sentence(passage, 0.0, weights, _covered(weights, _heading(passage)))


def _sentence(passage: Passage, score: float, weights: Weights, heading: list[float]) -> Sentence:
    """A passage as it answers; ``heading`` is what of the topic the heading of its item covers."""
    day = passage.context.partition("\n")[2].rpartition("\n")[2]
    covered = _covered(weights, f"{passage.plain}\n{day}")
    alone, headed = _share(weights, covered), _share(weights, heading)
    both = _share(weights, map(max, covered, heading))  # nothing that is looked for goes on from one to the other
    rest = (both - headed) / (1 - headed) if headed < _WHOLE else 0.0
    span = Span(passage.start, passage.end)
    return Sentence(passage.minutes_id, passage.item_id or 0, span, passage.text, score, alone, both, rest)


def _item_score(best: float, heading: str, weights: Weights) -> float:
    return best * (1 + (_HEAVY - 1) * cover(weights, heading))


def _hit(item_id: int, scored: list[tuple[Passage, float]], weights: Weights, library: Library) -> Hit | None:
    item = library.item(item_id)
    if item is None:
        return None
    heading = _heading(scored[0][0])
    headed = _covered(weights, heading)
    sentences = [_sentence(passage, score, weights, headed) for passage, score in scored]
    found = library.passages(item_id)
    named = f"{heading}\n{fold('、'.join(item.item.presenters))}"  # an item goes by who brought it in as well
    whole = "\n".join([heading, *(passage.plain for passage in found), *(passage.context for passage in found[:1])])
    return Hit(
        item=item,
        score=_item_score(scored[0][1], heading, weights),
        cover=cover(weights, whole),
        heading=cover(weights, named),
        run=longest_run(weights, heading),
        said=max((longest_run(weights, passage.plain) for passage, _ in scored[:_FEW]), default=0),
        sentences=tuple(sorted(_quotable(sentences, scored, heading), key=lambda one: one.rank, reverse=True)),
    )


_LABEL = 8  # characters that may number a heading: 议题12.


def _is_heading(sentence: str, title: str) -> bool:
    return sentence.endswith(title) and len(sentence) <= len(title) + _LABEL


def _quotable(sentences: list[Sentence], scored: list[tuple[Passage, float]], heading: str) -> list[Sentence]:
    """The sentences without the heading line itself, which answers nothing; that line where there is nothing else."""
    title = heading.strip()
    kept = [
        one
        for one, (passage, _) in zip(sentences, scored, strict=True)
        if not _is_heading(passage.plain.strip(), title)
    ]
    return kept or sentences
