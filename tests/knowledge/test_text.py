"""Raw source ↔ comparable text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.folding import fold
from knowledge.model import Document, Span
from knowledge.text import Text


def text_of(source: str, furniture: tuple[Span, ...] = ()) -> Text:
    return Text.of(Document("invented.txt", source, "", furniture=furniture))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("县 水务 局　要\t加快", "县水务局要加快"),
        ("202 6 年第 1 次 会议", "2026年第1次会议"),
        ("113/7/08 19:30", "113/7/08 19:30"),
        ("型号 Model X 两台", "型号Model X两台"),
        ("[bookmark: main]会议指出", "会议指出"),
        ("加快推进项目— 3 —落地见效", "加快推进项目落地见效"),
        ("2021—2025年", "2021—2025年"),
        ("會議強(qiáng)調(diào)", "會議強調"),
        ("（app）上线", "（app）上线"),
        ("**决议:** 照案通过<br>", "决议:照案通过"),
        ("甲\n\n乙", "甲\n乙"),
    ],
)
def test_what_is_not_text_is_left_out(source: str, shown: str) -> None:
    assert text_of(source).shown == shown


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("ＡＢ１２", "AB12"),
        ("审议:(一),好;", "审议：（一），好；"),
        ("會議審議", "会议审议"),
        ('关于"甲"和"乙"', "关于“甲”和“乙”"),
        ("「甲」", "“甲”"),
        ("第九五○次", "第九五〇次"),
    ],
)
def test_folding_keeps_the_length(printed: str, folded: str) -> None:
    assert fold(printed) == folded
    assert len(fold(printed)) == len(printed)


WRAPPED = """    一、听取全县供水工作情况汇报
    会议听取了县水务局关于全县供水工作的汇报。会议指出，供水事
关千家万户，各乡镇和有关单位必须把责任扛起来，按照时间节点倒
排工期，确保工程按期完工。县水务局要会同县财政局，研究提出管
                            - 1 -
网改造资金方案，十月底前报县政府。会后由县水务局牵头逐村核对
用水户数，做到不漏一户。
    二、研究其他工作
"""


def test_visual_lines_become_paragraphs() -> None:
    """Lines broken at the margin are joined, over a page number too; headings stay apart."""
    lines = text_of(WRAPPED).shown.strip().split("\n")
    assert [line[:6] for line in lines] == ["一、听取全县", "会议听取了县", "二、研究其他"]
    assert "研究提出管网改造资金方案" in lines[1]


def test_a_page_number_is_furniture() -> None:
    text = text_of(WRAPPED)
    assert [WRAPPED[span.start : span.end] for span in text.furniture] == ["- 1 -"]


def test_what_the_reader_calls_furniture_is_left_out() -> None:
    assert text_of("页眉会议指出", (Span(0, 2),)).shown == "会议指出"


def test_one_paragraph_a_line_stays_so() -> None:
    source = "一、审议《某办法》\n会议原则同意该办法。\n二、听取汇报\n会议要求抓好落实。"
    assert text_of(source).shown == source


def test_a_quotation_is_printed_without_stray_blanks() -> None:
    source = "会议 要求，县 水务 局— 2 —要加快"
    text = text_of(source)
    assert text.quote(Span(6, len(source))) == "县水务局要加快"
    assert text.indexes(Span(0, 5)) == (0, 4)


@given(
    st.text(alphabet=st.sampled_from('会議审（(qiáng)）「」"，。 \n\t\x00\x03—-3[]:*#|<br>ＡaB９9　𠀀é'), max_size=120)
)
def test_any_text_keeps_its_letters(source: str) -> None:
    """Both strings are equally long, ``at`` points at what is shown, nothing visible is lost."""
    text = text_of(source)
    assert len(text.shown) == len(text.plain) == len(text.at)
    assert list(text.at) == sorted(set(text.at))
    assert all(source[i] == c or c in "\n " for i, c in zip(text.at, text.shown, strict=True))
    kept = set(text.at) | {i for span in text.furniture for i in range(span.start, span.end)}
    assert all(i in kept for i, c in enumerate(source) if c.isprintable() and not c.isspace())


def test_an_indent_opens_a_paragraph_of_a_page_that_indents() -> None:
    heading = "　　二、审议青禾县沿河夜市摊位设置及保洁管护方案草案文本"
    body = "　　" + "会议原则同意该方案。" + "县城管局要抓紧划定摊位、公布名单并每日巡看" * 4 + "。"
    first = "　　" + "会议听取了青禾县乡村道路养护工作情况的汇报并作了研究部署" * 4 + "。"
    pages = [line for whole in (first, heading, body, first) for line in wrapped(whole)]
    shown = text_of("\n".join(pages)).plain.split("\n")
    assert shown == [each.strip() for each in (first, heading, body, first)]


def test_a_line_cut_short_by_a_page_goes_on_behind_it() -> None:
    lines = wrapped("会议听取了青禾县乡村道路养护工作情况的汇报并作了研究部署" * 5)
    source = "\n".join([*lines, "要求县交通局", "— 3 —", "逐月报告进展。"])
    assert text_of(source).plain.endswith("要求县交通局逐月报告进展。")


def wrapped(paragraph: str) -> list[str]:
    """Break a paragraph at 28 characters, as a page does."""
    return [paragraph[i : i + 28] for i in range(0, len(paragraph), 28)]


def test_what_was_folded_often_folds_the_same() -> None:
    texts = ['他说"好"。', "会议同意该方案。", "ＡＢＣ１２３", "會議同意該方案", "会议㍿同意"]
    before = [fold(text) for text in texts]
    for number in range(600):  # by now it knows what stays as it is
        fold(f"第{number}次会议同意该方案。")
    assert [fold(text) for text in texts] == before
