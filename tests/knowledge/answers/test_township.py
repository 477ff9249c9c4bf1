"""A county's meetings two years apart: whole costs, places changed, limits of size, deeds forbidden, turns on names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask, places, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

TODAY = date(2026, 4, 1)
BEFORE = """岑川县人民政府第21次常务会议纪要
2025年3月11日上午，县长方舟主持召开县政府第21次常务会议。现纪要如下：
一、关于白鹤山林场防火道建设
会议同意白鹤山林场建设防火道18公里，总投资640万元。由县林业局牵头，9月底前完工。
二、关于县道X12下柳至白鹤段改造
会议同意改造县道X12下柳至白鹤段，总投资2180万元，2025年12月底前完工通车。经营方报价96万元的旧桥料场另行研究。
三、关于第三届河灯节
会议同意第三届河灯节在下柳镇举办，经费控制在90万元以内。
出席：方舟、穆遥。
"""
AFTER = """岑川县人民政府第33次常务会议纪要
2026年3月5日上午，县长方舟主持召开县政府第33次常务会议。现纪要如下：
一、关于柏塘路与榆林路改造
会议同意柏塘路、榆林路改造，概算由820万元调整为760万元。柏塘路6月底前完工，榆林路9月底前完工。年产5万吨及以上的砂石企业须走货运专线。
二、关于第四届河灯节
会议同意第四届河灯节举办地由下柳镇改为白鹤镇，经费控制在110万元以内。成立筹备组，组长由副县长舒朗调整为副县长穆遥。
三、关于旧粮仓保护
会议认为，旧粮仓三号仓保存完好，不得拆除；二号仓允许改建为展厅。涉及农户46户。会议同意聘任纪行舟为县粮油公司副总经理。
四、关于南岸供水事故
会议指出，2月3日停水事故系阀门老化所致。供水管线已于2月9日通水。县水务局要在20天内补办手续。
五、关于危房改造
会议同意杏园小区、桃坞小区危房改造，共涉及1032户，其中杏园小区640户。
六、听取重点交通项目推进情况汇报
（一）关于县道X12下柳至白鹤段。受1月暴雨影响，路基塌方3处，同意完工时限由2025年12月底延至2026年6月底，总投资由2180万元调整为2260万元。目前路面施工至白鹤桥，累计完成投资900万元。
自2026年4月1日起，沿线客运班车实行定点上下客，由施工单位岚通路桥公司设置站牌。
（二）关于县医院停车楼。会议同意停车楼夜间开放，每小时收费不超过2元，周六、周日免费。县供水公司对自建加压站的小区给予支持，每处补助6万元。奖补经费由县财政局从城市维护资金中安排。
七、通报1月份信访办理情况
1月共受理信访件126件，办结率97%。
八、关于合资成立充电服务公司
会议同意县交投公司出资510万元，持股51%。保费由财政和农户各担一半。全年无责任事故的驾驶员奖励3000元。董事舒朗弃权，理由为审计报告尚未齐备。
出席：方舟、穆遥。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("township"), BEFORE, AFTER) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("今年河灯节换到哪儿办了", "白鹤镇"),
        ("防火道总共要花多少钱", "640万元"),
        ("供水管线通水了没有，哪天通的", "2月9日通水"),
        ("停水事故是什么原因", "阀门老化"),
        ("南岸供水几天之内补手续", "20天内"),
        ("三号仓能拆吗", "不得拆除"),
        ("二号仓能改建吗", "允许改建"),
        ("筹备组组长换成谁了", "副县长穆遥"),
        ("新聘的副总经理是谁", "纪行舟"),
        ("柏塘路什么时候完工", "6月底前"),
        ("河灯节的经费是多少", "110万元"),
        ("危房改造一共多少户", "1032户"),
        ("杏园小区有多少户", "640户"),
        ("X12那条路总投资最新是多少", "调整为2260万元"),
        ("X12那条路总投资多少", "调整为2260万元"),
        ("下柳到白鹤的县道为什么推迟完工", "路基塌方3处"),
        ("X12原定什么时候完工", "2025年12月底前完工"),
        ("旧桥料场老板要价多少", "报价96万元"),
        ("下柳到白鹤的县道修到哪一步了", "施工至白鹤桥"),
        ("停车楼夜里一小时收多少钱", "不超过2元"),
        ("停车楼周末收多少钱", "周六、周日免费"),
        ("自己建加压站的小区每个补多少钱", "每处补助6万元"),
        ("加压站奖补的钱从哪里出", "从城市维护资金中安排"),
        ("客运班车哪天开始定点上下客", "自2026年4月1日起"),
        ("站牌是哪家施工单位设的", "岚通路桥公司"),
        ("1月份受理了多少件信访", "126件"),
        ("充电公司我们占几成股", "持股51%"),
        ("保费农户出几成", "各担一半"),
        ("驾驶员全年没出事故奖几个钱", "3000元"),
        ("舒朗为什么弃权", "审计报告尚未齐备"),
        ("舒朗为什么没投赞成", "审计报告尚未齐备"),
    ],
)
def test_what_the_item_tells(county: Store, question: str, told: str) -> None:
    given = ask(county, question, today=TODAY)
    assert given.status is Status.ANSWERED
    assert told in "".join(quotations(given))


@pytest.mark.parametrize(
    "question",
    [
        "一号仓能拆吗",
        "5万吨以下的砂石企业走哪条路",
        "桃坞小区有多少户",
        "筹备组副组长是谁",
        "停水事故赔了多少钱",
        "防火道已经完工了吗",
        "河灯节请了哪些歌手",
        "停车楼几月份建成投用",
        "2月份受理了多少件信访",
        "副总经理的工资待遇多少",
    ],
)
def test_what_the_item_does_not_tell(county: Store, question: str) -> None:
    assert ask(county, question, today=TODAY).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("柏塘路哪天完工", "那榆林路呢"), "榆林路9月底前完工"),
        (("今年河灯节在哪儿办", "前一年呢"), "在下柳镇举办"),
        (("二号仓怎么处理", "那三号仓呢"), "不得拆除"),
        (("客运班车怎么上下客", "什么时候开始执行的"), "自2026年4月1日起"),
    ],
)
def test_a_name_or_a_year_alone_keeps_the_question_before(county: Store, turns: tuple[str, ...], told: str) -> None:
    assert told in "".join(quotations(ask(county, *turns, today=TODAY)))


def test_another_year_of_one_matter_is_that_of_its_own_meeting(county: Store) -> None:
    assert places(ask(county, "2025年河灯节经费是多少", today=TODAY))[0] == (1, 3)
