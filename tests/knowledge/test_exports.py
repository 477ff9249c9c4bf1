"""The ledger holds every directive once, and each format tells all of it and nothing else."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from icalendar import Calendar
from lxml import etree

import knowledge
from knowledge import custody
from knowledge.errors import ExportFormatError
from knowledge.exports import FORMATS
from knowledge.exports.columns import COLUMNS, heads, rows
from knowledge.ledger import Entry, ledger
from knowledge.model import Role
from knowledge.store import open_store
from tests import factories
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from knowledge.store import Store

TODAY, ALL = date(2026, 4, 1), frozenset({"public", "internal", "restricted"})
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = Entry(
    key="k", meeting='=HYPERLINK("http://x")', held_on=None, issue_no="", ordinal=1, title="+1+1", place="",
    text="@SUM(1)\x00\x0b<w:t>&", bodies=(("-市教育局", Role.LEAD),), deadline="=1", due=date(2026, 2, 28),
    issued_as="{=1}", reports_to="",
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("exports") / "minutes.db") as found:
        for name in ("changwu31.txt", "changwu42.txt", "changwu56.docx", "changwu68.docx"):
            knowledge.load(found, knowledge.parse(knowledge.read(ROOT / "samples" / name)), by="test")
        yield found


def entries(store: Store) -> tuple[Entry, ...]:
    return ledger(store, today=TODAY, sees=ALL)


def sheet_of(data: bytes) -> list[list[str]]:
    """The cells of the first sheet, row by row; every cell is text."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        strings = [
            "".join(it.itertext()) for it in etree.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{SPACE}si")
        ]
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert list(sheet.iter(f"{SPACE}f")) == [], "no formula"
    cells = [list(row.iter(f"{SPACE}c")) for row in sheet.iter(f"{SPACE}row")]
    assert {cell.get("t") for row in cells for cell in row} == {"s"}
    return [[strings[int(cell.findtext(f"{SPACE}v"))] for cell in row] for row in cells]


def test_the_ledger_holds_every_directive_once(store: Store) -> None:
    found = entries(store)
    wanted = [one.key for minutes in store.current(ALL) for one in store.directives_of_minutes(minutes.id)]
    assert sorted(it.key for it in found) == sorted(wanted)
    assert len(found) > 80
    for entry in found:
        assert entry.meeting
        assert entry.title


@pytest.mark.parametrize("body", ["市财政局", "市住建局", "市水利局"])
def test_a_bodys_ledger_is_its_tasks(store: Store, body: str) -> None:
    found = ledger(store, today=TODAY, sees=ALL, body=body)
    wanted = knowledge.tasks(store, body, today=TODAY, sees=ALL).directives
    assert [it.key for it in found] == [it.key for it in wanted]
    assert 0 < len(found) < len(entries(store))


def test_the_filters_narrow_it(store: Store) -> None:
    whole = entries(store)
    assert {it.held_on for it in ledger(store, today=TODAY, sees=ALL, meeting=42)} == {date(2024, 1, 19)}
    assert ledger(store, today=TODAY, sees=ALL, since=date(2024, 6, 1)) == tuple(
        it for it in whole if it.held_on and it.held_on >= date(2024, 6, 1)
    )
    leads = ledger(store, today=TODAY, sees=ALL, role=Role.LEAD)
    assert leads == tuple(it for it in whole if it.of(Role.LEAD))


def test_nothing_is_in_it_that_may_not_be_seen(tmp_path: Path) -> None:
    with open_store(tmp_path / "minutes.db") as store:
        store.add(factories.minutes(), "public", by="test")
        assert len(ledger(store, today=TODAY, sees=frozenset({"public"}))) == 4
        custody.show_to(store, 1, "restricted", by=1)
        for body in (None, "市城管局"):
            assert ledger(store, today=TODAY, sees=frozenset({"public", "internal"}), body=body) == ()
        custody.remove(store, 1, by=1)
        assert ledger(store, today=TODAY, sees=ALL) == ()


def test_the_workbook_has_a_row_an_entry_all_of_it_text(store: Store) -> None:
    found = entries(store)
    shown = sheet_of(knowledge.export(found, ".xlsx", today=TODAY))
    assert shown[0] == list(heads())
    assert shown[1:] == [list(row) for row in rows(found)]


def test_the_document_has_a_row_an_entry(store: Store) -> None:
    found = entries(store)
    (table,) = docx.Document(io.BytesIO(knowledge.export(found, ".docx", today=TODAY))).tables
    assert [cell.text for cell in table.rows[0].cells] == list(heads())
    assert len(table.rows) == len(found) + 1
    assert [cell.text for cell in table.rows[-1].cells] == list(rows(found)[-1])


def test_the_calendar_has_what_has_a_day(store: Store) -> None:
    found = [it for it in entries(store) if it.due]
    events = Calendar.from_ical(knowledge.export(entries(store), ".ics", today=TODAY)).walk("VEVENT")
    assert [(str(it["uid"]), it.decoded("dtstart")) for it in events] == [
        (f"{it.key}@minutes-bot", it.due) for it in found
    ]
    assert all(entry.text in event["description"] for entry, event in zip(found, events, strict=True))


def test_json_holds_all_of_it(store: Store) -> None:
    found = entries(store)
    data = json.loads(knowledge.export(found, ".json", today=TODAY))
    assert [(it["key"], it["text"]) for it in data] == [(it.key, it.text) for it in found]
    assert {body["role"] for it in data for body in it["bodies"]} <= {role.value for role in Role}


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_day_gives_the_same_bytes_also_of_nothing(store: Store, suffix: str) -> None:
    for found in (entries(store)[:5], ()):
        first, second = (knowledge.export(found, suffix, today=TODAY) for _ in range(2))
        assert first
        assert unzipped(first) == unzipped(second)


def unzipped(data: bytes) -> object:
    """The inside of a ZIP, whose outside holds the hour."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize("suffix", FORMATS)
def test_hostile_words_stay_words(suffix: str) -> None:
    data = knowledge.export([HOSTILE], suffix, today=TODAY)
    if suffix == ".xlsx":
        assert sheet_of(data)[1][1] == HOSTILE.meeting
    elif suffix == ".docx":
        (table,) = docx.Document(io.BytesIO(data)).tables
        assert table.rows[1].cells[3].text == "@SUM(1)<w:t>&"
    elif suffix == ".ics":
        assert len(Calendar.from_ical(data).walk("VEVENT")) == 1
    else:
        assert json.loads(data)[0]["text"] == HOSTILE.text


def test_every_column_has_a_name_and_another_ending_is_refused() -> None:
    assert len(set(heads())) == len(COLUMNS)
    with pytest.raises(ExportFormatError, match=r"\.xlsx \.docx \.ics \.json"):
        knowledge.export((), ".pdf", today=TODAY)
