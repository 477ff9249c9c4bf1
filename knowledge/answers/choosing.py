"""The sentences of an item → those that are quoted: the best, those nearly as good, what the question asks besides."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answers import parts
from knowledge.answers.proofs import evidence, unlabelled
from knowledge.answers.rows import LONG, with_lists
from knowledge.answers.telling import behind, dated, telling
from knowledge.fitting import ITSELF
from knowledge.folding import fold
from knowledge.grams import bigrams
from knowledge.hits import quoted
from knowledge.questions.patterns import STATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit, Sentence, Span

_CLOSE = 0.72  # a further sentence is quoted where it covers nearly as much as the best one
_MOST = 3  # sentences quoted in one answer
_WEAK = 0.6  # cover of the best sentence below which more of the item is shown beside it


def choose_sentences(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentences to quote: the best, those nearly as good, in the order of the text; facts asked for first."""
    ranked = _of_case_first(asked, _of_person_first(asked, hit.sentences))
    if not ranked:
        return []
    wanted = [proof for _, proof in evidence(asked)]
    if wanted:
        proved = [
            one for one in telling(asked, hit) if all(proof.search(unlabelled(fold(one.text))) for proof in wanted)
        ]
        proved = proved or _of_limits(asked, hit)
        if proved:
            counts = STATED.findall(asked.query.plain)
            if not _ASKS_FORMER.search(asked.query.plain):
                proved.sort(key=lambda one: bool(_FORMER.search(one.text)))
            proved.sort(key=lambda one: not any(count in fold(one.text) for count in counts))  # 那17个问题何时清零
            decided = [one for one in proved if _decides(hit, one)] if hit.heading >= ITSELF else []
            decided = _settling(asked, hit, wanted) if "either" in asked.query.facts else decided
            done = _of_deed(asked, hit, proved) if "date" in asked.query.facts else []
            first = (done or decided or proved)[0]
            ranked = [first] + [one for one in ranked if one is not first and not done]
    chosen, length = [ranked[0]], len(ranked[0].text)
    for one in ranked[1:]:
        if len(chosen) >= _MOST or one.rank[0] < ranked[0].rank[0] * _CLOSE or length + len(one.text) > LONG:
            break
        chosen.append(one)
        length += len(one.text)
    asks_what_to_do = _WHAT_TO_DO.search(asked.query.plain) and not _settles(asked, hit, chosen)
    chosen += parts.also(asked, hit, "".join(one.text for one in chosen))
    if (ranked[0].cover < _WEAK and not wanted) or asks_what_to_do:
        chosen += _around(asked, hit, chosen)
    return with_lists(asked, hit, sorted(chosen, key=lambda one: one.span))


# 老桥要拆吗 · 以后还能摆不能: whether something is, or may be, done to a thing
_WHETHER = re.compile(
    r"(?:还|要|会|能|可以|准|让|许|得)+(?P<deed>[\u4e00-\u9fff])(?:掉|除|走|了)?(?:吗|么|不|没有?)?(?=[？?\s]*$)"
    r"|(?P<same>[\u4e00-\u9fff])[不没](?P=same)(?:掉|除|走|了)?(?=[？?\s]*$)"
)


def told_whether(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentences of an item that forbid or allow the very deed of which it is asked whether it is done."""
    found = _WHETHER.search(asked.query.plain)
    if found is None or (
        found["deed"] and not asked.query.plain.rstrip("？? ").endswith(("吗", "么", "不", "没", "没有"))
    ):
        return []
    deed = found["deed"] or found["same"]
    settled = re.compile(rf"(?:不得|严禁|禁止|不准|不许|不允许|暂不|不再|不予|允许|可以?|予以)[^，。；]{{0,6}}{deed}")
    return [quoted(one) for one in asked.library.passages(hit.item.id) if settled.search(one.plain)]


# 原定6月底开工未能实现: what was to be, and is no longer
_FORMER = re.compile(r"原(?:定|计划|要求|先|来|为)|未能(?:实现|按期|如期|完成)|没有(?:按期|如期)")
_ASKS_FORMER = re.compile(r"原[来先定本]|以前|之前|当初|起初|一开始|为什么|为啥|咋没|怎么没")


def _of_limits(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentences of the item's tasks with a time limit, the best first, where until when is asked for."""
    if asked.query.intent != "deadline":
        return []
    spans = [one.span for one in dated(asked, hit)]
    limited = [one for one in hit.sentences if any(span.overlap(one.span) for span in spans)]
    return sorted(limited, key=lambda one: -one.cover)


def _of_person_first(asked: Asked, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, those first that name a person whom the question names: 李某任某公司董事长."""
    people = asked.query.people
    return sorted(sentences, key=lambda one: bool(people) and not any(name in one.text for name in people))


# 万一停电了怎么办: what is to be done in a case, and how minutes set one
_IN_CASE = re.compile(r"万一|要是|如果|假如|假使|要真|真要|一旦|倘若")
_CASE = re.compile(
    r"一旦|如(?:遇|有|果|发生|发现|出现)|若(?:遇|有|发生|发现|出现)|(?:发现|发生|出现|遇到?)[^，。；]{2,12}[的时后]，"
)


def _of_case_first(asked: Asked, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences, the best one first that says what to do in a case, where the question puts one."""
    if not _IN_CASE.search(asked.query.plain):
        return sentences
    case = next((one for one in sentences if one.cover and _CASE.search(fold(one.text))), None)
    return sentences if case is None else [case, *(one for one in sentences if one is not case)]


def _of_deed(asked: Asked, hit: Hit, proved: Sequence[Sentence]) -> list[Sentence]:
    """Of an item that the question names, the sentences that hold what it asks beside the name (什么时候印发)."""
    if hit.heading < ITSELF:
        return []
    named = [*asked.query.topic.split(), *(body.words for body in asked.query.bodies)]
    deed = bigrams(re.sub("|".join(map(re.escape, named)) or "$", " ", asked.query.plain))
    return [one for one in proved if any(gram in fold(one.text) for gram in deed)]


def who_follows(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> list[Sentence]:
    """The sentence right behind those chosen that charges somebody, where they charge nobody and who is asked."""
    return behind(asked, hit, chosen) if asked.query.intent == "responsible" else []


_WHAT_TO_DO = re.compile(r"怎么办|咋办|咋个办|怎么弄|咋弄|怎么处理|咋处理|如何处理")


def _settles(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> bool:
    """Whether one of the sentences holds a result or a demand, and does not only tell how things are."""
    return any(one.overlap(sentence.span) for one in _settled(asked, hit) for sentence in chosen)


def _settled(asked: Asked, hit: Hit) -> list[Span]:
    """Where the item holds a result or a demand."""
    tasks = asked.library.directives(hit.item.id)
    return [one.span for one in hit.item.item.decisions] + [one.directive.span for one in tasks]


def _around(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> list[Sentence]:
    """More of what the item decides and demands, as far as one short message bears it.

    Those that hold further words of the question come first, then the nearest.
    """
    room = LONG - sum(len(one.text) for one in chosen)
    settled = _settled(asked, hit)
    found: list[Sentence] = []
    held = {one.span.start: one.cover for one in hit.sentences}
    for passage in sorted(
        asked.library.passages(hit.item.id),
        key=lambda one: (-round(held.get(one.start, 0.0), 1), abs(one.start - chosen[0].span.start)),
    ):
        known = any(one.span.overlap(passage.span) for one in chosen)
        if known or not any(one.overlap(passage.span) for one in settled) or len(passage.text) > room:
            continue
        room -= len(passage.text)
        found.append(replace(chosen[0], span=passage.span, text=passage.text))
    return found


def _settling(asked: Asked, hit: Hit, wanted: Sequence[re.Pattern[str]]) -> list[Sentence]:
    """The sentences of a decision that hold what is asked for (斜拉桥还是悬索桥), before those of a proposal."""
    there = [one for one in asked.library.passages(hit.item.id) if all(proof.search(one.plain) for proof in wanted)]
    return [one for one in map(quoted, there) if _decides(hit, one)]


def _decides(hit: Hit, sentence: Sentence) -> bool:
    """Whether a sentence holds a result of the item."""
    return any(one.span.overlap(sentence.span) for one in hit.item.item.decisions)


def told_besides(asked: Asked, hit: Hit, shown: str) -> list[str]:
    """The best sentence for each fact asked for that the words ``shown`` so far do not tell."""
    found: list[str] = []
    wanted = list(evidence(asked)) if hit.sentences else []
    best = telling(asked, hit) if wanted else []
    for _, proof in wanted:
        if proof.search(fold("".join([shown, *found]))):
            continue
        told = next((one.text for one in best if proof.search(unlabelled(fold(one.text)))), "")
        found += [told] if told else []
    return found
