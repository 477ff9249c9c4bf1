"""What every handler may reach: settings, services and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from telegram.ext import Application, CallbackContext, ExtBot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from config.settings import Settings
    from knowledge.access import Access, Right, Standing
    from knowledge.model import Answer, Card, Change, Dialogue, Draft, LoadResult, LoadStatus
    from knowledge.readers import Progress
    from knowledge.store import Store

P = ParamSpec("P")
T = TypeVar("T")


def storable(text: str) -> str:
    """Put a sign for each half of a surrogate pair, which Telegram may bring and no store takes."""
    return text.encode(errors="replace").decode()


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and what they may do and read in the chat they ask in."""

    id: int
    name: str
    access: Access

    @property
    def standing(self) -> Standing:
        """What they are to the bot."""
        return self.access.standing

    @property
    def sees(self) -> frozenset[str]:
        """The audiences of the minutes that they may read here."""
        return self.access.sees

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies they speak for: what 我们局 means."""
        return self.access.bodies

    def may(self, right: Right) -> bool:
        """Whether they have the right, here and now."""
        return right in self.access.rights


@dataclass(frozen=True, slots=True)
class Examined:
    """A document read but not stored: what loading it would do, and the report on it."""

    status: LoadStatus
    cards: tuple[Card, ...]
    items: int = 1  # none: nothing was understood, and only who looks at it may want it stored


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document stored, and how it differs from the text it replaced."""

    result: LoadResult
    change: Change | None


class Services(Protocol):
    """The verbs of knowledge off the event loop, what has to survive a restart, and the only clock.

    Every call may raise a KnowledgeError, whose ``str`` is the sentence for the person.
    """

    def today(self) -> date:
        """Say which day it is in the office's time zone."""

    async def do(self, verb: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Any quick verb of knowledge that takes the store first."""

    async def note(self, verb: Callable[Concatenate[Store, P], object], *args: P.args, **kwargs: P.kwargs) -> None:
        """A verb that writes something small of which nobody awaits the outcome: it never raises."""

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

    async def tasks(self, body: str, *, today: date, sees: frozenset[str]) -> Answer:
        """Every directive of a body."""

    async def meetings(self, *, sees: frozenset[str]) -> tuple[Card, ...]:
        """List the meetings in the store."""

    async def slowly(self, verb: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Any verb of knowledge that reads or writes many documents: nobody's question waits behind it."""

    async def examine(self, name: str, data: bytes, progress: Progress | None = None) -> Examined:
        """Read and parse a file and store nothing; ``progress`` is told of the pages of a scan, from a thread."""

    async def load(self, name: str, data: bytes, *, visibility: str | None, by: str) -> Loaded:
        """Read, parse and store a file in one transaction; the same file again changes nothing.

        No visibility means internal, or that of the version it replaces.
        """

    async def dialogue(self, chat: int, person: int) -> Dialogue:
        """Recall what the person said last in the chat; nothing where that is over ten minutes ago."""

    async def keep_dialogue(self, chat: int, person: int, dialogue: Dialogue) -> None:
        """Remember the turn in place of the one before."""

    async def keep_turn(self, record: bytes) -> str:
        """Keep what the buttons of an answer go back to; return a key of at most 16 safe characters."""

    async def turn(self, key: str) -> bytes | None:
        """Find the kept record, None where it is gone; the key may be any text that a button brought."""

    async def keep_draft(self, owner: int, name: str, data: bytes) -> int:
        """Keep a file until its owner says yes or no; return the draft's id."""

    async def draft(self, draft_id: int, owner: int) -> Draft | None:
        """Find the draft, None where it is gone or another's."""

    async def drop_draft(self, draft_id: int, owner: int) -> bool:
        """Forget the draft; False where it was gone already."""


@dataclass(frozen=True, slots=True)
class Home:
    """One for the whole application, under ``bot_data["home"]``."""

    settings: Settings
    services: Services


Bag = dict[Any, Any]
App = Application[ExtBot[int], "Context", Bag, Bag, Bag, None]


class Context(CallbackContext[ExtBot[int], Bag, Bag, Bag]):
    """The context of one update; ``person`` is set by the gate before any handler sees it."""

    person: Person

    @property
    def home(self) -> Home:
        """Settings and services."""
        home: Home = self.bot_data["home"]
        return home

    @property
    def services(self) -> Services:
        """The verbs of knowledge."""
        return self.home.services
