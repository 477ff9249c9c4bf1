"""Minutes → passages with an n-gram index, and questions' grams → the passages that hold them.

A passage is one sentence (a long one is cut at ；) with the heading of its item and of its sub-point as context.
Document frequencies stand in a table of their own, kept by the loader, so that a question can begin with its
rarest grams and stop at a budget of postings.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.folding import fold
from knowledge.grams import bigrams, sound, unigrams
from knowledge.minutes.header import subject
from knowledge.model import Span
from knowledge.store.rows import listed
from knowledge.text import Text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from knowledge.model import AgendaItem, Minutes

MILLION = 1_000_000  # weights are counted in millionths: sums of whole numbers have no order
_HOLDING = "select json_group_array(rowid) from passage_grams where passage_grams match ? and rowid between ? and ?"
_PAIR = 2
LONGEST = 180  # characters of a passage; the measurements behind the ranking were made on such
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”」』）]*")
_WHOLE = re.compile(r".+", re.DOTALL)
_POINT = re.compile(r"（[一二三四五六七八九十]+）")
_LABEL = re.compile(
    r"(?:（[一二三四五六七八九十0-9]+）|[一二三四五六七八九十]+(?:是|要|、)|[0-9]+[.、．]|第[一二三四五六七八九十]+，)"
)
_SHORT_LABEL = 30  # characters: a longer numbered sentence says something itself
_CLAUSE = re.compile(r"[^；]+；?")
_SUBHEAD = re.compile(r"^（[一二三四五六七八九十]+）(?P<title>[^。，：\n]{2,40}?(?:，[^。，：\n]{2,20})?)。")

SCHEMA = """
create table passages (
    id integer primary key,
    minutes_id integer not null references minutes(id) on delete cascade,
    item_id integer references items(id) on delete cascade,
    start integer not null,
    end integer not null,
    text text not null,
    context text not null
);
create index passages_minutes on passages(minutes_id);
create index passages_item on passages(item_id);
create virtual table passage_grams using fts5(grams, content='', tokenize='ascii');
create table grams (gram text primary key, df integer not null, sound text not null) without rowid;
create index grams_sound on grams(sound);
"""
# How often a gram stands in what an audience alone may see: a hidden word is no help in reading a question.
BY_AUDIENCE = """
drop table grams;
create table grams (
    gram text not null, audience text not null, df integer not null, sound text not null, primary key (gram, audience)
) without rowid;
create index grams_sound on grams(sound)
"""
_SEEN = "(audience in (select value from json_each(?)) or substr(audience, 1, 10) in (select value from json_each(?)))"


_SELECT = "select id, minutes_id, item_id, start, end, text, context from passages"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stored sentence: ``text`` as printed, ``plain`` folded for scoring, ``context`` its headings (folded)."""

    id: int
    minutes_id: int
    item_id: int | None
    start: int
    end: int
    text: str
    plain: str
    context: str

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return Span(self.start, self.end)

    @property
    def whole(self) -> str:
        """All words by which it is found."""
        return f"{self.plain}\n{self.context}"

    def holding(self, grams: Collection[str]) -> list[str]:
        """Those of the grams that the index has for it."""
        whole = self.whole
        if all(len(gram) == _PAIR and not gram.isascii() for gram in grams):
            return [gram for gram in grams if gram in whole]
        held = set(bigrams(whole))  # 50 stands in 150, and is no word of it
        return [gram for gram in grams if gram in held]

    @property
    def heading(self) -> str:
        """The heading of its item."""
        return self.context.partition("\n")[0]

    @property
    def below(self) -> str:
        """The rest of its context: the heading of its point, when the meeting was and what a special one was about."""
        return self.context.partition("\n")[2]


def index(db: sqlite3.Connection, minutes_id: int, minutes: Minutes, item_ids: dict[int, int]) -> None:
    """Write the passages of one document, inside the caller's transaction."""
    text = Text.of(minutes.document)
    frequency: Counter[str] = Counter()
    meeting = _meeting_line(minutes, text)
    for item in minutes.items:
        heading = fold(item.heading or item.topic).replace("\n", " ")
        told = (each for span in _told(item, text) for each in _sentences(text, span))
        for start, end, words, subhead in told:
            context = f"{heading}\n{fold(subhead)}\n{meeting}"
            cursor = db.execute(
                "insert into passages(minutes_id, item_id, start, end, text, context) values (?,?,?,?,?,?)",
                (minutes_id, item_ids[item.ordinal], start, end, words, context),
            )
            whole = context + "\n" + fold(words)
            grams = bigrams(whole)
            db.execute("insert into passage_grams(rowid, grams) values (?,?)", (cursor.lastrowid, " ".join(grams)))
            frequency.update(set(grams) | set(unigrams(whole)))
    _count(db, frequency, audience_of(db, minutes_id), +1)


def _told(item: AgendaItem, text: Text) -> Iterator[Span]:
    """Where an item is told: of rows of a table each cell by itself, but for those that say no sentence."""
    for span in (item.span, *item.stretches):
        start, stop = text.indexes(span)
        head = item.heading if _BAR.search(text.shown, start, stop) else None
        if not (head and re.compile(rf"{re.escape(head)}\s*[|\t]").search(text.shown, start, stop)):
            yield span
            continue
        for cell in _CELL.finditer(text.shown, start, stop):
            if len(cell[0].strip()) >= _SAYS:
                yield text.span(*cell.span())


def audience_of(db: sqlite3.Connection, minutes_id: int) -> str:
    """Who may see the minutes."""
    return str(db.execute("select audience from minutes where id = ?", (minutes_id,)).fetchone()[0])


def hand_over(db: sqlite3.Connection, minutes_id: int, before: str) -> None:
    """Count the grams of one document for its audience now, no longer for the one before."""
    frequency = _frequency(db, minutes_id)
    _count(db, frequency, before, -1)
    _count(db, frequency, audience_of(db, minutes_id), +1)


def count_all(db: sqlite3.Connection) -> None:
    """Count the grams of every document anew, for its audience."""
    for row in db.execute("select distinct minutes_id from passages").fetchall():
        _count(db, _frequency(db, row[0]), audience_of(db, row[0]), +1)


def _frequency(db: sqlite3.Connection, minutes_id: int) -> Counter[str]:
    frequency: Counter[str] = Counter()
    for row in db.execute("select context, text from passages where minutes_id = ?", (minutes_id,)):
        whole = row[0] + "\n" + fold(row[1])
        frequency.update({*bigrams(whole), *unigrams(whole)})
    return frequency


def _meeting_line(minutes: Minutes, text: Text) -> str:
    """When the meeting was, as a question would say it, and what a special one was about: 2024年3月 夜市规范提升."""
    held = minutes.meeting.held_on
    day = f"{held.year}年{held.month}月" if held else ""
    return f"{day} {subject(text)}".strip()


def forget(db: sqlite3.Connection, minutes_id: int) -> None:
    """Take the passages of one document out, inside the caller's transaction."""
    _count(db, _frequency(db, minutes_id), audience_of(db, minutes_id), -1)
    rows = db.execute("select id, context, text from passages where minutes_id=?", (minutes_id,)).fetchall()
    for row in rows:
        whole = row[1] + "\n" + fold(row[2])
        grams = bigrams(whole)
        # A contentless index forgets a row only when it is told again what the row held.
        db.execute(
            "insert into passage_grams(passage_grams, rowid, grams) values ('delete',?,?)", (row[0], " ".join(grams))
        )
    db.execute("delete from passages where minutes_id=?", (minutes_id,))


def _count(db: sqlite3.Connection, frequency: Counter[str], audience: str, sign: int) -> None:
    db.executemany(
        "insert into grams(gram, audience, df, sound) values (?,?,?,?)"
        " on conflict(gram, audience) do update set df = df + excluded.df",
        ((gram, audience, sign * number, sound(gram)) for gram, number in frequency.items()),
    )
    if sign < 0:
        db.execute("delete from grams where df <= 0")


_BAR = re.compile(r"[|\t]")
_CELL = re.compile(r"[^|\n\t]+")
_SAYS = 12  # characters of a cell that says something: a body or a day says less
_NUMERAL = re.compile(r"[一二三四五六七八九十\d]{1,3}[、.．]?")  # a number on a line of its own says nothing


def _sentences(text: Text, span: Span) -> Iterator[tuple[int, int, str, str]]:
    """Each sentence of a range as (source start, source end, words, sub-heading)."""
    begin, stop = text.indexes(span)
    subhead = ""
    for start, end in _joined(text, begin, stop):
        plain = text.plain[start:end]
        if head := _SUBHEAD.match(plain):
            subhead = head["title"]
        elif _POINT.match(plain) and (start == begin or text.plain[start - 1] == "\n"):
            subhead = ""
        for piece in (
            _CLAUSE.finditer(text.shown, start, end)
            if end - start > LONGEST
            else (_WHOLE.match(text.shown, start, end),)
        ):
            if piece and (words := piece[0].strip()) and not _NUMERAL.fullmatch(words):
                place = text.span(piece.start(), piece.end())
                yield place.start, place.end, words, subhead


def _joined(text: Text, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences; a short label (一要加强领导。) is of one with the sentence that it announces."""
    label: int | None = None
    end = begin
    for found in _SENTENCE.finditer(text.shown, begin, stop):
        start, end = found.span()
        plain = text.plain[start:end]
        announced = label is not None and text.plain[start - 1] != "\n"
        if label is not None and not announced:
            yield label, start
        if _LABEL.match(plain) and len(plain) <= _SHORT_LABEL:
            label = label if announced else start
            continue
        yield label if announced and label is not None else start, end
        label = None
    if label is not None:
        yield label, end


# ------------------------------------------------------------------ asking
def frequencies(db: sqlite3.Connection, grams: Collection[str], sees: Collection[str]) -> dict[str, int]:
    """In how many passages that the asker may see each gram stands; those that stand in none are left out."""
    marks = ",".join("?" * len(grams))
    query = f"select gram, sum(df) from grams where gram in ({marks}) and {_SEEN} group by gram"  # noqa: S608 ours
    return dict(db.execute(query, (*grams, listed(sees), listed(sees))))


def alike(db: sqlite3.Connection, sounds: Collection[str], sees: Collection[str]) -> dict[str, list[tuple[str, int]]]:
    """The grams that sound so, of what the asker may see, most frequent first, by their sound."""
    marks = ",".join("?" * len(sounds))
    found: dict[str, list[tuple[str, int]]] = {}
    query = (
        f"select sound, gram, sum(df) from grams where sound in ({marks}) and {_SEEN}"  # noqa: S608 ours
        " group by gram order by 3 desc"
    )
    for said, gram, df in db.execute(query, (*sounds, listed(sees), listed(sees))):
        found.setdefault(said, []).append((gram, df))
    return found


def ranges(db: sqlite3.Connection) -> dict[int, tuple[int, int]]:
    """First and last passage of each document: one load writes them in a row, and nothing else in between."""
    rows = db.execute("select minutes_id, min(id), max(id) from passages group by minutes_id")
    return {minutes_id: (first, last) for minutes_id, first, last in rows}


def weighed(db: sqlite3.Connection, grams: Mapping[str, float], span: tuple[int, int]) -> dict[int, int]:
    """The passages of a range that hold any of the grams → the weight of those they hold, in millionths.

    Three times as fast as BM25, which also counts each gram in each passage; whoever asks scores the best ones anyway.
    """
    weights: dict[int, int] = {}
    for gram, weight in grams.items():
        each = round(weight * MILLION)
        for one in _holding(db, _quoted(gram), span):
            weights[one] = weights.get(one, 0) + each
    return weights


def beside(
    db: sqlite3.Connection, grams: Collection[str], further: Collection[str], span: tuple[int, int]
) -> Iterator[tuple[str, list[int]]]:
    """Each of the further grams with the passages of a range that hold it beside one of the grams."""
    any_of = " OR ".join(map(_quoted, grams))
    for gram in further:
        yield gram, _holding(db, f"({any_of}) AND {_quoted(gram)}", span)


def all_holding(db: sqlite3.Connection, grams: Collection[str], span: tuple[int, int], limit: int) -> list[int]:
    """The first passages of a range that hold all of the grams."""
    match = " AND ".join(map(_quoted, grams))
    query = (
        "select rowid from passage_grams where passage_grams match ? and rowid between ? and ? order by rowid limit ?"
    )
    return [row[0] for row in db.execute(query, (match, *span, limit))]


def _holding(db: sqlite3.Connection, match: str, span: tuple[int, int]) -> list[int]:
    """The passages of a range that fit; as one value, because each row from SQLite costs more than it holds."""
    found: list[int] = json.loads(db.execute(_HOLDING, (match, *span)).fetchone()[0])
    return found


def _quoted(gram: str) -> str:
    """A gram for FTS5: it is made of Han characters, ASCII letters, digits and points, so quotes are enough."""
    return f'"{gram}"'


def ranked(db: sqlite3.Connection, grams: Collection[str]) -> Iterator[int]:
    """The ids of the passages that hold any of the grams, best first by BM25."""
    match = " OR ".join(map(_quoted, grams))
    query = "select rowid from passage_grams where passage_grams match ? order by rank"
    return (row[0] for row in db.execute(query, (match,))) if grams else iter(())


def fetch(db: sqlite3.Connection, ids: Sequence[int]) -> list[Passage]:
    """The passages of some ids, in the order of the ids."""
    marks = ",".join("?" * len(ids))
    rows = db.execute(f"{_SELECT} where id in ({marks})", ids)
    found = {row[0]: _passage(row) for row in rows}
    return [found[one] for one in ids if one in found]


def between(db: sqlite3.Connection, first: int, last: int) -> list[Passage]:
    """The passages of a range of ids, in order."""
    return [_passage(row) for row in db.execute(f"{_SELECT} where id between ? and ?", (first, last))]


def of_items(db: sqlite3.Connection, item_ids: Collection[int], met: Mapping[int, Passage]) -> dict[int, list[Passage]]:
    """All passages of some items by the id of their item, in order; ``met`` are some that were read before."""
    found: dict[int, list[Passage]] = {one: [] for one in item_ids}
    query = f"{_SELECT} where item_id in (select value from json_each(?)) order by start"  # noqa: S608 ours
    for row in db.execute(query, (listed(item_ids),)):
        found[row[2]].append(met.get(row[0]) or _passage(row))
    return found


def _passage(row: sqlite3.Row) -> Passage:
    number, minutes_id, item_id, start, end, text, context = row
    return Passage(number, minutes_id, item_id, start, end, text, fold(text).lower(), context.lower())
