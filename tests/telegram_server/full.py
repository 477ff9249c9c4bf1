"""The full Bot API server that may stand beside the project, acted with as with the small one of these tests."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from tests.telegram_server.server import TOKEN
from tests.telegram_server.world import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from types import ModuleType

Json = dict[str, Any]
BEAT = 0.05  # seconds between two looks at what sends no word of itself, such as a menu


@dataclass(frozen=True)
class FullMessage:
    """A message of the bot as the person sees it now."""

    inner: Any

    @property
    def chat(self) -> int:
        return int(self.inner.chat.id)

    @property
    def id(self) -> int:
        return int(self.inner.id)

    @property
    def text(self) -> str:
        """The words; of a file its name, as the small server has it."""
        document = self.inner.document
        return str(document["file_name"]) if document else str(self.inner.text)

    @property
    def texts(self) -> list[str]:
        return [version.text for version in self.inner.versions]

    @property
    def entities(self) -> list[tuple[str, str]]:
        kinds = dict.fromkeys(entity["type"] for entity in self.inner.entities)
        return [(kind, words) for kind in kinds for words in self.inner.spans(kind)]

    @property
    def buttons(self) -> list[Json]:
        return list(self.inner.buttons)

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.buttons]

    def spans(self, kind: str) -> list[str]:
        return list(self.inner.spans(kind))

    def data(self, label: str) -> str:
        """The data of the button whose label holds these words."""
        return str(next(b["callback_data"] for b in self.buttons if label in b["text"]))


@dataclass(frozen=True)
class FullChat:
    """One chat with what the bot said in it."""

    inner: Any

    @property
    def id(self) -> int:
        return int(self.inner.id)

    @property
    def sent(self) -> dict[int, FullMessage]:
        return {message.id: FullMessage(message) for message in self.inner.bot_messages}

    def describe(self) -> Json:
        return dict(self.inner.to_dict())


@dataclass(eq=False)
class FullPerson(Person):
    """Somebody with Telegram on the phone; what they do is what the full server's own user does."""

    server: FullServer  # type: ignore[assignment]
    actor: Any = None

    @property
    def chat(self) -> FullChat:  # type: ignore[override]
        self.actor.chat.started = True  # looked at: Telegram knows them
        return FullChat(self.actor.chat)

    def describe(self) -> Json:
        return dict(self.actor.user.to_dict())

    def post(self, content: Json, chat: Any = None, kind: str = "message") -> Json:
        place = (chat or self.chat).inner
        if place.user is None:
            place.members.setdefault(self.id, "member")
        return dict(self.server.emulator.deliver(self.actor, place, content).data)

    def press(self, message: Any, label: str = "", *, data: str | None = None) -> str:
        pressed = at_once(self.actor.press(message.inner, data=data if data is not None else message.data(label)))
        return str(pressed.query.id)

    async def expect_edit(self, message: Any) -> Any:
        seen = len(message.texts)
        await self.until(lambda: len(message.texts) > seen)
        return message

    async def until(self, true: Callable[[], bool], chat: Any = None) -> None:
        from tests.telegram_server.world import PATIENCE

        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.wait({asyncio.ensure_future(self.server.emulator.world.stream.changed())}, timeout=BEAT)


@dataclass
class FullServer:
    """``async with FullServer(package)``: as :class:`tests.telegram_server.TelegramServer`."""

    package: ModuleType
    people: dict[int, FullPerson] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        self.emulator = self.package.Emulator(token=TOKEN, bot_username="minutes_bot", bot_name="纪要")
        self.emulator.queue.quirks = False  # the last poll of a bot that stops would be held for three seconds
        await self.emulator.start()
        return self

    async def __aexit__(self, kind: object, *_: object) -> None:
        await self.emulator.stop()
        if kind is None:
            assert not self.emulator.server.unsupported
            assert self.emulator.unanswered_callbacks == [], "a button that goes on waiting"

    @property
    def base_url(self) -> str:
        return str(self.emulator.base_url)

    @property
    def base_file_url(self) -> str:
        return str(self.emulator.base_file_url)

    @property
    def me(self) -> Json:
        return dict(self.emulator.bot.to_dict())

    # ------------------------------------------------------------------ what tests do
    def person(self, number: int) -> FullPerson:
        if number not in self.people:
            self.people[number] = FullPerson(self, number, actor=self.emulator.user("人", id=number))
        return self.people[number]

    def group(self, number: int) -> FullChat:
        world = self.emulator.world
        return FullChat(world.chats.get(number) or world.new_group("群", id=number))

    def keep(self, data: bytes) -> str:
        return str(self.emulator.world.add_file(data, None, None).file_id)

    def push(self, kind: str, body: Json) -> None:
        """Puts an update in front of the bot."""
        self.emulator.push_update(kind, body)

    # ------------------------------------------------------------------ what tests look at
    @property
    def refusals(self) -> list[tuple[str, str]]:
        """What was refused, but for the menus of people who never wrote: that is how the bot learns of it."""
        found = [(call.method, call.description) for call in self.emulator.refusals]
        return [one for one in found if one[0] != "setMyCommands" or "chat not found" not in one[1]]

    @property
    def presses(self) -> dict[str, str]:
        """Id of the press → what the bot answered."""
        answered = (query for query in self.emulator.world.callbacks.values() if query.answer is not None)
        return {query.id: query.answer.get("text", "") for query in answered}

    @property
    def documents(self) -> dict[str, bytes]:
        """Name → what the bot sent."""
        world = self.emulator.world
        sent = (message.document for chat in world.chats.values() for message in chat.bot_messages)
        return {it["file_name"]: world.files[it["file_id"]].data for it in sent if it}

    @property
    def commands(self) -> dict[str, list[str]]:
        """Scope → commands."""
        found = {}
        for (scope, _), given in self.emulator.api.commands.items():
            place = json.loads(scope)
            found[f"{place['type']}{place.get('chat_id', '')}"] = [command["command"] for command in given]
        return found

    def made(self, method: str) -> list[Json]:
        return [call.params for call in self.emulator.calls_to(method)]


def at_once(act: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives that awaits nothing: the users of the full server act at once."""
    try:
        act.send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError(act)
