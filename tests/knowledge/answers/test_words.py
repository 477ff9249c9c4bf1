"""Nouns of the model in the words of a card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answers import words
from knowledge.model import Deadline, Decision, Meeting, Outcome, Role, Span
from tests import factories

SPAN = Span(0, 1)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (0, "0"),
        (100, "100"),
    ],
)
def test_numbers_under_a_hundred_are_written_in_chinese(number: int, said: str) -> None:
    assert words.numeral(number) == said


@pytest.mark.parametrize(
    ("outcome", "text", "said"),
    [
        (Outcome.APPROVED_IN_PRINCIPLE, "会议原则通过该办法。", "原则通过"),
        (Outcome.APPROVED_IN_PRINCIPLE, "原则上同意。", "原则上同意"),
        (Outcome.APPROVED, "会议审议通过该办法。", "审议通过"),
        (Outcome.APPROVED, "照办。", "同意"),
        (Outcome.APPROVED_WITH_REVISION, "同意，但须修改。", "同意（须修改）"),
        (Outcome.REJECTED, "不予同意。", "未同意"),
        (Outcome.DEFERRED, "暂缓审议。", "暂未通过，另行研究"),
        (Outcome.NOTED, "听取了汇报。", "听取"),
        (Outcome.OTHER_DECISION, "停止执行。", "另有决定"),
    ],
)
def test_an_outcome_stands_as_printed_where_it_is_an_approval(outcome: Outcome, text: str, said: str) -> None:
    assert words.outcome(Decision(outcome, text, SPAN)) == said


def test_every_outcome_has_a_sign() -> None:
    signs = {outcome: words.sign(Decision(outcome, "", SPAN)) for outcome in Outcome}
    assert signs[Outcome.REJECTED] == "❌"
    assert signs[Outcome.DEFERRED] == "⏸"
    assert {signs[one] for one in Outcome if one.name.startswith("APPROVED")} == {"✅"}


def test_bodies_stand_with_their_roles_neighbours_of_one_role_together() -> None:
    bodies = [factories.body(name, role) for name, role in (
        ("市水利局", Role.LEAD), ("市财政局", Role.SUPPORT), ("市公安局", Role.SUPPORT), ("各镇", Role.GROUP),
    )]  # fmt: skip
    assert words.named(bodies) == "市水利局（牵头）、市财政局、市公安局（配合）、各镇（泛指）"


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (None, None),
        (Deadline("5月底前", date(2023, 5, 31)), "期限：5月底前（推算：2023-05-31）"),
        (Deadline("尽快"), "期限：尽快，纪要未写截止日期"),
    ],
)
def test_a_deadline_marks_the_day_that_was_derived(deadline: Deadline | None, said: str | None) -> None:
    line = words.deadline(replace(factories.first_item().directives[1], deadline=deadline))
    assert (line and "".join(run.text for run in line)) == said


@pytest.mark.parametrize(
    ("meeting", "name"),
    [
        (factories.MEETING, "云溪市人民政府第7次常务会议（2023-05-09）"),
        (Meeting(name="市政府第7次常务会议", issuer="云溪市人民政府"), "云溪市政府第7次常务会议"),
        (Meeting(series="市政府常务会议"), "市政府常务会议"),
        (Meeting(), ""),
    ],
)
def test_a_meeting_goes_by_its_name_place_and_day(meeting: Meeting, name: str) -> None:
    assert words.meeting_name(meeting) == name


@pytest.mark.parametrize(
    ("issuer", "name", "called"),
    [
        ("青禾市人民政府", "市政府第9次常务会议", "青禾市政府第9次常务会议"),
        ("青禾市规划委员会办公室", "2023年第三次会议", "青禾市规划委员会2023年第三次会议"),
        ("青禾市规划委员会办公室", "市规划委员会第三次会议", "青禾市规划委员会第三次会议"),
        ("青禾市第二人民医院办公室", "院长办公会", "青禾市第二人民医院院长办公会"),
        ("青禾水务有限公司", "第三届董事会第五次会议", "青禾水务有限公司第三届董事会第五次会议"),
        ("南湾新区党群工作部", "党工委专题会议", "南湾新区党工委专题会议"),
        ("学校办公室", "青禾学院第九次校长办公会议", "青禾学院第九次校长办公会议"),
    ],
)
def test_a_meeting_is_called_by_whose_it_is(issuer: str, name: str, called: str) -> None:
    assert words.full_name(Meeting(name=name, issuer=issuer)) == called
