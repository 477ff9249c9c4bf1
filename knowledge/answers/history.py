"""One topic through several meetings, or several bodies side by side → what each says, oldest first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge import fitting, newest
from knowledge.answers import choosing, facts, tasks, topic, words
from knowledge.answers.asked import Asked, answer, together
from knowledge.model import REFUSALS, Status
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import Answer, Hit, Line

_MOST = 6
_NEARLY = 0.75  # share of the best item's cover that an item of another heading holds which is about it as well
_MOSTLY = 0.6  # share of the question that its sentence holds
_TIMES = frozenset("次回")


def history(asked: Asked, hits: Sequence[Hit]) -> Answer:
    """The decisions on a topic, one card a meeting."""
    chosen = related(asked, hits)
    return answer(
        asked,
        Status.ANSWERED,
        [told(asked, hit) for hit in chosen],
        confidence=fitting.confidence(hits[0]),
        intent="compare",
        items=[hit.item for hit in chosen],
        directives=[],
    )


def sides(asked: Asked, hits: Sequence[Hit]) -> Answer:
    """What was decided on each of several matters, side by side."""
    parts = [topic.decision(asked, hit, extra=False) for hit in hits]
    return together(asked, parts, confidence=min(map(fitting.confidence, hits)), intent="compare")


def told(asked: Asked, hit: Hit) -> list[Line]:
    """What one meeting says on the topic, under its name."""
    minutes = asked.minutes(hit.item.minutes_id)
    of_meetings = asked.query.intent == "meetings"
    meeting = words.meeting_on(minutes.meeting) if of_meetings else words.meeting_name(minutes.meeting)
    head = line("history_head", meeting=meeting)
    return [head, *_said(asked, hit), words.stands(minutes, hit.item.item.ordinal)]


def related(asked: Asked, hits: Sequence[Hit]) -> list[Hit]:
    """The best item of each meeting that is about the same as the best hit, oldest first.

    Where the question names two meetings, the best item of each that is found.
    """
    chosen = newest.same_matter(hits)
    each = _at_each(asked)
    if telling := [hit for hit in chosen if _tells(each, hit)]:
        # 床位从多少变成多少: of the meetings that tell it
        kept = [hit for hit in chosen if hit not in telling and _COURSE.search(asked.query.plain) and _stays(hit)]
        chosen = [*telling, *kept, *_telling_elsewhere(each, hits, telling)]
    if asked.query.meeting.other is not None:
        best = {hit.item.minutes_id: hit for hit in reversed([one for one in hits if fitting.found(one)])}
        chosen = [*chosen, *(hit for one, hit in best.items() if all(one != each.item.minutes_id for each in chosen))]
    return sorted(chosen[:_MOST], key=lambda hit: fitting.held_on(asked, hit))


def _telling_elsewhere(asked: Asked, hits: Sequence[Hit], known: Sequence[Hit]) -> list[Hit]:
    """Items of other meetings with another heading, of which a sentence tells what most of the question asks."""
    seen = {hit.item.minutes_id for hit in known}
    found: dict[int, Hit] = {}
    for hit in hits:
        near = hit.cover >= hits[0].cover * _NEARLY and any(one.both >= _MOSTLY for one in hit.sentences[:1])
        if near and hit.item.minutes_id not in seen and _tells(asked, hit):
            found.setdefault(hit.item.minutes_id, hit)
    return list(found.values())


_COURSE = re.compile(r"前后|历次|一路|来龙去脉|经过|变化|怎么变")  # how a matter went is asked
# 价格暂不调整 · 标准维持不变: that nothing is changed is a part of how it went
_AS_IT_WAS = re.compile(r"暂不|不作|不做|维持|不变|暂缓")


def _stays(hit: Hit) -> bool:
    """Whether an item decides that a matter stays as it is."""
    return any(one.outcome in REFUSALS or _AS_IT_WAS.search(one.text) for one in hit.item.item.decisions)


def _at_each(asked: Asked) -> Asked:
    """The question as it is put to one meeting: of a change, the figure before it or after it."""
    of_times = asked.query.unit in _TIMES  # 几次会都怎么定的: no count of the matter
    wanted = tuple(one for one in asked.query.facts if not (of_times and one == "count"))
    if "change" in wanted:
        wanted = tuple(one for one in wanted if one != "change") or ("figure",)
    return replace(asked, query=replace(asked.query, facts=wanted))


def _tells(asked: Asked, hit: Hit) -> bool:
    """Whether an item tells the facts asked for."""
    return bool(asked.query.facts) and facts.unproved(asked, hit) is None


def _said(asked: Asked, hit: Hit) -> list[Line]:
    """The result of one item, the sentence that fits the question best, and the figures that the item sets."""
    item, asked = hit.item.item, _at_each(asked)
    lines = [line("agenda_entry", ordinal=item.ordinal, title=words.title(item), outcome=words.result(item))]
    if _tells(asked, hit):
        return lines + [line("answer_quote", quote=one.text) for one in choosing.choose_sentences(asked, hit)]
    quoted = [one.text for one in item.decisions[:2]]
    best = hit.sentences[0] if hit.sentences else None
    if best and not any(best.text in one or one in best.text for one in quoted) and best.rest > 0.2:  # noqa: PLR2004 it tells something that the heading does not
        quoted.append(best.text)
    if not quoted and best:
        quoted.append(best.text)
    if how := _stands(asked, hit, "".join(quoted)):
        quoted.insert(0, how)
    known = "".join(quoted)
    for one in topic.figures(asked, hit.item, known, with_tasks=True):
        quoted = [*(said for said in quoted if said.rstrip("。；") not in one), one]  # 会议同意…, the whole of it
    return lines + [line("answer_quote", quote=one) for one in quoted]


def _stands(asked: Asked, hit: Hit, known: str) -> str:
    """The sentence that says how the matter stands by then, or what was changed of it; empty where none does."""
    for passage in asked.library.passages(hit.item.id):
        if passage.text.rstrip("。；") in known or any(quote in passage.text for quote in known.split("。") if quote):
            continue
        if newest.PROGRESS.search(passage.plain) or newest.CHANGES.search(passage.plain):
            return passage.text
    return ""


def bodies(asked: Asked) -> Answer:
    """The tasks of several bodies side by side."""
    parts = [tasks.of_body(asked, body) for body in asked.query.bodies]
    return together(asked, parts, confidence=0.85, intent="compare")
