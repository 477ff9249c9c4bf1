"""/minutes, /undo and their buttons → minutes looked at, shown to more or fewer, removed, put back; a load undone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from config.replies import say
from handlers import looks, picker, render
from handlers.boards import SHOWN, named, pages_of
from handlers.deliver import acknowledge, say_to, send, show
from handlers.keyboards import Verb, button, keyboard, turning
from knowledge import custody, journal
from knowledge.access import INTERNAL, PUBLIC, RESTRICTED

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup, Update

    from handlers.boards import Board
    from handlers.context import Context
    from handlers.keyboards import Press
    from knowledge.model import StoredItem, StoredMinutes
    from knowledge.store.holdings import Holding

_SEE, _HIDDEN, _REMOVE, _SURELY, _BACK = "see", "hidden", "remove", "surely", "back"
_SHOW = {PUBLIC: PUBLIC, INTERNAL: INTERNAL, RESTRICTED: RESTRICTED, _HIDDEN: RESTRICTED}
_ITEMS = 20  # items named on a card
_TOPIC, _NAME = 30, 80  # characters of a topic there, of a meeting or a file


# ------------------------------------------------------------------ the list
async def minutes(update: Update, context: Context) -> None:
    """List the minutes of the store, those removed included."""
    if update.effective_message is not None:
        await send(update.effective_message, *await _list(context, 0))


async def on_list(update: Update, context: Context, press: Press) -> None:
    """Turn the pages of the list."""
    query = update.callback_query
    if query is not None:
        await acknowledge(query)
        await show(query, *await _list(context, press.number))


async def _list(context: Context, page: int) -> Board:
    found = await context.services.do(custody.holdings_of)
    page = min(max(page, 0), pages_of(found) - 1)
    rows = [
        [button(f"{_sign(it)} {name_of(it)}", Verb.HOLDING, str(it.minutes.id), _SEE)]
        for it in found[page * SHOWN : (page + 1) * SHOWN]
    ]
    text = render.sentence("telegram_minutes" if found else "meetings_none", count=len(found))
    return text, keyboard([*rows, turning(Verb.HOLDINGS, "-", page, pages_of(found))])


def name_of(holding: Holding) -> str:
    """The meeting with its day, or the file where no name was read."""
    meeting = holding.minutes.meeting
    name = render.label(meeting.name or holding.minutes.file_name, _NAME)
    return say("report_meeting_held", name=name, on=meeting.held_on.isoformat()) if meeting.held_on else name


def _kind(holding: Holding) -> str:
    """Which of the five ways the minutes stand: removed, hidden, or one of the visibilities."""
    if holding.state != custody.CURRENT:
        return custody.REMOVED
    hidden = holding.minutes.visibility == RESTRICTED and not holding.bodies
    return _HIDDEN if hidden else holding.minutes.visibility


def _sign(holding: Holding) -> str:
    return say(f"telegram_sign_{_kind(holding)}")


# ------------------------------------------------------------------ one of them
async def on_holding(update: Update, context: Context, press: Press) -> None:
    """See minutes, or do with them what the button says."""
    query = update.callback_query
    if query is None:
        return
    if press.row < 0 or press.argument not in {_SEE, _REMOVE, _SURELY, _BACK, *_SHOW}:
        await acknowledge(query, "telegram_button_stale")
        return
    if not await _do(context, press.row, press.argument):
        await acknowledge(query, "telegram_minutes_cannot")
        return
    await acknowledge(query)
    if press.argument == RESTRICTED:
        board = await picker.board(context, f"m{press.row}")
    else:
        board = await card(context, press.row, asking=press.argument == _REMOVE)
    await show(query, *(board or (render.sentence("telegram_minutes_gone"), None)))


async def _do(context: Context, minutes_id: int, argument: str) -> bool:
    services, by = context.services, context.person.id
    if argument in {_SEE, _REMOVE}:
        return True
    if argument == _SURELY:
        return await services.do(custody.remove, minutes_id, by=by)
    if argument == _BACK:
        return await services.do(custody.put_back, minutes_id, by=by)
    found = await services.do(custody.holding, minutes_id)
    if argument == RESTRICTED and found and found[0].minutes.visibility == RESTRICTED:
        return found[0].state == custody.CURRENT  # the bodies chosen stay
    return await services.do(custody.show_to, minutes_id, _SHOW[argument], by=by)


async def card(context: Context, minutes_id: int, *, asking: bool = False) -> Board | None:
    """One minutes with its items and versions, and what may be done with it; None where it is gone."""
    found = await context.services.do(custody.holding, minutes_id)
    if found is None:
        return None
    holding, older, items = found
    return _text(context, holding, older, items), _under(holding, asking=asking)


def _text(context: Context, holding: Holding, older: tuple[Holding, ...], items: tuple[StoredItem, ...]) -> str:
    """What the store holds of one minutes."""
    one = holding.minutes
    lines = [
        render.sentence(
            "telegram_minutes_card",
            name=name_of(holding),
            file=render.label(one.file_name, _NAME),
            version=one.version,
            at=_day(context, one),
            items=len(items),
            directives=sum(len(it.item.directives) for it in items),
            kind=say(f"telegram_kind_{_kind(holding)}", bodies=named(holding.bodies)),
        )
    ]
    lines += [
        render.sentence(
            "telegram_minutes_item",
            ordinal=it.item.ordinal,
            topic=render.label(it.item.heading or it.item.topic, _TOPIC),
        )
        for it in items[:_ITEMS]
    ]
    lines += [
        render.sentence(
            "telegram_minutes_version",
            version=it.minutes.version,
            file=render.label(it.minutes.file_name, _NAME),
            at=_day(context, it.minutes),
        )
        for it in older[:SHOWN]
    ]
    return "\n".join(lines)


def _day(context: Context, one: StoredMinutes) -> str:
    """The day on which minutes were loaded, in the office's time."""
    return journal.day(one.loaded_at, ZoneInfo(context.home.settings.timezone))


def _under(holding: Holding, *, asking: bool) -> InlineKeyboardMarkup | None:
    key = str(holding.minutes.id)
    back = [button(say("telegram_button_minutes"), Verb.HOLDINGS, "-", 0)]
    if holding.state != custody.CURRENT:
        acts = [_BACK] if holding.state == custody.REMOVED else []
    else:
        acts = (
            [_SURELY, _SEE] if asking else [it for it in (*_SHOW, _REMOVE) if it != _kind(holding) or it == RESTRICTED]
        )
    rows = [[button(say(f"telegram_button_minutes_{it}"), Verb.HOLDING, key, it)] for it in acts]
    if holding.state == custody.CURRENT and not asking:
        rows.append(looks.under_minutes(holding.minutes.id))
    return keyboard([*rows, back])


# ------------------------------------------------------------------ the last load
async def undo(update: Update, context: Context) -> None:
    """/undo: show what was loaded last, and ask."""
    message = update.effective_message
    if message is None:
        return
    found = await context.services.do(custody.last_load)
    if found is None:
        await say_to(message, "telegram_undo_nothing")
        return
    last, before = found
    slots: dict[str, object] = {
        "name": name_of(last),
        "file": render.label(last.minutes.file_name, _NAME),
        "at": _day(context, last.minutes),
    }
    text = render.sentence("telegram_undo_replaced" if before else "telegram_undo_loaded", **slots)
    rows = [[button(say("telegram_button_undo"), Verb.UNDO, custody.mark_of(last), "")]]
    await send(message, text, keyboard(rows))


async def on_undo(update: Update, context: Context, press: Press) -> None:
    """Undo the load that was shown, if it is still the last."""
    query = update.callback_query
    if query is None:
        return
    if not await context.services.do(custody.undo, press.key, by=context.person.id):
        await acknowledge(query, "telegram_undo_late")
        return
    await acknowledge(query)
    await show(query, render.sentence("telegram_undone"))
