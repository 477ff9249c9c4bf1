"""A turn, asked now → what it brings: cards, choices and the answers that they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import render
from handlers.turns import Kind
from knowledge.model import Status

if TYPE_CHECKING:
    from handlers.context import Context
    from handlers.turns import Turn
    from knowledge.model import Answer, Card, Choice, Dialogue

MARKED = frozenset({Status.ANSWERED, Status.CHOOSE, Status.NO_NAMED_TASK, Status.NOT_STATED})


@dataclass(frozen=True)
class Said:
    """What a turn brings: the cards, the choices under them, and for a question its answer and the dialogue after."""

    cards: tuple[Card, ...]
    choices: tuple[Choice, ...] = ()
    found: Answer | None = None
    after: Dialogue | None = None
    answers: tuple[Answer, ...] = ()  # all that the cards are made of

    @property
    def marks(self) -> bool:
        """Whether the asker may say that it is right or wrong."""
        return self.found is not None and self.found.status in MARKED


async def perform(context: Context, turn: Turn) -> Said:
    """What a turn brings, asked now, with the sight that its person has now."""
    sees, services = context.person.sees, context.services
    if turn.kind is Kind.MEETINGS:
        return Said(await services.meetings(sees=sees))
    if turn.kind is Kind.TASKS:
        named = (turn.text,) if turn.text else context.person.bodies
        answers = [await services.tasks(body, today=turn.today, sees=sees) for body in named]
        return Said(tuple(card for one in answers for card in one.cards), answers=tuple(answers))
    own = context.person.bodies
    found, after = await services.ask(turn.text, turn.before, today=turn.today, sees=sees, own=own)
    # a group has a negative id; there only public minutes were looked through
    hint = (render.card("telegram_group_public"),) if turn.chat < 0 and found.status is Status.NOT_FOUND else ()
    return Said((*found.cards, *hint), found.choices, found, after, (found,))
