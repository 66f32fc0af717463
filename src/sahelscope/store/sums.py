"""Counts and sums that a page asks for, made where the rows are: a page gets what it draws, never millions of rows."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sahelscope.store.query import Database
from sahelscope.store.selection import Selection
from sahelscope.store.where import EVENTS, RELATIONSHIPS, Filtered, where
from sahelscope.store.words import Counts

MOST_OFFERED = 500  # values of one filter; the busiest first
_CLOSED = {  # filter: column of events, each with few values
    "event_types": "event_type",
    "languages": "language",
    "claims": "claim",
    "statuses": "status",
    "certainties": "certainty",
}
_BY_SIDE = (
    "count(*) FILTER (quad LIKE '%cooperation') AS cooperation, count(*) FILTER (quad LIKE '%conflict') AS conflict"
)


def count(database: Database, selection: Selection, table: Filtered = EVENTS) -> Counts:
    """How many rows the selection keeps of how many, how many of those kept are undated or without any place."""
    kept = where(selection, table)
    unplaced = "row.place_country = '' AND row.latitude IS NULL AND row.place_name = ''" if table is EVENTS else "FALSE"
    found = database.row(
        f"""
        SELECT count(*) AS shown, (SELECT count(*) FROM {table.table}) AS total,
               count(*) FILTER (row.{table.date}_precision = 'unknown') AS undated,
               count(*) FILTER ({unplaced}) AS unplaced
        FROM {table.table} row WHERE {kept.sql}
        """,
        kept.params,
    )
    return Counts(what=table.table, **(found or {}))


@dataclass(frozen=True, slots=True)
class Contents:
    """What the rows shown come from: how many articles, in which languages, and how many principals take part."""

    articles: int
    languages: tuple[str, ...]
    principals: int


def contents(database: Database, selection: Selection) -> Contents:
    """Of the events shown."""
    kept = where(selection)
    told = database.rows(
        f"SELECT language, count(DISTINCT article_n) AS articles FROM events row WHERE {kept.sql} "
        "GROUP BY 1 ORDER BY 1",
        kept.params,
    )
    taking_part = database.row(
        f"SELECT count(DISTINCT principal_n) AS principals FROM event_principals row WHERE {kept.sql}", kept.params
    )
    languages = tuple(str(row["language"]) for row in told)
    return Contents(sum(row["articles"] for row in told), languages, int((taking_part or {})["principals"]))


def by_country(database: Database, selection: Selection) -> pd.DataFrame:
    """country, events, score, cooperation, conflict: events that happened in each country, with the sum of scores."""
    kept = where(selection)
    return database.frame(
        f"""
        SELECT place_country AS country, count(*) AS events, sum(score) AS score,
               {_BY_SIDE}
        FROM events row WHERE place_country <> '' AND {kept.sql} GROUP BY ALL ORDER BY events DESC, country
        """,
        kept.params,
    )


def by_type(database: Database, selection: Selection) -> pd.DataFrame:
    """event_type, events: most frequent first."""
    kept = where(selection)
    return database.frame(
        f"SELECT event_type, count(*) AS events FROM events row WHERE {kept.sql} GROUP BY 1 ORDER BY 2 DESC, 1",
        kept.params,
    )


def dyads(database: Database, selection: Selection, limit: int = 50) -> pd.DataFrame:
    """actor, recipient, events, score, cooperation, conflict, first, last: the busiest pairs of principals.

    Reciprocal events without recipients pair every two of their actors, in the order of the ids.
    """
    kept = where(selection)
    return database.frame(
        f"""
        WITH busiest AS (
            SELECT actor_n, recipient_n, count(*) AS events FROM event_dyads row WHERE {kept.sql}
            GROUP BY ALL ORDER BY events DESC, actor_n, recipient_n LIMIT {int(limit)}
        ), sums AS (
            SELECT actor_n, recipient_n, sum(score) AS score, {_BY_SIDE},
                   min(date_first) AS first, max(date_last) AS last
            FROM event_dyads row SEMI JOIN busiest USING (actor_n, recipient_n) WHERE {kept.sql} GROUP BY ALL
        )
        SELECT one.principal AS actor, other.principal AS recipient, busiest.events,
               score, cooperation, conflict, first, last
        FROM busiest JOIN sums USING (actor_n, recipient_n)
        JOIN principals one ON one.principal_n = actor_n JOIN principals other ON other.principal_n = recipient_n
        ORDER BY events DESC, actor, recipient
        """,
        kept.params * 2,
    )


def places(database: Database, selection: Selection, degrees: float = 0.0, limit: int = 2000) -> pd.DataFrame:
    """latitude, longitude, place_name, place_country, place_kind, quad, events, event_id: placed events, binned.

    With `degrees` 0 events share a mark only where they share the very place; `event_id` is one of them.
    """
    kept = where(selection)
    at = "{0}" if degrees <= 0 else f"round({{0}} / {float(degrees)}) * {float(degrees)}"
    return database.frame(
        f"""
        SELECT {at.format("latitude")} AS latitude, {at.format("longitude")} AS longitude,
               min(place_name) AS place_name, min(place_country) AS place_country, min(place_kind) AS place_kind,
               quad, count(*) AS events, min(event_id) AS event_id
        FROM events row WHERE latitude IS NOT NULL AND {kept.sql}
        GROUP BY 1, 2, quad ORDER BY events DESC, latitude, longitude, quad LIMIT {int(limit)}
        """,
        kept.params,
    )


def options(database: Database, selection: Selection) -> dict[str, pd.DataFrame]:
    """What each filter offers: value, events; counted under the other filters, so that no choice leads to nothing."""
    articles = "SELECT n, article_id AS value FROM articles"
    actors = "SELECT principal_n AS n, principal AS value FROM principals"
    return {
        **_closed_options(database, selection),
        "relations": _values(database, selection.without("relations"), "relation", "relationships"),
        "countries": _values(database, selection.without("countries"), "country", "event_countries"),
        "articles": _busiest(database, selection.without("articles"), ("events", "article_n"), articles),
        "actors": _busiest(
            database, selection.without("actors", "together"), ("event_principals", "principal_n"), actors
        ),
    }


def _closed_options(database: Database, selection: Selection) -> dict[str, pd.DataFrame]:
    """Filters that are not in use are counted together in one pass; each that is in use needs a pass of its own."""
    unused = {field: column for field, column in _CLOSED.items() if not getattr(selection, field)}
    used = {field: column for field, column in _CLOSED.items() if field not in unused}
    offered = {field: _values(database, selection.without(field), column, "events") for field, column in used.items()}
    if unused:
        kept = where(selection)
        together = database.frame(
            f"SELECT {', '.join(unused.values())}, count(*) AS events FROM events row WHERE {kept.sql} GROUP BY ALL",
            kept.params,
        )
        for field, column in unused.items():
            counted = together.groupby(column)["events"].sum().rename_axis("value").reset_index()
            offered[field] = counted.sort_values(["events", "value"], ascending=[False, True], ignore_index=True)
    return offered


def _values(database: Database, selection: Selection, column: str, table: str) -> pd.DataFrame:
    kept = where(selection, RELATIONSHIPS if table == "relationships" else EVENTS)
    return database.frame(
        f"""
        SELECT {column} AS value, count(*) AS events FROM {table} row
        WHERE {kept.sql} GROUP BY 1 ORDER BY 2 DESC, 1
        """,
        kept.params,
    )


def _busiest(database: Database, selection: Selection, grain: tuple[str, str], names: str) -> pd.DataFrame:
    kept = where(selection)
    table, column = grain
    return database.frame(
        f"""
        SELECT value, events FROM (
            SELECT {column} AS n, count(*) AS events FROM {table} row WHERE {kept.sql}
            GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_OFFERED}
        ) JOIN ({names}) USING (n) ORDER BY events DESC, value
        """,
        kept.params,
    )
