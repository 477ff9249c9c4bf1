"""Samples of every format, the damage that befalls files, and files that were made to do harm."""

from __future__ import annotations

import zlib
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from samples.ofd import ofd, pictured
from samples.render import FORMATS
from samples.wps import wps
from tests.knowledge.readers.files.make import HERE, ITEMS, OPENING, TITLE

if TYPE_CHECKING:
    import random

WORDS = "\n".join((TITLE, OPENING, *(words for words, _ in ITEMS)))
SAMPLES = {path.name: path.read_bytes() for path in sorted(HERE.glob("minutes.*"))} | {
    "minutes.wps": wps(WORDS.split("\n")),
    "minutes.ofd": ofd([(line, True) for line in WORDS.split("\n")], TITLE),
    "gb.txt": WORDS.encode("gb18030"),
    "utf-16.txt": WORDS.encode("utf-16"),
    "minutes.mht": b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>"
    + WORDS.encode(),
}
_PAGE = (FORMATS / "changwu31-page1.png").read_bytes()
SCANS = {
    "scan.pdf": (HERE / "scan.pdf").read_bytes(),
    "page.png": _PAGE,
    "page.jpg": (FORMATS / "changwu31-page1.jpg").read_bytes(),
    "scan.ofd": pictured([_PAGE]),
}


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


def zipped(**parts: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def pdf(*objects: bytes, whole: bool = False) -> bytes:
    """A file of these objects, numbered from 1; without the table of a whole file readers look for them."""
    head = b"%PDF-1.4\n"
    bodies = [b"%d 0 obj\n%b\nendobj\n" % (number, one) for number, one in enumerate(objects, 1)]
    data = head + b"".join(bodies)
    trailer = b"trailer <</Root 1 0 R/Size %d>>\n" % (len(bodies) + 1)
    if not whole:
        return data + trailer + b"%%EOF"
    places = list(accumulate(map(len, bodies), initial=len(head)))[:-1]
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(bodies) + 1, table)
    return data + table + trailer + b"startxref\n%d\n%%%%EOF" % len(data)


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


def nested(depth: int, width: int) -> bytes:
    """A table in each cell of a table, and so on; ``width`` cells in each."""
    inner = "<w:p><w:r><w:t>会议原则同意。</w:t></w:r></w:p>".encode()
    for _ in range(depth):
        cell = b"<w:tc>%b<w:p/></w:tc>" % inner
        inner = b"<w:tbl><w:tr>%b</w:tr></w:tbl>" % (cell * width)
    return zipped(**{"word/document.xml": b"<w:document %b><w:body>%b</w:body></w:document>" % (SPACE, inner)})


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
    "tables.docx": nested(150, 1),
    "thicket.docx": nested(12, 2),
    "bomb.pdf": pdf_bomb(),
    "ring.pdf": pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99>>"),
    "zeros": bytes(2**20),
    "utf-16": b"\xff\xfe" + b"\0\xd8" * 100_000,
    "compound": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0" * 20_000,
}
