"""How bodies are found and named."""

from __future__ import annotations

import pytest

from knowledge.model import Role
from tests.knowledge.minutes.reader import finder


def first(words: str, **settings: object) -> tuple[str, str | None, str | None]:
    """Return canonical and official name and key of the first body of the phrase that the words begin with."""
    found = finder(words, **settings)  # type: ignore[arg-type]
    phrase = found.phrase_at(0, len(words))
    assert phrase is not None
    body = found.body(phrase.mentions[0], Role.LEAD)
    return body.canonical, body.official, body.key


@pytest.mark.parametrize(
    ("words", "canonical", "official", "key"),
    [
        ("县财政局要拨付", "县财政局", "青禾县财政局", "finance"),
        ("财政局要拨付", "县财政局", "青禾县财政局", "finance"),
        ("我县财政局要拨付", "县财政局", "青禾县财政局", "finance"),
        ("县卫健委要指导", "县卫健委", "青禾县卫生健康委员会", "health"),
        ("政府办要督办", "县政府办公室", "青禾县人民政府办公室", "government_office"),
        ("县财政要统筹", "县财政局", "青禾县财政局", "finance"),
        ("县国土局要办理", "县国土局", None, "natural_resources"),
        ("市应急管理局要调度", "市应急管理局", None, "emergency"),
        ("柳河镇要排查", "柳河镇", None, None),
        ("青禾生态环境局要监测", "青禾生态环境局", None, "ecology"),
        ("团县委要发动", "团县委", None, "youth_league"),
        ("青禾县财政局要拨付", "县财政局", "青禾县财政局", "finance"),
        ("县市场监管部门要巡查", "县市场监管局", "青禾县市场监督管理局", "market_regulation"),
        ("县蓝莓产业经营集团公司要建设", "县蓝莓产业经营集团公司", None, None),
        ("交通与建设局根据意见修改", "交通与建设局", None, None),
        ("《规划》编写组要把关", "《规划》编写组", None, None),
    ],
)
def test_names(words: str, canonical: str, official: str | None, key: str | None) -> None:
    assert first(words) == (canonical, official, key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县教育局要落实", "县体育局要落实"),
        ("县城投集团要落实", "县城发集团要落实"),
        ("县商务局要落实", "县招商局要落实"),
        ("县水务局要落实", "县税务局要落实"),
    ],
)
def test_confusable_pairs_keep_apart(one: str, other: str) -> None:
    assert first(one)[0] == one[: one.index("要")]
    assert first(one)[2] != first(other)[2]


def test_a_bare_word_stands_for_the_form_that_the_document_prints() -> None:
    words = "市文旅、教育等部门要配合。市文体广旅局要牵头。"
    assert first(words, issuer="云川市人民政府")[:2] == ("市文体广旅局", "云川市文化体育广电和旅游局")


def test_a_word_that_begins_like_a_level_still_takes_its_level() -> None:
    assert first("市场监管部门要巡查", issuer="云川市人民政府")[0] == "市市场监管局"


def test_a_place_from_elsewhere_is_lent_to_nobody() -> None:
    words = "白云市人社局、住建局要配合"
    phrase = finder(words).phrase_at(0, len(words))
    assert phrase is not None
    names = [finder(words).body(mention, Role.JOINT).canonical for mention in phrase.mentions]
    assert names == ["白云市人社局", "县住建局"]


@pytest.mark.parametrize("words", ["河东区、河西区政府", "河东、河西两区政府"])
def test_places_that_share_the_word_for_their_government_are_two(words: str) -> None:
    text = f"{words}要做好征收安置"
    phrase = finder(text).phrase_at(0, len(text))
    assert phrase is not None
    assert [finder(text).body(one, Role.JOINT).canonical for one in phrase.mentions] == ["河东区政府", "河西区政府"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("和平区、河西区政府", ["和平区政府", "河西区政府"]),
        ("老街、新街两街道", ["老街街道", "新街街道"]),
    ],
)
def test_a_name_that_holds_a_mark_of_the_list_stays_whole(words: str, names: list[str]) -> None:
    text = f"{words}要做好征收安置"
    phrase = finder(text).phrase_at(0, len(text))
    assert phrase is not None
    assert [finder(text).body(one, Role.JOINT).canonical for one in phrase.mentions] == names


def test_a_bare_word_alone_is_no_body() -> None:
    words = "教育要优先发展"
    assert finder(words).phrase_at(0, len(words)) is None


def test_names_of_the_lists_are_known_whatever_their_form() -> None:
    words = "青禾湾度假区要配合"
    phrase = finder(words, listed=("青禾湾度假区",)).phrase_at(0, len(words))
    assert phrase is not None
    assert [m.name for m in phrase.mentions] == ["青禾湾度假区"]


@pytest.mark.parametrize(
    "words", ["加快推进服务中心建设", "新建系统一律先报县水利局审核", "各地区所在的村要", "该项目要", "不邀约外地人员"]
)
def test_a_verb_or_half_a_word_is_no_name(words: str) -> None:
    phrase = finder(words).phrase_at(0, len(words))
    assert phrase is None or all(m.sort == "group" for m in phrase.mentions)


def test_traditional_script_is_kept_in_the_canonical_name() -> None:
    assert first("縣財政局要拨付", issuer="青禾縣人民政府")[0] == "縣財政局"
