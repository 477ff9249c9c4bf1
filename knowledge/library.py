"""A store as one audience may see it: lookups that a question needs, with what can be kept between questions."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knowledge.noise import MARKUP
from knowledge.questions.lexicon import Lexicon, build, place_of
from knowledge.questions.pinyin import Sounds, by_sound
from knowledge.store import passages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from knowledge.model import StoredDirective, StoredItem, StoredMinutes
    from knowledge.store import Store
    from knowledge.store.passages import Passage
    from knowledge.weights import Weights


@dataclass(frozen=True)
class Kept:
    """What all questions of one audience share until the store changes.

    ``ranges``: minutes in force → their first and last passage, ascending; ``runs``: the same, those that adjoin put
    together; ``total`` counts their passages. ``by_place``: whose meetings → the minutes, newest first. ``counted``:
    the frequencies that questions have asked for.
    """

    revision: int
    lexicon: Lexicon
    current: tuple[StoredMinutes, ...]
    by_id: dict[int, StoredMinutes]
    by_place: dict[str, tuple[StoredMinutes, ...]]
    ranges: dict[int, tuple[int, int]]
    runs: tuple[tuple[int, int], ...]
    total: int
    counted: dict[str, int] = field(default_factory=dict)

    @cached_property
    def named(self) -> dict[str, dict[str, None]]:
        """The grams of all names of bodies and people by their sound, made when the first question asks for sounds."""
        bodies = (name for names in self.lexicon.names.values() for name in names)
        return by_sound([*bodies, *self.lexicon.people])

    @classmethod
    def of(cls, store: Store, sees: frozenset[str], revision: int) -> Kept:
        """Read it anew."""
        current = store.current(sees)
        found = passages.ranges(store.read())
        pairs = [(one.id, found[one.id]) for one in current if one.id in found]
        ranges = dict(sorted(pairs, key=lambda pair: pair[1]))  # what was indexed anew stands last, whatever its id
        return cls(
            revision=revision,
            lexicon=build(store, sees, revision, current),
            current=current,
            by_id={one.id: one for one in current},
            by_place=_by_place(current),
            ranges=ranges,
            runs=tuple(_joined(ranges.values())),
            total=sum(last - first + 1 for first, last in ranges.values()),
        )


def _by_place(current: Iterable[StoredMinutes]) -> dict[str, tuple[StoredMinutes, ...]]:
    found: dict[str, list[StoredMinutes]] = {}
    for one in current:
        found.setdefault(place_of(one.meeting), []).append(one)
    return {place: tuple(minutes) for place, minutes in found.items()}


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ascending ranges, each with those that follow right upon it: most stores have but one then."""
    begin = end = None
    for first, last in ranges:
        if end is not None and begin is not None and first != end + 1:
            yield begin, end
            begin = None
        begin, end = first if begin is None else begin, last
    if begin is not None and end is not None:
        yield begin, end


_READ = 400  # passages that are read to see what else they hold
_COUNTED = 50_000  # frequencies kept, of some hundred bytes each
_AUDIENCES = 8  # that are kept at once: restricted minutes make one of nearly every person
_kept: WeakKeyDictionary[Store, dict[frozenset[str], Kept]] = WeakKeyDictionary()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class _Read:
    """An item as a question has read it; no item where it is gone or may not be seen."""

    item: StoredItem | None
    directives: tuple[StoredDirective, ...]


@dataclass(frozen=True)
class Library:
    """What one audience may see of a store; cheap to make, and made for each question."""

    store: Store
    sees: frozenset[str]

    @cached_property
    def kept(self) -> Kept:
        """What is kept between questions, as of the first use; read anew only when the store has changed."""
        revision = self.store.revision()
        with _lock:
            mine = _kept.setdefault(self.store, {})
            kept = mine.pop(self.sees, None)
            if kept is None or kept.revision != revision:
                kept = Kept.of(self.store, self.sees, revision)
            mine[self.sees] = kept  # the latest used stands last
            while len(mine) > _AUDIENCES:
                del mine[next(iter(mine))]
            return kept

    @property
    def lexicon(self) -> Lexicon:
        """The words by which the store's things go."""
        return self.kept.lexicon

    @property
    def sounds(self) -> Sounds:
        """Which grams sound so, of the stored text and of the names in the lists of those who came."""
        return Sounds(self._alike)

    def _alike(self, said: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
        wanted = tuple(said)
        found = passages.alike(self.store.read(), wanted, self.sees)
        named = self.kept.named
        for one in wanted:
            printed = {gram for gram, _ in found.get(one, ())}
            if more := [(gram, 1) for gram in named.get(one, ()) if gram not in printed]:
                found[one] = [*found.get(one, ()), *more]
        return found

    def known(self, grams: Iterable[str]) -> set[str]:
        """Those of the grams that stand anywhere in what the asker may see."""
        return set(self.frequencies(tuple(grams)))

    def frequencies(self, grams: Collection[str]) -> dict[str, int]:
        """In how many passages each gram stands."""
        wanted = sorted(set(grams))
        counted = self.kept.counted
        known = {gram: counted[gram] for gram in wanted if gram in counted}  # another question may forget them all
        if fresh := [gram for gram in wanted if gram not in known]:
            found = passages.frequencies(self.store.read(), fresh, self.sees)
            known |= {gram: found.get(gram, 0) for gram in fresh}
            if len(counted) > _COUNTED:
                counted.clear()
            counted.update(known)
        return {gram: known[gram] for gram in wanted if known[gram]}

    def total(self) -> int:
        """How many passages the asker may see."""
        return self.kept.total

    def whole(self, within: Collection[int] | None, most: int) -> list[Passage] | None:
        """All passages of the minutes within, or of all minutes; None where there are more than so many."""
        spans = self._spans(within)
        if sum(last - first + 1 for first, last in spans) > most:
            return None
        return [one for span in spans for one in passages.between(self.store.read(), *span)]

    def candidates(
        self, grams: Mapping[str, float], further: Mapping[str, float], limit: int, within: Collection[int] | None
    ) -> list[Passage]:
        """The passages, of the minutes within or of all, that hold the most of some grams by weight.

        The further grams count where they stand beside one of the others.
        """
        db = self.store.read()
        spans = self._spans(within)
        if not (grams and spans):
            return []
        span = spans[0][0], spans[-1][1]
        found = passages.weighed(db, grams, span)
        if len(spans) > 1:
            found = _inside(found, spans)
        more = {gram: round(weight * passages.MILLION) for gram, weight in further.items()}
        if more and len(found) <= _READ:  # to look into so few costs less than one gram more of the index
            for passage in self._meet(found):
                found[passage.id] += sum(more[gram] for gram in passage.holding(more))
        elif more:
            for gram, holding in passages.beside(db, grams, more, span):
                for one in holding:
                    if one in found:
                        found[one] += more[gram]
        return self._meet(_heaviest(found, limit))

    def holding_all(
        self, grams: Collection[str], limit: int, within: Collection[int] | None, *, but: Collection[Passage]
    ) -> list[Passage]:
        """The first passages, of the minutes within or of all, that hold all of some grams; without those known."""
        spans = self._spans(within)
        if not (grams and spans):
            return []
        found = passages.all_holding(self.store.read(), grams, (spans[0][0], spans[-1][1]), limit)
        if len(spans) > 1:
            found = list(_inside(dict.fromkeys(found, 0), spans))
        known = {one.id for one in but}
        return self._meet([one for one in found if one not in known])

    def _meet(self, ids: Collection[int]) -> list[Passage]:
        """The passages of some ids, in their order; without those that a writer has just taken out."""
        if fresh := [one for one in ids if one not in self._met]:
            self._met.update({one.id: one for one in passages.fetch(self.store.read(), fresh)})
        return [self._met[one] for one in ids if one in self._met]

    def _spans(self, within: Collection[int] | None) -> Sequence[tuple[int, int]]:
        """The ranges of passages of the minutes within, or of all minutes in force, ascending."""
        if within is None:
            return self.kept.runs
        ranges = self.kept.ranges
        return sorted(ranges[one] for one in within if one in ranges)

    def read_ahead(self, item_ids: Sequence[int]) -> None:
        """Read some items and their passages at once; what follows on them costs nothing more."""
        self.items_ahead(item_ids)
        seen = [one for one in item_ids if one not in self._passages and self._read[one].item]
        self._passages.update(passages.of_items(self.store.read(), seen, self._met) if seen else {})

    def items_ahead(self, item_ids: Iterable[int]) -> None:
        """Read some items at once, for a list that needs nothing of their passages."""
        fresh = list(dict.fromkeys(one for one in item_ids if one not in self._read))
        if not fresh:
            return
        stored = {one.id: (one, tasks) for one, tasks in self.store.items_whole(fresh)}
        for one in fresh:
            item, tasks = stored.get(one, (None, ()))
            hidden = item is None or item.minutes_id not in self.kept.by_id
            self._read[one] = _Read(None, ()) if hidden else _Read(item, tasks)

    def passages(self, item_id: int) -> list[Passage]:
        """All passages of an item."""
        self.read_ahead([item_id])
        return self._passages.get(item_id, [])

    def item(self, item_id: int) -> StoredItem | None:
        """The item of one id; None where it is gone or may not be seen."""
        self.items_ahead([item_id])
        return self._read[item_id].item

    def directives(self, item_id: int) -> tuple[StoredDirective, ...]:
        """The directives of an item, in order; none where it is gone or may not be seen."""
        self.items_ahead([item_id])
        return self._read[item_id].directives

    def directive(self, directive_id: int) -> StoredDirective | None:
        """The directive of one id; None where it is gone or may not be seen."""
        found = self.store.directive(directive_id)
        return found if found is not None and found.minutes_id in self.kept.by_id else None

    @cached_property
    def weighed(self) -> dict[object, Weights]:
        """What this question's topics weigh, by their terms: several steps ask for the same."""
        return {}

    @cached_property
    def _read(self) -> dict[int, _Read]:
        """The items that this question has read."""
        return {}

    @cached_property
    def _passages(self) -> dict[int, list[Passage]]:
        """The passages of the items that this question has read whole."""
        return {}

    @cached_property
    def _met(self) -> dict[int, Passage]:
        """The passages that this question has read without their items."""
        return {}

    @cached_property
    def _printed(self) -> dict[int, str]:
        """The text that this question read last, as ``printed`` gives it: it is looked through name by name."""
        return {}

    def printed(self, minutes_id: int) -> str:
        """The text of minutes line by line, without blanks and without the marks of its file format (<br>, **)."""
        if minutes_id not in self._printed:
            self._printed.clear()  # a question may look through all minutes there are
            self._printed[minutes_id] = _BLANK.sub("", MARKUP.sub("", self.store.source(minutes_id)))
        return self._printed[minutes_id]

    def current(self) -> tuple[StoredMinutes, ...]:
        """The minutes in force, newest first."""
        return self.kept.current

    def current_of(self, places: Collection[str]) -> tuple[StoredMinutes, ...]:
        """The minutes in force of the meetings of some places, newest first."""
        found = [self.kept.by_place[one] for one in set(places) if one in self.kept.by_place]
        if len(found) == 1:
            return found[0]
        ids = {one.id for each in found for one in each}
        return tuple(one for one in self.kept.current if one.id in ids)

    def minutes(self, minutes_id: int) -> StoredMinutes:
        """The minutes of one id; KeyError where there are none in force that may be seen."""
        return self.kept.by_id[minutes_id]


_BLANK = re.compile(r"[^\S\n]")


def _heaviest(weights: dict[int, int], most: int) -> list[int]:
    """So many ids of the most weight; the earlier first among equals."""
    # The least weight that counts is found first: to sort the pairs themselves takes several times as long.
    least = sorted(weights.values(), reverse=True)[most - 1] if len(weights) > most else 0
    pairs = [(-weight, one) for one, weight in weights.items() if weight >= least]
    return [one for _, one in sorted(pairs)[:most]]


def _inside(weights: dict[int, int], spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Those that lie in one of some ascending ranges; none lies before the first."""
    firsts = [first for first, _ in spans]
    lasts = [last for _, last in spans]
    return {one: weight for one, weight in weights.items() if one <= lasts[bisect_right(firsts, one) - 1]}
