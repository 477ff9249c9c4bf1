"""One matter through the meetings of one district: how it went, how it stands, and where it was not dealt with."""

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

TODAY = date(2025, 6, 20)
FIRST = """鹿溪区人民政府第21次常务会议纪要
鹿府常纪〔2024〕3号
2024年3月5日上午，区长裴知远主持召开区政府第21次常务会议。现纪要如下：
一、审议《青鸾岭风景区详细规划》
会议不予通过，退回修改，由区自然资源局补充论证后再次提请审议。
二、审议《生活垃圾处理费征收方案》
会议决定暂缓征收，由区城管局扩大分类覆盖面后再议。
三、研究石鼓大桥建设
会议同意建设石鼓大桥，总投资1.6亿元，2024年10月底前开工，由区交通局负责。
四、研究供热管网改造
会议同意年内改造老旧供热管网9.2公里，由区住建局负责。
五、研究管道燃气配气价格
会议决定，管道燃气配气价格暂不调整。
六、研究社区食堂补助
会议同意社区食堂按每客每餐3元补助。
出席：裴知远、丘望舒。
列席：区住建局纪云。
"""
SECOND = """鹿溪区人民政府第24次常务会议纪要
鹿府常纪〔2024〕12号
2024年11月12日上午，区长裴知远主持召开区政府第24次常务会议。现纪要如下：
一、听取石鼓大桥前期工作情况汇报
会议同意石鼓大桥开工时间由2024年10月底前调整为2025年2月底前。
二、审议《青鸾岭风景区详细规划（修改稿）》
会议原则同意该规划，由区自然资源局按程序报批。
三、听取供热管网改造情况汇报
截至11月5日，已改造8.0公里，剩余1.2公里集中在柳巷片区。剩余的柳巷、槐里、南关3个片区由区住建局明年4月底前改完。
四、研究教师招聘
会议同意公开招聘中小学教师52名，由区教育局、区人社局组织。
出席：裴知远、丘望舒。
列席：区财政局童简（代）。
"""
THIRD = """鹿溪区人民政府第29次常务会议纪要
鹿府常纪〔2025〕6号
2025年4月18日上午，受区长裴知远委托，常务副区长丘望舒于2025年4月18日在区政府三楼会议室主持召开区政府第29次常务会议。现纪要如下：
一、听取石鼓大桥开工准备情况汇报
石鼓大桥施工许可已办理。会议同意工程于4月28日开工。
二、听取供热管网改造情况汇报
会议听取了区住建局关于供热管网改造情况的汇报。剩余1.2公里供热管网已于4月3日完工。
三、研究管道燃气配气价格
会议同意管道燃气配气价格每立方米上调0.21元，自2025年7月1日起执行。
四、审议《人才公寓管理办法》
会议同意该《办法》，首批房源90套，月租金按每平方米11元执行。
五、研究电动自行车充电设施
会议同意新设电动自行车充电点45处。
六、关于第二食堂续签
会议认为，第二食堂投诉较多，不宜续签。会议不同意与禾味餐饮公司续签第二食堂经营合同。
七、研究社区食堂补助
会议同意社区食堂补助标准调整为每客每餐5元。
八、研究东干渠清淤
会议同意实施东干渠清淤工程，总投资820万元，由区水利局负责。
九、研究消防站选址
会议同意区消防站选址在北桥路西侧，占地6亩。老粮库将于8月关停，粮食轮换不受影响。
十、研究梅坞片区收储
会议同意梅坞片区土地收储方案，收储资金由区城投公司先行垫付，河道水质由Ⅳ类提升至Ⅲ类。区综合执法局自6月1日起对周边占道经营开展为期40天的整治。
十一、听取水厂二期工程进展情况汇报
会议听取了区住建局关于水厂二期工程进展情况的汇报。工程已于去年6月开工，目前完成全部工程量的62%。会议要求，区住建局要抓紧施工。
十二、研究文化中心演播厅改造
会议同意对区文化中心演播厅实施改造，总投资控制在275万元以内，由区文旅局组织实施。
十三、听取高标准农田建设情况汇报
受连日暴雨影响，柳塘片区部分机耕路被冲毁。会议同意柳塘片区完工时间由2025年10月底延至2026年3月底。
十四、研究开发区扩区
会议同意开发区面积由1.8平方公里扩大到2.9平方公里。
出席：丘望舒。
"""


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("course"), FIRST, SECOND, THIRD) as made:
        yield made


def asked(store: Store, question: str) -> Answer:
    return ask(store, question, today=TODAY)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石鼓大桥开工时间前后是怎么变的", ("2024年10月底前开工", "调整为2025年2月底前", "4月28日开工")),
        ("石鼓大桥原来说哪个月开工，后来改到什么时候", ("2024年10月底前开工", "调整为2025年2月底前")),
        ("青鸾岭规划第一次上会没过，后来过了吗", ("不予通过", "原则同意该规划")),
        ("管道燃气配气价格这件事前后怎么变的", ("暂不调整", "上调0.21元")),
        ("社区食堂补助标准前后有什么变化", ("每餐3元", "每餐5元")),
    ],
)
def test_how_a_matter_went_is_told_meeting_by_meeting(district: Store, question: str, told: tuple[str, ...]) -> None:
    given = asked(district, question)
    assert given.status is Status.ANSWERED
    assert [one for one in told if one not in given.text] == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("石鼓大桥什么时候开工", "4月28日开工"),
        ("供热管网改造干完没有", "已于4月3日完工"),
        ("生活垃圾处理费什么时候第一次上会，当时啥结论", "第21次常务会议（2024年3月5日）"),
        ("第24次会上供热管网还剩哪几个片区没改完", "柳巷、槐里、南关3个片区"),
        ("招多少老师", "公开招聘中小学教师52名"),
        ("第24次会财政局谁代会的", "童简"),
        ("第29次会谁主持的", "丘望舒"),
        ("第29次会几项议题，题目都报一下", "共 14 个议题"),
        ("水厂二期现在干到什么程度了", "完成全部工程量的62%"),
        ("文化中心演播厅改造要花多少钱", "总投资控制在275万元以内"),
        ("柳塘片区为什么延期", "受连日暴雨影响"),
        ("梅坞片区头一回上会是哪一天", "2025年4月18日"),
        ("开发区从多大扩到多大", "由1.8平方公里扩大到2.9平方公里"),
        ("梅坞收储的钱谁先垫", "由区城投公司先行垫付"),
        ("梅坞河道水质现在提到几类了", "提升至Ⅲ类"),
        ("占道经营整治从几号开始搞多久", "自6月1日起"),
        ("青鸾岭规划第一次上会是第几次会，什么结果", "会议不予通过"),
        ("第二食堂为啥不续签了", "不宜续签"),
        ("区自然资源局名下一共几条", "补充论证后再次提请审议"),
    ],
)
def test_what_is_asked_of_one_of_them_is_told(district: Store, question: str, words: str) -> None:
    given = asked(district, question)
    assert given.status is Status.ANSWERED
    assert words in given.text


@pytest.mark.parametrize(
    "question",
    [
        "公租房租金标准是多少",
        "电动汽车充电桩建多少个",
        "石鼓大桥哪个月竣工",
        "第二食堂经营权转让给哪家企业",
        "供热管网改造由哪位副区长分管",
        "燃气涨价了，水费有没有跟着涨",
        "石鼓大桥推进会上由谁领学",
        "西干渠清淤同意了吗",
        "老粮库关停以后那块地做什么用",
        "殡仪馆选址定在哪",
        "裴知远对人才公寓提了什么意见",
        "山地漂流项目同意了吗",
        "会上欠禾味餐饮公司多少钱",
    ],
)
def test_what_no_meeting_tells_is_not_told(district: Store, question: str) -> None:
    assert asked(district, question).status in {Status.NOT_STATED, Status.NOT_FOUND}


def test_a_meeting_that_did_not_deal_with_a_matter_says_which_did(district: Store) -> None:
    given = asked(district, "第24次会生活垃圾处理费是怎么定的")
    assert given.status is Status.NOT_FOUND
    assert "其他会议上议过：鹿溪区政府第21次常务会议（2024-03-05）第2项 审议《生活垃圾处理费征收方案》" in given.text
