"""Everything that is made of the documented tables once they are full: inner tables, stories, the search index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from sahelscope.analysis.rows import rows
from sahelscope.analysis.stories import stories
from sahelscope.reference.spellings import strong_spellings, weak_spellings
from sahelscope.store import tables
from sahelscope.store.derived import derive_tables
from sahelscope.store.insert import insert
from sahelscope.store.query import Database
from sahelscope.store.search_index import UNSEARCHED, Spelling, spelling_rows, write_index
from sahelscope.store.selection import Selection
from sahelscope.store.where import where

MOST_LINKED = 500_000  # events that are compared for stories: 2 GB of memory
PORTION = 1000  # sentences held at once


def finish(connection: duckdb.DuckDBPyConnection, index: Path, stamp: tuple[str, str, str]) -> None:
    """Complete a database; the stamp tells the build: fingerprint, version, and the token that names the index."""
    derive_tables(connection)
    _link_stories(connection)
    write_index(index, _sentences(connection), _spellings(connection))
    connection.execute("INSERT INTO build VALUES (?, ?, ?)", list(stamp))


def _link_stories(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `stories`; left empty where there are so many events that they cannot be held at once."""
    tables_so_far = Database(connection)
    counted = tables_so_far.row("SELECT count(*) AS events FROM events") or {"events": 0}
    if counted["events"] > MOST_LINKED:
        return
    kinds = {row["actor_id"]: row["kind"] for row in tables_so_far.rows("SELECT actor_id, kind FROM actors")}
    told = stories(tables.events(tables_so_far, where(Selection())), kinds)
    numbers = {row["event_id"]: row["n"] for row in tables_so_far.rows("SELECT event_id, n FROM events")}
    told["event_n"] = [numbers[event_id] for event_id in told["event_id"]]
    insert(connection, "stories", rows(told))


def _sentences(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, str]]:
    """Place and text of every sentence that is searched."""
    left_out = ", ".join(f"'{block}'" for block in UNSEARCHED)
    found = connection.cursor().execute(
        "SELECT place, text FROM article_sentences JOIN sentences USING (n) "
        f"WHERE block NOT IN ({left_out}) ORDER BY place"
    )
    while batch := found.fetchmany(PORTION):
        yield from batch


def _spellings(connection: duckdb.DuckDBPyConnection) -> Iterator[Spelling]:
    named = dict(connection.cursor().execute("SELECT actor_id, name FROM actors ORDER BY actor_id").fetchall())
    return spelling_rows(strong_spellings(), weak_spellings(), named)
