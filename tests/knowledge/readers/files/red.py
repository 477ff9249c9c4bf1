"""Makes ``red.*`` beside it: ``python -m tests.knowledge.readers.files.red`` (needs LibreOffice and poppler).

One page as an office sets it: the red head in a text box, titles spaced out, the number and the day in two cells,
the names in a table of two columns whose cells run over several lines, page numbers in a text box of the footer.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from tests.knowledge.readers.files.make import HERE
from tests.knowledge.readers.word_files import saved, word

HEAD, TITLE, NUMBER = "云溪市人民政府", "会　议　纪　要", "云府纪〔2024〕6号"
OFFICE, DAY = "云溪市人民政府第13次常务会议", "二〇二四年四月二日"
OPENING = "4月2日，市长郭远明主持召开市政府第13次常务会议，听取河道保洁情况的汇报。现将会议议定事项纪要如下："
ITEM = (
    "一、会议听取了市水务局关于河道保洁情况的汇报。会议要求，市水务局要会同各镇、街道逐条河道明确保洁责任人，"
    "5月底前清理全部水面漂浮物，并把结果报市政府办公室。"
)
PEOPLE = (
    ("出　席：", "郭远明　林一苇　陈　望　方知行　周以宁　沈千帆"),
    ("列　席：", "罗　宁　秦大江　白　露　徐怀瑾　叶满庭　孟春和　邵一鸣　温　良　贺兰山"),
    ("记　录：", "苏小满"),
)
PAGE = "".join(
    f'<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:r>'
    for inner in (
        '<w:t xml:space="preserve">— </w:t>', '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>PAGE</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
)  # fmt: skip
BOX = """<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0"
 distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/>
<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="{number}" name="box"/>
<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{wps}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>
<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:9pt;height:9pt"><v:textbox>
<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
SPACES = (
    nsdecls("w", "wp", "a")
    + f' xmlns:wps="{WPS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def box(number: int, left: int, width: int, height: int, inner: str) -> object:
    """A run with a text box anchored in it, in the two renderings that programs write side by side."""
    size = {"number": number, "left": left, "width": width, "height": height}
    return parse_xml(BOX.format(spaces=SPACES, wps=WPS, inner=inner, **size))


def line(words: str, size: int) -> str:
    """A centred red line inside a box."""
    form = f'<w:rPr><w:color w:val="FF0000"/><w:sz w:val="{size}"/></w:rPr>'
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{form}<w:t>{words}</w:t></w:r></w:p>'


def red() -> bytes:
    """The page as .docx."""
    document = word()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    style = document.styles["Normal"]
    style.font.size, style.paragraph_format.space_after = Pt(16), Pt(0)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "WenQuanYi Zen Hei")
    number = document.add_paragraph(NUMBER)
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number._p.insert(1, box(101, 0, 5_400_000, 1_500_000, line(HEAD, 72) + line(TITLE, 72)))  # noqa: SLF001
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = OFFICE, DAY
    cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words in (OPENING, ITEM):
        document.add_paragraph(words).paragraph_format.first_line_indent = Pt(32)
    table = document.add_table(0, 2)
    for label, names in PEOPLE:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, names
    footer = section.footer.paragraphs[0]
    footer._p.append(box(201, 2_200_000, 900_000, 400_000, f"<w:p>{PAGE}</w:p>"))  # noqa: SLF001
    return saved(document)


def main() -> None:
    """Write every file."""
    (HERE / "red.docx").write_bytes(red())
    with tempfile.TemporaryDirectory() as profile:
        for target in ("doc", "rtf", "pdf"):
            command = [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                target,
            ]
            subprocess.run([*command, "red.docx"], cwd=HERE, check=True, capture_output=True)
    subprocess.run(["pdftocairo", "-pdf", "red.pdf", "red-cairo.pdf"], cwd=HERE, check=True)


if __name__ == "__main__":
    main()
