"""The minutes in a store → shown to more or fewer, removed, put back, a load undone; each with its audit row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.access import RESTRICTED
from knowledge.model import LoadStatus
from knowledge.store import audit, corrections, drafts, holdings, loads, parsed

if TYPE_CHECKING:
    from knowledge.model import StoredItem
    from knowledge.store import Store
    from knowledge.store.holdings import Holding

CURRENT, REMOVED = "current", "removed"


def holdings_of(store: Store) -> tuple[Holding, ...]:
    """Return all minutes in force or removed, the newest meeting first."""
    return holdings.every(store.read())


def holding(store: Store, minutes_id: int) -> tuple[Holding, tuple[Holding, ...], tuple[StoredItem, ...]] | None:
    """Return minutes with their older versions and their items; None where there are none of that id."""
    db = store.read()
    found = holdings.one(db, minutes_id)
    return (found, holdings.older(db, minutes_id), store.items(minutes_id)) if found else None


def show_to(store: Store, minutes_id: int, visibility: str, bodies: tuple[str, ...] = (), *, by: int) -> bool:
    """Say who may see minutes: public, internal, or restricted to bodies, to administrators alone where none are named.

    False where they are not in force.
    """
    with store.write() as db:
        found = holdings.one(db, minutes_id)
        if found is None or found.state != CURRENT:
            return False
        holdings.show_to(db, minutes_id, visibility, bodies)
        before = {"before": found.minutes.visibility, "bodies_before": found.bodies}
        audit.note(db, _who(by), "shown", minutes_id, visibility=visibility, bodies=bodies, **before)
        return True


def toggle_body(store: Store, minutes_id: int, body: str, *, by: int) -> bool:
    """Let one more body see restricted minutes, or one less; False where they are not restricted, or not in force."""
    with store.write() as db:
        found = holdings.one(db, minutes_id)
        if found is None or found.state != CURRENT or found.minutes.visibility != RESTRICTED:
            return False
        bodies = tuple(it for it in found.bodies if it != body)
        bodies = bodies if len(bodies) < len(found.bodies) else (*bodies, body)
        holdings.show_to(db, minutes_id, RESTRICTED, bodies)
        audit.note(db, _who(by), "shown", minutes_id, visibility=RESTRICTED, bodies=bodies, bodies_before=found.bodies)
        return True


def remove(store: Store, minutes_id: int, *, by: int) -> bool:
    """Take minutes out of force, to be put back at will; False where they are out already."""
    with store.write() as db:
        found = holdings.one(db, minutes_id)
        if found is None or found.state != CURRENT:
            return False
        holdings.take_out(db, minutes_id)
        audit.note(db, _who(by), "removed", minutes_id)
        return True


def put_back(store: Store, minutes_id: int, *, by: int) -> bool:
    """Put removed minutes in force again; False where they are not removed, or the meeting was loaded anew since."""
    with store.write() as db:
        found = holdings.one(db, minutes_id)
        if found is None or found.state != REMOVED:
            return False
        if loads.plan(db, holdings.whole(db, minutes_id)).status is not LoadStatus.LOADED:
            return False
        holdings.put_back(db, minutes_id)
        parsed.refresh(db, minutes_id)
        audit.note(db, _who(by), "put_back", minutes_id)
        return True


def last_load(store: Store) -> tuple[Holding, Holding | None] | None:
    """Return what was loaded last and what it replaced; None where there is nothing in force to undo."""
    db = store.read()
    found = holdings.last(db)
    if found is None or found.state != CURRENT:
        return None
    return found, next(iter(holdings.older(db, found.minutes.id)), None)


def mark_of(load: Holding) -> str:
    """A short name of one load, for a button: an id alone may be given out again."""
    return f"{load.minutes.id}.{load.minutes.sha256[:12]}"


def undo(store: Store, mark: str, *, by: int) -> bool:
    """Take back the last load, row for row; False where the mark is not of that very load, or it is out of force."""
    with store.write() as db:
        found = holdings.last(db)
        if found is None or found.state != CURRENT or mark_of(found) != mark:
            return False
        minutes_id = found.minutes.id
        before = next(iter(holdings.older(db, minutes_id)), None)
        corrections.hand_over(db, minutes_id, before.minutes.id if before else None)
        holdings.delete(db, minutes_id)
        if before:
            parsed.refresh(db, before.minutes.id)
        audit.note(db, _who(by), "undone", minutes_id, file=found.minutes.file_name, version=found.minutes.version)
        return True


def waiting_drafts(store: Store, owner: int, *, upto: int) -> tuple[int, ...]:
    """Return the ids of the owner's drafts up to one of them, in the order they were sent."""
    return drafts.ids(store.read(), owner, upto)


def _who(person: int) -> str:
    return f"telegram:{person}"
