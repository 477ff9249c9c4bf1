"""How two readings of minutes differ → the lines that a person reads before saying yes, and once it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.replies import say
from knowledge.answers import words
from knowledge.model import AgendaItem, Decision, Thing, Way
from knowledge.wording import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Change, Difference, Directive, Line

_SHOWN = 10  # differences told in words; the counts tell of all
_WORDS = 60  # characters of a quotation, enough to find it by
_LEAD = 6  # characters that two wordings share and that are shown before they part


def lines(change: Change) -> Iterator[Line]:
    """How many things differ, then the first of them in words: before → after where they were changed."""
    counts = say("report_separator").join(_count(change, thing) for thing in Thing if _count(change, thing))
    yield line("change_counts", counts=counts) if counts else line("change_none")
    told = [one for one in change.differences if not one.whole]
    yield from (_line(one) for one in told[:_SHOWN])
    if len(told) > _SHOWN:
        yield line("change_more", count=len(told) - _SHOWN)


def _count(change: Change, thing: Thing) -> str:
    """任务 增 1 改 2; empty where nothing of the kind differs."""
    found = [say(f"change_{way}_count", count=count) for way in Way if (count := change.count(thing, way))]
    return say(f"change_{thing}", ways=" ".join(found)) if found else ""


def _line(one: Difference) -> Line:
    what = say(f"change_of_{one.thing}", ordinal=one.ordinal)
    if one.old is None or one.new is None:
        thing = one.new or one.old
        assert thing is not None  # noqa: S101 a difference has one side at least
        return line(f"change_{one.way}", what=what, words=_short(_said(thing)), holds=_holds(thing))
    before, after = _said(one.old), _said(one.new)
    if before != after:
        before, after = _apart(before, after)
        return line("change_changed", what=what, before=before, after=after)
    return line("change_read", what=what, words=_short(after), how=_how(one.old, one.new))


def _said(thing: AgendaItem | Decision | Directive) -> str:
    return " ".join((words.title(thing) if isinstance(thing, AgendaItem) else thing.text).split())


def _holds(thing: AgendaItem | Decision | Directive) -> str:
    """What an item brings along, or takes away; empty for anything else."""
    if not isinstance(thing, AgendaItem):
        return ""
    return say("change_holds", decisions=len(thing.decisions), directives=len(thing.directives))


def _how(old: AgendaItem | Decision | Directive, new: AgendaItem | Decision | Directive) -> str:
    """What is understood otherwise of the same words."""
    for before, after, field in zip(_facts(old), _facts(new), _FIELDS, strict=True):
        if before != after:
            none = say("correction_none")
            return say("change_how", field=say(f"change_field_{field}"), before=before or none, after=after or none)
    return say("change_how_else")


_FIELDS = ("outcome", "bodies", "deadline", "issued_as", "reports_to")


def _facts(thing: AgendaItem | Decision | Directive) -> tuple[str, ...]:
    """What is understood of a thing, in words, in the order of the fields."""
    if isinstance(thing, AgendaItem):
        return ("",) * len(_FIELDS)
    if isinstance(thing, Decision):
        return (say(f"outcome_{thing.outcome}"), *("",) * (len(_FIELDS) - 1))
    limit = thing.deadline
    dated = say("correction_dated", text=limit.text, on=limit.on.isoformat()) if limit and limit.on else ""
    return (
        "",
        words.named(thing.bodies),
        dated or (limit.text if limit else ""),
        *(it or "" for it in (thing.issued_as, thing.reports_to)),
    )


def _short(quoted: str) -> str:
    return quoted if len(quoted) <= _WORDS else quoted[:_WORDS] + "……"


def _apart(before: str, after: str) -> tuple[str, str]:
    """Two wordings from shortly before the place where they part: a long beginning in common tells nothing."""
    at = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    at = at - _LEAD if at > _WORDS // 2 else 0
    lead = "……" if at else ""
    return lead + _short(before[at:]), lead + _short(after[at:])
