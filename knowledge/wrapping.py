"""Visual lines → paragraphs: joins what a page, not a writer, has broken.

PDF text and old web pages break a sentence at the margin, often inside a word. Such a document shows itself
by its
lines: most are nearly as wide as the widest usual one and end without a sentence mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDS_SENTENCE = frozenset("。！？；：!?;:…”」』）)】")
_ENDS_CLAUSE = frozenset("，、,")
# Opens a paragraph of its own: "一、", "（二）", "3.", "会议听取了…", "出席：", "---".
_OPENS = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|[—－]、|【[議议][題题]|[（(]\d{1,2}[）)]|\d{1,2}[、．.](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[项条]"
    r"|[会會][议議][听聽审審传傳学學研原强強指要认認决決还還明确確集專专通讨討同]|[出列缺][席　 ]|[请請][假　 ]"
    r"|[记記][录錄　 ]|[主参參][持加会會][：:人]"
    r"|[抄分][送发發]|[发發送报報][：:]|[\u4e00-\u9fff]{2,5}[：:]|会议(?:内容|议程|时间|地点|议定)|[壹贰貳叁參肆伍]、|[议議][题題]|[动動][议議]"
)
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|\d{1,2}[、．.](?!\d)")
_LEADS_BODY = re.compile(r"[会會][议議][由听聽审審传傳学學研原强強指要认認讨討]")
# the line of the head that says who issued it and when, as wide as the page perhaps
_DATES = re.compile(r"(?:办公室|委员会|政府|集团|公司|大学|学院|局|院|会)20\d\d年\d{1,2}月\d{1,2}日$")
_LONGEST_HEADING = 4  # visual lines of a heading
_MOST_INDENTED, _MOST = 0.6, 0.8  # shares of lines
_ONE_CHARACTER = 2  # half-width columns
_SLACK = 6  # half-width columns by which full lines differ
_FEWEST_FULL = 4  # fewer full lines than that do not prove a margin
_NARROWEST, _WIDEST = 28, 130  # half-width columns that a page's margin may be at


@dataclass(frozen=True, slots=True)
class Line:
    """One visual line: the positions it keeps, where it ends, and how wide it is in half-width columns."""

    at: tuple[int, ...]
    end: int
    words: str
    width: int
    indented: bool
    after_blank: bool
    after_page: bool  # a mark of the page stands between it and the line before


def lines_of(source: str, dropped: bytearray) -> Iterator[Line]:
    """The visual lines that keep at least one visible character, in order."""
    start, after_blank, after_page = 0, True, False
    breaks = [found.span() for found in _BREAK.finditer(source)]
    for end, following in [*breaks, (len(source), len(source))]:
        at = tuple(_kept(source, start, end, dropped))
        if at:
            words = "".join(source[i] for i in at)
            width = sum(1 if c < "\u2000" else 2 for c in words)
            indented = source[start : at[0]].isspace() and at[0] - start > 1 - (source[start] == "\u3000")
            yield Line(at, end, words, width, indented, after_blank, after_page)
            after_blank = after_page = False
        elif any(dropped[start:end]):
            after_page = True
        else:
            after_blank = True
        start = following


def _kept(source: str, start: int, end: int, dropped: bytearray) -> Iterator[int]:
    """Positions of one line that stay.

    All that is visible, and one blank between two Latin words or numbers.
    """
    last = blank = -1
    for i in range(start, end):
        c = source[i]
        if dropped[i] or not (c.isprintable() or c.isspace()):
            continue
        if c.isspace():
            blank = i if blank < 0 else blank
            continue
        if last >= 0 and blank >= 0 and _parts_words(source, last, i):
            yield blank
        yield i
        last, blank = i, -1


def _parts_words(source: str, left: int, right: int) -> bool:
    """Whether the blank between two characters parts two words: A2 栋 does not, 7/08 19:30 and Model X do."""
    a, b = source[left], source[right]
    if not (a.isascii() and b.isascii() and a.isalnum() and b.isalnum()):
        return False
    if not (a.isdigit() and b.isdigit()):
        return True
    before = re.search(r"(\D)\d{1,4}$", source[max(0, left - 5) : left + 1])
    after = re.match(r"\d{1,4}([-/:])", source[right : right + 5])
    return bool(after) or bool(before and before[1] in "-/:")


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in groups, one a paragraph."""
    every = list(lines)
    margin = _margin(every)
    indents = margin is not None and _indents(every)
    paragraph: list[Line] = []
    for line in every:
        if paragraph and ((indents and line.indented) or not _continues(paragraph, line, margin)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _margin(lines: list[Line]) -> int | None:
    """The width at which the page breaks its lines, None where paragraphs stand on one line each."""
    usual = sorted(line.width for line in lines if line.width >= _NARROWEST)
    if len(usual) < _FEWEST_FULL:
        return None
    margin = usual[int(len(usual) * 0.8)]
    full = [line for line in lines if abs(line.width - margin) <= _SLACK]
    cut = [line for line in full if line.words[-1] not in _ENDS_SENTENCE]
    written = sum(line.width for line in lines)
    wrapped = len(cut) >= max(_FEWEST_FULL, len(full) // 2) and sum(x.width for x in full) >= 0.4 * written
    return margin if margin <= _WIDEST and wrapped and usual[-1] <= margin * 1.5 else None


def _indents(lines: list[Line]) -> bool:
    """Whether a wrapped page indents the first line of every paragraph: nearly all that end one are followed so."""
    after_end = [line for before, line in pairwise(lines) if before.words[-1] in _ENDS_SENTENCE]
    indented = sum(line.indented for line in lines)
    return indented <= _MOST_INDENTED * len(lines) and sum(x.indented for x in after_end) >= _MOST * len(after_end) > 0


def _continues(paragraph: list[Line], line: Line, margin: int | None) -> bool:
    """Whether the line goes on with the sentence of the lines before it."""
    last = paragraph[-1]
    ended = last.words[-1] in _ENDS_SENTENCE
    opens = bool(_OPENS.match(line.words))
    if margin is None:
        return not (ended or opens or line.after_blank) and _torn(last, line)
    full = last.width >= margin - _SLACK
    if _is_heading(paragraph) and _LEADS_BODY.match(line.words):
        return False
    if opens and (ended or not full):
        return False
    if line.after_page and not ended and not _is_heading(paragraph):  # a page may end in the middle of a line
        return True
    if line.indented and not last.indented and (ended or not full or _DATES.search(last.words)):
        return False
    if ended and line.width <= _ONE_CHARACTER:  # the label 出席 torn in two
        return False
    if full:
        return True
    return not ended and last.width >= 0.7 * margin


def _is_heading(paragraph: list[Line]) -> bool:
    if len(paragraph) > _LONGEST_HEADING or not _HEADING.match(paragraph[0].words):
        return False
    return not any("。" in line.words for line in paragraph)


def _torn(last: Line, line: Line) -> bool:
    """Whether a line of an unwrapped page stops inside a sentence that the next one ends."""
    if last.words[-1] in _ENDS_CLAUSE:
        return last.width > _NARROWEST and "。" in line.words
    return (
        last.width > 2 * _NARROWEST and "。" in last.words and line.words[-1] in "。；" and "：" not in line.words[:8]
    )
