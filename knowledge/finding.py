"""A question's topic → the items it may be about, best first: those of the turn before, or those of the search."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answers import facts
from knowledge.covering import cover
from knowledge.fitting import ENOUGH, names
from knowledge.folding import fold
from knowledge.newest import NEAR, newest_first
from knowledge.questions import dialogue as turns
from knowledge.questions.patterns import A_YEAR
from knowledge.questions.terms import terms
from knowledge.search import search
from knowledge.weights import weigh

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Hit
    from knowledge.weights import Weights

_SETS = frozenset({"listing", "agenda", "history", "compare", "meetings"})  # to be whole
_MOST = 6  # items compared for one question
_AS_MUCH = 0.6  # share of the best cover from which it counts that an item charges the body asked for
_DEEP = 30  # items looked through for the one of the turn before


def find(asked: Asked) -> list[Hit]:
    """The hits for the topic; a follow-up looks inside the items of the turn before first; bodies named count."""
    query = asked.query
    if inside := _inside(asked):
        return inside
    most = _DEEP if query.intent in _SETS or query.turn else _MOST
    hits = search(query.terms, asked.library, within=asked.within, most=most, printed=query.printed)
    ids = frozenset(one for body in query.bodies for one in body.ids)
    if ids:
        least = _AS_MUCH * max((hit.cover for hit in hits), default=0.0)
        hits = sorted(hits, key=lambda hit: -hit.score * (1.6 if hit.cover >= least and names(hit, ids) else 1.0))
    return _before_first(asked, newest_first(asked, [hit for hit in hits if _years_fit(asked, hit)]))


_BRIEF = 8  # characters of a question that may well leave out what it is about


def _before_first(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """Of items that hold as much of a brief question, the one of the turn before: 低保户有没有照顾."""
    query = asked.query
    brief = len(query.topic.replace(" ", "")) <= _BRIEF and not (query.bodies or query.meeting or query.people)
    if not hits or not asked.dialogue.item_ids or not brief or turns.elsewhere(query):
        return hits
    least = hits[0].cover - NEAR
    return sorted(hits, key=lambda hit: not (hit.item.id in asked.dialogue.item_ids and hit.cover >= least))


# What any matter may have: asked for alone, it is that of the item of the turn before.
_OF_ANY = re.compile(
    r"名单|金额|比例|数量|期限|时限|费用|标准|人数|上限|总额|额度|范围|条件|频次|理由|原因|地点|地址|电话"
)


def _inside(asked: Asked) -> list[Hit]:
    """The item of the turn before that a follow-up, or a very short question, is about; none where it is not."""
    before, query = asked.dialogue, asked.query
    if not before.item_ids or turns.elsewhere(query) or not (asked.follows or turns.short(query)):
        return []
    there = frozenset(before.minutes_ids)
    named = query.meeting or query.places
    if named and not any(one.id in there for one in asked.scope):  # 那第48次呢: the matter, elsewhere
        return []
    alone = search(query.terms, asked.library, within=there, most=_DEEP)
    kept = [hit.item.id for hit in alone if hit.item.id in before.item_ids and hit.cover >= ENOUGH]
    one = len(before.item_ids) == 1 and bool(before.topic) and bool(query.facts)
    if not kept and one and _OF_ANY.fullmatch(query.topic):
        kept = list(before.item_ids)
    goes_on = not kept and one and turns.leans(query)  # 那搬出去住一个月给多少钱
    if goes_on:
        kept = list(before.item_ids)
    if not kept:
        return []
    both = (*query.terms, *terms(before.topic, asked.library.lexicon.lessons.synonyms))
    own = weigh(query.terms, asked.library)
    found = search(both, asked.library, within=there, most=_DEEP)
    hits = [_own_first(hit, own) for hit in found if hit.item.id == kept[0]]
    told = goes_on and hits and facts.unproved(asked, hits[0]) is None
    return hits if told or not goes_on else []


def _own_first(hit: Hit, own: Weights) -> Hit:
    """The item of the turn before, its sentences that hold what this turn adds first."""
    most = max((one.both for one in hit.sentences), default=0.0)
    held = {one.span for one in hit.sentences if cover(own, fold(one.text)) >= ENOUGH}
    first = [replace(one, both=most) for one in hit.sentences if one.span in held]
    return replace(hit, sentences=(*first, *(one for one in hit.sentences if one.span not in held)))


_IN_BRACKETS = re.compile(r"（[^（）]*）")


def _years_fit(asked: Asked, hit: Hit) -> bool:
    """Whether every year of the topic stands in the item, or is that of its meeting: 2022年预算 is not 2021年预算."""
    years = set(A_YEAR.findall(asked.query.topic))
    if not years:
        return True
    held = asked.minutes(hit.item.minutes_id).meeting.held_on
    left = years - {str(held.year)} if held is not None else years
    text = "".join(passage.plain for passage in asked.library.passages(hit.item.id))
    heading = _IN_BRACKETS.sub("", fold(hit.item.item.heading or ""))  # （2025年修订）: the year of the paper
    headed = set(A_YEAR.findall(heading))  # 2024年度…: of no other year, whatever it names
    other = left == years and headed and not headed & years
    return not other and all(year in text for year in left)
