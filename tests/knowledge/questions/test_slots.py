"""The things that a question names: meeting, item numbers, bodies, people, groups, places."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from knowledge.model import MeetingRef
from knowledge.questions.slate import number
from tests.knowledge.questions import stores

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.store import Store


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3", 3), ("03", 3), ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("两", 2), ("三二", 32),
        ("二〇二四", 2024), ("二零二四", 2024), ("桥", None), ("", None),
    ],
)  # fmt: skip
def test_numbers_in_digits_and_in_chinese(words: str, expected: int | None) -> None:
    assert number(words) == expected


# ------------------------------------------------------------------ meetings; today is 2026-06-01
def _days(first: tuple[int, int, int], last: tuple[int, int, int]) -> dict[str, Any]:
    return {"first": date(*first), "last": date(*last)}


YEAR_2025 = _days((2025, 1, 1), (2025, 12, 31))
DAY = _days((2024, 3, 5), (2024, 3, 5))
MEETINGS: list[tuple[str, dict[str, Any]]] = [
    ("第12次会议", {"ordinal": 12}),
    ("12次会", {"ordinal": 12}),
    ("第十二次常务会议", {"ordinal": 12}),
    ("第一百零二次常务会议", {"ordinal": 102}),
    ("五届八次常务会", {"ordinal": 8}),
    ("五届市政府第8次常务会议", {"ordinal": 8}),
    ("2025年第8次常务会议", {"ordinal": 8} | YEAR_2025),
    ("纪要第7号", {"issue_no": 7}),
    ("第7号纪要", {"issue_no": 7}),
    ("第七期纪要", {"issue_no": 7}),
    ("2024年3月5日的会", DAY),
    ("二〇二四年三月五日", DAY),
    ("113年3月5日的会", DAY),  # a year of the republic
    ("24年3月5号", DAY),
    ("3月5号的会", {"month": 3, "day": 5}),
    ("三月五日下午的会议", {"month": 3, "day": 5}),
    ("2月29日的会", {"month": 2, "day": 29}),
    ("2025年的会", YEAR_2025),
    ("2025年召开的常务会议", YEAR_2025),
    ("去年的常务会", YEAR_2025),
    ("前年的会", _days((2024, 1, 1), (2024, 12, 31))),
    ("今年的会议", _days((2026, 1, 1), (2026, 12, 31))),
    ("今年3月的会议", _days((2026, 3, 1), (2026, 3, 31))),
    ("去年2月那次会", _days((2025, 2, 1), (2025, 2, 28))),
    ("24年2月那次", _days((2024, 2, 1), (2024, 2, 29))),
    ("23年那次", _days((2023, 1, 1), (2023, 12, 31))),
    ("上次会议", {"latest": True}),
    ("上一次会议", {"latest": True}),
    ("最近一次常务会", {"latest": True}),
    ("最近的一次会议", {"latest": True}),
    ("最新的纪要", {"latest": True}),
]


@pytest.mark.parametrize(("question", "facts"), MEETINGS)
@pytest.mark.parametrize("rest", ["", "有哪些议题"])
def test_every_way_to_name_a_meeting(samples: Store, question: str, facts: dict[str, Any], rest: str) -> None:
    found = stores.reading(samples, question + rest).meeting
    assert found.words
    assert found == MeetingRef(words=found.words, **facts)


@pytest.mark.parametrize(
    "question",
    [
        "这次会议",
        "每半年检查一次",
        "13月5日的会",
        "2月30日的会",
        "2023年2月29日的会",
        "第0次会议",
        "2025年9月",
        "7号楼",
        "第3号地块",
        "第三次全国经济普查",
        "第一次通报什么时候发",
    ],
)
def test_what_names_no_meeting(samples: Store, question: str) -> None:
    assert not stores.reading(samples, question).meeting


def test_relative_years_count_from_today(samples: Store) -> None:
    found = stores.reading(samples, "去年的会", today=date(2020, 1, 1)).meeting
    assert (found.first, found.last) == (date(2019, 1, 1), date(2019, 12, 31))


# ------------------------------------------------------------------ items
@pytest.mark.parametrize(
    ("question", "ordinals"),
    [
        ("第三项", (3,)), ("第3项", (3,)), ("第3个议题", (3,)), ("第三个", (3,)), ("三号议题", (3,)), ("议题五", (5,)),
        ("第3议题", (3,)), ("第二件事", (2,)), ("第十二项", (12,)), ("第二十一项议程", (21,)), ("第两项", (2,)),
        ("第2项和第5项", (2, 5)), ("第2项、第2项", (2,)), ("第５项", (5,)),
        ("第2、3项的决定", (2, 3)), ("第二、三项", (2, 3)),
    ],
)  # fmt: skip
def test_numbers_of_items(samples: Store, question: str, ordinals: tuple[int, ...]) -> None:
    assert stores.reading(samples, question).ordinals == ordinals


@pytest.mark.parametrize(
    "question",
    [
        "第十五个五年规划",
        "第3个月",
        "第一个工作日",
        "第三季度",
        "2号楼",
        "第3名",
        "议题3个",
        "议题有3项",
        "第五人民医院",
        "3项任务",
    ],
)
def test_what_is_no_number_of_an_item(samples: Store, question: str) -> None:
    assert stores.reading(samples, question).ordinals == ()


@pytest.mark.parametrize(
    ("question", "point"),
    [("第二条原文", 2), ("第3点", 3), ("第一款", 1), ("第十条", 10), ("原文", None), ("3条", None)],
)
def test_a_point_is_a_number_inside_an_item(samples: Store, question: str, point: int | None) -> None:
    assert stores.reading(samples, question).point == point


# ------------------------------------------------------------------ bodies
BODIES = [
    ("市财政局", "finance"), ("财政局", "finance"), ("澄川市财政局", "finance"),  # full, short, with its place
    ("市发改委", "reform"), ("市发展改革委", "reform"), ("市发展和改革委员会", "reform"),
    ("人社局", "human_resources"), ("市人力资源和社会保障局", "human_resources"),
    ("财政有哪些任务", "finance"), ("发改的活", "reform"), ("公安要干啥", "public_security"),
    ("城管", "urban_management"),
    ("国土局", "natural_resources"), ("工商局", "market_regulation"),
    ("房管局", "housing"), ("物价局", "reform"),  # former
    ("府办", "government_office"), ("市府办", "government_office"),  # colloquial
    ("czj有哪些任务", "finance"), ("fgw的任务", "reform"),  # initials
    ("市财正局任务", "finance"), ("住健局有什么任务", "housing"), ("市角育局", "education"),  # mistyped
    ("市財政局", "finance"),  # traditional
    ("education bureau", "education"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "key"), BODIES)
def test_every_way_to_name_a_body(samples: Store, question: str, key: str) -> None:
    (body,) = stores.reading(samples, question).bodies
    assert body.ids == {key}
    assert body.known


def test_several_bodies_stand_in_their_order(samples: Store) -> None:
    found = stores.reading(samples, "市教育局、市财政局和发改委的任务").bodies
    assert [min(body.ids) for body in found] == ["education", "finance", "reform"]


@pytest.mark.parametrize(("name", "other"), [("教育局", "体育局"), ("城投", "城发"), ("商务局", "招商局")])
def test_bodies_that_look_alike_never_swap(samples: Store, name: str, other: str) -> None:
    read = [body.ids for words in (name, other) for body in stores.reading(samples, words).bodies]
    assert len(read) == len(set(read))


def test_a_body_that_the_store_does_not_hold_is_unknown(samples: Store) -> None:
    (body,) = stores.reading(samples, "体育局有哪些任务").bodies
    assert (body.words, body.known) == ("体育局", False)


def test_a_body_that_the_store_does_not_hold_is_never_taken_for_one_that_sounds_so(samples: Store) -> None:
    assert not any(body.known for body in stores.reading(samples, "市税务局有哪些任务").bodies)


@pytest.mark.parametrize("words", ["我们局", "我局", "咱们单位", "本局"])
def test_ones_own_body_is_meant_where_it_is_known(samples: Store, words: str) -> None:
    (body,) = stores.reading(samples, f"{words}有哪些任务", own=("市教育局",)).bodies
    assert body.ids == {"education"}
    assert stores.reading(samples, f"{words}有哪些任务").bodies == ()


@pytest.mark.parametrize(
    "question",
    [
        "管理办法", "考察办法", "考核办法怎么定", "常委会议什么时候", "市委办理的事",
        "政府工作报告", "政府采购", "政府投资项目", "财政资金", "教育经费",
        "中心城区", "院感防控", "局面", "部门", "委托", "部署", "处理", "公安全", "审计未完",
    ],
)  # fmt: skip
def test_what_is_no_body(samples: Store, question: str) -> None:
    assert stores.reading(samples, question).bodies == ()


# ------------------------------------------------------------------ people, groups, places
@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("闻远山主持了吗", ("闻远山",)),
        ("薄云舒和楚怀瑾", ("薄云舒", "楚怀瑾")),
        ("闻远山市长", ("闻远山",)),
        ("张三来了吗", ()),
        ("远山", ()),
    ],
)
def test_people_of_the_store(tmp_path: Path, question: str, people: tuple[str, ...]) -> None:
    with stores.small(tmp_path) as store:
        assert set(stores.reading(store, question).people) == set(people)


@pytest.mark.parametrize(
    ("question", "group"),
    [
        ("各地各部门要做什么", "各地各部门"),
        ("相关部门的任务", "相关部门"),
        ("镇街任务", "镇街"),
        ("各镇街道", "各镇街道"),
        ("各镇街有什么要求", "各镇街"),
        ("全市上下", "全市上下"),
    ],
)
def test_generic_bodies(samples: Store, question: str, group: str) -> None:
    assert stores.reading(samples, question).groups == (group,)


@pytest.mark.parametrize(
    ("question", "places", "foreign"),
    [
        ("澄川的水价", ("澄川",), ""),
        ("澄川市水价", ("澄川",), ""),
        ("昆山的水价", (), "昆山"),
        ("苏州学位", (), "苏州"),
        ("水价", (), ""),
    ],
)
def test_places_of_the_store_and_others(samples: Store, question: str, places: tuple[str, ...], foreign: str) -> None:
    found = stores.reading(samples, question)
    assert (found.places, found.foreign) == (places, foreign)


def test_a_place_that_the_minutes_speak_of_is_not_foreign(tmp_path: Path) -> None:
    with stores.small(tmp_path, stores.EARLIER.replace("校园周边", "苏州路周边")) as store:
        assert stores.reading(store, "苏州路周边交通整治").foreign == ""
