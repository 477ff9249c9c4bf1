"""Looks at answers over the samples: the print word for word, other meetings on the same topic and no others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge import views
from knowledge.model import Mark, Span
from knowledge.store import open_store
from knowledge.text import Text
from knowledge.views import View
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Answer, Card
    from knowledge.store import Store

SAMPLES = ("changwu31.txt", "changwu42.txt", "changwu56.docx", "changwu68.docx", "changwu80.html")
TODAY, SEES = date(2026, 4, 1), frozenset({"internal"})
# meeting and item → the other ones on its topic, as a person reads them
TOPICS = {
    (31, 2): {56, 80},
    (31, 3): {42, 68},
    (31, 4): {68},
    (42, 1): {80},
    (42, 4): {31, 68},
    (42, 7): {56, 68},
    (42, 10): {56, 68},
    (56, 2): {31, 80},
    (56, 3): {68},
    (56, 4): {68},
    (56, 6): {42, 68},
    (68, 2): {31},
    (68, 3): {80},
    (68, 4): {56},
    (68, 5): {31, 42},
    (68, 7): {42, 56},
    (68, 8): {56},
    (80, 2): {68},
    (80, 3): {31, 56},
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("views") / "minutes.db") as found:
        for name in SAMPLES:
            knowledge.load(found, knowledge.parse(knowledge.read(ROOT / "samples" / name)), by="test")
        yield found


def ask(store: Store, question: str) -> Answer:
    return knowledge.ask(store, question, today=TODAY, sees=SEES)[0]


def look(store: Store, answer: Answer, view: View) -> tuple[Card, ...]:
    return views.look(store, answer, view, today=TODAY, sees=SEES)


def test_each_item_leads_to_the_meetings_on_its_topic_and_to_no_other(store: Store) -> None:
    found = {}
    for minutes in store.current(SEES):
        for item in store.items(minutes.id):
            answer = ask(store, f"第{minutes.meeting.ordinal}次会议第{item.item.ordinal}项")
            assert [one.id for one in answer.items] == [item.id]
            text = "".join(card.text for card in look(store, answer, View.HISTORY))
            others = {n for n in (31, 42, 56, 68, 80) if f"第{n}次" in text} - {minutes.meeting.ordinal}
            found[minutes.meeting.ordinal, item.item.ordinal] = others
    assert {key: others for key, others in found.items() if others} == TOPICS


@pytest.mark.parametrize("view", [View.ORIGINAL, View.WHOLE])
def test_the_print_is_word_for_word_and_holds_what_the_answer_quotes(store: Store, view: View) -> None:
    questions = [
        "老旧小区改造方案过会了没",
        "公共数据授权运营办法原则同意了吗",
        "三年改造总任务调整为多少个小区",
        "滨河夜市特许经营期延长",
    ]
    for question in questions:
        answer = ask(store, question)
        item = answer.items[0]
        text = Text.of(knowledge.read(source_of(store, item.minutes_id)))
        shown = text.quote(Span(item.item.span.start, item.item.span.end))
        marked = 0
        for card in look(store, answer, view):
            for line in card.lines:
                quoted = "".join(run.text for run in line if run.mark in {Mark.QUOTE, Mark.FOUND})
                assert quoted[1:-1] in shown
                marked += sum(len(run.text) for run in line if run.mark is Mark.FOUND)
        quotes = "".join(
            run.text.strip("「」")
            for it in answer.cards
            if not it.text.startswith("⏩")  # of another meeting, which has a print of its own
            for one in it.lines
            for run in one
            if run.mark is Mark.QUOTE
        )
        assert marked >= len(quotes) * 0.9, question


def source_of(store: Store, minutes_id: int) -> object:
    found = store.minutes(minutes_id)
    assert found is not None
    return ROOT / "samples" / found.file_name


def test_the_file_is_for_those_who_may_read_the_minutes(store: Store) -> None:
    minutes = store.current(SEES)[0]
    assert views.file_of(store, minutes.id, sees=SEES) == (minutes.file_name, source_of(store, minutes.id).read_bytes())
    for sees in (
        frozenset(),
        frozenset({"public"}),
        frozenset({"restricted"}),
        frozenset({f"restricted:{minutes.id}"}),
    ):
        assert views.file_of(store, minutes.id, sees=sees) is None
