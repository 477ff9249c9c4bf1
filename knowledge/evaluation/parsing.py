"""Gold and parsed minutes → how far they agree: the measures of ``minutes-bot eval``.

Spans agree at an intersection over union of one half; a directive is found where parsed ones cover six tenths
of it; bodies count with the roles lead, joint and support, under their printed or their restored name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from knowledge.model import NAMED_ROLES, Body, Directive, Minutes, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

FOUND = 0.6
SAME = 0.5
DERIVABLE = re.compile(r"[节節年月季周週日天]")

Gold = dict[str, Any]


@dataclass
class Tally:
    """Hits out of wholes by measure; ``x.p`` and ``x.r`` are the two sides of ``x``."""

    counts: dict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0.0, 0.0]))
    misses: list[str] = field(default_factory=list)

    def add(self, measure: str, hit: float, whole: float = 1, miss: str = "") -> None:
        """Count; ``miss`` says what is missing where the hit is not full."""
        self.counts[measure][0] += hit
        self.counts[measure][1] += whole
        if miss and hit < whole:
            self.misses.append(f"{measure}: {miss}")

    def share(self, measure: str) -> float:
        """Hits by wholes, 1 where there was nothing to find."""
        hit, whole = self.counts.get(measure, (0.0, 0.0))
        return hit / whole if whole else 1.0

    def f1(self, measure: str) -> float:
        """The harmonic mean of both sides."""
        precision, recall = self.share(f"{measure}.p"), self.share(f"{measure}.r")
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def figures(self) -> dict[str, float]:
        """Every measure by name."""
        plain = ("meeting", "lossless", "read", "verbatim", "outcome", "deadlines", "roles", "core.r")
        both = ("items", "directives", "tasks", "bodies", "attendance")
        return {name: self.share(name) for name in plain} | {name: self.f1(name) for name in both}


def squash(text: object) -> str:
    """Without blanks and quotation marks, widths folded."""
    return re.sub(r"[\s\"'“”‘’「」『』]", "", unicodedata.normalize("NFKC", str(text or "")))


def letters(text: str) -> str:
    """Only what is read aloud."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def close(one: Span, other: Span) -> float:
    """Intersection over union."""
    common = one.overlap(other)
    return common / (len(one) + len(other) - common)


def near(one: Span, other: Span) -> bool:
    """Whether the shorter lies in the longer for the most part."""
    return one.overlap(other) >= FOUND * min(len(one), len(other))


def pairs(golds: list[Span], parsed: list[Span]) -> dict[int, int]:
    """Which gold span is which parsed one, each used once, the closest first."""
    scored = sorted(((close(g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(parsed)), reverse=True)
    found: dict[int, int] = {}
    for score, i, j in scored:
        if score >= SAME and i not in found and j not in found.values():
            found[i] = j
    return found


def score(gold: Gold, minutes: Minutes, tally: Tally) -> None:
    """Add one document to the tally."""
    score_meeting(gold, minutes, tally)
    score_parts(minutes, tally)
    score_items(gold, minutes, tally)
    score_directives(gold, minutes, tally)
    score_attendance(gold, minutes, tally)


def score_meeting(gold: Gold, minutes: Minutes, tally: Tally) -> None:
    """The facts of the meeting, those that neither side has left out."""
    for name in ("ordinal", "issue_no", "held_on", "chair", "issued_on", "compiled_on"):
        want, have = gold["meeting"].get(name), getattr(minutes.meeting, name)
        if want is None and have is None:
            continue
        tally.add("meeting", squash(want) == squash(have), miss=f"{gold['file']} {name} {want} {have}")


def score_parts(minutes: Minutes, tally: Tally) -> None:
    """Whether the parts cover the text, how much was read, whether quotations are verbatim."""
    source = minutes.document.source
    solid = {i for i, c in enumerate(source) if not c.isspace() and c.isprintable()}
    kinds = {i: part.kind for part in minutes.parts for i in range(part.span.start, part.span.end)}
    tally.add("lossless", len(solid & kinds.keys()), len(solid), minutes.document.name)
    unread = sum(kinds.get(i) == PartKind.UNREAD for i in solid)
    tally.add("read", len(solid) - unread, len(solid), minutes.document.name)
    quoted = [(d.text, d.span) for item in minutes.items for d in item.decisions]
    quoted += [(d.text, d.span) for item in minutes.items for d in item.directives]
    for text, span in quoted:
        printed = "".join(source[i] for i in range(span.start, span.end) if kinds.get(i) != PartKind.FURNITURE)
        tally.add("verbatim", letters(text) == letters(printed), miss=text)


def score_items(gold: Gold, minutes: Minutes, tally: Tally) -> None:
    """Items by their place, and the outcome of those that were found."""
    file, items = gold["file"], gold["items"]
    found = pairs([Span(*item["span"]) for item in items], [item.span for item in minutes.items])
    tally.add("items.r", len(found), len(items), file)
    tally.add("items.p", len(found), len(minutes.items), file)
    for i, j in found.items():
        decision = minutes.items[j].decision
        want, have = (items[i]["decision"] or {}).get("outcome"), decision and str(decision.outcome)
        tally.add("outcome", want == have, miss=f"{file} {items[i]['topic']} {want} {have}")


def score_directives(gold: Gold, minutes: Minutes, tally: Tally) -> None:
    """Directives loosely (found, justified), one to one (tasks), and what they say."""
    golds = [directive for item in gold["items"] for directive in item["directives"]]
    parsed = [directive for item in minutes.items for directive in item.directives]
    spans = [Span(*directive["span"]) for directive in golds]
    both = len(pairs(spans, [directive.span for directive in parsed]))
    tally.add("tasks.r", both, len(golds))
    tally.add("tasks.p", both, len(parsed))
    for directive in parsed:
        justified = any(near(span, directive.span) for span in spans)
        tally.add("directives.p", justified, miss=f"{gold['file']} extra {directive.text}")
    for want, span in zip(golds, spans, strict=True):
        have = [directive for directive in parsed if near(span, directive.span)]
        hit = sum(span.overlap(directive.span) for directive in have) >= FOUND * len(span)
        tally.add("directives.r", hit, miss=f"{gold['file']} {want['text']}")
        if want["core"]:
            tally.add("core.r", hit)
        if hit:
            score_bodies(want, have, tally)
            score_deadline(want, have, tally)


def names(bodies: Iterable[Body]) -> dict[str, str]:
    """Printed and restored names → role."""
    return {squash(name): body.role for body in bodies for name in (body.name, body.canonical)}


def score_bodies(want: Gold, have: list[Directive], tally: Tally) -> None:
    """The bodies named in one directive, and their roles."""
    golds = [body for body in want["bodies"] if body["role"] in NAMED_ROLES]
    allowed = {squash(body[key]) for body in golds for key in ("name", "full")}
    parsed = [body for directive in have for body in directive.bodies if body.role in NAMED_ROLES]
    for body in parsed:
        good = bool({squash(body.name), squash(body.canonical)} & allowed)
        tally.add("bodies.p", good, miss=f"extra {body.name} in {want['text']}")
    roles = names(parsed)
    for body in golds:
        role = roles.get(squash(body["name"])) or roles.get(squash(body["full"]))
        tally.add("bodies.r", role is not None, miss=f"{body['name']} in {want['text']}")
        if role is not None:
            tally.add("roles", role == body["role"], miss=f"{body['name']} {role} in {want['text']}")


def score_deadline(want: Gold, have: list[Directive], tally: Tally) -> None:
    """The derived day; one derived from a printed expression is welcome where gold has none."""
    printed, on = (want["deadline"] or {}).get("text") or "", (want["deadline"] or {}).get("on")
    days = {d.deadline.on.isoformat() for d in have if d.deadline and d.deadline.on}
    if on or (days and not DERIVABLE.search(printed)):
        accepted = set(on) if isinstance(on, list) else {on}  # gold may accept several days
        tally.add("deadlines", bool(days & accepted), miss=f"{on} {sorted(days)} in {want['text']}")


def score_attendance(gold: Gold, minutes: Minutes, tally: Tally) -> None:
    """The persons of the printed lists; the chair, listed by some and not by others, is left out."""
    people = gold["attendance"]
    want = {squash(n) for n in people["attendees"]}
    want |= {squash(n) for observer in people["observers"] for n in observer["names"]}
    have = {squash(n) for n in minutes.attendance.attendees}
    have |= {squash(n) for observer in minutes.attendance.observers for n in observer.names}
    chair = {squash(gold["meeting"]["chair"])}
    both = len((want - chair) & (have - chair))
    tally.add("attendance.r", both, len(want - chair), f"{gold['file']} {want - have}")
    tally.add("attendance.p", both, len(have - chair), f"{gold['file']} extra {have - want}")
