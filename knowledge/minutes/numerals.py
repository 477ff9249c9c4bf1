"""The number that a paragraph or a meeting carries, in any of its scripts → an int."""

from __future__ import annotations

from functools import lru_cache

_SINGLE = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_FORMAL = {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖拾", 1)} | {"参": 3}
_STEMS = {c: i for i, c in enumerate("甲乙丙丁戊己庚辛壬癸", 1)}
_DASHES = frozenset("—－")  # what a scan makes of 一
_ROMAN = {"I": 1, "V": 5, "X": 10}


@lru_cache(maxsize=4096)
def numeral(word: str) -> int | None:
    """Return the number that a word of digits means, None where it means none.

    12, 十二, 九五〇, 壹, 甲, IV.
    """
    if word.isascii() and word.isdigit():
        return int(word)
    if word in _DASHES:
        return 1
    if word in _FORMAL:
        return _FORMAL[word]
    if word in _STEMS:
        return _STEMS[word]
    if word and set(word) <= _ROMAN.keys():
        values = [_ROMAN[c] for c in word] + [0]
        return sum(v if v >= values[i + 1] else -v for i, v in enumerate(values[:-1]))
    return _chinese(word)


def _chinese(word: str) -> int | None:
    if word and all(c in _SINGLE for c in word):
        return int("".join(str(_SINGLE[c]) for c in word))
    if not word or set(word) - _SINGLE.keys() - set("十百千0123456789"):
        return None
    from cn2an import cn2an

    try:
        return int(cn2an(word, "smart"))
    except ValueError:
        return None
