"""The kinds of fact that a question asks for → the sentences of an item that tell them, or the kind that none tells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from config.vocabulary import vocabulary
from knowledge.answers import words
from knowledge.covering import cover
from knowledge.folding import fold
from knowledge.hits import quoted
from knowledge.model import Role
from knowledge.questions.patterns import EVIDENCE, FACTS, PER, POST, UNITS
from knowledge.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit, Sentence, Span, StoredDirective

_MONEY = frozenset(
    {"预算", "经费", "概算", "造价", "单价", "收费", "票价", "门票", "投资", "贷款", "赔偿", "罚款", "得标", "中标"}
)
_FIRMS = frozenset({"公司", "企业", "厂家", "供应商"})
_SCHOOLS = frozenset({"学校", "中学", "小学", "幼儿园"})
_PLACES = frozenset({"镇", "街道", "村", "社区"})
_ATTRIBUTES = frozenset({"figure", "amount"})
_ATTRIBUTE = re.compile(
    r"(?P<noun>面积|处理能力|预算|经费|利率|概算|造价|人数|产值|增速|税率|单价|得标|中标|收费|票价|门票|投资|贷款|赔偿|罚款"
    r"|电话|房租|租金|工资|学费|押金|水费|电费|[\u4e00-\u9fff]{1,2}率|(?<=[的 ])[\u4e00-\u9fff]{2}价"
    r"|[\u4e00-\u9fff]{2}(?:(?<![开报要出票])价|(?<![收要交花水电学])费)|[房月年]租|注册资本)(?:额|金额|标准|价)?"
    r"(?:一共|总共|要|得|交|收|付|给|出|定|设|了|的|[\u4e00-\u9fff]亩)*"
    r"(?:一[平个年月间套]|每[平个年月间套][方米]{0,2})?(?:是|有|为)?(?:多少|几|什么|$|\s|？|\?)"
)
# 哪天开工: the day of a deed that the item must print
_DEED = re.compile(
    r"(?:哪天|几号|几月|何时|什么时候|啥时候?|什么时间|哪年|多久)(?:能|要|会|可以|才|正式|全面|开始|起|之前|前)*(?P<deed>开工|完工|竣工|开业|通车|挂牌|交付|揭牌|开学|上线|投用|投入使用|启用|封顶|投产|开通|执行|施行|实施|生效)"
    r"|(?P<deed2>开工|完工|竣工|开业|通车|挂牌|交付|揭牌|上线|投用|投产|开通|执行|施行|生效)(?:的)?(?:时间|日期|是哪天|是几号|是什么时候)"
    r"|(?P<deed3>报名|笔试|面试|体检|公示|签约|开标|挂牌|招标|听证|演练|开学|放假|开门|迎客)(?:时间|日期)?(?:是|从|在|定在|要|的)*(?:几号|哪天|什么时候|啥时候?|何时|几月)"
    r"|(?:几号|哪天|什么时候|啥时候?|何时|几月)(?:开始)?(?P<deed4>报名|笔试|面试|体检|公示|签约|开标|听证|演练|开学|放假|开门|迎客)"
)
_SAME_DEED = {
    "执行": "执行|施行|实施|生效",
    "施行": "执行|施行|实施|生效",
    "生效": "执行|施行|实施|生效",
    "实施": "执行|施行|实施|生效|启动|开展",
    "开门": "开放|开业|开园|开门",
    "迎客": "开放|开业|开园|接待",
    "开工": "开工|动工|启动建设|施工|开建",
    "完工": "完工|竣工|建成|完成(?![0-9])|改造到位|到位",
    "竣工": "竣工|完工|建成|完成(?![0-9])",
    "投入使用": "投用|投入使用|启用|投入运营|投运",
    "启用": "投用|投入使用|启用|投入运营|投运",
    "投用": "投用|投入使用|启用|投入运营|投运|使用",
    "开通": "开通|通车|运行|启用",
    "上线": "上线|运行|启用|开通",
    "交付": "交付|交房|移交|分配",
}
TALLY = dict(FACTS)["tally"]
_NUMBER = r"[0-9一二两三四五六七八九十百千万半]"
# a list of names: three things that a place lacks are none
_TOLD = r"分别为|分别是|具体为|名单(?:为|如下|：)|如下：?$"
_LIST_OF = re.compile(r"(?P<what>小区|企业|公司|学校|医院|助餐点)[^，。]{0,3}名单")
_ENDINGS = {
    "小区": "小区|苑|里|园|村",
    "企业": "公司|集团|厂",
    "公司": "公司|集团",
    "学校": "学校|中学|小学|幼儿园",
    "医院": "医院|卫生院",
    "助餐点": "助餐点|食堂",
}
_NAMED = re.compile(
    rf"{_TOLD}"
    r"|(?:[^，。；、]{1,12}(?:小区|镇|乡|村|街道|公司|学校|中学|小学|医院|社区|路|苑|局|集团|合作社|同志|委员|代表)、)"
)
_SCALE = re.compile(r"(?:多少个?|几个?)(?P<scale>[万亿])(?:元|块)?")
_BEFORE = 60  # characters of a sentence that are quoted before a directive to make it clear
_LONG_QUESTION = 36  # characters
_CLOSE = 0.72  # a further sentence is quoted where it covers nearly as much as the best one
_ITSELF = 0.5  # heading cover from which a question is about the item itself
_MOST = 3  # sentences quoted in one answer
_LONG = 330  # characters of quotations after which no further one is added
_WEAK = 0.6  # cover of the best sentence below which more of the item is shown beside it
_STRICT = 0.62  # a sentence must hold this share of the question, heading counted, to tell its fact


def choose_sentences(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentences to quote: the best, those nearly as good, in the order of the text; facts asked for first."""
    ranked = list(hit.sentences)
    if not ranked:
        return []
    proofs = [proof for _, proof in evidence(asked)]
    if proofs:
        proved = [one for one in telling(hit) if all(proof.search(_bare(fold(one.text))) for proof in proofs)]
        if proved:
            decided = [one for one in proved if _decides(hit, one)] if hit.heading >= _ITSELF else []
            first = (decided or proved)[0]
            ranked = [first] + [one for one in ranked if one is not first]
    chosen, length = [ranked[0]], len(ranked[0].text)
    for one in ranked[1:]:
        if len(chosen) >= _MOST or one.rank[0] < ranked[0].rank[0] * _CLOSE or length + len(one.text) > _LONG:
            break
        chosen.append(one)
        length += len(one.text)
    asks_what_to_do = _WHAT_TO_DO.search(asked.query.plain) and not _settles(asked, hit, chosen)
    if (ranked[0].cover < _WEAK and not proofs) or asks_what_to_do:
        chosen += _around(asked, hit, chosen)
    return with_lists(asked, hit, sorted(chosen, key=lambda one: one.span))


_WHAT_TO_DO = re.compile(r"怎么办|咋办|咋个办|怎么弄|咋弄|怎么处理|咋处理|如何处理")


def _settles(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> bool:
    """Whether one of the sentences holds a result or a demand, and does not only tell how things are."""
    return any(one.overlap(sentence.span) for one in _settled(asked, hit) for sentence in chosen)


def _settled(asked: Asked, hit: Hit) -> list[Span]:
    """Where the item holds a result or a demand."""
    tasks = asked.library.directives(hit.item.id)
    return [one.span for one in hit.item.item.decisions] + [one.directive.span for one in tasks]


def _around(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> list[Sentence]:
    """More of what the item decides and demands, the nearest first, as far as one short message bears it."""
    room = _LONG - sum(len(one.text) for one in chosen)
    settled = _settled(asked, hit)
    found: list[Sentence] = []
    for passage in sorted(asked.library.passages(hit.item.id), key=lambda one: abs(one.start - chosen[0].span.start)):
        known = any(one.span.overlap(passage.span) for one in chosen)
        if known or not any(one.overlap(passage.span) for one in settled) or len(passage.text) > room:
            continue
        room -= len(passage.text)
        found.append(replace(chosen[0], span=passage.span, text=passage.text))
    return found


_MARKED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}|（[一二三四五六七八九十\d]{1,2}）|[①-⑳])[.、．:： ]?")
_FEWEST = 2  # lines that make a list


def listed(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentence that opens a list of the item (共安排项目5个：) with its lines; none where it holds no list."""
    lines = asked.library.passages(hit.item.id)
    for number, one in enumerate(lines):
        rows = 0
        while number + rows + 1 < len(lines) and _MARKED.match(lines[number + rows + 1].plain):
            rows += 1
        if rows >= _FEWEST and one.text.rstrip().endswith(("：", ":", "如下")):
            return [quoted(line) for line in lines[number:][: rows + 1]]
    return []


def with_lists(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, each that ends in a colon with the lines of the list that it opens, as many as fit."""
    lines = asked.library.passages(hit.item.id)
    found: list[Sentence] = []
    for one in chosen:
        if found and one.span.start < found[-1].span.end:
            continue  # a line of the list before it
        found.append(one)
        if not one.text.rstrip().endswith(("：", ":")):
            continue
        length = len(one.text)
        for each in (each for each in lines if each.start >= one.span.end):
            length += len(each.text)
            if length > _LONG or (each.text.startswith("会议") and each.start > one.span.end):
                break
            found.append(replace(one, span=each.span, text=each.text))
    return found


def _decides(hit: Hit, sentence: Sentence) -> bool:
    """Whether a sentence holds a result of the item."""
    return any(one.span.overlap(sentence.span) for one in hit.item.item.decisions)


def _bare(text: str) -> str:
    """The sentence without the labels of its list, whose numbers tell nothing."""
    return re.sub(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[、是要]|[0-9]+[.、])", "", text)


def evidence(asked: Asked) -> list[tuple[str, re.Pattern[str]]]:
    """The kinds of fact that are asked for, each with what a sentence must hold to tell it."""
    proofs = []
    for kind in asked.query.facts:
        if kind == "names" and asked.query.intent == "responsible":
            continue  # 是哪几家搞: who, which any body tells
        if kind == "names" and "名单" in asked.query.plain:
            of = _LIST_OF.search(asked.query.plain)
            proofs.append((kind, _NAMED if of is None else re.compile(rf"{_TOLD}|(?:{_ENDINGS[of['what']]})、")))
            continue
        if kind == "amount" and (scale := _SCALE.search(asked.query.plain)):
            proofs.append((kind, re.compile(rf"{_NUMBER}[0-9.]*(?:余|多)?{scale['scale']}")))
            continue
        if kind == "tally" and (found := TALLY.search(asked.query.plain)):
            noun = re.escape(found["noun"])
            if len(found["noun"]) > 1 and not asked.library.known([found["noun"][:2]]):
                continue  # a slip of spelling: any number may be meant
            proofs.append((kind, re.compile(rf"{_NUMBER}[^，。；]{{0,8}}{noun}|{noun}[^，。；]{{0,10}}{_NUMBER}")))
        if kind == "count" and asked.query.intent == "deadline":
            continue  # 几个乡镇什么时候清点: some, not how many
        if kind in {"count", "duration"} and asked.query.unit:
            units = "天日周月年时分" if kind == "duration" else UNITS.get(asked.query.unit, asked.query.unit)
            share = "|分之|%" if asked.query.unit == "人" and "同意" in asked.query.plain else ""
            proofs.append((kind, re.compile(rf"{_NUMBER}+\s?(?:多|余|个)?(?:工作|小)?[{units}]{share}")))
        elif kind == "firm":
            proofs.append((kind, _named_like(asked.query.unit)))
        elif kind in {"date", "day"} and (deed := _DEED.search(asked.query.plain)):
            asked_for = next(word for word in deed.groups() if word)
            said = _SAME_DEED.get(asked_for, asked_for)
            proofs.append((kind, re.compile(rf"(?=.*(?:{said}))(?=.*(?:{EVIDENCE['deadline']}))", re.DOTALL)))
        elif kind == "date" and "多久" in asked.query.plain:
            proofs.append((kind, re.compile(rf"{EVIDENCE['deadline']}|{EVIDENCE['duration']}")))
        elif kind == "date" and asked.query.intent == "deadline":
            proofs.append((kind, re.compile(EVIDENCE["deadline"])))
        elif kind == "figure" and attribute(asked) in _MONEY:
            proofs.append((kind, re.compile(EVIDENCE["amount"])))
        elif kind in EVIDENCE:
            proofs.append((kind, re.compile(EVIDENCE[kind])))
    return proofs


def _named_like(unit: str) -> re.Pattern[str]:
    """What names one of a kind: 某某小学 for a school, 某某镇 (no 各镇) for a town."""
    if unit in _FIRMS:
        return re.compile(EVIDENCE["firm"])
    if unit in _SCHOOLS:
        return re.compile(r"[\u4e00-\u9fff]{2,}(?:小学|中学|学校|幼儿园|校区)")
    if unit == "律所":
        return re.compile("律师事务所|律所")
    if unit in _PLACES:
        return re.compile(rf"(?:[\u4e00-\u9fff](?<![各区乡有本该全两])){{2,4}}{unit}")
    return re.compile(re.escape(unit))


def unproved(asked: Asked, hit: Hit) -> str | None:
    """The kind of fact that is asked for and that no fitting sentence of the item holds; None where all is there."""
    if not hit.sentences:
        return None
    if len(asked.query.raw) > _LONG_QUESTION and len(asked.query.facts) > 1:
        return None  # it asks for many things at once: what there is of them is shown
    texts = _parts(asked, hit)
    if post := POST.search(asked.query.plain):
        return None if _tells_person(asked, texts, post["post"]) else "person"
    per = PER.search(asked.query.plain)
    for kind, proof in evidence(asked):
        if per and kind in _BY_THE_PIECE:
            texts = [text for text in texts if _is_per(per["thing"] or per["thing2"], text)]
        if kind == "date" and _limited(asked, hit):
            continue
        if not any(proof.search(_bare(fold(text))) for text in texts):
            return kind
        if kind in _ATTRIBUTES and (noun := attribute(asked)) and not any(_names(noun, fold(text)) for text in texts):
            return kind
    return None


_BY_THE_PIECE = frozenset({"amount", "price", "figure"})
_CUT = re.compile(r"(?<=[；;。])")


def _parts(asked: Asked, hit: Hit) -> list[str]:
    """The sentences that may tell a fact, each without those of its clauses that tell far less: ；parts matters."""
    weights = weigh(asked.query.terms, asked.library)
    heading = fold(words.title(hit.item.item))
    found: list[tuple[float, str]] = []
    for one in telling(hit):
        listed_ = with_lists(asked, hit, [one])
        if len(listed_) > 1:
            found.append((one.both, "、".join(each.text for each in listed_)))
            continue
        pieces = [piece for piece in _CUT.split(one.text) if piece]
        found += [(cover(weights, f"{heading}\n{fold(piece)}"), piece) for piece in pieces]
    most = max((share for share, _ in found), default=0.0)
    return [text for share, text in found if share >= _CLOSE * most]


def _is_per(thing: str, text: str) -> bool:
    """Whether a text says what one of a thing costs or gets: 每户, 户均, 元/户."""
    thing = {"钟头": "小时", "平": "平", "平方": "平", "平米": "平", "平方米": "平"}.get(thing, thing)
    return bool(re.search(rf"(?:每[0-9一二]?个?|一|/|单){thing}|{thing}均", fold(text)))


def _tells_person(asked: Asked, texts: Sequence[str], post: str) -> bool:
    """Whether one of some texts names somebody: a known person, or one in the words of an appointment."""
    if post.startswith("副") and not any(post in text for text in texts):
        return False
    people = asked.library.lexicon.people
    told = re.compile(r"(?:由|任命|聘任|推选|推荐|选举)[\u4e00-\u9fff]{2,4}(?:同志)?(?:担任|任|为|兼任)")
    return any(told.search(text) or any(name in text for name in people if len(name) > 1) for text in texts)


def _names(noun: str, text: str) -> bool:
    """Whether a text names what a figure is asked of, by its last two characters or in other words."""
    apart = len(noun) > 2 and noun[-3:-1] in text and noun[-1] in text  # noqa: PLR2004 保底价, 保底收购价
    return noun[-2:] in text or apart or any(other in text for other in vocabulary().same.get(noun, ()))


def _limited(asked: Asked, hit: Hit) -> bool:
    """Whether a directive in the sentences that may tell has a time limit, wherever that is printed."""
    stored = asked.library.directives(hit.item.id)
    spans = [sentence.span for sentence in telling(hit)]
    return any(one.directive.deadline and one.directive.span.overlap(span) for one in stored for span in spans)


def telling(hit: Hit) -> list[Sentence]:
    """The sentences that may tell a fact: those that hold, with the heading, nearly all that any sentence holds."""
    most = max(one.both for one in hit.sentences)
    return [one for one in hit.sentences if one.both >= max(_CLOSE * most, min(_STRICT, most))]


def names_somebody(asked: Asked, hit: Hit) -> bool:
    """Whether the sentences that fit name a body, where the question asks who; always true where it does not."""
    if asked.query.intent != "responsible" or not hit.sentences:
        return True
    best = hit.sentences[0]
    if hit.heading >= best.cover:
        return True
    weights = weigh(asked.query.terms, asked.library)
    return any(
        one.directive.span.overlap(best.span)
        and any(body.role is not Role.GROUP for body in one.directive.bodies)
        and cover(weights, fold(in_sentence(asked, one))) >= best.cover * _CLOSE
        for one in asked.library.directives(hit.item.id)
    )


def in_sentence(asked: Asked, stored: StoredDirective) -> str:
    """A directive with what stands before it in its sentence, where that is short (按每平方米300元安排，由财政局…)."""
    for passage in asked.library.passages(stored.item_id):
        if passage.start <= stored.directive.span.start < passage.end and stored.directive.text in passage.text:
            before = passage.text.partition(stored.directive.text)[0]
            before = before[max(before.rfind(mark) for mark in "。；！？") + 1 :]
            return before + stored.directive.text if len(before) <= _BEFORE else stored.directive.text
    return stored.directive.text


def attribute(asked: Asked) -> str:
    """The last word of the topic where it is what a figure is asked of (专项债券利率 → 利率); else empty."""
    found = _ATTRIBUTE.search(asked.query.plain)
    return found["noun"] if found else ""
