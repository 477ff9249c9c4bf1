"""A stretch of text → the bodies, groups and persons it names, with what the print leaves out restored."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.minutes import patterns_bodies as p
from knowledge.minutes.mentions import Mention, Phrase, Sort, lengths, printed, stands_alone
from knowledge.model import Body, Role
from knowledge.word_classes import words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from config.tables import BodyEntry
    from knowledge.model import Attendance, Meeting
    from knowledge.text import Text

LONGEST_NAME = 24
LONGEST_PERSON = 12  # letters of a name, of whatever tongue
BARE_KINDS = frozenset({"company", "school", "community", "grassroots"})  # without a level: 后勤处, 物业公司
SHORTEST_PLACE = 3  # 青山县 has a short form, 青县 has none
OFFICE = "政府办公室"
OFFICE_SHORT = frozenset({"政府办", "府办", "府办公室", "人民政府办", "人民政府办公室"})


class BodyFinder:
    """Knows the catalogue and what this document itself calls its bodies; compiled once for a document."""

    def __init__(self, text: Text, level: str, place: str | None, own: frozenset[str], people: frozenset[str]) -> None:
        self.text = text
        self.level = level
        self.place = place
        self.own = own  # names that the document's lists print, folded
        self.people = people
        short = place[: -len(level)] if place and len(place) >= SHORTEST_PLACE else None
        self._places = tuple(name for name in (place, short) if name)
        self._forms = self._learn()

    @classmethod
    def of(cls, text: Text, attendance: Attendance, meeting: Meeting) -> BodyFinder:
        """Return the finder for one document; level and place come from the meeting's names."""
        level, place = _where(text, meeting)
        own = frozenset(o.body for o in attendance.observers if o.body and not p.GROUP.match(o.body))
        people = {name for o in attendance.observers for name in o.names}
        people |= {
            *attendance.attendees,
            *attendance.absent,
            *filter(None, (meeting.chair, attendance.recorder)),
        }
        return cls(text, level, place, own, frozenset(people))

    # -------------------------------------------------------------- finding
    def phrase_at(self, start: int, end: int, *, told: bool = False) -> Phrase | None:
        """Return the list of bodies, groups or persons that begins exactly here, or None.

        ``told`` says that a word of command stands before it: a name may end before any verb.
        """
        if twins := p.TWINS.match(self.text.plain, start, end) or p.SHARED.match(self.text.plain, start, end):
            return Phrase(start, twins.end(), tuple(self._twins(twins)))
        mentions: list[Mention] = []
        here = start
        while mention := self._element(here, end, told=told):
            mentions.append(mention)
            here = mention.end
            mark = p.SEPARATOR.match(self.text.plain, here, end)
            if mark and self._element(mark.end(), end, told=told):
                here = mark.end()
            elif mention.sort is not Sort.GROUP or not p.GROUP.match(self.text.plain, here, end):
                break
        closed = self._closed(start, mentions, end) if mentions else None
        return closed or self._trades(start, end)

    def alone(self, start: int, end: int) -> Phrase | None:
        """Return the next name of a field that holds but names, though it opens with a verb (执法大队); else None."""
        mark = p.FIELD_MARK.search(self.text.plain, start, end)
        end = mark.start() if mark else end
        names = (p.GENERIC, p.LISTED)
        named = end - start <= LONGEST_NAME and any(one.fullmatch(self.text.plain, start, end) for one in names)
        sort = Sort.GROUP if self.text.plain.startswith("各", start) else Sort.BODY
        mention = self._mention(start, end, sort) if named else None
        return Phrase(start, end, (replace(mention, core=mention.name),)) if mention else None

    def _trades(self, start: int, end: int) -> Phrase | None:
        """供气、供热等管线单位: one group, where none of them is a body of its own."""
        found = p.TRADES.match(self.text.plain, start, end)
        return Phrase(start, found.end(), (self._mention(start, found.end(), Sort.GROUP),)) if found else None

    def _twins(self, found: re.Match[str]) -> Iterator[Mention]:
        """Each of several places that share the word for what they are: 河东、河西两区政府, 河东区、河西区政府."""
        level = found.groupdict().get("level") or ""
        for name in (p.LEVELLED if level else p.BARE).finditer(found["names"]):
            first = found.start("names") + name.start()
            mention = self._mention(first, first + len(name[0]), Sort.BODY)
            yield replace(mention, core=name[0].removesuffix(level or " ") + found["kind"])

    def _closed(self, start: int, mentions: list[Mention], end: int) -> Phrase | None:
        """Add the tail; bare words of a list (财政、审计) count only where a tail (部门) says so."""
        here = mentions[-1].end
        tail = p.TAIL.match(self.text.plain, here, end)
        if tail and tail["group"]:
            if tail["group"][0] in "各有相涉其职":
                first, last = tail.span("group")
                mentions.append(self._mention(first, last, Sort.GROUP))
            here = tail.end()
        else:
            here = tail.end() if tail else here
            if any(m.sort is Sort.STEM and not stands_alone(m) for m in mentions):
                return None
        lent = mentions[0].prefix
        mentions[1:] = [replace(m, lent=lent) for m in mentions[1:]]
        return Phrase(start, here, tuple(mentions), open=bool(tail and (tail["etc"] or tail["bare"])))

    def _element(self, start: int, end: int, *, told: bool = False) -> Mention | None:
        """Return the one name that begins here: known, a group, a person, or told by its last word."""
        plain = self.text.plain
        if person := self._person(start, end) or self._present(start, end, told=told):
            return person
        known = self._known(start, end)
        # CASE 1 a name of the catalogue with something to do, or a bare word at the end of its list
        acts = known and known.sort is Sort.BODY and p.FOLLOW.match(plain, known.end)
        if known and acts and not self._branches(known.end):
            return known
        group = p.GROUP.match(plain, start, end)
        tail = p.TAIL.match(plain, known.end, end) if known and known.sort is Sort.STEM and not group else None
        if tail and tail["group"]:
            return known
        # CASE 2 a group; where nothing to do follows, it is the head of a longer name
        generic = self._generic(start, end, told=told)
        if group and (not known or group.end() > known.end):
            whole = self._mention(start, group.end(), Sort.GROUP)
            longer = None if p.FOLLOW.match(plain, whole.end) else self._crowd(start, end) or generic
            return longer if longer and longer.end > whole.end else whole
        # CASE 3 a name that its last word gives away, where it is the longer
        if generic and (not known or known.sort is Sort.STEM or generic.end > known.end):
            return generic
        return known or self._crowd(start, end)

    def _known(self, start: int, end: int) -> Mention | None:
        """Return the longest name of the document's lists or of the catalogue, with or without a prefix."""
        firsts = (start, *self._prefix_ends(start, end))
        found = [m for m in (*(self._entry(start, first, end) for first in firsts), self._own(start, end)) if m]
        return max(found, key=lambda m: (m.sort is Sort.BODY, m.end), default=None)

    def _own(self, start: int, end: int) -> Mention | None:
        plain = self.text.plain
        for length in range(min(LONGEST_NAME, end - start), 2, -1):
            if plain[start : start + length] in self.own:
                mention = self._mention(start, start + length, Sort.BODY)
                return replace(mention, core=plain[start : start + length])
        return None

    def _prefix_ends(self, start: int, end: int) -> list[int]:
        """Where a name proper may begin behind a level or a place."""
        plain = self.text.plain
        ends = [start + len(x) for x in self._places if plain.startswith(x, start)]
        mark = p.PREFIX.match(plain, start, end)
        if mark and not p.INNER_STOP.search(mark[0]) and not p.NOT_A_NAME.match(mark[0]):
            ends.append(mark.end())
        return ends

    def _entry(self, start: int, first: int, end: int) -> Mention | None:
        """Return the longest catalogue name at ``first``; ``start`` is where its prefix begins."""
        plain = self.text.plain
        names, stems = printed()
        for length in lengths().get(plain[first : first + 1], ()):
            word = plain[first : first + length]
            if first + length > end or len(word) < length:
                continue
            entry = names.get(word)
            sort = Sort.BODY
            if entry is None and word in stems:
                entry, sort = stems[word][0], Sort.STEM
            if entry and (first > start or length > 1) and not p.CUT_NAME.match(plain, first + length):
                mention = self._mention(start, first + length, sort)
                return replace(mention, prefix=plain[start:first], core=word, entry=entry)
        return None

    def _generic(self, start: int, end: int, *, told: bool = False) -> Mention | None:
        """Return the shortest name with a telling last word and something to do behind it."""
        plain = self.text.plain
        first = plain.find("》", start, end) + 1 if plain[start : start + 1] == "《" else start
        for last in range(first + 2, min(end, first + LONGEST_NAME + 4) + 1):
            if plain[last - 1] in p.STOPS and last - 1 > first and self._stops(first, last - 1):
                return None
            name = plain[start:last]
            if last < end and not self._acts(name, last, told=told):
                continue
            if p.CUT_WORD.match(plain, last):
                continue
            if p.INNER_VERB.search(name):
                return None
            if p.GENERIC.fullmatch(name) and (p.SHORT_NAME.fullmatch(name) or not p.NOT_A_NAME.match(name)):
                return replace(self._mention(start, last, Sort.BODY), core=name)
        return None

    def _acts(self, name: str, end: int, *, told: bool) -> bool:
        """Whether what follows a would-be name lets it end here: something to do, or its own last word."""
        plain = self.text.plain
        if p.FOLLOW.match(plain, end) or p.ACTS.match(plain, end) or (p.OFFICE_ENDS.search(name) and self.does(end)):
            return not self._branches(end)
        if not (p.WHOLE.search(name) or (told and p.TOLD_WHOLE.search(name))):
            return False
        branch = p.BRANCH.match(plain, end)
        goes_on = branch and not p.CUT_WORD.match(plain, branch.end())  # 夜市办|跟踪处理
        return not (goes_on or self._branches(end))

    def _branches(self, at: int) -> bool:
        """Whether a name goes on at a place by that of an office that opens with a verb: 县政府办公室|督查室|跟踪."""
        plain = self.text.plain
        office = p.SHORT_NAME.match(plain, at)
        if not office or p.WITH_ANOTHER.match(plain, at) or p.CUT_WORD.match(plain, office.end()):
            return False
        return p.FOLLOW.match(plain, office.end()) is not None

    def does(self, at: int) -> bool:
        """Whether a verb of two letters or more stands at a place, and no thing that it names: 科|增开门诊."""
        (word, kind), *others = words(self.text.plain[at : at + 8]) or (("", ""),)
        thing = others and p.OF_DEED.match(others[0][0])
        return kind in {"v", "vn"} and len(word) > 1 and not thing and not p.STANDS.match(self.text.plain, at)

    def _stops(self, start: int, index: int) -> bool:
        """Whether a word that no name holds ends the search: not 不动产, not the 和 inside a name."""
        return not (p.INNER_WORD.match(self.text.plain, index) or self._joins(start, index))

    def _joins(self, start: int, index: int) -> bool:
        """Whether 与 or 和 stands inside a name (交通与建设局): what is before it is no name of its own."""
        if self.text.plain[index] not in "与和":
            return False
        before = self._entry(start, start, index)
        if p.PREFIX.match(self.text.plain, start) and self.text.plain[start] == self.text.plain[index + 1 : index + 2]:
            return False  # 县财政和县供水公司 are two
        if p.PREFIX.match(self.text.plain, start) and p.PLACES_AFTER.match(self.text.plain, index + 1):
            return False  # 市财政和各镇, 市财政和某某镇
        return not p.GENERIC.fullmatch(self.text.plain, start, index) and not (before and before.sort is Sort.BODY)

    def _person(self, start: int, end: int) -> Mention | None:
        plain = self.text.plain
        match = p.PERSON.match(plain, start, end)
        if match:
            group = "ranked" if match["ranked"] else "comrade"
            first, last = match.span(group)
            if not self._entry(first, first, last):
                return replace(self._mention(first, last, Sort.PERSON), end=match.end())
        titled = p.RANK_NAME.match(plain, start, end)
        if titled and not self._entry(start, start, titled.end("surname")):
            whole = self._mention(start, titled.end(), Sort.PERSON)
            named = len(titled["surname"]) > 1
            return replace(whole, name=self.text.shown[slice(*titled.span("surname"))]) if named else whole
        if office := p.OFFICER.match(plain, start, end):
            return self._mention(start, office.end(), Sort.PERSON)
        name = p.PERSON_NAME.match(plain, start, end)
        if name and name["name"] in self.people:
            return self._mention(start, name.end(), Sort.PERSON)
        return None

    def _present(self, start: int, end: int, *, told: bool) -> Mention | None:
        """A person whom the lists name, behind a word of command (由李某|向镇政府说明) or before something to do."""
        plain = self.text.plain
        for last in range(min(end, start + LONGEST_PERSON), start + 1, -1):
            name = plain[start:last]
            if name not in self.people or p.GENERIC.fullmatch(name) or p.REPLACED.match(plain, last):
                continue
            if told or p.FOLLOW.match(plain, last):
                return self._mention(start, last, Sort.PERSON)
        return None

    def _crowd(self, start: int, end: int) -> Mention | None:
        crowd = p.CROWD.match(self.text.plain, start, end)
        return self._mention(start, crowd.end(), Sort.GROUP) if crowd else None

    def _mention(self, start: int, end: int, sort: Sort) -> Mention:
        return Mention(start, end, sort, self.text.shown[start:end])

    def is_local(self, mention: Mention) -> bool:
        """Whether a name stands bare, with a level alone, or with the place of the meeting."""
        return len(mention.prefix) <= 2 or mention.prefix in self._places  # noqa: PLR2004 我县, 自治县 aside

    # -------------------------------------------------------------- naming
    def body(self, mention: Mention, role: Role) -> Body:
        """Return the mention as a Body with its canonical and, where known, its official name."""
        entry = mention.entry
        if entry is None:
            told_of = len(mention.core) > len(mention.name)  # 河东, of 河东、河西两区政府
            return Body(mention.name, mention.core if told_of else mention.name, role)
        own = mention.name[len(mention.prefix) :]  # as printed, so in the script of the document
        core = self._restored(mention, entry)
        prefix = self._prefix(mention, core, bare=entry.kind in BARE_KINDS)
        canonical = self._shown(prefix, mention) + (own if core == mention.core else core)
        return Body(mention.name, canonical, role, self._official(entry, core, prefix), entry.key)

    def _prefix(self, mention: Mention, core: str, *, bare: bool) -> str:
        """Return the level of the name: the document's own for 我市, for its own place and where none is printed."""
        if not mention.prefix and core.startswith((f"团{self.level}", f"{self.level}医院")):
            return ""  # 团县委 holds its level
        lent = mention.lent if len(mention.lent) == 1 else ""
        prefix = mention.prefix or lent
        if prefix in {f"我{self.level}", f"本{self.level}", f"全{self.level}", self.place}:
            prefix = ""
        if prefix or (bare and not mention.prefix):
            return prefix
        return self.level

    def _shown(self, prefix: str, mention: Mention) -> str:
        """Return a prefix in the script of the document: the level of 縣政府 is 縣."""
        if prefix == mention.prefix:
            return mention.name[: len(prefix)]
        at = self.text.plain.find(prefix)
        return self.text.shown[at : at + len(prefix)] if at >= 0 else prefix

    def _restored(self, mention: Mention, entry: BodyEntry) -> str:
        """Return the name proper: what a bare word stands for, as this document prints it where it does."""
        if mention.sort is Sort.STEM:
            return self._forms.get(entry.key) or printed()[1][mention.core][1]
        return OFFICE if mention.core in OFFICE_SHORT else mention.core

    def _official(self, entry: BodyEntry, core: str, prefix: str) -> str | None:
        """Return place and full name; None for an unknown place and for a name of the past."""
        if prefix != self.level or not self.place or core in entry.former:
            return None
        whole = [name for name in entry.official if _abbreviates(core, name)]
        same_end = [name for name in entry.official if name[-1] == core[-1]]
        return self.place + (*whole, *same_end, entry.official[0])[0]

    def _learn(self) -> dict[str, str]:
        """Return, by catalogue key, the form that the document prints most: bare words stand for it."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        plain = self.text.plain
        for mark in p.LEARNED.finditer(plain):
            mention = self._entry(mark.start(), mark.end(), min(len(plain), mark.end() + LONGEST_NAME))
            if mention and mention.entry and mention.sort is Sort.BODY:
                counts[mention.entry.key][mention.core] += 1
        return {key: forms.most_common(1)[0][0] for key, forms in counts.items()}


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters of a short form stand in the name in the same order: 卫健委 in 卫生健康委员会."""
    rest = iter(name)
    return all(character in rest for character in short)


def _where(text: Text, meeting: Meeting) -> tuple[str, str | None]:
    """Return level and place of the meeting: 县 and 某某县; empty and None where nothing tells."""
    for name in (meeting.issuer, meeting.name, text.plain[:200]):
        match = p.PLACE.search(name or "")
        if match:
            return match["level"], match["place"]
    for name in (meeting.name, meeting.issuer, text.plain[:600]):
        level = p.LEVEL.search(name or "")
        if level:
            return level["level"], None
    counts = Counter(m["prefix"] for m in p.LEARNED.finditer(text.plain))
    return (counts.most_common(1)[0][0], None) if counts else ("", None)
