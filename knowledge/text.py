"""Raw text ↔ comparable text, with offsets kept both ways.

Patterns never see the raw source: blanks inside Chinese words, control characters, page numbers and editor
remnants are left out first, and both widths and both scripts are folded to one.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.model import Span


@dataclass(frozen=True)
class Text:
    """The letters of a document in two equally long strings.

    ``shown[i]`` is printed at ``source[at[i]]``; ``plain[i]`` is the same character folded for matching
    (full-width punctuation ，：；（）。, half-width digits and letters, simplified script, “” for all quotes).
    A newline in them is the end of a paragraph, not of a visual line.
    """

    source: str
    shown: str
    plain: str
    at: tuple[int, ...]
    furniture: tuple[Span, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The range of the source that ``shown[start:end]`` stands in; ValueError where it is empty."""
        if start >= end:
            msg = f"empty range {start}:{end}"
            raise ValueError(msg)
        return Span(self.at[start], self.at[end - 1] + 1)
