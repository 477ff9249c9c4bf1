"""Cards → a terminal: quotations set in, places quiet, lines broken where the window ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from knowledge.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.model import Card, Line

_STYLES = {Mark.PLAIN: "", Mark.STRONG: "bold", Mark.QUOTE: "cyan", Mark.PLACE: "dim", Mark.FOUND: "bold cyan"}
_WIDEST = 100  # cells; longer lines are hard to read
_MARGIN = 2  # cells before a quotation
_CLOSING = frozenset("，。、；：？！”’」』》）〕】…")
_WHOLE = re.compile(r"[A-Za-z0-9.%-]{2}|[0-9][年月日]")  # 2026-03-20, 6月


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Let the caller end the program; rich would end it here, as if it had failed."""
        raise  # noqa: PLE0704 rich calls this while it handles the error


class Screen:
    """Where a person reads: a terminal gets colours and breaks, a pipe the plain words of each line."""

    def __init__(self) -> None:
        self.console = _Console(highlight=False, markup=False, emoji=False)
        if self.console.is_terminal:
            self.console.width = min(self.console.width, _WIDEST)

    def show(self, cards: Iterable[Card]) -> None:
        """Show the cards, a blank line between two."""
        for number, card in enumerate(cards):
            if number:
                self.console.print()
            for line in card.lines:
                self._print(line)

    def _print(self, line: Line) -> None:
        text = Text.assemble(*((run.text, _STYLES[run.mark]) for run in line))
        if not self.console.is_terminal:
            self.console.print(text, soft_wrap=True)
            return
        margin = _MARGIN if line and line[0].mark in {Mark.QUOTE, Mark.FOUND} else 0
        for row in text.divide(breaks(text.plain, self.console.width - margin)):
            row.pad_left(margin)
            self.console.print(row, soft_wrap=True)


def breaks(words: str, width: int) -> list[int]:
    """Tell where a line of Chinese is broken to fit so many cells (a Han character takes two).

    Chinese breaks anywhere but before a closing mark; rich breaks at blanks alone and leaves half a line.
    """
    found: list[int] = []
    used = 0
    for i, char in enumerate(words):
        used += cell_len(char)
        if used > width:
            start = _start(words, i, found[-1] if found else 0)
            found.append(start)
            used = cell_len(words[start : i + 1])
    return found


def _start(words: str, at: int, before: int) -> int:
    """Find the nearest place, not after ``at``, where a line may begin; ``at`` itself where there is none."""
    for start in range(at, before + 1, -1):
        if words[start] not in _CLOSING and not _WHOLE.fullmatch(words[start - 1 : start + 1]):
            return start
    return at
