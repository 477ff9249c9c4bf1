"""Texts → those that speak of the one of a series (二期, 第二次, K2线) that a question names.

Each of a series has figures of its own: where a text tells another one's, it tells nothing of the one asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.folding import fold
from knowledge.questions.patterns import NUMBERED
from knowledge.questions.slate import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked

_CODE = re.compile(r"(?<![A-Z0-9])[A-Z][0-9]{1,3}(?![0-9])")  # K2线的末班, where K1线's is told
_NTH_TIME = re.compile(r"第(?P<number>[一二三四五])[次轮](?!会|常务|上会)")  # 第二次防治于几号前完成
_ROUTE = re.compile(r"[至到](?P<to>[\u4e00-\u9fff]{2,5}?)(?:线路|这条线|那条线|专线|段)")  # 县城至某镇线路
_HOUSE = re.compile(r"(?<![0-9])(?P<number>[0-9]{1,3})(?=号楼|号[、和及与][0-9]|、[0-9、]{1,20}号楼)")  # 3号、5号楼
_PARTS = frozenset({"期", "标段"})  # of one project, each with figures of its own


def of_part(asked: Asked, texts: Sequence[str]) -> list[str]:
    """Those of some texts that speak of the one of a series that a question names (二期), or of none of that series."""
    wanted = {kind: named for kind, named in _named(asked.query.plain).items() if named}
    if not wanted:
        return list(texts)
    told = ((text, _named(text)) for text in texts)
    return [text for text, named in told if all(_meet(one, named[kind]) for kind, one in wanted.items())]


def _meet(one: set[object], other: set[object]) -> bool:
    return not other or bool(one & other)


def _named(text: str) -> dict[str, set[object]]:
    """By kind of series, which of it a text names."""
    plain = fold(text)
    numbered = list(NUMBERED.finditer(plain))
    return {
        **{unit: {number(one["number"]) for one in numbered if one["unit"] == unit} for unit in _PARTS},
        "route": {one["to"] for one in _ROUTE.finditer(plain)},
        "time": {one["number"] for one in _NTH_TIME.finditer(plain)},
        "house": {one["number"] for one in _HOUSE.finditer(plain)},
        "code": set(_CODE.findall(plain.upper())),
    }
