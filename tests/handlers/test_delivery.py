"""What the network does to a message: limits, drops, 5xx, answers that never came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import courier
from config.replies import say
from tests.telegram_server import world
from tests.telegram_server.running import ADMIN, MEMBER

if TYPE_CHECKING:
    from tests.handlers.fakes import FakeServices
    from tests.telegram_server import TelegramServer


@pytest.mark.parametrize("kind", ["drop", "502", "500", "garbage"])
@pytest.mark.parametrize("applied", [True, False])
async def test_an_answer_arrives_once_whatever_was_lost(
    kind: str, applied: bool, telegram: TelegramServer, services: FakeServices
) -> None:
    member = telegram.person(MEMBER)
    telegram.fail("sendMessage", kind, applied=applied)
    assert (await member.ask("路灯")).text == "答：路灯"
    assert (await member.ask("桥梁")).text == "答：桥梁"
    assert len(member.chat.sent) == 2


async def test_a_lost_message_is_found_behind_the_next_question(
    telegram: TelegramServer, services: FakeServices
) -> None:
    member = telegram.person(MEMBER)
    await member.ask("先问")
    telegram.fail("sendMessage", "drop", times=2)
    telegram.fail("sendMessage", "502", applied=True)
    member.send("路灯")
    member.send("桥梁")  # takes the id that the lost answer might have had
    assert [(await member.expect()).text for _ in range(2)] == ["答：路灯", "答：桥梁"]
    assert len(member.chat.sent) == 3


async def test_a_limit_is_waited_out(telegram: TelegramServer, services: FakeServices) -> None:
    telegram.fail("sendMessage", "429")
    assert (await telegram.person(MEMBER).ask("路灯")).text == "答：路灯"
    assert len(telegram.made("sendMessage")) == 2


@pytest.mark.parametrize("method", ["editMessageText", "answerCallbackQuery"])
async def test_a_page_turns_though_a_call_is_lost(
    method: str, telegram: TelegramServer, services: FakeServices
) -> None:
    member = telegram.person(MEMBER)
    reply = await member.ask("列表")
    telegram.fail(method, "drop", applied=True)
    member.press(reply, "下一页")
    await member.expect_edit(reply)
    await member.ask("还在吗")
    assert reply.text.startswith("第6条")
    assert len(member.chat.sent) == 2, "no word of an error"


async def test_a_file_is_fetched_though_a_call_is_lost(telegram: TelegramServer, services: FakeServices) -> None:
    admin = telegram.person(ADMIN)
    telegram.fail("getFile", "drop")
    admin.send_document("一次会议.txt", b"x")
    assert "第0项" in (await admin.expect()).text


@pytest.mark.parametrize("kind", ["401", "garbage", "drop"])
async def test_polling_outlives_a_poll_that_fails(kind: str, telegram: TelegramServer, services: FakeServices) -> None:
    telegram.fail("getUpdates", kind)
    member = telegram.person(MEMBER)
    assert (await member.ask("路灯")).text == "答：路灯"


async def test_an_update_that_cannot_be_read_is_passed_over(telegram: TelegramServer, services: FakeServices) -> None:
    telegram.push("message", {"message_id": "?", "chat": 7})
    assert (await telegram.person(MEMBER).ask("路灯")).text == "答：路灯"


async def test_a_message_that_is_lost_every_time_ends_in_a_word(
    telegram: TelegramServer, services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "PATIENCE", 30.0)  # each attempt is probed before the next, on a busy machine slowly
    member = telegram.person(MEMBER)
    telegram.fail("sendMessage", "502", times=len(courier.PAUSES) + 1)
    assert (await member.ask("路灯")).text == say("telegram_error", sentence=say("error_unexpected"))
    assert (await member.ask("桥梁")).text == "答：桥梁"


async def test_an_update_that_comes_twice_is_answered_once(telegram: TelegramServer, services: FakeServices) -> None:
    member = telegram.person(MEMBER)
    message = member.send("路灯")
    number = next(telegram.numbers) - 1
    await member.expect()
    telegram.push("message", message, number=number)
    await member.ask("还有")
    assert [question for question, _, _ in services.asked] == ["路灯", "还有"]
