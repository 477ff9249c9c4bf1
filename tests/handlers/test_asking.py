"""Questions in a chat: who is answered, pages, choices, follow-ups, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.replies import say
from handlers import keyboards, menus
from knowledge.access import Standing
from knowledge.model import Dialogue
from tests.handlers.fakes import FakeServices
from tests.handlers.office import both_servers
from tests.telegram_server.running import ADMIN, MEMBER, STRANGER, running

if TYPE_CHECKING:
    from tests.telegram_server import TelegramServer

pytestmark = both_servers

MARKS = [say("telegram_mark_right"), say("telegram_mark_wrong")]


async def test_a_member_asks_and_is_answered(telegram: TelegramServer, services: FakeServices) -> None:
    reply = await telegram.person(MEMBER).ask("路灯<改造>过了吗 & 何时？")
    assert reply.text == "答：路灯<改造>过了吗 & 何时？"
    assert reply.labels == MARKS
    assert services.asked[0][2] == {"public", "internal"}
    assert telegram.refusals == []


async def test_a_stranger_learns_only_their_id(telegram: TelegramServer, services: FakeServices) -> None:
    stranger = telegram.person(STRANGER)
    for text in ("路灯改造过了吗", "/start", "/help", "/tasks 市教育局", "/meetings", "/load"):
        reply = await stranger.ask(text)
        assert reply.text == say("telegram_stranger", id=STRANGER)
    stranger.send_document("a.txt", b"x")
    assert (await stranger.expect()).text == say("telegram_stranger", id=STRANGER)
    assert services.asked == []
    assert services.drafts == {}
    assert telegram.made("getFile") == []


async def test_a_stranger_presses_no_buttons(telegram: TelegramServer, services: FakeServices) -> None:
    member, stranger = telegram.person(MEMBER), telegram.person(STRANGER)
    answer = await member.ask("列表")
    key = stranger.press(answer, data=answer.data("下一页"))
    await member.until(lambda: key in telegram.presses)
    assert str(STRANGER) in telegram.presses[key]
    assert len(answer.texts) == 1


async def test_an_open_bot_shows_a_stranger_public_minutes_only(telegram: TelegramServer) -> None:
    fake = FakeServices()
    async with running(telegram, fake, access="open"):
        reply = await telegram.person(STRANGER).ask("路灯")
        assert reply.text == "答：路灯"
        assert fake.asked[0][2] == {"public"}
        telegram.person(STRANGER).send_document("a.txt", b"x")
        assert (await telegram.person(STRANGER).expect()).text == say("telegram_not_allowed")


async def test_a_follow_up_leans_on_the_turn_before(telegram: TelegramServer, services: FakeServices) -> None:
    member = telegram.person(MEMBER)
    await member.ask("路灯改造过了吗")
    await member.ask("那谁负责？")
    assert [dialogue.question for _, dialogue, _ in services.asked] == ["", "路灯改造过了吗"]


async def test_a_long_answer_turns_its_pages(telegram: TelegramServer, services: FakeServices) -> None:
    member = telegram.person(MEMBER)
    reply = await member.ask("列表")
    assert "第5条" in reply.text
    assert "第6条" not in reply.text
    assert reply.labels == ["第 1/4 页", say("telegram_button_forward"), *MARKS]
    member.press(reply, "下一页")
    await member.expect_edit(reply)
    assert reply.text.startswith("第6条")
    assert reply.labels == [say("telegram_button_back"), "第 2/4 页", say("telegram_button_forward"), *MARKS]
    member.press(reply, "上一页")
    await member.expect_edit(reply)
    assert reply.text == reply.texts[0]
    assert [dialogue for _, dialogue, _ in services.asked] == [Dialogue()] * 3, "each page asks the same again"


async def test_the_same_page_twice_is_no_error(telegram: TelegramServer, services: FakeServices) -> None:
    member = telegram.person(MEMBER)
    reply = await member.ask("列表")
    key = member.press(reply, "第 1/4 页")
    await member.until(lambda: key in telegram.presses)
    await member.ask("还在吗")
    assert reply.texts == [reply.text]


async def test_pages_survive_a_restart(telegram: TelegramServer) -> None:
    fake, member = FakeServices(), telegram.person(MEMBER)
    async with running(telegram, fake):
        reply = await member.ask("列表")
    again = FakeServices(records=fake.records)
    async with running(telegram, again):
        member.press(reply, "下一页")
        await member.expect_edit(reply)
    assert reply.text.startswith("第6条")


@pytest.mark.parametrize(
    "data", ["p:gone:1", "c:gone:0", "x", "p:turn0", "z:turn0:1", "c:turn0:99", "c:turn0:-1", ":::"]
)
async def test_a_stale_or_forged_button_gets_a_word(
    data: str, telegram: TelegramServer, services: FakeServices
) -> None:
    member = telegram.person(MEMBER)
    reply = await member.ask("报告")
    key = member.press(reply, data=data)
    await member.until(lambda: key in telegram.presses)
    assert telegram.presses[key] == say("telegram_button_stale")


async def test_a_page_number_out_of_range_shows_the_last_page(telegram: TelegramServer, services: FakeServices) -> None:
    member = telegram.person(MEMBER)
    reply = await member.ask("列表")
    press = keyboards.read(reply.data("下一页"))
    assert press is not None
    member.press(reply, data=f"p:{press.key}:99")
    await member.expect_edit(reply)
    assert reply.labels == [say("telegram_button_back"), "第 4/4 页", *MARKS]


async def test_anothers_button_is_refused(telegram: TelegramServer, services: FakeServices) -> None:
    member, admin = telegram.person(MEMBER), telegram.person(ADMIN)
    reply = await member.ask("列表")
    key = admin.press(reply, "下一页")
    await member.until(lambda: key in telegram.presses)
    assert telegram.presses[key] == say("telegram_button_anothers")
    assert len(reply.texts) == 1


async def test_a_choice_asks_the_question_that_settles_it(telegram: TelegramServer, services: FakeServices) -> None:
    member = telegram.person(MEMBER)
    reply = await member.ask("报告")
    assert reply.labels == ["第1项 年度<报告>", "第2项 年度<报告>", *MARKS]
    member.press(reply, "第2项")
    assert (await member.expect()).text == "答：第2项报告"


async def test_a_group_is_answered_only_when_it_asks(telegram: TelegramServer, services: FakeServices) -> None:
    group, member = telegram.group(-1001), telegram.person(MEMBER)
    member.send("大家好", group)
    member.send("@other_bot 路灯", group)
    reply = await member.ask("@minutes_bot 路灯", group)
    assert reply.text == "答：路灯"
    assert services.asked == [("路灯", Dialogue(), frozenset({"public"}))], "a group may hold strangers"
    mine = {
        "message_id": reply.id,
        "date": 1,
        "chat": group.describe(),
        "from": telegram.me,
        "text": reply.text,
    }
    member.send("无", group, reply_to_message=mine)
    assert (await member.expect(group)).text == f"答：无\n\n{say('telegram_group_public')}"
    assert (await member.ask("/tasks@minutes_bot 市教育局", group)).text == "市教育局的任务"


async def test_commands_answer(telegram: TelegramServer, services: FakeServices) -> None:
    member, admin = telegram.person(MEMBER), telegram.person(ADMIN)
    assert (await member.ask("/start")).text == say("telegram_start")
    assert "/load" not in (await member.expect()).text
    assert (await member.ask("/tasks 市教育局")).text == "市教育局的任务"
    assert (await member.ask("/tasks")).text == say("telegram_tasks_usage")
    assert (await member.ask("/meetings")).text == "没有"
    assert (await member.ask("/nonsense")).text == say("telegram_command_unknown")
    await admin.ask("/start")
    assert "/load" in (await admin.expect()).text
    assert (await admin.ask("好")).text == "答：好"
    assert telegram.commands == {
        "default": ["help", "tasks", "meetings"],
        f"chat{MEMBER}": ["help", "tasks", "meetings"],
        f"chat{ADMIN}": list(menus.COMMANDS[Standing.ADMIN]),
    }


async def test_whatever_else_is_sent_gets_a_word_or_none_and_never_a_crash(
    telegram: TelegramServer, services: FakeServices
) -> None:
    member = telegram.person(MEMBER)
    sticker = {"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1, "type": "regular"}
    member.post({"sticker": sticker | {"is_animated": False, "is_video": False}})
    assert (await member.expect()).text == say("telegram_text_only")
    member.post({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}, "caption": "听"})
    assert (await member.expect()).text == say("telegram_text_only")
    member.post({"text": "改过的问题", "edit_date": 1}, kind="edited_message")
    assert (await member.expect()).text == "答：改过的问题"
    assert telegram.refusals == []


async def test_a_fault_is_said_in_one_sentence(
    telegram: TelegramServer, services: FakeServices, caplog: pytest.LogCaptureFixture
) -> None:
    member = telegram.person(MEMBER)
    reply = await member.ask("出错")
    assert reply.text == say("telegram_error", sentence=say("error_unexpected"))
    assert (await member.ask("还好吗")).text == "答：还好吗"


async def test_a_flood_in_one_chat_keeps_its_order(telegram: TelegramServer, services: FakeServices) -> None:
    member = telegram.person(MEMBER)
    for number in range(20):
        member.send(f"问{number}")
    assert [(await member.expect()).text for _ in range(20)] == [f"答：问{number}" for number in range(20)]


async def test_half_a_sign_is_answered_too(telegram: TelegramServer, services: FakeServices) -> None:
    assert (await telegram.person(MEMBER).ask("列表\ud83d")).text.startswith("答：列表")
    assert telegram.refusals == []
