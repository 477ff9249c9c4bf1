"""Two agenda items → whether their headings are on one matter: 停车收费管理办法, 停车收费标准调整."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge.answers.words import title
from knowledge.folding import fold

if TYPE_CHECKING:
    from knowledge.model import AgendaItem

_TWO, _NAMES, _A_WORD = 2, 4, 2  # runs of a heading, characters of the first that name a matter, and between them
_RUN = 5  # characters in a row, beside those of any heading, that name a matter
# What stands in any heading: whose it is, what was done with it, what kind of paper it is.
_OF_ANY = re.compile(
    r"(?:^|(?<=《))[\u4e00-\u9fff]{2,3}?(?:[省市县州盟旗]|(?<![城园片小社校景库山郊矿])区)"
    r"|审议|听取|研究|讨论|再次|关于|传达|学习|通报|部署|汇报|情况|有关|相关|事宜|事项|问题|工作|方案|办法|草案|报告|规划|计划|规定|条例|措施|细则"
    r"|送审稿|征求意见稿|修订|[0-9]+(?:年度?|月)?|[^\u4e00-\u9fff]"
)
_OF_WORKS = re.compile(r"项目|资金|调整|建设|改造|工程|实施|管理|计划")  # 项目资金调整 alone names no matter


def akin(one: AgendaItem, other: AgendaItem) -> bool:
    """Whether two headings share enough characters in a row that both are on the same matter."""
    left, right = _bare(fold(title(one))), _bare(fold(title(other)))
    shared = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    run = left[shared.a : shared.a + shared.size].strip("|")
    return (len(run) >= _RUN and len(_OF_WORKS.sub("", run)) > 1) or _differ_in_a_word(left, right)


def _differ_in_a_word(left: str, right: str) -> bool:
    """Whether two headings begin alike and go on alike, but for a word: 烟花爆竹|禁止|燃放, 烟花爆竹|限制|燃放."""
    left, right = (_OF_WORKS.sub("", one).strip("|") for one in (left, right))
    blocks = [one for one in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks() if one.size > 1]
    shared = sum(one.size for one in blocks)
    begins = len(blocks) == _TWO and blocks[0].a == blocks[0].b == 0 and blocks[0].size >= _NAMES
    return begins and max(len(left), len(right)) - shared <= _A_WORD


@lru_cache(maxsize=4096)
def _bare(heading: str) -> str:
    return re.sub(r"\|+", "|", _OF_ANY.sub("|", heading))
