"""A meeting → who was there: a body, a person, or the whole lists, as printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import opening, roll, words
from knowledge.answers.asked import Asked, answer
from knowledge.model import Status
from knowledge.questions.lexicon import bare
from knowledge.questions.patterns import WAS_THERE
from knowledge.wording import line

if TYPE_CHECKING:
    from knowledge.model import Answer, Line, StoredMinutes


def attendance(asked: Asked) -> Answer:
    """Who came: of a body, a person, or the whole lists."""
    minutes = roll.where_named(asked)
    lines = _of_kind(minutes, asked.query.plain) if not (asked.query.bodies or asked.query.people) else []
    if lines:
        lines.append(words.stands(minutes))
        return answer(asked, Status.ANSWERED, [lines], confidence=0.85, intent="attendance")
    there = 0
    led: list[Line] = []
    if (asked.query.bodies or asked.query.people) and "主持" in asked.query.plain:  # 谁主持, 军分区来的是谁
        led = list(roll.printed_part(asked, minutes, "chair"))
        lines += led
    for said in (
        *(roll.of_body(asked, minutes, one) for one in asked.query.bodies),
        *(roll.of_person(asked, minutes, one) for one in asked.query.people),
    ):
        found, present = said
        lines += found
        there += present
    sent = dict.fromkeys(body for one in asked.query.people for _, body in roll.parts_of(minutes, one) if body)
    if there:
        asked_too = (part for part in ("recorder", "absent") if roll.PARTS[part].search(asked.query.plain))
        lines += [one for part in asked_too for one in roll.printed_part(asked, minutes, part) if one not in lines]
    status = Status.ANSWERED if there else Status.NOT_STATED
    of_all = any(
        re.search(rf"{re.escape(body.words)}的?(?:领导|人员|同志)", asked.query.plain) for body in asked.query.bodies
    )
    if (
        there
        and _WHY.search(asked.query.plain)
        and all(_gone_untold(asked, minutes, one) for one in asked.query.people)
    ):
        lines.insert(0, line("not_stated", what=say("what_reason")))
        status = Status.NOT_STATED
    own = led and not there and not asked.query.people and _BY_WHOM.search(asked.query.plain)
    if own:
        lines, status = led, Status.ANSWERED  # 规划委员会第2次会由谁主持: the body is the meeting's own
    listed = of_all or (roll.PARTS["absent"].search(asked.query.plain) and minutes.attendance.absent)
    words_of_print = (asked.query.bodies or asked.query.topic) and not listed
    if not (there or own) and words_of_print and (told := opening.in_words(asked)):
        return told
    if not lines or (of_all and not there):  # 开发区领导: those of the meeting's own body
        lines, status = _lists(asked, minutes)
    return answer(
        asked,
        status,
        [[*lines, words.stands(minutes)]],
        confidence=0.9,
        intent="attendance",
        bodies=[*(body.words for body in asked.query.bodies), *sent],
    )


_WHY = re.compile(r"为(?:[什啥]|何(?!人))|[因啥]为?什么|什么(?:事|原因)|啥(?:事|原因)|原因|怎么没|咋没")


def _gone_untold(asked: Asked, minutes: StoredMinutes, person: str) -> bool:
    """Whether a person was on leave and the list does not say why."""
    return person in minutes.attendance.absent and roll.with_reason(asked, minutes, person) == person


_BY_WHOM = re.compile(r"(?:谁|哪位|哪个领导)(?:来|在)?主持|主持(?:人|的)?(?:是|为)?(?:谁|哪位)")
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
    lines.append(words.stands(minutes))
    return answer(asked, Status.ANSWERED, [lines], confidence=0.85, intent="attendance")


_WHICH_MEETINGS = re.compile(
    r"(?:哪些|哪几|几|多少|哪一?)[次场回个]?[\u4e00-\u9fff]{0,4}(?:会|次)|都.{0,4}(?:哪些|哪几次)会|几[次回]"
    rf"|(?:第一|首|最近一?|最后一?|上一?)[次回](?:来|去)?(?:{WAS_THERE}|开会)"
)


# 第一次参加是哪次 · 最近一次主持的是哪次会
_END = re.compile(r"(?P<first>(?:第一|头一?|首)[次回]|最早|最先)|(?:最近|最后|上)一?[次回]")


def asks_meetings(text: str) -> bool:
    """Whether a question asks at which meetings somebody was (主持过哪几次常务会)."""
    return bool(_WHICH_MEETINGS.search(text))


def meetings_of(asked: Asked, person: str) -> Answer:
    """The meetings at which a person was, newest first; those they chaired or missed, where that is asked."""
    wanted = [part for part in ("chair", "absent", "recorder") if roll.PARTS[part].search(asked.query.plain)]
    end = _END.search(asked.query.plain)
    found = []
    for minutes in asked.scope:
        parts = [part for part, _ in roll.parts_of(minutes, person) if not wanted or part in wanted]
        if end and "absent" not in wanted and "absent" in parts:  # 第一次参加: never a meeting missed
            continue
        if parts:
            told = "、".join(say(f"part_{part}") for part in parts)
            reason = roll.with_reason(asked, minutes, person).removeprefix(person) if "absent" in parts else ""
            name = words.meeting_on(minutes.meeting)
            found.append(line("attendance_meetings_entry", meeting=name, part=told + reason))
    if found and end:
        found = found[-1:] if end["first"] else found[:1]
        return answer(asked, Status.ANSWERED, [found], confidence=0.9, intent="attendance")
    head = line("attendance_meetings", person=person, count=len(found))
    return answer(asked, Status.ANSWERED, [[head], found], confidence=0.9, intent="attendance", count=len(found))


def absent(asked: Asked) -> list[Line]:
    """Who was on leave, where a question about a meeting asks for that too; else none."""
    minutes = asked.scope[0]
    if not roll.PARTS["absent"].search(asked.query.plain):
        return []
    return list(roll.printed_part(asked, minutes, "absent")) or [roll.not_printed(minutes, "absent")]


def _lists(asked: Asked, minutes: StoredMinutes) -> tuple[list[Line], Status]:
    """The printed lists that the question asks for; all of them where it does not say."""
    wanted = [part for part, pattern in roll.PARTS.items() if pattern.search(asked.query.plain)]
    if (
        "attendee" in wanted
        and "observer" in wanted
        and "列席" not in asked.query.plain
        and "出席" in asked.query.plain
    ):
        wanted.remove("observer")
    if roll.NOT_THERE.search(asked.query.plain):  # 谁没有参加: those who did are not asked for
        wanted = [part for part in wanted if part not in {"attendee", "observer"}]
    elif "absent" in wanted and "列席" not in asked.query.plain:  # 哪个单位缺席: no list of those who sent somebody
        wanted = [part for part in wanted if part != "observer"]
    lines: list[Line] = []
    lacking = []
    for part in wanted or ["chair", "attendee", "observer", "absent"]:
        found = list(roll.printed_part(asked, minutes, part))
        if part == "absent" and ("单位" in asked.query.plain or not found):
            found += roll.absent_bodies(asked, minutes)
        lines += found
        if not found and wanted:
            lacking.append(part)
    said = [roll.not_printed(minutes, part) for part in lacking]
    if lacking and (not lines or lacking[0] == wanted[0]):
        return [*said, *lines], Status.NOT_STATED
    if "recorder" in lacking:  # 谁没来，谁记录的: the second is answered too
        lines += said
    return lines, Status.ANSWERED if lines else Status.NOT_STATED
