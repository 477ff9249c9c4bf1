"""What reading one file may cost, and the error for what is damaged inside."""

from __future__ import annotations

from config.replies import say
from knowledge.errors import BrokenFileError, CostlyFileError

LARGEST = 50 * 2**20  # bytes of a file
SMALL = 2 * 2**20  # bytes of a file that our own code reads in a moment whatever it holds
SECONDS = 10
MEMORY = 500  # MB


def broken(name: str, reason: str = "reason_damaged") -> BrokenFileError:
    """The error for a file whose inside is not as its format says; ``reason`` is a key of replies.yaml."""
    return BrokenFileError(name=name, reason=say(reason))


def costly(name: str) -> CostlyFileError:
    """The error for a file that would take more than these limits."""
    return CostlyFileError(name=name, seconds=SECONDS, memory=MEMORY)
