"""The catalogue of bodies, and what its reader refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.tables import InvalidTableError, catalogue, read_bodies

if TYPE_CHECKING:
    from pathlib import Path

ROW = "{key: a, official: [甲局], short: [], stems: {}, former: [], called: [], kind: government}"


def test_the_catalogue_is_wide_and_its_keys_are_unique() -> None:
    entries = catalogue()
    assert len(entries) >= 120
    assert len({entry.key for entry in entries}) == len(entries)


def test_every_bare_word_stands_for_a_name_of_its_own_entry() -> None:
    for entry in catalogue():
        for stem, restored in entry.stems:
            assert restored in entry.printed, (entry.key, stem, restored)


@pytest.mark.parametrize(
    ("old", "key"),
    [
        ("卫计委", "health"),
        ("国土局", "natural_resources"),
        ("工商局", "market_regulation"),
        ("食药监局", "market_regulation"),
        ("旅游局", "culture_tourism"),
        ("扶贫办", "agriculture"),
        ("乡村振兴局", "agriculture"),
        ("安监局", "emergency"),
        ("国税局", "tax"),
    ],
)
def test_renamed_bodies_are_found_by_their_former_names(old: str, key: str) -> None:
    assert [entry.key for entry in catalogue() if old in entry.former] == [key]


@pytest.mark.parametrize(
    ("word", "key"),
    [("府办", "government_office"), ("发改", "reform"), ("城管", "urban_management"), ("公积金", "housing_fund")],
)
def test_colloquial_names_lead_to_their_body(word: str, key: str) -> None:
    assert key in [entry.key for entry in catalogue() if word in entry.called]


@pytest.mark.parametrize(
    ("rows", "line", "key"),
    [
        (f"- {ROW}\n- {ROW.replace('key: a', 'key: b')}", 2, "b"),
        (f"- {ROW}\n- {ROW.replace('甲局', '乙局')}", 2, "a"),
        (f"- {ROW.replace('government', 'cloud')}", 1, "a"),
        (f"- {ROW.replace('short: [], ', '')}", 1, "a"),
        (f"\n- {ROW.replace('former: []', 'former: 甲')}", 2, "a"),
        (f"- {ROW.replace('stems: {}', 'stems: []')}", 1, "a"),
        ("- 甲局", 1, "甲局"),
        ("甲局", 1, ""),
        ("- {key: [", 2, ""),
    ],
)
def test_an_error_names_file_line_and_key(tmp_path: Path, rows: str, line: int, key: str) -> None:
    path = tmp_path / "bodies.yaml"
    path.write_text(rows, "utf-8")
    with pytest.raises(InvalidTableError) as caught:
        read_bodies(path)
    assert (caught.value.file, caught.value.line, caught.value.key) == ("bodies.yaml", line, key)
