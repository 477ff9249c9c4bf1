"""A question → the best passage by a plain search: BM25 of FTS5 over bigrams, and a scan by rapidfuzz.

What the question line must be better than; neither abstains, reads slots or knows a turn before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from knowledge.evaluation.answering import asks_for_one
from knowledge.evaluation.parsing import squash
from knowledge.folding import fold
from knowledge.grams import bigrams
from knowledge.store import passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from knowledge.evaluation.answering import Gold, Score
    from knowledge.store import Store
    from knowledge.store.passages import Passage

    Search = Callable[[str], Passage | None]


def by_index(store: Store) -> Search:
    """FTS5's own ranking of all passages that hold any bigram of the question."""

    def search(text: str) -> Passage | None:
        grams = list(dict.fromkeys(bigrams(fold(text))))
        best = next(passages.ranked(store.read(), grams), None)
        return passages.fetch(store.read(), [best])[0] if best is not None else None

    return search


def by_likeness(store: Store) -> Search:
    """The passage that rapidfuzz finds the likest of all."""
    ranges = passages.ranges(store.read()).values()
    every = [passage for span in ranges for passage in passages.between(store.read(), *span)]
    texts = [f"{passage.context} {passage.plain}" for passage in every]

    def search(text: str) -> Passage | None:
        best = process.extractOne(fold(text), texts, scorer=fuzz.WRatio)
        return every[best[2]] if best else None

    return search


def score(search: Search, golds: Iterable[Gold], store: Store, slugs: Mapping[int, str], into: Score) -> None:
    """Count top-1 item and passage@1 over the questions that one item answers."""
    for gold in golds:
        if not asks_for_one(gold):
            continue
        best = search(gold.question)
        item = store.item(best.item_id) if best and best.item_id is not None else None
        place = (slugs[item.minutes_id], item.item.ordinal) if item else None
        text = squash(best.text) if best else ""
        into.count(("", "top1"), place in gold.places)
        into.count(("", "passage1"), all(squash(words) in text for words in gold.shows))
