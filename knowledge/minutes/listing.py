"""One sentence that names several matters → the matters; and the reading of documents that have nothing else.

"会议听取了甲的汇报，审议并原则通过《乙》《丙》。会议强调，…" names three matters in one paragraph. Each
title in its marks
is a matter, and so is each clause that ends like one (…的汇报). Sentences after the list belong to the
matter whose
words they repeat, else to the matter before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.minutes.division import Division, Start
from knowledge.minutes.draft import Range
from knowledge.minutes.patterns_layout import (
    ACT_WORD,
    APPROVAL_WORD,
    LISTED_CLAUSE,
    MATTER_LABEL,
    NAMED_TOGETHER,
    OPENS_ACT,
    OPENS_APPROVAL,
    OPENS_SPEECH,
    RESULT_CLAUSE,
    TITLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.text import Text

_ECHO = 2  # pairs of characters of a matter that a speech about it repeats; other sentences twice as many
_COMMON = frozenset(
    (
        "关于",
        "情况",
        "汇报",
        "工作",
        "会议",
        "审议",
        "办法",
        "方案",
        "报告",
        "规划",
        "精神",
        "实施",
        "推进",
        "开展",
        "全市",
        "全县",
        "全区",
    )
)
_FEWEST = 2  # one matter makes no list
_MOSTLY = 0.5  # share of the pairs of the shorter of two namings that the other one repeats


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of a list: where it is named with its act, the name alone, its sentence.

    Its label (议题一).
    """

    named: Range
    topic: Range
    sentence: Range
    act: str
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
    first = ACT_WORD.search(text.plain, sentence.start, sentence.end)
    if not first:
        return
    act = first.group()
    for clause in LISTED_CLAUSE.finditer(text.plain, first.start(), sentence.end):
        opens = ACT_WORD.match(text.plain, clause.start(), clause.end())
        act = opens.group() if opens else act
        titles = [t for t in TITLE.finditer(text.plain, clause.start(), clause.end()) if not _defines(text, t.start())]
        for number, title in enumerate(titles):
            label = MATTER_LABEL.search(title.group())
            start = clause.start() if number == 0 and opens else title.start()
            named = Range(title.start(), title.start() + title.group().rindex("》") + 1)
            yield Matter(Range(start, title.end()), named, sentence, act, label["label"] if label else "")
        topic = Range(opens.end() if opens else clause.start(), clause.end())
        if not titles and opens and (several := _several(text, topic)):
            for number, each in enumerate(several):
                yield Matter(Range(clause.start(), each.end) if number == 0 else each, each, sentence, act)
        elif not titles and _is_matter(text.plain[topic.start : topic.end], opened=bool(opens)):
            yield Matter(Range(*clause.span()), topic, sentence, act)


def _several(text: Text, topic: Range) -> list[Range]:
    """The matters of one clause that names them by their nouns: 研究|某某选址、某某划转|等事项."""
    named = NAMED_TOGETHER.fullmatch(text.plain, topic.start, topic.end)
    if not named:
        return []
    found, at = [], named.start("matters")
    for words in named["matters"].split("、"):
        found.append(Range(at, at + len(words)))
        at += len(words) + 1
    return found


def _is_matter(words: str, *, opened: bool) -> bool:
    """Whether a clause without a title names a matter.

    It follows its act, or ends like one, and is no lead-over.
    """
    if words.startswith(("有关情况", "相关情况", "有关工作", "相关工作", "有关事", "相关事", "有关问题")):
        return False
    ends = words.endswith(("汇报", "情况", "精神", "工作", "事宜", "问题", "报告"))
    return len(words) > 4 and (opened or ends) and not any(w in words for w in ("如下", "其他", "等事项"))  # noqa: PLR2004


def _defines(text: Text, at: int) -> bool:
    """Whether a title only gives the short name of one before it: （以下简称《办法》）."""
    return text.plain.endswith(("简称", "简称："), max(0, at - 4), at)


def _known(text: Text, matter: Matter, found: list[Matter]) -> bool:
    words = _words(text, matter)
    return any(words == _words(text, known) or _same(words, _words(text, known)) for known in found)


def _same(words: str, known: str) -> bool:
    """Whether two namings without titles are of one matter: …情况汇报, 某某局关于…情况的汇报."""
    if "《" in words or "《" in known:
        return False
    own, other = ({one[i : i + 2] for i in range(len(one) - 1)} - _COMMON for one in (words, known))
    return len(own & other) >= _MOSTLY * min(len(own), len(other))


def _words(text: Text, matter: Matter) -> str:
    return text.plain[matter.topic.start : matter.topic.end]


# ------------------------------------------------------------------ the readings
def sentenced(text: Text, stretches: list[Range]) -> Division | None:
    """Propose the sentences that open with an act as the items of one paragraph, each with what follows it.

    会议听取了甲，建议…。会议讨论了乙，决定…。 Where the acts come first and what is said of them later, it is a list.
    """
    lines = [sentence for stretch in stretches for sentence in sentences(text, stretch)]
    acts = [n for n, line in enumerate(lines) if OPENS_ACT.match(text.plain, line.start, line.end)]
    matters_ = [next(iter(_listed(text, lines[n])), None) for n in acts]
    if len(acts) < _FEWEST or not all(matters_):
        return None
    closed = [n for n, after in pairwise(acts) if after > n + 1 or RESULT_CLAUSE.search(_plain(text, lines[n]))]
    if len(closed) * 2 < len(acts) - 1 or not closed:
        return None
    ends = [*acts[1:], len(lines)]
    starts = [
        Start(lines[n].start, lines[n].start, lines[n].end, 0.9, None, lines[end - 1].end, matter.topic, matter.act)
        for n, end, matter in zip(acts, ends, matters_, strict=True)
        if matter
    ]
    return Division("sentences", tuple(starts), (), 0.9)


def _plain(text: Text, stretch: Range) -> str:
    return text.plain[stretch.start : stretch.end]


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
    starts = tuple(_start(matter, of_it) for matter, of_it in zip(found, told, strict=True))
    return Division("list", starts, (), 0.9 if len(found) >= _FEWEST or told[0].own else 0.5)


@dataclass
class _Told:
    """The later sentences about one matter.

    Its own, a stretch for each run of neighbours, and those of several.
    """

    own: list[Range] = field(default_factory=list)
    shared: list[Range] = field(default_factory=list)


def _told(text: Text, found: tuple[Matter, ...], rest: list[Range]) -> list[_Told]:
    """What the later sentences tell of each matter.

    A speech that repeats no words of a matter goes to the next one that no other sentence speaks of.
    """
    told = [_Told() for _ in found]
    abouts = [_about(text, found, sentence) for sentence in rest]
    claimed = {number for about in abouts for number in about}
    current: int | None = None
    for sentence, about in zip(rest, abouts, strict=True):
        speech = OPENS_SPEECH.match(text.plain, sentence.start, sentence.end)
        if len(about) > 1 and all(found[number].label for number in about):
            for number in about:
                told[number].shared.append(sentence)
        elif about:
            for number, part in zip(about, _shared(text, found, about, sentence), strict=True):
                _extend(text, told[number].own, part)
            current = about[-1]
        elif current is not None or speech or len(found) == 1:
            settles = OPENS_APPROVAL.match(text.plain, sentence.start, sentence.end)
            if speech or current is None or (settles and len(claimed) < len(found)):
                current = _next_unclaimed(len(found), current, claimed)
                claimed.add(current)
            _extend(text, told[current].own, sentence)
    return told


def _next_unclaimed(count: int, current: int | None, claimed: set[int]) -> int:
    """The matter that a speech without its words is about: the next that none speaks of, else the current."""
    following = 0 if current is None else current + 1
    if following < count and following not in claimed:
        return following
    return count - 1 if current is None else current


def _extend(text: Text, stretches: list[Range], sentence: Range) -> None:
    if stretches and not text.plain[stretches[-1].end : sentence.start].strip():
        stretches[-1] = Range(stretches[-1].start, sentence.end)
    else:
        stretches.append(sentence)


def _about(text: Text, found: tuple[Matter, ...], sentence: Range) -> list[int]:
    """The matters that a sentence speaks of: by title or label, else the one whose words it repeats most."""
    words = text.plain[sentence.start : sentence.end]
    named = [n for n, m in enumerate(found) if _words(text, m) in words or (m.label and m.label in words)]
    if named:
        return named
    counts = [_repeated(_words(text, matter), words) for matter in found]
    best = max(counts)
    speech = OPENS_SPEECH.match(words)
    return [counts.index(best)] if best >= (_ECHO if speech else 2 * _ECHO) and counts.count(best) == 1 else []


def _repeated(matter: str, words: str) -> int:
    """How many pairs of characters of a matter a sentence repeats, words of every matter left out."""
    pairs = {matter[i : i + 2] for i in range(len(matter) - 1)} - _COMMON
    return sum(pair in words for pair in pairs)


def _shared(text: Text, found: tuple[Matter, ...], about: list[int], sentence: Range) -> Iterator[Range]:
    """The parts of a sentence that speaks of several matters, cut where the next one is named."""
    cuts = [sentence.start]
    for number in about[1:]:
        at = text.plain.find(_words(text, found[number]), cuts[-1] + 1, sentence.end)
        cuts.append(at if at > 0 else cuts[-1])
    for start, end in zip(cuts, [*cuts[1:], sentence.end], strict=True):
        yield Range(start, end)


def _start(matter: Matter, told: _Told) -> Start:
    """The start of one item: its longest later stretch, else the words that name it."""
    own = [stretch for stretch in told.own if stretch.end > stretch.start]
    main = max(own, key=lambda stretch: stretch.end - stretch.start) if own and not matter.label else matter.named
    extra = [stretch for stretch in own if stretch != main] + told.shared
    if own and APPROVAL_WORD.search(matter.act):
        extra.insert(0, matter.named)
    return Start(main.start, main.start, main.end, 0.9, None, main.end, matter.topic, matter.act, tuple(extra))
