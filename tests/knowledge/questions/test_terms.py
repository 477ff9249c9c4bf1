"""What is left of a question becomes terms: filler out, synonyms beside, slips of the pen put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.library import Library
from knowledge.questions.terms import correct, homophones, pieces, terms
from tests.asking import SEES
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请问古桥修缮的", ["古桥修缮"]),
        ("  古桥   票价 ", ["古桥", "票价"]),
        ("的", []),
        ("的了吗", []),
        ("", []),
        ("大门油漆案", ["大门油漆"]),  # the matter of the gate's paint
        ("修缮方案", ["修缮方案"]),  # 方案 is a word of its own
        ("档案", ["档案"]),
        ("abc古桥", ["abc", "古桥"]),
        ("3.5元", ["3.5", "元"]),
    ],
)
def test_filler_and_lone_particles_are_taken_out(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("topic", "word", "other"),
    [
        ("过年值班", "过年", "春节"),
        ("春节值班", "春节", "过年"),
        ("加装电梯补贴", "补贴", "补助"),
        ("讨薪线索", "讨薪", "欠薪"),
    ],
)
def test_synonyms_stand_beside_the_word_both_ways(topic: str, word: str, other: str) -> None:
    found = {term.text: term.others for term in terms(topic, {})}
    assert found[topic] == ()
    assert other in found[word]


def test_taught_synonyms_come_before_the_shipped_ones() -> None:
    found = {term.text: term.others for term in terms("过年", {"过年": ("年关",)}) if term.others}
    assert found["过年"][0] == "年关"
    assert "春节" in found["过年"]


def test_a_term_stands_once() -> None:
    found = terms("春节 春节", {})
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("topic", "written"),
    [("六十人", "60人"), ("六十人", "60个人"), ("3天", "3天"), ("二十公里", "20公里"), ("一百二十户", "120户")],
)
def test_a_quantity_is_looked_for_in_digits(topic: str, written: str) -> None:
    assert any(written in term.others for term in terms(topic, {}))


@pytest.mark.parametrize(("topic", "limit"), [("六十人", "#人"), ("3天", "#天"), ("二十公里", "#公里")])
def test_a_quantity_meets_any_limit_of_its_unit(topic: str, limit: str) -> None:
    assert any(limit in term.others for term in terms(topic, {}))


CORRECTED = [
    ("鼓桥修缮", "古桥修缮"),
    ("古桥修善", "古桥修缮"),
    ("共享丹车", "共享单车"),
    ("护学刚", "护学岗"),
    ("竣工验手", "竣工验收"),
]


@pytest.mark.parametrize(("typed", "expected"), CORRECTED)
def test_a_homophone_that_nobody_here_writes_is_put_right(tmp_path: Path, typed: str, expected: str) -> None:
    with stores.small(tmp_path) as store:
        library = Library(store, SEES)
        text, notes = correct(typed, library.known, library.sounds)
    assert text == expected
    assert len(notes) == 1


@pytest.mark.parametrize("text", ["古桥修缮", "跨江大桥", "飞碟", "谁负责", "哪些任务", "", "abc", "12处"])
def test_what_is_right_or_sounds_like_nothing_here_is_left(tmp_path: Path, text: str) -> None:
    with stores.small(tmp_path) as store:
        library = Library(store, SEES)
        assert correct(text, library.known, library.sounds) == (text, ())


def test_two_wrong_characters_are_kept_with_what_sounds_so_beside_them(tmp_path: Path) -> None:
    with stores.small(tmp_path) as store:
        library = Library(store, SEES)
        (found,) = (term for term in homophones("鼓乔", library.known, library.sounds))
        assert (found.text, found.others) == ("鼓乔", ("古桥",))
        assert homophones("古桥", library.known, library.sounds) == ()


@pytest.mark.parametrize("typed", ["地址", "市住房公积金中心", "卫计委", "安监局"])
def test_words_that_ask_and_names_of_the_catalogue_are_left(library: Library, typed: str) -> None:
    assert correct(typed, library.known, library.sounds) == (typed, ())


@pytest.mark.parametrize("text", ["小区总数", "还是新政策"])
def test_words_of_the_dictionary_and_their_seams_are_left(library: Library, text: str) -> None:
    assert correct(text, library.known, library.sounds) == (text, ())


def test_the_pair_before_the_wrong_one_is_left(library: Library) -> None:
    assert correct("汛期直守", library.known, library.sounds)[0] == "汛期值守"
