"""Words of a list → people: which characters are a name, which a post, which a body.

A name is two to four characters that begin with a surname; what stands glued before it must end like a body
or like
a post. Where a page pads names to equal width (王  某) the pieces are joined again by the cheapest division.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.minutes.patterns_people import (
    COMPOUND_SURNAMES,
    COUNTED,
    COUPLED,
    DOTTED_NAME,
    GLUED,
    IS_ORG,
    NAMED_POST,
    NAMELESS,
    ORG_INSIDE,
    POST,
    POST_END,
    PROXY,
    SHORT_BODIES,
    SPLIT_NAME,
    SURNAMES,
    TITLED,
    WHOLE_NAME,
)

_POLITE = ("先生", "女士", "小姐")
_STEMS = frozenset("甲乙丙丁戊己庚辛壬癸")
_WEAK_ENDS = frozenset("镇村区县州市社站所部队台厂馆组库旗港科股段关")  # end names of people now and then
_ROOMS = "室处局办股署"  # end no name of a person
_LONGEST_JOIN = 4  # pieces that one padded name or body may be printed in


@dataclass(frozen=True, slots=True)
class Person:
    """What one entry of a list says, as ranges of its words.

    ``body_end`` characters at the start name a body, 0 where none. ``post`` is cut out of the name where
    the print
    sets the post between surname and given name (林市长某).
    """

    name_at: int
    name_end: int
    body_end: int = 0
    post: tuple[int, int] | None = None

    def name(self, printed: str) -> str:
        """Return the name out of the entry as printed."""
        if self.post is None:
            return printed[self.name_at : self.name_end]
        return printed[self.name_at : self.post[0]] + printed[self.post[1] : self.name_end]


def is_name(word: str) -> bool:
    """Whether a word can be a person's name as printed."""
    if word in _STEMS or WHOLE_NAME.fullmatch(word):
        return True
    if word.startswith(COMPOUND_SURNAMES):
        return 3 <= len(word) <= 4  # noqa: PLR2004 a surname of two and a given name of one or two
    if word[1:] in _POLITE:
        return word[0] in SURNAMES
    if not 2 <= len(word) <= 3:  # noqa: PLR2004 a surname of one and a given name of one or two
        return bool(DOTTED_NAME.fullmatch(word)) and not POST.search(word)
    if len(word) == 3 and word[-1] in _ROOMS:  # noqa: PLR2004 法务室, behind a surname
        return False
    return word[0] in SURNAMES and word.isalpha() and word not in SHORT_BODIES and not POST_END.search(word)


def _is_long_name(word: str) -> bool:
    """Whether what stands behind a post is a name of four characters, as Mongols and others have."""
    return len(word) == 4 and word[0] in SURNAMES and not (is_body(word) or POST_END.search(word))  # noqa: PLR2004


def _stands_alone(word: str) -> bool:
    """Whether a word among names is one too: of two or three characters, or of four behind a surname (才让东智)."""
    short = 2 <= len(word) <= 3  # noqa: PLR2004 as in is_name
    return word not in SHORT_BODIES if short else _is_long_name(word) and word[:2] not in SHORT_BODIES


def is_body(word: str) -> bool:
    """Whether a word is the name of a body."""
    return bool(IS_ORG.match(word))


def person(word: str, *, after_name: bool = False, in_prose: bool = False, among: bool = False) -> Person | None:
    """Read one entry: a name alone, a body or a post and a name, a name and a post.

    None where no one is named.

    ``after_name`` tells that the entry before was a name, parted by 、: then a short word is a name too,
    even where it
    ends like a village or a town. ``in_prose`` takes a glued name only behind a body or a post. ``among`` tells
    that it stands right behind a name in a labelled list: then any short word that is nothing else is one.
    """
    if is_name(word) and (not is_body(word) or len(word) == 2 or (after_name and word[-1] in _WEAK_ENDS)):  # noqa: PLR2004
        return Person(0, len(word))
    if word.endswith("同志") and is_name(word[:-2]):
        return Person(0, len(word) - 2)
    if counted := COUNTED.match(word):
        return Person(0, counted.end("name"))
    if (coupled := COUPLED.match(word)) and NAMELESS.search(word):
        return person(coupled["first"], in_prose=in_prose)
    if word.endswith(_POLITE) and word[-3:-2] in SURNAMES:
        return Person(len(word) - 3, len(word), len(word) - 3)
    if is_body(word) or NAMELESS.search(word) or POST.fullmatch(word):
        return None
    if proxy := PROXY.match(word):
        return Person(0, proxy.end("name")) if is_name(proxy["name"]) and is_name(proxy["deputy"]) else None
    if split := SPLIT_NAME.match(word):
        return Person(split.start("surname"), len(word), split.start("surname"), split.span("post"))
    if (titled := TITLED.match(word)) and (is_name(titled["name"]) or _is_long_name(titled["name"])):
        return Person(titled.start("name"), len(word), _body_of(titled["title"]))
    if (named := NAMED_POST.match(word)) and is_name(named["name"]):
        return Person(0, named.end("name"))
    if among and word.isalpha() and not POST.search(word) and _stands_alone(word):
        return Person(0, len(word))
    return _glued(word, in_prose=in_prose)


def behind_post(word: str) -> Person | None:
    """The name right behind a post in prose, whatever its surname: 旗长 格日勒; None where none stands there."""
    at = word.rfind(" ") + 1
    found = TITLED.match(word.replace(" ", ""))
    name = found["name"] if found else ""
    if not 2 <= len(name) <= 5 or is_body(name) or POST.search(name) or (at and word[at:] != name):  # noqa: PLR2004 the length of names
        return None
    return Person(len(word) - len(name), len(word))


def _glued(word: str, *, in_prose: bool) -> Person | None:
    """A body and a name without anything between them: the name that leaves a whole body wins.

    In a list what follows a whole body is a name even where its surname is none of the usual ones.
    """
    lengths = [length for length in (3, 2, 4) if len(word) > length]
    for length in lengths:
        at = len(word) - length
        if is_name(word[at:]) and (GLUED.search(word[:at]) or POST_END.search(word[:at])):
            return Person(at, len(word), _body_of(word[:at]))
    if in_prose or GLUED.search(word):
        return None
    if POST_END.search(word[:-1]):  # 组织委员|李: the half of a padded name
        return None
    for length in lengths[:2]:
        at = len(word) - length
        if is_body(word[:at]) and not POST.search(word[at:]) and word[at:].isalpha():
            return Person(at, len(word), at)
    return next((Person(len(word) - n, len(word), len(word) - n) for n in lengths if _ends_in_name(word, n)), None)


def _ends_in_name(word: str, length: int) -> bool:
    return len(word) > length + 1 and is_name(word[-length:])


def _body_of(title: str) -> int:
    """How many characters of what precedes a name are a body's name."""
    if GLUED.search(title) or not POST_END.search(title):
        return len(title)
    body = ORG_INSIDE.match(title)
    return body.end() if body else 0


def join_pieces(pieces: list[str]) -> list[int]:
    """How many pieces each word is printed in.

    So that padded and torn names become whole at the least cost.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        options = []
        for count in range(1, min(_LONGEST_JOIN, end) + 1):
            word = "".join(pieces[end - count : end])
            options.append((best[end - count][0] + _cost(word, count, torn=_is_torn(pieces[end - 2 : end])), count))
        best.append(min(options))
    counts: list[int] = []
    end = len(pieces)
    while end:
        counts.append(best[end][1])
        end -= best[end][1]
    return counts[::-1]


def _is_torn(pieces: list[str]) -> bool:
    """Whether two pieces are a post with a surname, and the given name: 组织委员李　某, 副局长王　某某."""
    first, last = pieces if len(pieces) == 2 else ("", "")  # noqa: PLR2004
    return 0 < len(last) < 3 and first[-1:] in SURNAMES and bool(POST_END.search(first[:-1]))  # noqa: PLR2004


def _cost(word: str, pieces: int, *, torn: bool) -> float:
    joined = (1.0 if "·" in word else 0.3) * (pieces - 1)  # 陈某　阿某·某提 are two
    if word in _STEMS:
        return joined
    if is_name(word) and len(word) > 1:
        return joined if word[0] in SURNAMES else joined + 0.5
    titled = TITLED.match(word) if torn and pieces == 2 else None  # noqa: PLR2004 组织委员李　某
    if titled and len(titled["name"]) > 1 and is_name(titled["name"]):
        return joined + 0.2
    if pieces > 1 and len(word) > 3 and not is_body(word) and not PROXY.match(word):  # noqa: PLR2004 no name
        return 9.0
    if is_body(word) or POST.fullmatch(word):
        return 2 * joined + 0.1
    if person(word):
        return joined + 0.2
    return joined + (3.0 if len(word) == 1 else 1.0)
