"""A question with the meetings it speaks of → which kind of answer it gets, first that fits."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge import finding, fitting, occasions
from knowledge.answers import brought, history, listing, otherwise, presenters, silence, sittings, tasks, topic
from knowledge.answers.asked import latest
from knowledge.answers.follow import follow_up
from knowledge.answers.numbered import at_point, numbered
from knowledge.hits import chosen
from knowledge.matters import of_topic
from knowledge.meant import by_matter
from knowledge.missing.nouns import names_a_thing
from knowledge.questions.dialogue import item_before
from knowledge.questions.patterns import PAPERS, PRESENTED
from knowledge.questions.reading import REJECTED
from knowledge.questions.terms import terms
from knowledge.search import search
from knowledge.word_classes import is_word, names_something, words

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Answer, AskedBody, Query

# 报市委常委会 · 还得上党组会: the body that a question names is whom a matter goes to
_GOES_TO = re.compile("名义|报|上会|提请|[上到送交过].{0,3}(?:常委会|党组|党委|人大)")
_YES_NO = re.compile(r"(?:同意|通过|批准?|过)了?(?:吗|没有?|么)(?=[？?\s]*$)")  # 工资涨多少，同意了吗: no set
_HOW_MANY = re.compile(r"哪些|哪几|几[个项条件份样]|多少|各几|都有(?:什么|啥)|有(?:什么|啥)")
_ISSUED_SET = re.compile(
    r"(?:哪些|哪[几两二三四五]|哪一?[份项个件]|几个|几项|多少).*名义|名义.*(?:哪些|哪[几两二三四五]|哪一?[份项个件]|几个|几项)"
)
# 财政局汇报的是第几项 · 教育局提交了什么
_BROUGHT = re.compile(
    r"(?:汇报|提交|提请|送审|起草|报送|申报|介绍|报上来|带来|上会)(?:的|了)(?:是|都有|有)?(?:第?几|哪|什么|啥|多少)"
)
# 我要写一份提纲，麻烦把会上对欠薪的要求告诉我: the errand is the asker's own
_OWN_ERRAND = re.compile(
    r"(?:写|起草|准备|拟|做|编)[^，,。]{2,24}[，,。][^。]{0,6}把[^。]{8,}(?:告诉|发给?|说给?|列给?|念给?|摘给?|找给?)(?:我|一下)"
)
_AFFAIRS = re.compile(r"的(?:事|活儿?)(?:情)?(?=[，,、 ]|$)")  # 财政局的事, 跟别人一起干的也算上
_ACTOR = re.compile(r"[\u4e00-\u9fff]{2,4}")  # what may be the name of somebody with tasks
_VAGUE = re.compile(r"(?:份|材料|文件|东西|稿子|议题|事情?|那个|这个|提的|上会的|报的| )*")
# 原则同意的文件一共几份 · 哪些方案、规定被暂缓过: papers of any kind, and what became of them
_ANY_PAPER = re.compile(rf"文件|议题|材料|事项|项目|草案|请示|{PAPERS}|暂缓|缓议|搁置|[、和或 ]")
_PIECES = frozenset("个件项条份")  # 几个任务: no measure of a matter
_OF_NO_TASK = frozenset({"contact", "which", "called", "winner", "route", "number_of", "of_whole"})
_MATTER = 4  # characters from which what is left of a question about a body names a matter


def route(asked: Asked) -> Answer:
    """CASES, first that fits: no question, follow-ups, sets, meetings, tasks, an item by number, a topic."""
    asked = by_matter(_without_leftovers(occasions.without_own(asked)))
    if asked.query.intent == "errand" and _OWN_ERRAND.search(asked.query.plain):
        asked = replace(asked, query=replace(asked.query, intent="directive"))
    query = asked.query
    if answer := _of_no_matter(asked):
        return answer
    if query.intent in {"original", "more"} and asked.follows and (answer := follow_up(asked)):
        return answer
    if query.intent == "meetings" and not (query.people or query.bodies or occasions.has_topic(asked)):
        return sittings.inventory(asked)
    if asked.follows and PRESENTED.search(query.plain) and (item := item_before(asked.dialogue, asked.library)):
        return topic.presented(asked, chosen(item))
    if query.point and not query.topic and (answer := _of_listed(asked) or at_point(asked)):
        return answer
    for kind in (_of_set, occasions.of_meeting, _of_tasks):
        if answer := kind(asked):
            return answer
    if query.ordinals:
        return numbered(latest(asked))
    return _by_another_intent(asked) or of_topic(asked)


_OF_WHOLE = frozenset({"listing", "agenda", "meeting", "meetings", "attendance", "tasks_all"})


def _by_another_intent(asked: Asked) -> Answer | None:
    """A question without any matter, by the best of its intents that needs none; None where it has no such."""
    query = asked.query
    if query.topic or query.bodies or query.people or query.groups or asked.follows or query.intent in _OF_WHOLE:
        return None
    others = [name for name, _ in query.scores if name in _OF_WHOLE]
    return route(replace(asked, query=replace(query, intent=others[0]))) if others else None


_DOES = re.compile(r"牵头|负责|分管|具体|主抓|事情?|件事|管|办|领|抓")
_TO_THE_BOT = frozenset({"help", "smalltalk"})
_LEFT_OVER = 4  # characters that may be but a way of speaking


def _without_leftovers(asked: Asked) -> Asked:
    """The question without words of speech that no minutes print, where the bot or a person is asked.

    People say more than they mean (头上一共压了几桩事); what finds nothing by itself is no matter of the question.
    """
    query = asked.query
    to_the_bot = query.intent in _TO_THE_BOT
    if not query.topic or query.facts or query.bodies or not (to_the_bot or query.people):
        return asked
    pieces = query.topic.split()
    if query.people and all(map(_DOES.fullmatch, pieces)):  # 某某牵头哪件事
        return replace(asked, query=replace(query, topic="", terms=()))
    if not to_the_bot and (sum(map(len, pieces)) > _LEFT_OVER or any(map(names_a_thing, pieces))):
        return asked
    own = terms(query.topic, asked.library.lexicon.lessons.synonyms)
    hits = search(own, asked.library, within=asked.within) if own else []
    if hits and fitting.found(hits[0]):
        return asked
    return replace(asked, query=replace(query, topic="", terms=()))


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


def _names_matter(rest: str) -> bool:
    """Whether what is left of a question names a matter: many characters, or a word of two that says something."""
    return len(rest) >= _MATTER or any(len(one) > 1 and is_word(one) and names_something(one) for one, _ in words(rest))


def _of_set(asked: Asked) -> Answer | None:
    """Everything that has something in common: a matter, a body, an issuing name, a time limit."""
    query = asked.query
    if query.due and not query.bodies:
        return listing.listing(asked)
    if listing.asks_several(query.plain):
        return listing.each_set(asked)
    related = query.intent in {"listing", "agenda"} and listing.asks_related(query.plain)
    if related and query.bodies and not occasions.has_topic(asked):
        return brought.of_body(asked, query.bodies[0])
    if related and occasions.rest_of(asked):
        return of_topic(asked)
    if len(query.bodies) == 1 and _BROUGHT.search(query.plain) and query.topic in {"", query.bodies[0].words}:
        return brought.by_body(asked, query.bodies[0])
    if presenters.asked_for(query.plain) and not _names_matter(presenters.but_who(occasions.rest_of(asked))):
        return presenters.presenters(asked)
    if listing.asks_revisers(query.plain) and not asked.follows:
        return listing.revisers(asked)
    number = "amount" in query.facts or ("count" in query.facts and query.topic)  # 总共多少个亿, 多少条线索: no list
    counted = number and not listing.names_property(query.plain)
    reported = listing.asks_reported(query.plain)
    named = _ANY_PAPER.sub("", query.topic).strip()
    whole = not (named or query.bodies or asked.follows) and _HOW_MANY.search(query.plain)
    if listing.asks_joint(query.plain) and query.intent != "compare":
        of_all = not (query.bodies or _names_matter(listing.but_joint(occasions.rest_of(asked))))
        return listing.listing(asked) if of_all else None  # 医院的坡道让哪几家一起去查: one deed done together
    wants_set = bool(
        reported
        or (whole and listing.names_property(query.plain))
        or (query.intent == "listing" and not counted and not (len(named) >= _MATTER and _YES_NO.search(query.plain)))
        or _ISSUED_SET.search(query.plain)
    )
    wants_set = wants_set or bool(listing.asks_put_off(query.plain) and not (query.topic or asked.follows))
    of_set = listing.names_property(query.plain) or not occasions.has_topic(asked)
    if wants_set and of_set and (not query.bodies or _GOES_TO.search(query.plain)):
        return listing.listing(asked)
    return None


def _of_tasks(asked: Asked) -> Answer | None:
    """What a body, a group or a person has to do."""
    query = asked.query
    if _OF_NO_TASK & set(query.facts):
        return None  # 数据局电话多少, 某乡种的什么树
    alone = query.topic == " ".join(body.words for body in query.bodies)
    counted = {"amount", "figure", "done", *(["count"] if query.unit and query.unit not in _PIECES else [])}
    figure = query.topic and not alone and counted & set(query.facts)  # 某乡造林任务多少亩
    wanted = (query.intent in {"tasks", "tasks_all"} and not figure) or (query.intent == "more" and query.bodies)
    asked_of = bool(query.people or query.bodies) and (alone or not query.topic)
    wanted = wanted or (asked_of and "tasks" in dict(query.scores))
    if query.people and (left := occasions.rest_of(asked)) and len(left) == 2 and not asked.library.known([left]):  # noqa: PLR2004 a word
        return otherwise.not_found(asked)
    of_person = query.people and (wanted or query.intent == "responsible")
    if of_person and (answer := tasks.of_person(asked, query.people[0]) or tasks.of_word(asked, query.people[0])):
        return answer
    if query.intent == "compare" and len(query.bodies) > 1 and not query.topic:
        return history.bodies(asked)
    nothing_else = _VAGUE.fullmatch(query.topic) or alone
    asks_of_body = query.intent in {"listing", "responsible"} and "tasks" in dict(query.scores) and not query.topic
    affairs = bool(_AFFAIRS.search(query.plain)) and query.intent in {"", "directive"}
    asks_of_body = asks_of_body or affairs or (query.intent in {"directive", "listing"} and alone)
    wanted = wanted or bool(query.bodies and asks_of_body)
    if query.bodies and query.intent in {"decision", "document_status"} and nothing_else:
        which = brought.which(asked, query.bodies[0])
        if which.items or len(query.bodies) == 1:
            return which
    if query.bodies and (wanted or (query.intent in {"", "directive"} and not query.topic)):
        body = _charged(query)
        return _no_part(asked, body) or tasks.of_body(asked, body)
    if query.groups and (wanted or not occasions.has_topic(asked)):
        of_group = _of_group_here(asked) or tasks.of_group(asked, query.groups[0])
        if of_group.items or not occasions.has_topic(asked):
            return of_group
    if wanted and not (query.bodies or query.groups or query.ordinals) and (told := _demands_before(asked)):
        return told
    if wanted and not query.topic and not query.ordinals:
        return tasks.of_all(asked)
    if query.intent == "tasks" and not (query.ordinals or figure) and _ACTOR.fullmatch(query.topic):
        return tasks.of_word(asked, query.topic)
    return None


_HAS_TO = re.compile(r"[要得该应须需有]|负责|承担|干|做|办|被|的?(?:任务|活|事)")
_AND = re.compile(r"[、，, ]*(?:和|跟|与|同|及|还有|以及)?[、，, ]*")


def _charged(query: Query) -> AskedBody:
    """Whom a question about tasks means: of 图书馆关门时教务处要做啥 the one right before what it asks."""
    first, last = query.bodies[0], query.bodies[-1]
    between = query.plain.partition(first.words)[2].partition(last.words)[0]
    behind = query.plain.partition(last.words)[2]
    return first if _AND.fullmatch(between) or not _HAS_TO.match(behind) else last


def _demands_before(asked: Asked) -> Answer | None:
    """What the item of the turn before asks for, where a question about tasks names nobody; None for none."""
    item = item_before(asked.dialogue, asked.library)
    if item is None or asked.query.meeting or asked.query.intent != "tasks":
        return None
    return topic.demands(asked, chosen(item))


def _of_group_here(asked: Asked) -> Answer | None:
    """What one item asks of a group, right after a turn about that item: 第八项的结论, 各地要做什么; None otherwise."""
    ids = asked.dialogue.item_ids
    if len(ids) != 1 or asked.query.meeting:
        return None
    told = tasks.of_group(asked, asked.query.groups[0], item_id=ids[0])
    return told if told.items else None


def _no_part(asked: Asked, body: AskedBody) -> Answer | None:
    """A body that has tasks, but none in the item that the question names: say so; None where that is not asked."""
    if len(occasions.rest_of(asked)) < _MATTER or not tasks.directives(asked, body):
        return None
    hits = finding.find(asked)
    if (
        not hits
        or hits[0].heading < fitting.ITSELF
        or not fitting.found(hits[0])
        or fitting.speaks_of(hits[0], body.ids)
    ):
        return None
    return silence.no_part(asked, hits[0], body)
