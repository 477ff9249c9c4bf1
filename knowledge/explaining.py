"""An answer → how its question was read, and how sure the search was: what `ask --explain` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.replies import say
from knowledge import finding, fitting
from knowledge.answers import facts, silence, words
from knowledge.library import Library
from knowledge.missing import missing
from knowledge.model import Card, Dialogue
from knowledge.scope import ask_of
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.answers.asked import Asked
    from knowledge.model import Answer, Hit, Line, Query
    from knowledge.store import Store

_MOST = 5  # items told of


def explain(store: Store, answer: Answer, *, sees: frozenset[str]) -> Card:
    """Tell what was taken for what, the intents with their scores, the topic, and the items with their signals."""
    query = answer.query
    if query is None:
        return Card((line("explain_none"),))
    asked = ask_of(query, Library(store, sees), Dialogue())
    hits = finding.find(asked) if query.terms and asked.scope else []
    lines = [line("explain_head", intent=query.intent or answer.intent, confidence=f"{answer.confidence:.2f}")]
    lines += _read(query)
    lines.append(line("explain_scope", count=len(asked.scope)))
    lines += [_hit(hit) for hit in hits[:_MOST]]
    if hits:
        lines.append(_verdict(asked, hits))
    return Card(tuple(lines))


def _read(query: Query) -> Iterator[Line]:
    """What was recognised in the question, one line a kind; nothing for what it does not hold."""
    found = {
        "notes": query.notes,
        "scores": [f"{name} {score:.1f}" for name, score in query.scores],
        "bodies": [body.words for body in query.bodies],
        "groups": query.groups,
        "people": query.people,
        "meeting": [query.meeting.words] if query.meeting else (),
        "ordinals": [str(number) for number in query.ordinals],
        "facts": [silence.called(kind, query) for kind in query.facts],
        "topic": [query.topic] if query.topic else (),
        "terms": [f"{term.text}={'|'.join(term.others)}" for term in query.terms if term.others],
    }
    for kind, values in found.items():
        if values:
            yield line(f"explain_{kind}", words="、".join(values))


def _hit(hit: Hit) -> Line:
    """One item with its signals: what it holds of the question, its heading, its best sentence, its score."""
    return line(
        "explain_hit",
        ordinal=hit.item.item.ordinal,
        title=words.title(hit.item.item),
        cover=f"{hit.cover:.2f}",
        heading=f"{hit.heading:.2f}",
        sentence=f"{hit.sentences[0].cover:.2f}" if hit.sentences else "—",
        run=max(hit.run, hit.said),
        score=f"{hit.score:.1f}",
    )


def _verdict(asked: Asked, hits: list[Hit]) -> Line:
    """Whether the best item counts as found, and what it lacks."""
    best = hits[0]
    sure = fitting.found(best) or fitting.stands_apart(asked, hits)
    kind = facts.unproved(asked, best)
    word = "" if kind else missing(asked, best)
    if not (kind or word) and (sure or fitting.leads(asked, hits)):
        return line("explain_found")
    if not sure:
        return line("explain_not_found", enough=f"{fitting.ENOUGH:.2f}")
    return line("explain_lacks", what=silence.called(kind, asked.query) if kind else say("what_asked", topic=word))
