"""A list of bodies with ticks → the bodies that a member speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import boards
from handlers.deliver import acknowledge, show
from handlers.keyboards import number_of
from knowledge import membership
from knowledge.access import Standing

if TYPE_CHECKING:
    from telegram import CallbackQuery, Update

    from handlers.context import Context
    from handlers.keyboards import Press
    from knowledge.access import Member


async def on_bodies(update: Update, context: Context, press: Press) -> None:
    """Turn a page, tick or untick a body, or end; each tick holds at once."""
    query = update.callback_query
    if query is None:
        return
    member = await _member(context, press.key)
    if member is None:
        await acknowledge(query, "telegram_member_gone")
        return
    page, _, token = press.argument.partition(".")
    if press.argument == "done":
        await acknowledge(query)
        await show(query, boards.member_text(member), boards.under_member(member))
        return
    if token:
        name = next((it for it in await _names(context, member) if boards.token(it) == token), None)
        if name is None:
            await acknowledge(query, "telegram_button_stale")
            return
        by = context.person.id
        member = await context.services.do(membership.toggle_body, member.person, name, by=by) or member
    await acknowledge(query)
    await _show(query, context, member, number_of(page) or 0)


async def open_(query: CallbackQuery, context: Context, target: str) -> None:
    """Show the first page."""
    member = await _member(context, target)
    if member is not None:
        await _show(query, context, member, 0)


async def _show(query: CallbackQuery, context: Context, member: Member, page: int) -> None:
    names = await _names(context, member)
    page = min(page, boards.pages_of(names) - 1)
    keyboard = boards.under_bodies(f"u{member.person}", names, member.bodies, page)
    await show(query, boards.member_text(member), keyboard)


async def _member(context: Context, target: str) -> Member | None:
    person = number_of(target.removeprefix("u"))
    if person is None:
        return None
    found = await context.services.do(membership.member, person)
    return found if found is not None and found.standing is not Standing.STRANGER else None


async def _names(context: Context, member: Member) -> tuple[str, ...]:
    """The bodies of the minutes, and those of the member that no minutes name."""
    known = await context.services.do(membership.named_bodies)
    return (*known, *(it for it in member.bodies if it not in known))
