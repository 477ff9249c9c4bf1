"""How much a person sends → whether it is handled: a burst is, then one a second; who sends more is told so once."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BURST = 30  # questions and presses at once: a quick reader turns this many pages without a thought
EVERY = 1.0  # seconds for one more; Telegram itself takes about one message a second in a chat
PAUSE = 10.0  # seconds that nothing is handled once the person was told
PEOPLE = 10_000  # remembered; whoever was longest quiet is forgotten


class Verdict(Enum):
    """What becomes of what a person sent."""

    HANDLE = auto()
    TELL = auto()  # that it was too much
    PASS_OVER = auto()  # they were told


@dataclass(slots=True)
class _Bucket:
    """What a person may still send, as of a moment, and until when nothing of theirs is handled."""

    left: float
    at: float
    shut: float = 0.0


class Pace:
    """One bucket a person; nobody's haste costs another anything."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._people: OrderedDict[int, _Bucket] = OrderedDict()

    def judge(self, person: int) -> Verdict:
        """Count one more of this person's and say what becomes of it."""
        now = self._clock()
        bucket = self._people.setdefault(person, _Bucket(BURST, now))
        self._people.move_to_end(person)
        if len(self._people) > PEOPLE:
            self._people.popitem(last=False)
        bucket.left, bucket.at = min(BURST, bucket.left + (now - bucket.at) / EVERY), now
        if now < bucket.shut:
            return Verdict.PASS_OVER
        if bucket.left >= 1:
            bucket.left -= 1
            return Verdict.HANDLE
        bucket.shut = now + PAUSE
        return Verdict.TELL
