"""Settings and services → the Telegram application, not yet running."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import HTTPXRequest

from bot.courier import Courier
from bot.ordering import Ordering
from bot.polling import Polling
from handlers import register
from handlers.context import Context, Home

if TYPE_CHECKING:
    from config.settings import Settings
    from handlers.context import App, Services

# 128 updates at once on 256 connections: 488 replies a second; with httpx's own limits 100, and more updates
# than connections lose replies (measured against a local Bot API server on two cores).
LIMITS = httpx.Limits(max_connections=256, max_keepalive_connections=20, keepalive_expiry=60)
WAIT = 20.0  # seconds for an answer; a slow one must not be taken for a lost one, which is sent again
POOL_WAIT = 30.0


def build(settings: Settings, services: Services, polling: Polling | None = None) -> App:
    """Put the application together, every handler in it; ValueError where there is no token.

    ``polling`` is the connection for getUpdates, given by who wants to watch it.
    """
    if settings.telegram_token is None:
        msg = "MINUTES_TELEGRAM_TOKEN is not set"
        raise ValueError(msg)
    courier = Courier()
    sending = HTTPXRequest(
        read_timeout=WAIT,
        write_timeout=WAIT,
        pool_timeout=POOL_WAIT,
        proxy=settings.telegram_proxy,
        httpx_kwargs={"limits": LIMITS},
    )
    builder = (
        ApplicationBuilder()
        .token(settings.telegram_token.get_secret_value())
        .request(sending)
        .get_updates_request(polling or Polling(proxy=settings.telegram_proxy))
        .rate_limiter(courier)
        .concurrent_updates(Ordering(courier))
        .context_types(ContextTypes(context=Context))
        .job_queue(None)
    )
    if settings.telegram_base_url:
        builder = builder.base_url(settings.telegram_base_url)
    if settings.telegram_base_file_url:
        builder = builder.base_file_url(settings.telegram_base_file_url)
    application = builder.build()
    application.bot_data["home"] = Home(settings, services)
    register(application)
    return application
