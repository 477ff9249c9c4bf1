"""The numbering and style parts of a .docx → the automatic number of each paragraph.

A paragraph names a list itself or through its style and what that style is based on; lists that share one
abstract definition count on together (ECMA-376 part 1, §17.9.15, §17.9.17).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.readers.archive import attribute, child, kin
from knowledge.readers.numbering import Counters, Level, NumberedList

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 50  # styles based on styles; a longer chain is a ring
_LONGEST = 6  # digits of a number in these parts


class Lists:
    """The lists of one document; ``label`` must be asked once a paragraph, in order."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._styles = _by_id(styles, "style", "styleId")
        self._default = next((key for key, style in self._styles.items() if _is_default(style)), None)
        self._abstract = _by_id(numbering, "abstractNum", "abstractNumId")
        self._lists = _by_id(numbering, "num", "numId")
        self._known: dict[str, NumberedList] = {}
        self._counters = Counters()

    def label(self, paragraph: _Element) -> str:
        """The number that stands before a paragraph, with the blank that parts it; empty without one."""
        number, depth = self._reference(child(paragraph, "pPr"))
        if number is None or number not in self._lists:
            return ""
        return self._counters.label(number, self._listed(number), depth)

    def _reference(self, properties: _Element | None) -> tuple[str | None, int]:
        """The list and the level of a paragraph; what it says itself goes before what its style says."""
        own = child(properties, "numPr")
        number, depth = attribute(child(own, "numId"), "val"), attribute(child(own, "ilvl"), "val")
        style = attribute(child(properties, "pStyle"), "val") or self._default
        for _ in range(_DEEPEST):
            if style not in self._styles or number is not None:
                break
            inherited = child(self._styles[style], "pPr", "numPr")
            number = attribute(child(inherited, "numId"), "val")
            depth = depth or attribute(child(inherited, "ilvl"), "val")
            if number is not None and depth is None:
                depth = self._depth_of_style(number, style)
            style = attribute(child(self._styles[style], "basedOn"), "val")
        return (number, _whole(depth, 0)) if number != "0" else (None, 0)

    def _depth_of_style(self, number: str, style: str) -> str | None:
        """The level of a list that is tied to a style."""
        for level in self._definition(number):
            if kin(level) == "lvl" and attribute(child(level, "pStyle"), "val") == style:
                return attribute(level, "ilvl")
        return None

    def _definition(self, number: str) -> _Element | tuple[()]:
        """The abstract definition of a list, looked up through a list style where it only points to one."""
        for _ in range(_DEEPEST):
            key = attribute(child(self._lists.get(number), "abstractNumId"), "val") or ""
            found = self._abstract.get(key)
            link = attribute(child(found, "numStyleLink"), "val")
            if found is None or link is None:
                return () if found is None else found
            number = attribute(child(self._styles.get(link), "pPr", "numPr", "numId"), "val") or ""
        return ()

    def _listed(self, number: str) -> NumberedList:
        """A list with what it changes of its definition."""
        if number not in self._known:
            listed = self._lists[number]
            definition = self._definition(number)
            levels = {_whole(attribute(x, "ilvl"), 0): _level(x) for x in definition if kin(x) == "lvl"}
            starts: dict[int, int] = {}
            for override in listed:
                depth = _whole(attribute(override, "ilvl"), 0)
                replaced, start = child(override, "lvl"), attribute(child(override, "startOverride"), "val")
                if replaced is not None:
                    levels[depth] = _level(replaced)
                if start is not None:
                    starts[depth] = _whole(start, 1)
            key = attribute(child(listed, "abstractNumId"), "val") or number
            self._known[number] = NumberedList(key, levels, starts)
        return self._known[number]


def _by_id(root: _Element | None, name: str, key: str) -> dict[str, _Element]:
    if root is None:
        return {}
    return {attribute(element, key) or "": element for element in root if kin(element) == name}


def _is_default(style: _Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}


def _level(element: _Element) -> Level:
    restart = attribute(child(element, "lvlRestart"), "val")
    legal = child(element, "isLgl")
    return Level(
        form=attribute(child(element, "numFmt"), "val") or "decimal",
        shape=attribute(child(element, "lvlText"), "val") or "",
        start=_whole(attribute(child(element, "start"), "val"), 0),
        restart=None if restart is None else _whole(restart, 0),
        legal=legal is not None and attribute(legal, "val") not in {"0", "false"},
    )


def _whole(text: str | None, otherwise: int) -> int:
    """A number as these parts write it; a damaged one counts as the usual value."""
    damaged = text is None or not (text.isascii() and text.isdigit()) or len(text) > _LONGEST
    return otherwise if damaged or text is None else int(text)
