"""The bot's process is killed at random moments of a load: the store is the old or the new one, and the draft waits.

``KILLS`` in the environment makes it more moments than the suite takes time for.
"""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import sys
import time
from collections import Counter
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

import pytest

from config.replies import say
from knowledge.folding import fold
from knowledge.grams import bigrams, unigrams
from tests.conftest import ROOT
from tests.handlers.office import SOURCE
from tests.telegram_server import TOKEN, world
from tests.telegram_server.running import ADMIN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.telegram_server import Message, TelegramServer

ITEMS = 36
KILLS = int(os.environ.get("KILLS", "10"))
DONE = ("已入库", "已更新", "已在库中")


def numeral(number: int) -> str:
    """A number up to 99 as minutes print it."""
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    return ((digits[tens] if tens > 1 else "") + "十" * (tens > 0) + digits[ones]).replace(" ", "")


def text(version: int) -> str:
    """Minutes of many items whose words tell the version."""
    items = "".join(
        f"{it}、审议《云溪市第{it}类码头管理办法》\n会议原则同意该办法。"
        f"由市水利局负责，年底前完成第{it}类码头第{version}稿。市城管局要配合做好第{it}类登记。\n"
        for it in map(numeral, range(1, ITEMS + 1))
    )
    return SOURCE.partition("一、")[0] + items


def whole(db: Path) -> str | None:
    """The text in force, once everything in the store agrees with it; None where there is none."""
    with closing(sqlite3.connect(db)) as store:
        assert store.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert store.execute("pragma foreign_key_check").fetchall() == []
        rows = store.execute("select id, source, audience from minutes where state = 'current'").fetchall()
        assert len(rows) <= 1
        told = store.execute("select count(*) from audit where action in ('loaded', 'replaced')").fetchone()[0]
        assert told == store.execute("select count(*) from minutes").fetchone()[0]
        grams: Counter[tuple[str, str]] = Counter()
        for minutes_id, context, words in store.execute("select minutes_id, context, text from passages"):
            assert minutes_id == rows[0][0]
            passage = context + "\n" + fold(words)
            grams.update((gram, rows[0][2]) for gram in {*bigrams(passage), *unigrams(passage)})
        kept = {(gram, audience): df for gram, audience, df in store.execute("select gram, audience, df from grams")}
        assert kept == dict(grams)
        if not rows:
            return None
        kept = store.execute("select data from files where minutes_id = ?", rows[0][:1]).fetchone()
        assert kept[0].decode() == rows[0][1]
        counts = [
            store.execute(f"select count(*) from {it} where minutes_id = ?", rows[0][:1]).fetchone()[0]
            for it in ("items", "directives")
        ]
        assert counts[0] == ITEMS
        assert counts[1] >= 2 * ITEMS
        return str(rows[0][1])


@asynccontextmanager
async def process(telegram: TelegramServer, db: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    env = os.environ | {
        "MINUTES_TELEGRAM_TOKEN": TOKEN,
        "MINUTES_TELEGRAM_BASE_URL": telegram.base_url,
        "MINUTES_TELEGRAM_BASE_FILE_URL": telegram.base_file_url,
        "MINUTES_DB": str(db),
        "MINUTES_ADMINS": str(ADMIN),
        "PYTHONPATH": str(ROOT),
    }
    quiet = asyncio.subprocess.DEVNULL
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=env, cwd=db.parent, stdout=quiet, stderr=quiet
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.kill()
        await bot.wait()


async def confirmed(telegram: TelegramServer, report: Message) -> None:
    """Press the first button of a report until the bot says that it is stored, or that it was."""
    admin = telegram.person(ADMIN)
    data = next((it["callback_data"] for it in report.buttons if it["callback_data"].startswith("l:")), None)
    if data is None:
        return
    before = len(admin.chat.sent)
    key = admin.press(report, data=data)
    gone = say("telegram_draft_gone")
    await admin.until(
        lambda: (
            telegram.presses.get(key) == gone
            or any(word in it.text for it in list(admin.chat.sent.values())[before:] for word in DONE)
        )
    )


async def reported(telegram: TelegramServer, version: int) -> Message:
    """The report on a version, whatever else the bot has to say."""
    admin = telegram.person(ADMIN)
    before = set(admin.chat.sent)
    admin.send_document(f"第{version}稿.txt", text(version).encode())

    def found() -> list[Message]:
        return [
            it
            for number, it in admin.chat.sent.items()
            if number not in before and f"第{version}稿.txt" in it.text and it.buttons
        ]

    await admin.until(lambda: bool(found()))
    return found()[0]


@pytest.mark.timeout(60 + 12 * KILLS)
async def test_a_kill_at_any_moment_leaves_the_old_store_or_the_new(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "PATIENCE", 30.0)
    db, dice, outcomes = tmp_path / "minutes.db", random.Random(6), Counter[str]()
    admin = telegram.person(ADMIN)
    async with process(telegram, db):
        report = await reported(telegram, 0)
        begun = time.monotonic()
        await confirmed(telegram, report)
        lasted = time.monotonic() - begun
    assert whole(db) == text(0)
    for version in range(1, KILLS + 1):
        async with process(telegram, db) as bot:
            await confirmed(telegram, report)  # goes on from the draft of the round before
            assert whole(db) == text(version - 1)
            report = await reported(telegram, version)
            admin.press(report, data=report.data(say("telegram_button_replace")))
            await asyncio.sleep(dice.uniform(0, lasted * 1.1))
            bot.kill()
            await bot.wait()
        outcomes["new" if whole(db) == text(version) else "old"] += 1
        assert whole(db) in {text(version - 1), text(version)}
    async with process(telegram, db):
        await confirmed(telegram, report)
    assert whole(db) == text(KILLS)
    assert outcomes.total() == KILLS
