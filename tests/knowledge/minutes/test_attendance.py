"""Who came: lists in blocks, by bodies, by items, padded, in prose."""

from __future__ import annotations

import pytest

from knowledge.minutes.people import join_pieces, person
from knowledge.model import Attendance
from tests.knowledge.minutes import documents as d
from tests.knowledge.minutes.parsing import parsed

BODY = (
    "2024年3月5日，县长方舟主持召开县政府第9次常务会议。{opening}纪要如下：\n"
    "一、审议《某办法》\n会议原则同意。\n{end}\n"
)


def came(end: str = "", opening: str = "") -> Attendance:
    return parsed(BODY.format(end=end, opening=opening)).attendance


@pytest.mark.parametrize(
    ("word", "name", "body"),
    [
        ("马达", "马达", ""),
        ("县水务局马达", "马达", "县水务局"),
        ("县公安局包平安", "包平安", "县公安局"),
        ("高新区翁正", "翁正", "高新区"),
        ("县人大常委会副主任马达", "马达", "县人大常委会"),
        ("方舟县长", "方舟", ""),
        ("欧阳明", "欧阳明", ""),
        ("代区长乌仁其其", "乌仁其其", ""),
        ("县长阿里·吐尔", "阿里·吐尔", ""),
        ("综合执法队铁山", "铁山", "综合执法队"),
        ("图书馆卷舒云", "卷舒云", "图书馆"),
        ("卫生局张局长玉", "张玉", "卫生局"),
        ("3栋王先生", "王先生", "3栋"),
    ],
)
def test_one_entry(word: str, name: str, body: str) -> None:
    found = person(word)
    assert found is not None
    assert (found.name(word), word[: found.body_end]) == (name, body)


@pytest.mark.parametrize("word", ["县水务局", "副县长", "有关部门负责人", "高新区", "各镇（街道）", "文联"])
def test_no_one_is_named(word: str) -> None:
    assert person(word) is None


def test_padded_and_torn_names_are_whole() -> None:
    assert join_pieces(["方舟", "马", "达", "李", "平", "何振", "明", "欧阳明"]) == [1, 2, 2, 2, 1]


def test_bodies_with_one_and_several_names() -> None:
    found = came(
        "出席：马达、李平。\n列席：县政府办公室周正、吴非，县水务局何欢，税务局王山。\n县侨办、盐业公司的代表。"
    )
    assert found.attendees == ("马达", "李平")
    assert [(o.body, o.names) for o in found.observers] == [
        ("县政府办公室", ("周正", "吴非")),
        ("县水务局", ("何欢",)),
        ("税务局", ("王山",)),
        ("县侨办", ()),
        ("盐业公司", ()),
    ]


def test_labels_and_names_one_character_a_line() -> None:
    found = came("出\n席：马达\n李\n平\n请\n假：何欢（赴省城开会）\n列\n席：周正\n吴\n非\n记\n录：王\n山")
    assert found.attendees == ("马达", "李平")
    assert found.absent == ("何欢",)
    assert [o.names for o in found.observers] == [("周正", "吴非")]
    assert found.recorder == "王山"


def test_a_name_torn_by_the_end_of_a_line_is_whole() -> None:
    lines = BODY.format(
        opening="会议听取了乡村道路养护工作情况汇报并作了研究部署，" * 5,
        end="　　出席：马达明、李平安、周正文、吴非一、何欢、副县长巴特尔、陈水生、卫东。",
    ).split("\n")
    page = [line[i : i + 28] for line in lines for i in range(0, len(line), 28)]
    assert any(line.endswith("副县长巴") for line in page)
    assert {"巴特尔", "陈水生"} <= set(parsed("\n".join(page)).attendance.attendees)


def test_among_names_a_rare_surname_is_one_too() -> None:
    assert came("出席：马达、流水、李平").attendees == ("马达", "流水", "李平")


def test_groups_inside_a_list_are_no_items() -> None:
    found = came("列 席：\n（一）邀请列席：周正、吴非\n（二）政府办：何欢、王山\n（三）水务局马达，教体局李平、郑重")
    assert [(o.body, o.names) for o in found.observers] == [
        (None, ("周正", "吴非")),
        ("政府办", ("何欢", "王山")),
        ("水务局", ("马达",)),
        ("教体局", ("李平", "郑重")),
    ]


def test_lists_by_agenda_item() -> None:
    found = parsed(d.BARE_NUMERALS).attendance
    assert found.attendees == ("孙玉兰", "王海涛", "付洁")
    assert [(o.body, o.names) for o in found.observers] == [
        ("区政府办公室", ("范小军",)),
        ("区司法局", ("丁一鸣",)),
        ("区应急局", ("马平",)),
        ("区财政局", ("秦明月",)),
        ("区住建局", ("石磊",)),
    ]
    assert (found.absent, found.recorder) == (("何大勇",), "周敏")


def test_units_and_names_one_a_line_without_colons() -> None:
    found = parsed(d.UNIT_AND_NAME).attendance
    assert found.attendees == ("温金玉", "李辉", "薛江海")
    assert found.absent == ("陈春生",)
    assert [(o.body, o.names) for o in found.observers] == [("县人大", ("马涛",)), ("县政协", ("白如意",))]


def test_a_town_in_a_column_of_its_own_is_no_name_though_it_begins_like_one() -> None:
    lists = came("出席：王林\n列席：区管委会　辛远\n　　　石桥镇　石庆\n　　　乌沙乡　蔺国\n")
    assert [(one.body, one.names) for one in lists.observers] == [
        ("区管委会", ("辛远",)),
        ("石桥镇", ("石庆",)),
        ("乌沙乡", ("蔺国",)),
    ]


def test_prose_of_the_opening() -> None:
    found = came(
        opening="县委副书记、副县长马达，副县长李平、何欢，县政府党组成员王山出席会议。各镇和各部门负责人列席会议。"
    )
    assert found.attendees == ("马达", "李平", "何欢", "王山")
    assert [(o.body, o.names) for o in found.observers] == [("各镇和各部门", ())]


def test_the_closing_sentence() -> None:
    found = came("县领导马达、李平出席会议；周正、吴非列席；县政府办和各镇主要负责同志参加。")
    assert found.attendees == ("马达", "李平")
    assert [(o.body, o.names) for o in found.observers] == [(None, ("周正", "吴非")), ("县政府办和各镇", ())]


def test_one_sentence_tells_who_came_who_sat_in_and_who_did_not() -> None:
    found = came("副主任马达、李平出席会议，各工委负责人列席会议，主任何欢因事请假。")
    assert found.attendees == ("马达", "李平")
    assert [(o.body, o.names) for o in found.observers] == [("各工委", ())]
    assert found.absent == ("何欢",)


def test_a_sentence_of_its_own_tells_who_did_not_come() -> None:
    found = came(opening="出席会议的有：马达、李平。县长助理何欢因公请假。县财政局负责人列席会议。")
    assert (found.attendees, found.absent) == (("马达", "李平"), ("何欢",))


def test_who_is_on_leave_or_stood_in_for() -> None:
    found = came("出席：马达、李平（请假）、何欢（公假）、王山（郑重代）")
    assert found.attendees == ("马达", "郑重")
    assert found.absent == ("李平", "何欢", "王山")


def test_a_chair_named_by_a_label() -> None:
    minutes = parsed(d.OFFICES)
    assert minutes.meeting.chair == "王大力"
    assert [o.body for o in minutes.attendance.observers] == ["县政府办公室", "县财政局", "县发改局", "县国土局"]


def test_an_order_to_attend_is_no_attendance() -> None:
    assert came("会议要求，各镇主要负责人要参加会议。") == Attendance()


def test_a_sentence_of_prose_says_who_took_the_minutes() -> None:
    source = (
        "2024年3月5日，县长方舟主持召开县政府第9次常务会议。出席会议的领导有：周明、李越。季敏记录。纪要如下：\n"
        "一、审议《某办法》\n会议原则同意。\n"
    )
    assert parsed(source).attendance.recorder == "季敏"


def test_who_is_away_for_a_long_reason_is_away() -> None:
    given = came(opening="副县长马达、翁正出席，副县长包平安因陪同上级考察请假。")
    assert (given.attendees, given.absent) == (("马达", "翁正"), ("包平安",))


def test_a_town_that_opens_a_line_is_no_name() -> None:
    given = came(end="出席：\n县水务局　　马达\n石桥镇　　翁正、铁山\n列席：\n石桥镇　　包平安")
    assert given.attendees == ("马达", "翁正", "铁山")
    assert [(one.body, one.names) for one in given.observers] == [("石桥镇", ("包平安",))]


def test_who_was_there_for_all_items_is_named_without_that() -> None:
    given = came(end="列席：县水务局马达、县司法局翁正列席全部议题。")
    assert [(one.body, one.names) for one in given.observers] == [("县水务局", ("马达",)), ("县司法局", ("翁正",))]


@pytest.mark.parametrize("line", ["记录：舒朗　审核：纪行舟", "（记录：舒朗）", "散会时间：11时　记录：舒朗"])
def test_who_took_the_minutes_and_no_one_beside(line: str) -> None:
    assert came(f"出席人员：方舟、穆遥\n{line}").recorder == "舒朗"


def test_a_post_without_a_person_names_no_one() -> None:
    assert came("出席：县长方舟、总会计师").attendees == ("方舟",)
    assert came("出席：县长方舟、总会计师穆遥").attendees == ("方舟", "穆遥")


LISTS = {
    "brackets": "【出席】方舟、穆遥\n【列席】县住建局纪行舟、县教育局苏怀远\n【请假】舒朗",
    "sentences": "出席会议的有方舟、穆遥。列席会议的有县住建局纪行舟、县教育局苏怀远。舒朗同志因公请假。",
    "told": "参加会议的有：方舟、穆遥。\n列席会议的有：县住建局纪行舟、县教育局苏怀远。\n请假的有：舒朗。",
    "sections": "一、出席人员\n方舟、穆遥\n二、列席人员\n县住建局纪行舟、县教育局苏怀远\n三、请假人员\n舒朗",
    "slashes": "出席人员：方舟/穆遥\n列席人员：县住建局纪行舟/县教育局苏怀远\n请假领导：舒朗",
    "notes": "参会领导：方舟、穆遥\n列席单位：县住建局（纪行舟）、县教育局（苏怀远）\n请假同志：舒朗（出差）",
    "colleague": "方舟、穆遥出席会议，县住建局纪行舟、县教育局苏怀远列席会议，舒朗同志因病未参加。",
    "guests": "方舟、穆遥出席会议，应邀参加会议的有县住建局纪行舟、县教育局苏怀远。舒朗因公请假。",
    "invited": "到会：方舟、穆遥\n应邀列席：县住建局纪行舟、县教育局苏怀远\n未到：舒朗",
    "posts behind": "出席：方舟　穆遥\n列席：纪行舟　县住建局局长\n　　　苏怀远　县教育局局长\n病假：舒朗",
    "posts before": "出席：方舟　穆遥\n列席：县住建局局长　纪行舟　县教育局局长　苏怀远\n请假：舒朗",
    "rows": "| 出席 | 方舟、穆遥 | 记录 | 温若竹 |\n| 列席 | 县住建局纪行舟、县教育局苏怀远 | 请假 | 舒朗 |",
    "counted": "到会的有方舟、穆遥二人，县住建局纪行舟、县教育局苏怀远也列席了会议。舒朗因病没有到会。",
    "spoken": "主持的是县长方舟。参加的委员：方舟、穆　遥。没来的委员：舒　朗（出差）。"
    "列席：县住建局纪行舟、县教育局苏怀远。",
    "quorum": "到会的委员有方舟、穆遥，应到3人、实到2人；舒朗在外挂职，未能到会。县住建局纪行舟、县教育局苏怀远列席。",
    "reasons": "参会：方舟、穆遥、舒朗（因公出差请假）\n列会：县住建局纪行舟、县教育局苏怀远",
    "circumstances": "出席情况：方舟、穆遥出席会议，县住建局纪行舟、县教育局苏怀远列席会议，舒朗因病请假。",
}


@pytest.mark.parametrize("style", LISTS)
def test_lists_of_who_came_in_many_layouts(style: str) -> None:
    minutes = parsed(f"""岑川县人民政府第9次常务会议纪要
2024年3月5日上午，县长方舟主持召开县政府第9次常务会议。纪要如下：
一、关于水厂
会议同意建设水厂，由县住建局牵头。
二、关于路灯
会议同意增设路灯。
{LISTS[style]}
""")
    assert len(minutes.items) == 2
    assert minutes.attendance.attendees == ("方舟", "穆遥")
    observers = {observer.body: observer.names for observer in minutes.attendance.observers}
    assert observers == {"县住建局": ("纪行舟",), "县教育局": ("苏怀远",)}
    assert minutes.attendance.absent == ("舒朗",)
