"""Questions on one meeting whose minutes stand among 200 others: the judge and the questions are the shared ones."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any

import pytest

import knowledge
from bot.bench_made import made
from knowledge.answer_row import answer_row
from knowledge.model import Dialogue
from tests.asking import SEES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from knowledge.store import Store

    Row = dict[str, Any]
    Judge = Callable[[Row, Row], str | None]

OTHERS = 200
TODAY = date(2026, 6, 1)
MOST_WRONG_BESIDE = 3  # questions that may be answered wrong for the others' sake alone
RIGHT = 0.95
_NAMES_A_MEETING = re.compile(r"第[一二三四五六七八九十\d]+次|第\d+号|[月号].{0,3}开")


@pytest.fixture(scope="module")
def seed(shared: Path) -> Path:
    """The folder of the minutes that are asked about."""
    return shared / "corpus" / "taicang_53"


@pytest.fixture(scope="module")
def rows(seed: Path) -> list[Row]:
    return [json.loads(line) for line in (seed / "more" / "questions.jsonl").read_text("utf-8").splitlines() if line]


@pytest.fixture(scope="module")
def judge(shared: Path, seed: Path) -> Judge:
    spec = spec_from_file_location("score", shared / "check" / "score.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    raw = json.loads((seed / "more" / "assignments.json").read_text("utf-8"))
    tasks = {one["id"]: one for one in raw["assignments"]}
    return lambda row, given: module.judge_full(row, given, tasks)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, seed: Path) -> Iterator[Store]:
    with knowledge.open_store(tmp_path_factory.mktemp("alone") / "minutes.db") as store:
        _load_seed(store, seed)
        yield store


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, seed: Path) -> Iterator[Store]:
    with knowledge.open_store(tmp_path_factory.mktemp("crowd") / "minutes.db") as store:
        for number in range(OTHERS):
            knowledge.load(store, made(number), by="test")
        _load_seed(store, seed)
        yield store


def _load_seed(store: Store, seed: Path) -> None:
    knowledge.load(store, knowledge.parse(knowledge.read(seed / "taicang_53.txt")), by="test")


def _answer(store: Store, turns: list[str]) -> Row:
    dialogue = Dialogue()
    for turn in turns:
        answer, dialogue = knowledge.ask(store, turn, dialogue=dialogue, today=TODAY, sees=SEES)
    return answer_row(answer)


def _turns(row: Row, name: str = "") -> list[str]:
    """The turns of a row, the first with the meeting's name where nothing in it names one."""
    first, *others = [*row["history"], row["question"]]
    to_the_bot = row["gold"].get("expect") in {"help", "smalltalk", "reject_input"}
    named = first if to_the_bot or _NAMES_A_MEETING.search(first) else name + first
    return [named, *others]


def _wrong(store: Store, rows: list[Row], judge: Judge, name: str = "") -> list[str]:
    return [f"{row['id']} {why}" for row in rows if (why := judge(row, _answer(store, _turns(row, name))))]


@pytest.fixture(scope="module")
def wrong_alone(alone: Store, rows: list[Row], judge: Judge) -> list[str]:
    return _wrong(alone, rows, judge)


def test_alone_nearly_all_are_right(rows: list[Row], wrong_alone: list[str]) -> None:
    assert len(wrong_alone) <= (1 - RIGHT) * len(rows), wrong_alone


def test_among_many_hardly_more_are_wrong(
    alone: Store, crowd: Store, rows: list[Row], judge: Judge, wrong_alone: list[str]
) -> None:
    (seed,) = alone.current(SEES)
    wrong = _wrong(crowd, rows, judge, f"{seed.meeting.name}，")
    assert len(wrong) <= len(wrong_alone) + MOST_WRONG_BESIDE, wrong
