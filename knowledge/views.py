"""An answer → a closer look at what it rests on: the print, the whole item, other tasks, other meetings.

A look begins from the answer as its reader gets it now, so that it shows nothing that they may not see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from config.replies import say
from knowledge import correction_cards, corrections, finding
from knowledge.answers import history, printed, tasks, words
from knowledge.folding import fold
from knowledge.library import Library
from knowledge.model import NAMED_ROLES, Answer, Card, Dialogue, Query, Status
from knowledge.questions.lexicon import place_of
from knowledge.questions.terms import terms
from knowledge.scope import ask_of
from knowledge.store import files, minutes
from knowledge.text import Text
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from knowledge.answers.asked import Asked
    from knowledge.model import AskedBody, Hit, Line, StoredDirective, StoredItem
    from knowledge.store import Store

_SHOWN = frozenset({Status.ANSWERED, Status.NOT_STATED, Status.NO_NAMED_TASK})
_PARAGRAPHS = 12  # shown of the print behind one answer
_BODIES = 3  # whose other tasks are listed together
# Share of a topic from which an item of another meeting is about the same, its heading too; chosen on the samples,
# where items of one topic hold 0.62 of each other and more, others 0.57 and less.
_SAME = 0.6
# What a heading says beside its topic: 听取关于水价情况的汇报 · （2025年修订） · the kind of a document.
_FRAME = re.compile(r"^(?:关于|审议|听取|研究|学习|传达|通报)+|(?:的?(?:情况|汇报|报告|工作|事宜|进展))+$")
_MARKS = re.compile(r"（[^）]*）|[《》“”·]|20[0-9]{2}年?")
_KIND = re.compile(r"(?:管理|实施|工作|行动|三年|的)*(?:办法|方案|规划|计划|措施|细则|意见|规定|条例|制度)$")


class View(StrEnum):
    """What is looked at; a letter, so that it fits the data of a button."""

    ORIGINAL = "o"
    WHOLE = "w"
    OTHERS = "t"
    HISTORY = "h"


@dataclass(frozen=True)
class _Look:
    """An answer, the library of who looks at it, and the day."""

    answer: Answer
    library: Library
    today: date

    @property
    def item(self) -> StoredItem:
        """The item that the answer rests on."""
        return self.answer.items[0]

    def asked(self, query: Query) -> Asked:
        """A question of its own, that leans on nothing."""
        return ask_of(query, self.library, Dialogue())

    def place(self, item: StoredItem) -> Line:
        """Where an item stands."""
        return line("answer_place", place=words.place(self.library.minutes(item.minutes_id), item.item.ordinal))


def offered(answer: Answer) -> tuple[View, ...]:
    """Which looks an answer allows: it quotes something; it is about one item; it names who is responsible."""
    if answer.status not in _SHOWN or not answer.items:
        return ()
    one = len(answer.items) == 1
    return tuple(
        view
        for view, holds in (
            (View.ORIGINAL, one or bool(printed.quoted(answer))),
            (View.WHOLE, one),
            (View.OTHERS, one and answer.intent != "tasks" and bool(_responsible(answer))),
            (View.HISTORY, one),
        )
        if holds
    )


def told(answers: Iterable[Answer]) -> dict[int, tuple[int, StoredDirective]]:
    """Which cards of some answers, counted through, are entries of a list of tasks: their numbers and directives.

    Such a list numbers its entries in the order of its directives.
    """
    found: dict[int, tuple[int, StoredDirective]] = {}
    first = 0
    for answer in answers:
        left = list(enumerate(answer.directives, 1)) if answer.intent == "tasks" else []
        for at, card in enumerate(answer.cards, first):
            if left and card.text.startswith(say("tasks_number", number=left[0][0])):
                found[at] = left.pop(0)
        first += len(answer.cards)
    return found


def of_directive(store: Store, directive: StoredDirective, *, sees: frozenset[str]) -> Answer | None:
    """An answer that rests on one directive alone, to be looked at as any; None where it may not be seen."""
    subject = corrections.see(store, directive.key, sees=sees)
    if subject is None or subject.directive is None:
        return None
    card = correction_cards.of_subject(subject)
    text, items = subject.directive.directive.text, (subject.item,)
    return Answer(text, "directive", Status.ANSWERED, 1.0, (card,), items, directives=(subject.directive,))


def look(store: Store, answer: Answer, view: View, *, today: date, sees: frozenset[str]) -> tuple[Card, ...]:
    """The cards of one look; ``answer`` is what the same reader was answered, by the same rights."""
    views: dict[View, Callable[[_Look], Iterator[list[Line]]]] = {
        View.ORIGINAL: _original,
        View.WHOLE: _whole,
        View.OTHERS: _others,
        View.HISTORY: _history,
    }
    return tuple(Card(tuple(lines)) for lines in views[view](_Look(answer, Library(store, sees), today)))


def file_of(store: Store, minutes_id: int, *, sees: frozenset[str]) -> tuple[str, bytes] | None:
    """Name and content of the file that minutes in force were loaded from; None where they may not be seen."""
    return files.one(store.read(), minutes_id, sees)


# ------------------------------------------------------------------ the print
def _original(look: _Look) -> Iterator[list[Line]]:
    """The paragraphs that hold what the answer quotes, those words marked."""
    texts: dict[int, Text] = {}
    quotes, left = printed.quoted(look.answer), _PARAGRAPHS
    for item in look.answer.items:
        text = texts.setdefault(item.minutes_id, _text(look, item.minutes_id))
        every = list(printed.paragraphs(text, item.item.span, quotes or _told(item)))
        chosen = [shown for shown, found in every if found] or [shown for shown, _ in every[:1]]
        if left > 0:
            yield [*chosen[:left], look.place(item)]
        left -= len(chosen)
    if left < 0:
        yield [line("view_original_more", count=-left)]


def _told(item: StoredItem) -> tuple[str, ...]:
    """The words of the decisions and directives of an item."""
    decided, told = item.item.decisions, item.item.directives
    return (*(one.text for one in decided), *(one.text for one in told))


def _text(look: _Look, minutes_id: int) -> Text:
    return Text.of(minutes.document(look.library.store.read(), minutes_id))


def _whole(look: _Look) -> Iterator[list[Line]]:
    """Everything the minutes say of the item, paragraph by paragraph."""
    item = look.item
    title, outcome = words.title(item.item), words.result(item.item)
    yield [line("agenda_entry", ordinal=item.item.ordinal, title=title, outcome=outcome)]
    text, quotes = _text(look, item.minutes_id), printed.quoted(look.answer)
    for shown, _ in printed.paragraphs(text, item.item.span, quotes):
        yield [shown]
    yield [look.place(item)]


# ------------------------------------------------------------------ what else there is
def _responsible(answer: Answer) -> tuple[str, ...]:
    """The bodies by name that the directives of the answer go to, in the order of the print."""
    bodies = (body for stored in answer.directives for body in stored.directive.bodies)
    return tuple(dict.fromkeys(body.canonical for body in bodies if body.role in NAMED_ROLES))


def _others(look: _Look) -> Iterator[list[Line]]:
    """What else the responsible bodies have to do, body by body."""
    for name in _responsible(look.answer)[:_BODIES]:
        asked, body = _of_body(look, name)
        found = [one for one in tasks.directives(asked, body) if one.item_id != look.item.id]
        if found:
            yield [line("view_others_head", body=name, count=len(found))]
            yield from tasks.entries(asked, found, body, 1)
        else:
            yield [line("view_others_none", body=name)]


def _of_body(look: _Look, name: str) -> tuple[Asked, AskedBody]:
    from knowledge.answer import named

    body = named(name, look.library, look.today)
    return look.asked(Query(name, name, "tasks", bodies=(body,))), body


def _history(look: _Look) -> Iterator[list[Line]]:
    """What each meeting says on the topic of the item, oldest first."""
    topic = _topic(look)
    same = terms(topic, look.library.lexicon.lessons.synonyms)
    query = Query(topic, topic, "history", topic=topic, terms=same, printed=True)
    asked = look.asked(query)
    chosen: dict[int, Hit] = {}
    for hit in finding.find(asked):
        if hit.item.id == look.item.id or min(hit.cover, hit.heading) >= _SAME:
            chosen.setdefault(hit.item.minutes_id, hit)
    if len(chosen) < 2:  # noqa: PLR2004 the meeting of the answer, and another
        yield [line("view_history_none", title=words.title(look.item.item))]
        return
    yield [line("view_history_head", title=words.title(look.item.item), count=len(chosen))]
    order = [one.id for one in reversed(asked.scope)]
    for hit in sorted(chosen.values(), key=lambda hit: order.index(hit.item.minutes_id)):
        yield history.told(asked, hit)


def _topic(look: _Look) -> str:
    """What the item is about, without the frame of its heading and the place that every heading of it may name."""
    whole = fold(words.title(look.item.item)).lower()
    bare = _KIND.sub("", _MARKS.sub("", _FRAME.sub("", whole)))
    place = place_of(look.library.minutes(look.item.minutes_id).meeting)
    return re.sub(rf"^{re.escape(place)}[市县区]", "", bare).strip() or whole
