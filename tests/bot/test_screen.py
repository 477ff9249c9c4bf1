"""Lines of Chinese are broken where a reader expects it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.screen import breaks


def rows(words: str, width: int) -> list[str]:
    return [words[a:b] for a, b in pairwise([0, *breaks(words, width), len(words)])]


def test_no_row_begins_with_a_closing_mark_or_inside_a_number() -> None:
    assert rows("会议原则同意，会后修改。", 12) == ["会议原则同", "意，会后修", "改。"]
    assert rows("定于2026-03-20召开", 10) == ["定于", "2026-03-20", "召开"]
    assert rows("各单位要在6月底前", 11) == ["各单位要在", "6月底前"]
    assert rows("短句。", 12) == ["短句。"]


@given(st.text(), st.integers(min_value=4, max_value=40))
def test_nothing_is_lost_and_every_row_fits(words: str, width: int) -> None:
    found = rows(words, width)
    assert "".join(found) == words
    assert all(cell_len(row) <= width for row in found)
