"""A question with its gold, and an Answer → why it is wrong, or nothing; many of them → figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import knowledge
from knowledge.evaluation.parsing import squash
from knowledge.model import Dialogue, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from knowledge.model import Answer
    from knowledge.store import Store

LONGEST = 1_500  # characters of an answer to a pointed question
LISTS = frozenset({"tasks", "agenda", "attendance", "meeting", "compare", "deadline", "count"})  # may be longer
POINTED = frozenset({"decision", "responsible", "directive", "deadline", "document_status"})  # one item answers
REFUSALS = frozenset({Status.NOT_FOUND, Status.NOT_STATED, Status.REJECTED, Status.HELP, Status.SMALLTALK})
SILENT = frozenset({Status.NOT_FOUND, Status.NOT_STATED, Status.NO_NAMED_TASK, Status.REJECTED})
ENDS = {
    "answer": frozenset({Status.ANSWERED, Status.NO_NAMED_TASK}),
    "clarify": frozenset({Status.CHOOSE, Status.ANSWERED}),
    "no_named_task": frozenset({Status.NO_NAMED_TASK}),
    "not_found": SILENT,
    "reject_input": frozenset({Status.REJECTED, Status.NOT_FOUND, Status.HELP, Status.SMALLTALK}),
    "help": frozenset({Status.HELP, Status.SMALLTALK}),
    "smalltalk": frozenset({Status.HELP, Status.SMALLTALK}),
}

Place = tuple[str, int]  # slug of the minutes, ordinal of the item


@dataclass(frozen=True, slots=True)
class Gold:
    """A question and what its answer must be; ``places`` are the items that answer, empty where none is meant."""

    id: str
    question: str
    expect: str
    intent: str
    style: str = ""
    history: tuple[str, ...] = ()
    places: frozenset[Place] = frozenset()
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    count: int | None = None

    @classmethod
    def of_table(cls, row: Mapping[str, Any]) -> Gold:
        """A row of ``tests/questions``."""
        return cls(
            id=row["id"],
            question=row["question"],
            expect=row["expect"],
            intent=row["intent"],
            style=row["style"],
            history=tuple(row["history"]),
            places=frozenset((row["meeting"], ordinal) for ordinal in row["items"] if row["meeting"]),
            shows=tuple(row["must_contain"]),
            hides=tuple(row["must_not_contain"]),
            count=row.get("count"),
        )

    @classmethod
    def of_document(cls, row: Mapping[str, Any], slug: str) -> Gold:
        """A row of the ``questions`` of one gold document."""
        return cls(
            id=row["id"],
            question=row["question"],
            expect="answer" if row["answerable"] else "not_found",
            intent=row["intent"],
            places=frozenset((slug, ordinal) for ordinal in row["items"]) if row["answerable"] else frozenset(),
            shows=tuple(row["must_contain"]),
        )


def answer(store: Store, gold: Gold, *, today: date, sees: frozenset[str]) -> Answer:
    """Ask the earlier turns, then the question."""
    dialogue = Dialogue()
    for turn in gold.history:
        _, dialogue = knowledge.ask(store, turn, dialogue=dialogue, today=today, sees=sees)
    return knowledge.ask(store, gold.question, dialogue=dialogue, today=today, sees=sees)[0]


def fault(gold: Gold, given: Answer, slugs: Mapping[int, str]) -> str:
    """What is wrong with an answer, empty where nothing is; ``slugs`` names the minutes of each row id."""
    if given.status not in ENDS[gold.expect]:
        return f"status {given.status}"
    if gold.expect != "answer":
        return ""
    text = squash(given.text)
    if lacking := [words for words in gold.shows if squash(words) not in text]:
        return f"lacks {lacking}"
    if wrong := [words for words in gold.hides if squash(words) in text]:
        return f"has {wrong}"
    if gold.count is not None and given.count != gold.count and str(gold.count) not in text:
        return f"count {given.count}"
    if len(given.text) > LONGEST and gold.intent not in LISTS:
        return f"text of {len(given.text)} characters"
    places = rests_on(given, slugs)
    if gold.intent == "tasks" and gold.places - set(places):
        return f"items lack {sorted(gold.places - set(places))}"
    if gold.intent in POINTED and gold.places and not gold.places & set(places[:1]):
        return f"first item {places[:1]}"
    return ""


def rests_on(given: Answer, slugs: Mapping[int, str]) -> list[Place]:
    """The items that an answer rests on, best first."""
    items = [(slugs[one.minutes_id], one.item.ordinal) for one in given.items]
    return items + [(slugs[one.minutes_id], one.item_ordinal) for one in given.directives]


@dataclass
class Score:
    """Right answers out of all by side and name: ``("", "all")``, ``("intent", "tasks")``, ``("style", "typo")``."""

    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    all: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[tuple[Gold, str, Status]] = field(default_factory=list)

    def add(self, gold: Gold, given: Answer, slugs: Mapping[int, str]) -> None:
        """Count one answer."""
        why = fault(gold, given, slugs)
        if why:
            self.misses.append((gold, why, given.status))
        for key in (("", "all"), ("intent", gold.intent), ("style", gold.style)):
            self.count(key, not why)
        if gold.expect == "not_found":
            self.count(("", "false_answers"), given.status not in SILENT)
        if gold.expect == "answer":
            self.count(("", "false_refusals"), given.status in REFUSALS)
        if asks_for_one(gold):
            self.count(("", "top1"), bool(gold.places & set(rests_on(given, slugs)[:1])))
            self.count(("", "passage1"), all(squash(words) in squash(given.text) for words in gold.shows))

    def count(self, key: tuple[str, str], hit: bool) -> None:
        """Count one case of a figure."""
        self.all[key] += 1
        self.right[key] += hit

    def share(self, key: tuple[str, str]) -> float:
        """Of all cases those that are so; 0 where there were none."""
        return self.right[key] / self.all[key] if self.all[key] else 0.0


def asks_for_one(gold: Gold) -> bool:
    """Whether one item answers, and the question alone says which: what a search can be compared by."""
    return gold.expect == "answer" and gold.intent in POINTED and bool(gold.places) and not gold.history
