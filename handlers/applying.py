"""A stranger → an application, an invite followed, or a word on how to get in; administrators hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers import boards, keyboards, menus, render
from handlers.deliver import acknowledge, post, say_to, send
from handlers.keyboards import Verb
from knowledge import membership
from knowledge.access import Standing

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message, Update

    from handlers.context import Context
    from handlers.keyboards import Press
    from knowledge.access import Application

_log = structlog.get_logger(__name__)


async def receive(update: Update, context: Context) -> None:
    """Whatever a stranger sends or presses."""
    query, message = update.callback_query, update.effective_message
    if query is not None:
        press = keyboards.read(query.data)
        if press is not None and press.verb is Verb.APPLY:
            await on_apply(update, context, press)
        else:
            await acknowledge(query, "telegram_stranger_short", id=context.person.id)
    elif message is not None and message.chat.type != ChatType.PRIVATE:
        await say_to(message, "telegram_stranger_short", id=context.person.id)
    elif message is not None and (code := _code(message)):
        await redeem(message, context, code)
    elif message is not None:
        await invite_to_apply(message, context)


async def invite_to_apply(message: Message, context: Context) -> None:
    """Tell a person their id and offer to send the application."""
    await send(message, render.sentence("telegram_stranger", id=context.person.id), boards.under_greeting())


def _code(message: Message) -> str | None:
    command, _, code = (message.text or "").partition(" ")
    return code.strip() if command == "/start" else None


async def redeem(message: Message, context: Context, code: str) -> None:
    """Follow an invite; whoever is in already does not use it up."""
    if context.person.standing not in {Standing.STRANGER, Standing.GUEST}:
        await say_to(message, "telegram_invite_needless")
        return
    person = context.person
    member = await context.services.do(membership.redeem, code, person.id, person.name)
    if member is None:
        await say_to(message, "telegram_invite_void", id=person.id)
        return
    await say_to(message, "telegram_admitted", **boards.described(member.standing, member.bodies))
    await menus.publish_for(context.bot, context.services, person.id, member.standing)


async def on_command(update: Update, context: Context) -> None:
    """/apply, for guests: members have what they could apply for."""
    message = update.effective_message
    if message is None:
        return
    if context.person.standing is Standing.GUEST and message.chat.type == ChatType.PRIVATE:
        await invite_to_apply(message, context)
    else:
        await say_to(message, "telegram_apply_needless")


async def on_apply(update: Update, context: Context, _press: Press) -> None:
    """Write the application down and tell the administrators."""
    query, person = update.callback_query, context.person
    if query is None:
        return
    if person.standing not in {Standing.STRANGER, Standing.GUEST}:
        await acknowledge(query, "telegram_apply_needless")
        return
    application = await context.services.do(membership.apply, person.id, person.name)
    if application is None:
        await acknowledge(query, "telegram_apply_waits")
        return
    await acknowledge(query, "telegram_apply_sent")
    await _tell_administrators(context, application, query)


async def _tell_administrators(context: Context, application: Application, query: CallbackQuery) -> None:
    """Show the application to all who may decide; one who cannot be reached stops no other."""
    stored = await context.services.do(membership.everybody)
    admins = context.home.settings.admins | {it.person for it in stored if it.standing is Standing.ADMIN}
    text = boards.application_text(application, query.from_user.username)
    for admin in sorted(admins):
        try:
            await post(context.bot, admin, text, boards.under_application(application.id))
        except TelegramError as error:
            _log.warning("admin_not_told", person=admin, error=str(error))
