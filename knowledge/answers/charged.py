"""The directives of an item → the one that tells who does what is asked after, and whether one names somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.answers.telling import FIT
from knowledge.covering import cover
from knowledge.folding import fold
from knowledge.grams import bigrams
from knowledge.model import Role
from knowledge.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.answers.asked import Asked
    from knowledge.model import Hit, StoredDirective, StoredItem

# 谁来督查 · 由哪个局去印发: the deed that is asked after
_DEED = re.compile(
    r"(?:谁|哪[个家][\u4e00-\u9fff]{0,2}?)(?:[来去](?P<deed>[\u4e00-\u9fff]{2}|改)"
    r"|(?P<deed2>印发|下发|修改|修订|起草|编制|审核|把关|协调|统筹|调度|验收|督查|监督|考核|拨付|巡查|发放|公示|公布))"
)
# 会后由县水利局修改完善后印发: what follows a decision up, whatever other duties the item gives out before it
_REVISES = re.compile(r"会后|修改|修订|完善后|印发|下发|发文|名义")


def with_deed(asked: Asked, stored: Sequence[StoredDirective]) -> StoredDirective | None:
    """The directive that charges a body with the deed asked after; None where none does, or none is asked after."""
    found = _DEED.search(asked.query.plain)
    if not found or (found["deed2"] and "decision" in dict(asked.query.scores)):  # 过了吗，谁印发: the result first
        return None
    deed = found["deed"] or found["deed2"]
    done = [one for one in stored if one.directive.core and deed in one.directive.text]
    weights = weigh(asked.query.terms, asked.library)
    return max(done, key=lambda one: cover(weights, fold(one.directive.text)) if weights.grams else 0.0, default=None)


def following_up(item: StoredItem, stored: Sequence[StoredDirective]) -> StoredDirective | None:
    """The directive that follows the decision up: inside it, else the first to revise or issue, else the first."""
    found = item.item.decision
    if found:
        for each in stored:
            if found.span.overlap(each.directive.span) * 2 >= len(each.directive.span) and each.directive.bodies:
                return each
    named = [
        each for each in stored if each.directive.core and {body.role for body in each.directive.bodies} - {Role.GROUP}
    ]
    revising = [each for each in named if found and _REVISES.search(each.directive.text)]
    return next(iter(revising or named), None)


def with_limit(asked: Asked, stored: Sequence[StoredDirective]) -> StoredDirective | None:
    """The directive with a time limit, the one that holds the deed asked after (什么时候印发) before others."""
    limited = [one for one in stored if one.directive.core and one.directive.deadline]
    said = bigrams(asked.query.plain)
    done = [one for one in limited if any(gram in one.directive.text for gram in said)]
    return next(iter(done or limited), None)


_BEFORE = 60  # characters of a sentence that are quoted before a directive to make it clear
_LEADER = re.compile(
    r"哪[个位](?:副?(?:市长|县长|区长|镇长|局长|校长|院长)|领导)|牵头领导|领导(?:是谁|牵头)"
)  # a person is asked


def asks_leader(asked: Asked) -> bool:
    """Whether the leader who sees to a matter is asked for."""
    return _LEADER.search(asked.query.plain) is not None


def lacks_leader(asked: Asked, hit: Hit) -> bool:
    """Whether the leader who sees to it is asked for (哪位副市长分管), and no directive of the item names a person."""
    if not asks_leader(asked):
        return False
    tasks = [one.directive for one in asked.library.directives(hit.item.id)]
    named = any(body.role is Role.PERSON for one in tasks for body in one.bodies)
    people = asked.library.lexicon.people
    told = (passage.text for passage in asked.library.passages(hit.item.id))
    return not named and not any(name in text for text in told for name in people if len(name) > 1)


def names_somebody(asked: Asked, hit: Hit) -> bool:
    """Whether the sentences that fit name a body, where the question asks who; always true where it does not."""
    if asked.query.intent != "responsible" or not hit.sentences:
        return True
    best = hit.sentences[0]
    if hit.heading >= best.cover:
        return True
    weights = weigh(asked.query.terms, asked.library)
    leader = asks_leader(asked)
    return any(
        one.directive.span.overlap(best.span)
        and any(body.role is (Role.PERSON if leader else body.role) for body in one.directive.bodies)
        and any(body.role is not Role.GROUP for body in one.directive.bodies)
        and cover(weights, fold(in_sentence(asked, one))) >= best.cover * FIT
        for one in asked.library.directives(hit.item.id)
    )


def in_sentence(asked: Asked, stored: StoredDirective) -> str:
    """A directive with what stands before it in its sentence, where that is short (按每平方米300元安排，由财政局…)."""
    for passage in asked.library.passages(stored.item_id):
        if passage.start <= stored.directive.span.start < passage.end and stored.directive.text in passage.text:
            before = passage.text.partition(stored.directive.text)[0]
            before = before[max(before.rfind(mark) for mark in "。；！？") + 1 :]
            return before + stored.directive.text if len(before) <= _BEFORE else stored.directive.text
    return stored.directive.text
