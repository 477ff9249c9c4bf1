"""Whether a number is the one asked for: of a thing, by the piece, given or taken, of a part, of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.answers import beside, deeds
from knowledge.library import Library
from knowledge.model import Dialogue, Status
from knowledge.scope import ask_of
from tests.asking import SEES
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest import TempPathFactory  # noqa: PT013 a name for annotations alone

    from knowledge.answers.asked import Asked
    from knowledge.store import Store

MINUTES = """霁湾市人民政府第12次常务会议纪要
2025年3月6日，市长闻远山主持召开市政府第12次常务会议。现纪要如下：
一、审议《霁湾市渔船减补方案》
会议原则同意该方案。每艘渔船补助3万元，其中机修费由船东自理。会议要求，白沙镇要清点旧船42艘，临溪镇做好渔民转岗。
二、听取灯塔公园建设情况汇报
会议指出，公园建设滞后。会议明确，由市园林局牵头，6月底前完工，追加投资900万元，用于护岸和栈道。
三、研究渔市搬迁
会议同意渔市搬迁，过渡期不超过18个月。会议认为，新址尚不具备条件，开市时间另行研究。
四、研究老街改造计划
会议同意将东风里、望江苑等9个小区列入计划，涉及1032户。设便民点40个，固定车位租金另定，土地补偿价款八百万元。会议决定，对先进楼院奖励一万元。
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("beside"), MINUTES) as store:
        yield store


def asked(store: Store, question: str) -> Asked:
    return ask_of(stores.reading(store, question), Library(store, SEES), Dialogue())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("渔船减补每艘补多少", "3万元"),
        ("白沙镇要清点多少艘旧船", "42艘"),
        ("灯塔公园追加投资多少", "900万元"),
        ("渔市搬迁能过渡多长时间", "18个月"),
        ("灯塔公园几月完工", "6月底前"),
        ("灯塔公园谁牵头", "市园林局"),
        ("老街改造计划设便民点多少个", "40个"),
        ("老街改造计划先进楼院奖多少", "一万元"),
        ("老街改造计划涉及多少户", "1032户"),
    ],
)
def test_a_number_beside_what_it_is_asked_of_is_told(harbour: Store, question: str, told: str) -> None:
    given = stores.ask(harbour, question)
    assert given.status is Status.ANSWERED
    assert told in given.text


@pytest.mark.parametrize(
    "question",
    [
        "渔船减补不交的罚多少",
        "临溪镇要清点多少艘旧船",
        "灯塔公园追加的投资里护岸花多少",
        "灯塔公园实际是哪天弄完的",
        "灯塔公园完工了没有",
        "渔市搬迁的新址在哪里",
        "老街改造计划里望江苑有多少户",
        "老街改造计划设了多少个固定车位",
        "老街改造土地起拍价是多少",
    ],
)
def test_a_number_of_another_thing_is_no_answer(harbour: Store, question: str) -> None:
    assert stores.ask(harbour, question).status is Status.NOT_STATED


def test_what_is_paid_must_be_said_of_the_sum_or_of_the_item(harbour: Store) -> None:
    paid = beside.paid_as(asked(harbour, "渔船补多少"))
    assert paid is not None
    assert paid.search("每艘渔船补助3万元")
    assert not paid.search("追加投资900万元")


def test_a_part_of_a_whole_needs_a_number_of_its_own(harbour: Store) -> None:
    part = beside.part_of(asked(harbour, "旧船里白沙镇占了几艘"))
    assert part is not None
    assert part.search("白沙镇42艘")
    assert not part.search("42艘分布在临溪镇和白沙镇")
    assert beside.part_of(asked(harbour, "旧船有几艘")) is None


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("公园几月完工", "6月底前全部建成", True),
        ("公园几月完工", "6月底前开展检查", False),
        ("公园几月几号开始迁树", "6月5日开始迁树", True),
    ],
)
def test_the_day_of_a_deed_stands_beside_it(harbour: Store, question: str, text: str, *, told: bool) -> None:
    import re

    assert bool(re.search(deeds.day(asked(harbour, question)), text)) is told
