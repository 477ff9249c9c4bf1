"""Files on the command line → a report, a question, and the store."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from getpass import getuser
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

import knowledge
from bot.commands_config import store_path
from bot.intake import MANY, Intake, files_of, take_in
from bot.screen import Screen
from config.replies import say
from knowledge.errors import KnowledgeError, NotMinutesError
from knowledge.model import LoadStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from knowledge import readers
    from knowledge.model import LoadResult
    from knowledge.store import Store


def parse_file(file: Path, *, as_json: bool, with_source: bool) -> int:
    """Show what is understood of one file, store nothing."""
    with _pages_shown() as progress:
        minutes = knowledge.parse(knowledge.read(file, progress))
    if as_json:
        from knowledge.minutes.as_json import parse_document

        click.echo(json.dumps(parse_document(minutes, with_source=with_source), ensure_ascii=False))
    else:
        Screen().show(knowledge.report(minutes))
    return 0


def load_files(paths: Sequence[Path], db: Path | None, *, visibility: str | None, yes: bool, as_json: bool) -> int:
    """Load each file by itself; 1 where any failed or nobody said yes."""
    files = files_of(paths)
    with knowledge.open_store(store_path(db)) as store:
        loading = _Loading(store, visibility, as_json=as_json)
        if len(files) == 1:
            return loading.one(files[0], yes=yes or as_json)
        if not (yes or as_json) and not agreed(say("load_question_many", count=len(files), db=store.path)):
            return 1
        return loading.many(files, named=frozenset(paths))


@contextmanager
def _pages_shown() -> Iterator[readers.Progress]:
    """Give what shows on the terminal how many pages of a scan are done, for as long as it is read."""
    with Console(stderr=True).status(say("load_progress")) as status:
        yield lambda page, pages: status.update(say("load_page", page=page, pages=pages))


def agreed(question: str) -> bool:
    """Ask; no answer is a no."""
    try:
        return click.prompt(question, default="", show_default=False).strip().lower() in {
            "y",
            "yes",
            "是",
            "好",
        }
    except click.Abort:
        click.echo(say("load_unanswered"), err=True)
        return False


class _Loading:
    """Intakes into one store, told to a person line by line or to a program row by row."""

    def __init__(self, store: Store, visibility: str | None, *, as_json: bool) -> None:
        self.store = store
        self.visibility = visibility
        self.as_json = as_json
        self.by = f"cli:{user()}"

    def one(self, file: Path, *, yes: bool) -> int:
        """Show the whole report of a file, ask, store."""
        with _pages_shown() as progress:
            (intake,) = take_in([file], progress)
        if intake.minutes is None or self.as_json:
            return int(self._store(intake) is None)
        plan = knowledge.plan(self.store, intake.minutes)
        Screen().show(knowledge.report(intake.minutes, plan))
        click.echo()
        duplicate = plan.status is LoadStatus.DUPLICATE
        if not (yes or duplicate or agreed(say("load_question"))):
            click.echo(say("load_cancelled"))
            return 1
        return int(self._store(intake) is None)

    def many(self, files: Sequence[Path], named: frozenset[Path]) -> int:
        """Store each file as soon as it is read, and sum up; of a folder only what looks like minutes."""
        counts: Counter[LoadStatus] = Counter()
        console = Console(stderr=True)
        columns = (TextColumn(say("load_progress")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        shown = len(files) >= MANY and console.is_terminal
        with Progress(*columns, console=console, transient=True, disable=not shown) as progress:
            for intake in progress.track(take_in(files), total=len(files)):
                result = self._store(intake if intake.file in named else _sifted(intake))
                counts[result.status if result else LoadStatus.FAILED] += 1
        if not self.as_json:
            click.echo(say("load_summary", total=len(files), **{status: counts[status] for status in LoadStatus}))
        return int(counts[LoadStatus.FAILED] > 0)

    def _store(self, intake: Intake) -> LoadResult | None:
        """Store one file and tell how it ended; None where it failed."""
        result, error = None, intake.error
        if intake.minutes is not None:
            try:
                result = knowledge.load(self.store, intake.minutes, visibility=self.visibility, by=self.by)
            except KnowledgeError as failure:
                error = str(failure)
        if self.as_json:
            click.echo(json.dumps(_row(intake.file, result, error), ensure_ascii=False))
        elif result is None:
            click.echo(say("load_failed", error=error), err=True)
        else:
            click.echo(_told(intake.file, result, intake.minutes.warnings if intake.minutes else ()))
        return result


def _sifted(intake: Intake) -> Intake:
    """Turn away what is no minutes: nobody chose the files of a folder one by one."""
    if intake.minutes is None or "warning_not_minutes" not in intake.minutes.warnings:
        return intake
    return Intake(intake.file, None, str(NotMinutesError(name=intake.file.name)))


def _told(file: Path, result: LoadResult, warnings: Sequence[str]) -> str:
    slots = {"file": file.name, "items": result.items, "directives": result.directives}
    doubts = [say("load_unread", count=result.unread)] if result.unread else []
    doubts += [say(key) for key in warnings]
    return "\n  ⚠️ ".join([say(f"load_{result.status}", **slots), *doubts])


def _row(file: Path, result: LoadResult | None, error: str | None) -> dict[str, Any]:
    return {
        "file": str(file),
        "status": (result.status if result else LoadStatus.FAILED).value,
        "minutes_id": result and result.minutes_id,
        "items": result and result.items,
        "directives": result and result.directives,
        "unread": result and result.unread,
        "error": error,
    }


def user() -> str:
    """Name who works at this terminal, for the audit log."""
    try:
        return getuser()
    except (KeyError, OSError):  # no such user, as in a container
        return "?"
