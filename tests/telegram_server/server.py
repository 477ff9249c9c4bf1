"""A Bot API server of a few methods: refuses what Telegram refuses, and fails when a test tells it to."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from tests.telegram_server.markup import MarkupError, parse
from tests.telegram_server.world import PATIENCE, Chat, Message, Person

TOKEN = "123456:abcdefghijklmnopqrstuvwxyz"  # of a bot that does not exist
TEXT_LIMIT, DATA_LIMIT, ANSWER_LIMIT, DOWNLOAD_LIMIT = 4096, 64, 200, 20 << 20
INVISIBLE = "\u115f\u1160\u2800\u3164\uffa0"  # letters by category, yet nothing to see
OBJECTS = {"reply_markup", "commands", "scope", "entities"}  # fields that come as JSON
Json = dict[str, Any]


class RefusedError(Exception):
    """A call that Telegram would refuse, and why."""

    def __init__(self, description: str, code: int = 400) -> None:
        super().__init__(description)
        self.code, self.description = code, description


@dataclass
class Fault:
    """What goes wrong with the next ``times`` calls of a method; ``applied``: though it takes effect."""

    method: str
    kind: str  # "drop", "garbage", "429" or another status
    times: int = 1
    applied: bool = False


@dataclass
class TelegramServer:
    """``async with TelegramServer() as telegram``: give ``base_url`` to a bot, then act as ``person(id)``."""

    me: Json = field(
        default_factory=lambda: {
            "id": 123456,
            "is_bot": True,
            "first_name": "纪要",
            "username": "minutes_bot",
        }
    )
    chats: dict[int, Chat] = field(default_factory=dict)
    calls: list[tuple[str, Json]] = field(default_factory=list)  # all but getUpdates
    refusals: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    presses: dict[str, str] = field(default_factory=dict)  # id of the press → what the bot answered
    documents: dict[str, bytes] = field(default_factory=dict)  # name → what the bot sent
    commands: dict[str, list[str]] = field(default_factory=dict)  # scope → commands
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    async def __aenter__(self) -> Self:
        self._people: dict[int, Person] = {}
        self._files: dict[str, bytes] = {}
        self._updates: dict[int, Json] = {}
        self._pressed: dict[str, tuple[int, int]] = {}  # id of a press → the chat, and the chat of who pressed
        self._arrived, self._heard = asyncio.Condition(), asyncio.Condition()
        app = web.Application()
        app.router.add_route("*", f"/bot{TOKEN}/{{method}}", self._call)
        app.router.add_get(f"/file/bot{TOKEN}/{{key}}", self._file)
        app.router.add_route("*", "/{rest:.*}", self._unknown)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.01)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/file/bot"

    # ------------------------------------------------------------------ what tests do
    def person(self, number: int) -> Person:
        return self._people.setdefault(number, Person(self, number))

    def group(self, number: int) -> Chat:
        return self.chats.setdefault(number, Chat(number, "supergroup"))

    def fail(self, method: str, kind: str, *, times: int = 1, applied: bool = False) -> Fault:
        self.faults.append(Fault(method, kind, times, applied))
        return self.faults[-1]

    def keep(self, data: bytes) -> str:
        key = f"file{next(self.numbers)}"
        self._files[key] = data
        return key

    def push(self, kind: str, body: Json, *, number: int | None = None) -> None:
        """Puts an update in front of the bot; ``number`` repeats one."""
        number = number or next(self.numbers)
        if kind == "callback_query":
            self._pressed[body["id"]] = body["message"]["chat"]["id"], body["from"]["id"]
        self._updates[number] = {"update_id": number, kind: body}
        asyncio.get_running_loop().create_task(_notify(self._arrived))

    async def called(self, method: str) -> None:
        """Waits until the bot has called a method."""
        async with asyncio.timeout(PATIENCE), self._heard:
            await self._heard.wait_for(lambda: self.made(method))

    def made(self, method: str) -> list[Json]:
        """The bodies of all calls of a method, failed ones too."""
        return [body for name, body in self.calls if name == method]

    # ------------------------------------------------------------------ HTTP
    async def _unknown(self, _: web.Request) -> web.Response:
        return _answer(RefusedError("Unauthorized", 401))

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self._files[request.match_info["key"]])

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        form = await request.post()
        body = {name: json.loads(value) if name in OBJECTS else value for name, value in form.items()}
        if method != "getUpdates":
            self.calls.append((method, body))
            await _notify(self._heard)
        fault = next((f for f in self.faults if f.method == method and f.times > 0), None)
        if fault is None:
            return await self._perform(method, body)
        fault.times -= 1
        if fault.applied:
            await self._perform(method, body)
        return _broken(request, fault.kind)

    async def _perform(self, method: str, body: Json) -> web.Response:
        try:
            result = await getattr(self, "do_" + re.sub("([A-Z])", r"_\1", method).lower())(body)
        except MarkupError as error:
            refusal = RefusedError(f"Bad Request: {error}")
        except RefusedError as error:
            refusal = error
        else:
            return web.json_response({"ok": True, "result": result})
        self.refusals.append((method, refusal.description))
        return _answer(refusal)

    # ------------------------------------------------------------------ methods of the Bot API
    async def do_get_me(self, _: Json) -> Json:
        return self.me | {"can_join_groups": True, "can_read_all_group_messages": False}

    async def do_delete_webhook(self, _: Json) -> bool:
        return True

    async def do_send_chat_action(self, _: Json) -> bool:
        return True

    async def do_set_my_commands(self, body: Json) -> bool:
        scope = body.get("scope", {"type": "default"})
        self.commands[f"{scope['type']}{scope.get('chat_id', '')}"] = [c["command"] for c in body["commands"]]
        if (chat := self.chats.get(int(scope.get("chat_id", 0)))) is not None:
            await _notify(chat.changed)
        return all(c["description"] for c in body["commands"])

    async def do_get_updates(self, body: Json) -> list[Json]:
        offset = int(body.get("offset", 0))
        self._updates = {number: update for number, update in self._updates.items() if number >= offset}
        async with self._arrived:
            try:
                async with asyncio.timeout(float(body.get("timeout", 0))):
                    await self._arrived.wait_for(lambda: self._updates)
            except TimeoutError:
                return []
        return list(self._updates.values())

    async def do_get_file(self, body: Json) -> Json:
        data = self._files[body["file_id"]]
        if len(data) > DOWNLOAD_LIMIT:
            raise RefusedError("Bad Request: file is too big")
        return {"file_id": body["file_id"], "file_unique_id": body["file_id"], "file_path": body["file_id"]}

    async def do_send_message(self, body: Json) -> Json:
        chat = self.chats.get(int(body["chat_id"]))
        if chat is None:
            raise RefusedError("Bad Request: chat not found")
        text, entities = _checked(body)
        message = Message(chat.id, next(chat.ids), text, entities, _buttons(body), [text])
        chat.sent[message.id] = message
        await _notify(chat.changed)
        return self._described(chat, message)

    async def do_send_document(self, body: Json) -> Json:
        chat = self.chats[int(body["chat_id"])]
        name = body["document"].filename
        self.documents[name] = body["document"].file.read()
        message = Message(chat.id, next(chat.ids), name, [], [], [name])
        chat.sent[message.id] = message
        await _notify(chat.changed)
        return self._described(chat, message)

    async def do_edit_message_text(self, body: Json) -> Json:
        chat, message = self._sent(body)
        text, entities = _checked(body)
        buttons = _buttons(body)
        if (text, entities, buttons) == (message.text, message.entities, message.buttons):
            raise RefusedError("Bad Request: message is not modified")
        message.text, message.entities, message.buttons = text, entities, buttons
        return await self._edited(chat, message)

    async def do_edit_message_reply_markup(self, body: Json) -> Json:
        chat, message = self._sent(body)
        buttons = _buttons(body)
        if buttons == message.buttons:
            raise RefusedError("Bad Request: message is not modified")
        message.buttons = buttons
        return await self._edited(chat, message)

    async def do_answer_callback_query(self, body: Json) -> bool:
        key, text = body["callback_query_id"], body.get("text", "")
        if len(text) > ANSWER_LIMIT:
            raise RefusedError("Bad Request: MESSAGE_TOO_LONG")
        if key in self.presses:
            raise RefusedError("Bad Request: query is too old")
        self.presses[key] = text
        for number in self._pressed.get(key, ()):  # not every chat: there may be thousands
            if number in self.chats:
                await _notify(self.chats[number].changed)
        return True

    def _sent(self, body: Json) -> tuple[Chat, Message]:
        chat, number = self.chats[int(body["chat_id"])], int(body["message_id"])
        if number in chat.received:
            raise RefusedError("Bad Request: message can't be edited")
        if number not in chat.sent:
            raise RefusedError("Bad Request: message to edit not found")
        return chat, chat.sent[number]

    async def _edited(self, chat: Chat, message: Message) -> Json:
        message.texts.append(message.text)
        await _notify(chat.changed)
        return self._described(chat, message)

    def _described(self, chat: Chat, message: Message) -> Json:
        body = {"message_id": message.id, "date": int(time.time()), "chat": chat.describe(), "from": self.me}
        return body | {"text": message.text}


def _checked(body: Json) -> tuple[str, list[tuple[str, str]]]:
    text, entities = parse(body["text"]) if body.get("parse_mode") == "HTML" else (body["text"], [])
    text = text.strip()
    if not text:
        raise RefusedError("Bad Request: text must be non-empty")
    if len(text) > TEXT_LIMIT or len(body["text"].encode()) > TEXT_LIMIT * 8:
        raise RefusedError("Bad Request: message is too long")
    return text, entities


def _buttons(body: Json) -> list[dict[str, str]]:
    buttons = [button for row in (body.get("reply_markup") or {}).get("inline_keyboard", []) for button in row]
    for button in buttons:
        if not any(unicodedata.category(sign)[0] not in "CZM" and sign not in INVISIBLE for sign in button["text"]):
            raise RefusedError("Bad Request: inline keyboard button text must be non-empty")
        if not 1 <= len(button["callback_data"].encode()) <= DATA_LIMIT:
            raise RefusedError("Bad Request: BUTTON_DATA_INVALID")
    return buttons


def _broken(request: web.Request, kind: str) -> web.StreamResponse:
    if kind == "drop":
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    if kind == "garbage":
        return web.Response(text='{"ok": tr')
    if kind == "429":
        body = {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests",
            "parameters": {"retry_after": 1},
        }
        return web.json_response(body, status=429)
    return web.Response(status=int(kind), text="<html>nginx</html>")


def _answer(refusal: RefusedError) -> web.Response:
    body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    return web.json_response(body, status=refusal.code)


async def _notify(condition: asyncio.Condition) -> None:
    async with condition:
        condition.notify_all()
