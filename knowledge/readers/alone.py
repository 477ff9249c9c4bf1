"""Reads one file in a process of its own, under limits of time, memory and disk.

The child gets the file by its standard input and answers with one JSON object; it can write no file. Whatever
happens to it, the parent ends with a Document or a KnowledgeError.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

from knowledge import errors
from knowledge.model import Document, Span
from knowledge.readers.limits import MEMORY, SECONDS, broken, costly

_ROOT = Path(__file__).parents[2]
_OVER_LIMIT = {-signal.SIGXCPU, -signal.SIGKILL}


def read_alone(found: str, name: str, data: bytes) -> Document:
    """The document of a file in a format of ``FORMATS``; takes at most ``SECONDS`` and ``MEMORY``."""
    command = [sys.executable, "-m", __name__, found, name]
    try:
        child = subprocess.run(  # noqa: S603 our own module, its arguments are no shell's
            command, input=data, capture_output=True, timeout=SECONDS, check=False, cwd=_ROOT
        )
    except subprocess.TimeoutExpired as error:
        raise costly(name) from error
    if child.returncode in _OVER_LIMIT:
        raise costly(name)
    if child.returncode:
        raise broken(name)
    answer = json.loads(child.stdout)
    if "error" in answer:
        raise getattr(errors, answer["error"])(**answer["slots"])
    spans = tuple(Span(start, end) for start, end in answer["furniture"])
    dated = date.fromisoformat(answer["dated"]) if answer["dated"] else None
    return Document(name, answer["source"], sha256(data).hexdigest(), answer["format"], spans, dated)


def _limit() -> None:
    """Bind this process for good."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY * 10**6, MEMORY * 10**6))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(found: str, name: str, data: bytes) -> dict[str, object]:
    from knowledge.readers import reader

    try:
        document = reader(found).read(name, data)
    except MemoryError:
        return _refusal(costly(name))
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
    _limit()
    found, name = sys.argv[1:]
    answer = json.dumps(_answer(found, name, sys.stdin.buffer.read()))
    sys.stdout.buffer.write(answer.encode())


if __name__ == "__main__":
    _main()
