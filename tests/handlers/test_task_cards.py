"""The entries of a list of tasks, opened by their numbers: each is looked at as any answer, and the way leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.replies import say
from tests.handlers.office import SOURCE, Office, both_servers, office
from tests.handlers.test_looks import EARLIER, HISTORY, ORIGINAL, OTHERS, STALE, WHOLE
from tests.telegram_server.running import MEMBER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.telegram_server import TelegramServer

pytestmark = both_servers

LIST, TASK = say("telegram_button_list_of_tasks"), say("telegram_button_task")


@pytest.fixture
async def bot(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(telegram, tmp_path) as running:
        await running.load()
        await running.load(source=EARLIER, name="云溪第5次.txt")
        yield running


@pytest.mark.parametrize("words", ["/tasks 市城管局", "市城管局有哪些任务"])
async def test_each_task_of_a_list_opens_by_its_number_and_is_looked_at_as_any_answer(bot: Office, words: str) -> None:
    member = bot.person(MEMBER)
    listed = await member.ask(words)
    text, labels = listed.text, listed.labels
    assert labels[:2] == ["1", "2"]
    await bot.edited(member, listed, "2")
    assert listed.text.startswith("第1项任务1")
    assert "摊位登记" in listed.text
    assert listed.labels == [ORIGINAL, WHOLE, OTHERS, HISTORY, LIST]
    for view in (ORIGINAL, WHOLE, OTHERS, HISTORY):
        await bot.edited(member, listed, view)
        assert "第5次" in listed.text or view == OTHERS
        await bot.edited(member, listed, TASK)
    await bot.edited(member, listed, WHOLE)
    assert "各镇各部门要加强宣传。" in listed.text
    await bot.edited(member, listed, TASK)
    await bot.edited(member, listed, LIST)
    assert (listed.text, listed.labels) == (text, labels)
    assert bot.telegram.refusals == []


async def test_the_numbers_are_those_of_the_page_and_the_way_back_leads_to_it(bot: Office) -> None:
    paragraphs = "".join(f"市水利局要清理第{n}条河道。\n" for n in range(1, 13))
    source = SOURCE.replace("第7次", "第4次").replace("5月9日", "4月19日").replace("市市场", paragraphs + "市市场", 1)
    await bot.load(source=source)
    listed = await bot.person(MEMBER).ask("/tasks 市水利局")
    forward = say("telegram_button_forward")
    assert [it for it in listed.labels if it.isdigit()] == ["1", "2", "3", "4", "5"]
    await bot.edited(bot.person(MEMBER), listed, forward)
    assert [it for it in listed.labels if it.isdigit()] == ["6", "7", "8", "9", "10", "11"]
    text = listed.text
    await bot.edited(bot.person(MEMBER), listed, "8")
    await bot.edited(bot.person(MEMBER), listed, LIST)
    assert listed.text == text


async def test_the_office_corrects_a_task_from_its_card(bot: Office) -> None:
    listed = await bot.admin.ask("/tasks 市城管局")
    await bot.edited(bot.admin, listed, "1")
    await bot.edited(bot.admin, listed, say("telegram_button_mend"))
    assert say("correction_button_bodies") in listed.labels
    assert say("telegram_button_mend") not in (await bot.person(MEMBER).ask("/tasks 市城管局")).labels


@pytest.mark.parametrize("data", ["d.0.99", "d.0.", "d", "d.0.x", "o.0.99", "d.0.1.1", "z.0.1"])
async def test_a_forged_number_opens_nothing(bot: Office, data: str) -> None:
    """No directive of the list has the id: another's, or none at all."""
    member = bot.person(MEMBER)
    listed = await member.ask("/tasks 市水利局")
    key = listed.data("1").split(":")[1]
    assert await bot.press(member, listed, data=f"y:{key}:{data}") == STALE
    assert len(listed.texts) == 1
