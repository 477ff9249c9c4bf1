"""Two meetings of one county and one of a bureau: whose they are, what changed between them, and near misses."""

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
FIFTEENTH = """岑川县人民政府第15次常务会议纪要
岑府常纪〔2024〕8号
2024年6月12日上午，县长蔺若虚主持召开县政府第15次常务会议，副县长应长风因公出差请假。现纪要如下：
一、滨湖大道建设
会议同意滨湖大道立项。一期自渡口桥至芦荡湾，长3.6公里，投资8800万元，2025年9月底前建成。二期视资金情况另行研究。项目由县交通运输局牵头。
二、共享单车禁止投放管理规定
县城管局作了说明。会议认为一禁了之不妥，该规定不予通过，由县城管局修改后重新提请审议。
三、居民生活用水价格
会议同意第一阶梯水价为每立方米1.9元，对低保户每月补贴4元，自2024年8月1日起执行。
四、县中医院施工期安置
会议明确，施工期间儿科病区临时迁至行政楼三层，2024年7月10日前全部开工。
五、道路命名
会议同意将经三路命名为听涛路，将经五路命名为揽月路。
出席：蔺若虚、尉迟安。
请假：应长风（因公出差）
列席：县水务局纪行舟，璧泾镇褚云。
缺席：县气象局
记录：温如许
"""
EIGHTEENTH = """岑川县人民政府第18次常务会议纪要
岑府常纪〔2026〕2号
2026年1月20日上午，县长蔺若虚主持召开县政府第18次常务会议。现纪要如下：
一、滨湖大道建设
会议听取了滨湖大道一期工程进展的汇报，一期建成时间由2025年9月底推迟至2026年5月底。会议同意启动二期前期工作，二期自芦荡湾至鹤嘴滩，长4.2公里，估算投资9700万元。项目牵头单位由县交通运输局调整为县城投公司。
二、共享单车限制投放管理办法（2026年修订）
县城管局汇报了修改情况。会议原则通过该办法，全县投放总量控制在6000辆以内。2022年印发的《共享单车停放办法》同时废止。
三、职工通勤班车
会议同意开行2条线路，首车6时50分发车，票款每人次补贴3元。乘车须提前30分钟通过微信预约。
四、县图书馆延时开放
会议同意每周五、周六延时开放至晚上9点，停车场委托县安泊物业公司管理。
五、防汛准备
会议要求，县水务局在汛前为三个村各配发应急电话2部，牛角、马鞍2座水库4月底前腾空库容。县公安局配合县水务局做好值守，县水务局4月10日前完成防汛值守点挂牌。
出席：蔺若虚、尉迟安、应长风。
列席：县水务局纪行舟，县城投公司巫小满。
记录：温如许
"""
BUREAU = """岑川县水务局局长办公会会议纪要
2026年2月5日上午，局长纪行舟主持召开局长办公会，听取泵站检修等情况汇报。现将有关事项纪要如下。
会议听取了机电科关于泵站检修情况的汇报。会议要求，机电科3月底前完成泵站检修。
会议听取了水资源科关于取水许可清理情况的汇报。会议明确，水资源科4月底前完成取水许可清理。
出席：纪行舟、花满蹊。
请假：柳如晦（病假）
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("waterside"), FIFTEENTH, EIGHTEENTH) as made:
        yield made


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("bureau"), BUREAU) as made:
        yield made


def asked(store: Store, *turns: str) -> Answer:
    return ask(store, *turns, today=TODAY)


def test_headings_of_a_whole_count_divide_whatever_one_of_them_heard(county: Store) -> None:
    assert [len(county.items(one)) for one in (1, 2)] == [5, 5]


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("水务局2月5号的局长办公会都议了哪些事",), ["共 2 个议题"]),
        (("岑川水务局那次办公会谁没到",), ["柳如晦（病假）"]),
        (("水务局的泵站几时检修完",), ["3月底前"]),
    ],
)
def test_the_body_whose_meetings_these_are_goes_unsaid(bureau: Store, turns: tuple[str, ...], told: list[str]) -> None:
    given = asked(bureau, *turns)
    assert given.status is Status.ANSWERED
    assert all(one in given.text for one in [*told, "岑川县水务局局长办公会"])


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("我是县水务局的，第18次会给我们派了什么活",), ["4月底前腾空库容", "应急电话2部"]),
        (("请查询县公安局是否承担第18次会议明确的具体任务",), ["配合县水务局做好值守"]),
        (("第18次会哪些事要公安局一块参与",), ["配合县水务局做好值守"]),
        (("第18次会有谁请假没有", "那15次呢，谁请的假"), ["应长风"]),
        (("第15次会哪个单位缺席了",), ["缺席：县气象局"]),
        (("滨湖大道现在归谁牵头",), ["由县交通运输局调整为县城投公司"]),
        (("22年那版共享单车停放办法还管用吗",), ["同时废止"]),
        (("滨湖大道头一期有多长，投多少钱",), ["长3.6公里", "8800万元"]),
        (("滨湖大道二期有多长，投多少钱",), ["长4.2公里", "9700万元"]),
        (("滨湖大道一期什么时候能修好",), ["推迟至2026年5月底"]),
        (("滨湖大道一期多长", "那二期呢"), ["长4.2公里"]),
        (("滨湖大道换给城投公司之前是哪家牵头",), ["由县交通运输局调整为县城投公司"]),
        (("滨湖大道一期工期一拖再拖，都是怎么改的",), ["2025年9月底前建成", "推迟至2026年5月底"]),
        (("请梳理滨湖大道从首次上会到最近一次研究的过程",), ["同意滨湖大道立项", "同意启动二期前期工作"]),
        (("共享单车投放前前后后怎么变的",), ["不予通过", "原则通过该办法"]),
        (("坐班车提前多久打招呼",), ["提前30分钟"]),
        (("职工通勤班车首车几点发车",), ["6时50分"]),
        (("经三路命名为什么路",), ["听涛路"]),
        (("给每个村发几部应急电话",), ["应急电话2部"]),
        (("4月底前腾库容的是哪两座水库",), ["牛角、马鞍2座水库"]),
        (("水价还没涨的时候低保户一个月补几块",), ["每月补贴4元"]),
        (("县水务局哪天前要把牌子挂出来",), ["4月10日前"]),
        (("中医院施工时儿科搬到哪里",), ["行政楼三层"]),
    ],
)
def test_everyday_words_are_answered(county: Store, turns: tuple[str, ...], told: list[str]) -> None:
    given = asked(county, *turns)
    assert given.status is Status.ANSWERED
    assert all(one in given.text for one in told)


def test_a_town_mistyped_by_sound_is_asked_for_its_tasks(county: Store) -> None:
    given = asked(county, "第15次会璧京有啥要落实的")
    assert given.status is Status.NO_NAMED_TASK
    assert "璧京" in given.text or "璧泾镇" in given.text


@pytest.mark.parametrize(
    "question",
    [
        "经六路命名为什么路",
        "施工期间骨科病区迁到几层",
        "县图书馆周日延时到几点",
        "县中医院什么时候全部完工",
        "现在实际投放了多少辆共享单车",
        "第二阶梯水价定多少",
        "班车票款每人次收多少元",
        "职工通勤班车末车几点发车",
        "汛期封路归谁管",
        "中医院新楼哪年能开门看病",
        "2023年龙舟赛几号开",
    ],
)
def test_what_is_near_and_not_told_is_not_answered(county: Store, question: str) -> None:
    assert asked(county, question).status in {Status.NOT_STATED, Status.NOT_FOUND}


def test_what_is_let_out_to_a_firm_is_no_part_of_its_name() -> None:
    minutes = knowledge.parse(knowledge.read_bytes("18.txt", EIGHTEENTH.encode()))
    named = {body.name for item in minutes.items for one in item.directives for body in one.bodies}
    assert "县安泊物业公司" in named
    assert not any("委托" in name for name in named)
