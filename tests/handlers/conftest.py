"""A Bot API server, a bot on it, and people who talk to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import courier
from tests.handlers.fakes import FakeServices
from tests.telegram_server import TelegramServer
from tests.telegram_server.running import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "PAUSES", (0.05, 0.05, 0.05))


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def services(telegram: TelegramServer) -> AsyncIterator[FakeServices]:
    """The services of a bot that runs for as long as the test does."""
    fake = FakeServices()
    async with running(telegram, fake):
        yield fake
