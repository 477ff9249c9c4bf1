"""A question of the tables and its answer → why the answer is wrong, or nothing where it is right."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import knowledge
from knowledge.model import Dialogue, Status
from tests.scoring import squash

if TYPE_CHECKING:
    from knowledge.model import Answer
    from knowledge.store import Store

TODAY = date(2026, 6, 1)
SEES = frozenset({"public", "internal", "restricted"})
SAMPLES = Path(__file__).parents[1] / "samples"
LISTS = {"tasks", "agenda", "attendance", "meeting", "compare", "deadline", "count"}  # may be long
LONGEST = 1_100  # characters of an answer to a pointed question
ENDS = {
    "not_found": {Status.NOT_FOUND, Status.NOT_STATED, Status.NO_NAMED_TASK, Status.REJECTED},
    "reject_input": {Status.REJECTED, Status.NOT_FOUND, Status.HELP, Status.SMALLTALK},
    "help": {Status.HELP, Status.SMALLTALK},
    "smalltalk": {Status.HELP, Status.SMALLTALK},
    "no_named_task": {Status.NO_NAMED_TASK},
    "clarify": {Status.CHOOSE, Status.ANSWERED},
    "answer": {Status.ANSWERED, Status.NO_NAMED_TASK},
}

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


def answer(store: Store, row: Row) -> Answer:
    """Ask the earlier turns, then the question."""
    dialogue = Dialogue()
    for turn in row["history"]:
        _, dialogue = knowledge.ask(store, turn, dialogue=dialogue, today=TODAY, sees=SEES)
    given, _ = knowledge.ask(store, row["question"], dialogue=dialogue, today=TODAY, sees=SEES)
    return given


def fault(row: Row, given: Answer, slugs: dict[int, str]) -> str | None:
    """Say what is wrong with the answer."""
    if given.status not in ENDS[row["expect"]]:
        return f"status {given.status}"
    if row["expect"] != "answer":
        return None
    return _mistold(row, given) or _misplaced(row, given, slugs)


def _mistold(row: Row, given: Answer) -> str | None:
    """Say what the text lacks, has and should not, or that it buries what was asked."""
    text = squash(given.text)
    if lacking := [words for words in row["must_contain"] if squash(words) not in text]:
        return f"lacks {lacking}"
    if wrong := [words for words in row["must_not_contain"] if squash(words) in text]:
        return f"has {wrong}"
    if "count" in row and given.count != row["count"] and str(row["count"]) not in text:
        return f"count {given.count}"
    long = len(given.text) > LONGEST and row["intent"] not in LISTS
    return f"text of {len(given.text)} characters" if long else None


def _misplaced(row: Row, given: Answer, slugs: dict[int, str]) -> str | None:
    """Say where the answer rests on another item; tasks must show all items, others their first."""
    want = {(row["meeting"], ordinal) for ordinal in row["items"]} if row["meeting"] else set()
    have = [(slugs[item.minutes_id], item.item.ordinal) for item in given.items]
    have += [(slugs[directive.minutes_id], directive.item_ordinal) for directive in given.directives]
    if row["intent"] == "tasks" and want - set(have):
        return f"items lack {want - set(have)}"
    if row["intent"] in {"decision", "responsible", "directive", "document_status", "deadline"} and want:
        return None if have and have[0] in want else f"first item {have[:1]}"
    return None
