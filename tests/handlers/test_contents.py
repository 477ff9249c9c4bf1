"""Whatever stands in minutes, names, files and questions, Telegram refuses no message, edit or button of the bot.

``CONTENTS`` in the environment makes it more contents than the suite takes time for.
"""

from __future__ import annotations

import asyncio
import os
import random
from typing import TYPE_CHECKING, Any

import pytest

from bot import pacing
from config.replies import say
from knowledge import membership, teaching
from knowledge.access import Standing
from knowledge.model import Answer, Asker, Card, Choice, Dialogue, Mark, Run, Status, Verdict
from tests.handlers.fakes import FakeServices
from tests.telegram_server import world
from tests.telegram_server.running import ADMIN, running

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.telegram_server import Message, Person, TelegramServer

CONTENTS = int(os.environ.get("CONTENTS", "300"))
AT_ONCE = 12  # people who ask at the same time
PIECES = [
    *("<b>", "</b>", "<", ">", "&", "&amp;", "&lt;b&gt;", "<a href='tg://user?id=1'>", "<!--", "<pre>", "</i>"),
    *("*粗*", "_斜_", "`码`", "[链](http://x)", "||藏||", "「引」", "〔注〕", "{slot}", "%s", "\\", "\x00", "\r\n"),
    *("🙂", "👨‍👩‍👧‍👦", "🇨🇳", "👍🏽", "\ufe0f", "\u200d", "\U00020bb7", "𝒳", "\ud83d", "\udc00", "e\u0301\u0302", "ཀྵྐྵ"),
    *("\u202e", "\u202d", "\u2066", "\u2069", "שלום", "مرحبا", "\u200f", "\u00ad", "\u200b", "\ufeff", "\u3000"),
    *("\u2800", "\n", "\n\n\n", " ", "\t", "\x07", "会议原则同意该方案。", "市教育局", "1）", "第二项", "@admin", "#x"),
]  # fmt: skip
BORDERS = (
    0,
    1,
    20,
    21,
    22,
    47,
    48,
    49,
    63,
    64,
    65,
    199,
    200,
    201,
    255,
    4094,
    4095,
    4096,
    4097,
    8191,
    8192,
    8193,
    12_289,
)
SIGNS = ("字", "a", "&", "<", "🙂", "\U00020bb7", "\u0301", "ש", " ", "\n", "\ufeff")


def words(dice: random.Random) -> str:
    """A text of pieces, or one of a length at a border, of one sign or with a piece across the border."""
    if dice.random() < 0.6:
        return "".join(dice.choices(PIECES, k=dice.randrange(12)))
    length, sign = dice.choice(BORDERS), dice.choice(SIGNS)
    text = sign * max(0, length // (2 if dice.random() < 0.3 else 1))
    return text + dice.choice(PIECES) * dice.randrange(3)


def stored(text: str) -> str:
    """The text as a store can hold it: without halves of surrogate pairs."""
    return text.encode(errors="replace").decode()


def answer(question: str) -> Answer:
    """The answer that belongs to a question: its number is the seed."""
    dice = random.Random(int(question.partition(" ")[0]))
    cards = tuple(
        Card(
            tuple(
                tuple(Run(words(dice), dice.choice(list(Mark))) for _ in range(dice.randrange(4)))
                for _ in range(dice.randrange(5))
            )
        )
        for _ in range(dice.randrange(9))
    )
    choices = tuple(Choice(stored(words(dice)), stored(words(dice))) for _ in range(dice.randrange(4)))
    status = dice.choice([Status.ANSWERED, Status.CHOOSE, Status.NOT_FOUND, Status.REJECTED])
    return Answer(question, "decision", status, 1.0, cards, choices=choices)


class Contents(FakeServices):
    """Answers each question with its own fuzzed contents."""

    async def ask(self, question: str, dialogue: Dialogue, **more: Any) -> tuple[Answer, Dialogue]:
        return answer(question), Dialogue()


@pytest.fixture(autouse=True)
def _no_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "BURST", 10**9)
    monkeypatch.setattr(world, "PATIENCE", 60.0)


def refused(telegram: TelegramServer) -> list[tuple[str, str]]:
    """What Telegram refused, but for an edit that changes nothing: a page shown again."""
    return [(method, why) for method, why in telegram.refusals if "not modified" not in why]


async def shared(number: int, act: Callable[[int], Awaitable[None]]) -> None:
    """Do it for each number up to so many, several at once."""
    waiting = iter(range(number))

    async def go_on() -> None:
        for each in waiting:
            await act(each)

    await asyncio.gather(*(go_on() for _ in range(AT_ONCE)))


async def turned(person: Person, message: Message) -> None:
    """Go to the last page, through the one after the first."""
    forward = next((it["callback_data"] for it in message.buttons if it["callback_data"].endswith(":1")), None)
    if forward is not None and forward.startswith("p:"):
        for data in (forward, forward[:-1] + "999"):
            key = person.press(message, data=data)
            await person.until(lambda key=key: key in person.server.presses)


@pytest.mark.timeout(60 + CONTENTS // 20)
async def test_no_answer_is_refused_whatever_stands_in_it(telegram: TelegramServer) -> None:
    async with running(telegram, Contents(), access="open") as application:
        application.bot.rate_limiter._base_limiter = None  # noqa: SLF001 its thirty a second would take minutes

        async def act(number: int) -> None:
            person = telegram.person(1000 + number)
            await turned(person, await person.ask(f"{number} 问"))

        await shared(CONTENTS, act)
    assert len(telegram.made("sendMessage")) == CONTENTS
    assert len(telegram.made("editMessageText")) > CONTENTS // 10
    assert refused(telegram) == []


async def test_no_name_of_a_person_a_file_or_a_question_is_refused(telegram: TelegramServer) -> None:
    dice, fake = random.Random(7), Contents()
    names = [words(dice) or "x" for _ in range(CONTENTS // 50)]
    async with running(telegram, fake):
        admin = telegram.person(ADMIN)
        for number, name in enumerate(names):
            admin.send_document(name, b"x")
            await admin.expect()
            person = {"id": 5000 + number, "is_bot": False, "first_name": name}
            telegram.person(5000 + number).post({"text": "/start", "from": person})
            hello = await telegram.person(5000 + number).expect()
            query = {"id": f"apply{number}", "from": person, "chat_instance": "1"} | {"data": hello.data("申请")}
            chat = telegram.person(5000 + number).chat.describe()
            telegram.push("callback_query", query | {"message": {"message_id": hello.id, "date": 1, "chat": chat}})
            await admin.expect()
            bodies = (stored(name), stored(name[::-1]))
            assert telegram.person(9000 + number).chat.id, "Telegram knows them"
            membership.grant(fake.store, 9000 + number, Standing.DEPARTMENT, bodies, by=ADMIN)
            asker = Asker(5000, 5000, None)
            said = answer(f"{number} {stored(name)}")
            teaching.record(fake.store, said, before=Dialogue(), sees=frozenset(), verdict=Verdict.WRONG, asker=asker)
        for command in ("/members", "/misses", "/taught", "/audit", "/minutes", "/invite"):
            board = await admin.ask(command)
            for data in {it["callback_data"] for it in board.buttons}:
                key = admin.press(board, data=data)
                await admin.until(lambda key=key: key in telegram.presses)
        assert telegram.person(77).chat.id
        for name in names:
            await admin.ask(f"/grant 77 部门 {name.strip() or 'x'}")
            admin.send(f"/teach 同义词 {name}=夜市")
            await admin.expect()
    assert refused(telegram) == []


async def test_a_word_over_the_chat_is_cut_to_what_telegram_takes(telegram: TelegramServer) -> None:
    fake = FakeServices()
    async with running(telegram, fake):
        admin = telegram.person(ADMIN)
        admin.send_document("长" * 250 + ".txt", b"x")
        report = await admin.expect()
        fake.drafts = {n: type(draft)(n, draft.owner, draft.name, b" ") for n, draft in fake.drafts.items()}
        key = admin.press(report, say("telegram_button_forward"))
        await admin.expect()
        assert telegram.presses[key] == ""
    assert refused(telegram) == []
