"""A meeting → its items with who reported on each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import words
from knowledge.answers.asked import Asked, answer
from knowledge.model import Status
from knowledge.wording import line

if TYPE_CHECKING:
    from knowledge.model import Answer

_PRESENTERS = re.compile(
    r"(?:哪些|哪几[个家]|几[个家]|各个?|全部|所有)(?:的)?(?:单位|部门|局|科室)[\u4e00-\u9fff]{0,3}(?:汇报|报告|提交)"
    r"|(?:汇报|提交)(?:的)?(?:单位|部门)(?:都)?(?:有)?(?:哪些|哪几[个家]|一览|名单)"
)
_YEAR = re.compile(r"(20[0-9]{2})年")
_OF_PRESENTERS = re.compile(r"单位|部门|汇报|报告|提交|会议?|上|由|作|做|了|在|请|逐一|列|出|都|有|的|各|来")


def asked_for(text: str) -> bool:
    """Whether a question asks who reported, of all items."""
    return bool(_PRESENTERS.search(text))


def but_who(text: str) -> str:
    """What is left of such a question besides that."""
    return _OF_PRESENTERS.sub("", text)


def presenters(asked: Asked) -> Answer:
    """The items of the newest meeting meant that somebody reported on, each with who did."""
    year = _YEAR.search(asked.query.plain)
    of_year = (one for one in asked.scope if not year or str(one.meeting.held_on).startswith(year[1]))
    minutes = next(of_year, None)
    found = [item for item in asked.library.store.items(minutes.id) if item.item.presenters] if minutes else []
    if minutes is None or not found:
        none = line("listing_none", what=say("listing_what_presented"))
        return answer(asked, Status.NOT_STATED, [[none]], confidence=0.8, intent="agenda", count=0)
    head = line("listing_head", what=say("listing_what_presented"), count=len(found))
    entries = [
        line(
            "listing_presented",
            ordinal=one.item.ordinal,
            title=words.title(one.item),
            bodies="、".join(one.item.presenters),
        )
        for one in found
    ]
    names = dict.fromkeys(name for one in found for name in one.item.presenters)
    place = words.stands(minutes)
    return answer(
        asked,
        Status.ANSWERED,
        [[head], entries, [place]],
        confidence=0.85,
        intent="agenda",
        items=found,
        bodies=tuple(names),
        count=len(found),
    )
