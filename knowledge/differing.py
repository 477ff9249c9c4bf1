"""Two readings of the same minutes → how they differ: items, decisions, directives added, removed, changed.

Items and directives are the same by their key; the decisions of an item that is in both are paired by their words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.matching import letters, match_decisions, match_edited
from knowledge.model import Change, Difference, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from knowledge.model import AgendaItem, Decision, Directive, KeyedItem

    Placed = dict[str, tuple[KeyedItem, Directive]]


def change(before: Sequence[KeyedItem], after: Sequence[KeyedItem], *, exact: bool = False) -> Change:
    """How the later reading differs from the earlier.

    ``exact``: both are of one text, so that whatever is read otherwise counts, where it stands too; else the words
    count and what was understood of them.
    """
    return Change(tuple(_Comparison(before, after, exact=exact).differences()))


@dataclass
class _Comparison:
    """Two readings, and the directives of both by their keys."""

    before: Sequence[KeyedItem]
    after: Sequence[KeyedItem]
    exact: bool

    def differences(self) -> Iterator[Difference]:
        self.old, self.new = _placed(self.before), _placed(self.after)
        earlier = {each.key: each for each in self.before}
        later = {each.key for each in self.after}
        for each in self.after:
            yield from self._item(earlier.get(each.key), each, each.item.ordinal)
        for each in self.before:
            if each.key not in later:
                yield from self._item(each, None, each.item.ordinal)

    def _item(self, old: KeyedItem | None, new: KeyedItem | None, ordinal: int) -> Iterator[Difference]:
        """What differs in one item, which may be in one of the readings alone."""
        was, now = (each.item if each else None for each in (old, new))
        if was is None or now is None or self._face(was) != self._face(now):
            yield Difference(Thing.ITEM, ordinal, was, now)
        for one, other in self._decisions(was, now):
            yield Difference(Thing.DECISION, ordinal, one, other, whole=None in (old, new))
        yield from self._directives(old, new, ordinal)

    def _directives(self, old: KeyedItem | None, new: KeyedItem | None, ordinal: int) -> Iterator[Difference]:
        """What differs in the directives of one item; one that comes and one that goes are one edited, where alike."""
        gone = [self.old[key][1] for key in old.keys if key not in self.new] if old else []
        come = [self.new[key][1] for key in new.keys if key not in self.old] if new else []
        edited = {id(come[j]): gone[i] for j, i in match_edited(gone, come).items()}
        for key in new.keys if new else ():
            home, now = self.new[key]
            home_before, before = self.old.get(key, (None, None))
            moved = self.exact and home_before is not None and home_before.key != home.key
            before = before or edited.get(id(now))
            if before is None or moved or self._told(before) != self._told(now):
                yield Difference(Thing.DIRECTIVE, ordinal, before, now, whole=old is None and before is None)
        kept = {id(one) for one in edited.values()}
        yield from (
            Difference(Thing.DIRECTIVE, ordinal, one, None, whole=new is None) for one in gone if id(one) not in kept
        )

    def _decisions(
        self, old: AgendaItem | None, new: AgendaItem | None
    ) -> Iterator[tuple[Decision | None, Decision | None]]:
        earlier, later = (item.decisions if item else () for item in (old, new))
        pairs = match_decisions(earlier, later)
        for number, decision in enumerate(later):
            was = earlier[pairs[number]] if number in pairs else None
            if was is None or self._decided(was) != self._decided(decision):
                yield was, decision
        yield from ((was, None) for number, was in enumerate(earlier) if number not in pairs.values())

    def _face(self, item: AgendaItem) -> object:
        """What of an item itself counts: not its decisions and directives, which differ on their own."""
        return replace(item, decisions=(), directives=()) if self.exact else letters(item.heading or item.topic)

    def _decided(self, one: Decision) -> object:
        return one if self.exact else (one.outcome, letters(one.text))

    def _told(self, one: Directive) -> object:
        if self.exact:
            return one
        bodies = [(body.canonical, body.role) for body in one.bodies]
        deadline = one.deadline and (letters(one.deadline.text), one.deadline.on)
        return letters(one.text), bodies, deadline, one.issued_as, one.reports_to


def _placed(items: Iterable[KeyedItem]) -> Placed:
    return {key: (each, one) for each in items for key, one in zip(each.keys, each.item.directives, strict=True)}
