"""Counts and sums that a page asks for, made where the rows are: a page gets what it draws, never millions of rows."""

from __future__ import annotations

import pandas as pd

from sahelscope.store.query import Database
from sahelscope.store.selection import Selection
from sahelscope.store.where import EVENTS, RELATIONSHIPS, Filtered, where
from sahelscope.store.words import Counts

UNITS = ("day", "month", "quarter", "year", "decade")
# lane of a timeline: the label of an event's lanes; `who` are the principals that take part
LANES = {
    "event_type": "row.event_type",
    "quad": "row.quad",
    "article": "row.article_id",
    "language": "row.language",
    "status": "row.status",
    "claim": "row.claim",
    "certainty": "row.certainty",
    "country": "country",
    "actor": "principal",
}
_JOINED = {"country", "actor"}
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
        WITH kept AS (SELECT n, score, quad, date_first, date_last FROM events row WHERE {kept.sql}),
        who AS (
            SELECT DISTINCT event_n AS n, role, principal FROM event_actors JOIN actors USING (actor_id)
            WHERE role IN ('actor', 'recipient') AND event_n IN (SELECT n FROM kept)
        ),
        one_way AS (
            SELECT a.n, a.principal AS actor, r.principal AS recipient FROM who a JOIN who r USING (n)
            WHERE a.role = 'actor' AND r.role = 'recipient' AND a.principal <> r.principal
        ),
        mutual AS (
            SELECT a.n, a.principal AS actor, b.principal AS recipient FROM who a JOIN who b USING (n)
            WHERE a.principal < b.principal AND a.n NOT IN (SELECT n FROM who WHERE role = 'recipient')
        )
        SELECT actor, recipient, count(*) AS events, sum(score) AS score,
               {_BY_SIDE},
               min(date_first) AS first, max(date_last) AS last
        FROM (FROM one_way UNION ALL FROM mutual) JOIN kept USING (n)
        GROUP BY ALL ORDER BY events DESC, actor, recipient LIMIT {int(limit)}
        """,
        kept.params,
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


def bins(database: Database, selection: Selection, unit: str = "month", lane: str = "event_type") -> pd.DataFrame:
    """lane, start, quad, events: dated events by lane and by the unit of time in which they first may have happened.

    Counts by the first possible day, so an interval stands in one bin only; undated events are in none.
    """
    if unit not in UNITS or lane not in LANES:
        raise ValueError(
            f"unit {unit!r} must be one of {', '.join(UNITS)}, and lane {lane!r} one of {', '.join(LANES)}"
        )
    kept = where(selection)
    first = "coalesce(row.date_first, row.date_last)"
    joined = "JOIN events_participants ON row_n = row.n JOIN actors ON actors.n = actor_n" if lane in _JOINED else ""
    return database.frame(
        f"""
        SELECT {LANES[lane]} AS lane, date_trunc('{unit}', {first}) AS start, quad, count(DISTINCT row.n) AS events
        FROM events row {joined} WHERE {first} IS NOT NULL AND {LANES[lane]} <> '' AND {kept.sql}
        GROUP BY ALL ORDER BY lane, start, quad
        """,
        kept.params,
    )


def options(database: Database, selection: Selection) -> dict[str, pd.DataFrame]:
    """What each filter offers: value, events; counted under the other filters, so that no choice leads to nothing."""
    offered = {
        name: _values(database, selection.without(field), column)
        for name, field, column in (
            ("event_types", "event_types", "row.event_type"),
            ("languages", "languages", "row.language"),
            ("articles", "articles", "row.article_id"),
            ("claims", "claims", "row.claim"),
            ("statuses", "statuses", "row.status"),
            ("certainties", "certainties", "row.certainty"),
        )
    }
    offered["relations"] = _values(database, selection.without("relations"), "row.relation", RELATIONSHIPS)
    offered["actors"] = _participants(database, selection.without("actors", "together"), "principal")
    offered["countries"] = _participants(database, selection.without("countries"), "country")
    return offered


def _values(database: Database, selection: Selection, column: str, table: Filtered = EVENTS) -> pd.DataFrame:
    kept = where(selection, table)
    return database.frame(
        f"""
        SELECT {column} AS value, count(*) AS events FROM {table.table} row
        WHERE {kept.sql} GROUP BY 1 ORDER BY 2 DESC, 1
        """,
        kept.params,
    )


def _participants(database: Database, selection: Selection, column: str) -> pd.DataFrame:
    kept = where(selection)
    return database.frame(
        f"""
        SELECT actors.{column} AS value, count(DISTINCT row.n) AS events
        FROM events row JOIN events_participants ON row_n = row.n JOIN actors ON actors.n = actor_n
        WHERE actors.{column} <> '' AND {kept.sql} GROUP BY 1 ORDER BY 2 DESC, 1
        """,
        kept.params,
    )
