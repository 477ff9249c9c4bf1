"""Missed questions and what was taught → the cards that an administrator reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from config.replies import say
from knowledge.answers import words
from knowledge.library import Library
from knowledge.model import Subject, Verdict
from knowledge.teaching import intent_labels, item_of
from knowledge.wording import card, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import Card, Line, MissGroup, StoredItem, Taught
    from knowledge.store import Store

Entry = TypeVar("Entry")

PER_PAGE = 5  # groups, what a phone shows without much scrolling
_QUESTIONS = 8  # different questions of one group that are shown


def overview(groups: Sequence[MissGroup], page: int = 0) -> tuple[Card, ...]:
    """One page of the groups, one card each, under a head with the counts of all; a page too far is the last."""
    if not groups:
        return (card(line("misses_none")),)
    page = min(page, pages(groups) - 1)
    head = line("misses_head", groups=len(groups), count=sum(len(group.misses) for group in groups))
    foot = [line("misses_hint")]
    if pages(groups) > 1:
        foot.append(line("misses_page", page=page + 1, pages=pages(groups)))
    return (card(head), *(summary(group) for group in on_page(groups, page)), card(*foot))


def on_page(entries: Sequence[Entry], page: int) -> Sequence[Entry]:
    """The entries of one page, counted from 0."""
    return entries[page * PER_PAGE : (page + 1) * PER_PAGE]


def pages(entries: Sequence[object]) -> int:
    """How many pages there are, at least one."""
    return max(1, -(-len(entries) // PER_PAGE))


def summary(group: MissGroup) -> Card:
    """One group in three lines: the question, what was understood, what came nearest."""
    wrong = sum(miss.verdict is Verdict.WRONG for miss in group.misses)
    mark = say("misses_wrong", count=wrong) if wrong else ""
    last = group.misses[-1]
    heard = [*filter(None, [_intent(last.heard.intent), last.heard.topic, *last.heard.slots])]
    understood = say("heard_separator").join(heard) or say("misses_heard_nothing")
    lines = [
        line("misses_group", number=group.id, question=last.question, count=len(group.misses), wrong=mark),
        line("misses_heard", heard=understood),
    ]
    if group.nearest:
        lines.append(line("misses_nearest", items="；".join(item_label(item) for item in group.nearest[:3])))
    return card(*lines)


def detail(group: MissGroup) -> tuple[Card, ...]:
    """One group with its different questions."""
    latest = {miss.question: miss.at[:10] for miss in group.misses}
    lines: list[Line] = [
        line("misses_question", question=question, at=at) for question, at in list(latest.items())[:_QUESTIONS]
    ]
    if len(latest) > _QUESTIONS:
        lines.append(line("misses_more", count=len(latest) - _QUESTIONS))
    return (summary(group), card(*lines))


def item_label(stored: StoredItem) -> str:
    """An item in a few words."""
    return "".join(
        run.text for run in line("choose_label", ordinal=stored.item.ordinal, title=words.title(stored.item))
    )


def _intent(name: str) -> str:
    """The name of an intent for people; one that is no row of the table (taken over from a turn) has none."""
    return intent_labels().get(name, "")


def lessons(store: Store, *, sees: frozenset[str], page: int | None = None) -> tuple[Card, ...]:
    """What was taught, one card an entry, all of it or one page; nothing of items that may not be seen."""
    taught = store.taught()
    if not taught:
        return (card(line("taught_none")),)
    head = card(line("taught_head", count=len(taught)))
    shown = taught if page is None else on_page(taught, page)
    return (head, *(_entry(store, each, sees) for each in shown), card(line("taught_hint")))


def _entry(store: Store, each: Taught, sees: frozenset[str]) -> Card:
    return card(
        line(
            "taught_entry",
            number=each.id,
            subject=say(f"subject_{each.subject}"),
            words=each.words,
            meaning=_meaning(store, each, sees),
            at=each.at[:10],
        )
    )


def _meaning(store: Store, each: Taught, sees: frozenset[str]) -> str:
    if each.subject is Subject.INTENT:
        return _intent(each.meaning)
    if each.subject is not Subject.ITEM:
        return f"“{each.meaning}”"
    item = item_of(store, each, sees=sees)
    if item is None:
        return say("taught_item_gone")
    place = words.place(Library(store, sees).minutes(item.minutes_id), item.item.ordinal)
    return "".join(run.text for run in line("taught_item", place=place, title=words.title(item.item)))


def done(store: Store, taught: Sequence[Taught], *, sees: frozenset[str]) -> Card:
    """What was learned just now."""
    first = taught[0]
    subject, meaning = say(f"subject_{first.subject}"), _meaning(store, first, sees)
    lines = [line("taught_done", subject=subject, words=first.words, meaning=meaning)]
    if len(taught) > 1:
        lines.append(line("taught_done_more", count=len(taught) - 1))
    return card(*lines)
