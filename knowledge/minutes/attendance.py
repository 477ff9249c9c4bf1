"""The lists of who came, in blocks or in prose → Attendance, and whom a label names as chair."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from knowledge.minutes.draft import Range
from knowledge.minutes.entries import entries
from knowledge.minutes.patterns_layout import ATTENDANCE, QUORUM
from knowledge.minutes.patterns_meeting import NAMED
from knowledge.minutes.patterns_people import (
    AWAY,
    BRACKETED_AWAY,
    CAME,
    CHAIRED,
    COUNTED,
    DEPUTY,
    NAMELESS,
    PROSE_LABEL,
    PROSE_LEAD,
    SIGNED,
    THROUGHOUT,
    TOLD_AWAY,
    WROTE,
)
from knowledge.minutes.people import is_body, is_name, person
from knowledge.model import Attendance, Observer, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.minutes.entries import Entry
    from knowledge.minutes.layout import Layout
    from knowledge.minutes.people import Person
    from knowledge.text import Text

_OF_BODIES = ("委", "局", "办", "部", "院", "会", "组", "支部", "党委", "总支")
_ROLES = ("attend", "observe", "absent", "record", "chair")
_VERB_ROLES = {"出席": "attend", "参加": "attend", "参会": "attend", "与会": "attend", "列席": "observe"}
_TOWNS = ("镇", "乡", "街道")
_PLACES = "镇村区县州市"  # what stands in a column of its own and ends so is a place: 石庄镇　王某
_LONGEST_BODY = 60
_LONGEST_CLAUSE = 600


@dataclass(frozen=True, slots=True)
class _Section:
    """One list: whose it is and where it stands."""

    role: str
    stretch: Range
    listed: bool = False  # a labelled list, wherever it stands


@dataclass
class _Observers:
    """One entry of 列席 while it is read."""

    body: str | None
    names: list[str]
    at: int
    end: int


@dataclass
class _Register:
    """What was read so far, in order."""

    attendees: list[str] = field(default_factory=list)
    observers: list[_Observers] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    recorder: str | None = None
    chair: str | None = None


def read_attendance(text: Text, layout: Layout) -> tuple[Attendance, str | None]:
    """Return the lists of a document, and the person whom a label 主持 or 主席 names."""
    register = _Register()
    blocks = _blocks(text, layout)
    prose = layout.of(PartKind.OPENING)
    for block in blocks:
        sections = list(_sections(text, block))
        prose.append(Range(block.start, sections[0].stretch.start) if sections else block)
        for section in sections:
            _read_list(text, section, register)
            prose += [Range(*told.span()) for told in TOLD_AWAY.finditer(text.plain, section.stretch.start, block.end)]
    for stretch in prose:
        for section in _clauses(text, stretch):
            if not _read_list(text, section, register, in_prose=not section.listed) and not section.listed:
                _add_group(text, section, register)
    for away in BRACKETED_AWAY.finditer(text.plain):
        if is_name(away["name"]):
            register.absent.append(text.shown[away.start("name") : away.end("name")])
    return _attendance(text, register, blocks), register.chair


def _attendance(text: Text, register: _Register, blocks: list[Range]) -> Attendance:
    return Attendance(
        attendees=tuple(dict.fromkeys(register.attendees)),
        observers=tuple(Observer(o.body, tuple(o.names), text.span(o.at, o.end)) for o in register.observers),
        absent=tuple(dict.fromkeys(register.absent)),
        recorder=register.recorder,
        spans=tuple(text.span(block.start, block.end) for block in blocks),
    )


def _blocks(text: Text, layout: Layout) -> list[Range]:
    """The stretches of attendance, neighbouring paragraphs as one but for those that tell it in sentences."""
    blocks: list[Range] = []
    joins = False
    for kind, paragraph in layout.zones:
        if kind is not PartKind.ATTENDANCE:
            joins = False
            continue
        tells = _is_told(text, paragraph)
        if joins and not tells:
            blocks[-1] = Range(blocks[-1].start, paragraph.end)
        else:
            blocks.append(paragraph)
        joins = not tells
    return blocks


def _is_told(text: Text, paragraph: Range) -> bool:
    """Whether a paragraph tells in sentences who came: 应到委员9人，实到7人…, 出席会议的有…."""
    label = ATTENDANCE.match(text.plain, paragraph.start, paragraph.end)
    return (label is not None and _in_sentence(label)) or QUORUM.match(
        text.plain, paragraph.start, paragraph.end
    ) is not None


def _in_sentence(label: re.Match[str]) -> bool:
    """Whether a label is the opening of a sentence: 出席会议的领导有."""
    return "的" in label[0]


# ------------------------------------------------------------------ where the lists stand
def _sections(text: Text, block: Range) -> Iterator[_Section]:
    """The labelled lists of one block."""
    labels = [
        found for found in ATTENDANCE.finditer(text.plain, block.start, block.end) if _is_label(text, found, block)
    ]
    stops = [found.start() for found in labels[1:]] + [block.end]
    for label, stop in zip(labels, stops if labels else [], strict=True):
        role = next(name for name in _ROLES if label[name])
        told = TOLD_AWAY.search(text.plain, label.end(), stop) or SIGNED.search(text.plain, label.end(), stop)
        yield _Section(role, Range(label.end(), told.start() if told else stop))


def _is_label(text: Text, label: re.Match[str], block: Range) -> bool:
    """Whether a label word is one.

    It opens a paragraph, or stands after a stop or a blank and has its colon.
    """
    at = label.start()
    if _in_sentence(label):
        return False
    if at == block.start or text.plain[at - 1] == "\n":
        return label["colon"] is not None or not text.plain.startswith(("会议", "了", "的"), label.end())
    return bool(label["colon"]) and (text.plain[at - 1] in "。；，、" or any(c.isspace() for c in text.gap(at)))


def _clauses(text: Text, stretch: Range) -> Iterator[_Section]:
    """The clauses of prose that say who came: "李某、王某出席会议", "出席会议的有：李某、王某"."""
    start = stretch.start
    for stop in [*(m.end() for m in re.finditer(r"[。；\n]", text.plain[stretch.start : stretch.end])), None]:
        end = stretch.end if stop is None else stretch.start + stop
        if (label := ATTENDANCE.match(text.plain, start, end)) and label["colon"]:
            yield _Section(next(name for name in _ROLES if label[name]), Range(label.end(), end), listed=True)
        elif wrote := WROTE.match(text.plain, start, end):
            yield _Section("record", Range(*wrote.span("name")))
        elif label := PROSE_LABEL.search(text.plain, start, end):
            yield _Section(_VERB_ROLES[label["verb"]], Range(label.end(), end))
        elif (came := CAME.search(text.plain, start, end)) and came.start() - start <= _LONGEST_CLAUSE:
            named = NAMED.search(text.plain, start, came.start())
            at = named.end() if named else start
            lead = PROSE_LEAD.match(text.plain, at, came.start())
            at = lead.end() if lead else at
            at = max([at, *(led.end() for led in CHAIRED.finditer(text.plain, at, came.start()))])
            guests = came["invited"] or "邀请" in text.plain[start:at]
            yield _Section("observe" if guests else _role(came), Range(at, came.start()))
            yield from _further(text, came.end(), end)
        start = end


def _further(text: Text, start: int, end: int) -> Iterator[_Section]:
    """The further groups of a sentence: "…出席会议，|各工委负责人|列席会议，|主任李某|因事请假"."""
    for came in CAME.finditer(text.plain, start, end):
        comma = text.plain.find("，", start, came.start())
        if comma < 0:
            return
        yield _Section(_role(came), Range(comma + 1, came.start()))
        start = came.end()


def _role(came: re.Match[str]) -> str:
    """The list that the end of a clause puts its people in: 应邀参加 is 列席, 因公请假 is 请假."""
    return "observe" if came["invited"] else _VERB_ROLES.get(came["verb"], "absent")


# ------------------------------------------------------------------ one list
def _read_list(text: Text, section: _Section, register: _Register, *, in_prose: bool = False) -> int:
    """Add a list to the register.

    Return how many persons it names. Prose names bodies only with their persons.
    """
    group: str | None = None
    persons = 0
    after_name = False
    listed = [_bare(entry) for entry in entries(text, section.stretch)]
    for entry, following in zip_longest(listed, listed[1:]):
        if entry.label or (section.role == "attend" and not in_prose and _heads_line(text, entry, following)):
            group, after_name = (entry.shown if is_body(entry.words) else None), False
            continue
        between = entry.before == "、" or (entry.before == " " and entry.words[-1:] not in _PLACES)
        likely = section.role != "observe" or (after_name and between)
        named = section.role in {"absent", "record"} or (
            after_name and entry.before == "、" and section.role == "attend"
        )
        among = named and not in_prose
        found = person(entry.words, after_name=likely and not in_prose, in_prose=in_prose, among=among)
        after_name = found is not None
        if found:
            persons += 1
            _add_person(entry, found, section.role, register, group)
        elif section.role == "observe" and not in_prose:
            _add_body(entry, register)
    return persons


def _bare(entry: Entry) -> Entry:
    """An entry without the words behind it that say of which items its people were there for."""
    words = THROUGHOUT.sub("", entry.words)
    cut = len(entry.words) - len(words)
    return replace(entry, words=words, shown=entry.shown[: len(words)], end=entry.end - cut) if cut else entry


def _heads_line(text: Text, entry: Entry, following: Entry | None) -> bool:
    """Whether a town opens a line of its people, a blank between them: 石庄镇　王某、李某."""
    opens = entry.at == 0 or text.plain[entry.at - 1] == "\n"
    return opens and entry.words.endswith(_TOWNS) and following is not None and following.before == " "


def _add_group(text: Text, section: _Section, register: _Register) -> None:
    """Add what came without a name in prose: "各镇和各处室负责人列席"."""
    words = text.plain[section.stretch.start : section.stretch.end]
    body = NAMELESS.sub("", words)
    if section.role != "absent" and 2 <= len(body) < len(words) <= _LONGEST_BODY and "，" not in words:  # noqa: PLR2004
        at = section.stretch.start
        register.observers.append(_Observers(text.shown[at : at + len(body)], [], at, section.stretch.end))


def _add_person(entry: Entry, found: Person, role: str, register: _Register, group: str | None) -> None:
    """Add one person where the role of the list, and what brackets say, put them."""
    name = found.name(entry.shown)
    deputy = DEPUTY.match(entry.note)
    if deputy and role == "attend":
        register.absent.append(name)
        register.attendees.append(entry.shown_note[: deputy.end("name")])
    elif role == "absent" or (role != "record" and AWAY.search(entry.note)):
        register.absent.append(name)
    elif role == "attend":
        register.attendees.append(name)
    elif role == "observe":
        _add_name(entry, name, entry.shown[: found.body_end] or None, register, group)
        if counted := COUNTED.match(entry.words):
            register.observers[-1].body = counted["body"] or None
    elif role == "record":
        register.recorder = register.recorder or name
    elif not name.endswith(_OF_BODIES):  # 党工委书记 李某: the body before its post is no name
        register.chair = register.chair or name


def _add_body(entry: Entry, register: _Register) -> None:
    body = entry.shown[: len(NAMELESS.sub("", entry.words))]
    noted = entry.shown_note.split("、")  # 县林业局（王某、李某）
    names = noted if all(is_name(one) for one in noted) else []
    if body and len(body) <= _LONGEST_BODY:
        register.observers.append(_Observers(body, names, entry.at, entry.end))


def _add_name(entry: Entry, name: str, body: str | None, register: _Register, group: str | None) -> None:
    """Add a name to the body that it follows directly, else open a new entry."""
    last = register.observers[-1] if register.observers else None
    if body is None and last and entry.before in "、 " and entry.before:
        last.names.append(name)
        last.end = entry.end
    else:
        register.observers.append(_Observers(body or group, [name], entry.at, entry.end))
