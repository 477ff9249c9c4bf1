"""Files and folders → what was read of each, in order; many are read side by side in processes."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

import knowledge
from config.replies import say
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from knowledge.model import Minutes
    from knowledge.readers import Progress

MANY = 20  # files from which a batch is worth its processes, and its progress worth showing
_TOGETHER = 4  # files handed to a process at once


@dataclass(frozen=True, slots=True)
class Intake:
    """One file: its minutes, or the sentence that says why there are none."""

    file: Path
    minutes: Minutes | None
    error: str | None = None


def files_of(paths: Sequence[Path]) -> list[Path]:
    """List each file named and those of each folder, in order; hidden and temporary ones are passed over."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(inner for inner in path.rglob("*") if inner.is_file() and not _is_passed_over(inner, path))
        found.extend(inside or [path])  # an empty folder is told as what cannot be read
    return found


def _is_passed_over(file: Path, folder: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


def take_in(files: Sequence[Path], progress: Progress | None = None) -> Iterator[Intake]:
    """Read and parse each file, in order; a file that brings its process down fails alone.

    ``progress`` is told of the pages of a scan where the files are few enough to be read one by one.
    """
    if len(files) < MANY:
        yield from (_take(file, progress) for file in files)
        return
    done = 0
    while done < len(files):
        try:
            for intake in _side_by_side(files[done:]):
                yield intake
                done += 1
        except BrokenProcessPool:
            # one of those in hand did it: the next in order goes alone, and the rest together again
            yield _alone(files[done])
            done += 1


def _side_by_side(files: Sequence[Path]) -> Iterator[Intake]:
    with ProcessPoolExecutor(os.cpu_count(), initializer=_leave_interrupts_to_us) as pool:
        try:
            yield from pool.map(_take, files, chunksize=_TOGETHER)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(file: Path) -> Intake:
    with ProcessPoolExecutor(1, initializer=_leave_interrupts_to_us) as pool:
        try:
            return pool.submit(_take, file).result()
        except BrokenProcessPool:
            return Intake(file, None, say("load_broke_down", name=file.name))


def _leave_interrupts_to_us() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _take(file: Path, progress: Progress | None = None) -> Intake:
    try:
        return Intake(file, knowledge.parse(knowledge.read(file, progress)))
    except KnowledgeError as error:
        return Intake(file, None, str(error))
    except Exception as error:  # noqa: BLE001 one bad file stops no other
        reason = f"{type(error).__name__}: {error}"
        return Intake(file, None, say("load_broke_down_why", name=file.name, reason=" ".join(reason.split())))
