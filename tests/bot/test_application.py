"""How the application is put together: order, limits, secrets, what is kept beside the store."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import threading
from typing import TYPE_CHECKING

import pytest
import structlog
from telegram import Update
from telegram.error import NetworkError

from bot import logs, polling
from bot.application import build
from bot.courier import Courier
from bot.ordering import Ordering
from bot.shelf import Shelf
from bot.worker import Worker
from config.settings import Settings
from tests.handlers.fakes import FakeServices
from tests.telegram_server import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def message(number: int, chat: int) -> Update:
    body = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "问"}
    found = Update.de_json({"update_id": number, "message": body}, None)
    assert found is not None
    return found


async def test_one_chat_waits_for_itself_and_not_for_another() -> None:
    ordering, done, hold = Ordering(Courier()), [], asyncio.Event()

    async def handle(name: str, *, wait: bool = False) -> None:
        if wait:
            await hold.wait()
        done.append(name)

    slow = [handle("甲1", wait=True), handle("甲2"), handle("乙1")]
    updates = [message(1, 7), message(2, 7), message(3, 8)]
    tasks = [asyncio.create_task(ordering.process_update(u, c)) for u, c in zip(updates, slow, strict=True)]
    await asyncio.sleep(0.01)
    assert done == ["乙1"]
    hold.set()
    await asyncio.gather(*tasks)
    assert done == ["乙1", "甲1", "甲2"]


async def test_an_update_handled_once_is_not_handled_again() -> None:
    ordering, done = Ordering(Courier()), []

    async def handle() -> None:
        done.append(1)

    for _ in range(2):
        await ordering.process_update(message(1, 7), handle())
    assert done == [1]


async def test_a_failed_handler_frees_its_chat() -> None:
    ordering = Ordering(Courier())

    async def fail() -> None:
        raise RuntimeError

    async def work() -> None:
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError):
        await ordering.process_update(message(1, 7), fail())
    await asyncio.wait_for(ordering.process_update(message(2, 7), work()), 1)


async def test_nothing_is_built_without_a_token() -> None:
    with pytest.raises(ValueError, match="MINUTES_TELEGRAM_TOKEN"):
        build(Settings(_env_file=None), FakeServices())


def test_an_unreadable_update_keeps_its_id_alone() -> None:
    good = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}}
    bad = {"update_id": 2, "message": {"message_id": 1, "chat": 7}}
    read = json.loads(polling.readable(json.dumps({"ok": True, "result": [good, bad]}).encode()))
    assert read == {"ok": True, "result": [good, {"update_id": 2}]}
    for other in (b"<html>", b'{"ok":false}', b"[]", json.dumps({"ok": True, "result": [good]}).encode()):
        assert polling.readable(other) == other


@pytest.mark.parametrize("kind", [NetworkError("x")])
async def test_calls_without_a_chat_are_tried_again(kind: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.courier.PAUSES", (0.0,))
    tries = []

    async def post(endpoint: str, data: dict[str, object]) -> bool:
        tries.append(endpoint)
        if len(tries) == 1:
            raise kind
        return True

    assert await Courier().process_request(post, (), {}, "getMe", {}, None) is True
    assert tries == ["getMe", "getMe"]


async def test_a_question_does_not_wait_behind_a_document() -> None:
    worker = Worker()
    answered = threading.Event()
    loading = asyncio.create_task(worker.load(answered.wait))
    assert await worker.answer(lambda: "答") == "答"
    assert not loading.done()
    answered.set()
    await loading
    worker.close()


def test_a_record_comes_back_and_strange_keys_find_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    shelf = Shelf(tmp_path / "turns")
    key = shelf.put("问".encode())
    assert shelf.get(key) == "问".encode()
    assert Shelf(tmp_path / "turns").get(key) == "问".encode(), "a restart keeps it"
    for strange in ("", "../secret", "..", "x" * 12, "字" * 12, f".{key}"[:12]):
        assert shelf.get(strange) is None


def test_the_oldest_records_go_first(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, kept=10)
    keys = [shelf.put(bytes([n])) for n in range(25)]
    found = [key for key in keys if shelf.get(key) is not None]
    assert found == keys[-len(found) :]
    assert 9 <= len(found) <= 10


@pytest.fixture
def _logging() -> Iterator[None]:
    root = logging.getLogger()
    kept = root.handlers, root.level
    yield
    root.handlers, root.level = kept
    structlog.reset_defaults()


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.usefixtures("_logging")
def test_no_secret_is_logged_whoever_logs_it(form: str) -> None:
    stream = io.StringIO()
    settings = Settings(_env_file=None, telegram_token=TOKEN, webhook_secret="hush-hush", log=form)
    logs.configure(settings, stream)
    log = structlog.get_logger("ours")
    try:
        raise RuntimeError(f"POST /bot{TOKEN}/getMe")  # noqa: TRY301 what httpx raises
    except RuntimeError:
        log.exception("failed", url=f"/bot{TOKEN}/", secret="hush-hush")
        logging.getLogger("theirs").exception("failed on %s", TOKEN)
    logging.getLogger("httpx").info("POST %s", TOKEN)
    written = stream.getvalue()
    assert TOKEN not in written
    assert "hush-hush" not in written
    assert written.count("failed") >= 2
    if form == "json":
        assert [json.loads(line)["level"] for line in written.splitlines()] == ["error", "error"]
