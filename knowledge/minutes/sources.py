"""The stretches of a document where its facts may stand: head, opening sentences, tail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.minutes.dates import first_day
from knowledge.minutes.draft import Range
from knowledge.minutes.patterns_layout import KEY
from knowledge.minutes.patterns_meeting import NAME_KEY
from knowledge.model import PartKind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from knowledge.minutes.dates import Day
    from knowledge.minutes.layout import Layout
    from knowledge.text import Text

_OPENING_LENGTH = 600  # the sentences of an opening that name day, place and chair
_SAMPLE = 2000  # characters that show the script of a document
_REPUBLIC_SHARE = 0.05  # a few variants do not make a script


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the facts may stand; ``republic`` tells that short years count from 1912."""

    text: Text
    head: tuple[Range, ...]
    opening: Range | None
    tail: tuple[Range, ...]
    republic: bool

    @classmethod
    def of(cls, text: Text, layout: Layout) -> Sources:
        """Return the sources of one document."""
        openings = layout.of(PartKind.OPENING)
        opening = None
        if openings:
            start = openings[0].start
            opening = Range(start, min(openings[-1].end, start + _OPENING_LENGTH))
        head, tail = tuple(layout.of(PartKind.HEADER)), tuple(layout.of(PartKind.TAIL))
        return cls(text, head, opening, tail, _is_republic(text))

    def line(self, stretch: Range) -> str:
        """Return what a stretch says, folded."""
        return self.text.plain[stretch.start : stretch.end]

    def shown(self, found: re.Match[str], group: str | int = 0) -> str:
        """Return a match as printed."""
        return self.text.shown[slice(*found.span(group))]

    def day(self, stretch: Range) -> Day | None:
        """Return the first day printed in a stretch."""
        return first_day(self.text.plain, stretch.start, stretch.end, republic=self.republic)

    def titles(self) -> Iterator[Range]:
        """Yield the lines of the head that may be a title; the keys of a page's metadata are none."""
        for stretch in self.head:
            line = self.line(stretch)
            named = NAME_KEY.match(line)
            if named:
                yield Range(stretch.start + named.start("value"), stretch.end)
            elif not KEY.match(line):
                yield stretch


def _is_republic(text: Text) -> bool:
    """Whether a document is in traditional script, whose short years are those of the Republic of China."""
    pairs = zip(text.shown[:_SAMPLE], text.plain[:_SAMPLE], strict=True)
    changed = sum(printed != folded for printed, folded in pairs if printed > "\u33ff")
    return changed > _REPUBLIC_SHARE * max(1, len(text.plain[:_SAMPLE]))
