"""A document and a question through all that is real: Telegram over HTTP, threads, parser, store, answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.services import Services
from config.replies import say
from tests import factories
from tests.handlers.office import both_servers
from tests.telegram_server.running import ADMIN, MEMBER, STRANGER, running, settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.telegram_server import Message, Person, TelegramServer

pytestmark = both_servers

STORE, PUBLIC = say("telegram_button_store"), say("telegram_button_store_public")
# who issues it belongs to its identity
HEAD = "云溪市人民政府\n常务会议纪要\n第3号\n云溪市人民政府办公室　2023年5月12日\n"
SOURCE = HEAD + factories.SOURCE.partition("\n")[2]
QUESTION = "夜市管理办法通过了吗？"


@pytest.fixture
async def place(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Path]:
    """Where the store of a bot stands that is open to anyone and runs for as long as the test does."""
    settings = settings_for(telegram, db=tmp_path / "minutes.db", access="open")
    real = Services(settings, today=lambda: date(2023, 6, 1))
    async with running(telegram, real, access="open"):
        yield settings.db
    real.close()


async def loaded(admin: Person, label: str, text: str = SOURCE) -> Message:
    """What the bot says once the file is sent and stored."""
    admin.send_document("云溪第7次.txt", text.encode())
    report = await admin.expect()
    admin.press(report, label)
    return await admin.expect()


async def test_the_next_question_finds_what_was_loaded(telegram: TelegramServer, place: Path) -> None:
    admin, member = telegram.person(ADMIN), telegram.person(MEMBER)
    assert "原则同意" not in (await member.ask(QUESTION)).text
    assert "已入库" in (await loaded(admin, STORE)).text
    answer = await member.ask(QUESTION)
    assert "原则同意" in answer.text
    assert "市城管局" in (await member.ask("那谁负责？")).text
    assert "闸口检修" in (await member.ask("/tasks 市水利局")).text
    assert "第7次" in (await member.ask("/meetings")).text
    assert telegram.refusals == []


async def test_internal_minutes_are_for_members_and_not_for_groups_or_guests(
    telegram: TelegramServer, place: Path
) -> None:
    admin, guest, group = telegram.person(ADMIN), telegram.person(STRANGER), telegram.group(-1001)
    await loaded(admin, STORE)
    secret = ("原则同意", "修改完善", "林远航", "云溪", "2023")
    for text in (QUESTION, "/meetings", "/tasks 市城管局", "第7次会议谁主持？", "那谁负责？"):
        answer = (await guest.ask(text)).text
        assert not any(word in answer for word in secret), text
        answer = (await admin.ask(text if text[0] == "/" else f"@minutes_bot {text}", group)).text
        assert not any(word in answer for word in secret), text


async def test_public_minutes_are_for_everybody(telegram: TelegramServer, place: Path) -> None:
    await loaded(telegram.person(ADMIN), PUBLIC)
    assert "原则同意" in (await telegram.person(STRANGER).ask(QUESTION)).text
    reply = await telegram.person(MEMBER).ask(f"@minutes_bot {QUESTION}", telegram.group(-1001))
    assert "原则同意" in reply.text


async def test_a_changed_text_replaces_the_old_and_says_what_changed(telegram: TelegramServer, place: Path) -> None:
    admin = telegram.person(ADMIN)
    await loaded(admin, PUBLIC)
    changed = SOURCE.replace("7日内完成闸口检修", "10日内完成闸口检修和泵站保养")
    admin.send_document("云溪第7次.txt", changed.encode())
    report = await admin.expect()
    assert report.labels[0] == say("telegram_button_replace")
    words = [f"「市水利局牵头，{done}。」" for done in ("7日内完成闸口检修", "10日内完成闸口检修和泵站保养")]
    told = f"变化：任务 改 1\n～ 第2项任务：{words[0]}改为{words[1]}"
    assert told in report.text
    admin.press(report, report.labels[0])
    done = await admin.expect()
    assert "已更新" in done.text
    assert told in done.text
    tasks = (await telegram.person(STRANGER).ask("/tasks 市水利局")).text
    assert "泵站保养" in tasks, "what was public stays so"


async def test_the_same_file_again_offers_nothing_to_store(telegram: TelegramServer, place: Path) -> None:
    admin = telegram.person(ADMIN)
    await loaded(admin, STORE)
    admin.send_document("云溪第7次.txt", SOURCE.encode())
    assert (await admin.expect()).buttons == []


async def test_what_is_no_minutes_is_refused_by_name(telegram: TelegramServer, place: Path) -> None:
    admin = telegram.person(ADMIN)
    for data in (b"", b"\x00\x01\x02" * 50, b"PK\x03\x04broken"):
        admin.send_document("奇怪的文件.docx", data)
        reply = await admin.expect()
        assert "奇怪的文件.docx" in reply.text
        assert reply.buttons == []


async def test_a_draft_and_a_dialogue_survive_a_restart(telegram: TelegramServer, tmp_path: Path) -> None:
    admin = telegram.person(ADMIN)
    settings = settings_for(telegram, db=tmp_path / "minutes.db")
    first = Services(settings)
    async with running(telegram, first):
        admin.send_document("云溪第7次.txt", SOURCE.encode())
        report = await admin.expect()
    first.close()
    second = Services(settings)
    async with running(telegram, second):
        admin.press(report, STORE)
        assert "已入库" in (await admin.expect()).text
        await admin.ask(QUESTION)
    second.close()
    third = Services(settings)
    async with running(telegram, third):
        assert "市城管局" in (await admin.ask("那谁负责？")).text
    third.close()
