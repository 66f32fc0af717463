"""Articles and codings to a database: whole or not at all, and the same rows for the same input."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import duckdb

from sahelscope import __version__
from sahelscope.records import Actor, Article, Coding
from sahelscope.store.finish import finish
from sahelscope.store.insert import insert
from sahelscope.store.query import open_database
from sahelscope.store.rows import Row, actor_rows, fuller, rows_of
from sahelscope.store.schema import create_tables
from sahelscope.store.search_index import index_path, new_token, remove_others

BATCH = 500  # articles whose rows are held in memory


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
            connection.execute("SET enable_progress_bar = false")  # the commands have one of their own
            create_tables(connection)
            _fill(connection, pairs)
            finish(connection, index, (fingerprint, __version__, token))
        put_in_place(unfinished, database, token)
    finally:
        unfinished.unlink(missing_ok=True)
        unfinished.with_name(f"{unfinished.name}.wal").unlink(missing_ok=True)
        index.unlink(missing_ok=True)


def put_in_place(unfinished: Path, database: Path, token: str) -> None:
    """Make a finished database the one that is read: from one moment to the next, with its index."""
    index_path(unfinished, token).replace(index_path(database, token))
    unfinished.replace(database)
    remove_others(database, token)


def fingerprint_of(database: Path) -> str:
    """What the database was built from; empty where there is none, or none that can be read."""
    try:
        opened = open_database(database)
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
        arriving: dict[str, list[Row]] = {}
        for article, coding in batch:
            if coding.article_id != article.article_id:
                raise ValueError(f"the coding of {coding.article_id} was given with the article {article.article_id}")
            for table, rows in rows_of(article, coding).items():
                arriving.setdefault(table, []).extend(rows)
            for actor in coding.actors:
                actors[actor.actor_id] = fuller(actors.get(actor.actor_id), actor)
        _number(arriving, numbers)
        _refuse_unknown_actors(arriving, actors)
        for table, rows in arriving.items():
            insert(connection, table, rows)
    insert(connection, "actors", actor_rows(actors))


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
