"""How an item falls into sentences, points and speech acts."""

from __future__ import annotations

import pytest

from knowledge.minutes.draft import Range
from knowledge.minutes.points import Mode, mask, sentences


def told(words: str) -> list[tuple[str, Mode, str]]:
    found = sentences(words, mask(words), [Range(0, len(words))])
    return [(words[s.start : s.end], s.mode, s.place) for s in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("会议认为，形势较好。", [("形势较好。", Mode.BACKGROUND, "")]),
        ("县长田野强调，要抓好落实。", [("要抓好落实。", Mode.DEMAND, "")]),
        ("会议要求各乡镇要带头。", [("各乡镇要带头。", Mode.DEMAND, "")]),
        ("会议明确，（一）同意。（二）抓好。", [("同意。", Mode.DECIDE, "（一）"), ("抓好。", Mode.DECIDE, "（二）")]),
        ("决议：照案通过。", [("照案通过。", Mode.RESOLUTION, "")]),
        ("会议听取了汇报。", [("会议听取了汇报。", Mode.PLAIN, "")]),
    ],
)
def test_speech_acts(words: str, expected: list[tuple[str, Mode, str]]) -> None:
    assert told(words) == expected


def test_points_nest_and_a_new_paragraph_without_a_mark_ends_them() -> None:
    words = "会议强调，\n（一）甲。一要乙。二要丙。\n（二）丁。1.戊。2.己。\n庚。"
    places = [place for _, _, place in told(words)]
    assert places == ["（一）", "（一）一要", "（一）二要", "（二）", "（二）1.", "（二）2.", ""]


def test_nothing_is_cut_inside_titles_and_quotations() -> None:
    words = "县司法局要修订《关于某事。的办法》，落实“谁主办。谁负责”原则。"
    assert [text for text, _, _ in told(words)] == [words]


def test_masking_keeps_the_length_and_the_marks_of_points() -> None:
    words = "（一）按《甲（试行）》办，“一户一策”（含乡镇）。"
    assert len(mask(words)) == len(words)
    assert mask(words).startswith("（一）按■")
