"""Filtered rows as the pages need them: events and relationships with the names and principals of their actors."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from sahelscope.store.query import Database
from sahelscope.store.where import Where

EVENT_COLUMNS = (
    "event_id", "article_id", "language", "published", "event_type", "mode", "contexts", "quad", "score",
    "actors", "actor_names", "actor_principals", "recipients", "recipient_names", "recipient_principals",
    "status", "claim", "claimed_by", "claimed_by_names", "disputed_by", "disputed_by_names",
    "date", "date_first", "date_last", "date_precision", "date_basis", "published_first", "published_last",
    "place_name", "place_country", "place_kind", "latitude", "longitude", "trigger_start", "trigger_end",
    "quote", "certainty", "certainty_reason", "coder", "story_id",
)  # fmt: skip
RELATIONSHIP_COLUMNS = (
    "relationship_id", "article_id", "language", "published", "subject", "subject_name", "subject_principal",
    "relation", "object", "object_name", "object_principal", "via", "via_name", "office", "sign", "status", "claim",
    "claimed_by", "valid", "valid_first", "valid_last", "valid_precision", "published_first", "published_last",
    "quote", "certainty", "certainty_reason", "coder",
)  # fmt: skip
# column of an event: which role's actors, and what of them
_PEOPLE = {
    "actors": ("actor", "actor_id"),
    "actor_names": ("actor", "name"),
    "actor_principals": ("actor", "principal"),
    "recipients": ("recipient", "actor_id"),
    "recipient_names": ("recipient", "name"),
    "recipient_principals": ("recipient", "principal"),
    "claimed_by": ("claimed_by", "actor_id"),
    "claimed_by_names": ("claimed_by", "name"),
    "disputed_by": ("disputed_by", "actor_id"),
    "disputed_by_names": ("disputed_by", "name"),
}
_PUBLISHED = "SELECT article_id, published, published_first, published_last FROM articles"


def events(database: Database, where: Where, limit: int | None = None) -> pd.DataFrame:
    """Events by first possible day, the undated last; `limit` keeps the first so many."""
    people = ", ".join(
        f"coalesce(list({what} ORDER BY position) FILTER (role = '{role}'), []) AS {column}"
        for column, (role, what) in _PEOPLE.items()
    )
    return database.frame(
        f"""
        WITH chosen AS ({_chosen("events", "date_first", where, limit)}), people AS (
            SELECT event_n AS n, {people} FROM event_actors JOIN actors USING (actor_id)
            WHERE event_n IN (SELECT n FROM chosen) GROUP BY event_n
        ), told AS (
            SELECT n, coalesce(story_id, '') AS story_id FROM chosen LEFT JOIN (
                SELECT event_n AS n, story_id FROM stories WHERE event_n IN (SELECT n FROM chosen)
            ) USING (n)
        )
        SELECT {_quoted(EVENT_COLUMNS)} FROM chosen JOIN people USING (n) JOIN ({_PUBLISHED}) USING (article_id)
        JOIN told USING (n)
        ORDER BY date_first NULLS LAST, n
        """,
        where.params,
    )


def relationships(database: Database, where: Where, limit: int | None = None) -> pd.DataFrame:
    """Relationships by first possible day, those without one last; `limit` keeps the first so many."""
    return database.frame(
        f"""
        WITH chosen AS ({_chosen("relationships", "valid_first", where, limit)}), ends AS (
            SELECT chosen.*, s.name AS subject_name, s.principal AS subject_principal,
                   o.name AS object_name, o.principal AS object_principal, coalesce(v.name, '') AS via_name
            FROM chosen JOIN actors s ON s.actor_id = subject JOIN actors o ON o.actor_id = object
            LEFT JOIN actors v ON v.actor_id = via
        )
        SELECT {_quoted(RELATIONSHIP_COLUMNS)} FROM ends JOIN ({_PUBLISHED}) USING (article_id)
        ORDER BY valid_first NULLS LAST, n
        """,
        where.params,
    )


def _chosen(table: str, first: str, where: Where, limit: int | None) -> str:
    """The rows kept. With a limit their numbers are found first, so that only few rows are read whole."""
    kept = f"SELECT row.n FROM {table} row WHERE {where.sql}"
    if limit is not None:
        kept += f" ORDER BY row.{first} NULLS LAST, row.n LIMIT {int(limit)}"
    return f"SELECT * FROM {table} WHERE n IN ({kept})"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
