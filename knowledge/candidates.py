"""The terms of a question → the passages that are worth scoring, at the cost of a budget of postings."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from knowledge.grams import bigrams

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from knowledge.library import Library
    from knowledge.model import Term
    from knowledge.store.passages import Passage
    from knowledge.weights import Weights

# Postings that a question touches: few settle most questions, and more are read only where those did not. The middle
# step halves the time of the usual question at 100,000 passages (docs/measurements.md).
BUDGETS = (100, 1_500, 12_000)
CANDIDATES = 120  # passages that are scored
_FURTHER = 12  # grams beyond the budget that still count beside the others


def candidates(
    terms: Sequence[Term],
    weights: Weights,
    library: Library,
    within: Collection[int] | None,
    budgets: Sequence[int],
) -> list[Passage]:
    """The passages to be scored: by few postings where these settle it, else by as many as the budget allows."""
    frequency = _wanted(terms, library)
    whole = library.whole(within, CANDIDATES) if within is not None else None
    if whole is not None:
        return [one for one in whole if any(gram in one.plain or gram in one.context for gram in frequency)]
    weight = {gram: log(1 + library.total() / count) for gram, count in frequency.items()}
    for budget in budgets:
        chosen = _rarest(frequency, budget)
        many = sum(frequency[gram] for gram in chosen) > CANDIDATES  # else all of them are scored
        rest = [gram for gram in frequency if gram not in chosen][:_FURTHER] if many else []
        sought, further = ({gram: weight[gram] for gram in grams} for grams in (chosen, rest))
        found = library.candidates(sought, further, CANDIDATES, within)
        if len(chosen) == len(frequency) or _settled(found, weights, frequency.keys() - chosen):
            return found
    # Rare words of little weight may have spent the budget: what holds all common words of the topic is likelier meant.
    own = [gram for gram in frequency if gram in weights.places]
    return [*found, *library.holding_all(own, CANDIDATES, within, but=found)]


def _settled(found: Iterable[Passage], weights: Weights, left: Collection[str]) -> bool:
    """Whether one of the passages holds more of the question than any that was not looked at can hold."""
    open_ = set(left)
    for same in weights.same:
        if not same.sought.isdisjoint(left):
            open_ |= same.grams
    unseen = sum(weights.grams.get(gram, 0.0) for gram in open_)
    for passage in found:
        if sum(weights.grams[gram] for gram in weights.places if gram in passage.whole) > unseen:
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
