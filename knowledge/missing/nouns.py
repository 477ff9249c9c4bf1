"""The words of a question and the item found → a body or noun of it that the item does not hold, or none."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.answers.words import title as item_title
from knowledge.covering import cover
from knowledge.fitting import OF_A_MATTER
from knowledge.missing.held import PAIR, SUMS, THREE, sounds_like, text_of
from knowledge.model import Term
from knowledge.questions.lexicon import LEVELS, bare
from knowledge.questions.patterns import FACTS, PAPERS
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
    r"条例|办法|方案|规划|报告|措施|细则|意见|规定|制度|名单|合同|协议|价格|标准|金额|面积|地址|利率|编制|概算|公司|企业|学校|医院|电话|人选|时间|票价|门票|工资|奖金|罚款|补贴|补偿|贷款|额度|租金|数量"
)
# What is named as a document is.
_TITLE_LIKE = re.compile(r"[\u4e00-\u9fff]{4,12}(?:方案|办法|条例|规划|细则|规定|预案|章程)")
# Nouns of people who ask, which name nothing of the matter.
VAGUE = re.compile(
    r"一事|事项|事宜|核定|年度|工程|项目|情况|部分|程序|环节|流程|步骤|花钱|掏钱|题目|标题|名称|挂帅|牵头|文件|材料|日子|出人|人手|个人|朋友|亲戚|同学|家人|熟人|计划|"
    r"哥哥|姐姐|弟弟|妹妹|爸爸|妈妈|父母|老婆|老公|儿子|女儿|孙子|爱人|家属|人们|几条|稿子|事情|东西|内容|结果|领导|同事|老板|大家|人家|家里|单位|地方|问题|办法|方法|说法|意思|义务|责任|口径|资料|文稿|稿件|情形|小孩|孩子|外地|本地|外面|饭钱|名额|上学|列支|主体|现行|时候|老百姓|本子|群众|盘子|样子|师傅|关门|开门|房子|班子|部门|活儿|整理|实际|差事|企业|起码|至少|过程|通报|目标|局里|会里|县里|市里|区里|上头|上面|队伍|院子|娃娃|小娃"
)
_LATIN = re.compile(r"[a-z]{3}", re.IGNORECASE)  # the blanks of pinyin part no keywords
# 哪些防汛物资: the kind is asked for, and need not be printed
_ASKED_KIND = re.compile(r"(?:哪些|哪几[个家样种项类处所]|什么|啥|哪[个家种类样]|多少)的?[\u4e00-\u9fff]{0,2}$")
_SOME, _LITTLE = 0.45, 0.3  # share of a keyword that an item about it holds: more than a common character; of a code
_HAN = re.compile(r"[\u4e00-\u9fff]{4,}")
_NOUN_HEFT = 0.9  # a keyword without a noun (印了没, 多长) asks, and names nothing
_WHOLLY = 0.85  # an item that holds nearly all of a question holds its last word too
_PAPER = re.compile(f"{PAPERS}|请示|申请|《")  # what people call any of them by the name of another
_OF_OPINION = frozenset({"质量", "水平", "成效", "效果", "内容"})  # 对质量怎么评价: any praise answers
_FIGURES = SUMS | {"count", "tally"}
_OF_AREA = frozenset({"亩", "平方米", "平米", "公顷", "平方公里"})


def missing_body(asked: Asked, held: str) -> str:
    """A body that the question names and of which the item does not print any name; empty where there is none such.

    One that the store knows is missed only where a result is asked for: 市交投集团发债批了没.
    """
    query = asked.query
    either = query.intent == "document_status" and "还是" in query.plain  # 政府发文还是办公室发文: one of two
    for body in query.bodies if query.topic and not either else ():
        names = [bare(name) for one in body.ids for name in asked.library.lexicon.names.get(one, ())]
        words_ = (*names, body.words, body.words.lstrip(LEVELS))
        asks = query.intent in {*OF_A_MATTER, "meetings"} or not body.known or bool(_FIGURES & set(query.facts))
        short = "[\\u4e00-\\u9fff]{0,4}".join(map(re.escape, body.words.lstrip(LEVELS)))  # 城投公司, 城市建设投资公司
        if asks and not any(name in held for name in words_) and not re.search(short, held):
            return body.words
    return ""


def missing_word(asked: Asked, held: str) -> str:
    """Of keywords set apart by blanks, one that the item does not hold at all; empty where there is none such."""
    keywords = asked.query.raw.split()
    if len(keywords) < 2 or _LATIN.search(asked.query.raw):  # noqa: PLR2004 no keywords
        return ""
    for word in asked.query.topic.split():
        if word.startswith(("几", "多少")) or _is_clause(word):
            continue
        asks = any(pattern.search(word) for _, pattern in FACTS) or _ASKED_NOUN.fullmatch(word)
        names = any(kind.startswith("n") and not VAGUE.fullmatch(one) for one, kind in words(word))
        if (
            asks
            or not names
            or _is_asked(word, asked.query.plain)
            or VAGUE.fullmatch(word)
            or max(heft(word)) < _NOUN_HEFT
            or _ends_in_verb(word, held)
        ):
            continue
        terms_ = [term for term in asked.query.terms if term.text == word or (term.others and term.text in word)]
        least = _SOME if _HAN.fullmatch(word) else _LITTLE
        if len(word) > 1 and not word.isascii() and cover(weigh(terms_, asked.library), held) < least:
            return word
    return ""


_OF_CLAUSES = frozenset({"p", "q", "r", "ul", "uj", "c"})  # classes of words that no name of a thing holds


def _is_clause(word: str) -> bool:
    """Whether what stands between blanks tells a story and names no thing: 庄稼被野猪拱了, 院子里有棵老树."""
    return any(kind in _OF_CLAUSES or one == "有" for one, kind in words(word))


def _ends_in_verb(word: str, text: str) -> bool:
    """Whether a keyword ends in a verb that a text prints (申报侧重): what of it is asked for need not be printed."""
    *_, (last, kind) = words(word)
    return len(last) > 1 and kind.startswith("v") and last in text


def missing_noun(asked: Asked, hit: Hit, held: str) -> str:
    """A noun of the topic of which the item holds nothing, nor anything that is said for it; empty where none is such.

    Nothing is not one character; of a noun that limits the next one (研究生奖学金) it is not the word.
    """
    query = asked.query
    titles = [named[0] for piece in query.topic.split() if (named := _TITLE_LIKE.match(piece))]
    titled = bool(titles)
    tokens = words(query.topic)
    for at, (word, kind) in enumerate(tokens):
        before = "".join(one for one, _ in tokens[:at]).rstrip()[-1:]
        if word[0] == "年" and before.isdigit():  # 2024|年收入
            continue
        opens = at == 0 or tokens[at - 1][0].isspace()
        names = kind.startswith(("n", "j")) or (opens and any(one.startswith(word) for one in titles))  # 殡葬改革方案
        noun = len(word) > 1 and names and not word.isascii() and (len(word) > PAIR or is_word(word))
        noun = noun or (word.isalpha() and word.isascii() and len(word) >= THREE and bool(_HAN.search(query.raw)))
        noun = noun and not _is_asked(word, query.plain)
        after = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        of_matter = query.intent in OF_A_MATTER or titled or bool(SUMS & set(query.facts))
        limits = noun and len(after) > 1 and after in held and (is_word(word) or titled) and of_matter
        pair = word[:PAIR]
        there = pair in held or (len(word) == PAIR and spread(word).search(held))
        if not noun or (there if limits else _stands(word, held)):
            continue
        if _ASKED_NOUN.fullmatch(word) or VAGUE.fullmatch(word) or _goes_unsaid(asked, hit, word):
            continue
        said = any(other in held for term in query.terms if set(word) & set(term.text) for other in term.others)
        if not said and not sounds_like(word, held):
            return word
    return ""


def _stands(word: str, held: str) -> bool:
    """Whether a text has a letter of a short word, or a pair of letters of a longer one, or of what it shortens."""
    if word.isascii():
        return word in held.lower()
    if len(word) < THREE:
        return any(char in held for char in word)
    return any(a + b in held for a, b in pairwise(word)) or bool(spread(word[:1] + word[-1:]).search(held))


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


def missing_tail(asked: Asked, hit: Hit, held: str) -> str:
    """The noun that a question ends in (…条例, …价格) where the item holds it in no form; empty where it does.

    What a question ends in is what it asks of: an item that only shares the words before it answers another one.
    """
    words = asked.query.topic.split()
    tail = words[-1][-2:] if words else ""
    if (asked.query.facts or asked.query.intent == "tasks") and _ASKED_NOUN.fullmatch(tail):
        return ""
    if words and _is_asked(tail, asked.query.plain):
        return ""
    if hit.cover >= _WHOLLY or len(tail) < 2 or tail.isascii() or not _NOUN.fullmatch(tail):  # noqa: PLR2004 a pair
        return ""
    alike = [term for term in asked.query.terms if term.others and term.text.endswith(tail)]
    if any(other in held for term in alike if len(term.text) > len(tail) for other in term.others):
        return ""  # 老龄补贴, of 高龄津贴
    terms_ = [Term(tail), *alike]
    return words[-1] if cover(weigh(terms_, asked.library), held) < 0.5 else ""  # noqa: PLR2004 not even a synonym


def names_a_thing(text: str) -> bool:
    """Whether a text has a noun that a dictionary knows and that says more than any question may."""
    nouns = (word for word, kind in words(text) if len(word) > 1 and kind.startswith("n") and is_word(word))
    return any(not (VAGUE.fullmatch(word) or _ASKED_NOUN.fullmatch(word)) for word in nouns)


def foreign_noun(asked: Asked, topic: str, hit: Hit) -> bool:
    """Whether a topic has a noun that the item does not print: it brings up another matter."""
    held = text_of(asked, hit)
    nouns = (word for word, kind in words(topic) if len(word) > 1 and kind.startswith("n"))
    return any(word not in held and not _ASKED_NOUN.fullmatch(word) and not VAGUE.fullmatch(word) for word in nouns)
