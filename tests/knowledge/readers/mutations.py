"""Damaged and hostile files, one after the other through all of a load → what became of them, and what it took.

``python -m tests.knowledge.readers.mutations COUNT FOLDER`` prints a JSON object; the store is made in the folder.
A process of its own, so that what it took is of these files alone.
"""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import knowledge
from knowledge.errors import KnowledgeError
from tests.knowledge.readers.files.make import HERE
from tests.knowledge.readers.hostile import HOSTILE, SAMPLES, SCANS, damaged, repacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

A_SCAN = 40  # every so many files one is a scan, which takes seconds to recognise
NAMES = ("a.doc", "a.txt", "a.pdf", "a.wps", "a")


def files(count: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged files, half of them under a wrong name, and the hostile ones; always the same."""
    samples, scans = list(SAMPLES.items()), list(SCANS.items())
    for number in range(count):
        pick = random.Random(number)
        own, data = pick.choice(scans if number % A_SCAN == A_SCAN - 1 else samples)
        package = data.startswith(b"PK") and pick.random() < 0.5
        yield pick.choice((own, pick.choice(NAMES))), (repacked if package else damaged)(data, pick)
    yield from HOSTILE.items()


def state(path: Path) -> str:
    """All that a store holds, as a check sum."""
    with closing(sqlite3.connect(path)) as store:
        return sha256("\n".join(store.iterdump()).encode()).hexdigest()


def commits(watcher: sqlite3.Connection) -> int:
    """A number that is another as soon as any other connection has changed the store."""
    number: int = watcher.execute("pragma data_version").fetchone()[0]
    return number


def tried(store: Store, name: str, data: bytes) -> str:
    """Load one file: ``loaded``, ``refused``, or what went wrong with the refusal."""
    try:
        knowledge.load(store, knowledge.parse(knowledge.read_bytes(name, data)), by="test")
    except KnowledgeError as error:
        return "refused" if name in str(error) else f"{name} is not named: {error}"
    except Exception as error:  # noqa: BLE001 whatever it is, it is what is looked for
        return f"{name} crashes: {error!r}"
    return "loaded"


def worked() -> float:
    """The seconds of the processor that this process and those it started have taken; no other's work counts."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(count: int, folder: Path) -> dict[str, Any]:
    """Load them all; the slowest by seconds of the processor, then by the clock."""
    found: Counter[str] = Counter()
    took: list[tuple[float, float, str]] = []
    path = folder / "minutes.db"
    with knowledge.open_store(path) as store, closing(sqlite3.connect(path)) as watcher:
        knowledge.load(store, knowledge.parse(knowledge.read(HERE / "minutes.docx")), by="test")
        before = commits(watcher)
        for name, data in files(count):
            start, work = time.perf_counter(), worked()
            outcome = tried(store, name, data)
            took.append((round(worked() - work, 1), round(time.perf_counter() - start, 1), name))
            after = commits(watcher)
            changed = after != before and outcome != "loaded"
            found[f"{name} changed the store" if changed else outcome] += 1
            before = after
    peaks = {
        place: resource.getrusage(who).ru_maxrss // 1000
        for place, who in (("own", resource.RUSAGE_SELF), ("child", resource.RUSAGE_CHILDREN))
    }
    return {"files": found.total(), "outcomes": found, "slowest": sorted(took)[-5:][::-1], "megabytes": peaks}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), Path(sys.argv[2])), ensure_ascii=False, indent=1))  # noqa: T201 a script
