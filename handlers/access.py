"""Update → who asks and what they may do and read; whoever may not goes no further than here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import MessageEntity
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from handlers import applying
from handlers.context import Person, storable
from handlers.deliver import say_to
from knowledge import membership
from knowledge.access import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from telegram import Chat, Message, Update, User

    from handlers.context import Context
    from knowledge.access import Access, Right

    Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]


async def gate(update: Update, context: Context) -> None:
    """Run before every handler: set ``context.person``, or end the update there.

    Fails closed: who has no name (a channel), is not addressing the bot (a group's own talk) or may not ask
    gets no further. A stranger may apply or follow an invite, and nothing else.
    """
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or not addressed(update):
        raise ApplicationHandlerStop
    context.person = await _person(context, user, chat)
    if context.person.standing is Standing.STRANGER:
        await applying.receive(update, context)
        raise ApplicationHandlerStop


def needs(right: Right, handler: Handler) -> Handler:
    """Let only those pass who have the right, in a private chat: in a group everybody would read along."""

    async def guarded(update: Update, context: Context) -> None:
        message = update.effective_message
        if context.person.may(right):
            await handler(update, context)
        elif message is not None:
            private = message.chat.type == ChatType.PRIVATE
            await say_to(message, "telegram_not_allowed" if private else "telegram_private_only")

    return guarded


async def _person(context: Context, user: User, chat: Chat) -> Person:
    """Ask the store who the user is, for every update anew: whoever was put out is out at once."""
    private = chat.type == ChatType.PRIVATE and chat.id == user.id
    return Person(user.id, storable(user.full_name), await access_of(context, user.id, private=private))


async def access_of(context: Context, person: int, *, private: bool) -> Access:
    """What a person may do and read now, in their own chat with the bot or in a group."""
    settings = context.home.settings
    return await context.services.do(
        membership.access_of,
        person,
        admins=settings.admins,
        members_=settings.members,
        is_open=settings.access == "open",
        private=private,
    )


def addressed(update: Update) -> bool:
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
