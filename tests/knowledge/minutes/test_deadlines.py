"""Time limits, as printed and as the calendar means them. The meeting is on Thursday, 14 March 2024."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.minutes import almanac
from knowledge.minutes.deadlines import EVENT, NO_MEETING_DATE, OPEN_ENDED, UNPUBLISHED, find_deadline
from tests.knowledge.minutes.reader import HELD_ON, text_of


def limit(words: str, held_on: date | None = HELD_ON) -> tuple[str, str | None, str | None] | None:
    text = text_of(words)
    found = find_deadline(text, text.plain, 0, len(text.plain), held_on)
    return (found.text, found.on.isoformat() if found.on else None, found.note) if found else None


@pytest.mark.parametrize(
    ("words", "text", "on"),
    [
        ("6月30日前完成", "6月30日前", "2024-06-30"),
        ("于2025年3月1日前报送", "2025年3月1日前", "2025-03-01"),
        ("至114年5月1日", "至114年5月1日", "2025-05-01"),
        ("於7/18前完成", "7/18前", "2024-07-18"),
        ("县财政局会后5日内拨付", "会后5日内", "2024-03-19"),
        ("“六一”前移交", "“六一”前", "2024-05-31"),
        ("9月1日开学前完成", "9月1日开学前", "2024-09-01"),
        ("1月15日前上报", "1月15日前", None),  # two months ago: neither this year nor surely the next
        ("月底前报送", "月底前", "2024-03-31"),
        ("于本月25日前签约", "本月25日前", "2024-03-25"),
        ("3月16日（星期六）前完成", "3月16日（星期六）前", "2024-03-16"),
        ("2024.6.30前完成", "2024.6.30前", "2024-06-30"),
        ("6月份完成招标", "6月份", "2024-06-30"),
        ("完成时限为十二月十日。", "十二月十日", "2024-12-10"),
        ("时间不晚于3月底。", "不晚于3月底", "2024-03-31"),
        ("不晚于6月，由县水利局办结", "不晚于6月", "2024-06-30"),
        ("不晚于3个月", "不晚于3个月", "2024-06-14"),
        ("两月内完成", "两月内", "2024-05-14"),
        ("十月十五日前报送", "十月十五日前", "2024-10-15"),
        ("于5月20日18时前报名", "5月20日18时前", "2024-05-20"),
        ("4月18日组织抽查", "4月18日", "2024-04-18"),
        ("年内提出新方案", "年内", "2024-12-31"),
        ("下月底前完工", "下月底前", "2024-04-30"),
        ("6月底前完成", "6月底前", "2024-06-30"),
        ("明年3月底前建成", "明年3月底前", "2025-03-31"),
        ("10月中旬前完成", "10月中旬前", "2024-10-20"),
        ("6月前完成", "6月前", "2024-05-31"),
        ("年内竣工", "年内", "2024-12-31"),
        ("2026年内取得进展", "2026年内", "2026-12-31"),
        ("明年上半年投用", "明年上半年", "2025-06-30"),
        ("一季度末完成", "一季度末", "2024-03-31"),
        ("11.6前报送", "11.6前", "2024-11-06"),
        ("在三季度办一次夜校", "三季度", "2024-09-30"),
        ("二季度内完成改造", "二季度内", "2024-06-30"),
        ("今年三季度前开工", "今年三季度前", "2024-06-30"),
        ("春节前发放到位", "春节前", "2025-01-28"),
        ("国庆节前完工", "国庆节前", "2024-09-30"),
        ("清明节前发放", "清明节前", "2024-04-03"),
        ("要在节前组织检查", "节前", "2024-04-03"),
        ("7日内报送", "7日内", "2024-03-21"),
        ("会后5个工作日内签约", "会后5个工作日内", "2024-03-21"),
        ("于一週內更正", "一週內", "2024-03-21"),
        ("两个月内完成", "两个月内", "2024-05-14"),
        ("最迟不超过三年完成", "最迟不超过三年", "2027-03-14"),
        ("下周五前报结果", "下周五前", "2024-03-22"),
        ("本周内完成", "本周内", "2024-03-17"),
    ],
)
def test_a_limit_that_the_calendar_settles(words: str, text: str, on: str | None) -> None:
    assert limit(words) == (text, on, None)


@pytest.mark.parametrize(
    ("words", "text", "note"),
    [
        ("会后修改完善", "会后", OPEN_ENDED),
        ("要适时开展督查", "适时", OPEN_ENDED),
        ("尽快启动", "尽快", OPEN_ENDED),
        ("高考前完成整治", "高考前", OPEN_ENDED),
        ("要在汛前完成清淤", "汛前", OPEN_ENDED),
        ("暑假开始前完成招标", "暑假开始前", OPEN_ENDED),
        ("力争2025年秋季开学前投用", "2025年秋季开学前", OPEN_ENDED),
        ("人代会后分解任务", "人代会后", OPEN_ENDED),
        ("春节期间加强值守", "春节期间", OPEN_ENDED),
        ("自签订协议后最迟不超过两年付清", "自签订协议后最迟不超过两年", EVENT),
        ("拿到批复后20天内开工", "拿到批复后20天内", EVENT),
    ],
)
def test_a_limit_that_no_calendar_settles(words: str, text: str, note: str) -> None:
    assert limit(words) == (text, None, note)


@pytest.mark.parametrize(
    "words",
    [
        "同一路段三年内不得重复开挖",
        "持7日内体温记录入场",
        "年满60周岁的老年人",
        "该条例自2020年9月1日起施行",
        "2025年11月7日印发",
        "传达3月5日会议精神",
        "总结上半年工作，部署下半年任务",
        "费用控制在80万元以内",
        "近三年来持续增长",
        "2月30日前完成",
        "审批时间压缩到5个工作日以内",
    ],
)
def test_what_is_no_limit(words: str) -> None:
    assert limit(words) is None


@pytest.mark.parametrize("words", ["每月底前通报进展", "每周五前报送"])
def test_what_recurs_has_no_day(words: str) -> None:
    found = limit(words)
    assert found is None or found[1] is None


def test_without_the_day_of_the_meeting_only_a_printed_year_gives_a_day() -> None:
    assert limit("6月底前完成", None) == ("6月底前", None, NO_MEETING_DATE)
    assert limit("2025年6月底前完成", None) == ("2025年6月底前", "2025-06-30", None)


def test_working_days_of_an_unpublished_year_are_said_to_be_so() -> None:
    assert limit("5个工作日内完成", date(2090, 3, 1)) == ("5个工作日内", None, UNPUBLISHED)


def test_a_limit_with_a_day_comes_before_one_without() -> None:
    assert limit("会后，县水利局要于4月底前完成") == ("4月底前", "2024-04-30", None)


def test_working_days_leave_out_the_made_up_holidays() -> None:
    assert almanac.workdays_later(date(2024, 4, 30), 3) == date(2024, 5, 8)  # 5.1 to 5.5 are off, 5.11 is worked
