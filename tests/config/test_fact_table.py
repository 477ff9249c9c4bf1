"""The table of facts: whole, its expressions hold, each kind has words for its absence; an error names file and key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from config import vocabulary as tables
from config.replies import replies
from config.vocabulary import VocabularyError, fact_table

if TYPE_CHECKING:
    from collections.abc import Iterator

ROW = {"fact": "a", "asks": ["甲"]}


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    fact_table.cache_clear()


def test_kinds_are_unique_and_no_alternative_stands_twice_or_matches_nothing() -> None:
    table = fact_table()
    assert len({row.name for row in table}) == len(table) >= 20
    for row in table:
        assert row.asks or row.tells, row.name
        for side in (row.asks, row.tells):
            assert len(set(side)) == len(side), row.name
            assert all(side), row.name
            for one in side:
                re.compile(one)  # by itself too: the table compiles them joined


@pytest.mark.parametrize("row", [row for row in fact_table() if row.asks], ids=lambda row: row.name)
def test_the_absence_of_each_kind_can_be_said(row: tables.Fact) -> None:
    keys = {f"what_{row.name}", f"what_{row.name}_unit", f"what_fact_{row.name}"}
    assert keys & set(replies())


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ({"fact": "a"}, "asks"),
        (ROW | {"told": ["乙"]}, "told"),
        (ROW | {"asks": [1]}, "asks.0"),
        (ROW | {"asks": ["(甲"]}, "a: \\(甲"),
    ],
)
def test_an_error_names_file_and_key(monkeypatch: pytest.MonkeyPatch, row: object, key: str) -> None:
    monkeypatch.setattr(tables, "_read", lambda _: [row])
    fact_table.cache_clear()
    with pytest.raises(VocabularyError, match=rf"^facts\.yaml: {key}"):
        fact_table()
