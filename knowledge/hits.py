"""An item, its scored passages and the weights of a topic → a Hit: how much of the topic stands where in the item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.covering import cover, held, run, share
from knowledge.folding import fold
from knowledge.model import Hit, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import StoredItem
    from knowledge.store.passages import Passage
    from knowledge.weights import Weights

    Scored = Sequence[tuple[Passage, float]]

_WHOLE = 0.95  # the heading holds all of the question but a particle
_FEW = 5  # sentences looked into for a whole word of the question
_LABEL = 8  # characters that may number a heading: 议题12.


def hit(item: StoredItem, passages: Sequence[Passage], scored: Scored, score: float, weights: Weights) -> Hit:
    """The item as it answers; ``passages`` are all of it, ``scored`` those that hold something, best first."""
    first = scored[0][0]
    headed = held(weights, first.heading)
    named = fold("、".join(item.item.presenters))  # an item goes by who brought it in as well
    whole = "\n".join([first.heading, *(passage.plain for passage in passages), *(one.context for one in passages[:1])])
    plain = [held(weights, passage.plain) for passage, _ in scored]
    below = {words: held(weights, words) for words in {passage.below for passage, _ in scored}}
    sentences = [
        _sentence(passage, own | below[passage.below], headed, each, weights)
        for (passage, each), own in zip(scored, plain, strict=True)
    ]
    return Hit(
        item=item,
        score=score,
        cover=cover(weights, whole),
        heading=share(weights, headed | held(weights, named)),
        run=run(weights, headed),
        said=max((run(weights, own) for own in plain[:_FEW]), default=0),
        sentences=tuple(sorted(_quotable(sentences, scored), key=lambda one: one.rank, reverse=True)),
    )


def sentence(passage: Passage, weights: Weights) -> Sentence:
    """A passage as it answers a topic, outside a search."""
    letters = held(weights, passage.plain) | held(weights, passage.below)
    return _sentence(passage, letters, held(weights, passage.heading), 0.0, weights)


def quoted(passage: Passage) -> Sentence:
    """A passage that answers by its place alone: a point, a line of a list."""
    return Sentence(passage.minutes_id, passage.item_id or 0, passage.span, passage.text, 0.0, 1.0, 1.0, 1.0)


def _sentence(passage: Passage, letters: int, headed: int, score: float, weights: Weights) -> Sentence:
    """A passage as it answers: ``letters`` of the topic stand in it, ``headed`` in the heading of its item."""
    heading = share(weights, headed)
    both = share(weights, letters | headed)  # nothing that is looked for goes on from one to the other
    rest = (both - heading) / (1 - heading) if heading < _WHOLE else 0.0
    alone = share(weights, letters)
    return Sentence(passage.minutes_id, passage.item_id or 0, passage.span, passage.text, score, alone, both, rest)


def _is_heading(words: str, title: str) -> bool:
    return words.endswith(title) and len(words) <= len(title) + _LABEL


def _quotable(sentences: list[Sentence], scored: Scored) -> list[Sentence]:
    """The sentences without the heading line itself, which answers nothing; that line where there is nothing else."""
    title = scored[0][0].heading.strip()
    kept = [
        one
        for one, (passage, _) in zip(sentences, scored, strict=True)
        if not _is_heading(passage.plain.strip(), title)
    ]
    return kept or sentences


def chosen(item: StoredItem, sentences: tuple[Sentence, ...] = ()) -> Hit:
    """An item that a number or the turn before names: nothing was compared to find it."""
    return Hit(item, 0.0, 0.9, 1.0, 0, 0, sentences)
