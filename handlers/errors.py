"""What went wrong → the log first, then one Chinese sentence to the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram import Update
from telegram.error import Forbidden, TelegramError
from telegram.ext import ApplicationHandlerStop

from config.replies import say
from handlers.deliver import acknowledge, say_to
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from handlers.context import Context

_log = structlog.get_logger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Log what a handler raised and tell the person, where a word can still reach them.

    No further handler sees the update: one that the gate failed on must not pass it.
    """
    error = context.error
    if isinstance(error, KnowledgeError):
        _log.info("refused", error=type(error).__name__, **_where(update))
    elif isinstance(error, Forbidden):
        _log.info("blocked_by_person", **_where(update))
        raise ApplicationHandlerStop
    else:
        _log.error("handler_failed", exc_info=error, **_where(update))
    if isinstance(update, Update):
        try:
            await _apologise(update, str(error) if isinstance(error, KnowledgeError) else say("error_unexpected"))
        except TelegramError as second:
            _log.warning("apology_not_sent", error=str(second), **_where(update))
    raise ApplicationHandlerStop


async def _apologise(update: Update, words: str) -> None:
    if update.callback_query is not None:
        await acknowledge(update.callback_query, "telegram_error", sentence=words)
    if update.effective_message is not None:
        await say_to(update.effective_message, "telegram_error", sentence=words)


def _where(update: object) -> dict[str, int]:
    """Ids for the log, never names or words: the log is no place for what people ask."""
    if not isinstance(update, Update):
        return {}
    user, chat = update.effective_user, update.effective_chat
    return {"update": update.update_id} | ({"person": user.id} if user else {}) | ({"chat": chat.id} if chat else {})
