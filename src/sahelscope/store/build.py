"""Articles and codings to a database: whole or not at all, and the same rows for the same input."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

from sahelscope import __version__
from sahelscope.records import Actor, Article, Coding
from sahelscope.reference.spellings import strong_spellings, weak_spellings
from sahelscope.store.check import check
from sahelscope.store.derived import derive_tables
from sahelscope.store.query import Database
from sahelscope.store.rows import Row, actor_rows, fuller, rows_of
from sahelscope.store.schema import arrow_schema, create_tables
from sahelscope.store.search_index import (
    UNSEARCHED,
    Spelling,
    index_path,
    new_token,
    remove_others,
    spelling_rows,
    write_index,
)

BATCH = 500  # articles whose rows are held in memory

Item = TypeVar("Item")


def build(database: Path, pairs: Iterable[tuple[Article, Coding]], fingerprint: str = "") -> None:
    """Write the database anew from articles and their codings.

    The old database stays whole until the new one is complete, whatever interrupts the build. Rows come in the order of
    the pairs; `fingerprint` is kept to tell later whether a new build is needed.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    unfinished = database.with_name(f".{database.name}.{os.getpid()}-{threading.get_ident()}")
    unfinished.unlink(missing_ok=True)
    token = new_token()
    index = index_path(unfinished, token)
    try:
        with duckdb.connect(str(unfinished)) as connection:
            connection.execute("SET threads = 2")
            create_tables(connection)
            _fill(connection, pairs)
            finish(connection, index, (fingerprint, __version__, token))
        put_in_place(unfinished, database, token)
    finally:
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(f"{unfinished.name}.wal").unlink(missing_ok=True)
        index.unlink(missing_ok=True)


def finish(connection: duckdb.DuckDBPyConnection, index: Path, stamp: tuple[str, str, str]) -> None:
    """Everything that is made from the documented tables once they are full; the stamp tells the build."""
    derive_tables(connection)
    write_index(index, _sentences(connection), _spellings(connection))
    connection.execute("INSERT INTO build VALUES (?, ?, ?)", list(stamp))


def put_in_place(unfinished: Path, database: Path, token: str) -> None:
    """Make a finished database the one that is read: from one moment to the next, with its index."""
    index_path(unfinished, token).replace(index_path(database, token))
    unfinished.replace(database)
    remove_others(database, token)


def fingerprint_of(database: Path) -> str:
    """What the database was built from; empty where there is none, or none that can be read."""
    try:
        opened = Database(database)
        found = opened.row("SELECT fingerprint, token FROM build")
        opened.close()
    except (FileNotFoundError, duckdb.Error):
        return ""
    whole = found is not None and index_path(database, found["token"]).is_file()
    return str(found["fingerprint"]) if found and whole else ""


def _fill(connection: duckdb.DuckDBPyConnection, pairs: Iterable[tuple[Article, Coding]]) -> None:
    actors: dict[str, Actor] = {}
    numbers = {"articles": 0, "sentences": 0, "events": 0, "relationships": 0}
    remaining = iter(pairs)
    while batch := list(islice(remaining, BATCH)):
        tables: dict[str, list[Row]] = {}
        for article, coding in batch:
            if coding.article_id != article.article_id:
                raise ValueError(f"the coding of {coding.article_id} was given with the article {article.article_id}")
            for table, rows in rows_of(article, coding).items():
                tables.setdefault(table, []).extend(rows)
            for actor in coding.actors:
                actors[actor.actor_id] = fuller(actors.get(actor.actor_id), actor)
        _number(tables, numbers)
        _refuse_unknown_actors(tables, actors)
        for table, rows in tables.items():
            _insert(connection, table, rows)
    _insert(connection, "actors", actor_rows(actors))


def _sentences(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, str]]:
    """Place and text of every sentence that is searched."""
    left_out = ", ".join(f"'{block}'" for block in UNSEARCHED)
    found = connection.cursor().execute(
        "SELECT place, text FROM article_sentences JOIN sentences USING (n) "
        f"WHERE block NOT IN ({left_out}) ORDER BY place"
    )
    while batch := found.fetchmany(BATCH):
        yield from batch


def _spellings(connection: duckdb.DuckDBPyConnection) -> Iterator[Spelling]:
    named = dict(connection.cursor().execute("SELECT actor_id, name FROM actors ORDER BY actor_id").fetchall())
    return spelling_rows(strong_spellings(), weak_spellings(), named)


def _number(tables: dict[str, list[Row]], numbers: dict[str, int]) -> None:
    """Give articles, sentences, events, relationships and actors of events the numbers that queries join by."""
    for table, first in numbers.items():
        for number, row in enumerate(tables[table], first):
            row["n"] = number
        numbers[table] = first + len(tables[table])
    by_id = {row["event_id"]: row["n"] for row in tables["events"]}
    for row in tables["event_actors"]:
        row["event_n"] = by_id[row["event_id"]]


def _refuse_unknown_actors(tables: dict[str, list[Row]], actors: dict[str, Actor]) -> None:
    named = {row["actor_id"] for row in tables["event_actors"]}
    named |= {row[end] for row in tables["relationships"] for end in ("subject", "object", "via") if row[end]}
    if unknown := sorted(named - set(actors)):
        raise ValueError(f"rows name actors that no coding describes: {', '.join(unknown)}")


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    if not rows:
        return
    arriving = pa.Table.from_pylist(rows, schema=arrow_schema(table))
    check(table, arriving.to_pandas(date_as_object=True))
    connection.register("arriving", arriving)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM arriving")
    connection.unregister("arriving")
