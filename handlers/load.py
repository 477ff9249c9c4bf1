"""A document sent by an administrator → the report on it → a button → stored.

The file waits as a draft in the store: a restart, a second press or a lost message does no harm.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import FileSizeLimit

from config.replies import say
from handlers import keyboards, picker, render
from handlers.context import storable
from handlers.deliver import Pages, acknowledge, patience, say_to, send, show, strip_buttons
from knowledge import change_cards, custody
from knowledge.access import PUBLIC, RESTRICTED
from knowledge.errors import KnowledgeError
from knowledge.model import Card, LoadStatus

if TYPE_CHECKING:
    from telegram import CallbackQuery, Document, Update

    from handlers.context import Context, Loaded
    from handlers.keyboards import Press
    from knowledge.model import Draft

_VISIBILITIES = {"": None, PUBLIC: PUBLIC, RESTRICTED: RESTRICTED}  # what the buttons bring → what the store is told
_ALL = "all"
_TOGETHER = 40  # lines on a page of what was stored together
_LIMIT = FileSizeLimit.FILESIZE_DOWNLOAD  # bytes that a bot may fetch (Bot API, getFile)


async def on_command(update: Update, context: Context) -> None:
    """/load: in answer to a document it loads that one, else it says how to."""
    message = update.effective_message
    if message is None:
        return
    answered = message.reply_to_message
    if answered is not None and answered.document is not None:
        await _receive(message, context, answered.document)
    else:
        await say_to(message, "telegram_load_usage")


async def on_document(update: Update, context: Context) -> None:
    """Take a file, with or without /load as its caption."""
    message = update.effective_message
    if message is not None and message.document is not None:
        await _receive(message, context, message.document)


async def _receive(message: Message, context: Context, document: Document) -> None:
    """Fetch the file, keep it as a draft and show what would be stored."""
    name = storable(document.file_name or say("telegram_file_unnamed"))
    if (document.file_size or 0) > _LIMIT:
        await say_to(message, "telegram_load_oversized", name=name, limit=_LIMIT // 10**6)
        return
    services, done = context.services, Pages()
    async with patience(message, "telegram_load_reading", pages=done, name=name):
        file = await document.get_file()
        data = bytes(await file.download_as_bytearray())
        found = await services.examine(name, data, done)
    pages = render.pages(found.cards)
    if found.status is LoadStatus.DUPLICATE:
        await send(message, pages[0])
        return
    key = await services.keep_draft(context.person.id, name, data)
    waiting = await services.do(custody.waiting_drafts, context.person.id, upto=key)
    replacing = found.status is LoadStatus.REPLACED
    buttons = keyboards.under_draft(str(key), 0, len(pages), replacing=replacing, waiting=len(waiting))
    await send(message, pages[0], buttons)


async def on_sheet(update: Update, context: Context, press: Press) -> None:
    """Turn the pages of a load report."""
    found = await _draft(update, context, press)
    if found is None:
        return
    query, draft = found
    await acknowledge(query)
    read = await context.services.examine(draft.name, draft.data)
    pages = render.pages(read.cards)
    page = min(max(press.number, 0), len(pages) - 1)
    replacing = read.status is LoadStatus.REPLACED
    waiting = await context.services.do(custody.waiting_drafts, draft.owner, upto=draft.id)
    buttons = keyboards.under_draft(press.key, page, len(pages), replacing=replacing, waiting=len(waiting))
    await show(query, pages[page], buttons)


async def on_store(update: Update, context: Context, press: Press) -> None:
    """Store the draft, then forget it; what a crash between the two makes happen twice changes nothing."""
    found = await _draft(update, context, press)
    if found is None:
        return
    query, draft = found
    if press.argument not in {_ALL, *_VISIBILITIES}:
        await acknowledge(query, "telegram_button_stale")
        return
    await acknowledge(query)
    if press.argument == _ALL:
        await _store_all(query, context, draft)
        return
    loaded = await _store(context, draft, _VISIBILITIES[press.argument])
    await strip_buttons(query)
    await _tell(query, loaded, draft)
    if press.argument == RESTRICTED and isinstance(query.message, Message):
        board = await picker.board(context, f"m{loaded.result.minutes_id}")
        if board is not None:
            await send(query.message, *board)


async def _store(context: Context, draft: Draft, visibility: str | None) -> Loaded:
    by = f"telegram:{context.person.id}"
    loaded = await context.services.load(draft.name, draft.data, visibility=visibility, by=by)
    await context.services.drop_draft(draft.id, draft.owner)
    return loaded


async def _store_all(query: CallbackQuery, context: Context, last: Draft) -> None:
    """Store every file that waits, up to this one; each stands alone, one bad file stops no other."""
    lines: list[Card] = []
    counts: Counter[str] = Counter()
    for draft_id in await context.services.do(custody.waiting_drafts, last.owner, upto=last.id):
        draft = await context.services.draft(draft_id, last.owner)
        if draft is None:
            continue
        try:
            if (await context.services.examine(draft.name, draft.data)).items == 0:
                lines.append(render.card("telegram_load_not_understood", name=draft.name))
                counts["left"] += 1
                continue
            result = (await _store(context, draft, None)).result
        except KnowledgeError as error:
            lines.append(render.card("telegram_load_failed", sentence=error))
            counts["failed"] += 1
        else:
            slots: dict[str, object] = {"name": draft.name, "items": result.items, "directives": result.directives}
            lines.append(render.card(f"telegram_load_{result.status}", **slots))
            counts[result.status] += 1
    await strip_buttons(query)
    told = {status: counts[status] for status in (*LoadStatus, "left")}
    key = "telegram_load_together_left" if counts["left"] else "telegram_load_together"
    head = render.card(key, count=counts.total(), **told)
    if isinstance(query.message, Message):
        for page in render.pages((head, *lines), per_page=_TOGETHER):
            await send(query.message, page)


async def on_cancel(update: Update, context: Context, press: Press) -> None:
    """Forget the draft."""
    found = await _draft(update, context, press)
    if found is None:
        return
    query, draft = found
    await acknowledge(query)
    await context.services.drop_draft(draft.id, draft.owner)
    await strip_buttons(query)
    await _say_under(query, "telegram_load_cancelled", name=draft.name)


async def _draft(update: Update, context: Context, press: Press) -> tuple[CallbackQuery, Draft] | None:
    """Find the draft of a button; say so where it is gone."""
    query = update.callback_query
    if query is None:
        return None
    draft = await context.services.draft(press.row, context.person.id)
    if draft is None:
        await acknowledge(query, "telegram_draft_gone")
        await strip_buttons(query)
        return None
    return query, draft


async def _tell(query: CallbackQuery, loaded: Loaded, draft: Draft) -> None:
    """Say what the store holds now that it did not before."""
    result, change = loaded.result, loaded.change
    counts: dict[str, object] = {"name": draft.name, "items": result.items, "directives": result.directives}
    cards = [render.card(f"telegram_load_{result.status}", **counts)]
    if result.status is LoadStatus.REPLACED and change is not None:
        cards.append(Card(tuple(change_cards.lines(change))))
    if isinstance(query.message, Message):
        await send(query.message, render.pages(cards)[0])


async def _say_under(query: CallbackQuery, key: str, **slots: object) -> None:
    if isinstance(query.message, Message):
        await send(query.message, render.sentence(key, **slots))
