"""Raw source → the positions of what is printed on it and yet is no part of its text.

Every pattern is bounded, so the whole search stays linear in the length of the source.
"""

from __future__ import annotations

import re
from collections import Counter

# A page number on a line of its own, digits lost or not: "— 3 —", "-12-", "第 3 页 共 8 页", "— —".
PAGE_LINE = re.compile(
    r"^[^\S\n]*(?:[—–\-－]{1,2}[\s\x00-\x1f]{0,4}\d{0,3}[^\S\n\x00]*[\x00-\x08]?[^\S\n]*[—–\-－]{1,2}"
    r"|第?[ ]?\d{1,3}[ ]?页[ ,，/／]{0,3}(?:共?[ ]?\d{1,3}[ ]?页)?|\d{1,3}[ ]?/[ ]?\d{1,3})[^\S\n]*$",
    re.MULTILINE,
)
# A page number that a converter left inside a sentence: "推进项目— 3 —落地"; never a span of years or
# sessions.
PAGE_INLINE = re.compile(r"(?<![\d—])—[^\S\n]{0,3}(?:\d{1,3}|[\x00-\x08])[^\S\n]{0,3}—(?![\d—])")
# What an editor leaves behind: "[bookmark: main]", "[comment: 3]".
REMNANT = re.compile(r"\[(?:bookmark|comment|anchor|toc|image|footnote)\b[^\]\n]{0,60}\]", re.IGNORECASE)
# A pinyin gloss inside a word, always with a tone mark: "會議強(qiáng)調(diào)".
GLOSS = re.compile(
    r"(?<=[\u3400-\u9fff])[(（]"
    r"(?=[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,7}[)）]"
)
# Marks of markdown and HTML: "**决议：**", "<br>", "### 议题 1", "---", "| :--- |".
MARKUP = re.compile(
    r"\*\*|</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>\n]{0,200})?/?>|&(?:nbsp|ensp|emsp|amp|quot|lt|gt);"
    r"|^[^\S\n]*(?:#{1,6}(?=[ \t])|[*+>-](?=[ \t]+\S))"
    r"|^[^\S\n]*(?:-{3,}|={3,}|_{3,}|\*{3,}|\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+|\|)[^\S\n]*$",
    re.MULTILINE,
)
# Everything above, in the order in which it is looked for.
NOISE = (PAGE_LINE, PAGE_INLINE, REMNANT, GLOSS, MARKUP)


def noise(source: str) -> list[tuple[int, int]]:
    """Ranges of the source that are marks of the page or of the file format, unsorted.

    Possibly overlapping.
    """
    return [found.span() for pattern in NOISE for found in pattern.finditer(source)] + _running_heads(source)


_LONGEST_HEAD = 40  # characters of a line that a page repeats
_LINE = re.compile(r"[^\S\n]*(?P<words>[^\n]*?)[^\S\n]*(?=\n|$)")


def _running_heads(source: str) -> list[tuple[int, int]]:
    """Ranges of the lines that stand right behind several page numbers: the head that every page repeats."""
    behind = [line for page in PAGE_LINE.finditer(source) if (line := _next_line(source, page.end()))]
    times = Counter(line["words"] for line in behind)
    return [line.span("words") for line in behind if times[line["words"]] > 1 and len(line["words"]) <= _LONGEST_HEAD]


def _next_line(source: str, at: int) -> re.Match[str] | None:
    """The first line with words behind a place; None where a sentence stands there, or nothing."""
    while at < len(source):
        line = _LINE.match(source, at + 1)
        if line is None or line["words"]:
            return line if line and not re.search(r"[，。；：]", line["words"]) else None
        at = line.end()
    return None
