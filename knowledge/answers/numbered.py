"""Item numbers → the decision, the directives or the name of each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answers import choosing, facts, silence, sittings, topic, words
from knowledge.answers.asked import Asked, answer, together
from knowledge.hits import chosen, quoted, sentence
from knowledge.model import Hit, Status
from knowledge.questions.dialogue import item_before
from knowledge.questions.patterns import ORDINAL
from knowledge.search import search
from knowledge.weights import weigh
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import Answer, Line, StoredItem

_POINTS_OF = re.compile(r"哪?[几两二三四五六七八]+[点条]|逐条")
_ALL = re.compile(r"强调了|指出了|提出了|逐条|逐项|全部|所有|哪些|[两三四五六]条|几条|任务|要求|内容")
# 会议一共明确了哪几件事 · 作了哪几方面部署: each of its points
EVERY_POINT = re.compile(
    r"(?:明确|要求|部署|强调|布置|提出|安排)了?的?(?:哪|是)?[几两二三四五六七八九]个?(?:条|点|件事|方面|层意思)"
    r"|哪?几(?:个?方面|条|点|件事)(?:的)?(?:部署|要求|安排|布置|任务|明确)?(?=[？?\s]*$)"
)
_NAME = re.compile(r"名称|名字|叫什么|是什么议题|什么议题|是啥$|标题|题目")
_LONG = 1_200
_MOST_OF_POINT = 8  # sentences of one point that are quoted


def numbered(asked: Asked) -> Answer:
    """One item, or several side by side."""
    minutes = asked.scope[0]
    by_number = {item.item.ordinal: item for item in asked.library.store.items(minutes.id)}
    ordinals = [len(by_number) + 1 + number if number < 0 else number for number in asked.query.ordinals]
    missing = [number for number in ordinals if number not in by_number]
    if missing:
        return sittings.missing_item(asked, missing[0])
    items = [by_number[number] for number in ordinals]
    if len(items) == 1:
        return _one(asked, items[0])
    return side_by_side(asked, items)


_POINTS = "一二三四五六七八九十"


def at_point(asked: Asked) -> Answer | None:
    """第六项第二条, or 第二条 after an item: the sentences of that point; None where there is no such item or point.

    A point is told by its own mark: （二）, 二是, 二要, 2. ; the last list of an item that has it is meant, for the
    first one may number the results.
    """
    number = asked.query.point or 0
    item = _item_meant(asked)
    if item is None or not 1 <= number <= len(_POINTS):
        return None
    said, digit = "(?:会议(?:要求|强调|明确|指出)，)?", _POINTS[number - 1]
    mark = re.compile(rf"{said}(?:（{digit}）|{digit}[是要、]|{number}[.、．])")
    after = re.compile(rf"{said}(?:（[{_POINTS}]）|[{_POINTS}][是要、]|\d[.、．])|会议")
    passages = asked.library.passages(item.id)
    starts = [n for n, passage in enumerate(passages) if mark.match(passage.plain)]
    if not starts:
        return _inside(asked, item, rf"（{digit}）")
    end = next((n for n in range(starts[-1] + 1, len(passages)) if after.match(passages[n].plain)), len(passages))
    hit = _hit(asked, item)
    chosen = [quoted(one) for one in passages[starts[-1] : end][:_MOST_OF_POINT]]
    return topic.sentences(asked, hit, chosen)


def _inside(asked: Asked, item: StoredItem, mark: str) -> Answer | None:
    """A short point that stands in one sentence with those before it (（一）甲。（二）乙)."""
    for passage in asked.library.passages(item.id):
        if found := re.search(rf"(?<=[。；，]){mark}[^（]*", passage.text):
            return topic.sentences(asked, _hit(asked, item), [replace(quoted(passage), text=found[0])])
    return None


def _item_meant(asked: Asked) -> StoredItem | None:
    """The item that the question numbers, else the first of the turn before."""
    if asked.query.ordinals:
        items = asked.library.store.items(asked.scope[0].id)
        return next((item for item in items if item.item.ordinal == asked.query.ordinals[0]), None)
    listed = asked.dialogue.bodies and asked.dialogue.intent == "tasks"
    if listed and not ORDINAL.search(asked.dialogue.question):
        return None  # a number of the list of a body's tasks
    return item_before(asked.dialogue, asked.library) if asked.follows else None


def of_item_before(asked: Asked) -> Answer | None:
    """The item of the turn before, for a follow-up that names nothing of its own; None where there is none."""
    for item_id in asked.dialogue.item_ids:
        item = asked.library.store.item(item_id)
        if item and any(one.id == item.minutes_id for one in asked.scope):
            return _one(asked, item)
    return None


def _one(asked: Asked, item: StoredItem) -> Answer:
    query = asked.query
    hit = _hit(asked, item)
    if _NAME.search(query.plain):
        return _name(asked, item)
    if EVERY_POINT.search(query.plain):
        return every_point(asked, item)
    if kind := facts.unproved(asked, hit) if query.facts else None:
        return silence.not_stated(asked, hit, kind)
    every = _POINTS_OF if query.intent == "decision" else _ALL
    if query.intent in {"tasks", "directive", "listing", "decision"} and every.search(query.plain):
        return every_point(asked, item)
    if (
        query.terms
        and hit.sentences
        and query.intent in {"directive", "deadline"}
        and hit.sentences[0].cover > max(hit.heading, 0.5)
    ):
        return topic.sentences(asked, hit, choosing.choose_sentences(asked, hit))
    return topic.decision(asked, hit)


def _hit(asked: Asked, item: StoredItem) -> Hit:
    """The item as a hit, its sentences ranked by the rest of the question where that says something."""
    for hit in search(asked.query.terms, asked.library, within=asked.within, most=20):
        if hit.item.id == item.id:
            return replace(hit, cover=max(hit.cover, 0.9))
    weights = weigh(asked.query.terms, asked.library)
    found = (sentence(one, weights) for one in asked.library.passages(item.id))
    return chosen(item, tuple(sorted(found, key=lambda one: one.rank, reverse=True)))


def _name(asked: Asked, item: StoredItem) -> Answer:
    lines: list[Line] = [
        line(
            "agenda_entry",
            ordinal=item.item.ordinal,
            title=words.title(item.item),
            outcome=words.result(item.item),
        )
    ]
    if item.item.presenters:
        lines.append(line("answer_presenters", bodies="、".join(item.item.presenters)))
    lines.append(words.stands_in(asked, item))
    return answer(asked, Status.ANSWERED, [lines], confidence=0.95, intent="agenda", items=[item])


_HEADED = re.compile(rf"(?:会议(?:要求|强调|明确|指出)，)?（[{_POINTS}]）[^。]*。?")


def _headings(asked: Asked, item: StoredItem) -> Answer | None:
    """The first words of each point of a long item, which alone one message bears; None where it has no such points."""
    heads = [found[0] for one in asked.library.passages(item.id) if (found := _HEADED.match(one.text))]
    if len(heads) < 2:  # noqa: PLR2004 several points
        return None
    lines = [line("answer_item_plain", ordinal=item.item.ordinal, title=words.title(item.item))]
    lines += [line("answer_quote", quote=head) for head in heads]
    lines.append(words.stands_in(asked, item))
    return answer(asked, Status.ANSWERED, [lines], confidence=0.95, items=[item], count=len(heads))


def every_point(asked: Asked, item: StoredItem) -> Answer:
    """Everything that the item asks for, in order; of a long one the first words of each point."""
    stored = asked.library.directives(item.id)
    if sum(len(one.directive.text) for one in stored) > _LONG and (heads := _headings(asked, item)):
        return heads
    if not stored:
        return topic.decision(asked, _hit(asked, item))
    cards: list[list[Line]] = [[line("answer_item_plain", ordinal=item.item.ordinal, title=words.title(item.item))]]
    found = item.item.decision
    if found and not any(one.directive.span.overlap(found.span) == len(found.span) for one in stored):
        cards[0].append(line("answer_quote", quote=found.text))
    length = 0
    for one in stored:
        length += len(one.directive.text)
        if length > _LONG and asked.query.intent != "tasks":
            break
        lines = [line("answer_quote_role", label=one.directive.place, quote=one.directive.text)]
        if one.directive.bodies:
            lines.append(line("answer_bodies", bodies=words.named(one.directive.bodies)))
        if limit := words.deadline(one.directive):
            lines.append(limit)
        cards.append(lines)
    cards.append([words.stands_in(asked, item)])
    return answer(asked, Status.ANSWERED, cards, confidence=0.95, items=[item], directives=stored, count=len(stored))


def side_by_side(asked: Asked, items: Sequence[StoredItem]) -> Answer:
    """The decisions of several items side by side."""
    parts = [topic.decision(asked, _hit(asked, item), extra=False) for item in items]
    return together(asked, parts, confidence=0.9, intent="compare")
