"""One meeting in every format: the same text, the same furniture, whatever the file is called."""

from __future__ import annotations

import datetime as dt
import random
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from knowledge import readers
from knowledge.errors import BrokenFileError, CostlyFileError, EncryptedFileError, ScannedFileError
from knowledge.readers import FORMATS, alone, reader, signatures
from knowledge.readers.limits import Limits
from samples.ofd import ofd
from tests.knowledge.readers.files import red
from tests.knowledge.readers.files.make import HERE, ITEMS, OPENING, PEOPLE, TITLE
from tests.knowledge.readers.word_files import repacked, saved, word

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.model import Document

NUMBERS = ("一、", "（一）", "（二）", "二、", "（一）", "三、", "（一）")
TEXT = [TITLE, OPENING, *(number + words for number, (words, _) in zip(NUMBERS, ITEMS, strict=True))]
TEXT += ["出席：郭远明、林一苇、陈望", "列席：", *(unit + person for unit, person in PEOPLE)]
HEAD = "云溪市人民政府办公室"
FILES = sorted(path for path in HERE.glob("minutes.*"))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(document: Document) -> list[str]:
    """The lines that are no furniture, without blanks."""
    kept = list(document.source)
    for span in document.furniture:
        kept[span.start : span.end] = [""] * (span.end - span.start)
    return [squeezed(line) for line in "".join(kept).split("\n") if line.strip()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.suffix)
def test_every_format_gives_the_same_lines(path: Path) -> None:
    document = readers.read_file(path)
    expected = [squeezed(line) for line in TEXT]
    if path.suffix == ".html":  # the program that saved it kept the lists, but not how they count
        counted = iter(("1.", "（1）", "（2）", "2.", "（1）", "3.", "（1）"))
        expected[2:9] = [next(counted) + squeezed(words) for words, _ in ITEMS]
    assert text_of(document) == expected
    assert document.format == path.suffix[1:]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.suffix)
def test_heads_and_page_numbers_are_furniture(path: Path) -> None:
    document = readers.read_file(path)
    found = "\n".join(document.source[span.start : span.end] for span in document.furniture)
    assert set(found.split("\n")) >= {HEAD}
    assert re.search(r"— ?\d ?—", found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.suffix)
def test_the_file_s_own_date_is_known(path: Path) -> None:
    dated = readers.read_file(path).dated
    assert dated is not None
    assert dated == dt.date(2024, 3, 6) or path.suffix == ".pdf"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.suffix)
@pytest.mark.parametrize("name", ["纪要.txt", "纪要.wps", "纪要", "纪要.docx", "纪要.exe"])
def test_the_content_decides_not_the_name(path: Path, name: str) -> None:
    assert readers.read(name, path.read_bytes()).format == path.suffix[1:]


RED = [path for path in sorted(HERE.glob("red*.*")) if path.suffix != ".py"]


@pytest.mark.parametrize("path", RED, ids=lambda path: path.name)
def test_a_red_head_in_a_box_and_a_table_of_names_read_as_they_are_printed(path: Path) -> None:
    """Boxes stand where they are anchored; what runs over the lines of a cell stays in its cell."""
    document = readers.read_file(path)
    table = [f"{label}{names}" for label, names in red.PEOPLE]
    lines = (red.HEAD, red.TITLE, red.NUMBER, red.OFFICE + red.DAY, red.OPENING, red.ITEM, *table)
    assert text_of(document) == [squeezed(line) for line in lines]
    assert [squeezed(document.source[span.start : span.end]) for span in document.furniture] == ["—1—"]
    names = next(line for line in document.source.split("\n") if line.startswith("列")).partition("\t")[2]
    assert [squeezed(name) for name in re.split(r"[ 　]", names)][:2] == ["罗", "宁"]
    assert re.search(r"徐怀瑾[ 　]叶满庭[ 　]孟春和", names), "names on two lines stay apart"
    assert document.source.count("\t") == len(table) + 1


@pytest.mark.parametrize("path", sorted(HERE.glob("changes.*")), ids=lambda path: path.suffix)
def test_changes_are_accepted_and_lists_start_anew(path: Path) -> None:
    expected = ["会议原则同意。", "见第1页，𠮷林路。", "一、甲事", "二、乙事", "一、丙事"]
    assert text_of(readers.read_file(path)) == expected


def test_an_ofd_gives_the_same_lines() -> None:
    lines = TEXT[:-3]
    document = readers.read("纪要.ofd", ofd([(line, line != TITLE) for line in lines], HEAD))
    assert text_of(document) == [squeezed(line) for line in lines]
    assert (document.format, document.dated) == ("ofd", dt.date(2024, 3, 6))
    assert HEAD in {document.source[span.start : span.end] for span in document.furniture}


def test_an_ofd_without_text_is_a_scan() -> None:
    with pytest.raises(ScannedFileError):
        readers.read("a.ofd", ofd([]))


def test_no_two_readers_claim_one_file() -> None:
    samples = [path.read_bytes() for path in FILES]
    samples += [
        ofd([("会议同意。", True)]),
        "会议同意。".encode("gb18030"),
        b"MIME-Version: 1.0\nx: y\n\n<html>",
    ]
    samples += [mark + samples[number] for number in range(len(samples)) for mark in (b"", b"\n", b"\xef\xbb\xbf")]
    samples += [first[:2000] + second for first in samples[:9] for second in samples[:9]]
    for data in samples:
        claims = [name for name in FORMATS if reader(name).identify(data[: signatures.HEAD], data)]
        assert len(claims) <= 1, (claims, data[:40])


def test_every_sample_is_claimed_by_its_own_reader() -> None:
    own = {"docx": "docx", "doc": "doc", "pdf": "pdf", "rtf": "rtf", "html": "webpage"}
    for path in FILES:
        data = path.read_bytes()
        claims = [name for name in FORMATS if reader(name).identify(data[: signatures.HEAD], data)]
        assert claims == [own[path.suffix[1:]]]


def test_a_pdf_with_a_password_is_refused_by_name() -> None:
    with pytest.raises(EncryptedFileError, match=r"密\.pdf.*密码"):
        readers.read("密.pdf", (HERE / "locked.pdf").read_bytes())


def test_a_word_file_with_a_password_is_refused_by_name() -> None:
    for name in ("locked.docx", "locked.doc"):
        with pytest.raises(EncryptedFileError, match="密码"):
            readers.read_file(HERE / name)


def test_a_reader_that_takes_too_long_or_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (HERE / "minutes.pdf").read_bytes()
    monkeypatch.setattr(alone, "USUAL", Limits(0.01, 500))
    with pytest.raises(CostlyFileError):
        readers.read("a.pdf", data)


def test_a_reader_whose_process_dies_ends_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(BrokenFileError):
        readers.read("a.pdf", (HERE / "minutes.pdf").read_bytes())


def test_the_child_has_neither_memory_nor_disk_to_spare(tmp_path: Path) -> None:
    script = (
        "from knowledge.readers import alone\nalone._limit(alone.USUAL)\n"
        "try:\n    bytearray(800_000_000)\nexcept MemoryError:\n    print('memory')\n"
        f"try:\n    open({str(tmp_path / 'x')!r}, 'w').write('x')\nexcept OSError:\n    print('disk')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "memory" in done.stdout
    assert not (tmp_path / "x").exists() or not (tmp_path / "x").read_bytes()


def test_each_page_has_seconds_of_its_own_and_no_more() -> None:
    script = (
        "import time\nfrom knowledge.readers import alone\nfrom knowledge.readers.limits import Limits\n"
        "limits = Limits(900, 500, page=1)\nalone._limit(limits)\n"
        "def work(seconds):\n    end = time.process_time() + seconds\n    while time.process_time() < end: pass\n"
        "for page in range(4):\n    work(0.5)\n    alone._limit_page(limits)\n"
        "print('four pages', flush=True)\nwork(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGXCPU, "four pages\n")


def test_a_large_file_is_read_in_a_process_of_its_own_to_the_same_text() -> None:
    document = word()
    for number in range(40):
        document.add_paragraph(f"第{number}段，会议同意。")
    data = saved(document)
    heavy = repacked(data, {"word/media/photo.jpeg": random.Random(3).randbytes(3 * 2**20)})
    assert readers.read("a.docx", heavy).source == readers.read("a.docx", data).source


def test_every_format_is_in_the_documentation() -> None:
    page = (HERE.parents[3] / "docs" / "formats.md").read_text("utf-8")
    assert [suffix for suffix in readers.formats() if f"`{suffix}`" not in page] == []
