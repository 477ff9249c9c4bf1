"""A question of several parts, and the directive that tells who does what is asked after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask, first_line, places, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

LIFTS = """霁湾市人民政府第12次常务会议纪要
第6号
2024年10月15日上午，市长闻远山主持召开市政府第12次常务会议。现纪要如下：
一、审议《霁湾市老旧电梯更新补助办法》
会议听取并审议了市住建局关于该办法的汇报。会议原则同意该办法。补助对象为使用满15年的住宅电梯，每台补助8万元，最高不超过更新费用的50%。商业用房电梯不纳入补助范围。更新后每半年检查一次。逾期不更新的，由市市场监管局封停。会后由市住建局修改完善，11月底前以市政府名义印发。
二、听取公共数据开放情况汇报
会议听取了市数据局关于公共数据开放情况的汇报。会议要求，市数据局要公布首批120项数据目录。市政府办公室要适时组织督查。
三、审议《霁湾市公共停车收费措施》
会议原则同意该措施，会后由市发改委修改完善，以市政府办公室名义印发。
出席：闻远山、楚怀瑾、薄云舒。
列席：市住建局简清和，市数据局闵求实，电信公司雷鸣远。
"""
AMOUNT = "「补助对象为使用满15年的住宅电梯，每台补助8万元，最高不超过更新费用的50%。」"
REVISES = "「会后由市住建局修改完善，11月底前以市政府名义印发。」"
SEALED = "「逾期不更新的，由市市场监管局封停。」"
LEFT_OUT = "「商业用房电梯不纳入补助范围。」"


@pytest.fixture(scope="module")
def lifts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("parts"), LIFTS) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("电梯补助每台多少，谁来改，什么时候印发", [AMOUNT, REVISES]),
        ("电梯更新后多久检查一次，不更新的咋罚", ["「更新后每半年检查一次。」", SEALED]),
        ("电梯更新补助办法通过了吗，商业用房的呢", ["「会议原则同意该办法。」", REVISES, LEFT_OUT]),
        ("电梯更新补助哪些不给补", [LEFT_OUT]),
    ],
)
def test_each_part_has_its_sentence(lifts: Store, question: str, quotes: list[str]) -> None:
    told = [f"「{one}」" for one in quotations(ask(lifts, question))]
    assert [one for one in quotes if one not in told] == []


def test_a_question_of_one_part_is_given_one_sentence(lifts: Store) -> None:
    assert [f"「{one}」" for one in quotations(ask(lifts, "电梯补助办法什么时候印发"))] == [REVISES]


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("电梯更新补助办法由谁负责", "责任单位：市住建局（牵头）"),
        ("电梯更新补助办法谁来改", "责任单位：市住建局（牵头）"),
        ("逾期不更新的电梯谁来封停", "责任单位：市市场监管局（牵头）"),
        ("公共数据开放谁来督查", "责任单位：市政府办公室（牵头）"),
    ],
)
def test_who_does_what_is_asked_after(lifts: Store, question: str, body: str) -> None:
    assert ask(lifts, question).text.split("\n")[1] == body


@pytest.mark.parametrize("question", ["住建局汇报的是第几项", "住建局汇报的是哪几项", "住建局提交了什么"])
def test_what_a_body_brought_in(lifts: Store, question: str) -> None:
    given = ask(lifts, question)
    assert first_line(given) == "“住建局”提交或汇报的议题，共 1 项："
    assert places(given) == [(1, 1)]


def test_two_papers_by_their_kinds_stand_side_by_side(lifts: Store) -> None:
    given = ask(lifts, "措施和办法这两个印发名义一样吗")
    assert places(given) == [(1, 3), (1, 1)]
    assert ("市政府名义印发" in given.text, "市政府办公室名义印发" in given.text) == (True, True)


def test_what_the_asker_knows_already_is_no_limit(lifts: Store) -> None:
    assert ask(lifts, "住建局除了改补助办法还有啥任务").count == ask(lifts, "住建局有哪些任务").count == 1


def test_a_word_for_a_kind_of_body_finds_whom_it_sent(lifts: Store) -> None:
    assert first_line(ask(lifts, "运营商来的是谁")) == "电信公司列席：雷鸣远"


def test_what_the_minutes_lack_of_a_later_part_is_said_below(lifts: Store) -> None:
    given = ask(lifts, "电梯更新每台补助多少 热水器呢")
    assert f"「{quotations(given)[0]}」" == AMOUNT
    assert given.text.endswith("纪要没有写所问的“热水器”，不能推断。")


@pytest.mark.parametrize("question", ["下次会议哪一天开", "下一次常务会议是什么时候"])
def test_when_the_next_meeting_is_the_minutes_do_not_say(lifts: Store, question: str) -> None:
    given = ask(lifts, question)
    assert (given.status, first_line(given)) == (Status.NOT_STATED, "纪要没有写下次会议的时间。")


def test_who_voted_how_the_minutes_do_not_say(lifts: Store) -> None:
    assert ask(lifts, "电梯更新补助办法投反对票的是谁").status is Status.NOT_STATED


@pytest.mark.parametrize(
    ("question", "status"),
    [("电梯更新补助办法几月施行", Status.NOT_STATED), ("电梯更新补助办法什么时候印发", Status.ANSWERED)],
)
def test_the_day_of_one_deed_is_not_that_of_another(lifts: Store, question: str, status: Status) -> None:
    assert ask(lifts, question).status is status


def test_two_sets_are_told_one_after_the_other(lifts: Store) -> None:
    given = ask(lifts, "哪几份要报市委常委会，哪几份是以市政府名义印发？")
    heads = [card.text.split("\n")[0] for card in given.cards]
    assert heads[0].startswith("要报市委常委会的事项：")
    assert "以“市政府”名义印发的事项，共 1 项：" in heads


@pytest.mark.parametrize("question", ["市住建局是谁", "市住建局来的是哪位"])
def test_who_a_body_is_asks_whom_it_sent(lifts: Store, question: str) -> None:
    assert first_line(ask(lifts, question)) == "市住建局列席：简清和"


def test_a_person_of_a_list_is_quoted_with_those_beside(lifts: Store) -> None:
    assert quotations(ask(lifts, "楚怀瑾来了吗")) == ["出席：闻远山、楚怀瑾、薄云舒"]


def test_another_body_is_put_in_the_place_of_the_one_before(lifts: Store) -> None:
    assert ask(lifts, "市住建局有哪些任务", "换成市数据局").bodies == ("市数据局",)


def test_what_nobody_recorded_is_said_beside_what_is_told(lifts: Store) -> None:
    assert "没有写" in ask(lifts, "列席的是谁 谁记的录").text


@pytest.mark.parametrize("question", ["ß%s", "电梯，，，", "电梯？ ？", "呢 吗"])
def test_a_question_whose_parts_are_too_short_to_be_any(lifts: Store, question: str) -> None:
    assert ask(lifts, question).text
