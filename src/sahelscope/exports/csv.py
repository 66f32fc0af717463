"""Tables as CSV that a spreadsheet opens without running anything, and back."""

from __future__ import annotations

import io

import pandas as pd

from sahelscope.reference.columns import columns, documented

# A cell that begins like this is data here and a formula there; some spreadsheets take wide characters for narrow ones.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
BETWEEN = "; "  # of lists


def to_csv(table: pd.DataFrame) -> str:
    """The table as CSV with a header; text cells that look like formulas begin with an apostrophe, numbers do not."""
    shown = pd.DataFrame({name: [_cell(value) for value in column] for name, column in table.items()}, dtype=object)
    return shown.to_csv(index=False, lineterminator="\r\n")


def read_csv(text: str) -> pd.DataFrame:
    """The table that to_csv wrote: every column of columns.csv in its type, all others as text."""
    found = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    types = {name: column.type for table in columns() for name, column in documented(table).items()}
    return pd.DataFrame({name: _typed(column, types.get(str(name), "text")) for name, column in found.items()})


def _cell(value: object) -> object:
    if isinstance(value, list):
        return _safe(BETWEEN.join(map(str, value)))
    if isinstance(value, str):
        return _safe(value)
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _typed(cells: pd.Series[str], kind: str) -> pd.Series:
    plain = cells.map(lambda text: text.removeprefix("'"))
    if kind == "list":
        return plain.map(lambda text: text.split(BETWEEN) if text else [])
    if kind == "date":
        return pd.to_datetime(plain.where(plain != "", None)).astype("datetime64[us]")
    if kind == "number":
        return pd.to_numeric(plain.where(plain != "", None))
    if kind == "integer":
        return plain.astype("int32")
    return plain == "True" if kind == "boolean" else plain
