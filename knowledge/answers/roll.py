"""The lists of a meeting → what they print of a person, a body or a part of those who were there."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import words
from knowledge.questions.lexicon import identity
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import AskedBody, Line, StoredMinutes

NOT_THERE = re.compile(r"(?:没有?|未|不)来?(?:参加|参会|出席|到会|到场|开会)")
PARTS = {
    "attendee": re.compile("出席|参会|与会|参加|到会|来了|领导|谁来|在场"),
    "observer": re.compile("列席|列习|参会|与会|参加|到会|单位"),
    "absent": re.compile(f"请假|请的假|缺席|没来|没到|没去|请[过了的].{{0,4}}假|{NOT_THERE.pattern}"),
    "recorder": re.compile("记录|纪录|记的录|谁记|记的是谁|执笔"),
    "chair": re.compile("主持|主席"),
}
_ON_BEHALF = re.compile(r"[^，。；\n]{0,12}受[^，。；\n]{2,24}委托[^，。；\n]*")
_CLAUSE_LONG = 60
_ABSENT_BODIES = re.compile(r"(?:缺席|未到(?:会)?)(?:单位)?[：:][^\n]+")  # 缺席：县公安局, whose people go unnamed
_FEW = 3  # people on leave of whom each is quoted


def where_named(asked: Asked) -> StoredMinutes:
    """The newest of the meetings meant whose lists name the body or person asked for; on leave, where that is asked."""
    gone = bool(PARTS["absent"].search(asked.query.plain))
    for minutes in asked.scope:
        lists = minutes.attendance
        if any(person in lists.absent or (not gone and person in _everybody(minutes)) for person in asked.query.people):
            return minutes
        if any(_listed(observer.body, body) for observer in lists.observers for body in asked.query.bodies):
            return minutes
    return asked.scope[0]


def _everybody(minutes: StoredMinutes) -> set[str]:
    lists = minutes.attendance
    sent = (name for observer in lists.observers for name in observer.names)
    return {minutes.meeting.chair or "", lists.recorder or "", *lists.attendees, *lists.absent, *sent}


def _listed(printed: str | None, body: AskedBody) -> bool:
    """Whether a body of the list is the one asked for."""
    return bool(printed) and (identity(printed or "") in body.ids or body.words in (printed or ""))


def of_body(asked: Asked, minutes: StoredMinutes, body: AskedBody) -> tuple[list[Line], bool]:
    """What the list says of a body, and whether it names whom that body sent."""
    found = [observer for observer in minutes.attendance.observers if _listed(observer.body, body)]
    if not found and (told := _in_prose(asked, minutes, body)):
        return told, True
    if not found:
        return [line("attendance_body_absent", meeting=words.meeting_name(minutes.meeting), body=body.words)], False
    lines: list[Line] = []
    for observer in found:
        if observer.names:
            lines.append(
                line(
                    "attendance_body",
                    body=observer.body,
                    part=say("part_observer"),
                    names="、".join(observer.names),
                )
            )
            if printed := _printed(asked, minutes, observer.body or "", observer.names):
                lines.append(line("answer_quote", quote=printed))
        else:
            lines.append(line("attendance_body_unnamed", body=observer.body))
            lines.append(line("answer_quote", quote=_sentence(asked, minutes, observer.span.start)))
    return lines, any(observer.names for observer in found)


def _printed(asked: Asked, minutes: StoredMinutes, body: str, names: Sequence[str]) -> str:
    """A body with its people as the list prints them; empty where something stands between them."""
    source = asked.run_on(minutes.id)
    people = "[、，,]?".join(map(re.escape, names))
    found = re.search(rf"{re.escape(body)}[：:]?{people}", source)
    return found[0] if found else ""


def _in_prose(asked: Asked, minutes: StoredMinutes, body: AskedBody) -> list[Line]:
    """Whom the opening names right behind the body (县水利局李某、县林业局王某参加会议)."""
    source = asked.run_on(minutes.id)
    names = {name for one in body.ids for name in asked.library.lexicon.names.get(one, ())} | {body.words}
    sent: list[str] = []
    for name, person in product(names, minutes.attendance.attendees):
        if f"{name}{person}" in source and (
            found := re.search(rf"{re.escape(name)}{re.escape(person)}(?:、[\u4e00-\u9fff]{{2,3}})*", source)
        ):
            sent += [one for one in found[0].removeprefix(name).split("、") if one in minutes.attendance.attendees]
    people = "、".join(dict.fromkeys(sent))
    return [line("attendance_body", body=body.words, part=say("part_attendee"), names=people)] if people else []


def of_person(asked: Asked, minutes: StoredMinutes, person: str) -> tuple[list[Line], bool]:
    """What the lists say of a person, and whether they name them."""
    parts = parts_of(minutes, person)
    if not parts:
        return [line("attendance_person_absent", meeting=words.meeting_name(minutes.meeting), person=person)], False
    why = with_reason(asked, minutes, person)
    away = why.removeprefix(person)  # 因病请假 says it in full, （赴省里开会） stands behind the name
    told = {"absent": (person, away) if away and away[0] not in "（(" else (why, say("part_absent"))}
    lines = [
        line("attendance_person", person=who, part=how, body=f"（{body}）" if body else "")
        for who, how, body in ((*told.get(part, (person, say(f"part_{part}"))), body) for part, body in parts)
    ]
    if quoted := _clause(asked, minutes, person):
        lines.append(line("answer_quote", quote=quoted))
    return lines, True


def parts_of(minutes: StoredMinutes, person: str) -> list[tuple[str, str]]:
    """What a person was at a meeting, each with the body that sent them; empty where the lists do not name them."""
    lists = minutes.attendance
    parts = [("chair", "")] if person == minutes.meeting.chair else []
    parts += [("attendee", "")] if person in lists.attendees else []
    parts += [("observer", observer.body or "") for observer in lists.observers if person in observer.names]
    parts += [("absent", "")] if person in lists.absent else []
    return parts + ([("recorder", "")] if person == lists.recorder else [])


_AWAY = "(?:请假|缺席|未(?:能)?(?:参会|到会|出席))"


def with_reason(asked: Asked, minutes: StoredMinutes, name: str) -> str:
    """A person on leave with the reason that the list prints behind the name."""
    source = asked.run_on(minutes.id)
    found = re.search(
        rf"{re.escape(name)}(?:[（(][^（()）]{{1,20}}[)）]|[因在][^，。；、]{{1,14}}?{_AWAY}|(?:参加|陪同|赴)[^。；、）)]{{1,24}}?{_AWAY})",
        source,
    )
    return found[0] if found else name


def _clause(asked: Asked, minutes: StoredMinutes, person: str) -> str:
    """The clause that tells of a person's being there, or what the list prints of them and of those beside them."""
    source = asked.printed(minutes.id)
    proxy = r"(?:[，,][^，,。；;\n]*委托[^，,。；;\n]*)?"  # 因病请假，书面委托某某代为表决
    for found in re.finditer(rf"[^，,。；;\n]*{re.escape(person)}[^，,。；;\n]*{proxy}", source):
        if len(found[0]) <= _CLAUSE_LONG and re.search(r"主持|出席|列席|参加|请假|缺席", found[0]):
            return found[0]
    listed = re.search(rf"[^，,。；;：:|*\n]*{re.escape(person)}(?![^，,。；;：:|*\n]*《)[^，,。；;：:|*\n]*", source)
    return listed[0] if listed and person != listed[0] and len(listed[0]) <= _CLAUSE_LONG else ""


def _sentence(asked: Asked, minutes: StoredMinutes, at: int) -> str:
    """The line of the source that a place lies in."""
    source = asked.library.store.source(minutes.id)
    start = source.rfind("\n", 0, at) + 1
    end = source.find("\n", at)
    return source[start : end if end >= 0 else len(source)].strip()


def not_printed(minutes: StoredMinutes, part: str) -> Line:
    """That the minutes of a meeting have no such list."""
    return line("attendance_not_stated", meeting=words.meeting_name(minutes.meeting), part=say(f"part_{part}"))


def absent_bodies(asked: Asked, minutes: StoredMinutes) -> list[Line]:
    """The line that lists bodies of which nobody came, as printed; nothing where there is none."""
    found = _ABSENT_BODIES.search(asked.printed(minutes.id))
    return [line("answer_quote", quote=found[0])] if found else []


def printed_part(asked: Asked, minutes: StoredMinutes, part: str) -> Iterable[Line]:
    """What the minutes print of a part of those who were there (``chair``, ``absent``); nothing where they do not."""
    lists = minutes.attendance
    if part == "chair" and minutes.meeting.chair:
        title = minutes.meeting.chair_title
        yield (
            line("meeting_chair_title", name=minutes.meeting.chair, title=title)
            if title
            else line("meeting_chair", name=minutes.meeting.chair)
        )
        behalf = _ON_BEHALF.search(asked.run_on(minutes.id))
        if behalf and "委托" in asked.query.plain:
            yield line("answer_quote", quote=behalf[0])
        if quoted := _clause(asked, minutes, minutes.meeting.chair):
            yield line("answer_quote", quote=quoted)
    if part == "recorder" and lists.recorder:
        yield line("meeting_recorder", name=lists.recorder)
    if part in {"attendee", "absent"}:
        names = lists.attendees if part == "attendee" else lists.absent
        if names:
            shown = [with_reason(asked, minutes, name) for name in names] if part == "absent" else names
            yield line("attendance_list", part=say(f"part_{part}"), count=len(names), names="、".join(shown))
        few = names if part == "absent" and len(names) <= _FEW else ()
        for quoted in dict.fromkeys(_clause(asked, minutes, name) for name in few):
            if quoted and quoted not in shown:
                yield line("answer_quote", quote=quoted)
    if part == "observer" and lists.observers:
        names = tuple((observer.body or "") + "、".join(observer.names) for observer in lists.observers)
        count = sum(len(observer.names) for observer in lists.observers)
        if not count:
            for quoted in dict.fromkeys(_sentence(asked, minutes, one.span.start) for one in lists.observers):
                yield line("answer_quote", quote=quoted)
            return
        yield line("attendance_list", part=say("part_observer"), count=count, names="，".join(names))
        alone = [observer.names[0] for observer in lists.observers if observer.names and not observer.body]
        if len(lists.observers) == 1 and alone and (quoted := _clause(asked, minutes, alone[0])):
            yield line("answer_quote", quote=quoted)
