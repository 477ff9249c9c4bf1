"""Hits on one matter from several meetings → the order they are shown in: the fact asked for first, then the newest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.akin import akin
from knowledge.answers import charged, facts
from knowledge.answers.proofs import evidence
from knowledge.answers.words import title as item_title
from knowledge.fitting import FAR, NOW, WORD, found, held_on, is_named
from knowledge.folding import fold
from knowledge.missing import missing
from knowledge.model import APPROVALS, REFUSALS
from knowledge.questions.patterns import A_YEAR, AND_THEN, STATED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit, Outcome, Query

NEAR = 0.1  # items whose cover is this near the best one's are about the same
_TIE = 0.6  # items whose score is this near the best one's fit as well
_FIGURES = frozenset({"amount", "figure", "total", "share", "count"})  # of a year, whichever meeting tells them


def newest_first(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """Of items that fit alike, those that hold the facts asked for first, then those of the newer meeting."""
    first = (_changed, _why_changed, _reported, _handed_over, _repealed, _agreed)
    if hits and (newest := next((hit for told in first if (hit := told(asked, hits))), None)):
        return [newest, *(hit for hit in hits if hit is not newest)]
    ordered = _ordered(asked, hits)
    return _as_it_stands(asked, ordered) if ordered and NOW.search(asked.query.raw) else ordered


def _ordered(asked: Asked, hits: list[Hit]) -> list[Hit]:
    query = asked.query
    if not hits:
        return hits
    counts_off = query.turn < 0 or (
        query.turn and query.intent != "history" and not AND_THEN.search(query.plain)
    )  # 从第一次上会到现在: all of it
    if counts_off and (turned := _turned(asked, hits)):
        return turned
    if len(hits) > 1 and is_named(hits[0]) and hits[0].score >= hits[1].score * FAR:
        return hits
    if query.facts:
        near = max(hit.score for hit in hits) * _TIE
        hits = sorted(hits, key=lambda hit: (not found(hit), hit.score < near, -round(_told_most(hit), 1)))
    best = hits[0]
    alike = [
        hit
        for hit in hits
        if hit.cover >= best.cover - NEAR and hit.heading >= best.heading - NEAR and hit.score >= best.score * _TIE
    ]
    alike.sort(key=_rank_among(asked))
    return [*alike, *(hit for hit in hits if hit not in alike)]


def _newest(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    return max(hits, key=lambda hit: held_on(asked, hit), default=None)


CHANGES = re.compile(
    r"(?:由|从|将)[^。；]{1,30}(?:调整|提高|降低?|下调|上调|压减|核减|缩短|缩小|扩大|增加?|减少?|变更|改|推迟|延长|延后?|提前|顺延)"
    r"[^，。；]{0,4}[为至到]|(?:调整|提高|降低|下调|上调|压减|缩短|扩大|变更|推迟|延长|延|顺延)[为至到]"
)
_LEFT_OPEN = 0.2  # share of what the heading leaves open of a question that a sentence on its change holds


def _is_dated(query: Query) -> bool:
    """Whether a question says of which meeting, time or year it speaks: no later one answers it."""
    return bool(query.meeting or query.turn or query.years or A_YEAR.search(query.plain))


def _changed(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    """The newest later item on the matter of the best one that changes the fact asked for; None where none does.

    Of 总投资多少 the answer is what the last change made of it (总投资由1.38亿元压减为1.12亿元).
    """
    query, best = asked.query, hits[0]
    latest = query.turn < 0 and not _is_dated(replace(query, turn=0))  # 总投资最新是多少
    if (_is_dated(query) and not latest) or not query.facts or not found(best):
        return None
    proofs = [proof for _, proof in evidence(asked)]
    counts = STATED.findall(query.plain)  # 首批24个小区: of these, and no others

    def changes(hit: Hit) -> bool:
        told = [fold(one.text) for one in hit.sentences if one.rest >= _LEFT_OPEN]
        told = [text for text in told if all(count in text for count in counts)]
        return any(CHANGES.search(text) and all(proof.search(text) for proof in proofs) for text in told)

    same = [
        hit
        for hit in hits[1:]
        if hit.cover >= best.cover * _ROUGHLY
        and _on_it(hit, best)
        and held_on(asked, hit) > held_on(asked, best)
        and changes(hit)
        and not facts.unproved(asked, hit)
        and (not missing(asked, hit) or _goes_by_name(asked, hit, best))
    ]
    return _newest(asked, same)


# 为什么推迟完工 · 咋又追加了: of the meetings on a matter the one that changed it tells why
_CHANGED = re.compile(
    r"推迟|延期|延后|顺延|往后[拖推]|延长|提前|追加|增加|涨|调整|变更|换|缩短|压减|核减|下调|上调|提高|降"
)


def _why_changed(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    """The newest item on the matter of the best one that changed it and tells why; None where that is not asked."""
    query, best = asked.query, hits[0]
    if "reason" not in query.facts or not _CHANGED.search(query.plain) or not facts.unproved(asked, best):
        return None
    same = [
        hit
        for hit in hits[1:]
        if _on_it(hit, best)
        and any(CHANGES.search(one.plain) for one in asked.library.passages(hit.item.id))
        and not facts.unproved(asked, hit)
    ]
    return _newest(asked, same)


# 干到什么程度了 · 完成情况 · 还剩哪几个没搞完
_ASKS_PROGRESS = re.compile(
    r"(?:干|做|搞|改|修|建|办|弄|整治)[完好](?:了)?(?:没有?|吗|不)|(?:后来|最后|现在|目前)[^，。？?]{0,4}(?:装|建|改|拆|修|签|发|办|种|收)(?:好|完|成|回来?)了?(?:几|多少|没有?|吗)|(?:现在|目前|如今)到(?:了)?(?:什么程度|啥程度|哪一?步)|后来[^，。？?]{0,10}(?:批|过|成|办|建|修)(?:了|下来|完)*(?:没有?|吗)"
    r"|(?:干|做|搞|建|修|弄|盖|拆|改|推进|进行|施工|建设)(?:到|得)(?:什么程度|啥程度|哪一?步|哪[里儿]?了|怎么?样|咋样)|进展(?:如何|怎么?样|情况|到哪|$)"
    r"|进度(?:如何|怎么?样|$)|完成(?:情况|得怎么?样)|还剩(?:下)?(?:哪|几|多少)|还有(?:哪|几)[^，。？?]{0,6}没(?:搞|弄|做|改|完)"
)
# 截至5月底，126户已签约118户 · 尚余3处未完工
PROGRESS = re.compile(
    r"截至|(?:施工|浇筑|砌筑|推进|建设)[到至]|主体(?:结构|工程)?[^，。；]{0,4}封顶|(?:已|尚余|还剩|剩余|其余)[^，。；]{0,16}[0-9]|均已|已(?:全部|全面|基本|如期)|(?:尚未|未能?)(?:完工|完成|开工)|完成[^，。；]{0,12}[0-9]|经[^，。；]{2,10}(?:批复|批准)|全(?:线|部|面)[^，。；]{0,4}(?:贯通|完工|建成|完成)"
)


def _reported(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    """The newest item that reports how the matter asked about stands; None where that is not asked, or none does."""
    query, best = asked.query, hits[0]
    if _is_dated(query) or query.intent == "history" or not _ASKS_PROGRESS.search(query.plain) or not found(best):
        return None
    most = max((one.both for one in best.sentences), default=best.cover)
    same = [
        hit
        for hit in hits
        if any(PROGRESS.search(fold(one.text)) and one.both >= most * _SAME for one in hit.sentences)
        and not missing(asked, hit)
    ]
    return _newest(asked, same)


def progress(asked: Asked, hit: Hit) -> str:
    """The sentence of an item that reports how its matter stands, where that is asked; empty where it is not."""
    if not _ASKS_PROGRESS.search(asked.query.plain):
        return ""
    said = {one.span.start: one.both for one in hit.sentences}
    told = [one for one in asked.library.passages(hit.item.id) if PROGRESS.search(one.plain)]
    return max(told, key=lambda one: said.get(one.start, 0.0)).text if told else ""


# 牵头单位由甲局调整为乙局: whose duty it is from then on
_HANDED = re.compile(
    r"(?:牵头|责任|主管|监管|管理|实施|承办|主体|业主|组长|召集人|指挥长|负责人|总协调)[^，。；]{0,10}由[^，。；]{2,24}(?:调整|变更|改)[为由成]|改由[^，。；]{2,20}(?:牵头|负责|管)"
)
_FORMERLY = re.compile(r"[之以]前(?:是|归|由)|原[来先](?:是|归|由)|换成?给")  # 换给某局之前是哪家牵头
_REPEALS = re.compile(r"(?:同时|即行|予以|随之)?(?:废止|失效|作废|停止执行)")


def _handed_over(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    """The newest item that hands the matter over to others, where it is asked whose it is now; None for any other."""
    now = asked.query.intent == "responsible" and (NOW.search(asked.query.raw) or _FORMERLY.search(asked.query.plain))
    return _newest_saying(asked, hits, _HANDED) if now else None


def _repealed(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    """The newest item that ends what was in force, where it is asked whether that still holds; None for any other."""
    return _newest_saying(asked, hits, _REPEALS) if _STILL.search(asked.query.plain) else None


# 哪次会拍板的: the meeting that agreed, none that put the matter off
_WHEN_AGREED = re.compile(
    r"(?:哪一?[次回]|第几次)(?:常务|政府)?(?:会议?)?上?(?:才|最后|最终|正式)*(?:拍板|同意|通过|批准?|定下|敲定|过的)"
)


def _agreed(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    """The newest item that agrees to the matter, where it is asked when that was; None where the best one does."""
    best = hits[0]
    if not _WHEN_AGREED.search(asked.query.plain) or _outcome(best) not in REFUSALS:
        return None
    same = [
        hit for hit in hits[1:] if found(hit) and _outcome(hit) in APPROVALS and hit.heading >= best.heading * _ROUGHLY
    ]
    return _newest(asked, same)


def _outcome(hit: Hit) -> Outcome | None:
    return hit.item.item.decision.outcome if hit.item.item.decision else None


def _newest_saying(asked: Asked, hits: Sequence[Hit], said: re.Pattern[str]) -> Hit | None:
    best = hits[0]
    same = [
        hit
        for hit in hits
        if found(best) and _on_it(hit, best) and any(said.search(fold(one.text)) for one in hit.sentences)
    ]
    return _newest(asked, same)


_NAME = re.compile(r"[“「](?P<name>[^”」]{3,20})[”」]")


def _goes_by_name(asked: Asked, hit: Hit, best: Hit) -> bool:
    """Whether an item is headed by a name of its own (“某某1952”公园) that the best one gives the matter."""
    names = [found["name"] for found in _NAME.finditer(item_title(hit.item.item))]
    return any(name in passage.text for name in names for passage in asked.library.passages(best.item.id))


def _as_it_stands(asked: Asked, hits: list[Hit]) -> list[Hit]:
    """What a later meeting says of the whole matter first: 目前什么态度 asks how the matter stands."""
    if asked.query.facts and (told := _newest_telling(asked, hits)):
        return [told, *(hit for hit in hits if hit is not told)]
    after = later(asked, hits)
    if after is None or after.cover < hits[0].cover - NEAR or facts.unproved(asked, after):
        return hits
    return [after, *(hit for hit in hits if hit is not after)]


def _newest_telling(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    """Of the items that hold as much of the question as the best one, the newest that tells the fact asked for."""
    best = hits[0]
    alike = [hit for hit in hits if found(hit) and hit.cover >= best.cover - NEAR and _on_it(hit, best)]
    telling = [hit for hit in alike if not (facts.unproved(asked, hit) or missing(asked, hit))]
    return _newest(asked, telling)


def _on_it(hit: Hit, best: Hit) -> bool:
    """Whether the heading of an item, or of a point of it (（二）关于某学校), is on the matter of the best one."""
    if hit.heading >= max(best.heading, _SLIGHT) * _SAME or akin(hit.item.item, best.item.item):
        return True
    least = min(_TOLD, max(_told_most(best), _NO_LESS))
    return any(one.cover >= least for one in hit.sentences[:2])


def _told_most(hit: Hit) -> float:
    """The largest share of the question that a sentence of the item holds with its heading."""
    return max((one.both for one in hit.sentences), default=0.0)


# 去年为啥没批下来: which of the meetings refused is told by that
_DENIED = re.compile(
    r"(?:为什么|为啥|咋|怎么|去年|当时)[^，。？?]{0,6}(?:暂缓|缓议|退回|打回|搁置)|(?:没|未|不)(?:能|有|被|获)?(?:批|过(?=[了的，吗呢？?]|$)|通过|同意|答应|准(?!备|时|确))"
)


def _is_refused(hit: Hit) -> bool:
    """Whether an item refuses or puts off its matter."""
    return any(one.outcome in REFUSALS for one in hit.item.item.decisions)


def _rank_among(asked: Asked) -> Callable[[Hit], tuple[bool | int, ...]]:
    """What puts one of several like items before another: what it lacks of the question, then its meeting's day."""
    query = asked.query
    years = {int(year) for year in A_YEAR.findall(query.plain)} | set(query.years)
    told = set(A_YEAR.findall(query.topic)) if _FIGURES & set(query.facts) else set()
    proofs = [proof for _, proof in evidence(asked)] if told else []
    counts = STATED.findall(query.plain)

    denied = _DENIED.search(query.plain)

    def of_other_year(hit: Hit) -> bool:
        first = hit.sentences[:1]
        said = any(year in one.text for one in first for year in told)
        return bool(proofs) and not (said and all(proof.search(one.text) for one in first for proof in proofs))

    def rank(hit: Hit) -> tuple[bool | int, ...]:
        day = held_on(asked, hit)
        text = fold("".join(one.text for one in hit.sentences)) if counts else ""
        return (
            facts.unproved(asked, hit) is not None,
            any(one not in text for one in counts),  # 新增的6个小区: where there are six of them
            bool(denied) and not _is_refused(hit),
            of_other_year(hit),
            bool(years) and day.year not in years,
            query.intent == "decision" and not hit.item.item.decisions,
            query.intent == "document_status" and not _sent_on(hit),
            not charged.names_somebody(asked, hit),
            -day.toordinal(),
        )

    return rank


_SAME = 0.75  # share of the best cover from which an item of another meeting is about the same
_SLIGHT = 0.1  # share of the topic below which a heading names nothing of it
_ROUGHLY = 0.6  # and of one that is counted off among them, however much else the question says
_NO_LESS = 0.6  # share of the topic that a sentence under the head of its point holds at least
_TOLD = 0.9  # share of the topic that a sentence holds which is about it, whatever its heading


def same_matter(hits: Sequence[Hit], *, share: float = _SAME) -> list[Hit]:
    """The best item of each meeting that is about the same as the best hit, best first; ``share`` of its cover."""
    found: dict[int, Hit] = {}
    for hit in hits:
        named = hit.heading >= hits[0].heading * _SAME or any(one.cover >= _TOLD for one in hit.sentences[:2])
        told = hit.cover >= hits[0].cover * share and named
        if told or (hit.heading and akin(hit.item.item, hits[0].item.item)):
            found.setdefault(hit.item.minutes_id, hit)
    return list(found.values())


def _sent_on(hit: Hit) -> bool:
    """Whether an item says in whose name it is issued, or to whom it goes."""
    return any(one.issued_as or one.reports_to for one in hit.item.item.directives)


_STILL = re.compile(r"还?(?:管用|有效|算数|作数)(?:不|吗|么|没)|作废|废止|失效")  # 24年那版还管用不
_HEADED = 0.45  # share of the topic that the heading of a later item holds which is about the same matter


def later(asked: Asked, hits: Sequence[Hit]) -> Hit | None:
    """The item of the newest later meeting that is on the matter of the best hit by its heading; None where none is."""
    query = asked.query
    best = hits[0]
    if (_is_dated(query) and not _STILL.search(query.plain)) or not best.heading:
        return None
    least = max(_HEADED, best.heading - NEAR)
    same = [
        hit
        for hit in hits[1:]
        if ((hit.heading >= least and max(hit.run, hit.said) >= WORD) or akin(hit.item.item, best.item.item))
        and held_on(asked, hit) > held_on(asked, best)
    ]
    return _newest(asked, same)


_GRANTED = re.compile(r"(?<![没未不])(?:审议|获)?(?:通过|批准|同意)(?!了?[吗没么不]|与否)")


def _is_approved(hit: Hit) -> bool:
    """Whether an item approves its matter, or a part of it."""
    return any(one.outcome in APPROVALS for one in hit.item.item.decisions)


def _turned(asked: Asked, hits: Sequence[Hit]) -> list[Hit]:
    """The item of the meeting that the question counts off (头一次没过), of those on the same matter."""
    same = same_matter(hits, share=_ROUGHLY)
    named = asked.query.topic
    if " " not in named and named in fold(item_title(hits[0].item.item)):  # 污水处理费, and no 污水处理 of another kind
        same = [
            hit for hit in same if named in fold(item_title(hit.item.item)) or akin(hit.item.item, hits[0].item.item)
        ]
    in_order = sorted(same, key=lambda hit: held_on(asked, hit))
    turn = asked.query.turn
    if _GRANTED.search(asked.query.plain):  # 首次审议通过是哪一次
        in_order = [hit for hit in in_order if _is_approved(hit)] or in_order
    if turn == -1 and asked.query.facts:  # 最后定的多少: of the meetings that tell it
        told = [hit for hit in in_order if not (facts.unproved(asked, hit) or missing(asked, hit))]
        in_order = told or in_order
    at = turn - 1 if turn > 0 else len(in_order) + turn
    return in_order[at : at + 1]
