"""A question with the meetings it speaks of → which kind of answer it gets, first that fits."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge import finding
from knowledge.answers import history, listing, opening, otherwise, presence, sittings, tasks, topic
from knowledge.answers.follow import follow_up
from knowledge.answers.numbered import at_point, numbered
from knowledge.hits import chosen
from knowledge.matters import of_topic
from knowledge.questions.dialogue import item_before
from knowledge.questions.reading import REJECTED

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Answer, AskedBody

_OTHER_MEETING = re.compile(r"人代|党代|两会|听证|座谈|论坛|展会|全会|年会|庆典")  # no meeting that minutes are of
_FACT_ALONE = re.compile(r"日期|时间|地点|文号|编号|主持人?\s*$")
_WHEN = re.compile(r"时间|日期|地点|哪天|什么时候|何时|几号|何处|何地|哪里|哪儿|会议室")
_WHOSE = re.compile(r"单位|职务|职位|身份|哪家|哪个|哪里|哪儿|代表")  # of a person: 赵某某是哪个单位的
# 报市委常委会 · 还得上党组会: the body that a question names is whom a matter goes to
_SENT_ON = re.compile("名义|报|上会|提请|上.{0,3}(?:常委会|党组|党委|人大)")
_ISSUED_SET = re.compile(r"(?:哪些|哪几|几个|几项|多少).*名义|名义.*(?:哪些|哪几|几个|几项)")
_AFFAIRS = re.compile(r"的(?:事|活儿?)(?:情)?(?=[，,、 ]|$)")  # 财政局的事, 跟别人一起干的也算上
_ACTOR = re.compile(r"[\u4e00-\u9fff]{2,4}")  # what may be the name of somebody with tasks
# 市委书记在会上讲了什么: the words of one person
_SPEAKER = re.compile(
    r"(?P<title>(?:市委|县委|区委|镇党委|党委|副)?(?:书记|市长|县长|区长|镇长|主席|校长|院长|主任|局长))(?:同志)?(?:在)?(?:会上|会议上|会里)?(?:都)?"
    r"(?:讲|说|强调|要求|指出|指示|讲话|批示|提)(?:了|过|的)?(?:什么|啥|哪些|几点|些什么|内容)"
)
_VAGUE = re.compile(r"(?:材料|文件|东西|稿子|议题|事情?|那个|这个|提的|上会的|报的| )*")
_MATTER = 4  # characters from which what is left of a question about a body names a matter
_ITSELF = 0.5  # heading cover from which a question is about the item itself
# What may be left of a question about a meeting as a whole.
_OF_ANY = re.compile(
    r"会议|纪要|审议|本期|召开|召集|喂|文件|议题|议程|事项|单位|领导|姓名|职务|记录|纪录|缺席|请假|主持|出席|列席|原因|事由|理由|人员|代表|名单|市长|县长|区长|政府|常务|内容|什么|部门|同志|主要|名称|书记|校长|主任|局长|镇长|乡长|院长|董事长|主席|哪位|库里|库中|系统|里面|地点|地方|时间|日期|次数|副|各|来|自|人|会|年|月|日|第|次|的|有|是|都|了|个|[0-9]"
)


def route(asked: Asked) -> Answer:
    """CASES, first that fits: no question, follow-ups, sets, meetings, tasks, an item by number, a topic."""
    query = asked.query
    if answer := _of_no_matter(asked):
        return answer
    if query.intent in {"original", "more"} and asked.follows and (answer := follow_up(asked)):
        return answer
    if query.intent == "meetings" and not (query.people or _has_topic(asked)):
        return sittings.inventory(asked)
    if query.point and not query.topic and (answer := _of_listed(asked) or at_point(asked)):
        return answer
    for kind in (_of_set, _of_meeting, _of_tasks):
        if answer := kind(asked):
            return answer
    if query.ordinals:
        return numbered(_latest(asked))
    return of_topic(asked)


def _of_listed(asked: Asked) -> Answer | None:
    """第二条 after the agenda of a meeting: its second item; None where the turn before was no agenda."""
    before, point = asked.dialogue, asked.query.point or 0
    if before.intent != "agenda" or asked.query.meeting or not 1 <= point <= len(before.item_ids):
        return None
    item = asked.library.item(before.item_ids[point - 1])
    scope = tuple(one for one in asked.library.current() if item and one.id == item.minutes_id)
    if item is None or not scope:
        return None
    return numbered(replace(asked, query=replace(asked.query, ordinals=(item.item.ordinal,)), scope=scope))


def _of_no_matter(asked: Asked) -> Answer | None:
    """What is no question about minutes, or about minutes that are not here."""
    query = asked.query
    if query.intent == REJECTED:
        return otherwise.rejected(asked)
    bare = len(query.topic.replace(" ", "")) <= 1 and not (query.bodies or query.ordinals or query.meeting)
    if query.intent == "help" and (bare or len(query.topic) <= 2):  # noqa: PLR2004 two characters are a slip
        return otherwise.help_(asked)
    if query.intent == "errand":
        return otherwise.errand(asked)
    if query.intent == "smalltalk" and bare:
        return otherwise.smalltalk(asked)
    if query.foreign and not query.bodies:
        return otherwise.no_place(asked)
    if not asked.scope:
        return otherwise.no_meeting(asked) if query.meeting else otherwise.not_found(asked)
    return None


def _of_set(asked: Asked) -> Answer | None:
    """Everything that has something in common: a matter, a body, an issuing name, a time limit."""
    query = asked.query
    related = query.intent in {"listing", "agenda"} and listing.asks_related(query.plain)
    if related and query.bodies and not _has_topic(asked):
        return listing.of_body(asked, query.bodies[0])
    if related and _left(asked):
        return of_topic(asked)
    if listing.asks_revisers(query.plain) and not asked.follows:
        return listing.revisers(asked)
    money = "amount" in query.facts and not listing.names_property(query.plain)  # 总共多少个亿: no list
    wants_set = (query.intent == "listing" and not money) or _ISSUED_SET.search(query.plain)
    of_set = listing.names_property(query.plain) or not _has_topic(asked)
    if wants_set and of_set and (not query.bodies or _SENT_ON.search(query.plain)):
        return listing.listing(asked)
    return None


def _of_meeting(asked: Asked) -> Answer | None:
    """Agenda, facts and attendance, where the question has no topic of its own that says otherwise."""
    query = asked.query
    if query.intent == "tasks_all" and not query.bodies:
        return tasks.of_all(asked)
    if (
        query.intent == "attendance"
        and not (query.bodies or query.people)
        and _WHEN.search(query.plain)
        and not _has_topic(asked)
    ):
        return sittings.facts(_latest(asked))
    of_kind = presence.asks_kind(query.plain)
    there = query.intent in {"attendance", "meetings", "meeting", "history"} and query.people
    if there and len(asked.scope) > 1 and not _has_topic(asked) and presence.asks_meetings(query.plain):
        return presence.meetings_of(asked, query.people[0])
    if query.intent == "attendance" and (query.bodies or query.people or of_kind or not _has_topic(asked)):
        return presence.attendance(asked)
    if query.people and "attendance" in dict(query.scores) and query.intent != "tasks" and not _has_topic(asked):
        return presence.attendance(asked)
    if query.intent == "attendance" and (answer := opening.in_words(_latest(asked))):
        return answer
    if query.people and _WHOSE.search(query.plain) and not _has_topic(asked):
        return presence.attendance(asked)
    if query.people and query.intent in {"", "directive", "decision", "responsible"} and not query.topic:
        return tasks.of_person(asked, query.people[0]) or presence.attendance(_latest(asked))
    another = _OTHER_MEETING.search(query.plain) and not _is_of(asked, query.plain)
    asks_facts = query.intent == "meeting" or (
        query.intent in {"deadline", "document_status", "responsible"} and "meeting" in dict(query.scores)
    )
    asks_facts = asks_facts and not another
    leans = asked.follows and query.intent != "meeting"
    if asks_facts and not (query.bodies or query.ordinals or leans or _has_topic(asked)):
        return sittings.facts(_latest(asked))
    if query.intent == "agenda" and query.bodies and not _has_topic(asked):
        return listing.brought(asked, query.bodies[0])
    if found := _SPEAKER.search(query.plain):
        return opening.speech(_latest(asked), found["title"])
    if query.intent == "agenda" and not query.ordinals and not query.point and not _has_topic(asked):
        return sittings.agenda(_latest(asked))
    return _of_named_meeting(asked)


def _of_named_meeting(asked: Asked) -> Answer | None:
    """A meeting and nothing else, or the name of a fact beside it: 第3次会议, 第3次会议日期."""
    query = asked.query
    printed = len(query.topic) > 1 and _left(asked) and asked.library.known([query.topic])  # 五有 is short, and printed
    named = query.ordinals or query.bodies or query.people or len(_left(asked)) > 1 or printed
    if query.meeting and not named and _FACT_ALONE.search(query.plain):
        return sittings.facts(_latest(asked))
    if query.intent in {"", "directive", "decision"} and query.meeting and not named:
        return sittings.agenda(_latest(asked))
    return None


def _latest(asked: Asked) -> Asked:
    """The newest of the meetings that are meant."""
    return replace(asked, scope=asked.scope[:1], scoped=True)


def _has_topic(asked: Asked) -> bool:
    """Whether the question has a topic of its own: more is left of it than the words of any meeting."""
    left = _left(asked)
    if len(left) == 2 and asked.query.intent != "agenda":  # noqa: PLR2004 a slip of reading, or a word never used here
        return not asked.library.known([left])
    return len(left) > 2  # noqa: PLR2004


def _left(asked: Asked) -> str:
    """What is left of the topic without the words of any meeting, and without the name of this one, cut short."""
    pieces = [one for one in asked.query.topic.split() if not _names_meeting(asked, one)]
    return _OF_ANY.sub("", "".join(pieces))


def _is_of(asked: Asked, text: str) -> bool:
    """Whether the newest meeting is itself of the other kind that a question names: minutes of a 听证会."""
    found = _OTHER_MEETING.search(text)
    return bool(found and asked.scope and found[0] in (asked.scope[0].meeting.name or ""))


def _names_meeting(asked: Asked, words: str) -> bool:
    """Whether words are the name of the newest meeting, cut short: 某水库协调会 for 某某水库供水问题现场协调会."""
    if not asked.scope:
        return False
    meeting = asked.scope[0].meeting
    if len(words) > 1 and words in f"{meeting.issuer or ''}{meeting.name or ''}":
        return True
    if not words.endswith(("会", "会议")):
        return False
    rest = iter(asked.scope[0].meeting.name or "")
    return all(char in rest for char in words)


def _of_tasks(asked: Asked) -> Answer | None:
    """What a body, a group or a person has to do."""
    query = asked.query
    wanted = query.intent in {"tasks", "tasks_all"} or (query.intent == "more" and query.bodies)
    wanted = wanted or bool(query.people and "tasks" in dict(query.scores) and not query.topic)
    if query.people and (left := _left(asked)) and len(left) == 2 and not asked.library.known([left]):  # noqa: PLR2004 a word
        return otherwise.not_found(asked)
    of_person = query.people and (wanted or query.intent == "responsible")
    if of_person and (answer := tasks.of_person(asked, query.people[0]) or tasks.of_word(asked, query.people[0])):
        return answer
    if query.intent == "compare" and len(query.bodies) > 1 and not query.topic:
        return history.bodies(asked)
    alone = query.topic == " ".join(body.words for body in query.bodies)
    nothing_else = _VAGUE.fullmatch(query.topic) or alone
    asks_of_body = query.intent in {"listing", "responsible"} and "tasks" in dict(query.scores) and not query.topic
    affairs = bool(_AFFAIRS.search(query.plain)) and query.intent in {"", "directive"}
    asks_of_body = asks_of_body or affairs or (query.intent in {"directive", "listing"} and alone)
    wanted = wanted or bool(query.bodies and asks_of_body)
    if query.bodies and query.intent == "decision" and nothing_else:
        which = listing.which(asked, query.bodies[0])
        if which.items or len(query.bodies) == 1:
            return which
    if query.bodies and (wanted or (query.intent in {"", "directive"} and not query.topic)):
        return _no_part(asked, query.bodies[0]) or tasks.of_body(asked, query.bodies[0])
    if query.groups and (wanted or not _has_topic(asked)):
        of_group = _of_group_here(asked) or tasks.of_group(asked, query.groups[0])
        if of_group.items or not _has_topic(asked):
            return of_group
    if wanted and not (query.bodies or query.groups or query.ordinals) and (told := _demands_before(asked)):
        return told
    if wanted and not query.topic and not query.ordinals:
        return tasks.of_all(asked)
    if query.intent == "tasks" and not query.ordinals and _ACTOR.fullmatch(query.topic):
        return tasks.of_word(asked, query.topic)
    return None


def _demands_before(asked: Asked) -> Answer | None:
    """What the item of the turn before asks for, where a question about tasks names nobody; None for none."""
    item = item_before(asked.dialogue, asked.library)
    if item is None or asked.query.meeting or asked.query.intent != "tasks":
        return None
    return topic.demands(asked, chosen(item))


def _of_group_here(asked: Asked) -> Answer | None:
    """What one item asks of a group, right after a turn about that item: 第八项的结论, 各地要做什么; None otherwise."""
    ids = asked.dialogue.item_ids
    if len(ids) != 1 or asked.query.meeting or asked.dialogue.bodies[1:]:
        return None
    told = tasks.of_group(asked, asked.query.groups[0], item_id=ids[0])
    return told if told.items else None


def _no_part(asked: Asked, body: AskedBody) -> Answer | None:
    """A body that has tasks, but none in the item that the question names: say so; None where that is not asked."""
    if len(_left(asked)) < _MATTER or not tasks.directives(asked, body):
        return None
    hits = finding.find(asked)
    if not hits or hits[0].heading < _ITSELF or not finding.found(hits[0]) or finding.speaks_of(hits[0], body.ids):
        return None
    return topic.no_part(asked, hits[0], body)
