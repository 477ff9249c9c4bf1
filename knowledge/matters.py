"""A question by what it is about → nothing found, which one, several meetings, what it lacks, or one item."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge import finding, fitting, newest, one_item
from knowledge.akin import akin
from knowledge.answers import (
    brought,
    charged,
    history,
    listing,
    otherwise,
    silence,
    sittings,
    words,
)
from knowledge.answers.asked import alone, latest
from knowledge.answers.numbered import of_item_before
from knowledge.folding import fold
from knowledge.hits import chosen
from knowledge.missing import missing
from knowledge.missing.nouns import foreign_noun, names_a_thing
from knowledge.model import MeetingRef, Status
from knowledge.questions import dialogue as turns
from knowledge.questions.patterns import AND_THEN, PAPERS
from knowledge.questions.terms import terms

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Answer, Hit, Query

_OF_ITS_OWN = 0.9  # cover of its heading, from which an item is headed by the matter
_FEW = 2  # items of other meetings that are pointed to
_BRIEF = 8  # characters of a topic that may well leave out what it is about
_CLAUSE = re.compile(r"[，,。；;？?！!]+|(?<=[啊呀呢吧嘛])")
_OF_SAME = 0.2  # and one of another meeting, whose sentence holds more of the question than any of the best one's
_ROUGHLY = 0.6  # share of its cover from which one that is headed alike may tell as well
_NAME = 0.7  # share of its run of the name, from which an item bears that name as well
_AS_WELL = 0.03  # cover that an item may have less than the best one, and be about the matter as well
_SHORTEST = 6  # characters of a clause that may be a question of its own
_WHICH_YEAR = re.compile(r"哪一?年(?:的)?[更最]?[多少高低大小]")  # 23年和24年哪年多
_A_YEAR = re.compile(r"[0-9]{2,4}年?.?")
_EACH = re.compile(r"各|分别")
_WHICH_SITTING = re.compile(r"上会[^，。？?]{0,4}(?:日期|时间|哪|第几次|几号)|哪次会|第几次(?:会|常务)")
_AND_RESULT = re.compile(r"(?:什么|啥|怎样的?|何种?)(?:结果|结论)|结[果论](?:如何|怎么?样|是)|怎么定|过了?(?:没有?|吗)")
# 第一次上会是哪天，当时什么结果: the day, and what was decided
_WHEN_SAT = re.compile(
    r"上会[^，。？?]{0,4}(?:哪一?天|什么时候|啥时候|几号|何时|日期)"
    r"|(?:哪一?天|什么时候|啥时候|几号|何时)(?:是)?(?:第一次|首次|头一[次回]|最早)?上的?会"
    r"|(?:研究|审议|讨论)是在?(?:哪一?天|什么时候|啥时候|几号|何时|几时)"
)
_PAPER = re.compile(PAPERS)  # 措施和办法, by their kinds
_BOTH = re.compile(r"这两|那两|两[个项份件]|俩|一样吗|一样不|是否一致|有什么不同|区别")  # 措施和办法这两个
_APART = re.compile(r"[和跟与同].*(?:分别|各自|同一[家个]|一样|一致|相同)")  # 甲局的措施跟乙局的方案分别以谁的名义发
_JOINED = re.compile(r"[和跟与同、]|还是")
_YEARS = re.compile(r"20[0-9]{2} ?年?|第[0-9一二三四五六七八九十]+届")
_BETWEEN = re.compile(r"[和跟与同、到至比 ]+|各|分别|多(?=$| )|少(?=$| )")


def of_topic(asked: Asked) -> Answer:
    """Items by what they are about: nothing to go by, nothing found, several meetings, several items, or one."""
    if answer := _of_turn_before(asked) or _of_two_years(asked) or _of_two_places(asked):
        return answer
    hits = finding.find(asked)
    found = bool(hits) and fitting.found(hits[0])
    there = [] if found else _at_others(asked)
    stands = hits and not there and fitting.stands_apart(asked, hits)
    if found or stands:
        return _of_hits(asked, hits)
    if hits and not there and fitting.leads(asked, hits):
        likeliest = _of_hits(asked, hits)
        if likeliest.status is not Status.NOT_STATED:  # where it lacks what is asked, it may not be the one meant
            return likeliest
    if answer := _of_last_that_did(asked):
        return answer
    if there:
        return otherwise.not_found(asked, elsewhere=there)
    joined = _of_two_sides(asked) if hits and _APART.search(asked.query.plain) else None
    return joined or _of_section(asked) or _of_before(asked) or _of_a_clause(asked) or otherwise.not_found(asked, hits)


def _of_hits(asked: Asked, hits: list[Hit]) -> Answer:
    return _side_by_side(asked, hits) or _listed(asked, hits) or _one(asked, hits)


def _at_others(asked: Asked) -> list[Hit]:
    """The items of other meetings that are headed by the matter, where the one named has nothing on it."""
    if not (asked.scoped and asked.query.meeting):
        return []
    return [hit for hit in finding.find(_at_any(asked))[:_FEW] if hit.heading >= _OF_ITS_OWN]


def _at_any(asked: Asked) -> Asked:
    """The question, put to every meeting."""
    return replace(asked, query=replace(asked.query, meeting=MeetingRef()), scope=asked.library.current(), scoped=False)


def _of_last_that_did(asked: Asked) -> Answer | None:
    """Of 最近一次会议 the newest that dealt with the matter at all; None where it is not asked of, or none did."""
    if not (asked.query.meeting.latest and asked.scoped):
        return None
    every = _at_any(asked)
    hits = [hit for hit in finding.find(every) if fitting.found(hit)]
    if not hits:
        return None
    newest_one = max(newest.same_matter(hits), key=lambda hit: fitting.held_on(every, hit))
    last = words.meeting_name(asked.scope[0].meeting)
    return otherwise.headed(_answer_of(every, [newest_one]), "answer_not_at_last", meeting=last)


def _of_turn_before(asked: Asked) -> Answer | None:
    """A question without a matter of its own: of the item of the turn before, or that there is nothing to go by."""
    if asked.query.terms:
        return of_item_before(asked) if _leans_on_item(asked) else None
    if asked.follows and (answer := of_item_before(asked)):
        return answer
    lost = asked.query.intent in turns.FOLLOWS
    return otherwise.nothing_to_follow(asked) if lost else otherwise.not_found(asked)


def _of_two_years(asked: Asked) -> Answer | None:
    """A question that sets two years side by side; None for any other."""
    plain = asked.query.plain
    beside = "compare" in dict(asked.query.scores) or _EACH.search(plain) or _WHICH_YEAR.search(plain)
    sides = _sides(asked) if beside and _of_years(asked.query) else []
    return history.history(asked, sides) if sides else None


def _of_two_places(asked: Asked) -> Answer | None:
    """What the meetings of two places say on one matter, side by side; None for any other question."""
    places = asked.query.places if asked.query.topic else ()
    if len(places) < 2:  # noqa: PLR2004 two of them
        return None
    of_each = [replace(asked, scope=asked.library.current_of((place,)), scoped=True) for place in places]
    best = [hits[0] for one in of_each if (hits := finding.find(one)) and fitting.found(hits[0])]
    return history.sides(asked, best) if len(best) > 1 else None


def _of_two_sides(asked: Asked) -> Answer | None:
    """Two matters that a question sets side by side or asks of apart; None for any other question."""
    query = asked.query
    if query.meeting.other is not None:  # 68次和80次的结论分别是什么: one matter, at both
        return None
    apart = _APART.search(query.plain) or (_EACH.search(query.plain) and len(query.raw.split()) > 2)  # noqa: PLR2004
    sides = _sides(asked) if apart or "compare" in dict(query.scores) else []
    return history.sides(asked, sides) if sides else None


def _side_by_side(asked: Asked, hits: list[Hit]) -> Answer | None:
    """Several matters, or one matter at several meetings, side by side; None where the question asks for neither."""
    if answer := _of_two_sides(asked):
        return answer
    query = asked.query
    told = bool({"names", "voters", "reason"} & set(query.facts))  # 那3名代表分别是谁: no sides of a matter
    compared = query.intent == "compare" and not query.turn and not told
    yearly = "history" in dict(query.scores) and query.facts  # 历年各安排了多少
    since = yearly or query.intent == "history" or AND_THEN.search(query.plain)
    counted = query.intent == "meetings" and query.facts  # 哪几次会提过，分别多少吨
    if since or compared or counted or query.meeting.other is not None:
        return history.history(asked, hits)
    return None


def _sitting_and_more(text: str) -> bool:
    """Whether a question asks on which day a matter sat, or at which meeting and with which result."""
    return bool(_WHEN_SAT.search(text) or (_WHICH_SITTING.search(text) and _AND_RESULT.search(text)))


def _listed(asked: Asked, hits: list[Hit]) -> Answer | None:
    """All items that a matter stands in, or the demands of one; None where no set is asked for."""
    query = asked.query
    counted = {"count", "tally", "amount"} & set(query.facts)  # 涉及几个小区: a number, no list
    related = query.intent in {"listing", "agenda"} and listing.asks_related(query.plain) and not counted
    which = _WHICH_SITTING.search(query.plain) and not _sitting_and_more(query.plain)  # 首次上会是哪次会
    if query.intent == "meeting" and which:
        return listing.about(asked, fitting.alike(hits) if query.turn == 0 else hits[:1])
    if query.intent == "meetings" or related:
        if word := missing(asked, hits[0]):
            return silence.lacking(asked, hits[0], word)
        return listing.about(asked, fitting.alike(hits))
    return listing.of_item(asked, hits[0].item) if query.intent == "listing" else None


def _one(asked: Asked, hits: list[Hit]) -> Answer:
    """One item answers, with what a later meeting said on it; of several that fit alike the asker chooses."""
    tied = fitting.tied(asked, hits)
    if tied and asked.query.intent == "agenda" and asked.query.meeting:  # 社区第3次会有哪些议题
        return sittings.agenda(latest(asked))
    if tied:
        if len(tied) == 2 and _BOTH.search(asked.query.plain):  # noqa: PLR2004 both of them
            return history.sides(asked, sorted(tied, key=lambda hit: (hit.item.minutes_id, hit.item.item.ordinal)))
        return otherwise.choose(asked, tied)
    given = otherwise.with_later(asked, _answer_of(asked, hits), newest.later(asked, hits))
    how = newest.progress(asked, hits[0])
    if how and given.status is Status.ANSWERED and [one.id for one in given.items[:1]] == [hits[0].item.id]:
        given = otherwise.with_progress(given, how)
    if _sitting_and_more(asked.query.plain) and given.status is Status.ANSWERED and given.items:
        of = asked.minutes(given.items[0].minutes_id).meeting
        given = otherwise.headed(given, "answer_sat", meeting=words.meeting_on(of))
    return otherwise.with_beside(asked, given, fitting.beside(asked, hits))


def _of_body(part: Asked) -> list[Hit]:
    """The one item that a body brought in, where a side of a question names nothing but the body; none otherwise."""
    if len(part.query.bodies) != 1:
        return []
    own = brought.which(part, part.query.bodies[0]).items
    return [chosen(own[0])] if len(own) == 1 else []


_OF_ITEM = frozenset({"responsible", "deadline", "document_status"})
_POSTS = re.compile(
    r"牵头|负责|分管|的|副?(?:市长|县长|区长|镇长|局长|主任|领导)|现在|[改报交]好?|让|前"
    r"|在?盯着?|跟进?|管着?|过问|这个?|事情?|工程|项目| "
)


def _leans_on_item(asked: Asked) -> bool:
    """Whether a question asks who or when of the one item of the turn before, and names no matter of its own."""
    query = asked.query
    bare = not (query.bodies or query.people or query.meeting or query.ordinals or query.groups)
    one = len(asked.dialogue.item_ids) == 1 and bool(asked.dialogue.topic)
    return one and bare and query.intent in _OF_ITEM and len(_POSTS.sub("", query.topic)) <= 1


def _of_section(asked: Asked) -> Answer | None:
    """The agenda, asked for by the words that lead over to it (会议研究民生保障相关事宜); None where they do not."""
    query = asked.query
    if query.intent != "agenda" or not query.topic:
        return None
    last = latest(asked)
    text = fold("".join(asked.library.store.source(last.scope[0].id).split()))
    return sittings.agenda(last) if all(piece in text for piece in query.topic.split()) else None


def _of_before(asked: Asked) -> Answer | None:
    """A short question that finds nothing by itself, asked of the item of the turn before; None for nothing there."""
    before, query = asked.dialogue, asked.query
    brief = len(query.topic.replace(" ", "")) <= _BRIEF and not (query.bodies or query.meeting or query.people)
    if not (brief and before.topic and before.item_ids):
        return None
    same = terms(before.topic, asked.library.lexicon.lessons.synonyms)
    both = replace(query, topic=f"{before.topic} {query.topic}", terms=(*same, *query.terms))
    asked = replace(asked, query=both, follows=True)
    hits = [hit for hit in finding.find(asked) if hit.item.id in before.item_ids]
    return _answer_of(asked, hits[:1]) if hits and not foreign_noun(asked, query.topic, hits[0]) else None


def _of_a_clause(asked: Asked) -> Answer | None:
    """A long question that finds nothing as a whole, by the clause that finds most; None where none finds anything."""
    clauses = dict.fromkeys(_CLAUSE.split(asked.query.raw))  # each once, however often it was pasted
    parts = [part for part in clauses if len(part.strip()) >= _SHORTEST]
    best: tuple[float, Asked, list[Hit]] | None = None
    for part in parts if len(parts) > 1 else ():
        query = alone(asked, part).query
        facts_ = query.facts or asked.query.facts
        one = replace(
            asked, query=replace(query, raw=asked.query.raw, intent=query.intent or asked.query.intent, facts=facts_)
        )
        hits = finding.find(one) if len(query.topic) >= one_item.MATTER else []
        tells = hits and (names_a_thing(query.topic) or hits[0].heading > 0)  # 重新补上 may be said of anything
        if tells and fitting.found(hits[0]) and (best is None or hits[0].score > best[0]):
            best = (hits[0].score, one, hits)
    return _answer_of(best[1], best[2]) if best else None


def _answer_of(asked: Asked, hits: list[Hit]) -> Answer:
    """One item answers, or lacks what is asked of it; then another that fits as well may tell the fact."""
    lacks = one_item.lacking(asked, hits[0])
    if lacks is None:
        return one_item.of_hit(asked, hits[0])
    may = asked.query.facts or charged.asks_leader(asked)
    others = sorted(hits[1:] if may else [], key=lambda hit: _nearness(asked, hit, hits[0]))
    told = next((hit for hit in others if _tells_as_well(asked, hit, hits[0])), None)
    return one_item.of_hit(asked, told) if told else lacks


def _nearness(asked: Asked, hit: Hit, best: Hit) -> tuple[bool, int]:
    """What puts one item before another that may tell what the best one does not: the same matter, then the newest."""
    same = akin(hit.item.item, best.item.item)
    return not same, -fitting.held_on(asked, hit).toordinal() if same else 0


def _tells_as_well(asked: Asked, hit: Hit, best: Hit) -> bool:
    """Whether an item that holds as much of the question as the best one tells what that one does not."""
    alike = akin(hit.item.item, best.item.item)
    alike = alike and _holds_most(hit, best)
    if fitting.is_named(best) and best.score >= hit.score * fitting.FAR and not alike:
        return False  # the question gives the name of the best one
    elsewhere = hit.item.minutes_id != best.item.minutes_id
    own = hit.sentences[0].cover - best.sentences[0].cover if hit.sentences and best.sentences else 0.0
    as_much = hit.cover >= best.cover - (_OF_SAME if elsewhere and own >= 0 else _AS_WELL)
    as_much = as_much and fitting.found(hit)
    causes = "reason" in asked.query.facts  # any opinion of a meeting may be one
    goes_on = alike and elsewhere and not causes  # the same matter at another meeting
    return (as_much or goes_on) and one_item.lacking(asked, hit) is None


def _holds_most(hit: Hit, best: Hit) -> bool:
    """Whether an item holds most of what the best one holds, of the question and of the name that stands in it."""
    return hit.cover >= best.cover * _ROUGHLY and hit.run >= best.run * _NAME


def _of_years(query: Query) -> list[str]:
    """A question that sets two years side by side, asked of each alone; none where it does not."""
    written = query.plain if _WHICH_YEAR.search(query.plain) else query.raw  # 23年度和24年度
    said = [found[0].rstrip("年 ") for found in _YEARS.finditer(written)] or [str(year) for year in query.years]
    years = list(dict.fromkeys(said))
    if len(years) < 2:  # noqa: PLR2004 one of them beside the other
        return []
    topic = _BETWEEN.sub("", _YEARS.sub("", query.topic)).strip()
    return [f"{year}{'' if year.endswith('届') else '年'}{topic}" for year in years]


def _sides(asked: Asked) -> list[Hit]:
    """The two items that a question sets side by side (甲办法和乙政策); none where it does not."""
    found: list[Hit] = []
    keywords = asked.query.raw.split()
    each = keywords if len(keywords) > 2 and _EACH.search(asked.query.plain) else []  # noqa: PLR2004 甲报告 乙报告 分别谁改
    for part in _of_years(asked.query) or each or _JOINED.split(asked.query.raw, maxsplit=1):
        one = alone(asked, part)
        query = one.query
        # 2024年与2025年 are no matters
        long = len(query.topic) >= one_item.MATTER - 1 and not _A_YEAR.fullmatch(query.topic)
        named = long or _PAPER.fullmatch(query.topic) is not None
        hits = finding.find(one) if named else _of_body(one)
        year = _YEARS.match(part)
        told = [hit for hit in hits[:2] if year and any(year[0] in one.text for one in hit.sentences[:2])]
        for hit in (told or hits)[:1]:
            if fitting.found(hit) and all(hit.item.id != one.item.id for one in found):
                found.append(hit)
    return found if len(found) > 1 else []
