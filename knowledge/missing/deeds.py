"""What is done in a question, and the item found → the deed, project, person or place that the item has no word of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answers.words import title as item_title
from knowledge.fitting import OF_A_MATTER
from knowledge.folding import fold
from knowledge.missing.held import SUMS, by_other_words, in_any_words, sounds_like, stands
from knowledge.missing.nouns import VAGUE
from knowledge.weights import spread
from knowledge.word_classes import is_word, words

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Hit

# 调整后教育工作由谁分管: of what somebody is in charge
_IN_CHARGE = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2})(?:工作|这块|口|系统)?(?:现在)?(?:是|由|归)?(?:谁|哪位[\u4e00-\u9fff]{0,3})(?:来)?(?:分管|主管|联系)"
)


def missing_charge(asked: Asked, held: str) -> str:
    """What somebody is asked to be in charge of, where the item has no word of it; empty where it has."""
    found = _IN_CHARGE.search(asked.query.plain)
    if found is None or not is_word(found["what"]) or VAGUE.fullmatch(found["what"]):
        return ""
    return "" if stands(found["what"], held) else found["what"]


# 汛期封路归谁管: what somebody does
_DUTY = re.compile(
    r"(?P<deed>[\u4e00-\u9fff]{2})(?:工作|这块|的事)?(?:归|由|是|该|让)(?:谁|哪[个家位][\u4e00-\u9fff]{0,4})(?:来)?(?:管|负责|牵头|干|做|弄)?(?=[？?\s]*$)"
)


_ANY_DUTY = frozenset({"任务", "工作", "事项", "事务", "业务", "事宜"})


def missing_duty(asked: Asked, held: str) -> str:
    """The deed of which it is asked who does it, where the item has no word of it; empty where it has."""
    found = _DUTY.search(asked.query.plain) if asked.query.intent == "responsible" else None
    deed = found["deed"] if found else ""
    kinds = [kind for _, kind in words(deed)]
    if len(kinds) != 1 or kinds[0][0] not in "vn" or VAGUE.fullmatch(deed) or deed in _ANY_DUTY:  # 封路 is a noun too
        return ""
    return "" if deed[0] in held or by_other_words(asked, deed, held) or in_any_words(deed, held) else deed


# 由谁领学 · 污水处理费有没有跟着涨: an act of a meeting, and a charge, that only their own words tell
_ACT = re.compile(
    r"(?:由|是|请)?(?:谁|哪位[\u4e00-\u9fff]{0,2})(?:来|作|做|给)?(?P<act>领学|主讲|讲解|授课|辅导|宣讲|领读|致辞|剪彩|揭牌|点评)"
)
_FEE = re.compile(
    r"(?<!次会)(?P<fee>(?!会)[\u4e00-\u9fff]{2}费)(?=到底|有没有|是不是|要不要|收不收|涨|调|降|减|免|跟着|也)"
)


def missing_act(asked: Asked, held: str) -> str:
    """The act or the charge that is asked after, where the item has no word of it; empty where it has."""
    acts = [one["act"] for one in _ACT.finditer(asked.query.plain)]
    fees = [one["fee"] for one in _FEE.finditer(asked.query.plain) if is_word(one["fee"][:2])]
    return next((one for one in (*acts, *fees) if not _is_said(one, held)), "")


def _is_said(word: str, held: str) -> bool:
    """Whether a text has a word, spread over a longer one (配送服务费), or what else is said for it."""
    spelt = rf"{word[:2]}[\u4e00-\u9fff]{{0,3}}{word[2:]}"
    return bool(re.search(spelt, held)) or in_any_words(word, held)


# 养鱼的农户一亩补多少: of whom a sum is asked
_OF_WHOM = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<what>[\u4e00-\u9fff]{2,4})的(?:[\u4e00-\u9fff]{0,3}(?:户|人家|家庭|企业|职工|老人|学生|孩子|农民|商户))"
)


def missing_holder(asked: Asked, held: str) -> str:
    """What those do of whom a sum is asked, where the item has no letter of it; empty where it has or none is asked."""
    found = _OF_WHOM.search(asked.query.plain) if SUMS & set(asked.query.facts) else None
    if found is None or VAGUE.fullmatch(found["what"]):
        return ""
    said = any(other in held for term in asked.query.terms if term.text in found["what"] for other in term.others)
    return "" if said or set(found["what"]) & set(held) else found["what"]


_BUILT = re.compile(r"(?:改扩|[扩迁重翻改])建")  # 养老院怎么扩建
_BUILDS = re.compile(r"[扩迁重翻新改增修]建|扩容|建成|选址|新址|搬迁|[一二三]期|校区|院区")
_HEADS_BUILDING = re.compile("建设|改造|工程|项目")


def missing_building(asked: Asked, hit: Hit, held: str) -> str:
    """The building that a question asks of, of which an item has no word; empty where it has or none is asked for."""
    found = _BUILT.search(asked.query.topic)
    if found is None or _HEADS_BUILDING.search(fold(item_title(hit.item.item))):
        return ""
    return "" if _BUILDS.search(held) else found[0]


_PROJECT = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2})(?<!工程)(?<!建设)(?<!改造)(?<!合作)(?<!重点)(?<!这个)(?<!那个)(?:项目|工程)"
)


def missing_project(asked: Asked, held: str) -> str:
    """What a project is of (漂流项目) whose result is asked for, where the item has no word of it; else empty."""
    found = _PROJECT.search(asked.query.topic) if asked.query.intent in OF_A_MATTER else None
    if found is None or not is_word(found["what"]) or sounds_like(found["what"], held):
        return ""
    said = by_other_words(asked, found["what"], held) or stands(found["what"], held)
    return "" if said else found[0]


# 王某在会上提了什么意见: what one person said
_SPOKE = re.compile(r"(?:提|说|讲|建议|表示|发言|补充|反映)(?:出|了|过|的)*(?:些|了些)?(?:什么|啥|哪些|哪几[点条])")


_THEIR_MEETING = re.compile(r"(?:开|主持|召开|召集)的?[那这]?[次个场]?[\u4e00-\u9fff]{0,4}会")  # 罗县长开的专题会


def missing_speaker(asked: Asked, held: str) -> str:
    """The person whose words or deeds are asked for, where the item never names them; empty where it does."""
    spoke = _SPOKE.search(asked.query.plain)
    led = not spoke and _THEIR_MEETING.search(asked.query.plain)
    asks = spoke or (asked.query.intent in {"", "directive"} and not led)
    return next((one for one in asked.query.people if one not in held), "") if asks else ""


# 高铁站选址, where the item is on another site
_SITED = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,3})(?:选址|迁建)")


def missing_site(asked: Asked, held: str) -> str:
    """What is sited or moved, where the item never names it; empty where it does, or nothing is."""
    sited = _SITED.search(asked.query.topic)
    if sited is None or not (is_word(sited["what"]) or is_word(sited["what"][:2])):
        return ""
    what = sited["what"]
    named = what in held or spread(what[:2]).search(held) or by_other_words(asked, what, held)
    return "" if named else what
