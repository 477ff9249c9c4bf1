"""The synchronous verbs of knowledge → what handlers await; also the only clock of the program."""

from __future__ import annotations

from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

import knowledge
from bot.shelf import Shelf
from bot.worker import Worker
from handlers.context import Examined, Loaded
from knowledge.model import Dialogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from config.settings import Settings
    from knowledge.model import Answer, Card, Draft, Minutes
    from knowledge.readers import Progress
    from knowledge.store import Store

P = ParamSpec("P")
T = TypeVar("T")

_FIRST = "zhe ci budget 怎么定的"  # a question that needs every table: of English words, of pinyin, of what is asked


class Services:
    """Everything a handler may ask for, as :class:`handlers.context.Services` describes it."""

    def __init__(self, settings: Settings, *, today: Callable[[], date] | None = None) -> None:
        """Open the store; StoreError where it cannot. ``today`` takes the place of the clock in tests."""
        zone = ZoneInfo(settings.timezone)
        self._today = today or (lambda: datetime.now(zone).date())
        self._store: Store = knowledge.open_store(settings.db)
        self._turns = Shelf(settings.db.with_suffix(".turns"))
        self._worker = Worker()
        self._pending: dict[tuple[int, int], Dialogue] = {}  # dialogues that are still to be written
        self._lock = Lock()
        self._last: tuple[str, bytes, Minutes] | None = None

    def prepare(self) -> None:
        """Read what the first question would wait a second for: the tables, the word list, the words of the store."""
        knowledge.ask(self._store, _FIRST, today=self._today(), sees=frozenset({"public"}))

    def close(self) -> None:
        """Finish the work in hand and close the store."""
        self._worker.close()
        self._store.close()

    def today(self) -> date:
        """Say which day it is in the office's time zone."""
        return self._today()

    async def do(self, verb: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Any quick verb of knowledge that takes the store first."""
        return await self._worker.answer(verb, self._store, *args, **kwargs)

    async def note(self, verb: Callable[Concatenate[Store, P], object], *args: P.args, **kwargs: P.kwargs) -> None:
        """A verb that writes something small of which nobody awaits the outcome."""
        await self._worker.note(verb, self._store, *args, **kwargs)

    async def ask(
        self,
        question: str,
        dialogue: Dialogue,
        *,
        today: date,
        sees: frozenset[str],
        own: tuple[str, ...] = (),
    ) -> tuple[Answer, Dialogue]:
        """Answer, and give the dialogue after it; ``own`` are the bodies that 我们局 means."""
        return await self._worker.answer(
            knowledge.ask, self._store, question, dialogue=dialogue, today=today, sees=sees, own=own
        )

    async def tasks(self, body: str, *, today: date, sees: frozenset[str]) -> Answer:
        """Every directive of a body."""
        return await self._worker.answer(knowledge.tasks, self._store, body, today=today, sees=sees)

    async def meetings(self, *, sees: frozenset[str]) -> tuple[Card, ...]:
        """List the meetings in the store."""
        return await self._worker.answer(knowledge.meetings, self._store, sees=sees)

    async def slowly(self, verb: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Any verb of knowledge that reads or writes many documents."""
        return await self._worker.load(verb, self._store, *args, **kwargs)

    async def examine(self, name: str, data: bytes, progress: Progress | None = None) -> Examined:
        """Read and parse a file and store nothing; ``progress`` is told of the pages of a scan."""
        return await self._worker.load(self._examine, name, data, progress)

    async def load(self, name: str, data: bytes, *, visibility: str | None, by: str) -> Loaded:
        """Read, parse and store a file in one transaction."""
        return await self._worker.load(self._load, name, data, visibility, by)

    async def dialogue(self, chat: int, person: int) -> Dialogue:
        """Recall what the person said last in the chat, written yet or not."""
        if (pending := self._pending.get((chat, person))) is not None:
            return pending
        return await self._worker.answer(self._store.dialogue, chat, person) or Dialogue()

    async def keep_dialogue(self, chat: int, person: int, dialogue: Dialogue) -> None:
        """Remember the turn in place of the one before."""
        with self._lock:
            self._pending[chat, person] = dialogue
        await self._worker.note(self._write_dialogue, chat, person, dialogue)

    async def keep_turn(self, record: bytes) -> str:
        """Keep what the buttons of an answer go back to; return its key."""
        return await self._worker.answer(self._turns.put, record)

    async def turn(self, key: str) -> bytes | None:
        """Find the kept record, None where it is gone."""
        return await self._worker.answer(self._turns.get, key)

    async def keep_draft(self, owner: int, name: str, data: bytes) -> int:
        """Keep a file until its owner says yes or no."""
        return await self._worker.load(self._store.keep_draft, owner, name, data)

    async def draft(self, draft_id: int, owner: int) -> Draft | None:
        """Find the draft, None where it is gone or another's."""
        return await self._worker.load(self._store.draft, draft_id, owner)

    async def drop_draft(self, draft_id: int, owner: int) -> bool:
        """Forget the draft; False where it was gone already."""
        return await self._worker.load(self._store.drop_draft, draft_id, owner)

    def _write_dialogue(self, chat: int, person: int, dialogue: Dialogue) -> None:
        self._store.keep_dialogue(chat, person, dialogue)
        with self._lock:
            if self._pending.get((chat, person)) is dialogue:
                del self._pending[chat, person]

    def _examine(self, name: str, data: bytes, progress: Progress | None) -> Examined:
        minutes = self._read(name, data, progress)
        plan = knowledge.plan(self._store, minutes)
        return Examined(plan.status, knowledge.report(minutes, plan), len(minutes.items))

    def _load(self, name: str, data: bytes, visibility: str | None, by: str) -> Loaded:
        minutes = self._read(name, data)
        change = knowledge.plan(self._store, minutes).change
        return Loaded(knowledge.load(self._store, minutes, visibility=visibility, by=by), change)

    def _read(self, name: str, data: bytes, progress: Progress | None = None) -> Minutes:
        """Read and parse a file; the one that was examined last is not read again, as a scan takes minutes."""
        if self._last is None or self._last[:2] != (name, data):
            self._last = name, data, knowledge.parse(knowledge.read_bytes(name, data, progress))
        return self._last[2]
