"""Events of the program and of its libraries → lines on stderr, as text or JSON, with no secret in them."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TextIO

    from config.settings import Settings

_TALKATIVE = ("httpx", "httpcore", "telegram", "tornado")  # httpx logs each address, token included
_MUTE = ("telegram.request",)  # prints a trace for each 502, of which the courier and the poll say a line
_HIDDEN = "***"


class Redacting(structlog.stdlib.ProcessorFormatter):
    """The last thing a line passes: whatever wrote it, the secrets are struck out."""

    def __init__(self, secrets: Iterable[str], **options: Any) -> None:  # noqa: ANN401 the parent's
        super().__init__(**options)
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """Finish the line, then strike the secrets out."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return line


def configure(settings: Settings, stream: TextIO | None = None) -> None:
    """Send every log to ``stream`` (stderr), in the form that MINUTES_LOG asks for."""
    stream = stream or sys.stderr
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        Redacting(
            _secrets(settings),
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_last(settings.log, stream),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers, root.level = [handler], logging.INFO
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _MUTE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _last(form: str, stream: TextIO) -> list[structlog.typing.Processor]:
    if form == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    return [structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback)]


def _secrets(settings: Settings) -> list[str]:
    kept = (settings.telegram_token, settings.webhook_secret)
    found = [secret.get_secret_value() for secret in kept if secret is not None]
    return [*found, *([settings.telegram_proxy] if settings.telegram_proxy else [])]
