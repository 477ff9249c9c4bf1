"""Keys → small records in a folder beside the store: what the buttons of older answers go back to."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KEPT = 5_000  # records; over that the oldest tenth goes
_KEY = re.compile(r"[\w-]{12}", re.ASCII)


class Shelf:
    """Records of at most a few kilobytes, each whole or not there; one thread may put at a time."""

    def __init__(self, folder: Path, *, kept: int = KEPT) -> None:
        self._folder, self._kept = folder, kept
        folder.mkdir(parents=True, exist_ok=True)
        self._count = sum(1 for _ in folder.iterdir())

    def put(self, record: bytes) -> str:
        """Keep the record; return a key that cannot be guessed."""
        if self._count >= self._kept:
            self._thin()
        key = secrets.token_urlsafe(9)
        unfinished = self._folder / f".{key}"
        unfinished.write_bytes(record)
        unfinished.rename(self._folder / key)
        self._count += 1
        return key

    def get(self, key: str) -> bytes | None:
        """Find the record; None where there is none, or for a key that this shelf never gave out."""
        if not _KEY.fullmatch(key):
            return None
        try:
            return (self._folder / key).read_bytes()
        except FileNotFoundError:
            return None

    def _thin(self) -> None:
        records = sorted(self._folder.iterdir(), key=lambda record: record.stat().st_mtime_ns)
        for record in records[: len(records) - self._kept * 9 // 10]:
            record.unlink(missing_ok=True)
        self._count = self._kept * 9 // 10
