"""How much a person may send, against a clock that a test turns."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bot import pacing
from bot.pacing import Pace, Verdict


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_handled_then_one_word_then_nothing_for_a_while() -> None:
    clock = Clock()
    pace = Pace(clock)
    verdicts = [pace.judge(7) for _ in range(pacing.BURST + 20)]
    assert verdicts == [Verdict.HANDLE] * pacing.BURST + [Verdict.TELL] + [Verdict.PASS_OVER] * 19
    clock.now += pacing.PAUSE
    assert pace.judge(7) is Verdict.HANDLE


def test_one_persons_haste_costs_another_nothing() -> None:
    pace = Pace(Clock())
    for _ in range(1000):
        pace.judge(7)
    assert pace.judge(8) is Verdict.HANDLE


def test_who_keeps_the_pace_is_never_told() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(1000):
        assert pace.judge(7) is Verdict.HANDLE
        clock.now += pacing.EVERY


def test_whoever_was_quiet_longest_is_forgotten_first() -> None:
    pace = Pace(Clock())
    for person in range(pacing.PEOPLE + 10):
        pace.judge(person)
    assert len(pace._people) == pacing.PEOPLE  # noqa: SLF001
    assert 0 not in pace._people  # noqa: SLF001


@given(st.lists(st.floats(0, 5), max_size=200))
def test_in_any_stretch_no_more_is_handled_than_a_burst_and_the_pace(gaps: list[float]) -> None:
    clock = Clock()
    pace = Pace(clock)
    handled = told = 0
    for gap in gaps:
        clock.now += gap
        verdict = pace.judge(7)
        handled += verdict is Verdict.HANDLE
        told += verdict is Verdict.TELL
    assert handled <= pacing.BURST + clock.now / pacing.EVERY + 1
    assert told <= 1 + clock.now / pacing.PAUSE
