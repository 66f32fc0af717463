"""From a row's id back to the sentence: quotes in context, with everything that was coded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sahelscope.records import Span, Wording
from sahelscope.store import tables
from sahelscope.store.query import Database
from sahelscope.store.where import EVENTS, Filtered, Where


@dataclass(frozen=True, slots=True)
class Quote:
    """One piece of evidence: its exact spans, the sentence and paragraph that they stand in, and the block's kind."""

    text: str
    spans: tuple[Span, ...]
    sentence: Span
    paragraph: Span
    block: str


@dataclass(frozen=True, slots=True)
class Row:
    """A coded row with its evidence. `fields` as in Store.events or Store.relationships, `article` as in articles."""

    row_id: str
    table: str
    fields: Mapping[str, Any]
    article: Mapping[str, Any]
    quotes: tuple[Quote, ...]
    words: tuple[Wording, ...] = ()

    def part(self, span: Span) -> str:
        """The article's text there."""
        return str(self.article["text"][span.start : span.end])


def rows_with_evidence(database: Database, table: Filtered, where: Where, limit: int | None = None) -> list[Row]:
    """The rows of `events` or `relationships` that fit, each with its quotes in context; `limit` keeps the first."""
    read = tables.events if table is EVENTS else tables.relationships
    found = read(database, where, limit)
    if found.empty:
        return []
    articles = {
        row["article_id"]: row
        for row in database.rows(
            "SELECT * FROM articles WHERE list_contains(?, article_id)", [sorted(set(found["article_id"]))]
        )
    }
    ids = list(found[table.key])
    quotes = _quotes(database, table, ids, articles)
    words = _words(database, ids) if table is EVENTS else {}
    fields = [{str(name): value for name, value in row.items()} for row in found.to_dict("records")]
    return [
        Row(
            row[table.key],
            table.table,
            row,
            articles[row["article_id"]],
            quotes[row[table.key]],
            words.get(row[table.key], ()),
        )
        for row in fields
    ]


def _words(database: Database, ids: list[str]) -> dict[str, tuple[Wording, ...]]:
    """The words that give parties and dates, by event."""
    found = database.rows(
        'SELECT event_id, field, "start", "end", actor_id FROM event_words WHERE list_contains(?, event_id) '
        "ORDER BY event_id, position",
        [ids],
    )
    words: dict[str, list[Wording]] = {}
    for row in found:
        words.setdefault(row["event_id"], []).append(
            Wording(row["field"], Span(row["start"], row["end"]), row["actor_id"])
        )
    return {event_id: tuple(listed) for event_id, listed in words.items()}


def paragraph_at(text: str, start: int, end: int) -> Span:
    """The line or lines that a stretch of text stands in, without line breaks at the ends."""
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    ends = [at for at in (text.find("\n", end), text.find("\r", end)) if at >= 0]
    return Span(first, min(ends, default=len(text)))


def _quotes(
    database: Database, table: Filtered, ids: list[str], articles: Mapping[str, Mapping[str, Any]]
) -> dict[str, tuple[Quote, ...]]:
    pieces = database.rows(
        f"""
        SELECT {table.key} AS id, evidence, found."start", found."end", found.quote, sentence."start" AS sentence_start,
               sentence."end" AS sentence_end, block, article_id
        FROM {table.evidence} found JOIN {table.table} USING ({table.key})
        JOIN sentences sentence USING (article_id, sentence)
        WHERE list_contains(?, {table.key}) ORDER BY {table.key}, evidence, piece
        """,
        [ids],
    )
    grouped: dict[str, dict[int, list[dict[str, Any]]]] = {}
    for piece in pieces:
        grouped.setdefault(piece["id"], {}).setdefault(piece["evidence"], []).append(piece)
    return {
        row_id: tuple(_quote(str(articles[parts[0]["article_id"]]["text"]), parts) for parts in by_number.values())
        for row_id, by_number in grouped.items()
    }


def _quote(text: str, pieces: list[dict[str, Any]]) -> Quote:
    spans = tuple(Span(piece["start"], piece["end"]) for piece in pieces)
    first = pieces[0]
    return Quote(
        text=" ... ".join(piece["quote"] for piece in pieces),
        spans=spans,
        sentence=Span(first["sentence_start"], first["sentence_end"]),
        paragraph=paragraph_at(text, spans[0].start, spans[-1].end),
        block=first["block"],
    )
