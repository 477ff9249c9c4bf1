"""A question that asks for more than one thing → for each further thing the sentence of the item that tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answers import charged
from knowledge.answers.asked import alone
from knowledge.answers.proofs import evidence
from knowledge.covering import cover
from knowledge.folding import fold
from knowledge.model import Sentence
from knowledge.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit

_PARTED = re.compile(r"[，,。？?；;！!、\s]+|然后|还有|另外|以及")
_ASKS = re.compile(r"多[少久长大高远重]|几|吗|么|谁|什么|啥|哪|怎|咋|何|呢|没|能|可以|标准|期限|条件|范围|对象|要求")
_SHORTEST = 3  # characters of a part that may ask for something
_MOST = 3  # further sentences
_ROOM = 260  # characters of them all
_HOLDS = 0.5  # share of a part that a sentence must hold where the part asks for no fact
_SOME = 0.25  # and where it tells the fact
# What a part asks for → the words by which a sentence tells it. They choose among sentences and refuse none.
_HINTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    # 封顶多少 · 最多几个
    (
        re.compile(r"封顶|上限|最多|最高|顶多|限额|至多|最长"),
        re.compile(r"最高|不超过|上限|以内|不高于|至多|封顶|限额|最长"),
    ),
    # 至少要多少
    (re.compile(r"下限|最低|至少|起码|最少"), re.compile(r"不低于|不少于|至少|最低|以上")),
    # 什么不能买 · 哪些不给补
    (
        re.compile(
            r"(?:不能|不可以|不准|不让|不许|不给|不予)(?:.{0,4}(?:什么|啥|哪|甚)|.{0,6}$)|哪些.{0,4}(?:不能|不给|不算|不让)"
        ),
        re.compile(r"不纳入|不得|不予|除外|不含|不包括|不适用|禁止|严禁|不允许|不列入"),
    ),
    # 买硬件给补吗
    (
        re.compile(r"(?:给|能|可以|让)(?:不给|不能)?.{0,6}(?:吗|么|不|嘛)$"),
        re.compile(r"不予|不得|可以?|给予|免|不纳入|除外|补"),
    ),
    # 停车费怎么定的
    (
        re.compile(
            r"(?:费|价|钱|经费|补贴|补助|奖励|标准|租金|工资)(?:用|格|标准)?(?:现在|目前)?(?:是|按)?(?:怎么|咋|如何)(?:定|收|补|算|给|发)"
        ),
        re.compile(r"[0-9][^，。；]{0,4}(?:元|%)|免费|[0-9]分钟"),
    ),
    # 多久一次
    (
        re.compile(r"多久.{0,2}[次回遍]|几[天月年].{0,2}[次回遍]|频率|每隔"),
        re.compile(r"每半?[日天周月季年]|一年[一两二三四\d]"),
    ),
    # 交不上咋罚 · 没完成的呢
    (
        re.compile(r"咋罚|怎么罚|罚|后果|没完成|完不成|做不到|逾期|不达标"),
        re.compile(r"罚|追究|问责|扣|取消|通报|约谈|停|收回|解除|逾期|封停"),
    ),
)


def also(asked: Asked, hit: Hit, shown: str) -> list[Sentence]:
    """The sentences that tell what ``shown``, the words quoted so far, does not tell of the question."""
    found: list[Sentence] = []
    room = _ROOM
    for part in of_question(asked):
        best = _best(part, hit)
        if best is None or _stands_in(best, shown) or any(best.span == one.span for one in found):
            continue
        room -= len(best.text)
        if len(found) == _MOST or room < 0:
            break
        found.append(best)
    return found


def _stands_in(sentence: Sentence, shown: str) -> bool:
    return sentence.text.rstrip("。；;") in shown


def of_question(asked: Asked) -> Iterator[Asked]:
    """Each part of a question as one of its own, where it has several."""
    said = dict.fromkeys(_PARTED.split(asked.query.raw))
    parts = [part for part in said if len(part) >= _SHORTEST and _ASKS.search(part)]
    if len(parts) == 1 and any(asks.search(asked.query.plain) for asks, _ in _HINTS):
        yield asked
    for part in parts if len(parts) > 1 else ():
        yield alone(asked, part)


def _best(part: Asked, hit: Hit) -> Sentence | None:
    """The sentence that tells what one part asks for; None where none does."""
    if not part.query.topic and part.query.intent in _OF_TASKS:
        return _task(part, hit)
    weights = weigh(part.query.terms, part.library)
    proofs = [proof for _, proof in evidence(part)]
    hints = [tells for asks, tells in _HINTS if asks.search(part.query.plain)]
    least = _SOME if proofs or hints else _HOLDS
    ranked = []
    for sentence in hit.sentences:
        text = fold(sentence.text)
        share = cover(weights, text) if weights.grams else 0.0
        if hints and hit.heading >= _SOME:  # 清雪的钱怎么算, of 冬季清雪方案: the heading says of what
            share = max(share, hit.heading)
        told = all(proof.search(text) for proof in proofs) and all(hint.search(text) for hint in hints)
        if told and (share >= least or (not weights.grams and (proofs or hints))):
            ranked.append((share, sentence.cover, -sentence.span.start, sentence))
    return max(ranked, key=lambda row: row[:3])[3] if ranked else None


_OF_TASKS = frozenset({"responsible", "deadline"})


def _task(part: Asked, hit: Hit) -> Sentence | None:
    """The directive that tells who, or by when; None where the item has none."""
    stored = part.library.directives(hit.item.id)
    if part.query.intent == "deadline":
        one = charged.with_limit(part, stored)
    else:
        one = charged.with_deed(part, stored) or charged.following_up(hit.item, stored)
    if one is None:
        return None
    return Sentence(one.minutes_id, hit.item.id, one.directive.span, one.directive.text, 0.0, 0.0, 0.0, 0.0)
