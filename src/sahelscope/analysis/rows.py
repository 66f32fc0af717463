"""The rows of a table, one dict each: what a loop over a table reads."""

from __future__ import annotations

from typing import Any

import pandas as pd


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Every row by column name, in order."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
