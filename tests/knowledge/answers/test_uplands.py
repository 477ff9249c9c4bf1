"""One meeting of an upland county: what its sentences are of, and what they only seem to tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge.model import Status
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Answer
    from knowledge.store import Store

TODAY = date(2026, 3, 1)
MEETING = """云岭县人民政府第33次常务会议纪要
2026年1月14日上午，县长蓝采和主持召开县政府第33次常务会议。副县长沐青、县委常委、党工委委员舒朗出席会议，副县长戚夜阑在外招商未参会。
会议研究了以下事项：
（一）关于农村客运线路。会议听取了县公共汽车公司关于运力情况的汇报。会议同意县城至石岭镇线路每日发班由6班增至9班，第二水源地沿途增设站点2处。
（二）关于寄宿学生补助。会议同意，对寄宿学生每人每学期补助交通费300元，由县财政安排，社区食堂一餐优惠2元，高考期间暂停营业，本县户籍60周岁以上老人午餐每餐补贴2元。
（三）关于高标准农田建设。今年统一防治稻飞虱3次，第一次于5月20日前完成。会议同意在柳坞镇、南坪镇建设高标准农田1.8万亩，每亩投资2400元，由县农业农村局牵头。
（四）关于督察反馈意见整改。会议传达了省生态环境督察组反馈意见，共18个问题，由县生态环境分局牵头整改。
（五）关于第七届山茶节。会议同意第七届山茶节于3月20日举办，经费控制在80万元以内。
（六）关于图书馆闭馆修缮。闭馆期间，由县图书馆在文化馆一楼设置借还点，县教育局统筹开放两所中学自习室。闭馆前开放时间适当延长。
（七）关于病犬隔离。会议要求，犬只隔离期满后14天内居家观察，由县畜牧中心负责。
（八）关于企业入园。会议明确，茶园化工园区占地面积420亩，招生范围为茶园路以东，每培养一名学徒补助1500元，县里安排培训经费36万元，首次入园且年纳税超过50万元的企业，第一年免收厂房租金。
（九）关于小型消防站。会议同意改建消防站一座，选址位于滨河路与茶园路交叉口东侧，由县消防大队指挥调度。
（十）关于城北菜场搬迁。会议同意城北农贸市场搬迁至旧粮站地块，涉及摊位86个，每个摊位一次性补偿1.2万元。县公共汽车公司向茶农售卖月票打七折，竹篓由青篾厂供货。K1线末班车延至21时30分。
列席：县公共汽车公司葛覃。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("uplands"), MEETING) as made:
        yield made


def asked(store: Store, *turns: str) -> Answer:
    return ask(store, *turns, today=TODAY)


def test_a_line_that_only_leads_over_is_no_item_and_a_post_no_person() -> None:
    minutes = knowledge.parse(knowledge.read_bytes("33.txt", MEETING.encode()))
    assert len(minutes.items) == 10
    assert minutes.attendance.absent == ("戚夜阑",)
    assert "党工委" not in minutes.attendance.attendees


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("石岭镇的班车一天由几班加到几班",), "由6班增至9班"),
        (("那个戚夜阑，嗯，这次咋没见他来开会呢",), "在外招商"),
        (("图书馆关门这段时间教育局要做啥",), "两所中学自习室"),
        (("第七届山茶节花多少钱封顶", "那个消防站建在哪儿"), "滨河路与茶园路交叉口东侧"),
        (("六十岁往上的老人吃午饭补几块",), "补贴2元"),
        (("厂房租金第一年全免要够什么条件",), "首次入园且年纳税超过50万元"),
        (("茶园化工园区占地多大",), "420亩"),
        (("学徒培训县里掏了多少钱",), "36万元"),
        (("第二个水源地那边增设几处站点",), "增设站点2处"),
        (("城北菜场搬家一个摊子赔多少",), "补偿1.2万元"),
        (("记者想了解：茶农月票打几折",), "七折"),
        (("K1线末班车几点",), "21时30分"),
    ],
)
def test_everyday_words_are_answered(county: Store, turns: tuple[str, ...], told: str) -> None:
    given = asked(county, *turns)
    assert given.status is Status.ANSWERED
    assert told in given.text


@pytest.mark.parametrize(
    "question",
    [
        "县城至南坪镇线路每日发班由几班增至几班",
        "走读学生每人每学期补助多少元",
        "非本县户籍的老人午餐每餐补多少",
        "老人晚餐每餐补贴多少元",
        "高标准农田南坪镇分到多少亩",
        "中央生态环境督察反馈了几个问题",
        "清溪路沿线增设多少处站点",
        "客运线路改造包给哪家公司干了",
        "小型消防站由哪个单位出资",
        "图书馆开放时间延长到几点",
        "病犬要集中隔离多少天",
        "寄宿学生每学期自己还要交多少钱",
        "稻飞虱第二次防治于几月几日前完成",
        "寄宿学生补助市财政补多少钱",
        "社区食堂高考期间暂停营业几天",
        "社区食堂一餐没打折是几块钱",
        "茶园路西边的娃招不招",
        "今年学徒要培养多少名",
        "石桥化工园区占地多大",
        "城西菜场搬家涉及多少摊位",
        "K2线末班车几点",
        "小型消防站二期选址在哪",
    ],
)
def test_what_is_near_and_not_told_is_not_answered(county: Store, question: str) -> None:
    assert asked(county, question).status in {Status.NOT_STATED, Status.NOT_FOUND}


def test_the_next_of_a_count_is_asked_with_the_words_of_the_turn_before(county: Store) -> None:
    assert asked(county, "第六届山茶节花多少钱封顶").status is Status.NOT_STATED
    given = asked(county, "第六届山茶节花多少钱封顶", "那下一届呢")
    assert given.status is Status.ANSWERED
    assert "80万元" in given.text
