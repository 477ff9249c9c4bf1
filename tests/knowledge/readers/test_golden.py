"""In ``files/golden`` stands what is read from each sample, line by line: ``~`` before furniture, ``→`` for a tab.

``GOLDEN=write`` in the environment writes these files anew, to be looked through before they are kept.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from knowledge import readers
from tests.knowledge.readers.files.make import HERE

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = [path for kind in ("minutes", "changes", "red") for path in sorted(HERE.glob(f"{kind}*.*"))]
SAMPLES = [path for path in SAMPLES if path.suffix != ".py"]


def shown(path: Path) -> str:
    document = readers.read_file(path)
    aside = {place for span in document.furniture for place in range(span.start, span.end)}
    lines, place = [], 0
    for line in document.source.split("\n"):
        marked = "~ " if line and place in aside else "  "
        lines.append((marked + line.replace("\t", "→")).rstrip())
        place += len(line) + 1
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_reads_as_the_file_beside_it_says(path: Path) -> None:
    golden = HERE / "golden" / f"{path.name}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(shown(path), "utf-8")
    assert shown(path) == golden.read_text("utf-8")
