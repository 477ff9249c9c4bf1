"""原文, 还有吗: what the turn before rests on → its sentences in full, or that there is no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answers import words
from knowledge.answers.asked import Asked, answer
from knowledge.covering import cover
from knowledge.model import Status
from knowledge.questions import dialogue as turns
from knowledge.questions.terms import terms
from knowledge.weights import weigh
from knowledge.wording import card, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import Answer, Line, StoredDirective, StoredItem
    from knowledge.store.passages import Passage

_LONG = 600  # characters of a paragraph quoted as the original


def follow_up(asked: Asked) -> Answer | None:
    """The answer to a turn that leans wholly on the one before; None where there is nothing to lean on."""
    if asked.query.intent == "original":
        return original(asked)
    return more(asked)


def late(asked: Asked, found: Answer) -> Answer:
    """An answer, with a word where the question leans on a turn that is too long ago to lean on."""
    query = asked.query
    if not asked.dialogue.expired:
        return found
    if not turns.names_something(query) and (
        turns.leans(query)
        or turns.is_number(query)
        or query.intent in {"original", "more"}
        or found.status is Status.NOT_FOUND
    ):
        return answer(asked, Status.NOT_FOUND, [[line("dialogue_expired")]], confidence=0.6)
    if turns.leans(query):
        return replace(found, cards=(*found.cards, card(line("dialogue_expired_alone"))))
    return found


def original(asked: Asked) -> Answer | None:
    """The words of the minutes behind the last answer; 第二条原文 gives the second."""
    library = asked.library
    directives = [one for one in (library.directive(each) for each in asked.dialogue.directive_ids) if one]
    items = [one for one in (library.item(each) for each in asked.dialogue.item_ids) if one]
    if asked.query.point and directives:
        directives = directives[asked.query.point - 1 : asked.query.point]
    if not directives and not items:
        return None
    told = [_sentence(asked, one) for one in directives]
    found = items[0].item.decision if len(items) == 1 and not asked.query.point else None
    lacking = found is not None and not any(found.text in text for text in told)
    cards = [_paragraph(asked, items[0])] if lacking else []
    cards += [_quoted(asked, one) for one in directives[:5]]
    cards = cards or [_paragraph(asked, items[0])]
    return answer(
        asked,
        Status.ANSWERED,
        cards,
        confidence=0.9,
        items=items[:1] if not directives else _of(asked, directives),
        directives=directives,
    )


def _of(asked: Asked, directives: list[StoredDirective]) -> list[StoredItem]:
    found = (asked.library.item(one) for one in dict.fromkeys(each.item_id for each in directives))
    return [one for one in found if one]


def _quoted(asked: Asked, stored: StoredDirective) -> list[Line]:
    place = words.place(asked.minutes(stored.minutes_id), stored.item_ordinal, stored.directive.place)
    return [line("answer_quote", quote=_sentence(asked, stored)), line("answer_place", place=place)]


def _sentence(asked: Asked, stored: StoredDirective) -> str:
    """The whole passage that a directive stands in."""
    for passage in asked.library.passages(stored.item_id):
        if passage.span.covers(stored.directive.span):
            return passage.text
    return stored.directive.text


def _paragraph(asked: Asked, item: StoredItem) -> list[Line]:
    """The decision of an item, else its words; of a long one those sentences that the turns before were about."""
    passages = asked.library.passages(item.id)
    text = "".join(passage.text for passage in passages)
    found = item.item.decision
    quotes = [found.text] if found else _about(asked, passages) if len(text) > _LONG else [text]
    return [
        *(line("answer_quote", quote=one) for one in quotes or [text[:_LONG]]),
        words.stands_in(asked, item),
    ]


_MOST = 3  # sentences quoted as the original
_NEARLY = 0.8  # share of what the best of them holds


def _about(asked: Asked, passages: Sequence[Passage]) -> list[str]:
    """The sentences of an item that hold most of what the turns before were about, in the order of the text."""
    weights = weigh(terms(asked.dialogue.topic, asked.library.lexicon.lessons.synonyms), asked.library)
    shares = [cover(weights, one.plain) for one in passages] if weights.grams else []
    most = max(shares, default=0.0)
    best = [one.text for one, share in zip(passages, shares, strict=False) if share and share >= most * _NEARLY]
    return best[:_MOST]


def more(asked: Asked) -> Answer | None:
    """There is no more: every answer is whole; what is asked of everybody is added."""
    from knowledge.answers import tasks

    if asked.query.bodies or asked.dialogue.bodies:
        from knowledge.questions.dialogue import merge

        merged = merge(asked.query, asked.dialogue, asked.library)
        if merged.bodies:
            body = merged.bodies[0]
            names = tasks.canonicals(asked, body)
            told = not asked.query.bodies or set(names) & set(asked.dialogue.bodies)
            if asked.dialogue.intent != "tasks" or not told:  # 还有卫健委: another one than before
                return tasks.of_body(asked, body)
            found = tasks.directives(asked, body)
            head = line("tasks_none_more", body=names[0] if names else body.words, count=len(found))
            return answer(
                asked,
                Status.ANSWERED,
                [[head]],
                confidence=0.8,
                intent="tasks",
                directives=found,
                items=_of(asked, list(found)),
                count=len(found),
            )
    return None
