"""Corrections played by the office over Telegram: from the answer's card, by typed reply, by command, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from config.replies import say
from knowledge import corrections, custody, membership
from knowledge.access import Standing
from tests.handlers.office import SOURCE, Office, both_servers, office
from tests.telegram_server.running import ADMIN, MEMBER, STRANGER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.telegram_server import Message, Person, TelegramServer

pytestmark = both_servers

QUESTION = "夜市管理办法通过了吗？"
POLICE = "市市场监管局、市公安局要配合做好秩序维护。"
CLERK = 55
MEND = say("telegram_button_mend")


@pytest.fixture
async def bot(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(telegram, tmp_path, access="open") as running:
        await running.load()
        membership.grant(running.services._store, CLERK, Standing.OFFICE, by=ADMIN)  # noqa: SLF001
        yield running


def label(which: str, **slots: object) -> str:
    return say(f"correction_button_{which}", **slots)


async def chooser(bot: Office, question: str, person: Person | None = None) -> Message:
    """Ask, press 更正 under the answer, and return what comes."""
    person = person or bot.person(CLERK)
    answer = await person.ask(question)
    person.press(answer, MEND)
    return await person.expect()


async def reply(person: Person, prompt: Message, words: str) -> Message:
    """Answer a message of the bot."""
    about: dict[str, Any] = {"message_id": prompt.id, "date": 1, "chat": person.chat.describe(), "text": prompt.text}
    person.send(words, reply_to_message=about | {"from": person.server.me})
    return await person.expect()


async def task(bot: Office, number: int = 2) -> Message:
    """The card of a task of the first item."""
    clerk = bot.person(CLERK)
    card = await chooser(bot, QUESTION)
    await bot.edited(clerk, card, "第1项 审议")
    await bot.edited(clerk, card, label("tasks", count=3))
    await bot.edited(clerk, card, f"第1项任务{number}")
    return card


async def test_a_body_is_renamed_from_the_answers_card_and_everybody_is_told(bot: Office) -> None:
    clerk, card = bot.person(CLERK), await task(bot)
    assert f"「{POLICE}」" in card.text.replace("\n", "") or POLICE in card.text
    await bot.edited(clerk, card, label("bodies"))
    await bot.edited(clerk, card, "市公安局（配合）")
    clerk.press(card, label("rename"))
    prompt = await clerk.expect()
    assert prompt.text == say("correction_ask_rename", what="市公安局")
    done = await reply(clerk, prompt, "市财政局")
    assert say("correction_done") in done.text
    told = await bot.person(MEMBER).ask("/tasks 市财政局")
    assert "点名任务 1 项" in told.text
    assert "更正：责任单位“市公安局”改为“市财政局”（督查室 2023-06-01）" in told.text
    assert POLICE in told.text
    await bot.edited(clerk, done, label("back", number=1))
    assert "市财政局" not in done.text
    assert "没有提到" in (await bot.person(MEMBER).ask("/tasks 市财政局")).text
    assert bot.telegram.refusals == []


@pytest.mark.parametrize(
    ("press", "shown"),
    [
        (["责任单位", "市公安局", "牵头"], "责任单位：市公安局（牵头）、市市场监管局（配合）"),
        (["责任单位", "市公安局", "删去"], "责任单位：市市场监管局（配合）\n"),
        (["与下一条合并"], "各镇各部门要加强宣传。"),
    ],
)
async def test_buttons_alone_change_what_needs_no_words(bot: Office, press: list[str], shown: str) -> None:
    clerk, card = bot.person(CLERK), await task(bot)
    for each in press:
        await bot.edited(clerk, card, each)
    assert shown in card.text
    assert say("correction_done") in card.text
    assert bot.telegram.refusals == []


@pytest.mark.parametrize(
    ("press", "words", "shown"),
    [
        (["期限"], "6月底前", "期限：6月底前（推算：2023-06-30）"),
        (["责任单位", "增加单位"], "市水利局 配合", "市水利局（配合）"),
        (["拆成两条"], "要配合", "第1项任务2"),
    ],
)
async def test_one_typed_reply_changes_what_needs_words(bot: Office, press: list[str], words: str, shown: str) -> None:
    clerk, card = bot.person(CLERK), await task(bot)
    for each in press[:-1]:
        await bot.edited(clerk, card, each)
    clerk.press(card, press[-1])
    prompt = await clerk.expect()
    wrong = await reply(clerk, prompt, "没有这样的单位和字句长长长" * 30)
    assert wrong.text.startswith("⚠️")
    done = await reply(clerk, prompt, words)
    assert shown in done.text
    assert say("correction_done") in done.text
    again = await reply(clerk, prompt, words)
    assert say("correction_done") not in again.text, "answered once, it is a question like any"


async def test_heading_and_decision_of_an_item(bot: Office) -> None:
    clerk = bot.person(CLERK)
    card = await chooser(bot, QUESTION)
    await bot.edited(clerk, card, "第1项 审议")
    await bot.edited(clerk, card, label("outcome"))
    await bot.edited(clerk, card, "未同意")
    assert "第1项 审议《云溪市夜市管理办法》：未同意" in card.text
    clerk.press(card, label("heading"))
    done = await reply(clerk, await clerk.expect(), "审议《云溪市集市<b>管理</b>办法》")
    assert "审议《云溪市集市<b>管理</b>办法》：未同意" in done.text
    assert "❌ 第1项" in (await bot.person(MEMBER).ask("云溪市集市管理办法通过了吗")).text
    assert bot.telegram.refusals == []


async def test_a_decision_that_was_not_read_is_given_its_sentence(bot: Office) -> None:
    clerk = bot.person(CLERK)
    card = await chooser(bot, "第7次会议有哪些议题")
    await bot.edited(clerk, card, "第2项")
    await bot.edited(clerk, card, label("outcome"))
    clerk.press(card, "听取")
    prompt = await clerk.expect()
    assert (await reply(clerk, prompt, "会议一致通过")).text.startswith("⚠️")
    assert "：听取" in (await reply(clerk, prompt, "会议要求")).text


async def test_a_long_answer_turns_the_pages_of_what_it_rests_on(telegram: TelegramServer, tmp_path: Path) -> None:
    heads = [
        f"{n}、审议《云溪市第{n}类码头管理报告》\n会议同意该报告。由市水利局负责，年底前落实第{n}类事项。\n"
        for n in "一二三四五六七八九"
    ]
    async with office(telegram, tmp_path) as bot:
        await bot.load("store", SOURCE.partition("一、")[0] + "".join(heads))
        answer = await bot.admin.ask("/tasks 市水利局")
        bot.admin.press(answer, MEND)
        card = await bot.admin.expect()
        before = card.labels
        await bot.edited(bot.admin, card, say("telegram_button_forward"))
        assert not set(before[:8]) & set(card.labels)
        await bot.edited(bot.admin, card, "任务1 ")
        assert "责任单位：市水利局" in card.text
        assert bot.telegram.refusals == []


async def test_by_command_and_the_list(bot: Office) -> None:
    clerk = bot.person(CLERK)
    assert "第7次会议第1项任务2 单位=" in (await clerk.ask("/correct")).text
    done = await clerk.ask("/correct 第7次会议第1项任务2 单位=市公安局→市财政局")
    assert "市财政局（配合）" in done.text
    assert (await clerk.ask("/correct 第7次会议第1项任务2 单位=市公安局→市财政局")).text.startswith("⚠️")
    await clerk.ask("/correct 第7次会议第1项 决定=未同意")
    listed = await clerk.ask("/corrections")
    assert listed.text.startswith(say("corrections_head", count=2, orphans=0))
    assert (await clerk.ask("/correct 撤回 1")).text == say("correction_taken_back", number=1)
    await bot.edited(clerk, listed, label("back", number=2))
    assert listed.text == say("corrections_none")
    assert (await clerk.ask("/correct 撤回 2")).text.startswith("⚠️")
    log = await clerk.ask("/audit")
    assert log.text.count("更正") >= 4


async def test_an_orphan_stands_first_and_is_named_as_such(bot: Office) -> None:
    clerk = bot.person(CLERK)
    await clerk.ask("/correct 第7次会议第1项任务2 单位=市公安局→市财政局")
    await clerk.ask("/correct 第7次会议第1项 决定=未同意")
    await bot.load("replace", SOURCE.replace(POLICE + "\n", ""), "改.txt")
    listed = await clerk.ask("/corrections")
    assert say("corrections_head_orphans", count=2, orphans=1) in listed.text
    assert listed.text.index(say("corrections_orphan")) < listed.text.index("决定改为")


async def test_a_prompt_outlives_a_restart(telegram: TelegramServer, tmp_path: Path) -> None:
    async with office(telegram, tmp_path) as bot:
        await bot.load()
        card = await chooser(bot, QUESTION, bot.admin)
        await bot.edited(bot.admin, card, "第1项 审议")
        bot.admin.press(card, label("heading"))
        prompt = await bot.admin.expect()
    async with office(telegram, tmp_path) as bot:
        assert "审议《集市办法》：" in (await reply(bot.admin, prompt, "审议《集市办法》")).text


# ------------------------------------------------------------------ who may
@pytest.mark.parametrize("who", [MEMBER, STRANGER])
async def test_others_have_no_button_and_no_command(bot: Office, who: int) -> None:
    custody.show_to(bot.services._store, 1, "public", by=ADMIN)  # noqa: SLF001
    person = bot.person(who)
    assert MEND not in (await person.ask(QUESTION)).labels
    for command in ("/correct 第7次会议第1项 决定=未同意", "/corrections", "/reparse"):
        assert (await person.ask(command)).text == say("telegram_not_allowed")
    assert corrections.listed(bot.services._store, sees=frozenset({"public", "restricted"})) == ()  # noqa: SLF001


async def test_in_a_group_nothing_is_corrected(bot: Office) -> None:
    custody.show_to(bot.services._store, 1, "public", by=ADMIN)  # noqa: SLF001
    group, clerk = bot.telegram.group(-1001), bot.person(CLERK)
    assert MEND not in (await clerk.ask(f"@minutes_bot {QUESTION}", group)).labels
    assert (await clerk.ask("/corrections@minutes_bot", group)).text == say("telegram_private_only")


async def test_whoever_lost_the_right_finds_every_button_and_prompt_shut(bot: Office) -> None:
    clerk, store = bot.person(CLERK), bot.services._store  # noqa: SLF001
    card = await task(bot)
    data = [it["callback_data"] for it in card.buttons]
    clerk.press(card, label("deadline"))
    prompt = await clerk.expect()
    membership.grant(store, CLERK, Standing.OFFICIAL, by=ADMIN)
    shown = len(card.texts)
    for each in data:
        assert await bot.press(clerk, card, data=each) == say("telegram_not_allowed")
    assert len(card.texts) == shown
    assert (await reply(clerk, prompt, "6月底前")).text == say("telegram_not_allowed")
    assert corrections.listed(store, sees=frozenset({"internal"})) == ()


async def test_a_prompt_of_another_is_no_prompt(bot: Office) -> None:
    clerk = bot.person(CLERK)
    card = await task(bot)
    clerk.press(card, label("deadline"))
    prompt = await clerk.expect()
    await reply(bot.admin, prompt, "6月底前")
    assert corrections.listed(bot.services._store, sees=frozenset({"internal"})) == ()  # noqa: SLF001


ARGUMENTS = ["h", "o", "o.approved", "o.king", "t.0", "t.99", "b", "b.0", "r.0.lead", "u.1", "u.x", "??", "m.x", "k"]


@pytest.mark.parametrize("key", ["", "0" * 16, "m1", "../x"])
async def test_a_forged_key_opens_nothing(bot: Office, key: str) -> None:
    clerk = bot.person(CLERK)
    hello = await clerk.ask("/help")
    for argument in ("", *ARGUMENTS):
        assert await bot.press(clerk, hello, data=f"fx:{key}:{argument}") == say("telegram_correction_gone")
    assert len(hello.texts) == 1


@pytest.mark.parametrize("of", ["task", "item"])
async def test_forged_arguments_on_a_real_key_get_a_word_or_a_card(bot: Office, of: str) -> None:
    """Each is answered: no fault, nothing refused by Telegram."""
    clerk = bot.person(CLERK)
    card = await task(bot)
    keys = [it["callback_data"].split(":")[1] for it in card.buttons]
    key = keys[0] if of == "task" else next(it for it in keys if it != keys[0])
    for argument in ARGUMENTS:
        assert say("error_unexpected") not in await bot.press(clerk, card, data=f"fx:{key}:{argument}")
    assert [why for _, why in bot.telegram.refusals if "not modified" not in why] == []


async def test_forged_lists_and_answers_get_a_word_or_a_list(bot: Office) -> None:
    clerk = bot.person(CLERK)
    hello = await clerk.ask("/help")
    for data in ("ed:nothing:0", "ed::", "cs:-:u.99", "cs:-:9999", "cs:x:u.x"):
        assert say("error_unexpected") not in await bot.press(clerk, hello, data=data)
    assert [why for _, why in bot.telegram.refusals if "not modified" not in why] == []
