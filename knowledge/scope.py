"""A query and the turn before → the meetings it speaks of: those it names, those of the turn before, or all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answers.asked import Asked
from knowledge.model import Dialogue, MeetingRef
from knowledge.questions import dialogue as turns
from knowledge.questions.lessons import said
from knowledge.questions.reading import read
from knowledge.questions.slate import number

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from knowledge.library import Library
    from knowledge.model import Meeting, Query, StoredItem, StoredMinutes


def ask_of(query: Query, library: Library, dialogue: Dialogue, *, follows: bool = False) -> Asked:
    """The question with the meetings that it speaks of: those it names, those of the turn before, or all."""
    current = library.current()
    if query.places:
        current = library.current_of(query.places)
    of_kind = _of_kind(current, query)
    narrowed, current = len(of_kind) < len(current), of_kind
    if _is_matter(query) and not _meant(current, query.meeting):
        query = replace(query, meeting=MeetingRef())
    if query.meeting and _of_another_organ(current, query):
        return Asked(query, library, dialogue, (), scoped=True, follows=follows)
    if query.meeting:
        return Asked(query, library, dialogue, _meant(current, query.meeting), scoped=True, follows=follows)
    if query.intent in _LISTS and (held := tuple(one for one in current if _held_in(one.meeting, query.years))):
        return Asked(query, library, dialogue, held, scoped=True, follows=follows)
    beside = query.intent == dialogue.intent == "attendance" and dialogue.scoped
    numbered = bool(query.ordinals) and len(dialogue.minutes_ids) == 1
    another = bool(query.bodies) and query.intent == "tasks" and not dialogue.scoped
    if (follows or numbered or beside) and dialogue.minutes_ids and not (another or turns.elsewhere(query)):
        kept = tuple(one for one in current if one.id in dialogue.minutes_ids)
        if kept:
            return Asked(query, library, dialogue, kept, scoped=True, follows=follows)
    return Asked(query, library, dialogue, current, scoped=bool(query.places) or narrowed, follows=follows)


# 专题会上怎么定的, and no 报党组会审议
_KIND = re.compile(
    r"(?<![报交请送提到])(?P<kind>专题|办公|党组|联席|现场|调度|协调)(?:会议|会|办公会)(?!审议|审定|研究)"
)


# 市委常委会第8次会议: the organ whose meeting is asked for by its number
_OF_ORGAN = re.compile(
    r"(?P<before>常委会|政协|党组|党委会?|董事会|监事会|理事会|党政联席会?)(?:会议|会)?的?第[0-9一二三四五六七八九十百]+次"
    r"|第[0-9一二三四五六七八九十百]+次(?P<after>常委会|党组会|党委会|董事会|监事会|理事会|党政联席会)"
)


def _of_another_organ(current: Sequence[StoredMinutes], query: Query) -> bool:
    """Whether a numbered meeting is that of an organ of which there are no minutes here."""
    found = _OF_ORGAN.search(query.plain)
    organ = (found["before"] or found["after"]).removesuffix("会") if found else ""
    return bool(organ) and not any(organ in (one.meeting.name or "") + (one.meeting.issuer or "") for one in current)


_ONE_PURPOSE = re.compile(r"专门(?:召开|开)(?:过|了)?的?[那这]?[次场个]?会")  # 哪天专门开的会


def _of_kind(current: Sequence[StoredMinutes], query: Query) -> tuple[StoredMinutes, ...]:
    """The minutes of the kind of meeting that a question names, where there are others beside them; else all."""
    found = _KIND.search(query.raw)
    kind = found["kind"] if found else "专题" if _ONE_PURPOSE.search(query.raw) else ""
    if query.intent == "meetings" and not kind and "常务" in query.raw:  # of any other question 常务会 is said loosely
        kind = "常务"
    kept = tuple(one for one in current if kind and kind in (one.meeting.name or ""))
    return kept or tuple(current)


def item_called(library: Library, words: str, today: date) -> StoredItem | None:
    """第7次会议第2项 → the item; the meeting may be left out where there is but one. None where that is not clear."""
    query = read(words, library, today=today)
    scope = ask_of(query, library, Dialogue()).scope
    if len(scope) != 1 or len(query.ordinals) != 1:
        return None
    return next((one for one in library.store.items(scope[0].id) if one.item.ordinal == query.ordinals[0]), None)


def of_taught(asked: Asked) -> Asked | None:
    """The question as one for the agenda item that an administrator mapped it to; None where there is none to see."""
    query, library = asked.query, asked.library
    item_id = library.lexicon.lessons.items.get(said(query.raw))
    if item_id is None:
        return None
    item = library.store.item_in_force(item_id)
    scope = tuple(one for one in library.current() if item and one.id == item.minutes_id)
    if item is None or not scope:
        return None
    return replace(asked, query=replace(query, ordinals=(item.item.ordinal,)), scope=scope, scoped=True)


_OF_MEETING = re.compile(
    r"[的那]?(?:天|日|次|场|个)?的?(?:上午|下午)?(?:召开|开|举行)?的?(?:那次|那场)?(?:会|常务|纪要|办公会|专题)"
)


def _is_matter(query: Query) -> bool:
    """Whether a day or month beside a matter may be one of the matter's own: 客运站8月1号搬不搬."""
    ref = query.meeting
    if (
        not query.topic
        or "会" in ref.words
        or ref.ordinal
        or ref.latest
        or ref.nth
        or not (ref.day or ref.words.endswith("月"))
    ):
        return False
    after = query.plain.partition(ref.words)[2]
    return bool(ref.words) and ref.words in query.plain and not _OF_MEETING.match(after)


_ISSUE = re.compile(r"(?P<number>[0-9]+|[〇零一二三四五六七八九十百]+)[号期]$")
_LISTS = frozenset({"tasks", "tasks_all", "listing", "meetings", "attendance"})  # of these a year is a limit


def _held_in(meeting: Meeting, years: Collection[int]) -> bool:
    return meeting.held_on is not None and meeting.held_on.year in years


def _meant(current: Sequence[StoredMinutes], ref: MeetingRef) -> tuple[StoredMinutes, ...]:
    """The minutes that a question means, newest first; one of them where it counts them off."""
    scope = tuple(one for one in current if _is_meant(one.meeting, ref))
    if ref.month and not ref.day:  # 3月份的会: those of the newest year that has one
        years = {one.meeting.held_on.year for one in scope[:1] if one.meeting.held_on}
        return tuple(one for one in scope if _held_in(one.meeting, years))
    if ref.day and not ref.month:  # 六号那天: the newest such day
        return scope[:1]
    if not ref.nth:
        return scope[:1] if ref.latest else scope
    at = len(scope) - ref.nth if ref.nth > 0 else -ref.nth - 1
    return scope[at : at + 1] if at >= 0 else ()


_YEAR_OF_ISSUE = re.compile("20[0-9]{2}")


def _is_meant(meeting: Meeting, ref: MeetingRef) -> bool:
    if ref.chair:
        return ref.chair == meeting.chair or _holds(meeting.chair_title or "", ref.chair)
    if ref.latest or (ref.nth and ref.first is None):
        return True
    if ref.ordinal is not None:
        meant = meeting.ordinal is not None and meeting.ordinal in {ref.ordinal, ref.other}
        return meant and (ref.first is None or _within(meeting.held_on, ref))
    if ref.issue_no is not None:
        printed = _ISSUE.search(meeting.issue_no or "")
        same = printed is not None and number(printed["number"]) == ref.issue_no
        if not same or ref.first is None:
            return same
        dated = _YEAR_OF_ISSUE.search(meeting.issue_no or "")
        return dated[0] == str(ref.first.year) if dated else _within(meeting.held_on, ref)
    held = meeting.held_on
    if held is None:
        return False
    if ref.first:
        return _within(held, ref)
    return ref.month in {None, held.month} and ref.day in {None, held.day}


def _holds(title: str, post: str) -> bool:
    """Whether a printed title holds a post itself: 县长 is not that of a 副县长."""
    return re.search(rf"(?<![副代]){re.escape(post)}", title) is not None


def _within(held: date | None, ref: MeetingRef) -> bool:
    return held is not None and ref.first is not None and ref.last is not None and ref.first <= held <= ref.last
