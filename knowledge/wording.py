"""Keys of replies.yaml → the lines and cards that a front end shows."""

from __future__ import annotations

from config.replies import runs
from knowledge.model import Card, Line, Mark, Run


def line(key: str, **slots: object) -> Line:
    """One sentence as marked runs; KeyError where the key or a slot is missing."""
    return tuple(Run(words, Mark(mark)) for words, mark in runs(key, **slots))


def card(*lines: Line) -> Card:
    """Lines that belong together."""
    return Card(lines)
