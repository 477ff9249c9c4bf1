"""A question as typed → comparable text: width, script, quotes; English and pinyin words put into Chinese."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from config.vocabulary import english, vocabulary
from knowledge.folding import fold
from knowledge.grams import bigrams
from knowledge.questions.pinyin import chinese
from knowledge.questions.slate import number
from knowledge.word_classes import is_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from knowledge.questions.pinyin import Sounds

LONGEST = 400  # characters of a question that are read; nobody types more, a pasted page is cut
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_LATIN = re.compile(
    r"(?:(?<![A-Za-z0-9])[0-9]+[A-Za-z]?\s+)?(?:(?<![0-9])|(?=[A-Za-z]{2}))[A-Za-z][A-Za-z'’\-0-9]*(?:\s+(?:[A-Za-z][A-Za-z'’\-0-9]*|[0-9]+(?:st|nd|rd|th)?(?![^\s?.!])))*"
)
_ORDINAL = re.compile(r"(?:the\s+)?([0-9]+)(?:st|nd|rd|th)\s+(?:[a-z]+\s+){0,2}?(meeting|session|item)", re.IGNORECASE)
# 24年预算草案: a year in two digits, at the head of what it is of
_OF_WHAT = (
    r"(?=年(?:度|初|底|末|上半年|下半年|[0-9]{1,2}月|(?![前内后来多以期限止间的]|左右|合同|时间|特许|经营|质保|租|工龄|教龄|养老|缴费"
    r"|工期|学制|转让|表彰)(?:[\u4e00-\u9fff]{2}|[A-Za-z])))"
)
_YEAR = re.compile(rf"(?<![0-9.至到—满续近约期权于过达-])(?:1[5-9]|2[0-9]){_OF_WHAT}")
# No. 1 Middle School
_NTH_SCHOOL = re.compile(r"\bno\.? ?([1-9]) (middle|primary|high) school\b", re.IGNORECASE)
_SCHOOLS = {"middle": "中学", "primary": "小学", "high": "中学"}
# 二〇二四年, 二四年那次: a year in numerals
_NUMERAL = "〇零○一二三四五六七八九"
_SPELT_YEAR = re.compile(
    rf"(?<![{_NUMERAL}十百第两几])(?:二[〇零○](?P<tens>[{_NUMERAL}])(?P<ones>[{_NUMERAL}])(?=年)|二(?P<short>[{_NUMERAL}]){_OF_WHAT})"
)
_MEASURES = {"ci": "次", "xiang": "项", "ge": "个", "hao": "号", "tiao": "条"}
_DIGITS = {
    **{said: str(n) for n, said in enumerate(("yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi"), 1)},
    "liang": "2",
}
# di 31 ci
_NUMBERED = re.compile(rf"\bdi\s?([0-9]+|{'|'.join(_DIGITS)})\s?(ci|xiang|ge|hao|tiao)\b", re.IGNORECASE)
_WHICH = re.compile("那(?=天|个部门|个单位|个局|些|几|次会|家|位)")  # pinyin does not tell 哪 from 那
_CODE = re.compile(
    r"<\s*/?\s*[a-zA-Z!][^>]*>|\b(?:select|insert|update|delete|drop|union|alter)\b[^\u4e00-\u9fff]*\b(?:from|into|table|set|select)\b"
    r"|javascript:|['\"]\s*--|';|\{\{|\$\{|\.\./|%3c",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[\u3400-\u9fff\uf900-\ufaffA-Za-z0-9]")


# <b>夜市</b>: what a paste brings along, and no code
_TYPESET = re.compile(r"</?(?:b|i|u|em|strong|p|br|span|div|font|mark|h[1-6])(?:\s[^<>]{0,80})?/?>", re.IGNORECASE)


def clean(question: str) -> str:
    """The question without control characters and marks of type, one form for each width, at most ``LONGEST`` long."""
    text = unicodedata.normalize("NFKC", _CONTROL.sub("", question[: LONGEST * 2]))
    text = _TYPESET.sub(" ", text)
    return re.sub(r"\s+", " ", text).strip()[:LONGEST]


def rejected(text: str) -> bool:
    """Whether this is no question at all: nothing to read in it, or code."""
    return not _LETTER.search(text) or bool(_CODE.search(text))


def _counted(found: re.Match[str]) -> str:
    """An ordinal in pinyin → as it is written: di ba xiang is 第8项."""
    said = found[1].lower()
    return f"第{_DIGITS.get(said, said)}{_MEASURES[found[2].lower()]}"


def _spelt_year(found: re.Match[str]) -> str:
    """A year in numerals → in digits."""
    digits = found["tens"] + found["ones"] if found["tens"] else "二" + found["short"]
    return "20" + "".join(str(max(0, _NUMERAL.index(one) - 2)) for one in digits)


def plain(text: str, sounds: Sounds, known: Callable[[Iterable[str]], set[str]]) -> tuple[str, tuple[str, ...]]:
    """The text folded, with its Latin words in Chinese, and notes on what was taken for what.

    ``known`` tells which words the store holds: of several Chinese words for an English one those are taken.
    """
    notes: list[str] = []

    def translate(found: re.Match[str]) -> str:
        words = found[0]
        said = (
            _SPOKEN_ALONE.get(words.lower())
            or _english(words, known, sounds)
            or _WHICH.sub("哪", chinese(words, sounds) or _beside_initials(words, sounds))
        )
        if said and said != words:
            notes.append(f"{words}→{said}")
            return said
        return words

    text = _NTH_SCHOOL.sub(lambda found: f"第{_NUMERAL[int(found[1]) + 2]}{_SCHOOLS[found[2].lower()]}", text)
    text = _SPELT_YEAR.sub(_spelt_year, text)
    text = _YEAR.sub(r"20\g<0>", _NUMBERED.sub(_counted, text))
    text = _ORDINAL.sub(lambda found: f"第{found[1]}{'项' if found[2].lower() == 'item' else '次会议'}", text)
    translated = _LATIN.sub(translate, text)
    folded = _SLIP.sub(
        lambda found: (_SLIPS | _BY_PLACE)[found[0]],
        _DEPUTY.sub("副", _NTH_ITEM.sub(r"\1项", _PARTED.sub(r"\1\2的", _joined(_spoken(fold(translated).lower()))))),
    )
    if folded != translated.lower() and any("\u4e00" <= c <= "\u9fff" for c in text) and folded != fold(text).lower():
        notes.append(folded)
    return folded.rstrip("。.，,；;！!、 "), tuple(notes)


_SPOKEN_ALONE = {"shei": "谁"}  # 用shei的名义: one sound that asks, amid Chinese


# 签完约 is 签约: a word with the end of its deed inside
_INSIDE = re.compile(r"([\u4e00-\u9fff])(?:完|好|过(?!会))([\u4e00-\u9fff])")


_AGED = re.compile(
    r"(?P<age>[一二三四五六七八九]?十[一二三四五六七八九]?)(?P<unit>周?岁)"
)  # 六十岁: minutes print digits
_UPWARD = re.compile(r"(岁|元|平方米|平米|人)(?:往|朝|及以)(上|下)")  # 60岁往上
# 把牌子挂出来 is 挂牌出来: the object of a deed said before it
_TURNED = re.compile(
    r"(?P<plate>牌)子(?=[^，。？?]{0,8}挂(?:出|上|起))|把(?P<what>[\u4e00-\u9fff])子?(?:都|给)?(?P<deed>[挂签修拆建还交退发办开关停搬迁装通缴])(?=出|上|好|完|了|掉|起|到|$)"
)


def _joined(text: str) -> str:
    """A text with the words whole that speech takes apart."""

    def joined(found: re.Match[str]) -> str:
        word = found[1] + found[2]
        parts = (found[0][:2], found[0][1:])
        return word if is_word(word) and not any(map(is_word, parts)) else found[0]

    def turned(found: re.Match[str]) -> str:
        if found["plate"]:  # 数据局牌子哪天挂出来
            return "挂牌"
        word = found["deed"] + found["what"]
        return word if is_word(word) else found[0]

    text = _AGED.sub(lambda found: str(number(found["age"])) + found["unit"], text)
    return _UPWARD.sub(r"\1以\2", _TURNED.sub(turned, _INSIDE.sub(joined, text)))


def _spoken(text: str) -> str:
    """A text with the words of dialects in the words of questions: 啥辰光 is 什么时候, …伐 is …吗."""
    said = _ASKING_END.sub("吗", _dialect().sub(lambda found: vocabulary().dialect[found[0]], text))
    return said if _ASKS.search(said) else _WHICH_MEANT.sub("哪", said)


_ASKS = re.compile(r"[谁哪啥几吗呢么]|什么|多少|怎|如何|是否|何时|没有?$|不$|([\u4e00-\u9fff])[不没]\1")
# 要做那些事, where nothing else asks: 哪些 is meant
_WHICH_MEANT = re.compile(
    r"(?<=在)那(?=儿开|里开|个会议室)|那(?=些(?:事|任务|活|工作|部门|单位|人|议题|要求|文件)|[个家](?:部门|单位|局|牵头|负责|汇报))"
)
_ASKING_END = re.compile(r"[伐啵咧唦](?=[？?。]?$)")


@cache
def _dialect() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(vocabulary().dialect, key=len, reverse=True))))


_INITIALS = re.compile(r"[b-df-hj-np-tw-z]{2,6}", re.IGNORECASE)  # fgw, and no syllable


def _beside_initials(words: str, sounds: Sounds) -> str:
    """Pinyin words beside the initials of a body (fgw renwu) in Chinese; empty where there are no initials."""
    parts = words.split()
    if not any(_INITIALS.fullmatch(part) for part in parts):
        return ""
    return " ".join(part if _INITIALS.fullmatch(part) else chinese(part, sounds) or part for part in parts)


# How the words for minutes themselves are mistyped; the store's own words are corrected by what it holds.
_SLIPS = {
    **dict.fromkeys(("记要", "计要", "纪药", "继要"), "纪要"),
    **dict.fromkeys(("意题", "义题", "议体"), "议题"),
    **dict.fromkeys(("会义", "汇议", "会意"), "会议"),
    **dict.fromkeys(("长务会", "常物会", "常务汇"), "常务会"),
    **dict.fromkeys(("主迟", "主池", "煮持"), "主持"),
    **dict.fromkeys(("列习", "例席", "列息"), "列席"),
    **dict.fromkeys(("出息会议",), "出席会议"),
    **dict.fromkeys(("牵投", "签头", "千头"), "牵头"),
    **dict.fromkeys(("付责", "负则", "付则"), "负责"),
    **dict.fromkeys(("印法", "因发", "引发文"), "印发"),
    **dict.fromkeys(("认务", "任物", "仁务"), "任务"),
    "情单": "清单",
    "过度费": "过渡费",
    "过度安置": "过渡安置",
    **dict.fromkeys(("原责同意", "园则同意", "原则同义"), "原则同意"),
}
# 哪天通的水 is 哪天通水的: a verb with its object, parted in speech
_PARTED = re.compile(r"([通开完动停竣封挂揭供中])的([水气电车工顶牌业标])(?![\u4e00-\u9fff])")
_NTH_ITEM = re.compile(r"(?<=第)([0-9一二三四五六七八九十]{1,3})[相像向](?=议题|议程|[是的呢讲说，？?]|$)")  # 第三相
_BY_PLACE = {"议提": "议题", "人物": "任务"}  # slips where they stand so: 会议提出 is none
_SLIP = re.compile("|".join(_SLIPS) + "|(?<![会动])议提(?![出请交到醒])|(?<=的)人物(?=有|清单|是|都|呢|$)")
_DEPUTY = re.compile("付(?=[市县区镇乡州校院局处科部]长|书记|主任|主席|总经理)")  # 付市长, as it is often typed

_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "for",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "and",
        "or",
        "do",
        "does",
        "did",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "i",
        "we",
        "you",
        "my",
        "our",
        "your",
        "their",
        "his",
        "her",
        "they",
        "he",
        "she",
        "please",
        "tell",
        "me",
        "about",
        "can",
        "could",
        "should",
        "would",
        "will",
        "may",
        "might",
        "has",
        "have",
        "had",
        "there",
        "any",
        "all",
        "which",
        "into",
        "from",
        "than",
        "then",
        "if",
        "as",
        "so",
        "such",
        "after",
        "when's",
        "it's",
        "what's",
        "new",
        "now",
        "some",
        "each",
        "every",
        "also",
        "just",
        "give",
        "show",
        "find",
        "let",
        "know",
        "want",
        "need",
        "get",
        "gets",
        "got",
        "make",
        "makes",
        "made",
        "take",
        "takes",
        "taken",
        "go",
        "goes",
        "going",
        "us",
        "them",
    ]
)
# Shaxi Town: a name of a place, amid English
_CAPITALISED = re.compile(r"(?<=\s)[A-Z][a-z]{3,}(?=\s(?:Town|Township|Sub-?district|Village)\b)", re.IGNORECASE)
_PHRASE = 6  # words of the longest entries of the glossary


def _english(words: str, known: Callable[[Iterable[str]], set[str]], sounds: Sounds) -> str | None:
    """English words in Chinese by the glossary, longest phrases first; None where most of them are not in it.

    A name among them is read as pinyin, where the store has it (Shaxi Town).
    """
    glossary = english()
    text = re.sub(r"n't\b", " not", words.lower().replace("’", "'"))
    parts = re.findall(r"[a-z0-9][a-z0-9\-]*(?:'s\b)?", text)
    names = {one.lower() for one in _CAPITALISED.findall(words)}
    said: list[str] = []
    missed = found = i = 0
    while i < len(parts):
        for width in range(min(_PHRASE, len(parts) - i), 0, -1):
            phrase = " ".join(parts[i : i + width])
            if phrase in glossary:
                said.append(_chosen(glossary[phrase], known))
                found += width
                i += width
                break
        else:
            word = parts[i]
            apart = [one for one in word.split("-") if one]
            if len(apart) > 1 and all(one in glossary or one.rstrip("s") in glossary for one in apart):
                parts[i : i + 1] = apart  # cold-chain, of words that the glossary has apart
                continue
            if word in _STOP:
                pass
            elif word.isdigit():
                said.append(word)
            elif (stem := word.removesuffix("'s")) in glossary or (stem := word.rstrip("s")) in glossary:
                said.append(_chosen(glossary[stem], known))
                found += 1
            elif word in names and (name := chinese(word, sounds)) and known([name]):
                said.append(name)
            else:
                missed += 1
                said.append(word)
            i += 1
    return "".join(said) if found and found >= missed else None


def _chosen(words: str, known: Callable[[Iterable[str]], set[str]]) -> str:
    """Of several words for one the first that the store holds."""
    several = words.split()
    for word in several if len(several) > 1 else ():
        if len(known(pairs := bigrams(word))) == len(set(pairs)):
            return word
    return several[0]
