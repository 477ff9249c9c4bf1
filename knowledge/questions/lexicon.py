"""What the store talks about → the words by which a question may name it: bodies, people, meetings.

One lexicon serves all questions of the same audience until the store changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from config.tables import catalogue
from knowledge.folding import fold
from knowledge.grams import soft, sound
from knowledge.model import Role
from knowledge.questions.lessons import lessons
from knowledge.word_classes import is_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from knowledge.model import AgendaItem, Body, Directive, Meeting, StoredBody, StoredMinutes
    from knowledge.questions.lessons import Lessons
    from knowledge.store import Store

LEVELS = "省市县区州旗镇乡盟"
_LEVEL = re.compile(rf"^(?:全?[{LEVELS}](?=.{{2}}))")
_PLACE = re.compile(rf"^[\u4e00-\u9fff]{{1,4}}?[{LEVELS}]?$")
_ISSUING = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,4}}[省市])?(?P<place>[\u4e00-\u9fff]{{2,4}}?)[{LEVELS}](?=第?.{{0,6}}?(?:人民)?政府)"
)
_GOVERNMENT_OF = re.compile(rf"(?P<place>[\u4e00-\u9fff]{{2,4}}[{LEVELS}])(?:人民)?政府")  # 临江县政府, no 市政府
_BRANCH = re.compile(r"(?P<what>公安|税务|生态环境|自然资源|市场监管)(?:局)?[\u4e00-\u9fff]{2,3}分局")  # 公安临江分局
_MARKS = re.compile(r"[《》“”\s]")
_MOST_PLACE = 5  # characters of a place name that may stand before a body's name


@lru_cache(maxsize=20_000)
def bare(name: str) -> str:
    """A body's name folded, without marks."""
    return _MARKS.sub("", fold(name))


def level_of(name: str) -> str:
    """The level a body's name begins with (市, 县 …), empty where it has none."""
    return name[0] if _LEVEL.match(name) else ""


_SUFFIX = re.compile(r"(?:局|委|办|办公室|部|院|会|处|中心|集团|公司|大队|支队|分局|总社|联|馆|团委|党校|海关|政府)$")
_SHORTEST = 3  # a shorter name (财政, 人大) is a body only where the words around it say so


@cache
def strong_forms() -> dict[str, str]:
    """Each name of the catalogue that is a body wherever it stands → its key."""
    return {form: key for form, key in _forms_of_catalogue() if len(form) >= _SHORTEST and _SUFFIX.search(form)}


@cache
def weak_forms() -> dict[str, str]:
    """Each other word of the catalogue (财政, 教育, 府办) → its key."""
    strong = strong_forms()
    weak = {form: key for form, key in _forms_of_catalogue() if form not in strong}
    return {form: key for form, key in weak.items() if len(form) > 1}


def _forms_of_catalogue() -> Iterator[tuple[str, str]]:
    """Every form with its key, the least telling first, so that a printed name wins over a nickname."""
    for entry in catalogue():
        yield from ((bare(form), entry.key) for form in entry.called)
    for entry in catalogue():
        yield from ((bare(form), entry.key) for form, _ in entry.stems)
        yield from ((bare(form), entry.key) for form in entry.former)
    for entry in catalogue():
        yield from ((bare(form), entry.key) for form in (*entry.short, *entry.official))


@lru_cache(maxsize=20_000)
def identity(name: str) -> str:
    """The catalogue key of a printed name, else the name itself without its level.

    A place before the name is skipped (临江生态环境局); a longer stranger before it makes another body of it. Of a
    government the place is the name: two of them may have tasks of one meeting.
    """
    name = bare(name)
    if government := _GOVERNMENT_OF.fullmatch(name):
        return government["place"] + "政府"
    forms = strong_forms() | weak_forms()
    for begin in range(min(_MOST_PLACE, max(1, len(name) - 1))):
        rest = name[begin:]
        if rest in forms and (begin == 0 or _PLACE.match(name[:begin])):
            return forms[rest]
    if branch := _BRANCH.fullmatch(name):
        return identity(branch["what"] + "局")
    if name.endswith("分局"):
        return identity(name.removesuffix("分局") + "局")
    short = _LEVEL.sub("", name)
    return short or name


def identity_of(body: Body | StoredBody) -> str:
    """The catalogue key of a body that was read, else what its full name is known by."""
    return identity(body.canonical) if body.key in {None, "government"} else body.key


def brought_by(item: AgendaItem, ids: frozenset[str]) -> bool:
    """Whether one of some bodies brought the item in."""
    return any(identity(name) in ids for name in item.presenters)


def tells(directives: Iterable[Directive], ids: frozenset[str]) -> bool:
    """Whether one of some directives names one of some bodies."""
    return any(identity_of(body) in ids for one in directives for body in one.bodies)


def place_of(meeting: Meeting) -> str:
    """The place whose meeting it was, without 市 县 区; empty where neither issuer nor name says it."""
    for words in (meeting.issuer, meeting.name):
        if words and (found := _ISSUING.match(bare(words))):
            return found["place"]
    return ""


_ORGAN = re.compile(
    r"(?P<organ>[\u4e00-\u9fff]{2,24}?(?:局|委员会|管委会|公司|集团|大学|学院|学校|中学|医院|开发区|管理区|中心))"
    r"(?=(?:20\d\d年)?(?:第[^次]{1,5}次)?(?:局|党|校|院|区)?(?:长|组|委|主任|总经理|经理|董事|理事|办公|专题|行政|[会务])|$)"
)


def organ_of(meeting: Meeting) -> str:
    """The bureau, company or school whose meeting it was, folded; empty for a government's."""
    found = (_ORGAN.match(bare(words)) for words in (meeting.name, meeting.issuer) if words)
    return next((one["organ"] for one in found if one), "")


@dataclass(frozen=True)
class Lexicon:
    """``forms``: word → identities; ``names``: identity → canonical names in the store, most printed first."""

    revision: int
    forms: dict[str, frozenset[str]]
    names: dict[str, tuple[str, ...]]
    groups: frozenset[str]
    people: frozenset[str]
    longest: int
    sounds: dict[str, frozenset[str]]  # toneless pinyin of a body's name → identities
    initials: dict[str, frozenset[str]]  # czj → identities
    lessons: Lessons
    chairs: dict[str, str]  # who led the meetings, by name and by surname and post → the name
    titled: dict[str, str]  # surname and post → the name: 李市长
    towns: dict[
        str, frozenset[str]
    ]  # a body without what it is (北湾 for 北湾镇, 海洋发展 for 海洋发展局) → identities
    places: frozenset[str]  # whose minutes the store holds, without 市 县 区
    shapes: dict[str, frozenset[str]]  # a body's name with one character left open → identities
    by_surname: dict[str, tuple[str, ...]]  # the first character of known names → the names

    def known(self, identities: Iterable[str]) -> bool:
        """Whether the store holds any of these bodies."""
        return any(one in self.names for one in identities)

    def named(self, fits: Callable[[str], object]) -> frozenset[str]:
        """The bodies of the store of which a name, without marks, fits."""
        return frozenset(one for one, names in self.names.items() if any(map(fits, map(bare, names))))


def build(store: Store, sees: frozenset[str], revision: int, current: Sequence[StoredMinutes]) -> Lexicon:
    """The lexicon of what an audience may see; ``current`` are the minutes in force of it."""
    bodies = store.bodies(sees)
    names: dict[str, dict[str, None]] = {}
    forms: dict[str, set[str]] = {form: {key} for form, key in strong_forms().items()}
    groups: set[str] = set()
    for body in bodies:
        if body.roles and set(body.roles) <= {Role.GROUP}:
            groups.add(bare(body.canonical))
            continue
        if set(body.roles) == {Role.PERSON}:
            continue
        one = identity_of(body)
        names.setdefault(one, {})[body.canonical] = None
        for form in _forms(body):
            forms.setdefault(form, set()).add(one)
    taught = lessons(store.taught(), identity)
    forms |= {word: set(ids) for word, ids in taught.aliases.items()}
    titled = _titled(current)
    people = frozenset(name for one in current for name in _listed(one)) | _persons(bodies)
    return Lexicon(
        revision=revision,
        forms={form: frozenset(ones) for form, ones in forms.items() if len(form) > 1},
        names={one: tuple(each) for one, each in names.items()},
        groups=frozenset(groups),
        people=people,
        longest=max(map(len, [*forms, *weak_forms()])),
        sounds=_by(forms, lambda form: soft(sound(form))),
        initials=_by(forms, lambda form: "".join(part[:1] for part in sound(form).split())),
        lessons=taught,
        chairs=titled | {name: name for one in current if (name := one.meeting.chair)},
        titled=titled,
        towns=_stems(names),
        places=frozenset(place for one in current if (place := place_of(one.meeting))),
        shapes=_shapes(forms),
        by_surname=_by_surname(people),
    )


_BLURRED = range(5, 9)  # characters of a name that may have one of them mistyped


def blurs(name: str) -> list[str]:
    """A name with each of its characters but the last left open, one at a time."""
    return [f"{name[:at]}?{name[at + 1 :]}" for at in range(len(name) - 1)]


def _shapes(forms: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for form, ones in forms.items():
        for blurred in blurs(form) if len(form) in _BLURRED else ():
            found.setdefault(blurred, set()).update(ones)
    return {blurred: frozenset(ones) for blurred, ones in found.items()}


def _by_surname(people: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(people):
        found.setdefault(name[:1], []).append(name)
    return {surname: tuple(names) for surname, names in found.items()}


_TOWN = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,4})(?:镇|乡|街道|新城|新区|片区|园区|高新区|开发区|社区|村)")
_FIRM = re.compile(rf"[{LEVELS}]?(?P<stem>[\u4e00-\u9fff]{{2,4}})(?:集团|公司)")  # 文教投|集团


# 海洋发展|局: what an office does, long enough to name it
_OFFICE = re.compile(rf"[{LEVELS}]?(?P<stem>(?!委)[\u4e00-\u9fff]{{4,8}}?)(?:局|委员会|委|办公室|办)")


def _stems(names: dict[str, dict[str, None]]) -> dict[str, frozenset[str]]:
    """The towns, districts and offices of the store by their names alone, as people call them."""
    found: dict[str, set[str]] = {}
    for one, printed in names.items():
        for name in printed:
            match = _TOWN.fullmatch(bare(name)) or _FIRM.fullmatch(bare(name)) or _OFFICE.fullmatch(bare(name))
            if match and match["stem"] not in weak_forms() and not (match.re is _FIRM and is_word(match["stem"])):
                found.setdefault(match["stem"], set()).add(one)
    return {stem: frozenset(ones) for stem, ones in found.items()}


_POST = re.compile(r"(?<!副)(?:市长|县长|区长|镇长|乡长|州长|校长|院长|局长|主任|书记|董事长|总经理)")


def _titled(current: Sequence[StoredMinutes]) -> dict[str, str]:
    """Those who led a meeting by surname and post; the newest meeting wins."""
    found: dict[str, str] = {}
    for one in reversed(current):
        chair, title = one.meeting.chair, one.meeting.chair_title
        if chair and title:
            found |= {fold(chair[:1]) + post: chair for post in _POST.findall(fold(title))}
    return found


def _forms(body: StoredBody) -> set[str]:
    printed = {bare(name) for name in (body.canonical, body.name, body.official) if name}
    if body.where == "directive" and body.key is None and body.name != body.canonical:
        printed.add(bare(body.canonical))
    return printed | {_LEVEL.sub("", name) for name in printed}


def _listed(minutes: StoredMinutes) -> Iterator[str]:
    """Every name that the lists of one meeting print, the chair's included."""
    lists = minutes.attendance
    yield from (*lists.attendees, *lists.absent)
    yield from (name for observer in lists.observers for name in observer.names)
    yield from (name for name in (minutes.meeting.chair, lists.recorder) if name)


def _persons(bodies: Iterable[StoredBody]) -> frozenset[str]:
    return frozenset(body.canonical for body in bodies if set(body.roles) == {Role.PERSON})


def _by(forms: dict[str, set[str]], key: Callable[[str], str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for form, ones in forms.items():
        if 2 < len(form) <= 6:  # noqa: PLR2004 shorter ones sound like everything, longer ones nobody abbreviates
            found.setdefault(key(form), set()).update(ones)
    return {said: frozenset(ones) for said, ones in found.items() if said}
