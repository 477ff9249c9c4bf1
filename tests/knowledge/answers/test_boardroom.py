"""A board's minutes in fields: who does what of a field, who did not come, and what the fields leave untold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge.answers import words
from knowledge.model import Status
from tests.knowledge.minutes.parsing import parsed
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

TODAY = date(2026, 3, 1)
BOARD = """沧屿客运集团有限公司
第四届董事会第十二次会议纪要
会议时间：2026年1月16日 9:00
会议地点：集团大厦六楼
会议主持：董事长 方舟
应到董事7人，实到6人，独立董事苏怀远因病请假，书面委托独立董事舒朗代为表决。
出席董事：方舟、才让东智、温若竹、独立董事舒朗
列席：财务总监 纪行舟，培训中心 穆遥
（温亭参加市里会议，未到会）
议题1：渡轮更新方案
汇报人：财务总监纪行舟
表决情况：同意4票，反对1票，弃权1票。
决议：同意更新方案，报废旧渡轮12辆、客车5辆。船员驿站设在旧候船楼，检测合格前不得对外开放。第一期改造3号、5号码头楼，2026年6月底前完工；第二期改造8号楼，视情况再定。
责任单位：船务部牵头，安全部、东山矿配合
完成时限：2026年11月15日前交船
议题2：收购远岫旅行社股权
决议：未获通过。聘请领航专家温庭一名，年薪36万元。投资部应停止谈判，已付定金由法务部负责追回。
完成时限：2026年3月底前
议题3：便民厕所
决议：原则同意。首批招募值守员60人，宿舍住户安置到轮渡公寓。在滨江园、南门市场、东车站建设便民厕所5座，由环卫分公司负责。
"""


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("boardroom"), BOARD) as made:
        yield made


def test_a_field_parts_who_leads_from_who_supports() -> None:
    first, second, _ = parsed(BOARD).items
    roles = {body.name: body.role.value for directive in first.directives for body in directive.bodies}
    assert roles == {"船务部": "lead", "安全部": "support", "东山矿": "support"}
    assert [str(one.deadline.on) for one in second.directives if one.deadline] == ["2026-03-31", "2026-03-31"]


def test_who_came_and_who_did_not_by_a_count_and_in_brackets() -> None:
    attendance = parsed(BOARD).attendance
    assert attendance.attendees == ("方舟", "才让东智", "温若竹", "舒朗")
    assert attendance.absent == ("苏怀远", "温亭")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("苏怀远没到，他的票委托给谁了", "委托独立董事舒朗"),
        ("温亭为啥没来", "参加市里会议"),
        ("领航专家温庭一年给多少薪水", "年薪36万元"),
        ("旧客车报废几台", "客车5辆"),
        ("宿舍住户搬到哪里住", "轮渡公寓"),
        ("便民厕所首批收多少人值守", "60人"),
        ("旅行社股权收购现在到哪一步了", "未获通过"),
        ("沧屿客运第四届董事会12次会有哪些议题", "渡轮更新方案"),
    ],
)
def test_what_the_fields_tell(company: Store, question: str, told: str) -> None:
    given = ask(company, question, today=TODAY)
    assert given.status is Status.ANSWERED
    assert told in given.text


@pytest.mark.parametrize(
    "question",
    [
        "便民厕所里面东车站分到几座",
        "8号楼哪天完工",
        "船员驿站几月几号正式对外开放",
        "哪位董事对渡轮更新投了弃权票",
        "渡轮更新能带来多少就业岗位",
        "远岫旅行社当初是哪一年签的协议",
        "便民厕所由谁当所长",
        "便民厕所值守员工资一个月多少",
        "领航专家温庭原来在哪个单位工作",
    ],
)
def test_what_the_fields_leave_untold(company: Store, question: str) -> None:
    assert ask(company, question, today=TODAY).status in {Status.NOT_STATED, Status.NOT_FOUND}


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        (
            "云岭县第十八届人民政府\n第36次常务会议纪要\n1月16日，县长方舟主持召开县十八届人民政府第36次常务会议。",
            "云岭县十八届人民政府第36次常务会议",
        ),
        ("局长办公会纪要\n1月16日，云岭县林业局党组书记、局长方舟主持召开局长办公会。", "云岭县林业局局长办公会"),
        ("方舟主持召开县政府六届39次常务会议\n会议纪要\n1月16日上午，会议在县政府召开。", "县政府六届39次常务会议"),
    ],
)
def test_whose_meeting_it_was_is_said_once(opening: str, name: str) -> None:
    minutes = parsed(f"{opening}纪要如下：\n一、关于水厂\n会议同意建设水厂。\n二、关于路灯\n会议同意增设路灯。\n")
    assert words.full_name(minutes.meeting) == name


def test_the_issuing_line_is_no_part_of_the_opening() -> None:
    """A line of the head as wide as the page, before an indented opening."""
    lines = [
        "沧屿经济技术开发区管理委员会",
        "沧屿经济技术开发区管理委员会办公室　2026年2月5日",
        "　　2026年1月28日上午，开发区党工委副书记、管委会",
        "主任方舟主持召开2026年第3次主任办公会议，研究了尾矿",
        "库销库、集中供热、村庄搬迁等工作。现将议定事项纪要如",
        "下。",
        "一、关于水厂",
        "　　会议同意建设水厂，由建设局牵头办理前期手续，经济发",
        "展局、自然资源局配合，资金从土地出让收入中安排，年底前",
        "完成。",
        "二、关于路灯",
        "　　会议同意增设路灯四十盏，由城管局负责，财政局安排资金",
        "并做好监督管理工作。",
    ]
    assert parsed("\n".join(lines)).meeting.held_on == date(2026, 1, 28)
    assert knowledge.parse(knowledge.read_bytes("b.txt", BOARD.encode())).meeting.held_on == date(2026, 1, 16)
