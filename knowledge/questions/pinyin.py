"""Latin letters that are pinyin → the Chinese that the store, or a question, would write for them.

Syllables are cut by dynamic programming; characters are chosen by the store's own bigrams and by the frame words of
the intent table, so that nothing is read that nobody here ever writes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from config.tables import catalogue
from config.vocabulary import intent_table, vocabulary
from knowledge.grams import soft, sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    Lookup = Callable[[Iterable[str]], dict[str, list[tuple[str, int]]]]

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SHORT_BODY = 5  # characters of a name that people type in pinyin
_FRAME_BONUS = 4.0
_ACROSS = 0.6
_WHOLE_BONUS = 3.0  # for the pairs of a word that was typed by itself, and is one of the frame
_LOOSE = 2  # pairs across words that need not be known
_WAYS = 8  # cuttings of one question that are compared (fang an, fan gan)
_UMLAUT = {"lu": "lv", "nu": "nv", "lue": "lve", "nue": "nve"}  # luyou is 旅游: keyboards have no ü
# What questions name meetings, items and times by.
_NAMED = (
    "开会 几月 几号 几月几号 今年 去年 前年 明年 本月 上月 上次 这次 最近 会议 常务会 常务会议 议题 哪天 哪个 哪些"
    " 哪里 哪家 年底 月底 之前 以前 第一次 第几次 第一项 第几项"
    " 一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 季度"
)
# What facts are called, whether or not the store writes of any.
FACT_WORDS = (
    "多少套 多少户 多少亩 多少吨 多少米 多少公里 多少名 多少家 多少元 多少万"
    " 地址 电话 利率 面积 金额 价格 工资 奖金 罚款 租金 贷款 门票 票价 合同 协议 医院 单价 概算 造价 中标 编制 名单"
)
_SPOKEN = {"shei": "谁", "neng": "能"}  # sounds that are but one word
_CLOSING = {"ma": "吗", "ne": "呢", "ba": "吧", "le": "了"}  # and at the end of a question


# Sounds that the words beside them tell: 哪天, as it is often said; 谁去了; 是谁.
_BESIDE = (
    (re.compile(r"\bnei(?=\s?(?:tian|ge|xie|wei|jia|xiang|ci|ji|li|yi|nian)\b)"), "na"),
    (re.compile(r"(?<=\bshei )qu\b|(?<=\bshui )qu\b"), "去"),
    (re.compile(r"\bshi(?= (?:shei|shui|shenme|sha|na|nei)\b)"), "是"),
)


@dataclass(frozen=True)
class Sounds:
    """``grams``: sounds → the stored grams that sound so, with their frequency."""

    grams: Lookup


@cache
def _syllables() -> frozenset[str]:
    from pypinyin import Style
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.style import convert

    common = {said.partition(",")[0] for code, said in PINYIN_DICT.items() if 0x4E00 <= code <= 0x9FA5}  # noqa: PLR2004 the common block
    found = {convert(one, Style.NORMAL, strict=True) for one in common}
    return frozenset(one for one in found if one.isascii() and one.isalpha())


@cache
def frame_grams() -> dict[str, tuple[str, ...]]:
    """Bigrams and characters of the frame words (谁, 任务, 列席 …) by their sound."""
    asked = {*_NAMED.split(), *_of_questions()}
    for word in vocabulary().field:
        asked.update(_HAN.findall(word))
    bodies = {form for entry in catalogue() for form in (*entry.short, *entry.official) if len(form) <= _SHORT_BODY}
    found = by_sound(asked)
    for said, grams in by_sound(bodies).items():  # gonganju is 公安局, but renwu is 任务 and no 人武 of 人武部
        found.setdefault(said, grams)
    return {said: tuple(grams) for said, grams in found.items()}


def by_sound(words: Iterable[str]) -> dict[str, dict[str, None]]:
    """The characters and pairs of some words by their sound, in the order of the words."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word in sorted(words):
        for gram in (*word, *(a + b for a, b in pairwise(word))):
            found[sound(gram)][gram] = None
    return found


def syllables(word: str) -> list[list[str]]:
    """The ways to cut a run of letters into the fewest pinyin syllables; none where it is no pinyin."""
    known = _syllables()
    best: list[list[list[str]]] = [[[]], *([] for _ in word)]
    for end in range(1, len(word) + 1):
        ways = [
            [*way, word[begin:end]]
            for begin in range(max(0, end - 6), end)
            if word[begin:end] in known
            for way in best[begin]
        ]
        fewest = min(map(len, ways), default=0)
        best[end] = [way for way in ways if len(way) == fewest][:_WAYS]
    return best[-1]


def chinese(words: str, sounds: Sounds) -> str | None:
    """Pinyin in Chinese, numbers kept; None where the words are not pinyin or the store writes nothing like it."""
    ways: list[tuple[tuple[str, ...], frozenset[int]]] = [((), frozenset())]  # syllables, and where words begin
    words = words.lower()
    for beside, said in _BESIDE:
        words = beside.sub(said, words)
    spoken = [_SPOKEN.get(one, one) for one in words.split()]
    if len(spoken) > 1:
        spoken[-1] = _CLOSING.get(spoken[-1], spoken[-1])
    for word in spoken:
        cuts = syllables(re.sub(r"[^a-z]", "", word)) if word.isalpha() and word.isascii() else [[word]]
        cuts += [[_UMLAUT.get(one, one) for one in cut] for cut in cuts if _UMLAUT.keys() & set(cut)]
        ways = [((*way, *cut), begins | {len(way)}) for way, begins in ways for cut in cuts][:_WAYS]
    ways = [one for one in ways if sum(not said.isdigit() for said in one[0]) > 1]
    read = [found for way, begins in ways if (found := _choose(way, begins | {len(way)}, sounds))]
    return max(read)[1] if read else None


def _choose(said: Sequence[str], begins: AbstractSet[int], sounds: Sounds) -> tuple[float, str] | None:
    """The likeliest characters by Viterbi over bigrams, with their score; None where hardly any pair is known.

    ``begins`` tells which syllables begin a word as typed: a pair across two words tells less.
    """
    stored = sounds.grams({*said, *(f"{a} {b}" for a, b in pairwise(said))})
    frame = frame_grams()
    rows = [_characters(one, stored, frame) if one.isascii() and one.isalpha() else {one: 0.0} for one in said]
    if not all(rows):
        return None
    best = {char: (weight, char) for char, weight in rows[0].items()}
    linked = 0
    favoured = _favoured(said, sorted(begins))
    for at, ((a, b), row) in enumerate(zip(pairwise(said), rows[1:], strict=True), 1):
        pairs = {gram: 2.0 + log(1 + df) for gram, df in stored.get(f"{a} {b}", ())}
        for gram in frame.get(f"{a} {b}", ()):
            pairs[gram] = max(pairs.get(gram, 0.0), _FRAME_BONUS)
        if at in begins:
            pairs = {gram: bonus * _ACROSS for gram, bonus in pairs.items()}
        if at in favoured and (favoured[at] in pairs or not stored.get(f"{a} {b}")):  # 商务 stored, no 上午
            pairs[favoured[at]] = pairs.get(favoured[at], _FRAME_BONUS) + _WHOLE_BONUS
        linked += bool(pairs) or not (a + b).isascii() or not (a + b).isalpha()
        best = {
            char: max((score + weight + pairs.get(text[-1] + char, -1.0), text + char) for score, text in best.values())
            for char, weight in row.items()
        }
    return max(best.values()) if linked * 2 >= len(said) - _LOOSE else None


def _favoured(said: Sequence[str], begins: Sequence[int]) -> dict[int, str]:
    """The pairs, by where they end, of those words as typed that are whole words of the frame: renwu is 任务."""
    found = {}
    for start, end in pairwise([0, *begins]):
        word = _whole().get(" ".join(said[start:end]), "")
        found.update({start + at: word[at - 1 : at + 1] for at in range(1, len(word))})
    return found


@cache
def _whole() -> dict[str, str]:
    """The words of questions and the short names of bodies by their sound, where but one word sounds so."""
    words: dict[str, set[str]] = defaultdict(set)
    for word in {*_NAMED.split(), *_of_questions(), *(one for entry in catalogue() for one in entry.short)}:
        if 1 < len(word) <= _SHORT_BODY:
            words[sound(word)].add(word)
    return {said: next(iter(same)) for said, same in words.items() if len(same) == 1}


def _of_questions() -> set[str]:
    """The words of the intent table, and those that facts go by."""
    return {part for row in intent_table() for one in row.phrasings for part in _HAN.findall(one)} | {
        *FACT_WORDS.split()
    }


def _characters(
    said: str, stored: dict[str, list[tuple[str, int]]], frame: dict[str, tuple[str, ...]]
) -> dict[str, float]:
    found = {gram: 0.1 * log(1 + df) for gram, df in stored.get(said, ())[:12]}
    for gram in frame.get(said, ()):
        found[gram] = max(found.get(gram, 0.0), 0.3)
    return found


@cache
def framed() -> frozenset[str]:
    """Every bigram and character of the frame words."""
    return frozenset(gram for grams in frame_grams().values() for gram in grams)


def variants(said: str) -> set[str]:
    """The sounds that ears of the south take for one another: zh z, ch c, sh s, in ing, en eng."""
    found = [""]
    for syllable in said.split():
        ways = {syllable, soft(syllable)}
        ways |= {one[0] + "h" + one[1:] for one in ways if one[:1] in {"z", "c", "s"} and one[1:2] != "h"}
        ways |= {one + "g" for one in ways if one.endswith(("in", "en"))}
        found = [f"{head} {way}".strip() for head in found for way in ways]
    return set(found)


def corrections(gram: str, sounds: Sounds) -> tuple[str, ...]:
    """Stored or frame grams that sound like this one, most frequent first, itself left out."""
    said = sound(gram)
    heard = sounds.grams(variants(said))
    near = [other for one in (said, *sorted(heard.keys() - {said})) for other, _ in heard.get(one, ())]
    return tuple(dict.fromkeys(other for other in [*near, *frame_grams().get(said, ())] if other != gram))
