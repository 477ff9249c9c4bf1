"""A question's topic → the items it may be about, best first, and whether they are what was asked for.

To abstain is the hard part: an item is found by how much of the question it holds (cover), and lost again where a
year, a keyword or the noun that the question ends in stands nowhere in it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from knowledge.akin import akin
from knowledge.answers import facts
from knowledge.answers.proofs import evidence
from knowledge.covering import cover
from knowledge.folding import fold
from knowledge.questions import dialogue as turns
from knowledge.questions.lexicon import brought_by, tells
from knowledge.questions.patterns import A_YEAR, PAPERS
from knowledge.questions.terms import terms
from knowledge.search import search
from knowledge.weights import weigh
from knowledge.word_classes import is_word, names_something, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit
    from knowledge.weights import Weights

ENOUGH = 0.5  # cover from which a topic counts as found; chosen on our own questions
_NAMED = 0.35  # cover that is enough where the heading holds a whole word of the question
_NEARLY = 0.42  # cover that is enough where a term of three characters stands whole
_TERM = 3
# An item stands out: cover that is something, how many times the next item's it is, and what chance gives any item.
_SOMETHING, _ALONE, _CHANCE = 0.25, 4.0, 0.05
_TITLE, _PARTLY = 6, 0.25  # characters of a heading in a row that name its item, whatever else is said
FAR = 1.6  # how many times the next item's score is far ahead of it
_WORD = 4  # characters in a row that are a word of their own and no chance
_NEAR = 0.1  # items whose cover is this near the best one's are about the same
_MOST_BESIDE = 4
_ASKS = re.compile(r"[吗么呢]|怎么|什么|多少|[几哪谁啥咋]|不$|没$|[？?]")  # a question, and no bare keywords
_TIE = 0.75  # items whose score is this near the best one's fit as well
_MOST = 6  # items compared for one question
_DEEP = 30  # items looked through for the one of the turn before
_SHORT = 5  # characters of a topic that is a bare keyword


def find(asked: Asked) -> list[Hit]:
    """The hits for the topic; a follow-up looks inside the items of the turn before first; bodies named count."""
    query = asked.query
    if inside := _inside(asked):
        return inside
    whole = (
        query.intent in {"listing", "agenda", "history", "compare", "meetings"} or query.turn
    )  # a set is to be whole
    most = _DEEP if whole else _MOST
    hits = search(query.terms, asked.library, within=asked.within, most=most, printed=query.printed)
    ids = frozenset(one for body in query.bodies for one in body.ids)
    if ids:
        hits = sorted(hits, key=lambda hit: -hit.score * (1.6 if _names(hit, ids) else 1.0))
    return _before_first(asked, _newest_first(asked, [hit for hit in hits if _years_fit(asked, hit)]))


_BRIEF = 8  # characters of a question that may well leave out what it is about


def _before_first(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """Of items that hold as much of a brief question, the one of the turn before: 低保户有没有照顾."""
    query = asked.query
    brief = len(query.topic.replace(" ", "")) <= _BRIEF and not (query.bodies or query.meeting or query.people)
    if not hits or not asked.dialogue.item_ids or not brief or turns.elsewhere(query):
        return hits
    least = hits[0].cover - _NEAR
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
    alone = search(query.terms, asked.library, within=there, most=_DEEP)
    kept = [hit.item.id for hit in alone if hit.item.id in before.item_ids and hit.cover >= ENOUGH]
    if not kept and _OF_ANY.fullmatch(query.topic) and query.facts:
        kept = list(before.item_ids[:1]) if len(before.item_ids) == 1 and before.topic else []
    if not kept:
        return []
    both = (*query.terms, *terms(before.topic, asked.library.lexicon.lessons.synonyms))
    own = weigh(query.terms, asked.library)
    found = search(both, asked.library, within=there, most=_DEEP)
    return [_own_first(hit, own) for hit in found if hit.item.id == kept[0]]


def _own_first(hit: Hit, own: Weights) -> Hit:
    """The item of the turn before, its sentences that hold what this turn adds first."""
    most = max((one.both for one in hit.sentences), default=0.0)
    held = {one.span for one in hit.sentences if cover(own, fold(one.text)) >= ENOUGH}
    first = [replace(one, both=most) for one in hit.sentences if one.span in held]
    return replace(hit, sentences=(*first, *(one for one in hit.sentences if one.span not in held)))


def found(hit: Hit) -> bool:
    """Whether an item is about what was asked: it holds most of the question, or its heading a whole word of it."""
    if hit.cover >= ENOUGH or (hit.run >= _WORD and hit.cover >= _NAMED):
        return True
    if hit.run >= _TITLE and hit.cover >= _PARTLY:
        return True
    return max(hit.run, hit.said) >= _TERM and hit.cover >= _NEARLY


def is_named(hit: Hit) -> bool:
    """Whether the question gives so much of the heading in a row that it names the item."""
    return hit.run >= _TITLE


def stands_out(asked: Asked, hits: list[Hit]) -> bool:
    """Whether one item shares something rare with the question, and every other one next to nothing.

    People ask in words of their own; where all that the minutes print of them stands in one place, that is the place.
    """
    asks = asked.query.intent or _ASKS.search(asked.query.plain)
    if not asks or asked.query.bodies:  # bare keywords: each is meant; a body's own matter is asked for
        return False
    best, *others = hits
    second = max((hit.cover for hit in others), default=0.0)
    return best.cover >= _SOMETHING and best.cover >= _ALONE * (second + _CHANCE)


_TOGETHER = 2  # words of a question that one sentence alone of the store holds together
_LEAST = 0.2  # cover from which it counts


def meets_alone(asked: Asked, hits: list[Hit]) -> bool:
    """Whether one sentence holds several words of the question, and those of no other item hold as many.

    By chance two words that tell something do not meet in one sentence, however much else the question says.
    """
    asks = asked.query.intent or _ASKS.search(asked.query.plain)
    said = {word for word, kind in words(asked.query.topic) if len(word) > 1 and is_word(word) and _tells(word, kind)}
    best, *others = [_most_of(asked, said, hit) for hit in hits]
    least = _TOGETHER if asks else _TOGETHER + 1  # bare keywords: each is meant
    return best >= least and hits[0].cover >= _LEAST and all(best > one for one in others)


def _tells(word: str, kind: str) -> bool:
    """Whether a word of a question tells something by itself: 路口, 值守, 清明节."""
    return names_something(word) or kind == "s" or (kind == "t" and len(word) >= _TERM)


def _most_of(asked: Asked, said: set[str], hit: Hit) -> int:
    """How many of some words stand together in one sentence of an item that is of the years asked for."""
    own = str(held_on(asked, hit).year)
    years = [year for year in A_YEAR.findall(asked.query.topic) if year != own]
    texts = [fold(one.text) for one in hit.sentences[:3]]
    return max((sum(word in text for word in said) for text in texts if all(year in text for year in years)), default=0)


def _years_fit(asked: Asked, hit: Hit) -> bool:
    """Whether every year of the topic stands in the item, or is that of its meeting: 2022年预算 is not 2021年预算."""
    years = set(A_YEAR.findall(asked.query.topic))
    if not years:
        return True
    held = asked.minutes(hit.item.minutes_id).meeting.held_on
    text = "".join(passage.plain for passage in asked.library.passages(hit.item.id))
    return all(year in text or (held is not None and str(held.year) == year) for year in years)


OF_A_MATTER = frozenset({"decision", "document_status"})  # asked of one matter by its name
_FIGURES = frozenset({"amount", "figure", "total", "share", "count"})  # of a year, whichever meeting tells them


def _newest_first(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """Of items that fit alike, those that hold the facts asked for first, then those of the newer meeting."""
    if not hits:
        return hits
    counts = asked.query.turn < 0 or (
        asked.query.turn and asked.query.intent != "history"
    )  # 从第一次上会到现在: all of it
    if counts and (turned := _turned(asked, hits)):
        return turned
    if len(hits) > 1 and is_named(hits[0]) and hits[0].score >= hits[1].score * FAR:
        return hits
    if asked.query.facts:
        hits = sorted(
            hits,
            key=lambda hit: (not found(hit), -round(max((one.both for one in hit.sentences), default=0), 1)),
        )
    best = hits[0]
    alike = [
        hit
        for hit in hits
        if hit.cover >= best.cover - _NEAR
        and hit.heading >= best.heading - _NEAR
        and hit.score >= best.score * _TIE * 0.8
    ]
    days = {hit.item.minutes_id: asked.minutes(hit.item.minutes_id).meeting.held_on or date.min for hit in alike}
    years = {int(year) for year in A_YEAR.findall(asked.query.plain)} | set(asked.query.years)

    def off(hit: Hit) -> bool:
        return bool(years) and days[hit.item.minutes_id].year not in years

    decides = asked.query.intent == "decision"

    told = set(A_YEAR.findall(asked.query.topic)) if _FIGURES & set(asked.query.facts) else set()

    proofs = [proof for _, proof in evidence(asked)] if told else []

    def of_other_year(hit: Hit) -> bool:
        first = hit.sentences[:1]
        said = any(year in one.text for one in first for year in told)
        return bool(proofs) and not (said and all(proof.search(one.text) for one in first for proof in proofs))

    counts_ = _QUANTITY.findall(asked.query.plain)

    def key(hit: Hit) -> tuple[bool, bool, bool, bool, bool, bool, int]:
        newest = -days[hit.item.minutes_id].toordinal()
        undecided = decides and not hit.item.item.decisions
        lacks = facts.unproved(asked, hit) is not None
        text = fold("".join(one.text for one in hit.sentences)) if counts_ else ""
        uncounted = any(one not in text for one in counts_)  # 新增的6个小区: where there are six of them
        return lacks, uncounted, of_other_year(hit), off(hit), undecided, not facts.names_somebody(asked, hit), newest

    alike.sort(key=key)
    return [*alike, *(hit for hit in hits if hit not in alike)]


_QUANTITY = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:个|家|户|亩|公里|万|亿|台|所|处|名|块|座|辆|栋|套|平方米)")
_SAME = 0.75  # share of the best cover from which an item of another meeting is about the same
_ROUGHLY = 0.6  # and of one that is counted off among them, however much else the question says
_TOLD = 0.9  # share of the topic that a sentence holds which is about it, whatever its heading


def same_matter(hits: Sequence[Hit], *, share: float = _SAME) -> list[Hit]:
    """The best item of each meeting that is about the same as the best hit, best first; ``share`` of its cover."""
    found: dict[int, Hit] = {}
    for hit in hits:
        named = hit.heading >= hits[0].heading * _SAME or any(one.cover >= _TOLD for one in hit.sentences[:2])
        told = hit.cover >= hits[0].cover * share and named
        if told or (hit.heading and akin(hit.item.item, hits[0].item.item)):
            found.setdefault(hit.item.minutes_id, hit)
    return list(found.values())


_HEADED = 0.45  # share of the topic that the heading of a later item holds which is about the same matter


def later(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    """The item of the newest later meeting that is on the matter of the best hit by its heading; None where none is."""
    query = asked.query
    best = hits[0]
    dated = query.meeting or query.turn or query.years or A_YEAR.search(query.plain)
    if dated or not best.heading:
        return None
    least = max(_HEADED, best.heading - _NEAR)
    same = [
        hit
        for hit in hits[1:]
        if ((hit.heading >= least and max(hit.run, hit.said) >= _WORD) or akin(hit.item.item, best.item.item))
        and held_on(asked, hit) > held_on(asked, best)
    ]
    return max(same, key=lambda hit: held_on(asked, hit), default=None)


def held_on(asked: Asked, hit: Hit) -> date:
    """The day of the meeting of a hit; the first of days where the minutes do not tell."""
    return asked.minutes(hit.item.minutes_id).meeting.held_on or date.min


def _turned(asked: Asked, hits: Sequence[Hit]) -> list[Hit]:
    """The item of the meeting that the question counts off (头一次没过), of those on the same matter."""
    in_order = sorted(same_matter(hits, share=_ROUGHLY), key=lambda hit: held_on(asked, hit))
    turn = asked.query.turn
    at = turn - 1 if turn > 0 else len(in_order) + turn
    return in_order[at : at + 1]


def speaks_of(hit: Hit, ids: frozenset[str]) -> bool:
    """Whether an item names one of some bodies as who brought it in, in a directive or in any words."""
    return _names(hit, ids) or any(one in sentence.text for sentence in hit.sentences for one in ids)


def _names(hit: Hit, ids: frozenset[str]) -> bool:
    item = hit.item.item
    return brought_by(item, ids) or tells(item.directives, ids)


_RELATED = 0.85  # an item is about a topic where it holds this share of what the best one holds


def alike(hits: list[Hit]) -> list[Hit]:
    """The items in which a topic stands as wholly as in the best one."""
    return [hit for hit in hits if found(hit) and hit.cover >= hits[0].cover * _RELATED]


_PAPER = re.compile(rf"{PAPERS}|草案|文件|材料")  # 发改委那个草案


_NOW = re.compile(r"现在|目前|眼下|如今|最新|到哪一?步|走到哪")  # how it stands: the newest tells


def tied(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """The items among which a bare keyword does not choose; empty where one stands out."""
    query = asked.query
    words = query.topic.replace(" ", "")
    if query.bodies and _PAPER.fullmatch(words):
        ids = frozenset(one for body in query.bodies for one in body.ids)
        own = [hit for hit in hits if _names(hit, ids) and hit.cover >= hits[0].cover * 0.95]
        return own if len(own) > 1 and not any(hit.item.id in asked.dialogue.item_ids for hit in own) else []
    if len(words) > _SHORT or query.facts or query.bodies:
        return []
    best = hits[0]
    near = [hit for hit in hits if hit.score >= best.score * _TIE and hit.cover >= best.cover * 0.95]
    headed = [hit for hit in hits if hit.heading > 0.9]  # noqa: PLR2004 the keyword stands in the heading, whole
    if len(headed) == 1 and best is headed[0]:
        return []
    group = headed if len(headed) > 1 else near
    if any(hit.item.id in asked.dialogue.item_ids for hit in group):
        return []  # the turn before chooses
    once = len({hit.item.minutes_id for hit in group}) == len(
        group
    )  # one matter, meeting by meeting: the newest counts
    newest = query.intent in {*OF_A_MATTER, "responsible", "deadline"} or _NOW.search(query.plain) is not None
    return [] if len(group) < 2 or (once and newest) else group  # noqa: PLR2004 none beside it


_BESIDE = 10  # characters of a topic that may well mean several items
_AS_MUCH = 0.9


def beside(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """The further items that hold all of a short topic that the best one holds; none where a fact is asked for."""
    query = asked.query
    short = 1 < len(query.topic.replace(" ", "")) <= _BESIDE
    if not short or query.facts or query.bodies or query.ordinals or query.intent in {"responsible", "deadline"}:
        return []
    best = hits[0]
    whole = [hit for hit in hits[1:] if hit.cover >= max(ENOUGH, best.cover * _AS_MUCH)]
    return [hit for hit in whole if max(hit.run, hit.said) >= min(_TERM, len(query.topic))][:_MOST_BESIDE]


# What a question about a result names: the 办法 in 公租房办法.
_DOCUMENT = re.compile(r"(?:办法|方案|规划|报告|条例|措施|意见|计划|草案|请示|细则|预案|规定|通告)(?=$| )")


def about_item(asked: Asked, hit: Hit) -> bool:
    """Whether the question is about the item as a whole: its decision answers, not one of its sentences."""
    query = asked.query
    best = hit.sentences[0].cover if hit.sentences else 0.0
    if query.intent in {"decision", "document_status", "tasks", "agenda"}:
        named = _DOCUMENT.search(query.topic)
        told = bool(named and query.intent == "decision" and named[0] in (hit.item.item.heading or ""))
        return told or hit.heading >= best * 0.6
    if query.intent in {"responsible", "deadline"}:
        return hit.heading >= best * 0.85
    return hit.heading >= best and query.intent in {"", "agenda"}
