"""Two versions of an item → its decisions added, removed, changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.matching import change
from knowledge.model import Change, Decision, Outcome
from tests import factories

ITEM = factories.first_item()
DECIDED = ITEM.decisions[0]
FURTHER = Decision(Outcome.OTHER_DECISION, "会议决定，原夜市管理规定同时停止执行。", DECIDED.span)


@pytest.mark.parametrize(
    ("before", "after", "added", "removed", "changed"),
    [
        ((DECIDED,), (DECIDED,), 0, 0, 0),
        ((DECIDED,), (replace(DECIDED, text="会议 原则同意\n该办法。"),), 0, 0, 0),  # blanks are no edit
        ((DECIDED,), (replace(DECIDED, text="会议同意该办法。", outcome=Outcome.APPROVED),), 0, 0, 1),
        ((DECIDED,), (replace(DECIDED, outcome=Outcome.DEFERRED),), 0, 0, 1),
        ((DECIDED,), (DECIDED, FURTHER), 1, 0, 0),
        ((DECIDED, FURTHER), (FURTHER,), 0, 1, 0),
        ((DECIDED,), (FURTHER,), 1, 1, 0),
        ((), (), 0, 0, 0),
    ],
)
def test_decisions_are_counted(
    before: tuple[Decision, ...], after: tuple[Decision, ...], added: int, removed: int, changed: int
) -> None:
    found = change([replace(ITEM, decisions=before)], [replace(ITEM, decisions=after)])
    assert (found.decisions_added, found.decisions_removed, found.decisions_changed) == (added, removed, changed)
    assert found.items_changed == bool(added or removed or changed)


def test_the_decisions_of_a_new_or_a_lost_item_count_with_it() -> None:
    lost = change([ITEM], [])
    assert lost == Change(items_removed=1, directives_removed=len(ITEM.directives), decisions_removed=1)
    assert change([], [ITEM]) == Change(items_added=1, directives_added=len(ITEM.directives), decisions_added=1)
