"""The rows of a table, one dict each: what a loop over a table reads."""

from __future__ import annotations

from typing import Any

import pandas as pd


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Every row by column name, in order."""
    names = [str(name) for name in table.columns]
    columns = [table[name].tolist() for name in table.columns]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
