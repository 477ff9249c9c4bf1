"""``minutes-bot eval`` → tables of how well minutes are parsed and questions answered, and what is below its floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.evaluation import Part, floors, folder, own
from config.replies import replies, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from knowledge.evaluation.answering import Score

_HELD = "held"  # whose misses nobody may look at: what is tuned on proves nothing
_FIRST = ("all", "false_answers", "false_refusals", "top1", "passage1")


def evaluate(place: Path | None, *, misses: bool) -> int:
    """Score, print, and tell by the exit code whether a figure is below its floor."""
    console = Console()
    with console.status("") as status:
        parts = _scored(place, lambda name: status.update(escape(_label("part", name))))
    parsed, answered = [part for part in parts if part.parsed.counts], [part for part in parts if part.answers.all]
    if parsed:
        console.print(_parsing(parsed))
    if answered:
        console.print(_answering(answered), _searching(answered), sep="\n")
    if misses:
        _tell_misses(parts)
    low = [(part, part.below(floors())) for part in parts]
    for part, figures in low:
        for name, figure in figures.items():
            slots = {"part": _label("part", part.name), "name": _label("figure", name), "figure": f"{figure:.3f}"}
            click.echo(say("eval_below", **slots, floor=floors()[part.name][name]), err=True)
    return int(any(figures for _, figures in low))


def _scored(place: Path | None, told: Callable[[str], None]) -> list[Part]:
    return own(told) if place is None else folder(place, told)


def _label(kind: str, name: str) -> str:
    """The Chinese word for a part, a figure, an intent or a style; its own name where the tables have none."""
    for key in (f"eval_{kind}_{name}", f"{kind}_{name}"):
        if key in replies():
            return say(key)
    return name or say("eval_unnamed")


def _table(title: str, head: str, columns: Iterable[str]) -> Table:
    table = Table(title=say(title))
    table.add_column(say(head))
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _parsing(parts: Sequence[Part]) -> Table:
    """One row a measure, one column a part; a dash where gold has nothing to measure by."""
    table = _table("eval_parsing", "eval_measure", (_label("part", part.name) for part in parts))
    for name in parts[0].parsed.figures():
        table.add_row(_label("figure", name), *(_parsed(part, name) for part in parts))
    return table


def _parsed(part: Part, name: str) -> str:
    counted = {measure.removesuffix(".p").removesuffix(".r") for measure in part.parsed.counts}
    return f"{part.parsed.figures()[name]:.3f}" if name.removesuffix(".r") in counted else "—"


def _answering(parts: Sequence[Part]) -> Table:
    """All answers, those that should not have been, and the right ones by kind and by style."""
    table = _table("eval_answering", "eval_measure", (_label("part", part.name) for part in parts))
    for name in _FIRST:
        table.add_row(_label("figure", name), *(_share(part.answers, ("", name)) for part in parts))
    for side in ("intent", "style"):
        table.add_section()
        for name in sorted({key for part in parts for at, key in part.answers.all if at == side}):
            table.add_row(_label(side, name), *(_share(part.answers, (side, name)) for part in parts))
    return table


def _searching(parts: Sequence[Part]) -> Table:
    """The question line beside the baselines, over the questions that one item answers."""
    columns = [f"{_label('part', part.name)} {_label('figure', name)}" for part in parts for name in _FIRST[3:]]
    table = _table("eval_searching", "eval_method", columns)
    for method in ("own", "index", "likeness"):
        scores = [part.answers if method == "own" else part.others[method] for part in parts]
        table.add_row(_label("method", method), *(_share(score, ("", name)) for score in scores for name in _FIRST[3:]))
    return table


def _share(score: Score, key: tuple[str, str]) -> str:
    return f"{score.share(key):.3f} ({score.right[key]}/{score.all[key]})" if score.all[key] else "—"


def _tell_misses(parts: Sequence[Part]) -> None:
    for part in parts:
        if part.name == _HELD:
            continue
        for line in part.parsed.misses:
            click.echo(line)
        for gold, why, _ in part.answers.misses:
            click.echo(f"{gold.id} [{gold.intent}/{gold.style}] {' / '.join((*gold.history, gold.question))} → {why}")
