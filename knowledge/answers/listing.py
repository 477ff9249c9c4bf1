"""Set and count questions → every item or directive with the property asked for, and how many there are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from config.replies import say
from config.vocabulary import vocabulary
from knowledge.answers import lists, words
from knowledge.answers.asked import Asked, together
from knowledge.model import REFUSALS, Outcome, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.model import Answer, Hit, Period, StoredDirective, StoredItem

_ISSUED = re.compile(
    r"(?:.*[以用挂])?(?P<name>(?:[省市县区州旗镇乡]|人民|[\u4e00-\u9fff]{0,6}?(?=指挥|委办)){0,3}?(?:政府办公室|府办|办公室|政府办|指挥部|政府|委办))(?:的)?名义"
)
_REPORTED = re.compile(
    r"(?:报|[还得要]过|上|提请|提交|[端送拿提交递]到|交|送)(?:给)?(?P<name>[\u4e00-\u9fff]{0,3}?(?:常委会|人大|党组|指挥部|党委))"
)
_REJECTED = re.compile(r"打回|退回|没批|没过(?!会前)|不同意|没同意|未同意|不予|未通过|没通过|不通过")
_OUTCOME = re.compile(r"(?P<no>没有?|未|不)?(?P<word>原则上?同意|原则通过|同意|通过|暂缓|缓议)")
_NO_DEADLINE = re.compile(r"(?:没有?|未)(?:定|写|给|明确|规定|说)?(?:完成)?(?:截止|时限|期限|时间|日期)")
_DEADLINE = re.compile(r"时间要求|时限|期限|时间节点|截止|时间限制")
_LIMIT = re.compile(r"[“‘\"「『](?P<limit>[\u4e00-\u9fff0-9]{2,8})[”’\"」』]")  # 时限写的是“会后”
_NO_BODY = re.compile(r"(?:没写|没有|未写|未明确|没明确|没点名|没说)(?:责任单位|牵头单位|责任人|责任部门|谁负责)")
_NO_PRESENTER = re.compile(r"(?:没有?|未)(?:写|说|提)?[^，。]{0,4}(?:汇报|提交)")
_DUE = re.compile(
    r"(?:赶在|在)?(?P<when>[\u4e00-\u9fff0-9]{1,6}?)(?:以前|之前|前)"
    r"(?:要|得|须|必须)?(?:办|完成|做|落实|弄|搞定|报)"
)
_DECIDED = re.compile(r"决定|决议")
_SEVERAL = re.compile(
    r"(?:哪些|哪几|几[个项份件]).{0,6}(?:任务|文件|材料|议题|事项|报告|方案|要|得|须|还)"
    r"|(?:有|是)(?:哪些|哪?几[个项份件本]?)(?=[？?。\s]*$|[，,])"
    r"|(?:一共|总共|共)(?:有|是)?(?:哪?几|多少)[个项份件]"
)
_SHORT = 24  # characters: a longer question tells a story in which something is done before something
_JOINT = re.compile(
    r"(?:共同|联合|一起|合力|合伙|合着|搭伙|搭档|捆在?一块儿?|捆在?一起|捆绑)(?:承担|负责|落实|完成|办理|办|做|干|牵头)?的?|联合任务"
    r"|(?:多个|几个|几家|[两二2]个?(?:以上|及以上|或以上))(?:的)?(?:单位|部门)(?=[一合共联])"
)


# 会后哪些单位要修改完善文件: nothing but who revises, of all that was decided
_REVISERS = re.compile(
    r"(?=.*(?:单位|部门|谁|家))(?=.*(?:汇总|全部|所有|哪些|哪几|几[家个]|都|一共))(?=.*(?:改|完善|修订))"
    r"(?:请|凡是|写了|原则同意|同意|归|拿|拉个|单子|哪家|帮我|给我|发给我|列给我|看看|汇总|列出|列一下|会后|还|需要|需|要|得|有|必须|回去|拿回去|带回去|回头|哪些|哪几[个家]|几[个家]|全部|所有|的|都|是|谁|单位|部门|责任|牵头|承办"
    r"|修改完善|修改|完善|修订|改|文件|稿子|材料|草案|任务|工作|事项|根据|讨论|意见|进行|一共|总共|[\s，。？?、])++$"
)
_REVISED = re.compile(r"修改|修订")


_OF_JOINT = re.compile(r"共同|联合|一起|合力|合伙|承担|负责|两个|几个|多个|以上|及|单位|部门|任务|由|中|的")


def asks_joint(text: str) -> bool:
    """Whether a question asks for what several bodies do together."""
    return bool(_JOINT.search(text))


def but_joint(text: str) -> str:
    """What is left of a question besides that several do it together."""
    return _OF_JOINT.sub("", text)


def names_property(text: str) -> bool:
    """Whether a question asks for things by what they have in common."""
    return any(pattern.search(text) for pattern, _ in _SETS)


_RELATED = re.compile(r"有关|相关|关联|涉及|提到|谈到|讲到|说到|提及|牵涉|关系到")


def asks_related(text: str) -> bool:
    """Whether a question asks in which items a matter stands."""
    return bool(_RELATED.search(text)) and not _JOINT.search(text)


def listing(asked: Asked) -> Answer:
    """All that has the property; every one is quoted. The first of _SETS that the question names."""
    text = asked.query.plain
    if asked.query.due:
        return _within(asked, asked.query.due)
    for pattern, of_kind in _SETS:
        if (found := pattern.search(text)) and (answer_ := of_kind(asked, found)):
            return answer_
    return lists.directives(asked, say("listing_what_all"), lambda _: True)


def _joint(asked: Asked, _: re.Match[str]) -> Answer:
    return lists.directives(asked, say("listing_what_joint"), _is_joint)


def _without_body(asked: Asked, _: re.Match[str]) -> Answer:
    return lists.directives(asked, say("listing_what_no_body"), lambda one: not one.directive.bodies)


def _without_presenter(asked: Asked, _: re.Match[str]) -> Answer:
    return lists.items(asked, say("listing_what_no_presenter"), lambda item: not item.item.presenters)


def _without_limit(asked: Asked, _: re.Match[str]) -> Answer:
    return lists.directives(asked, say("listing_what_no_deadline"), lambda one: one.directive.deadline is None)


def _before(asked: Asked, found: re.Match[str]) -> Answer | None:
    return _due(asked, found["when"]) if len(asked.query.plain) <= _SHORT else None


def _with_limit(asked: Asked, _: re.Match[str]) -> Answer:
    """The directives with a time limit, of the very words that the question quotes where it does."""
    if quoted := _LIMIT.search(asked.query.raw):
        limit = quoted["limit"]
        what = say("listing_what_limit", limit=limit)
        return lists.directives(
            asked, what, lambda one: one.directive.deadline is not None and limit in one.directive.deadline.text
        )
    return lists.directives(asked, say("listing_what_deadline"), lambda one: one.directive.deadline is not None)


def _issued(asked: Asked, found: re.Match[str]) -> Answer:
    name = _office(found["name"])
    what = say("listing_what_issued", word=name)
    return lists.directives(asked, what, lambda one: _same_name(one.directive.issued_as, name))


_PART = re.compile(r"[，,；;。？?]+")
_WHICH = re.compile(r"哪些|哪几|几[个项份件]")


# 以市政府名义发的和以府办名义发的分别有哪些
_TWO_NAMES = re.compile(
    r"(?P<one>[以用]?[^以用，。]{2,10}名义[印下]?发的?)[和跟与、](?P<other>[以用]?[^以用，。]{2,10}名义[印下]?发的?)"
)


def _sets(text: str) -> list[str]:
    if (two := _TWO_NAMES.search(text)) and _WHICH.search(text):
        return [f"{two['one']}有哪些", f"{two['other']}有哪些"]
    return [part for part in _PART.split(text) if part]


def asks_several(text: str) -> bool:
    """Whether a question asks for two sets, one after the other: 哪几份要报常委会，哪几份以市政府名义印发."""
    parts = _sets(text)
    return len(parts) > 1 and all(names_property(part) and _WHICH.search(part) for part in parts)


def each_set(asked: Asked) -> Answer:
    """Each of the sets that a question asks for."""
    asks = _sets(asked.query.plain)
    parts = [listing(replace(asked, query=replace(asked.query, plain=part))) for part in asks]
    return together(asked, parts, confidence=0.85, intent=parts[0].intent)


def _reported(asked: Asked, asks: re.Match[str]) -> Answer:
    """What goes on to a body; where nothing does, what goes on to others, which puts a wrong premise right."""
    name = asks["name"]
    found = lists.directives(
        asked, say("listing_what_reported", word=name), lambda one: name in (one.directive.reports_to or "")
    )
    if found.directives:
        return found
    others = lists.directives(asked, say("listing_what_reported_else"), lambda one: bool(one.directive.reports_to))
    return replace(others, cards=(*found.cards, *others.cards)) if others.directives else found


def asks_reported(text: str) -> bool:
    """Whether a question asks for all that goes on to some body: 哪些任务还得报常委会."""
    return bool(_REPORTED.search(text) and _SEVERAL.search(text))


# 那个暂缓的事怎么说: nothing but what became of it tells which is meant
_PUT_OFF = re.compile(
    r"(?:暂缓|缓议|没过|没通过|未通过|没批|退回|打回|否决|否掉)(?:了)?的(?:那)?[个项件些]?(?:事情?|议题|项目|文件|事项)"
)


def asks_put_off(text: str) -> bool:
    """Whether a question knows its matter only by its having been put off or refused."""
    return bool(_PUT_OFF.search(text))


def asks_revisers(text: str) -> bool:
    """Whether a question asks who revises the papers after a meeting, and nothing else."""
    return bool(_REVISERS.match(text))


def revisers(asked: Asked) -> Answer:
    """The directives to revise a paper, with who has to."""
    return lists.directives(asked, say("listing_what_revised"), lambda one: bool(_REVISED.search(one.directive.text)))


def of_item(asked: Asked, item: StoredItem) -> Answer | None:
    """The directives of one item that have the property asked for; None where none has or none is asked for."""
    if not _DEADLINE.search(asked.query.plain):
        return None
    found = [one for one in asked.library.directives(item.id) if one.directive.deadline]
    return lists.listed(asked, say("listing_what_deadline"), found) if found else None


def about(asked: Asked, hits: Sequence[Hit]) -> Answer:
    """The items that a topic stands in, those that are about it first."""
    items = sorted((hit.item for hit in hits), key=lambda item: (-item.minutes_id, item.item.ordinal))
    return lists.listed_items(asked, say("listing_what_about", topic=asked.query.topic), items)


def _is_joint(one: StoredDirective) -> bool:
    """Whether a directive names several bodies, none of them a generic one."""
    return len([body for body in one.directive.bodies if body.role not in {Role.GROUP, Role.PERSON}]) > 1


def _office(name: str) -> str:
    return name.replace("府办", "政府办公室") if name.endswith("府办") and "政府办" not in name else name


def _same_name(issued: str | None, name: str) -> bool:
    """Whether the issuing name is the one asked for: 市政府 is not 市政府办公室."""
    printed = issued or ""
    short = name.lstrip("省市县区州")
    return bool(re.search(rf"{re.escape(short)}(?!办|公室)", printed)) if short else False


def _within(asked: Asked, due: Period) -> Answer:
    """The directives whose time limit falls within a period, the earliest first."""
    every = asked.library.store.directives_of_meetings(minutes.id for minutes in asked.scope)
    dated = ((one.directive.deadline.on, one) for one in every if one.directive.deadline and one.directive.deadline.on)
    found = sorted(((on, one) for on, one in dated if due.first <= on <= due.last), key=lambda pair: pair[0])
    what = say("listing_what_due_within", words=due.words, first=due.first, last=due.last)
    return lists.listed(asked, what, [one for _, one in found])


def _due(asked: Asked, when: str) -> Answer:
    """The directives to be done before an occasion (过年前), by any of its names."""
    names = (when, *vocabulary().same.get(when, ()), *vocabulary().same.get(f"{when}前", ()))
    what = say("listing_what_due", when=when)
    return lists.directives(
        asked,
        what,
        lambda one: (
            one.directive.deadline is not None and any(name.removesuffix("前") in one.directive.text for name in names)
        ),
    )


def _decided(asked: Asked, word: str, *, deny: bool) -> Answer:
    if not word or _REJECTED.fullmatch(word):
        what = say("listing_what_refused" if word else "listing_what_decided")
    else:
        what = say("listing_what_not_outcome" if deny else "listing_what_outcome", word=word)
    every = asked.library.store.items_of_meetings(minutes.id for minutes in asked.scope)
    return lists.listed_items(asked, what, [item for item in every if _has(item, word) != deny], quoted=bool(word))


def _has(item: StoredItem, word: str) -> bool:
    if not word:
        return bool(item.item.decisions)
    if _REJECTED.fullmatch(word):
        return any(one.outcome in REFUSALS for one in item.item.decisions)
    if word.startswith("原则"):
        return any(one.outcome is Outcome.APPROVED_IN_PRINCIPLE for one in item.item.decisions)
    if word in {"暂缓", "缓议"}:
        return any(one.outcome is Outcome.DEFERRED for one in item.item.decisions)
    return words.approved(item.item)


# What a question may ask a set of, in the order in which it is looked for.
_SETS: tuple[tuple[re.Pattern[str], Callable[[Asked, re.Match[str]], Answer | None]], ...] = (
    (_JOINT, _joint),
    (_NO_BODY, _without_body),
    (_NO_PRESENTER, _without_presenter),
    (_NO_DEADLINE, _without_limit),
    (_DUE, _before),
    (_DEADLINE, _with_limit),
    (_ISSUED, _issued),
    (_REPORTED, _reported),
    (_REJECTED, lambda asked, found: _decided(asked, found[0], deny=False)),
    (_OUTCOME, lambda asked, found: _decided(asked, found["word"], deny=bool(found["no"]))),
    (_DECIDED, lambda asked, _: _decided(asked, "", deny=False)),
)
