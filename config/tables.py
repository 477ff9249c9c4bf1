"""The YAML tables → frozen types; an error names file, line and key."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KINDS = frozenset(
    [
        "party",
        "npc",
        "government",
        "cppcc",
        "judicial",
        "mass",
        "institution",
        "vertical",
        "committee",
        "company",
        "grassroots",
        "school",
        "community",
    ]
)


class InvalidTableError(ValueError):
    """A table does not fit its schema; ``file``, ``line`` (from 1) and ``key`` say where, ``reason`` why."""

    def __init__(self, file: str, line: int, key: str, reason: str) -> None:
        super().__init__(f"{file}:{line} {key}: {reason}")
        self.file, self.line, self.key, self.reason = file, line, key, reason


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """One kind of body that every place has, under all its names, which leave out the place."""

    key: str
    official: tuple[str, ...]
    short: tuple[str, ...]
    stems: tuple[tuple[str, str], ...]  # word of a list → short form that it stands for
    former: tuple[str, ...]
    called: tuple[str, ...]
    kind: str

    @property
    def printed(self) -> tuple[str, ...]:
        """Name all that a document may print in full or in short."""
        return (*self.official, *self.short, *self.former)


@cache
def catalogue() -> tuple[BodyEntry, ...]:
    """Return the general catalogue of bodies; InvalidTableError where ``bodies.yaml`` does not fit."""
    return read_bodies(Path(__file__).with_name("bodies.yaml"))


def read_bodies(path: Path) -> tuple[BodyEntry, ...]:
    """Return the entries of one file in its order; a printed name may belong to one entry only."""
    found: list[BodyEntry] = []
    owner: dict[str, str] = {}
    for row, line in _rows(path):
        entry = _entry(row, path.name, line)
        for name in entry.printed:
            if owner.setdefault(name, entry.key) != entry.key:
                raise InvalidTableError(path.name, line, entry.key, f"{name} belongs to {owner[name]}")
        if any(entry.key == other.key for other in found):
            raise InvalidTableError(path.name, line, entry.key, "key occurs twice")
        found.append(entry)
    return tuple(found)


def _rows(path: Path) -> list[tuple[dict[str, Any], int]]:
    """Return the mappings of a file that is one YAML list, each with the line that it starts on."""
    text = path.read_text("utf-8")
    try:
        loader = _LOADER(text)
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidTableError(path.name, line, "", str(error.problem)) from error
    if not isinstance(values, list) or not isinstance(node, yaml.SequenceNode):
        raise InvalidTableError(path.name, 1, "", "not a list")
    lines = [row.start_mark.line + 1 for row in node.value]
    for value, line in zip(values, lines, strict=True):
        if not isinstance(value, dict):
            raise InvalidTableError(path.name, line, str(value), "not a mapping")
    return list(zip(values, lines, strict=True))


def _entry(row: dict[str, Any], file: str, line: int) -> BodyEntry:
    """Check one row: every field there, none unknown, of the right type."""
    key = str(row.get("key", ""))
    names = {field.name for field in fields(BodyEntry)}
    for name in names ^ row.keys():
        raise InvalidTableError(file, line, key or name, f"{name} missing or unknown")
    if row["kind"] not in KINDS:
        raise InvalidTableError(file, line, key, f"kind {row['kind']}")
    lists = {}
    for name in ("official", "short", "former", "called"):
        if not isinstance(row[name], list) or not all(isinstance(each, str) for each in row[name]):
            raise InvalidTableError(file, line, key, f"{name} is not a list of names")
        lists[name] = tuple(row[name])
    if not isinstance(row["stems"], dict):
        raise InvalidTableError(file, line, key, "stems is not a mapping")
    return BodyEntry(key=key, stems=tuple(row["stems"].items()), kind=row["kind"], **lists)
