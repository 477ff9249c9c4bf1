"""Minutes in the store, played by an administrator: many files at once, whom to show them to, undo, remove."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from config.replies import say
from handlers import deliver
from knowledge import custody, membership
from knowledge.access import Standing
from tests.handlers.fakes import FakeServices
from tests.handlers.office import SOURCE, Office, both_servers, office
from tests.telegram_server.running import ADMIN, MEMBER, STRANGER, running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from handlers.context import Examined
    from tests.telegram_server import Message, TelegramServer

pytestmark = both_servers

QUESTION = "夜市管理办法通过了吗？"
OTHER = SOURCE.replace("第7次", "第8次").replace("5月9日", "5月19日")
CHANGED = SOURCE.replace("7日内完成闸口检修", "10日内完成闸口检修和泵站保养")
WATER, CITY = "市水利局", "市城管局"


@pytest.fixture
async def bot(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(telegram, tmp_path) as running:
        yield running


def label(which: str, **slots: object) -> str:
    return say(f"telegram_button_{which}", **slots)


async def opened(bot: Office) -> Message:
    """The card of the first minutes of the list."""
    listed = await bot.admin.ask("/minutes")
    await bot.edited(bot.admin, listed, "第")
    return listed


async def test_an_album_is_reported_file_by_file_and_stored_together(bot: Office) -> None:
    for name, source in (("七.txt", SOURCE), ("坏.txt", " "), ("八.txt", OTHER), ("又七.txt", SOURCE)):
        bot.admin.send_document(name, source.encode(), media_group_id="1")
    reports = [await bot.admin.expect() for _ in range(4)]
    assert "坏.txt" in reports[1].text
    assert label("store_all", count=2) not in reports[0].labels
    assert label("store_all", count=2) in reports[2].labels
    bot.admin.press(reports[3], label("store_all", count=3))
    told = await bot.admin.expect()
    assert told.text.startswith(say("telegram_load_together", count=3, loaded=2, replaced=0, duplicate=1, failed=0))
    assert len(await bot.services.do(custody.holdings_of)) == 2
    for report in reports[::2]:
        assert await bot.press(bot.admin, report, data=report.data(label("store"))) == say("telegram_draft_gone")
    assert bot.telegram.refusals == []


async def test_what_was_not_understood_is_not_stored_along_with_the_rest(bot: Office) -> None:
    news = "云溪市人民政府第9次常务会议\n2023年5月29日，天气晴朗，夜市里人来人往。\n"
    for name, source in (("七.txt", SOURCE), ("杂.txt", news)):
        bot.admin.send_document(name, source.encode(), media_group_id="1")
    reports = [await bot.admin.expect() for _ in range(2)]
    assert "没有读出任何议题" in reports[1].text
    bot.admin.press(reports[1], label("store_all", count=2))
    told = (await bot.admin.expect()).text
    assert say("telegram_load_not_understood", name="杂.txt") in told
    assert len(await bot.services.do(custody.holdings_of)) == 1
    assert "入库 1，替换 0，重复 0，失败 0，未存 1" in told


async def test_files_for_some_bodies_are_seen_by_them_alone(bot: Office) -> None:
    water, other = bot.person(STRANGER), bot.person(55)
    for person, body in ((water, WATER), (other, CITY)):
        await bot.grant(person, f"部门成员 {body}")
    done = await bot.load("store_restricted")
    assert "已入库" in done.text
    chooser = await bot.admin.expect()
    for person in (water, other, bot.person(MEMBER)):
        assert "原则同意" not in (await person.ask(QUESTION)).text, "for nobody until somebody is named"
    await bot.edited(bot.admin, chooser, WATER)
    assert label("ticked", name=WATER) in chooser.labels
    await bot.edited(bot.admin, chooser, label("done"))
    assert say("telegram_kind_restricted", bodies=WATER) in chooser.text
    assert "原则同意" in (await water.ask(QUESTION)).text
    for person in (other, bot.person(MEMBER)):
        assert "原则同意" not in (await person.ask(QUESTION)).text
    assert "原则同意" in (await bot.admin.ask(QUESTION)).text


@pytest.mark.parametrize(
    ("act", "guest", "member"),
    [("public", True, True), ("internal", False, True), ("hidden", False, False), ("restricted", False, False)],
)
async def test_whom_minutes_are_shown_to_changes_at_once(
    act: str, guest: bool, member: bool, telegram: TelegramServer, tmp_path: Path
) -> None:
    async with office(telegram, tmp_path, access="open") as bot:
        await bot.load("store" if act == "public" else "store_public")
        card = await opened(bot)
        await bot.edited(bot.admin, card, label(f"minutes_{act}"))
        for number, may in ((STRANGER, guest), (MEMBER, member), (ADMIN, True)):
            assert ("原则同意" in (await bot.person(number).ask(QUESTION)).text) is may
            bot.person(number).send("/meetings")
            assert ("第7次" in (await bot.person(number).expect()).text) is may


async def test_the_card_tells_what_is_stored_and_the_versions_before(bot: Office) -> None:
    await bot.load()
    await bot.load("replace", CHANGED, "改.txt")
    card = await opened(bot)
    assert "第 2 版" in card.text
    assert "旧版：第 1 版 云溪第7次.txt" in card.text
    assert "1. " in card.text
    assert "议题 2 项" in card.text


async def test_removing_asks_first_and_can_be_taken_back(bot: Office) -> None:
    await bot.load()
    card = await opened(bot)
    await bot.edited(bot.admin, card, label("minutes_remove"))
    await bot.edited(bot.admin, card, label("minutes_see"))
    await bot.edited(bot.admin, card, label("minutes_remove"))
    await bot.edited(bot.admin, card, label("minutes_surely"))
    assert say("telegram_kind_removed") in card.text
    assert "原则同意" not in (await bot.admin.ask(QUESTION)).text
    assert (await bot.admin.ask("/undo")).text == say("telegram_undo_nothing")
    await bot.edited(bot.admin, card, label("minutes_back"))
    assert "原则同意" in (await bot.admin.ask(QUESTION)).text
    assert await bot.press(bot.admin, card, data="v:1:back") == say("telegram_minutes_cannot")


async def test_undo_takes_back_the_last_load_and_the_old_text_answers_again(bot: Office) -> None:
    await bot.load("store_public")
    await bot.load("replace", CHANGED)
    assert "泵站" in (await bot.admin.ask("/tasks 市水利局")).text
    offer = await bot.admin.ask("/undo")
    again = await bot.admin.ask("/undo")
    await bot.edited(bot.admin, offer, label("undo"))
    assert offer.text == say("telegram_undone")
    tasks = (await bot.admin.ask("/tasks 市水利局")).text
    assert "闸口检修" in tasks
    assert "泵站" not in tasks
    assert await bot.press(bot.admin, again, label("undo")) == say("telegram_undo_late"), (
        "a second press undoes no second"
    )
    assert len(await bot.services.do(custody.holdings_of)) == 1


async def test_a_replacement_keeps_its_bodies(bot: Office) -> None:
    await bot.load("store_restricted")
    chooser = await bot.admin.expect()
    await bot.edited(bot.admin, chooser, WATER)
    await bot.load("replace", CHANGED)
    (found,) = await bot.services.do(custody.holdings_of)
    assert (found.minutes.visibility, found.bodies) == ("restricted", (WATER,))


async def test_the_list_turns_its_pages(bot: Office) -> None:
    for number in range(10, 20):
        await bot.load("store", OTHER.replace("第8次", f"第{number}次").replace("第3号", f"第{number}号"))
    listed = await bot.admin.ask("/minutes")
    assert "第 1/2 页" in listed.labels
    await bot.edited(bot.admin, listed, "下一页")
    assert len([it for it in listed.labels if "第1" in it and "次" in it]) == 2


@pytest.mark.parametrize("words", ["/minutes", "/undo", "/load"])
async def test_only_administrators_keep_minutes(bot: Office, words: str) -> None:
    await bot.load()
    membership.grant(bot.services._store, STRANGER, Standing.OFFICE, by=ADMIN)  # noqa: SLF001
    for number in (MEMBER, STRANGER):
        assert (await bot.person(number).ask(words)).text == say("telegram_not_allowed")
    group = bot.telegram.group(-1001)
    assert (await bot.admin.ask(f"{words}@minutes_bot", group)).text == say("telegram_private_only")


@pytest.mark.parametrize(
    "data", ["v:1:public", "v:1:surely", "n:-:0", "o:1.abc:", "b:m1:0", "b:m1:done", "l:1:restricted", "l:1:all"]
)
async def test_nobody_else_presses_their_buttons(bot: Office, data: str) -> None:
    await bot.load()
    member = bot.person(MEMBER)
    hello = await member.ask("/help")
    assert await bot.press(member, hello, data=data) == say("telegram_not_allowed")
    (found,) = await bot.services.do(custody.holdings_of)
    assert (found.minutes.visibility, found.state) == ("internal", "current")


@pytest.mark.parametrize("data", ["v:99:surely", "v:1:secret", "v:x:see", "o:1.ffff:", "o::", "b:m1:0", "b:m9:0.abc"])
async def test_forged_buttons_change_nothing(bot: Office, data: str) -> None:
    await bot.load()
    hello = await bot.admin.ask("/help")
    assert await bot.press(bot.admin, hello, data=data)
    (found,) = await bot.services.do(custody.holdings_of)
    assert (found.minutes.visibility, found.state) == ("internal", "current")


class Slow(FakeServices):
    """Takes long over every file."""

    async def examine(self, name: str, data: bytes, progress: Any = None) -> Examined:
        for page in range(3 if name.endswith(".pdf") else 0):
            await asyncio.sleep(0.2)
            progress(page + 1, 3)
        await asyncio.sleep(0.3)
        return await super().examine(name, data)


async def test_long_reading_is_announced(telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliver, "PATIENCE", 0.05)
    monkeypatch.setattr(deliver, "_TYPING", 0.05)
    admin = telegram.person(ADMIN)
    async with running(telegram, Slow()):
        admin.send_document("大.txt", b"x")
        assert (await admin.expect()).text == say("telegram_load_reading", name="大.txt")
        assert "大.txt 第0项" in (await admin.expect()).text
    assert len(admin.chat.sent) == 2, "once"


async def test_the_pages_of_a_scan_are_counted_in_one_message(
    telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "PATIENCE", 0.05)
    monkeypatch.setattr(deliver, "_TYPING", 0.05)
    admin = telegram.person(ADMIN)
    async with running(telegram, Slow()):
        admin.send_document("扫描.pdf", b"x")
        told = await admin.expect()
        assert "扫描.pdf 第0项" in (await admin.expect()).text
    pages = [say("telegram_load_reading_pages", name="扫描.pdf", page=page, pages=3) for page in (1, 2, 3)]
    assert told.texts == [say("telegram_load_reading", name="扫描.pdf"), *pages]
    assert len(admin.chat.sent) == 2
    assert telegram.refusals == []
