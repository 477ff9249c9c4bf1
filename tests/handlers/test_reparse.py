"""/reparse played by an administrator: what would change is shown, then written on a yes, or not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from config.replies import say
from knowledge import custody, membership
from knowledge import minutes as parser
from knowledge.access import Standing
from knowledge.model import Outcome
from tests.handlers.office import Office, both_servers, office
from tests.telegram_server.running import ADMIN, MEMBER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from knowledge.model import Document, Minutes
    from tests.telegram_server import Message, TelegramServer

pytestmark = both_servers

YES, NO = say("telegram_button_reparse"), say("telegram_button_cancel")
QUESTION = "夜市管理办法通过了吗？"


@pytest.fixture
async def bot(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(telegram, tmp_path) as running:
        await running.load()
        yield running


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Put a later program in place, that reads another decision."""
    today = parser.parse

    def parse(document: Document) -> Minutes:
        minutes = today(document)
        first, *rest = minutes.items
        decision = replace(first.decisions[0], outcome=Outcome.DEFERRED)
        return replace(minutes, items=(replace(first, decisions=(decision,)), *rest))

    return lambda: monkeypatch.setattr(parser, "parse", parse)


async def shown(bot: Office) -> Message:
    return await bot.admin.ask("/reparse")


async def test_the_same_program_has_nothing_to_write(bot: Office) -> None:
    found = await shown(bot)
    assert (found.text, found.labels) == (say("reparse_nothing"), [])


async def test_the_change_is_shown_then_written_and_corrections_stay(bot: Office, upgrade: Callable[[], None]) -> None:
    upgrade()
    await bot.admin.ask("/correct 第7次会议第1项任务2 单位=市公安局→市财政局")
    before = (await bot.person(MEMBER).ask(QUESTION)).text
    found = await shown(bot)
    assert "1 份会有变化" in found.text
    assert "变化：决定 改 1" in found.text
    assert "～ 第1项决定：「原则同意该办法。」结论 原则同意 → 暂未通过，另行研究" in found.text
    assert (await bot.person(MEMBER).ask(QUESTION)).text == before
    await bot.edited(bot.admin, found, YES)
    assert found.text == say("reparse_done", count=1)
    assert "暂未通过" in (await bot.person(MEMBER).ask(QUESTION)).text
    assert "点名任务 1 项" in (await bot.person(MEMBER).ask("/tasks 市财政局")).text
    assert "重新解析" in (await bot.admin.ask("/audit")).text
    assert (await shown(bot)).text == say("reparse_nothing")


async def test_a_no_writes_nothing(bot: Office, upgrade: Callable[[], None]) -> None:
    upgrade()
    found = await shown(bot)
    await bot.edited(bot.admin, found, NO)
    assert found.text == say("reparse_cancelled")
    assert "原则同意" in (await bot.person(MEMBER).ask(QUESTION)).text


async def test_what_is_no_longer_so_is_not_written(bot: Office, upgrade: Callable[[], None]) -> None:
    upgrade()
    found = await shown(bot)
    custody.remove(bot.services._store, 1, by=ADMIN)  # noqa: SLF001
    bot.admin.press(found, YES)
    assert say("error_reparse_stale") in (await bot.admin.expect()).text
    custody.put_back(bot.services._store, 1, by=ADMIN)  # noqa: SLF001
    assert "原则同意" in (await bot.person(MEMBER).ask(QUESTION)).text


async def test_the_yes_still_holds_after_a_restart(
    telegram: TelegramServer, tmp_path: Path, upgrade: Callable[[], None]
) -> None:
    async with office(telegram, tmp_path) as bot:
        await bot.load()
        upgrade()
        found = await shown(bot)
    async with office(telegram, tmp_path) as bot:
        await bot.edited(bot.admin, found, YES)
        assert found.text == say("reparse_done", count=1)


async def test_the_office_may_correct_and_not_reparse(bot: Office, upgrade: Callable[[], None]) -> None:
    upgrade()
    found = await shown(bot)
    clerk = bot.person(55)
    membership.grant(bot.services._store, 55, Standing.OFFICE, by=ADMIN)  # noqa: SLF001
    hello = await clerk.ask("/reparse")
    assert hello.text == say("telegram_not_allowed")
    assert await bot.press(clerk, hello, data=found.data(YES)) == say("telegram_not_allowed")
    assert "原则同意" in (await bot.person(MEMBER).ask(QUESTION)).text
