"""The office's words at the terminal → corrections made, listed, taken back; stored texts parsed anew."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console

import knowledge
from bot.commands_ask import EVERYTHING
from bot.commands_config import store_path
from bot.commands_config import today as day_of
from bot.commands_load import agreed, user
from bot.screen import Screen
from config.replies import say
from knowledge import correction_cards, correction_words, corrections, patterns_corrections, reparsing, reparsing_cards
from knowledge.access import Standing
from knowledge.corrections import Editor
from knowledge.errors import CorrectionGoneError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from knowledge.reparsing import Progress
    from knowledge.store import Store


def correct(words: tuple[str, ...], db: Path | None, today: date | None) -> int:
    """Make one correction, or take one back, and show what it is of."""
    said = " ".join(words).strip()
    with knowledge.open_store(store_path(db)) as store:
        if found := patterns_corrections.TAKE_BACK.fullmatch(said):
            _take_back(store, int(found["number"]))
            return 0
        day = day_of(today)
        key, field, value = correction_words.command(store, said, today=day, sees=EVERYTHING)
        mend = correction_words.mend(store, _subject(store, key), field, value, sees=EVERYTHING)
        editor = Editor(_by(), Standing.ADMIN, day)
        corrections.correct(store, key, mend, sees=EVERYTHING, editor=editor)
        Screen().show((correction_cards.of_subject(_subject(store, key)),))
    return 0


def _subject(store: Store, key: str) -> corrections.Subject:
    found = corrections.see(store, key, sees=EVERYTHING)
    if found is None:
        raise CorrectionGoneError
    return found


def list_corrections(db: Path | None, *, as_json: bool, take_back: int | None, page: int) -> int:
    """List the corrections, orphans first, or take one back."""
    with knowledge.open_store(store_path(db)) as store:
        if take_back is not None:
            _take_back(store, take_back)
            return 0
        made = corrections.listed(store, sees=EVERYTHING)
        if as_json:
            for each in made:
                click.echo(json.dumps(correction_cards.row(each), ensure_ascii=False))
        else:
            Screen().show(correction_cards.overview(made, max(0, page - 1)))
    return 0


def _take_back(store: Store, number: int) -> None:
    corrections.take_back(store, number, sees=EVERYTHING, by=_by())
    click.echo(say("correction_taken_back", number=number))


def _by() -> str:
    return f"cli:{user()}"


# ------------------------------------------------------------------ after an upgrade
def reparse(db: Path | None, *, yes: bool) -> int:
    """Show what parsing the stored texts anew would change, ask, and write it; 1 where nobody said yes."""
    with knowledge.open_store(store_path(db)) as store:
        with _counted() as progress:
            plan = reparsing.plan(store, progress)
        if not plan.changes:
            click.echo(say("reparse_nothing"))
            return 0
        Screen().show(reparsing_cards.overview(plan))
        click.echo()
        if not (yes or agreed(say("reparse_question"))):
            click.echo(say("reparse_cancelled"))
            return 1
        count = reparsing.apply(store, plan, by=_by())
        click.echo(say("reparse_done", count=count))
    return 0


@contextmanager
def _counted() -> Iterator[Progress]:
    """Give what shows on the terminal how many texts are read, for as long as they are."""
    with Console(stderr=True).status(say("load_progress")) as status:
        yield lambda done, whole: status.update(say("reparse_progress", done=done, whole=whole))
