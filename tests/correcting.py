"""A correction made as an office writes it, for tests that need one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from knowledge import correction_words, corrections
from knowledge.access import Standing
from knowledge.corrections import Editor

if TYPE_CHECKING:
    from knowledge.model import Correction
    from knowledge.store import Store

ALL = frozenset({"public", "internal", "restricted"})
OFFICE = Editor("telegram:5", Standing.OFFICE, date(2026, 3, 2))
TODAY = date(2023, 8, 1)


def correct(store: Store, words: str) -> Correction:
    """Make it, with the sight of everything; a CorrectionError where it cannot be."""
    key, field, value = correction_words.command(store, words, today=TODAY, sees=ALL)
    subject = corrections.see(store, key, sees=ALL)
    assert subject is not None
    mend = correction_words.mend(store, subject, field, value, sees=ALL)
    return corrections.correct(store, key, mend, sees=ALL, editor=OFFICE)
