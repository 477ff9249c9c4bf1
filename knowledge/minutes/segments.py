"""A sentence → its segments: runs of clauses with one set of actors, each a directive in the making."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.minutes import patterns as p
from knowledge.minutes.clauses import Actors, Charge, Clause, ClauseReader, Form
from knowledge.minutes.decisions import approves, settles
from knowledge.minutes.mentions import Sort
from knowledge.minutes.points import Mode

if TYPE_CHECKING:
    from knowledge.minutes.points import Sentence

BINDING = frozenset({Mode.DEMAND, Mode.DECIDE, Mode.RESOLUTION})
LONGEST_PREFACE = 24  # what precedes the actor beyond this is told, not asked: 近年来某某建设难度大、牵涉多，…
SCENE_AND_CLAUSE = 2


@dataclass(slots=True)
class Segment:
    """A directive while its clauses are gathered; ``start`` and ``end`` count characters of the text."""

    start: int
    end: int
    actors: Actors = ()
    acts: bool = False  # a clause says what to do
    asks: bool = False  # a clause without an actor does
    clauses: int = 0
    main: int = -1  # where the first clause begins that sets no scene
    headed: bool = False  # the actor opens it, so the next sentence may carry it over

    @classmethod
    def at(cls, start: int) -> Segment:
        """Return an empty segment that begins here."""
        return cls(start, start)

    def trim(self, first: int, masked: str) -> None:
        """Leave out a preface that is long or tells something, now that an actor comes at ``first``."""
        if self.actors or self.asks or not 0 <= self.main < first:
            return
        if self.main < first - LONGEST_PREFACE or p.TELLS.search(masked, self.main, first):
            self.start = first


class SegmentReader:
    """Reads the segments of one document."""

    def __init__(self, reader: ClauseReader) -> None:
        self.reader = reader

    def segments(self, sentence: Sentence, *, settled: bool) -> list[Segment]:
        """Return the segments of a sentence: a new actor opens one, a scene or a gate before it goes along.

        ``settled`` tells that the paragraph has approved something already, so that bare verbs bind.
        """
        done: list[Segment] = []
        held: list[Clause] = []  # scenes and gates that wait for what they belong to
        for clause in self.reader.clauses(sentence.start, sentence.end):
            beside = any(each.actors for each in done)
            charge = self._fitting(clause, sentence, binds=settled or bool(held) or beside)
            if charge and charge.form is Form.LOOSE and not beside and sentence.mode is not Mode.DECIDE:
                charge = None
            current = done[-1] if done else None
            if charge is None and current and current.actors and self._leads_over(clause, sentence):
                held.append(clause)
                continue
            if charge is None and self._is_told(clause, sentence):
                held = [each for each in held if each.charge]  # the scene was that of what is told
                continue
            if self._waits(clause, charge):
                held.append(clause if charge == clause.charge else replace(clause, charge=None, along=()))
                continue
            if current is None or self._parts(current, clause, charge, (held or [clause])[0].start):
                done.append(Segment.at(self._opening(held, clause, charge)))
            current = done[-1]
            if charge:
                current.trim((held or [clause])[0].start, self.reader.masked)
            for each in (*held, clause):
                self._take(current, each, charge if each is clause else each.charge)
            held = []
        if held and (done or any(each.charge for each in held)):
            done = done or [Segment.at(held[0].start)]
            for each in held:
                self._take(done[-1], each, each.charge)
        return done

    def _fitting(self, clause: Clause, sentence: Sentence, *, binds: bool) -> Charge | None:
        """Return the clause's charge unless it only tells: a bare verb binds in binding speech alone."""
        charge = clause.charge
        if charge is None or self._is_past(clause, charge) or self._is_refused(clause, charge):
            return None
        if p.AWAITED.fullmatch(self.reader.masked, clause.start, clause.end):
            return None
        if p.HEARD.match(self.reader.masked, clause.start, clause.end):
            return None
        if charge.form not in {Form.BARE, Form.LOOSE} or binds or sentence.mode in BINDING:
            return charge
        return charge if approves(self.reader.masked, sentence.start, clause.start) else None

    def _is_past(self, clause: Clause, charge: Charge) -> bool:
        if charge.form is Form.MODAL:
            return False
        return bool(p.PAST.search(self.reader.masked, charge.end, clause.end))

    def _is_refused(self, clause: Clause, charge: Charge) -> bool:
        """Whether the charge is what the meeting refuses (不同意由县财政出资) or approves (同意，某局出让某地事宜)."""
        masked = self.reader.masked
        if p.REFUSED_VIEW.match(masked, clause.start, clause.end):
            return True
        if p.MATTER_END.search(masked, clause.start, clause.end):
            approved = p.APPROVED_HEAD.match(masked, clause.start, charge.start + 1)  # 不同意由县财政承担的意见
            return bool(approved) or masked.endswith(("同意，", "通过，"), 0, clause.start)
        return bool(p.REFUSES.search(masked, clause.start, charge.start + 1))

    def _is_told(self, clause: Clause, sentence: Sentence) -> bool:
        """Whether the clause tells what the meeting did, an approval included, and asks nothing."""
        masked = self.reader.masked
        return bool(p.NARRATIVE.match(masked, clause.start, clause.end)) or settles(
            masked, clause.start, clause.end, sentence.mode
        )

    def _waits(self, clause: Clause, charge: Charge | None) -> bool:
        if charge is not None:
            return charge.form is Form.GATE
        return bool(p.SCENE.fullmatch(self.reader.masked, clause.start, clause.end))

    def _leads_over(self, clause: Clause, sentence: Sentence) -> bool:
        """Whether a clause behind ； only says what the next one gives to another: ；不足经费若干，请县财政局…."""
        masked = self.reader.masked
        return masked[clause.start - 1] == "；" and bool(p.COMMAND.match(masked, clause.end, sentence.end))

    def _parts(self, current: Segment, clause: Clause, charge: Charge | None, first: int) -> bool:
        """Whether a clause begins a segment: a refusal, which is the authority's, or another actor.

        A demand of its own behind ； does too; ``first`` is where its scene begins.
        """
        masked = self.reader.masked
        if charge is None:
            anew = current.acts and masked[first - 1] == "；" and p.MODAL.match(masked, clause.start, clause.end)
            return bool(anew or p.REFUSAL.match(masked, clause.start, clause.end))
        alone = charge.form is not Form.SUPPORT or masked[clause.end - 1] == "，"  # ；县财政局配合，做好保障
        if current.actors and masked[first - 1] == "；" and alone:
            return True
        return not self._joins(current, charge)

    def _joins(self, current: Segment, charge: Charge) -> bool:
        """Whether a charge belongs to the segment at hand: its support, or its first deed, or its topic."""
        if charge.form is Form.SUPPORT:  # with a deed of its own it is a task of its own
            named = any(m.sort is not Sort.GROUP for m, _ in charge.actors)
            return not (current.acts and charge.acts and named)
        if not current.actors:
            return current.clauses <= 1 or not current.asks
        return not current.acts

    def _opening(self, held: list[Clause], clause: Clause, charge: Charge | None) -> int:
        """Return where a new segment begins: at its scene, at its clause, or at 由 behind an approval."""
        if held:
            return held[0].start
        masked = self.reader.masked
        if charge and p.APPROVED_HEAD.match(masked, clause.start, charge.start + 1):
            return charge.start
        return clause.start

    def _take(self, segment: Segment, clause: Clause, charge: Charge | None) -> None:
        segment.end = clause.end
        segment.clauses += 1
        words = self.reader.masked[clause.start : clause.end]
        known = {mention for mention, _ in segment.actors}
        rejected = charge is None and clause.charge is not None
        found = (*(charge.actors if charge else ()), *(() if rejected else clause.along))
        first = not segment.actors and segment.clauses <= SCENE_AND_CLAUSE
        segment.headed |= first and charge is not None and charge.form is not Form.GATE
        segment.actors += tuple(each for each in found if each[0] not in known)
        if charge is None:
            scene = self._waits(clause, charge)
            segment.acts |= not scene
            segment.asks |= not scene and bool(p.MODAL.search(words) or p.IMPERATIVE.match(words))
            segment.main = clause.start if segment.main < 0 and not scene else segment.main
            return
        segment.main = clause.start if segment.main < 0 else segment.main
        segment.acts = charge.acts or (segment.acts and (segment.asks or bool(known)))  # a topic is no deed
