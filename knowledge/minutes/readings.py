"""The core of a document → its division into items, by competing readings.

Each numbering scheme that the core could follow proposes where its items start; a score picks one: how much
each
start looks like an item, how whole the numbers are, how much of the core the items cover, and whether their
number
agrees with the agenda of the opening. A new layout is a new proposal, nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.minutes.division import Division, Marked, Start, marked, quality_of, start_at
from knowledge.minutes.draft import Range
from knowledge.minutes.grid import tabled
from knowledge.minutes.labels import labelled, unlabelled
from knowledge.minutes.lines import words
from knowledge.minutes.patterns_items import PROPOSED_BY
from knowledge.minutes.patterns_layout import (
    ALSO,
    ANNOUNCES,
    BRACKET_HEAD,
    BRACKET_LABEL,
    CONFIRMED,
    CONFIRMING,
    EMPTY_SECTION,
    FIRST_WORDS,
    GROUP_HEADING,
    HEADS_PARAGRAPH,
    HEADS_SPEECH,
    LEAD_IN,
    LEADS_OVER,
    LISTING_SECTION,
    NEW_OBJECT,
    ONLY_LEADS,
    OPENS_ACT,
    OPENS_APPROVAL,
    OPENS_DUTY,
    OPENS_FINDING,
    OPENS_SPEECH,
    SAYS_NOTHING,
    TITLE,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from knowledge.text import Text

_LEAD_LENGTH = 45  # a line that only leads over to numbered items
_LONGEST_SAID = 4000  # characters of an item so far that an approval is held against
_FOREIGN = 0.5  # an approval that shares fewer pairs of characters with them opens a matter of its own
_FEWEST_GROUPS = 2  # headings that sort what stands below them
_FEWEST_FINDINGS = 3  # paragraphs that point out something make a series
_TITLE_WITHIN = 160  # characters of a paragraph of speech in which the document it is about is named
_RUN = 4  # characters in a row that name a matter
_GOOD = 0.7  # as much like an item as a heading line
_LATEST_FIRST = 3  # a count begins with 1, or after up to two unnumbered matters
_HEADED_QUALITY = 0.9
_SINGLE_QUALITY = 0.3  # the reading "one item" wins where all others score less
# What a whole count of numbers adds to a score: the outer a kind of number usually is, the more.
_KINDS = {
    "cn": 0.15,
    "sections": 0.15,
    "bare": 0.15,
    "ordinal": 0.15,
    "digit": 0.12,
    "paren": 0.1,
    "paren_digit": 0.08,
    "bracketed": 0.15,
    "table": 0.15,
    "labelled": 0.08,
}

_SIGNED = frozenset({"bracketed", "labelled"})  # whose starts carry no number, and are told by their looks


def read(text: Text, core: list[Range], agenda: int) -> tuple[Division, ...]:
    """Return every proposal for a core, the best first; empty where nothing looks like an item.

    ``agenda`` is the number of matters that the opening announces, 0 where it announces none.
    """
    lines = [marked(text, line) for line in core]
    proposals = [proposal for propose in PROPOSALS for proposal in propose(text, lines) if proposal.starts]
    scored = [_scored(proposal, core, agenda) for proposal in proposals]
    return tuple(sorted(scored, key=lambda division: -division.score))


# ------------------------------------------------------------------ proposals
def _numbered(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """Items that carry numbers of one kind, each the next of the one before.

    Unnumbered acts may come first.
    """
    for kind in (kind for kind in _KINDS if kind != "sections"):
        run = _run([i for i, line in enumerate(lines) if line.kind == kind], lines, text)
        if not run:
            continue
        before, leads = _unnumbered_before(text, lines[: run[0]])
        after = [i for i in range(run[-1] + 1, len(lines)) if ALSO.match(text.plain, lines[i].line.start)]
        yield Division(kind, (*before, *(start_at(text, lines, i) for i in (*run, *after))), leads)


def _run(candidates: list[int], lines: list[Marked], text: Text) -> list[int]:
    """The candidates whose numbers count up from the first.

    A lost or repeated number is a slip of the pen; more are left out only before what looks like an item.
    """
    run: list[int] = []
    last = 0
    slipped = False
    for i in candidates:
        number = lines[i].number
        if number is None:
            continue
        good = quality_of(text, lines[i]) >= _GOOD
        again = number == last and bool(run) and not slipped and good
        ahead = last < number <= last + (2 if run else _LATEST_FIRST)
        if again or ahead or (run and good and number > last):
            run.append(i)
            slipped, last = again, number
    return run


def _unnumbered_before(text: Text, lines: list[Marked]) -> tuple[tuple[Start, ...], tuple[Range, ...]]:
    """Acts that stand unnumbered before the first number.

    But for the line that only leads over to the numbers.
    """
    acts = [i for i, line in enumerate(lines) if not line.kind and OPENS_ACT.match(text.plain, line.line.start)]
    leads: tuple[Range, ...] = ()
    if acts and acts[-1] == len(lines) - 1 and _leads_over(text, lines[-1].line):
        leads = (lines[acts.pop()].line,)
    if not acts:
        return (), leads
    return tuple(start_at(text, lines, i) for i in acts), leads


def _leads_over(text: Text, line: Range) -> bool:
    return _length(line) <= _LEAD_LENGTH or bool(LEAD_IN.search(text.plain[line.start : line.end].rstrip()))


def _acts(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """Unnumbered paragraphs, each opening with what the meeting did with a matter of its own."""
    starts: list[Start] = []
    heads = _heading_lines(text, lines)
    for i, line in enumerate(lines):
        if line.kind or i - 1 in heads:  # below its heading: 一、某路建设
            continue
        opens = OPENS_ACT.match(text.plain, line.line.start) and not ONLY_LEADS.fullmatch(words(text, line.line))
        if opens or (OPENS_APPROVAL.match(text.plain, line.line.start) and _is_new(text, lines, i, starts)):
            leads = LEADS_OVER.match(text.plain, line.line.start, line.line.end)
            start = start_at(text, lines, i)
            starts.append(replace(start, words_at=leads.end()) if leads else start)
        elif (headed := HEADS_SPEECH.match(text.plain, line.line.start)) and _is_foreign(text, starts, headed):
            starts.append(replace(start_at(text, lines, i), topic=Range(*headed.span("topic"))))
    pointed = _pointed(text, lines)
    if len(starts) * 2 <= len(heads):
        return
    if len(pointed) < _FEWEST_FINDINGS or len(starts) * 2 > len(pointed):
        yield Division("acts", tuple(starts))  # else the findings open matters too, and speeches hold both


def _heading_lines(text: Text, lines: list[Marked]) -> list[int]:
    """The lines of a whole count that are headings, each with a paragraph below it; none where one of them is not."""
    for kind in ("cn", "paren"):
        run = _run([i for i, line in enumerate(lines) if line.kind == kind], lines, text)
        below = [i + 1 < len(lines) and lines[i + 1].kind != kind for i in run]
        heads = [not set("。；") & set(words(text, lines[i].line)) for i in run]
        if len(run) >= _FEWEST_FINDINGS and all(below) and all(heads):
            return run
    return []


def _is_foreign(text: Text, starts: list[Start], headed: re.Match[str]) -> bool:
    """Whether a matter that a paragraph names first is none that the item so far speaks of."""
    said = text.plain[max(starts[-1].at, headed.start() - _LONGEST_SAID) : headed.start()] if starts else ""
    return share(headed["topic"], said) < _FOREIGN


def _pointed(text: Text, lines: list[Marked]) -> list[int]:
    """The paragraphs that open with a finding: 会议指出，…."""
    return [i for i, line in enumerate(lines) if OPENS_FINDING.match(text.plain, line.line.start)]


def _is_new(text: Text, lines: list[Marked], i: int, starts: list[Start]) -> bool:
    """Whether an approval speaks of a matter that the item so far does not.

    By its title, else by its body.
    """
    if not starts:
        return True
    said = text.plain[max(starts[-1].at, lines[i].line.start - _LONGEST_SAID) : lines[i].line.start]
    line = words(text, lines[i].line)
    titles = [found[0] for found in TITLE.finditer(line.split("。")[0])]
    if titles:
        return not any(title in said or title[1:-1] in said for title in titles)
    object_ = NEW_OBJECT.match(line)
    if object_ and "该" not in object_["object"]:
        return share(object_["object"], said) < _FOREIGN
    return "该" not in line[:24] and "汇报" in line.split("。")[0]


def share(matter: str, said: str) -> float:
    """Return which part of a matter's pairs of characters a text repeats, 0..1."""
    pairs = {matter[i : i + 2] for i in range(len(matter) - 1)}
    return sum(pair in said for pair in pairs) / max(1, len(pairs))


def _speeches(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """Paragraphs that open with a speech act and then name a matter: 会议指出，《…》.

    A document of several that mostly point out (会议指出，…) has nothing else to tell its matters apart: there a
    paragraph that stresses or approves opens one too, where it names a matter that none before it speaks of.
    One that points out once and then stresses and asks in paragraphs of their own speaks of one matter.
    """
    said = [OPENS_SPEECH.match(text.plain, line.line.start, line.line.end) for line in lines]
    titled = [i for i, found in enumerate(said) if found and TITLE.match(text.plain, found.end())]
    pointed = _pointed(text, lines)
    if len(pointed) >= max(_FEWEST_FINDINGS, (len(lines) + 1) // 2) or len(pointed) > len(titled) > 1:
        acts = [i for i, line in enumerate(lines) if not line.kind and OPENS_ACT.match(text.plain, line.line.start)]
        titled = sorted({*pointed, *acts, *(i for i in range(len(lines)) if _opens_another(text, lines, i))})
    if len(titled) > 1:
        yield Division("speeches", tuple(_spoken(text, lines, i, said[i]) for i in titled))


def _opens_another(text: Text, lines: list[Marked], i: int) -> bool:
    """Whether a paragraph approves something new, or is the first to name a matter that the opening announces."""
    line = words(text, lines[i].line)
    if not lines[i].kind and OPENS_APPROVAL.match(line) and _is_new(text, lines, i, [start_at(text, lines, 0)]):
        return True
    if lines[i].kind or not OPENS_SPEECH.match(line):
        return False
    found = ANNOUNCES.search(text.plain, 0, lines[0].line.start)
    before = text.plain[lines[0].line.start : lines[i].line.start]
    first = line.split("。")[0]
    runs = {first[at : at + _RUN] for at in range(len(first) - _RUN + 1)}
    return bool(found) and any(run in found["matters"] and run not in before for run in runs if found)


def _spoken(text: Text, lines: list[Marked], i: int, said: re.Match[str] | None) -> Start:
    """The start of an item at a paragraph of speech; its first words behind the speech name the matter."""
    start = start_at(text, lines, i, 0.8)
    title = TITLE.search(text.plain, start.at, min(start.line_end, start.at + _TITLE_WITHIN))
    named = FIRST_WORDS.match(text.plain, said.end(), start.line_end) if said else None
    if title:
        return replace(start, topic=Range(*title.span()))
    return replace(start, topic=Range(*named.span("topic"))) if named else start


def _headed(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """Unnumbered paragraphs that open with their heading (关于厂区土地处置问题)."""
    found = [(i, HEADS_PARAGRAPH.match(text.plain, line.line.start, line.line.end)) for i, line in enumerate(lines)]
    starts = [
        replace(start_at(text, lines, i, _HEADED_QUALITY), topic=Range(*head.span("topic")))
        for i, head in found
        if head and not lines[i].kind
    ]
    if len(starts) > 1:
        yield Division("headed", tuple(starts))


def _bracketed(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """Items below headings in brackets on lines of their own: 【农村客运线路补贴】."""
    heads = [
        i
        for i, line in enumerate(lines)
        if BRACKET_HEAD.fullmatch(text.plain, line.line.start, line.line.end)
        and not BRACKET_LABEL.fullmatch(words(text, line.line))  # 【议案1】: what it is about stands below
    ]
    if len(heads) > 1:
        starts = (start_at(text, lines, i, 1.0) for i in heads)
        inside = (replace(start, words_at=start.at + 1, line_end=start.line_end - 1) for start in starts)
        yield Division("bracketed", tuple(inside), tuple(line.line for line in lines[: heads[0]]))


def _sections(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """壹、贰、 sections: those that list matters by inner numbers give their matters.

    Others count themselves.
    """
    heads = [i for i, line in enumerate(lines) if line.kind == "formal"] or _frame(text, lines)
    topics = [i for i, line in enumerate(lines) if line.kind == "topic"]
    if not heads and len(topics) < 1:
        return
    starts: list[Start] = []
    leads: list[Range] = [lines[i].line for i in range(heads[0] if heads else topics[0])]
    bounds = [*(heads or [topics[0]]), len(lines)]
    for head, end in pairwise(bounds):
        inner = _inner(text, lines, head, end)
        title = text.plain[lines[head].words_at : lines[head].line.end]
        if inner:
            starts += [start_at(text, lines, i, 1.0) for i in inner]
            leads += [lines[i].line for i in range(head, inner[0])]
        elif (
            EMPTY_SECTION.match(title)
            or SAYS_NOTHING.fullmatch(title)
            or (CONFIRMING.match(title) and CONFIRMED.fullmatch(_below(text, lines[head + 1 : end])))
            or (LISTING_SECTION.fullmatch(title) and _says_nothing(text, lines[head + 1 : end]))
        ):
            leads += [lines[i].line for i in range(head, end)]
        else:
            starts.append(start_at(text, lines, head, 1.0))
    yield Division("sections", tuple(starts), tuple(leads))


def _grouped(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """Matters in lines numbered on across headings that only sort them: 一、教育项目： 1、…，二、交通项目： 2、….

    Where each heading counts anew, what it heads is one matter.
    """
    heads = _run([i for i, line in enumerate(lines) if line.kind == "cn"], lines, text)
    if len(heads) < _FEWEST_GROUPS or not all(GROUP_HEADING.fullmatch(words(text, lines[i].line)) for i in heads):
        return
    inner = [i for i in range(heads[0], len(lines)) if lines[i].kind == "digit"]
    onward = [lines[i].number for i in inner] == list(range(1, len(inner) + 1))
    filled = onward and all(any(head < i < end for i in inner) for head, end in pairwise([*heads, len(lines)]))
    if filled and len(inner) > len(heads):
        leads = [line.line for line in lines[: heads[0]]] + [lines[i].line for i in heads]
        yield Division("digit", tuple(start_at(text, lines, i, 1.0) for i in inner), tuple(leads))


def _frame(text: Text, lines: list[Marked]) -> list[int]:
    """The numbered lines that frame a list of motions (七、报告案件, 九、临时动议, 十、散会); none without motions."""
    if not any(line.kind == "topic" for line in lines):
        return []
    titles = [text.plain[line.words_at : line.line.end] for line in lines]
    frames = (EMPTY_SECTION.match, LISTING_SECTION.fullmatch, SAYS_NOTHING.fullmatch)
    return [i for i, line in enumerate(lines) if line.kind == "cn" and any(each(titles[i]) for each in frames)]


def _below(text: Text, lines: list[Marked]) -> str:
    return "".join(words(text, line.line) for line in lines)


def _says_nothing(text: Text, lines: list[Marked]) -> bool:
    """Whether a section is empty, or says that it is: 无."""
    return _below(text, lines).strip("。") in ("", "无")


def _inner(text: Text, lines: list[Marked], head: int, end: int) -> list[int]:
    """The paragraphs of one section that open its matters; empty where the section is one matter."""
    topics = [i for i in range(head, end) if lines[i].kind == "topic"]
    if topics:
        return [i for i in topics if not _completes(text, lines, i)]
    title = text.plain[lines[head].words_at : lines[head].line.end]
    motions = any(line.kind == "topic" for line in lines)  # beside them the chair's remarks are no matters
    if not LISTING_SECTION.fullmatch(title) or (motions and EMPTY_SECTION.match(title)):
        return []
    for kind in ("cn", "digit", "paren"):
        run = _run([i for i in range(head + 1, end) if lines[i].kind == kind], lines, text)
        if run:
            return run
    return []


def _completes(text: Text, lines: list[Marked], i: int) -> bool:
    """Whether 案由： only says what the motion above it is about: 第三案, its mover perhaps between them."""
    above = i - 1
    if above >= 0 and PROPOSED_BY.match(text.plain, lines[above].line.start, lines[above].line.end + 1):
        above -= 1
    return lines[i].number is None and above >= 0 and lines[above].kind == "topic" and lines[above].number is not None


def _single(text: Text, lines: list[Marked]) -> Iterator[Division]:
    """One item: the whole core, where it says at least what the meeting meant."""
    said = [
        i
        for i, line in enumerate(lines)
        if OPENS_SPEECH.match(text.plain, line.words_at, line.line.end)
        or OPENS_ACT.match(text.plain, line.words_at, line.line.end)
        or OPENS_DUTY.match(text.plain, line.words_at, line.line.end)
    ]
    if said:
        yield Division("single", (start_at(text, lines, 0, _SINGLE_QUALITY),))


PROPOSALS: tuple[Callable[[Text, list[Marked]], Iterator[Division]], ...] = (
    _numbered,
    _acts,
    _speeches,
    _headed,
    _bracketed,
    _sections,
    _grouped,
    tabled,
    labelled,
    unlabelled,
    _single,
)


# ------------------------------------------------------------------ how good a proposal looks
def _scored(division: Division, core: list[Range], agenda: int) -> Division:
    whole = sum(_length(line) for line in core)
    first = division.starts[0].at
    leads = set(division.leads)
    led = sum(_length(lead) for lead in leads if lead.start >= first)
    before = sum(_length(line) for line in core if line.end <= first and line not in leads)
    coverage = (whole - before - led) / whole if whole else 0.0
    quality = sum(start.quality for start in division.starts) / len(division.starts)
    told = any(one.number is not None for one in division.starts) or division.scheme in _SIGNED
    score = quality * (0.5 + 0.5 * coverage + (_KINDS.get(division.scheme, 0.0) if told else 0.0))
    if agenda > 1:
        score += 0.1 * min(len(division.starts), agenda) / max(len(division.starts), agenda)
    return Division(division.scheme, division.starts, division.leads, round(score, 4))


def _length(line: Range) -> int:
    return line.end - line.start
