"""A real bot on a real store, and the minutes that its people talk about."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.services import Services
from config.replies import say
from tests import factories
from tests.telegram_server.running import ADMIN, running, settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from typing import Any

    from tests.telegram_server import Message, Person, TelegramServer

# who issues it belongs to its identity
HEAD = "云溪市人民政府\n常务会议纪要\n第3号\n云溪市人民政府办公室　2023年5月12日\n"
SOURCE = HEAD + factories.SOURCE.partition("\n")[2]

# Flows that people play are played on the small server and, where it is there, on the full one.
both_servers = pytest.mark.parametrize("telegram", ["small", "full"], indirect=True)


@dataclass
class Office:
    """A server, the services of the bot on it, and short ways to what tests do often."""

    telegram: TelegramServer
    services: Services

    def person(self, number: int) -> Person:
        return self.telegram.person(number)

    @property
    def admin(self) -> Person:
        return self.person(ADMIN)

    async def press(self, person: Person, message: Message, label: str = "", *, data: str | None = None) -> str:
        """Press a button and wait for the bot's word over the chat; empty where it has none."""
        key = person.press(message, label, data=data)
        await person.until(lambda: key in self.telegram.presses)
        return self.telegram.presses[key]

    async def grant(self, person: Person, words: str) -> Message:
        """Give a person who has written before a standing; returns what they are told."""
        assert person.chat.sent is not None  # looked at first: Telegram lets no bot write to whom it does not know
        await self.admin.ask(f"/grant {person.id} {words}")
        return await person.expect()

    async def edited(self, person: Person, message: Message, label: str) -> Message:
        """Press a button that changes its own message."""
        person.press(message, label)
        return await person.expect_edit(message)

    async def load(self, label: str = "store", source: str = SOURCE, name: str = "云溪第7次.txt") -> Message:
        """Send a file as the administrator, press a button under the report, and return what is said then."""
        self.admin.send_document(name, source.encode())
        report = await self.admin.expect()
        self.admin.press(report, say(f"telegram_button_{label}"))
        return await self.admin.expect()


@asynccontextmanager
async def office(telegram: TelegramServer, place: Path, **more: Any) -> AsyncIterator[Office]:
    """The bot, from its start to its clean stop; the store stays in the place."""
    settings = settings_for(telegram, db=place / "minutes.db", **more)
    services = Services(settings, today=lambda: date(2023, 6, 1))
    try:
        async with running(telegram, services, **more):
            yield Office(telegram, services)
    finally:
        services.close()
