"""A made store → how fast other ways to the best passage are: plain FTS5, a rapidfuzz scan, tantivy, bm25s.

They only find a passage; the question line also reads the question, ranks items and composes the answer. The last two
are extras: ``make bench``.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

import knowledge
from bot.bench import Times
from bot.bench_made import meetings, questions
from knowledge.folding import fold
from knowledge.grams import bigrams
from knowledge.store import passages as index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from knowledge.store import Store

_ASKED = 60
_SCANNED = 8  # questions of a scan, which takes about a second each
_MOST_SCANNED = 100_000  # passages that are held in memory for a scan, or for bm25s
_HEAP = 100_000_000  # bytes that tantivy's writer may use

Peer = tuple[str, Times]


def peers(path: Path, passages: int, most: int = _ASKED) -> list[Peer]:
    """Name and times of every peer that is installed and fit for the size."""
    asked = [one.text for one in questions(meetings(passages), most)]
    found = []
    with knowledge.open_store(path) as store:
        found.append(("FTS5 OR", Times.of(lambda text: next(index.ranked(store.read(), _grams(text)), None), asked)))
        if find_spec("tantivy"):
            found.append(("tantivy", Times.of(_tantivy(store), asked)))
        if passages <= _MOST_SCANNED:
            if find_spec("bm25s"):
                found.append(("bm25s", Times.of(_bm25s(store), asked)))
            found.append(("rapidfuzz", Times.of(_rapidfuzz(store), asked[:_SCANNED])))
    return found


def _grams(text: str) -> list[str]:
    return list(dict.fromkeys(bigrams(fold(text))))


def _texts(store: Store) -> Iterator[str]:
    for first, last in index.ranges(store.read()).values():
        for passage in index.between(store.read(), first, last):
            yield passage.context.replace("\n", " ") + " " + passage.plain


def _rapidfuzz(store: Store) -> Callable[[str], object]:
    texts = list(_texts(store))
    return lambda text: process.extractOne(fold(text), texts, scorer=fuzz.WRatio)


def _tantivy(store: Store) -> Callable[[str], object]:
    import tantivy

    schema = tantivy.SchemaBuilder().add_text_field("grams", tokenizer_name="whitespace").build()
    engine = tantivy.Index(schema)
    writer: Any = engine.writer(_HEAP)
    for text in _texts(store):
        writer.add_document(tantivy.Document(grams=" ".join(bigrams(text))))
    writer.commit()
    engine.reload()
    searcher = engine.searcher()

    def ask(text: str) -> object:
        terms = [tantivy.Query.term_query(schema, "grams", gram) for gram in _grams(text)]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        return searcher.search(query, 10).hits

    return ask


def _bm25s(store: Store) -> Callable[[str], object]:
    import bm25s

    engine = bm25s.BM25()
    engine.index([bigrams(text) for text in _texts(store)], show_progress=False)
    return lambda text: engine.retrieve([_grams(text)], k=10, show_progress=False, n_threads=1)
