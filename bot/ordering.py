"""Updates → their handling: many chats at once, one update of a chat at a time, none twice."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from bot.courier import Courier

WAITING = 10_000  # updates that may wait for their chat without holding up any other
AT_ONCE = 128  # updates handled at once; with more than half the connections, replies are lost (measured)
SEEN = 10_000  # update ids remembered: a server may deliver one twice


class Ordering(BaseUpdateProcessor):
    """Keeps the order within a chat; a chat that floods the bot waits on itself alone."""

    __slots__ = ("_at_once", "_chats", "_courier", "_seen")

    def __init__(self, courier: Courier) -> None:
        super().__init__(WAITING)
        self._courier = courier
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._chats: dict[int, tuple[asyncio.Lock, int]] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle the update when its chat's turn comes."""
        if not isinstance(update, Update):
            await coroutine
            return
        if self._again(update.update_id):
            _discard(coroutine)
            return
        chat, message = update.effective_chat, update.effective_message
        if chat is None:
            await coroutine
            return
        async with self._turn(chat.id), self._at_once:
            if message is not None:
                self._courier.note(chat.id, message.message_id)
            await coroutine

    def _again(self, update_id: int) -> bool:
        if update_id in self._seen:
            return True
        self._seen[update_id] = None
        if len(self._seen) > SEEN:
            self._seen.popitem(last=False)
        return False

    @asynccontextmanager
    async def _turn(self, chat: int) -> AsyncIterator[None]:
        """Hold the chat's lock, kept only while somebody waits for it."""
        lock, waiting = self._chats.get(chat, (asyncio.Lock(), 0))
        self._chats[chat] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._chats.pop(chat)
            if waiting > 1:
                self._chats[chat] = (lock, waiting - 1)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go."""


def _discard(coroutine: Awaitable[Any]) -> None:
    close = getattr(coroutine, "close", None)
    if close is not None:
        close()  # never awaited, and Python would warn of that
