"""An administrator's words at the terminal → missed questions listed, things taught and taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

import knowledge
from bot.commands_ask import EVERYTHING
from bot.commands_config import store_path
from bot.commands_config import today as day_of
from bot.screen import Screen
from config.replies import say
from knowledge import teaching, teaching_cards
from knowledge.errors import TeachingError, UnknownGroupError, UnknownLessonError
from knowledge.wording import card, line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from knowledge.model import Answer, Card, MissGroup
    from knowledge.store import Store

_PAGE = say("misses_page_word")


# ------------------------------------------------------------------ commands of the shell
def list_misses(db: Path | None, *, group: int | None, page: int, dismiss: int | None, as_json: bool) -> int:
    """List the groups of missed questions, or one of them; or put one aside."""
    with knowledge.open_store(store_path(db)) as store:
        if dismiss is not None:
            Screen().show(put_aside(store, str(dismiss), by="cli"))
        elif as_json:
            _print(_row(each) for each in teaching.groups(store, sees=EVERYTHING))
        elif group is not None:
            Screen().show(misses(store, str(group)))
        else:
            Screen().show(teaching_cards.overview(teaching.groups(store, sees=EVERYTHING), max(0, page - 1)))
    return 0


def teach_words(words: tuple[str, ...], db: Path | None, today: date | None) -> int:
    """Teach one thing and ask the questions of its group again."""
    with knowledge.open_store(store_path(db)) as store:
        Screen().show(teach(store, " ".join(words), today=day_of(today), by="cli"))
    return 0


def list_taught(db: Path | None, *, forget: int | None, as_json: bool) -> int:
    """List what was taught, or take one entry back."""
    with knowledge.open_store(store_path(db)) as store:
        if forget is not None:
            Screen().show(take_back(store, str(forget), by="cli"))
        elif as_json:
            _print(teaching.rows(store, sees=EVERYTHING))
        else:
            Screen().show(teaching_cards.lessons(store, sees=EVERYTHING))
    return 0


def _print(rows: Iterable[dict[str, object]]) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def _row(group: MissGroup) -> dict[str, object]:
    last = group.misses[-1]
    return {
        "id": group.id,
        "count": len(group.misses),
        "questions": list(group.questions),
        "intent": last.heard.intent,
        "topic": last.heard.topic,
        "slots": list(last.heard.slots),
        "status": last.status.value,
        "verdict": last.verdict.value,
        "nearest": [{"ordinal": one.item.ordinal, "heading": one.item.heading} for one in group.nearest],
        "at": last.at,
    }


# ------------------------------------------------------------------ words of the chat → cards
def misses(store: Store, words: str) -> tuple[Card, ...]:
    """All groups, one page of them (第2页), or one group by its number."""
    words = words.strip().lstrip("#＃")
    if words.isdigit():
        return teaching_cards.detail(teaching.group_of(store, int(words), sees=EVERYTHING))
    number = words.strip(_PAGE)
    page = int(number) if number.isdigit() else 1
    return teaching_cards.overview(teaching.groups(store, sees=EVERYTHING), max(0, page - 1))


def put_aside(store: Store, words: str, *, by: str) -> tuple[Card, ...]:
    """Put a group aside; UnknownGroupError."""
    number = words.strip().lstrip("#＃")
    if not number.isdigit():
        raise UnknownGroupError(number=number)
    teaching.dismiss(store, int(number), sees=EVERYTHING, by=by)
    return (card(line("misses_dismissed", number=number)),)


def teach(store: Store, words: str, *, today: date, by: str) -> tuple[Card, ...]:
    """Teach one thing, ask the questions of its group again, and show the first answer; TeachingError."""
    if not words.strip():
        raise TeachingError
    wanted = teaching.lesson(store, words, today=today, sees=EVERYTHING)
    made = teaching.teach(store, wanted, by=by)
    cards = [teaching_cards.done(store, made, sees=EVERYTHING)]
    if wanted.group is None:
        return tuple(cards)
    asked = wanted.group.misses
    answers = [teaching.settle(store, miss, made, today=today, sees=miss.sees) for miss in asked]
    good: list[Answer] = [answer for answer in answers if answer is not None]
    if not good:
        return (*cards, card(line("taught_still", question=asked[0].question)))
    cards.append(card(line("taught_settled", count=len(asked), answered=len(good))))
    cards.append(card(line("taught_now", question=good[0].question)))
    return (*cards, *good[0].cards)


def take_back(store: Store, words: str, *, by: str) -> tuple[Card, ...]:
    """Take one entry back; UnknownLessonError."""
    number = words.strip().lstrip("#＃")
    if not number.isdigit():
        raise UnknownLessonError(number=number)
    teaching.undo(store, int(number), by=by)
    return (card(line("taught_undone", number=number)),)
