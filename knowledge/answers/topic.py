"""A topic and what is asked of it → the item's decision, its sentences, who, when and under whose name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answers import charged, choosing, parts, silence, words
from knowledge.answers.asked import Asked, answer
from knowledge.answers.rows import LONG
from knowledge.fitting import confidence
from knowledge.folding import fold
from knowledge.model import Outcome, Status
from knowledge.questions.patterns import EVIDENCE
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.model import (
        Answer,
        Decision,
        Directive,
        Hit,
        Line,
        Sentence,
        StoredDirective,
        StoredItem,
    )

_APPROVAL = re.compile(r"原则上?同意|原则通过|同意|通过|批准|过会")
_TELLS = 0.3  # share of what the heading leaves open from which a sentence tells something of its own
_DID = re.compile(
    r"会议(?:由|对|就)[^，。]{2,60}进行了(?:布置|部署|学习|研究|传达|安排)"
    r"|会议[\u4e00-\u9fff]{0,4}(?:听取|学习|传达|通报|研究|审议|讨论|部署|布置|观看)"
)
_OPENING_LONG = 90
_OPENING = 12  # characters before a decision that belong to its sentence


def decision(asked: Asked, hit: Hit, *, extra: bool = True) -> Answer:
    """What was decided on an item, with who follows it up."""
    item = hit.item
    stored = asked.library.directives(item.id)
    found = item.item.decision
    main = charged.with_deed(asked, stored) or charged.following_up(item, stored)
    if found is None:
        return _undecided(asked, hit, stored)
    who = asked.query.intent == "responsible" and "decision" not in dict(asked.query.scores)
    if who and main:
        return _responsible(asked, hit, main)
    if who and not re.search(EVIDENCE["winner"], fold(found.text)):  # 由某某公司得标: it tells who as well
        return silence.not_stated(asked, hit, "bodies")
    lines = [_head(asked, item), line("answer_quote", quote=_whole(asked, item, found))]
    if found.condition and found.condition not in found.text:
        lines.append(line("answer_condition", quote=found.condition))
    lines += [line("answer_quote", quote=further.text) for further in item.item.decisions[1:3]]
    if main and not _inside(main.directive, _shown(lines)):
        lines.append(line("answer_follow", quote=main.directive.text))
    lines += _routes(stored, main, _shown(lines))
    lines += _votes(asked, item, _shown(lines))
    if found.vote and found.vote not in _shown(lines):
        lines.append(line("answer_vote", vote=found.vote))
    best = hit.sentences[0] if hit.sentences else None
    if extra and best and best.rest > _TELLS and best.text.rstrip("。；") not in _shown(lines):
        lines.append(line("answer_quote", quote=best.text))
    if extra:
        lines += [line("answer_quote", quote=one.text) for one in parts.also(asked, hit, _shown(lines))]
        lines += [line("answer_quote", quote=one) for one in choosing.told_besides(asked, hit, _shown(lines[1:]))]
    if extra and not _FIGURE.search(_shown(lines[1:])):
        lines += [line("answer_quote", quote=one) for one in figures(asked, item, _shown(lines), with_tasks=False)]
    lines += _who_when(main)
    cards = [[*lines, words.stands_in(asked, item)]]
    return answer(
        asked,
        Status.ANSWERED,
        cards,
        confidence=confidence(hit),
        items=[item],
        directives=[main] if main else [],
    )


def of_deed(asked: Asked, hit: Hit) -> Answer | None:
    """Who is charged with the deed asked after (谁来督查); None where nobody is, or none is asked after."""
    main = charged.with_deed(asked, asked.library.directives(hit.item.id))
    return _responsible(asked, hit, main) if main else None


def of_limit(asked: Asked, hit: Hit) -> Answer | None:
    """The directive of an item that has a time limit, and whose it is; None where none has."""
    main = charged.with_limit(asked, asked.library.directives(hit.item.id))
    return _responsible(asked, hit, main) if main else None


def _responsible(asked: Asked, hit: Hit, main: StoredDirective) -> Answer:
    """Who follows a decision up, in the first line; then the sentence that says so."""
    item = hit.item
    found = item.item.decision
    lines = [
        line("answer_item_plain", ordinal=item.item.ordinal, title=words.title(item.item)),
        line("answer_bodies", bodies=words.named(main.directive.bodies)),
    ]
    if found and _inside(main.directive, found.text):
        lines.append(line("answer_quote", quote=_whole(asked, item, found)))
    else:
        lines.append(line("answer_quote", quote=charged.in_sentence(asked, main)))
    lines += _routes(asked.library.directives(item.id), main, _shown(lines))
    best = hit.sentences[0] if hit.sentences else None
    if best and best.rest > _TELLS and best.text.rstrip("。；") not in _shown(lines):
        lines.append(line("answer_quote", quote=best.text))
    lines += [line("answer_quote", quote=one.text) for one in parts.also(asked, hit, _shown(lines))]
    lines.append(words.deadline(main.directive) or line("answer_deadline_absent"))
    further = _further(asked, item, main, _shown(lines))
    for one in further:
        lines.append(line("answer_quote", quote=one.directive.text))
        lines.append(line("answer_bodies", bodies=words.named(one.directive.bodies)))
    return answer(
        asked,
        Status.ANSWERED,
        [[*lines, words.stands_in(asked, item, main.directive.place)]],
        confidence=confidence(hit),
        items=[item],
        directives=[main, *further],
    )


def _further(asked: Asked, item: StoredItem, main: StoredDirective, shown: str) -> list[StoredDirective]:
    """The item's other directives that name a body, as far as one short message bears them."""
    found: list[StoredDirective] = []
    length = len(shown)
    for one in asked.library.directives(item.id):
        named = one.directive.core and not _inside(one.directive, shown)
        if one.id == main.id or not named:
            continue
        length += len(one.directive.text)
        if length > LONG:
            break
        found.append(one)
    return found


_FIGURE = re.compile(
    r"[0-9](?:[0-9.]*)(?:余|多)?(?:万|亿|元|%|个|人|户|亩|公里|米|平方|年|月|日|天|分钟|小时|次|家|名|辆|吨|处)"
)
_ROOM = 200  # characters of sentences with figures beside a decision
_MOST_FIGURES = 3


def figures(asked: Asked, item: StoredItem, shown: str, *, with_tasks: bool) -> list[str]:
    """The sentences of an item that set figures (how much, until when), from its decision on, as many as fit.

    ``with_tasks``: also those that charge a body with something.
    """
    tasks_ = [] if with_tasks else [one for one in asked.library.directives(item.id) if one.directive.core]
    found: list[str] = []
    start = item.item.decision.span.start if item.item.decision else item.item.span.start
    room = _ROOM
    for passage in asked.library.passages(item.id):
        told = passage.text.rstrip("。；;")
        if passage.end <= start or told in shown or not _FIGURE.search(passage.plain):
            continue
        if any(one.directive.span.overlap(passage.span) for one in tasks_):
            continue
        room -= len(passage.text)
        if room < 0 or len(found) == _MOST_FIGURES:
            break
        found.append(passage.text)
    return found


def _whole(asked: Asked, item: StoredItem, found: Decision) -> str:
    """The decision with the words that open its sentence (会议明确，), where they are few."""
    for passage in asked.library.passages(item.id):
        if passage.start <= found.span.start < passage.end and found.text in passage.text:
            if "reason" in asked.query.facts:
                return passage.text  # why stands before what
            opening = passage.text.partition(found.text)[0]
            clause = opening[max(opening.rfind(mark) for mark in "，；：。") + 1 :]
            opening = opening if len(opening) <= _OPENING else clause
            return opening + found.text if len(opening) <= _OPENING else found.text
    before = asked.library.store.source(item.minutes_id)[max(0, found.span.start - _OPENING) : found.span.start]
    clause = re.split(r"[，。；：,;:\n]", before)[-1]
    return clause + found.text if len(clause) < _OPENING else found.text


def _undecided(asked: Asked, hit: Hit, stored: Sequence[StoredDirective]) -> Answer:
    """An item on which the minutes record no decision: what they record instead, or that they record nothing."""
    item = hit.item
    if not stored:
        head = line("not_stated_decision", ordinal=item.item.ordinal, title=words.title(item.item))
        return answer(
            asked,
            Status.NOT_STATED,
            [[head, words.stands_in(asked, item)]],
            confidence=confidence(hit),
            items=[item],
        )
    lines = [line("answer_item_none", ordinal=item.item.ordinal, title=words.title(item.item))]
    opening = _opening(asked, item)
    if opening:
        lines.append(line("answer_quote", quote=opening))
    best = hit.sentences[0] if hit.sentences else None
    if best and best.rest > _TELLS and best.text != opening:
        lines.append(line("answer_quote", quote=best.text))
    quoted = [each for each in stored if not _inside(each.directive, _shown(lines))][:2]
    for each in quoted:
        lines.append(line("answer_quote", quote=each.directive.text))
        if each.directive.bodies:
            lines.append(line("answer_bodies", bodies=words.named(each.directive.bodies)))
    return answer(
        asked,
        Status.ANSWERED,
        [[*lines, words.stands_in(asked, item)]],
        confidence=confidence(hit),
        items=[item],
        directives=quoted,
    )


def _opening(asked: Asked, item: StoredItem) -> str:
    """The sentence that says what the meeting did with the item (会议听取了…); empty where it is long or none."""
    for passage in asked.library.passages(item.id)[:2]:
        if _DID.search(passage.plain) and len(passage.text) <= _OPENING_LONG:
            return passage.text
    return ""


def only_opens(chosen: Sequence[Sentence]) -> bool:
    """Whether some sentences tell no more than that the meeting dealt with the item (会议听取了…)."""
    return bool(chosen) and all(_DID.search(one.text) and len(one.text) <= _OPENING_LONG for one in chosen)


def _head(asked: Asked, item: StoredItem) -> Line:
    """The conclusion, in the first line; a premise that does not hold is put right."""
    found = item.item.decision
    assert found is not None  # noqa: S101 the caller has looked
    slots = {"ordinal": item.item.ordinal, "title": words.title(item.item)}
    asked_word = _APPROVAL.search(asked.query.plain)
    if found.outcome in {Outcome.OTHER_DECISION, Outcome.NOTED}:
        if asked_word:
            word = "原则同意" if asked_word[0] in {"过会", "批准"} else asked_word[0]
            return line("answer_item_other", **slots, word=word)
        return line("answer_item", **slots, sign=words.sign(found), outcome=words.outcome(found))
    return line("answer_item", **slots, sign=words.sign(found), outcome=words.outcome(found))


def sentences(asked: Asked, hit: Hit, chosen: Sequence[Sentence], *, lead_with: Line | None = None) -> Answer:
    """The sentences that answer, word for word, each with who must do it and by when; where they stand comes last."""
    item = hit.item
    stored = asked.library.directives(item.id)
    lines = [lead_with or line("answer_item_plain", ordinal=item.item.ordinal, title=words.title(item.item))]
    used: list[StoredDirective] = []
    points: dict[str, None] = {}
    for sentence in chosen:
        here = [each for each in stored if each.directive.span.overlap(sentence.span)]
        lines += _sentence_lines(sentence, here)
        points[here[0].directive.place if here else ""] = None
        used += here
    lines.append(words.stands_in(asked, item, next(iter(points), "") if len(points) == 1 else ""))
    return answer(
        asked,
        Status.ANSWERED,
        [lines],
        confidence=confidence(hit),
        items=[item],
        directives=dict.fromkeys(used),
    )


def demands(asked: Asked, hit: Hit) -> Answer | None:
    """What the item as a whole asks for: its first directives, as many as one message bears; None where it has none."""
    item = hit.item
    stored = asked.library.directives(item.id)
    if not stored:
        return None
    found = item.item.decision
    head = line("answer_item_plain", ordinal=item.item.ordinal, title=words.title(item.item))
    lines, length = [head], 0
    used: list[StoredDirective] = []
    if found is not None:
        inside = [one for one in stored if _inside(one.directive, found.text)]
        used, length = inside, sum(len(one.directive.text) for one in inside)
        lines.append(line("answer_quote", quote=_whole(asked, item, found)))
        if bodies := tuple(body for one in inside for body in one.directive.bodies):
            lines.append(line("answer_bodies", bodies=words.named(bodies)))
    for one in stored:
        if one in used:
            continue
        length += len(one.directive.text)
        if used and length > LONG:
            lines.append(line("answer_more_demands", count=len(stored)))
            break
        used = [*used, one]
        lines.append(line("answer_quote_role", label=one.directive.place, quote=one.directive.text))
        if one.directive.bodies:
            lines.append(line("answer_bodies", bodies=words.named(one.directive.bodies)))
    lines.append(words.stands_in(asked, item))
    return answer(asked, Status.ANSWERED, [lines], confidence=confidence(hit), items=[item], directives=used)


def presented(asked: Asked, hit: Hit) -> Answer:
    """Who reported on the item or brought it in, in the sentence that says so."""
    item = hit.item
    if not item.item.presenters:
        return silence.not_stated(asked, hit, "presenters")
    head = line("answer_item_plain", ordinal=item.item.ordinal, title=words.title(item.item))
    lines = [head, line("answer_presenters", bodies="、".join(item.item.presenters))]
    for passage in asked.library.passages(item.id):
        if passage.text not in words.title(item.item) and any(name in passage.text for name in item.item.presenters):
            lines.append(line("answer_quote", quote=passage.text))
            break
    lines.append(words.stands_in(asked, item))
    return answer(
        asked, Status.ANSWERED, [lines], confidence=confidence(hit), items=[item], bodies=item.item.presenters
    )


def _sentence_lines(sentence: Sentence, here: Sequence[StoredDirective]) -> list[Line]:
    """A sentence with the bodies and the time limit of the directives that stand ``here``, in it."""
    lines = [line("answer_quote", quote=sentence.text)]
    bodies = tuple(dict.fromkeys(body for each in here for body in each.directive.bodies))
    if bodies:
        lines.append(line("answer_bodies", bodies=words.named(bodies)))
    return lines + [each for each in (words.deadline(one.directive) for one in here) if each][:1]


# ------------------------------------------------------------------ small parts
_ROUTE = re.compile(r"印发|下发|发文|报[^告]|提请|备案")


def _routes(stored: Sequence[StoredDirective], main: StoredDirective | None, quoted: str) -> list[Line]:
    """The directive that says in what form the document goes on, where nothing quoted so far says it."""
    if _ROUTE.search(quoted) or main is None:
        return []
    found = [one for one in stored if one.id != main.id and _ROUTE.search(one.directive.text)]
    return [line("answer_follow", quote=one.directive.text) for one in found[:1]]


_VOTE = re.compile(r"[0-9一二三四五六七八九十]+\s?票|全票|一致")


def _votes(asked: Asked, item: StoredItem, shown: str) -> list[Line]:
    """The sentence that counts the votes, where the question asks for them and nothing quoted so far does."""
    if not re.search(r"票|表决", asked.query.plain) or _VOTE.search(shown):
        return []
    found = [one.text for one in asked.library.passages(item.id) if _VOTE.search(one.text)]
    return [line("answer_quote", quote=text) for text in found[:1]]


def _shown(lines: Iterable[Line]) -> str:
    return "".join(run.text for each in lines for run in each)


def _inside(directive: Directive, text: str) -> bool:
    return directive.text.rstrip("。；") in text


def _who_when(main: StoredDirective | None) -> Iterable[Line]:
    if main is None:
        yield line("answer_bodies_none")
        return
    yield line("answer_bodies", bodies=words.named(main.directive.bodies))
    yield words.deadline(main.directive) or line("answer_deadline_absent")
