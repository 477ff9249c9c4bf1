"""An official's words → the change they mean: the value typed for one field, or a whole command.

第7次会议第1项 标题=审议《夜市管理办法》
第7次会议第1项任务2 单位=市教育局→市财政局
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from config.replies import say
from knowledge import patterns_corrections as p
from knowledge.amending import spot
from knowledge.errors import (
    CorrectionDateError,
    CorrectionOutcomeError,
    CorrectionPrintError,
    CorrectionRoleError,
    CorrectionTargetError,
    CorrectionUnfitError,
    CorrectionWordsError,
    UnknownItemError,
)
from knowledge.library import Library
from knowledge.minutes.deadlines import due_on
from knowledge.model import Document, Field, Mend, Outcome, Role
from knowledge.scope import item_called
from knowledge.store import holdings
from knowledge.teaching import body_called
from knowledge.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

    from knowledge.corrections import Subject
    from knowledge.store import Store

_FIELDS = {
    "标题": Field.HEADING,
    "决定": Field.OUTCOME,
    "期限": Field.DEADLINE,
    "加单位": Field.ADD,
    "删单位": Field.REMOVE,
    "单位": Field.RENAME,
    "角色": Field.ROLE,
    "合并": Field.MERGE,
    "拆分": Field.SPLIT,
}
_LONGEST = 200  # characters of a heading or a name


def command(store: Store, said: str, *, today: date, sees: frozenset[str]) -> tuple[str, Field, str]:
    """Understand ``place [任务N] field=value``: the key it is about, the field and the words of the value.

    CorrectionWordsError, UnknownItemError, CorrectionTargetError.
    """
    found = p.COMMAND.fullmatch(said.strip())
    if found is None or not found["place"].strip():
        raise CorrectionWordsError
    item = item_called(Library(store, sees), found["place"], today)
    if item is None:
        raise UnknownItemError(words=found["place"])
    field = _FIELDS[found["field"]]
    return _key(store, item.id, item.key, found), field, (found["value"] or "").strip()


def _key(store: Store, item_id: int, item_key: str, found: Match[str]) -> str:
    if found["number"] is None:
        return item_key
    for directive in store.directives_of_item(item_id):
        if directive.number == int(found["number"]):
            return directive.key
    raise CorrectionTargetError


def mend(  # noqa: PLR0913 what the meaning of the words depends on, all of it explicit
    store: Store, subject: Subject, field: Field, said: str, *, sees: frozenset[str], what: str = ""
) -> Mend:
    """Understand what was typed for a field of a subject; a CorrectionError or UnknownBodyError names what is wrong.

    ``what`` is the body, or the outcome whose sentence was asked for, where a button has told that already.
    """
    said = said.strip()
    if field is Field.MERGE:
        return _merge(subject)
    if not said or len(said) > _LONGEST:
        raise CorrectionWordsError
    if field is Field.HEADING:
        return Mend(field, value=" ".join(said.split()))
    if field is Field.OUTCOME:
        return _outcome(store, subject, f"{what}：{said}" if what else said)
    if subject.directive is None:
        raise CorrectionTargetError
    if field is Field.DEADLINE:
        return _deadline(subject, said)
    if field is Field.SPLIT:
        return _split(subject, said)
    return _BODIES[field](Library(store, sees), subject, said, what)


def _merge(subject: Subject) -> Mend:
    if subject.following is None:
        raise CorrectionUnfitError
    return Mend(Field.MERGE, what=subject.following.key)


# ------------------------------------------------------------------ of an item
def _outcome(store: Store, subject: Subject, said: str) -> Mend:
    """原则同意, or 无; where the item has no decision yet, with the sentence that says so: 同意：会议同意该报告。."""
    found = p.OUTCOME.fullmatch(said)
    if found is None:
        raise CorrectionOutcomeError(outcomes=_labels("outcome_", Outcome))
    value = outcome_called(found["outcome"])
    decision = subject.item.item.decision
    if decision is not None and not found["words"]:
        return Mend(Field.OUTCOME, decision.text, value)
    sentence = (found["words"] or "").strip()
    text = Text.of(holdings.whole(store.read(), subject.minutes.id).document)
    if not value or spot(subject.item.item, sentence, lambda: text) is None:
        raise CorrectionPrintError
    return Mend(Field.OUTCOME, sentence, value)


def outcome_called(said: str) -> str:
    """The outcome of some words, empty for none; CorrectionOutcomeError."""
    if p.NONE.fullmatch(said):
        return ""
    for outcome in Outcome:
        if said == outcome.value or say(f"outcome_{outcome}").startswith(said):
            return outcome.value
    raise CorrectionOutcomeError(outcomes=_labels("outcome_", Outcome))


# ------------------------------------------------------------------ of a directive
def _deadline(subject: Subject, said: str) -> Mend:
    """6月底前, with the day it means where it is not the one of the calendar; 无 for none."""
    if p.NONE.fullmatch(said):
        return Mend(Field.DEADLINE)
    if found := p.DATED.fullmatch(said):
        try:
            on = date(*map(int, found["on"].split("-")))
        except ValueError:
            raise CorrectionDateError(words=found["on"]) from None
        text = found["text"].strip() or say("correction_by_day", year=on.year, month=on.month, day=on.day)
        return Mend(Field.DEADLINE, value=text, on=on)
    text = Text.of(Document("", said, ""))
    limit = due_on(text, 0, len(text.shown), subject.minutes.meeting.held_on)
    return Mend(Field.DEADLINE, value=said, on=limit.on if limit else None)


def _split(subject: Subject, said: str) -> Mend:
    """The words that the second part begins with, as they stand in the sentence."""
    one = subject.directive
    if one is None or one.directive.text.find(said) <= 0 or one.directive.text.count(said) > 1:
        raise CorrectionPrintError
    return Mend(Field.SPLIT, what=said)


def _add(library: Library, subject: Subject, said: str, _what: str) -> Mend:
    """市财政局 配合; without a role: the one to lead where nobody does, else one to support."""
    assert subject.directive is not None  # noqa: S101 the caller has looked
    found = p.WITH_ROLE.fullmatch(said)
    name, role = (found["name"], role_called(found["role"])) if found else (said, None)
    if role is None:
        leads = any(body.role is Role.LEAD for body in subject.directive.directive.bodies)
        role = Role.SUPPORT if leads else Role.LEAD
    return _body(library, subject, Mend(Field.ADD, value=name, role=role))


def _rename(library: Library, subject: Subject, said: str, what: str) -> Mend:
    found = p.RENAMED.fullmatch(said)
    if not what and found is None:
        raise CorrectionWordsError
    old, new = (what, said) if what else (found["what"], found["value"]) if found else ("", "")
    return _body(library, subject, Mend(Field.RENAME, what=_there(subject, old), value=new.strip()))


def _remove(_library: Library, subject: Subject, said: str, _what: str) -> Mend:
    return Mend(Field.REMOVE, what=_there(subject, said))


def _role(_library: Library, subject: Subject, said: str, what: str) -> Mend:
    found = p.WITH_ROLE.fullmatch(f"{what} {said}" if what else said)
    if found is None:
        raise CorrectionRoleError(roles=_labels("role_", Role))
    return Mend(Field.ROLE, what=_there(subject, found["name"]), role=role_called(found["role"]))


_BODIES: dict[Field, Callable[[Library, Subject, str, str], Mend]] = {
    Field.ADD: _add,
    Field.REMOVE: _remove,
    Field.RENAME: _rename,
    Field.ROLE: _role,
}


def role_called(said: str) -> Role:
    """The role of some words; CorrectionRoleError."""
    for role in Role:
        if said in {role.value, say(f"role_{role}")}:
            return role
    raise CorrectionRoleError(roles=_labels("role_", Role))


def _there(subject: Subject, said: str) -> str:
    """The body of the directive that goes by these words; CorrectionUnfitError where it has none such."""
    bodies = subject.directive.directive.bodies if subject.directive else ()
    for body in bodies:
        if said.strip() in {body.canonical, body.name, body.official}:
            return body.canonical
    raise CorrectionUnfitError


def _body(library: Library, subject: Subject, wanted: Mend) -> Mend:
    """The change with the body's name and kin as the store or the catalogue knows them, or as the minutes print it."""
    source = library.store.source(subject.minutes.id)
    name, key, official = body_called(library, wanted.value, printed=source)
    return Mend(wanted.field, wanted.what, name, wanted.role, None, key, official)


def _labels(kind: str, names: type[Outcome | Role]) -> str:
    return say("report_comma").join(say(f"{kind}{name}") for name in names)
