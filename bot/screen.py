"""Cards → a terminal: quotations set in, places quiet, lines broken where the window ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from knowledge.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from knowledge.model import Card, Line

_STYLES = {Mark.PLAIN: "", Mark.STRONG: "bold", Mark.QUOTE: "cyan", Mark.PLACE: "dim"}
_WIDEST = 100  # longer lines are hard to read


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
        shown: RenderableType = text
        if line and line[0].mark is Mark.QUOTE:
            shown = Padding(text, (0, 0, 0, 2))
        self.console.print(shown)
