"""Makes .docx files with python-docx, and the XML that it has no call for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element

LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "%1.%4"),
)


def word() -> Word:
    """An empty document."""
    return Document()


def saved(document: Word) -> bytes:
    """The bytes that python-docx writes."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def add_list(
    document: Word,
    number: int,
    levels: Sequence[tuple[str, str]] = LEVELS,
    *,
    extra: str = "",
    override: str = "",
) -> None:
    """A list ``number`` with an abstract definition of its own; ``extra`` goes into each of its levels."""
    part = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{shape}"/></w:lvl>'
        for depth, (form, shape) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'
    part.insert(0, parse_xml(abstract))
    add_sharing_list(document, number, number, override)


def add_sharing_list(document: Word, number: int, abstract: int, override: str = "") -> None:
    """A list that uses the abstract definition of another."""
    xml = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
    document.part.numbering_part.element.append(parse_xml(xml))


def numbered(document: Word, words: str, number: int, depth: int = 0) -> None:
    """A paragraph of a list."""
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    properties_of(document.add_paragraph(words)).append(parse_xml(xml))


def properties_of(paragraph: Paragraph) -> _Element:
    """The properties of a paragraph, made where it has none."""
    return paragraph._p.get_or_add_pPr()  # noqa: SLF001 python-docx has no public way to a list


def list_of(paragraph: Paragraph) -> _Element:
    """The reference of a paragraph to its list."""
    return properties_of(paragraph).numPr


def add_xml(document: Word, inner: str) -> None:
    """A paragraph given by its XML."""
    spaces = nsdecls("w", "wp", "a", "r") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    document.element.body.insert(-1, parse_xml(f"<w:p {spaces}>{inner}</w:p>"))


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The package with parts replaced or added."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return stream.getvalue()
