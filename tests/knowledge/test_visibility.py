"""Whoever may not see some minutes gets, on every path, the very answers of a store that does not hold them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import knowledge
from knowledge import access, corrections, custody, membership, teaching, teaching_cards
from knowledge.access import Standing
from knowledge.model import Dialogue, Subject
from knowledge.store import open_store
from tests import factories
from tests.correcting import ALL, correct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from knowledge.model import Answer
    from knowledge.store import Store

TODAY = date(2023, 8, 1)
OPEN = factories.SOURCE.replace(
    "出席：", "三、审议《云溪市渡口管理报告》\n会议同意该报告。由市交通局负责，年底前落实。\n出席："
)
SECRET = """云溪市人民政府第9次常务会议纪要
2023年7月18日下午，副市长隋隐之主持召开市政府第9次常务会议。
一、审议《磐石储备库搬迁方案》
会议原则同意该方案。由市磐石办牵头，市水利局、市城管局配合，8月底前腾退鹞子湾七亿元仓储用地，报市委审定，以指挥部名义印发。
二、审议《磐石储备库安置报告》
会议决定暂缓审议。各镇各部门要做好鹞子湾群众工作。
三、听取渡口管理情况汇报
会议要求，市水利局牵头，10日内查清渡口渗漏。
出席：隋隐之、邬默言
列席：市磐石办蔺守缄，市水利局
"""
WORDS = ("鹞子湾", "隋隐之", "邬默言", "蔺守缄", "七亿元", "暂缓", "渗漏", "市磐石办", "2023-07-18", "7月18日")
# parted by blanks; _ stands for a blank inside one
QUESTIONS = [
    it.replace("_", " ")
    for it in [
        "磐石储备库搬迁方案通过了吗",
        "盘石储备库搬迁",
        "panshi_chubeiku_banqian",
        "鹞子弯用地",
        "yaozi_wan",
        "panshiban",
        "psb有哪些任务",
        "渡口管理",
        "报告",
        "报告通过了吗",
        "渡口渗漏谁负责",
        "水利局和城管局分别有哪些任务",
        "市水利局有哪些任务",
        "我们局有哪些任务",
        "市磐石办有哪些任务",
        "磐石办",
        "各镇各部门有哪些任务",
        "第9次会议有哪些议题",
        "最近一次会议有哪些议题",
        "上次会议谁主持",
        "谁主持的",
        "7月18日的会议",
        "2023年7月的会议定了什么",
        "隋隐之主持过哪些会",
        "蔺守缄是谁",
        "邬默言参加了吗",
        "上次会议谁参加了",
        "有哪些会议",
        "库里有几次会议",
        "以指挥部名义印发的有哪些",
        "要报市委的有哪些",
        "哪些议题暂缓了",
        "原则同意的有哪些",
        "有哪些写了期限的任务",
        "渡口历次会议怎么说",
        "8月底前要完成什么",
        "七亿元",
        "多少钱",
        "腾退多少亩",
        "所有单位的任务",
        "市委审定",
        "云溪市有什么秘密",
        "夜市管理办法通过了吗",
    ]
]
FOLLOWING = [
    "原文",
    "那谁负责？",
    "什么时候完成",
    "还有吗",
    "那市水利局呢",
    "1",
    "2",
    "第二项",
    "通过了吗",
    "第二条原文",
    "后来呢",
]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of open minutes alone."""
    with open_store(tmp_path_factory.mktemp("bare") / "minutes.db") as store:
        load(store, OPEN, "public")
        yield store


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Store]:
    """The same with the secret ones beside them."""
    with open_store(tmp_path / "minutes.db") as store:
        load(store, OPEN, "public")
        load(store, SECRET, "internal")
        yield store


def load(store: Store, source: str, visibility: str) -> int:
    minutes = knowledge.parse(knowledge.read_bytes("纪要.txt", source.encode()))
    return knowledge.load(store, minutes, visibility=visibility, by="test").minutes_id


def sees(store: Store, standing: Standing, *bodies: str, private: bool = True) -> frozenset[str]:
    """What a person of a standing may read."""
    membership.grant(store, 7, standing, bodies, by=1) if standing is not Standing.STRANGER else None
    found = membership.access_of(store, 7, admins=(), members_=(), is_open=False, private=private)
    membership.revoke(store, 7, by=1)
    return found.sees


def ask(store: Store, question: str, may: frozenset[str], dialogue: Dialogue | None = None) -> tuple[Answer, Dialogue]:
    return knowledge.ask(store, question, dialogue=dialogue, today=TODAY, sees=may, own=("市水利局",))


def shape(answer: Answer) -> tuple[object, ...]:
    return answer.text, answer.status, answer.count, answer.searched, [it.label for it in answer.choices], answer.bodies


# standing, bodies, in private → which of public, internal, restricted to 市水利局, hidden they may see
Row = tuple[Standing, tuple[str, ...], bool, set[str]]
MATRIX: list[Row] = [
    (Standing.ADMIN, (), True, {"public", "internal", "restricted", "hidden"}),
    (Standing.OFFICE, (), True, {"public", "internal", "restricted", "hidden"}),
    (Standing.OFFICIAL, (), True, {"public", "internal"}),
    (Standing.OFFICIAL, ("市水利局",), True, {"public", "internal", "restricted"}),
    (Standing.DEPARTMENT, ("市水利局",), True, {"public", "internal", "restricted"}),
    (Standing.DEPARTMENT, ("市城管局",), True, {"public", "internal"}),
    (Standing.DEPARTMENT, ("县水利局", "临江县水利局"), True, {"public", "internal"}),
    (Standing.DEPARTMENT, (), True, {"public", "internal"}),
    (Standing.GUEST, (), True, {"public"}),
    (Standing.GUEST, ("市水利局",), True, {"public"}),
    (Standing.STRANGER, (), True, set()),
    (Standing.ADMIN, (), False, {"public"}),
    (Standing.DEPARTMENT, ("市水利局",), False, {"public"}),
]
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "public": ("public", ()),
    "internal": ("internal", ()),
    "restricted": ("restricted", ("市水利局",)),
    "hidden": ("restricted", ()),
}


def hide(store: Store, kind: str) -> None:
    visibility, bodies = KINDS[kind]
    assert custody.show_to(store, 2, visibility, bodies, by=1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("row", MATRIX, ids=lambda row: f"{row[0]}-{'、'.join(row[1])}-{row[2]}")
def test_a_standing_sees_what_it_may_and_not_a_word_more(row: Row, kind: str, full: Store, bare: Store) -> None:
    standing, bodies, private, may = row
    hide(full, kind)
    rights = sees(full, standing, *bodies, private=private)
    found = ask(full, "磐石储备库搬迁方案通过了吗", rights)[0].text
    assert ("鹞子湾" in found or "原则同意" in found) is (kind in may)
    if kind not in may:
        for question in QUESTIONS:
            assert shape(ask(full, question, rights)[0]) == shape(ask(bare, question, rights)[0]), question


@pytest.mark.parametrize("kind", ["internal", "restricted", "hidden"])
def test_no_follow_up_leads_back_to_what_was_seen_before(kind: str, full: Store, bare: Store) -> None:
    """The turn before was of somebody who might see it then."""
    guest = frozenset({"public"})
    befores = [
        ask(full, question, frozenset({"public", "internal"}))[1]
        for question in (
            "磐石储备库搬迁方案通过了吗",
            "报告",
            "市水利局有哪些任务",
            "第9次会议有哪些议题",
            "上次会议谁主持",
        )
    ]
    hide(full, kind)
    for before in befores:
        for question in FOLLOWING:
            said = ask(full, question, guest, before)[0]
            assert shape(said) == shape(ask(bare, question, guest, before)[0]), (question, before.question)
            assert not any(word in said.text for word in WORDS if word not in str(before.bodies))


@pytest.mark.parametrize("body", ["市水利局", "市磐石办", "各镇各部门", "水利", "市委"])
@pytest.mark.parametrize("kind", ["internal", "restricted", "hidden"])
def test_tasks_and_meetings_count_nothing_hidden(body: str, kind: str, full: Store, bare: Store) -> None:
    hide(full, kind)
    guest = frozenset({"public"})
    answers = [knowledge.tasks(store, body, today=TODAY, sees=guest) for store in (full, bare)]
    assert shape(answers[0]) == shape(answers[1])
    assert knowledge.meetings(full, sees=guest) == knowledge.meetings(bare, sees=guest)


def test_who_sees_nothing_gets_nothing(full: Store) -> None:
    for question in QUESTIONS:
        text = ask(full, question, frozenset())[0].text
        assert not any(word in text for word in (*WORDS, "闸口", "市交通局", "林远航") if word not in question), (
            question
        )


@pytest.mark.parametrize("forged", ["restricted:1", "restricted:02", "restricted:", "RESTRICTED", "2", "restricted:2 "])
def test_no_other_token_opens_restricted_minutes(forged: str, full: Store, bare: Store) -> None:
    hide(full, "hidden")
    may = frozenset({"public", forged})
    for question in QUESTIONS[:8]:
        assert shape(ask(full, question, may)[0]) == shape(ask(bare, question, may)[0])


def test_a_removed_or_replaced_text_is_seen_by_nobody(full: Store, bare: Store) -> None:
    everything = frozenset({"public", "internal", "restricted"})
    before = ask(full, "磐石储备库搬迁方案通过了吗", everything)[1]
    custody.remove(full, 2, by=1)
    for question in QUESTIONS:
        assert shape(ask(full, question, everything)[0]) == shape(ask(bare, question, everything)[0]), question
    for question in FOLLOWING:
        text = ask(full, question, everything, before)[0].text
        assert not any(word in text for word in WORDS if word not in str(before)), question


def test_what_was_missed_and_taught_shows_nothing_hidden(full: Store) -> None:
    guest = frozenset({"public"})
    teaching.record(full, ask(full, "鹞子湾的船谁管", guest)[0], before=Dialogue(), sees=guest)
    item = full.items(2)[0]
    full.teach(Subject.ITEM, "渡船谁管", str(item.id), "test")
    shown = "".join(card.text for card in teaching_cards.overview(teaching.groups(full, sees=guest), 0))
    shown += "".join(card.text for card in teaching_cards.lessons(full, sees=guest))
    shown += ask(full, "渡船谁管", guest)[0].text
    assert not any(word in shown for word in WORDS if word != "鹞子湾")


@pytest.mark.parametrize("kind", ["internal", "restricted", "hidden"])
def test_corrections_of_hidden_minutes_change_no_answer(kind: str, full: Store, bare: Store) -> None:
    """A name, a heading and a body that only a correction brings in are hidden with the minutes."""
    for words in (
        "第9次会议第1项 标题=审议《鲲鹏码头方案》",
        "第9次会议第1项任务1 单位=市磐石办→市林业局",
        "第9次会议第3项任务1 加单位=市交通局",
        "第9次会议第2项 决定=同意",
    ):
        correct(full, words)
    assert "鲲鹏" in ask(full, "鲲鹏码头方案", ALL)[0].text
    hide(full, kind)
    guest = frozenset({"public"})
    more = ["鲲鹏码头方案通过了吗", "kunpeng", "市林业局有哪些任务", "林业局", "市交通局有哪些任务", "更正"]
    for question in (*QUESTIONS, *more):
        assert shape(ask(full, question, guest)[0]) == shape(ask(bare, question, guest)[0]), question
        assert ask(full, question, guest)[0].corrections == ()
    assert corrections.listed(full, sees=guest) == ()


def test_an_unknown_standing_has_no_right_and_reaches_nothing() -> None:
    for standing in Standing:
        found = access.access(standing, ("市水利局",), {2: ("市水利局",)}, private=True)
        assert (standing is Standing.STRANGER) is (not found.sees)
        assert bool(found.rights) is (standing in {Standing.ADMIN, Standing.OFFICE})
    assert access.access("king", ("市水利局",), {2: ("市水利局",)}, private=True).sees == frozenset()  # type: ignore[arg-type]
