"""A number that an item prints → whether it is the one asked for, by what stands beside it.

An amount is of something (罚款, 每户), given or taken in some way (补, 奖), a part of a whole, or some body's: where
the question names that and the minutes print other numbers only, what is asked for is not there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.vocabulary import vocabulary
from knowledge.answers import attributes, deeds, words
from knowledge.folding import fold
from knowledge.model import NAMED_ROLES
from knowledge.questions.lexicon import bare, brought_by, tells
from knowledge.questions.patterns import PER, PLACED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    "个": "[个只台座根盏套件枚块处家所]",
    "台": "[台部]",
    "部": "[台部]",
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
# 有效期至哪一天: a span of its own, which no other day or time tells
_TIMES = frozenset({"date", "day", "duration"})
_TERM_OF = re.compile(
    r"(?:有效期|试用期|质保期|保质期|租赁期|任期|合同期|经营期|公示期|考察期|过渡期|聘期)(?=[至到为是有]*(?:哪|什么时候|几|多久|多长|何时))"
)


# 总投资多少: what was spent so far (累计完成投资3470万元) is no total
_IN_TOTAL = re.compile(r"总(?:投资|概算|造价|预算|投入)")
_SPENT = re.compile(r"(?:累计|目前|已经?|当年|年度|本年)+[^，。；0-9]{0,4}(?:完成|支付|拨付)[^，。；]*")
# 23个问题里某镇有几个: the number of one body must stand in a sentence that names it
_OWN_COUNT = re.compile(
    r"[0-9]+[个项件条处][\u4e00-\u9fff]{0,8}(?:有|占|涉及|分到)了?(?:几|多少)[个项件条处]?(?=[？?\s]*$)"
)


def misplaced(asked: Asked, hit: Hit, kind: str, texts: Sequence[str]) -> bool:
    """Whether the numbers of some sentences are all of another thing than the one that a question asks them of."""
    plain = [fold(text) for text in texts]
    if kind in _NUMERIC and (_of_whole(asked, hit, plain) or _of_all(asked, plain)):
        return True
    if kind in _SUMS | _COUNTED and _of_another_month(asked, plain):
        return True
    checks = [kind not in _COUNTED or not any(_of_the_list(asked, text) for text in plain)]
    if kind in _SUMS and (paid := paid_as(asked)) and not (asked.query.bodies and "掏" in asked.query.plain):
        paying = [_GIVEN.sub("", text) for text in plain] if _TAKES.search(asked.query.plain) else plain
        heading = fold(words.title(hit.item.item))  # 补贴办法: what all of the item is about need not be said again
        checks.append(any(paid.search(text) or paid.search(heading + text) for text in paying))
    printed = [one.plain for one in asked.library.passages(hit.item.id)] if kind == "count" else ()
    if kind == "count" and (counted := counted_noun(asked, printed)):
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
    if kind in _SUMS:
        checks.extend(_on_sums(asked, plain))
    if kind in _TIMES and (term := _TERM_OF.search(asked.query.plain)):
        checks.append(any(term[0] in text for text in plain))
    if kind in _ATTRIBUTES and (noun := attributes.attribute(asked)):
        checks.append(any(attributes.names(noun, text) for text in plain))
    return not all(checks)


def _on_sums(asked: Asked, plain: Sequence[str]) -> Iterator[bool]:
    """Whether a sum among some texts is of what it is asked of: of a kind, at a price, in a way, in total."""
    question = asked.query.plain
    if of := sum_of(asked):
        yield any(_stands_by(of, text) for text in plain)
    if _FULL_PRICE.search(question):
        yield any("价" in text for text in plain)
    if _IN_TOTAL.search(question):
        yield any(re.search(r"[0-9]", _SPENT.sub("", text)) for text in plain)
    if how := _BY_WAY.search(question):
        way = _SAME_WAY.get(how[0], how[0])
        yield any(re.search(way, text) for text in plain)


def _of_whole(asked: Asked, hit: Hit, texts: Sequence[str]) -> bool:
    """Whether the item prints the place asked after, apart from the numbers: those are of all of its places.

    A place in the heading goes unsaid below; the sentence behind one that names a place may go on from it.
    """
    places = list(PLACED.finditer(asked.query.topic))
    heading = fold(words.title(hit.item.item)) if places else ""
    passages = [one.plain for one in asked.library.passages(hit.item.id)] if places else []
    for place in places:
        at = [i for i, text in enumerate(passages) if place[0] in text]
        if not at or place[0] in heading:
            continue
        near = {i + step for i in at for step in (0, 1)}
        if not any(text in passages[i] or passages[i] in text for i in near if i < len(passages) for text in texts):
            return True
    return False


_MONTH = re.compile(r"(?<![0-9])(?P<month>1[0-2]|[1-9])月(?:份)?(?![0-9底初末中上下前之以起]|那次|的?会)")


def _of_another_month(asked: Asked, texts: Sequence[str]) -> bool:
    """Whether a number is asked of a month, and all that the texts number is of others: 2月份…, 1月共受理8426件."""
    wanted = {found["month"] for found in _MONTH.finditer(asked.query.plain)}
    told = [{found["month"] for found in _MONTH.finditer(text)} for text in texts]
    return len(wanted) == 1 and bool(told and told[0]) and not any(wanted & months for months in told)


_IN_ALL = re.compile(r"(?:总?共|合计|总计|累计)(?:涉及|需|有|计|投资)?")


def _of_all(asked: Asked, texts: Sequence[str]) -> bool:
    """Whether the place asked after is one of a list whose number is printed for all: 甲小区、乙小区共1032户."""
    places = list(PLACED.finditer(asked.query.topic))
    if len(places) != 1:
        return False
    name = re.escape(places[0][0])
    own, listed = re.compile(rf"{name}[^，。；、]{{0,8}}{_DIGIT}"), re.compile(rf"、{name}|{name}、")
    return not any(own.search(text) for text in texts) and any(listed.search(x) and _IN_ALL.search(x) for x in texts)


def of_another(asked: Asked, hit: Hit, kind: str, proof: re.Pattern[str], texts: Sequence[str]) -> bool:
    """Whether the number stands only in what other bodies are charged with, and not the one that is asked after."""
    ids = frozenset(one for body in asked.query.bodies for one in body.ids)
    if not ids or kind not in _NUMERIC or brought_by(hit.item.item, ids) or "还是" in asked.query.plain:
        return False
    names = {bare(name) for one in ids for name in asked.library.lexicon.names.get(one, ())}
    names |= {body.words for body in asked.query.bodies}
    if any(name in fold(words.title(hit.item.item)) for name in names):
        return False  # the item is on what is done there, whoever is charged with it
    every = (one.directive for one in asked.library.directives(hit.item.id))
    told = [
        one for one in every if proof.search(fold(one.text)) and any(one.text.rstrip("。；") in each for each in texts)
    ]
    if any(proof.search(fold(text)) and not any(one.text.rstrip("。；") in text for one in told) for text in texts):
        return False
    spread = [re.compile("[\u4e00-\u9fff]{0,4}".join(map(re.escape, body.words))) for body in asked.query.bodies]
    others = [bare(body.name) for one in told for body in one.bodies if body.role in NAMED_ROLES]
    if any(one.fullmatch(name) for one in spread for name in others):
        return False  # 后勤部, of 后勤保障部
    return bool(others) and not tells(told, ids) and not any(name in fold(one.text) for name in names for one in told)


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
_PAID = re.compile(
    r"(?P<how>[补奖罚赔掏估欠收交摊])(?:到|多|给|了|贴|助|励|款|偿)*(?:多少|几)(?!个?学|个?人|名|新生|徒)"
)
_PUBLIC, _BY_PUBLIC = re.compile(r"[省市县区镇]里|政府|财政|公家"), "财政|安排|出资|补助|投资"  # 县里掏了多少
_TAKES, _GIVEN = re.compile(r"[收交摊](?:到|多|了|款)*(?:多少|几)"), re.compile(r"[^，。；]*补[助贴][^，。；]*")
_PAID_AS = {
    "补": "补|奖|减免|优惠|资助|支持|发放|安置费|津贴",
    "奖": "奖|补",
    "罚": "罚|加收|扣|违约金",
    "赔": "赔|补|保额|保险金",
    "估": "估",
    "交": "交(?![通警])|缴|收|价|费|元/|票|自[付费]|个人",
    "摊": "摊|自筹|自[付费]|承担|出资|负担",
    "收": "收|缴|交(?![通警])|价|费|元/|征|租",
    "欠": "欠|负债|债务|未(?:支付|付)|逾期|垫付",
    "掏": "自[付费]|个人|收|缴|支付|价|增支",
}


def paid_as(asked: Asked) -> re.Pattern[str] | None:
    """What a clause with the sum must say where a question asks how much is given or taken; None where it does not."""
    found = _PAID.search(asked.query.plain)
    if not found:
        return None
    how = _BY_PUBLIC if found["how"] == "掏" and _PUBLIC.search(asked.query.plain) else _PAID_AS[found["how"]]
    return re.compile(
        rf"(?:{how})[^。；]{{0,40}}{_DIGIT}|{_DIGIT}[^。；]{{0,30}}(?:{how})|(?:{how})[^。；]{{0,20}}(?:全额|免费)"
    )


_EACH_OF = re.compile(r"各自|分别|各分|各有")  # 三家各自分到多少辆: no sum of them all
_OF_EACH = re.compile(r"[各每均]|[0-9][^，。；、]{0,4}、[^，。；、]{0,10}[0-9]")
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
        rf"[0-9一二三四五六七八九十百千两][^，。；、]{{0,10}}{noun}(?![费款])|{noun}(?![费款])[^，。；元]{{0,10}}[0-9]+(?![0-9]*[日月年天时])"
    )


# 滨江苑有多少户, of 将东风里、滨江苑等9个小区列入计划，涉及1032户: the number is of them all
_LISTED = re.compile(r"(?P<names>[\u4e00-\u9fff]{2,10}(?:、[\u4e00-\u9fff]{2,10})+?)等[^，。；]{0,2}[0-9]")
# 石桥镇分到多少亩, of 在柳湾镇、石桥镇建设2.4万亩
_SHARED = re.compile(r"分到|分得|分了|摊到|占(?=几|多少)|各(?:是|有|建)")
_TOGETHER = re.compile(r"(?P<names>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8})+)(?<!各)[\u4e00-\u9fff]{2,12}[0-9]")
# 在甲医院和乙中心设置床位36张
_TOGETHER_IN = re.compile(
    r"(?<=[在对给向])(?P<names>[\u4e00-\u9fff]{2,14}?[和与及][\u4e00-\u9fff]{2,14}?)(?:设|新?建|安排|配|新增|投|发)[\u4e00-\u9fff]{0,10}[0-9]"
)
_COUNTED = frozenset({"count", "tally", "figure"})


def _of_the_list(asked: Asked, text: str) -> bool:
    """Whether a number is of a list of names, of which the question names one alone."""
    if _SHARED.search(asked.query.plain):
        for found in (*_TOGETHER.finditer(text), *_TOGETHER_IN.finditer(text)):
            ends = [(name[-3:], name[:3]) for name in re.split("[、和与及]", found["names"])]  # the last name runs on
            if sum(any(end in asked.query.plain for end in one) for one in ends) == 1:
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
_FULL_PRICE = re.compile(r"[没不]打折|原价|全价")  # 没打折是几块: no discount tells it
_SAME_WAY = {"周末": "周末|周六|周日|双休日|节假日", "节假日": "节假日|节日|假日|周六|周日|双休日"}
_BY_WAY = re.compile(r"包月|包年|月卡|年卡|月票|年票|半价|夜间|周末|节假日")


def _stands_by(noun: str, text: str) -> bool:
    """Whether a number stands beside the noun that it is asked of, in its clause or the next."""
    said = "|".join(map(re.escape, {noun, noun[-2:], *vocabulary().same.get(noun, ())}))
    here = rf"(?:{said})[^，。；]{{0,12}}{_DIGIT}|{_DIGIT}(?:万|亿)?元?的?[^，。；0-9]{{0,4}}(?:{said})"
    after = rf"(?:{said})[^，。；]{{0,6}}，(?:由|为|按|每|从|共|即|达|不|最|其中|约)[^，。；]{{0,8}}{_DIGIT}"
    return re.search(f"{here}|{after}", text) is not None


def by_piece(asked: Asked, kind: str) -> str:
    """The thing by the piece of which a question asks (每户补多少), as a pattern; empty where it asks by none."""
    return _piece(asked) if kind in _BY_THE_PIECE else ""


def _piece(asked: Asked) -> str:
    per = PER.search(asked.query.plain)
    thing = per["thing"] or per["thing2"] if per else ""
    return _SAME_PIECE.get(thing, thing)


def is_per(thing: str, text: str) -> bool:
    """Whether a text says what one of a thing costs or gets: 每户, 户均, 元/户; ``thing`` as ``by_piece`` has it."""
    return bool(re.search(rf"(?:每[0-9一二]?个?|一|/|单){thing}|{thing}均|{thing}[^，。；0-9]{{0,6}}每", fold(text)))


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
    noun = attributes.attribute(asked) if "figure" in asked.query.facts else ""
    if noun in attributes.MONEY:
        return re.compile(rf"{noun}[^，。；]{{0,4}}{_DIGIT}[0-9.]*[万亿]?元")
    return _beside_free(asked)


_ANY_NUMBER = "[0-9一二三四五六七八九十两半]"
_FREE = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2})(?:要不要|收不收|用不用|是不是|要|收)?(?:收费|免费|花钱|交钱|钱|票|费)"
)


def _beside_free(asked: Asked) -> re.Pattern[str] | None:
    """停车收不收钱: the thing beside which it says whether it is free; None where that is not asked."""
    found = _FREE.search(asked.query.plain) if "price" in asked.query.facts else None
    return re.compile(rf"{found['word']}[^，。；]{{0,12}}(?:免|收费|收取|不收)") if found else None
