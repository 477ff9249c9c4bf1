"""Which of many meetings a question means: by its matter, its month, its place; and what the others tell of a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask, first_line, places, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

MARCH = """霁湾市人民政府第14次常务会议纪要
霁府常纪〔2024〕5号
2024年3月12日上午，市长闻远山主持召开市政府第14次常务会议。现纪要如下：
一、关于松涛医院迁建项目
会议同意松涛医院迁至北岸，设置床位300张，征地82亩。市卫健委3月底前报批方案。
二、关于柳荫市场改造
会议同意改造方案，总投资1200万元，12月20日前恢复营业。
出席：闻远山、楚怀瑾。
请假：薄云舒（外出学习）。
"""
SPECIAL = """霁湾市人民政府专题会议纪要
〔2024〕6号
松涛医院迁建项目征地专题会议纪要
2024年4月16日下午，副市长楚怀瑾在北岸街道主持召开专题会议，研究松涛医院迁建项目征地有关问题。现纪要如下：
一、关于征收范围
会议明确，因增加感染楼，征收范围由82亩调整为86.5亩。会议确定，市财政局先期预拨资金600万元，市审计局适时开展跟踪审计。
二、关于补偿标准
会议同意每亩4.86万元。
"""
AUTUMN = """霁湾市人民政府第18次常务会议纪要
霁府常纪〔2024〕19号
2024年9月10日上午，市长闻远山主持召开市政府第18次常务会议。现纪要如下：
一、关于松涛医院迁建项目初步设计
会议原则同意初步设计，床位由300张调整为350张。
二、关于柳荫市场改造收尾
会议同意柳荫市场11月28日恢复营业。
出席：闻远山、楚怀瑾、薄云舒。
"""
ELSEWHERE = """青禾坪区人民政府第5次常务会议纪要
2024年5月20日，区长谷雨主持召开区政府第5次常务会议。现纪要如下：
一、审议《青禾坪区小微企业扶持办法》
会议原则同意该办法，会后由区工信局修改完善，报区委常委会审议。
出席：谷雨。
"""
SAME = """霁湾市人民政府第16次常务会议纪要
2024年6月3日，市长闻远山主持召开市政府第16次常务会议。现纪要如下：
一、审议《霁湾市小微企业扶持办法》
会议原则同意该办法，会后由市工信局修改完善，报市委常委会审议。
出席：闻远山。
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("meant"), MARCH, SPECIAL, ELSEWHERE, SAME, AUTUMN) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("说征地的那次专题会谁主持的", "主持：楚怀瑾（副市长）"),
        ("松涛医院征地哪天专门开的会", "霁湾市人民政府专题会议"),
        ("小微企业扶持办法的那次会，是霁湾的，在几号开的", "市政府第16次常务会议"),
    ],
)
def test_a_meeting_goes_by_what_was_dealt_with(many: Store, question: str, line: str) -> None:
    given = ask(many, question)
    assert given.status is Status.ANSWERED
    assert first_line(given) == line


def test_what_a_special_meeting_is_about_is_no_matter_of_a_question_on_it(many: Store) -> None:
    given = ask(many, "4月16日松涛医院专题会谁请假了")
    assert given.status is Status.NOT_STATED
    assert "请假" in first_line(given)


def test_a_month_alone_names_the_meetings_of_its_newest_year(many: Store) -> None:
    assert "第14次常务会议（2024-03-12）共 2 个议题" in first_line(ask(many, "3月份的会研究了哪些事"))


def test_a_government_before_the_name_of_its_meeting_is_no_body(many: Store) -> None:
    given = ask(many, "2023年12月的市政府常务会讨论了什么")
    assert (given.status, first_line(given)) == (Status.NOT_FOUND, "“2023年12月的市政府常务会”不在库中。")


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("青区小微企业扶持办法改完报哪里审", (3, 1)),  # a long name, shortened
        ("霁湾的小微企业扶持办法改完报哪里审", (4, 1)),
    ],
)
def test_a_place_means_its_own_meetings(many: Store, question: str, place: tuple[int, int]) -> None:
    assert places(ask(many, question)) == [place]


def test_two_places_stand_side_by_side(many: Store) -> None:
    given = ask(many, "青禾坪跟霁湾的小微企业扶持办法改完分别报哪里审")
    assert sorted(places(given)) == [(3, 1), (4, 1)]
    assert "报区委常委会审议" in given.text
    assert "报市委常委会审议" in given.text


def test_a_government_of_a_place_that_is_not_here_has_no_minutes(many: Store) -> None:
    given = ask(many, "常熟市政府第14次常务会是谁主持的")
    assert (given.status, first_line(given)) == (Status.NOT_FOUND, "库中没有“常熟市”的纪要。")


def test_the_matter_goes_on_in_another_meeting(many: Store) -> None:
    assert places(ask(many, "第14次会松涛医院怎么定的", "那第18次呢"))[0] == (5, 1)


def test_a_fact_that_the_newest_does_not_tell_is_told_by_another_meeting(many: Store) -> None:
    assert "由82亩调整为86.5亩" in quotations(ask(many, "松涛医院征收面积咋又变了？变成多少亩，什么原因"))[0]


def test_the_newest_that_tells_it_is_what_was_settled_last(many: Store) -> None:
    given = ask(many, "柳荫市场最后定哪天重新开门")
    assert (places(given), quotations(given)) == ([(5, 2)], ["会议同意柳荫市场11月28日恢复营业。"])


def test_a_history_of_a_figure_quotes_the_figure_alone(many: Store) -> None:
    given = ask(many, "松涛医院床位数改过没有，从多少张变成多少张")
    assert quotations(given) == [
        "会议同意松涛医院迁至北岸，设置床位300张，征地82亩。",
        "会议原则同意初步设计，床位由300张调整为350张。",
    ]


def test_why_somebody_was_away_is_asked_after_who_was(many: Store) -> None:
    assert "薄云舒（外出学习）" in ask(many, "第14次会谁请假了", "那薄云舒去干嘛了").text
