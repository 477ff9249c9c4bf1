"""Makes the sample files beside it: ``python -m tests.knowledge.readers.files.make`` (needs LibreOffice).

One invented meeting, written with python-docx, then saved by LibreOffice in every format that it writes.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from tests.knowledge.readers.word_files import add_list, add_sharing_list, add_xml, numbered, saved, word

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
TITLE = "云溪市人民政府第12次常务会议纪要"
OPENING = (
    "2024年3月5日下午，市长郭远明在市政府二楼会议室主持召开市政府第12次常务会议，听取城区供水管网改造情况的汇报，"
    "审议《云溪市停车场管理办法》，研究春季植树和校车安全工作。现将会议议定事项纪要如下："
)
PIPES = (
    "会议听取了市水务局关于城区供水管网改造情况的汇报，原则同意市水务局提出的改造方案。"
    "会议指出，老旧管网漏损率偏高，影响居民用水，各有关单位要把这项工作摆在更加突出的位置，倒排工期、挂图作战，确保改造任务按时完成。"
)
WORKS = (
    "由市水务局牵头，市财政局、市住房和城乡建设局配合，于6月底前完成东城片区12公里管网的更换，"
    "并将进展情况每月报市政府办公室。"
)
PARKING = "会议审议并通过《云溪市停车场管理办法》。会后由市城市管理局根据会议讨论的意见修改完善后，以市政府名义印发。"
ITEMS = (
    ("听取城区供水管网改造情况的汇报", 0),
    (PIPES, 1),
    (WORKS, 1),
    ("审议《云溪市停车场管理办法》", 0),
    (PARKING, 1),
    ("研究校车安全工作", 0),
    ("会议要求，市教育局、市公安局要对全市校车逐辆检查，发现隐患立即整改。", 1),
)
PEOPLE = (("市财政局", "罗 宁"), ("市水务局", "秦大江"), ("市教育局", "白　露"))
SUFFIXES = ("doc", "rtf", "pdf", "html")


def minutes() -> bytes:
    """The meeting as .docx: automatic numbers, a running head, a page number, a table of observers."""
    document = word()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(148)
    section.left_margin = section.right_margin = Mm(28)
    section.header.paragraphs[0].text = "云溪市人民政府办公室"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in ('<w:t xml:space="preserve">— </w:t>', _field("begin"), "<w:instrText>PAGE</w:instrText>"):
        _add_run(footer, piece)
    for piece in (_field("separate"), "<w:t>1</w:t>", _field("end"), '<w:t xml:space="preserve"> —</w:t>'):
        _add_run(footer, piece)
    style = document.styles["Normal"]
    style.font.size = Pt(16)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "WenQuanYi Zen Hei")
    add_list(document, 71, extra='<w:suff w:val="nothing"/>')
    document.add_paragraph(TITLE).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(OPENING)
    for words, depth in ITEMS:
        numbered(document, words, 71, depth)
    document.add_paragraph("出席：郭远明、林一苇、陈望")
    document.add_paragraph("列席：")
    table = document.add_table(0, 2)
    for unit, person in PEOPLE:
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = unit, person
    for paragraph in document.paragraphs[1:]:
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.core_properties.modified = dt.datetime(2024, 3, 6, 9, 0)  # noqa: DTZ001 a core property has no zone
    return saved(document)


def changes() -> bytes:
    """A page with tracked changes, hidden words, a field and a list that starts anew."""
    document = word()
    tracked = 'w:id="{}" w:author="甲" w:date="2024-03-06T09:00:00Z"'
    add_xml(
        document,
        "<w:r><w:t>会议</w:t></w:r>"
        f"<w:del {tracked.format(1)}><w:r><w:delText>不</w:delText></w:r></w:del>"
        f"<w:ins {tracked.format(2)}><w:r><w:t>原则</w:t></w:r></w:ins><w:r><w:t>同意。</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>不印出</w:t></w:r>",
    )
    page = (
        _field("begin"),
        "<w:instrText>PAGE</w:instrText>",
        _field("separate"),
        "<w:t>1</w:t>",
        _field("end"),
    )
    runs = "".join(f"<w:r>{piece}</w:r>" for piece in page)
    add_xml(document, f"<w:r><w:t>见第</w:t></w:r>{runs}<w:r><w:t>页，𠮷林路。</w:t></w:r>")
    add_list(document, 71, extra='<w:suff w:val="nothing"/>')
    add_sharing_list(document, 72, 71, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    for words, number in (("甲事", 71), ("乙事", 71), ("丙事", 72)):
        numbered(document, words, number)
    return saved(document)


def _field(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def _add_run(paragraph: Paragraph, inner: str) -> None:
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))  # noqa: SLF001 fields have no public way


def convert(target: str, folder: str, source: str = "minutes.docx") -> None:
    """Save the meeting by LibreOffice; ``target`` is a suffix, or a suffix with a filter and its options."""
    command = ["soffice", "--headless", "--convert-to", target, "--outdir", folder, source]
    subprocess.run(command, cwd=HERE, check=True, capture_output=True)


def lock(folder: str) -> None:
    """Save the meeting with a password (needs Debian's python3-uno for .doc, msoffcrypto-tool for .docx)."""
    options = {"EncryptFile": ("boolean", "true"), "DocumentOpenPassword": ("string", "yunxi")}
    named = {name: {"type": kind, "value": value} for name, (kind, value) in options.items()}
    convert(f"pdf:writer_pdf_Export:{json.dumps(named)}", folder)
    shutil.copy(Path(folder) / "minutes.pdf", HERE / "locked.pdf")
    subprocess.run(["/usr/bin/python3", HERE / "lock_by_bridge.py", HERE], check=True, capture_output=True)
    locked = [str(HERE / "minutes.docx"), str(HERE / "locked.docx")]
    subprocess.run(["msoffcrypto-tool", "-e", "-p", "yunxi", *locked], check=True)


def scan(folder: str) -> None:
    """Print the first page as a picture and put only that into a .pdf (needs poppler and Pillow)."""
    from PIL import Image

    page = Path(folder) / "page"
    subprocess.run(["pdftoppm", "-r", "40", "-gray", "-singlefile", HERE / "minutes.pdf", page], check=True)
    Image.open(page.with_suffix(".pgm")).save(HERE / "scan.pdf")


def main() -> None:
    """Write every file."""
    (HERE / "minutes.docx").write_bytes(minutes())
    with tempfile.TemporaryDirectory() as folder:
        for suffix in SUFFIXES:
            convert(suffix, folder)
            shutil.copy(Path(folder) / f"minutes.{suffix}", HERE)
        (HERE / "changes.docx").write_bytes(changes())
        for suffix in ("doc", "rtf"):
            convert(suffix, folder, "changes.docx")
            shutil.copy(Path(folder) / f"changes.{suffix}", HERE)
        lock(folder)
        scan(folder)


if __name__ == "__main__":
    main()
