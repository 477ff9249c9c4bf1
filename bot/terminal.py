"""Lines typed at a prompt → answers on the screen, until the person leaves."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

import knowledge
from bot import commands_teaching
from bot.commands_ask import EVERYTHING, keep_missed
from bot.commands_config import store_path
from bot.commands_config import today as day_of
from bot.screen import Screen
from config.replies import say
from knowledge import teaching_cards
from knowledge.errors import KnowledgeError, UnreadableFileError
from knowledge.model import Dialogue, LoadStatus, Minutes
from knowledge.wording import card, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from knowledge.store import Store

_DEMO = Path("data/demo.db")
_SAMPLES = Path(__file__).parents[1] / "samples"
_PATIENCE = 600.0  # seconds after which a turn is too long ago to lean on
_YES = {"y", "yes", "是", "好", "存"}


def chat(db: Path | None, today: date | None, *, demo: bool) -> int:
    """Talk until the input ends; with a pipe for input each line is answered."""
    path = _demo_store(db or _DEMO) if demo else store_path(db)
    with knowledge.open_store(path) as store, suppress(KeyboardInterrupt):
        talk = Chat(store, Screen(), lambda: day_of(today))
        talk.greet()
        for words in _lines():
            if not talk.hear(words):
                break
    return 0


def _demo_store(path: Path) -> Path:
    """Make the demonstration store of the samples on first use; a broken first use leaves none behind."""
    if path.exists():
        return path
    if not _SAMPLES.is_dir():
        raise UnreadableFileError(name=_SAMPLES)
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".demo-", dir=path.parent) as place:
        draft = Path(place) / path.name
        with knowledge.open_store(draft) as store:
            _load_samples(store)
        draft.replace(path)
    return path


def _load_samples(store: Store) -> None:
    """Load what can be read and holds items; what explains or makes the samples lies beside them."""
    for file in sorted(_SAMPLES.iterdir()):
        with suppress(KnowledgeError):
            minutes = knowledge.parse(knowledge.read(file))
            if minutes.items:
                knowledge.load(store, minutes, visibility="public", by="demo")


def _lines() -> Iterator[str]:
    """Yield what is typed, with editing and history at a terminal, until the input ends."""
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    with suppress(ImportError):
        import readline  # noqa: F401 the prompt gains editing and history by it
    while True:
        try:
            yield input(say("chat_prompt"))
        except EOFError:
            print()  # noqa: T201 the shell's prompt begins on a line of its own
            return


class Chat:
    """One conversation: what was said last, and the minutes that wait for a yes."""

    def __init__(self, store: Store, screen: Screen, today: Callable[[], date]) -> None:
        self.store = store
        self.screen = screen
        self.today = today
        self.dialogue = Dialogue()
        self.heard_at = monotonic()
        self.waiting: Minutes | None = None
        self.commands: dict[str, Callable[[str], None]] = {
            "/tasks": self._tasks,
            "/load": self._load,
            "/meetings": self._meetings,
            "/help": self._help,
            "/misses": lambda words: self.screen.show(commands_teaching.misses(self.store, words)),
            "/dismiss": lambda words: self.screen.show(commands_teaching.put_aside(self.store, words, by="chat")),
            "/teach": self._teach,
            "/taught": lambda _: self.screen.show(teaching_cards.lessons(self.store, sees=EVERYTHING)),
            "/forget": lambda words: self.screen.show(commands_teaching.take_back(self.store, words, by="chat")),
        }

    def greet(self) -> None:
        """Say what is in the store and what can be asked."""
        count = len(self.store.current(EVERYTHING))
        hello = line("chat_greeting", count=count) if count else line("chat_greeting_empty")
        self.screen.show([card(hello, line("chat_greeting_examples"))])
        self.screen.console.print()

    def hear(self, words: str) -> bool:
        """Answer one line; False where the person leaves. An error is told, and the talk goes on."""
        words = words.strip()
        if words in {"/quit", "/exit", "/q"}:
            return False
        if not words:
            return True
        try:
            self._answer(words)
        except BrokenPipeError:
            raise
        except KnowledgeError as error:
            self._say("chat_error", sentence=error)
        except Exception as error:  # noqa: BLE001 one question that goes wrong must not end the talk
            self._say("chat_error", sentence=say("chat_failed", kind=type(error).__name__))
        self.screen.console.print()
        return True

    def _answer(self, words: str) -> None:
        if self.waiting is not None:
            self._decide(self.waiting, agreed=words.lower() in _YES)
            return
        command, *rest = words.split(maxsplit=1)
        if command in self.commands:
            self.commands[command](" ".join(rest))
        elif command.startswith("/"):
            self._say("chat_command_unknown", name=command)
        else:
            self._question(words)

    def _question(self, words: str) -> None:
        """Answer, and keep the question where nothing was found."""
        before = self.dialogue
        if before.intent and monotonic() - self.heard_at > _PATIENCE:
            before = Dialogue(expired=True)
        answer, self.dialogue = knowledge.ask(self.store, words, dialogue=before, today=self.today(), sees=EVERYTHING)
        self.heard_at = monotonic()
        self.screen.show(answer.cards)
        keep_missed(self.store, answer, before)

    def _say(self, key: str, **slots: object) -> None:
        self.screen.show([card(line(key, **slots))])

    # -------------------------------------------------------------- commands
    def _help(self, _: str) -> None:
        self._say("chat_help")

    def _meetings(self, _: str) -> None:
        self.screen.show(knowledge.meetings(self.store, sees=EVERYTHING))

    def _tasks(self, body: str) -> None:
        if not body:
            self._say("chat_tasks_usage")
            return
        self.screen.show(knowledge.tasks(self.store, body, today=self.today(), sees=EVERYTHING).cards)

    def _teach(self, words: str) -> None:
        self.screen.show(commands_teaching.teach(self.store, words, today=self.today(), by="chat"))

    def _load(self, name: str) -> None:
        """Show what would be stored and wait for a yes."""
        if not name:
            self._say("chat_load_usage")
            return
        minutes = knowledge.parse(knowledge.read(Path(name.strip("\"'")).expanduser()))
        plan = knowledge.plan(self.store, minutes)
        self.screen.show(knowledge.report(minutes, plan))
        if plan.status is not LoadStatus.DUPLICATE:
            self.waiting = minutes
            self._say("chat_load_question")

    def _decide(self, minutes: Minutes, *, agreed: bool) -> None:
        self.waiting = None
        if not agreed:
            self._say("load_cancelled")
            return
        result = knowledge.load(self.store, minutes, by="chat")
        slots = {"file": minutes.document.name, "items": result.items, "directives": result.directives}
        self._say(f"load_{result.status}", **slots)
