"""People, chats and messages as Telegram holds them; what tests act with and look at."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.telegram_server.server import TelegramServer

PATIENCE = 15.0  # seconds a test waits for the bot, on a machine however busy


@dataclass(eq=False)
class Message:
    """A message of the bot as the person sees it now."""

    chat: int
    id: int
    text: str
    entities: list[tuple[str, str]]
    buttons: list[dict[str, str]]
    texts: list[str] = field(default_factory=list)  # every state it was in, the first one first

    def spans(self, kind: str) -> list[str]:
        return [words for found, words in self.entities if found == kind]

    def data(self, label: str) -> str:
        """The data of the button whose label holds these words."""
        return next(b["callback_data"] for b in self.buttons if label in b["text"])

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons]


@dataclass(eq=False)
class Chat:
    """One chat with all that was said in it."""

    id: int
    kind: str = "private"
    ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    sent: dict[int, Message] = field(default_factory=dict)  # by the bot
    received: set[int] = field(default_factory=set)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def describe(self) -> dict[str, Any]:
        names = {"first_name": "人"} if self.kind == "private" else {"title": "群"}
        return {"id": self.id, "type": self.kind, **names}


@dataclass(eq=False)
class Person:
    """Somebody with Telegram on the phone."""

    server: TelegramServer
    id: int
    read: set[tuple[int, int]] = field(
        default_factory=set
    )  # chat and id of the bot's messages that ``expect`` has handed out

    @property
    def chat(self) -> Chat:
        return self.server.chats.setdefault(self.id, Chat(self.id))

    def describe(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": "人"}

    def send(self, text: str, chat: Chat | None = None, **more: Any) -> dict[str, Any]:
        """Says something; commands and mentions get their entities as in the app."""
        entities = [
            {"type": kind, "offset": text.index(word), "length": len(word)}
            for word in text.split()
            if (kind := {"/": "bot_command", "@": "mention"}.get(word[0])) is not None
        ]
        return self.post({"text": text, "entities": entities, **more}, chat)

    def send_document(self, name: str, data: bytes, *, size: int | None = None, **more: Any) -> dict[str, Any]:
        """Sends a file; ``size`` claims one without the bytes."""
        key = self.server.keep(data)
        file = {"file_id": key, "file_unique_id": key, "file_name": name, "file_size": size or len(data)}
        return self.post({"document": file, **more}, None)

    def post(self, content: dict[str, Any], chat: Chat | None = None, kind: str = "message") -> dict[str, Any]:
        """Puts any message into a chat and in front of the bot."""
        chat = chat or self.chat
        number = next(chat.ids)
        chat.received.add(number)
        body = {
            "message_id": number,
            "date": int(time.time()),
            "chat": chat.describe(),
            "from": self.describe(),
        }
        self.server.push(kind, body | content)
        return body | content

    def press(self, message: Message, label: str = "", *, data: str | None = None) -> str:
        """Presses the button whose label holds these words; ``data`` forges one. Returns its id."""
        key = f"press{next(self.server.numbers)}"
        body = {"message_id": message.id, "date": 1, "chat": self.server.chats[message.chat].describe()}
        body |= {"from": self.server.me, "text": message.text}
        query = {"id": key, "from": self.describe(), "chat_instance": "1", "message": body}
        self.server.push("callback_query", query | {"data": data if data is not None else message.data(label)})
        return key

    async def ask(self, text: str, chat: Chat | None = None) -> Message:
        """Says something and waits for the next message of the bot."""
        self.send(text, chat)
        return await self.expect(chat)

    async def expect(self, chat: Chat | None = None) -> Message:
        """The bot's first message in the chat that was not expected before."""
        chat = chat or self.chat
        await self.until(lambda: any((chat.id, number) not in self.read for number in chat.sent), chat)
        number = min(number for number in chat.sent if (chat.id, number) not in self.read)
        self.read.add((chat.id, number))
        return chat.sent[number]

    async def expect_edit(self, message: Message) -> Message:
        """Waits until the bot has changed the message once more than it had when last looked at."""
        seen = len(message.texts)
        await self.until(lambda: len(message.texts) > seen, self.server.chats[message.chat])
        return message

    async def until(self, true: Callable[[], bool], chat: Chat | None = None) -> None:
        chat = chat or self.chat
        async with asyncio.timeout(PATIENCE), chat.changed:
            await chat.changed.wait_for(true)
