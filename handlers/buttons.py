"""A pressed button → the handler of its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import (
    applying,
    audit,
    feedback,
    holdings,
    keyboards,
    load,
    looks,
    members,
    mending,
    misses,
    paging,
    picker,
    reparse,
)
from handlers.deliver import acknowledge
from handlers.keyboards import Verb
from knowledge.access import Right

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Update

    from handlers.context import Context
    from handlers.keyboards import Press

# Each verb with the right that it needs at the moment of the press, whoever the button was made for.
VERBS: dict[Verb, tuple[Callable[[Update, Context, Press], Awaitable[None]], Right | None]] = {
    Verb.PAGE: (paging.on_page, None),
    Verb.CHOOSE: (paging.on_choice, None),
    Verb.APPLY: (applying.on_apply, None),
    Verb.SHEET: (load.on_sheet, Right.LOAD),
    Verb.STORE: (load.on_store, Right.LOAD),
    Verb.CANCEL: (load.on_cancel, Right.LOAD),
    Verb.ADMIT: (members.on_admit, Right.ADMIT),
    Verb.BODIES: (picker.on_bodies, Right.ADMIT),
    Verb.HOLDINGS: (holdings.on_list, Right.KEEP),
    Verb.HOLDING: (holdings.on_holding, Right.KEEP),
    Verb.AUDIT: (audit.on_audit, Right.AUDIT),
    Verb.UNDO: (holdings.on_undo, Right.LOAD),
    Verb.MEND: (mending.on_mend, Right.MEND),
    Verb.FIX: (mending.on_fix, Right.MEND),
    Verb.CORRECTIONS: (mending.on_listed, Right.MEND),
    Verb.REPARSE: (reparse.on_reparse, Right.LOAD),
    Verb.MEMBERS: (members.on_members, Right.ADMIT),
    Verb.INVITE: (members.on_invite, Right.ADMIT),
    Verb.RIGHT: (feedback.on_mark, None),
    Verb.WRONG: (feedback.on_mark, None),
    Verb.MISSES: (misses.on_misses, Right.MEND),
    Verb.GROUP: (misses.on_group, Right.MEND),
    Verb.TAUGHT: (misses.on_taught, Right.MEND),
    Verb.FORGET: (misses.on_forget, Right.MEND),
    Verb.LOOK: (looks.on_look, None),
    Verb.FILE: (looks.on_file, None),
}


async def on_press(update: Update, context: Context) -> None:
    """Any button; one that no version of this program made, or an old one, gets a word instead of nothing."""
    query = update.callback_query
    if query is None:
        return
    press = keyboards.read(query.data)
    if press is None:
        await acknowledge(query, "telegram_button_stale")
        return
    act, right = VERBS[press.verb]
    if right is not None and not context.person.may(right):
        await acknowledge(query, "telegram_not_allowed")
        return
    await act(update, context, press)
