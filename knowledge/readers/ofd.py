"""An .ofd package (GB/T 33190-2016) → Document: text objects at their places, joined to paragraphs.

Templates of pages are furniture. Pages that are pictures are left to ``scan``; fonts, signatures and attachments
are not opened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, chain, repeat
from posixpath import dirname, join
from typing import TYPE_CHECKING

from knowledge.errors import EncryptedFileError, ScannedFileError
from knowledge.readers.archive import Package, attribute, child, holds, kin
from knowledge.readers.limits import FEW_SIGNS, MOSTLY, SMALL, broken, costly, pictured
from knowledge.readers.lines import compose
from knowledge.readers.rows import Glyph, Page
from knowledge.readers.typeset import is_readable, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from knowledge.model import Document

SUFFIXES = (".ofd",)
ALONE_FROM = SMALL

MOST_PAGES = 500
MOST_SIGNS = 500_000
_DELTA = re.compile(r"g\s+(?P<times>\d{1,5})\s+(?P<step>-?[\d.]{1,12})|(?P<single>-?[\d.]{1,12})")
_A4 = (0.0, 0.0, 210.0, 297.0)
_UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def identify(head: bytes, data: bytes) -> bool:  # noqa: ARG001 the face of every reader
    """A package with the entry part of an OFD, and not of Word."""
    return holds(data, "OFD.xml") and not holds(data, "word/")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: the part that holds it, and its place in millimetres."""

    part: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its text, and the pictures that make it a scan; none on a page of text."""

    page: Page
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """An opened package."""

    package: Package
    sheets: tuple[Sheet, ...]
    dated: date | None


def read(name: str, data: bytes) -> Document:
    """The text of all pages; OcrMissing-, Scanned-, Encrypted-, Costly- or BrokenFileError where there is none."""
    book = opened(name, data)
    scanned = [number for number, sheet in enumerate(book.sheets) if sheet.pictures]
    if scanned:
        raise pictured(name, scanned, len(book.sheets))
    pages = [sheet.page for sheet in book.sheets]
    if not is_readable(pages):
        raise ScannedFileError(name=name)
    return compose(name, data, "ofd", paragraphs(pages), book.dated)


def opened(name: str, data: bytes) -> Book:
    """The pages of a package; Encrypted-, Costly- or BrokenFileError where it cannot be read."""
    package = Package(name, data)
    if "Encryptions.xml" in package.parts:
        raise EncryptedFileError(name=name)
    entry = package.xml("OFD.xml")
    body = child(entry, "DocBody")
    place = _path("", child(body, "DocRoot"))
    root = package.xml(place)
    if root is None:
        raise broken(name)
    common, folder = child(root, "CommonData"), dirname(place)
    templates = {attribute(one, "ID"): _located(folder, one) for one in _below(common, "TemplatePage")}
    parts = [_located(folder, element) for element in _below(child(root, "Pages"), "Page")]
    if len(parts) > MOST_PAGES:
        raise costly(name)
    media = _media(package, folder, common)
    usual = _box(child(common, "PageArea", "PhysicalBox"), _A4)
    sheets = tuple(_sheet(package, package.xml(part), templates, media, usual) for part in parts)
    if sum(len(sheet.page.glyphs) + len(sheet.page.template) for sheet in sheets) > MOST_SIGNS:
        raise costly(name)
    return Book(package, sheets, _dated(child(body, "DocInfo")))


def _sheet(
    package: Package,
    root: _Element | None,
    templates: dict[str | None, str],
    media: dict[str | None, str],
    usual: tuple[float, ...],
) -> Sheet:
    """A page with its pictures where they, and not its text, are what it shows."""
    page = _page(package, root, templates)
    _, _, width, height = _box(child(root, "Area", "PhysicalBox"), usual)
    pictures = tuple(_pictures(root, media)) if len(page.glyphs) < FEW_SIGNS else ()
    covered = sum(picture.width * picture.height for picture in pictures)
    return Sheet(page, pictures if covered >= MOSTLY * width * height else ())


def _pictures(root: _Element | None, media: dict[str | None, str]) -> Iterator[Picture]:
    for element in root.iter() if root is not None else ():
        part = media.get(attribute(element, "ResourceID")) if kin(element) == "ImageObject" else None
        box = _numbers(attribute(element, "Boundary"), (0.0, 0.0, 0.0, 0.0))
        if part is not None and box[2] > 0 and box[3] > 0:
            yield Picture(part, *box[:4])


def _media(package: Package, folder: str, common: _Element | None) -> dict[str | None, str]:
    """The parts of the pictures by their ids, from all lists of resources (§7.9)."""
    found = {}
    for kind in ("PublicRes", "DocumentRes"):
        for listed in _below(common, kind):
            place = _path(folder, listed)
            root = package.xml(place)
            base = join(dirname(place), attribute(root, "BaseLoc") or "")
            for one in _below(child(root, "MultiMedias"), "MultiMedia"):
                found[attribute(one, "ID")] = _path(base, child(one, "MediaFile"))
    return found


def _page(package: Package, root: _Element | None, templates: dict[str | None, str]) -> Page:
    drawn = [
        templates[attribute(element, "TemplateID")]
        for element in _below(root, "Template")
        if attribute(element, "TemplateID") in templates
    ]
    template = chain.from_iterable(_glyphs(package.xml(place)) for place in drawn)
    return Page(tuple(_glyphs(root)), tuple(template))


def _glyphs(root: _Element | None) -> Iterator[Glyph]:
    """The characters of all text objects on a page or a template, in millimetres from the top left."""
    for element in root.iter() if root is not None else ():
        if kin(element) == "TextObject":
            box = _numbers(attribute(element, "Boundary"), (0.0, 0.0, 0.0, 0.0))
            turn = _numbers(attribute(element, "CTM"), _UPRIGHT)
            size = _numbers(attribute(element, "Size"), (4.0,))[0]
            for code in _below(element, "TextCode"):
                yield from _set(code, box, turn, size)


def _set(code: _Element, box: tuple[float, ...], turn: tuple[float, ...], size: float) -> Iterator[Glyph]:
    """The characters of one text code; steps that it leaves out are the width of the letters (§11.3)."""
    words = "".join(code.itertext()).strip("\r\n\t")
    first_x = _numbers(attribute(code, "X"), (0.0,))[0]
    first_y = _numbers(attribute(code, "Y"), (size,))[0]
    widths = [size / 2 if sign.isascii() else size for sign in words]
    steps_x = _steps(attribute(code, "DeltaX"), len(words))
    xs = accumulate(chain((first_x,), steps_x or widths))
    ys = accumulate(chain((first_y,), _steps(attribute(code, "DeltaY"), len(words)) or repeat(0.0)))
    a, b, c, d, e, f = turn
    scale = abs(d) or abs(c) or 1.0
    for sign, width, x, y in zip(words, widths, xs, ys, strict=False):
        if not sign.isspace():
            left = box[0] + a * x + c * y + e
            yield Glyph(sign, left, left + width * (abs(a) or scale), box[1] + b * x + d * y + f, size * scale)


def _steps(text: str | None, count: int) -> list[float]:
    """The distances between characters; ``g 3 4.5`` is three times 4.5, the last goes on to the end."""
    steps: list[float] = []
    for found in _DELTA.finditer(text or ""):
        if len(steps) >= count:
            break
        step = float(found["step"] or found["single"])
        steps.extend([step] * min(int(found["times"] or 1), count))
    return steps + steps[-1:] * (count - len(steps))


def _numbers(text: str | None, otherwise: tuple[float, ...]) -> tuple[float, ...]:
    """The numbers of an attribute; the usual ones where it is missing, damaged or too short."""
    try:
        found = tuple(map(float, (text or "").split()))
    except ValueError:
        return otherwise
    return found if len(found) >= len(otherwise) else otherwise


def _box(element: _Element | None, otherwise: tuple[float, ...]) -> tuple[float, ...]:
    return _numbers(element.text if element is not None else None, otherwise)


def _below(element: _Element | None, name: str) -> Iterator[_Element]:
    return (below for below in element if kin(below) == name) if element is not None else iter(())


def _located(folder: str, element: _Element) -> str:
    return join(folder, attribute(element, "BaseLoc") or "")


def _path(folder: str, element: _Element | None) -> str:
    return join(folder, (element.text or "").strip()) if element is not None else ""


def _dated(info: _Element | None) -> date | None:
    """The day the file was last changed, else made."""
    for name in ("ModDate", "CreationDate"):
        found = child(info, name)
        try:
            return date.fromisoformat(((found.text if found is not None else "") or "").strip()[:10])
        except ValueError:
            continue
    return None
