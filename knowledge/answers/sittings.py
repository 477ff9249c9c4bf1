"""A meeting → its agenda, its facts, who was there; a store → its meetings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import presence, words
from knowledge.answers.asked import Asked, answer, together
from knowledge.model import Card, Kind, Status
from knowledge.questions.patterns import EVIDENCE
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.library import Library
    from knowledge.model import Answer, Line, StoredItem, StoredMinutes

_KINDS = (
    (re.compile("布置|部署"), Kind.ARRANGE),
    (re.compile("传达"), Kind.CONVEY),
    (re.compile("学习"), Kind.STUDY),
    (re.compile("听取|汇报类"), Kind.HEAR),
    (re.compile("审议|审了"), Kind.DELIBERATE),
)
_KIND_ASKED = re.compile(r"类|哪[一几]?[项个部份]|哪些(?:是|议题)|第几")
_WHO = re.compile(r"谁|哪位")
_WRITTEN = "书面"


# ------------------------------------------------------------------ agenda
def agenda(asked: Asked) -> Answer:
    """The items of a meeting with their results, or those of one kind."""
    minutes = asked.scope[0]
    items = asked.library.store.items(minutes.id)
    head = line(
        "agenda_head",
        meeting=words.full_name(minutes.meeting),
        date=minutes.meeting.held_on or minutes.meeting.held_text or "—",
        count=len(items),
    )
    kind, chosen = _of_kind(asked, items)
    if kind and not chosen:
        return answer(
            asked, Status.NOT_STATED, [[line("agenda_kind_none", kind=kind)]], confidence=0.8, intent="agenda"
        )
    if kind:
        head = line("agenda_kind", kind=kind, count=len(chosen))
    entries = [_entry(item) for item in chosen]
    if kind and len(chosen) == 1 and _WHO.search(asked.query.plain):  # 学习的是哪部法律，由谁辅导
        entries += [line("answer_quote", quote=one.text) for one in asked.library.passages(chosen[0].id)[:1]]
    foot = words.stands(minutes)
    return answer(
        asked,
        Status.ANSWERED if items else Status.NOT_STATED,
        [[head], *([entry] for entry in entries), [foot]],
        confidence=0.9,
        intent="agenda",
        items=chosen,
        count=len(chosen),
    )


def agendas(asked: Asked) -> Answer:
    """The agenda of each of a few meetings, newest first."""
    parts = [agenda(replace(asked, scope=(minutes,))) for minutes in asked.scope]
    return together(asked, parts, confidence=0.9, intent="agenda")


def _entry(item: StoredItem) -> Line:
    return line(
        "agenda_entry",
        ordinal=item.item.ordinal,
        title=words.title(item.item),
        outcome=words.result(item.item),
    )


def _of_kind(asked: Asked, items: tuple[StoredItem, ...]) -> tuple[str, tuple[StoredItem, ...]]:
    """The kind that the question limits the agenda to, and the items of it; all items where it does not."""
    text = asked.query.plain
    if _WRITTEN in text:
        chosen = tuple(item for item in items if _WRITTEN in words.title(item.item) or _says_written(asked, item))
        return _WRITTEN, chosen
    if _KIND_ASKED.search(text):
        for pattern, kind in _KINDS:
            if (found := pattern.search(text)) and kind is not Kind.DELIBERATE:
                return found[0], tuple(item for item in items if item.item.kind is kind)
    return "", items


def _says_written(asked: Asked, item: StoredItem) -> bool:
    return any("书面审议" in passage.plain for passage in asked.library.passages(item.id)[:2])


def missing_item(asked: Asked, ordinal: int) -> Answer:
    """The meeting has no item of this number."""
    minutes = asked.scope[0]
    count = len(asked.library.store.items(minutes.id))
    text = line("no_item", meeting=words.meeting_name(minutes.meeting), ordinal=ordinal, count=count)
    return answer(asked, Status.NOT_FOUND, [[text]], confidence=0.9)


# ------------------------------------------------------------------ facts
_FACTS = {
    "chair": re.compile(r"主持|主席|谁开的会|召集|[市县区镇乡州校院]长是?(?:谁|哪位)"),
    "place": re.compile(r"地[点方]|在哪|何处|何地|会场|哪[个间](?:房间|会议室|屋)|几楼|哪一?[层栋座]楼?|哪一?楼"),
    "issued": re.compile(r"印发(?:日期|时间|是哪天)|(?:哪一?天|什么时候|何时|几号)(?:印发|发布)|成文|发布日期"),
    "compiled": re.compile(r"整理"),
    "issue": re.compile(r"第几号|文号|编号|第几期|纪要号|几号文|几号纪要|哪一号|多少号"),
    "recorder": re.compile(r"记录|纪录"),
    "date": re.compile(r"哪一?天|几号(?!文|纪要|楼)|日期|时间|什么时候|何时|啥时候|几月"),
    "year": re.compile(r"哪一?年|年份"),
    "ordinal": re.compile(r"第几次"),
    "hour": re.compile(r"(?:上午|早上|早晨).{0,8}(?:下午|午后|晚上)|几点(?!散|结束|开完)"),
    "ended": re.compile(r"几点(?:钟)?(?:散|结束|开完)|开到几点"),
}


_HOUR = re.compile(r"[上下]午|晚上?|[0-9]{1,2}(?:时|点|:)")
_ENDED_SAID = r"[0-9]{1,2}[时点:：][0-9分]*(?:结束|散会)|(?:散会|结束)[^。；]{0,6}[0-9]{1,2}[时点:：]"
_HOUR_SAID = r"(?:[上下]午|晚上|[0-9]{1,2}[时点:])[^。；]{0,40}(?:主持|召开|开会)"


def facts(asked: Asked) -> Answer:
    """The facts of a meeting as printed; says which of those asked for are not."""
    minutes = asked.scope[0]
    meeting = minutes.meeting
    have = {
        "chair": bool(meeting.chair),
        "place": bool(meeting.place),
        "issued": bool(meeting.issued_text),
        "compiled": bool(meeting.compiled_text or meeting.compiled_by),
        "issue": bool(meeting.issue_no),
        "date": bool(meeting.held_on or meeting.held_text),
        "year": meeting.held_on is not None or "年" in (meeting.held_text or ""),
        "ordinal": meeting.ordinal is not None,
        "recorder": bool(minutes.attendance.recorder),
        "ended": bool(_told(asked, minutes, _ENDED_SAID)),
        "hour": bool(_HOUR.search((meeting.held_text or "") + _told(asked, minutes, _HOUR_SAID))),
    }
    wanted = [fact for fact, pattern in _FACTS.items() if pattern.search(asked.query.plain)]
    if "issued" in wanted or "compiled" in wanted:
        wanted = [fact for fact in wanted if fact != "date"]
    lacking = [fact for fact in wanted if not have[fact]]
    lines = [*_facts(asked, minutes), *presence.absent(asked)]
    if lacking:
        lines.insert(0, line("meeting_not_stated", what="、".join(say(f"what_{fact}") for fact in lacking)))
    if "chair" in wanted and meeting.chair and (quoted := _told(asked, minutes, _led_by(meeting.chair))):
        lines.append(line("answer_quote", quote=quoted))
    if meeting.held_text and re.search("几点|上午|下午|时间", asked.query.plain):
        day = re.escape(re.sub(r"\s", "", meeting.held_text))
        if quoted := _told(asked, minutes, day):
            lines.append(line("answer_quote", quote=quoted))
    if re.search("委托|召集", asked.query.plain) and (quoted := _told(asked, minutes, "委托|召集")):
        lines.append(line("answer_quote", quote=quoted))
    lines = list(dict.fromkeys(lines))
    status = Status.NOT_STATED if lacking and len(lacking) == len(wanted) else Status.ANSWERED
    return answer(
        asked,
        status,
        [[*lines, words.stands(minutes)]],
        confidence=0.9,
        intent="meeting",
    )


def _led_by(chair: str) -> str:
    """A clause or a line (主席：赖市长某某) that says who led the meeting."""
    name = re.escape(chair)
    labelled = r"(?:主席|主持人|召集人)[：:][^。；，\n]{2,16}"
    return rf"{labelled}|{name}[^。；，\n]{{0,30}}(?:主持|召集)|(?:主持|由)[^。；，\n]{{0,20}}{name}"


def _printed_number(asked: Asked, minutes: StoredMinutes) -> str | None:
    """The number of the document with the words printed before it (府办纪要〔2024〕2号)."""
    number = minutes.meeting.issue_no
    if not number:
        return None
    source = asked.printed(minutes.id)
    printed = re.escape("".join(number.split()))
    found = re.search(rf"[\u4e00-\u9fff]{{0,12}}{printed}", source)
    return found[0] if found else number


def _told(asked: Asked, minutes: StoredMinutes, words_: str) -> str:
    """The sentence of the document that holds some words; empty where none does."""
    source = asked.printed(minutes.id)
    found = re.search(rf"[^。；\n]*(?:{words_})[^。；\n]*", source)
    return found[0][:120] if found else ""


def _facts(asked: Asked, minutes: StoredMinutes) -> Iterable[Line]:
    meeting = minutes.meeting
    yield line("meeting_name", name=meeting.name or minutes.file_name)
    if meeting.held_text or meeting.held_on:
        yield line("meeting_held", text=meeting.held_text or meeting.held_on)
    if meeting.place:
        yield line("meeting_place", text=meeting.place)
    if meeting.chair and meeting.chair_title:
        yield line("meeting_chair_title", name=meeting.chair, title=meeting.chair_title)
    elif meeting.chair:
        yield line("meeting_chair", name=meeting.chair)
    for key, value in (
        ("meeting_issue", _printed_number(asked, minutes)),
        ("meeting_issuer", meeting.issuer),
        ("meeting_issued", meeting.issued_text),
        ("meeting_compiled_by", meeting.compiled_by),
        ("meeting_compiled", meeting.compiled_text),
    ):
        if value:
            yield line(key, text=value)
    if minutes.attendance.recorder:
        yield line("meeting_recorder", name=minutes.attendance.recorder)


# ------------------------------------------------------------------ the store's meetings
def inventory(asked: Asked) -> Answer:
    """Which minutes there are, as an answer."""
    cards = [card.lines for card in meetings(asked.library, asked.scope if asked.scoped else None)]
    return answer(asked, Status.ANSWERED, cards, confidence=0.9, intent="meeting", count=len(asked.scope))


def meetings(library: Library, scope: Sequence[StoredMinutes] | None = None) -> tuple[Card, ...]:
    """All minutes that may be seen, newest first, or those of the ``scope``."""
    found = library.current() if scope is None else scope
    if not found:
        return (Card((line("meetings_none"),)),)
    entries = tuple(
        line(
            "meetings_entry",
            name=words.full_name(one.meeting) or one.file_name,
            date=words.day(one.meeting),
            items=len(library.store.items(one.id)),
        )
        for one in found
    )
    head = line("meetings_head" if scope is None else "meetings_head_limited", count=len(found))
    return (Card((head,)), *(Card((entry,)) for entry in entries))


_ASKS_NEXT = re.compile(r"下一?[次回届](?:常务|例|专题|办公|委员)?会")
_NEXT = re.compile(r"下一?[次回届][\u4e00-\u9fff]{0,4}会")


def asks_next(text: str) -> bool:
    """Whether a question names the next meeting."""
    return bool(_ASKS_NEXT.search(text))


def next_one(asked: Asked) -> Answer:
    """When the next meeting is, in the words of the newest minutes, or that they do not say."""
    minutes = asked.scope[0]
    place = words.stands(minutes)
    for item in asked.library.store.items(minutes.id):
        for passage in asked.library.passages(item.id):
            if _NEXT.search(passage.plain) and re.search(EVIDENCE["day"], passage.plain):
                lines = [line("answer_quote", quote=passage.text), place]
                return answer(asked, Status.ANSWERED, [lines], confidence=0.85, intent="meeting", items=[item])
    lines = [line("meeting_not_stated", what=say("what_next_meeting")), place]
    return answer(asked, Status.NOT_STATED, [lines], confidence=0.85, intent="meeting")
