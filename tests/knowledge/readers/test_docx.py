"""Word files: order, automatic numbers, tracked changes, boxes, notes, headers, tables."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from knowledge import readers
from knowledge.errors import (
    ArchiveFileError,
    BrokenFileError,
    CostlyFileError,
    EmptyFileError,
    KnowledgeError,
)
from tests.knowledge.readers.word_files import (
    add_list,
    add_sharing_list,
    add_xml,
    list_of,
    numbered,
    repacked,
    saved,
    word,
)

if TYPE_CHECKING:
    from docx.document import Document as Word


def lines(document: Word) -> list[str]:
    return readers.read("纪要.docx", saved(document)).source.split("\n")


def test_paragraphs_and_tables_stand_in_body_order() -> None:
    document = word()
    document.add_paragraph("云溪市会议纪要")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells),
        ("市财政局", "郭明", "市水务局", "李 辉"),
        strict=True,
    ):
        cell.text = words
    document.add_paragraph("会议结束。")
    assert lines(document) == ["云溪市会议纪要", "市财政局\t郭明", "市水务局\t李 辉", "会议结束。"]


def test_a_cell_of_several_paragraphs_reads_as_a_page() -> None:
    document = word()
    cell = document.add_table(1, 2).cell(0, 1)
    cell.text = "一、听取汇报"
    cell.add_paragraph("会议同意。")
    assert lines(document) == ["一、听取汇报", "会议同意。"]


def test_automatic_numbers_are_computed_with_restarts() -> None:
    document = word()
    add_list(document, 71)
    for words, depth in (("甲事", 0), ("子", 1), ("丑", 1), ("小", 2), ("乙事", 0), ("寅", 1), ("细", 3)):
        numbered(document, words, 71, depth)
    document.add_paragraph("没有编号。")
    assert lines(document) == [
        "一、甲事",
        "（一）子",
        "（二）丑",
        "1. 小",
        "二、乙事",
        "（一）寅",
        "二.1 细",
        "没有编号。",
    ]


def test_levels_in_digits_and_levels_that_never_restart() -> None:
    document = word()
    add_list(document, 71, extra='<w:lvlRestart w:val="0"/><w:isLgl/>')
    for depth in (0, 1, 0, 1):
        numbered(document, "事", 71, depth)
    assert lines(document) == ["1、事", "（1）事", "2、事", "（2）事"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("chineseCounting", "一 二 三 四 五 六 七 八 九 十 十一"),
        ("japaneseCounting", "一 二 三 四 五 六 七 八 九 十 十一"),
        ("ideographDigital", "一 二 三 四 五 六 七 八 九 一〇 一一"),
        ("ideographTraditional", "甲 乙 丙 丁 戊 己 庚 辛 壬 癸 甲"),
        ("chineseLegalSimplified", "壹 贰 叁 肆 伍 陆 柒 捌 玖 壹拾 壹拾壹"),
        ("decimalEnclosedCircle", "① ② ③ ④ ⑤ ⑥ ⑦ ⑧ ⑨ ⑩ ⑪"),
        ("decimalFullWidth", "１ ２ ３ ４ ５ ６ ７ ８ ９ １０ １１"),
        ("decimalZero", "01 02 03 04 05 06 07 08 09 10 11"),
        ("upperRoman", "I II III IV V VI VII VIII IX X XI"),
        ("lowerLetter", "a b c d e f g h i j k"),
    ],
)
def test_every_way_of_counting(form: str, shown: str) -> None:
    document = word()
    add_list(document, 71, [(form, "%1、")])
    for _ in range(11):
        numbered(document, "事", 71)
    assert lines(document) == [f"{number}、事" for number in shown.split()]


def test_lists_of_one_definition_count_on_unless_they_start_anew() -> None:
    document = word()
    add_list(document, 71)
    add_sharing_list(document, 72, 71)
    add_sharing_list(document, 73, 71, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    for number in (71, 72, 73, 73, 71):
        numbered(document, "事", number)
    assert lines(document) == ["一、事", "二、事", "五、事", "六、事", "七、事"]


def test_a_style_brings_its_list_and_a_paragraph_may_refuse_it() -> None:
    document = word()
    add_list(document, 71)
    base = document.styles.add_style("议题", 1)
    numbered(document, "样", 71)
    base.element.get_or_add_pPr().append(list_of(document.paragraphs[0]))
    child = document.styles.add_style("议题二", 1)
    child.base_style = base
    document.add_paragraph("甲", style="议题")
    document.add_paragraph("乙", style="议题二")
    numbered(document, "丙", 0)
    document.paragraphs[-1].style = base
    assert lines(document) == ["样", "一、甲", "二、乙", "丙"]


def test_bullets_bring_no_number_and_blank_paragraphs_none() -> None:
    document = word()
    add_list(document, 71, [("bullet", "\uf06c")])
    add_list(document, 72)
    numbered(document, "点", 71)
    numbered(document, "", 72)
    numbered(document, "事", 72)
    assert lines(document) == ["点", "", "一、事"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    document = word()
    add_xml(
        document,
        '<w:r><w:t>会议</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>不</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>原则</w:t></w:r></w:ins><w:r><w:t>同意。</w:t></w:r>'
        '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>旧处</w:t></w:r></w:moveFrom>',
    )
    add_xml(
        document,
        '<w:pPr><w:rPr><w:del w:id="4" w:author="x"/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r>',
    )
    add_xml(document, "<w:r><w:t>后半。</w:t></w:r>")
    assert lines(document) == ["会议原则同意。", "前半，后半。"]


def test_fields_show_their_result_and_hidden_words_nothing() -> None:
    document = word()
    add_xml(
        document,
        '<w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> SEQ </w:instrText></w:r><w:r><w:t>码</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>次</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
        "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:tab/><w:t>尾</w:t><w:br/><w:t>下行</w:t></w:r>",
    )
    assert lines(document) == ["第3次A-B\t尾", "下行"]


def test_a_text_box_is_read_once() -> None:
    document = word()
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    add_xml(
        document,
        '<w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert lines(document) == ["正文", "框内"]


def test_headers_and_footers_are_furniture() -> None:
    document = word()
    document.add_paragraph("会议同意。")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    found = readers.read("纪要.docx", saved(document))
    assert found.source == "内部资料\n会议同意。\n第 1 页"
    assert [found.source[s.start : s.end] for s in found.furniture] == ["内部资料", "第 1 页"]


def test_notes_stand_after_the_text() -> None:
    document = word()
    document.add_paragraph("会议通过《云溪市章程》")
    add_xml(document, '<w:r><w:t>并印发。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>')
    document.add_paragraph("完。")
    data = saved(document)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    words = '<w:footnote w:id="2"><w:p><w:r><w:t>见附件。</w:t></w:r></w:p></w:footnote>'
    note = f"<w:footnotes {space}>{words}</w:footnotes>"
    with ZipFile(BytesIO(data)) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    parts = {
        "word/footnotes.xml": note.encode(),
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", relation).encode(),
    }
    found = readers.read("a.docx", repacked(data, parts))
    assert found.source.split("\n") == ["会议通过《云溪市章程》", "并印发。", "完。", "见附件。"]


def test_the_date_of_the_file_is_known_and_the_template_s_is_not() -> None:
    document = word()
    document.add_paragraph("会议同意。")
    assert readers.read("a.docx", saved(document)).dated is None
    document.core_properties.modified = dt.datetime(2024, 3, 6, 9, 0)  # noqa: DTZ001 a core property has no zone
    assert readers.read("a.docx", saved(document)).dated == dt.date(2024, 3, 6)


def test_a_document_without_words_is_empty() -> None:
    with pytest.raises(EmptyFileError):
        readers.read("a.docx", saved(word()))


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(part: bytes, name: str = "word/document.xml") -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr(name, part)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (packed(b"<w:document %b><w:body/>" % SPACE.encode() + b" " * 40_000_000), CostlyFileError),
        (packed(b"<a>" + b"<b/>" * 2_000_000 + b"</a>"), CostlyFileError),
        (packed(b"<a>" * 100_000), BrokenFileError),
        (packed(b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'), BrokenFileError),
        (packed(b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>'), BrokenFileError),
        (packed(b"<a/>"), BrokenFileError),
        (packed(packed(b"<a/>"), "纪要.docx"), ArchiveFileError),
        (packed(b"x" * 100, "xl/workbook.xml"), ArchiveFileError),
        (packed(b"<a/>")[:60], BrokenFileError),
    ],
    ids=range(9),  # else the bytes, which hold the time
)
def test_bombs_and_bundles_are_refused(data: bytes, error: type[KnowledgeError]) -> None:
    with pytest.raises(error, match=r"坏\.docx"):
        readers.read("坏.docx", data)


def test_deeply_nested_tables_end_in_an_answer() -> None:
    for depth in (20, 60, 5000):
        inner = "<w:p><w:r><w:t>底</w:t></w:r></w:p>"
        table = "<w:tbl><w:tr><w:tc>" * depth + inner + "</w:tc></w:tr></w:tbl>" * depth
        data = packed(f"<w:document {SPACE}><w:body>{table}</w:body></w:document>".encode())
        try:
            assert readers.read("a.docx", data).source == "底"
        except KnowledgeError:
            assert depth > 60
