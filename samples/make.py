# ruff: noqa: INP001 a script beside its data, not a package
"""Plain texts of ``source/`` → the sample files as an office would send them: old text, Word, a web page.

``samples/render.py`` makes of one sample every other format.

``python samples/make.py [FOLDER]`` writes them (default: beside this script). Each source is the text that a
reader must give back, numbers included; what Word computes by itself (一、（一）1.) is left out of the runs
and put into a real numbering part. The files come out the same every time: no clock is read.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
SOURCES = HERE / "source"
EPOCH = datetime(2026, 4, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Level:
    """One level of a numbering part: how Word counts it, and how the plain text prints it."""

    counted: str  # w:numFmt
    shown: str  # w:lvlText
    printed: re.Pattern[str]


LEVELS = (
    Level("chineseCounting", "%1、", re.compile(r"^[一二三四五六七八九十]+、")),
    Level("chineseCounting", "（%2）", re.compile(r"^（[一二三四五六七八九十]+）")),
    Level("decimal", "%3.", re.compile(r"^\d+\.")),
)


def lines(name: str) -> list[str]:
    """Read the lines of a source that are not blank; one that is a sample itself stands beside this script."""
    source = SOURCES / name
    text = (source if source.exists() else HERE / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip()]


# ---------------------------------------------------------------- Word
def element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 lxml elements of python-docx are untyped
    """One XML element of WordprocessingML."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_numbering(word: Word) -> str:
    """Define the three levels in the numbering part; returns the id that paragraphs refer to."""
    root = word.part.numbering_part.element
    abstract = element("w:abstractNum", abstractNumId="90")
    abstract.append(element("w:multiLevelType", val="multilevel"))
    for number, level in enumerate(LEVELS):
        made = element("w:lvl", ilvl=str(number))
        made.append(element("w:start", val="1"))
        made.append(element("w:numFmt", val=level.counted))
        made.append(element("w:suff", val="nothing"))
        made.append(element("w:lvlText", val=level.shown))
        abstract.append(made)
    root.insert(0, abstract)  # the schema wants abstract definitions before their uses
    num = element("w:num", numId="90")
    num.append(element("w:abstractNumId", val="90"))
    root.append(num)
    return "90"


def number(paragraph: Paragraph, num_id: str, level: int) -> None:
    """Let Word count this paragraph."""
    properties = element("w:numPr")
    properties.append(element("w:ilvl", val=str(level)))
    properties.append(element("w:numId", val=num_id))
    paragraph._p.get_or_add_pPr().append(properties)  # noqa: SLF001 python-docx has no numbering of its own


def new_word() -> Word:
    """Open an empty document in the usual face of an office, with fixed dates."""
    word = Document()
    style = word.styles["Normal"]
    style.font.name, style.font.size = "仿宋_GB2312", Pt(16)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    facts = word.core_properties
    facts.author, facts.created, facts.modified = "", EPOCH, EPOCH
    return word


def title(word: Word, text: str, *, size: int, red: bool = False) -> None:
    """Add a centred line of the head."""
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    if red:
        run.font.color.rgb = RGBColor(0xE6, 0, 0)


def red_line(word: Word) -> None:
    """Add the red rule under the head of an official document (GB/T 9704-2012 §7.2.7)."""
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="18", space="1", color="E60000"))
    word.add_paragraph()._p.get_or_add_pPr().append(borders)  # noqa: SLF001 python-docx has no borders


def saved(word: Word) -> bytes:
    """Pack the file with one date on every member."""
    raw, packed = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            made.writestr(zipfile.ZipInfo(name, EPOCH.timetuple()[:6]), given.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def numbered_word(name: str) -> bytes:
    """Make a document whose 一、（一）1. are counted by Word and stand in no run."""
    word = new_word()
    num_id = add_numbering(word)
    for place, line in enumerate(lines(name)):
        if place < 2:  # noqa: PLR2004 the two lines of the title
            title(word, line, size=22)
            continue
        for depth, level in enumerate(LEVELS):
            if found := level.printed.match(line):
                number(word.add_paragraph(line[found.end() :]), num_id, depth)
                break
        else:
            word.add_paragraph(line)
    return saved(word)


def official_word(name: str) -> bytes:
    """Make a document in the look of GB/T 9704: red head and rule, attendance in a table of three columns."""
    word, rows = new_word(), []
    for place, line in enumerate(lines(name)):
        if "\t" in line and place > 3:  # noqa: PLR2004 below the head
            rows.append(line.split("\t"))
            continue
        if rows:
            attendance(word, rows)
            rows = []
        if place == 0:
            title(word, line, size=36, red=True)
        elif place == 1:
            title(word, line, size=16)
        elif place == 3:  # noqa: PLR2004 the title proper, under the rule
            red_line(word)
            title(word, line, size=22)
        else:
            word.add_paragraph(line)
    return saved(word)


def attendance(word: Word, rows: list[list[str]]) -> None:
    """Add the lists of those present: label, body, names; a row of two cells has no body."""
    table = word.add_table(rows=0, cols=3)
    for row in rows:
        cells = table.add_row().cells
        label, *rest = row
        cells[0].text = label
        if len(rest) == 1:
            cells[1].merge(cells[2]).text = rest[0]
        else:
            cells[1].text, cells[2].text = rest


# ---------------------------------------------------------------- a web page
PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>市政府第80次常务会议纪要_澄川市人民政府门户网站</title>
<style>.nav li {{ float: left; }} .TRS_Editor p {{ text-indent: 2em; }}</style>
<script>var _siteId = "ccs"; document.write('<i>加载中</i>');</script>
</head>
<body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a></li>
<li><a href="/zwgk/">政务公开</a></li>
<li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt;
<a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/cwhy/">常务会议</a></div>
<table class="meta"><tr><td>索引号</td><td>CC001/2026-00117</td><td>发布机构</td><td>市政府办公室</td></tr>
<tr><td>公开日期</td><td>2026-03-27 16:20:31</td><td>有效性</td><td>有效</td></tr></table>
<h1>市政府第80次常务会议纪要</h1>
<div class="tools">字号：【大】【中】【小】 浏览次数：1024</div>
<div class="TRS_Editor">
{paragraphs}
</div>
<div class="pager"><p>上一篇：市政府召开第79次常务会议</p><p>下一篇：没有了</p></div>
<div class="footer"><p>主办：澄川市人民政府办公室　网站标识码：0000000000</p><p>备案号：澄备00000000号</p>
<p>联系电话：0000-0000000　邮编：000000</p></div>
</body>
</html>
"""


def web_page(name: str) -> bytes:
    """Make a page as saved from the office's site; digits stand in spans with blanks around."""

    def paragraph(line: str) -> str:
        body = re.sub(r"\d+(?:\.\d+)?", lambda m: f'<span lang="EN-US"> {m[0]} </span>', escape(line))
        return f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{body}</p>"

    return PAGE.format(paragraphs="\n".join(paragraph(line) for line in lines(name))).encode("utf-8")


def made() -> dict[str, bytes]:
    """Every file that this script makes, by name."""
    return {
        "changwu42.txt": (SOURCES / "changwu42.txt").read_text("utf-8").encode("gb18030"),
        "changwu56.docx": numbered_word("changwu56.txt"),
        "changwu68.docx": official_word("changwu68.txt"),
        "changwu80.html": web_page("changwu80.txt"),
    }


def main(folder: str = "") -> None:
    """Write the files."""
    target = Path(folder) if folder else HERE
    for name, content in made().items():
        (target / name).write_bytes(content)


if __name__ == "__main__":
    main(*sys.argv[1:2])
