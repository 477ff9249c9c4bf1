"""Questions that went unanswered → groups of like ones, and an administrator's word → answers from then on.

    answer → record → groups → lesson → teach → settle (the question asked again)

Questions are for administrators to read. Of the minutes nothing is shown that the reader may not see, and a question
is asked again with no more sight than its asker has.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from config.replies import say
from config.vocabulary import intent_table
from knowledge.answer import ask
from knowledge.errors import (
    TeachingError,
    UnknownBodyError,
    UnknownGroupError,
    UnknownIntentError,
    UnknownItemError,
    UnknownLessonError,
    UnteachableWordsError,
)
from knowledge.library import Library
from knowledge.model import Dialogue, Heard, Miss, MissGroup, Status, Subject, Verdict
from knowledge.questions.lessons import said
from knowledge.questions.lexicon import identity, strong_forms
from knowledge.scope import item_called
from knowledge.search import search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from knowledge.model import Answer, Asker, Query, StoredItem, Taught
    from knowledge.store import Store

NEAREST = 5  # items kept and offered with a question
_ALIKE = 70  # of 100: from here two topics are about the same
_WHOLE = 4  # characters of a topic that means the same wherever it stands inside a longer one
_NO_QUESTION = frozenset({Status.HELP, Status.SMALLTALK, Status.REJECTED})
_UNANSWERED = frozenset({Status.NOT_FOUND, Status.REJECTED})


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an administrator wants to teach, understood but not yet stored; ``meaning`` as in ``Taught``."""

    subject: Subject
    words: tuple[str, ...]
    meaning: str
    group: MissGroup | None = None


# ------------------------------------------------------------------ what was missed
def record(  # noqa: PLR0913 what is kept of a question, all of it explicit
    store: Store,
    answer: Answer,
    *,
    before: Dialogue,
    sees: frozenset[str],
    verdict: Verdict = Verdict.MISSED,
    asker: Asker | None = None,
    turn: str | None = None,
) -> None:
    """Keep a question that found nothing, or whose answer the asker marked; ``turn`` tells two marks on one apart.

    Greetings and what is no question are not kept, nor is an answer that nobody marked.
    """
    if answer.status in _NO_QUESTION or (verdict is Verdict.MISSED and answer.status is not Status.NOT_FOUND):
        return
    query = answer.query
    near = [hit.item.id for hit in search(query.terms, Library(store, sees))] if query else []
    miss = Miss(
        question=answer.question,
        heard=_heard(query) if query else Heard(answer.intent),
        status=answer.status,
        verdict=verdict,
        sees=sees,
        nearest=tuple(dict.fromkeys([*(one.id for one in answer.items), *near]))[:NEAREST],
        before=before,
        asker=asker,
    )
    store.keep_miss(miss, turn=turn)


def _heard(query: Query) -> Heard:
    items = [say("heard_item", ordinal=number) for number in query.ordinals]
    named = [*(body.words for body in query.bodies), *query.groups, *query.people, query.meeting.words, *items]
    return Heard(query.intent, query.topic, tuple(words for words in named if words))


def groups(store: Store, *, sees: frozenset[str]) -> tuple[MissGroup, ...]:
    """Open questions, those about the same together, the most frequent first; nearest items as ``sees`` allows."""
    found: dict[str, list[Miss]] = {}
    for miss in store.misses():
        key = _key(miss)
        found.setdefault(_likest(key, tuple(found)) or key, []).append(miss)
    seen = frozenset(one.id for one in store.current(sees))
    made = [MissGroup(each[0].id, tuple(each), _nearest(store, each, seen)) for each in found.values()]
    return tuple(sorted(made, key=lambda group: (-len(group.misses), -group.misses[-1].id)))


def group_of(store: Store, group_id: int, *, sees: frozenset[str]) -> MissGroup:
    """The group of one number; UnknownGroupError where its questions are settled or put aside."""
    for group in groups(store, sees=sees):
        if group.id == group_id:
            return group
    raise UnknownGroupError(number=group_id)


def dismiss(store: Store, group_id: int, *, sees: frozenset[str], by: str) -> None:
    """Put a group aside that needs no answer; UnknownGroupError."""
    group = group_of(store, group_id, sees=sees)
    store.dismiss_misses([miss.id for miss in group.misses], by)


def _key(miss: Miss) -> str:
    """What a question is about: its topic, else what it names, else all of it."""
    topic = said(miss.heard.topic)
    return topic if len(topic) > 1 else said("".join(miss.heard.slots)) or said(miss.question)


def _likest(key: str, keys: Sequence[str]) -> str | None:
    best = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if best is not None:
        return best[0]
    inside = (other for other in keys if min(len(key), len(other)) >= _WHOLE and (key in other or other in key))
    return next(inside, None)


def _nearest(store: Store, misses: Sequence[Miss], seen: frozenset[int]) -> tuple[StoredItem, ...]:
    ids = [*dict.fromkeys(item_id for miss in misses for item_id in miss.nearest)][:NEAREST]
    found = {item.id: item for item_id in ids if (item := store.item_in_force(item_id)) and item.minutes_id in seen}
    return tuple(found.values())


# ------------------------------------------------------------------ what is taught
def lesson(store: Store, words: str, *, today: date, sees: frozenset[str]) -> Lesson:
    """Understand ``[number of a group] subject [words=]meaning``; a TeachingError names what is wrong.

    Without words the questions of the group are meant, where an item or an intent is taught.
    """
    number, _, rest = words.strip().partition(" ")
    group = None
    if number.lstrip("#＃").isdigit():
        group, words = group_of(store, int(number.lstrip("#＃")), sees=sees), rest
    name, _, rest = words.strip().partition(" ")
    subject = next((each for each in Subject if name in {each, say(f"subject_{each}")}), None)
    left, equals, right = rest.replace("＝", "=").partition("=")
    if subject is None or not rest.strip():
        raise TeachingError
    phrases: tuple[str, ...]
    if equals:
        phrases, meaning = (left.strip(),), right.strip()
    elif group and subject in {Subject.ITEM, Subject.INTENT}:
        phrases, meaning = _phrases(group), rest.strip()
    else:
        raise TeachingError
    return _checked(store, Lesson(subject, phrases, meaning, group), today, sees)


def _checked(store: Store, raw: Lesson, today: date, sees: frozenset[str]) -> Lesson:
    library = Library(store, sees)
    meanings: dict[Subject, Callable[[str], str]] = {
        Subject.ITEM: partial(_item, library, today),
        Subject.ALIAS: partial(_body, library),
        Subject.SYNONYM: str.lower,
        Subject.INTENT: _intent,
    }
    meaning = meanings[raw.subject](raw.meaning)
    if any(len(said(words)) < 2 or said(words) == said(meaning) for words in raw.words):  # noqa: PLR2004 two make a word
        raise UnteachableWordsError
    if raw.subject is Subject.SYNONYM and len(said(meaning)) < 2:  # noqa: PLR2004 two make a word
        raise UnteachableWordsError
    return Lesson(raw.subject, raw.words, meaning, raw.group)


def _item(library: Library, today: date, words: str) -> str:
    """第7次会议第2项 → the id of the item."""
    item = item_called(library, words, today)
    if item is None:
        raise UnknownItemError(words=words)
    return str(item.id)


def _body(library: Library, words: str) -> str:
    """A body as the minutes call it, else as the catalogue knows it."""
    return body_called(library, words)[0]


def body_called(library: Library, words: str, *, printed: str = "") -> tuple[str, str | None, str | None]:
    """A body's name as the minutes call it, else as the catalogue or the ``printed`` text has it; key, full name.

    UnknownBodyError where none of them knows it.
    """
    one = identity(words)
    key = one if one in strong_forms().values() else None
    if one in library.lexicon.names:
        name = library.lexicon.names[one][0]
        known = (body.official for body in library.store.bodies(library.sees) if body.canonical == name)
        return name, key, next((official for official in known if official), None)
    if key is not None or (len(words) > 1 and words in printed):
        return words, key, None
    raise UnknownBodyError(words=words)


def _intent(words: str) -> str:
    for row in intent_table():
        if words in {row.name, say(f"intent_{row.name}")}:
            return row.name
    raise UnknownIntentError(words=words, intents=say("report_comma").join(intent_labels().values()))


def intent_labels() -> dict[str, str]:
    """Each intent with its name for people."""
    return {row.name: say(f"intent_{row.name}") for row in intent_table()}


def of_item(group: MissGroup, item: StoredItem) -> Lesson:
    """The lesson that the questions of a group mean an item."""
    return Lesson(Subject.ITEM, _phrases(group), str(item.id), group)


def of_intent(group: MissGroup, intent: str) -> Lesson:
    """The lesson that the questions of a group want what an intent gives; UnknownIntentError."""
    return Lesson(Subject.INTENT, _phrases(group), _intent(intent), group)


def _phrases(group: MissGroup) -> tuple[str, ...]:
    """The different questions of a group, those that differ by a question mark alone once."""
    return tuple({said(question): question for question in group.questions}.values())


def teach(store: Store, wanted: Lesson, *, by: str) -> tuple[Taught, ...]:
    """Store a lesson, one entry for each of its phrases; it holds from the next question on."""
    ids = {store.teach(wanted.subject, words, wanted.meaning, by) for words in wanted.words}
    return tuple(each for each in store.taught() if each.id in ids)


def settle(  # noqa: PLR0913 what an answer depends on, all of it explicit
    store: Store,
    miss: Miss,
    taught: Sequence[Taught],
    *,
    today: date,
    sees: frozenset[str],
    own: tuple[str, ...] = (),
) -> Answer | None:
    """Ask a question again; where it is answered now it counts as settled. None where it still is not.

    ``sees`` is what the asker may read today; what they might not read when they asked they do not read now.
    """
    found, _ = ask(store, miss.question, dialogue=miss.before, today=today, sees=miss.sees & sees, own=own)
    if found.status in _UNANSWERED:
        return None
    its = (each.id for each in taught if said(each.words) == said(miss.question))
    store.settle_miss(miss.id, next(its, taught[0].id))
    return found


def undo(store: Store, taught_id: int, *, by: str) -> None:
    """Take back one entry; the questions that it answered are open again. UnknownLessonError where it is gone."""
    if not store.unteach(taught_id, by):
        raise UnknownLessonError(number=taught_id)


def rows(store: Store, *, sees: frozenset[str]) -> Iterator[dict[str, object]]:
    """Everything taught as plain data, ready for JSON; an item by its meeting and number too, where it may be seen."""
    for each in store.taught():
        row: dict[str, object] = {
            "id": each.id,
            "subject": each.subject.value,
            "words": each.words,
            "meaning": each.meaning,
            "by": each.by,
            "at": each.at,
        }
        if item := item_of(store, each, sees=sees):
            meeting = Library(store, sees).minutes(item.minutes_id).meeting
            row |= {"meeting": meeting.name, "ordinal": item.item.ordinal, "heading": item.item.heading}
        yield row


def item_of(store: Store, taught: Taught, *, sees: frozenset[str]) -> StoredItem | None:
    """The item that an entry means, as it stands now; None where it means none, or one not to be seen."""
    item = store.item_in_force(int(taught.meaning)) if taught.subject is Subject.ITEM else None
    seen = {one.id for one in store.current(sees)}
    return item if item and item.minutes_id in seen else None
