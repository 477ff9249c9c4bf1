"""A person's pace: haste is told once, nobody else waits for it, nor for a slow question, nor for a large load."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot import pacing
from config.replies import say
from tests.handlers.fakes import FakeServices
from tests.handlers.office import SOURCE, office
from tests.telegram_server.running import ADMIN, MEMBER, STRANGER, running

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from knowledge.model import Answer, Dialogue
    from tests.telegram_server import TelegramServer

QUESTION = "夜市管理办法通过了吗？"
TOO_FAST = say("telegram_too_fast", seconds=10)
OTHERS = (71, 72, 73)


async def test_a_flood_is_answered_as_far_as_a_burst_told_once_and_holds_nobody_up(
    telegram: TelegramServer, services: FakeServices
) -> None:
    member, admin = telegram.person(MEMBER), telegram.person(ADMIN)
    for number in range(100):
        member.send(f"问{number}")
    assert (await admin.ask("路灯")).text == "答：路灯"
    told = [(await member.expect()).text for _ in range(pacing.BURST + 1)]
    assert told == [*(f"答：问{number}" for number in range(pacing.BURST)), TOO_FAST], "in order, the word last"
    assert (await admin.ask("桥梁")).text == "答：桥梁"
    assert len(member.chat.sent) == pacing.BURST + 1
    assert len(services.asked) == pacing.BURST + 2


async def test_after_the_pause_it_goes_on(
    telegram: TelegramServer, services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pacing, "PAUSE", 0.3)
    monkeypatch.setattr(pacing, "EVERY", 0.01)
    member = telegram.person(MEMBER)
    for number in range(90):
        member.send(f"问{number}")
    await member.until(lambda: any(it.text == say("telegram_too_fast", seconds=0) for it in member.chat.sent.values()))
    await asyncio.sleep(0.4)
    member.read |= {(member.chat.id, number) for number in member.chat.sent}
    assert (await member.ask("还在吗")).text == "答：还在吗"


async def test_presses_count_too_and_the_word_stands_over_the_chat(
    telegram: TelegramServer, services: FakeServices
) -> None:
    member = telegram.person(MEMBER)
    answer = await member.ask("列表")
    keys = [member.press(answer, data=answer.data("第 1/4 页")) for _ in range(pacing.BURST + 10)]
    await member.until(lambda: TOO_FAST in telegram.presses.values())
    assert [telegram.presses.get(key) for key in keys].count(TOO_FAST) == 1


async def test_many_files_of_one_gesture_are_no_haste(telegram: TelegramServer, services: FakeServices) -> None:
    admin = telegram.person(ADMIN)
    for number in range(pacing.BURST + 10):
        admin.send_document(f"{number}.txt", "会议纪要".encode(), media_group_id="1")
    reports = [(await admin.expect()).text for _ in range(pacing.BURST + 10)]
    assert all(report.startswith(f"{number}.txt") for number, report in enumerate(reports))


async def test_the_talk_of_a_group_is_no_haste(telegram: TelegramServer, services: FakeServices) -> None:
    member, group = telegram.person(MEMBER), telegram.group(-1001)
    for number in range(pacing.BURST * 2):
        member.send(f"闲聊{number}", group)
    assert (await member.ask("@minutes_bot 路灯", group)).text == "答：路灯"
    assert len(group.sent) == 1


async def test_a_stranger_in_haste_is_told_once_and_costs_nothing(
    telegram: TelegramServer, services: FakeServices
) -> None:
    stranger, member = telegram.person(STRANGER), telegram.person(MEMBER)
    for _ in range(pacing.BURST * 3):
        stranger.send("/start")
    assert (await member.ask("路灯")).text == "答：路灯"
    await stranger.until(lambda: len(stranger.chat.sent) == pacing.BURST + 1)
    assert (await member.ask("桥梁")).text == "答：桥梁"
    assert len(stranger.chat.sent) == pacing.BURST + 1


class Slow(FakeServices):
    """Takes seconds over 慢."""

    async def ask(self, question: str, dialogue: Dialogue, **more: Any) -> tuple[Answer, Dialogue]:
        if question == "慢":
            await asyncio.sleep(2)
        return await super().ask(question, dialogue, **more)


async def test_a_slow_question_holds_up_its_own_chat_alone_and_order_is_kept(telegram: TelegramServer) -> None:
    async with running(telegram, Slow()):
        member, admin = telegram.person(MEMBER), telegram.person(ADMIN)
        member.send("慢")
        member.send("快")
        assert (await admin.ask("路灯")).text == "答：路灯"
        assert not member.chat.sent, "the other chat waits alone"
        assert [(await member.expect()).text for _ in range(2)] == ["答：慢", "答：快"]


async def test_nobody_waits_while_the_store_is_being_written(telegram: TelegramServer, tmp_path: Path) -> None:
    """A load holds the one writer; what else would be written, of each turn and each miss, waits behind it alone."""
    async with office(telegram, tmp_path, members=frozenset({MEMBER, *OTHERS})) as bot:
        await bot.load()
        await bot.person(MEMBER).ask(QUESTION)
        with bot.services._store.write():  # noqa: SLF001 as a large load does, for as long as the block lasts
            for person in map(bot.person, (MEMBER, *OTHERS)):
                assert "原则同意" in (await person.ask(QUESTION)).text
                assert "市城管局" in (await person.ask("那谁负责？")).text, "the turn before is known, written or not"
                assert "没有找到" in (await person.ask("核电站选址定了吗")).text
    async with office(telegram, tmp_path, members=frozenset({MEMBER, *OTHERS})) as bot:
        kept = await bot.services.do(lambda store: store.misses())
        askers = {it.asker.person for it in kept if it.asker and "核电站" in it.question}
        assert askers == {MEMBER, *OTHERS}, "and none of it was lost"


async def test_questions_are_answered_while_a_large_file_is_read_and_stored(
    telegram: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pacing, "BURST", 10**9)
    paragraphs = "".join(f"市水利局要在{n % 27 + 1}日内完成第{n}号闸口检修，市城管局配合。\n" for n in range(9000))
    async with office(telegram, tmp_path) as bot:
        await bot.load()
        member = bot.person(MEMBER)
        large = SOURCE.replace("第7次", "第8次").replace("5月9日", "5月19日").replace("会议要求，", paragraphs)
        bot.admin.send_document("大.txt", large.encode())
        told = bot.admin.chat.sent
        answered = await answered_until(member, lambda: any("大.txt" in it.text and it.buttons for it in told.values()))
        report = next(it for it in told.values() if "大.txt" in it.text and it.buttons)
        bot.admin.press(report, say("telegram_button_store"))
        assert answered > 1, "while it was read"
        answered = await answered_until(
            member, lambda: any("大.txt" in it.text and "已入库" in it.text for it in told.values())
        )
        assert answered, "while it was stored"


async def answered_until(member: Any, done: Any) -> int:
    """How many questions were answered, one after the other, until it is done."""
    answered = 0
    while not done():
        assert "原则同意" in (await member.ask(QUESTION)).text
        answered += 1
        await asyncio.sleep(0.1)
    return answered
