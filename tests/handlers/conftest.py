"""A Bot API server, a bot on it, and people who talk to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import courier
from tests.handlers.fakes import FakeServices
from tests.telegram_server import TelegramServer
from tests.telegram_server.full import FullServer
from tests.telegram_server.running import running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from types import ModuleType


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier, "PAUSES", (0.05, 0.05, 0.05))


@pytest.fixture
def api(shared: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The package of the full server."""
    if not (shared / "telegram_server").is_dir():
        pytest.skip("the full Bot API server is not here")
    monkeypatch.syspath_prepend(str(shared))
    return pytest.importorskip("telegram_server")


@pytest.fixture
async def telegram(request: pytest.FixtureRequest) -> AsyncIterator[TelegramServer | FullServer]:
    """The small server; the full one beside it for tests that are played on both."""
    if getattr(request, "param", "small") == "small":
        async with TelegramServer() as server:
            yield server
    else:
        async with FullServer(request.getfixturevalue("api")) as server:
            yield server


@pytest.fixture
async def services(telegram: TelegramServer) -> AsyncIterator[FakeServices]:
    """The services of a bot that runs for as long as the test does."""
    fake = FakeServices()
    async with running(telegram, fake):
        yield fake
