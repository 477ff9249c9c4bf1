"""Latin letters are cut into syllables, and those become the characters that the store writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.library import Library
from knowledge.questions.pinyin import chinese, corrections, frame_grams, syllables
from tests.asking import SEES
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("word", "cuts"),
    [
        ("qiao", [["qiao"]]),
        ("guqiao", [["gu", "qiao"]]),
        ("zhuang", [["zhuang"]]),
        ("fangan", [["fan", "gan"], ["fang", "an"]]),
        ("nver", [["nv", "er"]]),
        ("lvhua", [["lv", "hua"]]),
        ("a", [["a"]]),
        ("", [[]]),
    ],
)
def test_letters_are_cut_into_the_fewest_syllables(word: str, cuts: list[list[str]]) -> None:
    assert syllables(word) == cuts


@pytest.mark.parametrize("word", ["xyz", "bridge", "gdp", "guqiaox", "v"])
def test_what_is_no_pinyin_has_no_cut(word: str) -> None:
    assert syllables(word) == []


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=24))
def test_every_cut_is_the_word_itself(word: str) -> None:
    assert all("".join(cut) == word for cut in syllables(word))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("guqiao xiushan", "古桥修缮"),
        ("gu qiao", "古桥"),
        ("GUQIAO", "古桥"),
        ("gongxiang danche banfa", "共享单车办法"),
        ("2022 guqiao", "2022古桥"),
    ],
)
def test_the_words_of_the_store_choose_the_characters(tmp_path: Path, words: str, expected: str) -> None:
    with stores.small(tmp_path) as store:
        assert chinese(words, Library(store, SEES).sounds) == expected


@pytest.mark.parametrize("words", ["qiao", "gu", "kuajiang dadao", "xyz", "", "12 34"])
def test_one_syllable_or_what_nobody_here_writes_is_no_pinyin(tmp_path: Path, words: str) -> None:
    with stores.small(tmp_path) as store:
        assert chinese(words, Library(store, SEES).sounds) is None


def test_another_store_reads_the_same_letters_otherwise(tmp_path: Path) -> None:
    text = stores.EARLIER.replace("古桥修缮", "谷仓修善")
    with stores.small(tmp_path, text) as store:
        assert chinese("xiushan gongcheng", Library(store, SEES).sounds) == "修善工程"


def test_a_body_that_only_came_is_read_too(tmp_path: Path) -> None:
    text = stores.EARLIER.replace("钱有方", "钱有方、鹿鸣街道甄可行", 1)
    with stores.small(tmp_path, text) as store:
        assert chinese("luming jiedao shui liexi", Library(store, SEES).sounds) == "鹿鸣街道谁列席"


def test_corrections_sound_alike_and_leave_the_word_itself_out(tmp_path: Path) -> None:
    with stores.small(tmp_path) as store:
        sounds = Library(store, SEES).sounds
        assert corrections("鼓桥", sounds) == ("古桥",)
        assert "古桥" not in corrections("古桥", sounds)
        assert corrections("飞碟", sounds) == ()


def test_the_words_that_ask_are_known_by_their_sound() -> None:
    frame = frame_grams()
    assert "任务" in frame["ren wu"]
    assert "列席" in frame["lie xi"]
