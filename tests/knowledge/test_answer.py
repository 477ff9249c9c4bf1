"""The whole question line: never a crash, nothing that the minutes do not say, the same answer every time."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import knowledge
from knowledge.grams import runs
from knowledge.model import Dialogue, Status
from tests.asking import SEES, TODAY, rows
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask, quotations, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Answer
    from knowledge.store import Store

POINTED = 400  # characters of an answer to a pointed question
LONGEST = 1_500  # characters above which an answer counts as wrong, lists apart
LISTS = {"tasks", "agenda", "attendance", "meeting", "compare", "original"}
BOUNDED = settings(deadline=timedelta(seconds=2), max_examples=60, suppress_health_check=[HealthCheck.too_slow])

FRAMES = [
    "", "通过了吗", "由谁负责", "什么时候完成", "怎么定的", "有哪些任务",
    "多少钱", "的原文", "历次会议怎么定的", "谁来了",
    "以谁的名义印发", "为什么", "那", "呢", "有哪些", "第3项", "第68次会议", "去年的会", "和", "任务对比", "几天",
]  # fmt: skip


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.sampled(tmp_path_factory) as store:
        yield store


@pytest.fixture(scope="module")
def sources(samples: Store) -> str:
    """The text of all samples without blanks and control characters."""
    text = "\n".join(samples.source(minutes.id) for minutes in samples.current(SEES))
    return squeezed(text)


def _words() -> st.SearchStrategy[str]:
    """Runs of two to eight characters cut out of the samples."""

    def cut(run: str) -> st.SearchStrategy[str]:
        return st.integers(0, max(0, len(run) - 2)).flatmap(
            lambda start: st.integers(2, 8).map(lambda width: run[start : start + width])
        )

    return st.deferred(lambda: st.sampled_from(_runs()).flatmap(cut))


def _runs() -> list[str]:
    """The runs of letters in the samples' texts, those that stand in a file of plain text."""
    from tests.asking import SAMPLES

    return sorted({run for file in sorted((SAMPLES / "source").glob("*.txt")) for run in runs(file.read_text("utf-8"))})


QUESTIONS = st.lists(st.one_of(_words(), st.sampled_from(FRAMES)), min_size=1, max_size=4).map("".join)


# ------------------------------------------------------------------ any text
@given(st.text(max_size=60))
@BOUNDED
def test_any_text_is_answered(samples: Store, question: str) -> None:
    _sound(ask(samples, question))


@given(
    st.lists(st.one_of(QUESTIONS, st.text(max_size=20), st.sampled_from(["2", "原文", "还有吗", "谁负责"])), max_size=4)
)
@BOUNDED
def test_any_dialogue_is_answered(samples: Store, turns: list[str]) -> None:
    dialogue = Dialogue()
    for turn in turns:
        answer, dialogue = knowledge.ask(samples, turn, dialogue=dialogue, today=TODAY, sees=SEES)
        _sound(answer)


@pytest.mark.parametrize(
    "question",
    ["", "\x00", "\ud800", "（" * 400, "第" * 400, "1" * 400,
    "第" + "9" * 50 + "次会议", "99999年99月99日", "0年0月0日的会",
     "第零次会议", "第十百千万次会议", "%s{0}{words}", "*粗*「引」〔处〕", "🙂" * 50,
     "the " * 100, "a" * 400, "ng" * 200, "xi'an" * 80],
)  # fmt: skip
def test_odd_texts_are_answered(samples: Store, question: str) -> None:
    _sound(ask(samples, question))


def _sound(answer: Answer) -> None:
    """An answer has words, a confidence and a place for all it rests on."""
    assert answer.text.strip()
    assert 0.0 <= answer.confidence <= 1.0
    known = {minutes.id for minutes in answer.meetings}
    assert {one.minutes_id for one in answer.items} | {one.minutes_id for one in answer.directives} <= known
    assert answer.status in Status
    if answer.status is Status.CHOOSE:
        assert len(answer.choices) > 1


# ------------------------------------------------------------------ nothing invented
@given(QUESTIONS)
@BOUNDED
def test_every_quotation_stands_in_the_minutes(samples: Store, sources: str, question: str) -> None:
    for quote in quotations(ask(samples, question)):
        assert squeezed(quote) in sources


def test_every_quotation_of_the_question_tables_stands_in_the_minutes(samples: Store, sources: str) -> None:
    quoted = 0
    for row in rows()[::4]:
        for quote in quotations(ask(samples, *row["history"], row["question"])):
            assert squeezed(quote) in sources, row["id"]
            quoted += 1
    assert quoted > 100


def test_the_bodies_of_an_answer_stand_in_the_minutes(samples: Store) -> None:
    printed = {body.canonical for body in samples.bodies(SEES)} | {body.name for body in samples.bodies(SEES)}
    for row in rows()[::5]:
        answer = ask(samples, *row["history"], row["question"])
        if answer.status is Status.ANSWERED and answer.directives and answer.intent != "tasks":
            assert set(answer.bodies) <= printed, row["id"]


@given(QUESTIONS)
@settings(BOUNDED, max_examples=25)
def test_the_same_question_has_the_same_answer(samples: Store, question: str) -> None:
    assert ask(samples, question) == ask(samples, question)


# ------------------------------------------------------------------ the shape of every answer
def test_answers_to_pointed_questions_are_short(samples: Store) -> None:
    pointed = [
        len(answer.text)
        for row in rows()[::3]
        if (answer := ask(samples, *row["history"], row["question"])).intent not in LISTS
    ]
    assert max(pointed) <= LONGEST
    assert sum(length <= POINTED for length in pointed) / len(pointed) >= 0.9


def test_an_answer_that_rests_on_an_item_names_its_place(samples: Store) -> None:
    for row in rows()[::5]:
        answer = ask(samples, row["question"])
        if answer.items and answer.status is Status.ANSWERED and answer.intent not in {"agenda", "tasks"}:
            assert re.search(r"📄 .+第[一二三四五六七八九十]+项", answer.text), row["id"]


def test_a_count_is_the_number_of_what_is_listed(samples: Store) -> None:
    for question in ("一共多少条任务", "哪些议题没通过", "市财政局有哪些任务", "第68次会议有哪些议题"):
        answer = ask(samples, question)
        listed = answer.directives or answer.items
        assert answer.count == len(listed), question
        assert str(answer.count) in answer.text.split("\n")[0]


def test_an_audience_sees_nothing_of_what_is_hidden_from_it(samples: Store) -> None:
    for row in rows()[::8]:
        answer = ask(samples, *row["history"], row["question"], sees=frozenset({"public"}))
        assert (answer.items, answer.directives, quotations(answer)) == ((), (), []), row["id"]


def test_the_reading_is_kept_with_the_answer(samples: Store) -> None:
    answer = ask(samples, "市财政局有哪些任务")
    assert answer.query is not None
    assert [body.words for body in answer.query.bodies] == ["市财政局"]
