"""Gold files → scores: the project's own, which stand beside its tests, or those of any folder."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import knowledge
from knowledge.errors import KnowledgeError
from knowledge.evaluation import baselines, parsing
from knowledge.evaluation.answering import Gold, Score, answer
from knowledge.evaluation.parsing import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from knowledge.model import Minutes
    from knowledge.store import Store

    Told = Callable[[str], None]

TODAY = date(2026, 6, 1)  # that the relative dates of the gold questions count from
SEES = frozenset({"public", "internal", "restricted"})
HOME = Path(__file__).parents[1]  # where tests/ and samples/ stand in a checkout
_SAMPLES = frozenset({".txt", ".docx", ".html"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Floors = dict[str, dict[str, float]]


class NoGoldError(KnowledgeError):
    """The folder holds no gold, or the program runs without its tests."""

    key = "eval_no_gold"


@dataclass(slots=True)
class Part:
    """The scores of one part of the gold; ``others`` are the answers of the baselines."""

    name: str
    parsed: Tally = field(default_factory=Tally)
    answers: Score = field(default_factory=Score)
    others: dict[str, Score] = field(default_factory=lambda: {"index": Score(), "likeness": Score()})

    def figures(self) -> dict[str, float]:
        """Every figure that a floor may stand under, by name."""
        answers = {name: self.answers.share(("", name)) for side, name in self.answers.all if not side}
        return (self.parsed.figures() if self.parsed.counts else {}) | answers

    def below(self, floors: Floors) -> dict[str, float]:
        """The figures that do not reach their floor, or are over their ceiling: what is false should be rare."""
        figures = self.figures()
        return {
            name: figures[name]
            for name, floor in floors.get(self.name, {}).items()
            if (figures[name] > floor if name.startswith("false_") else figures[name] < floor)
        }


def floors() -> Floors:
    """The stored floors by part; none where the program runs without its tests."""
    file = HOME / "tests" / "floors.yaml"
    return dict(_yaml(file)) if file.exists() else {}


# ------------------------------------------------------------------ the project's own
def own(told: Told) -> list[Part]:
    """Score the project's own documents and questions; NoGoldError where they are not here."""
    parts = []
    documents = _documents(HOME / "tests" / "corpus")
    for name in ("tuned", "aside"):
        told(name)
        parts.append(Part(name))
        for file, gold in documents:
            if gold["aside"] == (name == "aside"):
                parsing.score(gold, _parse(file.with_suffix(".txt")), parts[-1].parsed)
    return [*parts, *_questions(told)]


def _questions(told: Told) -> list[Part]:
    """The samples, and the tables of questions over a store of them."""
    told("samples")
    files = [file for file in sorted((HOME / "samples").iterdir()) if file.suffix in _SAMPLES]
    read = {file.stem: _parse(file) for file in files}
    samples, parts = Part("samples"), [Part("tune"), Part("later"), Part("held")]
    for minutes in read.values():
        parsing.score_parts(minutes, samples.parsed)
    rows = [row for table in sorted((HOME / "tests" / "questions").glob("*.yaml")) for row in _yaml(table)]
    with tempfile.TemporaryDirectory() as place, knowledge.open_store(Path(place) / "minutes.db") as store:
        slugs = _load(store, read)
        for part in parts:
            told(part.name)
            _ask([Gold.of_table(row) for row in rows if row["set"] == part.name], store, slugs, part)
    return [samples, *parts]


# ------------------------------------------------------------------ any folder
def folder(place: Path, told: Told) -> list[Part]:
    """Score the gold of a folder, each document in a store of its own; NoGoldError where there is none."""
    part = Part("folder")
    for file, gold in _documents(place):
        told(file.stem)
        minutes = _parse(file.with_suffix(".txt"))
        parsing.score(gold, minutes, part.parsed)
        asked = [Gold.of_document(row, file.stem) for row in gold.get("questions", ())]
        with tempfile.TemporaryDirectory() as spot, knowledge.open_store(Path(spot) / "minutes.db") as store:
            _ask(asked, store, _load(store, {file.stem: minutes}), part)
    return [part]


# ------------------------------------------------------------------ small parts
def _documents(place: Path) -> list[tuple[Path, dict[str, Any]]]:
    files = [file for file in sorted(place.glob("*.json")) if file.with_suffix(".txt").exists()]
    if not files:
        raise NoGoldError(place=place)
    return [(file, json.loads(file.read_text("utf-8"))) for file in files]


def _parse(file: Path) -> Minutes:
    return knowledge.parse(knowledge.read(file))


def _load(store: Store, read: Mapping[str, Minutes]) -> dict[int, str]:
    """Load minutes; row id → slug."""
    return {knowledge.load(store, minutes, by="eval").minutes_id: slug for slug, minutes in read.items()}


def _ask(golds: Sequence[Gold], store: Store, slugs: Mapping[int, str], part: Part) -> None:
    for gold in golds:
        part.answers.add(gold, answer(store, gold, today=TODAY, sees=SEES), slugs)
    baselines.score(baselines.by_index(store), golds, store, slugs, part.others["index"])
    baselines.score(baselines.by_likeness(store), golds, store, slugs, part.others["likeness"])


def _yaml(file: Path) -> Any:  # noqa: ANN401 what a file holds
    return yaml.load(file.read_text("utf-8"), _LOADER)  # noqa: S506 a safe loader
