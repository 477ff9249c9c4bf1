"""Services without a store, for what the Telegram side does on its own: pages, buttons, faults, flows."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handlers.context import Examined, Loaded
from knowledge.errors import EmptyFileError
from knowledge.model import (
    Answer,
    Card,
    Change,
    Choice,
    Dialogue,
    Draft,
    LoadResult,
    LoadStatus,
    Mark,
    Run,
    Status,
)
from knowledge.store import open_store

if TYPE_CHECKING:
    from knowledge.readers import Progress


def card(*lines: str) -> Card:
    return Card(tuple((Run(line, Mark.PLAIN),) for line in lines))


@dataclass
class FakeServices:
    """Answers with the question; 列表 is long, 报告 has choices, 出错 raises, an empty file is refused."""

    loaded: dict[str, str] = field(default_factory=dict)  # file name → visibility
    records: dict[str, bytes] = field(default_factory=dict)
    drafts: dict[int, Draft] = field(default_factory=dict)
    dialogues: dict[tuple[int, int], Dialogue] = field(default_factory=dict)
    asked: list[tuple[str, Dialogue, frozenset[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.store = open_store(Path(self._folder.name) / "minutes.db")  # of people, and empty of minutes

    async def do(self, verb: Any, *args: Any, **kwargs: Any) -> Any:
        return verb(self.store, *args, **kwargs)

    def today(self) -> date:
        return date(2024, 5, 6)

    async def ask(
        self,
        question: str,
        dialogue: Dialogue,
        *,
        today: date,
        sees: frozenset[str],
        own: tuple[str, ...] = (),
    ) -> tuple[Answer, Dialogue]:
        self.asked.append((question, dialogue, sees))
        if "出错" in question:
            raise RuntimeError("a fault that nobody foresaw")
        choices = tuple(Choice(f"第{n}项 年度<报告>", f"第{n}项报告") for n in (1, 2)) if question == "报告" else ()
        texts = [f"第{n}条 {question}" for n in range(20)] if question == "列表" else [f"答：{question}"]
        status = Status.NOT_FOUND if question == "无" else Status.CHOOSE if choices else Status.ANSWERED
        answer = Answer(question, "decision", status, 1.0, tuple(map(card, texts)), choices=choices)
        return answer, Dialogue(question=question, choices=choices)

    async def tasks(self, body: str, *, today: date, sees: frozenset[str]) -> Answer:
        return Answer(body, "tasks", Status.ANSWERED, 1.0, (card(f"{body}的任务"),), count=1)

    async def meetings(self, *, sees: frozenset[str]) -> tuple[Card, ...]:
        return tuple(card(name) for name, visibility in self.loaded.items() if visibility in sees) or (card("没有"),)

    async def examine(self, name: str, data: bytes, progress: Progress | None = None) -> Examined:
        if not data.strip():
            raise EmptyFileError(name=name)
        status = LoadStatus.DUPLICATE if name in self.loaded else LoadStatus.LOADED
        return Examined(status, tuple(card(f"{name} 第{n}项") for n in range(8)))

    async def load(self, name: str, data: bytes, *, visibility: str | None, by: str) -> Loaded:
        status = LoadStatus.DUPLICATE if name in self.loaded else LoadStatus.LOADED
        self.loaded[name] = visibility or "internal"
        return Loaded(LoadResult(status, 1, 10, 33, 0), Change() if status is LoadStatus.REPLACED else None)

    async def dialogue(self, chat: int, person: int) -> Dialogue:
        return self.dialogues.get((chat, person), Dialogue())

    async def keep_dialogue(self, chat: int, person: int, dialogue: Dialogue) -> None:
        self.dialogues[chat, person] = dialogue

    async def keep_turn(self, record: bytes) -> str:
        key = f"turn{len(self.records)}"
        self.records[key] = record
        return key

    async def turn(self, key: str) -> bytes | None:
        return self.records.get(key)

    async def keep_draft(self, owner: int, name: str, data: bytes) -> int:
        number = len(self.drafts) + 1
        self.drafts[number] = Draft(number, owner, name, data)
        return number

    async def draft(self, draft_id: int, owner: int) -> Draft | None:
        found = self.drafts.get(draft_id)
        return found if found is not None and found.owner == owner else None

    async def drop_draft(self, draft_id: int, owner: int) -> bool:
        return self.drafts.pop(draft_id, None) is not None
