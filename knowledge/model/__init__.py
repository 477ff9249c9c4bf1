"""The nouns of the house: what flows between two stages, always frozen.

Spans are character offsets into ``Document.source``, the text that a reader produced.
"""

from knowledge.model.answer import Answer, Card, Choice, Dialogue, Line, Mark, Run, Searched, Status
from knowledge.model.correction import OF_ITEM, Correction, Field, KeyedItem, Mend, State
from knowledge.model.document import Document, Span
from knowledge.model.loading import Change, LoadPlan, LoadResult, LoadStatus
from knowledge.model.minutes import (
    NAMED_ROLES,
    AgendaItem,
    Attendance,
    Body,
    Deadline,
    Decision,
    Directive,
    Kind,
    Meeting,
    Minutes,
    Observer,
    Outcome,
    Part,
    PartKind,
    Role,
)
from knowledge.model.query import AskedBody, Hit, MeetingRef, Query, Sentence, Term
from knowledge.model.stored import Draft, Phrasing, StoredBody, StoredDirective, StoredItem, StoredMinutes, StoredPerson
from knowledge.model.teaching import Asker, Heard, Miss, MissGroup, Subject, Taught, Verdict

__all__ = [
    "NAMED_ROLES",
    "OF_ITEM",
    "AgendaItem",
    "Answer",
    "AskedBody",
    "Asker",
    "Attendance",
    "Body",
    "Card",
    "Change",
    "Choice",
    "Correction",
    "Deadline",
    "Decision",
    "Dialogue",
    "Directive",
    "Document",
    "Draft",
    "Field",
    "Heard",
    "Hit",
    "KeyedItem",
    "Kind",
    "Line",
    "LoadPlan",
    "LoadResult",
    "LoadStatus",
    "Mark",
    "Meeting",
    "MeetingRef",
    "Mend",
    "Minutes",
    "Miss",
    "MissGroup",
    "Observer",
    "Outcome",
    "Part",
    "PartKind",
    "Phrasing",
    "Query",
    "Role",
    "Run",
    "Searched",
    "Sentence",
    "Span",
    "State",
    "Status",
    "StoredBody",
    "StoredDirective",
    "StoredItem",
    "StoredMinutes",
    "StoredPerson",
    "Subject",
    "Taught",
    "Term",
    "Verdict",
]
