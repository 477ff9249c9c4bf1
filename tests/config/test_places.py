"""The names of places, without 省 市 县 区."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config import vocabulary as tables
from config.vocabulary import VocabularyError, intent_table, places, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    places.cache_clear()


def test_the_list_is_wide_and_its_names_are_bare() -> None:
    found = places()
    assert len(found) > 350
    for name in found:
        assert 2 <= len(name) <= 4, name
        assert all("\u4e00" <= char <= "\u9fff" for char in name), name
        assert name[-1] not in "省县区", name


@pytest.mark.parametrize("name", ["北京", "南京", "西安", "呼和浩特", "昆山", "拉萨"])
def test_well_known_places_are_there(name: str) -> None:
    assert name in places()


def test_no_place_is_a_word_that_questions_are_made_of() -> None:
    words = {*vocabulary().filler, *vocabulary().same}
    assert not places() & words
    assert not any(name in phrasing for name in places() for row in intent_table() for phrasing in row.phrasings)


def test_a_table_that_is_no_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_read", lambda _: {"places": "北京"})
    places.cache_clear()
    with pytest.raises(VocabularyError, match=r"^places\.yaml: "):
        places()
