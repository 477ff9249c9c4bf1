"""A web page → Document: a line a block, the site's menus, heads and feet kept as furniture.

Also what a browser or an office program saved as a page and somebody called .doc.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from knowledge.readers import encodings, signatures
from knowledge.readers.archive import MOST_TAGS
from knowledge.readers.limits import SMALL, broken, costly
from knowledge.readers.lines import Line, compose
from knowledge.readers.numbering import spell
from knowledge.readers.tables import row_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from knowledge.model import Document

SUFFIXES = (".html", ".htm")
ALONE_FROM = SMALL

_INVISIBLE = {
    "head",
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "object",
    "iframe",
    "rt",
    "rp",
    "title",
}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre",
    "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_COUNTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHROME = {"nav", "footer", "aside", "form", "button", "select", "menu"}
_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary"}
# class="nav-top" · id="footer" · class="breadcrumb" · class="share"
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|foot|footer|breadcrumbs?|crumbs?|sidebar|copyright|toolbar|share"
    r"|friendlinks?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
# <meta charset="gb2312"> · content="text/html; charset=gbk"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_DATED = {"changed", "pubdate", "publishdate", "article:published_time", "dc.date"}
# 2024-03-06 09:00 · 2024/3/6
_DAY = re.compile(r"\s*(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})")


def identify(head: bytes, data: bytes) -> bool:
    """Text that begins with the tags of a page, whatever the file is called."""
    if signatures.is_typed(head) and not head.startswith(b"<?xml"):
        return False
    start = encodings.decode(data[: signatures.HEAD]) or head.decode("gb18030", errors="replace")
    return signatures.is_markup(start)


def read(name: str, data: bytes) -> Document:
    """The visible text of a page; BrokenFileError where it has no body."""
    return document(name, data, data, "html")


def document(name: str, data: bytes, page: bytes, kind: str, charset: str | None = None) -> Document:
    """The document of a page inside a file of ``data``; ``charset`` is what its envelope says."""
    from lxml import etree, html

    if page.count(b"<") > MOST_TAGS:
        raise costly(name)
    text = _decoded(page, charset)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_XML_HEAD.sub("", text.replace("\0", ""), count=1), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise broken(name) from error
    body = root.find("body")
    if body is None:
        raise broken(name)
    return compose(name, data, kind, _Blocks().of(body), _dated(root))


_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def _decoded(page: bytes, charset: str | None) -> str:
    """The characters of a page: as the bytes prove, else, leniently, as the page or its envelope claims."""
    text = encodings.decode(page)
    if text is not None:
        return text
    claimed = _CHARSET.search(page[: signatures.HEAD])
    for name in (charset, claimed and claimed[1].decode("ascii"), "gb18030"):
        encoding = (name or "").lower()
        try:
            return page.decode("gb18030" if encoding in {"gb2312", "gbk"} else encoding, errors="replace")
        except LookupError:
            continue
    return page.decode("utf-8", errors="replace")


@dataclass
class _Blocks:
    """Collects the lines of a page in document order."""

    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    chrome: bool = False
    counts: list[tuple[int | None, str]] = field(default_factory=list)  # next number and form of open lists
    label: str = ""  # the number of a list's entry, until its first words
    kept: bool = False  # inside <pre>: line breaks count

    def of(self, body: HtmlElement) -> list[Line]:
        """The lines of a body."""
        self._inside(body)
        self._close()
        return self.lines

    def _inside(self, element: HtmlElement) -> None:
        self._text(element.text)
        for below in element:
            if isinstance(below.tag, str):
                self._element(below)
            self._text(below.tail)

    def _element(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _INVISIBLE or _HIDDEN.search(element.get("style", "")):
            return
        if tag == "br":
            self._close()
        elif tag == "tr" and not _is_layout(element):
            self._row(element)
        elif tag in _BLOCKS:
            self._block(element)
        else:
            self._inside(element)

    def _block(self, element: HtmlElement) -> None:
        self._close()
        before = self.chrome, self.kept
        self.chrome = self.chrome or _is_chrome(element)
        self.kept = self.kept or element.tag == "pre"
        if element.tag in {"ol", "ul"}:
            self.counts.append((_first(element), _COUNTS.get(element.get("type", "1"), "decimal")))
        elif element.tag == "li" and self.counts:
            self.label = self._next_label() or self.label
        self._inside(element)
        self._close()
        self.chrome, self.kept = before
        if element.tag == "li":
            self.label = ""
        elif element.tag in {"ol", "ul"}:
            self.counts.pop()

    def _next_label(self) -> str:
        """The number of the next entry of the innermost list.

        A browser shows 1. in every list; in brackets, a list inside another stays apart from it.
        """
        number, form = self.counts[-1]
        if number is None:
            return ""
        self.counts[-1] = number + 1, form
        return spell(number, form) + ". " if len(self.counts) == 1 else f"（{spell(number, form)}）"

    def _row(self, row: HtmlElement) -> None:
        self._close()
        cells = [[line.text for line in _Blocks().of(cell)] for cell in row if cell.tag in {"td", "th"}]
        self.lines.extend(Line(text, self.chrome) for text in row_lines(cells) if text)

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self.kept:
            self.words.append(_BLANKS.sub(" ", text))
            return
        first, *others = text.split("\n")
        self.words.append(first)
        for other in others:
            self._close()
            self.words.append(other)

    def _close(self) -> None:
        """End the line that is being collected."""
        text = "".join(self.words).strip(" ")
        self.words.clear()
        if text.strip():
            self.lines.append(Line(self.label + _BLANKS.sub(" ", text), self.chrome))
            self.label = ""


def _first(listed: HtmlElement) -> int | None:
    """The number that a list begins with; None for one that shows no numbers."""
    if listed.tag != "ol" or _UNMARKED.search(listed.get("style", "")):
        return None
    start = listed.get("start", "")
    return int(start) if _NUMBER.fullmatch(start) else 1


def _is_layout(row: HtmlElement) -> bool:
    """Whether a table only divides the page: a row with one cell, or with a table inside."""
    return len(row) == 1 or row.find(".//table") is not None


def _is_chrome(element: HtmlElement) -> bool:
    """Whether a block is the site's, not the document's, by its tag, its role or its name.

    A block with a main heading is the document's whatever it is called, and so is an article's own header.
    """
    if element.tag == "header":
        named = not any(above.tag in {"article", "main"} for above in element.iterancestors())
    else:
        name = f"{element.get('class', '')} {element.get('id', '')}"
        by_name = element.tag != "body" and _CHROME_NAME.search(name) is not None
        office = element.get("title") in {"header", "footer"}  # as LibreOffice saves them
        named = office or element.tag in _CHROME or element.get("role") in _ROLES or by_name
    return named and element.find(".//h1") is None


def _dated(root: HtmlElement) -> date | None:
    """The day of publishing as the page's own metadata has it."""
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in _DATED:
            found = _DAY.match(meta.get("content", ""))
            if found:
                try:
                    return date(int(found["year"]), int(found["month"]), int(found["day"]))
                except ValueError:
                    continue
    return None
