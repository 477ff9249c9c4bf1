"""Questions about what has something in common: a matter, a body, a kind of body, several bodies at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions.stores import ask, places, quotations, small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from knowledge.store import Store

TOWNS = """霁湾市人民政府第11次常务会议纪要
2024年9月3日，市长闻远山主持召开市政府第11次常务会议。现纪要如下：
一、研究渡口安全
会议要求，市交通运输局、市应急局要共同排查渡船。青浦镇要值守到位。（一）各镇要登记船主。（二）各镇要配齐救生衣。
二、听取秋季护林工作汇报
会议听取了市林业局的汇报。会议要求，由护林员老韩负责瞭望塔值守。
列席：市交通运输局江渡，市应急局安然，市林业局林深，青浦镇水清，白沙镇石坚，滨江街道楼高。
"""


@pytest.fixture
def towns(tmp_path: Path) -> Iterator[Store]:
    with small(tmp_path, TOWNS) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("跟共享单车有关的是哪几项", [(2, 2), (1, 1)]),
        ("涉及古桥的议题有哪些", [(2, 1), (1, 2)]),
        ("涉及市财政局的议题有哪些", [(1, 2)]),
    ],
)
def test_the_items_that_a_matter_or_a_body_stands_in(store: Store, question: str, found: list[tuple[int, int]]) -> None:
    given = ask(store, question)
    assert (given.status, places(given), given.count) == (Status.ANSWERED, found, len(found))


def test_tasks_of_several_bodies_at_once(towns: Store) -> None:
    given = ask(towns, "哪些任务是由两个局共同承担的")
    assert [one.directive.text for one in given.directives] == ["市交通运输局、市应急局要共同排查渡船。"]


@pytest.mark.parametrize("question", ["各镇谁来的", "两个镇分别派了谁", "哪些镇参加了会议"])
def test_everybody_whom_a_kind_of_body_sent(towns: Store, question: str) -> None:
    text = ask(towns, question).text
    assert "水清" in text
    assert "石坚" in text
    assert "楼高" not in text


def test_a_town_goes_by_its_name_alone(towns: Store) -> None:
    assert "石坚" in ask(towns, "青浦镇谁来的", "白沙呢").text
    assert ask(towns, "青浦要做什么").bodies == ("青浦镇",)


def test_one_whom_only_the_words_of_a_task_name_has_tasks(towns: Store) -> None:
    given = ask(towns, "护林员要做什么")
    assert [one.directive.text for one in given.directives] == ["由护林员老韩负责瞭望塔值守。"]


@pytest.mark.parametrize("turns", [("第一项第二条",), ("第一项", "第二条说了什么")])
def test_a_point_of_an_item_by_its_number(towns: Store, turns: tuple[str, ...]) -> None:
    assert quotations(ask(towns, *turns)) == ["（二）各镇要配齐救生衣。"]


def test_whose_we_are_is_what_was_said_before(towns: Store) -> None:
    assert ask(towns, "我是市应急局的", "我们局有哪些任务").bodies == ("市应急局",)


def test_what_a_body_brought_to_the_meeting(towns: Store) -> None:
    assert places(ask(towns, "市林业局上会的是哪份材料")) == [(1, 2)]
