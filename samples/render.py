# ruff: noqa: INP001 a script beside its data, not a package
"""A sample → the same minutes in every format that free programs can write, and two that are made by hand.

``python -m samples.render [SAMPLE [FOLDER]]`` (default: the longest, into ``samples/formats``). Needs LibreOffice
and a Chinese font for ``.doc .rtf .pdf .odt .html`` and the pictures, and Pillow (the extra ``ocr``) for the pictures.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from samples.make import HERE, lines, new_word, numbered_word, saved
from samples.ofd import ofd
from samples.wps import wps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

LONGEST = "changwu31.txt"
FORMATS = HERE / "formats"
DPI = 200
OFFICE = ("doc", "rtf", "pdf", "odt", "html")


def texts(name: str) -> dict[str, bytes]:
    """The encodings of an office's text files; Big5 has only traditional letters."""
    from opencc import OpenCC

    text = "\r\n".join(lines(name)) + "\r\n"
    return {
        "-gb18030.txt": text.encode("gb18030"),
        "-utf16.txt": text.encode("utf-16"),
        "-big5.txt": OpenCC("s2tw").convert(text).encode("big5"),
    }


def plain_word(name: str) -> bytes:
    """The minutes with their numbers typed, first lines indented."""
    word = new_word()
    for line in lines(name):
        paragraph = word.add_paragraph(line)
        paragraph.paragraph_format.first_line_indent = word.styles["Normal"].font.size * 2
    return saved(word)


def web_archive(page: bytes) -> bytes:
    """A web page as a browser saves it in one file."""
    message = EmailMessage()
    message.set_content(page.decode("utf-8"), subtype="html", charset="utf-8", cte="base64")
    return message.as_bytes()


def by_hand(name: str) -> dict[str, bytes]:
    """What no free program writes, made to the published structure."""
    return {".ofd": ofd([(line, True) for line in lines(name)]), ".wps": wps(lines(name))}


def office(word: bytes, suffixes: Sequence[str] = OFFICE) -> dict[str, bytes]:
    """What LibreOffice makes of a .docx."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.docx").write_bytes(word)
        for suffix in suffixes:
            profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", folder, "a.docx"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 on our own files
        return {f".{suffix}": (Path(folder) / f"a.{suffix}").read_bytes() for suffix in suffixes}


def pictures(pdf: bytes) -> dict[str, bytes]:
    """A .pdf as a scanner gives it: black and white, 200 dpi; and its first page photographed, a little askew."""
    pages = [page.point(lambda shade: 255 * (shade > 150)).convert("1") for page in drawn(pdf)]  # noqa: PLR2004
    first = next(drawn(pdf)).rotate(0.7, fillcolor=255)
    streams = {suffix: BytesIO() for suffix in ("-scan.pdf", "-scan.tif", "-page1.png", "-page1.jpg")}
    options = {"save_all": True, "append_images": pages[1:]}
    pages[0].save(streams["-scan.pdf"], "PDF", resolution=DPI, **options)
    pages[0].save(streams["-scan.tif"], "TIFF", compression="group4", dpi=(DPI, DPI), **options)
    pages[0].save(streams["-page1.png"], "PNG")
    first.save(streams["-page1.jpg"], "JPEG", quality=30)
    return {suffix: stream.getvalue() for suffix, stream in streams.items()}


def drawn(pdf: bytes) -> Iterator[Image]:
    """The pages in shades of grey."""
    import pypdfium2

    for page in pypdfium2.PdfDocument(pdf):
        yield page.render(scale=DPI / 72, grayscale=True).to_pil()


def rendered(name: str) -> Iterator[tuple[str, bytes]]:
    """Every format of one sample, as the end of a file's name and its content."""
    word = plain_word(name)
    made = office(word)
    yield from {".docx": word, "-numbered.docx": numbered_word(name), **texts(name), **by_hand(name)}.items()
    yield from {".mht": web_archive(made[".html"]), **made}.items()
    yield from pictures(made[".pdf"]).items()


def main(name: str = LONGEST, folder: str = "") -> None:
    """Write the files."""
    target = Path(folder) if folder else FORMATS
    target.mkdir(exist_ok=True)
    for suffix, content in rendered(name):
        (target / f"{Path(name).stem}{suffix}").write_bytes(content)


if __name__ == "__main__":
    main(*sys.argv[1:3])
