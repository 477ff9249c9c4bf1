"""The words by which a question may name what the store talks about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.library import Library
from knowledge.model import Meeting
from knowledge.questions.lexicon import bare, identity, level_of, place_of
from tests.asking import SEES
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("市财政局", "finance"),
        ("县财政局", "finance"),
        ("财政局", "finance"),
        ("云溪市财政局", "finance"),
        ("市发展和改革委员会", "reform"),
        ("国土局", "natural_resources"),
        ("全市教育局", "education"),
        ("白鹭街道", "白鹭街道"),
        ("市民间文艺社", "民间文艺社"),
        ("", ""),
    ],
)
def test_a_printed_name_leads_to_its_identity(name: str, key: str) -> None:
    assert identity(name) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市教育局", "市体育局"),
        ("市水利局", "市税务局"),
        ("市商务局", "市招商局"),
        ("白鹭街道", "青鹭街道"),
        ("市城投集团", "市水务集团"),
    ],
)
def test_names_that_look_alike_are_two_bodies(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@pytest.mark.parametrize(
    ("name", "level"), [("市财政局", "市"), ("县财政局", "县"), ("财政局", ""), ("镇办", ""), ("", "")]
)
def test_the_level_of_a_name(name: str, level: str) -> None:
    assert level_of(name) == level


def test_marks_and_blanks_are_no_part_of_a_name() -> None:
    assert bare("《市 财政局》“”") == "市财政局"


@pytest.mark.parametrize(
    ("meeting", "place"),
    [
        (Meeting(issuer="云溪市人民政府办公室"), "云溪"),
        (Meeting(name="云溪县人民政府第3次常务会议"), "云溪"),
        (Meeting(issuer="江右省云溪市人民政府"), "云溪"),
        (Meeting(name="市政府第3次常务会议"), ""),
        (Meeting(), ""),
    ],
)
def test_the_place_of_a_meeting(meeting: Meeting, place: str) -> None:
    assert place_of(meeting) == place


def test_the_lexicon_holds_bodies_groups_and_people_of_the_store(tmp_path: Path) -> None:
    with stores.small(tmp_path) as store:
        lexicon = Library(store, SEES).lexicon
        assert lexicon.names["finance"] == ("市财政局",)
        assert lexicon.groups == {bare("各镇（街道）")}
        assert {"闻远山", "楚怀瑾", "薄云舒", "柳成荫"} <= lexicon.people
        assert lexicon.known({"finance", "sports"})
        assert not lexicon.known({"sports"})
        assert "finance" in lexicon.initials["czj"]


def test_the_lexicon_is_of_its_audience_and_anew_after_a_load(tmp_path: Path) -> None:
    from knowledge import load, parse, read_bytes

    with stores.small(tmp_path, stores.EARLIER) as store:
        assert "闵求实" in Library(store, SEES).lexicon.people
        hidden = stores.LATER.replace("闵求实", "游子吟")
        load(store, parse(read_bytes("2.txt", hidden.encode())), visibility="internal", by="test")
        assert "游子吟" in Library(store, SEES).lexicon.people
        assert "游子吟" not in Library(store, frozenset({"public"})).lexicon.people
