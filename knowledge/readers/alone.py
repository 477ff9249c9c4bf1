"""Reads one file in a process of its own, under limits of time, memory and disk.

The child gets the file by its standard input and answers with a JSON object a line: how many pages are done, at
last the document or a refusal. It can write no file. Whatever happens to it, the parent ends with a Document or a
KnowledgeError.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from hashlib import sha256
from math import ceil
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Timer
from time import process_time
from typing import Any

from knowledge import errors
from knowledge.model import Document, Span
from knowledge.readers.limits import RECOGNISING, USUAL, Limits, broken, costly

Progress = Callable[[int, int], None]  # is told how many pages are done, and of how many

_ROOT = Path(__file__).parents[2]
# Memory that is freed goes back at once, and none is set aside for threads that are not wanted: else recognition
# takes nearly twice as much.
_THRIFT = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "65536",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
_OVER_LIMIT = {-signal.SIGXCPU, -signal.SIGKILL}


def limits_of(found: str) -> Limits:
    """What a format may cost: to recognise pictures takes longer than to read any text."""
    return RECOGNISING if found == "scan" else USUAL


def read_alone(found: str, name: str, data: bytes, progress: Progress | None = None) -> Document:
    """The document of a file in a format of ``FORMATS``; takes no more than ``limits_of`` the format."""
    limits = limits_of(found)
    answer: dict[str, Any] = {}
    command = [sys.executable, "-m", __name__, found, name]
    environment = os.environ | _THRIFT
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=_ROOT, env=environment) as child:  # noqa: S603 our own module
        watch = Timer(limits.seconds, child.kill)
        watch.start()
        try:
            for answer in _answers(child, data):
                if progress is not None and "page" in answer:
                    progress(answer["page"], answer["pages"])
        finally:
            watch.cancel()
            child.kill()  # it has ended, unless what it says or the progress failed
    if child.returncode in _OVER_LIMIT and "source" not in answer and "error" not in answer:
        paged = child.returncode == -signal.SIGXCPU and limits.page < limits.seconds
        raise costly(name, replace(limits, seconds=limits.page) if paged else limits)
    return _document(name, data, answer)


def _answers(child: Popen[bytes], data: bytes) -> Any:  # noqa: ANN401 objects of JSON
    """Hand the file over, then give each object that the child answers with."""
    if child.stdin is None or child.stdout is None:
        return
    with suppress(BrokenPipeError), child.stdin:
        child.stdin.write(data)
    for line in child.stdout:
        yield json.loads(line)
    child.wait()


def _document(name: str, data: bytes, answer: dict[str, Any]) -> Document:
    """The document that the last answer holds; the error that it holds is raised."""
    if "error" in answer:
        raise getattr(errors, answer["error"])(**answer["slots"])
    if "source" not in answer:
        raise broken(name)
    spans = tuple(Span(start, end) for start, end in answer["furniture"])
    dated = date.fromisoformat(answer["dated"]) if answer["dated"] else None
    return Document(name, answer["source"], sha256(data).hexdigest(), answer["format"], spans, dated)


def _limit(limits: Limits) -> None:
    """Bind this process for good."""
    import resource

    seconds, memory = int(limits.seconds), limits.memory * 10**6
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    _limit_page(limits)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(limits.nice)


def _limit_page(limits: Limits) -> None:
    """Bind this process until the next page; its own seconds count, as it yields to others on a busy machine."""
    import resource

    used, (_, hard) = process_time(), resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (min(hard, ceil(used + limits.page)), hard))


def _answer(found: str, name: str, data: bytes, progress: Progress) -> dict[str, object]:
    from knowledge.readers import reader
    from knowledge.readers.scan import read as recognise

    try:
        document = recognise(name, data, progress) if found == "scan" else reader(found).read(name, data)
    except MemoryError:
        return _refusal(costly(name, limits_of(found)))
    except errors.KnowledgeError as error:
        return _refusal(error)
    return {
        "source": document.source,
        "format": document.format,
        "furniture": [(span.start, span.end) for span in document.furniture],
        "dated": document.dated and document.dated.isoformat(),
    }


def _refusal(error: errors.KnowledgeError) -> dict[str, object]:
    return {"error": type(error).__name__, "slots": error.slots}


def _main() -> None:
    found, name = sys.argv[1:]
    _limit(limits_of(found))
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer

    def tell(answer: dict[str, object]) -> None:
        answers.write(json.dumps(answer) + "\n")
        answers.flush()

    def turn(page: int, pages: int) -> None:
        tell({"page": page, "pages": pages})
        _limit_page(limits_of(found))

    tell(_answer(found, name, sys.stdin.buffer.read(), turn))


if __name__ == "__main__":
    _main()
