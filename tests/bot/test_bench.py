"""Made minutes are what they say, and the bench tells figures of them; no test here looks at the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import knowledge
from bot.bench import Times, load, measure
from bot.bench_made import made, meetings, questions
from bot.bench_peers import peers
from bot.commands_bench import bench

if TYPE_CHECKING:
    from pathlib import Path


def test_made_minutes_are_always_the_same() -> None:
    assert made(7) == made(7)
    assert made(7).document.source != made(8).document.source


def test_the_spans_of_made_minutes_hold_their_words() -> None:
    for number in range(5):
        minutes = made(number)
        source = minutes.document.source
        for item in minutes.items:
            assert item.topic in source[item.span.start : item.span.end]
            for one in (*item.decisions, *item.directives):
                assert source[one.span.start : one.span.end] == one.text
        for observer in minutes.attendance.observers:
            assert source[observer.span.start : observer.span.end] == f"{observer.body}{observer.names[0]}"


def test_the_parser_finds_the_items_that_were_made() -> None:
    minutes = made(3)
    parsed = knowledge.parse(minutes.document)
    assert [item.heading for item in parsed.items] == [item.heading for item in minutes.items]
    assert parsed.meeting.held_on == minutes.meeting.held_on


def test_every_kind_of_question_is_asked() -> None:
    asked = questions(meetings(1_000), 80)
    assert asked == questions(meetings(1_000), 80)
    assert {one.kind for one in asked} == {"named", "broad", "untold"}


@pytest.mark.parametrize(("share", "milliseconds"), [(0, 1), (0.5, 3), (1, 5)])
def test_times_are_told_by_their_share(share: float, milliseconds: float) -> None:
    assert Times((0.001, 0.002, 0.003, 0.004, 0.005)).at(share) == pytest.approx(milliseconds)


def test_a_store_is_loaded_and_asked(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    loaded = load(tmp_path / "made.db", 400, lambda done, whole: told.append((done, whole)))
    assert told == [(4, 4)]
    assert 350 <= loaded.passages <= 450
    measured = measure(tmp_path / "made.db", 400, 40)
    assert measured.right > 0.9
    assert measured.same_named == 1.0
    assert {"FTS5 OR", "rapidfuzz"} <= {name for name, _ in peers(tmp_path / "made.db", 400, 8)}


def test_both_tables_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench([100], asked=16) == 0
    printed = capsys.readouterr().out
    assert "99 段" in printed
    assert "rapidfuzz" in printed
