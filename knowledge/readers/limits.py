"""What reading one file may cost, and the error for what is damaged inside."""

from __future__ import annotations

from config.replies import say
from knowledge.errors import BrokenFileError

LARGEST = 50 * 2**20  # bytes of a file
SECONDS = 10
MEMORY = 500  # MB


def broken(name: str, reason: str = "reason_damaged") -> BrokenFileError:
    """The error for a file whose inside is not as its format says; ``reason`` is a key of replies.yaml."""
    return BrokenFileError(name=name, reason=say(reason))
