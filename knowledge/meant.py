"""A question about a meeting that it names by what was dealt with there → the same question of that meeting alone.

说防汛的那次会谁主持的 · 校车专题会谁请假了 · 体育馆选址是哪天开的会
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge import finding, fitting
from knowledge.occasions import has_topic, shortens
from knowledge.questions.patterns import SITTING
from knowledge.questions.terms import terms

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked

_OF_MEETING = frozenset({"attendance", "meeting"})
# what stands before the meeting that a matter tells: 说防汛的那次会, 研究校车时的会, 校车专题会
_BY_MATTER = re.compile(
    rf"(?:[的时]那?|那|这)(?:一?[次场回个])?{SITTING}|(?:专题|协调|调度|现场|推进)(?:会议|会|办公会)"
)
_OF_SORT = re.compile(r"[\u4e00-\u9fff]{2}(?:专题|协调|调度|现场|推进)(?:办公)?会")
_OF_KIND = re.compile(r"(?:协调|调度|现场|推进)(?=会)")
# 哪天开的会 · 是几月几号的会: the day of a meeting is asked, and not that of a deed
_ON_WHAT_DAY = re.compile(
    rf"(?:哪[天年月]|几月[份]?(?:几[号日])?|几[号日]|什么时候|何时|啥时候)(?:专门|专题)?(?:召开|开|上)?的(?:那次|这次)?{SITTING}"
    rf"|[那这]次{SITTING}(?:是|在)?(?:哪[天年月]|几月几[号日]|几[号日]|什么时候|何时|啥时候)(?:召开|开)"
)
_SAID = re.compile(
    r"^(?:说|讲|谈|研究|讨论|审议|商量|议|定|开|听取|布置)(?=[\u4e00-\u9fff]{2})|专门开?$|(?:[开上]的?)?会$"
)


def by_matter(asked: Asked) -> Asked:
    """The question asked of the one meeting that its matter tells; unchanged where it tells none."""
    query = asked.query
    day = bool(_ON_WHAT_DAY.search(query.plain)) and query.intent in {"deadline", "meetings", "meeting", ""}
    if day and set(query.facts) - {"day", "date"}:  # 床位减到多少，哪天的会定的: the matter tells both
        return asked
    if not (day or (query.intent in _OF_MEETING and not query.bodies)) or not query.topic or not asked.scope:
        return asked
    if len(asked.scope) == 1 and not asked.scoped:
        return asked
    if len(asked.scope) == 1:
        asked = _without_subject(asked)
        named = query.meeting.month is not None and _OF_SORT.search(query.plain)  # 7月份电梯专题会
        if not (day or named):
            return asked
        query = replace(asked.query, intent="meeting") if day else asked.query
        if not has_topic(asked):
            return replace(asked, query=query)
    if not (day or _BY_MATTER.search(query.plain)) or not has_topic(asked):
        return asked
    matter = _of_matter(asked)
    hits = finding.find(matter)
    kind = _OF_KIND.search(query.plain)
    if hits and kind and kind[0] not in (asked.minutes(hits[0].item.minutes_id).meeting.name or ""):
        return asked  # 学位保障推进会, of which an item speaks: no meeting of the store
    if not hits or not (fitting.found(hits[0]) or fitting.stands_out(matter, hits)):
        return asked
    told = replace(query, intent="meeting" if day else query.intent, topic="", terms=(), bodies=())
    return replace(asked, query=told, scope=(asked.minutes(hits[0].item.minutes_id),), scoped=True)


def _of_matter(asked: Asked) -> Asked:
    """The question for the matter alone, without the words that lead to the meeting."""
    query = asked.query
    topic = " ".join(_SAID.sub("", one) for one in query.topic.split()).strip()
    own = query.terms if query.bodies else terms(topic, asked.library.lexicon.lessons.synonyms)
    return replace(asked, query=replace(query, intent="", facts=(), topic=topic, terms=own))


def _without_subject(asked: Asked) -> Asked:
    """The question without what its meeting was called for (9月11日校车专题会): that is no matter of its own."""
    query, library = asked.query, asked.library
    firsts = [library.passages(item.id)[:1] for item in library.store.items(asked.scope[0].id)]
    contexts = [one.context for first in firsts for one in first]
    pieces = query.topic.split()
    kept = [one for one in pieces if not all(shortens(_SAID.sub("", one), context) for context in contexts)]
    if len(kept) == len(pieces):
        return asked
    topic = " ".join(kept)
    return replace(asked, query=replace(query, topic=topic, terms=terms(topic, library.lexicon.lessons.synonyms)))
