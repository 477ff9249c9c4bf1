"""The ledger of directives → a file on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import knowledge
from bot.commands_ask import EVERYTHING
from bot.commands_config import store_path
from bot.commands_config import today as day_of
from config.replies import say
from knowledge.errors import ExportPlaceError
from knowledge.ledger import ledger
from knowledge.model import Role

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def export(  # noqa: PLR0913 one option each
    file: Path,
    db: Path | None,
    today: date | None,
    *,
    body: str | None,
    role: str | None,
    meeting: int | None,
    since: date | None,
) -> int:
    """Write the file whole or not at all; its ending names the format."""
    wanted, day = Role(role) if role else None, day_of(today)
    with knowledge.open_store(store_path(db)) as store:
        entries = ledger(store, today=day, sees=EVERYTHING, body=body, role=wanted, meeting=meeting, since=since)
    data = knowledge.export(entries, file.suffix, today=day)
    unfinished = file.with_name(f".{file.name}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise ExportPlaceError(name=file) from error
    click.echo(say("cli_exported", count=len(entries), file=file))
    undated = sum(entry.due is None for entry in entries)
    if file.suffix.lower() == ".ics" and undated:
        click.echo(say("cli_exported_undated", count=undated))
    return 0
