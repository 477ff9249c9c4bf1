"""One paragraph → what it looks like by itself.

The start of an item, the label of a list, a list of people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.minutes.patterns_forms import ITEM_COLUMN
from knowledge.minutes.patterns_layout import ATTENDANCE, MARK, OPENS_ACT, OPENS_APPROVAL, QUORUM, STOPPED_HEAD
from knowledge.minutes.patterns_people import POST_END
from knowledge.minutes.people import person

if TYPE_CHECKING:
    from knowledge.minutes.draft import Range
    from knowledge.text import Text

_SPLIT = re.compile(r"[，；。、 ]")
_OF_SENTENCES = re.compile("会议|审议|听取|要求|研究(?![院所会室]|中心)|如下")
_SHORTEST_HEAD, _LONGEST_HEAD = 4, 30  # characters of a heading without a mark
_LONGEST_SENT = 24  # characters of a body and whom it sent
_NOTE = re.compile("（[^（）]*）$")
_LONGEST_LEADER = 14  # characters of a post and a name
_LONGEST_ENTRY = 25  # characters of one entry of a list without a label


def words(text: Text, paragraph: Range) -> str:
    """Return what a paragraph says, folded."""
    return text.plain[paragraph.start : paragraph.end]


def heads_items(line: str) -> bool:
    """Whether a row is the head of a table whose rows are items: 序号 | 议题 | 议定事项 | 责任单位."""
    heads = [ITEM_COLUMN.fullmatch(cell) for cell in _CELLS.split(line)] if _BAR.search(line) else []
    return {"matter", "told"} <= {head.lastgroup for head in heads if head}


_BAR, _CELLS = re.compile(r"[|\t]"), re.compile(r"\s*[|\t]\s*")


def headline(line: str) -> str:
    """The words of a line that may head a matter: short and no sentence, though a stop may end it (关于某某问题。).

    Empty where the line is none.
    """
    said = line[:-1] if STOPPED_HEAD.fullmatch(line) else line
    return said if _SHORTEST_HEAD <= len(said) <= _LONGEST_HEAD and not set("。，；：、|") & set(said) else ""


def starts_item(line: str) -> bool:
    """Whether a paragraph looks like the start of an item under some reading."""
    if heads_items(line):
        return True
    if (found := MARK.match(line)) and not found["digit"]:
        return not (ATTENDANCE.match(line) and is_label(line))
    return (
        bool(OPENS_ACT.match(line) and line.startswith(("会议", "与会")))
        or bool(OPENS_APPROVAL.match(line))
        or bool(found)
    )


def is_label(line: str) -> bool:
    """Whether a paragraph starts an attendance list: a label with a colon, alone, or with names after it."""
    found = ATTENDANCE.match(line)
    if not found:
        return bool(QUORUM.match(line))
    if found["colon"] is not None or found[0].endswith("有"):  # 出席会议的有某某
        return True
    if found["numbered"]:  # 一、列席人员 alone
        return False
    rest = _NOTE.sub("", line[found.end() :])
    if found[0] == "主持的是":  # 主持的是主任李某。参加的委员：…
        return person(rest.split("。")[0]) is not None
    if found["chair"]:
        return len(rest) <= _LONGEST_LEADER and person(rest) is not None  # 主持　李某
    return not rest.startswith(("了", "会议", "本次", "的", "人大")) and looks_like_names(rest)


def lists_people(line: str) -> bool:
    """Whether a line without a label is a list of people.

    Two entries or more, most of them a post and a name.
    """
    if "。" in line[:-1] or not looks_like_names(line):
        return False
    pieces = [piece for piece in _SPLIT.split(line.rstrip("。")) if piece]
    people = [piece for piece in pieces if person(piece, in_prose=True)]
    posts = [piece for piece in pieces if POST_END.search(piece)]
    return len(people) >= 2 and bool(posts) and len(people) + len(posts) >= len(pieces)  # noqa: PLR2004 two make a list


def names_sent(line: str) -> bool:
    """Whether a line is a body and whom it sent, and nothing else: 县财政局　李某."""
    words_ = _NOTE.sub("", line)
    found = (
        person(words_.split("、")[0]) if len(words_) <= _LONGEST_SENT and not set("。，；：|") & set(words_) else None
    )
    return bool(found and found.body_end > 2)  # noqa: PLR2004 a body has three letters


def looks_like_names(line: str) -> bool:
    """Whether a line is a list of names and bodies rather than a sentence."""
    if "。" in line[:-1] or _OF_SENTENCES.search(line):
        return False
    pieces = [piece for piece in re.split("[，；、）]", line) if piece]
    return bool(pieces) and max(map(len, pieces)) <= _LONGEST_ENTRY
