"""One-time links ↔ rows of invites; the store holds a digest, so that a copy of it lets nobody in."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from knowledge.access import Invite, Standing
from knowledge.store.rows import packed

if TYPE_CHECKING:
    import sqlite3

SCHEMA = """
create table invites (
    digest text primary key,
    standing text not null,
    bodies text not null,
    by integer not null,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    expires_at text not null,
    used_by integer,
    used_at text
)
"""
_ADD = """
insert into invites (digest, standing, bodies, by, expires_at)
values (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?))
"""
_USE = """
update invites set used_by = ?, used_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
where digest = ? and used_by is null and expires_at > strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
"""


def add(db: sqlite3.Connection, code: str, invite: Invite, hours: int) -> None:
    """Keep an invite that whoever knows the code may use once, within so many hours."""
    row = (_digest(code), invite.standing, packed(invite.bodies), invite.by, f"{hours:+d} hours")
    db.execute(_ADD, row)


def use(db: sqlite3.Connection, code: str, person: int) -> Invite | None:
    """Use an invite up; None where it is unknown, used or out of date."""
    if not db.execute(_USE, (person, _digest(code))).rowcount:
        return None
    row = db.execute("select standing, bodies, by from invites where digest = ?", (_digest(code),)).fetchone()
    return Invite(Standing(row["standing"]), tuple(json.loads(row["bodies"])), row["by"])


def withdraw(db: sqlite3.Connection, by: int) -> None:
    """Forget the unused invites of one person."""
    db.execute("delete from invites where by = ? and used_by is null", (by,))


def _digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()
