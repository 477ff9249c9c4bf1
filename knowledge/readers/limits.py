"""What reading one file may cost, and the errors for what costs more, is damaged inside or is a picture."""

from __future__ import annotations

from dataclasses import dataclass

from config.replies import say
from knowledge.errors import BrokenFileError, CostlyFileError, OcrMissingError

LARGEST = 50 * 2**20  # bytes of a file
FEW_SIGNS = 60  # fewer characters than this, under pictures of most of the page, are what a scanner adds
MOSTLY = 0.5  # of a page
SMALL = 2 * 2**20  # bytes of a file that our own code reads in a moment whatever it holds


@dataclass(frozen=True, slots=True)
class Limits:
    """The seconds and megabytes that one file may take, and the seconds of the processor that a page of it may.

    ``nice`` lowers the priority of long work.
    """

    seconds: float
    memory: int
    page: float = 900
    nice: int = 0


USUAL = Limits(10, 500)
CONVERTING = Limits(30, 700)  # by an office program, which has itself to be started
RECOGNISING = Limits(900, 500, page=60, nice=10)  # of pictures: some four seconds a page


def broken(name: str, reason: str = "reason_damaged") -> BrokenFileError:
    """The error for a file whose inside is not as its format says; ``reason`` is a key of replies.yaml."""
    return BrokenFileError(name=name, reason=say(reason))


def costly(name: str, limits: Limits = USUAL) -> CostlyFileError:
    """The error for a file that would take more than these limits."""
    return CostlyFileError(name=name, seconds=limits.seconds, memory=limits.memory)


def pictured(name: str, scanned: list[int], pages: int) -> OcrMissingError:
    """The error for a file of so many pages, of which some (counted from 0) are pictures."""
    numbers = "、".join(str(number + 1) for number in scanned)
    whole = len(scanned) == pages
    return OcrMissingError(name=name, what=say("scanned_whole") if whole else say("scanned_pages", pages=numbers))
