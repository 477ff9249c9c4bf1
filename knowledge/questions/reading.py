"""A question as typed → Query: the steps of reading, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.model import Query
from knowledge.questions import normal, patterns
from knowledge.questions.intents import frame
from knowledge.questions.slots import (
    Slate,
    take_bodies,
    take_groups,
    take_meeting,
    take_ordinals,
    take_people,
    take_point,
)
from knowledge.questions.terms import correct, homophones, pieces, terms

if TYPE_CHECKING:
    from datetime import date

    from knowledge.library import Library

REJECTED = "rejected"


def read(question: str, library: Library, *, today: date, own: tuple[str, ...] = ()) -> Query:
    """Read one question by itself; what it takes over from the turn before is added by the dialogue."""
    raw = normal.clean(question)
    if normal.rejected(raw):
        return Query(raw=raw, plain=raw, intent=REJECTED)
    lexicon = library.lexicon
    plain, notes = normal.plain(raw, library.sounds)
    slate = Slate(plain)
    meeting = take_meeting(slate, today)
    ordinals = take_ordinals(slate)
    point = take_point(slate)
    slate.text, fixed = correct(slate.text, library.known, library.sounds)
    corrected = "".join(old if new == " " else new for old, new in zip(plain, slate.text, strict=True))
    groups = take_groups(slate)
    bodies, named = take_bodies(slate, lexicon, own)
    people = take_people(slate, lexicon)
    facts, unit = _facts(slate.text)
    taught = tuple((row.intent, row.phrasing) for row in library.store.intents() if row.taught)
    wanted = frame(slate.text, taught, with_body=bool(bodies or people))
    rest = list(slate.text)
    for start, end in wanted.spans:
        rest[start:end] = " " * (end - start)
    for match in patterns.ASKING.finditer(slate.text):
        rest[match.start() : match.end()] = " " * len(match[0])
    topic = " ".join(pieces("".join(rest)))
    return Query(
        raw=raw,
        plain=corrected,
        intent=wanted.best,
        scores=wanted.scores,
        bodies=bodies,
        groups=groups,
        people=people,
        meeting=meeting,
        ordinals=ordinals,
        point=point,
        facts=facts,
        unit=unit,
        topic=topic,
        terms=(*terms(topic), *homophones(topic, library.known, library.sounds)),
        notes=(*notes, *fixed, *named),
    )


def _facts(text: str) -> tuple[tuple[str, ...], str]:
    """The kinds of fact that a question asks for, and the unit where it names one."""
    found, unit = [], ""
    for kind, pattern in patterns.FACTS:
        if match := pattern.search(text):
            found.append(kind)
            unit = unit or (match.groupdict().get("unit") or "")
    return tuple(found), unit
