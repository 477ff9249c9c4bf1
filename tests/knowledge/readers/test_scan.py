"""Pictures of a text: recognised where the extra is installed, else refused with how to get it."""

from __future__ import annotations

import random
import sys
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from knowledge import readers
from knowledge.errors import BrokenFileError, CostlyFileError, OcrMissingError, OfficeMissingError, ScannedFileError
from knowledge.readers import alone, scan
from knowledge.readers.limits import LARGEST, Limits
from samples import render
from samples.ofd import ofd, pictured
from tests.knowledge.readers.files.make import HERE, OPENING, TITLE
from tests.knowledge.readers.hostile import damaged, pdf
from tests.knowledge.readers.test_mutations import read_or_refused
from tests.knowledge.readers.test_same_minutes import same

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.model import Document

OCR = pytest.mark.skipif(find_spec("rapidocr") is None, reason="the extra ocr is not installed (make ocr)")
PAGE = render.FORMATS / "changwu31-page1.png"


# ---------------------------------------------------------------- without the recogniser
@pytest.fixture
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    monkeypatch.setattr(scan, "ALONE_FROM", LARGEST)  # in this process, where it is missing


@pytest.mark.parametrize("path", [PAGE, HERE / "scan.pdf"], ids=lambda path: path.suffix)
def test_a_scan_is_refused_with_what_to_install(path: Path, no_recogniser: None) -> None:
    with pytest.raises(OcrMissingError, match=rf"{path.name}.*扫描件.*make ocr"):
        readers.read_file(path)


def mixed(tmp_path: Path) -> bytes:
    """A .pdf whose first three pages have text, and whose fourth is a picture."""
    import pypdfium2

    with pypdfium2.PdfDocument(HERE / "minutes.pdf") as book, pypdfium2.PdfDocument(HERE / "scan.pdf") as last:
        book.import_pages(last)
        book.save(tmp_path / "mixed.pdf")
    return (tmp_path / "mixed.pdf").read_bytes()


def test_pages_that_are_pictures_are_named(tmp_path: Path, no_recogniser: None) -> None:
    with pytest.raises(OcrMissingError, match="第 4 页是扫描件"):
        readers.read("纪要.pdf", mixed(tmp_path))


def foreign(*, whole: bool, picture: bytes = b"") -> bytes:
    """A .pdf whose font has no table of characters, so that its letters come out as others."""
    content = b"BT /F1 12 Tf 72 700 Td (" + b"#$%&'*+,-./:;<=>?@ABC" * 20 + b") Tj ET " + picture
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000 900]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</I 6 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
        b"stream\n\xff\nendstream",
        whole=whole,
    )


def test_a_pdf_whose_letters_are_not_chinese_counts_as_scanned(no_recogniser: None) -> None:
    with pytest.raises(OcrMissingError):
        readers.read("a.pdf", foreign(whole=True))


def test_a_damaged_pdf_whose_letters_are_rubbish_is_refused_and_not_recognised() -> None:
    with pytest.raises(BrokenFileError, match=r"a\.pdf.*已损坏.*乱码.*重发原件"):
        readers.read("a.pdf", foreign(whole=False))


def test_a_damaged_pdf_of_pictures_still_counts_as_scanned(no_recogniser: None) -> None:
    with pytest.raises(OcrMissingError):
        readers.read("a.pdf", foreign(whole=False, picture=b"q 9000 0 0 900 0 0 cm /I Do Q"))


def test_an_ofd_without_text_or_pictures_promises_no_recogniser() -> None:
    with pytest.raises(ScannedFileError, match="改发") as caught:
        readers.read("a.ofd", ofd([]))
    assert not isinstance(caught.value, OcrMissingError)


def test_an_ofd_of_pictures_is_refused_with_what_to_install(no_recogniser: None) -> None:
    with pytest.raises(OcrMissingError, match=r"扫描\.ofd.*扫描件.*make ocr"):
        readers.read("扫描.ofd", pictured([PAGE.read_bytes()]))


# ---------------------------------------------------------------- with it
@cache
def whole() -> tuple[Document, list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    path = render.FORMATS / "changwu31-scan.pdf"
    return readers.read_file(path, lambda page, pages: told.append((page, pages))), told


@OCR
@pytest.mark.timeout(300)
def test_a_scan_at_200_dpi_gives_all_items_and_nearly_all_directives() -> None:
    from knowledge import parse

    wanted = parse(readers.read_file(render.HERE / render.LONGEST)).items
    found = parse(whole()[0]).items
    assert [same(item.heading) for item in found] == [same(item.heading) for item in wanted]
    tasks = {(item.ordinal, same(one.text)) for item in wanted for one in item.directives}
    read = {(item.ordinal, same(one.text)) for item in found for one in item.directives}
    assert len(tasks & read) >= 0.95 * len(tasks)


@OCR
@pytest.mark.timeout(300)
def test_progress_is_told_page_by_page() -> None:
    document, told = whole()
    assert told == [(number, 5) for number in range(1, 6)]
    assert document.format == "scan"


@OCR
def test_a_photograph_that_lies_askew_is_set_straight() -> None:
    document = readers.read_file(render.FORMATS / "changwu31-page1.jpg")
    wanted = readers.read_file(render.HERE / render.LONGEST).source
    lines = [same(line) for line in document.source.split("\n")]
    assert lines[:8] == [same(line) for line in wanted.split("\n") if line.strip()][:8]


@OCR
def test_the_pictures_of_an_ofd_are_read_like_any_scan() -> None:
    told: list[tuple[int, int]] = []
    picture = PAGE.read_bytes()
    document = readers.read("a.ofd", pictured([picture, picture]), lambda page, pages: told.append((page, pages)))
    assert told == [(1, 2), (2, 2)]
    assert document.format == "scan"
    alone = readers.read_file(PAGE).source
    assert same(document.source) == same(alone) * 2


@OCR
def test_only_the_pages_that_are_pictures_are_recognised(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    document = readers.read("a.pdf", mixed(tmp_path), lambda page, pages: told.append((page, pages)))
    assert told[-1] == (4, 4)
    text = same(document.source)
    assert text.count(same(TITLE)) == 2
    assert same(OPENING) in text


@OCR
def test_recognition_ends_at_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "RECOGNISING", Limits(0.5, 500))
    with pytest.raises(CostlyFileError, match=r"0\.5 秒"):
        readers.read_file(PAGE)


@OCR
def test_a_large_picture_is_made_smaller_before_it_is_looked_at() -> None:
    """An A4 page in colour at 600 dpi, under the same limit of memory as any."""
    from PIL import Image

    stream = BytesIO()
    Image.open(PAGE).convert("RGB").resize((4960, 7016)).save(stream, "PNG", compress_level=1)
    assert same(render.lines(render.LONGEST)[0]) in same(readers.read("大图.png", stream.getvalue()).source)


@OCR
@pytest.mark.timeout(300)
def test_a_damaged_picture_is_read_or_refused() -> None:
    pick = random.Random(7)
    picture, pages = PAGE.read_bytes(), (render.FORMATS / "changwu31-scan.tif").read_bytes()
    for changed in (damaged(picture, pick), picture[:8] + bytes(5000), pages[:200]):
        read_or_refused("图.png", changed)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("2027一2029年", "2027—2029年"),
        ("（2027一", "（2027—"),
        ("方案(试行)", "方案（试行）"),
        ("三.研究有关事项", "三、研究有关事项"),
        ("十一.其他", "十一、其他"),
        ("占36.5%", "占36.5%"),
        ("第一季度", "第一季度"),
    ],
)
def test_marks_that_look_alike_are_told_apart(read: str, meant: str) -> None:
    assert scan._mended(read) == meant  # noqa: SLF001 a picture with such a slip would be chance


# ---------------------------------------------------------------- old and other office files
def test_an_old_word_file_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    data = (HERE / "minutes.doc").read_bytes().replace(b"\xec\xa5", b"\xdc\xa5", 1)
    for name, content in (("旧.doc", data), ("旧.odt", (render.FORMATS / "changwu31.odt").read_bytes())):
        with pytest.raises(OfficeMissingError, match=rf"{name}.*LibreOffice"):
            readers.read(name, content)
