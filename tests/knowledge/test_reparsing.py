"""After an upgrade: what would change is shown first; keys, ids and corrections survive; all of it or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge import corrections, custody, reparsing, reparsing_cards
from knowledge import minutes as parser
from knowledge.errors import NotMinutesError, ReparseStaleError
from knowledge.model import Body, Outcome, Role, State
from knowledge.store import Store, open_store, parsed
from tests import factories
from tests.correcting import ALL, correct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from knowledge.model import AgendaItem, Document, Minutes

TODAY = date(2023, 6, 1)
OTHER = factories.SOURCE.replace("第7次", "第8次").replace("5月9日", "5月19日")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "minutes.db") as opened:
        for source in (factories.SOURCE, OTHER):
            load(opened, source)
        yield opened


def load(store: Store, source: str) -> int:
    minutes = knowledge.parse(knowledge.read_bytes("纪要.txt", source.encode()))
    return knowledge.load(store, minutes, by="test").minutes_id


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[AgendaItem], AgendaItem | None]], None]:
    """A later program, that reads the items of the 7th meeting otherwise, or not at all."""
    today = parser.parse

    def put(otherwise: Callable[[AgendaItem], AgendaItem | None]) -> None:
        def parse(document: Document) -> Minutes:
            minutes = today(document)
            if minutes.meeting.ordinal != 7:
                return minutes
            return replace(minutes, items=tuple(new for it in minutes.items if (new := otherwise(it))))

        monkeypatch.setattr(parser, "parse", parse)

    return put


def better(item: AgendaItem) -> AgendaItem:
    """Another decision, another body for the same sentence, one directive less and one of the rest shorter."""
    if item.ordinal == 2:
        return item
    first, second, _ = item.directives
    police = replace(second, bodies=(Body("市公安局", "市公安局", Role.LEAD, None, "gongan"),))
    decision = replace(item.decisions[0], outcome=Outcome.APPROVED_WITH_REVISION)
    return replace(item, topic="夜市", decisions=(decision,), directives=(first, police))


def dump(store: Store) -> list[str]:
    return list(store.read().iterdump())


def test_the_same_program_changes_nothing(store: Store) -> None:
    before = dump(store)
    plan = reparsing.plan(store)
    assert (len(plan.read), plan.changes) == (2, ())
    assert reparsing.apply(store, plan, by="test") == 0
    assert dump(store) == before


def test_what_would_change_is_told_and_nothing_is_written(
    store: Store, upgrade: Callable[[Callable[[AgendaItem], AgendaItem | None]], None]
) -> None:
    upgrade(better)
    before = dump(store)
    plan = reparsing.plan(store)
    assert dump(store) == before
    (one,) = plan.changes
    counts = Counter(f"{it.thing}_{it.way}" for it in one.change.differences)
    assert counts == {"items_changed": 1, "decisions_changed": 1, "directives_changed": 1, "directives_removed": 1}
    head, text = (card.text for card in reparsing_cards.overview(plan))
    assert head == "库中 2 份纪要按现在的程序重新解析，1 份会有变化"
    assert "变化：议题 改 1 · 决定 改 1 · 任务 减 1 改 1" in text
    assert "－ 第1项任务：「各镇各部门要加强宣传。」" in text
    police = "市市场监管局、市公安局要配合做好秩序维护。"
    assert f"～ 第1项任务：「{police}」责任单位 市市场监管局、市公安局（配合） → 市公安局（牵头）" in text
    assert "～ 第1项决定：「原则同意该办法。」结论 原则同意 → 同意（须修改）" in text


def test_keys_ids_and_corrections_survive(
    store: Store, upgrade: Callable[[Callable[[AgendaItem], AgendaItem | None]], None]
) -> None:
    correct(store, "第7次会议第1项 标题=审议《集市办法》")
    correct(store, "第7次会议第1项任务2 加单位=市财政局 配合")
    items = [(it.id, it.key) for it in store.items(1)]
    keys = [(it.id, it.key) for it in store.directives_of_minutes(1)]
    upgrade(better)
    assert reparsing.apply(store, reparsing.plan(store), by="test") == 1
    assert [(it.id, it.key) for it in store.items(1)] == items
    assert [(it.id, it.key) for it in store.directives_of_minutes(1)] == [keys[0], keys[1], keys[3]]
    assert {it.state for it in corrections.listed(store, sees=ALL)} == {State.APPLIED}
    (_, second, _) = store.directives_of_minutes(1)
    assert [body.canonical for body in second.directive.bodies] == ["市公安局", "市财政局"]
    said, _ = knowledge.ask(store, "集市办法通过了吗", today=TODAY, sees=ALL)
    assert "审议《集市办法》：同意（须修改）" in said.text
    assert parsed.of(store.read(), 1)[0].item.heading != "审议《集市办法》"
    for made in corrections.listed(store, sees=ALL):
        corrections.take_back(store, made.id, sees=ALL, by="test")
    assert store.items(1)[0].item.heading == "审议《云溪市夜市管理办法》"
    assert reparsing.plan(store).changes == ()


def test_a_correction_whose_directive_is_read_no_more_is_foretold_and_an_orphan(
    store: Store, upgrade: Callable[[Callable[[AgendaItem], AgendaItem | None]], None]
) -> None:
    correct(store, "第7次会议第1项任务3 期限=6月底前")
    upgrade(better)
    plan = reparsing.plan(store)
    assert "有 1 条更正将找不到原来的对象" in reparsing_cards.overview(plan)[1].text
    reparsing.apply(store, plan, by="test")
    assert [it.state for it in corrections.listed(store, sees=ALL)] == [State.ORPHANED]


def test_items_that_come_and_go_take_their_passages_with_them(
    store: Store, upgrade: Callable[[Callable[[AgendaItem], AgendaItem | None]], None]
) -> None:
    upgrade(lambda item: None if item.ordinal == 2 else item)
    reparsing.apply(store, reparsing.plan(store), by="test")
    assert "「" not in knowledge.ask(store, "第7次会议闸口检修", today=TODAY, sees=ALL)[0].text
    upgrade(lambda item: item)
    reparsing.apply(store, reparsing.plan(store), by="test")
    assert "「" in knowledge.ask(store, "第7次会议闸口检修", today=TODAY, sees=ALL)[0].text


def test_a_text_that_the_program_cannot_read_stays_as_it_is(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(document: Document) -> Minutes:
        raise NotMinutesError(name=document.name)

    monkeypatch.setattr(parser, "parse", refuse)
    before = dump(store)
    plan = reparsing.plan(store)
    assert plan.changes == ()
    assert reparsing_cards.overview(plan)[0].text.count("将保持原样") == 2
    reparsing.apply(store, plan, by="test")
    assert dump(store) == before


def test_it_is_one_transaction(
    store: Store,
    upgrade: Callable[[Callable[[AgendaItem], AgendaItem | None]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    upgrade(better)
    plan = reparsing.plan(store)
    before = dump(store)

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(parsed, "refresh", fail)
    with pytest.raises(OSError, match=r"^$"):
        reparsing.apply(store, plan, by="test")
    assert dump(store) == before


@pytest.mark.parametrize("how", ["removed", "replaced", "undone"])
def test_what_changed_since_it_was_shown_is_not_written_over(
    how: str, store: Store, upgrade: Callable[[Callable[[AgendaItem], AgendaItem | None]], None]
) -> None:
    custody.remove(store, 2, by=7)
    upgrade(better)
    plan = reparsing.plan(store)
    if how == "removed":
        custody.remove(store, 1, by=7)
    elif how == "undone":
        custody.put_back(store, 2, by=7)
        custody.undo(store, custody.mark_of(custody.last_load(store)[0]), by=7)  # type: ignore[index]
        custody.undo(store, custody.mark_of(custody.last_load(store)[0]), by=7)  # type: ignore[index]
    else:
        reparsing.apply(store, plan, by="test")
    before = dump(store)
    with pytest.raises(ReparseStaleError):
        reparsing.apply(store, plan, by="test")
    assert dump(store) == before


def test_minutes_out_of_force_are_left_alone(
    store: Store, upgrade: Callable[[Callable[[AgendaItem], AgendaItem | None]], None]
) -> None:
    custody.remove(store, 1, by=7)
    upgrade(better)
    assert len(reparsing.plan(store).read) == 1
