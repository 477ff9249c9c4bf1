"""Updates → their handling: many chats at once, one update of a chat at a time, none twice, nobody's in excess."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import BaseUpdateProcessor

from bot import pacing
from bot.pacing import Pace, Verdict
from handlers import haste

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from bot.courier import Courier

WAITING = 10_000  # updates that may wait for their chat without holding up any other
AT_ONCE = 128  # updates handled at once; with more than half the connections, replies are lost (measured)
SEEN = 10_000  # update ids remembered: a server may deliver one twice
QUEUE = 500  # updates of one chat that may wait; a group, or a folder of files, has that many at most

_log = structlog.get_logger(__name__)


class Ordering(BaseUpdateProcessor):
    """Keeps the order within a chat; a chat that floods the bot waits on itself alone."""

    __slots__ = ("_at_once", "_chats", "_courier", "_pace", "_seen")

    def __init__(self, courier: Courier, pace: Pace | None = None) -> None:
        super().__init__(WAITING)
        self._courier = courier
        self._pace = pace or Pace()
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._chats: dict[int, tuple[asyncio.Lock, int]] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle the update when its chat's turn comes."""
        if not isinstance(update, Update):
            await coroutine
            return
        verdict = Verdict.PASS_OVER if self._again(update.update_id) else self._judge(update)
        if verdict is not Verdict.HANDLE:
            _discard(coroutine)
        if verdict is Verdict.PASS_OVER:
            return
        await self._in_turn(update, coroutine if verdict is Verdict.HANDLE else _tell(update))

    def _judge(self, update: Update) -> Verdict:
        """Say what becomes of the update as it arrives, so that what is in excess does not even wait."""
        user, chat = update.effective_user, update.effective_chat
        if chat is not None and self._chats.get(chat.id, (None, 0))[1] >= QUEUE:
            _log.warning("chat_full", chat=chat.id, update=update.update_id)
            return Verdict.PASS_OVER
        return self._pace.judge(user.id) if user is not None and haste.counts(update) else Verdict.HANDLE

    async def _in_turn(self, update: Update, coroutine: Awaitable[Any]) -> None:
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


async def _tell(update: Update) -> None:
    try:
        await haste.tell(update, round(pacing.PAUSE))
    except TelegramError as error:
        _log.warning("haste_not_told", error=str(error))


def _discard(coroutine: Awaitable[Any]) -> None:
    close = getattr(coroutine, "close", None)
    if close is not None:
        close()  # never awaited, and Python would warn of that
