"""What the office mends holds everywhere at once, is told, survives what comes after, and can be taken back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import knowledge
from knowledge import correction_cards, corrections, custody, journal
from knowledge.answer_row import answer_row
from knowledge.errors import (
    CorrectionError,
    CorrectionGoneError,
    CorrectionPrintError,
    CorrectionTargetError,
    CorrectionUnfitError,
    CorrectionWordsError,
    KnowledgeError,
    UnknownBodyError,
)
from knowledge.model import State
from knowledge.store import Store, open_store
from knowledge.text import Text
from tests import factories
from tests.correcting import ALL, OFFICE, correct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from knowledge.model import Correction

TODAY = date(2023, 6, 1)
HEAD = "云溪市人民政府\n常务会议纪要\n第3号\n云溪市人民政府办公室　2023年5月12日\n"
SOURCE = HEAD + factories.SOURCE.partition("\n")[2]
POLICE = "市市场监管局、市公安局要配合做好秩序维护。"
NOTE = "（督查室 2026-03-02）"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "minutes.db") as opened:
        load(opened)
        yield opened


def load(store: Store, source: str = SOURCE) -> int:
    minutes = knowledge.parse(knowledge.read_bytes("纪要.txt", source.encode()))
    return knowledge.load(store, minutes, by="test").minutes_id


def take_back(store: Store, made: Correction) -> None:
    corrections.take_back(store, made.id, sees=ALL, by="telegram:5")


def ask(store: Store, question: str) -> str:
    return knowledge.ask(store, question, today=TODAY, sees=ALL)[0].text


def tasks(store: Store, body: str) -> int | None:
    return knowledge.tasks(store, body, today=TODAY, sees=ALL).count


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that is in force, but for row ids that nothing refers to."""
    queries = {
        "items": "select * from items order by id",
        "decisions": "select item_id, number, outcome, text, start, end, condition, vote from decisions order by 1, 2",
        "directives": "select key, minutes_id, item_id, number, text, start, end, deadline_text, deadline_on,"
        " deadline_note, issued_as, reports_to, core, place from directives order by minutes_id, item_id, number",
        "bodies": "select d.key, d.minutes_id, position, name, canonical, official, b.key, role from directive_bodies b"
        " join directives d on d.id = b.directive_id order by 2, 1, 3",
        "passages": "select minutes_id, item_id, start, end, text, context from passages order by 1, 3",
        "grams": "select * from grams order by 1, 2",
        "parsed": "select * from parsed",
    }
    with closing(sqlite3.connect(store.path)) as db:
        return {name: db.execute(query).fetchall() for name, query in queries.items()}


# ------------------------------------------------------------------ each kind, everywhere at once
def test_a_renamed_body_has_the_task_and_the_other_has_it_no_more(store: Store) -> None:
    assert (tasks(store, "市公安局"), tasks(store, "市财政局")) == (1, None)
    correct(store, "第7次会议第1项任务2 单位=市公安局→市财政局")
    assert (tasks(store, "市公安局"), tasks(store, "市财政局")) == (0, 1)
    said = ask(store, "市财政局有哪些任务")
    assert f"「{POLICE}」" in said, "the sentence stays as it is printed"
    assert f"更正：责任单位“市公安局”改为“市财政局”{NOTE}" in said
    assert "更正" not in ask(store, "市水利局有哪些任务")
    assert "市公安局：纪要没有点名它的任务" in ask(store, "市公安局有哪些任务")
    assert "市财政局" in ask(store, "秩序维护谁负责")
    assert "市财政局：1 项" in ask(store, "点名了哪些单位")


@pytest.mark.parametrize(
    ("words", "question", "shown"),
    [
        ("第1项 标题=审议《云溪市集市管理办法》", "集市管理办法通过了吗", "第1项 审议《云溪市集市管理办法》：原则同意"),
        ("第1项 决定=未同意", "夜市管理办法通过了吗", "❌ 第1项 审议《云溪市夜市管理办法》：未同意"),
        ("第1项 决定=同意", "夜市管理办法通过了吗", "✅ 第1项 审议《云溪市夜市管理办法》：同意\n"),
        ("第2项 决定=听取：会议要求", "第7次会议有哪些议题", "第2项 听取防汛准备情况汇报（听取）\n✏️"),
        ("第1项任务1 期限=6月底前", "夜市管理办法什么时候完成", "期限：6月底前（推算：2023-06-30）"),
        ("第1项任务1 期限=7月前 2023-07-05", "市城管局有哪些任务", "期限：7月前（推算：2023-07-05）"),
        ("第2项任务1 期限=2023-08-01", "市水利局有哪些任务", "期限：2023年8月1日前（推算：2023-08-01）"),
        ("第1项任务2 加单位=市水利局", "市水利局有哪些任务", "点名任务 2 项"),
        ("第1项任务2 加单位=市城管局 配合", "市城管局有哪些任务", "第1项（配合）审议"),
        ("第1项任务2 删单位=市公安局", "秩序维护谁负责", "责任单位：市市场监管局（配合）\n"),
        ("第1项任务2 角色=市公安局 牵头", "市公安局有哪些任务", "第1项（牵头）审议"),
        (
            "第1项任务1 合并",
            "市市场监管局有哪些任务",
            "以市政府名义印发。\n市市场监管局、市公安局要配合做好秩序维护。」",
        ),
        ("第1项任务1 拆分=5月底前", "市城管局有哪些任务", "点名任务 2 项"),
    ],
)
def test_every_kind_holds_at_once_is_told_and_leaves_no_trace_when_taken_back(
    words: str, question: str, shown: str, store: Store
) -> None:
    before, said = rows(store), ask(store, question)
    assert shown not in said
    made = correct(store, words)
    answer = ask(store, question)
    assert shown in answer
    assert f"✏️ 更正：{correction_cards.said(made)}{NOTE}" in answer
    take_back(store, made)
    assert rows(store) == before
    assert ask(store, question) == said


def test_counts_by_property_follow(store: Store) -> None:
    assert "共 2 项" in ask(store, "有哪些写了期限的任务")
    correct(store, "第2项任务1 期限=无")
    assert "共 1 项" in ask(store, "有哪些写了期限的任务")
    correct(store, "第1项 决定=无")
    assert "纪要中没有" in ask(store, "原则同意的有哪些")


def test_the_row_for_programs_tells_it(store: Store) -> None:
    correct(store, "第1项任务2 角色=市公安局 牵头")
    answer, _ = knowledge.ask(store, "市公安局有哪些任务", today=TODAY, sees=ALL)
    (row,) = json.loads(json.dumps(answer_row(answer)))["corrections"]
    assert (row["field"], row["by"], row["on"]) == ("role", "office", "2026-03-02")
    assert "corrections" not in answer_row(knowledge.ask(store, "市水利局有哪些任务", today=TODAY, sees=ALL)[0])


def test_of_several_on_one_thing_the_last_holds_and_tells_what_was_parsed(store: Store) -> None:
    first = correct(store, "第1项 决定=未同意")
    second = correct(store, "第1项 决定=同意")
    assert "更正：决定改为“同意”，原为“原则同意”" in ask(store, "夜市管理办法通过了吗")
    assert ask(store, "夜市管理办法通过了吗").count("更正") == 1
    take_back(store, first)
    assert "：同意\n" in ask(store, "夜市管理办法通过了吗")
    take_back(store, second)
    assert "：原则同意\n" in ask(store, "夜市管理办法通过了吗")


# ------------------------------------------------------------------ nothing quoted is anything but the minutes
COMMANDS = [
    "第1项 标题=审议《集市办法》", "第1项 决定=未同意", "第1项 决定=无", "第2项 决定=同意：会议要求", "第2项 决定=同意",
    "第1项任务1 合并", "第1项任务2 合并", "第1项任务1 拆分=5月底前", "第1项任务2 拆分=要配合", "第2项任务1 拆分=7日内",
    "第1项任务1 加单位=市财政局 牵头", "第1项任务2 单位=市公安局→市财政局", "第1项任务2 删单位=市公安局",
    "第1项任务2 角色=市公安局 配合", "第1项任务1 期限=6月底前", "第1项任务1 期限=无", "第2项任务2 期限=8月前",
]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(COMMANDS), max_size=7), st.randoms(use_true_random=False))
def test_any_corrections_taken_back_in_any_order_leave_what_was_parsed(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], chance: object
) -> None:
    with open_store(tmp_path_factory.mktemp("any") / "minutes.db") as store:
        minutes_id = load(store)
        before, made = rows(store), []
        text = Text.of(knowledge.read_bytes("纪要.txt", SOURCE.encode()))
        for each in words:
            try:
                made.append(correct(store, each))
            except CorrectionError:
                continue
            assert_verbatim(store, minutes_id, text)
        chance.shuffle(made)  # type: ignore[attr-defined]
        for one in made:
            take_back(store, one)
            assert_verbatim(store, minutes_id, text)
        assert rows(store) == before


def assert_verbatim(store: Store, minutes_id: int, text: Text) -> None:
    keys = [one.key for one in store.directives_of_minutes(minutes_id)]
    assert len(keys) == len(set(keys))
    for stored in store.items(minutes_id):
        for one in (*stored.item.decisions, *stored.item.directives):
            assert text.quote(one.span) == one.text
            assert stored.item.span.covers(one.span)


# ------------------------------------------------------------------ what comes after
EDITED = SOURCE.replace("加强宣传", "加强宣传引导")


def test_a_new_text_of_the_meeting_keeps_them(store: Store) -> None:
    correct(store, "第1项任务2 单位=市公安局→市财政局")
    correct(store, "第1项 标题=审议《云溪市集市管理办法》")
    assert load(store, EDITED) == 2
    assert tasks(store, "市财政局") == 1
    assert "审议《云溪市集市管理办法》：原则同意" in ask(store, "集市管理办法通过了吗")
    assert [it.state for it in corrections.listed(store, sees=ALL)] == [State.APPLIED] * 2
    taken = corrections.listed(store, sees=ALL)[1]
    take_back(store, taken)
    assert tasks(store, "市公安局") == 1


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("第1项任务2 单位=市公安局→市财政局", "市公安局", "市城管局"),
        ("第1项任务2 角色=市公安局 牵头", "市公安局", "市城管局"),
        ("第1项任务2 单位=市公安局→市财政局", "市市场监管局、市公安局要配合做好秩序维护。\n", ""),
        ("第1项 决定=未同意", "原则同意该办法", "同意该办法"),
        ("第1项 标题=审议《集市办法》", "夜市管理办法》", "夜市管理暂行办法》"),
        ("第2项任务1 期限=8日内", "7日内", "9日内"),
        ("第1项任务1 拆分=5月底前", "5月底前", "6月底前"),
        ("第1项任务1 合并", "市市场监管局、市公安局要配合做好秩序维护。", "请市财政局落实经费八万元。"),
    ],
)
def test_where_its_sentence_says_something_else_it_is_an_orphan_and_changes_nothing(
    words: str, old: str, new: str, store: Store, tmp_path: Path
) -> None:
    changed = SOURCE.replace(old, new)
    with open_store(tmp_path / "bare.db") as bare:
        load(bare)
        load(bare, changed)
        made = correct(store, words)
        new = knowledge.parse(knowledge.read_bytes("纪要.txt", changed.encode()))
        report = knowledge.report(new, knowledge.plan(store, new))
        assert "有 1 条更正将找不到原来的对象" in report[-1].text
        load(store, changed)
        (found,) = corrections.listed(store, sees=ALL)
        assert (found.id, found.state) == (made.id, State.ORPHANED)
        assert "没有生效" in correction_cards.overview([found], 0)[1].text
        for question in ("夜市办法通过了吗", "第7次会议有哪些议题", "所有单位的任务", "有哪些写了期限的任务"):
            assert ask(store, question) == ask(bare, question)
    take_back(store, found)
    assert corrections.listed(store, sees=ALL) == ()


def test_a_load_undone_brings_them_back_row_for_row(store: Store) -> None:
    correct(store, "第1项任务2 单位=市公安局→市财政局")
    correct(store, "第1项 标题=审议《集市办法》")
    before = rows(store)
    load(store, SOURCE.replace("市公安局", "市城管局").replace("夜市管理办法》", "夜市管理暂行办法》"))
    assert {it.state for it in corrections.listed(store, sees=ALL)} == {State.ORPHANED}
    found = custody.last_load(store)
    assert found is not None
    assert custody.undo(store, custody.mark_of(found[0]), by=7)
    assert rows(store) == before
    assert {it.state for it in corrections.listed(store, sees=ALL)} == {State.APPLIED}


def test_made_on_a_text_that_is_undone_it_goes_on_with_the_one_before(store: Store) -> None:
    load(store, EDITED)
    correct(store, "第1项任务2 单位=市公安局→市财政局")
    found = custody.last_load(store)
    assert found is not None
    custody.undo(store, custody.mark_of(found[0]), by=7)
    assert tasks(store, "市财政局") == 1
    found = custody.last_load(store)
    assert found is not None
    custody.undo(store, custody.mark_of(found[0]), by=7)
    (orphan,) = corrections.listed(store, sees=ALL)
    assert (orphan.state, orphan.minutes_id) == (State.ORPHANED, None)
    load(store)
    assert tasks(store, "市公安局") == 1, "the same words loaded again are another directive"


def test_minutes_removed_and_put_back_keep_them_and_what_was_taken_back_meanwhile_is(store: Store) -> None:
    made = correct(store, "第1项任务2 单位=市公安局→市财政局")
    correct(store, "第1项 标题=审议《集市办法》")
    custody.remove(store, 1, by=7)
    take_back(store, made)
    assert corrections.see(store, made.key, sees=ALL) is None
    custody.put_back(store, 1, by=7)
    assert tasks(store, "市公安局") == 1
    assert "审议《集市办法》" in ask(store, "集市办法通过了吗")


def test_they_are_kept_across_a_restart(store: Store) -> None:
    correct(store, "第1项任务2 单位=市公安局→市财政局")
    with open_store(store.path) as again:
        assert tasks(again, "市财政局") == 1


# ------------------------------------------------------------------ who, and what is refused
@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("", CorrectionWordsError),
        ("第1项", CorrectionWordsError),
        ("第1项 天气=晴", CorrectionWordsError),
        ("第1项 标题=", CorrectionWordsError),
        ("第1项 标题=" + "长" * 300, CorrectionWordsError),
        ("第1项 标题=审议《云溪市夜市管理办法》", CorrectionUnfitError),
        ("第9项 标题=审议", KnowledgeError),
        ("第1项任务9 合并", CorrectionTargetError),
        ("第1项 单位=市公安局→市财政局", CorrectionTargetError),
        ("第1项任务1 标题=审议", CorrectionTargetError),
        ("第1项任务3 合并", CorrectionUnfitError),
        ("第1项任务2 单位=市财政局→市公安局", CorrectionUnfitError),
        ("第1项任务2 单位=市公安局→市捉鬼局子", UnknownBodyError),
        ("第1项任务2 角色=市公安局 主办", KnowledgeError),
        ("第1项任务2 拆分=没有这几个字", CorrectionPrintError),
        ("第1项任务1 期限=2023-02-30", KnowledgeError),
        ("第1项 决定=也许", KnowledgeError),
        ("第2项 决定=同意", CorrectionPrintError),
        ("第2项 决定=同意：会议一致同意。", CorrectionPrintError),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence_and_changes_nothing(
    words: str, error: type[KnowledgeError], store: Store
) -> None:
    before = rows(store)
    with pytest.raises(error) as caught:
        correct(store, words)
    assert str(caught.value).endswith(("。", "12", "修改", "无。", "试。"))
    assert rows(store) == before
    assert corrections.listed(store, sees=ALL) == ()


@pytest.mark.parametrize("kind", ["internal", "hidden"])
def test_none_reaches_beyond_what_its_maker_may_see(kind: str, store: Store) -> None:
    made = correct(store, "第1项任务2 单位=市公安局→市财政局")
    if kind == "hidden":
        custody.show_to(store, 1, "restricted", by=7)
    may = frozenset({"public"}) if kind == "internal" else frozenset({"public", "internal", "restricted:2"})
    before = rows(store)
    assert corrections.listed(store, sees=may) == ()
    assert corrections.see(store, made.key, sees=may) is None
    with pytest.raises(CorrectionGoneError):
        corrections.take_back(store, made.id, sees=may, by="telegram:5")
    with pytest.raises(CorrectionGoneError):
        corrections.correct(store, made.key, made.mend, sees=may, editor=OFFICE)
    assert rows(store) == before


def test_an_old_version_cannot_be_corrected(store: Store) -> None:
    key = store.directives_of_minutes(1)[1].key
    load(store, SOURCE.replace(POLICE + "\n", ""))
    assert corrections.see(store, key, sees=ALL) is None


def test_all_of_it_is_in_the_audit_log(store: Store, zone: ZoneInfo) -> None:
    made = correct(store, "第1项任务2 单位=市公安局→市财政局")
    take_back(store, made)
    (back, done, *_), _ = journal.page(store, 0, zone)
    assert (done.action, back.action) == ("更正", "撤回更正")
    for entry in (back, done):
        assert entry.who == "用户5"
        for words in ("责任单位“市公安局”改为“市财政局”", POLICE, "第一项任务2", f"编号：{made.id}"):
            assert words in entry.about


@pytest.fixture
def zone() -> ZoneInfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo("Asia/Shanghai")
