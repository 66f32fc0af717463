"""A reader's words to the sentences that hold them, latest first, under the same Selection as everything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from sahelscope.records import Span
from sahelscope.store.query import Database
from sahelscope.store.search_index import SearchIndex
from sahelscope.store.search_query import read_query, to_match
from sahelscope.store.search_words import Term, matches
from sahelscope.store.selection import Selection
from sahelscope.store.where import where_sentences


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds every term. `sentence` and `marks` are offsets into the article's text.

    `row_ids` are the events and relationships whose evidence stands in it.
    """

    article_id: str
    title: str
    language: str
    published: str
    block: str
    text: str
    sentence: Span
    marks: tuple[Span, ...]
    row_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The terms as they were read, how many sentences hold them all, and the first of these."""

    terms: tuple[Term, ...]
    total: int
    hits: tuple[Hit, ...]


def search(database: Database, index: SearchIndex, query: str, selection: Selection, limit: int) -> Found:
    """The sentences that hold every term of the query and fit the selection; none for a query without a word.

    Those of the latest article come first, in the order of the text: how often a word stands in so short a text says
    little about how much it matters.
    """
    terms = read_query(query, index.spelled)
    if not terms:
        return Found((), 0, ())
    places = _kept(database, index.sentences(to_match(terms)), selection)
    return Found(terms, len(places), _hits(database, places[:limit].tolist(), terms))


def _kept(database: Database, places: npt.NDArray[np.int64], selection: Selection) -> npt.NDArray[np.int64]:
    """Those of the sentences that the selection keeps, in the same order."""
    if selection.empty or not len(places):
        return places
    kept = where_sentences(selection)
    fitting = database.frame(f"SELECT row.place FROM article_sentences row WHERE {kept.sql}", kept.params)
    return places[np.isin(places, fitting["place"].to_numpy())]


def _hits(database: Database, places: list[int], terms: Sequence[Term]) -> tuple[Hit, ...]:
    if not places:
        return ()
    found = database.rows(
        """
        WITH chosen AS (SELECT n, place FROM article_sentences WHERE list_contains(?, place))
        SELECT sentence.n, article_id, title, article.language, published, block, "start", "end", sentence.text AS words
        FROM chosen JOIN sentences sentence USING (n) JOIN articles article USING (article_id) ORDER BY place
        """,
        [places],
    )
    rows = _rows_in(database, [row["n"] for row in found])
    return tuple(_hit(row, terms, rows.get(row["n"], ())) for row in found)


def _hit(row: Mapping[str, Any], terms: Sequence[Term], row_ids: tuple[str, ...]) -> Hit:
    start = row["start"]
    return Hit(
        **{name: row[name] for name in ("article_id", "title", "language", "published", "block")},
        text=row["words"],
        sentence=Span(start, row["end"]),
        marks=tuple(Span(start + mark.start, start + mark.end) for mark in matches(row["words"], terms)),
        row_ids=row_ids,
    )


def _rows_in(database: Database, numbers: list[int]) -> dict[int, tuple[str, ...]]:
    """The ids of the rows whose evidence stands in each sentence, events first."""
    found = database.rows(
        """
        SELECT sentence_n, list(row_id ORDER BY place, row_id) AS row_ids FROM (
            SELECT sentence_n, event_id AS row_id, 0 AS place FROM events_sentences JOIN events USING (n)
            WHERE list_contains($1, sentence_n)
            UNION ALL
            SELECT sentence_n, relationship_id, 1 FROM relationships_sentences JOIN relationships USING (n)
            WHERE list_contains($1, sentence_n)
        ) GROUP BY 1
        """,
        [numbers],
    )
    return {row["sentence_n"]: tuple(row["row_ids"]) for row in found}
