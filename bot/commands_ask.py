"""Questions on the command line → answers as text or as rows of JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

import knowledge
from bot.commands_config import store_path
from bot.commands_config import today as day_of
from bot.screen import Screen
from config.replies import say
from knowledge import teaching
from knowledge.answer_row import answer_row
from knowledge.errors import KnowledgeError
from knowledge.model import Dialogue, Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from knowledge.model import Answer
    from knowledge.store import Store

# Whoever has the machine has the file: the command line sees everything.
EVERYTHING = frozenset({"public", "internal", "restricted"})


def ask_one(question: str, db: Path | None, today: date | None, *, as_json: bool, explain: bool) -> int:
    """Answer one question; one that finds nothing is kept, those of a batch are not: they measure."""
    with knowledge.open_store(store_path(db)) as store:
        answer, _ = knowledge.ask(store, question, today=day_of(today), sees=EVERYTHING)
        keep_missed(store, answer, Dialogue())
        told = knowledge.explain(store, answer, sees=EVERYTHING) if explain else None
    if as_json:
        _row(answer_row(answer))
    else:
        Screen().show(answer.cards)
    if told:
        click.echo(told.text, err=as_json)
    return 0


def keep_missed(store: Store, answer: Answer, before: Dialogue) -> None:
    """Keep a question that found nothing, where the store can be written: its answer stands either way."""
    with suppress(KnowledgeError):
        teaching.record(store, answer, before=before, sees=EVERYTHING)


def ask_batch(file: Path, db: Path | None, today: date | None) -> int:
    """Answer each row by itself, in order, as they come; 1 where a row could not be read."""
    failed = False
    day = day_of(today)
    with knowledge.open_store(store_path(db)) as store:
        for number, line in enumerate(_lines(file), 1):
            row = _answer(store, line, number, day)
            failed |= "error" in row
            _row(row)
    return int(failed)


def list_tasks(  # noqa: PLR0913 one option each
    body: str,
    db: Path | None,
    today: date | None,
    *,
    as_json: bool,
    role: str | None,
    meeting: int | None,
    since: date | None,
) -> int:
    """List every directive of a body."""
    wanted = Role(role) if role else None
    with knowledge.open_store(store_path(db)) as store:
        answer = knowledge.tasks(
            store, body, today=day_of(today), sees=EVERYTHING, role=wanted, meeting=meeting, since=since
        )
    if as_json:
        _row({"count": 0} | answer_row(answer))
    else:
        Screen().show(answer.cards)
    return 0


def _lines(file: Path) -> Iterator[bytes]:
    """Yield the lines that are not blank, as bytes: a wrong one must not spoil the next."""
    try:
        with click.open_file(str(file), "rb") as stream:
            yield from (line for line in stream if line.strip())
    except OSError as error:
        raise BatchError(name=file) from error


class BatchError(KnowledgeError):
    """The file of questions cannot be opened."""

    key = "cli_batch_missing"


def _answer(store: Store, line: bytes, number: int, today: date) -> dict[str, Any]:
    """Answer one row after replaying its earlier turns; a row that is none says so in ``error``."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
        question, history = row["question"], row.get("history") or ()
        if not all(isinstance(turn, str) for turn in (question, *history)):
            raise TypeError  # noqa: TRY301 one place tells what a row must hold
    except (ValueError, KeyError, TypeError, AttributeError):
        return {"id": None, "error": say("cli_batch_row", number=number)}
    dialogue = Dialogue()
    for turn in history:
        _, dialogue = knowledge.ask(store, turn, dialogue=dialogue, today=today, sees=EVERYTHING)
    answer, _ = knowledge.ask(store, question, dialogue=dialogue, today=today, sees=EVERYTHING)
    return answer_row(answer, row.get("id"))


def _row(row: dict[str, Any]) -> None:
    click.echo(json.dumps(row, ensure_ascii=False))
