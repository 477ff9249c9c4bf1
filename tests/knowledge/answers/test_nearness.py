"""Near misses: a fact of another deed, day, part or matter is none, and what is asked in passing is still told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge.model import Status
from tests.asking import SEES
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask, places, quotations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from knowledge.store import Store

SPRING = """霁湾市人民政府第31次常务会议纪要
霁府常纪〔2025〕6号
2025年3月18日上午，市长闻远山在市行政中心302会议室主持召开市政府第31次常务会议。现纪要如下：
一、审议《霁湾市早餐车经营管理办法》
会议听取了市商务局关于该办法的汇报。会议认为，早餐车点位与现有公厕布局冲突，油烟处理责任不清。会议决定，暂不同意该办法，由市商务局会同市城管局重新论证。
二、研究南堤泵站迁建工程
会议认为，南堤泵站是一座服役超过四十年的老站，迁建条件已经成熟。会议同意迁建南堤泵站，新建机组4台，概算投资2600万元，所需资金从水利建设基金中列支。市水务局要在6月20日前完成西岸易涝点围堰。泵房外墙共有3类砖材，分别进场。
三、听取食品安全检查情况汇报
会议指出，市市场监管局已检查餐饮单位46家，其中后厨通风不达标的，限期改正。年满65周岁的老人可免费申领餐具消毒包，每两小时巡查一次的要求不变。2025年度安排检查经费80万元，2026年检查经费减少一成。
四、部署春季工作
各地各部门要抓好春季安全生产。市政府办公室要整理汇总各单位台账，名单由市档案馆保管。
出席：闻远山、楚怀瑾。
请假：薄云舒（赴省里参加培训）。
列席：市商务局柳成荫，市水务局简清和。
"""
SUMMER = """霁湾市人民政府第33次常务会议纪要
霁府常纪〔2025〕11号
2025年7月8日上午，市长闻远山主持召开市政府第33次常务会议。现纪要如下：
一、再次审议《霁湾市早餐车经营管理办法》
会议原则通过该办法，自2025年9月1日起试行。
二、研究早餐车经营点位调整事宜
会议同意早餐车点位由42个增加到60个，由市城管局划线。
出席：闻远山、楚怀瑾。
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("near"), SPRING, SUMMER) as made:
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "市市场监管局这次检查处罚了多少家餐饮单位",  # 46 were looked at
        "后厨通风不达标的餐饮单位有多少家",  # 46 is the number of them all
        "食品检查几天出结果",
        "泵站机组几月几号开标",  # the limit of another deed
        "46家餐饮单位里有几家连锁店",
        "南堤泵站机组年薪多少",
        "早餐车申领要带什么材料",
        "南堤泵站迁建的合同是哪天签的",
        "餐具消毒包分到哪几家超市发",
        "食品检查的赞助商有哪几家",
        "泵房外墙的3类砖材是哪三类",
        "南堤泵站单个机组投资多少钱",
        "南堤泵站的站长让谁来当",
        "早餐车办法跟老的比改了哪几条",
        "南堤泵站迁建是哪位副市长分管的",
        "第31次会几点散会的",
        "南堤泵站围堰最多能用多长时间",  # 6月20日 is a day
        "餐厨领证要去哪里",
    ],
)
def test_a_number_or_day_of_something_else_is_none(office: Store, question: str) -> None:
    assert ask(office, question).status in {Status.NOT_STATED, Status.NOT_FOUND}, ask(office, question).text


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("南堤泵站的钱从哪儿来", "所需资金从水利建设基金中列支"),
        ("餐具消毒包多大岁数能领", "年满65周岁"),
        ("食品检查多久巡查一趟", "每两小时巡查一次"),
        ("2025年食品检查经费安排了多少", "2025年度安排检查经费80万元"),
        ("会议对南堤泵站怎么评价", "服役超过四十年的老站"),
        ("第31次会议为什么没同意早餐车办法", "油烟处理责任不清"),
        ("餐具消毒包的费用是自己出吗", "可免费申领餐具消毒包"),
        ("会议对南堤泵站作何评价", "服役超过四十年的老站"),
        ("18号那天的会南堤泵站怎么定的", "会议同意迁建南堤泵站"),
    ],
)
def test_what_the_item_does_tell_is_quoted(office: Store, question: str, quoted: str) -> None:
    assert any(quoted in one for one in quotations(ask(office, question))), ask(office, question).text


def test_the_meetings_of_a_half_year_answer_for_themselves(office: Store) -> None:
    spring = ask(office, "2025年上半年的会上早餐车办法怎么定的")
    assert places(spring) == [(1, 1)]
    assert places(ask(office, "早餐车办法怎么定的"))[0] == (2, 1)


def test_a_later_matter_of_the_same_heading_stands_in_its_history(office: Store) -> None:
    assert places(ask(office, "早餐车经营管理办法历次会议怎么定的")) == [(1, 1), (2, 1)]


def test_a_word_that_any_matter_may_have_is_asked_of_the_item_before(office: Store) -> None:
    given = ask(office, "南堤泵站迁建谁负责", "有没有名单")
    assert (given.status, places(given)) == (Status.NOT_STATED, [(1, 2)]), "the list of another item is none of it"


def test_a_turn_that_finds_nothing_leaves_the_item_before_in_place(office: Store) -> None:
    given = ask(office, "南堤泵站迁建同意了吗", "门票呢", "机组几台")
    assert places(given)[0] == (1, 2)


def test_who_was_away_is_asked_of_the_meeting_before(office: Store) -> None:
    given = ask(office, "31次会谁主持的", "谁没来开会")
    assert "薄云舒（赴省里参加培训）" in given.text


@pytest.mark.parametrize("question", ["最新一次常务会哪天开的", "今年第几次常务会，在哪个房间开的"])
def test_the_facts_of_a_meeting_however_it_is_called(office: Store, question: str) -> None:
    given = ask(office, question)
    assert (given.status, given.intent) == (Status.ANSWERED, "meeting")


@pytest.mark.parametrize("question", ["这份纪要由哪家单位整理？", "第31次会议纪要谁整理的"])
def test_who_compiled_the_minutes_is_no_matter_of_an_item(office: Store, question: str) -> None:
    assert ask(office, question).intent == "meeting"


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("请列出霁湾市政府第31次常务会议的出席人员。", "闻远山、楚怀瑾"),
        ("31次会请假的是谁啊", "薄云舒"),
        ("31次会是早上开的还是午后开的", "2025年3月18日上午"),
    ],
)
def test_who_came_and_when_however_it_is_asked(office: Store, question: str, quoted: str) -> None:
    assert quoted in ask(office, question).text


def test_the_last_item_but_two_is_counted_from_the_end(office: Store) -> None:
    assert places(ask(office, "第31次会倒数第三个议题会上啥态度")) == [(1, 2)]


@pytest.mark.parametrize("question", ["给市档案馆派活了没有啊", "市商务局分到了啥"])
def test_tasks_however_they_are_asked_for(office: Store, question: str) -> None:
    assert ask(office, question).intent == "tasks"


def test_a_body_mistyped_by_the_shape_of_a_letter_is_known(office: Store) -> None:
    given = ask(office, "市政俯办公室有没有分到任务")
    assert "整理汇总各单位台账" in given.text


def test_tasks_of_the_meeting_of_a_month_are_no_tasks_of_that_month(office: Store) -> None:
    given = ask(office, "2025年3月那次会市水务局领了什么任务，几月前要办完")
    assert "市水务局要在6月20日前完成西岸易涝点围堰。" in quotations(given)


def test_who_came_from_a_body_is_asked_of_the_meeting_before(office: Store) -> None:
    given = ask(office, "第31次会谁列席了", "市水务局来的那位叫啥")
    assert "简清和" in given.text


def test_that_bodies_own_tasks_are_asked_after_who_came(office: Store) -> None:
    given = ask(office, "31次会市商务局谁列席的", "他们局有什么任务")
    assert (given.intent, quotations(given)[0]) == (
        "tasks",
        "会议决定，暂不同意该办法，由市商务局会同市城管局重新论证。",
    )


VOTES = """云溪市城市规划委员会2024年第2次会议纪要
2024年5月9日，规划委员会召开2024年第2次会议，会议由秘书长周若安主持。与会人员审议《北岸片区详细规划》（议题一）、《梅园路改线方案》（议题二）。
经投票表决，有效票9票。对议题一：同意8票，不同意1票。对议题二：同意3票，不同意6票。议题一通过审议，修改完善后按程序上报审批。议题二未通过审议，请编制单位修改后再提请审议。
"""


def test_votes_told_apart_from_their_matters_are_theirs(tmp_path: Path) -> None:
    with stores.small(tmp_path, VOTES) as store:
        assert "对议题一：同意8票，不同意1票。" in quotations(ask(store, "北岸片区详规表决几票同意"))
        assert "对议题二：同意3票，不同意6票。" in quotations(ask(store, "梅园路改线 反对票"))
        assert places(ask(store, "哪几个议提没过")) == [(1, 2)]
        assert "周若安" in ask(store, "云溪市城市规划委员会第2次会谁主持").text
        (kept,) = store.current(SEES)
        parsed = knowledge.parse(knowledge.read_bytes("0.txt", VOTES.encode()))
        assert [one.item.stretches for one in store.items(kept.id)] == [one.stretches for one in parsed.items]


def test_who_led_the_meeting_is_quoted(office: Store) -> None:
    given = ask(office, "第31次会议时间和主持人")
    assert any("闻远山在市行政中心302会议室主持召开" in one for one in quotations(given))
