"""A fact that is asked for → the sentences of an item that may tell it, by how much of the question they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answers import beside, deeds
from knowledge.folding import fold
from knowledge.hits import quoted
from knowledge.questions.patterns import A_YEAR, STATED, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Directive, Hit, Sentence

FIT = 0.72  # share of the best that a sentence must hold to be compared with it
_STRICT = 0.62  # a sentence must hold this share of the question, heading counted, to tell its fact
_NEXT = 2  # passages behind a sentence in which somebody is charged with what it tells of
_OF_TASKS = frozenset({"deadline", "responsible"})
# What a matter has one sentence of, whatever else that says: 所需经费从…列支, 以…名义印发, 由县乡按7:3分担
_BORNE = re.compile(
    r"(?:资金|经费|费用?|款|损失)[^，。；]{0,12}(?:由|从)[^，。；]{2,20}(?:承担|负担|垫付|列支|解决|支付|保障|安排)"
)
_OF_WHOLE = {
    "bearer": _BORNE,
    "source": re.compile(
        r"(?:所需|相关|项目|建设|工作|改造|运行)(?:资金|经费|费用)[^，。；]{0,12}(?:由|从|列入|列支|纳入|通过|在)"
        r"|(?:资金|经费|费用)由[^，。；]{2,16}从[^，。；]{2,24}(?:安排|列支|解决|统筹)"
    ),
    "place": re.compile(
        r"选址(?:在|于|为)?(?!工作|方案|论证|公示|意见|事宜|问题|比选|调整)[\u4e00-\u9fff]{2}|位于|坐落"
    ),
    "hours": re.compile(
        r"(?:营业|开放|经营|运营|服务|办公)(?:时间|时段)|[0-9]{1,2}(?:时|点|[:：][0-9]{2})[至到](?:次日)?[0-9]{1,2}(?:时|点|[:：])"
    ),
    "share": re.compile(r"(?:持股|占股|股权|股份)[^，。；]{0,8}[0-9]+(?:%|成)"),
    "issuer": re.compile(r"以[^，。；]{2,20}名义"),
    "reason": re.compile(
        r"由[^，。；]{2,30}(?:引起|造成|导致|引发|所致)|受[^，。；]{2,20}影响|(?:直接|主要|事故|事件)?(?:原因|起因)[是为系]"
    ),
    "left": re.compile(r"剩余|其余|余下|剩下|尚余|尚有"),
    "split": re.compile(r"(?:所需|相关)?(?:资金|经费|费用)[^，。；]{0,16}(?:分担|分摊|承担|负担)"),
}


# 扩容要花多少钱 · 总投资多少: what all of a project costs
_COSTS = re.compile(r"(?:[要得需]花|总?投资|造价|概算|预算|花费|投入?)(?:了|资)?(?:一共|总共|大概|是|有|要)*多少")
_WHOLE_COST = re.compile(
    r"(?:总投资|估算投资|概算|预算|造价|[，；]投资)[^，。；0-9]{0,8}[0-9][0-9.]*(?:余|多)?[千百]?[万亿]?元"
)
_VOTES = re.compile(
    r"(?:同意|赞成|反对|弃权)[0-9一二三四五六七八九十]+票|[0-9一二三四五六七八九十]+票(?:同意|赞成|反对|弃权)"
)
_RARE = frozenset(
    {"公里", "亩", "平方公里", "平方米", "吨", "艘", "册", "尾", "栋", "眼", "口"}
)  # units that few sentences of an item have
_MATTER = 0.3  # share of the question that the heading holds of an item that is on its matter


def behind(asked: Asked, hit: Hit, fitting: Sequence[Sentence]) -> list[Sentence]:
    """The demand right behind sentences that only tell how things are, where who or by when is asked of that."""
    tasks = [one.directive for one in asked.library.directives(hit.item.id) if one.directive.core]
    charged = any(one.span.overlap(sentence.span) for one in tasks for sentence in fitting)
    if asked.query.intent not in _OF_TASKS or charged or not fitting or deeds.done_in_fact(asked):
        return []
    last = max(one.span.end for one in fitting)
    after = [one for one in asked.library.passages(hit.item.id) if one.start >= last][:_NEXT]
    first = next((each.span for each in tasks for one in after if each.span.overlap(one.span)), None)
    return [quoted(one) for one in after if first and first.overlap(one.span)]


def telling(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentences that may tell a fact: those that hold, with the heading, nearly all that any sentence holds.

    Also those that set what is asked beside the very word that it is asked of (过渡多长时间: 过渡期不超过18个月).
    """
    own = _of_year(asked, hit.sentences)
    most = max(one.both for one in own)
    least = max(FIT * most, min(_STRICT, most))
    near = beside.asked_of(asked)
    counts = STATED.findall(asked.query.plain)
    fitting = [
        one
        for one in own
        if one.both >= least
        or (near and near.search(fold(one.text)))
        or any(count in fold(one.text) for count in counts)
    ]
    fitting += _counted(asked, hit, counts, fitting) + told_once(asked, hit, fitting)
    fitting += _finished(asked, hit, fitting)
    return [*fitting, *_going_on(asked, hit, fitting), *belonging(asked, hit, fitting)]


# 什么时候全部办完 · 几号前要清零
_BRINGS_ABOUT = re.compile(
    r"(?:全部|都|要|才|能)*(?P<deed>[办签搬拆清改建修验查装交还补])(?:完|好|结|掉|清|毕|零)了?(?=[，,？?\s]|$)"
)


def _finished(asked: Asked, hit: Hit, known: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of the item that say when what is asked about is to be done with (…前全部办结)."""
    deed = _BRINGS_ABOUT.search(asked.query.plain) if {"date", "day"} & set(asked.query.facts) else None
    if deed is None or hit.cover < _STRICT:
        return []
    done = re.compile(rf"(?:全部|完成){deed['deed']}|{deed['deed']}[\u4e00-\u9fff]{{0,2}}[结完毕零清]")
    return _further(asked, hit, known, lambda text: bool(done.search(text) and _DATED.search(text)))


_DATED = re.compile(r"[0-9]+[月日]|年底|[0-9]+(?:个工作日|天|周)[之以]?内")


def _counted(asked: Asked, hit: Hit, counts: Sequence[str], known: Sequence[Sentence]) -> list[Sentence]:
    """The further sentences of an item that hold the very quantity by which the question knows its matter."""
    return _further(asked, hit, known, lambda text: any(count in text for count in counts)) if counts else []


def told_once(asked: Asked, hit: Hit, known: Sequence[Sentence] = ()) -> list[Sentence]:
    """The sentences of an item, but for those known, that tell what a matter has but one sentence of."""
    whole = [pattern for kind, pattern in _OF_WHOLE.items() if kind in asked.query.facts]
    if asked.query.unit in _RARE and hit.heading >= _MATTER:
        counted = re.compile(rf"[0-9.]+万?[{UNITS.get(asked.query.unit, asked.query.unit[:1])}]")
        once = [one for one in asked.library.passages(hit.item.id) if counted.search(one.plain)]
        whole += [counted] if len(once) == 1 else []
    if "amount" in asked.query.facts and _COSTS.search(asked.query.plain) and hit.heading >= _MATTER:
        whole.append(_WHOLE_COST)
    if asked.query.unit == "票" and hit.heading >= _MATTER:
        whole.append(_VOTES)
    return _further(asked, hit, known, lambda text: any(one.search(text) for one in whole)) if whole else []


def _further(asked: Asked, hit: Hit, known: Sequence[Sentence], tells: Callable[[str], bool]) -> list[Sentence]:
    """The sentences of an item, but for those known, whose plain text tells something."""
    spans = {one.span for one in known}
    return [quoted(one) for one in asked.library.passages(hit.item.id) if one.span not in spans and tells(one.plain)]


def dated(asked: Asked, hit: Hit) -> list[Directive]:
    """The directives of an item that have a time limit."""
    return [one.directive for one in asked.library.directives(hit.item.id) if one.directive.deadline]


_GOES_ON = 0.3  # share of the question that a sentence right behind the best one holds which goes on from it


def _going_on(asked: Asked, hit: Hit, fitting: Sequence[Sentence]) -> list[Sentence]:
    """The sentence right behind the best one, of the same point, that holds more of the question's words."""
    if not fitting or fitting[0].both < _STRICT:
        return []
    behind_ = [one for one in asked.library.passages(hit.item.id) if one.start >= fitting[0].span.end][:1]
    near = [one for one in hit.sentences if behind_ and one.span.start == behind_[0].start]
    return [one for one in near if one.cover >= _GOES_ON and one not in fitting and not _OPENS_POINT.match(one.text)]


_A_DAY = re.compile(r"20[0-9]{2}年(?=[0-9]{1,2}月|[上下]半年|年?[底初末]|春季|秋季)")
# （二） 二要 2. the mark of another point
_OPENS_POINT = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,2}(?:[）)、.．]|[是要])|会议")


def _of_year(asked: Asked, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences without those of other years, where the question names a year and some sentence prints it."""
    asks = set(A_YEAR.findall(asked.query.topic))
    told = {one.span: set(A_YEAR.findall(_A_DAY.sub("", one.text))) for one in sentences}  # 于2026年1月31日前拨付
    if not any(asks & years for years in told.values()):
        return sentences
    return [one for one in sentences if asks & told[one.span] or not told[one.span]]


def belonging(asked: Asked, hit: Hit, fitting: Sequence[Sentence]) -> list[Sentence]:
    """What belongs to a decision that fits: its cause, around it, or the time limit of the one task behind it."""
    spans = [one.span for one in hit.item.item.decisions]
    if not any(span.overlap(one.span) for span in spans for one in fitting):
        return behind(asked, hit, fitting)
    if "reason" in asked.query.facts:
        passages = asked.library.passages(hit.item.id)
        at = [i for i, one in enumerate(passages) if any(span.overlap(one.span) for span in spans)]
        near = passages[max(0, min(at) - 1) : max(at) + 2] if at else ()
        return [quoted(one) for one in near if not any(one.span.overlap(each.span) for each in fitting)]
    limited = dated(asked, hit)
    if asked.query.intent != "deadline" or deeds.names_deed(asked) or len(limited) != 1:
        return []
    there = (one for one in asked.library.passages(hit.item.id) if one.span.overlap(limited[0].span))
    return [quoted(one) for one in there if not any(one.span.overlap(each.span) for each in fitting)]
