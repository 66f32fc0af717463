"""Each column documented once: the schema check, the data dictionary and the column help are made of this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from sahelscope import dates
from sahelscope.reference.codes import contexts, event_types, modes, quads, relations
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_rows

TYPES = ("text", "integer", "number", "boolean", "date", "list")
_FILE = REFERENCE_FOLDER / "columns.csv"
_LISTS: dict[str, Callable[[], tuple[str, ...]]] = {
    "@contexts": lambda: tuple(contexts()),
    "@event_types": lambda: tuple(event_types()),
    "@modes": lambda: tuple(sorted({mode for _, mode in modes()})),
    "@precisions": lambda: dates.PRECISIONS,
    "@quads": lambda: tuple(quads()),
    "@relations": lambda: tuple(relations()),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `values` lists what it may hold, or is empty where that is open; text is never missing, but empty."""

    table: str
    column: str
    type: str
    may_be_empty: bool
    values: tuple[str, ...]
    unit: str
    meaning: str


@cache
def columns() -> dict[str, dict[str, Column]]:
    """Columns by table, both in the order of the file."""
    tables: dict[str, dict[str, Column]] = {}
    for number, row in enumerate(read_rows(_FILE), 2):
        column = _column(number, row)
        table = tables.setdefault(column.table, {})
        if column.column in table:
            raise ReferenceFault(_FILE, f"row {number} ({column.table}.{column.column})", "stands twice; delete one")
        table[column.column] = column
    return tables


def _column(number: int, row: dict[str, str]) -> Column:
    where = f"row {number} ({row['table']}.{row['column']})"
    if row["type"] not in TYPES:
        raise ReferenceFault(_FILE, where, f"type {row['type']!r} must be one of {', '.join(TYPES)}")
    if row["empty"] not in {"yes", "no"}:
        raise ReferenceFault(_FILE, where, f"empty {row['empty']!r} must be yes or no")
    if not row["meaning"]:
        raise ReferenceFault(_FILE, where, "meaning is missing: say what the column tells a reader")
    values = row["values"]
    if values.startswith("@"):
        if values not in _LISTS:
            raise ReferenceFault(_FILE, where, f"values {values!r} must be one of {', '.join(_LISTS)}")
        listed = _LISTS[values]()
    else:
        listed = tuple(values.split(";")) if values else ()
    return Column(row["table"], row["column"], row["type"], row["empty"] == "yes", listed, row["unit"], row["meaning"])
