"""An item's text → its sentences, each with the speech act it belongs to and the path of its sub-point."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.minutes import patterns as p
from knowledge.minutes.patterns_forms import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Match

    from knowledge.minutes.draft import Range

LONGEST_LABEL = 36  # 压实企业、部门和属地的责任，织密安全生产的防护网。 A point's caption is hardly longer


class Mode(StrEnum):
    """The speech act that a sentence belongs to."""

    PLAIN = "plain"  # told without any: 会议听取了…
    BACKGROUND = "background"  # 会议认为 会议指出 说明：
    DEMAND = "demand"  # 会议强调 会议要求, and numbered points
    DECIDE = "decide"  # 会议明确 会议确定 会议决定 议定以下意见
    RESOLUTION = "resolution"  # 决议： 表决：


_MODES = {
    **dict.fromkeys(("认为", "指出"), Mode.BACKGROUND),
    **dict.fromkeys(("强调", "要求", "提出", "号召", "希望", "建议"), Mode.DEMAND),
    **dict.fromkeys(("明确", "确定", "决定", "议定", "商定", "审定", "作出"), Mode.DECIDE),
    "裁示": Mode.RESOLUTION,
}
_DEPTH = {"chapter": 0, "bracket": 1, "digit": 2, "inner": 3, "spoken": 4, "ordinal": 4}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its marks and its 会议强调， left out of the range.

    ``scope`` numbers the stretches inside which an empty subject may be carried over; ``verb`` is the verb of
    the speech act that opens this very sentence, if any; ``label`` tells a caption (（一）压实责任。).
    """

    start: int
    end: int
    mode: Mode
    place: str
    scope: int
    paragraph: int
    verb: str = ""
    label: bool = False
    marked: bool = False


@dataclass(slots=True)
class _State:
    """Where the reading stands: the speech act in force and the path of points."""

    mode: Mode = Mode.PLAIN
    captioned: bool = False  # 说明： holds for the numbered lines below it too
    pending: str = ""  # 会议确定： stood alone; the next sentence is what was determined
    path: list[tuple[int, str]] = field(default_factory=list)
    scope: int = 0
    paragraph: int = 0

    def point(self, match: Match[str]) -> None:
        depth = next(depth for name, depth in _DEPTH.items() if match[name])
        self.path = [step for step in self.path if step[0] < depth]
        self.path.append((depth, match["mark"]))
        self.scope += 1

    def speech(self, verb: str) -> None:
        self.mode = _MODES[verb]
        self.path = [step for step in self.path if step[0] <= _DEPTH["bracket"]]
        self.scope += 1


def mask(plain: str) -> str:
    """Return the text with quoted matter blotted out, length kept: no cut falls inside 《》 “” （）."""
    blotted = p.QUOTED.sub(lambda match: "■" * len(match[0]), plain)
    return p.NESTED.sub(lambda match: "■" * len(match[0]), blotted)  # 1.2同意: the number is no part of the words


def sentences(plain: str, masked: str, ranges: Iterable[Range], number_at: int = -1) -> tuple[Sentence, ...]:
    """Return the sentences of some ranges of one item, in order; captions of points are marked as labels.

    ``number_at`` is where the item's own number may stand: it marks the item, not a point of it.
    """
    found: list[Sentence] = []
    state = _State()
    for each in ranges:
        here = each.start
        if here == number_at and (own := p.MARK.match(plain, here, each.end)):
            here = own.end()
        while here < each.end:
            stop = masked.find("\n", here, each.end)
            stop = each.end if stop < 0 else stop
            _paragraph(plain, masked, (here, stop), state, found)
            here = stop + 1
    return _labelled(found)


def _paragraph(plain: str, masked: str, span: tuple[int, int], state: _State, found: list[Sentence]) -> None:
    start, stop = span
    state.paragraph += 1
    state.scope += 1
    numbered = p.MARK.match(plain, start, stop)
    if not numbered:
        state.path = []
        state.captioned = False
        if state.mode is not Mode.DECIDE or not (found and p.LEAD_IN.search(plain, found[-1].start, start - 1)):
            state.mode = Mode.PLAIN
    elif state.mode in {Mode.PLAIN, Mode.BACKGROUND} and not state.captioned:
        state.mode = Mode.DEMAND
    here = start
    breaks = {cut.end() for cut in p.BREAK.finditer(masked, start, stop)}
    breaks |= {cut.end() for cut in FIELDS.finditer(plain, start, stop)}
    for cut in sorted(breaks):
        _sentence(plain, (here, cut), state, found)
        here = cut
    _sentence(plain, (here, stop), state, found)


def _sentence(plain: str, span: tuple[int, int], state: _State, found: list[Sentence]) -> None:
    """Peel marks and speech off the head of one sentence; add what is left, if anything is."""
    here, stop = span
    marked, verb = False, state.pending
    while here < stop:
        if plain[here].isspace():  # an indented ①
            here += 1
            continue
        if match := p.MARK.match(plain, here, stop):
            state.point(match)
            marked = True
        elif match := p.RESOLUTION.match(plain, here, stop):
            state.captioned = False
            state.mode, verb = Mode.RESOLUTION, "裁示" if "裁示" in match[0] else "决议"
        elif match := p.CAPTION.match(plain, here, stop):
            state.mode, state.captioned = Mode.BACKGROUND, True
        elif (match := p.SPEECH.match(plain, here, stop)) and _speaks(match, stop):
            verb = match["verb"] or match["said"] or match["after"]
            state.speech(verb)
        else:
            break
        here = match.end()
    state.pending = verb
    if plain[here:stop].strip(" ，。：；\n"):
        state.pending = ""
        if p.LEAD_IN.search(plain, here, stop):
            state.speech("议定")
        place = "".join(mark for _, mark in state.path)
        sentence = Sentence(here, stop, state.mode, place, state.scope, state.paragraph, verb, marked=marked)
        found.append(sentence)


def _speaks(match: Match[str], stop: int) -> bool:
    """Whether the words are a speech act: they end in punctuation, or 会议 itself speaks."""
    return match[0][-1] in "，：" or bool(match["meeting"] and match.end() < stop)


def _labelled(found: list[Sentence]) -> tuple[Sentence, ...]:
    """Mark as labels the short first sentences of points that go on."""
    result = []
    for number, each in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        goes_on = (
            after is not None
            and after.paragraph == each.paragraph
            and not after.verb
            and (not after.marked or len(after.place) > len(each.place))
        )
        short = each.end - each.start <= LONGEST_LABEL
        result.append(replace(each, label=each.marked and goes_on and short))
    return tuple(result)
