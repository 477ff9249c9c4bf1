"""Where the parts and the items of a document stand, one invented document a layout."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.model import PartKind
from tests.knowledge.minutes import documents as d
from tests.knowledge.minutes.parsing import in_order, of_kind, parsed, starts, uncovered
from tests.knowledge.minutes.reader import named

if TYPE_CHECKING:
    from pathlib import Path

EVERY = sorted(name for name in vars(d) if name.isupper())


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (d.BARE_NUMERALS, ["一会议传达学", "二会议听取了", "三会议审议了"]),
        (d.UNIT_AND_NAME, ["一、传达学习", "二、研究安全", "三、审议《青"]),
        (d.UNNUMBERED, ["会议听取区建", "会议听取区民", "会议审议区财"]),
        (d.SPEECHES, ["会议指出，《"] * 3),
        (d.FINDINGS, ["会议指出，农", "会议指出，旧", "会议指出，贴"]),
        (d.FINDINGS_AND_MORE, ["会议指出，校", "会议指出，旧", "会议指出，贴", "会议强调，区", "会议同意增补"]),
        (d.FORM_FIELDS, ["報告一：水利", "報告二：人事", "案由一：增設", "案由二：增設", "肆、主席結論"]),
        (d.LABELLED, ["一、关于站前", "二、关于支路", "三、工作要求"]),
        (d.CASES, ["第一案：修訂", "第二案：停車"]),
        (d.LEFT_OUT, ["一、传达学习", "二、审议《某", "七、听取全县"]),
        (d.BULLETS, ["一、听取全市", "二、审议《白", "三、传达学习"]),
        (d.NUMBER_AT_END, ["会议审议《青", "会议听取建设", "会议研究干部"]),
        (d.PROJECTS, ["一、教育项目", "二、卫生项目", "三、交通项目"]),
        (d.ONWARD, ["1、职教中心", "2、实验小学", "3、环城路:"]),
        (d.ARABIC, ["1、传达县农", "2、研究屠宰", "3、讨论职工"]),
        (d.SLIPPED_DIGIT, ["1.审议《临", "2.听取财务", "3审议《临江", "4.研究暑期"]),
        (d.APPROVALS, ["会议审议并原", "会议同意组建", "会议听取市审"]),
        (d.STEMS, ["一宣讀第九四", "二衛生局報告", "一財政局提:"]),
        (d.HEADED, ["关于厂区土地", "关于职工安置", "关于债务问题"]),
        (d.PROPOSED, ["第一案提案單", "第二案提案單"]),
        (d.SENTENCES, ["会议听取了县", "会议讨论了《", "会议研究了下"]),
        (d.DIGIT_AND_YEAR, ["1、2023", "2、老粮站出"]),
        (d.KEY_AND_VALUE, ["案由:請鎮公", "案由:請增設"]),
        (d.UPRIGHT, ["一、研究春季", "二、研究村级"]),
        (d.SHORT_LISTS, ["一、审议《清", "二、听取全市"]),
        (d.NO_COLON, ["一、会议讨论", "二、会议听取", "三、会议审议"]),
        (d.COMPANY, ["1、听取上周", "2、总经理对", "3、讨论采购"]),
    ],
)
def test_each_layout_gives_its_items(document: str, expected: list[str]) -> None:
    assert starts(document) == expected


@pytest.mark.parametrize("document", [d.DUTIES, d.SPEECH_NUMBERS, d.SPEECH_HEADINGS])
def test_numbered_duties_are_one_item(document: str) -> None:
    """Numbers that count what is to be done, or speech acts, are no agenda."""
    assert len(parsed(document).items) == 1


def test_a_motion_is_named_by_its_matter_and_by_who_moves_it() -> None:
    first, second = parsed(d.PROPOSED).items
    assert (first.heading, first.presenters) == ("東街人行道用地價購案", ("建設課",))
    assert [one.decision.outcome for one in (first, second) if one.decision] == ["approved_with_revision", "deferred"]


def test_the_first_words_of_a_finding_name_its_matter() -> None:
    assert [item.topic for item in parsed(d.FINDINGS_AND_MORE).items[:2]] == ["校车安全不能放松", "旧厂房改造资金不足"]


def test_the_fields_of_a_form_complete_its_task() -> None:
    """主办单位 in the second half is no foot of a page; its limit is that of the task above it."""
    reports, items = parsed(d.FORM_FIELDS).items[0], parsed(d.FORM_FIELDS).items
    assert reports.presenters == ("水利課",)
    assert [named(directive) for directive in reports.directives] == ["水利課:lead", "清潔隊:lead"]
    assert items[2].presenters == ("水電課",)
    assert [d.deadline and str(d.deadline.on) for d in items[2].directives] == ["2025-09-10"]
    tasks = parsed(d.LABELLED).items[0].directives
    assert [named(directive) for directive in tasks] == ["县林业局:lead 县教育局:joint 县文旅局:joint", "县公安局:lead"]
    assert [d.deadline and str(d.deadline.on) for d in tasks] == ["2024-05-31", "None"]


def test_who_is_to_take_part_is_told_not_listed() -> None:
    assert [named(directive) for directive in parsed(d.TAKES_PART).items[0].directives][-1].startswith("供水科:lead")


def test_a_meeting_of_one_matter_is_about_it() -> None:
    item = parsed(d.DUTIES).items[0]
    assert "污水处理情况" in item.topic
    assert item.presenters == ("市环保局",)


@pytest.mark.parametrize("document", [d.ONE_PARAGRAPH, d.NEWS_OF_MEETING])
def test_one_paragraph_is_parted_by_its_list(document: str) -> None:
    """Every matter of the list is an item, and each speech belongs to the matter whose words it repeats."""
    minutes = parsed(document)
    assert len(minutes.items) == len(minutes.agenda) >= 2
    assert [i.ordinal for i in minutes.items] == list(range(1, len(minutes.items) + 1))


def test_a_speech_belongs_to_the_matter_it_repeats() -> None:
    first, second = parsed(d.ONE_PARAGRAPH).items
    source = d.ONE_PARAGRAPH
    assert "营商环境只有更好" in source[first.span.start : first.span.end]
    assert "跟踪督办" in source[second.span.start : second.span.end]


def test_one_approval_for_several_documents_is_several_items() -> None:
    source = (
        "2023年5月6日，区长方舟主持召开区政府第9次常务会议。\n"
        "会议审议并原则同意《甲山区绿地管理办法》、《甲山区路灯管理办法》以及《甲山区水面管理办法》等内容。\n"
    )
    assert [item.documents for item in parsed(source).items] == [
        ("甲山区绿地管理办法",),
        ("甲山区路灯管理办法",),
        ("甲山区水面管理办法",),
    ]


@pytest.mark.parametrize("document", [d.REGULATION, d.NEWS, d.NOVEL, "", "甲", "\x00\x03", "一、\n（一）\n《"])
def test_what_is_no_minutes_yields_no_item(document: str) -> None:
    minutes = parsed(document)
    assert minutes.items == ()
    assert minutes.warnings


def test_an_agenda_without_results_yields_no_decision() -> None:
    source = "某区议会第3次会议\n日期: 2024-05-06\n议程 |\nI |\n通过上次会议纪录 |\nII |\n公园设施情况汇报 |\n"
    minutes = parsed(source)
    assert len(minutes.items) == 2
    assert not any(item.decisions or item.directives for item in minutes.items)
    assert "warning_agenda_only" in minutes.warnings


def test_an_item_cut_off_at_the_end_is_an_item() -> None:
    source = (
        "2023年5月6日，县长方舟主持召开县政府第9次常务会议。纪要如下：\n一、听取汇报\n会议要求抓紧。\n二、审议《某办"
    )
    assert len(parsed(source).items) == 2


def test_another_matters_is_a_part_and_no_item() -> None:
    assert of_kind(parsed(d.BARE_NUMERALS), PartKind.TAIL) == "会议还研究了其他事项。"


def test_the_page_around_a_document_is_furniture() -> None:
    source = (
        "首页\n政务公开\n互动交流\n县政府第9次常务会议纪要\n2023年5月6日，县长方舟主持召开县政府第9次常务会议。\n"
        "一、审议《某办法》\n会议原则同意。\n上一篇：没有了\n网站标识码：000\n"
    )
    assert of_kind(parsed(source), PartKind.FURNITURE) == "首页政务公开互动交流上一篇：没有了网站标识码：000"


@pytest.mark.parametrize("name", EVERY)
def test_parts_cover_every_document(name: str) -> None:
    """Nothing is lost, parts are in order, and every item begins and ends with a part of its own."""
    minutes = parsed(getattr(d, name))
    assert uncovered(minutes) == ""
    assert in_order(minutes)
    spans = [part.span for part in minutes.parts if part.kind is PartKind.ITEM]
    for item in minutes.items:
        inside = [span for span in spans if item.span.covers(span)]
        assert (inside[0].start, inside[-1].end) == (item.span.start, item.span.end)


PIECES = [
    "2023年5月6日，县长方舟主持召开县政府第9次常务会议。",
    "一、",
    "（一）",
    "会议审议了《某办法》。",
    "会议要求，",
    "县水务局要加快。",
    "出席：方舟、李 平\n",
    "列席：县财政局马达（请假）",
    "会议还研究了其他事项。",
    "印发",
    "\n",
    "— 3 —",
    "《",
    "|",
    "议题 2.",
    "決議：照案通過。",
    "\x00",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_mixture_parses(source: str) -> None:
    minutes = parsed(source)
    assert uncovered(minutes) == ""
    assert in_order(minutes)


def test_time_grows_with_length_alone() -> None:
    """Ten times the text takes about ten times as long, and no pattern runs away."""
    once, tenfold = d.UNNUMBERED * 3, d.UNNUMBERED * 30
    parsed(once)
    began = time.process_time()
    parsed(once)
    short = time.process_time() - began
    began = time.process_time()
    parsed(tenfold)
    assert time.process_time() - began < 30 * max(short, 0.005)


def test_one_meeting_in_two_renderings_gives_the_same_items(shared: Path) -> None:
    folder = shared / "corpus" / "real"
    html, pdf = (
        parsed((folder / f"real_shandan_97_{kind}.txt").read_bytes().decode("utf-8")) for kind in ("html", "pdf")
    )
    assert [(i.kind, i.topic, i.presenters, i.documents) for i in html.items] == [
        (i.kind, i.topic, i.presenters, i.documents) for i in pdf.items
    ]
    assert html.attendance.attendees == pdf.attendance.attendees


def test_a_number_in_brackets_or_a_dash_for_the_first_opens_an_item() -> None:
    opening = "2024年3月5日，县长方舟主持召开县政府第9次常务会议。纪要如下：\n"
    bracketed = "【议题一】审议《青石县渡口管理办法》\n会议原则同意。\n【议题二】听取春灌情况汇报\n会议要求抓紧。\n"
    assert [item.heading for item in parsed(opening + bracketed).items] == [
        "审议《青石县渡口管理办法》",
        "听取春灌情况汇报",
    ]
    dashed = "—、审议《青石县渡口管理办法》\n会议原则同意。\n二、听取春灌情况汇报\n会议要求抓紧。\n"
    assert starts(opening + dashed) == ["—、审议《青", "二、听取春灌"]


def test_the_head_that_every_page_repeats_is_furniture() -> None:
    head = "青石县人民政府会议纪要\n"
    source = (
        f"{head}2024年3月5日，县长方舟主持召开县政府第9次常务会议。纪要如下：\n"
        f"一、审议《青石县渡口管理办法》\n会议原则同意该办法。\n- 1 -\n{head}会议要求，县交通局要检修渡船。\n"
        f"二、听取春灌准备情况汇报\n会议要求，县水利局要检修泵站。\n- 2 -\n{head}会议要求，县财政局要拨付经费。\n"
    )
    minutes = parsed(source)
    assert of_kind(minutes, PartKind.FURNITURE) == f"-1-{head.strip()}-2-{head.strip()}"
    assert [[task.text for task in item.directives] for item in minutes.items] == [
        ["县交通局要检修渡船。"],
        ["县水利局要检修泵站。", "县财政局要拨付经费。"],
    ]
    assert uncovered(minutes) == ""


def test_the_remarks_of_the_chair_are_no_items_beside_motions() -> None:
    source = (
        "某某大廈第二次會議紀錄\n時間：114/9/16 19:00\n主席：方舟\n壹、主席報告\n1. 中秋晚會請各棟委員協助轉知住戶。\n"
        "貳、議題討論\n議題1. 討論修繕電梯\n決議：照案通過。\n議題2. 討論更換路燈\n決議：暫緩。\n"
    )
    assert starts(source) == ["議題1.討論", "議題2.討論"]


@pytest.mark.parametrize("which", ["上次會議", "本所114年9月2日第四次擴大會議"])
def test_the_minutes_of_the_last_meeting_are_confirmed_and_no_matter(which: str) -> None:
    source = (
        f"某某鎮公所第五次會議紀錄\n時間：114/9/16 19:00\n主席：方舟\n壹、確認{which}紀錄\n主席裁示：紀錄確定。\n"
        "貳、提案討論\n一、案由：修繕渡口案。\n決議：照案通過。\n二、案由：更換路燈案。\n決議：緩議。\n"
    )
    assert [one[:4] for one in starts(source)] == ["一、案由", "二、案由"]


def test_matters_named_by_their_nouns_in_one_clause_are_items() -> None:
    """Approvals that repeat no words of a matter go to the next one that nothing else speaks of."""
    minutes = parsed(
        "5日下午，县长方舟主持召开十二届县政府第9次常务会议，听取全县春耕备耕情况汇报，审议《云溪县泊位管理方案》，"
        "研究古渡码头迁建选址、粮站资产划转等事项。会议听取了县农业农村局关于春耕备耕情况的汇报，强调要抢抓农时。"
        "会议原则通过《云溪县泊位管理方案》，由县城管局印发。会议同意古渡码头迁建选址于石桥镇，由县交通局办理手续。"
        "会议同意将第一粮库整体移交县粮食公司，6月底前完成。会议还研究了其他事项。"
    )
    assert [item.topic for item in minutes.items] == [
        "全县春耕备耕情况汇报",
        "《云溪县泊位管理方案》",
        "古渡码头迁建选址",
        "粮站资产划转",
    ]
    assert [item.decision.text[:8] for item in minutes.items if item.decision] == [
        "原则通过《云溪县",
        "会议同意古渡码头",
        "会议同意将第一粮",
    ]


def test_findings_open_items_beside_a_single_act() -> None:
    source = (
        "3月6日，县长田野主持召开县政府第9次常务会议，学习《护林条例》，研究《青禾县渡口方案》、南山公路资金和"
        "村医待遇等事宜。现纪要如下。\n"
        "会议集体学习了《护林条例》。会议强调，县林业局要用好条例，5月底前建好台账。\n"
        "会议指出，渡口是群众出行的要道。《青禾县渡口方案》已征求意见，会议原则同意县交通局意见。\n"
        "会议强调，县交通局要因地制宜，县审计局要跟踪审计。\n"
        "会议指出，南山公路已完成路基，出现资金缺口。会议决定由县财政局分两年列入预算。\n"
        "会议指出，村医待遇测算不细，暂不审议，由县卫健局一个月内提出修改方案。\n"
        "会议还研究了其他事项。\n"
    )
    heads = [source[item.span.start : item.span.end][:12] for item in parsed(source).items]
    assert heads == [
        "会议集体学习了《护林条例",
        "会议指出，渡口是群众出行",
        "会议指出，南山公路已完成",
        "会议指出，村医待遇测算不",
    ]


def test_a_paragraph_that_names_its_matter_before_the_speech_opens_an_item() -> None:
    source = (
        "3月6日，主任田野主持召开2024年第4次主任办公会议。会议研究了以下事项：\n"
        "会议听取了招商局关于厂房出租情况的汇报。会议要求，招商局要按月报送进度。\n"
        "会议研究了聘用人员续聘问题。同意续聘4名，聘期三年。\n"
        "关于南北干道打通，会议认为十分必要。由田野同志牵头，规划建设局年内启动征收。\n"
        "会议研究了职工入学问题。关于职工入学，会议要求，社会事业局8月底前排好学位。\n"
        "（青开管办纪〔2024〕4号，青禾开发区党政办公室2024年3月9日整理）\n"
    )
    minutes = parsed(source)
    assert [item.topic for item in minutes.items] == [
        "厂房出租情况",
        "聘用人员续聘问题",
        "南北干道打通",
        "职工入学问题",
    ]
    assert minutes.meeting.issue_no == "〔2024〕4号"
    assert str(minutes.meeting.compiled_on) == "2024-03-09"
    assert minutes.meeting.issued_on is None


def test_a_circled_number_marks_a_point_and_is_no_digit_of_a_name() -> None:
    source = (
        "古渡镇党委会纪要\n时间：2025年11月3日\n主持：党委书记田野\n1.冬季防火\n会议要求:\n"
        " ①大圩村、新埂村11.5前各交检讨一份;\n ②综治中心牵头组建夜巡队。\n2.其他\n会议同意修路。\n"
    )
    directives = parsed(source).items[0].directives
    assert [[body.name for body in one.bodies] for one in directives] == [["大圩村", "新埂村"], ["综治中心"]]
    assert [one.deadline and str(one.deadline.on) for one in directives] == ["2025-11-05", None]


def test_headings_in_brackets_open_items() -> None:
    source = (
        "3月6日，县长田野主持召开县长办公会议，纪要如下：\n"
        "【第二渡口建设】\n会议听取了县交通局的汇报。会议同意开工。\n●县水利局要核定岸线。\n"
        "【农村客运补贴】\n会议认为测算不足，该事项本次不予研究。\n"
        "【护林员待遇】\n会议同意每月补助600元。\n"
    )
    items = parsed(source).items
    assert [item.heading for item in items] == ["第二渡口建设", "农村客运补贴", "护林员待遇"]
    assert [item.decision and item.decision.outcome.value for item in items] == ["approved", "deferred", "approved"]


def test_a_heading_may_be_the_first_sentence_of_a_numbered_paragraph() -> None:
    source = (
        "3月6日，总经理田野主持召开第4次总经理办公会。会议研究了线网优化、设备更新等2项议题，现将事项纪要如下：\n"
        "一、客运公司《关于调整线路的请示》。会议听取了客运公司的汇报，同意撤销7路。\n"
        "二、设备部关于二季度检修情况的汇报。会议听取了设备部的汇报。会议要求，设备部要按月抽检。\n"
    )
    items = parsed(source).items
    assert [(item.topic, item.presenters) for item in items] == [
        ("《关于调整线路的请示》", ("客运公司",)),
        ("二季度检修情况", ("设备部",)),
    ]
    assert items[1].decision is None


@pytest.mark.parametrize("sign", ["|", "\t"])
def test_the_rows_of_a_table_of_matters_are_items(sign: str) -> None:
    rows = (
        "序号/议题/汇报科室/议定意见/责任科室/完成时限",
        "1/审议《青禾局车辆办法》/办公室/（1）原则同意《青禾局车辆办法》，修改后印发。/办公室/7月25日前",
        "///（2）增设停车位三处，每处不小于八十平方米。/财务科、执法大队/—"
        if sign == "|"
        else "（2）增设停车位三处，每处不小于八十平方米。/财务科、执法大队/—",
        "2/研究购置洗扫车事项/环卫科/（1）本次不予同意购置洗扫车，年初预算未安排。/—/—",
    )
    lines = [row.replace("/", sign) for row in rows]
    body = "\n".join(f"|{line}|" for line in lines) if sign == "|" else "\n".join(lines)
    source = f"2024年7月8日，局长田野主持召开局长办公会，议定事项如下：\n{body}\n"
    items = parsed(source).items
    assert [(item.heading, item.presenters) for item in items] == [
        ("审议《青禾局车辆办法》", ("办公室",)),
        ("研究购置洗扫车事项", ("环卫科",)),
    ]
    assert [item.decision and item.decision.outcome.value for item in items] == ["approved_in_principle", "rejected"]
    first, second = items[0].directives
    assert (first.text, named(first)) == ("原则同意《青禾局车辆办法》，修改后印发。", "办公室:lead")
    assert first.deadline is not None
    assert str(first.deadline.on) == "2024-07-25"
    assert (named(second), second.deadline) == ("财务科:joint 执法大队:joint", None)
    assert items[1].directives == ()


def test_motions_go_on_below_the_fields_of_a_form() -> None:
    cases = "".join(
        f"第{number}案\n案由：增設路燈{number}處案，提請討論。\n提案單位：建設課\n決議：照案通過。\n主辦單位：建設課\n\n"
        for number in "一二三四五"
    )
    source = f"青禾鎮公所第9次主管會報紀錄\n壹、主席致詞：（略）\n貳、討論事項\n{cases}參、散會：上午11時\n"
    assert len(parsed(source).items) == 5


def test_the_first_motion_behind_the_lists_is_one_too() -> None:
    motions = "".join(
        f"议案{n}：关于{what}的议案\n汇报部门：财务部\n会议决议：同意该议案。\n"
        for n, what in (("一", "融资计划"), ("二", "资产转让"))
    )
    source = (
        "青禾城投公司第二届董事会第九次会议纪要\n召开方式：现场会议\n主持人：董事长 田野\n记录人：董事会秘书 周小川\n"
        f"会议的召集、召开程序符合公司章程的规定。会议审议情况如下：\n{motions}"
    )
    items = parsed(source).items
    assert [(item.topic, item.presenters) for item in items] == [
        ("关于融资计划的议案", ("财务部",)),
        ("关于资产转让的议案", ("财务部",)),
    ]
