"""Comparable text becomes n-grams: Han characters in ones and twos, ASCII words whole; and their sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.grams import bigrams, runs, soft, sound, unigrams


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("古桥修缮", ["古桥", "桥修", "修缮"]),
        ("桥", ["桥"]),
        ("古桥，修缮", ["古桥", "修缮"]),
        ("460万元", ["460", "万元"]),
        ("1.85元", ["1.85", "元"]),
        ("AI大模型", ["ai", "大模", "模型"]),
        ("《》。 \n", []),
        ("", []),
    ],
)
def test_bigrams(plain: str, expected: list[str]) -> None:
    assert bigrams(plain) == expected


@pytest.mark.parametrize(("plain", "expected"), [("古桥a1", ["古", "桥"]), ("abc 12", []), ("", [])])
def test_unigrams_are_han_characters(plain: str, expected: list[str]) -> None:
    assert unigrams(plain) == expected


@given(st.text())
def test_nothing_but_letters_and_digits_of_the_text_becomes_a_gram(text: str) -> None:
    lower = text.lower()
    assert all(run in lower for run in runs(text))
    assert all(gram in lower and gram.strip() == gram for gram in bigrams(text))
    assert set(unigrams(text)) <= set(lower)


@given(st.text("古桥修缮工程", min_size=2, max_size=30))
def test_bigrams_are_one_fewer_than_the_characters_and_chain(text: str) -> None:
    grams = bigrams(text)
    assert len(grams) == len(text) - 1
    assert grams[0][0] + "".join(gram[1] for gram in grams) == text


@pytest.mark.parametrize(
    ("gram", "said"), [("古桥", "gu qiao"), ("桥", "qiao"), ("绿化", "lv hua"), ("abc", ""), ("12", ""), ("", "")]
)
def test_the_sound_is_pinyin_without_tones(gram: str, said: str) -> None:
    assert sound(gram) == said


@pytest.mark.parametrize(("one", "other"), [("是", "四"), ("中", "宗"), ("城", "岑"), ("应", "因"), ("审计", "森计")])
def test_sounds_that_the_south_does_not_tell_apart_are_one(one: str, other: str) -> None:
    assert soft(sound(one)) == soft(sound(other))


@pytest.mark.parametrize(("one", "other"), [("古", "故"), ("桥", "乔"), ("局", "菊")])
def test_tones_do_not_count(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("兰", "郎"), ("古", "路"), ("飞", "会")])
def test_sounds_that_are_told_apart_stay_two(one: str, other: str) -> None:
    assert soft(sound(one)) != soft(sound(other))
