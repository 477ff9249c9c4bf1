"""A closer look at an answer, played by its reader: print, whole item, other tasks, other meetings, the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.shelf import Shelf
from config.replies import say
from handlers import deliver
from knowledge import custody, membership
from knowledge.access import Standing
from tests.handlers.office import SOURCE, Office, both_servers, office
from tests.telegram_server.running import ADMIN, MEMBER, STRANGER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from tests.telegram_server import Message, TelegramServer

pytestmark = both_servers

QUESTION = "夜市管理办法通过了吗？"
ORIGINAL, WHOLE, OTHERS, HISTORY = (say(f"telegram_view_{it}") for it in ("original", "whole", "others", "history"))
ANSWER, FILE = say("telegram_button_answer"), say("telegram_button_file")
EARLIER = (
    SOURCE.replace("第7次", "第5次")
    .replace("5月9日", "4月9日")
    .replace("会议原则同意该办法。会后由市城管局", "会议听取了夜市管理办法落实情况。由市城管局")
    .replace("审议《云溪市夜市管理办法》", "听取夜市管理办法落实情况汇报")
    .replace("修改完善，5月底前以市政府名义印发", "逐家补办摊位登记")
)
SECRET = ("原则同意", "夜市管理办法", "修改完善", "摊位登记", "闸口", "林远航")
WATER = "市水利局"


@pytest.fixture
async def bot(telegram: TelegramServer, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(telegram, tmp_path, access="open") as running:
        await running.load()
        await running.load(source=EARLIER, name="云溪第5次.txt")
        yield running


def bold(message: Message) -> list[str]:
    return [words for kind, words in message.entities if kind == "bold"]


async def test_the_original_is_the_printed_paragraph_with_the_answering_words_marked(bot: Office) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    assert answer.labels[:4] == [ORIGINAL, WHOLE, OTHERS, HISTORY]
    await bot.edited(member, answer, ORIGINAL)
    printed = "会议原则同意该办法。会后由市城管局修改完善，5月底前以市政府名义印发。"
    assert printed in SOURCE
    assert f"「{printed}」" in answer.text
    assert "会议原则同意该办法。" in "".join(bold(answer))
    assert "".join(bold(answer)) in printed
    assert "第一项" in answer.text
    assert answer.labels == [ANSWER, FILE]


async def test_the_way_back_leads_to_the_answer_and_its_marks(bot: Office) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    text, labels = answer.text, answer.labels
    for view in (ORIGINAL, WHOLE, OTHERS, HISTORY):
        await bot.edited(member, answer, view)
        assert answer.text != text
        await bot.edited(member, answer, ANSWER)
        assert (answer.text, answer.labels) == (text, labels)
    await bot.press(member, answer, say("telegram_mark_right"))
    await member.until(lambda: say("telegram_mark_right") not in answer.labels)
    assert ORIGINAL in answer.labels, "a mark leaves the looks in place"
    assert len(member.chat.sent) == 1


async def test_the_whole_item_is_every_paragraph_of_it_and_nothing_of_the_next(bot: Office) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    await bot.edited(member, answer, WHOLE)
    for words in ("一、审议《云溪市夜市管理办法》", "市市场监管局、市公安局要配合", "各镇各部门要加强宣传。"):
        assert f"「{words}" in answer.text
    assert "防汛" not in answer.text


async def test_other_tasks_are_those_of_the_body_elsewhere(bot: Office) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    await bot.edited(member, answer, OTHERS)
    assert answer.text.startswith("市城管局的其他任务 1 项")
    assert "摊位登记" in answer.text
    assert "以市政府名义印发" not in answer.text


async def test_the_history_tells_each_meeting_oldest_first(bot: Office) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    await bot.edited(member, answer, HISTORY)
    assert "共 2 次会议" in answer.text
    assert 0 < answer.text.index("第5次") < answer.text.index("第7次")


async def test_what_stands_in_one_meeting_alone_says_so(bot: Office) -> None:
    await bot.load(source=SOURCE.replace("第7次", "第3次").replace("5月9日", "3月9日").replace("夜市", "渡口"))
    member = bot.person(MEMBER)
    answer = await member.ask("渡口管理办法通过了吗")
    await bot.edited(member, answer, HISTORY)
    assert answer.text.startswith("库中只有这一次会议")


async def test_a_long_item_turns_its_pages(bot: Office) -> None:
    paragraphs = "".join(f"市水利局要清理第{n}条河道，{'逐段清理' * 60}。\n" for n in range(1, 21))
    source = SOURCE.replace("第7次", "第4次").replace("5月9日", "4月19日").replace("夜市", "河道")
    await bot.load(source=source.replace("市市场", paragraphs + "市市场", 1))
    member = bot.person(MEMBER)
    answer = await member.ask("河道管理办法通过了吗")
    await bot.edited(member, answer, WHOLE)
    seen = answer.text
    while say("telegram_button_forward") in answer.labels:
        await bot.edited(member, answer, say("telegram_button_forward"))
        assert len(answer.text) <= 4096
        seen += answer.text
    assert all(f"清理第{n}条河道" in seen for n in range(1, 21))
    assert bot.telegram.refusals == []


async def test_a_list_of_tasks_offers_its_print_and_no_single_item(bot: Office) -> None:
    answer = await bot.person(MEMBER).ask("市城管局有哪些任务")
    assert [it for it in (ORIGINAL, WHOLE, OTHERS, HISTORY) if it in answer.labels] == [ORIGINAL]
    await bot.edited(bot.person(MEMBER), answer, ORIGINAL)
    assert answer.text.count("市政府第") == 2, "each print with its place"


async def test_what_was_not_found_offers_nothing(bot: Office) -> None:
    assert (await bot.person(MEMBER).ask("核电站选址定了吗")).buttons == []


# ------------------------------------------------------------------ the file
async def test_the_file_comes_back_byte_for_byte(bot: Office) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    await bot.edited(member, answer, ORIGINAL)
    member.press(answer, FILE)
    assert (await member.expect()).text == "云溪第7次.txt"
    assert bot.telegram.documents["云溪第7次.txt"] == SOURCE.encode()


async def test_minutes_of_an_older_store_give_their_text(bot: Office) -> None:
    with bot.services._store.write() as db:  # noqa: SLF001
        db.execute("delete from files")
    bot.admin.press(await opened(bot), FILE)
    assert (await bot.admin.expect()).text == "云溪第5次.txt.txt"
    assert bot.telegram.documents["云溪第5次.txt.txt"].decode() == EARLIER


async def opened(bot: Office) -> Message:
    listed = await bot.admin.ask("/minutes")
    return await bot.edited(bot.admin, listed, "第5次")


async def test_a_file_that_telegram_would_not_take_is_refused_in_a_word(
    bot: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "UPLOAD", 10)
    card = await opened(bot)
    assert await bot.press(bot.admin, card, FILE) == say("telegram_file_oversized", limit=0)
    assert bot.telegram.documents == {}


# ------------------------------------------------------------------ who sees what
def hide(bot: Office) -> None:
    for number in (1, 2):
        custody.show_to(bot.services._store, number, "restricted", by=ADMIN)  # noqa: SLF001


def remove(bot: Office) -> None:
    for number in (1, 2):
        custody.remove(bot.services._store, number, by=ADMIN)  # noqa: SLF001


def demote(bot: Office) -> None:
    membership.grant(bot.services._store, MEMBER, Standing.GUEST, by=ADMIN)  # noqa: SLF001


def undo(bot: Office) -> None:
    for _ in range(2):
        found = custody.last_load(bot.services._store)  # noqa: SLF001
        assert found is not None
        custody.undo(bot.services._store, custody.mark_of(found[0]), by=ADMIN)  # noqa: SLF001


def told(message: Message) -> list[str]:
    return [word for word in SECRET if word in message.text]


CHANGES = [hide, remove, demote, undo]
STALE = say("telegram_button_stale")


@pytest.mark.parametrize("change", CHANGES)
async def test_a_look_taken_later_shows_nothing_that_may_no_longer_be_seen(
    bot: Office, change: Callable[[Office], None]
) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    looks = [answer.data(it) for it in (ORIGINAL, WHOLE, OTHERS, HISTORY)]
    await bot.edited(member, answer, WHOLE)
    file = answer.data(FILE)
    listed = await member.ask("/tasks 市城管局")
    task = listed.data("1")
    await bot.edited(member, listed, "1")
    behind = [task, *(listed.data(it) for it in (ORIGINAL, WHOLE, OTHERS, HISTORY))]
    change(bot)
    for data in behind:
        assert await bot.press(member, listed, data=data) == STALE
    for data in looks:
        assert await bot.press(member, answer, data=data) == STALE
        assert await bot.press(member, answer, data=f"{data}.1") == STALE
    assert len(answer.texts) == 2, "the answer and the look that was taken in time"
    assert await bot.press(member, answer, data=file) == say("telegram_file_gone")
    assert bot.telegram.documents == {}
    await bot.edited(member, answer, ANSWER)
    assert told(answer) == ["夜市管理办法"], "the member's own words alone"


async def test_a_look_shows_nothing_of_the_meetings_that_are_hidden(bot: Office) -> None:
    store, member = bot.services._store, bot.person(MEMBER)  # noqa: SLF001
    answer = await member.ask(QUESTION)
    custody.show_to(store, 2, "restricted", (WATER,), by=ADMIN)
    for view in (ORIGINAL, WHOLE, OTHERS, HISTORY):
        await bot.edited(member, answer, view)
        assert "摊位登记" not in answer.text
        assert "第5次" not in answer.text
        await bot.edited(member, answer, ANSWER)
    assert await bot.press(member, answer, data="j:2:") == say("telegram_file_gone")


@pytest.mark.parametrize("who", [STRANGER, 55])
async def test_anothers_look_is_refused(bot: Office, who: int) -> None:
    answer = await bot.person(MEMBER).ask(QUESTION)
    other = bot.person(who)
    mine = await other.ask("/help")
    for view in (ORIGINAL, WHOLE, OTHERS, HISTORY):
        word = await bot.press(other, mine, data=answer.data(view))
        assert word == say("telegram_button_anothers")
    assert len(mine.texts) == 1


async def test_a_look_carried_into_a_group_stays_shut(bot: Office) -> None:
    member, group = bot.person(MEMBER), bot.telegram.group(-1001)
    answer = await member.ask(QUESTION)
    there = await member.ask("@minutes_bot 你好", group)
    assert await bot.press(member, there, data=answer.data(ORIGINAL)) == say("telegram_button_anothers")
    assert await bot.press(member, there, data="j:1:") == say("telegram_file_gone")
    assert await bot.press(bot.admin, there, data="j:1:") == say("telegram_file_gone"), "a group reads public minutes"
    assert bot.telegram.documents == {}


STANDINGS = [
    (Standing.ADMIN, (), {"public", "internal", "restricted", "hidden"}),
    (Standing.OFFICE, (), {"public", "internal", "restricted", "hidden"}),
    (Standing.OFFICIAL, (), {"public", "internal"}),
    (Standing.OFFICIAL, (WATER,), {"public", "internal", "restricted"}),
    (Standing.DEPARTMENT, (WATER,), {"public", "internal", "restricted"}),
    (Standing.DEPARTMENT, ("市城管局",), {"public", "internal"}),
    (Standing.DEPARTMENT, (), {"public", "internal"}),
    (Standing.GUEST, (WATER,), {"public"}),
    (Standing.STRANGER, (), {"public"}),  # of a bot that is open to anyone
]
KINDS = {
    "public": ("public", ()),
    "internal": ("internal", ()),
    "restricted": ("restricted", (WATER,)),
    "hidden": ("restricted", ()),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("standing", "bodies", "may"), STANDINGS)
async def test_each_standing_gets_the_looks_and_the_file_it_may(
    bot: Office, standing: Standing, bodies: tuple[str, ...], may: set[str], kind: str
) -> None:
    """Asked while all is public, pressed once it is not: the buttons are the same, the rights those of now."""
    store, person = bot.services._store, bot.person(66)  # noqa: SLF001
    for number in (1, 2):
        custody.show_to(store, number, "public", by=ADMIN)
    answer = await person.ask(QUESTION)
    looks = [answer.data(it) for it in (ORIGINAL, WHOLE, OTHERS, HISTORY)]
    if standing is not Standing.STRANGER:
        membership.grant(store, 66, standing, bodies, by=ADMIN)
    for number in (1, 2):
        custody.show_to(store, number, *KINDS[kind], by=ADMIN)
    for data in looks:
        word = await bot.press(person, answer, data=data)
        assert word == ("" if kind in may else STALE), data
    word = await bot.press(person, answer, data="j:1:")
    if kind in may:
        assert (await person.expect()).text == "云溪第7次.txt"
    assert word == ("" if kind in may else say("telegram_file_gone"))
    assert (len(bot.telegram.documents) == 1) is (kind in may)


@pytest.mark.parametrize(
    "data", ["y:-:o", "y::", "y:{key}:", "y:{key}:z", "y:{key}:oo", "y:{key}:O", "y:{key}:.1", "y:../../x:o"]
)
async def test_a_forged_look_gets_a_word(bot: Office, data: str) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    key = answer.data(ORIGINAL).split(":")[1]
    assert await bot.press(member, answer, data=data.replace("{key}", key)) == STALE
    assert len(answer.texts) == 1


@pytest.mark.parametrize("number", ["o.99", "o.-1", "o.x", "o.", "o.9999999999999999999"])
async def test_a_forged_page_of_a_look_shows_one_that_there_is(bot: Office, number: str) -> None:
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    member.press(answer, data=answer.data(ORIGINAL)[:-1] + number)
    await member.expect_edit(answer)
    assert "原则同意" in answer.text


@pytest.mark.parametrize("data", ["j:99:", "j:-1:", "j::", "j:x:", "j:1 or 1:", "j:99999999999999999999:"])
async def test_a_forged_file_is_none(bot: Office, data: str) -> None:
    answer = await bot.person(MEMBER).ask(QUESTION)
    assert await bot.press(bot.person(MEMBER), answer, data=data) == say("telegram_file_gone")
    assert bot.telegram.documents == {}


# ------------------------------------------------------------------ buttons of another version
async def test_buttons_of_an_older_version_get_a_word_and_the_chat_goes_on(
    bot: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data of another form, a verb that there is no more, and a record kept in the form of its time."""
    member = bot.person(MEMBER)
    answer = await member.ask(QUESTION)
    key = answer.data(ORIGINAL).split(":")[1]
    for data in (f"p{key}", f"page:{key}:0", f"p:{key}", f"y:{key}:o:1"):
        assert await bot.press(member, answer, data=data) == STALE
    monkeypatch.setattr(Shelf, "get", lambda *_: '{"kind":"question","words":"旧"}'.encode())
    for data in (f"p:{key}:0", f"c:{key}:0", f"y:{key}:o", f"r:{key}:0", f"w:{key}:0"):
        assert await bot.press(member, answer, data=data) == STALE
    monkeypatch.undo()
    assert "原则同意" in (await member.ask(QUESTION)).text
