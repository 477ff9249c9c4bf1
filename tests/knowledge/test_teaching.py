"""Missed questions are kept and grouped; what is taught answers them at once, for good, until it is undone."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest

from knowledge import ask, open_store, teaching
from knowledge.errors import (
    TeachingError,
    UnknownBodyError,
    UnknownGroupError,
    UnknownIntentError,
    UnknownItemError,
    UnknownLessonError,
    UnteachableWordsError,
)
from knowledge.model import Answer, Dialogue, Status, Subject, Verdict
from knowledge.teaching_cards import detail, done, lessons, overview
from tests import factories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from knowledge.store import Store

TODAY = date(2023, 6, 1)
PUBLIC, INTERNAL = frozenset({"public"}), frozenset({"public", "internal"})
STALLS = "烧烤摊子咋整"  # the people's word for what the minutes call a night market


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "minutes.db") as made:
        made.add(factories.minutes(), "internal", by="test")
        yield made


def asked(store: Store, question: str, *, sees: frozenset[str] = INTERNAL, before: Dialogue | None = None) -> Answer:
    return ask(store, question, dialogue=before, today=TODAY, sees=sees)[0]


def missed(store: Store, *questions: str, sees: frozenset[str] = INTERNAL) -> None:
    for question in questions:
        answer = asked(store, question, sees=sees)
        assert answer.status is Status.NOT_FOUND, question
        teaching.record(store, answer, before=Dialogue(), sees=sees)


def taught(store: Store, words: str) -> None:
    teaching.teach(store, teaching.lesson(store, words, today=TODAY, sees=INTERNAL), by="test")


# ------------------------------------------------------------------ what is kept
def test_a_question_that_finds_nothing_is_kept_with_what_was_understood(store: Store) -> None:
    revision = store.revision()
    missed(store, "市公安局对养老院选址表态了吗")
    (miss,) = store.misses()
    assert miss.question == "市公安局对养老院选址表态了吗"
    assert "养老院选址" in miss.heard.topic
    assert "市公安局" in miss.heard.slots
    assert (miss.verdict, miss.status, miss.sees) == (Verdict.MISSED, Status.NOT_FOUND, INTERNAL)
    assert store.revision() == revision, "nothing derived from the store need be made anew"


@pytest.mark.parametrize("question", ["你好", "帮助", "……", "夜市管理办法通过了吗"])
def test_what_is_answered_or_is_no_question_is_not_kept(store: Store, question: str) -> None:
    teaching.record(store, asked(store, question), before=Dialogue(), sees=INTERNAL)
    assert store.misses() == ()


def test_a_mark_is_kept_and_the_last_one_counts(store: Store) -> None:
    answer = asked(store, "夜市管理办法通过了吗")
    for verdict in (Verdict.RIGHT, Verdict.WRONG):
        teaching.record(store, answer, before=Dialogue(), sees=INTERNAL, verdict=verdict, turn="t1")
    (miss,) = store.misses()
    assert (miss.verdict, miss.status) == (Verdict.WRONG, Status.ANSWERED)
    assert miss.nearest[0] == answer.items[0].id
    teaching.record(store, answer, before=Dialogue(), sees=INTERNAL, verdict=Verdict.RIGHT, turn="t1")
    assert store.misses() == ()


def test_like_questions_are_one_group_and_the_most_frequent_comes_first(store: Store) -> None:
    missed(store, "养老院选址定了吗", "新能源公交采购", "养老院的选址过了没", "养老院选址谁负责", "彩票站点怎么布局")
    groups = teaching.groups(store, sees=INTERNAL)
    assert [len(group.misses) for group in groups] == [3, 1, 1]
    assert groups[0].questions == ("养老院选址定了吗", "养老院的选址过了没", "养老院选址谁负责")
    text = "\n".join(card.text for card in overview(groups))
    assert text.index("养老院") < text.index("公交")
    assert "3 组，共 5 次" in text
    assert "养老院的选址过了没" in "\n".join(card.text for card in detail(groups[0]))


def test_nothing_is_shown_of_minutes_that_the_reader_may_not_see(store: Store) -> None:
    teaching.record(
        store, asked(store, "夜市管理办法通过了吗"), before=Dialogue(), sees=INTERNAL, verdict=Verdict.WRONG
    )
    (group,) = teaching.groups(store, sees=INTERNAL)
    assert group.nearest[0].item.ordinal == 1
    (group,) = teaching.groups(store, sees=PUBLIC)
    assert group.nearest == ()
    taught(store, f"议题 {STALLS}=第7次会议第1项")
    assert "夜市" in "\n".join(card.text for card in lessons(store, sees=INTERNAL))
    assert "夜市" not in "\n".join(card.text for card in lessons(store, sees=PUBLIC))
    (row,) = teaching.rows(store, sees=PUBLIC)
    assert "heading" not in row


def test_a_group_put_aside_is_gone(store: Store) -> None:
    missed(store, "养老院选址定了吗")
    (group,) = teaching.groups(store, sees=INTERNAL)
    teaching.dismiss(store, group.id, sees=INTERNAL, by="test")
    assert teaching.groups(store, sees=INTERNAL) == ()
    with pytest.raises(UnknownGroupError, match=f"{group.id}"):
        teaching.group_of(store, group.id, sees=INTERNAL)


# ------------------------------------------------------------------ what is taught
def test_a_question_mapped_to_an_item_is_answered_by_it_however_it_is_typed(store: Store) -> None:
    missed(store, STALLS)
    (group,) = teaching.groups(store, sees=INTERNAL)
    taught(store, f"{group.id} 议题 第7次会议第1项")
    for question in (STALLS, " 燒烤攤子  咋整？？"):
        answer = asked(store, question)
        assert (answer.status, [item.item.ordinal for item in answer.items]) == (Status.ANSWERED, [1])
    assert asked(store, STALLS, sees=PUBLIC).status is Status.NOT_FOUND, "internal minutes stay internal"


def test_a_mapping_follows_its_item_into_later_versions_and_a_new_process(tmp_path: Path, store: Store) -> None:
    taught(store, f"议题 {STALLS}=第7次会议第2项")
    store.add(factories.minutes(factories.SOURCE + "\n"), None, by="test")
    with open_store(tmp_path / "minutes.db") as again:
        (item,) = asked(again, STALLS).items
        (current,) = again.current(INTERNAL)
        assert (current.version, item.minutes_id, item.item.ordinal) == (2, current.id, 2)
        again.add(factories.only_first(factories.minutes(factories.SOURCE + "\n\n")), None, by="test")
        assert asked(again, STALLS).status is Status.NOT_FOUND, "the item is gone, and no other takes its place"


def test_a_mapping_does_not_take_a_follow_up_from_its_dialogue(store: Store) -> None:
    taught(store, "议题 那谁负责=第7次会议第1项")
    _, before = ask(store, "防汛准备怎么要求的", today=TODAY, sees=INTERNAL)
    assert [item.item.ordinal for item in asked(store, "那谁负责", before=before).items] == [2]
    assert [item.item.ordinal for item in asked(store, "那谁负责").items] == [1]


def test_an_alias_names_the_body_and_wins_over_the_catalogue(store: Store) -> None:
    for word in ("摊贩大队", "房管局"):
        assert "市城管局" not in asked(store, f"{word}有哪些任务").bodies
        taught(store, f"单位 {word}=市城管局")
        answer = asked(store, f"{word}有哪些任务")
        assert answer.status is Status.ANSWERED
        assert "市城管局" in answer.bodies


def test_a_synonym_finds_what_the_minutes_call_otherwise(store: Store) -> None:
    missed(store, "撸串街过了没")
    taught(store, "同义词 撸串街=夜市")
    answer = asked(store, "撸串街过了没")
    assert (answer.status, answer.items[0].item.ordinal) == (Status.ANSWERED, 1)


def test_a_taught_phrasing_tells_the_intent_and_leaves_the_topic(store: Store) -> None:
    taught(store, "意图 黄没黄=会议决定")
    answer = asked(store, "夜市管理办法黄没黄")
    assert (answer.intent, answer.items[0].item.ordinal) == ("decision", 1)
    whole = "夜市管理办法归哪个口子"
    taught(store, f"intent {whole}=责任单位")
    answer = asked(store, whole + "？")
    assert (answer.intent, answer.bodies[:1]) == ("responsible", ("市城管局",))


def test_the_later_lesson_for_the_same_words_replaces_the_earlier(store: Store) -> None:
    taught(store, f"议题 {STALLS}=第7次会议第2项")
    taught(store, f"议题 {STALLS}=第7次会议第1项")
    assert [row.meaning for row in store.taught()] == [str(asked(store, STALLS).items[0].id)]
    taught(store, "同义词 撸串街=夜市")
    taught(store, "同义词 撸串街=闸口")
    assert len(store.taught()) == 3


def test_a_settled_question_is_open_again_once_the_lesson_is_undone(store: Store) -> None:
    missed(store, STALLS, STALLS)
    (group,) = teaching.groups(store, sees=INTERNAL)
    wanted = teaching.of_item(group, store.items(1)[0])
    made = teaching.teach(store, wanted, by="telegram:1")
    assert "夜市" in done(store, made, sees=INTERNAL).text
    for miss in group.misses:
        answer = teaching.settle(store, miss, made, today=TODAY, sees=INTERNAL)
        assert answer is not None
        assert "原则同意" in answer.text
    assert teaching.groups(store, sees=INTERNAL) == ()
    teaching.undo(store, made[0].id, by="telegram:2")
    assert asked(store, STALLS).status is Status.NOT_FOUND
    assert len(teaching.groups(store, sees=INTERNAL)[0].misses) == 2
    with pytest.raises(UnknownLessonError):
        teaching.undo(store, made[0].id, by="telegram:2")
    notes = store.read().execute("select who, action, detail from audit where action like '%taught' order by id")
    assert [(who, action, json.loads(detail)["words"]) for who, action, detail in notes] == [
        ("telegram:1", "taught", STALLS),
        ("telegram:2", "untaught", STALLS),
    ]


def test_a_question_is_asked_again_with_no_more_sight_than_its_asker_has(store: Store) -> None:
    missed(store, STALLS, sees=PUBLIC)
    missed(store, STALLS, sees=INTERNAL)
    (group,) = teaching.groups(store, sees=INTERNAL)
    made = teaching.teach(store, teaching.of_item(group, store.items(1)[0]), by="test")
    public, internal = group.misses
    assert teaching.settle(store, public, made, today=TODAY, sees=INTERNAL) is None
    assert teaching.settle(store, internal, made, today=TODAY, sees=frozenset()) is None
    assert teaching.settle(store, internal, made, today=TODAY, sees=INTERNAL) is not None
    assert [miss.id for miss in store.misses()] == [public.id]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("", TeachingError),
        ("教他", TeachingError),
        ("同义词 撸串街", TeachingError),
        ("议题", TeachingError),
        ("99 议题 第7次会议第1项", UnknownGroupError),
        ("议题 烧烤摊子=第7次会议第9项", UnknownItemError),
        ("议题 烧烤摊子=第8次会议第1项", UnknownItemError),
        ("议题 烧烤摊子=夜市", UnknownItemError),
        ("单位 摊贩大队=火星殖民署", UnknownBodyError),
        ("意图 黄没黄=算命", UnknownIntentError),
        ("同义词 摊=夜市", UnteachableWordsError),
        ("同义词 夜市=夜市！", UnteachableWordsError),
        ("同义词 =夜市", UnteachableWordsError),
        ("同义词 夜市=", UnteachableWordsError),
    ],
)
def test_what_cannot_be_taught_is_refused_with_the_reason(store: Store, words: str, error: type[TeachingError]) -> None:
    with pytest.raises(error) as caught:
        taught(store, words)
    assert caught.type is error
    assert str(caught.value)
    assert store.taught() == ()


def test_every_intent_of_the_table_has_a_name_for_people() -> None:
    labels = teaching.intent_labels()
    assert len(set(labels.values())) == len(labels) > 10


def test_everything_taught_is_exported_as_plain_data(store: Store) -> None:
    taught(store, f"议题 {STALLS}=第7次会议第1项")
    taught(store, "同义词 撸串街=夜市")
    synonym, item = json.loads(json.dumps(list(teaching.rows(store, sees=INTERNAL))))
    assert (synonym["subject"], synonym["words"], synonym["meaning"], synonym["by"]) == (
        "synonym",
        "撸串街",
        "夜市",
        "test",
    )
    assert (item["meeting"], item["ordinal"]) == (factories.MEETING.name, 1)


def test_what_an_older_version_was_taught_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with open_store(path):
        pass
    db = sqlite3.connect(path)
    db.executescript(
        "drop table misses; drop table taught;"
        "delete from _sqlite_migrations where name = '0003_taught';"
        "insert into intents (intent, phrasing, origin, taught_by, taught_at)"
        " values ('tasks', '我该干点啥', 'taught', 'x', '2024-01-01T00:00:00Z');"
    )
    db.close()
    with open_store(path) as store:
        (each,) = store.taught()
        assert (each.subject, each.words, each.meaning) == (Subject.INTENT, "我该干点啥", "tasks")


# ------------------------------------------------------------------ a dialogue that has expired
EXPIRED = Dialogue(expired=True)


@pytest.mark.parametrize("question", ["那谁负责？", "原文", "还有吗", "2", "它的决定呢"])
def test_a_follow_up_that_comes_too_late_is_told_so(store: Store, question: str) -> None:
    answer = asked(store, question, before=EXPIRED)
    assert answer.status is Status.NOT_FOUND
    assert answer.text == "前面的对话已过 10 分钟，请说明要查哪件事。"


def test_a_question_of_its_own_is_answered_however_late_it_comes(store: Store) -> None:
    answer = asked(store, "夜市管理办法通过了吗", before=EXPIRED)
    assert answer.status is Status.ANSWERED
    assert "10 分钟" not in answer.text
    assert "防汛" in asked(store, "有哪些议题", before=EXPIRED).text
    answer = asked(store, "那市水利局呢", before=EXPIRED)
    assert "闸口检修" in answer.text
    assert "10 分钟" in answer.text
