"""Settings → the bot from its first call to a clean stop, and the exit code."""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click
import httpx
import structlog
from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot import logs
from bot.application import build
from bot.polling import Polling
from bot.services import Services
from config.replies import say
from handlers import menus
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from config.settings import Settings
    from handlers.context import App

POLL = 25  # seconds that Telegram may hold a poll open
SILENCE = 120.0  # seconds without a poll that worked before the log says so
WATCH = 5.0  # seconds between two looks at it
REFUSALS = 5  # polls refused in a row before the token is tried
FINISH = 30.0  # seconds for the work in hand once a stop is asked for
_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY]

_log = structlog.get_logger(__name__)


def run(settings: Settings) -> int:
    """Run until SIGTERM or SIGINT; 0 after a clean stop, 1 and a sentence on stderr where it cannot run."""
    logs.configure(settings)
    lacking = _lacking(settings)
    if lacking is not None:
        click.echo(say(lacking), err=True)
        return 1
    try:
        services = Services(settings)
    except KnowledgeError as error:
        click.echo(str(error), err=True)
        return 1
    try:
        services.prepare()
        asyncio.run(_main(settings, services))
    except InvalidToken:
        click.echo(say("telegram_token_refused"), err=True)
        return 1
    finally:
        services.close()
    return 0


def _lacking(settings: Settings) -> str | None:
    """Name the sentence on what has to be set or installed first; None where nothing has."""
    if settings.telegram_token is None:
        return "telegram_token_missing"
    if settings.webhook_url and find_spec("tornado") is None:
        return "telegram_webhook_missing"
    if (settings.telegram_proxy or "").startswith("socks") and find_spec("socksio") is None:
        return "telegram_socks_missing"
    return None


async def _main(settings: Settings, services: Services) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    polling = Polling(proxy=settings.telegram_proxy)
    await serve(build(settings, services, polling), settings, polling, stop)


async def serve(application: App, settings: Settings, polling: Polling, stop: asyncio.Event) -> None:
    """Connect, answer until ``stop`` is set, finish what is in hand; InvalidToken where it is refused."""
    try:
        await _unless(stop, _begin(application, settings))
        if not stop.is_set():
            _log.info("running", bot=application.bot.username, webhook=bool(settings.webhook_url))
            await _watch(application, settings, polling, stop)
            _log.info("stopping")
    finally:
        await _end(application)


async def _begin(application: App, settings: Settings) -> None:
    """Everything up to the first update, tried again for as long as Telegram cannot be reached."""
    pause = 1.0
    while True:
        try:
            await application.initialize()
            break
        except InvalidToken:
            raise
        except TelegramError as error:
            _log.warning("not_connected", error=str(error), again_in=pause)
            await asyncio.sleep(pause)
            pause = min(30.0, pause * 2)
    await menus.publish(application.bot)
    await application.start()
    application.create_task(menus.refresh(application.bot, application.bot_data["home"].services, settings))
    if settings.webhook_url:
        await _listen(application, settings, settings.webhook_url)
    elif application.updater is not None:
        await application.updater.start_polling(
            timeout=POLL, bootstrap_retries=-1, allowed_updates=_UPDATES, error_callback=_poll_failed
        )


async def _listen(application: App, settings: Settings, url: str) -> None:
    host, _, port = settings.webhook_listen.rpartition(":")
    secret = settings.webhook_secret
    if application.updater is not None:
        await application.updater.start_webhook(
            listen=host,
            port=int(port),
            url_path=httpx.URL(url).path,
            webhook_url=url,
            secret_token=secret.get_secret_value() if secret else None,
            bootstrap_retries=-1,
            allowed_updates=_UPDATES,
        )


def _poll_failed(error: TelegramError) -> None:
    _log.warning("poll_failed", error=str(error))


async def _watch(application: App, settings: Settings, polling: Polling, stop: asyncio.Event) -> None:
    """Wait for the stop; say in the log when no poll has worked for long, end where the token is refused."""
    silent = False
    while not stop.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), WATCH)
        if settings.webhook_url or stop.is_set():
            continue
        if polling.refused >= REFUSALS:
            await _try_token(application)
        seconds = time.monotonic() - polling.worked_at
        if (seconds > SILENCE) != silent:
            silent = not silent
            _log.warning("poll_silent" if silent else "poll_works_again", seconds=round(seconds))


async def _try_token(application: App) -> None:
    """Asks Telegram for the bot's name: a token that this refuses too is wrong for good."""
    with suppress(NetworkError):
        await application.bot.get_me()


async def _end(application: App) -> None:
    """Take no more updates, handle those already taken, let everything go."""
    updater = application.updater
    if updater is not None and updater.running:
        await updater.stop()
    if application.running:
        try:
            await asyncio.wait_for(application.stop(), FINISH)
        except TimeoutError:
            _log.error("unfinished", seconds=FINISH)
    await application.shutdown()


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do the work, or as much of it as there is time for until the stop."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not doing.done():
        doing.cancel()
    with suppress(asyncio.CancelledError):
        await doing
