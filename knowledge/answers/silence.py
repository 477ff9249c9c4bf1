"""A matter that is in the minutes and a fact that is not → the answer that says so, with the nearest true thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import charged, words
from knowledge.answers.asked import Asked, answer
from knowledge.fitting import ITSELF, confidence
from knowledge.model import Status
from knowledge.wording import card, line

if TYPE_CHECKING:
    from knowledge.model import Answer, AskedBody, Hit, Query, StoredMinutes

_TIMES = frozenset({"date", "day"})
_SURE = 0.85


def called(kind: str, query: Query) -> str:
    """A kind of fact in words, by the unit that the question names where it names one."""
    key = {"date": "what_fact_date", "place": "what_fact_place", "deadline": "what_fact_date"}.get(kind, f"what_{kind}")
    if kind in {"count", "duration"} and query.unit:
        key += "_unit"
    return say(key, unit=query.unit, topic=query.topic)


def not_stated(asked: Asked, hit: Hit, kind: str) -> Answer:
    """The matter is in the minutes, the fact asked for is not: say so and show where it was looked for."""
    cards = [[line("not_stated", what=called(kind, asked.query))]]
    main = charged.following_up(hit.item, asked.library.directives(hit.item.id)) if kind in _TIMES else None
    if main and about_whole(hit):  # 会后由…: when, as far as it is told
        cards[0].append(line("not_stated_related", quote=main.directive.text))
    elif hit.sentences:
        cards[0].append(line("not_stated_related", quote=hit.sentences[0].text))
    cards[0].append(words.stands_in(asked, hit.item))
    return answer(asked, Status.NOT_STATED, cards, confidence=confidence(hit), items=[hit.item])


def of_meeting(asked: Asked, minutes: StoredMinutes, kind: str) -> Answer:
    """A meeting as a whole does not tell the fact asked for."""
    lines = [line("not_stated", what=called(kind, asked.query)), words.stands(minutes)]
    return answer(asked, Status.NOT_STATED, [lines], confidence=_SURE)


def about_whole(hit: Hit) -> bool:
    """Whether an item itself is asked after, and none of its sentences tells more of the question."""
    return hit.heading >= ITSELF and not any(one.cover > hit.heading for one in hit.sentences[:1])


def no_part(asked: Asked, hit: Hit, body: AskedBody) -> Answer:
    """The item gives a body nothing to do: say so, and show whom it does name."""
    item = hit.item
    label = next((name for one in sorted(body.ids) for name in asked.library.lexicon.names.get(one, ())), body.words)
    lines = [line("not_stated_part", body=label, ordinal=item.item.ordinal, title=words.title(item.item))]
    if main := charged.following_up(item, asked.library.directives(item.id)):
        lines.append(line("not_stated_related", quote=main.directive.text))
    lines.append(words.stands_in(asked, item))
    return answer(asked, Status.NOT_STATED, [lines], confidence=confidence(hit), items=[item])


def lacking(asked: Asked, hit: Hit, word: str) -> Answer:
    """The item does not hold one of the keywords at all."""
    cards = [[line("not_stated", what=say("what_asked", topic=word))]]
    if hit.sentences:
        cards[0].append(line("not_stated_related", quote=hit.sentences[0].text))
    cards[0].append(words.stands_in(asked, hit.item))
    return answer(asked, Status.NOT_STATED, cards, confidence=confidence(hit), items=[hit.item])


def but_without(told: Answer, word: str) -> Answer:
    """An answer to the first part of a question, with a word on what the minutes lack of the rest."""
    said = card(line("not_stated", what=say("what_asked", topic=word)))
    return replace(told, cards=(*told.cards, said))
