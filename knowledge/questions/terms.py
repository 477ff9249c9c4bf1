"""What is left of a question → the terms to look for, with synonyms, and corrections of what nobody here writes."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cn2an import cn2an

from config.tables import catalogue
from config.vocabulary import vocabulary
from knowledge.grams import bigrams
from knowledge.model import Term
from knowledge.questions.patterns import QUANTITY
from knowledge.questions.pinyin import FACT_WORDS, corrections, framed
from knowledge.word_classes import is_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from knowledge.questions.pinyin import Sounds

_PIECE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[a-z0-9.+]+")
_MATTER = re.compile(r"(?<![方草预提议档专备立破])案$")  # 大门油漆案: the matter of the gate's paint
_PARTICLES = "的了吗呢么啊呀吧嘛哦噢把被给让跟和与及或就也又都还是在你我他它这那"
_PREPOSITIONS = "对就将向从由按据"
_WANTING = re.compile(r"^(?:要|会|想|该)(?=[\u4e00-\u9fff]{2})(?![求点素闻领害道员议])")  # 要|招引项目
_COMPLEMENT = re.compile(r"(?:出来|下来|上来|起来|出去|过来|回来|进来|进去|回去|好|完|掉|到位)$")
# Parts of what is built, which no dictionary lists: 新|院区
_PARTS = frozenset({"院区", "校区", "厂区", "库区", "馆区", "站区", "园区", "片区", "街区", "矿区", "管网", "管廊"})
_COUNTERS = frozenset("几少两些十百千万亿0123456789")
_COMMON = frozenset(
    "的了吗呢么谁啥哪几有没不是在要会能可以都和与及把被给这那我你他它个就也还又再很太来去上下做办弄搞得起从至由于为以个第次号条零〇一二三四五六七八九十百两"
)


@cache
def _filler() -> re.Pattern[str]:
    """The words of courtesy and of speech, the longest first; single characters may be part of a word."""
    longest = sorted((word for word in vocabulary().filler if len(word) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))


def pieces(text: str) -> list[str]:
    """The runs of the topic, filler and lone particles taken out."""
    text = _filler().sub(
        lambda said: said[0] if _begins_word(text, said) or in_phrase(text, *said.span()) else " ", text
    )
    found = []
    for piece in _PIECE.findall(text):
        trimmed = _trim(piece) if not piece.isascii() else piece
        if _MATTER.search(trimmed):
            trimmed = trimmed[:-1]
        if trimmed:
            found.append(trimmed)
    return found


_PHRASE = 6  # characters of the longest phrases of the vocabulary


def in_phrase(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is but a part of a phrase that minutes have other words for: 讲|一声."""
    same = vocabulary().same
    return any(
        text[first:last] in same
        for first in range(max(0, end - _PHRASE), start + 1)
        for last in range(end, min(len(text), first + _PHRASE) + 1)
        if last - first > end - start
    )


def _begins_word(text: str, said: re.Match[str]) -> bool:
    """Whether a word of speech is but the beginning of another one: 份|额."""
    longer = text[said.start() : said.end() + 1]
    return len(longer) > len(said[0]) and is_word(longer)


def _trim(piece: str) -> str:
    """A piece without particles at its ends, and without the complement of a verb (修好 → 修, 排出来 → 排)."""
    trimmed = _WANTING.sub("", piece.strip(_PARTICLES).lstrip(_PREPOSITIONS))
    stem = _COMPLEMENT.sub("", trimmed)
    return stem.strip(_PARTICLES) if stem else trimmed


@cache
def _longest() -> int:
    """The characters of the longest shipped synonym."""
    return max(map(len, vocabulary().same))


def terms(topic: str, taught: Mapping[str, tuple[str, ...]]) -> tuple[Term, ...]:
    """The pieces of the topic as terms, each with what else the minutes may say for a part of it.

    ``taught`` holds synonyms that stand before the shipped ones.
    """
    shipped = vocabulary().same
    longest = max(_longest(), *map(len, taught)) if taught else _longest()
    found: list[Term] = []
    for piece in pieces(topic):
        found.append(Term(piece))
        for start in range(len(piece)):
            for end in range(min(len(piece), start + longest), start + 1, -1):
                word = piece[start:end]
                if word in taught or word in shipped:
                    found.append(Term(word, (*taught.get(word, ()), *shipped.get(word, ()))))
    found += [
        Term(one[0], tuple(f"第{one['number']}{full}" for full in _OF_RANK[one["kind"]]))
        for one in _RANKED.finditer(topic)
    ]
    found += [
        Term(one[0], (f"{one['letters']}-{one['digits']}", f"{one['letters']}{one['digits']}"))
        for one in _CODED.finditer(topic)
    ]
    found += [Term(one[0], (f"{one['month']}·{one['day']}",)) for one in _EVENT.finditer(topic)]
    quantities = QUANTITY.finditer(topic)
    found += [Term(one[0].strip(), _amounts(one["number"], one["unit"])) for one in quantities]
    return tuple(dict.fromkeys(found))


# 7.19暴雨 is printed “7·19”
_EVENT = re.compile(r"(?<![0-9.])(?P<month>1[0-2]|[1-9])\.(?P<day>[0-9]{1,2})(?![0-9.%])")
# b07 is printed B-07 or B07
_CODED = re.compile(r"(?<![a-z0-9])(?P<letters>[a-z]{1,3})-?(?P<digits>[0-9]{1,4})(?![0-9a-z])")
# 二院, 三小, 一食堂: one of several by its rank, as people shorten it
_OF_RANK = {
    "院": ("人民医院", "医院"),
    "中": ("中学",),
    "小": ("小学",),
    "幼": ("幼儿园",),
    "食堂": ("食堂",),
    "水厂": ("水厂",),
}
_RANKED = re.compile(
    r"(?<![第十])(?P<number>[一二三四五六七八九])(?P<kind>院|中(?!标|心|学)|小(?!区|时|学|组)|幼|食堂|水厂)"
)


def _amounts(number: str, unit: str) -> tuple[str, ...]:
    """Other ways to print a quantity, and any limit of the same unit (#人: 50人以上)."""
    try:
        digits = str(int(cn2an(number, "smart")))
    except ValueError:
        return (f"#{unit}",)
    return (f"#{unit}", digits + unit, digits + "周" + unit, digits + "个" + unit)


def correct(text: str, known: Callable[[Iterable[str]], set[str]], sounds: Sounds) -> tuple[str, tuple[str, ...]]:
    """The text with bigrams that nobody here writes replaced by ones that sound the same; and notes.

    ``known`` tells which of some grams the store holds. One character of the pair must be right.
    """
    notes = []
    right: set[str] = set()  # pairs that stand as they are, wherever they come again
    alike: dict[str, tuple[str, ...]] = {}
    for gram in _doubtful(text, known, framed()):
        left = -1 if gram in right else text.find(gram)
        if left < 0 or text[left - 1 : left] in _COUNTERS:  # 多少亩地: a measure and its thing; 哪些|人打
            continue
        if gram not in alike:
            alike[gram] = corrections(gram, sounds)
        for other in alike[gram]:
            fixed = text[:left] + other + text[left + len(gram) :]
            if len(set(other)) < len(other):
                continue  # 前前, for a pair that only meets: 前|签完
            begin, end = max(0, left - 1), left + 3
            held = framed() | known(bigrams(fixed[begin:end]) + bigrams(text[begin:end]))
            joined = {fixed[begin : left + 1], fixed[left + 1 : end]} & held
            chance = not (joined or is_word(other) or other in framed() or other in _words())  # 风路, of 东风路 alone
            if _shared(other, gram) == 1 and not chance and _gain(fixed, text, left, held) > 0:
                notes.append(f"{gram}→{other}")
                text = fixed
                break
        else:
            right.add(gram)
    return text, tuple(notes)


def homophones(topic: str, known: Callable[[Iterable[str]], set[str]], sounds: Sounds) -> tuple[Term, ...]:
    """Pairs of a topic that nobody here writes, each with the words of the store that sound so: weaker than a synonym.

    Both characters may be wrong, so the pair is kept and the other words stand beside it.
    """
    found = []
    for gram in _doubtful(topic, known, frozenset()):
        others = tuple(other for other in corrections(gram, sounds)[:3] if other in known([other]))
        if others:
            found.append(Term(gram, others))
    return tuple(found)


@cache
def _words() -> frozenset[str]:
    """The pairs of words that are spelt right wherever they stand: names of bodies, and what facts are called."""
    words = {form for entry in catalogue() for form in (*entry.printed, *entry.called)} | set(FACT_WORDS.split())
    return frozenset(a + b for word in words for a, b in pairwise(word))


def _doubtful(text: str, known: Callable[[Iterable[str]], set[str]], frame: AbstractSet[str]) -> list[str]:
    """The bigrams of a text that neither the store nor a question's frame holds, common characters apart."""
    grams = [a + b for piece in _PIECE.findall(text) if not piece.isascii() for a, b in pairwise(piece)]
    held, words = known(grams), _words()
    doubtful = [gram for gram in grams if not (gram in held or gram in frame or gram in words or _COMMON & set(gram))]
    asked = {text[found.start() - 1 : found.start() + 1] for found in _OR_NOT.finditer(text) if found.start()}
    doubtful = [gram for gram in doubtful if gram[1] not in _BEHIND]
    return [gram for gram in doubtful if not (is_word(gram) or gram in asked or _is_seam(gram, text))]


_BEHIND = "到给过得总各每"  # 小|总投资; 盖到, 迁坟到: what stands behind any deed is no half of a word
_OR_NOT = re.compile(r"([\u4e00-\u9fff])[没不]\1")  # 这事|点没点: a question of its own


def _is_seam(gram: str, text: str) -> bool:
    """Whether a pair only meets where a word ends or begins: 新|政策, 小区|总数."""
    at = text.find(gram)
    before, after = text[max(0, at - 1) : at + 1], text[at + 1 : at + 3]
    ended = at > 1 and is_word(text[at - 2 : at])  # 国外|海陶: the word before has ended
    begins = len(after) > 1 and (is_word(after) or after in _PARTS)
    return begins or (len(before) > 1 and is_word(before) and not ended)


def _shared(other: str, gram: str) -> int:
    return sum(a == b for a, b in zip(other, gram, strict=True)) if len(other) == len(gram) else 0


def _gain(fixed: str, text: str, left: int, held: AbstractSet[str]) -> int:
    """How many known bigrams of the neighbourhood a correction makes, less those that it breaks."""
    begin, end = max(0, left - 1), left + 3
    made, broken = (sum(gram in held for gram in bigrams(one[begin:end])) for one in (fixed, text))
    return made - broken
