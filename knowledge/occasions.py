"""A question on a meeting as a whole → who came, its facts, its agenda; None where it is on one of its matters."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answers import brought, opening, presence, silence, sittings, tasks, untold
from knowledge.answers.asked import latest
from knowledge.answers.words import title as item_title
from knowledge.folding import fold
from knowledge.questions.lexicon import bare, identity, organ_of
from knowledge.questions.patterns import APPOINTED
from knowledge.word_classes import words

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Answer, AskedBody

_OTHER_MEETING = re.compile(r"人代|党代|两会|听证|座谈|论坛|展会|全会|年会|庆典")  # no meeting that minutes are of
_FACT_ALONE = re.compile(r"日期|时间|地点|文号|编号|主持人?\s*$")
_WHEN = re.compile(
    r"时间|日期|地点|哪一?天|什么时候|啥时候?|几时|何时|几号|何处|何地|哪里|哪儿|在哪|会议室|房间|文号|编号|纪要号"
)
_IS_WHO = re.compile(r"(?:来的|派的|去的|那边|这边)?(?:的人)?(?:是谁|是哪位|谁)[？?。]*")  # 税务局是谁
_WHOSE = re.compile(r"单位|职务|职位|身份|哪家|哪个|哪里|哪儿|代表")  # of a person: 赵某某是哪个单位的
# 市委书记在会上讲了什么: the words of one person
_SPEAKER = re.compile(
    r"(?P<title>(?:市委|县委|区委|镇党委|党委|副)?(?:书记|市长|县长|区长|镇长|主席|校长|院长|主任|局长))(?:同志)?(?:在)?(?:会上|会议上|会里)?(?:都)?"
    r"(?:讲|说|强调|要求|指出|指示|讲话|批示|提)(?:了|过|的)?(?:什么|啥|哪些|几点|些什么|内容)"
)
# What may be left of a question about a meeting as a whole.
_OF_ANY = re.compile(
    r"全会|全体|会议|纪要|审议|本期|召开|召集|喂|文件|议题|议程|事项|单位|领导|姓名|职务|记录|纪录|缺席|请假|主持|出席|列席|原因|事由|理由|人员|代表|班子|成员|名单|市长|县长|区长|政府|常务|内容|什么|部门|同志|集体|大家|对应|主要|名称|名字|书记|校长|主任|局长|镇长|乡长|院长|董事长|主席|哪位|库里|库中|系统|里面|地点|地方|房间|几楼|楼|府|开|们|本|时间|日期|次数|副|各|来|自|编|印|人|会|年|月|日|第|次|的|有|是|都|了|个|[0-9]"
)


def of_meeting(asked: Asked) -> Answer | None:
    """Agenda, facts and attendance, where the question has no topic of its own that says otherwise."""
    query = asked.query
    if query.intent == "tasks_all" and not query.bodies and not ("count" in query.facts and has_topic(asked)):
        return tasks.of_all(asked)
    if found := _SPEAKER.search(query.plain):
        return opening.speech(latest(asked), found["title"])
    return _votes(asked) or _who_came(asked) or _next(asked) or _facts(asked) or _agenda(asked) or _of_named(asked)


_BALLOT = re.compile(r"[0-9一二三四五六七八九十]票|全票|票决")


def _votes(asked: Asked) -> Answer | None:
    """That a meeting tells of no votes, where they are asked of no one matter; None where it does."""
    if asked.query.unit != "票" or has_topic(asked) or not asked.query.meeting:
        return None
    minutes = latest(asked).scope[0]
    return None if _BALLOT.search(asked.run_on(minutes.id)) else silence.of_meeting(asked, minutes, "count")


def _who_came(asked: Asked) -> Answer | None:
    """Who was there: a body, a person, the lists, or the meetings at which a person was."""
    query = asked.query
    if kind := untold.untold(asked):
        return untold.not_told(asked, kind)
    if APPOINTED.search(query.plain):
        return None
    alone, asks = not has_topic(asked), query.intent == "attendance"
    if query.people and _WHY_AWAY.search(query.plain) and _is_away(asked):
        return presence.attendance(asked)
    if asks and not (query.bodies or query.people) and _WHEN.search(query.plain) and alone:
        return sittings.facts(latest(asked))
    there = query.intent in {"attendance", "meetings", "meeting", "history"} and query.people
    if there and len(asked.scope) > 1 and (alone or query.bodies) and presence.asks_meetings(query.plain):
        return presence.meetings_of(asked, query.people[0])
    if len(query.bodies) == 1 and _IS_WHO.fullmatch(query.plain.replace(query.bodies[0].words, "", 1)):
        return presence.attendance(asked)
    came = (alone or asks) and not (query.bodies or query.people or _OTHER_MEETING.search(query.plain))
    if came and (counted := opening.how_many(latest(asked))):
        return counted
    of_kind = presence.asks_kind(query.plain) and "names" not in query.facts  # 那3家企业叫什么
    if asks and (query.bodies or query.people or of_kind or alone):
        return presence.attendance(asked)
    if asks and (answer := presence.by_other_names(latest(asked)) or opening.in_words(latest(asked))):
        return answer
    if not query.people:
        return None
    asks_too = "attendance" in dict(query.scores) and query.intent != "tasks"
    if (asks_too or _WHOSE.search(query.plain)) and alone:
        return presence.attendance(asked)
    if query.intent in {"", "directive", "decision", "responsible"} and not query.topic:
        return tasks.of_person(asked, query.people[0]) or presence.attendance(latest(asked))
    return None


# 那某某去干嘛了 · 某某怎么没来
_WHY_AWAY = re.compile(r"去?(?:干嘛|干什么|干啥|做什么|做啥|哪[儿里]?)去?了|怎么没|为[什啥何]|原因|啥事|什么事")


def _is_away(asked: Asked) -> bool:
    """Whether the newest of the meetings meant lists a person of the question as on leave."""
    return any(one in asked.scope[0].attendance.absent for one in asked.query.people)


def _facts(asked: Asked) -> Answer | None:
    """When and where the meeting was, and the number of its minutes."""
    query = asked.query
    other = _OTHER_MEETING.search(query.plain) and not _is_of(asked, query.plain)
    if other or query.ordinals:
        return None
    beside = query.intent in {"deadline", "document_status", "responsible"} and "meeting" in dict(query.scores)
    when = query.intent == "deadline" and query.meeting and not has_topic(asked) and _WHEN.search(query.plain)
    asks = query.intent == "meeting" or ((beside or when) and not asked.follows)
    if not asks or has_topic(asked) or not all(_is_own(asked, body) for body in query.bodies):
        return None
    return sittings.facts(latest(asked))


_SHORTEST_NAME = 3  # characters by which a body is known as the meeting's own


def _is_own(asked: Asked, body: AskedBody) -> bool:
    """Whether a body is the one whose meetings these are: 规委会全会谁主持."""
    names = {bare(name) for one in body.ids for name in asked.library.lexicon.names.get(one, ())} | {body.words}
    names = {name for name in names if len(name) >= _SHORTEST_NAME}
    of_scope = (f"{one.meeting.name}{one.meeting.issuer}" for one in asked.scope)
    return any(name in called for called in of_scope for name in names)


_OF_BODIES = frozenset({"tasks", "tasks_all", "compare"})


def without_own(asked: Asked) -> Asked:
    """The question without the body whose meetings these are: it says nothing of what is asked for.

    城管局的局长办公会议了哪些事: the agenda, and none of what the bureau brought in.
    """
    query = asked.query
    if not query.bodies or query.intent in _OF_BODIES or not (organ := _one_organ(asked)):
        return asked
    named = [one.meeting.name or "" for one in asked.scope]
    kept = tuple(
        one
        for one in query.bodies
        if identity(organ) not in one.ids and not all(name.endswith(one.words) for name in named)  # 有谁没来开常委会
    )
    if len(kept) == len(query.bodies):
        return asked
    own = [one.words for one in query.bodies if one not in kept]
    left = [piece for piece in query.topic.split() if piece not in own and piece not in organ]
    told = tuple(one for one in query.terms if any(one.text in piece for piece in left))
    topic = " ".join(left)
    return replace(asked, query=replace(query, bodies=kept, topic=topic, terms=told))


def _one_organ(asked: Asked) -> str:
    """The organ of the meetings in scope where it is the same of them all; empty where it is not."""
    organ = organ_of(asked.scope[0].meeting) if asked.scope else ""
    return organ if organ and all(organ_of(one.meeting) == organ for one in asked.scope) else ""


def _next(asked: Asked) -> Answer | None:
    """When the next meeting is; None where that is not asked."""
    query = asked.query
    asks = sittings.asks_next(query.plain) and query.intent in {"meeting", "deadline"} and not query.bodies
    return sittings.next_one(latest(asked)) if asks else None


def _agenda(asked: Asked) -> Answer | None:
    """What was on the agenda, or what a body brought in."""
    query = asked.query
    if query.intent != "agenda" or query.ordinals or has_topic(asked) or _of_few(asked):
        return None
    if query.bodies:
        return brought.by_body(asked, query.bodies[0])
    if query.meeting and 1 < len(asked.scope) <= _FEW_MEETINGS:  # 3月份的会
        return sittings.agendas(asked)
    return None if query.point else sittings.agenda(latest(asked))


_FEW_MEETINGS = 3


def _of_few(asked: Asked) -> bool:
    """Whether a question about the agenda names what but some items of the meeting are headed by: 哪些人事事项."""
    left = _ANY_ITEM.sub("", asked.query.topic)
    if len(left) != 2 or not asked.scope:  # noqa: PLR2004 a word
        return False
    titles = [fold(item_title(item.item)) for item in asked.library.store.items(latest(asked).scope[0].id)]
    return 0 < sum(left in title for title in titles) <= len(titles) / 2


# What is no matter of its own: 审议了哪些报告.
_ANY_ITEM = re.compile(
    r"书面|布置|部署|学习|传达|听取|审议|通报|议题|事项|内容|报告|方案|办法|规划|计划|意见|草案|条例|政策|措施|项目|工作|问题|情况|汇报|精神|讲话|法律|法规|文件|制度|请示|材料"
)


def _of_named(asked: Asked) -> Answer | None:
    """A meeting and nothing else, or the name of a fact beside it: 第3次会议, 第3次会议日期."""
    query = asked.query
    printed = len(query.topic) > 1 and rest_of(asked) and asked.library.known([query.topic])  # short, and printed
    named = query.ordinals or query.bodies or query.people or len(rest_of(asked)) > 1 or printed
    if query.meeting and not named and _FACT_ALONE.search(query.plain):
        return sittings.facts(latest(asked))
    if query.intent in {"", "directive", "decision"} and query.meeting and not named:
        return sittings.agenda(latest(asked))
    return None


def has_topic(asked: Asked) -> bool:
    """Whether the question has a topic of its own: more is left of it than the words of any meeting."""
    left = rest_of(asked)
    if asked.query.intent == "meeting" and not any(kind[0] in "njs" or kind == "vn" for _, kind in words(left)):
        return False  # 归档要填: why it is asked
    if asked.query.intent == "meeting" and asked.query.facts and len(left) == 2 and _names_thing(left):  # noqa: PLR2004 a word
        return True  # 龙舟赛几号开
    if len(left) == 2 and asked.query.intent != "agenda":  # noqa: PLR2004 a slip of reading, or a word never used here
        return not asked.library.known([left])
    return len(left) > 2  # noqa: PLR2004


def _names_thing(word: str) -> bool:
    return [kind for _, kind in words(word)] in (["n"], ["nz"], ["nr"])


def rest_of(asked: Asked) -> str:
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
    if len(words) >= _SHORTEST_NAME and shortens(words, organ_of(meeting)):  # 某某工大
        return True
    if not words.endswith(("会", "会议")):
        return False
    return shortens(words, f"{meeting.issuer or ''}{meeting.name or ''}")


def shortens(words: str, whole: str) -> bool:
    """Whether words are a longer text cut short: 医院征地 for 医院迁建项目征地."""
    rest = iter(whole)
    return all(char in rest for char in words)
