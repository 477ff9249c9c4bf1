"""``minutes-bot bench`` → tables of speed, load and memory, with the peers of the same run beside them."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.bench import ASKED, Loaded, Measured, apart, load, measure
from bot.bench_peers import Peer, peers
from config.replies import say

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (1_000, 10_000)
_MEGA = 1_000_000


def bench(sizes: Sequence[int], asked: int = ASKED) -> int:
    """Measure each size by so many questions and print the tables."""
    console = Console()
    found = [_measured(size, asked) for size in sizes]
    console.print(_figures(found), _others(found), say("bench_note"), sep="\n")
    return 0


@dataclass(frozen=True, slots=True)
class _Size:
    """All figures of one size."""

    loaded: Loaded
    measured: Measured
    peers: list[Peer]


def _measured(size: int, asked: int) -> _Size:
    with tempfile.TemporaryDirectory(prefix="minutes-bench-") as folder:
        path = Path(folder) / "made.db"
        loaded = _load(path, size)
        measured = cast("Measured", apart(measure, path, size, asked))
        return _Size(loaded, measured, cast("list[Peer]", apart(peers, path, size)))


def _load(path: Path, size: int) -> Loaded:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(say("bench_loading", count=f"{size:,}"), total=None)
        return load(path, size, lambda done, whole: progress.update(task, completed=done, total=whole))


def _figures(found: Sequence[_Size]) -> Table:
    """One column a size, one row a figure."""
    table = Table(title=say("bench_title"))
    table.add_column(say("bench_figure"))
    for one in found:
        table.add_column(say("bench_passages", count=f"{one.loaded.passages:,}"), justify="right")
    for row in zip(*map(_column, found), strict=True):
        table.add_row(say(f"bench_{row[0][0]}"), *(value for _, value in row))
    return table


def _column(size: _Size) -> list[tuple[str, str]]:
    loaded, measured = size.loaded, size.measured
    return [
        ("first", _ms(measured.first * 1000)),
        ("p50", _ms(measured.times.at(0.5))),
        ("p95", _ms(measured.times.at(0.95))),
        ("p99", _ms(measured.times.at(0.99))),
        ("right", f"{measured.right:.1%}"),
        ("same_named", f"{measured.same_named:.1%}"),
        ("same_broad", f"{measured.same_broad:.1%}"),
        ("memory", f"{measured.memory / _MEGA:.0f}"),
        ("loaded", f"{loaded.passages / loaded.seconds:,.0f}"),
        ("parsed", f"{loaded.parsed:.0f}"),
        ("size", f"{loaded.size / _MEGA:.1f}"),
    ]


def _others(found: Sequence[_Size]) -> Table:
    """One row a peer and size."""
    table = Table(title=say("bench_peers"))
    for key in ("size_of", "name", "p50", "p95", "ratio"):
        table.add_column(say(f"bench_{key}"), justify="right")
    for size in found:
        own = size.measured.times.at(0.5)
        for name, times in size.peers:
            ratio = f"{times.at(0.5) / own:.2f}"
            table.add_row(f"{size.loaded.passages:,}", name, _ms(times.at(0.5)), _ms(times.at(0.95)), ratio)
    return table


def _ms(milliseconds: float) -> str:
    return f"{milliseconds:.2f}"
