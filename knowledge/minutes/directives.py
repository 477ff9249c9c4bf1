"""The sentences of an item → its directives: who must do what, one sentence or clause with one set of actors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.minutes import patterns as p
from knowledge.minutes.bodies import Mention, Sort
from knowledge.minutes.clauses import Actors, Charge, Clause, ClauseReader, Form, roles
from knowledge.minutes.deadlines import find_deadline
from knowledge.minutes.decisions import approves, settles
from knowledge.minutes.points import Mode, Sentence
from knowledge.model import Body, Directive, Kind, Role

if TYPE_CHECKING:
    from knowledge.minutes.draft import ItemDraft, Setting
    from knowledge.text import Text

LONGEST_PREFACE = 24  # what precedes the actor beyond this is told, not asked: 近年来某某建设任务重、情况复杂，…
BINDING = frozenset({Mode.DEMAND, Mode.DECIDE, Mode.RESOLUTION})


@dataclass(slots=True)
class _Segment:
    """A directive while its clauses are gathered."""

    start: int
    end: int
    actors: Actors = ()
    acts: bool = False
    clauses: int = 0
    main: int = -1  # where the first clause begins that sets no scene
    asks: bool = False
    headed: bool = False  # the actor opens it, so the next sentence may carry it over
    forms: set[Form] = field(default_factory=set)


class DirectiveReader:
    """Reads the directives of one item."""

    def __init__(self, text: Text, draft: ItemDraft, setting: Setting, reader: ClauseReader) -> None:
        self.text = text
        self.draft = draft
        self.finder = setting.bodies
        self.held_on = setting.meeting.held_on
        self.reader = reader
        self.carried: Actors = ()
        self.scope = -1
        self.settled = (-1, Mode.PLAIN)  # paragraph and speech act of the last approval

    def read(self, sentences: tuple[Sentence, ...]) -> tuple[Directive, ...]:
        """Return the directives of the item's sentences, in order."""
        found: list[Directive] = []
        for number, sentence in enumerate(sentences):
            if sentence.scope != self.scope:
                self.scope, self.carried = sentence.scope, ()
            after = sentences[number + 1] if number + 1 < len(sentences) else None
            if p.DUE.match(self.text.plain, sentence.start, sentence.end) or p.MEMBER.match(
                self.text.plain, sentence.start, sentence.end
            ):
                continue
            if label := p.LABELLED.match(self.text.plain, sentence.start, sentence.end):
                found += self._labelled(sentence, label.end(), after, found)
                continue
            clauses = self.reader.clauses(sentence.start, sentence.end)
            for segment in self._segments(sentence, clauses):
                found += self._directive(sentence, segment, after)
            if approves(self.reader.masked, sentence.start, sentence.end):
                self.settled = (sentence.paragraph, sentence.mode)
        return tuple(found)

    def _labelled(
        self, sentence: Sentence, first: int, after: Sentence | None, found: list[Directive]
    ) -> list[Directive]:
        """责任单位：县林业局, with the line of its time limit; nothing where the sentence before said it already."""
        phrase = self.finder.phrase_at(first, sentence.end)
        if phrase is None:
            return []
        due = after if after and p.DUE.match(self.text.plain, after.start, after.end) else sentence
        segment = _Segment(sentence.start, due.end)
        made = self._built(sentence, segment, roles(phrase), implied=False)
        said = {body.canonical for directive in found[-1:] for body in directive.bodies}
        return [] if said & {body.canonical for body in made.bodies} else [made]

    # -------------------------------------------------------------- clauses → segments
    def _segments(self, sentence: Sentence, clauses: tuple[Clause, ...]) -> list[_Segment]:
        """Gather clauses; a new actor opens a new segment, a scene or a gate before it goes along."""
        done: list[_Segment] = []
        held: list[Clause] = []  # scenes and gates that wait for what they belong to
        for clause in clauses:
            charge = self._fitting(clause, sentence, done)
            current = done[-1] if done else None
            if charge is None and self._is_told(clause, sentence):
                continue
            if self._waits(clause, charge):
                held.append(clause)
                continue
            if charge is None and current and p.REFUSAL.match(self.reader.masked, clause.start, clause.end):
                current = self._opened(done, clause.start)
            elif charge is None or (current and self._joins(current, charge)):
                current = current or self._opened(done, (held or [clause])[0].start)
            else:
                current = self._opened(done, self._opening(done, held, clause, charge))
            if charge and not current.actors and not current.asks and current.main >= 0:
                first = (held or [clause])[0].start
                current.start = first if first - current.main > LONGEST_PREFACE else current.start
            for each in (*held, clause):
                self._take(current, each, charge if each is clause else each.charge)
            held = []
        if held and done:
            for each in held:
                self._take(done[-1], each, each.charge)
        return done

    def _fitting(self, clause: Clause, sentence: Sentence, done: list[_Segment]) -> Charge | None:
        """Return the clause's charge unless it only tells: a bare verb binds in binding speech alone."""
        charge = clause.charge
        if charge is None or self._is_past(clause, charge):
            return None
        binds = (
            sentence.mode in BINDING
            or any(segment.actors for segment in done)
            or self.settled == (sentence.paragraph, sentence.mode)
            or approves(self.reader.masked, sentence.start, clause.start)
        )
        return charge if binds or charge.form is not Form.BARE else None

    def _is_past(self, clause: Clause, charge: Charge) -> bool:
        if charge.form is Form.MODAL:
            return False
        return bool(p.PAST.search(self.reader.masked, charge.end, clause.end))

    def _is_told(self, clause: Clause, sentence: Sentence) -> bool:
        """Whether the clause tells what the meeting did, an approval included, and asks nothing of anybody."""
        masked = self.reader.masked
        return bool(p.NARRATIVE.match(masked, clause.start, clause.end)) or settles(
            masked, clause.start, clause.end, sentence.mode
        )

    def _waits(self, clause: Clause, charge: Charge | None) -> bool:
        if charge is not None:
            return charge.form is Form.GATE
        return bool(p.SCENE.fullmatch(self.reader.masked, clause.start, clause.end))

    def _joins(self, current: _Segment, charge: Charge) -> bool:
        """Whether a new charge belongs to the segment at hand: its support, or its first deed, or its topic."""
        if charge.form is Form.SUPPORT:  # with a deed of its own it is a task of its own
            named = any(m.sort is not Sort.GROUP for m, _ in charge.actors)
            return not (current.acts and charge.acts and named)
        if not current.actors:
            return current.clauses <= 1 or not current.asks
        return not current.acts

    def _opening(self, done: list[_Segment], held: list[Clause], clause: Clause, charge: Charge) -> int:
        """Return where a new segment begins: at its scene, at its clause, or at 由 where something else precedes."""
        if held:
            return held[0].start
        if charge.form is Form.COMMAND and p.APPROVED_HEAD.match(
            self.reader.masked, clause.start, charge.start + 1
        ):
            return charge.start
        return clause.start

    @staticmethod
    def _opened(done: list[_Segment], start: int) -> _Segment:
        done.append(_Segment(start, start))
        return done[-1]

    def _take(self, segment: _Segment, clause: Clause, charge: Charge | None) -> None:
        segment.end = clause.end
        segment.clauses += 1
        words = self.reader.masked[clause.start : clause.end]
        known = {mention for mention, _ in segment.actors}
        rejected = charge is None and clause.charge is not None
        found = (*(charge.actors if charge else ()), *(() if rejected else clause.along))
        if charge and not segment.actors and segment.clauses <= 2 and charge.form is not Form.GATE:  # noqa: PLR2004 a scene and the clause
            segment.headed = True
        segment.actors += tuple(each for each in found if each[0] not in known)
        if charge is None:
            scene = self._waits(clause, charge)
            segment.acts |= not scene
            segment.asks |= not scene and bool(p.MODAL.search(words) or p.IMPERATIVE.match(words))
            segment.main = clause.start if segment.main < 0 and not scene else segment.main
            return
        segment.main = clause.start if segment.main < 0 else segment.main
        segment.acts |= charge.acts
        segment.forms.add(charge.form)

    # -------------------------------------------------------------- segment → directive
    def _directive(self, sentence: Sentence, segment: _Segment, after: Sentence | None) -> list[Directive]:
        actors, implied = segment.actors, False
        if actors:
            self.carried = actors if segment.headed and all(self._carries(m) for m, _ in actors) else ()
        elif not self._demands(sentence, segment, after):
            return []
        else:
            actors, implied = self._implied(sentence, segment)
        return [self._built(sentence, segment, actors, implied=implied)]

    def _carries(self, mention: Mention) -> bool:
        """Whether a subject may be carried over: bodies, and offices in general; not people, firms, organisers."""
        return mention.sort is not Sort.GROUP or bool(p.OFFICES.search(mention.name))

    def _implied(self, sentence: Sentence, segment: _Segment) -> tuple[Actors, bool]:
        """Return whom an empty subject means: the one before, else after an approval the one who brought it."""
        masked = self.reader.masked
        if p.REFUSAL.match(masked, segment.start, segment.end):
            return (), False
        words = masked[max(segment.main, segment.start) : segment.end]
        if self.carried and (p.MODAL.search(words) or p.IMPERATIVE.match(words)):
            return self.carried, True
        if self.draft.presenters and p.REWORK.match(masked, segment.start, segment.end):
            return self._presenters(), True
        return (), False

    def _presenters(self) -> Actors:
        """Return the bodies that brought the item, where the item prints them."""
        found = []
        for name in self.draft.presenters:
            at = self.text.shown.find(name, self.draft.whole.start, self.draft.whole.end)
            phrase = self.finder.phrase_at(at, at + len(name)) if at >= 0 else None
            found += [(m, Role.IMPLIED) for m in phrase.mentions if m.sort is Sort.BODY] if phrase else []
        return tuple(found)

    def _demands(self, sentence: Sentence, segment: _Segment, after: Sentence | None) -> bool:
        """Whether a segment without an actor is a concrete demand all the same."""
        plain, masked = self.text.plain, self.reader.masked
        words = masked[segment.start : segment.end]
        if sentence.label or p.ABOUT.match(words) or approves(masked, segment.start, segment.end):
            return False
        if p.REWORK.match(words) and (sentence.mode is not Mode.BACKGROUND):
            return True
        if approves(masked, sentence.start, segment.start) and not p.MODAL.match(words):
            return False
        if sentence.mode is Mode.RESOLUTION:
            return not p.SETTLED.fullmatch(words)
        if sentence.mode is Mode.BACKGROUND or self._is_caption(sentence, segment, after):
            return False
        if self.draft.kind in {Kind.CONVEY, Kind.STUDY} and not self.carried and not self._mixed():
            return False
        if p.ABSTRACT.match(plain, max(segment.main, segment.start), segment.end) and not p.CONCRETE.search(
            words
        ):
            return False
        if p.ASSERTION.match(words):
            return False
        limit = find_deadline(self.text, masked, segment.start, segment.end, self.held_on)
        if limit and limit.on and sentence.mode in BINDING:
            return True
        settled = self.settled == (sentence.paragraph, sentence.mode)
        if sentence.mode is Mode.PLAIN:
            return bool(p.MODAL.match(words)) or settled
        return settled or bool(p.MODAL.search(words) or p.IMPERATIVE.match(words))

    def _mixed(self) -> bool:
        """Whether an item that conveys also hears or studies a matter of its own."""
        return bool(p.MIXED.search(self.text.plain, self.draft.topic.start, self.draft.topic.end))

    def _is_caption(self, sentence: Sentence, segment: _Segment, after: Sentence | None) -> bool:
        """要加强某某工作。 and then the demand itself: one short clause that the same point goes on from."""
        short = segment.end - segment.start <= p.SHORT_DEMAND and segment.clauses == 1
        return short and after is not None and after.scope == sentence.scope and not self.carried

    def _built(self, sentence: Sentence, segment: _Segment, actors: Actors, *, implied: bool) -> Directive:
        plain = self.text.plain
        start, end = segment.start, segment.end
        while end > start and plain[end - 1] in "，；：、":
            end -= 1
        while start < end and plain[start] in "，；：、":
            start += 1
        bodies = tuple(self._body(m, Role.IMPLIED if implied else r) for m, r in actors)
        issued = p.ISSUED.search(plain, start, end)
        reports = p.REPORTS.search(plain, start, end)
        return Directive(
            text=self.text.shown[start:end],
            span=self.text.span(start, end),
            bodies=bodies,
            deadline=find_deadline(self.text, self.reader.masked, start, end, self.held_on),
            issued_as=self.text.shown[slice(*issued.span())] if issued else None,
            reports_to=self.text.shown[slice(*reports.span())] if reports else None,
            core=any(m.sort is not Sort.GROUP for m, _ in actors),
            place=sentence.place,
        )

    def _body(self, mention: Mention, role: Role) -> Body:
        return self.finder.body(mention, role)
