"""Weights of a topic and a text → which letters of the topic the text holds, and what share of it that is.

A set of letters is an integer: the low bits are the letters that stand there as asked, the high bits those that are
said in other words. Sets of several texts are joined by ``|``; a letter of both halves counts as it was asked.
"""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING

from knowledge.weights import spread

if TYPE_CHECKING:
    from knowledge.weights import Weights

SAME = 0.8  # a synonym tells less than the word itself


def held(weights: Weights, text: str) -> int:
    """The letters of the topic that a text holds, as asked or in other words."""
    found = 0
    for gram, letters in weights.places.items():
        if gram in text:
            found |= letters
    width = len(weights.letters)
    for gram, letters in weights.loose.items():
        if gram[0] in text and gram[1] in text and spread(gram).search(text):
            found |= letters << width
    for same in weights.same:
        if same.letters & ~(found | found >> width) and same.said(text):
            found |= same.letters << width
    return found


def share(weights: Weights, letters: int) -> float:
    """The share of the topic's weight that a set of letters has, 0 to 1."""
    known = weights.shares.get(letters)
    if known is None:
        known = weights.shares[letters] = _share(weights, letters)
    return known


def _share(weights: Weights, letters: int) -> float:
    if not weights.whole:
        return 0.0
    width = len(weights.letters)
    each = [1.0 if letters >> i & 1 else SAME if letters >> (width + i) & 1 else 0.0 for i in range(width)]
    return float(sum(map(mul, weights.letters, each))) / weights.whole


def cover(weights: Weights, text: str) -> float:
    """The share of the question's weight that a text holds, 0 to 1, counted by characters inside held grams."""
    return share(weights, held(weights, text))


def run(weights: Weights, letters: int) -> int:
    """How many letters in a row a set has, as asked."""
    best = here = 0
    for i in range(len(weights.letters)):
        here = here + 1 if letters >> i & 1 else 0
        best = max(best, here)
    return best
