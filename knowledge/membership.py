"""Who is let in, by whom and as what: the store's people → access, with an audit row for every change."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

from knowledge import access
from knowledge.access import Invite, Standing
from knowledge.store import applications, audiences, audit, invites, members, notes

if TYPE_CHECKING:
    from collections.abc import Collection

    from knowledge.access import Access, Application, Member
    from knowledge.store import Store

HOURS = 72  # that an invite is good for
_CODE = 12  # bytes of a code: 16 characters of a deep link's 64
_MENUS = "menus"
_NAME = 64  # characters kept of a name that a person gave themselves


def access_of(  # noqa: PLR0913 what access depends on, all of it explicit
    store: Store,
    person: int,
    *,
    admins: Collection[int],
    members_: Collection[int],
    is_open: bool,
    private: bool,
) -> Access:
    """What a person may do and read now; asked anew for every update, so that a change holds at once."""
    db = store.read()
    member = members.one(db, person)
    standing = access.standing(person, member, admins=admins, members=members_, is_open=is_open)
    return access.access(standing, member.bodies if member else (), audiences.restricted(db), private=private)


# ------------------------------------------------------------------ applications
def apply(store: Store, person: int, name: str) -> Application | None:
    """Write down that a stranger wishes to be let in; None where one waits or was declined within the day."""
    with store.write() as db:
        found = applications.add(db, person, name[:_NAME])
        if found is not None:
            audit.note(db, _who(person), "applied", name=found.name)
        return found


def application(store: Store, application_id: int) -> Application | None:
    """Return the application of one id."""
    return applications.one(store.read(), application_id)


def waiting(store: Store) -> tuple[Application, ...]:
    """Return the applications that wait, the oldest first."""
    return applications.waiting(store.read())


def approve(store: Store, application_id: int, standing: Standing, *, by: int) -> Member | None:
    """Let the applicant in; None where somebody has decided already."""
    with store.write() as db:
        found = applications.one(db, application_id)
        if found is None or not applications.decide(db, application_id, "approved", _who(by)):
            return None
        members.put(db, found.person, standing, found.name)
        audit.note(db, _who(by), "approved", person=found.person, standing=standing)
        return members.one(db, found.person)


def decline(store: Store, application_id: int, *, by: int) -> Application | None:
    """Decline an application; None where somebody has decided already."""
    with store.write() as db:
        if not applications.decide(db, application_id, "declined", _who(by)):
            return None
        found = applications.one(db, application_id)
        audit.note(db, _who(by), "declined", person=found.person if found else None)
        return found


# ------------------------------------------------------------------ members
def member(store: Store, person: int) -> Member | None:
    """Return the member of one id."""
    return members.one(store.read(), person)


def everybody(store: Store) -> tuple[Member, ...]:
    """Return all who were let in."""
    return members.every(store.read())


def grant(store: Store, person: int, standing: Standing, bodies: tuple[str, ...] = (), *, by: int) -> Member:
    """Give a person a standing; bodies, where there are any, take the place of those before."""
    with store.write() as db:
        before = members.one(db, person)
        members.put(db, person, standing, "")
        if bodies:
            members.bind(db, person, bodies)
        audit.note(
            db,
            _who(by),
            "granted",
            person=person,
            standing=standing,
            before=before and before.standing,
            bodies=bodies,
        )
        return members.one(db, person) or access.Member(person, standing, "")


def revoke(store: Store, person: int, *, by: int) -> bool:
    """Put a person out, and with them the invites they gave that nobody used; False where they were out."""
    with store.write() as db:
        before = members.one(db, person)
        if before is not None and before.standing is Standing.STRANGER:
            return False
        members.put(db, person, Standing.STRANGER, "")
        members.bind(db, person, ())
        invites.withdraw(db, person)
        audit.note(db, _who(by), "revoked", person=person, before=before and before.standing)
        return True


def toggle_body(store: Store, person: int, body: str, *, by: int) -> Member | None:
    """Bind a member to a body, or unbind them from it; None where there is no such member."""
    with store.write() as db:
        found = members.one(db, person)
        if found is None or found.standing is Standing.STRANGER:
            return None
        bodies = [one for one in found.bodies if one != body]
        bodies = bodies if len(bodies) < len(found.bodies) else [*bodies, body]
        members.bind(db, person, bodies)
        audit.note(db, _who(by), "bound", person=person, bodies=bodies, before=found.bodies)
        return members.one(db, person)


def named_bodies(store: Store) -> tuple[str, ...]:
    """Return the bodies that minutes give tasks to, the most often named first."""
    return members.named_bodies(store.read())


# ------------------------------------------------------------------ menus
def standings(store: Store, *, admins: Collection[int], members_: Collection[int]) -> dict[int, Standing]:
    """Return what everybody is whom the operator lists or somebody decided on, those put out included."""
    known = {one.person: one for one in members.ever(store.read())}
    return {
        person: access.standing(person, known.get(person), admins=admins, members=members_, is_open=False)
        for person in sorted({*admins, *members_, *known})
    }


def menus(store: Store) -> dict[int, str]:
    """Return which menu each person has, by a short name that says what is in it."""
    return {int(person): name for person, name in json.loads(notes.of(store.read(), _MENUS) or "{}").items()}


def note_menu(store: Store, person: int, name: str) -> None:
    """Note which menu a person has now."""
    with store.write() as db:
        had = json.loads(notes.of(db, _MENUS) or "{}")
        notes.put(db, _MENUS, json.dumps(had | {str(person): name}))


# ------------------------------------------------------------------ invites
def invite(store: Store, standing: Standing, bodies: tuple[str, ...] = (), *, by: int, hours: int = HOURS) -> str:
    """Make a link's code, good for one person within so many hours."""
    code = secrets.token_urlsafe(_CODE)
    with store.write() as db:
        invites.add(db, code, Invite(standing, bodies, by), hours)
        audit.note(db, _who(by), "invited", standing=standing, bodies=bodies, hours=hours)
    return code


def redeem(store: Store, code: str, person: int, name: str) -> Member | None:
    """Let in the first who brings the code; None where it is unknown, used, out of date or withdrawn."""
    with store.write() as db:
        found = invites.use(db, code, person)
        if found is None:
            return None
        members.put(db, person, found.standing, name[:_NAME])
        members.bind(db, person, found.bodies)
        audit.note(db, _who(person), "redeemed", standing=found.standing, bodies=found.bodies, by=found.by)
        return members.one(db, person)


def _who(person: int) -> str:
    return f"telegram:{person}"
