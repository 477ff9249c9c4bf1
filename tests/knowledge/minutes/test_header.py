"""The facts of the meeting and of its document."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import read_bytes
from knowledge.minutes.dates import first_day
from knowledge.minutes.header import subject
from knowledge.minutes.numerals import numeral
from knowledge.text import Text
from tests.knowledge.minutes import documents as d
from tests.knowledge.minutes.parsing import parsed


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("12", 12),
        ("十二", 12),
        ("三十九", 39),
        ("九五〇", 950),
        ("二〇二五", 2025),
        ("壹", 1),
        ("丙", 3),
        ("IV", 4),
        ("xx", None),
    ],
)
def test_numerals(word: str, number: int | None) -> None:
    assert numeral(word) == number


@pytest.mark.parametrize(
    ("printed", "republic", "day"),
    [
        ("2024年3月5日", False, date(2024, 3, 5)),
        ("（二〇二四年十一月三日）", False, date(2024, 11, 3)),
        ("2024-03-05 09:00", False, date(2024, 3, 5)),
        ("113/5/14", True, date(2024, 5, 14)),
        ("中华民国113年5月14日", False, date(2024, 5, 14)),
        ("106年10月17日", False, date(2017, 10, 17)),
        ("20240305午", False, date(2024, 3, 5)),
        ("2月30日", False, None),
    ],
)
def test_days(printed: str, republic: bool, day: date | None) -> None:
    found = first_day(printed, republic=republic)
    assert found is not None
    assert found.on() == day


@pytest.mark.parametrize(
    ("opening", "ordinal", "chair", "title"),
    [
        ("2024年3月5日下午，县委副书记、县长方舟主持召开十九届县政府第97次常务会议。", 97, "方舟", "县委副书记、县长"),
        ("2024年3月5日,方舟区长主持召开四届61次区政府常务会议。", 61, "方舟", "区长"),
        ("2024年3月5日，方舟同志在区府会议室主持召开区政府六届三十九次常务会议。", 39, "方舟", None),
        ("2024年3月5日,受李平副省长委托,方舟副秘书长主持召开第3次专题会议。", 3, "方舟", "副秘书长"),
        ("2024年3月5日，副市长方舟受市长委托主持召开第3次专题会议。", 3, "方舟", "副市长"),
        ("某校第二次校务会议于2024年3月5日在行政楼召开。会议由副校长方舟主持。", 2, "方舟", "副校长"),
        ("2024年3月5日，代县长主持召开县政府常务会议，研究二次供水工作。", None, None, None),
        ("2024年3月5日，受县长委托，副县长方舟在县水务局召集各乡镇，专题研究供水。", None, "方舟", "副县长"),
        ("2024年3月5日，县长方舟带领县水务局深入水厂察看，并在镇政府召开现场办公会。", None, "方舟", "县长"),
        ("2024年3月5日，副市长方舟在三楼组织召开第3次专题会议。", 3, "方舟", "副市长"),
        ("2024年3月5日，副县长 于 波主持召开县政府第9次专题会议。", 9, "于波", "副县长"),
        ("2024年3月5日，县长阿里·吐尔主持召开县政府第6次常务会议。", 6, "阿里·吐尔", "县长"),
        ("2024年3月5日，会议由镇长方舟主持，现将河湾镇2024年第14次联席会议议定事项纪要如下：", 14, "方舟", "镇长"),
    ],
)
def test_the_opening_names_meeting_and_chair(
    opening: str, ordinal: int | None, chair: str | None, title: str | None
) -> None:
    meeting = parsed(f"{opening}纪要如下：\n一、听取工作汇报\n会议要求，县财政局要抓紧。\n").meeting
    assert (meeting.ordinal, meeting.chair, meeting.chair_title) == (ordinal, chair, title)
    assert meeting.held_on == date(2024, 3, 5)


def test_the_number_of_the_document_is_not_that_of_the_meeting() -> None:
    meeting = parsed(d.NUMBER_AT_END).meeting
    assert (meeting.ordinal, meeting.issue_no) == (3, "【2023】第3号")
    table = parsed(d.METADATA_TABLE).meeting
    assert (table.ordinal, table.issue_no, table.issued_on) == (30, "〔2019〕3号", date(2019, 3, 1))


@pytest.mark.parametrize(
    ("title", "issuer"),
    [("河湾市人民政府第62次常务会议纪要", "河湾市人民政府"), ("市政府第62次常务会议纪要", None)],
)
def test_the_title_names_the_issuer_where_nothing_else_does(title: str, issuer: str | None) -> None:
    source = f"{title}\n2024年3月5日，市长方舟主持召开市政府第62次常务会议。\n一、审议《某办法》\n会议原则同意。\n"
    assert parsed(source).meeting.issuer == issuer


@pytest.mark.parametrize(
    "opening",
    [
        "3月27日，副市长钟石带队现场查看北岸快速路施工情况，并在二标段会议室主持召开北岸快速路建设现场办公会，专题研究征地问题。",
        "受市长田野委托，副市长钟石于3月27日在市政府二楼会议室主持召开专题会议，协调枢纽项目建设有关问题。",
        "3月27日，副市长钟石受市长田野委托，在市政府二楼会议室主持召开专题会议，协调枢纽项目建设有关问题。",
    ],
)
def test_who_led_after_a_round_or_on_behalf_of_another(opening: str) -> None:
    meeting = parsed(f"专题会议纪要\n{opening}现纪要如下：\n一、关于征地问题\n由市城投集团抓紧征地。\n").meeting
    assert (meeting.chair, meeting.chair_title) == ("钟石", "副市长")


@pytest.mark.parametrize("when", ["114/7/08 19:30~21:00", "114年7月8日上午9:15"])
def test_the_time_of_day_stays_with_the_day(when: str) -> None:
    source = f"某某大厦會議紀錄\n時間：{when}\n主席：方舟\n議題1：修繕電梯\n決議：照案通過。\n"
    assert parsed(source).meeting.held_text == when


def test_held_issued_and_compiled_are_three_days() -> None:
    source = (
        "河东县人民政府\n常务会议纪要\n第7号\n河东县人民政府办公室 2024年3月20日\n"
        "2024年3月5日下午，县长方舟在县政府一号会议室主持召开县政府第9次常务会议，纪要如下：\n"
        "一、听取工作汇报\n会议要求，县财政局要抓紧。\n河东县人民政府办公室 整理\n2024年3月11日\n"
    )
    meeting = parsed(source).meeting
    assert meeting.held_text == "2024年3月5日下午"
    assert (meeting.held_on, meeting.compiled_on, meeting.issued_on) == (
        date(2024, 3, 5),
        date(2024, 3, 11),
        date(2024, 3, 20),
    )
    assert (meeting.issuer, meeting.compiled_by) == ("河东县人民政府", "河东县人民政府办公室")
    assert (meeting.issue_no, meeting.place, meeting.series) == ("第7号", "县政府一号会议室", "县政府常务会议")


MEETING = (
    "{head}\n{day}，县长方舟主持召开县政府第9次常务会议，审议2022年度决算。\n一、审议决算\n会议原则同意。\n{tail}\n"
)


@pytest.mark.parametrize(
    ("head", "tail", "dated", "held_on"),
    [
        ("县政府第9次常务会议纪要", "", None, None),
        ("（二〇二三年一月五日）", "", None, date(2023, 1, 5)),
        ("县政府第9次常务会议纪要", "河东县人民政府办公室 2023年1月9日印发", None, date(2023, 1, 5)),
        ("发布时间: 2023-02-01", "", None, date(2023, 1, 5)),
        ("县政府2023年第9次常务会议纪要", "", None, date(2023, 1, 5)),
        ("县政府常务会议纪要\n〔2023〕第9次", "", None, date(2023, 1, 5)),
        ("县政府第9次常务会议纪要", "", date(2023, 1, 30), date(2023, 1, 5)),
        ("县政府第9次常务会议纪要", "河东县人民政府办公室 2023年1月9日印发", date(2020, 6, 1), date(2023, 1, 5)),
    ],
)
def test_a_missing_year_comes_from_a_day_nearby(head: str, tail: str, dated: date | None, held_on: date | None) -> None:
    """Never from the agenda, which may speak of another year."""
    minutes = parsed(MEETING.format(head=head, day="1月5日", tail=tail), dated)
    assert minutes.meeting.held_on == held_on
    assert ("warning_year_unknown" in minutes.warnings) == (held_on is None)


def test_a_meeting_in_december_may_be_issued_in_january() -> None:
    minutes = parsed(MEETING.format(head="", day="12月29日", tail="河东县人民政府办公室 2023年1月9日印发"))
    assert minutes.meeting.held_on == date(2022, 12, 29)


def test_the_number_of_the_document_settles_no_day_of_december() -> None:
    minutes = parsed(MEETING.format(head="县政府常务会议纪要\n〔2023〕第9次", day="12月29日", tail=""))
    assert minutes.meeting.held_on is None


def test_the_day_after_a_key_counts_where_it_has_the_year() -> None:
    head = "县政府常务会议纪要\n时间：2023年1月5日上午9:00\n地点：县政府三楼会议室"
    meeting = parsed(MEETING.format(head=head, day="1月5日", tail="")).meeting
    assert (meeting.held_on, meeting.held_text) == (date(2023, 1, 5), "2023年1月5日上午9:00")


def test_a_round_before_the_meeting_is_not_its_day() -> None:
    source = (
        "岑川县人民政府专题会议纪要\n3月3日至4日，副县长方舟带队到柳河镇实地查看。"
        "2024年3月5日，方舟同志在县政府三楼会议室主持召开专题会议。议定事项如下：\n一、关于水厂\n会议同意建设水厂。\n"
    )
    assert parsed(source).meeting.held_on == date(2024, 3, 5)


def test_the_day_of_a_web_page_is_no_issue() -> None:
    minutes = parsed(MEETING.format(head="生成日期：2023-02-01 10:00:00", day="2023年1月5日", tail=""))
    assert minutes.meeting.issued_on is None


def test_the_year_of_the_page_is_that_of_a_day_without_one() -> None:
    source = (
        "青石县人民政府第9次常务会议纪要\n来源：县政府办 发布时间：2024-03-08\n"
        "3月5日，县长方舟主持召开县政府第9次常务会议。议定事项如下：\n一、听取工作汇报\n会议要求抓紧。\n"
    )
    assert parsed(source).meeting.held_on == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("head", "matter"),
    [
        ("专题会议纪要\n关于古渡码头修复有关问题的会议纪要\n2024年3月5日，开会。", "古渡码头修复"),
        ("云溪市人民政府专题会议纪要\n古渡码头修复专题会议纪要\n2024年3月5日，开会。", "古渡码头修复"),
        ("专题会议纪要\n2024年3月5日，副市长主持召开专题会议，研究古渡码头修复有关问题。", "古渡码头修复"),
        ("云溪市人民政府第5次常务会议纪要\n2024年3月5日，市长主持召开会议，研究有关事项。", ""),
    ],
)
def test_what_a_special_meeting_is_about(head: str, matter: str) -> None:
    assert subject(Text.of(read_bytes("a.txt", head.encode()))) == matter


HEADS = {
    "numerals": "召开时间：二〇二四年三月五日\n召开地点：县政府三楼会议室\n主持领导：方舟",
    "seat": "时间：2024年3月5日\n会址：县政府三楼会议室\n主持：县长　方舟",
    "room": "开会时间：2024年3月5日（星期二）\n会议室：县政府三楼会议室\n主持者：方舟",
    "brackets": "【时间】2024年3月5日\n【地点】县政府三楼会议室\n【主持】方舟",
    "line": "时间：2024年3月5日　地点：县政府三楼会议室　主持：方舟",
    "pairs": "| 会议编号 | CC-2024-02 | 会议日期 | 2024年3月5日 |\n| 会议地点 | 县政府三楼会议室 | 主持人 | 方舟 |",
    "tabs": "会议名称\t第9次常务会议\t会议时间\t2024年3月5日\n会议地点\t县政府三楼会议室\t主持人\t方舟",
    "slashes": "时间：2024/3/5 9:00\n地点：县政府三楼会议室\n主持：方舟",
    "cells": "会议时间 | 2024年3月5日\n会议地点 | 县政府三楼会议室\n主持人 | 方舟",
}


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("编号：CC-2024-02", "CC-2024-02"),
        ("| 会议编号 | 岑办纪2024-14 | 主持人 | 方舟 |", "岑办纪2024-14"),
        ("纪要编号：CDL-ZB-2024-08　密级：内部", "CDL-ZB-2024-08"),
    ],
)
def test_a_number_of_another_make_behind_its_key(key: str, number: str) -> None:
    meeting = parsed(MEETING.format(head=f"县政府常务会议纪要\n{key}", day="2024年3月5日", tail="")).meeting
    assert meeting.issue_no == number


@pytest.mark.parametrize("style", HEADS)
def test_day_place_and_chair_in_many_layouts(style: str) -> None:
    meeting = parsed(f"""岑川县人民政府第9次常务会议纪要
{HEADS[style]}
一、关于水厂
会议同意建设水厂。
二、关于路灯
会议同意增设路灯。
""").meeting
    assert (meeting.held_on, meeting.place, meeting.chair) == (date(2024, 3, 5), "县政府三楼会议室", "方舟")
