"""What speaks against a document being minutes.

Or against their being whole → warnings (keys of replies.yaml).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.minutes.lines import words
from knowledge.minutes.patterns_layout import ARTICLE, RESULT_LABEL, SAYS_RESULT
from knowledge.minutes.patterns_meeting import EVENT
from knowledge.model import PartKind

if TYPE_CHECKING:
    from knowledge.minutes.draft import ItemDraft
    from knowledge.minutes.layout import Layout
    from knowledge.model import Document, Meeting
    from knowledge.text import Text

_FEW_ARTICLES = 3  # more paragraphs 第一条, 第二条 … make a regulation


def is_minutes(text: Text, layout: Layout) -> bool:
    """Whether a document can be minutes.

    A meeting opens it or is named in its head, and it is no regulation.
    """
    articles = sum(bool(ARTICLE.match(words(text, paragraph))) for _, paragraph in layout.zones)
    if articles >= _FEW_ARTICLES:
        return False
    head = [words(text, paragraph) for paragraph in layout.of(PartKind.HEADER)]
    labelled = bool(layout.of(PartKind.ATTENDANCE))
    if layout.of(PartKind.OPENING) or labelled or any(EVENT.search(line) for line in head):
        return True
    return any(RESULT_LABEL.match(words(text, paragraph)) for paragraph in layout.of(PartKind.ITEM))


def agenda_only(text: Text, layout: Layout) -> bool:
    """Whether a document lists matters and says nothing of them.

    No whole sentence and no word of a result.
    """
    lines = [words(text, paragraph) for paragraph in (*layout.of(PartKind.ITEM), *layout.of(PartKind.OPENING))]
    return not any("。" in line or SAYS_RESULT.search(line) for line in lines)


def doubts(
    document: Document, text: Text, layout: Layout, meeting: Meeting, items: tuple[ItemDraft, ...]
) -> tuple[str, ...]:
    """Return the warnings for one document that can be minutes."""
    found = ["warning_scanned"] if document.format == "scan" else []
    if not items:
        found.append("warning_no_items")
    elif agenda_only(text, layout):
        found.append("warning_agenda_only")
    if meeting.held_text and meeting.held_on is None:
        found.append("warning_year_unknown")
    elif items and meeting.held_on is None:
        found.append("warning_day_unknown")
    return tuple(found)
