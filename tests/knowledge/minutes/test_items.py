"""What the head of an item says: heading, topic, kind, presenters, documents."""

from __future__ import annotations

import pytest

from knowledge.model import AgendaItem, Kind, Outcome
from tests.knowledge.minutes import documents as d
from tests.knowledge.minutes.parsing import parsed


def only(item: str) -> AgendaItem:
    """Return the one item of a document that consists of it."""
    source = f"2024年3月5日，县长方舟主持召开县政府第9次常务会议。纪要如下：\n{item}\n"
    (found,) = parsed(source).items
    return found


@pytest.mark.parametrize(
    ("item", "heading", "topic"),
    [
        ("一、审议《某办法》\n会议原则同意。", "审议《某办法》", "审议《某办法》"),
        (
            "一、《某规划（草案）》（书面）\n会议书面审议了该规划。",
            "《某规划（草案）》（书面）",
            "《某规划（草案）》（书面）",
        ),
        ("一、关于供水价格有关问题\n会议同意调价。", "关于供水价格有关问题", "关于供水价格有关问题"),
        ("一、会议听取了全县供水工作情况汇报。会议要求抓紧。", None, "全县供水工作情况"),
        ("一、会议讨论并原则同意县水务局《关于调价的请示》。", None, "《关于调价的请示》"),
        ("一、研究供水问题。经研究，同意调价。", "研究供水问题", "研究供水问题"),
        ("会议听取县水务局关于供水保障情况的汇报。会议指出，要抓紧。", None, "供水保障情况"),
        ("一、周明副校长介绍了新校区建设进展。会议同意该安排。", None, "新校区建设进展"),
    ],
)
def test_heading_and_topic(item: str, heading: str | None, topic: str) -> None:
    found = only(item)
    assert (found.heading, found.topic) == (heading, topic)


@pytest.mark.parametrize(
    ("item", "presenters"),
    [
        ("一、审议《某办法》\n会议听取并审议了县工信局关于《关于某事的办法》的汇报。", ("县工信局",)),
        ("会议听取了社区食堂运营情况汇报。会议指出，要抓紧。", ()),
        (
            "一、听取汇报\n会议听取了县应急管理局、县林业和草原局、湖山旅游度假区森林防火工作汇报。",
            ("县应急管理局", "县林业和草原局", "湖山旅游度假区"),
        ),
        ("一、审议《某方案》\n（一）会议原则通过县政府办公室提交的《某方案》。", ("县政府办公室",)),
        ("一、听取汇报\n会议听取了县水务局局长马达同志关于供水的情况汇报。", ("县水务局",)),
        ("一、某事\n会议听取了区农业农村局副局长容小燕同志《关于某事的请示》的汇报。", ("区农业农村局",)),
        ("一、某事\n会议听取了区城市更新中心主任黎启东同志《关于某事的请示》的汇报。", ("区城市更新中心",)),
        ("一、听取汇报\n会议听取了城乡居民医疗保险参保扩面工作情况的汇报。", ()),
        ("会议审议了由县住建局提交的《某方案》。会议决定印发。", ("县住建局",)),
        ("一、审议县发改委《关于某事的报告》\n会议指出，要抓紧。", ("县发改委",)),
        ("一、听取汇报\n会议听取了县财政局关于预算以及县审计局关于整改的汇报。", ("县财政局", "县审计局")),
        ("一、听取科研情况汇报\n会议听取了科研处的汇报。", ("科研处",)),
        ("一、修訂某條例草案（提案單位：都市發展局）\n決議：通過。", ("都市發展局",)),
        ("一、案由：老人共餐據點增設案，提請討論。（社會課提）\n決議：通過。", ("社會課",)),
        ("一、审议《某办法》\n谭音副校长就修订情况作了说明。会议同意。", ("谭音副校长",)),
        ("一、周明副校长介绍了新校区建设进展。会议同意该安排。", ("周明副校长",)),
        ("一、听取全县安全生产工作情况汇报\n会议听取了全县安全生产工作情况汇报。", ()),
        ("一、听取汇报\n会议听取了2023年度人大代表建议办理情况汇报。", ()),
        ("一、布置防汛工作\n会议由方舟县长就防汛工作进行了布置。", ()),
    ],
)
def test_presenters(item: str, presenters: tuple[str, ...]) -> None:
    assert only(item).presenters == presenters


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("审议《某办法》", Kind.DELIBERATE),
        ("听取全县供水工作情况汇报", Kind.HEAR),
        ("传达学习全省会议精神", Kind.CONVEY),
        ("学习《某条例》", Kind.STUDY),
        ("布置春节期间防控工作", Kind.ARRANGE),
        ("研究审议《某报告》", Kind.DELIBERATE),
        ("传达省会议精神，听取我县相关工作情况", Kind.CONVEY),
        ("《某政策（修编）》", Kind.DELIBERATE),
    ],
)
def test_kind(heading: str, kind: Kind) -> None:
    assert only(f"一、{heading}\n会议强调，要抓好落实。").kind is kind


def test_documents_stand_without_their_marks_and_short_names() -> None:
    item = only("一、会议审议了《某县灯光管理办法》（以下简称《办法》）、《某县灯光规划（草案）》。会议要求抓紧。")
    assert item.documents == ("某县灯光管理办法", "某县灯光规划（草案）")


def test_two_reporters_of_one_item() -> None:
    assert parsed(d.BARE_NUMERALS).items[1].presenters == ("区财政局", "区人社局")


def test_headings_divide_and_not_the_acts_below_them() -> None:
    found = [item.topic for item in parsed(d.HEADS_AND_ACTS).items]
    assert found == [
        "《某县安全生产条例》",
        "河滨路建设",
        "粮站旧房处置",
        "乡村客运",
        "第一季度投诉办理情况",
    ]


def test_rows_of_a_table_are_items_without_an_opening() -> None:
    items = parsed(d.ITEMS_WITHOUT_OPENING).items
    assert [item.heading for item in items] == ["水表采购", "夜间值班", "车辆管理"]
    outcomes = [item.decision and item.decision.outcome for item in items]
    assert outcomes == [Outcome.APPROVED, Outcome.REJECTED, Outcome.APPROVED]


def test_a_count_of_those_who_came_lists_those_who_did_not() -> None:
    minutes = parsed(d.QUORUM)
    assert minutes.attendance.absent == ("苏青", "舒朗")
    assert len(minutes.items) == 1


def test_a_label_that_only_counts_is_no_heading() -> None:
    assert [item.topic for item in parsed(d.BRACKET_LABELS).items] == ["关于蓄水池加盖的请示", "关于路灯增设的请示"]


def test_a_label_in_brackets_opens_the_heading_behind_it() -> None:
    minutes = parsed(d.BRACKET_HEADS)
    assert [item.topic for item in minutes.items] == ["冬季航线调整", "候船室出租"]
    assert (minutes.meeting.name, minutes.meeting.ordinal) == ("总经理办公会（2024年第九次）", 9)
    assert minutes.attendance.attendees == ("温若竹", "穆遥")
