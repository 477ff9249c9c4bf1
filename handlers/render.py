"""Answer → HTML pages that Telegram takes; the only file that knows markup."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from config.replies import runs
from knowledge.model import Card, Line, Mark, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIMIT = 4096  # UTF-16 units of a message once the entities are parsed (Bot API, sendMessage)
CARDS = 6  # cards of a page: the conclusion and five entries, what a phone shows without much scrolling
_BYTES_PER_UNIT = 8  # the server also refuses a text over 32,768 bytes, markup included: 4,096 × 8
_LONG_QUOTE = 400  # from here on a quotation is shown folded
_TAGS = {
    Mark.PLAIN: ("", ""),
    Mark.QUOTE: ("", ""),
    Mark.STRONG: ("<b>", "</b>"),
    Mark.PLACE: ("<i>", "</i>"),
    Mark.FOUND: ("<b>", "</b>"),
}
_QUOTED = {Mark.QUOTE, Mark.FOUND}
_ENDINGS = "。；！？，、 "
_INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by category, yet nothing to see


def sentence(key: str, **slots: object) -> str:
    """One sentence of replies.yaml as HTML; the slots are escaped."""
    return "\n".join(_html(line) for line in _lines(card(key, **slots)))


def label(words: str, length: int) -> str:
    """The words in one line of at most so many characters, for a button: Telegram takes none without a visible sign."""
    plain = " ".join(_clean(words).split())
    if not any(map(_shows, plain)):
        return "…"
    return plain if len(plain) <= length else plain[: length - 1] + "…"


def card(key: str, **slots: object) -> Card:
    """One sentence of replies.yaml as a card."""
    return Card((tuple(Run(words, Mark(mark)) for words, mark in runs(key, **slots)),))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its HTML, and which of the cards begin on it."""

    text: str
    cards: tuple[int, ...] = ()


def pages(cards: Iterable[Card], *, limit: int = LIMIT, per_page: int = CARDS) -> tuple[str, ...]:
    """Turn cards into HTML texts, as ``sheets`` does."""
    return tuple(sheet.text for sheet in sheets(cards, limit=limit, per_page=per_page))


def sheets(cards: Iterable[Card], *, limit: int = LIMIT, per_page: int = CARDS) -> tuple[Sheet, ...]:
    """Turn cards into HTML texts of at most ``limit`` UTF-16 units after entity parsing; none of them blank.

    There is at least one. A page is cut between cards. A card that alone is too long is cut between its
    lines, a line that alone is too long inside a run, which goes on with the same mark on the next page.
    """
    texts: list[str] = []
    begun: list[list[int]] = []
    seen: set[int] = set()
    room = count = 0
    for number, piece in _pieces(cards, limit):
        size = sum(map(_size, piece)) + 1
        if not texts or size > room or count == per_page:
            texts.append("")
            begun.append([])
            room, count = limit + 2, 0
        text = "\n".join(map(_html, piece))
        texts[-1] = f"{texts[-1]}\n\n{text}" if texts[-1] else text
        room, count = room - size, count + 1
        if number not in seen:
            seen.add(number)
            begun[-1].append(number)
    found = tuple(Sheet(text, tuple(numbers)) for text, numbers in zip(texts, begun, strict=True))
    return found or (Sheet(sentence("telegram_empty")),)


def _pieces(cards: Iterable[Card], limit: int) -> Iterator[tuple[int, list[Line]]]:
    """What can stand on a page by itself, each with the number of its card."""
    for number, whole in enumerate(cards):
        yield from ((number, part) for part in _parts(_lines(whole), limit) if _visible(part))


def _lines(whole: Card) -> list[Line]:
    """Rid a card of what Telegram would not take; a line break inside a run parts the line."""
    found: list[list[Run]] = []
    for line in whole.lines:
        found.append([])
        for run in line:
            for number, words in enumerate(_clean(run.text).split("\n")):
                if number:
                    found.append([])
                if words:
                    found[-1].append(Run(words, run.mark))
    return [tuple(line) for line in found]


def _clean(text: str) -> str:
    """Control characters as blanks, halves of surrogate pairs as the replacement character."""
    if text.isprintable():
        return text
    return "".join(
        "\ufffd" if unicodedata.category(c) == "Cs" else " " if unicodedata.category(c) == "Cc" and c != "\n" else c
        for c in text
    )


def _parts(lines: list[Line], limit: int) -> Iterator[list[Line]]:
    """Part the lines of one card into as few stretches as the limit allows."""
    stretch: list[Line] = []
    room = limit + 1  # the last line has no line break behind it
    for line in (part for whole in lines for part in _cut(whole, limit)):
        if stretch and _size(line) > room:
            yield stretch
            stretch, room = [], limit + 1
        stretch.append(line)
        room -= _size(line)
    if stretch:
        yield stretch


def _cut(line: Line, limit: int) -> Iterator[Line]:
    """Cut a line into as few as the limit allows, behind punctuation where there is any near."""
    rest = list(line)
    while _size(tuple(rest)) > limit + 1:
        head: list[Run] = []
        while _size((*head, rest[0])) <= limit + 1:
            head.append(rest.pop(0))
        run = rest[0]
        at = _longest(head, run, limit)
        rest[0] = Run(run.text[at:], run.mark)
        yield (*head, Run(run.text[:at], run.mark)) if at else tuple(head)
    yield tuple(rest)


def _longest(head: list[Run], run: Run, limit: int) -> int:
    """Count the characters of the run that still fit behind the head: by halving, then back to an ending."""
    low, high = 0, len(run.text)
    while high - low > 1:
        middle = (low + high) // 2
        if _size((*head, Run(run.text[:middle], run.mark))) <= limit + 1:
            low = middle
        else:
            high = middle
    near = max(run.text.rfind(sign, max(0, low - limit // 8), low) for sign in _ENDINGS)
    return max(low if near < 0 else near + 1, 0 if head else 1)


def _size(line: Line) -> int:
    """Count what a line and its line break take of the limit: the dearer of its characters and its bytes."""
    units = sum(len(run.text.encode("utf-16-le")) for run in line) // 2
    return max(units, -(-len(_html(line).encode()) // _BYTES_PER_UNIT)) + 1


def _html(line: Line) -> str:
    """Write a line as HTML; one that is all quotation becomes a block, within a line 「」 show it enough."""
    inner = "".join(_TAGS[run.mark][0] + escape(run.text, quote=False) + _TAGS[run.mark][1] for run in line)
    if line and all(run.mark in _QUOTED for run in line):
        folded = " expandable" if sum(len(run.text) for run in line) > _LONG_QUOTE else ""
        return f"<blockquote{folded}>{inner}</blockquote>"
    return inner


def _visible(lines: list[Line]) -> bool:
    """Tell whether a person would see anything; Telegram refuses a text of blanks and invisible signs."""
    return any(_shows(c) for line in lines for run in line for c in run.text)


def _shows(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "CZM" and sign not in _INVISIBLE
