"""Update → who asks and what they may read; whoever may not goes no further than here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import MessageEntity
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from handlers.context import Person, Standing
from handlers.deliver import acknowledge, say_to

if TYPE_CHECKING:
    from telegram import Chat, Message, Update, User

    from config.settings import Settings
    from handlers.context import Context

PUBLIC = frozenset({"public"})
INTERNAL = frozenset({"public", "internal"})


async def gate(update: Update, context: Context) -> None:
    """Run before every handler: set ``context.person``, or end the update there.

    Fails closed: who has no name (a channel), is not addressing the bot (a group's own talk) or may not ask
    gets no further, and a stranger is told their id, with which they can apply.
    """
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or not _addressed(update):
        raise ApplicationHandlerStop
    context.person = person(context.home.settings, user, chat)
    if context.person.standing is Standing.STRANGER:
        await _turn_away(update, user)
        raise ApplicationHandlerStop


def person(settings: Settings, user: User, chat: Chat) -> Person:
    """Who the user is to the bot.

    In a group everybody reads the answer, strangers too: there only public minutes are shown.
    """
    standing = _standing(settings, user.id)
    inside = standing in {Standing.ADMIN, Standing.MEMBER} and chat.type == ChatType.PRIVATE
    sees = frozenset() if standing is Standing.STRANGER else INTERNAL if inside else PUBLIC
    return Person(user.id, standing, sees)


def _standing(settings: Settings, user_id: int) -> Standing:
    if user_id in settings.admins:
        return Standing.ADMIN
    if user_id in settings.members:
        return Standing.MEMBER
    return Standing.GUEST if settings.access == "open" else Standing.STRANGER


async def _turn_away(update: Update, user: User) -> None:
    if update.callback_query is not None:
        await acknowledge(update.callback_query, "telegram_stranger_short", id=user.id)
    elif update.effective_message is not None:
        await say_to(update.effective_message, "telegram_stranger", id=user.id)


def _addressed(update: Update) -> bool:
    """Tell whether the update is for the bot: every button, all of a private chat, some of a group's talk."""
    message = update.effective_message
    if update.callback_query is not None:
        return True
    if message is None or message.chat.type == ChatType.PRIVATE:
        return message is not None
    bot = message.get_bot()
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == bot.id:
        return True
    return any(_names(words.lower(), kind, f"@{bot.username}".lower()) for kind, words in _named(message))


def _named(message: Message) -> list[tuple[str, str]]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.BOT_COMMAND]
    found = message.parse_entities(kinds) | message.parse_caption_entities(kinds)
    return [(entity.type, words) for entity, words in found.items()]


def _names(words: str, kind: str, name: str) -> bool:
    if kind == MessageEntity.MENTION:
        return words == name
    return words.endswith(name) or "@" not in words
