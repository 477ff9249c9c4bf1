"""A number → made minutes of that place in an endless, always equal series, and questions about them.

The minutes are put together with their spans, as the parser would find them, because parsing a million passages
takes longer than all that is to be measured. Every word stands in ``config/made.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

import yaml

import config
from config.tables import catalogue
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

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIRST = date(2006, 1, 9)
_ITEMS = 9
_SENTENCES = 6  # general ones an item, beside its decision and its tasks
_OUTCOMES = (Outcome.APPROVED_IN_PRINCIPLE, Outcome.APPROVED, Outcome.DEFERRED)
_KINDS = (Kind.DELIBERATE, Kind.STUDY, Kind.HEAR)
_NUMERALS = "一二三四五六七八九十"
_ISSUERS = 60
_DAYS = 7500  # from the first meeting on, about twenty years

Slots = dict[str, str]


@dataclass(frozen=True, slots=True)
class MadeQuestion:
    """A question about made minutes; ``item`` is the (number of the minutes, ordinal) it asks for.

    ``kind`` is named (one item answers), broad (many fit alike) or untold (nothing answers).
    """

    text: str
    kind: str
    item: tuple[int, int]


@cache
def words(key: str) -> tuple[str, ...]:
    """One list of the table."""
    table = yaml.load((Path(config.__path__[0]) / "made.yaml").read_text("utf-8"), _LOADER)  # noqa: S506 a safe loader
    value = table[key]
    return tuple(value.split() if isinstance(value, str) else value)


@cache
def _bodies() -> tuple[tuple[str, str], ...]:
    """Printed name and key of the bodies that a city has."""
    return tuple(
        ("市" + entry.short[0], entry.key) for entry in catalogue() if entry.kind == "government" and entry.short
    )


@dataclass(slots=True)
class _Page:
    """A text that grows, and where its last piece stands."""

    source: str = ""
    parts: list[Part] = field(default_factory=list)

    def add(self, text: str) -> Span:
        """Append a piece."""
        start = len(self.source)
        self.source += text
        return Span(start, len(self.source))


def made(number: int) -> Minutes:
    """The minutes of one number: about 99 passages, always the same."""
    random = Random(number)  # noqa: S311 no secret
    page = _Page()
    meeting = _meeting(number, _person(random))
    head = page.add(f"{meeting.name}纪要\n")
    facts = {"day": meeting.held_text, "chair": meeting.chair, "place": _city(number), "ordinal": meeting.ordinal}
    opening = page.add(words("opening")[0].format(**facts) + "\n")
    items = tuple(_item(page, random, number, ordinal) for ordinal in range(1, _ITEMS + 1))
    lists, span = _attendance(page, random)
    parts = (
        Part(PartKind.HEADER, head),
        Part(PartKind.OPENING, opening),
        *(Part(PartKind.ITEM, item.span) for item in items),
        Part(PartKind.ATTENDANCE, span),
    )
    digest = sha256(page.source.encode()).hexdigest()
    return Minutes(Document(f"made{number}.txt", page.source, digest), meeting, items, lists, parts)


def meetings(passages: int) -> int:
    """How many made minutes hold about so many passages; one at least."""
    return max(1, round(passages / (_ITEMS * (_SENTENCES + 5))))  # and the heading, the decision, three tasks


def _city(number: int) -> str:
    issuer = number % _ISSUERS
    return words("places")[issuer % 20] + words("waters")[issuer // 20] + "市"


def _meeting(number: int, chair: str) -> Meeting:
    city, ordinal = _city(number), number // _ISSUERS + 1
    held = _FIRST + timedelta(days=(ordinal * 17 + number % _ISSUERS) % _DAYS)
    return Meeting(
        name=f"{city}人民政府第{ordinal}次常务会议",
        ordinal=ordinal,
        issuer=f"{city}人民政府",
        issue_no=f"第{ordinal}号",
        held_on=held,
        held_text=f"{held.year}年{held.month}月{held.day}日",
        chair=chair,
        chair_title="市长",
        series="市政府常务会议",
    )


def _person(random: Random) -> str:
    return random.choice(words("surnames")) + random.choice(words("given"))


def _slots(number: int, ordinal: int) -> Slots:
    """The words of one item: a site that hardly any other item has, and common ones, some far commoner than others."""
    random = Random(f"{number}:{ordinal}")  # noqa: S311 no secret
    (lead, _), (support, _) = random.sample(_bodies(), 2)
    objects = words("objects")
    return {
        "place": _city(number),
        "site": "".join(random.choice(words(key)) for key in ("names", "names", "sides", "sites")),
        "object": objects[min(int(random.expovariate(4 / len(objects))), len(objects) - 1)],
        "work": random.choice(words("works")),
        "paper": random.choice(words("papers")),
        "lead": lead,
        "support": support,
        "month": str(random.randint(1, 12)),
    }


def _fill(random: Random, form: str, slots: Slots) -> str:
    loose = {
        "number": str(random.randint(2, 900)),
        "verb": random.choice(words("verbs")),
        "measure": random.choice(words("measures")),
    }
    return form.format(**slots, **loose)


def _item(page: _Page, random: Random, number: int, ordinal: int) -> AgendaItem:
    slots = _slots(number, ordinal)
    form = random.randrange(3)
    heading = _fill(random, words("headings")[form], slots)
    start = page.add(f"{_NUMERALS[ordinal - 1]}、{heading}\n").start
    for sentence in random.sample(words("general"), _SENTENCES - 1):
        page.add(_fill(random, sentence, slots))
    outcome = random.randrange(3)
    text = _fill(random, words("decisions")[outcome], slots)
    decision = Decision(_OUTCOMES[outcome], text, page.add(text))
    directives = tuple(_directive(page, random, task, slots) for task in words("tasks"))
    page.add(_fill(random, random.choice(words("general")), slots) + "\n")
    return AgendaItem(
        ordinal=ordinal,
        heading=heading,
        topic=heading,
        span=Span(start, len(page.source)),
        kind=_KINDS[form],
        presenters=(slots["lead"],),
        documents=(heading[3:-1],) if form == 0 else (),
        decisions=(decision,),
        directives=directives,
    )


def _directive(page: _Page, random: Random, form: str, slots: Slots) -> Directive:
    keys = dict(_bodies())
    bodies = [Body(slots["lead"], slots["lead"], Role.LEAD, key=keys[slots["lead"]])]
    if "{support}" in form:
        bodies.append(Body(slots["support"], slots["support"], Role.SUPPORT, key=keys[slots["support"]]))
    limit = Deadline(f"{slots['month']}月底前") if "{month}" in form else None
    text = _fill(random, form, slots)
    return Directive(text, page.add(text), tuple(bodies), limit, core=True)


def _attendance(page: _Page, random: Random) -> tuple[Attendance, Span]:
    start = len(page.source)
    attendees = tuple(dict.fromkeys(_person(random) for _ in range(6)))
    page.add("出席：" + "、".join(attendees) + "\n列席：")
    observers = []
    for name, _ in random.sample(_bodies(), min(20, len(_bodies()))):
        person = _person(random)
        observers.append(Observer(name, (person,), page.add(name + person)))
        page.add("，")
    span = Span(start, len(page.source))
    return Attendance(attendees, tuple(observers), spans=(span,)), span


# ------------------------------------------------------------------ questions
_TURNS = ("named",) * 6 + ("broad", "untold")  # kinds of questions in turn


def questions(meetings: int, most: int, seed: int = 7) -> tuple[MadeQuestion, ...]:
    """So many questions over the first so many made minutes; always the same for the same numbers."""
    random = Random(seed)  # noqa: S311 no secret
    forms = {"named": words("asked"), "broad": words("broad"), "untold": words("untold")}
    found = []
    for turn in range(most):
        kind = _TURNS[turn % len(_TURNS)]
        item = random.randrange(meetings), random.randint(1, _ITEMS)
        slots = _slots(*item) | {"strange": random.choice(words("strangers"))}
        found.append(MadeQuestion(random.choice(forms[kind]).format(**slots), kind, item))
    return tuple(found)
