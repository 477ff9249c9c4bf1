"""A store as one audience may see it: lookups that a question needs, with what can be kept between questions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knowledge.questions.lexicon import Lexicon, build
from knowledge.questions.pinyin import Sounds
from knowledge.store import passages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from knowledge.model import StoredDirective, StoredItem, StoredMinutes
    from knowledge.store import Store
    from knowledge.store.passages import Passage


@dataclass(frozen=True)
class Kept:
    """What all questions of one audience share until the store changes.

    ``ranges``: minutes in force → their first and last passage, ascending; ``total`` counts their passages.
    """

    revision: int
    lexicon: Lexicon
    current: tuple[StoredMinutes, ...]
    by_id: dict[int, StoredMinutes]
    ranges: dict[int, tuple[int, int]]
    total: int

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
            ranges=ranges,
            total=sum(last - first + 1 for first, last in ranges.values()),
        )


_AUDIENCES = 8  # that are kept at once: restricted minutes make one of nearly every person
_kept: WeakKeyDictionary[Store, dict[frozenset[str], Kept]] = WeakKeyDictionary()
_lock = Lock()


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
        """Which stored grams sound so."""
        return Sounds(lambda said: passages.alike(self.store.read(), tuple(said), self.sees))

    def known(self, grams: Iterable[str]) -> set[str]:
        """Those of the grams that stand anywhere in what the asker may see."""
        return set(self.frequencies(tuple(grams)))

    def frequencies(self, grams: Collection[str]) -> dict[str, int]:
        """In how many passages each gram stands."""
        wanted = sorted(set(grams))
        if fresh := [gram for gram in wanted if gram not in self._counted]:
            found = passages.frequencies(self.store.read(), fresh, self.sees)
            self._counted.update({gram: found.get(gram, 0) for gram in fresh})
        return {gram: self._counted[gram] for gram in wanted if self._counted[gram]}

    @cached_property
    def _counted(self) -> dict[str, int]:
        """The frequencies that this question has asked for."""
        return {}

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
        found = _inside(passages.heaviest(db, grams, further), self._spans(within))
        return passages.fetch(db, list(islice(found, limit)))

    def _spans(self, within: Collection[int] | None) -> list[tuple[int, int]]:
        """The ranges of passages of the minutes within, or of all minutes in force, ascending."""
        ranges = self.kept.ranges
        if within is None:
            return list(ranges.values())
        return sorted(ranges[one] for one in within if one in ranges)

    def read_ahead(self, item_ids: Sequence[int]) -> None:
        """Read some items and their passages at once; what follows on them costs nothing more."""
        fresh = [one for one in item_ids if one not in self._read]
        if not fresh:
            return
        items = {one.id: one for one in self.store.items_of(fresh) if one.minutes_id in self.kept.by_id}
        found = passages.of_items(self.store.read(), items)
        self._read.update({one: (items.get(one), found.get(one, [])) for one in fresh})

    def passages(self, item_id: int) -> list[Passage]:
        """All passages of an item."""
        self.read_ahead([item_id])
        return self._read[item_id][1]

    def item(self, item_id: int) -> StoredItem | None:
        """The item of one id; None where it is gone or may not be seen."""
        self.read_ahead([item_id])
        return self._read[item_id][0]

    def directive(self, directive_id: int) -> StoredDirective | None:
        """The directive of one id; None where it is gone or may not be seen."""
        found = self.store.directive(directive_id)
        return found if found is not None and found.minutes_id in self.kept.by_id else None

    @cached_property
    def _read(self) -> dict[int, tuple[StoredItem | None, list[Passage]]]:
        """The items that this question has read."""
        return {}

    def current(self) -> tuple[StoredMinutes, ...]:
        """The minutes in force, newest first."""
        return self.kept.current

    def minutes(self, minutes_id: int) -> StoredMinutes:
        """The minutes of one id; KeyError where there are none in force that may be seen."""
        return self.kept.by_id[minutes_id]


def _inside(ids: Iterable[int], spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Those of the ids that lie in one of some ascending ranges."""
    firsts = [first for first, _ in spans]
    for one in ids:
        place = bisect_right(firsts, one) - 1
        if place >= 0 and one <= spans[place][1]:
            yield one
