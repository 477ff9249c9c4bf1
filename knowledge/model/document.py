"""A file as text, and ranges of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of characters of the source text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether the other range lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many characters the two ranges share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text. ``furniture`` holds what the reader itself knows to be of the page, not of the text."""

    name: str
    source: str
    sha256: str
    format: str = "txt"
    furniture: tuple[Span, ...] = ()
    dated: date | None = None  # from the file's own metadata, where it has any
    data: bytes = field(default=b"", repr=False, compare=False)  # the file itself, where it is at hand
