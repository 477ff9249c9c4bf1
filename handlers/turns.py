"""A turn of talk ↔ the record that its buttons go back to, so that they work after a restart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 pydantic reads the annotation
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from handlers.deliver import acknowledge
from knowledge.model import Choice, Dialogue

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update

    from handlers.context import Context, Services
    from handlers.keyboards import Press


class Kind(StrEnum):
    """Which verb of knowledge answers the turn."""

    ASK = "ask"
    TASKS = "tasks"
    MEETINGS = "meetings"


@dataclass(frozen=True)
class Turn:
    """What was asked, by whom, where, when and after what; asking it again gives the answer again.

    The answer itself is not kept: who turns a page later sees what they may see then.
    """

    kind: Kind
    text: str
    person: int
    chat: int
    today: date
    before: Dialogue = field(default_factory=Dialogue)
    choices: tuple[Choice, ...] = ()


_RECORD = TypeAdapter(Turn)


async def keep(services: Services, turn: Turn) -> str:
    """Keep the turn and return the key for its buttons."""
    return await services.keep_turn(_RECORD.dump_json(turn))


async def find(services: Services, key: str) -> Turn | None:
    """Find the turn of a button, None where it is no longer kept, or was kept in a form of its time."""
    record = await services.turn(key)
    try:
        return _RECORD.validate_json(record) if record is not None else None
    except ValidationError:  # kept by another version of this program
        return None


async def pressed(update: Update, context: Context, press: Press) -> tuple[CallbackQuery, Turn] | None:
    """Find the turn that a button goes back to; say why not where it is gone or another's."""
    query = update.callback_query
    if query is None:
        return None
    turn = await find(context.services, press.key)
    chat = query.message.chat.id if query.message is not None else None
    if turn is not None and (turn.person, turn.chat) == (context.person.id, chat):
        return query, turn
    await acknowledge(query, "telegram_button_stale" if turn is None else "telegram_button_anothers")
    return None
