"""Blocking work → threads, so that the event loop never waits."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

ANSWERING = 4  # threads that answer; each holds a read connection of its own
MOMENT = 0.3  # seconds that anybody waits for a small note to be written
LOADING = 1  # threads that read and store documents: one is slow enough, and answers must not wait behind it


_log = structlog.get_logger(__name__)


class Worker:
    """Threads for questions, one for documents, and one for notes, which wait while a document is being stored."""

    def __init__(self) -> None:
        self._answering = ThreadPoolExecutor(ANSWERING, "answering")
        self._noting = ThreadPoolExecutor(1, "noting")
        self._loading = ThreadPoolExecutor(LOADING, "loading")

    async def answer(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do quick work that somebody waits for."""
        return await _run(self._answering, partial(work, *args, **kwargs))

    async def load(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do slow work on a document."""
        return await _run(self._loading, partial(work, *args, **kwargs))

    async def note(self, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Write something small, one after the other; who asks for it goes on after a moment, written or not.

        A store takes one writer at a time: a large document holds all notes up, and may hold up nothing else.
        """
        doing = self._noting.submit(_kept, partial(work, *args, **kwargs))
        await asyncio.wait([asyncio.wrap_future(doing)], timeout=MOMENT)

    def close(self) -> None:
        """Wait for the work in hand; nothing may be asked for afterwards."""
        self._answering.shutdown()
        self._noting.shutdown()
        self._loading.shutdown()


def _kept(work: Callable[[], object]) -> None:
    """Do it; nobody waits for the outcome, so that a failure is told in the log."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 a note lost is no reason to stop
        _log.warning("note_not_kept", error=type(error).__name__)


async def _run(pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(pool, work)
