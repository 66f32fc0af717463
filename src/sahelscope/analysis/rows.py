"""The rows of a table, one dict each: what a loop over a table reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Every row by column name, in order."""
    names = [str(name) for name in table.columns]
    columns = [table[name].tolist() for name in table.columns]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def holding(marks: pd.DataFrame, event_ids: Collection[str]) -> pd.Series:
    """Which marks stand for one of these events."""
    found = [not set(event_ids).isdisjoint(ids) for ids in marks["event_ids"]]
    return pd.Series(found, index=marks.index, dtype=bool)
