"""A picture of a text (.png, .jpg, .tiff, a scanned .pdf or .ofd) → Document, by optical character recognition.

The recogniser, rapidocr with its models, is the extra ``ocr``. Pages of a .pdf or .ofd that have a good text layer
are read from it. The recogniser gives lines at places; their order and the paragraphs are those of any page
(``typeset``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from math import atan2, cos, sin
from statistics import median
from typing import TYPE_CHECKING, Any

from config.replies import say
from knowledge.errors import OcrMissingError
from knowledge.readers import ofd, pdf, signatures
from knowledge.readers.limits import RECOGNISING, broken, costly
from knowledge.readers.lines import compose
from knowledge.readers.rows import Glyph, Page
from knowledge.readers.typeset import paragraphs

if TYPE_CHECKING:
    from numpy import ndarray
    from PIL.Image import Image
    from pypdfium2 import PdfPage

    from knowledge.model import Document

SUFFIXES = (".png", ".jpg", ".tif")
ALONE_FROM = 0

Recogniser = Callable[["ndarray[Any, Any]"], Any]

DPI = 200
MOST_PAGES = 150
MOST_PIXELS = 60_000_000  # of one page: A4 at 800 dpi
_SIDE = 2000  # pixels of the longer side of a page: the recogniser itself takes no more
_KINDS = ("PNG", "JPEG", "TIFF", "BMP", "GIF")
_SETTINGS = {
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,  # leaves the other cores to those who ask
    "Det.limit_type": "max",  # lines are found in a smaller picture, and read in the full one
    "Det.limit_side_len": 960,  # tried on 9-point print: 1280 found no line more, and took 100 MB more
    "Rec.rec_batch_num": 1,  # lines side by side take memory, and no less time
    "Global.use_cls": False,  # it turns lines that stand upright upside down, and they are lost
}
_LONG = 8  # a line of so many times its height tells how askew the page lies
_SURE = 0.6  # what is read with less confidence is a stain or a seal
_ALIKE = 0.25  # sizes of lines that differ by less are one
# 2024一2026, the second year perhaps on the next line: a dash behind a figure, read as the numeral.
_DASH = re.compile(r"(?<=\d)一(?=\d|$)")
# 三.听取: the mark behind the number of an item.
_STOP = re.compile(r"(?<=^[一二三四五六七八九十])[.．·](?!\d)|(?<=^十[一二三四五六七八九])[.．·](?!\d)")
# 方案(试行): half-width marks beside Han letters.
_NARROW = re.compile(r"(?<=[\u4e00-\u9fff])[(),:;?!]|[()](?=[\u4e00-\u9fff])")
_WIDE = str.maketrans("(),:;?!", "（），：；？！")


def identify(head: bytes, data: bytes) -> bool:  # noqa: ARG001 the face of every reader
    """The mark of a picture; a scanned .pdf comes here by way of its own reader."""
    return signatures.is_image(head)


def read(name: str, data: bytes, progress: Callable[[int, int], None] | None = None) -> Document:
    """What the recogniser reads; OcrMissing-, Encrypted-, Costly- or BrokenFileError where it cannot.

    ``progress`` is told after each page how many are done, and of how many. Takes some four seconds a page.
    """
    recognise = _recogniser(name)
    if data.startswith(signatures.ZIP):
        sheets = ofd.opened(name, data)
        pages = list(_told(_sheets(name, sheets, recognise), progress))
        return compose(name, data, "scan", paragraphs(pages), sheets.dated)
    if not signatures.is_pdf(data[: signatures.HEAD]):
        pages = list(_told(_pictures(name, data, recognise), progress))
        return compose(name, data, "scan", paragraphs(pages))
    with pdf.opened(name, data) as book:
        pages = list(_told(_mixed(name, book, recognise), progress))
        return compose(name, data, "scan", paragraphs(pages), pdf.dated(book))


def _recogniser(name: str) -> Recogniser:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise OcrMissingError(name=name, what=say("scanned_whole")) from error
    recognise: Recogniser = RapidOCR(params=_SETTINGS)  # typed here: the extra may not be installed
    return recognise


def _told(pages: Iterator[tuple[int, Page]], progress: Callable[[int, int], None] | None) -> Iterator[Page]:
    """The pages one by one, with a word on each; they come with how many there are."""
    for number, (count, page) in enumerate(pages, 1):
        if progress is not None:
            progress(number, count)
        yield page


def _mixed(name: str, book: Any, recognise: Recogniser) -> Iterator[tuple[int, Page]]:  # noqa: ANN401 pypdfium2 is untyped
    """The pages of a .pdf, those that are pictures as the recogniser reads them; units are points."""
    layers = [pdf.page_of(name, book, number) for number in range(len(book))]
    scanned = pdf.scanned_pages(book, layers)
    if len(scanned) > MOST_PAGES:
        raise costly(name, RECOGNISING)
    for number, layer in enumerate(layers):
        if number in scanned:
            image, scale = _drawn(book[number])
            yield len(layers), _page(recognise(image), 1 / scale)
        else:
            yield len(layers), layer


def _sheets(name: str, book: ofd.Book, recognise: Recogniser) -> Iterator[tuple[int, Page]]:
    """The pages of an .ofd, those that are pictures as the recogniser reads them; units are millimetres."""
    if sum(len(sheet.pictures) for sheet in book.sheets) > MOST_PAGES:
        raise costly(name, RECOGNISING)
    for sheet in book.sheets:
        glyphs = list(sheet.page.glyphs) if not sheet.pictures else []
        for picture in sheet.pictures:
            data = book.package.read(picture.part)
            for _, page in _pictures(name, data or b"", recognise, picture):
                glyphs.extend(page.glyphs)
        yield len(book.sheets), Page(tuple(glyphs), sheet.page.template)


def _drawn(page: PdfPage) -> tuple[ndarray[Any, Any], float]:
    """A page as a picture, and the pixels of a point (1/72 inch) in it."""
    scale = min(DPI / 72, _SIDE / max(1.0, *page.get_size()))
    return page.render(scale=scale).to_numpy(), scale


def _pictures(
    name: str, data: bytes, recognise: Recogniser, place: ofd.Picture | None = None
) -> Iterator[tuple[int, Page]]:
    """The pages of a picture file; units are pixels, or those of the place that it has on a page."""
    import numpy as np
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # we count them ourselves
    try:
        with Image.open(BytesIO(data), formats=_KINDS) as image:
            count = getattr(image, "n_frames", 1)
            if count > MOST_PAGES:
                raise costly(name, RECOGNISING)
            for number in range(count):
                image.seek(number)
                if image.width * image.height > MOST_PIXELS:
                    raise costly(name, RECOGNISING)
                paper = _on_white(_shrunk(image))
                found = recognise(np.asarray(paper)[:, :, ::-1])
                yield count, _page(found, 1.0) if place is None else _placed(found, paper.width, place)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise broken(name) from error


def _shrunk(image: Image) -> Image:
    """The picture upright, and no larger than the recogniser looks at it."""
    from PIL import ImageOps

    image.draft("RGB", (_SIDE, _SIDE))  # a JPEG is not even unpacked larger
    ImageOps.exif_transpose(image, in_place=True)
    share = _SIDE / max(image.size)
    if share >= 1:
        return image
    shaded = image if image.mode in {"L", "RGB"} else image.convert("L" if image.mode == "1" else "RGBA")
    return shaded.resize([max(1, round(side * share)) for side in image.size], reducing_gap=2.0)


def _on_white(image: Image) -> Image:
    """The picture opaque."""
    from PIL import Image as Canvas

    drawn = image.convert("RGBA")
    paper = Canvas.new("RGBA", drawn.size, "white")
    return Canvas.alpha_composite(paper, drawn).convert("RGB")


def _page(found: Any, unit: float) -> Page:  # noqa: ANN401 what rapidocr gives is untyped
    """The lines that were found as glyphs of many letters each, the page set straight; nothing is a blank page."""
    if found.boxes is None:
        return Page(())
    lines = [
        (words, box)
        for words, box, sure in zip(found.txts, found.boxes.tolist(), found.scores, strict=True)
        if words.strip() and sure >= _SURE
    ]
    tilt = _tilt([box for _, box in lines])
    return Page(tuple(_alike([_glyph(words, box, tilt, unit) for words, box in lines])))


def _placed(found: Any, width: int, place: ofd.Picture) -> Page:  # noqa: ANN401 what rapidocr gives is untyped
    """The lines of a picture so many pixels wide where it stands on its page."""
    page = _page(found, place.width / width)
    moved = (
        replace(one, left=one.left + place.left, right=one.right + place.left, base=one.base + place.top)
        for one in page.glyphs
    )
    return Page(tuple(moved))


def _tilt(boxes: list[list[list[float]]]) -> float:
    """The angle by which the page lies askew, in radians: that of its longer lines."""
    angles = [
        atan2(right[1] - left[1], right[0] - left[0])
        for left, right, _, below in boxes
        if right[0] - left[0] > _LONG * (below[1] - left[1])
    ]
    return median(angles) if angles else 0.0


def _glyph(words: str, box: list[list[float]], tilt: float, unit: float) -> Glyph:
    """One line, turned back by the tilt; its size is the width of a Han letter in it."""
    turned = [(x * cos(tilt) + y * sin(tilt), y * cos(tilt) - x * sin(tilt)) for x, y in box]
    left, right = min(x for x, _ in turned) * unit, max(x for x, _ in turned) * unit
    middle = sum(y for _, y in turned) / 4 * unit
    text = _mended(words.strip())
    height = (turned[2][1] - turned[1][1]) * unit
    columns = sum(0.5 if sign.isascii() else 1.0 for sign in text)
    return Glyph(text, left, right, middle, min(height, (right - left) / columns))


def _mended(words: str) -> str:
    """A line with the marks that its letters ask for, where the recogniser took others that look alike."""
    words = _NARROW.sub(lambda mark: mark[0].translate(_WIDE), words)
    return _STOP.sub("、", _DASH.sub("—", words))


def _alike(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """The lines with sizes near the usual one made equal to it: the recogniser's boxes are no type sizes."""
    usual = median(glyph.size for glyph in glyphs) if glyphs else 0.0
    for glyph in glyphs:
        near = abs(glyph.size - usual) < usual * _ALIKE
        yield Glyph(glyph.text, glyph.left, glyph.right, glyph.base, usual) if near else glyph
