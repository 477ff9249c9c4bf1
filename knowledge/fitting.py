"""Hits → whether an item is about what was asked, which of them fit alike, and whether the item as a whole is meant."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from knowledge.answers import facts
from knowledge.covering import cover
from knowledge.folding import fold
from knowledge.grams import sound
from knowledge.questions.lexicon import brought_by, tells
from knowledge.questions.patterns import A_YEAR, PAPERS
from knowledge.weights import weigh
from knowledge.word_classes import is_word, names_something, words

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Hit

ENOUGH = 0.5  # cover from which a topic counts as found; chosen on our own questions
_NAMED = 0.35  # cover that is enough where the heading holds a whole word of the question
_NEARLY = 0.42  # cover that is enough where a term of three characters stands whole
_TERM = 3
# An item stands out: cover that is something, how many times the next item's it is, and what chance gives any item.
_SOMETHING, _ALONE, _CHANCE = 0.25, 4.0, 0.05
_TOLD = 0.15  # and where a sentence tells the very fact that is asked for
_TITLE, _PARTLY = 6, 0.25  # characters of a heading in a row that name its item, whatever else is said
FAR = 1.6  # how many times the next item's score is far ahead of it
ITSELF = 0.5  # heading cover from which a question is about the item itself
WORD = 4  # characters in a row that are a word of their own and no chance
_MOST_BESIDE = 4
_YES_NO = re.compile(r"([\u4e00-\u9fff])[不没]\1")  # 到底让不让扩了
# a question, and no bare keywords
_ASKS = re.compile(rf"[吗么呢]|怎么|什么|多少|[几哪谁啥咋]|不$|没$|[？?]|{_YES_NO.pattern}")
_TIE = 0.75  # items whose score is this near the best one's fit as well
_SHORT = 5  # characters of a topic that is a bare keyword


def found(hit: Hit) -> bool:
    """Whether an item is about what was asked: it holds most of the question, or its heading a whole word of it."""
    if hit.cover >= ENOUGH or (hit.run >= WORD and hit.cover >= _NAMED):
        return True
    if hit.run >= _TITLE and hit.cover >= _PARTLY:
        return True
    return max(hit.run, hit.said) >= _TERM and hit.cover >= _NEARLY


def is_named(hit: Hit) -> bool:
    """Whether the question gives so much of the heading in a row that it names the item."""
    return hit.run >= _TITLE


def stands_apart(asked: Asked, hits: list[Hit]) -> bool:
    """Whether the best item is the one meant, though it holds little of the question: no other one is as near."""
    return stands_out(asked, hits) or meets_alone(asked, hits)


def stands_out(asked: Asked, hits: list[Hit]) -> bool:
    """Whether one item shares something rare with the question, and every other one next to nothing.

    People ask in words of their own; where all that the minutes print of them stands in one place, that is the place.
    """
    asks = asked.query.intent or _ASKS.search(asked.query.plain)
    if not asks or asked.query.bodies:  # bare keywords: each is meant; a body's own matter is asked for
        return False
    best, *others = hits
    if not best.run and _by_sound_alone(asked, best):
        return False
    second = max((hit.cover for hit in others), default=0.0)
    if best.cover >= _SOMETHING and best.cover >= _ALONE * (second + _CHANCE):
        return True
    may_tell = bool(asked.query.facts) and best.said > 1 and best.cover >= max(_TOLD, _ALONE * second)
    return may_tell and facts.unproved(asked, best) is None


_LEADS = 2.2  # how many times the score of the next item's one leads by that shares little with the question


def leads(asked: Asked, hits: list[Hit]) -> bool:
    """Whether one item is far likelier meant than every other one, however little of the question it holds.

    What it lacks of the question is told apart later (``missing``); chosen on questions of our own.
    """
    asks = asked.query.intent or _ASKS.search(asked.query.plain)
    if asked.query.intent in OF_A_MATTER:  # the result of a matter that the question names
        return False
    best, second = hits[0], max((hit.score for hit in hits[1:]), default=0.0)
    return bool(asks) and best.said > 1 and best.cover >= _TOLD and best.score >= _LEADS * second


def _by_sound_alone(asked: Asked, hit: Hit) -> bool:
    """Whether an item holds but words that sound like those of the question, every letter another: 点评, for 电瓶."""
    spelt = [
        term
        for term in asked.query.terms
        if not any(sound(term.text) == sound(one) and not set(term.text) & set(one) for one in term.others)
    ]
    text = "".join(passage.plain + passage.context for passage in asked.library.passages(hit.item.id))
    return cover(weigh(spelt, asked.library), text) < _CHANCE


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


def held_on(asked: Asked, hit: Hit) -> date:
    """The day of the meeting of a hit; the first of days where the minutes do not tell."""
    return asked.minutes(hit.item.minutes_id).meeting.held_on or date.min


OF_A_MATTER = frozenset({"decision", "document_status"})  # asked of one matter by its name


def speaks_of(hit: Hit, ids: frozenset[str]) -> bool:
    """Whether an item names one of some bodies as who brought it in, in a directive or in any words."""
    return names(hit, ids) or any(one in sentence.text for sentence in hit.sentences for one in ids)


def names(hit: Hit, ids: frozenset[str]) -> bool:
    """Whether an item names one of some bodies as who brought it in or in a directive."""
    item = hit.item.item
    return brought_by(item, ids) or tells(item.directives, ids)


_RELATED = 0.85  # an item is about a topic where it holds this share of what the best one holds


def alike(hits: list[Hit]) -> list[Hit]:
    """The items in which a topic stands as wholly as in the best one."""
    return [hit for hit in hits if found(hit) and hit.cover >= hits[0].cover * _RELATED]


_PAPER = re.compile(rf"{PAPERS}|草案|文件|材料")  # 发改委那个草案
NOW = re.compile(r"现在|现行|目前|眼下|如今|最新|到哪一?步|走到哪")  # how it stands: the newest tells


def tied(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """The items among which a bare keyword does not choose; empty where one stands out."""
    query = asked.query
    words = query.topic.replace(" ", "")
    if query.bodies and _PAPER.fullmatch(words):
        ids = frozenset(one for body in query.bodies for one in body.ids)
        own = [hit for hit in hits if names(hit, ids) and hit.cover >= hits[0].cover * 0.95]
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
    # one matter, meeting by meeting: the newest counts
    once = len({hit.item.minutes_id for hit in group}) == len(group)
    newest = query.intent in {*OF_A_MATTER, "responsible", "deadline"} or NOW.search(query.plain) is not None
    newest = newest or _YES_NO.search(query.plain) is not None
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
    word_for_word = query.intent == "original" and "decision" in dict(query.scores)  # 点头没有，原话怎么写的
    if word_for_word or query.intent in {"decision", "document_status", "tasks", "agenda"}:
        named = _DOCUMENT.search(query.topic)
        told = bool(named and query.intent == "decision" and named[0] in (hit.item.item.heading or ""))
        sent = query.intent == "document_status" and not hit.item.item.decisions  # 往哪儿送: a sentence tells it
        return told or hit.heading >= best * (1.0 if sent else 0.6)
    if query.intent in {"responsible", "deadline"}:
        return hit.heading >= best * 0.85
    return hit.heading >= best and query.intent in {"", "agenda"}


def confidence(hit: Hit) -> float:
    """How likely the item is the one meant: the share of the question that it holds."""
    return 0.35 + 0.64 * hit.cover
