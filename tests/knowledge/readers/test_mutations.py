"""Damaged and hostile files: each is read, or refused with a KnowledgeError, in time and within memory."""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import subprocess
import sys
import time
import zlib
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import knowledge
from knowledge import readers
from knowledge.errors import KnowledgeError, OcrMissingError
from knowledge.readers import archive
from knowledge.readers.limits import SMALL, USUAL
from samples.ofd import ofd
from samples.wps import wps
from tests.knowledge.readers.files.make import HERE, ITEMS, OPENING, TITLE

if TYPE_CHECKING:
    from knowledge.model import Document

ROOT = HERE.parents[3]
WORDS = "\n".join((TITLE, OPENING, *(words for words, _ in ITEMS)))
SAMPLES = {path.name: path.read_bytes() for path in sorted(HERE.glob("minutes.*"))} | {
    "minutes.wps": wps(WORDS.split("\n")),
    "minutes.ofd": ofd([(line, True) for line in WORDS.split("\n")], TITLE),
    "gb.txt": WORDS.encode("gb18030"),
    "utf-16.txt": WORDS.encode("utf-16"),
    "minutes.mht": b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>"
    + WORDS.encode(),
}
EACH = 30  # of a format; the PDF reader's own process makes its share slower than all the others
FEWER = {"minutes.pdf": 12}


@pytest.fixture(autouse=True)
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """What looks like a scan is refused, whether the recogniser, with limits of its own, is installed or not."""
    monkeypatch.setitem(readers._HELPERS, OcrMissingError, "pdf")  # noqa: SLF001 who helps whom is not for others to choose


def damaged(data: bytes, pick: random.Random) -> bytes:
    """The bytes with some flipped, cut out, doubled, or the end missing."""
    changed = bytearray(data)
    for _ in range(pick.choice((1, 3, 30))):
        place = pick.randrange(max(1, len(changed)))
        how = pick.randrange(5)
        if how == 0 and changed:
            changed[place] ^= 1 << pick.randrange(8)
        elif how == 1:
            changed[place : place + 4] = pick.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f"))
        elif how == 2:
            del changed[place : place + pick.randrange(1, 200)]
        elif how == 3:
            changed[place:place] = changed[place : place + pick.randrange(1, 200)]
        elif len(changed) > 2000:
            del changed[pick.randrange(1000, len(changed)) :]
    return bytes(changed)


def repacked(data: bytes, pick: random.Random) -> bytes:
    """A package with one part damaged inside and packed again, so that the damage reaches the reader."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = pick.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            part = old.read(name)
            new.writestr(name, damaged(part, pick) if name == victim else part)
    return stream.getvalue()


def read_or_refused(name: str, data: bytes) -> Document | None:
    """The document; None where it is refused with a sentence that names the file."""
    try:
        return readers.read(name, data)
    except KnowledgeError as error:
        if name not in str(error):
            raise
        return None


@pytest.mark.parametrize("sample", sorted(SAMPLES))
def test_a_damaged_file_is_read_or_refused(sample: str) -> None:
    pick = random.Random(sample)
    data = SAMPLES[sample]
    slowest = 0.0
    for number in range(FEWER.get(sample, EACH)):
        zipped = data.startswith(b"PK") and number % 2
        changed = repacked(data, pick) if zipped else damaged(data, pick)
        name = pick.choice((sample, "a.doc", "a.txt", "a"))
        start = time.perf_counter()
        document = read_or_refused(name, changed)
        if document is not None:
            assert document.source.strip()
            assert document.source.encode()
            assert all(0 <= span.start < span.end <= len(document.source) for span in document.furniture)
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < USUAL.seconds


def test_a_refused_file_leaves_the_store_unchanged(tmp_path: Path) -> None:
    """Through ``load`` itself: damaged files of every format, and one good one that was there before."""
    pick = random.Random(2027)
    folder = tmp_path / "sent"
    folder.mkdir()
    for sample, data in sorted(SAMPLES.items()):
        for number in range(3):
            name = f"{number}{sample}"
            changed = damaged(data, pick)[: pick.randrange(len(data))]
            if read_or_refused(name, changed) is None:
                (folder / name).write_bytes(changed)
    assert len(list(folder.iterdir())) >= 10
    path = tmp_path / "minutes.db"
    with knowledge.open_store(path) as store:
        knowledge.load(store, knowledge.parse(knowledge.read(HERE / "minutes.docx")), by="test")
    before = dump(path)
    command = [sys.executable, "-m", "bot", "load", str(folder), "--yes", "--json", "--db", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["status"] for row in rows} == {"failed"}
    assert all(Path(row["file"]).name in row["error"] for row in rows)
    assert done.returncode == 1
    assert dump(path) == before


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as store:
        return list(store.iterdump())


def zipped(**parts: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, numbered from 1, without a table: readers look for them."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R>>\n%%EOF"


def pdf_bomb() -> bytes:
    """One page whose content unpacks to a hundred megabytes."""
    packed = zlib.compress(zlib.compress(bytes(10**8), 9), 9)
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(packed), packed),
    )


SPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HOSTILE = {
    "braces": b"{\\rtf1" + b"{" * 1_000_000,
    "numbers": b"{\\rtf1" + b"\\u-99999999999 \\bin9999999999 " * 10_000,
    "binary": b"{\\rtf1\\bin99999999 abc",
    "headers": b"MIME-Version: 1.0\r\n" + b"x: y\r\n" * 200_000,
    "parts": b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n\r\n" * 50_000,
    "comment": b"<!--" * 300_000,
    "tags": b"<html><body>" + b"<table><tr><td>" * 60_000,
    "attributes": b"<html><body><p " + b"a=1 " * 500_000 + b">",
    "lists": b"<html><body><ol>" + "<li>事".encode() * 20_000,
    "bomb.docx": zipped(**{"word/document.xml": b"<w:document " + SPACE + b">" + b" " * 10**8}),
    "elements.docx": zipped(
        **{"word/document.xml": b"<w:document %b><w:body>%b</w:body></w:document>" % (SPACE, b"<w:p/>" * 700_000)}
    ),
    "footers.docx": zipped(
        **{
            "word/document.xml": b"<w:document %b><w:body>%b</w:body></w:document>"
            % (SPACE, b'<w:footerReference w:id="a"/>' * 100_000),
            "word/_rels/document.xml.rels": b'<a><b Id="a" Type="x/footer" Target="f.xml"/></a>',
            "word/f.xml": b"<w:ftr %b>%b</w:ftr>" % (SPACE, b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 10_000),
        }
    ),
    "bomb.pdf": pdf_bomb(),
    "ring.pdf": pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99>>"),
    "zeros": bytes(2**20),
    "utf-16": b"\xff\xfe" + b"\0\xd8" * 100_000,
    "compound": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0" * 20_000,
}


def test_a_package_weighs_what_it_unpacks_to() -> None:
    """A small file may hold much: its reader must not keep others in this process waiting."""
    bomb, photo = HOSTILE["elements.docx"], zipped(**{"word/media/photo.jpeg": bytes(10**7)})
    assert archive.weight(bomb) > SMALL > len(bomb)
    assert archive.weight(photo) == len(photo)
    assert archive.weight(b"PK\x03\x04broken") == 10


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_ends_in_time_and_within_memory(name: str) -> None:
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document = read_or_refused(name, HOSTILE[name])
    assert document is None or document.source.strip()
    assert time.perf_counter() - start < 6 * USUAL.seconds  # a busy machine is slow: the limit itself is the child's
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < USUAL.memory * 1000
