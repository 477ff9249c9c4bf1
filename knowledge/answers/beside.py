"""A number that an item prints → whether it is the one asked for, by what stands beside it.

An amount is of something (罚款, 每户), given or taken in some way (补, 奖), a part of a whole, or some body's: where
the question names that and the minutes print other numbers only, what is asked for is not there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.vocabulary import vocabulary
from knowledge.answers import deeds, words
from knowledge.folding import fold
from knowledge.grams import sound
from knowledge.model import NAMED_ROLES
from knowledge.questions.lexicon import bare, brought_by, tells
from knowledge.questions.patterns import NUMBERED, PER
from knowledge.questions.slate import number
from knowledge.word_classes import is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit

# a quantity as printed: digits, or numerals with what they count
_DIGIT = r"(?:[0-9]|[一二两三四五六七八九十百千半]{1,6}(?=万|亿|元|块钱|个月|年|天|人|名|户|倍|成(?!立)))"
_NUMERIC = frozenset({"amount", "count", "tally", "figure", "share"})
_SUMS = frozenset({"amount", "figure", "tally", "total"})
_ATTRIBUTES = frozenset({"figure", "amount"})
_BY_THE_PIECE = frozenset({"amount", "price", "figure"})
_SAME_PIECE = {
    "顿": "[餐顿]",
    "餐": "[餐顿]",
    "棵": "[棵株]",
    "株": "[棵株]",
    "钟头": "小时",
    "方": "立?方",
    "辆": "[辆车台]",
    "度": "(?:度|千瓦时)",
    "平方": "平",
    "平米": "平",
    "平方米": "平",
}
_OF_A_SALE = re.compile(r"(?:评估|起拍|起始|成交|竞拍|收购|保底|拍卖|挂牌)价")
_MONEY = frozenset(
    {
        "总价",
        "预算",
        "经费",
        "概算",
        "造价",
        "单价",
        "收费",
        "票价",
        "门票",
        "投资",
        "贷款",
        "赔偿",
        "罚款",
        "得标",
        "中标",
    }
)
_ATTRIBUTE = re.compile(
    r"(?P<noun>面积|规模|盘子|总价|处理能力|预算|经费|利率|概算|造价|人数|产值|增速|税率|单价|得标|中标|收费|票价|门票|投资|贷款|赔偿|罚款"
    r"|库容|容量|产能|流量|水位|密度|浓度|海拔|时速|含量|装机|运力|[销储蓄排]量"
    r"|电话|房租|租金|工资|[年月时底]薪|薪[酬资金水]|学费|押金|水费|电费"
    r"|[\u4e00-\u9fff]{1,2}率|(?<=[的 ])[\u4e00-\u9fff]{2}价"
    r"|(?:评估|起拍|起始|成交|竞拍|收购|保底|出让|挂牌)价(?=是?(?:多少|几))"
    r"|[\u4e00-\u9fff]{2}(?:(?<![开报要出票])价|(?<![收要交花水电学])费)|[房月年]租|注册资本|(?!下来|起来|到底|一共|总共|大概|现在)[\u4e00-\u9fff]{2}[值额])"
    r"(?:额|金额|标准|价)?"
    r"(?:一共|总共|要|得|交|收|付|给|出|花|用|定|设|涨|降|调|加|减|按|到|了|的|[\u4e00-\u9fff]亩)*"
    r"(?:一[平个年月间套]|每[平个年月间套][方米]{0,2})?(?:是|有|为)?(?:多少|几|什么|多大|$|\s|？|\?)"
)


# 有效期至哪一天: a span of its own, which no other day or time tells
_TIMES = frozenset({"date", "day", "duration"})
_TERM_OF = re.compile(
    r"(?:有效期|试用期|质保期|保质期|租赁期|任期|合同期|经营期|公示期|考察期|过渡期|聘期)(?=[至到为是有]*(?:哪|什么时候|几|多久|多长|何时))"
)


# 23个问题里某镇有几个: the number of one body must stand in a sentence that names it
_OWN_COUNT = re.compile(
    r"[0-9]+[个项件条处][\u4e00-\u9fff]{0,8}(?:有|占|涉及|分到)了?(?:几|多少)[个项件条处]?(?=[？?\s]*$)"
)


def misplaced(asked: Asked, hit: Hit, kind: str, texts: Sequence[str]) -> bool:
    """Whether the numbers of some sentences are all of another thing than the one that a question asks them of."""
    plain = [fold(text) for text in texts]
    checks = [kind not in _COUNTED or not any(_of_the_list(asked, text) for text in plain)]
    if kind in _SUMS and (paid := paid_as(asked)) and not (asked.query.bodies and "掏" in asked.query.plain):
        paying = [_GIVEN.sub("", text) for text in plain] if _TAKES.search(asked.query.plain) else plain
        heading = fold(words.title(hit.item.item))  # 补贴办法: what all of the item is about need not be said again
        checks.append(any(paid.search(text) or paid.search(heading + text) for text in paying))
    if kind == "count" and (counted := counted_noun(asked, plain)):
        checks.append(any(counted.search(text) for text in plain))
    if kind in _COUNTED and asked.query.bodies and _OWN_COUNT.search(asked.query.plain):
        names = [body.words[-4:] for body in asked.query.bodies]
        checks.append(any(name in text for name in names for text in plain))
    if kind in _COUNTED and (lacks := _LACKING.search(asked.query.plain)):
        so = rf"[不未没无缺][^，。；]{{0,3}}[{lacks['what']}]"
        told = re.compile(rf"{so}[^。；]{{0,12}}{_DIGIT}|{_DIGIT}[^，。；]{{0,12}}(?:的，)?{so}")
        checks.append(any(told.search(text) for text in plain))
    if kind in _COUNTED and _EACH_OF.search(asked.query.plain):
        checks.append(any(_OF_EACH.search(text) for text in plain))
    if kind in _NUMERIC and (part := part_of(asked)):
        checks.append(any(part.search(text) for text in plain))
    if kind in _SUMS and (of := sum_of(asked)):
        checks.append(any(_stands_by(of, text) for text in plain))
    if kind in _SUMS and (how := _BY_WAY.search(asked.query.plain)):
        checks.append(any(how[0] in text for text in plain))
    if kind in _TIMES and (term := _TERM_OF.search(asked.query.plain)):
        checks.append(any(term[0] in text for text in plain))
    if kind in _ATTRIBUTES and (noun := attribute(asked)):
        checks.append(any(_names(noun, text) for text in plain))
    return not all(checks)


_PARTS = frozenset({"期", "标段"})  # of one project, each with figures of its own


def of_part(asked: Asked, texts: Sequence[str]) -> list[str]:
    """Those of some texts that speak of the one part or route that a question names (二期), or of no such."""
    named = [one for one in NUMBERED.finditer(asked.query.plain) if one["unit"] in _PARTS]
    part = named[0] if len(named) == 1 else None
    route = _ROUTE.search(asked.query.plain)

    def fits(text: str) -> bool:
        text = fold(text)
        told = {number(one["number"]) for one in NUMBERED.finditer(text) if part and one["unit"] == part["unit"]}
        routes = {one["to"] for one in _ROUTE.finditer(text) if route}
        return (not told or number(part["number"] if part else "") in told) and (
            not routes or (route is not None and route["to"] in routes)
        )

    return [text for text in texts if fits(text)] if part or route else list(texts)


def of_another(asked: Asked, hit: Hit, kind: str, proof: re.Pattern[str], texts: Sequence[str]) -> bool:
    """Whether the number stands only in what other bodies are charged with, and not the one that is asked after."""
    ids = frozenset(one for body in asked.query.bodies for one in body.ids)
    if not ids or kind not in _NUMERIC or brought_by(hit.item.item, ids) or "还是" in asked.query.plain:
        return False
    names = {bare(name) for one in ids for name in asked.library.lexicon.names.get(one, ())}
    names |= {body.words for body in asked.query.bodies}
    every = (one.directive for one in asked.library.directives(hit.item.id))
    told = [
        one for one in every if proof.search(fold(one.text)) and any(one.text.rstrip("。；") in each for each in texts)
    ]
    if any(proof.search(fold(text)) and not any(one.text.rstrip("。；") in text for one in told) for text in texts):
        return False
    others = any(body.role in NAMED_ROLES for one in told for body in one.bodies)
    return others and not tells(told, ids) and not any(name in fold(one.text) for name in names for one in told)


# 还欠多少外债 · 闲置费要交多少万: what a sum is of, which must stand beside it
_SUM_OF = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]?(?:外债|欠款|债务|补偿|闲置费|罚款|租金|押金|保证金|违约金|利息|贷款|缺口|奖金|工资|学费|上级补助|补助资金|报酬|薪酬|劳务费|亏损额?|利润|债券|专项债|赞助费?|捐款|损失))(?:算下来|下来|大概)?"
    r"(?:一共|总共|准备|打算|计划|发行?|是|有|要|得|交|还|为|欠|了)*(?:多少|几)(?:个)?(?:万|亿)?元?(?:钱|块)?(?=[？?\s]*$|[，,])"
    r"|多少(?:万|亿)?(?:元|钱|块)?的?(?P<noun2>[\u4e00-\u9fff]{0,2}(?:外债|欠款|债务|补偿|闲置费|罚款|租金|押金|保证金|违约金|利息|贷款|缺口|奖金|工资|学费))"
    r"|罚了?多少(?P<noun3>款)"
)


def sum_of(asked: Asked) -> str:
    """What a sum that is asked for is of (外债, 罚款); empty where any sum of the matter answers."""
    found = _SUM_OF.search(asked.query.plain)
    if not found:
        return ""
    return "罚款" if found["noun3"] else (found["noun"] or found["noun2"])


# 得第一奖多少 · 政府补几千: how money is given or taken, which must be told with the sum
_PAID = re.compile(r"(?P<how>[补奖罚赔掏估欠收交摊])(?:到|多|给|了|贴|助|励|款|偿)*(?:多少|几)")
_TAKES, _GIVEN = re.compile(r"[收交摊](?:到|多|了|款)*(?:多少|几)"), re.compile(r"[^，。；]*补[助贴][^，。；]*")
_PAID_AS = {
    "补": "补|奖|减免|优惠|资助|支持|发放|安置费|津贴",
    "奖": "奖|补",
    "罚": "罚|加收|扣|违约金",
    "赔": "赔|补",
    "估": "估",
    "交": "交(?!通)|缴|收|价|费|元/|票|自[付费]|个人",
    "摊": "摊|自筹|自[付费]|承担|出资|负担",
    "收": "收|缴|交(?!通)|价|费|元/|征|租",
    "欠": "欠|负债|债务|未(?:支付|付)|逾期|垫付",
    "掏": "自[付费]|个人|收|缴|支付|价|增支",
}


def paid_as(asked: Asked) -> re.Pattern[str] | None:
    """What a clause with the sum must say where a question asks how much is given or taken; None where it does not."""
    found = _PAID.search(asked.query.plain)
    if not found:
        return None
    how = _PAID_AS[found["how"]]
    return re.compile(
        rf"(?:{how})[^。；]{{0,40}}{_DIGIT}|{_DIGIT}[^。；]{{0,30}}(?:{how})|(?:{how})[^。；]{{0,20}}(?:全额|免费)"
    )


_EACH_OF = re.compile(r"各自|分别|各分|各有")  # 三家各自分到多少辆: no sum of them all
_OF_EACH = re.compile(r"[各每均]|[0-9][^，。；、]{0,4}、[^，。；、]{0,10}[0-9]")
_ROUTE = re.compile(r"[至到](?P<to>[\u4e00-\u9fff]{2,5}?)(?:线路|这条线|那条线|专线|段)")  # 县城至某镇线路
# 首批小区里望塔街道占了几个 · 追加的钱里监测花多少: of a whole the part that is asked after
_PART_OF = re.compile(
    r"(?:里[面头]?|(?<![高初集])中(?![心学小医介央标队期型])|其中|当中)[，, ]*(?:给)?(?P<part>[\u4e00-\u9fff]{2,8}?)"
    r"(?:占|有|花|得|分到|摊上|拿到)了?(?:多少|几)"
    r"|里[面头][，, ]*(?P<inside>[\u4e00-\u9fff]{2,8}?)(?:发|出|用|投)了?(?:多少|几)"
    r"|[0-9一二两三四五六七八九十]+[个名人家户件处]?[\u4e00-\u9fff]{0,4}?(?:里[面头]?|中)(?:一共|总共)?有(?:多少|几)[个名位家户件]?"
    r"(?P<kind>[\u4e00-\u9fff]{2,6}?)(?=[？?\s]*$)"
    r"|(?:那[台套个辆座栋]|[的，])?(?P<alone>[\u4e00-\u9fff]{2,8}?)(?:单独|单单|光)(?:是|要|花)?(?:多少|几)"
)


def part_of(asked: Asked) -> re.Pattern[str] | None:
    """A part with its own number beside it, where a question asks how much of a whole falls to it; None for others."""
    found = _PART_OF.search(asked.query.plain)
    if not found:
        return None
    part = re.escape(next(word for word in found.groups() if word)[-4:])
    return re.compile(rf"{part}[^，。；、和与]{{0,8}}{_DIGIT}|{_DIGIT}[^，。；、和与a-zA-Z]{{0,4}}{part}")


# what is counted, as in 设了多少个固定摊位
_COUNTED_NOUN = re.compile(
    r"(?:几|多少)[个处家座台套间条只块](?P<noun>[\u4e00-\u9fff]{2,6}?)(?:了|呢|啊|呀|来着)?(?=[？?\s]*$)"
)


def counted_noun(asked: Asked, texts: Sequence[str]) -> re.Pattern[str] | None:
    """A number beside the noun that is counted, as far as some text prints it; None where none is or none does."""
    found = _COUNTED_NOUN.search(asked.query.plain)
    names = (found["noun"], found["noun"][-2:]) if found else ()
    noun = next((one for one in names if any(one in text for text in texts)), "")
    if not noun:
        return None
    return re.compile(
        rf"[0-9一二三四五六七八九十百千两][^，。；、]{{0,10}}{noun}(?![费款])|{noun}(?![费款])[^，。；元]{{0,10}}[0-9]"
    )


# 滨江苑有多少户, of 将东风里、滨江苑等9个小区列入计划，涉及1032户: the number is of them all
_LISTED = re.compile(r"(?P<names>[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10})+?)等[^，。；]{0,2}[0-9]")
# 石桥镇分到多少亩, of 在柳湾镇、石桥镇建设2.4万亩
_SHARED = re.compile(r"分到|分得|分了|摊到|占(?=几|多少)|各(?:是|有|建)")
_TOGETHER = re.compile(r"(?P<names>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8})+)(?<!各)[\u4e00-\u9fff]{2,12}[0-9]")
_COUNTED = frozenset({"count", "tally", "figure"})


def _of_the_list(asked: Asked, text: str) -> bool:
    """Whether a number is of a list of names, of which the question names one alone."""
    if _SHARED.search(asked.query.plain):
        for found in _TOGETHER.finditer(text):
            named = [name for name in found["names"].split("、") if name[-3:] in asked.query.plain]
            if len(named) == 1:
                return True
    for found in _LISTED.finditer(text):
        named = [name for name in found["names"].split("、") if name[-4:] in asked.query.plain]
        if len(named) == 1 and not re.search(r"等[^，。；]{0,2}(?:[0-9几]|多少)", asked.query.plain):
            return True
    return False


# 不达标的小区有多少个: what is counted lacks something, which must be told with the number
_LACKING = re.compile(
    r"[不未没](?![涨降调变改])(?P<what>[\u4e00-\u9fff]{1,5})的(?=[\u4e00-\u9fff]{1,6}?(?:一共|总共|还|都)?[有是]?(?:多少|几))"
)


# 停车包月多少钱: the price of one way to pay
_BY_WAY = re.compile(r"包月|包年|月卡|年卡|月票|年票|半价|夜间|周末|节假日")


def attribute(asked: Asked) -> str:
    """The last word of the topic where it is what a figure is asked of (专项债券利率 → 利率); else empty."""
    found = _ATTRIBUTE.search(asked.query.plain)
    return found["noun"] if found else ""


def is_money(asked: Asked) -> bool:
    """Whether a figure is asked of what is paid."""
    noun = attribute(asked)
    return noun in _MONEY or noun.endswith(("价", "费", "款", "金"))


def _stands_by(noun: str, text: str) -> bool:
    """Whether a number stands beside the noun that it is asked of, in its clause or the next."""
    said = "|".join(map(re.escape, {noun, noun[-2:], *vocabulary().same.get(noun, ())}))
    here = rf"(?:{said})[^，。；]{{0,12}}{_DIGIT}|{_DIGIT}(?:万|亿)?元?的?[^，。；0-9]{{0,4}}(?:{said})"
    after = rf"(?:{said})[^，。；]{{0,6}}，(?:由|为|按|每|从|共|即|达|不|最|其中|约)[^，。；]{{0,8}}{_DIGIT}"
    return re.search(f"{here}|{after}", text) is not None


_BUDGETS = frozenset({"预算", "盘子", "造价", "概算"})  # what all of a thing is to cost goes by any of them
_PRICES = "价费"


def _names(noun: str, text: str) -> bool:
    """Whether a text names what a figure is asked of, by its last two characters or in other words."""
    if sale := _OF_A_SALE.search(noun):
        return any(one[:2] in text for one in (sale[0], *vocabulary().same.get(sale[0], ())))
    if _of_other_charge(noun, text):
        return False
    if noun[-1] in _PRICES and any(one in text.replace("经费", "") for one in _PRICES):
        return True  # 限价, 收费: what is paid goes by either
    if noun in _BUDGETS:
        return re.search(r"预算|概算|估算|投资|造价|资金|经费", text) is not None
    if noun == "人数":
        return re.search(r"[0-9](?:多|余)?(?:名|人|位)", text) is not None
    apart = len(noun) > 2 and noun[-3:-1] in text and noun[-1] in text  # noqa: PLR2004 保底价, 保底收购价
    said = noun[-2:] in text or apart or any(other in text for other in vocabulary().same.get(noun, ()))
    return said or any(sound(text[at : at + len(noun)]) == sound(noun) for at in _starts(noun[-1], len(noun), text))


_CHARGE = re.compile(r"(?P<of>[\u4e00-\u9fff]{2})费用?(?=[^，。；]{0,8}[0-9])")


def _is_charge(of: str, text: str) -> bool:
    return re.search(rf"{of}[^，。；]{{0,4}}费", text) is not None


def _of_other_charge(noun: str, text: str) -> bool:
    """Whether the charge with a sum in a text is of another kind (委托费用) than the one asked for (改建费)."""
    of = noun[:-1]
    if (
        noun[-1] != "费"
        or not is_word(of)
        or _is_charge(of, text)
        or any(other in text for other in vocabulary().same.get(noun, ()))
    ):
        return False
    return any(is_word(one["of"]) and one["of"] not in _ANY_CHARGE for one in _CHARGE.finditer(text))


_ANY_CHARGE = frozenset(
    {"相关", "所需", "有关", "全部", "各项", "具体", "其他", "一切", "上述", "改造", "建设", "工程"}
)


def _starts(last: str, length: int, text: str) -> list[int]:
    """Where pieces of a length begin that end in a character: 过渡费, for the slip 过度费."""
    return [at - length + 1 for at, char in enumerate(text) if char == last and at >= length - 1]


def by_piece(asked: Asked, kind: str) -> str:
    """The thing by the piece of which a question asks (每户补多少), as a pattern; empty where it asks by none."""
    return _piece(asked) if kind in _BY_THE_PIECE else ""


def _piece(asked: Asked) -> str:
    per = PER.search(asked.query.plain)
    thing = per["thing"] or per["thing2"] if per else ""
    return _SAME_PIECE.get(thing, thing)


def is_per(thing: str, text: str) -> bool:
    """Whether a text says what one of a thing costs or gets: 每户, 户均, 元/户; ``thing`` as ``by_piece`` has it."""
    return bool(re.search(rf"(?:每[0-9一二]?个?|一|/|单){thing}|{thing}均", fold(text)))


# 能过渡多长时间 · 待遇最长领几个月: the word that a quantity is asked of
_ASKED_OF = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2})(?:能|要|得|可以|给|一共|总共|最多|最长|最高|至少|大概|期限?|时间|是|有|为|到|了|的)*"
    r"(?:多长|多久|几个月|几年|多少(?:天|个月|年|小时))"
)


def is_after(asked: Asked, clause: str) -> bool:
    """Whether the days of a clause count from the end of what is asked how long it takes: 隔离满后14天内居家."""
    found = _ASKED_OF.search(asked.query.plain)
    after = rf"{found['word']}(?:期?满|结束)?[之以]?后[^，。；]{{0,4}}{_ANY_NUMBER}" if found else ""
    return bool(after) and re.search(after, clause) is not None


def asked_of(asked: Asked) -> re.Pattern[str] | None:
    """What a sentence says that sets what is asked beside the word it is asked of; None where none such is named."""
    if deed := deeds.clause(asked):
        return deed
    if thing := _piece(asked):
        by_area = rf"|{_DIGIT}元/平" if thing == "平" else ""
        return re.compile(rf"(?:每[0-9一二]?个?|/){thing}[^，。；]{{0,12}}{_DIGIT}{by_area}")
    if found := _ASKED_OF.search(asked.query.plain):
        return re.compile(rf"{found['word']}[^，。；]{{0,10}}{_ANY_NUMBER}[^，。；]{{0,3}}[天日月年时周]")
    found = _ATTRIBUTE.search(asked.query.plain) if "figure" in asked.query.facts else None
    if found and found["noun"] in _MONEY:
        return re.compile(rf"{found['noun']}[^，。；]{{0,4}}{_DIGIT}[0-9.]*[万亿]?元")
    return _beside_free(asked)


_ANY_NUMBER = "[0-9一二三四五六七八九十两半]"
_FREE = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2})(?:要不要|收不收|用不用|是不是|要|收)?(?:收费|免费|花钱|交钱|钱|票|费)"
)


def _beside_free(asked: Asked) -> re.Pattern[str] | None:
    """停车收不收钱: the thing beside which it says whether it is free; None where that is not asked."""
    found = _FREE.search(asked.query.plain) if "price" in asked.query.facts else None
    return re.compile(rf"{found['word']}[^，。；]{{0,12}}(?:免|收费|收取|不收)") if found else None
