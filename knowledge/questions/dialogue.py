"""A query and the turn before → the query that is meant, or that there is nothing to follow."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.grams import bigrams
from knowledge.model import AskedBody, MeetingRef
from knowledge.questions.lexicon import identity
from knowledge.questions.patterns import CODE, PLACED
from knowledge.questions.slate import number
from knowledge.questions.terms import terms
from knowledge.word_classes import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from knowledge.library import Library
    from knowledge.model import Dialogue, Query, StoredItem

_OPENS = re.compile(
    r"^(?:轮到|该到|不是|不对|错了|换成|换作|改问|改查|我(?:是)?[问说](?:的)?(?:是)?|那么?|是(?=[给由在按从用对])|后来|[下后]一[项个条]|那|然后|还有|另外|它|其|该|这个|这项|上面|刚才|刚刚|前面|此|他们|他)"
)
_CLOSES = re.compile(r"(?:呢|咧|的也[\u4e00-\u9fff]{0,4})[?？。!！]*$|^[\u4e00-\u9fff]{2,10}呢[，,]")
_NUMBER = re.compile(
    r"^\s*(?:选|看|要|第)?(?P<number>[1-9一二三四五六七八九①②③④⑤⑥⑦⑧⑨])(?:个|项|号|吧|呢|\.|、|。)?\s*$"
)
_NTH = re.compile(r"第[一二两三四五六七八九十\d]+个")  # 第一个的原文, after a list of tasks
_OF_MINUTES = re.compile(
    r"印发|整理|主持|地点|文号|编号|记录|时间|日期|^(?:是)?(?:哪一?天|几号|第几次|几月几号)(?:开的)?[？?的]*$"
)
_ABOUT_MEETING = frozenset({"meeting", "attendance"})
_DIGITS = "一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_SHORT = 4
_LATER = re.compile(r"后来|最后(?:还是)?(?:通过|过|批|定)|再次上会|之后的?会|最新|现在|下一次会|后面的会")
_STEP = re.compile(
    r"(?P<on>下一?|后面?一|接下来那?|紧[接跟挨]着(?:的)?那?一?)(?:个|项|条)(?:议题|议程)?|(?:上|前)面?那?一(?:个|项|条)(?:议题|议程)?"
)
_YEAR = re.compile(r"20[0-9]{2}")
_SUMS = frozenset({"amount", "share", "price", "figure"})
_WHY = re.compile(
    r"(?:那|他|她|他们|请假)*(?:是)?(?:因为)?(?:什么|啥|何)(?:原因|事由?|理由)(?:呢|啊)?[？?]?|(?:那|他|她|他们)*(?:是)?为(?:什么|啥|何)(?:请假|没来|缺席)?[？?]?"
    r"|(?:那|他|她|他们)*(?:去)?(?:干嘛|干什么|干啥|做什么|忙什么|哪[里儿]?)(?:去)?了[？?]?"
)
_SAID_YEAR = re.compile(r"20[0-9]{2}年?|去年|今年|前年")
_NO_MORE = re.compile(r"那?(?:20)?[0-9]{2}年?度?的?(?:呢|怎么样|是多少)?[？?]?")
_NOT_YEAR = re.compile(r"[0-9年度 的呢那]")
FOLLOWS = frozenset(
    {
        "original",
        "more",
        "responsible",
        "deadline",
        "document_status",
        "decision",
        "directive",
        "attendance",
        "tasks",
        "compare",
        "history",
    }
)
# 第五届花多少钱 · 那下一届呢
_NEXT_ONE = re.compile(r"那?(?P<way>[上下])一?(?P<unit>届|期|批|轮)(?:的|是)?(?:呢|怎么样|多少)?[？?]?")
_PART = re.compile(r"那?(?P<part>第?[一二三四]?(?P<unit>期|标段))(?:的|是)?呢[？?]?")  # 一期多长 · 那二期呢
_SAID_PART = re.compile(r"第?[一二三四首](?P<unit>期|标段)")
_NTH_ONE = re.compile(r"第(?P<number>[0-9一二三四五六七八九十]+)(?P<unit>届|期|批|轮)")
_OF_TOPIC = frozenset(
    {"history", "responsible", "deadline", "document_status", "decision", "directive", "original", "more"}
)


_THEY = re.compile(r"他们|它们|[这那]家|[该这][个]?(?:局|单位|部门)|人家")  # the body of the turn before
_TURN = re.compile(r"^那?第(?P<number>[一二三四五])次(?:上会)?(?:呢|的?结果|怎么[样定]的?)*[？?]*$")
# 那农业农村局有没有 · 财政局的也念一下: the same is asked of another body
_SO_FOR = re.compile(
    r"^轮到[\u4e00-\u9fff]{0,10}[了啦]?.*|(?:有没有|有吗|有么|有不有|的也[\u4e00-\u9fff]{0,4})[？?\s]*$"
)


def chosen(query: Query, dialogue: Dialogue) -> int | None:
    """The number of a choice, where choices were offered and the question is but a number."""
    found = _NUMBER.match(query.raw)
    if not found or not dialogue.choices:
        return None
    mark = found["number"]
    for digits in (_DIGITS, _CIRCLED):
        if mark in digits:
            return digits.index(mark) + 1
    return int(mark)


def restated(query: Query, dialogue: Dialogue, known: Callable[[Iterable[str]], set[str]], today: date) -> str:
    """The question of the turn before with the year or name that this one gives (那去年呢); empty where it asks more.

    ``known`` tells which of some grams the store holds.
    """
    if dialogue.intent == "attendance" and _WHY.fullmatch(query.plain):
        return dialogue.question  # 啥原因, of those on leave: the lists print it beside the name
    if counted := _counted_on(query, dialogue):
        return counted
    if other := _of_another_place(query, dialogue) or _of_another_name(query, dialogue, known):
        return other
    year = _year_of(query) or _short_year(query, dialogue) or _year_beside(query, dialogue, today)
    meeting = query.meeting and not _NO_MORE.fullmatch(query.raw)  # 2026年的呢: of the matter before
    named = query.bodies or query.people or query.groups or query.ordinals or meeting
    goes_on = leans(query) or not query.topic
    if (
        not (year and dialogue.question and goes_on)
        or query.intent
        or named
        or _NOT_YEAR.sub("", query.topic)
        or query.facts
    ):
        return ""
    if _SAID_YEAR.search(dialogue.question):
        return _SAID_YEAR.sub(f"{year}年", dialogue.question, count=1)
    return f"{year}年{dialogue.question}"


_SHORT_YEAR = re.compile(r"那?(?P<year>2[0-9])年的?(?:呢|怎么样|是多少)?[？?]?")


def _short_year(query: Query, dialogue: Dialogue) -> str:
    """25年的呢 after a question of another year: the year in full; empty for any other."""
    found = _SHORT_YEAR.fullmatch(query.raw)
    return f"20{found['year']}" if found and _SAID_YEAR.search(dialogue.question) else ""


_YEAR_BESIDE = re.compile(r"那?(?:(?P<before>[前上])|[后下次第]二?)一?年度?的?(?:呢|怎么样|是多少)?[？?]?")


def _year_beside(query: Query, dialogue: Dialogue, today: date) -> str:
    """那前一年呢 after a question of a year: the one before it, or behind it; empty for any other."""
    found, said = _YEAR_BESIDE.fullmatch(query.raw), _YEAR.search(dialogue.question)
    near = _NEAR_YEAR.search(dialogue.question)
    asked = int(said[0]) if said else today.year - (near[0] == "去年") if near else 0
    return str(asked + (-1 if found["before"] else 1)) if found and asked else ""


_NEAR_YEAR = re.compile(r"今年|去年")
_ANOTHER = re.compile(r"(?:那么?|换成|换作)?(?P<name>[\u4e00-\u9fff]{2,9}?)的?呢[？?]?")


def _of_another_place(query: Query, dialogue: Dialogue) -> str:
    """那柏树路呢 after a question of 松树路: that question, of this one; empty where both are not of one kind."""
    found = _ANOTHER.fullmatch(query.raw)
    named = [one for one in PLACED.finditer(found["name"]) if one.end() == len(found["name"])] if found else []
    if not named:
        return ""
    alike = [one for one in PLACED.finditer(dialogue.question) if one["head"] == named[0]["head"]]
    return dialogue.question.replace(alike[0][0], found["name"]) if len(alike) == 1 and found else ""


def _of_another_name(query: Query, dialogue: Dialogue, known: Callable[[Iterable[str]], set[str]]) -> str:
    """白鹤山的呢 after 青松岭公墓投多少: the question of the other name before the same noun; empty for any other."""
    found = _ANOTHER.fullmatch(query.raw)
    if code := _CODED.fullmatch(query.raw):
        before = f"{dialogue.topic} {dialogue.question}"
        old = CODE.search(before.lower())
        return re.sub(re.escape(old[0]), code["code"], before.lower()) if old else ""
    if not found or query.intent or query.facts or query.bodies or query.people or query.groups or query.ordinals:
        return ""
    name, grams = found["name"], bigrams(found["name"])
    (first, kind), *others = words(dialogue.question) or (("", ""),)
    if others and others[0][1] == "n" and len(others[0][0]) == 1:  # 青松|岭
        first, others = first + others[0][0], others[1:]
    names = kind.startswith("n") and len(first) > 1 and bool(others) and others[0][1].startswith("n")
    if not (names and len(name) <= _LONGEST_NAME and len(known(grams)) == len(set(grams)) > 0):
        return ""
    return name + dialogue.question.removeprefix(first) if name not in dialogue.question else ""


_CODED = re.compile(r"(?:那么?)?(?P<code>[A-Za-z]{1,3}-?[0-9]{1,4})(?:线|地块)?的?呢[？?]?")
_LONGEST_NAME = 4


def _counted_on(query: Query, dialogue: Dialogue) -> str:
    """The question of the turn before, of the next one or the one before (第五届花多少钱, 那下一届呢); else empty."""
    if (part := _PART.fullmatch(query.plain)) and (said := _SAID_PART.search(dialogue.question)):
        return dialogue.question.replace(said[0], part["part"], 1) if part["unit"] == said["unit"] else ""
    step = _NEXT_ONE.fullmatch(query.plain)
    asked = dialogue.question if _NTH_ONE.search(dialogue.question) else f"{dialogue.topic}{dialogue.question}"
    before = _NTH_ONE.search(asked)
    count = number(before["number"]) if step and before and step["unit"] == before["unit"] else None
    if not (step and before and count):
        return ""
    count += 1 if step["way"] == "下" else -1
    return asked.replace(before[0], f"第{count}{step['unit']}", 1)


def follows(query: Query, dialogue: Dialogue) -> bool:
    """Whether a question leans on the turn before: it opens or closes like one, or names nothing of its own."""
    if not dialogue.intent:
        return False
    alone = _DEED_ALONE.fullmatch(query.topic) and query.facts and not (query.bodies or query.meeting or query.people)
    return (
        bool(alone)
        or leans(query)
        or not names_something(query)
        or (follows_on(query) and not query.topic and bool(query.bodies))
    )


# 什么时候开始执行的, after a matter: a deed that may be said of any names none
_DEED_ALONE = re.compile(r"(?:开始)? ?(?:执行|实行|施行|生效|实施|起算|到账|落地)")


def leans(query: Query) -> bool:
    """Whether a question opens or closes like one that goes on: 那…, …呢, 后来…."""
    return bool(_OPENS.match(query.raw) or _CLOSES.search(query.raw))


def names_something(query: Query) -> bool:
    """Whether a question can be understood by itself."""
    return bool(len(query.topic) > 1 or query.bodies or query.groups or query.people or query.ordinals or query.meeting)


def is_number(query: Query) -> bool:
    """Whether a question is but the number of a choice."""
    return bool(_NUMBER.match(query.raw))


def short(query: Query) -> bool:
    """Whether a question is so short that it may speak of the item before: 几号前拿方案."""
    return len(query.topic.replace(" ", "")) <= _SHORT and not (
        query.bodies or query.meeting or query.ordinals or query.people
    )


def later(query: Query) -> bool:
    """Whether a follow-up asks for what came of it in a later meeting."""
    return bool(_LATER.search(query.plain))


def elsewhere(query: Query) -> bool:
    """Whether a follow-up leads to other meetings than the one before: 后来, 第一次上会, 2025年的呢."""
    return later(query) or bool(query.turn) or bool(_YEAR.search(query.plain))


def follows_on(query: Query) -> bool:
    """Whether a question with a body asks for a sum that only a matter has: 补给某集团多少钱, and of what unsaid."""
    return bool(_SUMS & set(query.facts)) and query.intent in {"", "directive"}


def merge(query: Query, dialogue: Dialogue, library: Library) -> Query:
    """The query with what it leaves out taken over from the turn before."""
    if not follows(query, dialogue):
        return query
    named = query.bodies or query.people or query.groups
    merged = query
    if query.intent == "help" and leans(query) and dialogue.topic:  # 查什么呢, of what was spoken of
        return replace(_on(merged, dialogue.topic, library), intent="directive")
    if not query.intent or (query.intent == "directive" and named and not query.topic):
        looks = dialogue.intent in {"more", "original"} and len(query.topic) > 1  # a closer look is no way of asking on
        merged = replace(merged, intent="directive" if query.facts or looks else dialogue.intent)
    if dialogue.topic and (on := _matter_before(query, merged, dialogue, library)):
        return on
    if later(query) and (topic := _of_item(dialogue, library)):
        return replace(_on(merged, topic, library), turn=-1, intent=query.intent or "decision")
    if (step := _STEP.search(query.plain)) and (item := item_before(dialogue, library)) and not query.ordinals:
        ordinal = item.item.ordinal + (1 if step["on"] else -1)
        return replace(merged, ordinals=(ordinal,), topic="", terms=(), intent=query.intent or dialogue.intent)
    only = " ".join(body.words for body in query.bodies)
    so = _SO_FOR.search(query.plain)
    same = so and (query.topic in {"", only} or query.topic in so[0])
    counted = merged.intent == "listing" and not query.topic  # 财政局呢，一共几条
    if dialogue.intent == "tasks" and only and (same or counted):
        return replace(merged, intent="tasks", topic="", terms=())
    if query.ordinals and query.intent == "original" and dialogue.intent == "tasks" and _NTH.search(query.plain):
        return replace(merged, point=query.ordinals[0], ordinals=())
    if dialogue.intent in _ABOUT_MEETING and not (named or query.topic) and _OF_MINUTES.search(query.plain):
        return replace(merged, intent="meeting")
    if query.ordinals and merged.intent not in {"agenda", "tasks"}:
        return replace(merged, intent=merged.intent or "decision")
    merged = _with_bodies(merged, query, dialogue, library)
    bare = len(query.topic) <= 1 or (leans(query) and query.facts and not _names_noun(query.topic))
    if bare and not named and not query.ordinals and merged.intent in _OF_TOPIC:  # 那它总共投多少钱
        merged = _on(merged, dialogue.topic, library)
    return merged


def _names_noun(text: str) -> bool:
    return any(kind.startswith("n") and len(word) > 1 for word, kind in words(text))


def _matter_before(query: Query, merged: Query, dialogue: Dialogue, library: Library) -> Query | None:
    """The matter of the turn before, asked of another body, year or meeting; None where that is not asked."""
    topic = dialogue.topic
    named = query.bodies or query.people or query.groups
    if query.bodies and not query.topic and follows_on(query):
        return replace(_on(merged, topic, library), intent="directive")  # 补给文旅集团多少钱
    if (year := _year_of(query)) and not named and not _NOT_YEAR.sub("", query.topic):
        of_year = _YEAR.sub(year, topic) if _YEAR.search(topic) else f"{year}年{topic}"
        return replace(_on(merged, of_year, library), intent=query.intent or dialogue.intent, facts=query.facts)
    if later(query):
        own = query.topic if len(query.topic) > 1 and query.topic not in topic else ""  # 那概算现在是多少
        on = _on(merged, f"{topic} {own}".strip(), library)
        return replace(on, turn=-1, intent=query.intent or ("directive" if query.facts else "decision"))
    if (turn := _TURN.match(query.raw)) and query.meeting:  # 那第二次呢, of one matter
        count = _DIGITS.index(turn["number"]) + 1
        return replace(_on(merged, topic, library), meeting=MeetingRef(), turn=count, intent=dialogue.intent)
    return None


def _year_of(query: Query) -> str:
    """The year that a question names, or the one of its 今年 and 去年; empty where it names none."""
    said = _YEAR.search(query.plain) or _YEAR.search(query.meeting.words)
    return said[0] if said else str(query.years[0]) if query.years else ""


def _on(query: Query, topic: str, library: Library) -> Query:
    """A query on another topic than it named itself."""
    return replace(query, topic=topic, terms=terms(topic, library.lexicon.lessons.synonyms))


def _with_bodies(merged: Query, query: Query, dialogue: Dialogue, library: Library) -> Query:
    """The query with the bodies of the turn before, where it asks of them and names none of its own."""
    before = tuple(_body(name, library) for name in dialogue.bodies)
    nothing = not (query.bodies or query.people or query.groups or query.topic)
    if nothing and before and _THEY.search(query.raw) and "tasks" in dict(query.scores):
        return replace(merged, intent="tasks", bodies=before[:1])
    if nothing and before and merged.intent in {"tasks", "attendance", "more", "compare"}:
        merged = replace(merged, bodies=before)
    if nothing and before and merged.intent == "listing" and dialogue.intent == "tasks":
        merged = replace(merged, intent="tasks", bodies=before[:1])
    if merged.intent == "compare" and dialogue.intent == "tasks" and len(query.bodies) == 1 and not query.topic:
        merged = replace(merged, bodies=(*before[:1], *query.bodies))
    return merged


def item_before(dialogue: Dialogue, library: Library) -> StoredItem | None:
    """The one item of the turn before; None where there were several or none."""
    return library.item(dialogue.item_ids[0]) if len(dialogue.item_ids) == 1 else None


def _of_item(dialogue: Dialogue, library: Library) -> str:
    """What the one item of the turn before is about; empty where there were several or none."""
    item = item_before(dialogue, library)
    return item.item.topic if item else ""


def _body(name: str, library: Library) -> AskedBody:
    ids = frozenset({identity(name)})
    return AskedBody(name, ids, library.lexicon.known(ids))


def same_meeting(query: Query, dialogue: Dialogue) -> bool:
    """Whether the turn before settles which meeting is meant."""
    return not query.meeting and bool(dialogue.minutes_ids)


__all__ = ["FOLLOWS", "MeetingRef", "chosen", "follows", "merge", "same_meeting"]
