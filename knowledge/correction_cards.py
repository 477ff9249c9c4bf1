"""Corrections → the lines that tell a reader what was mended, by whom and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import words
from knowledge.model import Card, Field, State
from knowledge.wording import card, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.corrections import Subject
    from knowledge.model import Correction, Line

SHOWN = 5  # corrections on a page of the list
# the last of these on one thing is what holds
_ONE_VALUE = frozenset({Field.HEADING, Field.OUTCOME, Field.DEADLINE, Field.ROLE})


def said(made: Correction) -> str:
    """What was changed: 责任单位“市教育局”改为“市财政局”."""
    mend = made.mend
    value, before = mend.value, made.before
    if mend.field is Field.OUTCOME:
        value, before = (say(f"outcome_{it}") if it else say("correction_none") for it in (value, before))
    elif mend.field is Field.ROLE:
        value, before = say(f"role_{mend.role}"), say(f"role_{before}") if before else ""
    elif mend.field is Field.DEADLINE and mend.on:
        value = say("correction_dated", text=value, on=mend.on.isoformat())
    slots = {"what": mend.what, "value": value or say("correction_none"), "before": before or say("correction_none")}
    return say(f"correction_{mend.field}", role=say(f"role_{mend.role}") if mend.role else "", **slots)


def note(made: Correction) -> Line:
    """The line under an answer that a correction changed."""
    who = say(f"standing_{made.standing}")
    return line("answer_corrected", change=said(made), who=who, on=made.on.isoformat())


def row(made: Correction) -> dict[str, object]:
    """A correction as plain data, ready for JSON."""
    return {
        "id": made.id,
        "field": made.mend.field.value,
        "text": said(made),
        "place": made.place,
        "by": made.standing,
        "on": made.on.isoformat(),
        "state": made.state.value,
    }


def effective(made: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those that no later one on the same thing stands over, each with what was read before any of them."""
    last: dict[object, Correction] = {}
    for each in made:
        thing = (each.key, each.mend.field, each.mend.what) if each.mend.field in _ONE_VALUE else each.id
        last[thing] = replace(each, before=last[thing].before) if thing in last else each
    return tuple(last.values())


# ------------------------------------------------------------------ what is to be corrected
def of_subject(subject: Subject) -> Card:
    """An item with its decisions, or a directive with its bodies and time limit, as they hold; then its corrections."""
    item, one = subject.item.item, subject.directive
    if one is None:
        lines = [line("correction_item", ordinal=item.ordinal, title=words.title(item), outcome=words.result(item))]
        lines += [line("answer_quote", quote=decision.text) for decision in item.decisions]
    else:
        lines = [line("correction_task", ordinal=item.ordinal, number=one.number, title=words.title(item))]
        lines.append(line("answer_quote", quote=one.directive.text))
        named = one.directive.bodies
        lines.append(line("answer_bodies", bodies=words.named(named)) if named else line("answer_bodies_none"))
        lines.append(words.deadline(one.directive) or line("answer_deadline_absent"))
    lines += [line("correction_numbered", number=made.id, change=said(made)) for made in subject.corrections]
    return card(*lines, line("answer_place", place=subject.place))


# ------------------------------------------------------------------ the list
def pages(made: Sequence[Correction]) -> int:
    """How many pages the list takes; at least one."""
    return max(1, -(-len(made) // SHOWN))


def on_page(made: Sequence[Correction], page: int) -> Sequence[Correction]:
    """The corrections of one page."""
    return made[page * SHOWN : (page + 1) * SHOWN]


def overview(made: Sequence[Correction], page: int) -> tuple[Card, ...]:
    """One page of the list, a card each, under how many there are and how many are orphans."""
    if not made:
        return (card(line("corrections_none")),)
    orphans = sum(each.state is State.ORPHANED for each in made)
    head = line("corrections_head_orphans" if orphans else "corrections_head", count=len(made), orphans=orphans)
    return (card(head), *(_entry(each) for each in on_page(made, page)))


def _entry(made: Correction) -> Card:
    slots = {"number": made.id, "who": say(f"standing_{made.standing}"), "on": made.on.isoformat()}
    lines = [line("corrections_entry", change=said(made), **slots), line("corrections_place", place=made.place)]
    if made.state is State.ORPHANED:
        lines.append(line("corrections_orphan"))
    return card(*lines)
