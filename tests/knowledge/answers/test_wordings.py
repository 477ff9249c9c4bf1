"""One fact in many wordings: told where the minutes tell it, by whatever words, and not stated where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from knowledge.model import Status
from tests.knowledge.questions import stores
from tests.knowledge.questions.stores import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store import Store

NINTH = """松溪县人民政府第9次常务会议纪要
松府纪〔2024〕9号
2024年6月3日下午，县长欧阳远山在县政府一号会议室主持召开县政府第9次常务会议。现纪要如下：
一、审议《松溪县第三中学扩建方案》
会议原则同意该《方案》，概算调整为4600万元，由县教育局修改完善后，以县教育工作领导小组名义印发。县城投公司要按程序组织施工招标，确保2025年秋季学期投入使用。会议确定，暑假从7月12日开始，秋季学期9月2日正式上课。
二、研究苗圃景区停车和造林工作
县文旅局要在节前检修景区索道。景区周边学校停车场在假期免费向游客开放。各镇（乡）、街道完成造林900亩，其中石城镇不少于90亩。
三、听取校园食堂食品安全整治情况
会议指出，整治共排查食堂92家，发现问题214个，仍有17个未整改到位。县教育局要每月抽查一次。对17个未整改问题，国庆节前必须全部清零。
四、审议鸣鹿渡口合作经营方案
会议原则同意该方案，由县文旅集团与社会资本组建合资公司，社会资本通过公开招商引进。
出席：欧阳远山、薄云舒。
请假：楚怀瑾。
列席：县教育局闻竹，县金融监管局简清和、柳成荫，县卫健委的代表。
"""
FOURTEENTH = """松溪县人民政府第14次常务会议纪要
松府纪〔2025〕3号
2025年2月18日下午，县长欧阳远山在县政府一号会议室主持召开县政府第14次常务会议。现纪要如下：
一、关于县属水务企业整合
会议同意县水务集团吸收合并县清源公司，由县国资中心牵头办理。
二、听取校园食堂整治情况
会议指出，食堂问题已整改206个。
三、审议《松溪县第三中学扩建概算调整方案》
会议同意概算由4600万元调整为4980万元，由县发改局按程序批复。
出席：欧阳远山、薄云舒。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stores.small(tmp_path_factory.mktemp("wordings"), NINTH, FOURTEENTH) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("过节去苗圃景区玩，旁边学校停车收不收钱", "免费向游客开放"),
        ("17个没整改的食堂问题哪天前清掉", "国庆节前必须全部清零"),
        ("暑假哪天放，开学几号", "7月12日"),
        ("三中扩建方案落款用的哪个机构", "以县教育工作领导小组名义印发"),
        ("三中概算从多少改成多少", "由4600万元调整为4980万元"),
        ("县清源公司今后怎么处置，会议什么意见", "吸收合并县清源公司"),
        ("第9次会上午开还是吃过中饭开的", "2024年6月3日下午"),
        ("金融监管来了俩？名字给一下", "简清和"),
        ("教育橘派的谁来的", "闻竹"),
        ("石城镇有哪些任务", "其中石城镇不少于90亩"),
        ("二四年的会三中扩建方案过了没", "原则同意该《方案》"),
        ("When is the No.3 Middle School expansion supposed to be in use?", "2025年秋季学期投入使用"),
        ("请梳理三中扩建历次会议的要求与进展", "概算调整为4600万元"),
        ("县教育局的参会代表为何人", "闻竹"),
        ("三中扩建目前怎么定的", "由4600万元调整为4980万元"),
        ("三中扩建2024年6月有没有开会研究", "原则同意该《方案》"),
        ("苗圃造林任务归谁管", "各镇（乡）、街道完成造林900亩"),
    ],
)
def test_it_is_told_in_any_wording(county: Store, question: str, words: str) -> None:
    given = ask(county, question)
    assert given.status is Status.ANSWERED
    assert words in given.text


@pytest.mark.parametrize(
    "question",
    [
        "渡口招来的合作方叫啥公司",
        "三中施工标最后哪家公司中了",
        "一中扩建方案批了吗",
        "食堂问题投诉打哪个热线",
        "整治食堂的时候家长们都说了些什么意见",
        "第14次会上县卫健委派谁来的",
        "楚怀瑾是因为什么请的假",
        "县委常委会第9次会议谈了哪些事",
        "苗圃造林的石城镇种的啥树",
        "三中扩建施工单位是哪一家",
        "食堂整治领导小组副组长有哪些人",
        "造林的钱由哪个科目出",
        "渡口合作方案以谁的名义印发",
        "苗圃景区停车场怎么扩建",
        "县政府2024年11月有没有开常务会",
    ],
)
def test_it_is_not_told_by_words_that_are_near(county: Store, question: str) -> None:
    assert ask(county, question).status in {Status.NOT_STATED, Status.NOT_FOUND, Status.NO_NAMED_TASK}


def test_what_was_put_off_or_counted_by_itself_is_no_number(county: Store) -> None:
    """The quantity that a question states is not what it asks for."""
    assert ask(county, "那214个食堂问题里县教育局占几个").status is not Status.ANSWERED


def test_how_many_came_is_told_by_the_count_of_the_print(tmp_path_factory: pytest.TempPathFactory) -> None:
    source = (
        "澄溪市规划委员会2023年第三次会议纪要\n2023年8月11日，副主任闻远山在市规划馆主持召开市规划委员会2023年第三次会议。"
        "会议应到委员23名，实到委员19名。现纪要如下：\n一、审议《滨江地块规划》\n会议原则同意该规划，由市规划局修改完善后印发。\n"
    )
    with stores.small(tmp_path_factory.mktemp("came"), source) as made:
        assert "实到委员19名" in ask(made, "委员来了几个该来几个").text
        assert "市规划馆" in ask(made, "规划委员会那次会谁主持，在哪开的").text


def test_the_print_is_quoted_without_the_marks_of_its_file_format(tmp_path_factory: pytest.TempPathFactory) -> None:
    source = (
        "# 澄溪社區第三次會議紀錄\n**時間:** 114/7/08 19:30<br>\n**地點:** 辦公室<br>\n**主席：** 歐陽主委遠山<br>\n"
        "**出席:** 聞竹、簡清和<br>\n**請假:** 楚懷瑾(出差)<br>\n## 議題 1. 討論電梯保養\n**決議:** 照案通過。<br>\n"
        "## 議題 2. 討論路燈\n**決議:** 緩議。<br>\n"
    )
    with stores.small(tmp_path_factory.mktemp("marks"), source) as made:
        for question in ("這次會議時間地點主席", "誰主持的", "楚懷瑾為什麼請假", "誰請假", "電梯保養過了嗎"):
            assert "<br>" not in ask(made, question).text
            assert "**" not in ask(made, question).text
        assert "歐陽主委遠山" in ask(made, "這次會議時間地點主席").text
