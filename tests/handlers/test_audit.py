"""Who changed what: page by page, and as a table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from config.replies import say
from knowledge import membership
from knowledge.access import Standing
from tests.handlers.office import Office, both_servers, office
from tests.telegram_server.running import ADMIN, MEMBER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.telegram_server import TelegramServer

pytestmark = both_servers


@pytest.fixture
async def bot(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(telegram, tmp_path) as running:
        yield running


async def test_every_change_is_told_with_who_and_what(bot: Office) -> None:
    await bot.load("store_public")
    await bot.admin.ask("/grant 77 部门成员 市水利局")
    listed = await bot.admin.ask("/minutes")
    await bot.edited(bot.admin, listed, "第7次")
    await bot.edited(bot.admin, listed, say("telegram_button_minutes_hidden"))
    told = (await bot.admin.ask("/audit")).text.splitlines()
    assert told[0] == "修改记录 3 条，最新的在前"
    assert f"用户{ADMIN} 改可见范围" in told[1]
    assert "范围：限定单位 原为：公开" in told[1]
    assert "给予权限 对象：77 角色：部门成员 单位：市水利局" in told[2]
    assert "载入" in told[3]
    assert "云溪第7次.txt" in told[3]


async def test_many_changes_turn_their_pages_and_fill_a_table(bot: Office) -> None:
    store = bot.services._store  # noqa: SLF001
    for number in range(100, 125):
        membership.apply(store, number, "=1+1<b>" * 9)
    shown = await bot.admin.ask("/audit")
    assert "第 1/3 页" in shown.labels
    await bot.edited(bot.admin, shown, "下一页")
    await bot.edited(bot.admin, shown, "下一页")
    assert len(shown.text.splitlines()) == 6
    bot.admin.press(shown, say("telegram_button_export"))
    assert (await bot.admin.expect()).text == say("audit_file_name")
    data = bot.telegram.documents[say("audit_file_name")].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))
    assert len(rows) == 26
    assert rows[1][1] == "用户124"
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert bot.telegram.refusals == []


async def test_the_office_may_read_it_and_nobody_else(bot: Office) -> None:
    membership.grant(bot.services._store, 77, Standing.OFFICE, by=ADMIN)  # noqa: SLF001
    assert "给予权限" in (await bot.person(77).ask("/audit")).text
    assert (await bot.person(MEMBER).ask("/audit")).text == say("telegram_not_allowed")
    hello = await bot.person(MEMBER).ask("/help")
    assert await bot.press(bot.person(MEMBER), hello, data="d:-:all") == say("telegram_not_allowed")
    assert (await bot.admin.ask("/audit@minutes_bot", bot.telegram.group(-1))).text == say("telegram_private_only")


async def test_an_alias_taught_anew_tells_what_it_meant_before_and_an_item_goes_by_its_heading(bot: Office) -> None:
    await bot.load()
    await bot.admin.ask("/teach 单位 管夜市的=市城管局")
    await bot.admin.ask("/teach 单位 管夜市的=市公安局")
    await bot.admin.ask("/teach 议题 烧烤摊子咋整=第7次会议第1项")
    log = await bot.admin.ask("/audit")
    assert "教的是：单位 说法：管夜市的 含义：市公安局 原为：市城管局" in log.text
    assert "含义：审议《云溪市夜市管理办法》" in log.text


async def test_who_did_it_goes_by_their_name_where_it_is_known(bot: Office) -> None:
    greeting = await bot.person(77).ask("/start")
    await bot.press(bot.person(77), greeting, say("telegram_button_apply"))
    await bot.edited(bot.admin, await bot.admin.expect(), say("standing_office"))
    assert "用户77（人） 申请使用" in (await bot.admin.ask("/audit")).text
