"""One read-only connection, a cursor a query; results as DataFrames in plain Python values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

THREADS = 2
MEMORY = "350MB"  # with Python and pandas, a process over ten million events stays below 600 MB
PORTION = 100_000  # rows


def open_database(path: Path) -> Database:
    """Open a database for reading; nothing that is asked of it can write or reach another file."""
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist: build it with `python -m sahelscope build`")
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": THREADS,
        "memory_limit": MEMORY,
        "enable_external_access": False,
    }
    return Database(duckdb.connect(str(path), read_only=True, config=config))


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a table, looked up one by one: all of a million articles would fill the memory."""

    database: Database
    table: str
    column: str

    def __contains__(self, wanted: object) -> bool:
        return self.database.row(f"SELECT 1 AS found FROM {self.table} WHERE {self.column} = ?", [wanted]) is not None


class Database:
    """An open database to ask; safe to use from several threads, since each query has a cursor of its own."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def frame(self, sql: str, params: Iterable[object] = ()) -> pd.DataFrame:
        """The result as a table; lists are Python lists, never missing, and text is never missing either."""
        with self._connection.cursor() as cursor:
            result = cursor.execute(sql, list(params))
            kinds = {column[0]: str(column[1]) for column in result.description or []}
            found = result.df()
        for name, kind in kinds.items():
            if kind.endswith("[]"):
                found[name] = pd.Series([items.tolist() for items in found[name]], dtype=object)
        return found

    def row(self, sql: str, params: Iterable[object] = ()) -> dict[str, Any] | None:
        """The first row by column name, or None."""
        with self._connection.cursor() as cursor:
            result = cursor.execute(sql, list(params))
            names = [column[0] for column in result.description or []]
            found = result.fetchone()
        return dict(zip(names, found, strict=True)) if found else None

    def rows(self, sql: str, params: Iterable[object] = ()) -> list[dict[str, Any]]:
        with self._connection.cursor() as cursor:
            result = cursor.execute(sql, list(params))
            names = [column[0] for column in result.description or []]
            return [dict(zip(names, found, strict=True)) for found in result.fetchall()]

    def batches(self, sql: str) -> Iterator[pa.RecordBatch]:
        """The result in portions, for tables larger than memory."""
        with self._connection.cursor() as cursor:
            reader: pa.RecordBatchReader = cursor.sql(sql).to_arrow_reader(PORTION)
            yield from reader

    def close(self) -> None:
        self._connection.close()
