"""Telegram: updates → the verbs of knowledge → messages. Every handler stands in the list below, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, TypeHandler, filters

from handlers import (
    access,
    applying,
    ask,
    audit,
    buttons,
    errors,
    holdings,
    load,
    meetings,
    members,
    mending,
    misses,
    reparse,
    start,
    tasks,
)
from handlers.access import needs
from knowledge.access import Right

if TYPE_CHECKING:
    from handlers.context import App

__all__ = ["register"]

_FRESH = filters.UpdateType.MESSAGE  # an edited caption must not load a file a second time


def register(application: App) -> None:
    """Add the gate, every handler and the error handler to the application."""
    application.add_handler(TypeHandler(Update, access.gate), group=-1)
    application.add_handlers(
        [
            CommandHandler("start", start.start),
            CommandHandler("help", start.help_),
            CommandHandler("tasks", tasks.tasks),
            CommandHandler("meetings", meetings.meetings),
            CommandHandler("load", needs(Right.LOAD, load.on_command), _FRESH),
            CommandHandler("minutes", needs(Right.KEEP, holdings.minutes)),
            CommandHandler("undo", needs(Right.LOAD, holdings.undo)),
            CommandHandler("audit", needs(Right.AUDIT, audit.audit)),
            CommandHandler("apply", applying.on_command),
            CommandHandler("members", needs(Right.ADMIT, members.members)),
            CommandHandler("grant", needs(Right.ADMIT, members.grant), _FRESH),
            CommandHandler("revoke", needs(Right.ADMIT, members.revoke), _FRESH),
            CommandHandler("invite", needs(Right.ADMIT, members.invite), _FRESH),
            CommandHandler("misses", needs(Right.MEND, misses.misses)),
            CommandHandler("dismiss", needs(Right.MEND, misses.dismiss), _FRESH),
            CommandHandler("teach", needs(Right.MEND, misses.teach), _FRESH),
            CommandHandler("taught", needs(Right.MEND, misses.taught)),
            CommandHandler("forget", needs(Right.MEND, misses.forget), _FRESH),
            CommandHandler("correct", needs(Right.MEND, mending.correct), _FRESH),
            CommandHandler("corrections", needs(Right.MEND, mending.listed)),
            CommandHandler("reparse", needs(Right.LOAD, reparse.reparse)),
            CallbackQueryHandler(buttons.on_press),
            MessageHandler(filters.Document.ALL & _FRESH, needs(Right.LOAD, load.on_document)),
            MessageHandler(filters.COMMAND, ask.on_unknown_command),
            MessageHandler(filters.TEXT & filters.REPLY & _FRESH, mending.on_reply),
            MessageHandler(filters.TEXT, ask.on_text),
            MessageHandler(filters.ALL & _FRESH & ~filters.StatusUpdate.ALL, ask.on_other),
        ]
    )
    application.add_error_handler(errors.on_error)
