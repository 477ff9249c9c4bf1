"""The kinds of fact that a question asks for → the sentences of an item that tell them, or the kind that none tells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answers import beside, deeds, parts, words
from knowledge.answers.proofs import evidence
from knowledge.covering import cover
from knowledge.folding import fold
from knowledge.grams import bigrams
from knowledge.hits import quoted
from knowledge.model import Role
from knowledge.questions.patterns import A_YEAR, POST
from knowledge.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit, Sentence, Span, StoredDirective

_BEFORE = 60  # characters of a sentence that are quoted before a directive to make it clear
_LONG_QUESTION = 36  # characters
_CLOSE = 0.72  # a further sentence is quoted where it covers nearly as much as the best one
_FIT = 0.72  # share of the best that a sentence must hold to be compared with it
_ITSELF = 0.5  # heading cover from which a question is about the item itself
_MOST = 3  # sentences quoted in one answer
_LONG = 330  # characters of quotations after which no further one is added
_WEAK = 0.6  # cover of the best sentence below which more of the item is shown beside it
_STRICT = 0.62  # a sentence must hold this share of the question, heading counted, to tell its fact


def choose_sentences(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentences to quote: the best, those nearly as good, in the order of the text; facts asked for first."""
    ranked = _of_person_first(asked, hit.sentences)
    if not ranked:
        return []
    wanted = [proof for _, proof in evidence(asked)]
    if wanted:
        proved = [one for one in telling(asked, hit) if all(proof.search(_bare(fold(one.text))) for proof in wanted)]
        if proved:
            decided = [one for one in proved if _decides(hit, one)] if hit.heading >= _ITSELF else []
            done = _of_deed(asked, hit, proved) if "date" in asked.query.facts else []
            first = (done or decided or proved)[0]
            ranked = [first] + [one for one in ranked if one is not first and not done]
    chosen, length = [ranked[0]], len(ranked[0].text)
    for one in ranked[1:]:
        if len(chosen) >= _MOST or one.rank[0] < ranked[0].rank[0] * _CLOSE or length + len(one.text) > _LONG:
            break
        chosen.append(one)
        length += len(one.text)
    asks_what_to_do = _WHAT_TO_DO.search(asked.query.plain) and not _settles(asked, hit, chosen)
    chosen += parts.also(asked, hit, "".join(one.text for one in chosen))
    if (ranked[0].cover < _WEAK and not wanted) or asks_what_to_do:
        chosen += _around(asked, hit, chosen)
    return with_lists(asked, hit, sorted(chosen, key=lambda one: one.span))


def _of_person_first(asked: Asked, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, those first that name a person whom the question names: 李某任某公司董事长."""
    people = asked.query.people
    return sorted(sentences, key=lambda one: bool(people) and not any(name in one.text for name in people))


def _of_deed(asked: Asked, hit: Hit, proved: Sequence[Sentence]) -> list[Sentence]:
    """Of an item that the question names, the sentences that hold what it asks beside the name (什么时候印发)."""
    if hit.heading < _ITSELF:
        return []
    named = [*asked.query.topic.split(), *(body.words for body in asked.query.bodies)]
    deed = bigrams(re.sub("|".join(map(re.escape, named)) or "$", " ", asked.query.plain))
    return [one for one in proved if any(gram in fold(one.text) for gram in deed)]


_NEXT = 2  # passages behind a sentence in which somebody is charged with what it tells of


def who_follows(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> list[Sentence]:
    """The sentence right behind those chosen that charges somebody, where they charge nobody and who is asked."""
    return _behind(asked, hit, chosen) if asked.query.intent == "responsible" else []


_OF_TASKS = frozenset({"deadline", "responsible"})


def _behind(asked: Asked, hit: Hit, fitting: Sequence[Sentence]) -> list[Sentence]:
    """The demand right behind sentences that only tell how things are, where who or by when is asked of that."""
    tasks = [one.directive for one in asked.library.directives(hit.item.id) if one.directive.core]
    charged = any(one.span.overlap(sentence.span) for one in tasks for sentence in fitting)
    if asked.query.intent not in _OF_TASKS or charged or not fitting or deeds.done_in_fact(asked):
        return []
    last = max(one.span.end for one in fitting)
    behind = [one for one in asked.library.passages(hit.item.id) if one.start >= last][:_NEXT]
    return [quoted(one) for one in behind if any(each.span.overlap(one.span) for each in tasks)][:1]


_WHAT_TO_DO = re.compile(r"怎么办|咋办|咋个办|怎么弄|咋弄|怎么处理|咋处理|如何处理")


def _settles(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> bool:
    """Whether one of the sentences holds a result or a demand, and does not only tell how things are."""
    return any(one.overlap(sentence.span) for one in _settled(asked, hit) for sentence in chosen)


def _settled(asked: Asked, hit: Hit) -> list[Span]:
    """Where the item holds a result or a demand."""
    tasks = asked.library.directives(hit.item.id)
    return [one.span for one in hit.item.item.decisions] + [one.directive.span for one in tasks]


def _around(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> list[Sentence]:
    """More of what the item decides and demands, the nearest first, as far as one short message bears it."""
    room = _LONG - sum(len(one.text) for one in chosen)
    settled = _settled(asked, hit)
    found: list[Sentence] = []
    for passage in sorted(asked.library.passages(hit.item.id), key=lambda one: abs(one.start - chosen[0].span.start)):
        known = any(one.span.overlap(passage.span) for one in chosen)
        if known or not any(one.overlap(passage.span) for one in settled) or len(passage.text) > room:
            continue
        room -= len(passage.text)
        found.append(replace(chosen[0], span=passage.span, text=passage.text))
    return found


_MARKED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}|（[一二三四五六七八九十\d]{1,2}）|[①-⑳])[.、．:： ]?")
_FEWEST = 2  # lines that make a list


def listed(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentence that opens a list of the item (共安排项目5个：) with its lines; none where it holds no list."""
    lines = asked.library.passages(hit.item.id)
    for number, one in enumerate(lines):
        rows = 0
        while number + rows + 1 < len(lines) and _MARKED.match(lines[number + rows + 1].plain):
            rows += 1
        if rows >= _FEWEST and one.text.rstrip().endswith(("：", ":", "如下")):
            return [quoted(line) for line in lines[number:][: rows + 1]]
    return []


def with_lists(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, each that ends in a colon with the lines of the list that it opens, as many as fit."""
    lines = asked.library.passages(hit.item.id)
    found: list[Sentence] = []
    for one in chosen:
        if found and one.span.start < found[-1].span.end:
            continue  # a line of the list before it
        found.append(one)
        if not one.text.rstrip().endswith(("：", ":")):
            continue
        length = len(one.text)
        for each in (each for each in lines if each.start >= one.span.end):
            length += len(each.text)
            if length > _LONG or (each.text.startswith("会议") and each.start > one.span.end):
                break
            found.append(replace(one, span=each.span, text=each.text))
    return found


def _decides(hit: Hit, sentence: Sentence) -> bool:
    """Whether a sentence holds a result of the item."""
    return any(one.span.overlap(sentence.span) for one in hit.item.item.decisions)


def _bare(text: str) -> str:
    """The sentence without the labels of its list, whose numbers tell nothing."""
    return re.sub(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+[、是要]|[0-9]+[.、])", "", text)


_CLAUSES = re.compile(r"[，。；]")
_OF_DEEDS = frozenset({"date", "day", "duration", "count", "tally"})


def unproved(asked: Asked, hit: Hit) -> str | None:
    """The kind of fact that is asked for and that no fitting sentence of the item holds; None where all is there."""
    if not hit.sentences:
        return None
    if len(asked.query.raw) > _LONG_QUESTION and len(asked.query.facts) > 1:
        return None  # it asks for many things at once: what there is of them is shown
    post, wanted = POST.search(asked.query.plain), list(evidence(asked))
    if post is None and not wanted:
        return None
    told = _parts(asked, hit)
    if post:
        return None if _tells_person(asked, told, post["post"]) else "person"
    for kind, proof in wanted:
        thing = beside.by_piece(asked, kind)
        texts = [text for text in told if not thing or beside.is_per(thing, text)]
        if kind == "firm":  # the firm that is asked for is none that the question names
            texts = [_without(asked.query.topic.split(), fold(text)) for text in texts]
        any_deed = kind == "date" and not (deeds.names_deed(asked) or deeds.unheard(asked, list(map(fold, texts))))
        if any_deed and _limited(asked, hit, told):
            continue
        proving = [text for text in texts if proof.search(_bare(_of_now(asked, fold(text))))]
        if kind == "duration":  # 几天出结果: the days stand beside the deed
            proving = [one for text in proving for one in _CLAUSES.split(fold(text)) if proof.search(one)]
        if not proving or (kind in _OF_DEEDS and deeds.unheard(asked, list(map(fold, proving)))):
            return kind
        if beside.misplaced(asked, hit, kind, texts) or beside.of_another(asked, hit, kind, proof, texts):
            return kind
    return None


def told_besides(asked: Asked, hit: Hit, shown: str) -> list[str]:
    """The best sentence for each fact asked for that the words ``shown`` so far do not tell."""
    found: list[str] = []
    wanted = list(evidence(asked)) if hit.sentences else []
    best = telling(asked, hit) if wanted else []
    for _, proof in wanted:
        if proof.search(fold("".join([shown, *found]))):
            continue
        told = next((one.text for one in best if proof.search(_bare(fold(one.text)))), "")
        found += [told] if told else []
    return found


def _without(words_: Sequence[str], text: str) -> str:
    """A text without some words, however much of each it prints from the end of it on."""
    for word in words_:
        for start in range(len(word) - 1):
            text = text.replace(word[start:], "")
    return text


_NOW = re.compile(r"现在|目前|当前|眼下|实际")
_WHERE_SO = re.compile(
    r"[^，。；]*(?:超过|低于|不足|高于|不到|达不到|达到)[^，。；]*的(?=，)"
)  # 空置率超过两成的，扣减


def _of_now(asked: Asked, text: str) -> str:
    """A text without its conditions, where it is asked how things are: a threshold tells that of nothing."""
    return _WHERE_SO.sub("", text) if _NOW.search(asked.query.plain) else text


_ANY_POST = frozenset(
    {"负责人", "代表", "专家", "人选", "承包人", "股东", "律师"}
)  # who they are is told without the word
_APPOINTED = re.compile(r"(?:由|任命|聘任|推选|推荐|选举)[\u4e00-\u9fff]{2,4}(?:同志)?(?:担任|任|为|兼任)")
_CUT = re.compile(r"(?<=[；;])")


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
    extra = {one.text for one in _of_decision(asked, hit, [one for one in hit.sentences if one.both >= _FIT * most])}
    return [
        text
        for share, text in found
        if share >= _FIT * most or (near and near.search(fold(text))) or any(text in one for one in extra)
    ]


def _tells_person(asked: Asked, texts: Sequence[str], post: str) -> bool:
    """Whether one of some texts names somebody: a known person, or one in the words of an appointment."""
    if post not in _ANY_POST and not any(re.search(rf"(?<!副){post}", text) for text in texts):
        return False
    people = asked.library.lexicon.people
    return any(_APPOINTED.search(text) or any(name in text for name in people if len(name) > 1) for text in texts)


def _limited(asked: Asked, hit: Hit, texts: Sequence[str]) -> bool:
    """Whether a directive in the sentences that may tell has a time limit, wherever that is printed.

    ``texts``: those sentences by their clauses, as ``_parts`` has them.
    """
    dated = [one.directive for one in asked.library.directives(hit.item.id) if one.directive.deadline]
    told = [sentence for sentence in telling(asked, hit) if any(one.span.overlap(sentence.span) for one in dated)]
    for one in dated:
        limit = one.deadline.text if one.deadline else ""
        printed = any(limit in sentence.text for sentence in told)
        if any(limit in text for text in texts) or (not printed and any(one.span.overlap(each.span) for each in told)):
            return True
    return False


def telling(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentences that may tell a fact: those that hold, with the heading, nearly all that any sentence holds.

    Also those that set what is asked beside the very word that it is asked of (过渡多长时间: 过渡期不超过18个月).
    """
    own = _of_year(asked, hit.sentences)
    most = max(one.both for one in own)
    least = max(_FIT * most, min(_STRICT, most))
    near = beside.asked_of(asked)
    funds = "source" in asked.query.facts
    fitting = [
        one
        for one in own
        if one.both >= least
        or (near and near.search(fold(one.text)))
        or (funds and one.both and _FUNDED.search(fold(one.text)))
    ]
    return [*fitting, *_of_decision(asked, hit, fitting)]


# 所需经费从…列支: a matter has one such sentence, whatever else it says
_FUNDED = re.compile(
    r"(?:所需|相关|项目|建设|工作|改造|运行)(?:资金|经费|费用)[^，。；]{0,12}(?:由|从|列入|列支|纳入|通过|在)"
)


def _of_year(asked: Asked, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences without those of other years, where the question names a year and some sentence prints it."""
    asks = set(A_YEAR.findall(asked.query.topic))
    told = {one.span: set(A_YEAR.findall(one.text)) for one in sentences}
    if not any(asks & years for years in told.values()):
        return sentences
    return [one for one in sentences if asks & told[one.span] or not told[one.span]]


def _of_decision(asked: Asked, hit: Hit, fitting: Sequence[Sentence]) -> list[Sentence]:
    """What belongs to a decision that fits: its cause, around it, or the time limit of the one task behind it."""
    spans = [one.span for one in hit.item.item.decisions]
    if not any(span.overlap(one.span) for span in spans for one in fitting):
        return _behind(asked, hit, fitting)
    if "reason" in asked.query.facts:
        passages = asked.library.passages(hit.item.id)
        at = [i for i, one in enumerate(passages) if any(span.overlap(one.span) for span in spans)]
        near = passages[max(0, min(at) - 1) : max(at) + 2] if at else ()
        return [quoted(one) for one in near if not any(one.span.overlap(each.span) for each in fitting)]
    dated = [one.directive for one in asked.library.directives(hit.item.id) if one.directive.deadline]
    if asked.query.intent != "deadline" or deeds.names_deed(asked) or len(dated) != 1:
        return []
    behind = (one for one in asked.library.passages(hit.item.id) if one.span.overlap(dated[0].span))
    return [quoted(one) for one in behind if not any(one.span.overlap(each.span) for each in fitting)]


_LEADER = re.compile(
    r"哪[个位](?:副?(?:市长|县长|区长|镇长|局长|校长|院长)|领导)|牵头领导|领导(?:是谁|牵头)"
)  # a person is asked


def names_somebody(asked: Asked, hit: Hit) -> bool:
    """Whether the sentences that fit name a body, where the question asks who; always true where it does not."""
    if asked.query.intent != "responsible" or not hit.sentences:
        return True
    best = hit.sentences[0]
    if hit.heading >= best.cover:
        return True
    weights = weigh(asked.query.terms, asked.library)
    leader = _LEADER.search(asked.query.plain) is not None
    return any(
        one.directive.span.overlap(best.span)
        and any(body.role is (Role.PERSON if leader else body.role) for body in one.directive.bodies)
        and any(body.role is not Role.GROUP for body in one.directive.bodies)
        and cover(weights, fold(in_sentence(asked, one))) >= best.cover * _FIT
        for one in asked.library.directives(hit.item.id)
    )


def in_sentence(asked: Asked, stored: StoredDirective) -> str:
    """A directive with what stands before it in its sentence, where that is short (按每平方米300元安排，由财政局…)."""
    for passage in asked.library.passages(stored.item_id):
        if passage.start <= stored.directive.span.start < passage.end and stored.directive.text in passage.text:
            before = passage.text.partition(stored.directive.text)[0]
            before = before[max(before.rfind(mark) for mark in "。；！？") + 1 :]
            return before + stored.directive.text if len(before) <= _BEFORE else stored.directive.text
    return stored.directive.text
