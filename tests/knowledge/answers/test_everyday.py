"""Questions in everyday words, over meetings of one county: what they mean, and which meeting of several."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Answer
    from knowledge.store import Store

TODAY = date(2025, 9, 20)
SECOND = """青浦县人民政府第2次常务会议纪要
青府常纪〔2024〕2号
2024年5月14日上午，县长尉迟平在县政府二号会议室主持召开县政府第2次常务会议。现纪要如下：
一、审议《首届青浦芦花节总体方案》
会议原则同意该《方案》，芦花节于2024年10月12日开幕，主会场设在柳荡镇，经费控制在160万元以内，由县文旅局牵头筹办。
二、审议《青浦县轮渡票价调整方案》
会议认为，成本测算不够充分，该《方案》暂缓审议，由县交通运输局补充成本监审后再次提交会议审议。
三、关于农村公路养护
会议同意提高养护补助标准。县道由县公路中心养护，乡道由各乡镇养护。所需资金由县、乡两级按6∶4分担。
四、听取老旧小区改造情况
会议明确，2024年改造老旧小区21个。
出席：尉迟平、薄云舒。
请假：马骁（外出招商）。
列席：县文旅局闻竹，县交通运输局简清和。
"""
SEVENTH = """青浦县人民政府第7次常务会议纪要
青府常纪〔2025〕1号
2025年2月18日上午，县长尉迟平在县政府二号会议室主持召开县政府第7次常务会议。现纪要如下：
一、审议《青浦县轮渡票价调整方案》
会议同意该《方案》，外来游客单程票价24元，本地居民单程票价9元，自2025年4月1日起执行。
二、研究青浦港3号通用泊位建设
会议原则同意该项目，总投资2.6亿元，岸线长410米，由县港口集团负责，工期由2025年底前延至2026年6月底前。
三、研究人事事项
会议同意任命苏砚为县应急管理局副局长，免去毕大成北岸水厂副厂长职务。
四、审议《青浦县空气质量改善方案》
会议明确，到2026年底，全县细颗粒物年均浓度降至30微克。
五、研究环城路老旧小区改造
会议明确，2025年改造老旧小区33个，一旦发生管线挖断，由县住建局立即启动应急抢修。
六、审议《青浦县停车收费管理办法》
会议认为，封顶收费标准群众关注度高，该《办法》暂缓审议，由县发改局征求意见后再次提交会议审议。
出席：尉迟平、薄云舒。
请假：马骁（在外学习）。
列席：县产业发展公司寇准。
"""
NINTH = """青浦县人民政府第9次常务会议纪要
青府常纪〔2025〕5号
2025年9月9日上午，县长尉迟平在县政府二号会议室主持召开县政府第9次常务会议。现纪要如下：
一、审议《第二届青浦芦花节总体方案》
会议原则同意该《方案》，芦花节于2025年10月18日开幕，主会场设在石桥镇，经费控制在120万元以内，由县文旅局牵头筹办。
二、审议《青浦县标准厂房租售办法》
会议同意该《办法》，由县产业发展公司负责出租。
三、研究汛期和民生事项
会议要求，橙色以上预警发出后30分钟内叫应到村。会议同意对80周岁以上老人每餐补贴4元，城区居民用水价格调整为每立方米2.3元。会议指出，青江校区补充勘察已完成，基础处理需增加投资2300万元。
四、听取柳荡镇和石桥镇危房改造情况
会议指出，全县已改造危房84户。会议决定，2024年预算公开情况由《公开报告》编写组汇总。
出席：尉迟平、薄云舒、马骁。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("everyday"), SECOND, SEVENTH, NINTH) as made:
        yield made


def asked(store: Store, *turns: str) -> Answer:
    return ask(store, *turns, today=TODAY)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("轮渡涨价那个办法，外地人多少，本地人多少", "外来游客单程票价24元，本地居民单程票价9元"),
        ("轮渡票价一开始为啥没批下来", "成本测算不够充分"),
        ("修路养护的钱县里乡里怎么分摊", "按6∶4分担"),
        ("谁去应急局当副局长", "任命苏砚为县应急管理局副局长"),
        ("应急局新副局长是谁", "任命苏砚为县应急管理局副局长"),
        ("3号泊位岸线多长", "岸线长410米"),
        ("3号泊位工期后来延到什么时候", "延至2026年6月底前"),
        ("环城路改造万一挖断管线咋办", "立即启动应急抢修"),
        ("芦花节经费上限", "控制在120万元以内"),
        ("产发公司有什么任务", "由县产业发展公司负责出租"),
        ("<b>标准厂房</b> 谁来出租", "由县产业发展公司负责出租"),
        ("老旧小区这两年每年各改多少个", "2024年改造老旧小区21个"),
        ("两届芦花节的会场分别是在哪", "主会场设在柳荡镇"),
        ("这个月会上文旅局的任务", "2025年10月18日开幕"),
        ("马晓一共请过几次假，哪几次", "共 2 次"),
        ("哪些方案、办法上会没过或者被暂缓了", "没有通过或暂缓的议题，共 2 项"),
        ("2025年常务会议库里有哪几次", "2025年9月9日"),
        ("这个纪要的文号、主持人", "青府常纪〔2025〕5号"),
        ("人事那项是哪次会定的，哪天", "2025年2月18日"),
        ("寇准回去要落实什么", "名单里代表县产业发展公司"),
        ("起草组要干啥", "由《公开报告》编写组汇总"),
        ("橙色预警发出后几分钟叫应到村", "30分钟内叫应到村"),
        ("2025年1号纪要对应的会是哪天开的", "2025年2月18日"),
    ],
)
def test_it_is_told_in_everyday_words(county: Store, question: str, words: str) -> None:
    given = asked(county, question)
    assert given.status is Status.ANSWERED
    assert words in given.text


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("轮渡票价方案第一次上会什么结果", "那第二次呢"), "外来游客单程票价24元"),
        (("第7次常务会谁主持的", "哪天"), "2025年2月18日"),
    ],
)
def test_a_turn_goes_on_from_the_one_before(county: Store, turns: tuple[str, ...], words: str) -> None:
    assert words in asked(county, *turns).text


@pytest.mark.parametrize(
    "question",
    [
        "4号泊位投资多少",
        "第三届芦花节定在哪天",
        "停车收费一天封顶定的几块",
        "北岸水厂新副厂长派谁去",
        "今年上半年细颗粒物实际是多少",
        "芦花节准备租哪栋楼当仓库",
        "坐轮渡要不要自己掏腰包买保险",
        "昆山的轮渡票价上会了没",
        "上个月的常务会开了什么",
        "红色预警发出后几分钟叫应到村",
        "75岁老人一餐补几块",
        "非居民用水一方多少钱",
        "青江校区勘察费花了多少",
        "柳荡镇和石桥镇哪个危房改得多",
        "2025年GDP增长目标定多少",
        "轮渡票价办法有效期到哪天",
    ],
)
def test_it_is_not_told_by_what_is_near(county: Store, question: str) -> None:
    given = asked(county, question)
    assert given.status in {Status.NOT_STATED, Status.NOT_FOUND}
