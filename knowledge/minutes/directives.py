"""The sentences of an item → its directives: who must do what, one stretch with one set of actors."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from knowledge.minutes import forms
from knowledge.minutes import patterns as p
from knowledge.minutes.deadlines import find_deadline
from knowledge.minutes.decisions import approves, concludes, settles
from knowledge.minutes.draft import Range
from knowledge.minutes.mentions import Mention, Sort
from knowledge.minutes.points import Mode, Sentence
from knowledge.minutes.segments import BINDING, Segment, SegmentReader
from knowledge.model import NAMED_ROLES, Directive, Kind, Role

if TYPE_CHECKING:
    from knowledge.minutes.clauses import Actors, ClauseReader
    from knowledge.minutes.draft import ItemDraft, Setting
    from knowledge.text import Text


_NEAR = 2  # directives before a line of fields that may have named its bodies


class DirectiveReader:
    """Reads the directives of one item."""

    def __init__(self, text: Text, draft: ItemDraft, setting: Setting, reader: ClauseReader) -> None:
        self.text = text
        self.draft = draft
        self.finder = setting.bodies
        self.held_on = setting.meeting.held_on
        self.masked = reader.masked
        self.segments = SegmentReader(reader)
        self.carried: Actors = ()
        self.scope = -1
        self.settled = (-1, Mode.PLAIN)  # paragraph and speech act of the last approval

    def read(self, sentences: tuple[Sentence, ...]) -> tuple[Directive, ...]:
        """Return the directives of the item's sentences, in order."""
        found: list[Directive] = []
        tables = [*self.draft.rows, *forms.rows(self.text, self.draft.body)]
        told = [s for s in sentences if not any(t.whole.start <= s.start < t.whole.end for t in tables)]
        for number, sentence in enumerate(told):
            if sentence.scope != self.scope:
                self.scope, self.carried = sentence.scope, ()
            after = told[number + 1] if number + 1 < len(told) else None
            if forms.is_labelled(self.text, sentence):
                if not (number and forms.is_labelled(self.text, told[number - 1])):
                    self._labelled(told, number, found)
                continue
            if p.MEMBER.match(self.text.plain, sentence.start, sentence.end):
                continue
            if (labels := forms.trailing(self.text, sentence)) and (
                made := self._formed(
                    Range(sentence.start, sentence.end), forms.fields(self.text, [labels]), sentence.place
                )
            ):
                found += made
                continue
            segments = self.segments.segments(sentence, settled=self._is_settled(sentence) or self._arranges(sentence))
            for segment in segments:
                found += self._directive(sentence, segment, after)
            if sum(bool(segment.actors) for segment in segments) > 1:
                self.carried = ()  # whom of several the next sentence means is not said
            if settles(self.masked, sentence.start, sentence.end, sentence.mode):
                self.settled = (sentence.paragraph, sentence.mode)
        for row in tables:
            found += self._of_row(row, sentences)
        return tuple(sorted(found, key=lambda directive: directive.span))

    def _of_row(self, row: forms.Task, sentences: tuple[Sentence, ...]) -> list[Directive]:
        """The task of a row, and what its sentences charge others with than its column of bodies names."""
        found = self._formed(row.whole, row.fields, "")
        charged = {body.canonical for directive in found for body in directive.bodies}
        for sentence in sentences:
            if not row.whole.start <= sentence.start < row.whole.end:
                continue
            self.scope, self.carried = sentence.scope, ()
            for segment in self.segments.segments(sentence, settled=self._is_settled(sentence)):
                made = self._directive(sentence, segment, None) if segment.actors else []
                named = {
                    body.canonical for directive in made for body in directive.bodies if body.role is not Role.GROUP
                }
                found += made if named - charged else []
        return found

    def _labelled(self, told: list[Sentence], number: int, found: list[Directive]) -> None:
        """Add the task that lines of a form give out, with the sentence before them, which says what to do.

        Nothing where that sentence has charged the same bodies already.
        """
        lines = list(takewhile(lambda line: forms.is_labelled(self.text, line), told[number:]))
        before = told[number - 1] if number else None
        start = lines[0].start
        beside = before and before.paragraph == lines[0].paragraph  # 同意新建。（责任单位：县住建局）
        if before and (beside or not concludes(self.masked, before.start, before.end)):
            first = self.text.span(before.start, before.end)
            said = [directive for directive in found if directive.span.start >= first.start]
            if not any(body.role in NAMED_ROLES for directive in said for body in directive.bodies):
                start = before.start
                found[len(found) - len(said) :] = []
        fields = forms.fields(self.text, lines)
        made = self._formed(Range(start, lines[-1].end), fields, lines[0].place)
        said_of = {body.canonical for directive in found[-1:] for body in directive.bodies}
        limit = forms.due(self.text, fields, self.held_on)
        if start == lines[0].start and said_of and limit and limit.on:
            since = self.text.span(before.start, before.end).start if before else 0
            found[:] = [replace(d, deadline=limit) if d.span.start >= since and not _dated(d) else d for d in found]
        charged = {body.canonical for d in made for body in d.bodies}
        near = {body.canonical for d in found[-_NEAR:] for body in d.bodies}
        found += made if start < lines[0].start or charged - near else []

    def _formed(self, whole: Range, fields: tuple[forms.Field, ...], place: str) -> list[Directive]:
        """Return the directive of one task of a form; none where no field names a body."""
        actors = forms.actors(fields, self.finder)
        if not actors:
            return []
        made = self._built(place, Segment(whole.start, whole.end), actors, implied=False)
        return [replace(made, deadline=forms.due(self.text, fields, self.held_on) or made.deadline)]

    # -------------------------------------------------------------- segment → directive
    def _directive(self, sentence: Sentence, segment: Segment, after: Sentence | None) -> list[Directive]:
        actors, implied = segment.actors, False
        if actors:
            self.carried = actors if segment.headed and all(self._carries(m) for m, _ in actors) else ()
        elif not self._demands(sentence, segment, after):
            return []
        else:
            actors, implied = self._implied(segment)
        return [self._built(sentence.place, segment, actors, implied=implied)]

    def _carries(self, mention: Mention) -> bool:
        """Whether a subject may be carried over: bodies, and offices in general; not people or firms."""
        return mention.sort is not Sort.GROUP or bool(p.OFFICES.search(mention.name))

    def _implied(self, segment: Segment) -> tuple[Actors, bool]:
        """Return whom an empty subject means: the one before, else the one who brought what was approved."""
        masked = self.masked
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

    def _arranges(self, sentence: Sentence) -> bool:
        """Whether the item gives out work (部署春节前有关工作): what it says of a body is what the body has to do."""
        return self.draft.kind is Kind.ARRANGE and sentence.mode is Mode.PLAIN

    def _is_settled(self, sentence: Sentence) -> bool:
        """Whether the same speech act of the same paragraph has approved something already."""
        return self.settled == (sentence.paragraph, sentence.mode)

    def _demands(self, sentence: Sentence, segment: Segment, after: Sentence | None) -> bool:
        """Whether a segment without an actor is a concrete demand all the same."""
        words = self.masked[segment.start : segment.end]
        # CASE 1 但总额不得超过…: what the approval before it hangs on
        if p.BUT.match(words) and approves(self.masked, sentence.start, segment.start):
            return False
        # CASE 2 根据会议意见修改完善后印发: what is left to do after an approval
        if p.REWORK.match(words) and sentence.mode is not Mode.BACKGROUND:
            return not (sentence.label or approves(self.masked, segment.start, segment.end))
        # CASE 3 captions, background, approvals, and what is asked of the mind alone
        if self._is_idle(sentence, segment, after):
            return False
        # CASE 4 a resolution is one as a whole; a limit makes any words a demand
        if sentence.mode is Mode.RESOLUTION:
            return not p.SETTLED.fullmatch(words)
        limit = None
        if not p.PROGRESS.match(words):
            limit = find_deadline(self.text, self.masked, segment.start, segment.end, self.held_on)
        if (limit and limit.on and sentence.mode in BINDING) or self._is_settled(sentence):
            return True
        # CASE 5 要…, 不得…, and in binding speech a bare 落实…
        if sentence.mode is Mode.PLAIN:
            return bool(p.MODAL.match(words))
        return bool(p.MODAL.search(words) or p.IMPERATIVE.match(words))

    def _is_idle(self, sentence: Sentence, segment: Segment, after: Sentence | None) -> bool:
        """Whether the words ask for nothing that can be checked."""
        words = self.masked[segment.start : segment.end]
        background = sentence.mode is Mode.BACKGROUND and not self.carried
        told = background or concludes(self.masked, segment.start, segment.end)
        if told or sentence.label or p.ABOUT.match(words) or p.ASSERTION.match(words):
            return True
        if approves(self.masked, sentence.start, segment.start) and not p.MODAL.match(words):
            return True
        if sentence.mode is Mode.RESOLUTION:
            return False
        main = self.masked[max(segment.main, segment.start) : segment.end]
        abstract = p.ABSTRACT.match(main) and not p.CONCRETE.search(words)
        return bool(abstract) or self._is_caption(sentence, segment, after) or self._is_lesson()

    def _is_lesson(self) -> bool:
        """Whether the item only passes on what others said, and nobody here is charged with it."""
        first = self.text.plain[self.draft.topic.start : self.draft.topic.end]
        learns = self.draft.kind is Kind.CONVEY or (self.draft.kind is Kind.STUDY and "学习" in first)
        return learns and not self.carried and not p.MIXED.search(first)

    def _is_caption(self, sentence: Sentence, segment: Segment, after: Sentence | None) -> bool:
        """要加强某某工作。 and then the demand itself: a short clause that the same point goes on from."""
        short = segment.end - segment.start <= p.SHORT_DEMAND and segment.clauses == 1
        return short and after is not None and after.scope == sentence.scope and not self.carried

    def _built(self, place: str, segment: Segment, actors: Actors, *, implied: bool) -> Directive:
        plain = self.text.plain
        start, end = segment.start, segment.end
        while end > start and plain[end - 1] in "，；：、\n":
            end -= 1
        while start < end and plain[start] in "，；：、":
            start += 1
        bodies = tuple(self.finder.body(m, Role.IMPLIED if implied else r) for m, r in actors)
        issued = p.ISSUED.search(plain, start, end)
        reports = p.REPORTS.search(plain, start, end)
        return Directive(
            text=self.text.shown[start:end],
            span=self.text.span(start, end),
            bodies=bodies,
            deadline=find_deadline(self.text, self.masked, start, end, self.held_on),
            issued_as=self.text.shown[slice(*issued.span())] if issued else None,
            reports_to=self.text.shown[slice(*reports.span())] if reports else None,
            core=any(m.sort is not Sort.GROUP for m, _ in actors),
            place=place,
        )


def _dated(directive: Directive) -> bool:
    return directive.deadline is not None and directive.deadline.on is not None
