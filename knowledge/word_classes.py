"""Words → how much each of their characters tells of a matter, by the class of the word.

People ask in words that no minutes print (打完, 弄, 哪一种): where such a verb or particle is missing from an item,
that tells little; where a noun is missing, the item hardly is what was asked for. rjieba cuts and tags.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NOTHING, _LITTLE, _SOME, _MUCH = 0.05, 0.25, 0.55, 1.0
_EMPTY = frozenset({"r", "y", "e", "o", "c", "p", "d", "h", "k", "x", "zg", "w"})
_COUNTS = frozenset({"m", "q", "mq", "f", "t", "s"})
_HOLLOW_KINDS = frozenset({"r", "y", "e", "o", "c"})
_DIGIT = re.compile(r"[0-9]")
_NO_COUNTS = frozenset({"一把手", "一线", "一体化", "一站式", "一次性", "两会", "两岸"})


@lru_cache(maxsize=4096)
def heft(text: str) -> tuple[float, ...]:
    """Return the weight of each character of a text, 0.05 to 1: particles least, verbs less than nouns."""
    weights: list[float] = []
    for word, kind in words(text):
        weights += [_weight(word, kind)] * len(word)
    return tuple(weights)


_TELLS = 0.5  # the weight of a word from which it names something
_LIGHT = frozenset(
    {
        *("安排", "布置", "参加", "讨论", "研究", "审议", "交代", "完成", "落实", "办理", "负责", "牵头"),
        *("没有", "往后", "以后", "今后", "要求", "内容"),
    }
)
# Words of any agenda item: where one stands in a heading or a sentence, that is no sign of what it is about.
_USUAL_WORDS = _LIGHT | {"汇报", "修改", "会议", "组织", "开展", "推进", "加强", "做好", "工作", "情况", "提交", "提出"}


def names_something(text: str) -> bool:
    """Whether any word of a text names a matter: 分下去, 要赶着抓 name none."""
    found = [(word, kind) for word, kind in words(text) if word.strip() and word not in _LIGHT]
    return any(_weight(word, kind) >= _TELLS for word, kind in found)


_HOLLOW = re.compile(r"^(?:第?[几哪这那一两每某]|多少)")  # 几样, 这回, 一下: a count that counts nothing


def hollow(text: str) -> list[tuple[int, int]]:
    """Return where words stand that name nothing: particles, pronouns, 几样, 这回."""
    found, at = [], 0
    for word, kind in words(text):
        counts = kind in _COUNTS and bool(_HOLLOW.match(word)) and not _DIGIT.search(word) and word not in _NO_COUNTS
        if word.strip() and (counts or (word, kind) == ("新", "a") or kind in _HOLLOW_KINDS or kind.startswith("u")):
            found.append((at, at + len(word)))
        at += len(word)
    return found


def inside(text: str) -> frozenset[int]:
    """Return the places inside the nouns of a text, where no frame of a question may begin or end: 活|动."""
    found: set[int] = set()
    at = 0
    for word, kind in words(text):
        if kind.startswith(("n", "vn")) and (_frequency(word) >= _USUAL or _EVENT.fullmatch(word)):
            found.update(range(at + 1, at + len(word)))
        at += len(word)
    return frozenset(found)


_EVENT = re.compile(
    "(?:灯|庙|花|书|展|晚|年|集|车|博览|交易|运动|招聘|推介)会"
)  # 灯|会什么时候: none is a meeting here
_USUAL = 2000  # how often the dictionary has counted a word that is cut so wherever it stands
_COMMON = 20  # how often the dictionary has counted a word that is one, and no slip of its maker


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Whether a dictionary of Chinese knows the word, well enough to say that it is spelt right."""
    return _frequency(text) >= _COMMON


@lru_cache(maxsize=4096)
def _frequency(word: str) -> int:
    """How often the dictionary has counted a word; 0 where it does not know it."""
    import rjieba

    return int(rjieba.suggest_freq(word)) if rjieba.has_word(word) else 0


# 方案跟智能化改造, 那个措施: where the cut would run words into their neighbours
_BETWEEN = re.compile(r"((?<![高脚])跟(?![踪进随班前上着单风读投])|[那这]个|哪[类种]|会上(?=学))")


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a text, in order and without a gap, each with its class as jieba names it."""
    import rjieba

    return tuple(pair for part in _BETWEEN.split(text) if part for pair in rjieba.tag(part))


def _weight(word: str, kind: str) -> float:
    single = len(word) == 1
    if word in _USUAL_WORDS:
        return _LITTLE
    if _DIGIT.search(word) or word.isascii():
        return _MUCH
    if kind in _EMPTY or kind.startswith("u"):
        return _NOTHING
    if kind in _COUNTS:
        return _LITTLE
    if kind in {"v", "vd", "a", "ad", "z", "b"}:
        return _LITTLE if single else _SOME
    return _SOME if single else _MUCH
