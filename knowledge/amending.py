"""Items as they were parsed, and corrections → the items as they hold, and which corrections found what they mend.

A correction is made of a sentence and of what was read in it. It holds while one of both is the same: a new text that
says something else makes an orphan of it, never a change to something that nobody looked at.
"""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from knowledge.matching import SAME_DIRECTIVE
from knowledge.model import Body, Deadline, Decision, Field, KeyedItem, Outcome, Role, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from knowledge.model import AgendaItem, Correction, Directive
    from knowledge.text import Text

    Source = Callable[[], Text]

_BLANK = re.compile(r"\s+")
_ORDER = list(Role)


def amend(
    items: Sequence[KeyedItem], corrections: Iterable[Correction], source: Source
) -> tuple[tuple[KeyedItem, ...], frozenset[int]]:
    """Apply the corrections in turn; gives the items and the ids of those corrections that hold."""
    found, held = list(items), set()
    for made in corrections:
        place = find(found, made.key)
        if place is None:
            continue
        i, j = place
        mended = _of_item(found[i], made, source) if j is None else _of_directive(found[i], j, made, source)
        if mended is not None:
            found[i] = mended
            held.add(made.id)
    return tuple(found), frozenset(held)


def find(items: Sequence[KeyedItem], key: str) -> tuple[int, int | None] | None:
    """Where the key stands: the position of the item, and of the directive in it."""
    for i, each in enumerate(items):
        if each.key == key:
            return i, None
        if key in each.keys:
            return i, each.keys.index(key)
    return None


def letters(text: str) -> str:
    """The text without blanks, which never count as an edit."""
    return _BLANK.sub("", text)


def spot(item: AgendaItem, words: str, source: Source) -> Span | None:
    """Where some words of an item are printed; None where they are not."""
    text = source()
    begin, end = text.indexes(item.span)
    at = text.shown.find(words, begin, end) if words else -1
    return text.span(at, at + len(words)) if at >= 0 else None


# ------------------------------------------------------------------ of an item
def _of_item(found: KeyedItem, made: Correction, source: Source) -> KeyedItem | None:
    item, mend = found.item, made.mend
    if mend.field is Field.HEADING:
        same = letters(item.topic) == made.words or (item.heading or item.topic) == made.before
        return replace(found, item=replace(item, heading=mend.value)) if same else None
    if mend.field is Field.OUTCOME:
        decisions = _decided(item, made, source)
        return None if decisions is None else replace(found, item=replace(item, decisions=decisions))
    return None


def _decided(item: AgendaItem, made: Correction, source: Source) -> tuple[Decision, ...] | None:
    """The decisions after the change; None where the one that was meant is gone, or says something else."""
    mend = made.mend
    for number, one in enumerate(item.decisions):
        if letters(one.text) == made.words or (one.outcome == made.before and _alike(one.text, mend.what)):
            after = (replace(one, outcome=Outcome(mend.value)),) if mend.value else ()
            return (*item.decisions[:number], *after, *item.decisions[number + 1 :])
    place = spot(item, mend.what, source) if mend.value else None
    if made.before or place is None:
        return None
    added = Decision(Outcome(mend.value), mend.what, place)
    return tuple(sorted((*item.decisions, added), key=lambda one: one.span))


def _alike(one: str, other: str) -> bool:
    return ratio(letters(one), letters(other)) >= SAME_DIRECTIVE * 100


# ------------------------------------------------------------------ of a directive
def _of_directive(found: KeyedItem, j: int, made: Correction, source: Source) -> KeyedItem | None:
    if made.mend.field is Field.MERGE:
        return _merged(found, j, made, source)
    if made.mend.field is Field.SPLIT:
        return _split(found, j, made, source)
    mended = _mended(found.item.directives[j], made)
    return None if mended is None else _with(found, j, [mended], [found.keys[j]])


def _mended(one: Directive, made: Correction) -> Directive | None:
    mend, same = made.mend, letters(one.text) == made.words
    if mend.field is Field.DEADLINE:
        if not same and (one.deadline.text if one.deadline else "") != made.before:
            return None
        return replace(one, deadline=Deadline(mend.value, mend.on) if mend.value else None)
    bodies = _bodies(one.bodies, made, same=same)
    return None if bodies is None else replace(one, bodies=bodies)


def _bodies(bodies: tuple[Body, ...], made: Correction, *, same: bool) -> tuple[Body, ...] | None:
    """The bodies after the change, which may be there already; None where the body meant is gone."""
    mend = made.mend
    names = [body.canonical for body in bodies]
    if mend.field is Field.ADD:
        return bodies if mend.value in names else _put(bodies, _body(made, mend.role or Role.LEAD))
    if mend.what not in names:
        done = (mend.field is Field.REMOVE and same) or (mend.field is Field.RENAME and mend.value in names)
        return bodies if done else None
    at = names.index(mend.what)
    rest = bodies[:at] + bodies[at + 1 :]
    if mend.field is Field.REMOVE:
        return rest
    if mend.field is Field.ROLE:
        return _put(rest, replace(bodies[at], role=mend.role or bodies[at].role))
    named = _body(made, bodies[at].role)
    return rest if mend.value in names else (*bodies[:at], named, *bodies[at + 1 :])


def _body(made: Correction, role: Role) -> Body:
    return Body(made.mend.value, made.mend.value, role, made.mend.official, made.mend.key)


def _put(bodies: tuple[Body, ...], body: Body) -> tuple[Body, ...]:
    """Add a body behind the last that leads as much as it does."""
    at = next((n for n, one in enumerate(bodies) if _ORDER.index(one.role) > _ORDER.index(body.role)), len(bodies))
    return (*bodies[:at], body, *bodies[at:])


def _with(found: KeyedItem, j: int, directives: Sequence[Directive], keys: Sequence[str], taken: int = 1) -> KeyedItem:
    """The item with some directives in place of so many from the j-th on."""
    old, names = found.item.directives, found.keys
    item = replace(found.item, directives=(*old[:j], *directives, *old[j + taken :]))
    return replace(found, item=item, keys=(*names[:j], *keys, *names[j + taken :]))


# ------------------------------------------------------------------ two in one, one in two
def _merged(found: KeyedItem, j: int, made: Correction, source: Source) -> KeyedItem | None:
    """One directive out of two that stand side by side; its text is all that is printed from one to the other."""
    if j + 1 >= len(found.keys) or found.keys[j + 1] != made.mend.what:
        return None
    one, other = found.item.directives[j : j + 2]
    span = Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
    named = {body.canonical for body in one.bodies}
    whole = replace(
        one,
        text=source().quote(span),
        span=span,
        bodies=(*one.bodies, *(body for body in other.bodies if body.canonical not in named)),
        deadline=one.deadline or other.deadline,
        issued_as=one.issued_as or other.issued_as,
        reports_to=one.reports_to or other.reports_to,
        core=one.core or other.core,
    )
    return _with(found, j, [whole], [found.keys[j]], taken=2)


def _split(found: KeyedItem, j: int, made: Correction, source: Source) -> KeyedItem | None:
    """Two directives out of one; the first keeps the key, the second has one of its own that stays the same."""
    one, text = found.item.directives[j], source()
    begin, end = text.indexes(one.span)
    at = text.shown.find(made.mend.what, begin + 1, end) if made.mend.what else -1
    if at < 0 or not text.shown[begin:at].strip():
        return None
    stop = begin + len(text.shown[begin:at].rstrip())
    spans = (text.span(begin, stop), text.span(at, end))
    parts = [replace(one, text=text.quote(span), span=span) for span in spans]
    rests = [letters(parts[1].text), letters(parts[0].text)]
    shared = [_share(part, rest) for part, rest in zip(parts, rests, strict=True)]
    shared = [part if part.bodies else replace(part, bodies=one.bodies) for part in shared]
    second = blake2b(f"{made.key}:{made.id}".encode(), digest_size=8).hexdigest()
    return _with(found, j, shared, [found.keys[j], second])


def _share(part: Directive, rest: str) -> Directive:
    """A part with what is printed in it, and what is printed in neither; ``rest`` are the letters of the other part."""
    own = letters(part.text)

    def keeps(words: str | None) -> bool:
        return words is None or letters(words) in own or letters(words) not in rest

    return replace(
        part,
        bodies=tuple(body for body in part.bodies if keeps(body.name)),
        deadline=part.deadline if part.deadline and keeps(part.deadline.text) else None,
        issued_as=part.issued_as if keeps(part.issued_as) else None,
        reports_to=part.reports_to if keeps(part.reports_to) else None,
    )
