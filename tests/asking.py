"""The question tables, and a store of the samples that they are asked of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import knowledge

if TYPE_CHECKING:
    from knowledge.store import Store

TODAY = date(2026, 6, 1)
SEES = frozenset({"public", "internal", "restricted"})
SAMPLES = Path(__file__).parents[1] / "samples"

Row = dict[str, Any]


def rows() -> list[Row]:
    """Every row of every table."""
    tables = sorted((Path(__file__).parent / "questions").glob("*.yaml"))
    return [row for table in tables for row in yaml.load(table.read_text("utf-8"), yaml.CSafeLoader)]


def load_samples(store: Store) -> dict[int, str]:
    """Load the five samples; row id → slug."""
    slugs = {}
    for file in sorted(SAMPLES.glob("changwu*")):
        minutes = knowledge.parse(knowledge.read(file))
        slugs[knowledge.load(store, minutes, by="test").minutes_id] = file.stem
    return slugs
