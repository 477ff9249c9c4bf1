"""The sentences of an item → what the meeting decided, the main decision first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.minutes import patterns as clauses
from knowledge.minutes import patterns_decisions as p
from knowledge.minutes.points import Mode, Sentence
from knowledge.model import Decision, Kind, Outcome

if TYPE_CHECKING:
    from re import Match, Pattern

    from knowledge.text import Text

LONGEST_TELLER = 10  # 表决情况：… what a sentence that only counts votes may hold beside the count
FRAME = 24  # characters before a marker that may turn it: 未经县政府同意


def approves(masked: str, start: int, end: int) -> bool:
    """Whether a stretch holds an approval (原则同意, 审议通过, 同意由…) that stands for the meeting's own."""
    return _approval(masked, start, end) is not None


def concludes(masked: str, start: int, end: int) -> bool:
    """Whether a stretch that charges nobody only states the result: approved, noted or put off."""
    put_off = p.PUT_OFF.search(masked, start, end) or (
        p.DEFERRAL.search(masked, start, end) and not clauses.IMPERATIVE.match(masked, start, end)
    )
    return bool(approves(masked, start, end) or p.NOTING.match(masked, start, end) or put_off)


def settles(masked: str, start: int, end: int, mode: Mode) -> bool:
    """Whether a clause settles the matter by itself: approves it, refuses it or puts it off."""
    refused = mode in {Mode.DECIDE, Mode.RESOLUTION} and p.REFUSED.search(masked, start, end)
    rejected = refused or p.REJECTION.search(masked, start, end)
    return bool(
        approves(masked, start, end)
        or (rejected and not _told_of_others(masked, rejected.start()))
        or p.PUT_OFF.search(masked, start, end)
    )


def _told_of_others(masked: str, at: int) -> bool:
    """Whether the words before a marker make it a rule for others, or what an earlier meeting did."""
    before = masked[max(0, at - FRAME) : at]
    return bool(p.FOR_OTHERS.search(before) or p.EARLIER.search(before))


def _approval(masked: str, start: int, end: int) -> tuple[int, bool, bool] | None:
    """Return where the first true approval begins, whether in principle, whether amended; or None."""
    at = start
    while match := p.APPROVAL.search(masked, at, end):
        at = match.end()
        before = masked[max(start, match.start() - FRAME) : match.start()]
        clause = before[max(before.rfind(mark) for mark in "，。；：、\n") + 1 :]
        if p.NEGATED.search(clause) or (_is_for_others(clause, match[0]) and not match["votes"]):
            at = match.start() + match[0].find("，") + 1 if "，" in match[0] else at  # 经某委审查，|同意聘任
            continue
        return match.start(), bool(match["principle"]), "修" in match[0]
    return None


def _is_for_others(clause: str, marker: str) -> bool:
    """Whether the words before a marker make it another's approval (报县政府同意); 经讨论，同意 is the meeting's."""
    if p.THROUGH.fullmatch(clause) and p.BY_TALK.match(marker):
        return False
    return bool(clause and p.NO_APPROVAL.search(clause))


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    outcome: Outcome
    vote: tuple[int, int] | None = None


class DecisionReader:
    """Reads the decisions of one item."""

    def __init__(self, text: Text, masked: str) -> None:
        self.text = text
        self.masked = masked

    def read(self, sentences: tuple[Sentence, ...], kind: Kind) -> tuple[Decision, ...]:
        """Return every decision, approvals, rejections and deferrals before any other binding result."""
        found: list[_Found] = []
        for number, sentence in enumerate(sentences):
            following = sentences[number + 1] if number + 1 < len(sentences) else None
            near = (sentence, *sentences[max(0, number - 1) : number], *filter(None, (following,)))
            found += [replace(each, vote=self._vote(near)) for each in self._settled(sentence, following)]
        found.sort(key=lambda one: one.outcome is Outcome.DEFERRED)  # of two matters, what was settled comes first
        if not found:
            found = self._other(sentences, kind)
        return tuple(self._decision(each) for each in found)

    # -------------------------------------------------------------- approvals, rejections, deferrals
    def _settled(self, sentence: Sentence, following: Sentence | None) -> list[_Found]:
        start, end = sentence.start, sentence.end
        if clauses.MEMBER.match(self.masked, start, end):
            return []
        if sentence.mode is Mode.DEMAND and not sentence.marked and sentence.verb in {"强调", "要求"}:
            return []  # what is stressed or asked is not decided
        deferral = self._own(p.DEFERRAL, sentence)
        approval = _approval(self.masked, start, end)
        rejection = self._own(p.REJECTION, sentence)
        if approval and deferral and p.TO_PUT_OFF.match(self.masked, approval[0], end):
            approval = None
        if sentence.mode in {Mode.DECIDE, Mode.RESOLUTION} or self.masked.startswith("会议", start):
            rejection = rejection or self._own(p.REFUSED, sentence)
        lost = approval and (
            p.COUNTED.match(self.masked, approval[0], end) or p.OUTVOTED.search(self.masked, start, end)
        )
        if rejection and lost:
            approval = None  # 2票同意、5票反对，未获通过
        found: list[_Found] = []
        if rejection and not (approval and approval[0] < rejection.start() and deferral):
            outcome = Outcome.DEFERRED if deferral and "暂" in deferral[0] else Outcome.REJECTED
            found.append(_Found(self._clause_start(start, rejection.start()), end, outcome))
        if approval:
            found.insert(0, _Found(approval[0], end, self._approved(approval, sentence, following)))
        elif deferral and not rejection and self._defers(sentence, deferral.start()):
            found.append(_Found(start, end, Outcome.DEFERRED))
        elif not found and (note := p.NOTING.search(self.masked, start, end)):
            found.append(_Found(note.start(), end, Outcome.NOTED))
        return found

    def _clause_start(self, start: int, at: int) -> int:
        """Return where the clause begins that a marker stands in: 该方案本次|不予通过."""
        return max([start, *(self.masked.rfind(mark, start, at) + 1 for mark in "，；：")])

    def _own(self, pattern: Pattern[str], sentence: Sentence) -> Match[str] | None:
        """Return the first marker of a kind that speaks of this meeting's own result."""
        found = pattern.finditer(self.masked, sentence.start, sentence.end)
        return next((match for match in found if not _told_of_others(self.masked, match.start())), None)

    def _vote(self, near: tuple[Sentence, ...]) -> tuple[int, int] | None:
        """Return where the votes are counted: in the sentence, else in the one before or after."""
        for number, sentence in enumerate(near):
            vote = p.VOTE.search(self.text.plain, sentence.start, sentence.end)
            alone = vote and len(vote[0]) >= sentence.end - sentence.start - LONGEST_TELLER
            if vote and (not number or (alone and sentence.paragraph == near[0].paragraph)):
                return vote.span()
        return None

    def _approved(self, approval: tuple[int, bool, bool], sentence: Sentence, following: Sentence | None) -> Outcome:
        """Return which approval it is; the next sentence of the paragraph may ask for a revision."""
        start, principle, amended = approval
        if principle:
            return Outcome.APPROVED_IN_PRINCIPLE
        words = self.masked[start : sentence.end]
        if (
            following
            and following.paragraph == sentence.paragraph
            and clauses.REWORK.match(self.masked, following.start, following.end)
            and not p.DEFERRAL.search(self.masked, following.start, following.end)
        ):
            words += self.masked[following.start : following.end]
        return Outcome.APPROVED_WITH_REVISION if amended or p.REVISION.search(words) else Outcome.APPROVED

    def _defers(self, sentence: Sentence, at: int) -> bool:
        """Whether a deferral settles the matter: not one clause in a list of demands."""
        if sentence.mode is not Mode.DEMAND or p.PUT_OFF.search(self.masked, sentence.start, sentence.end):
            return True
        return sentence.marked and not clauses.MODAL.search(self.masked, sentence.start, at)

    # -------------------------------------------------------------- any other binding result
    def _other(self, sentences: tuple[Sentence, ...], kind: Kind) -> list[_Found]:
        """Return the first binding result where nothing was approved, refused or put off."""
        # CASE 1 a resolution or decision in so many words, up to the next speech act
        for number, sentence in enumerate(sentences):
            if self._resolves(sentence):
                return [_Found(sentence.start, sentence.end, Outcome.OTHER_DECISION)]
            if clauses.LEAD_IN.search(self.text.plain, sentence.start, sentence.end) and number + 1 < len(sentences):
                return self._listed(sentences[number + 1 :])
        # CASE 2 会议研究了某事，决定…: the decision inside a sentence that tells
        for sentence in sentences:
            match = p.DECIDED.search(self.masked, sentence.start, sentence.end)
            if match and sentence.mode is not Mode.DEMAND:
                return [_Found(match.start("what"), sentence.end, Outcome.OTHER_DECISION)]
            if sentence.mode is Mode.PLAIN and p.OPENS_DECISION.match(self.masked, sentence.start, sentence.end):
                return [_Found(sentence.start, sentence.end, Outcome.OTHER_DECISION)]
        # CASE 3 revise and submit, nobody having approved
        for sentence in sentences:
            match = p.REVISE_SUBMIT.search(self.masked, sentence.start, sentence.end)
            if match and sentence.mode is not Mode.BACKGROUND:
                again = p.DEFERRAL.search(self.masked, sentence.start, sentence.end)  # …后再提交…审议
                outcome = Outcome.DEFERRED if again else Outcome.OTHER_DECISION
                return [_Found(self._instruction(sentence), sentence.end, outcome)]
        # CASE 4 what was deliberated is handed on to others, nobody having approved
        for sentence in sentences if kind is Kind.DELIBERATE else ():
            handed = p.HANDED_ON.match(self.masked, sentence.start, sentence.end)
            if handed and not (sentence.verb or sentence.place):
                return [_Found(sentence.start, sentence.end, Outcome.OTHER_DECISION)]
        # CASE 5 somebody is charged outright (由…负责, 责成…), where nothing else binds
        spoken = any(sentence.verb for sentence in sentences)
        for sentence in sentences if kind is Kind.DELIBERATE and not spoken else ():
            if p.CHARGED.match(self.masked, sentence.start, sentence.end):
                return [_Found(sentence.start, sentence.end, Outcome.OTHER_DECISION)]
        return []

    def _resolves(self, sentence: Sentence) -> bool:
        """Whether a sentence resolves in so many words; a mere title after 决定： (cut short) does not."""
        if sentence.mode is Mode.RESOLUTION and sentence.verb:
            words = self.masked[sentence.start : sentence.end]
            settled = clauses.SETTLED.fullmatch(words) or not clauses.COMMAND.search(words)
            return sentence.verb != "裁示" or bool(settled)
        whole = self.masked[sentence.end - 1] in "。；！，：" or bool(
            clauses.MODAL.search(self.masked, sentence.start, sentence.end)
        )
        lead_in = clauses.LEAD_IN.search(self.text.plain, sentence.start, sentence.end)
        return bool(sentence.verb) and sentence.mode is Mode.DECIDE and whole and not lead_in

    def _listed(self, sentences: tuple[Sentence, ...]) -> list[_Found]:
        """议定了以下意见：一是… : all that follows, up to the next speech act."""
        last = sentences[0]
        for sentence in sentences[1:]:
            if sentence.verb or sentence.mode is not Mode.DECIDE:
                break
            last = sentence
        start = sentences[0].start
        return [_Found(start, last.end, Outcome.OTHER_DECISION)]

    def _instruction(self, sentence: Sentence) -> int:
        """Return where the instruction begins: behind the clause that only tells what was heard."""
        told = clauses.NARRATIVE.match(self.masked, sentence.start, sentence.end)
        comma = self.masked.find("，", sentence.start, sentence.end) if told else -1
        return comma + 1 if comma >= 0 else sentence.start

    # -------------------------------------------------------------- Decision
    def _decision(self, found: _Found) -> Decision:
        shown = self.text.shown
        start, end = found.start, found.end
        while end > start and self.text.plain[end - 1] in "\n，；：":
            end -= 1
        return Decision(
            outcome=found.outcome,
            text=shown[start:end],
            span=self.text.span(start, end),
            condition=self._condition(start, end),
            vote=shown[slice(*found.vote)] if found.vote else None,
        )

    def _condition(self, start: int, end: int) -> str | None:
        """Return what the approval hangs on: the rest of its sentence where that asks for a change."""
        comma = self.masked.find("，", start, end)
        if comma < 0:
            return None
        words = self.masked[comma + 1 : end]
        if not (p.REVISION.search(words) or p.PROVISO.search(words)):
            return None
        return self.text.shown[comma + 1 : end].rstrip("。")
