"""One item, and what is asked of it → what it lacks of that, or its answer: a fact, its decision, its sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge import finding, fitting
from knowledge.answers import charged, choosing, facts, listing, parts, rows, silence, topic
from knowledge.answers.asked import alone
from knowledge.answers.numbered import EVERY_POINT, every_point
from knowledge.missing import missing
from knowledge.model import REFUSALS, Status
from knowledge.questions.patterns import APPOINTED, POST, PRESENTED

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Answer, Hit

MATTER = 4  # characters from which a part of a question names a matter
_OF_ITS_OWN = 0.9  # share of what the heading leaves open, from which one sentence tells all of it
# 三食堂能盖不 · 电梯装不装 · 可以收吗: a decision answers it.
_YES_NO = re.compile(
    r"(?:能|可以|可|行|让|准|会|要)[\u4e00-\u9fff]{0,6}(?:不|吗|么|没)[？?。]?$|(?:继续|还|仍)[\u4e00-\u9fff]{1,12}吗[？?]?$|([\u4e00-\u9fff])不\1|是不是|是否"
)
_SEVERAL = re.compile(r"哪些|哪几|都有|几个|分别|各个?")  # 有哪些时间要求
# 有哪些项目 · 哪5个小区: the lines of a list
_LIST = re.compile(
    r"(?:哪些|哪几[个家所处条项]|哪[0-9一二三四五六七八九十]+[个家所处条项])"
    r"(?:项目|小区|企业|公司|学校|镇|村|社区|街道|文件|工程|路段|地块|单位|方面)?(?=$|[？?，,。])"
)
_BESIDES = re.compile(
    r"(?<![拆解消])除了?[^，。？?]{1,16}?(?:之?外|以外)?[，,]?还(?:明确|要求|定|说|提|有|规定|强调|讲)"
)  # 除了印发还明确了什么
_SENT_ON = re.compile(r"印发|下发|发文|报|提请|提交|备案|施行|函送")
_PART = re.compile(r"[，,。？?；;！!\s]+|然后|还有")
_ASKS = re.compile(r"多少|几|吗|么|谁|什么|啥|哪|怎|咋|何|没")
_FIGURES = frozenset({"amount", "price", "firm", "names", "winner", "duration"})
_PAYS = frozenset({"payer", "bearer"})  # who bears a cost is told by a sentence, whoever follows the matter up
# 限几号之前改好: the time limit of the item of the turn before, and nothing else
_BY_WHEN = re.compile(
    r"(?:那|要|限|得)*(?:在|到)?(?:几号|哪一?天|什么时候|啥时候?|何时|多久)[之以]?(?:前|内)(?:要|得|必须|能)*"
    r"(?:改|弄|办|做|搞|完|交|报|拿|落实)(?:好|完|成|出来|上来|到位)?[？?\s]*"
)


def lacking(asked: Asked, hit: Hit) -> Answer | None:
    """The matter is in the minutes, what is asked of it is not; None where it is."""
    found = hit.item.item.decision
    refused = found is not None and found.outcome in REFUSALS
    refused = refused and "decision" in dict(asked.query.scores)
    votes = "票" in asked.query.plain and "figure" in asked.query.facts
    counted = (
        votes or "voices" in asked.query.facts or asked.query.unit == "票" or bool(_FIGURES & set(asked.query.facts))
    )  # a refusal is no answer
    if (counted or not refused) and (kind := facts.unproved(asked, hit)) and not _each_told(asked, hit):
        return silence.not_stated(asked, hit, kind)
    if word := missing(asked, hit):
        return _without(asked, hit, word) or silence.lacking(asked, hit, word)
    if asked.query.intent == "responsible" and (charged.lacks_leader(asked, hit) or _charges_nobody(asked, hit)):
        return silence.not_stated(asked, hit, "person")
    return topic.decision(asked, hit) if refused else None  # what was refused was not carried out: no facts of that


def _each_told(asked: Asked, hit: Hit) -> bool:
    """Whether a question asks for facts in several parts, each of which the item tells: 涨到多少，几月底发完."""
    asking = [part for part in parts.of_question(asked) if part.query.facts]
    if len(asking) < 2:  # noqa: PLR2004 no parts
        return False
    for part in asking:
        there = (one for one in finding.find(part) if one.item.id == hit.item.id)
        near = next(there, None) if part.query.topic else hit
        if near is None or facts.unproved(part, near):
            return False
    return True


def _charges_nobody(asked: Asked, hit: Hit) -> bool:
    """Whether nobody is charged with anything in an item that nobody brought in either, and no post is asked after."""
    if APPOINTED.search(asked.query.plain) or POST.search(asked.query.plain):
        return False
    return not (hit.item.item.presenters or any(one.directive.bodies for one in asked.library.directives(hit.item.id)))


def _without(asked: Asked, hit: Hit, word: str) -> Answer | None:
    """A question of several parts whose first the item tells, with a word on what it lacks; None for any other."""
    parts = [part for part in _PART.split(asked.query.raw) if len(part) >= MATTER]
    if len(parts) < 2 or asked.query.bodies:  # noqa: PLR2004 several
        return None
    first = parts[0]
    if word in first or not _ASKS.search(first):
        return None
    one = alone(asked, first)
    best = next(iter(finding.find(one)), None) if one.query.topic else None
    if best is None or best.item.id != hit.item.id or lacking(one, best):
        return None
    told = of_hit(one, best)
    return silence.but_without(told, word) if told.status is Status.ANSWERED else None


def of_hit(asked: Asked, hit: Hit) -> Answer:
    """One item answers: who brought it in, the fact asked for, its decision, its demands, or its sentences."""
    return _by_fact(asked, hit) or _by_decision(asked, hit)


def _by_fact(asked: Asked, hit: Hit) -> Answer | None:
    """Who, by when, which, or the fact that is asked for; None where the item is asked for as a whole."""
    query = asked.query
    if APPOINTED.search(query.plain) and query.intent == "responsible":
        return topic.sentences(asked, hit, choosing.choose_sentences(asked, hit))
    if query.intent == "responsible" and PRESENTED.search(query.plain):
        return topic.presented(asked, hit)
    if query.intent == "responsible" and (answer := topic.of_deed(asked, hit)):
        return answer
    if query.intent == "deadline" and _BY_WHEN.fullmatch(query.plain) and (answer := topic.of_limit(asked, hit)):
        return answer
    if _LIST.search(query.plain) and (list_ := rows.listed(asked, hit)):
        return topic.sentences(asked, hit, list_)
    if EVERY_POINT.search(query.plain) and hit.heading >= fitting.ITSELF:
        return every_point(asked, hit.item)
    if query.intent == "deadline" and _SEVERAL.search(query.plain) and (due := listing.of_item(asked, hit.item)):
        return due
    pays = query.intent == "responsible" and _PAYS & set(query.facts)
    if pays or (query.facts and query.intent not in {"decision", "document_status", "responsible"}):
        return topic.sentences(asked, hit, choosing.choose_sentences(asked, hit))
    return None


def _by_decision(asked: Asked, hit: Hit) -> Answer:
    """What was decided, what is demanded, or the sentences that fit."""
    query = asked.query
    decided = "".join(one.text for one in hit.item.item.decisions)
    whether = [one for one in choosing.told_whether(asked, hit) if one.text.rstrip("。；") not in decided]
    if whether:
        return topic.sentences(asked, hit, whether)
    yes_or_no = hit.item.item.decision is not None and hit.heading >= fitting.ITSELF and _YES_NO.search(query.plain)
    sent = query.intent == "document_status" and hit.item.item.decisions and hit.sentences
    if sent and not _SENT_ON.search(hit.sentences[0].text):
        return topic.decision(asked, hit)
    settled = hit.item.item.decisions or hit.item.item.directives or query.intent in {"decision", "document_status"}
    inherited = asked.follows and query.intent == "decision" and "decision" not in dict(query.scores)  # 那某某办法呢
    besides = _BESIDES.search(query.plain)
    more = besides and len(hit.item.item.directives) > 1
    if ((fitting.about_item(asked, hit) and settled) or yes_or_no or inherited) and not more:
        return topic.decision(asked, hit)
    own = hit.sentences[0].rest >= _OF_ITS_OWN  # one sentence tells all that the heading leaves open
    whole = query.intent == "directive" and hit.heading >= hit.sentences[0].cover * 0.9 and not own
    if whole and (listed := topic.demands(asked, hit)):
        return listed
    if besides and (listed := topic.demands(asked, hit)):
        return listed
    told = choosing.choose_sentences(asked, hit)
    if query.intent == "directive" and topic.only_opens(told) and (listed := topic.demands(asked, hit)):
        return listed
    return topic.sentences(asked, hit, [*told, *choosing.who_follows(asked, hit, told)])
