"""Audit rows → what a person reads of them, a page at a time, and a table of all."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from config.replies import replies, say
from knowledge.store import audit, members

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from knowledge.store import Store

PAGE = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One change in words."""

    at: str
    who: str
    action: str
    about: str


def page(store: Store, number: int, zone: ZoneInfo) -> tuple[tuple[Entry, ...], int]:
    """Return the entries of one page, the latest first, and how many there are in all."""
    db = store.read()
    found = audit.rows(db, skip=number * PAGE, limit=PAGE)
    names = _names(db)
    return tuple(_entry(row, zone, names) for row in found), audit.count(db)


def day(at: str, zone: ZoneInfo) -> str:
    """The day of a time of the store, where the office is."""
    return f"{_local(at, zone):%Y-%m-%d}"


def table(store: Store, zone: ZoneInfo) -> bytes:
    """Return all entries as CSV that an office's spreadsheet opens: UTF-8 with a mark.

    No cell begins with a person's words, so that none is taken for a formula.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(say(f"audit_column_{name}") for name in ("at", "who", "action", "about"))
    db = store.read()
    names = _names(db)
    for row in audit.rows(db):
        entry = _entry(row, zone, names)
        writer.writerow((entry.at, entry.who, entry.action, entry.about))
    return text.getvalue().encode("utf-8-sig")


def _names(db: sqlite3.Connection) -> dict[str, str]:
    """The names of the people that the store knows, by their ids as the log writes them."""
    return {str(one.person): one.name for one in members.ever(db) if one.name}


def _local(at: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone(zone)


def _entry(row: sqlite3.Row, zone: ZoneInfo, names: Mapping[str, str]) -> Entry:
    about = [say("audit_meeting", name=row["meeting"])] if row["meeting"] else []
    about += [
        f"{say(f'audit_slot_{slot}')}：{_value(value)}"
        for slot, value in json.loads(row["detail"]).items()
        if value not in (None, "", []) and f"audit_slot_{slot}" in replies()
    ]
    return Entry(
        f"{_local(row['at'], zone):%Y-%m-%d %H:%M}",
        _who(row["who"], names),
        _word("audit_", row["action"]),
        " ".join(about),
    )


def _who(who: str, names: Mapping[str, str]) -> str:
    kind, _, number = who.partition(":")
    if kind != "telegram":
        return who
    known = names.get(number)
    return say("audit_user_named", id=number, name=known) if known else say("audit_user", id=number)


def _value(value: object) -> str:
    if isinstance(value, list):
        return say("report_comma").join(map(_value, value))
    return _word("audit_value_", str(value))


def _word(kind: str, name: str) -> str:
    """Name a thing in Chinese where replies.yaml has a word for it, else as it is stored."""
    return say(kind + name) if kind + name in replies() else name
