"""A .docx package → Document: paragraphs and tables in body order, with the numbers that Word counts.

Headers and footers are furniture; notes stand after the text. Macros, pictures and embedded files stay shut.
Read from the XML itself: python-docx keeps neither automatic numbers nor tracked changes nor text boxes.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from knowledge.readers import word_runs
from knowledge.readers.archive import Package, attribute, child, holds, kin
from knowledge.readers.limits import SMALL, broken
from knowledge.readers.lines import Line, compose
from knowledge.readers.tables import row_lines
from knowledge.readers.word_lists import Lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from knowledge.model import Document

SUFFIXES = (".docx",)
ALONE_FROM = SMALL

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"}
_EDGES = {"header": "headerReference", "footer": "footerReference"}


def identify(head: bytes, data: bytes) -> bool:  # noqa: ARG001 the face of every reader
    """A package that holds the parts of a word-processing document."""
    return holds(data, "word/")


def read(name: str, data: bytes) -> Document:
    """All that the document prints; Broken-, Encrypted- or CostlyFileError where it cannot be read."""
    package = Package(name, data)
    main = _main_part(package)
    root = package.xml(main)
    body = child(root, "body")
    if root is None or body is None:
        raise broken(name)
    related = _related(package, main)
    lists = Lists(_part(package, related, "numbering"), _part(package, related, "styles"))
    headers, footers = (_edge_lines(package, related, root, edge) for edge in _EDGES)
    text = list(_blocks(body, lists))
    notes = list(_notes(package, related, body, lists))
    return compose(name, data, "docx", [*headers, *text, *notes, *footers], _dated(package))


def _main_part(package: Package) -> str:
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return attribute(relation, "Target") or ""
    return "word/document.xml"


def _related(package: Package, main: str) -> dict[str, tuple[str, str]]:
    """Relation id → its kind and the part it points to."""
    folder, _, file = main.lstrip("/").rpartition("/")
    relations = package.xml(f"{folder}/_rels/{file}.rels")
    found = {}
    for relation in relations if relations is not None else ():
        target = attribute(relation, "Target") or ""
        part = target if target.startswith("/") else f"{folder}/{target}"
        found[attribute(relation, "Id") or ""] = (
            (attribute(relation, "Type") or "").rpartition("/")[2],
            part,
        )
    return found


def _part(package: Package, related: dict[str, tuple[str, str]], kind: str) -> _Element | None:
    part = next((part for found, part in related.values() if found == kind), None)
    return None if part is None else package.xml(part)


def _blocks(container: _Element, lists: Lists) -> Iterator[Line]:
    """The lines of a body, a cell, a text box or a note."""
    held = ""
    for block in _unwrapped(container):
        if kin(block) == "tbl":
            yield from _table(block, lists)
            continue
        shown = word_runs.words(block)
        if word_runs.is_merged(block):
            held += shown
            continue
        label = lists.label(block) if held or shown.strip() else ""
        lines = [Line(piece) for piece in (label + held + shown).split("\n")]
        held = ""
        boxed = [line for box in word_runs.boxes(block) for line in _blocks(box, lists)]
        yield from (*boxed, *lines) if word_runs.boxes_lead(block) else (*lines, *boxed)
    if held:
        yield Line(held)


def _unwrapped(container: _Element) -> Iterator[_Element]:
    for element in container:
        if kin(element) in {"p", "tbl"}:
            yield element
        elif kin(element) in _WRAPPERS:
            yield from _unwrapped(element)


def _table(table: _Element, lists: Lists) -> Iterator[Line]:
    for row in _below(table, "tr"):
        if child(row, "trPr", "del") is None:
            cells = [[line.text for line in _blocks(cell, lists)] for cell in _below(row, "tc")]
            yield from (Line(text) for text in row_lines(cells))


def _below(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, looked for through content controls."""
    for below in element:
        if kin(below) == name:
            yield below
        elif kin(below) in _WRAPPERS:
            yield from _below(below, name)


def _notes(package: Package, related: dict[str, tuple[str, str]], body: _Element, lists: Lists) -> Iterator[Line]:
    """The footnotes and endnotes that the text refers to, in its order."""
    wanted = list(dict.fromkeys(word_runs.notes(body)))
    for kind in ("footnote", "endnote"):
        ids = [key for found, key in wanted if found == kind]
        root = _part(package, related, kind + "s") if ids else None
        texts = {attribute(note, "id"): note for note in root} if root is not None else {}
        for key in ids:
            if key in texts:
                yield from _blocks(texts[key], lists)


def _edge_lines(package: Package, related: dict[str, tuple[str, str]], root: _Element, edge: str) -> Iterator[Line]:
    """The headers or the footers of all sections, each wording once, as furniture."""
    ids = dict.fromkeys(attribute(each, "id") or "" for each in root.iter() if kin(each) == _EDGES[edge])
    parts = dict.fromkeys(related[key][1] for key in ids if key in related)
    seen: set[str] = set()
    for part in parts:
        content = package.xml(part)
        for line in _blocks(content, Lists(None, None)) if content is not None else ():
            text = line.text.strip()
            if text and text not in seen:
                seen.add(text)
                yield Line(text, furniture=True)


def _dated(package: Package) -> date | None:
    """The day the file was last saved, else made, as its core properties say."""
    core = package.xml("docProps/core.xml")
    for name in ("modified", "created"):
        found = child(core, name)
        text = (found.text or "") if found is not None else ""
        try:
            return date.fromisoformat(text.strip()[:10])
        except ValueError:
            continue
    return None
