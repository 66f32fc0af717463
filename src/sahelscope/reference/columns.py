"""Each column documented once: the schema check, the data dictionary and the column help are made of this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sahelscope import dates
from sahelscope.reference.codes import contexts, event_types, modes, quads, relations
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_rows

TYPES = ("text", "integer", "number", "boolean", "date", "list")
_LISTS: dict[str, Callable[[], tuple[str, ...]]] = {
    "@contexts": lambda: tuple(contexts()),
    "@event_types": lambda: tuple(event_types()),
    "@modes": lambda: tuple(sorted({mode for _, mode in modes()})),
    "@precisions": lambda: dates.PRECISIONS,
    "@quads": lambda: tuple(quads()),
    "@relations": lambda: tuple(relations()),
}


_INTRODUCTION = "Written by `python -m sahelscope dictionary`; the words stand in `data/reference/columns.csv`."
_HEAD = "| column | type | unit | meaning |\n|---|---|---|---|"


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
    """The columns that are stored, by table, both in the order of the file."""
    return _read(REFERENCE_FOLDER / "columns.csv")


@cache
def shown_columns() -> dict[str, dict[str, Column]]:
    """What events and relationships have besides where they are shown or exported as CSV: names, lists, dates."""
    return _read(REFERENCE_FOLDER / "shown_columns.csv")


def documented(table: str) -> dict[str, Column]:
    """Every column of a table that a reader may meet: stored and shown."""
    return columns()[table] | shown_columns().get(table, {})


def as_markdown() -> str:
    """The data dictionary: every table with its columns, as docs/data-dictionary.md shows it."""
    tables = [f"## `{table}`\n\n{_HEAD}\n{_lines(documented(table))}\n" for table in columns()]
    return "\n".join(["# Data dictionary", "", _INTRODUCTION, "", *tables])


def _lines(described: dict[str, Column]) -> str:
    return "\n".join(
        f"| `{c.column}` | {c.type}{', may be empty' if c.may_be_empty else ''} | {c.unit} | {c.meaning} |"
        for c in described.values()
    )


def _read(path: Path) -> dict[str, dict[str, Column]]:
    tables: dict[str, dict[str, Column]] = {}
    for number, row in enumerate(read_rows(path), 2):
        column = _column(path, number, row)
        table = tables.setdefault(column.table, {})
        if column.column in table:
            raise ReferenceFault(path, f"row {number} ({column.table}.{column.column})", "stands twice; delete one")
        table[column.column] = column
    return tables


def _column(path: Path, number: int, row: dict[str, str]) -> Column:
    where = f"row {number} ({row['table']}.{row['column']})"
    if row["type"] not in TYPES:
        raise ReferenceFault(path, where, f"type {row['type']!r} must be one of {', '.join(TYPES)}")
    if row["empty"] not in {"yes", "no"}:
        raise ReferenceFault(path, where, f"empty {row['empty']!r} must be yes or no")
    if not row["meaning"]:
        raise ReferenceFault(path, where, "meaning is missing: say what the column tells a reader")
    values = row["values"]
    if values.startswith("@"):
        if values not in _LISTS:
            raise ReferenceFault(path, where, f"values {values!r} must be one of {', '.join(_LISTS)}")
        listed = _LISTS[values]()
    else:
        listed = tuple(values.split(";")) if values else ()
    return Column(row["table"], row["column"], row["type"], row["empty"] == "yes", listed, row["unit"], row["meaning"])
