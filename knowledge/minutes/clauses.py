"""A sentence → its clauses, each with the charge it lays on somebody: actor · modal or verb · action."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.minutes import patterns as p
from knowledge.minutes import patterns_bodies as names
from knowledge.minutes.mentions import Mention, Phrase, Sort
from knowledge.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.minutes.bodies import BodyFinder

LONGEST_TOPIC = 30  # characters that may stand before the actor of a clause: 下一年度民生项目各单位必须…

Actors = tuple[tuple[Mention, Role], ...]


class Form(StrEnum):
    """How a clause lays its charge."""

    MODAL = "modal"  # X要…
    COMMAND = "command"  # 由X… 责成X… 请X…
    CHARGE = "charge"  # X负责， X牵头，
    SUPPORT = "support"  # X配合，
    GATE = "gate"  # 经X审核把关后，
    BARE = "bare"  # X落实…
    LOOSE = "loose"  # X and any other words


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is charged in one clause.

    ``start`` is where the actor or its word of command stands, ``end`` where its modal ends or its verb
    begins, ``acts`` tells whether the clause goes on to say what to do.
    """

    start: int
    end: int
    form: Form
    actors: Actors
    acts: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its closing punctuation, its charge where it has one, and who goes along (会同…)."""

    start: int
    end: int
    charge: Charge | None
    along: Actors = ()


class ClauseReader:
    """Reads the clauses of one document."""

    def __init__(self, plain: str, masked: str, finder: BodyFinder) -> None:
        self.plain = plain
        self.masked = masked
        self.finder = finder

    def clauses(self, start: int, end: int) -> tuple[Clause, ...]:
        """Return the clauses of a sentence, cut at ， ； ： outside of quoted matter."""
        return tuple(self._clause(s, e) for s, e in self._cuts(start, end))

    def _clause(self, start: int, end: int) -> Clause:
        charge = self.charge(start, end)
        return Clause(start, end, charge, self._along(charge.end if charge else start, end))

    def _cuts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        here = start
        gates = [gate.span() for gate in p.GATED.finditer(self.masked, start, end)]
        for cut in p.CLAUSE_END.finditer(self.masked, start, end):
            if any(first < cut.start() < last - 1 for first, last in gates):
                continue
            if cut.end() > here:
                yield here, cut.end()
            here = cut.end()
        if here < end:
            yield here, end

    # -------------------------------------------------------------- charges
    def charge(self, start: int, end: int) -> Charge | None:
        """Return the charge of a clause: at its head, else behind a topic."""
        head = start
        while joiner := p.JOINER.match(self.plain, head, end):
            head = joiner.end()
        return self._handed(head, end) or self._at_head(start, head, end) or self._behind_topic(head, end)

    def _handed(self, head: int, end: int) -> Charge | None:
        """牵头单位由甲局调整为乙局, 由甲局移交乙局承担: the one that it is handed to is charged from now on."""
        for word in p.HANDED.finditer(self.masked, head, end):
            phrase = self.finder.phrase_at(word.end(), end)
            if phrase and all(m.sort is Sort.BODY for m in phrase.mentions) and p.TAKES.match(self.plain, phrase.end):
                return Charge(word.start(), phrase.end, Form.COMMAND, roles(phrase), acts=True)
        return None

    def _at_head(self, start: int, head: int, end: int) -> Charge | None:
        """CASE 1 the actor or the word of command opens the clause; ``head`` is behind 同时 or 会后."""
        for first in dict.fromkeys((start, head)):
            if charge := self._gate(first, end) or self._command(first, end):
                return charge
        return self._actor(head, end) or (self._actor(start, end) if head > start else None)

    def _behind_topic(self, head: int, end: int) -> Charge | None:
        # CASE 2 a word of command behind a topic: 具体工作由县应急局组织
        for word in p.COMMAND.finditer(self.masked, head, end):
            charge = self._command(word.start(), end)
            if charge and (word["word"] not in p.SOFT or self.masked.endswith("会议", 0, word.start())):
                return charge
        # CASE 3 an actor behind a topic, right before its 要: 老旧小区改造项目县住建局要…
        for modal in p.MODAL.finditer(self.masked, head, min(end, head + LONGEST_TOPIC)):
            for first in range(head + 1, modal.start() - 1):
                phrase = self.finder.phrase_at(first, modal.end()) if self._may_open(first) else None
                if phrase and phrase.end == modal.start():
                    return Charge(first, modal.end(), Form.MODAL, roles(phrase), acts=True)
        return None

    def _may_open(self, index: int) -> bool:
        return self.plain[index] in names.OPENERS

    def _gate(self, start: int, end: int) -> Charge | None:
        """经某副县长审核把关后，: the persons or bodies of a gate; they act, yet others carry the charge."""
        gate = p.GATED.match(self.masked, start, end)
        if not gate:
            return None
        passed = self._persons(*gate.span("who"))
        if not passed and gate["word"] == "经":  # 经县法制办审查后
            phrase = self.finder.phrase_at(*gate.span("who"))
            passed = roles(phrase, Role.SUPPORT) if phrase else ()
        return Charge(start, gate.end(), Form.GATE, passed, acts=False) if passed else None

    def _persons(self, start: int, end: int) -> Actors:
        found = []
        here = start
        if listed := p.NAMES.match(self.plain, start, end):
            for name in listed["names"].split("、"):
                found.append(Mention(here, here + len(name), Sort.PERSON, name))
                here += len(name) + 1
            here = end
        while here < end:
            phrase = self.finder.phrase_at(here, end + 4)
            people = [m for m in phrase.mentions if m.sort is Sort.PERSON] if phrase else []
            found += people
            here = max(here + 1, people[-1].end if people else 0)
        return tuple((m, Role.PERSON) for m in found)

    def _command(self, start: int, end: int) -> Charge | None:
        """由县水利局…, 责成县水利局…, 请县水利局…; soft words (要求 希望) count before named bodies only."""
        word = p.COMMAND.match(self.plain, start, end)
        if not word:
            return None
        phrase = self.finder.phrase_at(word.end(), end, told=word["word"] in p.TELLING)
        if phrase is None:
            return self._stranger(word.end(), start, end) if word["word"] in {"由", "请"} else None
        if names.RANKED.match(self.plain, phrase.end, end) and phrase.mentions[-1].sort is Sort.BODY:
            return None
        named = any(m.sort is Sort.BODY for m in phrase.mentions)
        if word["word"] in p.SOFT and not named and word["word"] not in p.WISHES:
            return None
        helps = p.SUPPORT.match(self.plain, phrase.end, end)
        predicate = helps or p.CHARGE.match(self.plain, phrase.end, end)
        done = predicate.end() if predicate else phrase.end
        helper = helps and word["word"] == "由"  # 请某某协助追缴 asks for the deed itself
        part = _part(Form.SUPPORT if helper else Form.CHARGE, predicate[0] if predicate else "")
        form = Form.CHARGE if predicate else Form.COMMAND
        return self._chained(Charge(start, done, form, roles(phrase, part), acts=self._goes_on(done, end)), end)

    def _stranger(self, first: int, start: int, end: int) -> Charge | None:
        """由某某行承包施作: a firm that no list and no last word gives away, before a verb of contract."""
        match = p.STRANGER.match(self.plain, first, end)
        if not match or names.GROUP.match(match["who"]):
            return None
        mention = Mention(*match.span("who"), Sort.BODY, self.finder.text.shown[slice(*match.span("who"))])
        return Charge(start, match.end("who"), Form.COMMAND, ((mention, Role.LEAD),), acts=True)

    def _actor(self, start: int, end: int) -> Charge | None:
        """X要…, X负责，, X配合，, X落实…: a phrase at the head, told apart by what follows it."""
        phrase = self.finder.phrase_at(start, end)
        if phrase is None:
            return None
        after = phrase.end
        if self.plain[after:end] == "：" and p.BARE.match(self.plain, end) and phrase.mentions[-1].sort is Sort.BODY:
            return Charge(start, end, Form.CHARGE, roles(phrase), acts=False)  # 县林业局：6月底前完成…
        if self.plain[after : after + 1] == "，" and any(m.sort is not Sort.PERSON for m in phrase.mentions):
            after += 1  # 住建、水利等部门，要…
        for form, pattern in (
            (Form.SUPPORT, p.SUPPORT),
            (Form.CHARGE, p.CHARGE),
            (Form.MODAL, p.ADVERBIAL),
        ):
            if match := pattern.match(self.plain, after, end):
                acts = form is Form.MODAL or self._goes_on(match.end(), end)
                charge = Charge(start, match.end(), form, roles(phrase, _part(form, match[0])), acts)
                return charge if form is Form.MODAL else self._chained(charge, end)
        return self._bare(phrase, start, after, end)

    def _bare(self, phrase: Phrase, start: int, after: int, end: int) -> Charge | None:
        """甲局落实…; 甲局会同乙局…, 甲局3月底前… are no telling of the past, so they bind in any speech."""
        if note := p.NOTE.match(self.plain, after, end):  # 县资源局（林业局）9月底前…
            after = note.end()
        verb = p.BARE.match(self.plain, after, end)
        local = all(m.entry and m.prefix and self.finder.is_local(m) for m in phrase.mentions)
        if not verb and (local or self._is_office(phrase, after)):
            loose = p.LOOSE.match(self.plain, after, end)
            return Charge(start, after, Form.LOOSE, roles(phrase), acts=True) if loose else None
        # 县林业局提交|的: what it has done
        told = verb and verb[0][0] not in p.OPENS_OBJECT and self.plain.startswith("的", verb.end())
        if not verb or told or self._is_weak(phrase, end) or phrase.mentions[-1].name in names.COMMON_NOUNS:
            return None
        form = Form.COMMAND if p.ALONG.match(verb[0]) or p.LIMITED.match(verb[0]) else Form.BARE
        return Charge(start, after, form, roles(phrase), acts=True)

    def _is_office(self, phrase: Phrase, after: int) -> bool:
        """Whether offices or firms are followed by what they do: 医务科、护理部|增开门诊."""
        offices = all(m.sort is Sort.BODY and names.OFFICE_ENDS.search(m.name) for m in phrase.mentions)
        return offices and self.finder.does(after)

    def _chained(self, charge: Charge, end: int) -> Charge:
        """县住建局牵头、县财政局配合: the next charge of the same clause joins in."""
        if self.plain[charge.end : charge.end + 1] not in {"、", "和"}:
            return charge
        more = self._actor(charge.end + 1, end)
        if more is None:
            return charge
        return Charge(charge.start, more.end, charge.form, charge.actors + more.actors, more.acts)

    def _along(self, start: int, end: int) -> Actors:
        """会同县财政局、县审计局: those who go along, wherever the clause names them, or have a part of their own."""
        found: list[tuple[Mention, Role]] = []
        for word in p.ALONG.finditer(self.masked, start, end):
            if self.masked.endswith("已", 0, word.start()):  # 县林业局已会同…: told, not asked
                continue
            phrase = self.finder.phrase_at(word.end(), end, told=True)
            found += roles(phrase, Role.SUPPORT) if phrase else ()
        for word in p.AMONG.finditer(self.masked, start, end):  # 其中河东镇不少于30亩
            phrase = self.finder.phrase_at(word.end(), end)
            named = phrase and all(m.sort is Sort.BODY for m in phrase.mentions)
            if phrase and named and p.SHARE.match(self.masked, phrase.end, end):
                found += roles(phrase, Role.JOINT)
        for word in p.SIGNED.finditer(self.plain, start, end):
            phrase = self.finder.phrase_at(word.end(), end, told=True)
            found += roles(phrase, Role.SUPPORT) if phrase and p.SIGNS.match(self.plain, phrase.end) else ()
        if hosted := p.HOSTED.search(self.plain, start, end):
            phrase = self.finder.phrase_at(hosted.end(), end, told=True)
            found += roles(phrase, Role.LEAD) if phrase else ()
        return tuple(found)

    def _is_weak(self, phrase: Phrase, end: int) -> bool:
        """Whether a mere preposition stands behind a name that neither catalogue nor place vouches for.

        Where a deed follows it is a charge all the same: 某某公司对超期欠款制定…, 某某支队对…的，依法查处
        """
        last = phrase.mentions[-1]
        if not p.WEAK.match(self.plain, phrase.end, end) or (last.entry is not None and self.finder.is_local(last)):
            return False
        return not (p.DEED.match(self.masked, phrase.end, end) or p.CASE_DEED.match(self.masked, phrase.end))

    def _goes_on(self, here: int, end: int) -> bool:
        return bool(self.plain[here:end].strip("，。；：、"))


def _part(form: Form, predicate: str) -> Role | None:
    """Return the part that a predicate gives: 配合, 牵头; None where it gives none of its own."""
    if form is Form.SUPPORT:
        return Role.SUPPORT
    return Role.LEAD if "牵头" in predicate else None


def roles(phrase: Phrase, part: Role | None = None) -> Actors:
    """Give the bodies of a list their parts; groups and persons keep their own roles.

    Where no part is given, 甲局、乙局 are equals, and of 甲局、乙局等部门 the first leads.
    """
    own = {Sort.GROUP: Role.GROUP, Sort.PERSON: Role.PERSON}
    named = [m for m in phrase.mentions if m.sort not in own]
    if part is None:
        part = Role.JOINT if len(named) > 1 and not phrase.open else Role.LEAD
    rest = Role.JOINT if part is Role.LEAD else part
    return tuple((m, own.get(m.sort, part if m in named[:1] else rest)) for m in phrase.mentions)
