"""Rows into a table, checked against the documented columns on the way."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from sahelscope.store.check import check
from sahelscope.store.rows import Row
from sahelscope.store.schema import arrow_schema


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Add the rows; TableFault where one does not keep what columns.csv promises, and then none is added."""
    if not rows:
        return
    arriving = pa.Table.from_pylist(rows, schema=arrow_schema(table))
    check(table, arriving.to_pandas(date_as_object=True))
    connection.register("arriving", arriving)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM arriving")
    connection.unregister("arriving")
