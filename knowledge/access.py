"""A person's standing → what they may do and which minutes they may read. Pure: it asks nobody and stores nothing.

Whatever is not granted here is refused: an unknown standing has no right and reaches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.questions.lexicon import bare, identity, level_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


class Standing(StrEnum):
    """What a person is to the bot."""

    ADMIN = "admin"
    OFFICE = "office"  # 督查室: reads everything, mends what was read wrong
    OFFICIAL = "official"
    DEPARTMENT = "department"  # bound to one or more bodies
    GUEST = "guest"
    STRANGER = "stranger"


class Right(StrEnum):
    """What not everybody may do."""

    LOAD = "load"
    KEEP = "keep"  # hide, show, remove minutes
    ADMIT = "admit"  # let people in and out
    MEND = "mend"  # correct what was read, follow up what was missed
    AUDIT = "audit"


RIGHTS: Mapping[Standing, frozenset[Right]] = {
    Standing.ADMIN: frozenset(Right),
    Standing.OFFICE: frozenset({Right.MEND, Right.AUDIT}),
}
GRANTED = (Standing.ADMIN, Standing.OFFICE, Standing.OFFICIAL, Standing.DEPARTMENT, Standing.GUEST)

PUBLIC, INTERNAL, RESTRICTED = "public", "internal", "restricted"
_READS: Mapping[Standing, frozenset[str]] = {
    Standing.ADMIN: frozenset({PUBLIC, INTERNAL, RESTRICTED}),
    Standing.OFFICE: frozenset({PUBLIC, INTERNAL, RESTRICTED}),
    Standing.OFFICIAL: frozenset({PUBLIC, INTERNAL}),
    Standing.DEPARTMENT: frozenset({PUBLIC, INTERNAL}),
    Standing.GUEST: frozenset({PUBLIC}),
}


@dataclass(frozen=True, slots=True)
class Member:
    """A person whom somebody let in, or put out (then the standing is stranger)."""

    person: int
    standing: Standing
    name: str
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Application:
    """A stranger's wish to be let in."""

    id: int
    person: int
    name: str
    state: str  # open, approved, declined


@dataclass(frozen=True, slots=True)
class Invite:
    """What a link grants to the first who follows it."""

    standing: Standing
    bodies: tuple[str, ...]
    by: int


@dataclass(frozen=True, slots=True)
class Access:
    """What one person may do and read in one chat.

    ``sees`` holds audiences: public, internal, restricted (all of them) or restricted:7 (those minutes alone).
    """

    standing: Standing
    bodies: tuple[str, ...] = ()
    rights: frozenset[Right] = frozenset()
    sees: frozenset[str] = frozenset()


def standing(
    person: int, member: Member | None, *, admins: Collection[int], members: Collection[int], is_open: bool
) -> Standing:
    """Who the person is: the operator's administrators first, then what the store says, then the operator's list."""
    if person in admins:
        return Standing.ADMIN
    listed = Standing.OFFICIAL if person in members else Standing.STRANGER
    found = member.standing if member is not None else listed
    return Standing.GUEST if is_open and found is Standing.STRANGER else found


def access(
    found: Standing, bodies: tuple[str, ...], restricted: Mapping[int, Iterable[str]], *, private: bool
) -> Access:
    """What a standing means in a chat; ``restricted`` maps each restricted minutes to the bodies it is for.

    In a group everybody reads the answer, strangers too: there only public minutes are shown, and nothing is
    administered.
    """
    if found is Standing.STRANGER:
        return Access(found)
    if not private:
        return Access(found, bodies, frozenset(), frozenset({PUBLIC}))
    reads = _READS.get(found, frozenset())
    own = bodies if INTERNAL in reads and RESTRICTED not in reads else ()
    return Access(
        found,
        bodies,
        RIGHTS.get(found, frozenset()),
        reads | {token(minutes_id) for minutes_id, names in restricted.items() if _among(own, names)},
    )


def token(minutes_id: int) -> str:
    """The audience of one restricted minutes, as the column ``minutes.audience`` has it."""
    return f"{RESTRICTED}:{minutes_id}"


def _among(bodies: Iterable[str], names: Iterable[str]) -> bool:
    return any(_same(one, other) for one in bodies for other in names)


def _same(one: str, other: str) -> bool:
    """Whether two names are of one body for certain: of one level, or written alike; a near name is not enough."""
    if bare(one) == bare(other):
        return True
    level = level_of(one)
    return bool(level) and level == level_of(other) and identity(one) == identity(other)
