"""An administrator sends minutes: report, buttons, what is stored, and what must not happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.replies import say
from tests.handlers.fakes import FakeServices
from tests.handlers.office import both_servers
from tests.telegram_server.running import ADMIN, MEMBER, running

if TYPE_CHECKING:
    from tests.telegram_server import Message, TelegramServer

pytestmark = both_servers

STORE, PUBLIC, RESTRICTED, CANCEL = (
    say(f"telegram_button_{name}") for name in ("store", "store_public", "store_restricted", "cancel")
)


async def sent(telegram: TelegramServer, **more: object) -> Message:
    """The report on a file that an administrator sends."""
    telegram.person(ADMIN).send_document("一次会议.txt", "会议纪要".encode(), **more)  # type: ignore[arg-type]
    return await telegram.person(ADMIN).expect()


@pytest.mark.parametrize("more", [{}, {"caption": "/load"}, {"caption": "今天的"}])
async def test_a_file_is_reported_on_and_stored_when_confirmed(
    more: dict[str, str], telegram: TelegramServer, services: FakeServices
) -> None:
    admin = telegram.person(ADMIN)
    report = await sent(telegram, **more)
    assert "一次会议.txt 第0项" in report.text
    assert report.labels == ["第 1/2 页", say("telegram_button_forward"), STORE, PUBLIC, RESTRICTED, CANCEL]
    assert services.loaded == {}
    admin.press(report, STORE)
    done = await admin.expect()
    assert done.text == say("telegram_load_loaded", name="一次会议.txt", items=10, directives=33)
    assert services.loaded == {"一次会议.txt": "internal"}
    assert (report.buttons, services.drafts) == ([], {})
    assert (await telegram.person(MEMBER).ask("/meetings")).text == "一次会议.txt"
    assert telegram.refusals == []


async def test_the_pages_of_a_report_keep_the_buttons(telegram: TelegramServer, services: FakeServices) -> None:
    report = await sent(telegram)
    telegram.person(ADMIN).press(report, "下一页")
    await telegram.person(ADMIN).expect_edit(report)
    assert report.text == "一次会议.txt 第6项\n\n一次会议.txt 第7项"
    assert report.labels == [say("telegram_button_back"), "第 2/2 页", STORE, PUBLIC, RESTRICTED, CANCEL]


async def test_public_is_a_choice_of_its_own(telegram: TelegramServer, services: FakeServices) -> None:
    report = await sent(telegram)
    telegram.person(ADMIN).press(report, PUBLIC)
    await telegram.person(ADMIN).expect()
    assert services.loaded == {"一次会议.txt": "public"}


async def test_cancelling_stores_nothing(telegram: TelegramServer, services: FakeServices) -> None:
    report = await sent(telegram)
    telegram.person(ADMIN).press(report, CANCEL)
    assert (await telegram.person(ADMIN).expect()).text == say("telegram_load_cancelled", name="一次会议.txt")
    assert (services.loaded, services.drafts, report.buttons) == ({}, {}, [])


async def test_a_double_press_stores_once(telegram: TelegramServer, services: FakeServices) -> None:
    admin = telegram.person(ADMIN)
    report = await sent(telegram)
    data = report.data(STORE)
    admin.press(report, data=data)
    second = admin.press(report, data=data)
    await admin.expect()
    await admin.until(lambda: second in telegram.presses)
    assert telegram.presses[second] == say("telegram_draft_gone")
    assert len(admin.chat.sent) == 2, "the report and one word that it is stored"


async def test_the_draft_survives_a_restart(telegram: TelegramServer) -> None:
    first, admin = FakeServices(), telegram.person(ADMIN)
    async with running(telegram, first):
        report = await sent(telegram)
    second = FakeServices(drafts=first.drafts)
    async with running(telegram, second):
        admin.press(report, STORE)
        await admin.expect()
    assert second.loaded == {"一次会议.txt": "internal"}


async def test_a_known_file_offers_nothing_to_store(telegram: TelegramServer, services: FakeServices) -> None:
    services.loaded["一次会议.txt"] = "internal"
    report = await sent(telegram)
    assert (report.buttons, services.drafts) == ([], {})


async def test_whoever_is_no_longer_an_admin_confirms_nothing(telegram: TelegramServer) -> None:
    fake, admin = FakeServices(), telegram.person(ADMIN)
    async with running(telegram, fake):
        report = await sent(telegram)
    async with running(telegram, fake, admins=frozenset({99}), members=frozenset({ADMIN})):
        for label in (STORE, CANCEL, "下一页"):
            key = admin.press(report, label)
            await admin.until(lambda key=key: key in telegram.presses)
            assert telegram.presses[key] == say("telegram_not_allowed")
    assert (fake.loaded, len(fake.drafts)) == ({}, 1)


async def test_a_member_loads_nothing(telegram: TelegramServer, services: FakeServices) -> None:
    member = telegram.person(MEMBER)
    member.send_document("a.txt", b"x")
    assert (await member.expect()).text == say("telegram_not_allowed")
    assert (await member.ask("/load")).text == say("telegram_not_allowed")
    assert telegram.made("getFile") == []


async def test_a_forged_visibility_is_refused(telegram: TelegramServer, services: FakeServices) -> None:
    report = await sent(telegram)
    key = telegram.person(ADMIN).press(report, data=report.data(STORE) + "secret")
    await telegram.person(ADMIN).until(lambda: key in telegram.presses)
    assert telegram.presses[key] == say("telegram_button_stale")
    assert services.loaded == {}


async def test_a_file_over_20_mb_is_refused_before_it_is_fetched(
    telegram: TelegramServer, services: FakeServices
) -> None:
    admin = telegram.person(ADMIN)
    admin.send_document("大.pdf", b"x", size=21 << 20)
    assert (await admin.expect()).text == say("telegram_load_oversized", name="大.pdf", limit=20)
    assert telegram.made("getFile") == []


async def test_an_unreadable_file_is_refused_in_one_sentence(telegram: TelegramServer, services: FakeServices) -> None:
    admin = telegram.person(ADMIN)
    admin.send_document("空.txt", b" ")
    assert (await admin.expect()).text == say("telegram_error", sentence=say("error_file_empty", name="空.txt"))
    assert services.drafts == {}


async def test_load_in_answer_to_a_file_takes_that_file(telegram: TelegramServer, services: FakeServices) -> None:
    admin = telegram.person(ADMIN)
    assert (await admin.ask("/load")).text == say("telegram_load_usage")
    file = admin.send_document("旧.txt", "会议纪要".encode())
    await admin.expect()
    admin.send("/load", reply_to_message=file)
    assert "旧.txt 第0项" in (await admin.expect()).text


async def test_an_edited_caption_loads_nothing_again(telegram: TelegramServer, services: FakeServices) -> None:
    admin = telegram.person(ADMIN)
    file = admin.send_document("旧.txt", "会议纪要".encode())
    await admin.expect()
    telegram.push("edited_message", file | {"caption": "/load", "edit_date": 1})
    assert (await admin.ask("好")).text == "答：好"
    assert len(services.drafts) == 1


async def test_a_photo_of_minutes_is_asked_for_as_a_file(telegram: TelegramServer, services: FakeServices) -> None:
    size = {"file_id": "p", "file_unique_id": "p", "width": 905, "height": 1280}
    for person, key in ((ADMIN, "telegram_photo"), (MEMBER, "telegram_text_only")):
        telegram.person(person).post({"photo": [size]})
        assert (await telegram.person(person).expect()).text == say(key)
    assert services.drafts == {}
