"""Text → its zones: header, opening, the core where the items stand, attendance, tail and page furniture.

Paragraphs are read in order by a small machine: HEAD until the opening, then OPENING, then CORE, and after an
attendance label or a circulation line END, from which a further item leads back to CORE.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from knowledge.minutes.cells import pairs
from knowledge.minutes.draft import Range
from knowledge.minutes.lines import headline, is_label, lists_people, looks_like_names, names_sent, starts_item, words
from knowledge.minutes.patterns_forms import LABEL
from knowledge.minutes.patterns_layout import (
    BRACKET_HEAD,
    BROKEN_LABEL,
    CHROME,
    CLOSING,
    DATED,
    FILLER,
    HEADS_PARAGRAPH,
    KEY,
    LEAD_IN,
    MARK,
    NUMBERED_END,
    OFFICE,
    OPENING,
    OPENS_ACT,
    OPENS_APPROVAL,
    ORDERS,
    STILL_OPENING,
    TAIL,
    TAIL_END,
    TITLE_HEAD,
    TITLE_WORD,
    UPRIGHT,
)
from knowledge.minutes.patterns_layout import LABEL as COUNTED
from knowledge.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.text import Text

_FIELDS = 3  # lines that the form of one task has after its first
_SHORT_MENU = 10  # characters of a menu entry of a web page
_SHORTEST_OFFICE, _LONGEST_OFFICE = 3, 25
_ROLL = 3  # lines in a row that are a list
_LONGEST_TITLE = 30  # characters of a line that is no text of an item
_LONGEST_HEAD = 400  # a metadata line may be long, the opening sentence of minutes hardly longer


@dataclass
class Layout:
    """The zones of one document, each a list of paragraphs in order; ``core`` is what the readings divide."""

    zones: list[tuple[PartKind, Range]] = field(default_factory=list)

    def of(self, kind: PartKind) -> list[Range]:
        """The paragraphs of one zone; the core is the zone ITEM."""
        return [paragraph for zone, paragraph in self.zones if zone is kind]


def paragraphs_of(text: Text) -> Iterator[Range]:
    """The paragraphs of a text, newlines left out."""
    start = 0
    while start < len(text.plain):
        end = text.plain.find("\n", start)
        end = len(text.plain) if end < 0 else end
        if end > start:
            yield from pairs(text, Range(start, end))
        start = end + 1


def lay_out(text: Text) -> Layout:
    """Divide a text into zones; every paragraph lands in exactly one."""
    paragraphs = list(paragraphs_of(text))
    opening = _opening(text, paragraphs)
    core = _core_start(text, paragraphs, opening)
    layout = Layout()
    layout.zones += _head(text, paragraphs[: core if opening is None else opening])
    if opening is not None:
        layout.zones += _between(text, paragraphs[opening:core])
    layout.zones += _body(text, paragraphs[core:])
    return layout


# ------------------------------------------------------------------ head and opening
def _opening(text: Text, paragraphs: list[Range]) -> int | None:
    for number, paragraph in enumerate(paragraphs):
        line = words(text, paragraph)
        if starts_item(line) and not OPENING.match(line):
            return None
        if _opens_minutes(line):
            return number
    return None


def _opens_minutes(line: str) -> bool:
    if KEY.match(line) or is_label(line) or not any(sign in line for sign in "。：，；"):
        return False
    first = line[:_LONGEST_HEAD]
    return bool(OPENING.search(first)) or (len(line) > _SHORT_MENU and bool(LEAD_IN.search(first)))


def _core_start(text: Text, paragraphs: list[Range], opening: int | None) -> int:
    """The number of the first paragraph of the core, ``len(paragraphs)`` where there is none."""
    if opening is None:
        return min(_first_alike(text, paragraphs), _first_item_without_opening(text, paragraphs))
    core = number = opening + 1
    listed = False
    while number < len(paragraphs):
        line = words(text, paragraphs[number])
        if (LEAD_IN.search(line) and not MARK.match(line)) or STILL_OPENING.match(line):
            core, listed = number + 1, False
        elif is_label(line) or (listed and looks_like_names(line)):
            listed = True
            core = number + 1
        elif starts_item(line) or (number == core and not _leads_in_soon(text, paragraphs, number)):
            break
        number += 1
    return core


def _leads_in_soon(text: Text, paragraphs: list[Range], number: int) -> bool:
    """Whether one of the next paragraphs ends the opening before any item has begun."""
    for paragraph in paragraphs[number : number + 4]:
        line = words(text, paragraph)
        if LEAD_IN.search(line):
            return True
        if starts_item(line):
            return False
    return False


def _first_alike(text: Text, paragraphs: list[Range]) -> int:
    """The first of several headings of one kind: 【某某】, 《某某》 alone, 关于某某问题。; else ``len(paragraphs)``."""
    said = [words(text, one) for one in paragraphs]
    kinds = (BRACKET_HEAD.fullmatch, TITLE_HEAD.fullmatch, HEADS_PARAGRAPH.match, _counts)
    runs = [run for is_head in kinds if len(run := [n for n, line in enumerate(said) if is_head(line)]) > 1]
    plain = [n for n, (line, below) in enumerate(pairwise(said)) if _is_heading(line) and _is_long(below)]
    runs += [plain] if len(plain) > 2 else []  # noqa: PLR2004 two may be a title and its place
    return min((run[0] for run in runs), default=len(paragraphs))


def _is_heading(line: str) -> bool:
    """Whether a line may be the heading of a matter: unmarked, and no title of minutes."""
    said = headline(line)
    return bool(said) and not (MARK.match(said) or KEY.match(said) or is_label(said) or TITLE_WORD.search(said))


def _is_long(line: str) -> bool:
    return len(line) > _LONGEST_TITLE and "。" in line


def _counts(line: str) -> bool:
    """Whether a line opens with the count of a matter: 议题（一）…, 第一项…."""
    found = COUNTED.match(line)
    return bool(found and found.lastgroup in {"worded", "nth"})


def _first_item_without_opening(text: Text, paragraphs: list[Range]) -> int:
    for number, paragraph in enumerate(paragraphs):
        line = words(text, paragraph)
        rest = line[number_ends(line) :]
        if starts_item(line) and not any(KEY.match(each) or is_label(each) for each in (line, rest)):
            return number
    return len(paragraphs)


def _head(text: Text, paragraphs: list[Range]) -> Iterator[tuple[PartKind, Range]]:
    """Title, number, date, metadata; menus of the page before them are furniture."""
    menu = _menu(text, paragraphs)
    listed = False
    upright = 0
    for number, paragraph in enumerate(paragraphs):
        line = words(text, paragraph)
        if found := UPRIGHT.match(text.plain, paragraph.start):
            upright = found.end()
        if number in menu or CHROME.match(line):
            yield PartKind.FURNITURE, paragraph
        elif paragraph.start < upright:
            yield PartKind.HEADER, paragraph
        elif is_label(line) or (listed and looks_like_names(line) and not KEY.match(line)):
            listed = True
            yield PartKind.ATTENDANCE, paragraph
        elif (at := number_ends(line)) and (KEY.match(line[at:]) or is_label(line[at:])):
            listed = is_label(line[at:])  # 三、主持人：李某
            yield PartKind.HEADER, Range(paragraph.start, paragraph.start + at)
            kind = PartKind.ATTENDANCE if listed else PartKind.HEADER
            yield kind, Range(paragraph.start + at, paragraph.end)
        else:
            listed = False
            yield PartKind.HEADER, paragraph


def number_ends(line: str) -> int:
    """Where the number ends that a line opens with; 0 where it opens with none."""
    found = MARK.match(line)
    return found.end() if found and (found["cn"] or found["digit"] or found["formal"]) else 0


def _menu(text: Text, paragraphs: list[Range]) -> set[int]:
    """The numbers of paragraphs that are entries of a page's menu: runs of three or more short words."""
    found: set[int] = set()
    run: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        line = words(text, paragraph)
        entry = (
            len(line) <= _SHORT_MENU
            and line.isalpha()
            and not any(w in line for w in ("会议", "纪要", "号", "次", "席"))
        )
        if entry and not KEY.match(line) and not is_label(line):
            run.append(number)
            continue
        found.update(run if len(run) >= 3 else ())  # noqa: PLR2004 two short lines may be a title
        run = []
    return found


def _between(text: Text, paragraphs: list[Range]) -> Iterator[tuple[PartKind, Range]]:
    listed = False
    for paragraph in paragraphs:
        line = words(text, paragraph)
        listed = is_label(line) or (listed and looks_like_names(line))
        if listed:
            yield PartKind.ATTENDANCE, paragraph
        else:
            yield from _split_end(text, paragraph, PartKind.OPENING)


# ------------------------------------------------------------------ core and end
def _body(text: Text, paragraphs: list[Range]) -> Iterator[tuple[PartKind, Range]]:
    zone = PartKind.ITEM
    rolls = _rolls([words(text, paragraph) for paragraph in paragraphs])
    for number, paragraph in enumerate(paragraphs):
        line = words(text, paragraph)
        if number in rolls:
            zone = PartKind.ATTENDANCE
            yield zone, paragraph
            continue
        zone = _zone(text, paragraphs, number, line, zone)
        yield from _split_end(text, paragraph, zone) if zone is PartKind.ITEM else [(zone, paragraph)]


def _rolls(lines: list[str]) -> set[int]:
    """The lines of lists without a label, several in a row that are a body and whom it sent."""
    found: set[int] = set()
    for sent, run in groupby(range(len(lines)), key=lambda n: names_sent(lines[n])):
        numbers = list(run)
        found.update(numbers if sent and len(numbers) >= _ROLL else ())
    return found


def _zone(text: Text, paragraphs: list[Range], number: int, line: str, zone: PartKind) -> PartKind:
    """The zone of a paragraph after the opening, given the zone of the one before it."""
    ended = zone is not PartKind.ITEM
    if CHROME.match(line) and (ended or number >= len(paragraphs) // 2) and not _is_form(text, paragraphs, number):
        return PartKind.FURNITURE
    if is_label(line) or BROKEN_LABEL.match(text.plain, paragraphs[number].start):
        return PartKind.ATTENDANCE
    if (
        TAIL.match(line)
        or (TAIL_END.search(line[-4:]) and not LABEL.match(line))  # 完成时限：3月底前印发
        or NUMBERED_END.match(line)
        or DATED.match(line)
        or _signs(text, paragraphs, number, zone)
    ):
        return PartKind.TAIL if zone is not PartKind.FURNITURE else zone
    if FILLER.fullmatch(line):
        return PartKind.TAIL
    if lists_people(line) or (zone is PartKind.TAIL and CLOSING.fullmatch(line)):
        return PartKind.ATTENDANCE
    if ended and zone is not PartKind.FURNITURE and _resumes(line):
        return PartKind.ITEM
    return zone


def _is_form(text: Text, paragraphs: list[Range], number: int) -> bool:
    """Whether 主办单位：某课 is a field of a task, not the foot of a web page: a limit or an item follows."""
    following = [words(text, p) for p in paragraphs[number + 1 : number + 1 + _FIELDS]]
    fields = [LABEL.match(line) for line in following]
    return bool(LABEL.match(words(text, paragraphs[number]))) and (
        any(field and field.lastgroup == "due" for field in fields) or any(_resumes(line) for line in following)
    )


def _resumes(line: str) -> bool:
    """Whether an item goes on after what looked like the end; numbers inside attendance lists do not."""
    found = MARK.match(line)
    rest = line[found.end() :] if found else line
    if found and (found["bare"] or found["case"] or found["topic"] or found["topic_key"]):
        return True
    return bool(OPENS_ACT.match(rest) or (not found and OPENS_APPROVAL.match(rest))) or bool(
        found and found["cn"] and not is_label(rest)
    )


def _signs(text: Text, paragraphs: list[Range], number: int, zone: PartKind) -> bool:
    """Whether a line is the office that signs: no sentence, and only days, offices or the page follow."""
    line = words(text, paragraphs[number])
    if not _SHORTEST_OFFICE <= len(line) <= _LONGEST_OFFICE or not line.isalpha() or MARK.match(line):
        return False
    following = [words(text, p) for p in paragraphs[number + 1 : number + 3]]
    if not following or zone is PartKind.ATTENDANCE:
        return bool(OFFICE.fullmatch(line))
    return any(DATED.match(x) or TAIL_END.search(x[-4:]) for x in following)


def _split_end(text: Text, paragraph: Range, zone: PartKind) -> Iterator[tuple[PartKind, Range]]:
    """Cut the closing sentences (会议还研究了其他事项；某领导参加会议) off a paragraph."""
    line = words(text, paragraph)
    end = len(line)
    cuts: list[tuple[PartKind, Range]] = []
    while (start := _last_sentence(line, end)) >= 0:
        sentence = line[start:end]
        if FILLER.fullmatch(sentence):
            cuts.append((PartKind.TAIL, Range(paragraph.start + start, paragraph.start + end)))
        elif CLOSING.fullmatch(sentence) and not any(p.search(sentence) for p in (ORDERS, OPENING, OPENS_ACT)):
            cuts.append((PartKind.ATTENDANCE, Range(paragraph.start + start, paragraph.start + end)))
        else:
            break
        end = start
    if end > 0:
        yield zone, Range(paragraph.start, paragraph.start + end)
    yield from reversed(cuts)


def _last_sentence(line: str, end: int) -> int:
    """Where the last sentence before ``end`` starts, -1 where nothing is left."""
    if end <= 0:
        return -1
    return line.rfind("。", 0, end - 1) + 1
