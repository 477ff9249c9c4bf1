"""What was loaded is read back whole, and nobody sees more than they may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from knowledge.model import Body, Choice, Dialogue, Role, Subject
from knowledge.store import Store, open_store
from tests import factories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALL = frozenset({"public", "internal", "restricted"})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "minutes.db") as opened:
        yield opened


def test_minutes_come_back_as_they_went_in(store: Store) -> None:
    new = factories.minutes()
    loaded = store.add(new, "internal", by="test")
    stored = store.minutes(loaded.minutes_id)
    assert stored is not None
    assert (stored.meeting, stored.attendance, stored.agenda) == (new.meeting, new.attendance, new.agenda)
    assert tuple(found.item for found in store.items(stored.id)) == new.items
    assert store.source(stored.id) == new.document.source
    assert (loaded.items, loaded.directives, loaded.unread) == (2, 4, 0)


def test_directives_know_their_place(store: Store) -> None:
    new = factories.minutes()
    minutes_id = store.add(new, "internal", by="test").minutes_id
    first, second = store.items(minutes_id)
    found = store.directives_of_item(first.id)
    assert [directive.directive for directive in found] == list(new.items[0].directives)
    assert [(it.item_ordinal, it.number) for it in found] == [(1, 1), (1, 2), (1, 3)]
    assert store.directive(found[0].id) == found[0]
    assert store.directives_of_minutes(minutes_id) == (*found, *store.directives_of_item(second.id))
    assert store.item(second.id) == second


@pytest.mark.parametrize(
    ("names", "filters", "count"),
    [
        (["市城管局"], {}, 2),
        (["chengguan"], {}, 2),
        (["市公安局", "shuili"], {}, 4),
        (["市公安局"], {"role": Role.LEAD}, 0),
        (["市公安局"], {"role": Role.SUPPORT}, 2),
        (["市城管局"], {"meeting": 8}, 1),
        (["市城管局"], {"since": date(2023, 6, 1)}, 1),
        (["市教育局"], {}, 0),
        ([], {}, 0),
    ],
)
def test_tasks_of_bodies_are_complete(store: Store, names: list[str], filters: dict[str, object], count: int) -> None:
    store.add(factories.minutes(), "internal", by="test")
    later = factories.minutes(factories.SOURCE + " ", ordinal=8, held_on=date(2023, 6, 13))
    store.add(later, "internal", by="test")
    found = store.directives_of_bodies(names, ALL, **filters)  # type: ignore[arg-type]
    assert len(found) == count
    newest_first = [store.minutes(it.minutes_id).meeting.held_on for it in found]  # type: ignore[union-attr]
    assert newest_first == sorted(newest_first, reverse=True)  # type: ignore[type-var]


def test_generic_tasks_go_to_groups_alone(store: Store) -> None:
    new = factories.minutes()
    item = new.items[0]
    carried = replace(item.directives[2], bodies=(Body("各镇各部门", "各镇各部门", Role.IMPLIED),))
    lone = replace(item.directives[1], bodies=(factories.body("市公安局", Role.IMPLIED),))
    item = replace(item, directives=(*item.directives, carried, lone))
    minutes_id = store.add(replace(new, items=(item,)), "internal", by="test").minutes_id
    found = store.generic_directives(ALL, [minutes_id])
    assert [directive.number for directive in found] == [3, 4]


def test_visibility_holds_on_every_path(store: Store) -> None:
    minutes_id = store.add(factories.minutes(), "restricted", by="test").minutes_id
    for sees in ((), ("public",), ("public", "internal"), ("nonsense",)):
        assert store.current(sees) == ()
        assert store.directives_of_bodies(["市城管局"], sees) == ()
        assert store.generic_directives(sees, [minutes_id]) == ()
        assert store.bodies(sees) == ()
        assert store.people(sees) == ()
    assert [stored.id for stored in store.current({"restricted"})] == [minutes_id]


def test_current_filters_and_order(store: Store) -> None:
    days = [date(2022, 3, 1), date(2023, 5, 9), None]
    for number, day in enumerate(days, 1):
        store.add(factories.minutes("\n" * number + factories.SOURCE, ordinal=number, held_on=day), "public", "test")
    held = [stored.meeting.ordinal for stored in store.current(ALL)]
    assert held == [2, 1, 3]
    assert [it.meeting.ordinal for it in store.current(ALL, year=2022)] == [1]
    assert [it.meeting.ordinal for it in store.current(ALL, since=date(2023, 1, 1))] == [2]
    assert [it.meeting.ordinal for it in store.current(ALL, on=date(2022, 3, 1))] == [1]
    assert [it.meeting.ordinal for it in store.current(ALL, ordinal=3)] == [3]


def test_bodies_and_people_are_known(store: Store) -> None:
    store.add(factories.minutes(), "internal", by="test")
    bodies = {(it.name, it.where): it for it in store.bodies(ALL)}
    assert bodies["市城管局", "directive"].roles == (Role.LEAD,)
    assert bodies["市城管局", "directive"].official == "云溪市城管局"
    assert ("市水利局", "attendance") in bodies  # it sent nobody by name
    people = {(person.name, person.part, person.body) for person in store.people(ALL)}
    assert people == {
        ("林远航", "chair", None), ("林远航", "attendee", None), ("周若安", "attendee", None),
        ("吴桐", "observer", "市城管局"),
    }  # fmt: skip


def test_taught_phrasings_come_first_and_survive_a_new_table(tmp_path: Path) -> None:
    path = tmp_path / "minutes.db"
    with open_store(path) as store:
        shipped = len(store.intents())
        store.teach(Subject.INTENT, "我该干点啥", "tasks", by="test")
        with store.write() as db:
            db.execute("update notes set value = 'of an older table' where name = 'intents'")
    with open_store(path) as store:
        known = store.intents()
    assert known[0].phrasing == "我该干点啥"
    assert known[0].taught
    assert len(known) == shipped + 1
    assert not any(phrasing.taught for phrasing in known[1:])


def test_a_dialogue_is_remembered_for_a_while(store: Store) -> None:
    turn = Dialogue(
        question="那谁负责？",
        intent="responsible",
        minutes_ids=(1,),
        bodies=("市城管局",),
        choices=(Choice("第一项", "第1项"),),
    )
    store.keep_dialogue(1, 2, turn)
    assert store.dialogue(1, 2) == turn
    assert store.dialogue(1, 3) is None
    with store.write() as db:
        late = timedelta(minutes=11).total_seconds()
        db.execute("update dialogues set at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?)", (f"-{late} seconds",))
    assert store.dialogue(1, 2) == Dialogue(expired=True)


def test_a_draft_is_its_owners_and_goes_once(store: Store) -> None:
    draft_id = store.keep_draft(5, "夜市.txt", b"\x00\xff")
    assert store.draft(draft_id, 6) is None
    draft = store.draft(draft_id, 5)
    assert draft is not None
    assert draft.data == b"\x00\xff"
    assert [store.drop_draft(draft_id, owner) for owner in (6, 5, 5)] == [False, True, False]
