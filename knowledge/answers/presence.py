"""A meeting → who was there: a body, a person, or the whole lists, as printed."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import opening, words
from knowledge.answers.asked import Asked, answer
from knowledge.model import Status
from knowledge.questions.lexicon import bare, identity
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.model import Answer, AskedBody, Line, StoredMinutes


# What lists of names do not tell of a person, and the words by which minutes would.
_UNTOLD: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "post",
        re.compile(r"(?:什么|啥|何|哪个)(?:职务|职位|官|头衔|身份)|职务(?:是|呢|$)"),
        r"(?:长|书记|主任|主席|经理|委员|成员|代表|理事|局|处)\s*{who}",
    ),
    (
        "whereabouts",
        re.compile(r"[调去到]哪[儿里]?(?!开|参)(?:去)?了|去向"),
        r"{who}[^，。；]{{0,16}}(?:调任|调往|调至|调到|赴[^，。；]{{2,12}}任|转任|升任)",
    ),
    (
        "before",
        re.compile(
            r"(?:之前|以前|原来|原先|早先)(?:是|在)?(?:哪[个家里儿]?(?:单位|部门|局|上班|任|工作|干)?(?:的|任职|工作|干)?(?=[？?\s]*$)|(?:干|做)什么(?:的|工作)|(?:什么|啥)(?:单位|职务|工作))"
        ),
        r"{who}[^，。；]{{0,8}}(?:原任|曾任|此前)",
    ),
    (
        "view",
        re.compile(r"(?:什么|啥)(?:态度|看法|意见|观点|想法)|怎么(?:看|想|表态)"),
        r"{who}(?:同志|[\u4e00-\u9fff]?[市县区镇局]长)?(?:认为|指出|强调|表示|要求|提出|建议|说)",
    ),
    (
        "work",
        re.compile(r"(?:分管|管)(?:的)?(?:是)?(?:什么|啥|哪[块些个])"),
        r"{who}[^，。；]{{0,6}}(?:分管|负责)|分管[^，。；]{{0,16}}{who}",
    ),
)


def untold(asked: Asked) -> str:
    """What is asked of a person and no minutes in question tell; empty where they do, or none such is asked."""
    if not asked.query.people:
        return ""
    away = {name for one in asked.scope for name in one.attendance.absent}
    for kind, asks, tells in _UNTOLD:
        if not asks.search(asked.query.plain) or (kind == "whereabouts" and away & set(asked.query.people)):
            continue  # 去哪了, of one on leave: the list tells the reason
        said = re.compile("|".join(tells.format(who=re.escape(one)) for one in asked.query.people))
        if not any(said.search(re.sub(r"\s", "", asked.library.store.source(one.id))) for one in asked.scope):
            return kind
    return ""


def not_told(asked: Asked, kind: str) -> Answer:
    """What is asked of a person is not in the minutes: say so, and where they are named."""
    minutes = _where_named(asked)
    lines = [line("not_stated", what=say(f"what_{kind}"))]
    for person in asked.query.people:
        lines += _of_person(asked, minutes, person)[0]
    lines.append(line("answer_place", place=words.place(minutes)))
    return answer(asked, Status.NOT_STATED, [lines], confidence=0.85, intent="attendance")


def attendance(asked: Asked) -> Answer:
    """Who came: of a body, a person, or the whole lists."""
    minutes = _where_named(asked)
    lines = _of_kind(minutes, asked.query.plain) if not (asked.query.bodies or asked.query.people) else []
    if lines:
        lines.append(line("answer_place", place=words.place(minutes)))
        return answer(asked, Status.ANSWERED, [lines], confidence=0.85, intent="attendance")
    there = 0
    if (asked.query.bodies or asked.query.people) and "主持" in asked.query.plain:  # 谁主持, 军分区来的是谁
        lines += _part(asked, minutes, "chair")
    for said in (
        *(_of_body(asked, minutes, one) for one in asked.query.bodies),
        *(_of_person(asked, minutes, one) for one in asked.query.people),
    ):
        found, present = said
        lines += found
        there += present
    sent = dict.fromkeys(body for one in asked.query.people for _, body in _parts_of(minutes, one) if body)
    if there:
        asked_too = (part for part in ("recorder", "absent") if _PARTS[part].search(asked.query.plain))
        lines += [one for part in asked_too for one in _part(asked, minutes, part) if one not in lines]
    status = Status.ANSWERED if there else Status.NOT_STATED
    of_all = any(
        re.search(rf"{re.escape(body.words)}的?(?:领导|人员|同志)", asked.query.plain) for body in asked.query.bodies
    )
    listed = of_all or (_PARTS["absent"].search(asked.query.plain) and minutes.attendance.absent)
    words_of_print = (asked.query.bodies or asked.query.topic) and not listed
    if not there and words_of_print and (told := opening.in_words(asked)):
        return told
    if not lines or (of_all and not there):  # 开发区领导: those of the meeting's own body
        lines, status = _lists(asked, minutes)
    return answer(
        asked,
        status,
        [[*lines, line("answer_place", place=words.place(minutes))]],
        confidence=0.9,
        intent="attendance",
        bodies=[*(body.words for body in asked.query.bodies), *sent],
    )


_KINDS = {
    "乡镇街道": ("镇", "乡", "街道"),
    "镇街": ("镇", "街道"),
    "乡镇": ("镇", "乡"),
    "区镇": ("镇", "区"),
    "委办局": ("委", "办", "局"),
    "企业": ("公司", "集团"),
    **{one: (one,) for one in ("镇", "乡", "街道", "局", "公司", "集团", "银行", "学校", "医院", "社区", "村", "协会")},
}
_KIND = re.compile(
    r"(?:各个?|所有的?|全部的?|全体|每个|哪些|哪几[个家]|几[个家]|[0-9一二两三四五六七八九十]+[个家])"
    rf"(?P<kind>{'|'.join(_KINDS)})"
)


def asks_kind(text: str) -> bool:
    """Whether a question asks after all bodies of a kind (六个镇, 各街道)."""
    return bool(_KIND.search(text))


def _of_kind(minutes: StoredMinutes, text: str) -> list[Line]:
    """Everybody whom the bodies of a kind sent, as the list prints them; none where no kind is named."""
    found = _KIND.search(text)
    ends = _KINDS[found["kind"]] if found else ()
    sent = [one for one in minutes.attendance.observers if one.body and one.names and one.body.endswith(ends)]
    return [
        line("attendance_body", body=one.body, part=say("part_observer"), names="、".join(one.names))
        for one in (sent if ends else ())
    ]


def by_other_names(asked: Asked) -> Answer | None:
    """Whom those bodies sent that a word of the question means (运营商: 电信公司); None where it means none."""
    minutes = asked.scope[0]
    meant = {other for term in asked.query.terms for other in term.others}
    sent = [one for one in minutes.attendance.observers if one.body and one.names and bare(one.body) in meant]
    lines = [
        line("attendance_body", body=one.body, part=say("part_observer"), names="、".join(one.names)) for one in sent
    ]
    if not lines:
        return None
    lines.append(line("answer_place", place=words.place(minutes)))
    return answer(asked, Status.ANSWERED, [lines], confidence=0.85, intent="attendance")


def _where_named(asked: Asked) -> StoredMinutes:
    """The newest of the meetings meant whose lists name the body or person asked for; on leave, where that is asked."""
    gone = bool(_PARTS["absent"].search(asked.query.plain))
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


def _of_body(asked: Asked, minutes: StoredMinutes, body: AskedBody) -> tuple[list[Line], bool]:
    """What the list says of a body, and whether it is in it."""
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
    return lines, True


def _printed(asked: Asked, minutes: StoredMinutes, body: str, names: Sequence[str]) -> str:
    """A body with its people as the list prints them; empty where something stands between them."""
    source = re.sub(r"\s", "", asked.library.store.source(minutes.id))
    people = "[、，,]?".join(map(re.escape, names))
    found = re.search(rf"{re.escape(body)}[：:]?{people}", source)
    return found[0] if found else ""


def _in_prose(asked: Asked, minutes: StoredMinutes, body: AskedBody) -> list[Line]:
    """Whom the opening names right behind the body (县水利局李某、县林业局王某参加会议)."""
    source = re.sub(r"\s", "", asked.library.store.source(minutes.id))
    names = {name for one in body.ids for name in asked.library.lexicon.names.get(one, ())} | {body.words}
    sent: list[str] = []
    for name, person in product(names, minutes.attendance.attendees):
        if f"{name}{person}" in source and (
            found := re.search(rf"{re.escape(name)}{re.escape(person)}(?:、[\u4e00-\u9fff]{{2,3}})*", source)
        ):
            sent += [one for one in found[0].removeprefix(name).split("、") if one in minutes.attendance.attendees]
    people = "、".join(dict.fromkeys(sent))
    return [line("attendance_body", body=body.words, part=say("part_attendee"), names=people)] if people else []


def _of_person(asked: Asked, minutes: StoredMinutes, person: str) -> tuple[list[Line], bool]:
    """What the lists say of a person, and whether they name them."""
    parts = _parts_of(minutes, person)
    if not parts:
        return [line("attendance_person_absent", meeting=words.meeting_name(minutes.meeting), person=person)], False
    named = {"absent": _with_reason(asked, minutes, person)}
    lines = [
        line(
            "attendance_person",
            person=named.get(part, person),
            part=say(f"part_{part}"),
            body=f"（{body}）" if body else "",
        )
        for part, body in parts
    ]
    if quoted := _clause(asked, minutes, person):
        lines.append(line("answer_quote", quote=quoted))
    return lines, True


def _parts_of(minutes: StoredMinutes, person: str) -> list[tuple[str, str]]:
    """What a person was at a meeting, each with the body that sent them; empty where the lists do not name them."""
    lists = minutes.attendance
    parts = [("chair", "")] if person == minutes.meeting.chair else []
    parts += [("attendee", "")] if person in lists.attendees else []
    parts += [("observer", observer.body or "") for observer in lists.observers if person in observer.names]
    parts += [("absent", "")] if person in lists.absent else []
    return parts + ([("recorder", "")] if person == lists.recorder else [])


_WHICH_MEETINGS = re.compile(
    r"(?:哪些|哪几|几|多少|哪一?)[次场回个]?[\u4e00-\u9fff]{0,4}(?:会|次)|都.{0,4}(?:哪些|哪几次)会|几[次回]"
)


def asks_meetings(text: str) -> bool:
    """Whether a question asks at which meetings somebody was (主持过哪几次常务会)."""
    return bool(_WHICH_MEETINGS.search(text))


def meetings_of(asked: Asked, person: str) -> Answer:
    """The meetings at which a person was, newest first; those they chaired or missed, where that is asked."""
    wanted = [part for part in ("chair", "absent", "recorder") if _PARTS[part].search(asked.query.plain)]
    found = []
    for minutes in asked.scope:
        parts = [part for part, _ in _parts_of(minutes, person) if not wanted or part in wanted]
        if parts:
            told = "、".join(say(f"part_{part}") for part in parts)
            reason = _with_reason(asked, minutes, person).removeprefix(person) if "absent" in parts else ""
            name = words.meeting_name(minutes.meeting)
            found.append(line("attendance_meetings_entry", meeting=name, part=told + reason))
    head = line("attendance_meetings", person=person, count=len(found))
    return answer(asked, Status.ANSWERED, [[head], found], confidence=0.9, intent="attendance", count=len(found))


def _with_reason(asked: Asked, minutes: StoredMinutes, name: str) -> str:
    """A person on leave with the reason that the list prints behind the name."""
    source = re.sub(r"\s", "", asked.library.store.source(minutes.id))
    found = re.search(rf"{re.escape(name)}(?:[（(][^（()）]{{1,20}}[)）]|因[^，。；、]{{1,14}}?(?:请假|缺席))", source)
    return found[0] if found else name


_ON_BEHALF = re.compile(r"[^，。；\n]{0,12}受[^，。；\n]{2,24}委托[^，。；\n]*")
_CLAUSE_LONG = 60
_FEW = 3  # people on leave of whom each is quoted


def _clause(asked: Asked, minutes: StoredMinutes, person: str) -> str:
    """The clause that tells of a person's being there, or what the list prints of them and of those beside them."""
    source = re.sub(r"[ \u3000\t]", "", asked.library.store.source(minutes.id))
    for found in re.finditer(rf"[^，,。；;\n]*{re.escape(person)}[^，,。；;\n]*", source):
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


_NOT_THERE = re.compile(r"(?:没有?|未|不)来?(?:参加|参会|出席|到会|到场|开会)")
_PARTS = {
    "attendee": re.compile("出席|参会|与会|参加|到会|来了|领导|谁来|在场"),
    "observer": re.compile("列席|列习|参会|与会|参加|到会|单位"),
    "absent": re.compile(f"请假|请的假|缺席|没来|没到|没去|请[过了的].{{0,4}}假|{_NOT_THERE.pattern}"),
    "recorder": re.compile("记录|纪录|记的录"),
    "chair": re.compile("主持|主席"),
}


def absent(asked: Asked) -> list[Line]:
    """Who was on leave, where a question about a meeting asks for that too; else none."""
    minutes = asked.scope[0]
    if not _PARTS["absent"].search(asked.query.plain):
        return []
    return list(_part(asked, minutes, "absent")) or [_not_printed(minutes, "absent")]


def _not_printed(minutes: StoredMinutes, part: str) -> Line:
    """That the minutes of a meeting have no such list."""
    return line("attendance_not_stated", meeting=words.meeting_name(minutes.meeting), part=say(f"part_{part}"))


def _lists(asked: Asked, minutes: StoredMinutes) -> tuple[list[Line], Status]:
    """The printed lists that the question asks for; all of them where it does not say."""
    wanted = [part for part, pattern in _PARTS.items() if pattern.search(asked.query.plain)]
    if (
        "attendee" in wanted
        and "observer" in wanted
        and "列席" not in asked.query.plain
        and "出席" in asked.query.plain
    ):
        wanted.remove("observer")
    if _NOT_THERE.search(asked.query.plain):  # 谁没有参加: those who did are not asked for
        wanted = [part for part in wanted if part not in {"attendee", "observer"}]
    lines: list[Line] = []
    lacking = []
    for part in wanted or ["chair", "attendee", "observer", "absent"]:
        found = list(_part(asked, minutes, part))
        lines += found
        if not found and wanted:
            lacking.append(part)
    said = [_not_printed(minutes, part) for part in lacking]
    if lacking and (not lines or lacking[0] == wanted[0]):
        return [*said, *lines], Status.NOT_STATED
    if "recorder" in lacking:  # 谁没来，谁记录的: the second is answered too
        lines += said
    return lines, Status.ANSWERED if lines else Status.NOT_STATED


def _part(asked: Asked, minutes: StoredMinutes, part: str) -> Iterable[Line]:
    lists = minutes.attendance
    if part == "chair" and minutes.meeting.chair:
        title = minutes.meeting.chair_title
        yield (
            line("meeting_chair_title", name=minutes.meeting.chair, title=title)
            if title
            else line("meeting_chair", name=minutes.meeting.chair)
        )
        behalf = _ON_BEHALF.search(re.sub(r"\s", "", asked.library.store.source(minutes.id)))
        if behalf and "委托" in asked.query.plain:
            yield line("answer_quote", quote=behalf[0])
        if quoted := _clause(asked, minutes, minutes.meeting.chair):
            yield line("answer_quote", quote=quoted)
    if part == "recorder" and lists.recorder:
        yield line("meeting_recorder", name=lists.recorder)
    if part in {"attendee", "absent"}:
        names = lists.attendees if part == "attendee" else lists.absent
        if names:
            shown = [_with_reason(asked, minutes, name) for name in names] if part == "absent" else names
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
