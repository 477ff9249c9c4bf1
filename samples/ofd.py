# ruff: noqa: INP001 a script beside its data, not a package
"""Makes .ofd packages by hand to the structure of GB/T 33190-2016: no free program writes them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
COLUMNS, SIZE, LEFT, TOP = 24, 5.6, 28.0, 37.0
ROWS = 18


def line(words: str, left: float, base: float) -> str:
    """A text object of one line."""
    box = f"{left} {base - SIZE} {len(words) * SIZE} {SIZE}"
    steps = f' DeltaX="g {len(words) - 1} {SIZE}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{box}" Font="3" Size="{SIZE}">'
        f'<ofd:TextCode X="0" Y="{SIZE}"{steps}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def content(objects: list[str], template: str = "") -> str:
    """A page, or a template."""
    layer = f'<ofd:Layer ID="2"><ofd:PageBlock ID="9">{"".join(objects)}</ofd:PageBlock></ofd:Layer>'
    return f"<ofd:Page {SPACE}>{template}<ofd:Content>{layer}</ofd:Content></ofd:Page>"


def set_lines(paragraphs: list[tuple[str, bool]]) -> list[tuple[str, float]]:
    """The lines of paragraphs with their indent, filled to the margin; a title (False) is centred."""
    found = []
    for words, is_text in paragraphs:
        if not is_text:
            found.append((words, (COLUMNS - len(words)) / 2))
            continue
        found.append((words[: COLUMNS - 2], 2.0))
        rest = words[COLUMNS - 2 :]
        found.extend((rest[start : start + COLUMNS], 0.0) for start in range(0, len(rest), COLUMNS))
    return found


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of texts of XML and of pictures."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part if isinstance(part, bytes) else '<?xml version="1.0" encoding="UTF-8"?>' + part)
    return stream.getvalue()


def ofd(paragraphs: list[tuple[str, bool]], head: str = "") -> bytes:
    """A package with the paragraphs on as many pages as they take; ``head`` is in the template of each."""
    lines = set_lines(paragraphs)
    pages = [lines[start : start + ROWS] for start in range(0, len(lines), ROWS)]
    parts = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:CreationDate>2024-03-06</ofd:CreationDate></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Tpls/Tpl_0/Content.xml": content([line(head, 80, 20)] if head else []),
    }
    listed = ""
    for number, page in enumerate(pages):
        objects = [line(words, LEFT + indent * SIZE, TOP + row * 10) for row, (words, indent) in enumerate(page)]
        objects.append(line(f"—{number + 1}—", 95, 280))
        template = '<ofd:Template TemplateID="7" ZOrder="Background"/>'
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = content(objects, template)
        listed += f'<ofd:Page ID="{100 + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
    parts["Doc_0/Document.xml"] = (
        f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        '</ofd:PageArea><ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    return packed(parts)


def pictured(pictures: list[bytes]) -> bytes:
    """A package whose pages are one picture each, as a scanner's program makes it."""
    parts: dict[str, str | bytes] = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:CreationDate>2024-03-06</ofd:CreationDate></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    }
    listed = media = ""
    for number, picture in enumerate(pictures):
        shown = f'<ofd:ImageObject ID="{number}2" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="{number}1"/>'
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = content([shown])
        parts[f"Doc_0/Res/image_{number}.png"] = picture
        media += f'<ofd:MultiMedia ID="{number}1" Type="Image"><ofd:MediaFile>image_{number}.png</ofd:MediaFile>'
        media += "</ofd:MultiMedia>"
        listed += f'<ofd:Page ID="{100 + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
    parts["Doc_0/DocumentRes.xml"] = (
        f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'
    )
    parts["Doc_0/Document.xml"] = (
        f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        "</ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    return packed(parts)
