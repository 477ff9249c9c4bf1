"""Blocking work → threads, so that the event loop never waits."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

ANSWERING = 4  # threads that answer; each holds a read connection of its own
LOADING = 1  # threads that read and store documents: one is slow enough, and answers must not wait behind it


class Worker:
    """Two sets of threads, one for questions and one for documents."""

    def __init__(self) -> None:
        self._answering = ThreadPoolExecutor(ANSWERING, "answering")
        self._loading = ThreadPoolExecutor(LOADING, "loading")

    async def answer(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do quick work that somebody waits for."""
        return await _run(self._answering, partial(work, *args, **kwargs))

    async def load(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do slow work on a document."""
        return await _run(self._loading, partial(work, *args, **kwargs))

    def close(self) -> None:
        """Wait for the work in hand; nothing may be asked for afterwards."""
        self._answering.shutdown()
        self._loading.shutdown()


async def _run(pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(pool, work)
