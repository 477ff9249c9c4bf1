"""The same minutes in every format give the same items, decisions, directives and bodies."""

from __future__ import annotations

import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge.folding import fold
from samples import render

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.model import Directive, Document, Minutes

TRADITIONAL = str.maketrans("覆瞭著", "复了着")  # 反覆 瞭解 著力: words that come back from it in their old spelling
FORMATS = ("doc", "docx", "html", "mht", "ofd", "pdf", "rtf", "txt", "wps")
FILES = sorted(
    path for path in render.FORMATS.iterdir() if path.suffix[1:] in FORMATS and not path.stem.endswith("-scan")
)
OFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def same(words: str | None) -> str:
    """Words without blanks in one script."""
    return "".join(fold(words or "").translate(TRADITIONAL).split())


def directive(found: Directive) -> object:
    bodies = [(same(body.name), same(body.canonical), body.role) for body in found.bodies]
    return same(found.text), bodies, found.deadline and found.deadline.on


def understood(minutes: Minutes) -> list[object]:
    """All that must not depend on the format."""
    return [
        (
            same(item.heading),
            [(decision.outcome, same(decision.text)) for decision in item.decisions],
            [directive(found) for found in item.directives],
        )
        for item in minutes.items
    ]


@cache
def expected(path: Path) -> list[object]:
    return understood(knowledge.parse(knowledge.read(path)))


def parsed(name: str, data: bytes) -> tuple[Document, list[object]]:
    document = knowledge.read_bytes(name, data)
    return document, understood(knowledge.parse(document))


def test_every_format_is_there() -> None:
    assert {path.suffix[1:] for path in FILES} == set(FORMATS)
    assert {path.stem.partition("-")[2] for path in FILES} == {"", "numbered", "big5", "gb18030", "utf16"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_our_longest_sample_is_the_same_in_every_format(path: Path) -> None:
    wanted = expected(render.HERE / render.LONGEST)
    assert len(wanted) == 7
    assert parsed(path.name, path.read_bytes())[1] == wanted


@pytest.fixture(scope="module")
def real(shared: Path) -> Path:
    return shared / "corpus" / "taicang_53" / "taicang_53.txt"


def test_real_minutes_are_the_same_in_every_format_that_we_write(real: Path) -> None:
    name = str(real)
    made = {**render.texts(name), **render.by_hand(name)}
    made |= {".docx": render.plain_word(name), "-numbered.docx": render.numbered_word(name)}
    assert len(expected(real)) == 10
    for suffix, data in made.items():
        assert parsed(suffix, data)[1] == expected(real), suffix


@OFFICE
def test_real_minutes_are_the_same_in_every_format_that_libreoffice_writes(real: Path) -> None:
    made = render.office(render.plain_word(str(real)), ("doc", "rtf", "pdf", "html"))
    for suffix, data in made.items():
        assert parsed(suffix, data)[1] == expected(real), suffix


@OFFICE
def test_an_opendocument_text_is_read_by_way_of_libreoffice() -> None:
    path = render.FORMATS / "changwu31.odt"
    document, found = parsed(path.name, path.read_bytes())
    assert found == expected(render.HERE / render.LONGEST)
    assert document.format == "office"
