"""A topic finds its items: how much of it a text holds, what the heading leaves open, in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.covering import cover, held, run
from knowledge.library import Library
from knowledge.model import Span, Term
from knowledge.questions.terms import terms
from knowledge.search import search
from knowledge.weights import weigh
from tests.asking import SEES
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from knowledge.model import Hit
    from knowledge.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("search")) as made:
        yield made


@pytest.fixture(scope="module")
def library(store: Store) -> Library:
    return Library(store, SEES)


def _found(hits: list[Hit]) -> list[tuple[int, int]]:
    return [(hit.item.minutes_id, hit.item.item.ordinal) for hit in hits]


# ------------------------------------------------------------------ cover
@pytest.mark.parametrize(
    ("topic", "text", "low", "high"),
    [
        ("古桥修缮", "关于古桥修缮工程", 1.0, 1.0),
        ("古桥修缮", "关于夜间集市", 0.0, 0.0),
        ("古桥修缮", "古桥", 0.3, 0.7),
        ("古桥修缮", "古今桥梁修好", 0.0, 0.0),  # single characters are chance
        ("过年", "春节期间", 0.8, 0.8),  # a synonym tells less than the word
        ("过年", "过年期间", 1.0, 1.0),
        ("六十人", "满80人以上须报备", 0.8, 0.8),  # a limit of the same unit
        ("六十人", "来了50人", 0.0, 0.0),
        ("六十人", "来了60人", 0.8, 0.8),
        ("", "古桥", 0.0, 0.0),
    ],
)
def test_cover_is_the_share_that_a_text_holds(library: Library, topic: str, text: str, low: float, high: float) -> None:
    assert low - 1e-9 <= cover(weigh(terms(topic, {}), library), text) <= high + 1e-9


def test_rare_words_weigh_more_than_common_ones(library: Library) -> None:
    weights = weigh([Term("会议护学岗")], library)
    assert cover(weights, "护学岗") > 0.6
    assert cover(weights, "会议") < 0.4


def test_a_word_that_the_store_has_not_weighs_as_a_rare_one(library: Library) -> None:
    weights = weigh([Term("古桥飞碟")], library)
    assert cover(weights, "古桥") < 0.6


@given(st.text("古桥修缮工程会议的60人", max_size=12), st.text("古桥修缮工程会议的60人", max_size=30))
def test_cover_lies_between_nothing_and_all(library: Library, topic: str, text: str) -> None:
    weights = weigh(terms(topic, {}), library)
    assert 0.0 <= cover(weights, text) <= 1.0 + 1e-9
    assert cover(weights, text + "古桥") >= cover(weights, text) - 1e-9
    assert run(weights, held(weights, text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "letters"), [("古桥修缮工程", 4), ("古桥的修缮", 4), ("修缮", 2), ("桥", 0), ("", 0), ("夜市", 0)]
)
def test_the_longest_run_of_the_topic_that_a_text_holds_in_pieces(library: Library, text: str, letters: int) -> None:
    weights = weigh([Term("古桥修缮")], library)
    assert run(weights, held(weights, text)) == letters


# ------------------------------------------------------------------ search
@pytest.mark.parametrize(
    ("topic", "first"),
    [
        ("夜间集市收费", (2, 3)),
        ("护学岗", (1, 3)),
        ("停放区规划依据", (2, 2)),
        ("划定停放区120处", (1, 1)),
        ("竣工验收", (2, 1)),
        ("古桥修缮概算", (1, 2)),
        ("放学时间", (1, 3)),
    ],
)
def test_the_item_that_holds_the_topic_comes_first(library: Library, topic: str, first: tuple[int, int]) -> None:
    assert _found(search(terms(topic, {}), library))[0] == first


def test_hits_are_ordered_by_score_and_limited(library: Library) -> None:
    hits = search(terms("共享单车管理办法收费方案", {}), library)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(search(terms("共享单车管理办法收费方案", {}), library, most=2)) == 2


@pytest.mark.parametrize("topic", ["飞碟", "", "xyz", "的"])
def test_what_stands_nowhere_is_not_found(library: Library, topic: str) -> None:
    assert all(hit.cover < 0.5 for hit in search(terms(topic, {}), library))


def test_only_the_minutes_within_are_searched(library: Library) -> None:
    both = _found(search(terms("古桥修缮", {}), library))
    assert {minutes for minutes, _ in both} == {1, 2}
    assert {minutes for minutes, _ in _found(search(terms("古桥修缮", {}), library, within={1}))} == {1}
    assert search(terms("古桥修缮", {}), library, within=set()) == []


def test_a_sentence_ranks_by_what_the_heading_leaves_open(library: Library) -> None:
    (hit,) = (one for one in search(terms("古桥修缮概算", {}), library, within={1}) if one.item.item.ordinal == 2)
    best = hit.sentences[0]
    assert best.text == "会议同意古桥修缮工程概算调整为460万元。"
    assert best.rest == pytest.approx(1.0)
    assert best.both >= best.cover
    assert [one.rank for one in hit.sentences] == sorted((one.rank for one in hit.sentences), reverse=True)


def test_the_heading_alone_is_no_sentence(library: Library) -> None:
    for hit in search(terms("古桥修缮工程", {}), library):
        assert not any(one.text.endswith(hit.item.item.heading or "\0") for one in hit.sentences)


def test_a_sentence_stands_where_it_says(store: Store, library: Library) -> None:
    for hit in search(terms("共享单车停放区", {}), library):
        for one in hit.sentences:
            printed = store.source(one.minutes_id)[one.span.start : one.span.end]
            assert stores.squeezed(printed) == stores.squeezed(one.text)
            assert hit.item.item.span.covers(Span(one.span.start, one.span.end))


def test_an_item_goes_by_who_brought_it_in(tmp_path: Path) -> None:
    text = stores.LATER.replace("会议未通过该方案", "会议听取了市商务局关于收费方案的汇报。会议未通过该方案")
    with stores.small(tmp_path, text) as other:
        (hit,) = (one for one in search([Term("市商务局")], Library(other, SEES)) if one.item.item.ordinal == 3)
        assert hit.heading == pytest.approx(1.0)


def test_what_may_not_be_seen_is_not_searched(tmp_path: Path) -> None:
    with stores.small(tmp_path, visibility="internal") as hidden:
        assert search(terms("古桥修缮", {}), Library(hidden, frozenset({"public"}))) == []
        assert search(terms("古桥修缮", {}), Library(hidden, frozenset({"internal"})))


# ------------------------------------------------------------------ which passages are scored
def test_the_order_of_a_search_is_that_without_a_budget(library: Library) -> None:
    for topic in ("共享单车管理办法收费方案", "古桥修缮工程概算", "会议要求"):
        whole = _found(search(terms(topic, {}), library, budgets=(10**9,)))
        assert _found(search(terms(topic, {}), library, budgets=(1, 10**9)))[:1] == whole[:1]


def test_a_spent_budget_still_finds_what_holds_all_of_the_topic(library: Library) -> None:
    hits = _found(search([Term("古桥修缮"), Term("古桥修缮", ("错峰",))], library, budgets=(1,)))
    assert {(1, 2), (2, 1)} <= set(hits)


@pytest.mark.parametrize("looked_into", [0, 400])
def test_passages_weigh_alike_whether_read_or_asked_for(
    library: Library, monkeypatch: pytest.MonkeyPatch, looked_into: int
) -> None:
    grams, further = {"停放": 2.0, "会议": 1.0}, {"共享": 0.5, "要求": 0.25, "2024": 0.125}
    monkeypatch.setattr("knowledge.library._READ", looked_into)
    found = Library(library.store, SEES).candidates(grams, further, 3, None)
    weights = {one.id: sum((grams | further)[gram] for gram in one.holding(grams | further)) for one in found}
    assert list(weights.values()) == sorted(weights.values(), reverse=True)
    assert len(found) == 3


def test_only_minutes_in_force_are_searched_between_which_others_lie(tmp_path: Path) -> None:
    again = stores.EARLIER.replace("460万元", "470万元")
    with stores.small(tmp_path, stores.EARLIER, stores.LATER, again) as versions:
        found = search(terms("古桥修缮概算", {}), Library(versions, SEES))
        assert {hit.item.minutes_id for hit in found} <= {one.id for one in versions.current(SEES)}


def test_minutes_of_a_place_are_those_of_its_meetings(library: Library) -> None:
    assert library.current_of(["霁湾"]) == library.current()
    assert library.current_of(["别处"]) == ()
    assert library.current_of(["霁湾", "别处"]) == library.current()


def test_lists_of_many_meetings_are_those_of_each(store: Store) -> None:
    for ids in ([2, 1], [1], [], [7]):
        tasks = [one for minutes in ids for one in store.directives_of_minutes(minutes)]
        assert list(store.directives_of_meetings(ids)) == tasks
        assert list(store.items_of_meetings(ids)) == [one for minutes in ids for one in store.items(minutes)]
