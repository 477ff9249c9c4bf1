"""The lists of who came, in blocks or in prose → Attendance, and whom a label names as chair."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from knowledge.minutes.draft import Range
from knowledge.minutes.entries import entries
from knowledge.minutes.lines import names_sent
from knowledge.minutes.patterns_layout import ATTENDANCE, QUORUM
from knowledge.minutes.patterns_meeting import NAMED
from knowledge.minutes.patterns_people import (
    AWAY,
    BRACKETED_AWAY,
    CAME,
    CHAIRED,
    COUNTED,
    DEPUTY,
    FIRST_CLAUSE,
    NAMELESS,
    NO_BODY,
    POST_END,
    PROSE_LABEL,
    PROSE_LEAD,
    RECORDED,
    SIGNED,
    STAYED_AWAY,
    THROUGHOUT,
    TOGETHER,
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
_VERB_ROLES = {
    **dict.fromkeys(("出席", "参加", "参会", "与会", "到会"), "attend"),
    **dict.fromkeys(("列席", "到会汇报", "先后到会汇报", "到会说明"), "observe"),
}
_TOWNS = ("镇", "乡", "街道")
_PLACES = "镇村区县州市"  # what stands in a column of its own and ends so is a place: 石庄镇　王某
_LONGEST_BODY = 60
_LONGEST_CLAUSE = 600
_WHOLE = 4  # characters of a name that has no parts: 沙马某某
_LAST_LINES = 6  # lines of a zone, in which the one who took the minutes may be named


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
    closed: bool = False  # its body stands behind its name: nobody further is of it


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
        lead = Range(block.start, sections[0].stretch.start) if sections else block
        roll = _roll(text, lead)
        prose += [] if roll else [lead]
        for section in (*roll, *sections):
            _read_list(text, section, register)
            prose += [Range(*told.span()) for told in TOLD_AWAY.finditer(text.plain, section.stretch.start, block.end)]
    for stretch in prose:
        for section in _clauses(text, stretch):
            if not _read_list(text, section, register, in_prose=not section.listed) and not section.listed:
                _add_group(text, section, register)
    register.recorder = register.recorder or _recorder(text, layout)
    for away in BRACKETED_AWAY.finditer(text.plain):
        if is_name(away["name"]):
            register.absent.append(text.shown[away.start("name") : away.end("name")])
    return _attendance(text, register, blocks), register.chair


def _recorder(text: Text, layout: Layout) -> str | None:
    """Who took the minutes, where only a line outside the lists says so."""
    for zone in (PartKind.TAIL, PartKind.ATTENDANCE, PartKind.ITEM):
        for line in layout.of(zone)[-_LAST_LINES:]:
            for found in RECORDED.finditer(text.plain, line.start, line.end):
                pieces = entries(text, Range(*found.span("who" if found["who"] else "wrote")))
                names = [each.name(one.shown) for one in pieces if (each := person(one.words, among=True))]
                if len(names) == 1:
                    return names[0]
    return None


def _attendance(text: Text, register: _Register, blocks: list[Range]) -> Attendance:
    return Attendance(
        attendees=tuple(dict.fromkeys(register.attendees)),
        observers=tuple(Observer(_sender(o), tuple(o.names), text.span(o.at, o.end)) for o in register.observers),
        absent=tuple(dict.fromkeys(register.absent)),
        recorder=register.recorder,
        spans=tuple(text.span(block.start, block.end) for block in blocks),
    )


def _sender(one: _Observers) -> str | None:
    """The body that sent somebody, without the post that a blank parts from the name: 教务处处长　王某."""
    post = POST_END.search(one.body) if one.body and one.names else None
    if not (post and one.body):
        return one.body
    body = one.body[: post.start()]
    return one.body if post[0].endswith("委") else body if is_body(body) or body.endswith(_OF_BODIES) else None


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
    return {"的", "有"} <= set(label[0]) or label[0].startswith("本次")


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


def _roll(text: Text, block: Range) -> list[_Section]:
    """A block without a label whose lines are each a body and whom it sent: those who came."""
    lines = [line for line in _lines(text, block) if names_sent(text.plain[line.start : line.end])]
    whole = text.plain[block.start : lines[-1].end].count("\n") + 1 if lines else 0
    return [_Section("attend", Range(block.start, lines[-1].end))] if len(lines) > 1 and whole == len(lines) else []


def _lines(text: Text, block: Range) -> Iterator[Range]:
    """The lines of a block, empty ones left out."""
    for found in re.finditer(r"[^\n]+", text.plain[block.start : block.end]):
        yield Range(block.start + found.start(), block.start + found.end())


def _is_label(text: Text, label: re.Match[str], block: Range) -> bool:
    """Whether a label word is one.

    It opens a paragraph, or stands after a stop or a blank and has its colon.
    """
    at = label.start()
    if _in_sentence(label) or (_of_circumstances(label) and _tells(text, label, block)):
        return False
    if at == block.start or text.plain[at - 1] == "\n":
        return label["colon"] is not None or not text.plain.startswith(("会议", "了", "的"), label.end())
    parted = label["colon"] is not None or "\t" in text.gap(label.end())
    return parted and (text.plain[at - 1] in "。；，、" or any(c.isspace() for c in text.gap(at)))


def _of_circumstances(label: re.Match[str]) -> bool:
    """Whether sentences may follow a label: 出席情况：."""
    return bool(label["colon"]) and "情况" in label[0]


def _tells(text: Text, label: re.Match[str], block: Range) -> bool:
    """Whether the first clause behind a label is a sentence that tells who came."""
    clause = FIRST_CLAUSE.match(text.plain, label.end(), block.end)
    return clause is not None and CAME.search(text.plain, *clause.span()) is not None


def _clauses(text: Text, stretch: Range) -> Iterator[_Section]:
    """The clauses of prose that say who came: "李某、王某出席会议", "出席会议的有：李某、王某"."""
    start = stretch.start
    for stop in [*(m.end() for m in re.finditer(r"[。；\n]", text.plain[stretch.start : stretch.end])), None]:
        end = stretch.end if stop is None else stretch.start + stop
        label = ATTENDANCE.match(text.plain, start, end)
        if label and _of_circumstances(label):  # 本次会议出席情况：某某参加了会议，某某因公外出
            start, label = label.end(), None
        if label and label["colon"]:
            yield _Section(next(name for name in _ROLES if label[name]), Range(label.end(), end), listed=True)
        elif wrote := WROTE.match(text.plain, start, end):
            yield _Section("record", Range(*wrote.span("name")))
        elif label := PROSE_LABEL.search(text.plain, start, end):
            if came := CAME.search(text.plain, start, label.start()):
                yield from _told(text, came, start, label.start())
            others = CAME.search(text.plain, label.end(), end)
            comma = text.plain.rfind("，", label.end(), others.start()) if others else -1
            yield _Section(_role(label), Range(label.end(), comma if comma > 0 else end))
            yield from _further(text, comma, end) if comma > 0 else ()
        elif (came := CAME.search(text.plain, start, end)) and came.start() - start <= _LONGEST_CLAUSE:
            yield from _told(text, came, start, end)
        start = end


def _told(text: Text, came: re.Match[str], start: int, end: int) -> Iterator[_Section]:
    """The groups of a sentence whose first is told to have come: "会议由县长李某主持，|副县长王某|出席会议"."""
    named = NAMED.search(text.plain, start, came.start())
    at = named.end() if named else start
    lead = PROSE_LEAD.match(text.plain, at, came.start())
    at = lead.end() if lead else at
    at = max([at, *(led.end() for led in CHAIRED.finditer(text.plain, at, came.start()))])
    guests = came["invited"] or "邀请" in text.plain[start:at]
    yield _Section("observe" if guests else _role(came), Range(at, came.start()))
    yield from _further(text, came.end(), end)


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
        if away := STAYED_AWAY.match(entry.words):
            persons += _add_absent(away["who"], register)
            continue
        between = entry.before == "、" or (entry.before == " " and entry.words[-1:] not in _PLACES)
        likely = section.role != "observe" or (after_name and between)
        leads = section.role == "attend" and not after_name and following is not None and following.before == "、"
        named = (
            section.role in {"absent", "record", "chair"}
            or (leads and len(entry.words) == _WHOLE)
            or (after_name and entry.before == "、" and section.role == "attend")
        )
        among = named and not in_prose
        found = person(entry.words, after_name=likely and not in_prose, in_prose=in_prose, among=among)
        after_name = found is not None
        if found:
            persons += 1
            _add_person(entry, found, section.role, register, group)
        elif section.role == "observe" and not in_prose and not _is_post(entry, register):
            _add_body(entry, register)
    return persons


def _bare(entry: Entry) -> Entry:
    """An entry without the words behind it that say of which items its people were there for."""
    words = TOGETHER.sub(r"\g<who>", THROUGHOUT.sub("", entry.words))
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


def _add_absent(words: str, register: _Register) -> int:
    """Add one of whom an entry says that they did not come; gives how many persons that is."""
    found = person(words)
    register.absent += [found.name(words)] if found else []
    return int(found is not None)


def _add_body(entry: Entry, register: _Register) -> None:
    body = entry.shown[: len(NAMELESS.sub("", entry.words))]
    noted = entry.shown_note.split("、")  # 县林业局（王某、李某）
    names = noted if all(is_name(one) for one in noted) else []
    if body and len(body) <= _LONGEST_BODY and not NO_BODY.fullmatch(body):
        register.observers.append(_Observers(body, names, entry.at, entry.end))


def _is_post(entry: Entry, register: _Register) -> bool:
    """Whether an entry is the post of the one before, whose body it then names: 李某　县住建局局长."""
    last = register.observers[-1] if register.observers else None
    post = POST_END.search(entry.words)
    if not (post and entry.before == " " and last and last.names and last.body is None and last.end <= entry.at):
        return False
    body = entry.shown[: post.start()]
    last.body, last.end, last.closed = body if is_body(body) else None, entry.end, True
    return True


def _add_name(entry: Entry, name: str, body: str | None, register: _Register, group: str | None) -> None:
    """Add a name to the body that it follows directly, else open a new entry."""
    last = register.observers[-1] if register.observers else None
    if body is None and last and not last.closed and entry.before in "、 " and entry.before:
        last.names.append(name)
        last.end = entry.end
    else:
        register.observers.append(_Observers(body or group, [name], entry.at, entry.end))
