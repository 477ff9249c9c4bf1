"""Stores that the tests of the question line ask: two small meetings of an invented city, and the five samples."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import knowledge
from knowledge.library import Library
from knowledge.model import Dialogue
from tests.asking import SEES, TODAY, load_samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from pytest import TempPathFactory  # noqa: PT013 a name for annotations alone

    from knowledge.model import Answer, Query
    from knowledge.store import Store

EARLIER = """霁湾市人民政府第3次常务会议纪要
第5号
2022年4月8日上午，市长闻远山主持召开市政府第3次常务会议。现纪要如下：
一、审议《霁湾市共享单车管理办法》
会议原则同意该办法，会后由市城管局修改完善，以市政府名义印发。会议要求，市公安局要在5月底前划定停放区120处。
二、研究古桥修缮工程
会议同意古桥修缮工程概算调整为460万元。市文旅局要于8月底前完工。市财政局负责落实资金。
三、听取校园周边交通整治情况汇报
会议要求，市教育局、市公安局要错峰安排放学时间。各镇（街道）要增设护学岗。
出席：闻远山、楚怀瑾。
请假：薄云舒（外出学习）。
列席：市城管局柳成荫，市公安局雷鸣远，市文旅局简清和，市财政局钱有方，市教育局白书意，市审计局闵求实。
"""
LATER = """霁湾市人民政府第9次常务会议纪要
第2号
2024年7月16日下午，市长闻远山主持召开市政府第9次常务会议。现纪要如下：
一、听取古桥修缮工程收尾情况汇报
会议听取了市文旅局的汇报。会议要求，市文旅局要在国庆节前办结竣工验收，市审计局要对工程决算开展审计。
二、审议《霁湾市共享单车管理办法（修订）》
会议认为，停放区规划依据不足。会议决定，该办法暂缓审议，由市城管局会同市公安局重新论证。
三、审议《霁湾市夜间集市收费方案》
会议未通过该方案，退回市城管局重新研究。
出席：闻远山、薄云舒。
列席：市城管局柳成荫，市公安局雷鸣远，市文旅局简清和，市审计局闵求实。
"""


@contextmanager
def small(path: Path, *texts: str, visibility: str = "public") -> Iterator[Store]:
    """A store of the given minutes, those of the two small meetings where none are given."""
    with knowledge.open_store(path / "small.db") as store:
        for number, text in enumerate(texts or (EARLIER, LATER)):
            minutes = knowledge.parse(knowledge.read_bytes(f"{number}.txt", text.encode()))
            knowledge.load(store, minutes, visibility=visibility, by="test")
        yield store


@contextmanager
def sampled(factory: TempPathFactory) -> Iterator[Store]:
    """A store of the five samples, made once a session; minutes 1 to 5 are the meetings 31, 42, 56, 68 and 80."""
    path = factory.getbasetemp() / "samples.db"
    fresh = not path.exists()
    with knowledge.open_store(path) as store:
        if fresh:
            load_samples(store)
        yield store


def reading(store: Store, question: str, *, own: tuple[str, ...] = (), today: date = TODAY) -> Query:
    """How one question is read."""
    from knowledge.questions.reading import read

    return read(question, Library(store, SEES), today=today, own=own)


def ask(
    store: Store, *turns: str, own: tuple[str, ...] = (), sees: frozenset[str] = SEES, today: date = TODAY
) -> Answer:
    """The answer to the last of some turns."""
    return talk(store, *turns, own=own, sees=sees, today=today)[0]


def talk(
    store: Store, *turns: str, own: tuple[str, ...] = (), sees: frozenset[str] = SEES, today: date = TODAY
) -> tuple[Answer, Dialogue]:
    """The answer to the last of some turns, and the dialogue after it."""
    dialogue = Dialogue()
    for turn in turns:
        answer, dialogue = knowledge.ask(store, turn, dialogue=dialogue, today=today, sees=sees, own=own)
    return answer, dialogue


def places(answer: Answer) -> list[tuple[int, int]]:
    """Minutes and number of each item that an answer rests on, best first."""
    return [(item.minutes_id, item.item.ordinal) for item in answer.items]


def first_line(answer: Answer) -> str:
    """The line that a person reads first."""
    return answer.text.split("\n")[0]


def quotations(answer: Answer) -> list[str]:
    """The words of the minutes in an answer, its runs of the mark quote, without the marks."""
    runs = (run for card in answer.cards for line in card.lines for run in line if run.mark == "quote")
    return [run.text[1:-1] for run in runs]


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return re.sub(r"\s+", "", text)
