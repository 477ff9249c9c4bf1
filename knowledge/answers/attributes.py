"""The noun that a figure is asked of (利率, 票价) → whether a text names it.

A noun goes by its last two characters, by other words for it, or by a slip of the same sound; a charge (委托费用) is
named by no other charge.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.vocabulary import vocabulary
from knowledge.grams import sound, starts
from knowledge.word_classes import is_word

if TYPE_CHECKING:
    from knowledge.answers.asked import Asked

_OF_A_SALE = re.compile(r"(?:评估|起拍|起始|成交|竞拍|收购|保底|拍卖|挂牌)价")
MONEY = frozenset(
    {
        "总价",
        "预算",
        "经费",
        "概算",
        "造价",
        "单价",
        "收费",
        "票价",
        "门票",
        "投资",
        "贷款",
        "赔偿",
        "罚款",
        "得标",
        "中标",
    }
)
_ATTRIBUTE = re.compile(
    r"(?P<noun>面积|规模|盘子|总价|处理能力|预算|经费|利率|概算|造价|人数|产值|增速|税率|单价|得标|中标|收费|票价|门票|投资|贷款|赔偿|罚款"
    r"|库容|容量|产能|流量|水位|密度|浓度|海拔|时速|含量|装机|运力|[销储蓄排]量"
    r"|电话|房租|租金|工资|[年月时底]薪|薪[酬资金水]|学费|押金|水费|电费"
    r"|[\u4e00-\u9fff]{1,2}率|(?<=[的 ])[\u4e00-\u9fff]{2}价"
    r"|(?:评估|起拍|起始|成交|竞拍|收购|保底|出让|挂牌)价(?=是?(?:多少|几))"
    r"|(?![多少])[\u4e00-\u9fff]{2}(?:(?<![开报要出票])价|(?<![收要交花水电学])费)|[房月年]租|注册资本|(?!下来|起来|到底|一共|总共|大概|现在)[\u4e00-\u9fff]{2}[值额])"
    r"(?:额|金额|标准|价)?"
    r"(?:一共|总共|要|得|交|收|付|给|出|花|用|定为?|设|涨|降|调|加|减|按|到|了|的|[\u4e00-\u9fff]亩)*"
    r"(?:一个?[平年月间套天]|一个|每[平个年月间套][方米]{0,2})?(?:是|有|为)?(?:多少|几|什么|多大|$|\s|？|\?)"
)


def attribute(asked: Asked) -> str:
    """The last word of the topic where it is what a figure is asked of (专项债券利率 → 利率); else empty."""
    found = _ATTRIBUTE.search(asked.query.plain)
    return found["noun"] if found else ""


def is_money(asked: Asked) -> bool:
    """Whether a figure is asked of what is paid."""
    noun = attribute(asked)
    return noun in MONEY or noun.endswith(("价", "费", "款", "金"))


_BUDGETS = frozenset({"预算", "盘子", "造价", "概算"})  # what all of a thing is to cost goes by any of them
_PRICES = "价费"


def names(noun: str, text: str) -> bool:
    """Whether a text names what a figure is asked of, by its last two characters or in other words."""
    if sale := _OF_A_SALE.search(noun):
        return any(one[:2] in text for one in (sale[0], *vocabulary().same.get(sale[0], ())))
    if _of_other_charge(noun, text):
        return False
    if noun[-1] in _PRICES and any(one in text.replace("经费", "") for one in _PRICES):
        return True  # 限价, 收费: what is paid goes by either
    if noun in _BUDGETS:
        return re.search(r"预算|概算|估算|投资|造价|资金|经费", text) is not None
    if noun in {"经费", "资金"}:
        return re.search(r"经费|资金|投入|投资|安排|预算|补助|列支", text) is not None
    if noun == "人数":
        return re.search(r"[0-9](?:多|余)?(?:名|人|位)", text) is not None
    apart = len(noun) > 2 and noun[-3:-1] in text and noun[-1] in text  # noqa: PLR2004 保底价, 保底收购价
    said = noun[-2:] in text or apart or any(other in text for other in vocabulary().same.get(noun, ()))
    return said or any(sound(text[at : at + len(noun)]) == sound(noun) for at in starts(noun[-1], len(noun) - 1, text))


_CHARGE = re.compile(r"(?P<of>[\u4e00-\u9fff]{2})费用?(?=[^，。；]{0,8}[0-9])")


def _is_charge(of: str, text: str) -> bool:
    return re.search(rf"{of}[^，。；]{{0,4}}费", text) is not None


def _of_other_charge(noun: str, text: str) -> bool:
    """Whether the charge with a sum in a text is of another kind (委托费用) than the one asked for (改建费)."""
    of = noun[:-1]
    if (
        noun[-1] != "费"
        or not is_word(of)
        or _is_charge(of, text)
        or any(other in text for other in vocabulary().same.get(noun, ()))
    ):
        return False
    return any(is_word(one["of"]) and one["of"] not in _ANY_CHARGE for one in _CHARGE.finditer(text))


_ANY_CHARGE = frozenset(
    {"相关", "所需", "有关", "全部", "各项", "具体", "其他", "一切", "上述", "改造", "建设", "工程"}
)
