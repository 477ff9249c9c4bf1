"""A question as typed → Query: the steps of reading, in their order."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from knowledge.grams import soft, sound
from knowledge.model import AskedBody, MeetingRef, Query, Term
from knowledge.questions import normal, patterns
from knowledge.questions.intents import frame
from knowledge.questions.lessons import said
from knowledge.questions.lexicon import bare, identity
from knowledge.questions.meetings import take_meeting, take_ordinals, take_point, take_turn, take_years
from knowledge.questions.periods import take_period
from knowledge.questions.slate import Slate
from knowledge.questions.slots import ending, place_elsewhere, take_bodies, take_groups, take_people, take_places
from knowledge.questions.terms import correct, homophones, in_phrase, pieces, terms
from knowledge.word_classes import hollow, names_something, words

if TYPE_CHECKING:
    from knowledge.library import Library
    from knowledge.questions.lexicon import Lexicon

REJECTED = "rejected"
_OF_YEARS = frozenset({"meetings", "tasks", "tasks_all"})  # of these a year is a limit, whatever word follows it


def _names_two(alternatives: re.Match[str]) -> bool:
    """Whether the two sides of an 还是 are two things (溶洞还是软土): 涨还是不动, 老政策还是新政策 are none."""
    last = [words(side)[-1] for side in alternatives.groups() if side]
    return all(kind.startswith("n") for _, kind in last) and len({word for word, _ in last}) > 1


_YEAR = re.compile(r"(?P<year>20[0-9]{2})\s*年?度?")
_LEANING = frozenset({"", "decision", "directive", "responsible", "deadline", "document_status", "tasks"})
_OF_BODIES = frozenset({"", "tasks", "attendance", "compare", "more", "listing"})  # a body alone is whom they are about
_FACTS_OF_A_BODY = frozenset({"amount", "hours", "count", "share"})  # 图书馆几点关门: no task of the library's


def read(question: str, library: Library, *, today: date, own: tuple[str, ...] = ()) -> Query:
    """Read one question by itself; what it takes over from the turn before is added by the dialogue.

    A period limits a list (这个月到期的任务); beside a matter of its own it is part of that.
    """
    query = _read(question, library, today=today, own=own, period=True)
    alone = query.due is None or not query.topic
    return query if alone else _read(question, library, today=today, own=own, period=False)


def _read(question: str, library: Library, *, today: date, own: tuple[str, ...], period: bool) -> Query:
    raw = normal.clean(question)
    if normal.rejected(raw):
        return Query(raw=raw, plain=raw, intent=REJECTED)
    lexicon = library.lexicon
    plain, notes = normal.plain(raw, library.sounds, library.known)
    slate = Slate(plain)
    slate.text = slate.text.replace("一共", "总共")  # 概算一|共多少
    slate.text = _PARTICLE.sub(lambda found: " " * len(found[0]), slate.text)
    _take_all(slate, _NOW)
    due = take_period(slate, today) if period else None
    _take_exception(slate)
    _take_all(slate, _THAT_BODY, _LEAD)
    turn = take_turn(slate)
    meeting = take_meeting(slate, today, lexicon.chairs)
    ordinals = take_ordinals(slate)
    point = take_point(slate)
    years = take_years(slate, today)
    groups = take_groups(slate)
    bodies, named = take_bodies(slate, lexicon, own, library.known)
    people = take_people(slate, lexicon)
    # names first: what is spelt as a name is no slip, however rare its letters are side by side
    slate.text, fixed = correct(slate.text, library.known, library.sounds)
    corrected = _laid(plain, slate.text)
    _take_all(slate, patterns.NEWLY)
    places, foreign = take_places(slate, lexicon, library.known)
    foreign = foreign or place_elsewhere(plain, library.known)
    facts, unit = _facts(slate.text, corrected)
    wanted = frame(slate.text, lexicon.lessons.intents, whole=said(raw), with_body=bool(bodies or people))
    rest = list(slate.text)
    for start, end in wanted.spans:
        rest[start:end] = " " * (end - start)
    for pattern in (patterns.ASKING, patterns.ANY_MEETING):
        for match in pattern.finditer(slate.text):
            rest[match.start() : match.end()] = " " * len(match[0])
    for start, end in (*hollow(slate.text), *_counting(slate.text, library)):
        if not in_phrase(slate.text, start, end):
            rest[start:end] = " " * (end - start)
    topic = _of_intent(wanted.best, " ".join(pieces("".join(rest))))
    if wanted.best in _OF_YEARS and not meeting and (year := _YEAR.search(topic)):
        first, last = date(int(year["year"]), 1, 1), date(int(year["year"]), 12, 31)
        meeting = MeetingRef(first=first, last=last, words=f"{year['year']}年")
        topic = " ".join(_YEAR.sub(" ", topic).split())
    if wanted.best == "tasks" and not (bodies or groups or people):
        bodies, groups = _bare_actor(topic, lexicon)
        topic = "" if bodies or groups else topic
    named_plan = any(_PLAN.fullmatch(piece) and library.known([piece[:2]]) for piece in topic.split())
    if (bodies or people or wanted.best in _LEANING) and not (names_something(topic) or named_plan):
        topic = ""
    of_body = not wanted.best and _FACTS_OF_A_BODY & set(facts)
    if not topic and bodies and (of_body or wanted.best not in _OF_BODIES):
        topic = " ".join(body.words for body in bodies)
    return Query(
        raw=raw,
        plain=corrected,
        intent=wanted.best,
        scores=wanted.scores,
        bodies=bodies,
        groups=groups,
        people=people,
        meeting=meeting,
        ordinals=ordinals,
        point=point,
        years=years,
        due=due,
        turn=turn,
        places=places,
        foreign=foreign,
        facts=facts,
        unit=unit,
        topic=topic,
        terms=(
            *terms(topic, lexicon.lessons.synonyms),
            *_body_terms(topic, bodies, lexicon),
            *homophones(topic, library.known, library.sounds),
        ),
        notes=(*notes, *fixed, *named),
    )


_PARTICLE = re.compile(
    r"(?:[啊呀哈哦哟]|(?<!干)嘛)+(?=[？?。！!\s]*$)"
)  # 派活了没有啊: said, and no part of the question


# 除了改方案还有啥任务: what is known already
_EXCEPTION = re.compile(
    r"连[^，,。？?]{1,12}?[都也]算(?:上|在内)?|(?:除了[^，,。？?]{1,16}?(?:之外|以外|外)?|(?<![解拆清消免扣])除[^，,。？?]{1,16}?(?:之外|以外|外))[，,]?(?=还|另外|别的|其他)"
    r"|[，,](?:包?含|包括|连同)[^，。？?]{1,14}(?=[。？?\s]*$)"
    r"|[，,](?:原来|原先|以前|之前)(?:是|归|由)[^，。？?]{2,8}?(?:管|牵头|负责)?的?(?:吧|吗|来着)?(?=[？?\s]*$)"
)


# 这个局领了哪些任务: the body of the turn before
_THAT_BODY = re.compile(r"(?:[这那]一?[个家]|该|他们|人家)(?:局|单位|部门|委办|公司|镇|街道)(?![长里是])")


_NOW = re.compile(
    r"(?<=[\u4e00-\u9fff])[这那](?:条[路街河线]|座桥|栋楼|块地|片地)(?=[^\u4e00-\u9fff]|一共|总共|现在|什么|啥|几|多|谁|由|归|哪)|(?<!到)(?:现在|眼下|如今)|来着(?=[呢呀啊？?，\s]*$)"
)  # 夜市现|在几点收摊
# 换成府办呢 · 会议对某某报告怎么评价
_LEAD = re.compile(
    r"^(?:记者|群众|网友|读者|市民)(?:想)?(?:了解|问|咨询|打听)(?:一下)?[：:，,]"
    r"|^我(?:老头子|老太婆|老同志|老汉)?(?:再|就|还)?(?:想)?(?:问|请教|打听|麻烦)(?:一句|一下|一声|个事)?[啊呀哈呢，,]*(?:就是)?"
    r"|^我(?:是|在)[^，,。？?什啥谁哪几吗]{2,20}[，,](?=.{8})(?!.*(?:我们|咱们|俺们|(?:我|咱|本)(?:单位|局|委|办|部门|中心|公司|镇|街道|院)))"
    r"|^(?:换成|换作|改问|改查|那换)(?=[\u4e00-\u9fff])|^(?:[这本该]次)?会议上?(?:对于?|就)(?=[《\u4e00-\u9fff])"
    r"|^(?:请|帮我|帮忙|麻烦)(?:您|你)?(?:统计|汇总|梳理|归纳|整理)(?:一下)?(?=[\u4e00-\u9fff0-9]{4})"
    r"|^请?(?:您|你)?(?:帮我|给我|帮忙)?(?:列出|列举|列一下|提供|查询|查一下|说一下|告知)(?=[\u4e00-\u9fff]{0,6}(?:政府)?第)"
)


def _take_all(slate: Slate, *said: re.Pattern[str]) -> None:
    """Take out what some patterns find: words that say nothing of what is asked for."""
    for pattern in said:
        for found in list(pattern.finditer(slate.text)):
            slate.take(*found.span())


def _take_exception(slate: Slate) -> None:
    """Take out what the asker knows already: it is not what is asked for."""
    if found := _EXCEPTION.search(slate.text):
        slate.take(*found.span())


def _body_terms(topic: str, bodies: tuple[AskedBody, ...], lexicon: Lexicon) -> tuple[Term, ...]:
    """Bodies named beside a topic, as terms: the minutes may print any of their names."""
    found = []
    for body in bodies if topic else ():
        names = [name for one in sorted(body.ids) for name in lexicon.names.get(one, ())]
        if body.words not in topic:
            found.append(Term(body.words))
        found.append(Term(body.words, tuple(dict.fromkeys(map(bare, names)))))
    return tuple(found)


def _of_intent(intent: str, topic: str) -> str:
    """The topic without what every question of the intent may say."""
    return (" ".join(_OF_HISTORY.sub(" ", topic).split()) or topic) if intent == "history" else topic


# what is told of any matter over time: 历次会议的要求与进展
_OF_HISTORY = re.compile(
    r"(?:的|与|和|及|、)*(?:要求|进展|情况|过程|变化|进度|经过|决定|安排|说法)(?=$|\s|[与和及、的])"
)
_PLAN = re.compile(r"十[一二三四五六]五")  # numerals, and yet a plan of five years
_COUNTING = re.compile(r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff](?=多少|几)")


def _counting(text: str, library: Library) -> list[tuple[int, int]]:
    """Where a verb stands right before 多少 or 几 (停放区划多少处): it makes no word with what is before it."""
    found = [match.span() for match in _COUNTING.finditer(text)]
    return [span for span in found if not library.known([text[span[0] - 1 : span[1]]])]


_ENDS_A_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:局|委|办|科|股|处|中心|公司|集团|镇|(?<![返回下城家还])乡|街道|站|所|院|队|管委会|委员会)"
)
_WHEN = re.compile(r"[\u4e00-\u9fff0-9]{1,5}[前后内]")  # 清明前乡镇: a time, and then who
_LAYER = re.compile(r"(?:层面|这一级|一级|这级|方面)$")
_SHORTEST = 3
_STORY = 36  # characters from which a question tells a story before it asks


def _bare_actor(topic: str, lexicon: Lexicon) -> tuple[tuple[AskedBody, ...], tuple[str, ...]]:
    """Whom a question about tasks means where all that is left of it is a name.

    A group (社区), a name cut short (北湾片区 for 北湾片区管理局), or a body that the store does not know.
    """
    name = _LAYER.sub("", topic)
    if _WHEN.match(name):
        return (), ()
    if name in lexicon.groups or any(group.endswith(name) for group in lexicon.groups if len(name) > 1):
        return (), (name,)
    found = lexicon.named(lambda one: one.startswith(name) or one.endswith(name)) or ending(name, lexicon)
    if len(name) >= _SHORTEST and len(found) == 1:
        return (AskedBody(name, found, known=True),), ()
    alike = [ids for stem, ids in lexicon.towns.items() if soft(sound(stem)) == soft(sound(name))]
    if len(alike) == 1:  # 北弯, for 北湾镇
        return (AskedBody(name, alike[0], known=True),), ()
    if _ENDS_A_BODY.fullmatch(name):
        return (AskedBody(name, frozenset({identity(name)}), known=False),), ()
    return (), ()


def _laid(plain: str, read: str) -> str:
    """The corrected text with the words of the slots back in their places."""
    return "".join(old if new == " " else new for old, new in zip(plain, read, strict=True))


def _facts(text: str, whole: str) -> tuple[tuple[str, ...], str]:
    """The kinds of fact that a question asks for, and the unit where it names one; ``whole``: with all its names."""
    found, unit = [], ""
    for kind, pattern in patterns.FACTS:
        match = pattern.search(whole if kind in patterns.OF_WHOLE else text)
        story = (
            len(text) > _STORY and match and match.end() * 3 < len(text)
        )  # 我下周要去几个镇…: it asks for nothing yet
        if match and not story and (kind != "either" or _names_two(match)):
            found.append(kind)
            unit = unit or (match.groupdict().get("unit") or "")
    return tuple(found), unit
