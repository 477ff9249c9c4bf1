"""A sentence that opens a list (共安排项目5个：) → the lines of the list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.hits import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit, Sentence

LONG = 330  # characters of quotations after which no further one is added
_MARKED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}|（[一二三四五六七八九十\d]{1,2}）|[①-⑳])[.、．:： ]?")
_FEWEST = 2  # lines that make a list


def listed(asked: Asked, hit: Hit) -> list[Sentence]:
    """The sentence that opens a list of the item (共安排项目5个：) with its lines; none where it holds no list."""
    lines = asked.library.passages(hit.item.id)
    for number, one in enumerate(lines):
        rows = 0
        while number + rows + 1 < len(lines) and _MARKED.match(lines[number + rows + 1].plain):
            rows += 1
        if rows >= _FEWEST and one.text.rstrip().endswith(("：", ":", "如下")):
            return [quoted(line) for line in lines[number:][: rows + 1]]
    return []


def with_lists(asked: Asked, hit: Hit, chosen: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, each that ends in a colon with the lines of the list that it opens, as many as fit."""
    lines = asked.library.passages(hit.item.id)
    found: list[Sentence] = []
    for one in chosen:
        if found and one.span.start < found[-1].span.end:
            continue  # a line of the list before it
        found.append(one)
        if not one.text.rstrip().endswith(("：", ":")):
            continue
        length = len(one.text)
        for each in (each for each in lines if each.start >= one.span.end):
            length += len(each.text)
            if length > LONG or (each.text.startswith("会议") and each.start > one.span.end):
                break
            found.append(replace(one, span=each.span, text=each.text))
    return found
