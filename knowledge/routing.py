"""A question with the meetings it speaks of → which kind of answer it gets, first that fits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from knowledge import finding
from knowledge.answers import facts, history, listing, otherwise, presence, sittings, tasks, topic
from knowledge.answers.follow import follow_up
from knowledge.answers.numbered import at_point, numbered, of_item_before
from knowledge.model import Hit, Outcome
from knowledge.questions import dialogue as turns
from knowledge.questions.patterns import PRESENTED
from knowledge.questions.reading import REJECTED, read
from knowledge.questions.terms import terms

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Answer, AskedBody

_OTHER_MEETING = re.compile(r"人代|党代|两会|听证|座谈|论坛|展会|全会|年会|庆典")  # no meeting that minutes are of
_FACT_ALONE = re.compile(r"日期|时间|地点|文号|编号|主持人?\s*$")
_WHEN = re.compile(r"时间|日期|地点|哪天|什么时候|何时|几号|何处|何地|哪里|哪儿|会议室")
_WHOSE = re.compile(r"单位|职务|职位|身份|哪家|哪个|哪里|哪儿|代表")  # of a person: 赵某某是哪个单位的
# 三食堂能盖不 · 电梯装不装 · 可以收吗: a decision answers it.
_YES_NO = re.compile(
    r"(?:能|可以|可|行|让|准|会|要)[\u4e00-\u9fff]{0,6}(?:不|吗|么|没)[？?。]?$|([\u4e00-\u9fff])不\1|是不是|是否"
)
_SEVERAL = re.compile(r"哪些|哪几|都有|几个|分别|各个?")  # 有哪些时间要求
_ISSUED_SET = re.compile(r"(?:哪些|哪几|几个|几项|多少).*名义|名义.*(?:哪些|哪几|几个|几项)")
_AFFAIRS = re.compile(r"的(?:事|活儿?)(?:情)?(?=[，,、 ]|$)")  # 财政局的事, 跟别人一起干的也算上
_ACTOR = re.compile(r"[\u4e00-\u9fff]{2,4}")  # what may be the name of somebody with tasks
# 市委书记在会上讲了什么: the words of one person
_SPEAKER = re.compile(
    r"(?P<title>(?:市委|县委|区委|镇党委|党委|副)?(?:书记|市长|县长|区长|镇长|主席|校长|院长|主任|局长))(?:同志)?(?:在)?(?:会上|会议上|会里)?(?:都)?"
    r"(?:讲|说|强调|要求|指出|指示|讲话|批示|提)(?:了|过|的)?(?:什么|啥|哪些|几点|些什么|内容)"
)
_VAGUE = re.compile(r"(?:材料|文件|东西|稿子|议题|事情?|那个|这个|提的|上会的|报的| )*")
# 有哪些项目 · 哪5个小区: the lines of a list
_LIST = re.compile(
    r"(?:哪些|哪几[个家所处条项]|哪[0-9一二三四五六七八九十]+[个家所处条项])"
    r"(?:项目|小区|企业|公司|学校|镇|村|社区|街道|文件|工程|路段|地块|单位|方面)?(?=$|[？?，,。])"
)
_SENT_ON = re.compile(r"印发|下发|发文|报|提请|提交|备案|施行|函送")
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
    return _of_topic(asked)


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
        return _of_topic(asked)
    money = "amount" in query.facts and not listing.names_property(query.plain)  # 总共多少个亿: no list
    wants_set = (query.intent == "listing" and not money) or _ISSUED_SET.search(query.plain)
    of_set = listing.names_property(query.plain) or not _has_topic(asked)
    if wants_set and of_set and (not query.bodies or re.search("名义|报|上会|提请", query.plain)):
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
    if query.intent == "attendance" and (answer := presence.in_words(_latest(asked))):
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
        return presence.speech(_latest(asked), found["title"])
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
    ids = asked.dialogue.item_ids
    item = asked.library.item(ids[0]) if len(ids) == 1 and not asked.query.meeting else None
    if item is None or asked.query.intent != "tasks":
        return None
    return topic.demands(asked, Hit(item, 0.0, 0.9, 1.0, 0, 0, ()))


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


def _of_topic(asked: Asked) -> Answer:
    """Items by what they are about: nothing to go by, nothing found, several meetings, several items, or one."""
    query = asked.query
    if not query.terms and asked.follows and (answer := of_item_before(asked)):
        return answer
    if not query.terms:
        return otherwise.nothing_to_follow(asked) if query.intent in turns.FOLLOWS else otherwise.not_found(asked)
    hits = finding.find(asked)
    if "compare" in dict(query.scores) and _of_years(query.raw) and (sides := _sides(asked)):
        return history.sides(asked, sides)
    if not hits or not (finding.found(hits[0]) or finding.stands_out(asked, hits)):
        return _of_before(asked) or _of_a_clause(asked) or otherwise.not_found(asked, hits)
    if "compare" in dict(query.scores) and (sides := _sides(asked)):
        return history.sides(asked, sides)
    beside = query.intent == "compare" and not query.turn
    if query.intent == "history" or beside or query.meeting.other is not None:
        return history.history(asked, hits)
    if query.intent == "meetings" or (query.intent in {"listing", "agenda"} and listing.asks_related(query.plain)):
        return listing.about(asked, finding.alike(hits))
    if query.intent == "listing" and (listed := listing.of_item(asked, hits[0].item)):
        return listed
    if tied := finding.tied(asked, hits):
        return otherwise.choose(asked, tied)
    return otherwise.with_beside(asked, _answer_of(asked, hits), finding.beside(asked, hits))


_BRIEF = 8  # characters of a topic that may well leave out what it is about


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
    return _answer_of(asked, hits[:1]) if hits and not finding.foreign_noun(asked, query.topic, hits[0]) else None


_CLAUSE = re.compile(r"[，,。；;？?！!]+|(?<=[啊呀呢吧嘛])")
_SHORTEST = 6  # characters of a clause that may be a question of its own


def _of_a_clause(asked: Asked) -> Answer | None:
    """A long question that finds nothing as a whole, by the clause that finds most; None where none finds anything."""
    parts = [part for part in _CLAUSE.split(asked.query.raw) if len(part.strip()) >= _SHORTEST]
    today = asked.scope[0].meeting.held_on or date(2000, 1, 1)  # the meetings are settled already
    best: tuple[float, Asked, list[Hit]] | None = None
    for part in parts if len(parts) > 1 else ():
        query = read(part, asked.library, today=today)
        facts_ = query.facts or asked.query.facts
        one = replace(
            asked, query=replace(query, raw=asked.query.raw, intent=query.intent or asked.query.intent, facts=facts_)
        )
        hits = finding.find(one) if len(query.topic) >= _MATTER else []
        if hits and finding.found(hits[0]) and (best is None or hits[0].score > best[0]):
            best = (hits[0].score, one, hits)
    return _answer_of(best[1], best[2]) if best else None


def _answer_of(asked: Asked, hits: list[Hit]) -> Answer:
    """One item answers, or lacks what is asked of it."""
    return _lacking(asked, hits[0]) or _of_hit(asked, hits[0])


_A_YEAR = re.compile(r"[0-9]{2,4}年?.?")
_JOINED = re.compile(r"[和跟与同、]|还是")


_YEARS = re.compile(r"20[0-9]{2}年?")


def _of_years(text: str) -> list[str]:
    """A question that sets two years side by side, asked of each alone; none where it does not."""
    years = list(dict.fromkeys(found[0].rstrip("年") for found in _YEARS.finditer(text)))
    if len(years) < 2:  # noqa: PLR2004 one of them beside the other
        return []
    rest = re.sub(r"^[和跟与同、到至比 ]+", "", _YEARS.sub("", text).strip())
    return [f"{year}年{rest}" for year in years]


def _sides(asked: Asked) -> list[Hit]:
    """The two items that a question sets side by side (甲办法和乙政策); none where it does not."""
    found: list[Hit] = []
    held = asked.scope[0].meeting.held_on or date(2000, 1, 1)  # what 去年 means in a part matters to no search
    for part in _of_years(asked.query.raw) or _JOINED.split(asked.query.raw, maxsplit=1):
        query = read(part, asked.library, today=held)
        named = len(query.topic) >= _MATTER - 1 and not _A_YEAR.fullmatch(query.topic)  # 2024年与2025年 are no matters
        hits = finding.find(replace(asked, query=query)) if named else []
        year = _YEARS.match(part)
        told = [hit for hit in hits[:2] if year and any(year[0] in one.text for one in hit.sentences[:2])]
        for hit in (told or hits)[:1]:
            if finding.found(hit) and all(hit.item.id != one.item.id for one in found):
                found.append(hit)
    return found if len(found) > 1 else []


_FIGURES = frozenset({"amount", "price", "firm", "names", "winner"})


def _lacking(asked: Asked, hit: Hit) -> Answer | None:
    """The matter is in the minutes, what is asked of it is not; None where it is."""
    found = hit.item.item.decision
    refused = found is not None and found.outcome in {Outcome.REJECTED, Outcome.DEFERRED}
    refused = refused and "decision" in dict(asked.query.scores)
    counted = asked.query.unit == "票" or bool(_FIGURES & set(asked.query.facts))  # a refusal is no answer to it
    if (counted or not refused) and (kind := facts.unproved(asked, hit)):
        return topic.not_stated(asked, hit, kind)
    if missing := finding.missing(asked, hit):
        return topic.lacking(asked, hit, missing)
    return topic.decision(asked, hit) if refused else None  # what was refused was not carried out: no facts of that


def _of_hit(asked: Asked, hit: Hit) -> Answer:
    """One item answers: who brought it in, the fact asked for, its decision, its demands, or its sentences."""
    query = asked.query
    if query.intent == "responsible" and PRESENTED.search(query.plain):
        return topic.presented(asked, hit)
    if _LIST.search(query.plain) and (rows := facts.listed(asked, hit)):
        return topic.sentences(asked, hit, rows)
    if query.intent == "deadline" and _SEVERAL.search(query.plain) and (due := listing.of_item(asked, hit.item)):
        return due
    if query.facts and query.intent not in {"decision", "document_status", "responsible"}:
        return topic.sentences(asked, hit, facts.choose_sentences(asked, hit))
    yes_or_no = hit.item.item.decision is not None and hit.heading >= _ITSELF and _YES_NO.search(query.plain)
    sent = query.intent == "document_status" and hit.item.item.decisions and hit.sentences
    if sent and not _SENT_ON.search(hit.sentences[0].text):
        return topic.decision(asked, hit)
    settled = hit.item.item.decisions or hit.item.item.directives or query.intent in {"decision", "document_status"}
    if (finding.about_item(asked, hit) and settled) or yes_or_no:
        return topic.decision(asked, hit)
    whole = query.intent == "directive" and hit.heading >= hit.sentences[0].cover * 0.9
    if whole and (listed := topic.demands(asked, hit)):
        return listed
    return topic.sentences(asked, hit, facts.choose_sentences(asked, hit))
