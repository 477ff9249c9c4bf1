"""Whether what a search found is what was asked for: to abstain is the hard part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge import finding, fitting
from knowledge.library import Library
from knowledge.missing import missing
from knowledge.model import Dialogue, Status
from knowledge.scope import ask_of
from tests.asking import SEES
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.answers.asked import Asked
    from knowledge.store import Store

REFUSED = {Status.NOT_FOUND, Status.NOT_STATED}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("finding")) as made:
        yield made


def _asked(store: Store, question: str) -> Asked:
    return ask_of(stores.reading(store, question), Library(store, SEES), Dialogue())


@pytest.mark.parametrize(
    "question",
    [
        "2019年古桥修缮怎么定的",  # the year
        "2030年共享单车管理办法",
        "古桥修缮 灯光秀",  # the keyword
        "共享单车 押金",
        "校园周边停车条例怎么规定的",  # the noun it ends in
        "苏州古桥修缮怎么定的",  # the place
        "跨江大桥修建通过了吗",  # one common character
        "地铁什么时候开通",
        "明天下不下雨",
    ],
)
def test_it_abstains(store: Store, question: str) -> None:
    assert ask(store, question).status in REFUSED


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("2022年古桥修缮怎么定的", (1, 2)),  # the year of the meeting
        ("古桥修缮 概算", (1, 2)),
        ("共享单车 停放区 120处", (1, 1)),
        ("夜间集市收费方案通过了吗", (2, 3)),
        ("校园周边交通", (1, 3)),
        ("护学岗", (1, 3)),
    ],
)
def test_it_does_not_abstain_where_all_is_there(store: Store, question: str, place: tuple[int, int]) -> None:
    given = ask(store, question)
    assert given.status is Status.ANSWERED
    assert places(given)[0] == place


@pytest.mark.parametrize(
    ("question", "word"),
    [("古桥修缮 灯光秀 工程", "灯光秀"), ("夜间集市收费方案", ""), ("护学岗", "")],
)
def test_the_word_that_is_missing_is_named(store: Store, question: str, word: str) -> None:
    asked = _asked(store, question)
    assert missing(asked, finding.find(asked)[0]) == word


@pytest.mark.parametrize(
    ("question", "tied"),
    [
        ("办法", [(2, 2), (1, 1)]),
        ("单车", [(2, 2), (1, 1)]),
        ("护学岗", []),  # stands in one item alone
        ("单车通过了吗，会上到底怎么定的共享单车停放区规划", []),  # no bare keyword
        ("市公安局单车", []),  # a body chooses
        ("集市", []),  # in one heading alone
    ],
)
def test_a_bare_keyword_does_not_choose(store: Store, question: str, tied: list[tuple[int, int]]) -> None:
    asked = _asked(store, question)
    found = fitting.tied(asked, finding.find(asked))
    assert sorted(((hit.item.minutes_id, hit.item.item.ordinal) for hit in found), reverse=True) == tied


def test_of_items_alike_the_newer_meeting_comes_first(store: Store) -> None:
    asked = _asked(store, "共享单车管理办法")
    assert [hit.item.minutes_id for hit in finding.find(asked)[:2]] == [2, 1]


def test_a_body_that_is_named_counts(store: Store) -> None:
    asked = _asked(store, "市审计局古桥修缮")
    assert finding.find(asked)[0].item.minutes_id == 2


def test_a_follow_up_looks_inside_the_item_before_first(store: Store) -> None:
    assert places(ask(store, "第9次会议共享单车管理办法怎么定的", "停放区的依据呢"))[0] == (2, 2)


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known; a contract that nobody speaks of is passed over")
def test_who_signed_what_the_minutes_do_not_name_is_refused(store: Store) -> None:
    assert ask(store, "古桥修缮合同谁签的").status in REFUSED


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known; 收费 at the end is read as asking for a sum")
def test_a_matter_that_ends_in_a_word_for_money_is_a_matter(store: Store) -> None:
    assert ask(store, "夜间集市收费").status is Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("路口堵得厉害，放学的时候护学岗谁来站", (1, 3)),  # two words that meet in one sentence alone
        ("停放区到底要划多少处", (1, 1)),
    ],
)
def test_words_that_meet_in_one_sentence_find_it(store: Store, question: str, place: tuple[int, int]) -> None:
    assert places(ask(store, question))[:1] == [place]


def test_a_title_quoted_with_another_noun_is_another_paper(store: Store) -> None:
    assert ask(store, "《霁湾市共享单车管理办法》怎么定的").status is Status.ANSWERED
    assert ask(store, "《霁湾市共享汽车管理办法》怎么定的").status in REFUSED


@pytest.mark.parametrize(
    "question", ["市人大常委会最后通过共享单车管理办法了没有", "古桥修缮验收办完了没有", "古桥修缮由哪家公司中标"]
)
def test_what_came_of_it_elsewhere_or_later_is_not_inferred(store: Store, question: str) -> None:
    assert ask(store, question).status in REFUSED
