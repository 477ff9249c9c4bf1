"""The tables of words: synonyms both ways, English in lower case, filler longest first; an error names file and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config import vocabulary as tables
from config.vocabulary import VocabularyError, contrasts, english, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """The tables are read once; a test that bends them must leave none behind."""
    yield
    for table in (tables.vocabulary, tables.english, tables.intent_table, tables.places, tables.contrasts):
        table.cache_clear()


def test_synonyms_lead_both_ways_and_never_to_the_word_itself() -> None:
    same = vocabulary().same
    assert len(same) > 150
    for word, others in same.items():
        assert others
        assert word not in others
        assert len(others) == len(set(others))
        assert all(word in same[other] for other in others)


def test_a_row_of_contrasts_has_words_that_no_synonym_joins() -> None:
    for row in contrasts():
        assert len(row) == len(set(row)) > 1
        assert not any(other in vocabulary().same.get(word, ()) for word in row for other in row)


def test_english_is_lower_case_and_its_meaning_is_chinese() -> None:
    for word, chinese in english().items():
        assert word == word.lower().strip()
        assert all("\u4e00" <= char <= "\u9fff" for char in chinese.replace(" ", "")), word


def test_filler_is_longest_first() -> None:
    lengths = [len(word) for word in vocabulary().filler]
    assert lengths == sorted(lengths, reverse=True)


def test_each_word_of_filler_stands_once() -> None:
    filler = vocabulary().filler
    assert len(filler) == len(set(filler))


@pytest.mark.parametrize("word", ["任务", "谁", "决定", "会议", "负责", "方案"])
def test_words_that_ask_or_matter_are_no_filler(word: str) -> None:
    assert word not in vocabulary().filler


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"same": []}, "filler"),
        ({"same": [], "filler": [], "fillers": []}, "fillers"),
        ({"same": "甲", "filler": []}, "same"),
        ({"same": [["甲", 1]], "filler": []}, "same.0.1"),
    ],
)
def test_an_error_names_file_and_key(monkeypatch: pytest.MonkeyPatch, table: object, key: str) -> None:
    monkeypatch.setattr(tables, "_read", lambda _: table)
    vocabulary.cache_clear()
    with pytest.raises(VocabularyError, match=rf"^synonyms\.yaml: {key}: "):
        vocabulary()


def test_an_english_word_has_one_chinese_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_read", lambda _: {"who": ["谁"]})
    english.cache_clear()
    with pytest.raises(VocabularyError, match=r"^english\.yaml: "):
        english()
