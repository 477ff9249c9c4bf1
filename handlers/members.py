"""/members, /grant, /revoke, /invite and the buttons of applications → people let in and out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram import Message
from telegram.error import TelegramError
from telegram.helpers import create_deep_linked_url

from handlers import boards, menus, picker, render
from handlers.context import storable
from handlers.deliver import acknowledge, post, say_to, send, show
from handlers.keyboards import number_of
from knowledge import membership
from knowledge.access import Standing

if TYPE_CHECKING:
    from telegram import CallbackQuery, InlineKeyboardMarkup, Update

    from handlers.context import Context
    from handlers.keyboards import Press
    from knowledge.access import Member

_NAMES = re.compile(r"[\s、，,;；]+")  # between two names: 市教育局、市体育局


# ------------------------------------------------------------------ the list
async def members(update: Update, context: Context) -> None:
    """List the members, those who wait first."""
    message = update.effective_message
    if message is not None:
        await send(message, *await _list(context, 0))


async def on_members(update: Update, context: Context, press: Press) -> None:
    """Turn the pages of the list."""
    query = update.callback_query
    if query is not None:
        await acknowledge(query)
        await show(query, *await _list(context, press.number))


async def _list(context: Context, page: int) -> tuple[str, InlineKeyboardMarkup | None]:
    waiting = await context.services.do(membership.waiting)
    found = await context.services.do(membership.everybody)
    page = min(max(page, 0), boards.pages_of(found) - 1)
    operators = len(context.home.settings.admins), len(context.home.settings.members)
    text = render.sentence(
        "telegram_members", count=len(found), waiting=len(waiting), admins=operators[0], listed=operators[1]
    )
    return text, boards.under_members(waiting, found, page)


# ------------------------------------------------------------------ buttons
async def on_admit(update: Update, context: Context, press: Press) -> None:
    """See, approve or decline an application; see, change or put out a member."""
    query = update.callback_query
    kind, number = press.key[:1], number_of(press.key[1:])
    known = press.argument in {boards.OUT, boards.SEE, *Standing} - {Standing.STRANGER}
    if query is None:
        return
    if number is None or not known or kind not in {"a", "u"}:
        await acknowledge(query, "telegram_button_stale")
    elif kind == "a":
        await _decide(query, context, number, press.argument)
    else:
        await _change(query, context, number, press.argument)


async def _decide(query: CallbackQuery, context: Context, number: int, argument: str) -> None:
    services, by = context.services, context.person.id
    application = await services.do(membership.application, number)
    if application is None or application.state != "open":
        await acknowledge(query, "telegram_application_decided")
    elif argument == boards.SEE:
        await acknowledge(query)
        await show(query, boards.application_text(application, None), boards.under_application(number))
    elif argument == boards.OUT:
        if await services.do(membership.decline, number, by=by) is None:
            await acknowledge(query, "telegram_application_decided")
            return
        await acknowledge(query)
        await show(query, render.sentence("telegram_application_declined", name=application.name))
        await _tell(context, application.person, "telegram_declined")
    else:
        member = await services.do(membership.approve, number, Standing(argument), by=by)
        if member is None:
            await acknowledge(query, "telegram_application_decided")
            return
        await acknowledge(query)
        await _after_grant(query, context, member)


async def _change(query: CallbackQuery, context: Context, person: int, argument: str) -> None:
    services, by = context.services, context.person.id
    member = await services.do(membership.member, person)
    if member is None or member.standing is Standing.STRANGER:
        await acknowledge(query, "telegram_member_gone")
    elif person in context.home.settings.admins:
        await acknowledge(query, "telegram_operator_admin")
    elif argument == boards.SEE:
        await acknowledge(query)
        await show(query, boards.member_text(member), boards.under_member(member))
    elif argument == boards.OUT:
        await acknowledge(query)
        await _put_out(context, person)
        await show(query, render.sentence("telegram_revoked", id=person))
    else:
        await acknowledge(query)
        granted = await services.do(membership.grant, person, Standing(argument), by=by)
        await _after_grant(query, context, granted)


async def _after_grant(query: CallbackQuery, context: Context, member: Member) -> None:
    """Show the member as they are now, or which bodies they may be bound to; tell them, and give them their menu."""
    if member.standing is Standing.DEPARTMENT and not member.bodies:
        board = await picker.board(context, f"u{member.person}")
    else:
        board = boards.member_text(member), boards.under_member(member)
    if board is not None:
        await show(query, *board)
    await _welcome(context, member)


# ------------------------------------------------------------------ commands
async def grant(update: Update, context: Context) -> None:
    """/grant id standing [bodies]: for whoever never applied, or for a body that no minutes name yet."""
    message, words = update.effective_message, list(context.args or ())
    if message is None:
        return
    person = number_of(words[0]) if words else None
    standing = boards.standing_called(words[1]) if len(words) > 1 else None
    if person is None or standing is None:
        await say_to(message, "telegram_grant_usage")
        return
    if person in context.home.settings.admins:
        await say_to(message, "telegram_operator_admin")
        return
    member = await context.services.do(membership.grant, person, standing, _bodies(words[2:]), by=context.person.id)
    await send(message, boards.member_text(member), boards.under_member(member))
    await _welcome(context, member)


async def revoke(update: Update, context: Context) -> None:
    """/revoke id: out at once, old buttons included."""
    message, words = update.effective_message, list(context.args or ())
    if message is None:
        return
    person = number_of(words[0]) if words else None
    if person is None:
        await say_to(message, "telegram_revoke_usage")
    elif person in context.home.settings.admins:
        await say_to(message, "telegram_operator_admin")
    else:
        done = await _put_out(context, person)
        await say_to(message, "telegram_revoked" if done else "telegram_revoked_before", id=person)


async def invite(update: Update, context: Context) -> None:
    """/invite [standing] [bodies]: a link that lets one person in, once."""
    message, words = update.effective_message, list(context.args or ())
    if message is None:
        return
    standing = boards.standing_called(words[0]) if words else None
    if standing is None:
        await send(message, render.sentence("telegram_invite_usage"), boards.under_invite())
        return
    await _invite(message, context, standing, _bodies(words[1:]))


async def on_invite(update: Update, context: Context, press: Press) -> None:
    """Make a link for a standing; the bodies of a department member are named behind the command."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Message):
        return
    standing = boards.standing_called(press.argument)
    if standing is None or standing is Standing.DEPARTMENT:
        await acknowledge(query, "telegram_invite_bodies" if standing else "telegram_button_stale")
        return
    await acknowledge(query)
    await _invite(query.message, context, standing, ())


async def _invite(message: Message, context: Context, standing: Standing, bodies: tuple[str, ...]) -> None:
    code = await context.services.do(membership.invite, standing, bodies, by=context.person.id)
    link = create_deep_linked_url(context.bot.username, code)
    slots = boards.described(standing, bodies)
    await say_to(message, "telegram_invite_link", link=link, hours=membership.HOURS, **slots)


# ------------------------------------------------------------------ shared
async def _put_out(context: Context, person: int) -> bool:
    done = await context.services.do(membership.revoke, person, by=context.person.id)
    if done:
        await menus.publish_for(context.bot, context.services, person, Standing.STRANGER)
        await _tell(context, person, "telegram_put_out")
    return done


async def _welcome(context: Context, member: Member) -> None:
    await menus.publish_for(context.bot, context.services, member.person, member.standing)
    slots = boards.described(member.standing, member.bodies)
    await _tell(context, member.person, "telegram_admitted", **slots)


async def _tell(context: Context, person: int, key: str, **slots: object) -> None:
    """Tell another person; that they cannot be reached changes nothing."""
    try:
        await post(context.bot, person, render.sentence(key, **slots))
    except TelegramError:
        return


def _bodies(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in _NAMES.split(storable(" ".join(words))) if name))
