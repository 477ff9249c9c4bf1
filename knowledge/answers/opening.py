"""What the print outside the items tells of who was there and what they said, in its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import words
from knowledge.answers.asked import Asked, answer
from knowledge.covering import cover
from knowledge.folding import fold
from knowledge.model import Status
from knowledge.questions.terms import terms
from knowledge.weights import weigh
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.model import Answer, AskedBody, StoredMinutes

_TOLD = 0.7  # share of the words asked for that a clause outside the items must hold
_POST = re.compile(r"(?:长|书记|主任|主席|员|代表|领导|秘书|顾问|经理|委)$")
_LISTED = re.compile(r"出席|列席|参会|到会|请假|缺席|主持|应到|实到|邀请|参加|来的|去的|来开会|派谁|派了谁|谁来")
_PRESENT = re.compile(
    r"主持|出席|列席|参加|请假|缺席|邀请|到会|委员|代表|主席|记录|[:：]|(?:局长|主任|书记|董事长|经理)[、，,]"
)
_BEFORE_NAME = re.compile(
    r"(?:这?次?会议|纪要|议题|姓啥|姓什么|叫啥|叫什么|是谁|是哪位|哪位|谁|来了没有?|来没来|有没有来|到了没有?|请假|参加|列席|出席|到会|没有?|吗|呢|的|有|到|来|是|不|了|请|都|几个|哪几个|哪两位|哪些|当天|那天|领导)"
)
_LONG = 120  # characters of a sentence that is quoted whole


def in_words(asked: Asked) -> Answer | None:
    """Who came by a title or a body that no list has (政协来了谁): the clause that tells; None where none does."""
    minutes = asked.scope[0]
    sought = [body.words for body in asked.query.bodies]
    told = [word for one in asked.query.topic.split() if len(word := _BEFORE_NAME.sub("", one)) > 1]
    if not sought and not (_POST.search("".join(told)) or _LISTED.search(asked.query.plain)):
        return None
    sought += told
    weights = weigh([term for word in sought for term in terms(word, {})], asked.library)
    deed = re.search(r"主持|记录|请假|缺席|列席|邀请", asked.query.plain)
    ranked = [
        (cover(weights, fold(clause)), bool(deed and deed[0] in clause), -number, clause)
        for number, clause in enumerate(_clauses(asked, minutes))
        if _PRESENT.search(clause)
    ]
    share, _, _, quoted = max(ranked, default=(0.0, False, 0, ""))
    if share < _TOLD or not weights.grams or not all(_names(asked, body, quoted) for body in asked.query.bodies):
        return None
    quoted = _near(quoted, sought)
    lines = [line("answer_quote", quote=quoted), words.stands(minutes)]
    people = asked.library.lexicon.people
    unnamed = _NAME.search(asked.query.plain) and not any(one in quoted for one in people if len(one) > 1)
    if unnamed:  # 代县长主持召开: who that is remains unsaid
        lines.insert(0, line("not_stated", what=say("what_person")))
    status = Status.NOT_STATED if unnamed else Status.ANSWERED
    return answer(asked, status, [lines], confidence=0.8, intent="attendance")


# 应到委员23名，实到委员19名 · 出席214户（含委托出席61户）
_NUMBERS = re.compile(
    r"[^。；\n]*(?:应到|实到|到会|出席|应出席|实际出席)[^。；\n]{0,12}[0-9]+ ?(?:名|人|位|户|席)[^。；\n]*"
)
_HOW_MANY_CAME = re.compile(
    r"(?:[来到]了|应到|实到|到场|到会|出席)[^，。？?]{0,4}(?:几|多少)[个名人户位]|(?:几|多少)[个名人户位][^，。？?]{0,4}(?:到场|到会|出席|来|参加)"
)


def how_many(asked: Asked) -> Answer | None:
    """How many should have come and did, as the print outside the items counts them; None where it does not."""
    if not _HOW_MANY_CAME.search(asked.query.plain):
        return None
    minutes = asked.scope[0]
    told = next((found[0] for one in _clauses(asked, minutes) if (found := _NUMBERS.search(fold(one)))), "")
    quoted = next((one.strip() for one in _clauses(asked, minutes) if told and fold(one).startswith(told)), told)
    lines = [line("answer_quote", quote=quoted), words.stands(minutes)]
    return answer(asked, Status.ANSWERED, [lines], confidence=0.85, intent="attendance") if told else None


_NAME = re.compile(r"姓什么|姓啥|叫什么|叫啥|名字|姓名")


def _names(asked: Asked, body: AskedBody, text: str) -> bool:
    """Whether a text names a body, by the question's word for it or by one of the store's."""
    names = {name for one in body.ids for name in asked.library.lexicon.names.get(one, ())} | {body.words}
    text = fold(text)
    return any(fold(name) in text for name in names)


def _near(sentence: str, sought: Sequence[str]) -> str:
    """A sentence; of a very long one, such as a list of all who came, the part that holds what was sought."""
    if len(sentence) <= _LONG:
        return sentence
    parts = re.split(r"(?<=[，,；;])", sentence)
    held = [part for part in parts if any(word in part for word in sought)]
    return held[0] if held else sentence


def _clauses(asked: Asked, minutes: StoredMinutes) -> list[str]:
    """The sentences of a document outside its items, which tell who was there in words."""
    source = asked.library.store.source(minutes.id)
    spans = sorted(item.item.span for item in asked.library.store.items(minutes.id))
    outside, at = "", 0
    for span in spans:
        outside += source[at : max(at, span.start)] + "\n"
        at = max(at, span.end)
    outside = re.sub(r"[ \u3000\t]", "", outside + source[at:])
    return [one for one in re.split(r"(?<=[。；;\n])", outside) if one.strip()]


def speech(asked: Asked, title: str) -> Answer:
    """What a person of that title said, where the minutes tell it by title; else that they do not."""
    minutes = asked.scope[0]
    source = asked.printed(minutes.id)
    said = r"[\u4e00-\u9fff]{0,4}(?:强调|要求|指出|指示|表示|提出|讲话)[^。\n]*。"
    told = re.compile(rf"[^。\n]{{0,20}}{re.escape(title)}{said}")
    place = words.stands(minutes)
    if found := told.search(source):
        lines = [line("answer_quote", quote=found[0]), place]
        return answer(asked, Status.ANSWERED, [lines], confidence=0.8, intent="attendance")
    lines = [line("not_stated", what=say("what_speech", title=title)), place]
    return answer(asked, Status.NOT_STATED, [lines], confidence=0.8, intent="attendance")
