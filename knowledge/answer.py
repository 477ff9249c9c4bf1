"""A question → an Answer, and what the next turn may lean on: the whole question line on one screen.

str → read (slots, intent, topic) → merge with the turn before → meetings it speaks of → search → compose
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answers import corrected, otherwise, sittings, tasks
from knowledge.answers.follow import late
from knowledge.answers.numbered import numbered
from knowledge.library import Library
from knowledge.model import AskedBody, Card, Dialogue, Status
from knowledge.questions import dialogue as turns
from knowledge.questions.lexicon import identity
from knowledge.questions.reading import read
from knowledge.routing import route
from knowledge.scope import ask_of, of_taught
from knowledge.wording import line

if TYPE_CHECKING:
    from datetime import date

    from knowledge.answers.asked import Asked
    from knowledge.model import Answer, Role
    from knowledge.store import Store


def ask(  # noqa: PLR0913 what an answer depends on, all of it explicit
    store: Store,
    question: str,
    *,
    dialogue: Dialogue | None = None,
    today: date,
    sees: frozenset[str],
    own: tuple[str, ...] = (),
) -> tuple[Answer, Dialogue]:
    """Answer one question; gives the answer and the dialogue for the next turn. Never raises for any text."""
    before = dialogue or Dialogue()
    library = Library(store, sees)
    query = read(question, library, today=today, own=own)
    if (number := turns.chosen(query, before)) is not None:
        if number > len(before.choices):
            return otherwise.no_choice(ask_of(query, library, before), number, len(before.choices)), before
        query = read(before.choices[number - 1].ask, library, today=today, own=own)
    elif again := turns.restated(query, before, library.known, today):
        query = read(again, library, today=today, own=own)
    follows = turns.follows(query, before)
    asked = ask_of(turns.merge(query, before, library), library, before, follows=follows)
    alone = turns.names_something(query) or not follows  # else it means another item each time
    taught = of_taught(asked) if alone else None
    answer = numbered(taught) if taught else late(asked, route(asked))
    return corrected.marked(store, _read_as(asked, answer)), _next(asked, answer, before)


def _read_as(asked: Asked, answer: Answer) -> Answer:
    """The answer with a word on what was read for what was typed: pinyin, English, slips of spelling."""
    read_for = [note.partition("→")[2] for note in asked.query.notes if "→" in note]
    if not read_for or answer.status in {Status.REJECTED, Status.SMALLTALK, Status.HELP}:
        return answer
    *cards, last = answer.cards
    said = Card((*last.lines, line("answer_read_as", words="、".join(dict.fromkeys(read_for)))))
    return replace(answer, cards=(*cards, said))


def tasks_of(  # noqa: PLR0913 what an answer depends on, all of it explicit
    store: Store,
    body: str,
    *,
    today: date,
    sees: frozenset[str],
    role: Role | None = None,
    meeting: int | None = None,
    since: date | None = None,
) -> Answer:
    """Every directive of a body, complete, with the true count."""
    library = Library(store, sees)
    query = read(body, library, today=today)
    named = query.bodies or (_unknown(body, library),)
    query = replace(query, intent="tasks", bodies=named[:1], topic="", terms=())
    asked = ask_of(query, library, Dialogue())
    scope = tuple(
        one
        for one in asked.scope
        if (meeting is None or one.meeting.ordinal == meeting)
        and (since is None or (one.meeting.held_on is not None and one.meeting.held_on >= since))
    )
    asked = replace(asked, scope=scope, scoped=meeting is not None or since is not None)
    if query.groups and not query.bodies:
        return corrected.marked(store, tasks.of_group(asked, query.groups[0]))
    return corrected.marked(store, tasks.of_body(asked, named[0], role=role))


def meetings(store: Store, *, sees: frozenset[str]) -> tuple[Card, ...]:
    """All minutes that an asker may see, newest first, as cards."""
    return sittings.meetings(Library(store, sees))


def named(words: str, library: Library, today: date) -> AskedBody:
    """The body that some words name, also one that no minutes know."""
    found = read(words, library, today=today).bodies
    return found[0] if found else _unknown(words, library)


def _unknown(words: str, library: Library) -> AskedBody:
    ids = frozenset({identity(words)})
    return AskedBody(words.strip(), ids, library.lexicon.known(ids))


# ------------------------------------------------------------------ the next turn
def _next(asked: Asked, answer: Answer, before: Dialogue) -> Dialogue:
    """What the next question may lean on; a turn that found nothing leaves the one before in place."""
    if answer.status in {Status.REJECTED, Status.SMALLTALK, Status.HELP}:
        return before
    query = asked.query
    if answer.status is Status.NOT_FOUND and before.item_ids and turns.short(query):
        return replace(before, question=query.raw)
    items = tuple(dict.fromkeys(one.id for one in answer.items))[:20]
    topic = query.topic if len(query.topic) > 1 else (before.topic if asked.follows else "")
    if before.topic and items == before.item_ids and turns.short(query):
        topic = before.topic  # 谁来记, of the matter before: it goes on being that
    return Dialogue(
        question=query.raw,
        intent=answer.intent if answer.intent != "ambiguous" else (query.intent or "directive"),
        topic=topic,
        minutes_ids=tuple(dict.fromkeys(one.minutes_id for one in answer.items))
        or (tuple(one.id for one in asked.scope[:1]) if asked.scoped else ()),
        scoped=asked.scoped,
        item_ids=items,
        directive_ids=tuple(one.id for one in answer.directives)[:200],
        bodies=answer.bodies[:5] or tuple(body.words for body in query.bodies),
        choices=answer.choices,
    )
