"""Nouns of the model → the words that cards are made of: titles, outcomes, bodies with roles, places."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.model import APPROVALS, Kind, Outcome, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.answers.asked import Asked
    from knowledge.model import (
        AgendaItem,
        Body,
        Decision,
        Directive,
        Line,
        Meeting,
        StoredItem,
        StoredMinutes,
    )

from knowledge.wording import line

_MARKS = re.compile("[《》]")
_NUMERALS = "〇一二三四五六七八九十"
_PRINTED = re.compile(r"原则上?(?:同意|通过)|审议通过|表决通过|一致同意|同意|通过|照案通过")
_SIGNS = {Outcome.DEFERRED: "⏸", Outcome.REJECTED: "❌", Outcome.OTHER_DECISION: "▫️", Outcome.NOTED: "▫️"}


def title(item: AgendaItem) -> str:
    """The heading of an item as printed, else what it is about."""
    return item.heading or item.topic


def approved(item: AgendaItem) -> bool:
    """Whether the minutes approve it in any form."""
    return item.decision is not None and item.decision.outcome in APPROVALS


def outcome(decision: Decision) -> str:
    """The result in the words of the minutes where they print an approval, else in ours."""
    plain = decision.outcome in {Outcome.APPROVED, Outcome.APPROVED_IN_PRINCIPLE}
    if plain and (found := _PRINTED.search(decision.text)):
        in_principle = decision.outcome is Outcome.APPROVED_IN_PRINCIPLE
        if found[0].startswith("原则") is in_principle:  # else the result was corrected
            return found[0]
    return say(f"outcome_{decision.outcome}")


def result(item: AgendaItem) -> str:
    """The result of an item in a few words, its kind where the minutes record none."""
    return outcome(item.decision) if item.decision else say(f"kind_{Kind(item.kind)}")


def sign(decision: Decision) -> str:
    """One character that shows the result."""
    return _SIGNS.get(decision.outcome, "✅")


def named(bodies: Iterable[Body]) -> str:
    """Bodies with their roles: 市卫健委（牵头）、市财政局（共同）."""
    parts = []
    for role, group in groupby(bodies, key=lambda body: body.role):
        names = "、".join(
            dict.fromkeys(
                _MARKS.sub("", body.canonical) if body.role is not Role.GROUP else body.name for body in group
            )
        )
        parts.append(f"{names}（{say(f'role_{role}')}）")
    return "、".join(parts)


def numeral(number: int) -> str:
    """A number under a hundred in Chinese: 十二."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:  # noqa: PLR2004 no meeting has a hundred items
        return str(number)
    head = "" if tens == 0 else ("十" if tens == 1 else _NUMERALS[tens] + "十")
    return head + (_NUMERALS[ones] if ones or not tens else "")


# 云州市第二人民医院|办公室: the institution whose office issues the minutes; else 云州市 alone
_INSTITUTION = re.compile(r"(?P<whole>.{2,}(?:公司|集团|大学|学院|学校|医院|委员会|局))(?:办公室)?")
_OF_CHAIR = re.compile(
    r"(?P<whole>.{3,}(?:公司|集团|大学|学院|医院|委员会|局))(?=党|局长|董事长|总经理|院长|校长|主任)"
)
_TERM = re.compile(r"第?[一二三四五六七八九十0-9]{1,3}届$")  # 某县第十八届|人民政府
_SAID_TWICE = re.compile(r"(?<=管理委员会)管委会")
_LEVELS = "省市县区旗州镇乡"
_OF_PLACE = re.compile(rf"[\u4e00-\u9fff]{{1,8}}?(?:新区|开发区|街道|[{_LEVELS}])")


def full_name(meeting: Meeting) -> str:
    """The name of a meeting with its place, where only the issuer tells that; empty where it has no name."""
    name = meeting.name or meeting.series or ""
    chair = _OF_CHAIR.match(meeting.chair_title or "")
    place = _place_of(meeting.issuer or (chair["whole"] if chair else ""), name)
    if name and place and place[:2] not in name:
        name = place + name[_overlap(place, name) :]
    return _SAID_TWICE.sub("", name)


def _overlap(place: str, name: str) -> int:
    """How many characters a name begins with that its place ends with: 某某开发区|开发区管委会, 某县|县政府."""
    lengths = range(len(name), 0, -1)
    return next((n for n in lengths if place.endswith(name[:n]) and (n > 1 or name[0] in _LEVELS)), 0)


def _place_of(issuer: str, name: str) -> str:
    """Whose meeting it is, by the issuer or the chair: an institution that the name leaves out, else the place."""
    if "人民政府" in issuer:
        return _TERM.sub("", issuer.partition("人民政府")[0])
    whole = _INSTITUTION.fullmatch(issuer)
    if whole and name[:4] not in issuer:
        return whole["whole"]
    told = _OF_PLACE.match(issuer)
    return told[0] if told else ""


def meeting_name(meeting: Meeting) -> str:
    """The full name of a meeting with its day."""
    day = f"（{meeting.held_on}）" if meeting.held_on else ""
    return f"{full_name(meeting)}{day}"


def day(meeting: Meeting) -> str:
    """The day of a meeting as people write it; what the minutes print of it where they settle no day."""
    on = meeting.held_on
    return f"{on.year}年{on.month}月{on.day}日" if on else meeting.held_text or "—"


def meeting_on(meeting: Meeting) -> str:
    """The full name of a meeting with its day as people write it, where meetings are what is asked for."""
    return f"{full_name(meeting)}（{day(meeting)}）"


def place(minutes: StoredMinutes, ordinal: int | None = None, point: str = "") -> str:
    """Where it stands: meeting, number of the document, item and sub-point."""
    parts = [meeting_name(minutes.meeting)]
    if minutes.meeting.issue_no:
        parts.append(f"纪要{minutes.meeting.issue_no}")
    if ordinal:
        parts.append(f"第{numeral(ordinal)}项{point}")
    return "，".join(part for part in parts if part)


def stands(minutes: StoredMinutes, ordinal: int | None = None, point: str = "") -> Line:
    """The line on where it stands."""
    return line("answer_place", place=place(minutes, ordinal, point))


def stands_in(asked: Asked, item: StoredItem, point: str = "") -> Line:
    """The line on where an item stands, and which point of it."""
    return stands(asked.minutes(item.minutes_id), item.item.ordinal, point)


def deadline(directive: Directive) -> Line | None:
    """The line on the time limit, None where the directive has none."""
    if not directive.deadline:
        return None
    if directive.deadline.on:
        return line("answer_deadline_on", text=directive.deadline.text, on=directive.deadline.on.isoformat())
    return line("answer_deadline_none", text=directive.deadline.text)


def ordinals(items: Iterable[StoredItem]) -> str:
    """第1、3、5项."""
    numbers = sorted({stored.item.ordinal for stored in items})
    return f"第{'、'.join(map(str, numbers))}项"
