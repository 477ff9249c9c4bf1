"""getUpdates → updates that can be read, with a note of when it last worked.

The library's polling loop has three faults that an office must not find out by silence: a single 401 or 404
ends it for good, an update that it cannot decode comes back for ever, and nothing says that no poll has
worked for an hour.
"""

from __future__ import annotations

import json
import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import structlog
from telegram import Update
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

if TYPE_CHECKING:
    from telegram.request import RequestData

_REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}

_log = structlog.get_logger(__name__)


class Polling(HTTPXRequest):
    """The connection that polls; ``worked_at`` is in monotonic seconds, ``refused`` counts refusals since."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 the parent's
        super().__init__(connection_pool_size=2, **options)
        self.worked_at = time.monotonic()
        self.refused = 0

    async def do_request(  # noqa: D102 the parent's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,  # noqa: ANN401 handed on
        **named: Any,  # noqa: ANN401 handed on
    ) -> tuple[int, bytes]:
        code, payload = await super().do_request(url, method, request_data, *timeouts, **named)
        if not url.endswith("/getUpdates"):
            return code, payload
        if code in _REFUSED:
            self.refused += 1
            msg = f"getUpdates refused with {code}"
            raise NetworkError(msg)  # which the loop survives
        if code == HTTPStatus.OK:
            self.worked_at, self.refused = time.monotonic(), 0
            payload = readable(payload)
        return code, payload


def readable(payload: bytes) -> bytes:
    """Empty each update that cannot be decoded to its id, so that it is passed over and never comes back."""
    try:
        answer = json.loads(payload)
        updates = answer["result"]
    except (ValueError, KeyError, TypeError):
        return payload
    kept = [update if _decodes(update) else {"update_id": update["update_id"]} for update in updates]
    return payload if kept == updates else json.dumps({**answer, "result": kept}).encode()


def _decodes(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(dict(update), None)
    except Exception:  # noqa: BLE001 whatever the library trips over, the update must not stop the bot
        _log.exception("update_unreadable", update=update.get("update_id"))
        return False
    return True
