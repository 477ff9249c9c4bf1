"""The real application, polling the test server, inside the test's own event loop."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from bot.application import build
from bot.lifecycle import serve
from bot.polling import Polling
from config.settings import Settings
from tests.telegram_server.server import TOKEN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from handlers.context import App, Services
    from tests.telegram_server.server import TelegramServer

ADMIN, MEMBER, STRANGER = 11, 22, 33


def settings_for(telegram: TelegramServer, **more: Any) -> Settings:
    given = {"telegram_token": TOKEN, "admins": frozenset({ADMIN}), "members": frozenset({MEMBER})} | more
    urls = {"telegram_base_url": telegram.base_url, "telegram_base_file_url": telegram.base_file_url}
    return Settings(_env_file=None, **urls, **given)


@asynccontextmanager
async def running(telegram: TelegramServer, services: Services, **more: Any) -> AsyncIterator[App]:
    """A bot that answers inside the block and has stopped cleanly behind it."""
    settings, polling, stop = settings_for(telegram, **more), Polling(), asyncio.Event()
    application = build(settings, services, polling)
    serving = asyncio.create_task(serve(application, settings, polling, stop))
    try:
        yield application
    finally:
        stop.set()
        await asyncio.wait_for(serving, 10)
