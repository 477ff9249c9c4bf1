"""Minutes ↔ rows of minutes, items and decisions."""

from __future__ import annotations

import json
from sys import intern
from typing import TYPE_CHECKING, Any

from knowledge.model import (
    AgendaItem,
    Attendance,
    Decision,
    Document,
    Kind,
    Meeting,
    Observer,
    Outcome,
    PartKind,
    Span,
    StoredItem,
    StoredMinutes,
)
from knowledge.store.audiences import SEEN
from knowledge.store.directives import by_item
from knowledge.store.rows import batches, day, insert, iso, listed, packed, put

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from knowledge.model import Minutes, StoredDirective

    Whole = tuple[StoredItem, tuple[StoredDirective, ...]]

_DAYS = ("held_on", "issued_on", "compiled_on")
_WORDS = (
    "name", "ordinal", "issuer", "issue_no", "held_text", "chair", "chair_title", "place",
    "issued_text", "compiled_text", "compiled_by", "series",
)  # fmt: skip

# Everything but the text, which is long and which only a few questions need.
_FACTS = ", ".join(
    (*_WORDS, *_DAYS, "id", "attendance", "visibility", "version", "file_name", "sha256", "loaded_at", "agenda")
)
_CURRENT = f"""
select {_FACTS} from minutes m
where {SEEN}
  and (:ordinal is null or ordinal = :ordinal)
  and (:on is null or held_on = :on)
  and (:since is null or held_on >= :since)
  and (:year is null or substr(held_on, 1, 4) = :year)
order by held_on desc, ordinal desc, id desc
"""  # noqa: S608 our own words
_ITEM = 'id, minutes_id, key, ordinal, heading, topic, kind, start, "end", presenters, documents, stretches'
_DECISIONS = """
select item_id, outcome, text, start, "end", condition, vote from decisions
where item_id in (select value from json_each(?)) order by item_id, number
"""
_ALIKE = f"""
select {_FACTS} from minutes
where state = 'current' and (sha256 = :sha256 or ordinal = :ordinal or held_on = :held_on)
order by id desc
"""  # noqa: S608 our own words


# ------------------------------------------------------------------ writing
def add(db: sqlite3.Connection, minutes: Minutes, *, visibility: str, by: str, version: int) -> int:
    """Write the row of the meeting and its document; returns its id."""
    document = minutes.document
    row: dict[str, object] = {
        "visibility": visibility,
        "version": version,
        "file_name": document.name,
        "format": document.format,
        "sha256": document.sha256,
        "source": document.source,
        "dated": iso(document.dated),
        "loaded_by": by,
    }
    return insert(db, "minutes", row | _read(minutes))


def read_anew(db: sqlite3.Connection, minutes_id: int, minutes: Minutes) -> None:
    """Write what was understood of the meeting in place of what had been; its items are another matter."""
    put(db, "minutes", {"id": minutes_id, **_read(minutes)})


def _read(minutes: Minutes) -> dict[str, object]:
    """Return the columns that come from parsing."""
    meeting = minutes.meeting
    return {column: getattr(meeting, column) for column in _WORDS} | {
        **{column: iso(getattr(meeting, column)) for column in _DAYS},
        "attendance": packed(_attendance_row(minutes.attendance)),
        "agenda": packed(minutes.agenda),
        "parts": packed([[part.kind, part.span.start, part.span.end] for part in minutes.parts]),
    }


def put_item(db: sqlite3.Connection, minutes_id: int, item: AgendaItem, *, key: str, item_id: int | None = None) -> int:
    """Write an item and its decisions, in place of the item of an id where one is given; returns its id."""
    row = {
        "id": item_id,
        "key": key,
        "minutes_id": minutes_id,
        "ordinal": item.ordinal,
        "heading": item.heading,
        "topic": item.topic,
        "kind": item.kind,
        "start": item.span.start,
        "end": item.span.end,
        "presenters": packed(item.presenters),
        "documents": packed(item.documents),
        "stretches": packed([[span.start, span.end] for span in item.stretches]),
    }
    item_id = put(db, "items", row)
    db.execute("delete from decisions where item_id = ?", (item_id,))
    db.executemany(
        'insert into decisions (item_id, number, outcome, text, start, "end", condition, vote)'
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (item_id, number, it.outcome, it.text, it.span.start, it.span.end, it.condition, it.vote)
            for number, it in enumerate(item.decisions, 1)
        ),
    )
    return item_id


def supersede(db: sqlite3.Connection, minutes_id: int, by: int) -> None:
    """Keep the row as an older version of another one."""
    db.execute("update minutes set state = 'superseded', replaced_by = ? where id = ?", (by, minutes_id))


# ------------------------------------------------------------------ reading
def one(db: sqlite3.Connection, minutes_id: int) -> StoredMinutes | None:
    """Return the minutes of one id, whatever their state."""
    query = f"select {_FACTS} from minutes where id = ?"  # noqa: S608 our own words
    row = db.execute(query, (minutes_id,)).fetchone()
    return _stored(row) if row else None


def source(db: sqlite3.Connection, minutes_id: int) -> str:
    """Return the text that all spans of these minutes count in; KeyError where there are none."""
    row = db.execute("select source from minutes where id = ?", (minutes_id,)).fetchone()
    if row is None:
        raise KeyError(minutes_id)
    return str(row[0])


def document(db: sqlite3.Connection, minutes_id: int) -> Document:
    """Return the document of minutes as it was read, without the file itself; KeyError where there is none."""
    query = "select file_name, format, sha256, source, parts, dated, held_on from minutes where id = ?"
    row = db.execute(query, (minutes_id,)).fetchone()
    if row is None:
        raise KeyError(minutes_id)
    furniture = tuple(Span(*span) for kind, *span in json.loads(row["parts"]) if kind == PartKind.FURNITURE)
    dated = day(row["dated"] or row["held_on"])  # the file's own day was not always kept; the meeting's is near
    return Document(row["file_name"], row["source"], row["sha256"], row["format"], furniture, dated)


def current(  # noqa: PLR0913 one filter each
    db: sqlite3.Connection,
    sees: Collection[str],
    *,
    ordinal: int | None = None,
    on: date | None = None,
    since: date | None = None,
    year: int | None = None,
) -> tuple[StoredMinutes, ...]:
    """Return the minutes in force that may be seen, newest meeting first."""
    slots = {"sees": listed(sees), "ordinal": ordinal, "on": iso(on), "since": iso(since)}
    year_text = f"{year:04d}" if year is not None else None
    return tuple(_stored(row) for row in db.execute(_CURRENT, slots | {"year": year_text}))


def alike(db: sqlite3.Connection, minutes: Minutes) -> tuple[StoredMinutes, ...]:
    """Return the minutes in force that share file, number or day with these, whoever may see them."""
    slots = {
        "sha256": minutes.document.sha256,
        "ordinal": minutes.meeting.ordinal,
        "held_on": iso(minutes.meeting.held_on),
    }
    return tuple(_stored(row) for row in db.execute(_ALIKE, slots))


def items(db: sqlite3.Connection, minutes_id: int) -> tuple[StoredItem, ...]:
    """Return the items of one meeting, in order, with their decisions and directives."""
    return tuple(item for item, _ in _whole(db, "minutes_id = ?", minutes_id))


def items_of_meetings(db: sqlite3.Connection, minutes_ids: Iterable[int]) -> Iterator[StoredItem]:
    """Yield the items of some meetings, in the order of the ids; some meetings are read at a time."""
    for some in batches(minutes_ids):
        found: dict[int, list[StoredItem]] = {}
        for stored, _ in _whole(db, "minutes_id in (select value from json_each(?))", listed(some)):
            found.setdefault(stored.minutes_id, []).append(stored)
        for one in some:
            yield from found.get(one, ())


def item(db: sqlite3.Connection, item_id: int) -> StoredItem | None:
    """Return the item of one id."""
    found = items_of(db, [item_id])
    return found[0] if found else None


def items_of(db: sqlite3.Connection, item_ids: Collection[int]) -> tuple[StoredItem, ...]:
    """Return the items of some ids that there are, in the order of the ids."""
    return tuple(item for item, _ in items_whole(db, item_ids))


def items_whole(db: sqlite3.Connection, item_ids: Collection[int]) -> tuple[Whole, ...]:
    """Return the items of some ids that there are, in the order of the ids, each with its directives as kept."""
    found = {whole[0].id: whole for whole in _whole(db, "id in (select value from json_each(?))", listed(item_ids))}
    return tuple(found[it] for it in item_ids if it in found)


def _whole(db: sqlite3.Connection, where: str, slot: str | int) -> list[Whole]:
    # Rows are taken apart by place: to look columns up by name is half the cost of reading an item.
    rows = db.execute(f"select {_ITEM} from items where {where} order by ordinal, id", (slot,)).fetchall()  # noqa: S608
    ids = [row[0] for row in rows]
    decisions: dict[int, list[Decision]] = {}
    for item_id, outcome, text, start, end, condition, vote in db.execute(_DECISIONS, (listed(ids),)):
        decision = Decision(Outcome(outcome), text, Span(start, end), condition, vote)
        decisions.setdefault(item_id, []).append(decision)
    directives = by_item(db, ids)
    return [_item(row, decisions.get(row[0], ()), tuple(directives.get(row[0], ()))) for row in rows]


def _item(row: sqlite3.Row, decisions: Iterable[Decision], directives: tuple[StoredDirective, ...]) -> Whole:
    number, minutes_id, key, ordinal, heading, topic, kind, start, end, presenters, documents, stretches = row
    item = AgendaItem(
        ordinal=ordinal,
        heading=heading,
        topic=topic,
        span=Span(start, end),
        kind=Kind(kind),
        presenters=tuple(json.loads(presenters)),
        documents=tuple(json.loads(documents)),
        decisions=tuple(decisions),
        directives=tuple(stored.directive for stored in directives),
        stretches=tuple(Span(*span) for span in json.loads(stretches)) if stretches != "[]" else (),
    )
    return StoredItem(number, minutes_id, item, key), directives


def _stored(row: sqlite3.Row) -> StoredMinutes:
    facts = {column: row[column] for column in _WORDS} | {column: day(row[column]) for column in _DAYS}
    return StoredMinutes(
        id=row["id"],
        meeting=Meeting(**facts),
        attendance=_attendance(json.loads(row["attendance"])),
        visibility=row["visibility"],
        version=row["version"],
        file_name=row["file_name"],
        sha256=row["sha256"],
        loaded_at=row["loaded_at"],
        agenda=tuple(json.loads(row["agenda"])),
    )


def _attendance_row(attendance: Attendance) -> dict[str, object]:
    return {
        "attendees": attendance.attendees,
        "observers": [[it.body, it.names, it.span.start, it.span.end] for it in attendance.observers],
        "absent": attendance.absent,
        "recorder": attendance.recorder,
        "spans": [[span.start, span.end] for span in attendance.spans],
    }


def _attendance(row: dict[str, Any]) -> Attendance:
    # The same people and bodies come to hundreds of meetings, all of which are held in memory.
    return Attendance(
        attendees=tuple(map(intern, row["attendees"])),
        observers=tuple(
            Observer(body and intern(body), tuple(map(intern, names)), Span(*span))
            for body, names, *span in row["observers"]
        ),
        absent=tuple(map(intern, row["absent"])),
        recorder=row["recorder"],
        spans=tuple(Span(*span) for span in row["spans"]),
    )
