"""Small minutes of an invented city, for tests that need some and care for one thing of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from knowledge.model import (
    AgendaItem,
    Attendance,
    Body,
    Deadline,
    Decision,
    Directive,
    Document,
    Kind,
    Meeting,
    Minutes,
    Observer,
    Outcome,
    Part,
    PartKind,
    Role,
    Span,
)

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """云溪市人民政府第7次常务会议纪要
2023年5月9日上午，市长林远航主持召开市政府第7次常务会议。
一、审议《云溪市夜市管理办法》
会议原则同意该办法。会后由市城管局修改完善，5月底前以市政府名义印发。
市市场监管局、市公安局要配合做好秩序维护。
各镇各部门要加强宣传。
二、听取防汛准备情况汇报
会议要求，市水利局牵头，7日内完成闸口检修。
出席：林远航、周若安
列席：市城管局吴桐，市水利局
"""


def span(words: str, source: str = SOURCE) -> Span:
    """Where the words stand in the source; ValueError where they do not."""
    start = source.index(words)
    return Span(start, start + len(words))


def body(name: str, role: Role = Role.LEAD, key: str | None = None) -> Body:
    """A body printed as it is called."""
    return Body(name, name, role, f"云溪{name}", key)


def directive(words: str, *bodies: Body, source: str = SOURCE, **facts: object) -> Directive:
    """A directive that stands in the source."""
    return replace(Directive(words, span(words, source), bodies), **facts)  # type: ignore[arg-type]


def first_item(source: str = SOURCE) -> AgendaItem:
    """An item with a decision, a task with a deadline, one to support, and one to everybody."""
    words = "会议原则同意该办法。"
    return AgendaItem(
        ordinal=1,
        heading="审议《云溪市夜市管理办法》",
        topic="《云溪市夜市管理办法》",
        span=Span(source.index("一、"), source.index("二、")),
        kind=Kind.DELIBERATE,
        documents=("云溪市夜市管理办法",),
        decisions=(Decision(Outcome.APPROVED_IN_PRINCIPLE, words, span(words, source)),),
        directives=(
            directive(
                "会后由市城管局修改完善，5月底前以市政府名义印发。",
                body("市城管局", key="chengguan"),
                source=source,
                core=True,
                deadline=Deadline("5月底前", date(2023, 5, 31)),
                issued_as="以市政府名义印发",
            ),
            directive(
                "市市场监管局、市公安局要配合做好秩序维护。",
                body("市市场监管局", Role.SUPPORT),
                body("市公安局", Role.SUPPORT, key="gongan"),
                source=source,
            ),
            directive("各镇各部门要加强宣传。", body("各镇各部门", Role.GROUP), source=source),
        ),
    )


def second_item(source: str = SOURCE) -> AgendaItem:
    """An item that decides nothing and gives one task."""
    return AgendaItem(
        ordinal=2,
        heading="听取防汛准备情况汇报",
        topic="防汛准备情况",
        span=Span(source.index("二、"), source.index("出席")),
        kind=Kind.HEAR,
        directives=(
            directive(
                "市水利局牵头，7日内完成闸口检修。", body("市水利局", key="shuili"), source=source,
                deadline=Deadline("7日内", date(2023, 5, 16)),
            ),
        ),
    )  # fmt: skip


MEETING = Meeting(
    name="云溪市人民政府第7次常务会议",
    ordinal=7,
    issuer="云溪市人民政府",
    issue_no="第7号",
    held_on=date(2023, 5, 9),
    held_text="2023年5月9日上午",
    chair="林远航",
    chair_title="市长",
    series="市政府常务会议",
)


def minutes(source: str = SOURCE, *, name: str = "夜市.txt", **facts: object) -> Minutes:
    """Minutes of two items; ``facts`` replace facts of the meeting."""
    listing = Span(source.index("出席"), len(source.rstrip()))
    items = (first_item(source), second_item(source))
    attendance = Attendance(
        attendees=("林远航", "周若安"),
        observers=(
            Observer("市城管局", ("吴桐",), span("市城管局吴桐", source)),
            Observer("市水利局", (), Span(listing.end - 4, listing.end)),
        ),
        spans=(listing,),
    )
    opening = Span(source.index("\n") + 1, items[0].span.start)
    parts = (
        Part(PartKind.HEADER, Span(0, source.index("\n"))),
        Part(PartKind.OPENING, opening),
        *(Part(PartKind.ITEM, item.span) for item in items),
        Part(PartKind.ATTENDANCE, listing),
    )
    document = Document(name, source, sha256(source.encode()).hexdigest())
    return Minutes(document, replace(MEETING, **facts), items, attendance, parts)  # type: ignore[arg-type]


def only_first(whole: Minutes) -> Minutes:
    """The same minutes with the second item left out of what was understood."""
    return replace(whole, items=whole.items[:1])


def write(folder: Path, name: str = "夜市.txt", source: str = SOURCE) -> Path:
    """A file of the source."""
    path = folder / name
    path.write_text(source, "utf-8")
    return path
