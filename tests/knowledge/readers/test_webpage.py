"""Web pages: what is text, what is the site's."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest

from knowledge import readers
from knowledge.errors import BrokenFileError, CostlyFileError, EmptyFileError, KnowledgeError

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>标题</title><meta name="PubDate" content="2024-03-06 10:00">
<style>p {color: red}</style></head><body>
<div class="top-nav"><a href="/">首页</a> <a href="/zw">政务公开</a></div>
<!-- 注释 -->
<div id="content"><h1>云溪市第12次常务会议纪要</h1>
<p>会议听取市水务局<span>关于
管网</span>改造的汇报。<br>会议原则<b>同意</b>。</p>
<table><tr><td>出席</td><td>郭&nbsp;明</td></tr><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr></table>
<script>var a = "不是正文";</script><p style="display: none">看不见</p></div>
<footer>版权所有：云溪市人民政府</footer>
</body></html>"""


def shown(data: bytes, name: str = "页.html") -> list[tuple[str, bool]]:
    document = readers.read(name, data)
    starts = [0]
    for line in document.source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return [
        (line, any(span.start <= start < span.end for span in document.furniture))
        for line, start in zip(document.source.split("\n"), starts, strict=False)
    ]


LINES = [
    ("首页 政务公开", True),
    ("云溪市第12次常务会议纪要", False),
    ("会议听取市水务局关于 管网改造的汇报。", False),
    ("会议原则同意。", False),
    ("出席\t郭\xa0明", False),
    ("甲", False),
    ("乙", False),
    ("丙", False),
    ("版权所有：云溪市人民政府", True),
]


def test_blocks_are_lines_and_the_site_is_furniture() -> None:
    assert shown(PAGE.encode()) == LINES


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_the_bytes_decide_the_encoding_not_the_claim(encoding: str) -> None:
    assert shown(PAGE.encode(encoding)) == LINES


def test_a_stray_byte_does_not_lose_a_page() -> None:
    data = PAGE.replace("utf-8", "gb2312").encode("gb18030").replace("甲".encode("gb18030"), b"\xff")
    assert ("会议原则同意。", False) in shown(data)


def test_a_page_called_doc_is_a_page() -> None:
    document = readers.read("纪要.doc", PAGE.encode())
    assert (document.format, document.dated) == ("html", dt.date(2024, 3, 6))


def test_a_web_archive_gives_its_page() -> None:
    mail = EmailMessage()
    mail["Subject"] = "纪要"
    mail.set_content("看网页")
    mail.add_alternative(PAGE, subtype="html", charset="gb18030")
    document = readers.read("纪要.mht", bytes(mail))
    assert document.format == "mht"
    assert document.source == readers.read("a.html", PAGE.encode()).source


def test_lines_of_preformatted_text_are_kept() -> None:
    assert shown("<html><body><pre>甲\n  乙</pre></body></html>".encode()) == [("甲", False), ("乙", False)]


def test_a_layout_table_is_not_a_row() -> None:
    data = "<html><body><table><tr><td>一、甲<br>会议同意。</td></tr></table></body></html>".encode()
    assert shown(data) == [("一、甲", False), ("会议同意。", False)]


def test_an_article_s_header_and_a_header_with_the_title_are_text() -> None:
    data = (
        "<html><body><header>网站</header><article><header>纪要</header><p>文</p></article>"
        "<header><h1>题</h1></header></body></html>"
    ).encode()
    assert shown(data) == [("网站", True), ("纪要", False), ("文", False), ("题", False)]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"<html><body><script>1</script></body></html>", EmptyFileError),
        (b"<html>" + b"<i>" * 2_000_000, CostlyFileError),
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nabc", BrokenFileError),
    ],
)
def test_pages_without_text_are_refused(data: bytes, error: type[KnowledgeError]) -> None:
    with pytest.raises(error):
        readers.read("a.html", data)


def test_deep_nesting_ends_in_an_answer() -> None:
    for depth in (50, 100_000):
        page = "<html><body>" + "<div>" * depth + "底" + "</div>" * depth + "</body></html>"
        try:
            assert "底" in readers.read("a.html", page.encode()).source
        except KnowledgeError:
            assert depth > 50
