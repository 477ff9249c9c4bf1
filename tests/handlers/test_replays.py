"""Buttons pressed later, by others, or with data nobody made: each shows what its presser may see at that moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.replies import say
from knowledge import custody, membership
from knowledge.access import Standing
from tests.handlers.office import SOURCE, Office, both_servers, office
from tests.telegram_server.running import ADMIN, MEMBER, STRANGER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.telegram_server import Message, TelegramServer

pytestmark = both_servers

HEADS = [
    f"{number}、审议《云溪市第{number}类码头管理报告》\n会议同意该报告。由市水利局负责，年底前落实第{number}类事项。\n"
    for number in "一二三四五六七八九"
]
LONG = SOURCE.partition("一、")[0] + "".join(HEADS)
SECRET = ("码头管理", "类事项", "云溪市第", "年底前")
WATER, CLERK = "市水利局", 77


@pytest.fixture
async def bot(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Office]:
    """Open to anyone; nine items, for members."""
    async with office(telegram, tmp_path, access="open") as running:
        await running.load("store", LONG)
        yield running


def hide(bot: Office) -> None:
    custody.show_to(bot.services._store, 1, "restricted", by=ADMIN)  # noqa: SLF001


def remove(bot: Office) -> None:
    custody.remove(bot.services._store, 1, by=ADMIN)  # noqa: SLF001


def demote(bot: Office) -> None:
    membership.grant(bot.services._store, MEMBER, Standing.GUEST, by=ADMIN)  # noqa: SLF001


def undo(bot: Office) -> None:
    found = custody.last_load(bot.services._store)  # noqa: SLF001
    assert found is not None
    custody.undo(bot.services._store, custody.mark_of(found[0]), by=ADMIN)  # noqa: SLF001


def told(message: Message) -> list[str]:
    """The secret words that a message and its buttons show."""
    return [word for word in SECRET if word in message.text or any(word in label for label in message.labels)]


LATER = [hide, remove, demote, undo]


@pytest.mark.parametrize("change", LATER)
@pytest.mark.parametrize("words", ["/tasks 市水利局", "市水利局有哪些任务", "第7次会议有哪些议题"])
async def test_a_page_turned_later_shows_what_may_be_seen_then(
    bot: Office, words: str, change: Callable[[Office], None]
) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(words)
    forward = answer.data("下一页")
    assert told(answer)
    change(bot)
    member.press(answer, data=forward)
    await member.expect_edit(answer)
    assert told(answer) == []


@pytest.mark.parametrize("change", LATER)
async def test_a_choice_pressed_or_paged_later_names_nothing(bot: Office, change: Callable[[Office], None]) -> None:
    member = bot.person(MEMBER)
    offer = await member.ask("报告")
    choices = [it["callback_data"] for it in offer.buttons if it["callback_data"].startswith("c:")]
    assert told(offer)
    assert choices
    change(bot)
    member.press(offer, data=choices[0])
    assert told(await member.expect()) == []
    page = choices[0].replace("c:", "p:", 1)
    member.press(offer, data=page)
    await member.expect_edit(offer)
    assert told(offer) == []


@pytest.mark.parametrize("change", LATER)
async def test_a_turn_taken_up_later_leads_back_to_nothing(bot: Office, change: Callable[[Office], None]) -> None:
    member = bot.person(MEMBER)
    assert told(await member.ask("第二类管理报告同意了吗"))  # the topic comes back as the member's own words
    change(bot)
    for words in ("原文", "那谁负责？", "什么时候完成", "还有吗", "1"):
        assert told(await member.ask(words)) == [], words


def to_guests(bot: Office) -> None:
    membership.grant(bot.services._store, CLERK, Standing.GUEST, by=ADMIN)  # noqa: SLF001


@pytest.mark.parametrize("change", [remove, undo, to_guests])
async def test_what_corrects_an_answer_shows_later_what_may_be_seen_then(
    bot: Office, change: Callable[[Office], None]
) -> None:
    """Every button that led to a correction, pressed again when the minutes are gone, or the right is."""
    clerk = bot.person(CLERK)
    membership.grant(bot.services._store, CLERK, Standing.OFFICE, by=ADMIN)  # noqa: SLF001
    answer = await clerk.ask("第二类管理报告同意了吗")
    clerk.press(answer, say("telegram_button_mend"))
    card = await clerk.expect()
    pressed = [it["callback_data"] for it in card.buttons]
    await bot.edited(clerk, card, "第2项")
    pressed += [it["callback_data"] for it in card.buttons]
    await clerk.ask("/correct 第2项 决定=未同意")
    listed = await clerk.ask("/corrections")
    assert told(card)
    change(bot)
    for data in (*pressed, answer.data(say("telegram_button_mend"))):
        word = await bot.press(clerk, card, data=data)
        assert not any(secret in word for secret in SECRET)
    hello = await clerk.ask("/help")
    for data in pressed:
        await bot.press(clerk, hello, data=data)
    assert told(hello) == []
    turned = await bot.press(clerk, listed, data="cs:-:0")
    assert (turned == say("telegram_not_allowed")) is (change is to_guests)


@pytest.mark.parametrize("who", [STRANGER, 55])
async def test_buttons_of_anothers_answer_show_nothing(bot: Office, who: int) -> None:
    answer = await bot.person(MEMBER).ask("/tasks 市水利局")
    await bot.person(MEMBER).ask("报告")
    other = bot.person(who)
    mine = await other.ask("/help")
    key = answer.data("下一页").split(":")[1]
    for data in (f"p:{key}:0", f"p:{key}:1", f"c:{key}:0", f"r:{key}:0", f"w:{key}:0"):
        assert await bot.press(other, mine, data=data) == say("telegram_button_anothers")
    assert len(mine.texts) == 1


async def test_the_same_answer_carried_into_a_group_stays_shut(bot: Office) -> None:
    answer = await bot.person(MEMBER).ask("/tasks 市水利局")
    group = bot.telegram.group(-1001)
    there = await bot.person(MEMBER).ask("@minutes_bot 市水利局有哪些任务", group)
    assert told(there) == []
    key = answer.data("下一页").split(":")[1]
    assert await bot.press(bot.person(MEMBER), there, data=f"p:{key}:0") == say("telegram_button_anothers")


@pytest.mark.parametrize(
    "data",
    [
        "p::",
        "p:../../etc/passwd:0",
        "c:0:0",
        "n:-:0",
        "v:1:see",
        "v:1:public",
        "o:1.0:",
        "b:m1:0.0",
        "q:-:0",
        "k:1:0",
        "t:-:0",
        "ed:0:0",
        "fx:{key}:",
        "fx:{key}:m",
        "fx:{key}:k",
        "cs:-:0",
        "cs:-:u.1",
        "rp:0:0",
        "rp:0:yes",
    ],
)
async def test_a_guest_forges_nothing_of_use(bot: Office, data: str) -> None:
    guest = bot.person(STRANGER)
    hello = await guest.ask("/help")
    key = bot.services._store.directives_of_minutes(1)[0].key  # noqa: SLF001
    word = await bot.press(guest, hello, data=data.format(key=key))
    assert word in {say("telegram_not_allowed"), say("telegram_button_stale")}
    assert len(hello.texts) == 1
    assert told(await guest.ask("/meetings")) == []


@pytest.mark.parametrize(
    ("standing", "bodies", "may"),
    [
        (Standing.OFFICE, (), True),
        (Standing.OFFICIAL, (), False),
        (Standing.DEPARTMENT, (WATER,), True),
        (Standing.DEPARTMENT, ("市城管局",), False),
        (Standing.GUEST, (WATER,), False),
    ],
)
async def test_restricted_minutes_are_for_their_bodies_on_every_path(
    bot: Office, standing: Standing, bodies: tuple[str, ...], may: bool
) -> None:
    store, person = bot.services._store, bot.person(66)  # noqa: SLF001
    custody.show_to(store, 1, "restricted", (WATER,), by=ADMIN)
    membership.grant(store, 66, standing, bodies, by=ADMIN)
    paths = ["/meetings", "/tasks 市水利局", "第三类码头", "第7次会议有哪些议题", "报告", "有哪些写了期限的任务"]
    for words in paths:
        answer = await person.ask(words)
        shown = bool(told(answer)) or "第7次" in answer.text.replace("“第7次会议”", "")
        assert shown is may, words
