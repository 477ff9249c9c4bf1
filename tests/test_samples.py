"""The shipped samples are what ``samples/make.py`` makes of their sources."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import knowledge

SAMPLES = Path(__file__).parents[1] / "samples"
MADE = ("changwu42.txt", "changwu56.docx", "changwu68.docx", "changwu80.html")


def members(content: bytes) -> dict[str, bytes]:
    """The inside of a ZIP: compressed bytes may differ between versions of zlib, the members may not."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_shipped_files_are_the_made_ones(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLES / "make.py", tmp_path], check=True)
    for name in MADE:
        fresh, shipped = (tmp_path / name).read_bytes(), (SAMPLES / name).read_bytes()
        if name.endswith(".docx"):
            assert members(fresh) == members(shipped), name
        else:
            assert fresh == shipped, name


def test_the_numbers_of_the_numbered_document_stand_in_no_run() -> None:
    body = members((SAMPLES / "changwu56.docx").read_bytes())["word/document.xml"].decode("utf-8")
    assert "一、审议" not in body
    assert body.count("<w:numId ") >= 30


@pytest.mark.parametrize("name", MADE)
def test_the_source_is_what_a_reader_gives_back(name: str) -> None:
    read = knowledge.read(SAMPLES / name).source
    source = (SAMPLES / "source" / name).with_suffix(".txt").read_text("utf-8")
    assert "".join(source.split()) in "".join(read.split())
