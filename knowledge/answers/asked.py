"""A query with all that composing its answer needs, and the one way to an Answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from knowledge.model import NAMED_ROLES, Answer, Card, Role, Searched, Status
from knowledge.questions.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.library import Library
    from knowledge.model import (
        Choice,
        Dialogue,
        Line,
        Query,
        StoredDirective,
        StoredItem,
        StoredMinutes,
    )


@dataclass(frozen=True)
class Asked:
    """One question being answered: ``scope`` holds the minutes it speaks of, newest first."""

    query: Query
    library: Library
    dialogue: Dialogue
    scope: tuple[StoredMinutes, ...]
    scoped: bool  # whether the question, or the turn before, chose the scope
    follows: bool = False  # whether it leans on the turn before

    @property
    def within(self) -> frozenset[int] | None:
        """The ids of the scope where it was chosen, else None."""
        return frozenset(minutes.id for minutes in self.scope) if self.scoped else None

    def minutes(self, minutes_id: int) -> StoredMinutes:
        """The minutes that an item or directive belongs to."""
        return self.library.minutes(minutes_id)

    def printed(self, minutes_id: int) -> str:
        """The text of minutes line by line, as ``Library.printed`` gives it."""
        return self.library.printed(minutes_id)

    def run_on(self, minutes_id: int) -> str:
        """The same text as one line: what a print breaks at its edge is whole."""
        return self.printed(minutes_id).replace("\n", "")

    def searched(self) -> Searched:
        """What was looked through."""
        first = next((one.meeting.held_on for one in reversed(self.scope) if one.meeting.held_on), None)
        last = next((one.meeting.held_on for one in self.scope if one.meeting.held_on), None)
        return Searched(len(self.scope), first, last)


def latest(asked: Asked) -> Asked:
    """The newest of the meetings that are meant."""
    return replace(asked, scope=asked.scope[:1], scoped=True)


def alone(asked: Asked, words: str) -> Asked:
    """A part of a question as one of its own, in the same scope: what 去年 means in it matters to no search."""
    held = asked.scope[0].meeting.held_on if asked.scope else None
    return replace(asked, query=read(words, asked.library, today=held or date(2000, 1, 1)))


def answer(  # noqa: PLR0913 one argument a field
    asked: Asked,
    status: Status,
    cards: Iterable[Iterable[Line]],
    *,
    confidence: float,
    intent: str = "",
    items: Iterable[StoredItem] = (),
    directives: Iterable[StoredDirective] = (),
    bodies: Iterable[str] = (),
    choices: Iterable[Choice] = (),
    count: int | None = None,
) -> Answer:
    """Put an answer together; the bodies are those of its directives where none are given."""
    items, directives = tuple(items), tuple(directives)
    ids = dict.fromkeys([one.minutes_id for one in items] + [one.minutes_id for one in directives])
    return Answer(
        question=asked.query.raw,
        intent=intent or asked.query.intent or "directive",
        status=status,
        confidence=round(min(1.0, max(0.0, confidence)), 3),
        cards=tuple(Card(tuple(lines)) for lines in cards),
        items=items,
        meetings=tuple(asked.minutes(one) for one in ids),
        bodies=tuple(bodies) or responsible(directives),
        directives=directives,
        searched=asked.searched(),
        choices=tuple(choices),
        count=count,
        query=asked.query,
    )


def together(asked: Asked, parts: Sequence[Answer], *, confidence: float, intent: str) -> Answer:
    """Several answers as one: their cards in order, what they rest on once; answered where one of them is."""
    return answer(
        asked,
        Status.ANSWERED if any(part.status is Status.ANSWERED for part in parts) else parts[0].status,
        [card.lines for part in parts for card in part.cards],
        confidence=confidence,
        intent=intent,
        items={item.id: item for part in parts for item in part.items}.values(),
        directives={one.id: one for part in parts for one in part.directives}.values(),
        bodies=dict.fromkeys(name for part in parts for name in part.bodies),
    )


def responsible(directives: Iterable[StoredDirective]) -> tuple[str, ...]:
    """The named bodies of some directives, leaders first, each once, as the minutes print them in full."""
    bodies = [body for stored in directives for body in stored.directive.bodies]
    ranked = sorted(bodies, key=lambda body: (body.role not in NAMED_ROLES, body.role is not Role.LEAD))
    return tuple(dict.fromkeys(body.canonical for body in ranked))
