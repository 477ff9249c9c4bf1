"""The tasks of a body, a group, a person: complete, with the true count, newest meeting first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge.model import NAMED_ROLES, Role, Status
from knowledge.questions.lexicon import identity
from tests.asking import SEES, TODAY
from tests.knowledge.questions.stores import ask, first_line, places, quotations

if TYPE_CHECKING:
    from knowledge.model import Answer
    from knowledge.store import Store


def _tasks(store: Store, body: str, **limits: object) -> Answer:
    return knowledge.tasks(store, body, today=TODAY, sees=SEES, **limits)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("市城管局", [(2, 2), (2, 3), (1, 1)]),
        ("市公安局", [(2, 2), (1, 1), (1, 3)]),
        ("市文旅局", [(2, 1), (1, 2)]),
        ("市教育局", [(1, 3)]),
        ("市审计局", [(2, 1)]),
    ],
)
def test_every_task_of_a_body_newest_meeting_first(store: Store, body: str, found: list[tuple[int, int]]) -> None:
    given = ask(store, f"{body}有哪些任务")
    assert given.status is Status.ANSWERED
    assert places(given) == found
    assert given.count == len(found) == len(given.directives)
    assert first_line(given) == f"{body}：点名任务 {len(found)} 项"


def test_a_person_without_tasks_gets_no_list_of_others(store: Store) -> None:
    given = ask(store, "楚怀瑾要做什么")
    assert (given.status, given.directives) == (Status.NO_NAMED_TASK, ())
    assert "楚怀瑾" in first_line(given)


@pytest.mark.parametrize("body", ["市财政局", "市教育局", "市住建局", "市发改委", "市民政局", "市公安局", "鹭洲街道"])
def test_the_count_is_that_of_the_store(samples: Store, body: str) -> None:
    given = _tasks(samples, body)
    whose = {identity(name) for name in given.bodies}
    stored = [
        one.id
        for minutes in samples.current(SEES)
        for one in samples.directives_of_minutes(minutes.id)
        if any(identity(each.canonical) in whose and each.role in NAMED_ROLES for each in one.directive.bodies)
    ]
    assert given.count == len(stored)
    assert {one.id for one in given.directives} >= set(stored)


def test_the_command_and_the_question_agree(samples: Store) -> None:
    for name in ("财政局", "发改委", "市水务集团"):
        assert ask(samples, f"{name}有哪些任务").text == _tasks(samples, name).text


def test_every_entry_is_quoted_with_its_role_and_place(store: Store) -> None:
    given = ask(store, "市公安局有哪些任务")
    entries = [card.text for card in given.cards if card.text[0].isdigit()]
    assert [entry[:2] for entry in entries] == ["1）", "2）", "3）"]
    assert [role for entry in entries for role in ("牵头", "共同", "配合") if f"（{role}）" in entry] == [
        "配合",
        "牵头",
        "共同",
    ]
    assert all("📄" in entry for entry in entries)
    assert len(quotations(given)) == 3


def test_tasks_are_limited_by_role_meeting_and_day(store: Store) -> None:
    from datetime import date

    assert places(_tasks(store, "市公安局", role=Role.SUPPORT)) == [(2, 2)]
    assert places(_tasks(store, "市公安局", meeting=3)) == [(1, 1), (1, 3)]
    assert places(_tasks(store, "市公安局", since=date(2023, 1, 1))) == [(2, 2)]
    assert places(ask(store, "第9次会议市公安局有哪些任务")) == [(2, 2)]


def test_a_topic_limits_the_tasks_and_the_whole_number_is_told(store: Store) -> None:
    given = ask(store, "市公安局关于共享单车停放区的任务")
    assert (1, 1) in places(given)
    assert (1, 3) not in places(given)
    assert "3 项" in first_line(given)


def test_a_body_that_was_there_and_is_not_named_has_no_named_task(store: Store) -> None:
    given = ask(store, "第3次会议市审计局有哪些任务")
    assert (given.status, given.count) == (Status.NO_NAMED_TASK, 0)
    assert first_line(given) == "市审计局：纪要没有点名它的任务（列席单位，闵求实）。"
    assert "“各镇（街道）”的普遍要求 1 项（第3项）" in given.text


@pytest.mark.parametrize("body", ["市水利局", "市体育局", "xyz局"])
def test_a_body_that_no_minutes_name_is_not_found(store: Store, body: str) -> None:
    given = _tasks(store, body)
    assert (given.status, given.directives) == (Status.NOT_FOUND, ())
    assert first_line(given) == f"库中纪要没有提到“{body}”。"


@pytest.mark.parametrize("question", ["各镇（街道）要做什么", "各镇街道有什么任务"])
def test_a_group_has_the_demands_made_on_everybody(store: Store, question: str) -> None:
    given = ask(store, question)
    assert (given.status, given.count, places(given)) == (Status.ANSWERED, 1, [(1, 3)])
    assert quotations(given) == ["各镇（街道）要增设护学岗。"]


def test_a_person_has_what_names_them(samples: Store) -> None:
    given = ask(samples, "佟雅宁牵头什么")
    assert given.count == len(given.directives) == 1
    assert "佟雅宁（个人）" in given.text


def test_all_bodies_of_a_meeting_are_counted(store: Store) -> None:
    given = ask(store, "第9次会议所有点名的责任单位")
    assert given.count == 4
    assert set(given.bodies) == {"市文旅局", "市审计局", "市城管局", "市公安局"}
    assert "市城管局：2 项（第2、3项）" in given.text


def test_our_body_is_the_askers(store: Store) -> None:
    given = ask(store, "我们局有哪些任务", own=("市文旅局",))
    assert given.bodies == ("市文旅局",)
    assert given.count == 2


def test_a_persons_entry_is_marked_as_a_persons(samples: Store) -> None:
    given = ask(samples, "佟雅宁牵头什么")
    assert "泛指" not in given.text
    assert "（个人）" in given.text


def test_what_two_bodies_do_together(store: Store) -> None:
    alone = ask(store, "市公安局的任务")
    given = ask(store, "市公安局跟市教育局一起干的是哪些活")
    assert 0 < len(given.directives) < len(alone.directives)
    assert all("市教育局" in one.directive.text for one in given.directives)


def test_tasks_over_all_meetings_are_tasks(store: Store) -> None:
    assert ask(store, "历次会议给市公安局派的活").intent == "tasks"


def test_a_body_by_what_it_does(samples: Store) -> None:
    from tests.knowledge.questions.stores import reading

    assert reading(samples, "写报告的那个组要干什么").bodies == ()
