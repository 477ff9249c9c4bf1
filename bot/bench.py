"""Made minutes of some size → how long a whole question takes, from its text to its Answer, and what it costs.

Each size is measured in a process of its own, so that the memory told is that of the question line alone.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import knowledge
from bot.bench_made import MadeQuestion, made, meetings, questions
from knowledge.library import Library
from knowledge.questions.reading import read
from knowledge.search import search
from knowledge.store import loads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from knowledge.model import Answer
    from knowledge.store import Store

TODAY = date(2026, 6, 1)
SEES = frozenset({"public"})
ASKED = 400  # questions timed
COMPARED = 400  # questions whose best item is compared with that of a search without a budget
_AT_ONCE = 100  # documents of one transaction: a load of one has a disk's flush for each
_PARSED = 20  # documents that are parsed from their text, to tell what parsing adds to a load
_WITHOUT = (10**12,)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds, ascending."""

    seconds: tuple[float, ...]

    @classmethod
    def of(cls, act: Callable[[str], object], texts: Iterable[str]) -> Times:
        """Time an act on each text."""
        seconds = []
        for text in texts:
            start = time.perf_counter()
            act(text)
            seconds.append(time.perf_counter() - start)
        return cls(tuple(sorted(seconds)))

    def at(self, share: float) -> float:
        """The milliseconds that so large a share of them does not exceed; 0 where there are none."""
        last = len(self.seconds) - 1
        return self.seconds[min(last, round(share * last))] * 1000 if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading cost: passages, seconds, bytes of the store, and documents parsed a second."""

    passages: int
    seconds: float
    size: int
    parsed: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What asking cost: seconds of the first question, times of the others, bytes of memory at most, shares 0 to 1.

    ``right``: named questions whose first item is the one meant, and untold ones without an answer. ``same``: named
    questions, and broad ones, whose first item is that of a search through all postings.
    """

    first: float
    times: Times
    memory: int
    right: float
    same_named: float
    same_broad: float


def load(path: Path, passages: int, told: Callable[[int, int], None]) -> Loaded:
    """Fill a new store through its loader with about so many passages; ``told`` hears documents done, and of all."""
    whole = meetings(passages)
    start = time.perf_counter()
    with knowledge.open_store(path) as store:
        documents = map(made, range(whole))
        done = 0
        while batch := list(islice(documents, _AT_ONCE)):
            with store.write() as db:
                for minutes in batch:
                    loads.add(db, minutes, visibility="public", by="bench")
            done += len(batch)
            told(done, whole)
        seconds = time.perf_counter() - start
        count = Library(store, SEES).total()
    return Loaded(count, seconds, path.stat().st_size, _parsed())


def _parsed() -> float:
    documents = [made(number).document for number in range(_PARSED)]
    times = Times.of(lambda number: knowledge.parse(documents[int(number)]), map(str, range(_PARSED)))
    return _PARSED / sum(times.seconds)


def apart(act: Callable[..., object], *arguments: object) -> object:
    """The result of an act in a fresh process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(act, *arguments).result()


def measure(path: Path, passages: int, most: int = ASKED) -> Measured:
    """Ask so many made questions of a made store."""
    asked = questions(meetings(passages), most)
    with knowledge.open_store(path) as store:
        first = Times.of(lambda text: _ask(store, text), [asked[0].text])
        answers: list[Answer] = []
        times = Times.of(lambda text: answers.append(_ask(store, text)), [one.text for one in asked])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        named, broad = ([one for one in asked[:COMPARED] if one.kind == kind] for kind in ("named", "broad"))
        return Measured(
            first=first.seconds[0],
            times=times,
            memory=memory,
            right=_right(asked, answers),
            same_named=_same(store, named),
            same_broad=_same(store, broad),
        )


def _ask(store: Store, text: str) -> Answer:
    return knowledge.ask(store, text, today=TODAY, sees=SEES)[0]


def _right(asked: Sequence[MadeQuestion], answers: Sequence[Answer]) -> float:
    clear = [(one, answer) for one, answer in zip(asked, answers, strict=True) if one.kind != "broad"]
    return sum(_is_right(one, answer) for one, answer in clear) / len(clear)


def _is_right(one: MadeQuestion, answer: Answer) -> bool:
    if one.kind == "untold":
        return answer.status in {"not_found", "not_stated"}
    # made minutes are loaded in their order into an empty store: number n has the row n + 1
    return [(found.minutes_id - 1, found.item.ordinal) for found in answer.items[:1]] == [one.item]


def _same(store: Store, asked: Sequence[MadeQuestion]) -> float:
    """The share of the questions whose best item does not change where every posting is looked at."""
    same = 0
    for one in asked:
        library = Library(store, SEES)
        terms = read(one.text, library, today=TODAY).terms
        with_budget, without = search(terms, library), search(terms, library, budgets=_WITHOUT)
        same += [hit.item.id for hit in with_budget[:1]] == [hit.item.id for hit in without[:1]]
    return same / len(asked) if asked else 1.0
