"""Questions that no item answers → what to say: nothing found, which one, help, small talk, nothing to follow."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answers import sittings, words
from knowledge.answers.asked import Asked, answer
from knowledge.answers.proofs import evidence
from knowledge.answers.tasks import searched
from knowledge.folding import fold
from knowledge.model import Card, Choice, Status
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import Answer, Hit, StoredItem

_THANKS = re.compile(r"谢|辛苦|thank|thx|棒|厉害|不错|赞|太好了")
_WAS_HELD = re.compile(r"(?:开|召开)的?(?:吧|吗|么|对吧|对吗|是不是|没错吧)[？?]?$")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
MOST_CHOICES = 5


def rejected(asked: Asked) -> Answer:
    """No question at all."""
    return answer(asked, Status.REJECTED, [[line("rejected")]], confidence=0.95, intent="unanswerable")


def errand(asked: Asked) -> Answer:
    """A thing to be written, translated or looked up elsewhere: the bot only shows what minutes say."""
    return answer(asked, Status.NOT_FOUND, [[line("errand")]], confidence=0.9, intent="unanswerable")


def help_(asked: Asked) -> Answer:
    """What can be asked."""
    return answer(asked, Status.HELP, [[line("help")]], confidence=0.95, intent="help")


def smalltalk(asked: Asked) -> Answer:
    """A greeting or thanks."""
    key = "smalltalk_thanks" if _THANKS.search(asked.query.plain) else "smalltalk"
    return answer(asked, Status.SMALLTALK, [[line(key)]], confidence=0.95, intent="smalltalk")


def nothing_to_follow(asked: Asked) -> Answer:
    """A follow-up with nothing before it."""
    return answer(asked, Status.NOT_FOUND, [[line("dialogue_nothing")]], confidence=0.6)


def not_found(asked: Asked, hits: Sequence[Hit] = (), elsewhere: Sequence[Hit] = ()) -> Answer:
    """Nothing on the topic; the nearest true thing is offered where there is one.

    ``elsewhere``: items of other meetings than the one named that are on it.
    """
    topic = asked.query.topic
    lines = [line("not_found_topic", topic=topic) if topic else line("not_found")]
    near = [hit for hit in hits[:2] if hit.cover > 0.25]  # noqa: PLR2004 below, it has one common word
    if near:
        lines.append(
            line(
                "not_found_nearest",
                items="；".join(_headed(asked, hit, at_meeting=False) for hit in near),
            )
        )
    if elsewhere:
        entries = (_headed(asked, hit, at_meeting=True) for hit in elsewhere)
        lines.append(line("not_found_elsewhere", items="；".join(entries)))
    lines.append(searched(asked))
    sure = 1 - (hits[0].cover if hits else 0)
    return answer(asked, Status.NOT_FOUND, [lines], confidence=0.5 + sure / 2)


def _headed(asked: Asked, hit: Hit, *, at_meeting: bool) -> str:
    """An item by its number and title, behind the name of its meeting where that is to be told."""
    meeting = words.meeting_name(asked.minutes(hit.item.minutes_id).meeting) if at_meeting else ""
    return f"{meeting}第{hit.item.item.ordinal}项 {words.title(hit.item.item)}"


def no_meeting(asked: Asked) -> Answer:
    """The question names a meeting that is not in the store."""
    whole = replace(asked, scope=asked.library.current())
    ref = asked.query.meeting
    of_day = ref.day is not None or (ref.first is not None and ref.first == ref.last)
    if whole.scope and of_day and _WAS_HELD.search(asked.query.plain):  # 会是13号开的吧: on which day it was is told
        latest = replace(whole, scope=whole.scope[:1])
        return sittings.facts(latest)
    lines = [line("not_found_meeting", words=asked.query.meeting.words), searched(whole)]
    return answer(asked, Status.NOT_FOUND, [lines], confidence=0.95)


def no_place(asked: Asked) -> Answer:
    """The question names a place that no minutes of the store speak of."""
    whole = replace(asked, scope=asked.library.current())
    lines = [line("not_found_place", place=asked.query.foreign), searched(whole)]
    return answer(asked, Status.NOT_FOUND, [lines], confidence=0.9)


def with_beside(asked: Asked, found: Answer, further: Sequence[Hit]) -> Answer:
    """An answer with a word on the other items that hold the topic as well."""
    hits = [hit for hit in further if all(hit.item.id != item.id for item in (*found.items, *found.beside))]
    if not hits or found.status is not Status.ANSWERED or len(found.items) != 1:
        return found
    several = len({hit.item.minutes_id for hit in hits} | {found.items[0].minutes_id}) > 1
    names = [_headed(asked, hit, at_meeting=several) for hit in hits]
    said = Card((line("answer_beside", topic=asked.query.topic, items="；".join(names)),))
    beside = tuple(hit.item for hit in hits)
    minutes = tuple(dict.fromkeys((*found.meetings, *(asked.minutes(hit.item.minutes_id) for hit in hits))))
    return replace(found, cards=(*found.cards, said), beside=(*found.beside, *beside), meetings=minutes)


def with_progress(given: Answer, how: str) -> Answer:
    """The same answer, the sentence on how its matter stands right below the title of the item."""
    if not given.cards or how.rstrip("。；") in given.text:
        return given
    first, *rest = given.cards
    title, *lines = first.lines
    return replace(given, cards=(replace(first, lines=(title, line("answer_quote", quote=how), *lines)), *rest))


def headed(found: Answer, key: str, **slots: object) -> Answer:
    """An answer with a sentence above it."""
    return replace(found, cards=(Card((line(key, **slots),)), *found.cards))


def with_later(asked: Asked, found: Answer, hit: Hit | None) -> Answer:
    """An answer with what a later meeting says on the same matter: nobody is to act on what has been overtaken."""
    if hit is None or found.status is not Status.ANSWERED or any(hit.item.id == item.id for item in found.items):
        return found
    minutes = asked.minutes(hit.item.minutes_id)
    item = hit.item.item
    proofs = [proof for _, proof in evidence(asked)]
    decided = [item.decision.text] if item.decision else []
    texts = [*decided, *(one.text for one in hit.sentences)]
    told = [text for text in texts if all(proof.search(fold(text)) for proof in proofs)]
    told = told or [text for text in texts if any(proof.search(fold(text)) for proof in proofs)]
    quotes = ((told if proofs else decided) or decided or told)[:1]
    lines = [
        line(
            "answer_later",
            meeting=words.meeting_name(minutes.meeting),
            ordinal=item.ordinal,
            title=words.title(item),
        ),
        *(line("answer_quote", quote=one) for one in quotes),
        words.stands(minutes, item.ordinal),
    ]
    meetings = tuple(dict.fromkeys((*found.meetings, minutes)))
    return replace(found, cards=(*found.cards, Card(tuple(lines))), beside=(hit.item,), meetings=meetings)


def choose(asked: Asked, hits: Sequence[Hit]) -> Answer:
    """Several items fit: which one is meant."""
    hits = sorted(hits[:MOST_CHOICES], key=lambda hit: (-hit.item.minutes_id, hit.item.item.ordinal))
    several = len({hit.item.minutes_id for hit in hits}) > 1  # then each meeting stands above its items
    lines = [line("choose_head", count=len(hits), topic=asked.query.topic or asked.query.raw)]
    choices = []
    before = None
    for mark, hit in zip(_CIRCLED, hits, strict=False):
        item = hit.item.item
        if hit.item.minutes_id != before and several:
            lines.append(words.stands(asked.minutes(hit.item.minutes_id)))
        before = hit.item.minutes_id
        lines.append(
            line(
                "choose_entry",
                number=mark,
                ordinal=item.ordinal,
                title=words.title(item),
                outcome=words.result(item),
            )
        )
        if hit.sentences and hit.heading < 0.5:  # noqa: PLR2004 the heading does not show why it fits
            lines.append(line("answer_quote", quote=hit.sentences[0].text))
        choices.append(choice(asked, hit.item))
    foot = [line("choose_hint")]
    if not several:
        foot.append(words.stands(asked.minutes(hits[0].item.minutes_id)))
    return answer(
        asked,
        Status.CHOOSE,
        [lines, foot],
        confidence=0.6,
        intent="ambiguous",
        items=[hit.item for hit in hits],
        choices=choices,
    )


def choice(asked: Asked, stored: StoredItem) -> Choice:
    """One item that may be meant, with the question that settles on it."""
    meeting, item = asked.minutes(stored.minutes_id).meeting, stored.item
    name = f"第{meeting.ordinal}次会议" if meeting.ordinal else ""
    label = "".join(run.text for run in line("choose_label", ordinal=item.ordinal, title=words.title(item)))
    return Choice(label, "".join(run.text for run in line("choose_ask", meeting=name, ordinal=item.ordinal)))


def no_choice(asked: Asked, number: int, count: int) -> Answer:
    """A number that is none of those offered."""
    return answer(asked, Status.NOT_FOUND, [[line("choose_gone", number=number, count=count)]], confidence=0.9)
