"""Two readings of minutes → what was added, removed and changed, and the lines that tell of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from knowledge import change_cards
from knowledge.differing import change
from knowledge.model import AgendaItem, Change, Deadline, Decision, KeyedItem, Outcome, Role, Thing, Way
from tests import factories

if TYPE_CHECKING:
    from collections.abc import Iterable

ITEM, OTHER = factories.first_item(), factories.second_item()
DECIDED = ITEM.decisions[0]
FIRST, SECOND, THIRD = ITEM.directives
JUNE = Deadline("6月前", date(2023, 6, 1))
FURTHER = Decision(Outcome.OTHER_DECISION, "会议决定，原夜市管理规定同时停止执行。", DECIDED.span)


def keyed(*items: AgendaItem) -> list[KeyedItem]:
    """Items by their headings, directives by their first words: what continues keeps its key."""
    return [
        KeyedItem(item.topic, item, tuple(f"{item.topic} {one.text[:6]}" for one in item.directives)) for item in items
    ]


def counts(found: Change) -> dict[str, int]:
    pairs = ((thing, way) for thing in Thing for way in Way)
    return {f"{thing}_{way}": count for thing, way in pairs if (count := found.count(thing, way))}


def told(found: Change) -> list[str]:
    return ["".join(run.text for run in line) for line in change_cards.lines(found)]


def with_directives(*directives: object) -> AgendaItem:
    return replace(ITEM, directives=directives)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ((DECIDED,), (DECIDED,), {}),
        ((DECIDED,), (replace(DECIDED, text="会议 原则同意\n该办法。"),), {}),  # blanks are no edit
        (
            (DECIDED,),
            (replace(DECIDED, text="会议同意该办法。", outcome=Outcome.APPROVED),),
            {"decisions_changed": 1},
        ),
        ((DECIDED,), (replace(DECIDED, outcome=Outcome.DEFERRED),), {"decisions_changed": 1}),
        ((DECIDED,), (DECIDED, FURTHER), {"decisions_added": 1}),
        ((DECIDED, FURTHER), (FURTHER,), {"decisions_removed": 1}),
        ((DECIDED,), (FURTHER,), {"decisions_added": 1, "decisions_removed": 1}),
        ((), (), {}),
    ],
)
def test_decisions_are_counted(before: Iterable[Decision], after: Iterable[Decision], found: dict[str, int]) -> None:
    old, new = (replace(ITEM, decisions=tuple(it)) for it in (before, after))
    assert counts(change(keyed(old), keyed(new))) == found


def test_what_comes_or_goes_with_its_item_is_counted_and_told_by_the_item_alone() -> None:
    lost = change(keyed(ITEM, OTHER), keyed(OTHER))
    assert counts(lost) == {"items_removed": 1, "decisions_removed": 1, "directives_removed": 3}
    assert told(lost) == [
        "变化：议题 减 1 · 决定 减 1 · 任务 减 3",
        "－ 第1项议题：「审议《云溪市夜市管理办法》」（决定 1 个、任务 3 条）",
    ]
    assert told(change(keyed(OTHER), keyed(OTHER, ITEM)))[1].startswith("＋ 第1项议题：「审议")


def test_the_words_before_and_after_are_told() -> None:
    renamed = replace(ITEM, heading="审议《云溪市集市管理办法》")
    edited = replace(SECOND, text="市市场监管局、市公安局要配合做好夜间秩序维护。")
    added = replace(THIRD, text="市水利局要清理河道。")
    new = replace(
        renamed,
        decisions=(replace(DECIDED, text="会议同意该办法。", outcome=Outcome.APPROVED),),
        directives=(edited, THIRD, added),
    )
    assert told(change(keyed(ITEM), keyed(new))) == [
        "变化：议题 改 1 · 决定 改 1 · 任务 增 1 减 1 改 1",
        "～ 第1项议题：「审议《云溪市夜市管理办法》」改为「审议《云溪市集市管理办法》」",
        "～ 第1项决定：「会议原则同意该办法。」改为「会议同意该办法。」",
        f"～ 第1项任务：「{SECOND.text}」改为「{edited.text}」",
        "＋ 第1项任务：「市水利局要清理河道。」",
        "－ 第1项任务：「会后由市城管局修改完善，5月底前以市政府名义印发。」",
    ]


@pytest.mark.parametrize(
    ("new", "how"),
    [
        (replace(FIRST, bodies=(factories.body("市公安局"),)), "责任单位 市城管局（牵头） → 市公安局（牵头）"),
        (replace(FIRST, bodies=()), "责任单位 市城管局（牵头） → 无"),
        (
            replace(FIRST, bodies=(replace(FIRST.bodies[0], role=Role.SUPPORT),)),
            "责任单位 市城管局（牵头） → 市城管局（配合）",
        ),
        (replace(FIRST, deadline=None), "期限 5月底前（2023-05-31） → 无"),
        (
            replace(FIRST, deadline=Deadline("6月前", date(2023, 6, 1))),
            "期限 5月底前（2023-05-31） → 6月前（2023-06-01）",
        ),
        (replace(FIRST, issued_as=None), "印发名义 以市政府名义印发 → 无"),
        (replace(FIRST, reports_to="市委"), "上报 无 → 市委"),
    ],
)
def test_the_same_words_read_otherwise_tell_what_is_read(new: object, how: str) -> None:
    found = change(keyed(ITEM), keyed(with_directives(new, SECOND, THIRD)), exact=True)
    assert told(found)[1:] == [f"～ 第1项任务：「{FIRST.text}」{how}"]


def test_another_outcome_of_the_same_words() -> None:
    new = replace(ITEM, decisions=(replace(DECIDED, outcome=Outcome.DEFERRED),))
    assert told(change(keyed(ITEM), keyed(new), exact=True))[1:] == [
        f"～ 第1项决定：「{DECIDED.text}」结论 原则同意 → 暂未通过，另行研究"
    ]


def test_where_it_stands_counts_only_within_one_text() -> None:
    moved = replace(ITEM, span=OTHER.span, directives=(replace(FIRST, span=OTHER.span), SECOND, THIRD))
    assert change(keyed(ITEM), keyed(moved)) == Change()
    found = change(keyed(ITEM), keyed(moved), exact=True)
    assert counts(found) == {"items_changed": 1, "directives_changed": 1}
    assert all(words.endswith("读法有变") for words in told(found)[1:])


def test_no_difference_is_said_in_a_sentence() -> None:
    assert told(Change()) == ["议题、决定、任务没有变化，只有其他文字不同。"]


def test_many_differences_are_bounded_and_the_rest_is_counted() -> None:
    many = [replace(THIRD, text=f"第{n}号任务由市水利局落实。{'逐段清理' * 60}") for n in range(25)]
    found = change(keyed(ITEM), keyed(with_directives(FIRST, SECOND, THIRD, *many)))
    lines = told(found)
    assert lines[0] == "变化：任务 增 25"
    assert len(lines) == 12
    assert lines[-1] == "另有 15 处"
    assert max(map(len, lines)) < 100


def test_long_wordings_are_shown_from_where_they_part() -> None:
    begin = "由市水利局牵头会同沿河各镇" * 5
    old, new = (replace(THIRD, text=f"{begin}，{days}日内完成闸口检修。") for days in (7, 10))
    found = change(keyed(with_directives(old)), keyed(with_directives(new)))
    assert (
        told(found)[1]
        == "～ 第1项任务：「……同沿河各镇，7日内完成闸口检修。」改为「……同沿河各镇，10日内完成闸口检修。」"
    )


def test_a_directive_whose_words_are_another_though_alike_is_told_as_one_edited() -> None:
    """It does not keep its key, and what hangs on that: the person reads one change all the same."""
    (old,) = OTHER.directives
    new = replace(old, text="市水利局牵头，10日内完成闸口检修和泵站保养。")
    before, after = keyed(OTHER), [replace(it, keys=("another",)) for it in keyed(replace(OTHER, directives=(new,)))]
    assert told(change(before, after)) == ["变化：任务 改 1", f"～ 第2项任务：「{old.text}」改为「{new.text}」"]


def test_a_long_item_that_is_all_another_is_told_as_gone_and_come_in_no_time() -> None:
    texts = (
        [f"市水利局要清理第{n}条河道。" for n in range(2000)],
        [f"市城管局要清扫第{n}条街巷。" for n in range(2000)],
    )
    old, new = (with_directives(*(replace(THIRD, text=text) for text in each)) for each in texts)
    before, after = (
        [replace(keyed(it)[0], keys=tuple(f"{name}{n}" for n in range(2000)))] for it, name in ((old, "a"), (new, "b"))
    )
    assert counts(change(before, after)) == {"directives_added": 2000, "directives_removed": 2000}
