"""An item that was found, and what was asked → the word without which it is no answer, or none.

An item may hold most of a question and yet be of another matter: another body, noun, place, number or year.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from config.vocabulary import contrasts, vocabulary
from knowledge.answers.words import title as item_title
from knowledge.covering import cover
from knowledge.fitting import OF_A_MATTER, found
from knowledge.folding import fold
from knowledge.grams import soft, sound
from knowledge.model import Term
from knowledge.questions.lexicon import LEVELS, bare
from knowledge.questions.patterns import CODE, FACTS, NTH, NUMBERED, PAPERS, PLACED, VARIANT
from knowledge.questions.slate import number
from knowledge.weights import spread, weigh
from knowledge.word_classes import heft, is_word, words

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked
    from knowledge.model import Hit

# Nouns that ask for a fact, and are not printed beside it.
_ASKED_NOUN = re.compile(
    r".{0,4}(?:金额|比例|数量|时间|日期|期限|费用|标准|人数|上限|下限|底线|封顶|顶格|名单|报批|情况|要求|措施|规定|总额|数额|额度|范围|条件|时段|节点|进度|职务|单位|亩数|户数|次数|天数|比率|页数|票数|频率|频次|红线|杠杠|门槛|天花板|长度|宽度|高度|深度|间距|重量|理由|原因|年限|规模|周期|地点|时限|做法|说法|目标|指标|评价|对象|人群)"
)
# Nouns that name a document or a figure: without them an item is not what was asked for.
_NOUN = re.compile(
    r"条例|办法|方案|规划|报告|措施|细则|意见|规定|制度|名单|合同|协议|价格|标准|金额|面积|地址|利率|编制|概算|公司|企业|学校|医院|电话|人选|时间|票价|门票|工资|奖金|罚款|补贴|补偿|贷款|额度|租金|队伍|数量"
)
# What is named as a document is.
_TITLE_LIKE = re.compile(r"[\u4e00-\u9fff]{4,12}(?:方案|办法|条例|规划|细则|规定|预案|章程)")
# Nouns of people who ask, which name nothing of the matter.
_VAGUE = re.compile(
    r"一事|核定|年度|工程|项目|情况|部分|程序|环节|流程|步骤|花钱|掏钱|题目|标题|名称|挂帅|牵头|文件|材料|日子|出人|人手|个人|朋友|亲戚|同学|家人|熟人|计划|"
    r"哥哥|姐姐|弟弟|妹妹|爸爸|妈妈|父母|老婆|老公|儿子|女儿|孙子|爱人|家属|人们|几条|稿子|事情|东西|内容|结果|领导|同事|老板|大家|人家|家里|单位|地方|问题|办法|方法|说法|意思|义务|责任|口径|资料|文稿|稿件|情形|小孩|孩子|外地|本地|外面|饭钱|名额|上学|列支|主体|现行|时候|老百姓|本子|群众|盘子|样子|师傅|关门|开门|房子|班子|部门|活儿|整理|实际|差事|企业"
)
_LATIN = re.compile(r"[a-z]{3}", re.IGNORECASE)  # the blanks of pinyin part no keywords
# 哪些防汛物资: the kind is asked for, and need not be printed
_ASKED_KIND = re.compile(r"(?:哪些|哪几[个家样种项类处所]|什么|啥|哪[个家种类样]|多少)的?[\u4e00-\u9fff]{0,2}$")
_SOME, _LITTLE = 0.45, 0.3  # share of a keyword that an item about it holds: more than a common character; of a code
_HAN = re.compile(r"[\u4e00-\u9fff]{4,}")
_NOUN_HEFT = 0.9  # a keyword without a noun (印了没, 多长) asks, and names nothing
_WHOLLY = 0.85  # an item that holds nearly all of a question holds its last word too
_SUMS = frozenset({"amount", "figure", "total", "price"})
_PAIR, _THREE = 2, 3
_PAPER = re.compile(f"{PAPERS}|请示|申请|《")  # what people call any of them by the name of another
_OF_OPINION = frozenset({"质量", "水平", "成效", "效果", "内容"})  # 对质量怎么评价: any praise answers
_OF_AREA = frozenset({"亩", "平方米", "平米", "公顷", "平方公里"})
_STORY = 45  # characters from which a question tells much that no minutes hold


def missing(asked: Asked, hit: Hit) -> str:
    """A word of the question without which the item is no answer to it; empty where it holds all such."""
    return (
        _missing_body(asked, hit)
        or _missing_word(asked, hit)
        or _missing_tail(asked, hit)
        or _missing_building(asked, hit)
        or _missing_project(asked, hit)
        or (_missing_noun(asked, hit) if found(hit) and len(asked.query.raw) <= _STORY else "")
        or _missing_number(asked, hit)
        or _missing_variant(asked, hit)
        or _missing_name(asked, hit)
        or _missing_holder(asked, hit)
        or _missing_contrast(asked, hit)
        or _missing_age(asked, hit)
        or _missing_title(asked, hit)
    )


def _text_of(asked: Asked, hit: Hit) -> str:
    """The words of an item with its heading, as they are compared; of a very long one the first passages."""
    meeting = asked.minutes(hit.item.minutes_id).meeting
    name = f"{meeting.issuer or ''}{meeting.name or ''}"  # whose it is and what it is about goes unsaid below
    return name + "".join(passage.plain + passage.context for passage in asked.library.passages(hit.item.id)[:200])


def _missing_body(asked: Asked, hit: Hit) -> str:
    """A body that the question names and of which the item does not print any name; empty where there is none such.

    One that the store knows is missed only where a result is asked for: 市交投集团发债批了没.
    """
    query = asked.query
    held = _text_of(asked, hit)
    either = query.intent == "document_status" and "还是" in query.plain  # 政府发文还是办公室发文: one of two
    for body in query.bodies if query.topic and not either else ():
        names = [bare(name) for one in body.ids for name in asked.library.lexicon.names.get(one, ())]
        words_ = (*names, body.words, body.words.lstrip(LEVELS))
        asks = query.intent in OF_A_MATTER or not body.known or bool(_SUMS & set(query.facts))
        short = "[\\u4e00-\\u9fff]{0,4}".join(map(re.escape, body.words.lstrip(LEVELS)))  # 城投公司, 城市建设投资公司
        if asks and not any(name in held for name in words_) and not re.search(short, held):
            return body.words
    return ""


def _missing_word(asked: Asked, hit: Hit) -> str:
    """Of keywords set apart by blanks, one that the item does not hold at all; empty where there is none such."""
    keywords = asked.query.raw.split()
    if len(keywords) < 2 or _LATIN.search(asked.query.raw):  # noqa: PLR2004 no keywords
        return ""
    text = _text_of(asked, hit)
    for word in asked.query.topic.split():
        if word.startswith(("几", "多少")):
            continue
        asks = any(pattern.search(word) for _, pattern in FACTS) or _ASKED_NOUN.fullmatch(word)
        names = any(kind.startswith("n") and not _VAGUE.fullmatch(one) for one, kind in words(word))
        if (
            asks
            or not names
            or _is_asked(word, asked.query.plain)
            or _VAGUE.fullmatch(word)
            or max(heft(word)) < _NOUN_HEFT
            or _ends_in_verb(word, text)
        ):
            continue
        terms_ = [term for term in asked.query.terms if term.text == word or (term.others and term.text in word)]
        least = _SOME if _HAN.fullmatch(word) else _LITTLE
        if len(word) > 1 and not word.isascii() and cover(weigh(terms_, asked.library), text) < least:
            return word
    return ""


def _ends_in_verb(word: str, text: str) -> bool:
    """Whether a keyword ends in a verb that a text prints (申报侧重): what of it is asked for need not be printed."""
    *_, (last, kind) = words(word)
    return len(last) > 1 and kind.startswith("v") and last in text


def _missing_noun(asked: Asked, hit: Hit) -> str:
    """A noun of the topic of which the item holds nothing, nor anything that is said for it; empty where none is such.

    Nothing is not one character; of a noun that limits the next one (研究生奖学金) it is not the word.
    """
    query = asked.query
    held = _text_of(asked, hit)
    titles = [named[0] for piece in query.topic.split() if (named := _TITLE_LIKE.match(piece))]
    titled = bool(titles)
    tokens = words(query.topic)
    for at, (word, kind) in enumerate(tokens):
        if word[0] == "年" and at and tokens[at - 1][0].strip().isdigit():  # 2024|年收入
            continue
        opens = at == 0 or tokens[at - 1][0].isspace()
        names = kind.startswith(("n", "j")) or (opens and any(one.startswith(word) for one in titles))  # 殡葬改革方案
        noun = len(word) > 1 and names and not word.isascii() and (len(word) > _PAIR or is_word(word))
        noun = noun or (word.isalpha() and word.isascii() and len(word) >= _THREE and bool(_HAN.search(query.raw)))
        noun = noun and not _is_asked(word, query.plain)
        after = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        of_matter = query.intent in OF_A_MATTER or titled or bool(_SUMS & set(query.facts))
        limits = noun and len(after) > 1 and after in held and (is_word(word) or titled) and of_matter
        pair = word[:_PAIR]
        there = pair in held or (len(word) == _PAIR and spread(word).search(held))
        if not noun or (there if limits else _stands(word, held)):
            continue
        if _ASKED_NOUN.fullmatch(word) or _VAGUE.fullmatch(word) or _goes_unsaid(asked, hit, word):
            continue
        said = any(other in held for term in query.terms if set(word) & set(term.text) for other in term.others)
        if not said and not _sounds_like(word, held):
            return word
    return ""


def _stands(word: str, held: str) -> bool:
    """Whether a text has a letter of a short word, or a pair of letters of a longer one, or of what it shortens."""
    if word.isascii():
        return word in held.lower()
    if len(word) < _THREE:
        return any(char in held for char in word)
    return any(a + b in held for a, b in pairwise(word)) or bool(spread(word[:1] + word[-1:]).search(held))


def _missing_contrast(asked: Asked, hit: Hit) -> str:
    """A word of the question whose very contrary is what the item speaks of (非居民: 居民); empty where none is."""
    said = asked.query.plain
    for row in contrasts():
        named = [word for word in row if word in said]
        asks = [word for word in named if not any(word in one for one in named if one != word)]  # 居民, of 非居民
        if len(asks) != 1:
            continue
        beside = said.replace(asks[0], "")
        told = fold(item_title(hit.item.item) + "".join(one.text for one in hit.sentences[:2]))
        others = [word for word in row if word in told and word != asks[0] and word not in beside]
        if others and not any(one in _without(_text_of(asked, hit), others) for one in _said(asks[0])):
            return asks[0]
    return ""


def _without(held: str, others: list[str]) -> str:
    """A text with some of its words cut out: 春节假日 holds no 节假日."""
    for word in others:
        held = held.replace(word, " ")
    return held


_AGED = re.compile(r"(?P<age>[0-9]{2,3}|[一二三四五六七八九十]{2,3})周?岁(?!以[上下])")
_FROM_AGE = re.compile(r"(?P<age>[0-9]{2,3})周?岁(?:及)?以上")
_UP_TO_AGE = re.compile(r"[0-9]{2,3}周?岁(?:及)?以下|不满[0-9]{2,3}周?岁|[0-9]{2,3}(?:至|到|—|-|~)[0-9]{2,3}周?岁")


def _missing_age(asked: Asked, hit: Hit) -> str:
    """The age of whom a question asks, below all those from which the item gives something; empty for none such."""
    found = _AGED.search(asked.query.plain)
    if found is None:
        return ""
    told = "".join(fold(one.text) for one in hit.sentences[:3])
    least = [int(one["age"]) for one in _FROM_AGE.finditer(told)]
    if not least or _UP_TO_AGE.search(told):
        return ""
    age = number(found["age"])
    return found[0] if age is not None and age < min(least) else ""


def _goes_unsaid(asked: Asked, hit: Hit, word: str) -> bool:
    """Whether what is asked tells of a noun without printing it: 面积 by its unit, 质量 by a praise, 方案 of a 请示."""
    query = asked.query
    if word in _OF_OPINION and "opinion" in query.facts:
        return True
    if word == "面积" and query.unit in _OF_AREA:
        return True
    paper = re.fullmatch(PAPERS, word) and query.intent not in OF_A_MATTER
    return bool(paper and _PAPER.search(item_title(hit.item.item)))


def _is_asked(word: str, question: str) -> bool:
    """Whether a question asks for the kind that a word names: 哪些防汛物资."""
    at = question.find(word)
    while at >= 0:
        if _ASKED_KIND.search(question, 0, at):
            return True
        at = question.find(word, at + 1)
    return False


def _sounds_like(word: str, held: str) -> bool:
    """Whether a text has a word of the same sound and one same character (核算 for 核酸): a slip of typing."""
    if len(word) != _PAIR:
        return False
    alike = set(re.findall(rf"{word[0]}[\u4e00-\u9fff]|[\u4e00-\u9fff]{word[1]}", held))
    return any(sound(one) == sound(word) for one in alike)


def names_a_thing(text: str) -> bool:
    """Whether a text has a noun that a dictionary knows and that says more than any question may."""
    nouns = (word for word, kind in words(text) if len(word) > 1 and kind.startswith("n") and is_word(word))
    return any(not (_VAGUE.fullmatch(word) or _ASKED_NOUN.fullmatch(word)) for word in nouns)


def foreign_noun(asked: Asked, topic: str, hit: Hit) -> bool:
    """Whether a topic has a noun that the item does not print: it brings up another matter."""
    held = _text_of(asked, hit)
    nouns = (word for word, kind in words(topic) if len(word) > 1 and kind.startswith("n"))
    return any(word not in held and not _ASKED_NOUN.fullmatch(word) and not _VAGUE.fullmatch(word) for word in nouns)


def _missing_number(asked: Asked, hit: Hit) -> str:
    """A numbered thing (第三级水价, 二期) of which the item prints other numbers and not this one; empty where none."""
    held = _text_of(asked, hit)
    for school in _SCHOOL.finditer(asked.query.plain):
        if re.search(r"第[一二三四五六七八九十]{1,3}中学", held) and not re.search(
            rf"第{school['number']}中学|{school['number']}中(?!学?心)", held
        ):
            return school[0]
    for thing in _OF_NUMBER.finditer(asked.query.plain):
        others = set(re.findall(rf"({_COUNT})号[\u4e00-\u9fff]{{0,4}}{thing['thing']}", held))
        if others and number(thing["number"]) not in map(number, others):
            return thing[0]
    for thing in NUMBERED.finditer(asked.query.plain):
        same = _SAME_RANK.get(thing["unit"], {thing["unit"]})
        printed = {_rank(one) for one in NUMBERED.finditer(held) if one["unit"] in same}
        if printed and _rank(thing) not in printed:
            return thing[0]
    return ""


# 一中, as people call 第一中学
_SCHOOL = re.compile(
    r"(?<![第其当集十])(?P<number>[一二三四五六七八九十]{1,2})中(?=$|[\s的要有在新老那这扩改建迁分操]|学校|宿舍|校区|食堂)"
)
# 4号泊位, where 3号通用泊位 is printed
_COUNT = r"[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_OF_NUMBER = re.compile(
    rf"(?<![月0-9])(?P<number>{_COUNT})号(?:[\u4e00-\u9fff]{{0,2}})(?P<thing>泊位|码头|机组|井|闸|桥|楼|坑|炉|堆场|仓库?|矿|窑)"
)
_SAME_RANK = {one: {"级", "档"} for one in "级档"}


def _rank(numbered: re.Match[str]) -> int | None:
    return 1 if numbered["number"] == "首" else number(numbered["number"])


def _missing_variant(asked: Asked, hit: Hit) -> str:
    """One of several by number or code (方案一, B-09) where the item prints others and not this one; else empty."""
    text = asked.query.plain
    codes, variants = [one[0] for one in CODE.finditer(text)], list(VARIANT.finditer(text))
    if not codes and not variants and not NTH.search(text):
        return ""
    held = _text_of(asked, hit).lower()
    nth = [one for one in NTH.finditer(text) if re.search(rf"第[一二三四五六七八九十]{one['thing']}", held)]
    others = {one["noun"] or one["kind"] or one["part"] for one in VARIANT.finditer(held)}
    lost = [one[0] for one in variants if one[0] not in held and (one["noun"] or one["kind"] or one["part"]) in others]
    lost += [code for code in codes if CODE.search(held) and not re.search(rf"(?<![a-z0-9]){code}(?![0-9a-z])", held)]
    lost += [one[0] for one in nth if one[0] not in held]
    return lost[0] if lost else ""


def _missing_name(asked: Asked, hit: Hit) -> str:
    """A place by name (白沙河) of which the item prints others of its kind and not this one; empty where none."""
    held = _text_of(asked, hit)
    tokens = words(asked.query.topic)
    for at, (word, kind) in enumerate(tokens):
        whole = word + (tokens[at + 1][0] if at + 1 < len(tokens) else "")
        place = PLACED.match(whole)
        if not kind.startswith(("nr", "ns", "nz", "nt")) or place is None or place["name"][-1] in "新老旧原":
            continue
        head = place["head"]
        spelt = "[\\u4e00-\\u9fff]{0,2}".join(place["name"]) + rf"[\u4e00-\u9fff、和]{{0,8}}{head}"
        others = re.findall(rf"[\u4e00-\u9fff]{{{len(place['name'])}}}{head}", held)
        alike = any(soft(sound(one)) == soft(sound(place[0])) for one in others)  # 南平山, 南屏山: a slip of typing
        if others and not alike and not re.search(spelt, held):
            return place[0]
    return ""


# 《某某市创新资金管理办法》: a title as quoted
_QUOTED = re.compile(rf"《([^《》]{{6,60}}(?:{PAPERS})[^《》]{{0,8}})》")


def _missing_title(asked: Asked, hit: Hit) -> str:
    """A title with a noun that no title of the item has, as the question quotes or names it; empty for none such."""
    titles = "".join([fold(item_title(hit.item.item)), *map(fold, hit.item.item.documents)])
    if "《" not in titles and not hit.item.item.documents:
        return ""
    for quoted in _QUOTED.finditer(asked.query.raw):
        title = _OF_PLACE.sub("", quoted[1])  # whose paper it is goes without saying
        if any(not any(one in titles for one in _said(noun)) for noun in _nouns(title)):
            return quoted[0]
    topic = asked.query.topic
    if "的".join(topic.split()) in asked.query.plain:  # 人才公寓的管理办法
        topic = topic.replace(" ", "")
    if asked.query.intent in OF_A_MATTER and _PAPER_LIKE.fullmatch(topic) and not _SEVERAL.search(topic):
        nouns = [noun for noun in _nouns(topic) if not re.fullmatch(PAPERS, noun)]
        there = [noun for noun in nouns if set(noun) & set(titles) or any(one in titles for one in _said(noun))]
        return topic if there and len(there) < len(nouns) else ""
    return ""


_SEVERAL = re.compile(r"[和及与]")  # 整治方案和子方案: two papers
_OF_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,5}?[省市县区州旗](?:人民政府)?")
_PAPER_LIKE = re.compile(rf"[\u4e00-\u9fff]{{4,12}}(?:{PAPERS})")


def _nouns(title: str) -> list[str]:
    return [word for word, kind in words(fold(title)) if len(word) > 1 and kind.startswith(("n", "vn"))]


def _said(word: str) -> set[str]:
    """A word and what else is said for it."""
    return {word, *vocabulary().same.get(word, ())}


# 养鱼的农户一亩补多少: of whom a sum is asked
_OF_WHOM = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<what>[\u4e00-\u9fff]{2,4})的(?:[\u4e00-\u9fff]{0,3}(?:户|人家|家庭|企业|职工|老人|学生|孩子|农民|商户))"
)


def _missing_holder(asked: Asked, hit: Hit) -> str:
    """What those do of whom a sum is asked, where the item has no letter of it; empty where it has or none is asked."""
    found = _OF_WHOM.search(asked.query.plain) if _SUMS & set(asked.query.facts) else None
    if found is None or _VAGUE.fullmatch(found["what"]):
        return ""
    held = _text_of(asked, hit)
    said = any(other in held for term in asked.query.terms if term.text in found["what"] for other in term.others)
    return "" if said or set(found["what"]) & set(held) else found["what"]


_BUILT = re.compile(r"(?:改扩|[扩迁重翻改])建")  # 养老院怎么扩建
_BUILDS = re.compile(r"[扩迁重翻新改增修]建|扩容|建成|选址|新址|搬迁|[一二三]期|校区|院区")
_HEADS_BUILDING = re.compile("建设|改造|工程|项目")


def _missing_building(asked: Asked, hit: Hit) -> str:
    """The building that a question asks of, of which an item has no word; empty where it has or none is asked for."""
    found = _BUILT.search(asked.query.topic)
    if found is None or _HEADS_BUILDING.search(fold(item_title(hit.item.item))):
        return ""
    return "" if _BUILDS.search(_text_of(asked, hit)) else found[0]


_PROJECT = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2})(?<!工程)(?<!建设)(?<!改造)(?<!合作)(?<!重点)(?<!这个)(?<!那个)(?:项目|工程)"
)


def _missing_project(asked: Asked, hit: Hit) -> str:
    """What a project is of (漂流项目) whose result is asked for, where the item has no word of it; else empty."""
    found = _PROJECT.search(asked.query.topic) if asked.query.intent in OF_A_MATTER else None
    held = _text_of(asked, hit)
    if found is None or not is_word(found["what"]) or _sounds_like(found["what"], held):
        return ""
    if any(other in held for term in asked.query.terms if found["what"] in term.text for other in term.others):
        return ""
    return "" if spread(found["what"]).search(held) or any(one in held for one in _said(found["what"])) else found[0]


def _missing_tail(asked: Asked, hit: Hit) -> str:
    """The noun that a question ends in (…条例, …价格) where the item holds it in no form; empty where it does.

    What a question ends in is what it asks of: an item that only shares the words before it answers another one.
    """
    words = asked.query.topic.split()
    tail = words[-1][-2:] if words else ""
    if asked.query.facts and _ASKED_NOUN.fullmatch(tail):
        return ""
    if words and _is_asked(tail, asked.query.plain):
        return ""
    if hit.cover >= _WHOLLY or len(tail) < 2 or tail.isascii() or not _NOUN.fullmatch(tail):  # noqa: PLR2004 a pair
        return ""
    text = _text_of(asked, hit)
    alike = [term for term in asked.query.terms if term.others and term.text.endswith(tail)]
    if any(other in text for term in alike if len(term.text) > len(tail) for other in term.others):
        return ""  # 老龄补贴, of 高龄津贴
    terms_ = [Term(tail), *alike]
    return words[-1] if cover(weigh(terms_, asked.library), text) < 0.5 else ""  # noqa: PLR2004 not even a synonym
