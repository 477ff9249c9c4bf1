"""Calls to Telegram → calls within its limits, tried again where the network lost them, sent once.

Telegram knows no idempotency key: where the answer to sendMessage is lost, nobody says whether the message is
lost too. It is looked for before it is sent again, see :meth:`Courier._find`.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import AIORateLimiter

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    Json = dict[str, Any]
    Result = bool | Json | list[Json]
    Post = Callable[..., Coroutine[Any, Any, Result]]

RETRIES = 5  # of a 429, each after the pause that Telegram asks for
PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds before each further try where the network failed
PROBES = 4  # message ids looked at for a message whose fate is unknown
CHATS = 10_000  # chats whose last message id is remembered
PRESSES = 1_000  # presses remembered as answered
_ANSWER = "answerCallbackQuery"
_UNLIMITED = {"sendChatAction", _ANSWER}  # cost nobody a message; must not wait behind messages
_EDITABLE = ("text", "parse_mode", "entities", "reply_markup", "link_preview_options")

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the library's coming types; without it each 429 prints a warning

_log = structlog.get_logger(__name__)


class Courier(AIORateLimiter):
    """The library's rate limiter, which retries 429 alone, and around it retries of drops, 5xx, time-outs."""

    __slots__ = ("_answered", "_last")

    def __init__(self) -> None:
        super().__init__(max_retries=RETRIES)
        self._answered: OrderedDict[str, None] = OrderedDict()
        self._last: OrderedDict[int, int] = OrderedDict()

    def note(self, chat: int, message: int) -> None:
        """Remembers that the chat holds a message of this id, ours or theirs."""
        self._last[chat] = max(message, self._last.get(chat, 0))
        self._last.move_to_end(chat)
        if len(self._last) > CHATS:
            self._last.popitem(last=False)

    async def process_request(  # noqa: PLR0913, PLR0917 the parent's
        self,
        callback: Post,
        args: Any,  # noqa: ANN401, ARG002 the parent's; endpoint and data say the same
        kwargs: Json,
        endpoint: str,
        data: Json,
        rate_limit_args: int | None,
    ) -> Result:
        """Make the call; NetworkError once every further try failed too. A press is answered once, as Telegram asks."""
        if endpoint == _ANSWER and self._is_answered(data["callback_query_id"]):
            return True

        async def call(name: str, body: Json) -> Result:
            if name in _UNLIMITED:
                return await callback(name, body, **kwargs)
            return await super(Courier, self).process_request(
                callback, (name, body), kwargs, name, body, rate_limit_args
            )

        for pause in PAUSES:
            try:
                return self._noted(await call(endpoint, data))
            except TelegramError as error:
                if not _lost(error):
                    raise
                _log.warning("call_lost", method=endpoint, error=str(error), again_in=pause)
            await asyncio.sleep(pause)
            if endpoint == "sendMessage" and (found := await self._find(call, data)):
                return self._noted(found)
        return self._noted(await call(endpoint, data))

    def _is_answered(self, press: str) -> bool:
        """Whether the press was answered before; from now on it was."""
        if press in self._answered:
            return True
        self._answered[press] = None
        if len(self._answered) > PRESSES:
            self._answered.popitem(last=False)
        return False

    async def _find(self, call: Callable[[str, Json], Coroutine[Any, Any, Result]], data: Json) -> Json | None:
        """Look for the message that a lost sendMessage left in the chat; None where there seems to be none.

        Nothing else of ours can have come into the chat since (one update of a chat is handled at a time), so
        the first message behind the last known one that lets itself be edited is it. A message of a person
        refuses the edit, and so does an id that is not there.
        """
        chat = data["chat_id"]
        last = self._last.get(chat)
        edit = {name: data[name] for name in _EDITABLE if name in data}
        for number in range(last + 1, last + 1 + PROBES) if last is not None else ():
            try:
                found = await call("editMessageText", {**edit, "chat_id": chat, "message_id": number})
            except BadRequest as refusal:
                if "not modified" in str(refusal):
                    kind = "private" if chat > 0 else "supergroup"
                    return {
                        "message_id": number,
                        "date": int(time.time()),
                        "chat": {"id": chat, "type": kind},
                    }
            except TelegramError:
                return None
            else:
                return found if isinstance(found, dict) else None
        return None

    def _noted(self, result: Result) -> Result:
        if isinstance(result, dict) and "message_id" in result and "chat" in result:
            self.note(result["chat"]["id"], result["message_id"])
        return result


def _lost(error: TelegramError) -> bool:
    """Whether nobody knows what became of the call: a drop, a time-out, a 5xx, an answer that is no JSON."""
    return type(error) is TelegramError or (isinstance(error, NetworkError) and not isinstance(error, BadRequest))
