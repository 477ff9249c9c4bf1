"""One sentence that names several matters → the matters; and the reading of documents that have nothing else.

"会议听取了甲的汇报，审议并原则通过《乙》《丙》。会议强调，…" names three matters in one paragraph. Each title in its marks
is a matter, and so is each clause that ends like one (…的汇报). Sentences after the list belong to the matter whose
words they repeat, else to the matter before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.minutes.draft import Range
from knowledge.minutes.patterns_layout import (
    ACT_WORD,
    APPROVAL_WORD,
    LISTED_CLAUSE,
    MATTER_LABEL,
    OPENS_SPEECH,
    TITLE,
)
from knowledge.minutes.readings import Division, Start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.text import Text

_SAME = 0.34  # share of a matter's pairs of characters that a sentence must repeat to be about it
_FEWEST = 2  # one matter makes no list


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of a list: where it is named, in which sentence, and its label (议题一) where it has one."""

    named: Range
    sentence: Range
    label: str = ""


def sentences(text: Text, stretch: Range) -> Iterator[Range]:
    """The sentences of a stretch, each with its stop."""
    start = stretch.start
    for found in re.finditer(r"[。\n]", text.plain[stretch.start : stretch.end]):
        end = stretch.start + found.end()
        if text.plain[start:end].strip():
            yield Range(start, end)
        start = end
    if text.plain[start : stretch.end].strip():
        yield Range(start, stretch.end)


def matters(text: Text, stretch: Range) -> tuple[Matter, ...]:
    """The matters that the first sentences of a stretch list; speech ends the list."""
    found: list[Matter] = []
    for sentence in sentences(text, stretch):
        if OPENS_SPEECH.match(text.plain, sentence.start, sentence.end) and found:
            break
        listed = list(_listed(text, sentence))
        if not listed and found:
            break
        fresh = [m for m in listed if not _known(text, m, found)]
        if len(fresh) < len(listed):
            break
        found += fresh
    return tuple(found)


def _listed(text: Text, sentence: Range) -> Iterator[Matter]:
    """The matters of one sentence, after its first act: titles, and clauses of what was heard or conveyed."""
    act = ACT_WORD.search(text.plain, sentence.start, sentence.end)
    if not act:
        return
    at = act.start()
    for clause in LISTED_CLAUSE.finditer(text.plain, at, sentence.end):
        titles = [
            t
            for t in TITLE.finditer(text.plain, clause.start(), clause.end())
            if not _defines(text, t.start())
        ]
        for number, title in enumerate(titles):
            label = MATTER_LABEL.match(text.plain, title.end())
            start = (
                clause.start()
                if number == 0 and ACT_WORD.match(text.plain, clause.start())
                else title.start()
            )
            yield Matter(Range(start, title.end()), sentence, label["label"] if label else "")
        words = clause.group()
        if (
            not titles
            and (ACT_WORD.match(words) or words.endswith(("汇报", "情况", "精神")))
            and len(words) > 6
        ):  # noqa: PLR2004
            yield Matter(Range(*clause.span()), sentence)


def _defines(text: Text, at: int) -> bool:
    """Whether a title only gives the short name of one before it: （以下简称《办法》）."""
    return text.plain.endswith(("简称", "简称："), max(0, at - 4), at)


def _known(text: Text, matter: Matter, found: list[Matter]) -> bool:
    words = _title(text, matter)
    return any(words == _title(text, known) for known in found)


def _title(text: Text, matter: Matter) -> str:
    title = TITLE.search(text.plain, matter.named.start, matter.named.end)
    return title.group() if title else text.plain[matter.named.start : matter.named.end]


# ------------------------------------------------------------------ the reading
def listed(text: Text, stretches: list[Range]) -> Division | None:
    """Propose the matters of a list as the items of a document without paragraphs of their own.

    ``stretches`` are the rest of the opening after the name of the meeting, and the core.
    """
    found: tuple[Matter, ...] = ()
    rest: list[Range] = []
    for stretch in stretches:
        if not found:
            found = matters(text, stretch)
            rest += [s for s in sentences(text, stretch) if found and s.start >= found[-1].sentence.end]
        else:
            rest += sentences(text, stretch)
    if not found:
        return None
    told = _told(text, found, rest)
    starts = [start for number, matter in enumerate(found) for start in _starts(text, matter, told[number])]
    return Division("list", tuple(starts), (), 0.9 if len(found) >= _FEWEST or any(told) else 0.5)


def _told(text: Text, found: tuple[Matter, ...], rest: list[Range]) -> list[list[Range]]:
    """The later sentences about each matter, a stretch for each run of neighbours."""
    told: list[list[Range]] = [[] for _ in found]
    current: int | None = None
    for sentence in rest:
        about = _about(text, found, sentence)
        if about:
            current = about[0]
            for number, part in zip(about, _shared(text, found, about, sentence), strict=True):
                _extend(text, told[number], part)
            current = about[-1]
        elif current is not None:
            _extend(text, told[current], sentence)
        elif len(found) == 1 or OPENS_SPEECH.match(text.plain, sentence.start, sentence.end):
            current = len(found) - 1
            _extend(text, told[current], sentence)
    return told


def _extend(text: Text, stretches: list[Range], sentence: Range) -> None:
    if stretches and not text.plain[stretches[-1].end : sentence.start].strip():
        stretches[-1] = Range(stretches[-1].start, sentence.end)
    else:
        stretches.append(sentence)


def _about(text: Text, found: tuple[Matter, ...], sentence: Range) -> list[int]:
    """The matters that a sentence speaks of: by title or label, else the one whose words it repeats most."""
    words = text.plain[sentence.start : sentence.end]
    named = [n for n, m in enumerate(found) if _title(text, m) in words or (m.label and m.label in words)]
    if named:
        return named
    shares = [_share(_title(text, matter), words) for matter in found]
    best = max(shares)
    return [shares.index(best)] if best >= _SAME and shares.count(best) == 1 else []


def _share(matter: str, words: str) -> float:
    pairs = {matter[i : i + 2] for i in range(len(matter) - 1)}
    return sum(pair in words for pair in pairs) / max(1, len(pairs))


def _shared(text: Text, found: tuple[Matter, ...], about: list[int], sentence: Range) -> Iterator[Range]:
    """The parts of a sentence that speaks of several matters, cut where the next one is named."""
    cuts = [sentence.start]
    for number in about[1:]:
        at = text.plain.find(_title(text, found[number]), cuts[-1] + 1, sentence.end)
        if at < 0 and found[number].label:
            at = text.plain.find(found[number].label, cuts[-1] + 1, sentence.end)
        cuts.append(at if at > 0 else cuts[-1])
    for start, end in zip(cuts, [*cuts[1:], sentence.end], strict=True):
        yield Range(start, end)


def _starts(text: Text, matter: Matter, told: list[Range]) -> Iterator[Start]:
    """The start of one item: its longest later stretch, else the words that name it."""
    title = TITLE.search(text.plain, matter.named.start, matter.named.end)
    topic = Range(*title.span()) if title else matter.named
    solid = [stretch for stretch in told if stretch.end > stretch.start]
    if not solid:
        yield Start(
            matter.named.start, matter.named.start, matter.named.end, 0.9, None, matter.named.end, topic
        )
        return
    main = max(solid, key=lambda stretch: stretch.end - stretch.start)
    extra = [stretch for stretch in solid if stretch != main]
    if APPROVAL_WORD.search(text.plain, matter.sentence.start, matter.sentence.end):
        extra.insert(0, matter.named)
    yield Start(main.start, main.start, main.end, 0.9, None, main.end, topic, tuple(extra))
