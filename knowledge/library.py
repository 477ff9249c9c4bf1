"""A store as one audience may see it: lookups that a question needs, with what can be kept between questions."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knowledge.questions.lexicon import Lexicon, build
from knowledge.questions.pinyin import Sounds
from knowledge.store import passages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from knowledge.model import StoredMinutes
    from knowledge.store import Store
    from knowledge.store.passages import Passage

_lexicons: WeakKeyDictionary[Store, dict[frozenset[str], Lexicon]] = WeakKeyDictionary()
_lock = Lock()


@dataclass(frozen=True)
class Library:
    """What one audience may see of a store; cheap to make for each question."""

    store: Store
    sees: frozenset[str]

    @property
    def lexicon(self) -> Lexicon:
        """The words by which the store's things go, built anew only when the store has changed."""
        revision = self.store.revision()
        with _lock:
            mine = _lexicons.setdefault(self.store, {})
            if self.sees not in mine or mine[self.sees].revision != revision:
                mine[self.sees] = build(self.store, self.sees, revision)
            return mine[self.sees]

    @property
    def sounds(self) -> Sounds:
        """Which stored grams sound so."""
        return Sounds(lambda said: passages.alike(self.store.read(), tuple(said)))

    def known(self, grams: Iterable[str]) -> set[str]:
        """Those of the grams that stand anywhere in the store, or in words that were taught."""
        wanted = frozenset(grams)
        return set(self.frequencies(wanted)) | (wanted & self.lexicon.lessons.grams)

    def frequencies(self, grams: Collection[str]) -> dict[str, int]:
        """In how many passages each gram stands."""
        return passages.frequencies(self.store.read(), grams) if grams else {}

    def total(self) -> int:
        """How many passages the store holds."""
        return passages.total(self.store.read())

    def candidates(self, grams: Sequence[str], limit: int) -> list[Passage]:
        """The best passages for some grams by the index alone."""
        return passages.candidates(self.store.read(), grams, self.sees, limit)

    def passages(self, item_id: int) -> list[Passage]:
        """All passages of an item."""
        return passages.of_item(self.store.read(), item_id)

    def current(self) -> tuple[StoredMinutes, ...]:
        """The minutes in force, newest first."""
        return self.store.current(self.sees)

    def minutes(self, minutes_id: int) -> StoredMinutes:
        """The minutes of one id; KeyError where there are none that may be seen."""
        found = self.store.minutes(minutes_id)
        if found is None or found.visibility not in self.sees:
            raise KeyError(minutes_id)
        return found
