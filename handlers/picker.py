"""A list of bodies with ticks → those that a member speaks for, or that restricted minutes are for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handlers import boards, holdings, render
from handlers.deliver import acknowledge, show
from handlers.keyboards import number_of
from knowledge import custody, membership
from knowledge.access import RESTRICTED, Right, Standing

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup, Update

    from handlers.context import Context
    from handlers.keyboards import Press


@dataclass(frozen=True, slots=True)
class _Target:
    """What bodies are chosen for: its card, the buttons under that card, and the bodies ticked now."""

    text: str
    under: InlineKeyboardMarkup | None
    chosen: tuple[str, ...]


async def on_bodies(update: Update, context: Context, press: Press) -> None:
    """Turn a page, tick or untick a body, or end; each tick holds at once."""
    query = update.callback_query
    if query is None:
        return
    target = await _target(context, press.key)
    if target is None:
        await acknowledge(query, "telegram_target_gone")
        return
    page, _, token = press.argument.partition(".")
    if token and not await _toggle(context, press.key, target, token):
        await acknowledge(query, "telegram_button_stale")
        return
    await acknowledge(query)
    if press.argument == "done":
        await show(query, target.text, target.under)
    elif shown := await board(context, press.key, number_of(page) or 0):
        await show(query, *shown)


async def board(context: Context, key: str, page: int = 0) -> boards.Board | None:
    """Lay out one page of the bodies for a member (u7) or for minutes (m7); None where there is no such thing."""
    target = await _target(context, key)
    if target is None:
        return None
    names = await _names(context, target)
    page = min(page, boards.pages_of(names) - 1)
    text = f"{target.text}\n{render.sentence('telegram_bodies_hint' if names else 'telegram_bodies_absent')}"
    return text, boards.under_bodies(key, names, target.chosen, page)


async def _target(context: Context, key: str) -> _Target | None:
    """Find what the key means; None where it is gone, or where the person may not touch it."""
    number = number_of(key[1:])
    if number is None:
        return None
    if key[0] == "u" and context.person.may(Right.ADMIT):
        member = await context.services.do(membership.member, number)
        if member is None or member.standing is Standing.STRANGER:
            return None
        return _Target(boards.member_text(member), boards.under_member(member), member.bodies)
    if key[0] == "m" and context.person.may(Right.KEEP):
        found = await context.services.do(custody.holding, number)
        card = await holdings.card(context, number)
        if found is None or card is None or found[0].minutes.visibility != RESTRICTED:
            return None
        return _Target(*card, found[0].bodies)
    return None


async def _toggle(context: Context, key: str, target: _Target, token: str) -> bool:
    name = next((it for it in await _names(context, target) if boards.token(it) == token), None)
    if name is None:
        return False
    toggle = membership.toggle_body if key[0] == "u" else custody.toggle_body
    return bool(await context.services.do(toggle, int(key[1:]), name, by=context.person.id))


async def _names(context: Context, target: _Target) -> tuple[str, ...]:
    """The bodies of the minutes, and those chosen that no minutes name."""
    known = await context.services.do(membership.named_bodies)
    return (*known, *(it for it in target.chosen if it not in known))
