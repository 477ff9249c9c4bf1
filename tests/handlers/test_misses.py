"""Missed questions in Telegram, over all that is real: marked, listed, taught by a tap, their askers told, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.replies import say
from handlers import keyboards
from handlers.lessons import chosen
from knowledge import teaching
from knowledge.access import Standing
from knowledge.model import Verdict
from tests.handlers.office import SOURCE, both_servers, office
from tests.telegram_server.running import ADMIN, MEMBER, STRANGER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.handlers.office import Office
    from tests.telegram_server import TelegramServer

pytestmark = both_servers

QUESTION = "烧烤摊子咋整"
RIGHT, WRONG = say("telegram_mark_right"), say("telegram_mark_wrong")
INTERNAL = frozenset({"public", "internal"})
REPLY = say("telegram_taught_reply", question=QUESTION)


@pytest.fixture
async def desk(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Office]:
    """An open bot with internal minutes in its store."""
    async with office(telegram, tmp_path, access="open") as made:
        await made.load("store")
        yield made


async def misses(desk: Office) -> tuple[object, ...]:
    return await desk.services.do(lambda store: store.misses())


async def test_a_tap_teaches_and_the_askers_are_told(desk: Office) -> None:
    member, admin, guest = desk.person(MEMBER), desk.admin, desk.person(STRANGER)
    asked = [await member.ask(QUESTION), await member.ask(QUESTION + "？"), await guest.ask(QUESTION)]
    assert all(reply.buttons == [] for reply in asked), "what was not found is kept without a tap"
    await member.ask("那市公安局对夜市要做什么")
    listed = await admin.ask("/misses")
    assert "3 次" in listed.text
    await desk.edited(admin, listed, QUESTION)
    assert "/teach 1 " in listed.text
    assert (await admin.ask("/teach 1 议题 第7次会议第1项")).text.startswith("✅ 已记住")
    assert (await member.expect()).text == REPLY
    answer = await member.expect()
    assert "原则同意" in answer.text
    assert answer.labels[-2:] == [RIGHT, WRONG]
    assert "原则同意" in (await member.ask(QUESTION)).text
    assert "原则同意" not in (await guest.ask(QUESTION)).text, "a guest reads public minutes only, and is told nothing"
    assert not any(message.text == REPLY for message in guest.chat.sent.values())
    assert {miss.asker.person for miss in await misses(desk)} == {STRANGER}
    assert desk.telegram.refusals == []


async def test_an_answer_marked_wrong_is_listed_and_mended_by_a_tap(desk: Office) -> None:
    member, admin = desk.person(MEMBER), desk.admin
    reply = await member.ask("夜市管理办法通过了吗")
    assert await desk.press(member, reply, WRONG) == say("telegram_marked_wrong")
    await member.until(lambda: WRONG not in reply.labels)
    (miss,) = await misses(desk)
    assert (miss.verdict, miss.asker.person, miss.sees) == (Verdict.WRONG, MEMBER, INTERNAL)
    listed = await admin.ask("/misses")
    assert "1 次标为答错" in listed.text
    await desk.edited(admin, listed, "夜市管理办法")
    assert "第1项" in listed.labels[0]
    admin.press(listed, "第1项")
    assert "已记住" in (await admin.expect()).text
    await member.expect()
    assert "原则同意" in (await member.expect()).text
    await admin.until(lambda: "没有待处理" in listed.text)


async def test_a_right_answer_is_recorded_and_asks_for_nothing(desk: Office) -> None:
    member = desk.person(MEMBER)
    reply = await member.ask("夜市管理办法通过了吗")
    key = reply.data(RIGHT)
    assert await desk.press(member, reply, RIGHT) == say("telegram_marked_right")
    assert await misses(desk) == ()
    rows = await desk.services.do(lambda store: store.read().execute("select verdict from misses").fetchall())
    assert [row[0] for row in rows] == ["right"]
    assert await desk.press(desk.admin, reply, data=key) == say("telegram_button_anothers")


async def test_an_intent_is_taught_by_two_taps(desk: Office) -> None:
    member, admin = desk.person(MEMBER), desk.admin
    question = "夜市管理办法归哪个口子"
    reply = await member.ask(question)
    await desk.press(member, reply, WRONG)
    listed = await admin.ask("/misses")
    await desk.edited(admin, listed, question)
    await desk.edited(admin, listed, say("telegram_miss_intent"))
    admin.press(listed, say("intent_responsible"))
    assert "责任单位" in (await admin.expect()).text
    assert (await desk.services.do(lambda store: store.taught()))[0].meaning == "responsible"


async def test_aliases_and_synonyms_are_taught_by_command_listed_and_undone(desk: Office) -> None:
    admin, member = desk.admin, desk.person(MEMBER)
    assert "市城管局" not in (await member.ask("/tasks 摊贩大队")).text
    assert "已记住" in (await admin.ask("/teach 单位 摊贩大队=市城管局")).text
    assert "市城管局" in (await member.ask("/tasks 摊贩大队")).text
    assert "已记住" in (await admin.ask("/teach 同义词 撸串街=夜市")).text
    assert "原则同意" in (await member.ask("撸串街过了没")).text
    listed = await admin.ask("/taught")
    assert listed.text.index("撸串街") < listed.text.index("摊贩大队")
    await desk.edited(admin, listed, say("telegram_button_forget", number=2))
    assert "撸串街" not in listed.text
    assert (await admin.ask("/forget 1")).text == say("taught_undone", number=1)
    assert (await admin.ask("/taught")).text == say("taught_none")
    assert "市城管局" not in (await member.ask("/tasks 摊贩大队")).text


async def test_only_who_may_mend_teaches_and_only_in_private(desk: Office) -> None:
    member, admin, group = desk.person(MEMBER), desk.admin, desk.telegram.group(-1001)
    await member.ask(QUESTION)
    listed = await admin.ask("/misses")
    for command in ("/misses", "/teach 同义词 撸串街=夜市", "/taught", "/forget 1", "/dismiss 1"):
        assert (await member.ask(command)).text == say("telegram_not_allowed")
        first, _, rest = command.partition(" ")
        assert (await admin.ask(f"{first}@minutes_bot {rest}".strip(), group)).text == say("telegram_private_only")
    for button in listed.buttons:
        word = await desk.press(member, listed, data=button["callback_data"])
        assert word == say("telegram_not_allowed")
    assert await desk.services.do(lambda store: store.taught()) == ()


async def test_who_was_put_out_since_is_told_nothing(desk: Office) -> None:
    member, admin = desk.person(MEMBER), desk.admin
    await member.ask(QUESTION)
    assert "revoke" not in (await admin.ask(f"/revoke {MEMBER}")).text
    before = len(member.chat.sent)
    assert "仍没有找到" in (await admin.ask("/teach 1 议题 第7次会议第1项")).text
    assert len([one for one in member.chat.sent.values() if one.text == REPLY]) == 0
    assert len(member.chat.sent) <= before + 1, "no more than the word that they were put out"


async def test_a_person_of_the_supervision_office_teaches_too(desk: Office) -> None:
    officer = desk.person(MEMBER)
    await desk.grant(officer, say(f"standing_{Standing.OFFICE}"))
    await officer.ask(QUESTION)
    await officer.until(lambda: any("未" in m.text or "没有" in m.text for m in officer.chat.sent.values()))
    officer.send("/teach 1 议题 第7次会议第1项")
    await officer.until(lambda: any("已记住" in message.text for message in officer.chat.sent.values()))
    assert not any(message.text == REPLY for message in officer.chat.sent.values()), "who teaches sees it anyway"


async def test_in_a_group_each_has_a_dialogue_and_is_told_there(desk: Office) -> None:
    await desk.load("store_public", source=SOURCE.replace("第7次", "第8次").replace("第3号", "第4号"))
    member, admin, group = desk.person(MEMBER), desk.admin, desk.telegram.group(-1001)
    said = []
    for person, words in (
        (member, "夜市管理办法通过了吗"),
        (admin, "防汛准备怎么要求的"),
        (member, "那谁负责？"),
        (admin, "那谁负责？"),
        (member, QUESTION),
    ):
        person.send(f"@minutes_bot {words}", group)
        said.append((await member.expect(group)).text)
    assert "市城管局" in said[2]
    assert "市水利局" in said[3]
    assert "已记住" in (await admin.ask("/teach 1 议题 第8次会议第1项")).text
    assert (await member.expect(group)).text == REPLY
    assert "原则同意" in (await member.expect(group)).text


async def test_a_dialogue_survives_a_restart_and_expires(telegram: TelegramServer, tmp_path: Path) -> None:
    member = telegram.person(MEMBER)
    async with office(telegram, tmp_path) as desk:
        await desk.load("store")
        await member.ask("夜市管理办法通过了吗")
    async with office(telegram, tmp_path) as desk:
        assert "市城管局" in (await member.ask("那谁负责？")).text
        await desk.services.do(_age)
        assert (await member.ask("那谁负责？")).text == say("dialogue_expired")
        assert "原则同意" in (await member.ask("夜市管理办法通过了吗")).text


def _age(store: object) -> None:
    with store.write() as db:  # type: ignore[attr-defined]
        db.execute("update dialogues set at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-601 seconds')")


@pytest.mark.parametrize("data", ["k:999:x", "k:x:x", "k::", "f:999:0", "f:x:0", "r:gone:0", "w:gone:0"])
async def test_a_stale_button_gets_a_word(desk: Office, data: str) -> None:
    reply = await desk.admin.ask("/misses")
    assert await desk.press(desk.admin, reply, data=data)
    assert (await desk.admin.ask("/taught")).text == say("taught_none")


@pytest.mark.parametrize("command", ["/teach", "/teach 9 议题 第7次会议第1项", "/forget", "/forget 9", "/dismiss x"])
async def test_a_command_that_cannot_be_done_says_why(desk: Office, command: str) -> None:
    assert "⚠️" in (await desk.admin.ask(command)).text
    assert desk.telegram.refusals == []


async def test_a_group_is_put_aside_by_a_tap_and_forged_arguments_teach_nothing(desk: Office) -> None:
    await desk.person(MEMBER).ask(QUESTION)
    (group,) = await desk.services.do(teaching.groups, sees=INTERNAL)
    assert [chosen(group, it) for it in ("#1", "#x", "=nonsense", "zzz")] == [None] * 4
    listed = await desk.admin.ask("/misses")
    await desk.edited(desk.admin, listed, QUESTION)
    await desk.edited(desk.admin, listed, say("telegram_miss_dismiss"))
    assert listed.text == say("misses_none")
    assert all(
        len(str(keyboards.Press(keyboards.Verb.GROUP, "9" * 18, f"={name}"))) <= 64 for name in teaching.intent_labels()
    )


async def test_many_groups_turn_their_pages(desk: Office) -> None:
    member, admin = desk.person(MEMBER), desk.person(ADMIN)
    for matter in ("养老院选址", "公交采购", "彩票站点", "滑雪场", "天文馆", "游艇码头"):
        await member.ask(f"{matter}过了没")
    listed = await admin.ask("/misses")
    assert "游艇码头" in listed.text
    assert "养老院选址" not in listed.text
    await desk.edited(admin, listed, say("telegram_button_forward"))
    assert "养老院选址" in listed.text


async def test_what_was_taught_outlives_a_new_text_and_its_undoing(desk: Office) -> None:
    member, admin = desk.person(MEMBER), desk.admin
    await member.ask(QUESTION)
    await admin.ask("/teach 1 议题 第7次会议第1项")
    await member.expect()
    await member.expect()
    await admin.ask("/teach 单位 管河的=市水利局")
    changed = SOURCE.replace("做好秩序维护", "做好夜间秩序维护")

    async def still() -> None:
        assert "原则同意" in (await member.ask(QUESTION)).text
        assert "闸口检修" in (await member.ask("/tasks 管河的")).text

    await desk.load("replace", changed, "改.txt")
    await still()
    offer = await admin.ask("/undo")
    await desk.edited(admin, offer, say("telegram_button_undo"))
    await still()
