"""The commands of ``minutes-bot``: their words and options; what each does is imported when it is called."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli_chinese import Command, Day, Group, Misuse, complaint
from config.replies import say
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_FILE = click.Path(path_type=Path)
_ROLES = ("lead", "joint", "support", "group", "person", "implied")


def run(arguments: list[str]) -> int:
    """Run one command; its exit code: 0 done, 1 an error told in one sentence, 2 wrong usage."""
    try:
        with cli.make_context(say("cli_program"), arguments) as context:
            return cli.invoke(context) or 0
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        click.echo(complaint(error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        # whoever read us has left: nothing more can be said, and Python must not try at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KnowledgeError as error:
        click.echo(str(error), err=True)
    except Exception as error:  # noqa: BLE001 a person is told one sentence, never a traceback
        click.echo(_unexpected(error), err=True)
    return 1


def _unexpected(error: Exception) -> str:
    reason = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, sqlite3.Error):
        return say("cli_store_failed", reason=reason)
    return say("cli_unexpected", kind=type(error).__name__, reason=reason)


def _db(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--db", type=_FILE, metavar="DB", help=say("cli_help_db"))(command)


def _today(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--today", type=Day(), help=say("cli_help_today"))(command)


def _json(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help=say("cli_help_json"))(command)


@click.group(cls=Group, help=say("cli_help"))
@click.version_option(package_name="minutes-bot", message="%(version)s", help=say("cli_help_version"))
def cli() -> None:
    """Hold the commands together."""


@cli.command(cls=Command, help=say("cli_help_load"))
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE…")
@_db
@click.option("--visibility", type=click.Choice(["public", "internal"]), help=say("cli_help_visibility"))
@click.option("--yes", is_flag=True, help=say("cli_help_yes"))
@_json
def load(files: tuple[Path, ...], db: Path | None, visibility: str | None, *, yes: bool, as_json: bool) -> int:
    """Read, show and store files."""
    from bot.commands_load import load_files

    return load_files(files, db, visibility=visibility, yes=yes, as_json=as_json)


@cli.command(cls=Command, help=say("cli_help_parse"))
@click.argument("file", type=_FILE, metavar="FILE")
@_json
@click.option("--with-source", is_flag=True, help=say("cli_help_with_source"))
def parse(file: Path, *, as_json: bool, with_source: bool) -> int:
    """Read and parse one file, store nothing."""
    from bot.commands_load import parse_file

    return parse_file(file, as_json=as_json, with_source=with_source)


@cli.command(cls=Command, help=say("cli_help_ask"))
@click.argument("question", required=False, metavar="QUESTION")
@click.option("--batch", type=_FILE, metavar="FILE.jsonl", help=say("cli_help_batch"))
@_db
@_today
@_json
@click.option("--explain", is_flag=True, help=say("cli_help_explain"))
def ask(  # noqa: PLR0913 one option each
    question: str | None,
    batch: Path | None,
    db: Path | None,
    today: date | None,
    *,
    as_json: bool,
    explain: bool,
) -> int:
    """Answer one question, or a file of them."""
    from bot import commands_ask

    if (question is None) == (batch is None):
        raise Misuse(say("cli_question_or_batch"), click.get_current_context())
    if batch is not None:
        return commands_ask.ask_batch(batch, db, today)
    return commands_ask.ask_one(question or "", db, today, as_json=as_json, explain=explain)


@cli.command(cls=Command, help=say("cli_help_tasks"))
@click.argument("body", metavar="BODY")
@_db
@_today
@_json
@click.option("--role", type=click.Choice(_ROLES), help=say("cli_help_role"))
@click.option("--meeting", type=int, metavar="N", help=say("cli_help_meeting"))
@click.option("--since", type=Day(), help=say("cli_help_since"))
def tasks(body: str, db: Path | None, today: date | None, *, as_json: bool, **filters: Any) -> int:  # noqa: ANN401
    """List every directive of a body."""
    from bot.commands_ask import list_tasks

    return list_tasks(body, db, today, as_json=as_json, **filters)


@cli.command(cls=Command, help=say("cli_help_chat"))
@_db
@_today
@click.option("--demo", is_flag=True, help=say("cli_help_demo"))
def chat(db: Path | None, today: date | None, *, demo: bool) -> int:
    """Talk in the terminal."""
    from bot.terminal import chat as act

    return act(db, today, demo=demo)


@cli.command(cls=Command, help=say("cli_help_misses"))
@_db
@_json
@click.option("--group", type=int, metavar="N", help=say("cli_help_group"))
@click.option("--page", type=int, default=1, metavar="N", help=say("cli_help_page"))
@click.option("--dismiss", type=int, metavar="N", help=say("cli_help_dismiss"))
def misses(db: Path | None, *, as_json: bool, **which: Any) -> int:  # noqa: ANN401
    """List the questions that were missed."""
    from bot.commands_teaching import list_misses

    return list_misses(db, as_json=as_json, **which)


@cli.command(cls=Command, help=say("cli_help_teach"))
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@_db
@_today
def teach(words: tuple[str, ...], db: Path | None, today: date | None) -> int:
    """Teach what a question means."""
    from bot.commands_teaching import teach_words

    return teach_words(words, db, today)


@cli.command(cls=Command, help=say("cli_help_taught"))
@_db
@_json
@click.option("--forget", type=int, metavar="N", help=say("cli_help_forget"))
def taught(db: Path | None, *, as_json: bool, forget: int | None) -> int:
    """List what was taught, or take it back."""
    from bot.commands_teaching import list_taught

    return list_taught(db, as_json=as_json, forget=forget)


@cli.command(cls=Command, help=say("cli_help_correct"))
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@_db
@_today
def correct(words: tuple[str, ...], db: Path | None, today: date | None) -> int:
    """Mend what was read wrong."""
    from bot.commands_corrections import correct as act

    return act(words, db, today)


@cli.command(cls=Command, help=say("cli_help_corrections"))
@_db
@_json
@click.option("--take-back", type=int, metavar="N", help=say("cli_help_take_back"))
@click.option("--page", type=int, default=1, metavar="N", help=say("cli_help_page"))
def corrections(db: Path | None, *, as_json: bool, take_back: int | None, page: int) -> int:
    """List what was mended, or take it back."""
    from bot.commands_corrections import list_corrections

    return list_corrections(db, as_json=as_json, take_back=take_back, page=page)


@cli.command(cls=Command, help=say("cli_help_reparse"))
@_db
@click.option("--yes", is_flag=True, help=say("cli_help_yes"))
def reparse(db: Path | None, *, yes: bool) -> int:
    """Parse the stored texts anew."""
    from bot.commands_corrections import reparse as act

    return act(db, yes=yes)


@cli.command("run", cls=Command, help=say("cli_help_run"))
def run_bot() -> int:
    """Run the Telegram bot."""
    from bot.commands_config import settings
    from bot.lifecycle import run as act

    return act(settings())


@cli.command("check-config", cls=Command, help=say("cli_help_check_config"))
def check_config() -> int:
    """Print every setting and what is wrong with it."""
    from bot.commands_config import check

    return check()


@cli.command(cls=Command, help=say("cli_help_backup"))
@click.argument("file", type=_FILE, metavar="FILE")
@_db
def backup(file: Path, db: Path | None) -> int:
    """Copy the store to a file."""
    from bot.commands_config import store_path
    from knowledge import backup as act

    count = act(store_path(db), file)
    click.echo(say("cli_backed_up", count=count, file=file))
    return 0


@cli.command(cls=Command, help=say("cli_help_restore"))
@click.argument("file", type=_FILE, metavar="FILE")
@_db
def restore(file: Path, db: Path | None) -> int:
    """Put a copy in the store's place."""
    from bot.commands_config import store_path
    from knowledge import restore as act

    path = store_path(db)
    count = act(file, path)
    click.echo(say("cli_restored", count=count, db=path))
    return 0


@cli.command(cls=Command, help=say("cli_help_export"))
@click.argument("file", type=_FILE, metavar="FILE")
@_db
@_today
@click.option("--body", metavar="BODY", help=say("cli_help_body"))
@click.option("--role", type=click.Choice(_ROLES), help=say("cli_help_role"))
@click.option("--meeting", type=int, metavar="N", help=say("cli_help_meeting"))
@click.option("--since", type=Day(), help=say("cli_help_since"))
def export(file: Path, db: Path | None, today: date | None, **filters: Any) -> int:  # noqa: ANN401
    """Write the ledger of directives to a file."""
    from bot.commands_export import export as act

    return act(file, db, today, **filters)


@cli.command("eval", cls=Command, help=say("cli_help_eval"))
@click.argument("place", required=False, type=_FILE, metavar="DIR")
@click.option("--misses", is_flag=True, help=say("cli_help_eval_misses"))
def evaluate(place: Path | None, *, misses: bool) -> int:
    """Measure parsing and answering against gold."""
    from bot.commands_eval import evaluate as act

    return act(place, misses=misses)


@cli.command(cls=Command, help=say("cli_help_bench"))
@click.option("--passages", type=click.IntRange(min=1), multiple=True, metavar="N", help=say("cli_help_passages"))
def bench(passages: tuple[int, ...]) -> int:
    """Measure the speed on made minutes."""
    from bot.commands_bench import SIZES
    from bot.commands_bench import bench as act

    return act(passages or SIZES)
