"""People and bodies → the lines and buttons by which administrators choose among them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from config.replies import say
from handlers import render
from handlers.keyboards import Verb, button, keyboard, turning
from knowledge.access import GRANTED, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    from knowledge.access import Application, Member

    Board = tuple[str, InlineKeyboardMarkup | None]

SHOWN = 8  # members or bodies on a page of buttons
_NAMED, _NAME = 20, 40  # bodies named in a sentence, characters of each
OUT, SEE = "out", "see"  # arguments of ADMIT beside the standings


def described(standing: Standing, bodies: Sequence[str]) -> dict[str, object]:
    """Name a standing and its bodies as slots of a sentence; of no bodies only where there should be some."""
    told = bool(bodies) or standing is Standing.DEPARTMENT
    of = say("telegram_of_bodies", names=named(bodies)) if told else ""
    return {"standing": say(f"standing_{standing}"), "bodies": of}


def named(bodies: Sequence[str]) -> str:
    """Name some bodies, or say that there are none; as many and as much of each as a message surely bears."""
    if not bodies:
        return say("telegram_no_bodies")
    shown = say("report_comma").join(render.label(it, _NAME) for it in bodies[:_NAMED])
    return shown if len(bodies) <= _NAMED else say("telegram_bodies_more", names=shown, count=len(bodies))


def standing_called(words: str) -> Standing | None:
    """Read the standing that an administrator wrote: 部门 or 部门成员 or department; None where it is none."""
    for standing in GRANTED:
        if words.lower() == standing or (words and say(f"standing_{standing}").startswith(words)):
            return standing
    return None


def token(name: str) -> str:
    """A short stand-in for a name in the data of a button; it can never come to mean another name."""
    return blake2b(name.encode(), digest_size=6).hexdigest()


# ------------------------------------------------------------------ texts
def application_text(application: Application, username: str | None) -> str:
    """Say who applies."""
    return render.sentence(
        "telegram_application",
        name=render.label(application.name, _NAME),
        id=application.person,
        username=f"@{username}" if username else say("telegram_no_username"),
    )


def member_text(member: Member) -> str:
    """Say what a member is."""
    slots = described(member.standing, member.bodies)
    return render.sentence("telegram_member", name=render.label(member.name, _NAME), id=member.person, **slots)


# ------------------------------------------------------------------ buttons
def under_greeting() -> InlineKeyboardMarkup | None:
    """One button: to apply."""
    return keyboard([[button(say("telegram_button_apply"), Verb.APPLY, "-", "")]])


def under_application(application_id: int) -> InlineKeyboardMarkup | None:
    """A standing a button, and the refusal."""
    key = f"a{application_id}"
    return keyboard([*_standings(key), [button(say("telegram_button_decline"), Verb.ADMIT, key, OUT)]])


def under_member(member: Member) -> InlineKeyboardMarkup | None:
    """A standing a button, the bodies, the way out, and the way back to the list."""
    key = f"u{member.person}"
    rest = [
        [button(say("telegram_button_bodies"), Verb.BODIES, key, 0)],
        [button(say("telegram_button_revoke"), Verb.ADMIT, key, OUT)],
        [button(say("telegram_button_list"), Verb.MEMBERS, "-", 0)],
    ]
    return keyboard([*_standings(key), *rest])


def _standings(key: str) -> list[list[InlineKeyboardButton]]:
    found = [button(say(f"standing_{it}"), Verb.ADMIT, key, it) for it in GRANTED]
    return [found[:3], found[3:]]


def under_members(waiting: Sequence[Application], members: Sequence[Member], page: int) -> InlineKeyboardMarkup | None:
    """Those who wait, then the members of one page, each a button."""
    rows = [
        [button(say("telegram_button_waiting", name=it.name), Verb.ADMIT, f"a{it.id}", SEE)] for it in waiting[:SHOWN]
    ]
    rows += [
        [button(_label(it), Verb.ADMIT, f"u{it.person}", SEE)] for it in members[page * SHOWN : (page + 1) * SHOWN]
    ]
    return keyboard([*rows, turning(Verb.MEMBERS, "-", page, pages_of(members))])


def _label(member: Member) -> str:
    return say(
        "telegram_button_member",
        name=member.name or member.person,
        standing=say(f"standing_{member.standing}"),
    )


def under_bodies(target: str, names: Sequence[str], chosen: Sequence[str], page: int) -> InlineKeyboardMarkup | None:
    """One body a button, those chosen ticked, then the pages and the end."""
    shown = names[page * SHOWN : (page + 1) * SHOWN]
    marks = {True: "telegram_button_ticked", False: "telegram_button_body"}
    rows = [[button(say(marks[it in chosen], name=it), Verb.BODIES, target, f"{page}.{token(it)}")] for it in shown]
    done = [button(say("telegram_button_done"), Verb.BODIES, target, "done")]
    return keyboard([*rows, turning(Verb.BODIES, target, page, pages_of(names)), done])


def under_invite() -> InlineKeyboardMarkup | None:
    """A standing a button."""
    found = [button(say(f"standing_{it}"), Verb.INVITE, "-", it) for it in GRANTED]
    return keyboard([found[:3], found[3:]])


def pages_of(things: Sequence[object]) -> int:
    """How many pages the things take; at least one."""
    return max(1, -(-len(things) // SHOWN))
