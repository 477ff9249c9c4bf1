"""Query → agenda items with their sentences, best first, and how much of the question each covers.

Two stages (DESIGN): the index gives the best candidates for the rarest bigrams within a budget of postings; those are
scored by BM25 over unigrams and bigrams. What abstention rests on is not the score but the cover: the share of the
question's weight, rare grams heaviest, that an item holds, synonyms counted.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from typing import TYPE_CHECKING

from knowledge.candidates import BUDGETS, candidates
from knowledge.covering import SAME, cover
from knowledge.hits import hit
from knowledge.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from knowledge.library import Library
    from knowledge.model import Hit, Term
    from knowledge.store.passages import Passage
    from knowledge.weights import Weights

_K1, _B, _MEAN = 1.2, 0.5, 90.0
_HEAVY = 1.6  # the heading says what an item is about

Scored = list[tuple["Passage", float]]


def search(  # noqa: PLR0913 what a search depends on, all of it explicit
    terms: Sequence[Term],
    library: Library,
    *,
    within: Collection[int] | None = None,
    most: int = 6,
    budgets: Sequence[int] = BUDGETS,
    printed: bool = False,
) -> list[Hit]:
    """The best items for a topic, best first; ``within`` limits them to some minutes.

    ``budgets``: how many postings to touch, and how many where those before do not settle it.
    """
    weights = weigh(terms, library, printed=printed)
    if not weights.grams:
        return []
    by_item: dict[int, Scored] = defaultdict(list)
    for passage, score in _score(candidates(terms, weights, library, within, budgets), weights):
        if passage.item_id is not None:
            by_item[passage.item_id].append((passage, score))
    ranked = _best(by_item, weights, most)
    library.read_ahead(list(ranked))
    hits = [
        hit(item, library.passages(one), by_item[one], score, weights)
        for one, score in ranked.items()
        if (item := library.item(one))
    ]
    return sorted(hits, key=lambda one: -one.score)


def _score(found: Iterable[Passage], weights: Weights) -> Scored:
    """The passages with their BM25, best first; what is said in other words counts as said once."""
    scored = []
    grams = list(weights.grams.items())
    for passage in found:
        text = passage.whole
        norm = _K1 * (1 - _B + _B * len(text) / _MEAN)
        said = {gram for same in weights.same if same.said(text) for gram in same.grams}
        score = 0.0
        for gram, weight in grams:
            if count := text.count(gram):
                score += weight * count * (_K1 + 1) / (count + norm)
            elif gram in said:
                score += weight * SAME * (_K1 + 1) / (1 + norm)
        scored.append((passage, score))
    return sorted(scored, key=lambda pair: -pair[1])


def _best(by_item: dict[int, Scored], weights: Weights, most: int) -> dict[int, float]:
    """The items of the highest score; ``by_item`` is ordered by the best passage, so the tail need not be weighed."""
    scores: dict[int, float] = {}
    floor = 0.0
    for item_id, scored in by_item.items():
        passage, score = scored[0]
        if score * _HEAVY < floor:
            break
        scores[item_id] = score * (1 + (_HEAVY - 1) * cover(weights, passage.heading))
        floor = nlargest(most, scores.values())[-1] if len(scores) >= most else 0.0
    return dict(sorted(scores.items(), key=lambda pair: -pair[1])[:most])
