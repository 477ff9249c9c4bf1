"""One matter in several meetings: what a later one says, and which turn, day or number means which meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask, first_line, places, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

BEFORE = """霁湾市人民政府第14次常务会议纪要
霁府常纪〔2024〕5号
2024年3月12日上午，市长闻远山主持召开市政府第14次常务会议。现纪要如下：
一、关于共享单车投放管理
会议明确，城区共享单车实行总量控制，全市不超过3000辆。市城管局4月10日前公布投放点位。
二、关于天然气价格联动
会议同意居民用气价格由每立方米2.95元调整为3.18元。低保家庭每户每月给予15立方米用气补贴。
三、部署春季重点工作
市商务局落实猪肉储备300吨。
出席：闻远山、楚怀瑾。
"""
AFTER = """霁湾市人民政府第18次常务会议纪要
霁府常纪〔2024〕19号
2024年9月10日上午，市长闻远山主持召开市政府第18次常务会议。现纪要如下：
一、关于共享单车总量调整
会议同意总量由3000辆增加到4200辆，新增额度以招标方式确定。
二、关于社会救助标准
会议同意低保家庭每户每月救助标准提高到820元。市民政局于2025年1月15日前发放到位。
三、部署秋冬重点工作
市商务局落实猪肉储备350吨。
出席：闻远山、楚怀瑾。
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("later"), BEFORE, AFTER) as made:
        yield made


def test_what_a_later_meeting_said_stands_below(two: Store) -> None:
    given = ask(two, "共享单车全市最多能投几辆")
    assert "不超过3000辆" in quotations(given)[0]
    assert "⏩ 此后霁湾市政府第18次常务会议（2024-09-10）又议过：第1项 关于共享单车总量调整" in given.text
    assert "由3000辆增加到4200辆" in given.text
    assert (places(given), [(one.minutes_id, one.item.ordinal) for one in given.beside]) == ([(1, 1)], [(2, 1)])


def test_a_meeting_that_is_named_is_answered_alone(two: Store) -> None:
    assert "⏩" not in ask(two, "第14次会议共享单车最多能投几辆").text


def test_a_brief_question_stays_with_the_item_before_where_that_holds_as_much(two: Store) -> None:
    assert places(ask(two, "第14次会议天然气价格调整同意了吗", "低保家庭有没有照顾"))[0] == (1, 2)


@pytest.mark.parametrize("words", ["霁府常纪〔2024〕19号", "〔2024〕19号纪要", "纪要（2024）19号"])
def test_the_number_of_the_year_names_the_minutes(two: Store, words: str) -> None:
    assert "第18次" in first_line(ask(two, f"{words}有哪些议题"))


def test_a_number_of_another_year_is_not_in_the_store(two: Store) -> None:
    given = ask(two, "霁府常纪〔2023〕19号有哪些议题")
    assert (given.status, "不在库中" in first_line(given)) == (Status.NOT_FOUND, True)


def test_a_day_beside_a_matter_is_no_meeting_unless_it_is_called_one(two: Store) -> None:
    assert places(ask(two, "共享单车4月10日公布点位吗"))[0] == (1, 1)
    assert ask(two, "4月10日那次会共享单车定了没").status is Status.NOT_FOUND


def test_a_month_of_a_year_limits_what_ends_in_it(two: Store) -> None:
    given = ask(two, "2025年1月份到期的任务有哪些")
    assert quotations(given) == ["市民政局于2025年1月15日前发放到位。"]


def test_meetings_with_the_figure_of_each(two: Store) -> None:
    told = quotations(ask(two, "猪肉储备哪几次会提过，分别多少吨"))
    assert [one for one in ("300吨", "350吨") if not any(one in each for each in told)] == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("第14次会议市商务局有什么任务", "市商务局落实猪肉储备300吨。"),
        ("第14次会议市城管局有什么任务", "市城管局4月10日前公布投放点位。"),
    ],
)
def test_work_given_out_without_a_word_of_command(two: Store, question: str, words: str) -> None:
    assert words in quotations(ask(two, question))
