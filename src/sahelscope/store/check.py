"""Rows against the documented columns, before they enter a table."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pandera.pandas as pa

from sahelscope.reference.columns import Column, columns
from sahelscope.store.schema import KEYS

MOST_FAULTS = 5  # shown; the rest are counted


class TableFault(ValueError):
    """Rows do not keep what columns.csv promises; the message names table, column and value."""


def check(table: str, rows: pd.DataFrame) -> None:
    """Raise TableFault where a value is missing, unknown or of another type, or where a key stands twice."""
    try:
        _schema(table).validate(rows, lazy=True)
    except pa.errors.SchemaErrors as fault:
        cases = fault.failure_cases[["column", "check", "failure_case"]].astype(str).drop_duplicates()
        told = "; ".join(
            f"{case.column}: {case.failure_case} ({case.check})" for case in cases.head(MOST_FAULTS).itertuples()
        )
        more = f" and {len(cases) - MOST_FAULTS} more" if len(cases) > MOST_FAULTS else ""
        raise TableFault(f"{table}: {told}{more}; see data/reference/columns.csv") from fault


@cache
def _schema(table: str) -> pa.DataFrameSchema:
    checked = {
        name: pa.Column(checks=_checks(column), nullable=column.type in {"date", "number"})
        for name, column in columns()[table].items()
    }
    return pa.DataFrameSchema(checked, unique=list(KEYS[table]))


def _checks(column: Column) -> list[pa.Check]:
    checks: list[pa.Check] = []
    if column.type == "list":
        if column.values:
            allowed = frozenset(column.values)
            checks.append(pa.Check(lambda lists: lists.map(allowed.issuperset), error="not listed"))
    elif column.values:
        listed = [int(value) for value in column.values] if column.type == "integer" else list(column.values)
        checks.append(pa.Check.isin([*listed, ""] if column.may_be_empty else listed))
    elif column.type == "text" and not column.may_be_empty:
        checks.append(pa.Check(lambda texts: texts.str.len() > 0, error="empty"))
    return checks
