"""The tables at rest: the documented columns of columns.csv, and a few inner ones that only make queries fast."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from sahelscope.reference.columns import Column, columns

SQL_TYPES = {
    "text": "VARCHAR",
    "integer": "INTEGER",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "list": "VARCHAR[]",
}
ARROW_TYPES = {
    "text": pa.string(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
}
# `n` numbers the rows of a table: joining ten million rows by number is quick, by name it is not.
INNER_COLUMNS = {
    "articles": {"n": "INTEGER"},
    "sentences": {"n": "INTEGER"},
    "actors": {"n": "INTEGER"},
    "events": {"n": "INTEGER", "language": "VARCHAR"},
    "event_actors": {"event_n": "INTEGER"},
    "stories": {"event_n": "INTEGER"},
    "relationships": {"n": "INTEGER", "language": "VARCHAR"},
}
BUILD = {"fingerprint": "VARCHAR", "version": "VARCHAR", "token": "VARCHAR"}
KEYS = {
    "articles": ("article_id",),
    "blocks": ("article_id", "position"),
    "sentences": ("article_id", "sentence"),
    "actors": ("actor_id",),
    "events": ("event_id",),
    "event_actors": ("event_id", "role", "position"),
    "event_words": ("event_id", "position"),
    "event_evidence": ("event_id", "evidence", "piece"),
    "stories": ("event_id",),
    "relationships": ("relationship_id",),
    "relationship_evidence": ("relationship_id", "evidence", "piece"),
}


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every documented table, empty; derived.derive_tables adds the inner ones when these are full."""
    for table, documented in columns().items():
        types = {name: SQL_TYPES[column.type] for name, column in documented.items()} | INNER_COLUMNS.get(table, {})
        _create(connection, table, types)
    _create(connection, "build", BUILD)


def arrow_schema(table: str) -> pa.Schema:
    """The types of a table's documented and inner columns, for rows on their way in."""
    inner = {
        name: pa.int32() if kind == "INTEGER" else pa.string() for name, kind in INNER_COLUMNS.get(table, {}).items()
    }
    return pa.schema([(name, ARROW_TYPES[column.type]) for name, column in columns()[table].items()] + [*inner.items()])


def listed(documented: dict[str, Column], alias: str = "") -> str:
    """The documented columns of a table as a SELECT list, quoted: `end`, `of` and `table` are words of SQL."""
    prefix = f"{alias}." if alias else ""
    return ", ".join(f'{prefix}"{name}"' for name in documented)


def _create(connection: duckdb.DuckDBPyConnection, table: str, types: dict[str, str]) -> None:
    named = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
    connection.execute(f"CREATE TABLE {table} ({named})")
