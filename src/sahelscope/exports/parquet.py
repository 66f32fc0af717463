"""Tables as Parquet in the documented types, with what they are in the file's own metadata; and back."""

from __future__ import annotations

import io

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sahelscope.exports.about import About
from sahelscope.reference.columns import documented
from sahelscope.store.schema import ARROW_TYPES

ABOUT = b"sahelscope"


def to_parquet(table: pd.DataFrame, about: About) -> bytes:
    """The events or relationships of a selection; the same table gives the same bytes."""
    types = documented(about.what)
    fields = [pa.field(str(name), ARROW_TYPES[types[str(name)].type]) for name in table.columns]
    schema = pa.schema(fields, metadata={ABOUT: about.to_json().encode()})
    written = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(table, schema=schema, preserve_index=False).cast(schema), written)
    return written.getvalue()


def read_parquet(content: bytes) -> tuple[pd.DataFrame, About]:
    """The table that to_parquet wrote, as Store gave it, and what it is."""
    found = pq.read_table(io.BytesIO(content))
    about = About.from_json((found.schema.metadata or {})[ABOUT].decode())
    types = documented(about.what)
    table = found.to_pandas()
    for name in table.columns:
        if types[name].type == "list":
            table[name] = pd.Series([list(items) for items in table[name]], dtype=object)
        elif types[name].type == "date":
            table[name] = pd.to_datetime(table[name]).astype("datetime64[us]")
    return table, about
