"""A paragraph of WordprocessingML → its words as printed, tracked changes taken as accepted.

Left out: deleted and moved-away runs, hidden runs, field codes (their results stay), phonetic glosses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.readers.archive import attribute, child, kin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_SKIPPED = {
    "pPr", "rPr", "del", "moveFrom", "delText", "instrText", "rt", "commentReference",
    "drawing", "pict", "object",
}  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = {"0", "false", "off"}


def words(paragraph: _Element) -> str:
    """The words of a paragraph; its text boxes and notes are not among them."""
    found: list[str] = []
    codes = [0]  # depth of the field codes that are being passed over
    _collect(paragraph, found, codes)
    return "".join(found)


def is_merged(paragraph: _Element) -> bool:
    """Whether the end of this paragraph is a tracked deletion, so that the next one goes on in its line."""
    return child(paragraph, "pPr", "rPr", "del") is not None


def boxes(paragraph: _Element) -> Iterator[_Element]:
    """The contents of text boxes anchored in a paragraph; of two renderings of one box the first."""
    for element in _anchored(paragraph):
        if kin(element) == "txbxContent":
            yield element


def boxes_lead(paragraph: _Element) -> bool:
    """Whether the first text box is anchored before any word of its paragraph: it stands above or beside them."""
    for element in paragraph.iter():
        if kin(element) == "txbxContent":
            return True
        if kin(element) == "t" and (element.text or "").strip():
            return False
    return False


def notes(paragraph: _Element) -> Iterator[tuple[str, str]]:
    """The notes that a paragraph refers to: ``("footnote" or "endnote", id)``."""
    for element in paragraph.iter():
        if kin(element) in {"footnoteReference", "endnoteReference"}:
            yield kin(element).removesuffix("Reference"), attribute(element, "id") or ""


def _collect(element: _Element, found: list[str], codes: list[int]) -> None:
    for below in element:
        name = kin(below)
        if name == "fldChar":
            _turn(attribute(below, "fldCharType"), codes)
        elif name == "AlternateContent":
            _collect(_chosen(below), found, codes)
        elif name in _SKIPPED or codes[-1] or (name == "r" and _is_hidden(below)):
            if name == "r":
                _pass_fields(below, codes)
        elif name == "t":
            found.append(below.text or "")
        elif name in _SIGNS:
            found.append(_SIGNS[name])
        elif name == "sym":
            found.append(_symbol(attribute(below, "char")))
        else:
            _collect(below, found, codes)


def _turn(kind: str | None, codes: list[int]) -> None:
    """A field begins with its code, which is not printed, and goes on with its result, which is."""
    if kind == "begin":
        codes.append(1)
    elif kind == "separate" and len(codes) > 1:
        codes[-1] = codes[-2]
    elif kind == "end" and len(codes) > 1:
        codes.pop()


def _pass_fields(run: _Element, codes: list[int]) -> None:
    for below in run:
        if kin(below) == "fldChar":
            _turn(attribute(below, "fldCharType"), codes)


def _is_hidden(run: _Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in _OFF


def _symbol(code: str | None) -> str:
    """A symbol given by its code; the private codes of symbol fonts have no meaning outside their font."""
    try:
        sign = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    return sign if sign.isprintable() else ""


def _chosen(alternate: _Element) -> _Element:
    """The first rendering of content that is given in several."""
    return next(iter(alternate), alternate)


def _anchored(element: _Element) -> Iterator[_Element]:
    for below in element:
        name = kin(below)
        if name == "AlternateContent":
            yield from _anchored(_chosen(below))
        elif name == "txbxContent":
            yield below
        elif name not in {"del", "moveFrom"}:
            yield from _anchored(below)
