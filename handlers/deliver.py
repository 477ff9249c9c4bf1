"""Pages, sentences and buttons → messages in a chat."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING

from telegram import LinkPreviewOptions
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, TelegramError

from config.replies import say
from handlers import render

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message

PATIENCE = 1.0  # seconds of silence before "typing…" is shown: most answers need none, and each costs a call
_TYPING = 4.0  # the sign fades by itself after five seconds
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNCHANGED = "message is not modified"


async def send(message: Message, text: str, keyboard: InlineKeyboardMarkup | None = None) -> Message:
    """Send one page of HTML in answer to a message; in a group it is tied to the message it answers."""
    return await message.reply_text(
        text,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard,
        link_preview_options=_NO_PREVIEW,
        do_quote=message.chat.type != ChatType.PRIVATE,
        allow_sending_without_reply=True,
    )


async def post(
    bot: Bot,
    chat: int,
    text: str,
    keyboard: InlineKeyboardMarkup | None = None,
    *,
    reply_to: int | None = None,
) -> None:
    """Send one page of HTML to a chat where nobody just wrote; TelegramError where it cannot be reached."""
    await bot.send_message(
        chat,
        text,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard,
        link_preview_options=_NO_PREVIEW,
        reply_to_message_id=reply_to,
        allow_sending_without_reply=True,
    )


async def hand_over(message: Message, name: str, data: bytes) -> None:
    """Send a file in answer to a message."""
    await message.reply_document(data, filename=name)


async def say_to(message: Message, key: str, **slots: object) -> Message:
    """Send one sentence of replies.yaml in answer to a message."""
    return await send(message, render.sentence(key, **slots))


async def show(query: CallbackQuery, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """Put a page of HTML in place of the message that a button stands under, the same page again included."""
    with _unchanged():
        await query.edit_message_text(
            text, parse_mode=ParseMode.HTML, reply_markup=keyboard, link_preview_options=_NO_PREVIEW
        )


async def strip_buttons(query: CallbackQuery) -> None:
    """Take the buttons off the message that one of them was pressed under."""
    await put_buttons(query, None)


async def put_buttons(query: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> None:
    """Put other buttons under the message that one of them was pressed under."""
    with _unchanged():
        await query.edit_message_reply_markup(keyboard)


async def acknowledge(query: CallbackQuery, key: str | None = None, **slots: object) -> None:
    """End the waiting sign on a button, with a sentence over the chat where a key is given.

    Telegram refuses an answer that comes too late; nothing can be done about it then.
    """
    with suppress(BadRequest):
        if key is None:
            await query.answer()
        else:
            await query.answer(say(key, **slots), show_alert=True)


class Waiting:
    """What long work says of itself, from any thread; whoever waits sees it in the message about the work."""

    def __init__(self) -> None:
        self.pages: tuple[int, int] | None = None

    def tell(self, page: int, pages: int) -> None:
        """Say how many pages are done, and of how many."""
        self.pages = page, pages


@asynccontextmanager
async def patience(message: Message, key: str | None = None, **slots: object) -> AsyncIterator[Waiting]:
    """Show "typing…" while the work inside takes longer than a moment, and say the sentence where it takes long."""
    waiting = Waiting()
    sign = asyncio.create_task(_type(message, key, slots, waiting))
    try:
        yield waiting
    finally:
        sign.cancel()


async def _type(message: Message, key: str | None, slots: dict[str, object], waiting: Waiting) -> None:
    said: Message | None = None
    shown: tuple[int, int] | None = None
    await asyncio.sleep(PATIENCE)
    for times in count():
        with suppress(TelegramError):
            if times == 1 and key is not None:
                said = await say_to(message, key, **slots)
            if said is not None and waiting.pages != shown and waiting.pages is not None:
                shown = waiting.pages
                text = render.sentence("telegram_load_page", page=shown[0], pages=shown[1], **slots)
                await said.edit_text(text, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)
            await message.reply_chat_action(ChatAction.TYPING)
        await asyncio.sleep(_TYPING)


class _unchanged(suppress):  # noqa: N801 reads as a verb, like its parent
    """Lets pass that an edit changes nothing: a button pressed twice."""

    def __init__(self) -> None:
        super().__init__(BadRequest)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        return isinstance(error, BadRequest) and _UNCHANGED in str(error).lower()
