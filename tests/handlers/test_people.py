"""People come in and go out: applications, invites, standings, bodies, and what each may do at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.replies import say
from handlers import boards, menus
from knowledge import membership
from knowledge.access import GRANTED, Standing
from tests.handlers.office import Office, both_servers, office
from tests.telegram_server.running import ADMIN, MEMBER, STRANGER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.telegram_server import Message, TelegramServer

pytestmark = both_servers

SECOND = 44  # another administrator, of the store
APPLY, DECLINE = say("telegram_button_apply"), say("telegram_button_decline")


@pytest.fixture
async def bot(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(telegram, tmp_path) as running:
        yield running


async def applied(bot: Office, number: int = STRANGER) -> Message:
    """What the administrator sees once a stranger has applied."""
    stranger = bot.person(number)
    greeting = await stranger.ask("/start")
    assert greeting.spans("bold") == [str(number)]
    assert await bot.press(stranger, greeting, APPLY) == say("telegram_apply_sent")
    return await bot.admin.expect()


def name_of(standing: Standing) -> str:
    return say(f"standing_{standing}")


def admitted(standing: Standing, *bodies: str) -> str:
    return say("telegram_admitted", **boards.described(standing, bodies))


async def test_a_stranger_applies_and_is_let_in(bot: Office) -> None:
    stranger = bot.person(STRANGER)
    application = await applied(bot)
    assert str(STRANGER) in application.text
    assert application.labels == [*map(name_of, GRANTED), DECLINE]
    await bot.edited(bot.admin, application, name_of(Standing.OFFICIAL))
    assert name_of(Standing.OFFICIAL) in application.text
    assert (await stranger.expect()).text == admitted(Standing.OFFICIAL)
    assert "没有提到" in (await stranger.ask("/tasks 市水利局")).text
    assert bot.telegram.commands[f"chat{STRANGER}"] == list(menus.COMMANDS[Standing.OFFICIAL])
    assert bot.telegram.refusals == []


async def test_an_application_waits_and_is_sent_once(bot: Office) -> None:
    stranger = bot.person(STRANGER)
    await applied(bot)
    greeting = await stranger.ask("路灯改造过了吗")
    assert await bot.press(stranger, greeting, APPLY) == say("telegram_apply_waits")
    listed = await bot.admin.ask("/members")
    assert listed.labels[0] == say("telegram_button_waiting", name="人")
    assert len(bot.admin.chat.sent) == 2, "the application and the list"


async def test_a_declined_stranger_stays_out_for_a_day(bot: Office) -> None:
    stranger = bot.person(STRANGER)
    application = await applied(bot)
    await bot.edited(bot.admin, application, DECLINE)
    assert (await stranger.expect()).text == say("telegram_declined")
    greeting = await stranger.ask("/start")
    assert await bot.press(stranger, greeting, APPLY) == say("telegram_apply_waits")
    with bot.services._store.write() as db:  # noqa: SLF001 a day goes by
        db.execute("update applications set decided_at = '2023-01-01T00:00:00Z'")
    assert await bot.press(stranger, greeting, APPLY) == say("telegram_apply_sent")


async def test_every_administrator_hears_of_it_and_the_first_decides(bot: Office) -> None:
    second = bot.person(SECOND)
    assert (await bot.grant(second, "管理员")).text == admitted(Standing.ADMIN)
    first_copy = await applied(bot)
    second_copy = await second.expect()
    await bot.edited(second, second_copy, name_of(Standing.GUEST))
    word = await bot.press(bot.admin, first_copy, name_of(Standing.ADMIN))
    assert word == say("telegram_application_decided")
    assert (await bot.services.do(membership.member, STRANGER)).standing is Standing.GUEST  # type: ignore[union-attr]


async def test_a_department_member_is_bound_to_bodies_of_the_minutes(bot: Office) -> None:
    await bot.load()
    stranger, card = bot.person(STRANGER), await applied(bot)
    await bot.edited(bot.admin, card, name_of(Standing.DEPARTMENT))
    assert (await stranger.expect()).text == admitted(Standing.DEPARTMENT)
    await bot.edited(bot.admin, card, "市水利局")
    assert say("telegram_button_ticked", name="市水利局") in card.labels
    assert "闸口检修" in (await stranger.ask("/tasks")).text
    assert "闸口检修" in (await stranger.ask("我们局有哪些任务")).text
    await bot.edited(bot.admin, card, "市城管局")
    both = (await stranger.ask("/tasks")).text
    assert "闸口检修" in both
    assert "修改完善" in both
    await bot.edited(bot.admin, card, "市水利局")
    assert "闸口检修" not in (await stranger.ask("/tasks")).text
    await bot.edited(bot.admin, card, say("telegram_button_done"))
    assert "市城管局" in card.text


async def test_bodies_are_spoken_of_only_where_there_are_or_should_be_any(bot: Office) -> None:
    assert "单位" not in admitted(Standing.OFFICIAL)
    assert "单位：未指定" in admitted(Standing.DEPARTMENT)
    card = await applied(bot)
    await bot.edited(bot.admin, card, name_of(Standing.DEPARTMENT))
    assert say("telegram_bodies_absent") in card.text, "no minutes, no bodies to choose from"


async def test_who_speaks_for_no_body_is_asked_which(bot: Office) -> None:
    assert (await bot.person(MEMBER).ask("/tasks")).text == say("telegram_tasks_usage")


async def test_an_invite_lets_one_person_in_once(bot: Office) -> None:
    stranger, late = bot.person(STRANGER), bot.person(55)
    made = await bot.admin.ask("/invite 部门成员 市水利局、市城管局")
    link = next(word for word in made.text.split() if word.startswith("https://"))
    code = link.partition("?start=")[2]
    assert len(code) >= 16
    assert (await stranger.ask(f"/start {code}")).text == admitted(Standing.DEPARTMENT, "市水利局", "市城管局")
    assert (await late.ask(f"/start {code}")).text == say("telegram_invite_void", id=55)
    assert (await stranger.ask(f"/start {code}")).text == say("telegram_invite_needless")
    assert bot.telegram.commands[f"chat{STRANGER}"] == list(menus.COMMANDS[Standing.DEPARTMENT])


async def test_an_invite_runs_out_and_falls_with_its_maker(bot: Office) -> None:
    store, stranger = bot.services._store, bot.person(STRANGER)  # noqa: SLF001
    old = membership.invite(store, Standing.OFFICIAL, by=ADMIN, hours=-1)
    assert (await stranger.ask(f"/start {old}")).text == say("telegram_invite_void", id=STRANGER)
    await bot.admin.ask(f"/grant {SECOND} 管理员")
    theirs = membership.invite(store, Standing.OFFICIAL, by=SECOND)
    await bot.admin.ask(f"/revoke {SECOND}")
    assert (await stranger.ask(f"/start {theirs}")).text == say("telegram_invite_void", id=STRANGER)
    rows = store.read().execute("select digest from invites").fetchall()
    assert all(old not in row[0] and theirs not in row[0] for row in rows), "a copy of the store lets nobody in"


async def test_an_invite_by_button(bot: Office) -> None:
    offer = await bot.admin.ask("/invite")
    assert await bot.press(bot.admin, offer, name_of(Standing.DEPARTMENT)) == say("telegram_invite_bodies")
    bot.admin.press(offer, name_of(Standing.OFFICE))
    assert name_of(Standing.OFFICE) in (await bot.admin.expect()).text


async def test_revoking_holds_at_once_for_old_buttons_too(bot: Office) -> None:
    await bot.load()
    member = bot.person(MEMBER)
    await member.ask("/meetings")
    await bot.grant(member, "管理员")
    listed = await member.ask("/members")
    member.send_document("又一份.txt", b"\xe4\xbc\x9a")
    await member.expect()
    assert (await bot.admin.ask(f"/revoke {MEMBER}")).text == say("telegram_revoked", id=MEMBER)
    assert (await member.expect()).text == say("telegram_put_out")
    for data in (listed.buttons[0]["callback_data"], f"g:u{ADMIN}:out", "l:1:", "p:whatever:1", "b:u22:0"):
        assert await bot.press(member, listed, data=data) == say("telegram_stranger_short", id=MEMBER)
    assert (await member.ask("夜市管理办法通过了吗？")).text == say("telegram_stranger", id=MEMBER)
    assert bot.telegram.commands[f"chat{MEMBER}"] == list(menus.EVERYONE)
    assert (await bot.admin.ask(f"/revoke {MEMBER}")).text == say("telegram_revoked_before", id=MEMBER)


async def test_the_list_leads_to_a_member_and_back(bot: Office) -> None:
    await bot.grant(bot.person(STRANGER), "领导")
    listed = await bot.admin.ask("/members")
    await bot.edited(bot.admin, listed, f"{STRANGER}")
    await bot.edited(bot.admin, listed, name_of(Standing.GUEST))
    assert name_of(Standing.GUEST) in listed.text
    await bot.edited(bot.admin, listed, say("telegram_button_list"))
    await bot.edited(bot.admin, listed, f"{STRANGER}")
    await bot.edited(bot.admin, listed, say("telegram_button_revoke"))
    assert listed.text == say("telegram_revoked", id=STRANGER)


async def test_many_members_turn_their_pages(bot: Office) -> None:
    for number in range(100, 112):
        membership.grant(bot.services._store, number, Standing.OFFICIAL, by=ADMIN)  # noqa: SLF001
    listed = await bot.admin.ask("/members")
    assert "第 1/2 页" in listed.labels
    await bot.edited(bot.admin, listed, "下一页")
    assert "第 2/2 页" in listed.labels


@pytest.mark.parametrize("who", [MEMBER, STRANGER])
@pytest.mark.parametrize("words", ["/members", "/grant 33 管理员", "/revoke 11", "/invite 管理员"])
async def test_only_administrators_admit(bot: Office, who: int, words: str) -> None:
    word = say("telegram_not_allowed") if who == MEMBER else say("telegram_stranger", id=STRANGER)
    assert (await bot.person(who).ask(words)).text == word
    assert await bot.services.do(membership.everybody) == ()


@pytest.mark.parametrize("standing", [it for it in GRANTED if it is not Standing.ADMIN])
async def test_no_other_standing_presses_their_buttons(bot: Office, standing: Standing) -> None:
    person = bot.person(STRANGER)
    hello = await bot.grant(person, name_of(standing))
    for data in (
        f"g:u{STRANGER}:admin",
        "g:a1:admin",
        f"b:u{STRANGER}:0",
        "m:-:0",
        "i:-:admin",
        "s:1:0",
        "l:1:",
        "x:1:",
    ):
        assert await bot.press(person, hello, data=data) == say("telegram_not_allowed")
    assert (await bot.services.do(membership.member, STRANGER)).standing is standing  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "data", ["g:u33:king", "g:u33:stranger", "g:x1:admin", "g:u:admin", "g:a99:admin", "b:u33:0", "b:m1:0", "i:-:king"]
)
async def test_forged_buttons_of_an_administrator_change_nothing(bot: Office, data: str) -> None:
    listed = await bot.admin.ask("/members")
    assert await bot.press(bot.admin, listed, data=data)
    assert await bot.services.do(membership.everybody) == ()


async def test_the_operators_administrators_stay(bot: Office) -> None:
    for words in (f"/revoke {ADMIN}", f"/grant {ADMIN} 访客"):
        assert (await bot.admin.ask(words)).text == say("telegram_operator_admin")
    listed = await bot.admin.ask("/members")
    assert await bot.press(bot.admin, listed, data=f"g:u{ADMIN}:out") == say("telegram_member_gone")
    assert (await bot.admin.ask("/grant 7")).text == say("telegram_grant_usage")
    assert (await bot.admin.ask("/revoke 张三")).text == say("telegram_revoke_usage")


async def test_nothing_is_administered_in_a_group(bot: Office) -> None:
    group = bot.telegram.group(-1001)
    for words in ("/members@minutes_bot", "/invite@minutes_bot 管理员", "/grant@minutes_bot 33 管理员"):
        assert (await bot.admin.ask(words, group)).text == say("telegram_private_only")
    greeting = await bot.person(STRANGER).ask("@minutes_bot 路灯", group)
    assert greeting.buttons == []


async def test_in_an_open_bot_a_guest_may_apply(telegram: TelegramServer, tmp_path: Path) -> None:
    async with office(telegram, tmp_path, access="open") as bot:
        guest = bot.person(STRANGER)
        offer = await guest.ask("/apply")
        assert await bot.press(guest, offer, APPLY) == say("telegram_apply_sent")
        card = await bot.admin.expect()
        await bot.edited(bot.admin, card, name_of(Standing.OFFICIAL))
        assert (await guest.expect()).text == admitted(Standing.OFFICIAL)
        assert (await guest.ask("/apply")).text == say("telegram_apply_needless")
        assert await bot.press(guest, offer, APPLY) == say("telegram_apply_needless")


async def test_what_the_store_cannot_tell_lets_nobody_in(bot: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(membership, "access_of", fail)
    assert (await bot.admin.ask("/members")).text == say("telegram_error", sentence=say("error_unexpected"))
    assert len(bot.admin.chat.sent) == 1


async def test_a_standing_survives_a_restart(telegram: TelegramServer, tmp_path: Path) -> None:
    async with office(telegram, tmp_path) as bot:
        card = await applied(bot)
    async with office(telegram, tmp_path) as bot:
        await bot.edited(bot.admin, card, name_of(Standing.OFFICIAL))
        await bot.person(STRANGER).expect()
    async with office(telegram, tmp_path) as bot:
        assert "没有" in (await bot.person(STRANGER).ask("/tasks 市水利局")).text
