"""A body, a group or a person → every directive that names it, with the true count."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from config.replies import say
from config.tables import catalogue
from knowledge.answers import charged, words
from knowledge.answers.asked import Asked, answer
from knowledge.covering import cover
from knowledge.model import NAMED_ROLES, AskedBody, Role, Status, Term
from knowledge.questions.lexicon import LEVELS, identity, identity_of
from knowledge.questions.terms import terms
from knowledge.search import search
from knowledge.weights import weigh
from knowledge.wording import card, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from knowledge.model import Answer, Line, StoredDirective, StoredItem

_FITS = 0.7  # cover of a topic from which a task counts as being about it
_RELATED = 2
_EVERY = re.compile(r"别的|其他|其它|全部|所有|逐条|完整|一条不漏")  # 他们还有别的任务吗
_MOST_ITEMS = 20  # items looked into for a name that is no body
_TOPIC = 4  # characters from which what is left of the question is a topic, not a slip


def of_body(asked: Asked, body: AskedBody, *, role: Role | None = None) -> Answer:
    """Every task of one body; where none names it, what is asked of everybody."""
    names = canonicals(asked, body)
    label = names[0] if names else body.words
    found = _limited(asked, body, directives(asked, body, role=role))
    named = [one for one in found if role_of(one, body) in NAMED_ROLES | {Role.GROUP, Role.PERSON}]
    implied = [one for one in found if role_of(one, body) is Role.IMPLIED]
    if not found:
        return _none(asked, body, label)
    limits = len(asked.query.topic) >= _TOPIC and not _EVERY.search(asked.query.plain)
    about = _about(asked, named) if limits else []
    shown = about or named
    head = _head(asked, label, shown, named, implied, bool(about))
    cards = [[head], *entries(asked, shown, body, 1)]
    if implied and not about:
        cards.append([line("tasks_implied_head")])
        cards += entries(asked, implied, body, len(shown) + 1)
    if generic := _generic_line(asked, found):
        cards.append([generic])
    return answer(
        asked,
        Status.ANSWERED if named else Status.NO_NAMED_TASK,
        cards,
        confidence=0.95,
        intent="tasks",
        items=_items(asked, [*shown, *([] if about else implied)]),
        directives=[*shown, *([] if about else implied)],
        bodies=[label],
        count=len(shown),
    )


def of_word(asked: Asked, name: str) -> Answer | None:
    """The directives that give something to one whom only their words name (a villager, a driver); None for none."""
    hits = search(terms(name, {}), asked.library, within=asked.within, most=_MOST_ITEMS)
    who = re.escape(name)
    told = re.compile(rf"[由请让]{who}|(?:^|[，；。、]){who}[^，。；]{{0,6}}(?:要|须|应|必须|负责|牵头|不得|可|按|于)")
    found = [
        one
        for hit in hits
        for one in asked.library.directives(hit.item.id)
        if told.search(one.directive.text) or any(name in body.name for body in one.directive.bodies)
    ]
    if not found:
        return None
    cards = [[line("tasks_head", body=name, count=len(found))], *entries(asked, found, None, 1)]
    return _whole(asked, cards, found, confidence=0.75)


_MONTH = re.compile(r"[0-9一二三四五六七八九十]{1,3}月")  # 五月底前: of which year is not said
# 跟商务局一起干的, 领着有关部门一起做的: no tasks of its own alone
_TOGETHER = re.compile(r"一起|一块|共同|联合|联手|合作|搭档")
_ALSO = re.compile(r"哪[件项个条样]是|其中哪|也算|都算|包括|连同|加上|也要|也列|(?:及|和|与|还有)(?:联合|共同)")


def _limited(asked: Asked, body: AskedBody, found: Sequence[StoredDirective]) -> Sequence[StoredDirective]:
    """Those of the tasks that the question is about: within a period, or done together with others."""
    query = asked.query
    if due := query.due:
        ends = ((one, one.directive.deadline.on if one.directive.deadline else None) for one in found)
        dated = [(one, on) for one, on in ends if on]
        found = [one for one, on in dated if due.first <= on <= due.last]
        if not found and _MONTH.match(due.words):  # of minutes of another year
            found = [one for one, on in dated if on.month == due.last.month]
    if not _TOGETHER.search(query.plain) or _ALSO.search(query.plain) or query.intent == "compare":
        return found
    others = [one for one in query.bodies if one.ids != body.ids]
    if others:
        shared = [one for one in found if all(role_of(one, other) is not Role.GROUP for other in others)]
    else:
        shared = [one for one in found if len(one.directive.bodies) > 1]
    return shared or found


def _whole(
    asked: Asked,
    cards: Iterable[Iterable[Line]],
    found: Sequence[StoredDirective],
    *,
    confidence: float,
    bodies: Sequence[str] = (),
) -> Answer:
    """A list of all that was found, with its true count."""
    return answer(
        asked,
        Status.ANSWERED,
        cards,
        confidence=confidence,
        intent="tasks",
        items=_items(asked, found),
        directives=found,
        bodies=bodies,
        count=len(found),
    )


def canonicals(asked: Asked, body: AskedBody) -> tuple[str, ...]:
    """The names under which the store knows a body, those of the level that was said first."""
    names = [name for one in sorted(body.ids) for name in asked.library.lexicon.names.get(one, ())]
    return tuple(
        sorted(
            dict.fromkeys(names),
            key=lambda name: (not name.startswith(body.level or "\0"), body.words not in name, len(name)),
        )
    )


def directives(asked: Asked, body: AskedBody, *, role: Role | None = None) -> tuple[StoredDirective, ...]:
    """The directives of a body within the scope."""
    wanted = {*canonicals(asked, body), *body.ids}
    found = asked.library.store.directives_of_bodies(wanted, asked.library.sees, role=role)
    return tuple(one for one in found if asked.within is None or one.minutes_id in asked.within)


def role_of(stored: StoredDirective, body: AskedBody) -> Role:
    """What the directive makes of the body; the strongest where it names it more than once."""
    order = list(Role)
    roles = [
        each.role
        for each in stored.directive.bodies
        if identity_of(each) in body.ids or identity(each.canonical) in body.ids
    ]
    return min(roles, key=order.index, default=Role.GROUP)


def _head(  # noqa: PLR0913, PLR0917 the figures of one line
    asked: Asked,
    label: str,
    shown: Sequence[StoredDirective],
    named: Sequence[StoredDirective],
    implied: Sequence[StoredDirective],
    about: bool,
) -> Line:
    if about and len(shown) < len(named):
        return line("tasks_head_topic", body=label, topic=asked.query.topic, count=len(shown), whole=len(named))
    if not named:
        return line("tasks_only_implied", body=label, implied=len(implied))
    if implied:
        return line("tasks_head_implied", body=label, count=len(named), implied=len(implied))
    return line("tasks_head", body=label, count=len(named))


def _about(asked: Asked, named: Sequence[StoredDirective]) -> list[StoredDirective]:
    """Those of the tasks that are about the topic of the question."""
    weights = weigh(terms(asked.query.topic, asked.library.lexicon.lessons.synonyms), asked.library)
    fitting = []
    for one in named:
        item = asked.library.item(one.item_id)
        heading = words.title(item.item) if item else ""
        if cover(weights, one.directive.text + "\n" + heading) >= _FITS:
            fitting.append(one)
    return fitting


def entries(
    asked: Asked, found: Sequence[StoredDirective], body: AskedBody | None, first: int, *, role: Role = Role.GROUP
) -> list[list[Line]]:
    """One card a directive: its number, where it stands, its words and its time limit."""
    cards = []
    asked.library.read_ahead([one.item_id for one in found])
    for number, one in enumerate(found, first):
        item = asked.library.item(one.item_id)
        part = role_of(one, body) if body else role
        head = line(
            "tasks_entry",
            number=number,
            ordinal=one.item_ordinal,
            place=one.directive.place,
            role=say(f"role_{part}"),
            title=words.title(item.item) if item else "",
        )
        lines = [head, line("answer_quote", quote=charged.in_sentence(asked, one))]
        if limit := words.deadline(one.directive):
            lines.append(limit)
        lines.append(
            line(
                "answer_place",
                place=words.place(asked.minutes(one.minutes_id), one.item_ordinal, one.directive.place),
            )
        )
        cards.append(lines)
    return cards


def _items(asked: Asked, found: Sequence[StoredDirective]) -> list[StoredItem]:
    ids = dict.fromkeys(one.item_id for one in found)
    return [item for item in (asked.library.item(one) for one in ids) if item]


# ------------------------------------------------------------------ nobody is named
def _generic(asked: Asked) -> tuple[StoredDirective, ...]:
    return asked.library.store.generic_directives(asked.library.sees, [one.id for one in asked.scope])


def _generic_line(asked: Asked, but: Sequence[StoredDirective]) -> Line | None:
    skip = {one.id for one in but}
    found = [one for one in _generic(asked) if one.id not in skip]
    if not found:
        return None
    groups = list(dict.fromkeys(body.name for one in found for body in one.directive.bodies))
    return line(
        "tasks_generic",
        groups="、".join(f"“{name}”" for name in groups[:4]) + ("等" if len(groups) > 4 else ""),  # noqa: PLR2004 four are enough to know the kind
        count=len(found),
        items=_where(found),
    )


def _where(found: Sequence[StoredDirective]) -> str:
    """The numbers of the items, or of how many meetings they are."""
    meetings = {one.minutes_id for one in found}
    if len(meetings) > 1:
        return say("tasks_meetings", count=len(meetings))
    return f"第{'、'.join(map(str, sorted({one.item_ordinal for one in found})))}项"


def _none(asked: Asked, body: AskedBody, label: str) -> Answer:
    """No directive names the body: say so, with where it was seen, what is near its field and what is asked of all."""
    if not body.known and (seen := _printed(asked, body)):
        lines = [line("tasks_no_named", body=body.words, seen=""), line("tasks_printed", quote=seen), searched(asked)]
        return answer(asked, Status.NO_NAMED_TASK, [lines], confidence=0.8, intent="tasks", bodies=[body.words])
    if not body.known:
        lines = [line("tasks_unknown", body=body.words), searched(asked)]
        return answer(asked, Status.NOT_FOUND, [lines], confidence=0.9, intent="tasks")
    generic = _generic(asked)
    cards = [[line("tasks_no_named", body=label, seen=_seen(asked, body))]]
    cards[0] += _related(asked, body, label)
    if said := _generic_line(asked, ()):
        cards.append([said])
    cards.append([words.stands(asked.scope[0])] if len(asked.scope) == 1 else [searched(asked)])
    return answer(
        asked,
        Status.NO_NAMED_TASK,
        cards,
        confidence=0.9,
        intent="tasks",
        directives=generic,
        items=_items(asked, generic),
        bodies=[label],
        count=0,
    )


def _printed(asked: Asked, body: AskedBody) -> str:
    """A sentence of the minutes that names the body, charged with nothing; empty where none does."""
    name = body.words.lstrip(LEVELS)
    hits = search(terms(name, {}), asked.library, within=asked.within, most=_RELATED) if len(name) > _RELATED else []
    return next((one.text for hit in hits for one in hit.sentences if name in one.text), "")


def _seen(asked: Asked, body: AskedBody) -> str:
    names = set(canonicals(asked, body))
    for minutes in asked.scope:
        for observer in minutes.attendance.observers:
            if observer.body and (observer.body in names or identity(observer.body) in body.ids):
                people = "，" + "、".join(observer.names) if observer.names else ""
                return say("tasks_seen", part=say("part_observer") + "单位", names=people)
    return ""


def _related(asked: Asked, body: AskedBody, label: str) -> list[Line]:
    """Directives to nobody, or to everybody, that speak of the body's field."""
    fields = [stem for entry in catalogue() if entry.key in body.ids for stem, _ in entry.stems]
    field = next((one for one in fields if one in label), fields[0] if fields else "")
    if not field:
        return []
    weights = weigh([Term(field)], asked.library)
    every = asked.library.store.directives_of_meetings(minutes.id for minutes in asked.scope)
    fitting = (
        one
        for one in every
        if field in one.directive.text and not any(each.role in NAMED_ROLES for each in one.directive.bodies)
    )
    found = list(islice(fitting, _RELATED))
    if not found or not weights.grams:
        return []
    return [
        line("tasks_related", topic=field),
        *(line("answer_quote", quote=one.directive.text) for one in found),
    ]


def searched(asked: Asked) -> Line:
    """What was looked through, in words."""
    found = asked.searched()
    if not found.meetings:
        return line("not_found_searched_none")
    if found.meetings == 1:
        return line("not_found_searched_one", first=words.meeting_name(asked.scope[0].meeting))
    return line("not_found_searched", count=found.meetings, first=found.first, last=found.last)


# ------------------------------------------------------------------ groups, persons, everybody
_SEVERAL = re.compile(r"不止一|多于一|超过一|两[项件条个]以上|[多好]几[项件条]")
_PART = re.compile(r"各?(?:地|有关部门|部门|镇|街道|单位|板块|社区|村)|主办方|镇区（街道）|村（社区）|全市上下")


def of_group(asked: Asked, group: str, *, item_id: int | None = None) -> Answer:
    """Every directive to a generic body, or those of one item."""
    parts = set(_PART.findall(group)) or {group}
    found = []
    for one in _generic(asked):
        names = "".join(body.name for body in one.directive.bodies)
        if any(part in names for part in parts) and item_id in {None, one.item_id}:
            found.append(one)
    if not found:
        return answer(
            asked,
            Status.NOT_FOUND,
            [[line("tasks_unknown", body=group), searched(asked)]],
            confidence=0.8,
            intent="tasks",
        )
    cards = [[line("tasks_group_head", body=group, count=len(found))], *entries(asked, found, None, 1)]
    return _whole(asked, cards, found, confidence=0.9, bodies=[group])


def of_person(asked: Asked, person: str) -> Answer | None:
    """Every directive that tells a person to lead or to check; None where there is none."""
    every = asked.library.store.directives_of_person(person, asked.library.sees)
    found = [one for one in every if asked.within is None or one.minutes_id in asked.within]
    if not found:
        return None if asked.query.topic or asked.query.bodies else _none_of_person(asked, person)
    cards = [[line("tasks_person_head", person=person, count=len(found))]]
    for entry, one in zip(entries(asked, found, None, 1, role=Role.PERSON), found, strict=True):
        cards.append([*entry[:-1], line("answer_bodies", bodies=words.named(one.directive.bodies)), entry[-1]])
    return _whole(asked, cards, found, confidence=0.9)


def _none_of_person(asked: Asked, person: str) -> Answer:
    """No directive tells a known person to do anything: the tasks of whom they came for, else say so."""
    for name in dict.fromkeys(_came_for(asked, person)):
        body = AskedBody(name, frozenset({identity(name)}), known=True)
        if directives(asked, body):
            told = of_body(asked, body)
            return replace(told, cards=(card(line("tasks_person_sent", person=person, body=name)), *told.cards))
    lines = [line("tasks_no_named", body=person, seen=""), searched(asked)]
    return answer(asked, Status.NO_NAMED_TASK, [lines], confidence=0.85, intent="tasks", count=0)


def _came_for(asked: Asked, person: str) -> Iterator[str]:
    """The bodies for which a person stands in the lists of the meetings."""
    for minutes in asked.scope:
        yield from (one.body for one in minutes.attendance.observers if one.body and person in one.names)


def of_all(asked: Asked) -> Answer:
    """All named bodies of a meeting with the number of their tasks."""
    minutes = asked.scope[0]
    by_body: dict[str, list[StoredDirective]] = {}
    for one in asked.library.store.directives_of_minutes(minutes.id):
        for body in one.directive.bodies:
            if body.role in NAMED_ROLES:
                by_body.setdefault(body.canonical, []).append(one)
    key = "tasks_all_head"
    if _SEVERAL.search(asked.query.plain):
        by_body = {body: found for body, found in by_body.items() if len(found) > 1}
        key = "tasks_all_head_several"
    head = line(key, meeting=words.meeting_name(minutes.meeting), count=len(by_body))
    entries = [
        line(
            "tasks_all_entry",
            body=body,
            count=len(found),
            items=f"第{'、'.join(map(str, sorted({one.item_ordinal for one in found})))}项",
        )
        for body, found in by_body.items()
    ]
    found = list({one.id: one for each in by_body.values() for one in each}.values())
    return answer(
        asked,
        Status.ANSWERED if found else Status.NOT_STATED,
        [[head], entries] if entries else [[head]],
        confidence=0.9,
        intent="tasks",
        items=_items(asked, found),
        directives=found,
        bodies=tuple(by_body),
        count=len(by_body),
    )
