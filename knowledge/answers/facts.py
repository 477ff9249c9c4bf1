"""The kinds of fact that a question asks for → the kind that no sentence of an item tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answers import beside, deeds, series, words
from knowledge.answers.proofs import OF_EVENT, evidence, unlabelled
from knowledge.answers.rows import with_lists
from knowledge.answers.telling import FIT, belonging, dated, telling, told_once
from knowledge.covering import cover
from knowledge.folding import fold
from knowledge.questions.patterns import APPOINTED, POST, STATED
from knowledge.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit

_LONG_QUESTION = 36  # characters


_CLAUSES = re.compile(r"[，。；]")
_OF_DEEDS = frozenset({"date", "day", "duration", "count", "tally"})


def unproved(asked: Asked, hit: Hit) -> str | None:
    """The kind of fact that is asked for and that no fitting sentence of the item holds; None where all is there."""
    if not hit.sentences:
        return None
    if len(asked.query.raw) > _LONG_QUESTION and len(asked.query.facts) > 1:
        return None  # it asks for many things at once: what there is of them is shown
    named = APPOINTED.search(asked.query.plain)
    post, wanted = POST.search(asked.query.plain), list(evidence(asked))
    if not (named or post or wanted):
        return None
    told = series.of_part(asked, _parts(asked, hit))
    if named:
        return None if _tells_appointment(asked, told, named["post"] or named["new"]) else "person"
    if post:
        return None if _tells_person(asked, told, post["post"]) else "person"
    if _IS_SETTLED.search(asked.query.plain) and any(_STILL_OPEN.search(fold(text)) for text in told):
        return None
    for kind, proof in wanted:
        texts = _that_may_tell(asked, hit, kind, told)
        any_deed = kind == "date" and not (deeds.names_deed(asked) or deeds.unheard(asked, list(map(fold, texts))))
        if any_deed and not OF_EVENT.search(asked.query.plain) and _limited(asked, hit, told):
            continue
        proving = [text for text in texts if proof.search(unlabelled(_of_now(asked, fold(text))))]
        if kind == "duration":  # 几天出结果: the days stand beside the deed
            proving = [one for text in proving for one in _CLAUSES.split(fold(text)) if proof.search(one)]
            proving = [one for one in proving if not beside.is_after(asked, one)]
        if kind in _NAMES and (many := [one for one in STATED.findall(asked.query.plain) if len(one) > _FEW]):
            proving = [text for text in proving if any(one in fold(text) for one in many)]  # 那24个都叫什么
        if not proving or (kind in _OF_DEEDS and deeds.unheard(asked, list(map(fold, proving)))):
            return kind
        if beside.misplaced(asked, hit, kind, texts) or beside.of_another(asked, hit, kind, proof, texts):
            return kind
    return None


def _that_may_tell(asked: Asked, hit: Hit, kind: str, told: Sequence[str]) -> list[str]:
    """The texts that may tell a kind of fact: of the piece asked after, without the names that the question gives."""
    thing = beside.by_piece(asked, kind)
    texts = [text for text in told if not thing or beside.is_per(thing, text)]
    if kind == "count":  # 每培养一名补助: no number of them
        return [_EACH_ONE.sub("", fold(text)) for text in texts]
    named = asked.query.topic.split()
    if kind == "firm":  # the firm that is asked for is none that the question names, nor who reported
        named = [*(piece for piece in named if piece != asked.query.unit), *hit.item.item.presenters]
    return [_without(named, fold(text)) for text in texts] if kind in _BY_NAME else texts


_NAMES, _FEW = frozenset({"names", "called"}), 2  # 24个: characters of a count of many
_EACH_ONE = re.compile(r"每[^，。；0-9]{0,6}一[名人户个家台]")
_BY_NAME = frozenset({"firm", "place"})  # 新学校在哪: its own name tells no place


def _without(words_: Sequence[str], text: str) -> str:
    """A text without some words, however much of each it prints from the end of it on."""
    for word in words_:
        for start in range(len(word) - 1):
            text = text.replace(word[start:], "")
    return text


# 租金定了吗: that it is not yet settled is an answer
_IS_SETTLED = re.compile(r"(?:[^确决规]|^)定(?:下来?)?了?(?:吗|没有?|么)(?=[，,？?\s]|$)|定没定|敲定了?(?:吗|没有?|么)")
_STILL_OPEN = re.compile(
    r"另行|暂不|暂缓|不变动|再行?(?:研究|提交|审议|议)|待[^，。；]{2,20}后|下次会议|进一步(?:论证|测算|研究)"
)
_NOW = re.compile(r"现在|目前|当前|眼下|实际")
_WHERE_SO = re.compile(
    r"[^，。；]*(?:超过|低于|不足|高于|不到|达不到|达到)[^，。；]*的(?=，)"
)  # 空置率超过两成的，扣减


def _of_now(asked: Asked, text: str) -> str:
    """A text without its conditions, where it is asked how things are: a threshold tells that of nothing.

    Nor do the quantities that the question itself gives (那23个问题里某镇有几个) tell any other, nor an aim what is.
    """
    if _THIS_YEAR.search(asked.query.raw):
        text = _LAST_YEAR.sub("", text)
    if _IN_FACT.search(asked.query.plain):
        text = _AIMED.sub("", text)
    for given in STATED.findall(asked.query.plain):
        text = text.replace(given, "")
    return _WHERE_SO.sub("", text) if _NOW.search(asked.query.plain) else text


_THIS_YEAR, _LAST_YEAR = re.compile(r"今年|明年|本年度"), re.compile(r"(?:去年|上年|上一年度?)[^。；]*")
_IN_FACT = re.compile(r"实际|实测|真实")
_AIMED = re.compile(
    r"(?:到|至)20[0-9]{2}年[^。；]*|(?:力争|争取|目标)[^。；]*|控制在[^，。；]*"
)  # 到2025年底，降至32微克

_ANY_POST = frozenset(
    {"负责人", "代表", "专家", "人选", "承包人", "股东", "律师", "投资人", "当事人", "老板", "租户", "户主"}
)  # who they are is told without the word
_APPOINTED = re.compile(r"(?:由|任命|聘任|推选|推荐|选举)[\u4e00-\u9fff]{2,4}(?:同志)?(?:担任|任|为|兼任)")
# ；parts matters, but for what goes on from the matter before: ；已经出台的，10月底前清理完毕
_CUT = re.compile(r"(?<=[；;])(?!已经?|其中|其余|逾期|超过|[^，。；]{2,8}的，)")


def _parts(asked: Asked, hit: Hit) -> list[str]:
    """The sentences that may tell a fact, each without those of its clauses that tell far less (；parts matters)."""
    weights = weigh(asked.query.terms, asked.library)
    heading = fold(words.title(hit.item.item))
    found: list[tuple[float, str]] = []
    for one in telling(asked, hit):
        listed_ = with_lists(asked, hit, [one])
        if len(listed_) > 1:
            found.append((one.both, "、".join(each.text for each in listed_)))
            continue
        pieces = [piece for piece in _CUT.split(one.text) if piece]
        found += [(cover(weights, f"{heading}\n{fold(piece)}"), piece) for piece in pieces]
    most = max((share for share, _ in found), default=0.0)
    near = beside.asked_of(asked)
    best = [one for one in hit.sentences if one.both >= FIT * most]
    whole = [one for one in best if not _CUT.search(one.text)]  # with the subhead of its point
    extra = {one.text for one in (*whole, *belonging(asked, hit, best), *told_once(asked, hit))}
    return [
        text
        for share, text in found
        if share >= FIT * most or (near and near.search(fold(text))) or any(text in one for one in extra)
    ]


def _tells_person(asked: Asked, texts: Sequence[str], post: str) -> bool:
    """Whether one of some texts names somebody: a known person, or one in the words of an appointment."""
    if post not in _ANY_POST and not any(re.search(rf"(?<!副){post}", text) for text in texts):
        return False
    people = asked.library.lexicon.people
    return any(_APPOINTED.search(text) or any(name in text for name in people if len(name) > 1) for text in texts)


_ANY_OFFICE = frozenset({"办公室", "专班", "指挥部", "领导小组"})


def _tells_appointment(asked: Asked, texts: Sequence[str], post: str) -> bool:
    """Whether one of some texts appoints somebody to a post, of the body that the question names where it does."""
    clause = re.compile(rf"[\u4e00-\u9fff]{{2,4}}(?:同志)?(?:为|担?任)(?P<of>[^，。；]{{0,20}}?){post}")
    if any(re.search(rf"{post}由[^，。；]{{2,12}}(?:调整|变更|改)[为由]", text) for text in texts):
        return True
    bodies = [body.words.removesuffix("局") for body in asked.query.bodies if body.words not in _ANY_OFFICE]
    of = [found["of"] for text in texts for found in clause.finditer(text)]
    return any(all(set(body) <= set(one) for body in bodies) for one in of)


def _limited(asked: Asked, hit: Hit, texts: Sequence[str]) -> bool:
    """Whether a directive in the sentences that may tell has a time limit, wherever that is printed.

    ``texts``: those sentences by their clauses, as ``_parts`` has them.
    """
    limited = dated(asked, hit)
    told = [sentence for sentence in telling(asked, hit) if any(one.span.overlap(sentence.span) for one in limited)]
    for one in limited:
        limit = one.deadline.text if one.deadline else ""
        printed = any(limit in sentence.text for sentence in told)
        if any(limit in text for text in texts) or (not printed and any(one.span.overlap(each.span) for each in told)):
            return True
    return False
