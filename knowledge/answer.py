"""A question → an Answer, and what the next turn may lean on: the whole question line on one screen.

    str → read (slots, intent, topic) → merge with the turn before → meetings it speaks of → search → compose
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from knowledge.answers import history, listing, otherwise, sittings, tasks, topic
from knowledge.answers.asked import Asked
from knowledge.answers.follow import follow_up, original
from knowledge.library import Library
from knowledge.model import Dialogue, Status, Term
from knowledge.questions import dialogue as turns
from knowledge.questions.patterns import FACTS, PRESENTED
from knowledge.questions.reading import REJECTED, read
from knowledge.questions.terms import terms
from knowledge.search import cover, search, weigh

if TYPE_CHECKING:
    from knowledge.model import Answer, AskedBody, Card, Hit, MeetingRef, Query, Role
    from knowledge.store import Store

ENOUGH = 0.5  # cover from which a topic counts as found; chosen on our own questions
_NAMED = 0.35  # cover that is enough where the heading holds a whole word of the question
_WORD = 4  # characters in a row that are a word of their own and no chance
SURE = 0.62  # cover from which what is left of a question counts as its topic
_NEAR = 0.1  # items whose cover is this near the best one's are about the same
_TIE = 0.75  # items whose score is this near the best one's fit as well
_SHORT = 5  # characters of a topic that is a bare keyword

_WHEN = re.compile(r"时间|日期|地点|哪天|什么时候|何时|几号")
# What may be left of a question about a meeting as a whole.
_OF_ANY = re.compile(r"会议|纪要|文件|议题|议程|事项|单位|领导|姓名|职务|人员|代表|名单|市长|县长|区长|政府|常务|内容|什么|部门|同志|主要|名称|书记|校长|主任|局长|镇长|乡长|院长|董事长|主席|哪位|副|人|会|年|月|日|第|次|的|有|是|都|了|个|[0-9]")


def ask(  # noqa: PLR0913 what an answer depends on, all of it explicit
    store: Store,
    question: str,
    *,
    dialogue: Dialogue | None = None,
    today: date,
    sees: frozenset[str],
    own: tuple[str, ...] = (),
) -> tuple[Answer, Dialogue]:
    """Answer one question; gives the answer and the dialogue for the next turn. Never raises for any text."""
    before = dialogue or Dialogue()
    library = Library(store, sees)
    query = read(question, library, today=today, own=own)
    if (number := turns.chosen(query, before)) is not None:
        if number > len(before.choices):
            return otherwise.no_choice(_asked(query, library, before), number, len(before.choices)), before
        query = read(before.choices[number - 1].ask, library, today=today, own=own)
    follows = turns.follows(query, before)
    asked = _asked(turns.merge(query, before, library), library, before, follows=follows)
    answer = _route(asked)
    return answer, _next(asked, answer, before)


def tasks_of(  # noqa: PLR0913 what an answer depends on, all of it explicit
    store: Store,
    body: str,
    *,
    today: date,
    sees: frozenset[str],
    role: Role | None = None,
    meeting: int | None = None,
    since: date | None = None,
) -> Answer:
    """Every directive of a body, complete, with the true count."""
    library = Library(store, sees)
    query = read(body, library, today=today)
    named = query.bodies or (_unknown(body, library),)
    query = replace(query, intent="tasks", bodies=named[:1], topic="", terms=())
    asked = _asked(query, library, Dialogue())
    scope = tuple(
        one
        for one in asked.scope
        if (meeting is None or one.meeting.ordinal == meeting)
        and (since is None or (one.meeting.held_on is not None and one.meeting.held_on >= since))
    )
    asked = replace(asked, scope=scope, scoped=meeting is not None or since is not None)
    if query.groups and not query.bodies:
        return tasks.of_group(asked, query.groups[0])
    return tasks.of_body(asked, named[0], role=role)


def meetings(store: Store, *, sees: frozenset[str]) -> tuple[Card, ...]:
    """All minutes that an asker may see, newest first, as cards."""
    return sittings.meetings(Library(store, sees))


def _unknown(words: str, library: Library) -> AskedBody:
    from knowledge.model import AskedBody
    from knowledge.questions.lexicon import identity

    ids = frozenset({identity(words)})
    return AskedBody(words.strip(), ids, library.lexicon.known(ids))


# ------------------------------------------------------------------ which meetings
def _asked(query: Query, library: Library, dialogue: Dialogue, *, follows: bool = False) -> Asked:
    """The question with the meetings that it speaks of: those it names, those of the turn before, or all."""
    current = library.current()
    if query.meeting:
        scope = tuple(one for one in current if _is_meant(one.meeting, query))
        return Asked(query, library, dialogue, scope[:1] if query.meeting.latest else scope, scoped=True, follows=follows)
    if follows and dialogue.minutes_ids and not turns.later(query):
        kept = tuple(one for one in current if one.id in dialogue.minutes_ids)
        if kept:
            return Asked(query, library, dialogue, kept, scoped=True, follows=True)
    return Asked(query, library, dialogue, current, scoped=False, follows=follows)


def _is_meant(meeting: object, query: Query) -> bool:
    from knowledge.model import Meeting
    from knowledge.questions.slots import number

    assert isinstance(meeting, Meeting)  # noqa: S101 for the type checker
    ref = query.meeting
    if ref.latest:
        return True
    if ref.ordinal is not None:
        return meeting.ordinal == ref.ordinal and (ref.first is None or _within(meeting.held_on, ref))
    if ref.issue_no is not None:
        digits = "".join(c for c in (meeting.issue_no or "").split("〕")[-1] if c.isalnum() and c not in "第号期")
        return number(digits) == ref.issue_no
    held = meeting.held_on
    if held is None:
        return False
    if ref.first:
        return _within(held, ref)
    return (held.month, held.day) == (ref.month, ref.day)


def _within(held: date | None, ref: MeetingRef) -> bool:
    return held is not None and ref.first is not None and ref.last is not None and ref.first <= held <= ref.last


# ------------------------------------------------------------------ which answer
def _route(asked: Asked) -> Answer:
    """CASES, first that fits: no question, help, small talk, no such meeting, follow-ups, sets, meetings, tasks, topics."""
    query = asked.query
    if query.intent == REJECTED:
        return otherwise.rejected(asked)
    bare = len(query.topic.replace(" ", "")) <= 1 and not (query.bodies or query.ordinals or query.meeting)
    if query.intent == "help" and (bare or len(query.topic) <= 2):  # noqa: PLR2004 two characters are a slip
        return otherwise.help_(asked)
    if query.intent == "smalltalk" and bare:
        return otherwise.smalltalk(asked)
    if not asked.scope:
        return otherwise.no_meeting(asked) if query.meeting else otherwise.not_found(asked)
    if query.intent in {"original", "more"} and asked.follows and (answer := follow_up(asked)):
        return answer
    if query.intent == "meetings" and not _has_topic(asked):
        return sittings.inventory(asked)
    if query.intent == "listing" and (not query.bodies or re.search("名义|报|上会|提请", query.plain)):
        return listing.listing(asked)
    if answer := _of_meeting(asked):
        return answer
    if answer := _of_tasks(asked):
        return answer
    if query.ordinals:
        return _of_ordinals(asked)
    return _of_topic(asked)


def _of_meeting(asked: Asked) -> Answer | None:
    """Agenda, facts and attendance, where the question has no topic of its own that says otherwise."""
    query = asked.query
    if query.intent == "tasks_all":
        return tasks.of_all(asked)
    if query.intent == "attendance" and not (query.bodies or query.people) and _WHEN.search(query.plain) and not _has_topic(asked):
        return sittings.facts(_latest(asked))
    if query.intent == "attendance" and (query.bodies or query.people or not _has_topic(asked)):
        return sittings.attendance(_latest(asked))
    if query.people and query.intent in {"", "directive", "decision", "responsible"} and not query.topic:
        return tasks.of_person(asked, query.people[0]) or sittings.attendance(_latest(asked))
    asks_facts = query.intent == "meeting" or (query.intent in {"deadline", "document_status", "responsible"} and "meeting" in dict(query.scores))
    leans = asked.follows and query.intent != "meeting"
    if asks_facts and not (query.bodies or query.ordinals or leans or _has_topic(asked)):
        return sittings.facts(_latest(asked))
    if query.intent == "agenda" and not query.ordinals and not _has_topic(asked):
        return sittings.agenda(_latest(asked))
    if query.intent in {"", "directive", "decision"} and query.meeting and not (query.ordinals or query.bodies or query.people or _has_topic(asked)):
        return sittings.agenda(_latest(asked))
    return None


def _latest(asked: Asked) -> Asked:
    """The newest of the meetings that are meant."""
    return replace(asked, scope=asked.scope[:1], scoped=True)


def _has_topic(asked: Asked) -> bool:
    """Whether the question has a topic of its own: more is left of it than the words of any meeting."""
    left = _OF_ANY.sub("", asked.query.topic.replace(" ", ""))
    return len(left) > 2  # noqa: PLR2004 two characters are what reading left over


def _of_tasks(asked: Asked) -> Answer | None:
    """What a body, a group or a person has to do."""
    query = asked.query
    wanted = query.intent == "tasks" or (query.intent == "more" and query.bodies)
    if query.people and (wanted or query.intent == "responsible"):
        if answer := tasks.of_person(asked, query.people[0]):
            return answer
    if query.intent == "compare" and len(query.bodies) > 1 and not query.topic:
        return history.bodies(asked)
    if query.bodies and (wanted or (query.intent in {"", "directive"} and not query.topic)):
        return tasks.of_body(asked, query.bodies[0])
    if query.groups and (wanted or not _has_topic(asked)):
        return tasks.of_group(asked, query.groups[0])
    if wanted and not query.topic and not query.ordinals:
        return tasks.of_all(asked)
    return None


def _of_ordinals(asked: Asked) -> Answer:
    """Items by their number."""
    from knowledge.answers.numbered import numbered

    return numbered(_latest(asked))


def _of_topic(asked: Asked) -> Answer:
    """Items by what they are about."""
    query = asked.query
    if not query.terms:
        return otherwise.nothing_to_follow(asked) if query.intent in turns.FOLLOWS else otherwise.not_found(asked)
    hits = [hit for hit in _search(asked) if _years_fit(asked, hit)]
    if not hits or not _found(hits[0]):
        return otherwise.not_found(asked, hits)
    if query.intent in {"history", "compare"}:
        return history.history(asked, hits)
    if query.intent == "listing" and (listed := listing.of_item(asked, hits[0].item)):
        return listed
    if tied := _tied(asked, hits):
        return otherwise.choose(asked, tied)
    best = hits[0]
    if kind := topic.unproved(asked, best):
        return topic.not_stated(asked, best, kind)
    if missing := _missing_word(asked, best) or _missing_tail(asked, best):
        return topic.lacking(asked, best, missing)
    if query.intent == "responsible" and PRESENTED.search(query.plain):
        return topic.presented(asked, best)
    if query.facts and query.intent not in {"decision", "document_status", "responsible"}:
        return topic.sentences(asked, best, topic.choose_sentences(asked, best))
    if _about_item(asked, best):
        return topic.decision(asked, best)
    if query.intent == "directive" and best.heading >= best.sentences[0].cover * 0.9 and (listed := topic.demands(asked, best)):
        return listed
    return topic.sentences(asked, best, topic.choose_sentences(asked, best))


def _search(asked: Asked) -> list[Hit]:
    """The hits for the topic; a follow-up looks inside the items of the turn before first; bodies named count."""
    query = asked.query
    hits = search(query.terms, asked.library, within=asked.within)
    if asked.dialogue.item_ids and (asked.follows or turns.short(query)):
        both = (*query.terms, *terms(asked.dialogue.topic))
        inside = [hit for hit in hits if hit.item.id in asked.dialogue.item_ids and hit.cover >= ENOUGH]
        if inside:
            kept = search(both, asked.library, within=asked.within)
            return [hit for hit in kept if hit.item.id == inside[0].item.id] or inside
    ids = frozenset(one for body in query.bodies for one in body.ids)
    if ids:
        hits = sorted(hits, key=lambda hit: -hit.score * (1.6 if _names(hit, ids) else 1.0))
    return _newest_first(asked, hits)


def _found(hit: Hit) -> bool:
    """Whether an item is about what was asked: it holds most of the question, or its heading a whole word of it."""
    return hit.cover >= ENOUGH or (hit.run >= _WORD and hit.cover >= _NAMED)


# Nouns that ask for a fact, and are not printed beside it.
# Nouns that name a document or a figure: without them an item is not what was asked for.
_NOUN = re.compile(r"条例|办法|方案|规划|报告|措施|细则|意见|规定|制度|名单|合同|协议|价格|标准|金额|面积|地址|利率|编制|概算|公司|企业|学校|医院|电话|人选|时间|票价|门票|工资|奖金|罚款|补贴|补偿|贷款|额度|租金|队伍|数量")
_WHOLLY = 0.85  # an item that holds nearly all of a question holds its last word too
_ASKED_NOUN = re.compile(r".{0,4}(?:金额|比例|数量|时间|日期|期限|费用|标准|人数|上限|下限|名单|报批|情况|要求|措施|规定|总额|数额|额度|范围|条件)")
_YEAR = re.compile(r"20[0-9]{2}(?=年|[^0-9]|$)")


def _years_fit(asked: Asked, hit: Hit) -> bool:
    """Whether every year of the topic stands in the item, or is that of its meeting: 2022年预算 is not 2021年预算."""
    years = set(_YEAR.findall(asked.query.topic))
    if not years:
        return True
    held = asked.minutes(hit.item.minutes_id).meeting.held_on
    text = "".join(passage.plain for passage in asked.library.passages(hit.item.id))
    return all(year in text or (held is not None and str(held.year) == year) for year in years)


def _missing_word(asked: Asked, hit: Hit) -> str:
    """Of keywords set apart by blanks, one that the item does not hold at all; empty where it holds something of each."""
    keywords = asked.query.raw.split()
    if len(keywords) < 2 or asked.query.raw.isascii():  # noqa: PLR2004 no keywords
        return ""
    text = "".join(passage.plain + passage.context for passage in asked.library.passages(hit.item.id)[:200])
    for word in asked.query.topic.split():
        if any(pattern.search(word) for _, pattern in FACTS) or _ASKED_NOUN.fullmatch(word):
            continue
        terms_ = [term for term in asked.query.terms if term.text == word or (term.others and term.text in word)]
        if len(word) > 1 and not word.isascii() and cover(weigh(terms_, asked.library), text) < 0.3:  # noqa: PLR2004 a common character
            return word
    return ""


def _missing_tail(asked: Asked, hit: Hit) -> str:
    """The noun that a question ends in (…条例, …价格) where the item holds it in no form; empty where it does.

    What a question ends in is what it asks of: an item that only shares the words before it answers another one.
    """
    words = asked.query.topic.split()
    tail = words[-1][-2:] if words else ""
    if hit.cover >= _WHOLLY or len(tail) < 2 or tail.isascii() or not _NOUN.fullmatch(tail):  # noqa: PLR2004 a pair
        return ""
    text = "".join(passage.plain + passage.context for passage in asked.library.passages(hit.item.id)[:200])
    terms_ = [Term(tail), *(term for term in asked.query.terms if term.others and term.text.endswith(tail))]
    return words[-1] if cover(weigh(terms_, asked.library), text) < 0.5 else ""  # noqa: PLR2004 not even a synonym


def _newest_first(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """Of items that fit alike, those that hold the facts asked for first, then those of the newer meeting."""
    if not hits:
        return hits
    if asked.query.facts:
        hits = sorted(hits, key=lambda hit: (not _found(hit), -round(max((one.both for one in hit.sentences), default=0), 1)))
    best = hits[0]
    alike = [
        hit
        for hit in hits
        if hit.cover >= best.cover - _NEAR and hit.heading >= best.heading - _NEAR and hit.score >= best.score * _TIE * 0.8
    ]
    days = {one.id: one.meeting.held_on or date.min for one in asked.scope}
    years = {int(year) for year in _YEAR.findall(asked.query.plain)}

    def off(hit: Hit) -> bool:
        return bool(years) and days.get(hit.item.minutes_id, date.min).year not in years

    def key(hit: Hit) -> tuple[bool, bool, bool, int]:
        newest = -days.get(hit.item.minutes_id, date.min).toordinal()
        return topic.unproved(asked, hit) is not None, off(hit), not topic.names_somebody(asked, hit), newest

    alike.sort(key=key)
    return [*alike, *(hit for hit in hits if hit not in alike)]


def _names(hit: Hit, ids: frozenset[str]) -> bool:
    from knowledge.questions.lexicon import identity

    item = hit.item.item
    if any(identity(name) in ids for name in item.presenters):
        return True
    return any((body.key or identity(body.canonical)) in ids for one in item.directives for body in one.bodies)


def _tied(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """The items among which a bare keyword does not choose; empty where one stands out."""
    query = asked.query
    words = query.topic.replace(" ", "")
    if len(words) > _SHORT or query.facts or query.bodies:
        return []
    best = hits[0]
    near = [hit for hit in hits if hit.score >= best.score * _TIE and hit.cover >= best.cover * 0.95]
    headed = [hit for hit in hits if hit.heading > 0.9]  # noqa: PLR2004 the keyword stands in the heading, whole
    if len(headed) == 1 and best is headed[0]:
        return []
    group = headed if len(headed) > 1 else near
    return group if len(group) > 1 else []


def _about_item(asked: Asked, hit: Hit) -> bool:
    """Whether the question is about the item as a whole: its decision answers, not one of its sentences."""
    query = asked.query
    best = hit.sentences[0].cover if hit.sentences else 0.0
    if query.intent in {"decision", "document_status", "tasks", "agenda"}:
        return hit.heading >= best * 0.6
    if query.intent in {"responsible", "deadline"}:
        return hit.heading >= best * 0.85
    return hit.heading >= best and query.intent in {"", "agenda"}


# ------------------------------------------------------------------ the next turn
def _next(asked: Asked, answer: Answer, before: Dialogue) -> Dialogue:
    """What the next question may lean on; a turn that found nothing leaves the one before in place."""
    if answer.status in {Status.REJECTED, Status.SMALLTALK, Status.HELP}:
        return before
    query = asked.query
    items = tuple(dict.fromkeys(one.id for one in answer.items))[:20]
    return Dialogue(
        question=query.raw,
        intent=answer.intent if answer.intent != "ambiguous" else (query.intent or "directive"),
        topic=query.topic if len(query.topic) > 1 else (before.topic if asked.follows else ""),
        minutes_ids=tuple(dict.fromkeys(one.minutes_id for one in answer.items)) or (before.minutes_ids if asked.scoped else ()),
        item_ids=items,
        directive_ids=tuple(one.id for one in answer.directives)[:200],
        bodies=answer.bodies[:5] or tuple(body.words for body in query.bodies),
        choices=answer.choices,
    )


__all__ = ["ask", "meetings", "original", "tasks_of"]
