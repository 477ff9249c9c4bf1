"""Parser and question line against gold: our own, tuned on or not, and the shared where it is present."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import knowledge
from bot.evaluation import Part, floors, folder, own
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def parts() -> dict[str, Part]:
    return {part.name: part for part in own(lambda _: None)}


@pytest.mark.parametrize("name", ["tuned", "aside", "samples", "tune", "later", "held"])
def test_no_figure_of_our_own_gold_is_below_its_floor(parts: dict[str, Part], name: str) -> None:
    part = parts[name]
    told = [] if name == "held" else [*part.parsed.misses, *map(str, part.answers.misses)]
    assert not part.below(floors()), "\n".join(told)


def test_the_question_line_finds_more_than_the_baselines(parts: dict[str, Part]) -> None:
    for name in ("tune", "later", "held"):
        ours = parts[name].answers.share(("", "passage1"))
        assert all(ours > other.share(("", "passage1")) + 0.1 for other in parts[name].others.values())


@pytest.mark.parametrize("name", ["real", "made", "taicang_53"])
def test_shared_documents(shared: Path, name: str) -> None:
    (part,) = folder(shared / "corpus" / name, lambda _: None)
    assert not part.below(floors()), "\n".join(part.parsed.misses)


def test_ungraded_documents_lose_nothing(shared: Path) -> None:
    """Each is read without loss, or refused with an error that names the reason."""
    for file in sorted((shared / "corpus" / "ungraded").glob("*.txt")):
        try:
            minutes = knowledge.parse(knowledge.read(file))
        except KnowledgeError:
            continue
        covered = {i for part in minutes.parts for i in range(part.span.start, part.span.end)}
        source = minutes.document.source
        lost = [c for i, c in enumerate(source) if i not in covered and not c.isspace() and c.isprintable()]
        assert not lost, file.name
