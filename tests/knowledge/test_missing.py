"""What an item lacks: near misses by name, rank, code, number, limiting noun, body; and what is no near miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge import finding
from knowledge.library import Library
from knowledge.missing import missing
from knowledge.model import Dialogue, Status
from knowledge.scope import ask_of
from tests.asking import SEES
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

TEXT = """霁湾市人民政府第12次常务会议纪要
2025年5月9日上午，市长闻远山主持召开市政府第12次常务会议。现纪要如下：
一、研究青湾河综合整治工程
会议原则同意青湾河综合整治方案，概算1200万元，上游段6月底前完工。
二、审议《霁湾市校长奖学金管理办法》
会议原则同意该办法，每人奖励1万元，由市教育局修改完善后印发。
三、研究第二水厂滤池改造
会议同意第二水厂滤池改造，采用方案二，B-07地块一并整治。市水务局负责，停水不得超过12小时，并提前48小时公告。
四、研究老年食堂补贴
会议明确，对80周岁以上老年人每人每餐补贴4元。会议同意任命戈晓明为市助餐服务中心副主任。
出席：闻远山。
列席：市水务局简清和，市教育局白书意。
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("missing"), TEXT) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("西湖水库综合整治方案同意了吗", "西湖"),
        ("研究生奖学金管理办法通过了吗", "研究生"),
        ("第一水厂滤池改造同意了吗", "第一水厂"),
        ("滤池改造方案一是多少", "方案一"),
        ("B-09地块整治了吗", "b-09"),
        ("市卫健委的校长奖学金管理办法通过了吗", "市卫健委"),
        ("青湾河综合整治方案同意了吗", ""),
        ("第二水厂滤池改造同意了吗", ""),
        ("市教育局的校长奖学金管理办法通过了吗", ""),
    ],
)
def test_a_near_miss_is_named(store: Store, question: str, word: str) -> None:
    library = Library(store, SEES)
    asked = ask_of(stores.reading(store, question), library, Dialogue())
    assert missing(asked, finding.find(asked)[0]) == word


@pytest.mark.parametrize(
    "question",
    [
        "第二水厂滤池改造花多少钱",
        "老年食堂每张桌子补贴多少钱",
        "青湾河综合整治哪天报名",
        "滤池改造中标的是哪家公司",
        "市助餐服务中心主任由谁担任",
        "青湾河整治方案评估值多少",
        "老年食堂补贴一年要花多少",
    ],
)
def test_a_fact_that_the_item_does_not_tell_is_said_to_be_absent(store: Store, question: str) -> None:
    assert ask(store, question).status in {Status.NOT_STATED, Status.NOT_FOUND}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("青湾河综合整治概算多少", "1200万元"),
        ("老年食堂每人每餐补贴多少", "4元"),
        ("第二水厂改造停水几个钟头", "12小时"),
        ("青湾河上游段几号前完工", "6月底前"),
        ("奖学金每人多少钱", "1万元"),
    ],
)
def test_a_fact_that_the_item_tells_is_quoted(store: Store, question: str, words: str) -> None:
    given = ask(store, question)
    assert given.status is Status.ANSWERED
    assert words in given.text
