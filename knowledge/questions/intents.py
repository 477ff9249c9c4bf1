"""The frame of a question → its intent, by the intent table; the frame words are blanked out of the topic.

Every phrasing that matches gives its length times the weight of its intent. Where none does, the likest taught or
shipped phrasing is taken, if it is like enough (rapidfuzz).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from config.vocabulary import Intent, any_of, intent_table, pattern
from knowledge.word_classes import inside

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALIKE = 84  # of 100: below, two phrasings of different intents are as like as two of one
_TAUGHT = 100.0
_MEETING_INTENTS = frozenset({"agenda", "meeting", "meetings", "listing"})
_OF_MEETING = 0.6


@dataclass(frozen=True, slots=True)
class Frame:
    """What a question wants: intents with scores, best first, and the ranges of its frame words."""

    scores: tuple[tuple[str, float], ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def best(self) -> str:
        """The best intent, empty where the frame says nothing."""
        return self.scores[0][0] if self.scores else ""


def frame(text: str, taught: Mapping[str, str], *, whole: str, with_body: bool) -> Frame:
    """Match a question, its slots blanked out, against the table; ``taught`` phrasings (→ intent) win.

    Where a body or a person is named, the question is less likely about a meeting as a whole. A taught phrasing
    that is the ``whole`` question says what is wanted, and not which of its words are the topic.
    """
    scores: dict[str, float] = {}
    spans: list[tuple[int, int]] = []
    bare = text.strip(" ，。！？!?~～…")
    at = [i for i, char in enumerate(text) if char != " "]
    closed = "".join(text[i] for i in at)
    for phrasing, intent in taught.items():
        if phrasing == whole:
            scores[intent] = 2 * _TAUGHT + len(phrasing)
        elif (start := text.find(phrasing)) >= 0:
            scores[intent] = max(scores.get(intent, 0), _TAUGHT + len(phrasing))
            spans.append((start, start + len(phrasing)))
    within = inside(text)
    for row in intent_table():
        if row.name == "smalltalk":  # 行, 好, 早 are words of their own only where they are all that is said
            found = [(0, len(text))] if _is_chatter(bare, row.phrasings) else []
        else:
            found = [span for span in _matches(row, text, closed, at) if not within & set(span)]
        if found:
            weight = row.weight * (_OF_MEETING if with_body and row.name in _MEETING_INTENTS else 1)
            scores[row.name] = max(scores.get(row.name, 0), weight * _union(found))
            spans.extend(found)
    if not scores and (near := _nearest(text)):
        intent, start, end, score = near
        scores[intent] = score
        spans.append((start, end))
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    return Frame(tuple(ranked), tuple(spans))


_BETWEEN = "，,。！!~～… 了呀啊哈吧哦呢啦"
_CHATTER = 30  # characters: longer small talk is a question


def _is_chatter(text: str, phrasings: tuple[str, ...]) -> bool:
    """Whether a text is small talk throughout, one word of it after the other: 嗯好的没事了拜拜."""
    at, said = 0, False
    while at < len(text) <= _CHATTER:
        if text[at] in _BETWEEN:
            at += 1
            continue
        ends = [found.end() for one in phrasings if (found := pattern(one).match(text, at))]
        if max(ends, default=at) <= at:
            return False
        at, said = max(ends), True
    return said


def _matches(row: Intent, text: str, closed: str, at: list[int]) -> list[tuple[int, int]]:
    """Where the phrasings of an intent stand in a question: as typed, or closed up over the slots taken out of it.

    ``at`` tells where each character of the closed text stands: 出席第8次会议了没有 is 出席了没有 then.
    """
    found = []
    if any_of(row.phrasings).search(text):  # most intents have no phrasing here, which one search tells
        spans = (match for phrasing in row.phrasings for match in pattern(phrasing).finditer(text))
        found = [match.span() for match in spans if match[0].strip()]
    if found or len(closed) == len(text) or not any_of(row.phrasings).search(closed):
        return found
    for phrasing in row.phrasings:
        for match in pattern(phrasing).finditer(closed):
            if match[0]:
                places = at[match.start() : match.end()]
                found += [(place, place + 1) for place in places]
    return found


def _union(spans: list[tuple[int, int]]) -> int:
    """How many characters some ranges cover together."""
    covered: set[int] = set()
    for start, end in spans:
        covered.update(range(start, end))
    return len(covered)


_SAYS_NOTHING = re.compile("有没有|是不是|是否")


@cache
def _samples() -> dict[str, str]:
    """Plain phrasings of four characters and more → their intent."""
    samples = {}
    for row in intent_table():
        for phrasing in row.phrasings:
            simple = re.sub(r"\[[^\]]*\]|\([^()]*\)\?", "", phrasing)
            first = re.sub(r"\(([^|()]*)[^()]*\)", r"\1", simple)
            if len(_SAYS_NOTHING.sub("", first)) >= 4 and "(" not in first:  # noqa: PLR2004 shorter ones are like everything
                samples[first] = row.name
    return samples


def _nearest(text: str) -> tuple[str, int, int, float] | None:
    squeezed = text.strip()
    if len(squeezed) < 4:  # noqa: PLR2004 shorter ones are like everything
        return None
    best = process.extractOne(squeezed, list(_samples()), scorer=fuzz.partial_ratio, score_cutoff=_ALIKE)
    if best is None:
        return None
    place = fuzz.partial_ratio_alignment(best[0], text)
    if place is None:
        return None
    return _samples()[best[0]], place.dest_start, place.dest_end, best[1] / 100 * len(best[0])
