"""Damaged and hostile files: each is read, or refused with a KnowledgeError, in time and within memory.

``MUTATIONS`` in the environment makes it more files than the suite takes time for.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge import readers
from knowledge.errors import KnowledgeError, OcrMissingError
from knowledge.readers import archive
from knowledge.readers.limits import SMALL, USUAL
from tests.knowledge.readers.files.make import HERE
from tests.knowledge.readers.hostile import HOSTILE, SAMPLES, damaged, repacked, zipped
from tests.knowledge.readers.mutations import state

if TYPE_CHECKING:
    from knowledge.model import Document

ROOT = HERE.parents[3]
EACH = 30  # of a format; the PDF reader's own process makes its share slower than all the others
FEWER = {"minutes.pdf": 12}
MUTATIONS = int(os.environ.get("MUTATIONS", "60"))


@pytest.fixture(autouse=True)
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """What looks like a scan is refused, whether the recogniser, with limits of its own, is installed or not."""
    monkeypatch.setitem(readers._HELPERS, OcrMissingError, "pdf")  # noqa: SLF001 who helps whom is not for others to choose


def read_or_refused(name: str, data: bytes) -> Document | None:
    """The document; None where it is refused with a sentence that names the file."""
    try:
        return readers.read(name, data)
    except KnowledgeError as error:
        if name not in str(error):
            raise
        return None


@pytest.mark.parametrize("sample", sorted(SAMPLES))
def test_a_damaged_file_is_read_or_refused(sample: str) -> None:
    pick = random.Random(sample)
    data = SAMPLES[sample]
    slowest = 0.0
    for number in range(FEWER.get(sample, EACH)):
        zipped = data.startswith(b"PK") and number % 2
        changed = repacked(data, pick) if zipped else damaged(data, pick)
        name = pick.choice((sample, "a.doc", "a.txt", "a"))
        start = time.perf_counter()
        document = read_or_refused(name, changed)
        if document is not None:
            assert document.source.strip()
            assert document.source.encode()
            assert all(0 <= span.start < span.end <= len(document.source) for span in document.furniture)
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < USUAL.seconds


def test_a_refused_file_leaves_the_store_unchanged(tmp_path: Path) -> None:
    """Through ``load`` itself: damaged files of every format, and one good one that was there before."""
    pick = random.Random(2027)
    folder = tmp_path / "sent"
    folder.mkdir()
    for sample, data in sorted(SAMPLES.items()):
        for number in range(3):
            name = f"{number}{sample}"
            changed = damaged(data, pick)[: pick.randrange(len(data))]
            if read_or_refused(name, changed) is None:
                (folder / name).write_bytes(changed)
    assert len(list(folder.iterdir())) >= 10
    path = tmp_path / "minutes.db"
    with knowledge.open_store(path) as store:
        knowledge.load(store, knowledge.parse(knowledge.read(HERE / "minutes.docx")), by="test")
    before = state(path)
    command = [sys.executable, "-m", "bot", "load", str(folder), "--yes", "--json", "--db", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["status"] for row in rows} == {"failed"}
    assert all(Path(row["file"]).name in row["error"] for row in rows)
    assert done.returncode == 1
    assert state(path) == before


@pytest.mark.timeout(120 + 4 * MUTATIONS)
def test_a_load_of_whatever_file_ends_soon_and_small_and_a_refused_one_changes_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.knowledge.readers.mutations", str(MUTATIONS), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    print(done.stdout)  # noqa: T201 the figures, for who runs them all with -s
    told = json.loads(done.stdout)
    assert set(told["outcomes"]) == {"loaded", "refused"}
    assert told["files"] == MUTATIONS + len(HOSTILE)
    assert max(told["megabytes"].values()) < USUAL.memory
    assert told["slowest"][0][0] < USUAL.seconds


def test_a_package_weighs_what_it_unpacks_to() -> None:
    """A small file may hold much: its reader must not keep others in this process waiting."""
    bomb, photo = HOSTILE["elements.docx"], zipped(**{"word/media/photo.jpeg": bytes(10**7)})
    assert archive.weight(bomb) > SMALL > len(bomb)
    assert archive.weight(photo) == len(photo)
    assert archive.weight(b"PK\x03\x04broken") == 10


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_ends_in_time_and_within_memory(name: str) -> None:
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document = read_or_refused(name, HOSTILE[name])
    assert document is None or document.source.strip()
    assert time.perf_counter() - start < 6 * USUAL.seconds  # a busy machine is slow: the limit itself is the child's
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < USUAL.memory * 1000
