"""Where reference data lies, and how a fault in it is told: file, entry, remedy."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

REFERENCE_FOLDER = Path(__file__).resolve().parents[3] / "data" / "reference"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ReferenceFault(ValueError):
    """A reference file is wrong; the message names the file, the entry and the remedy."""

    def __init__(self, file: Path | str, entry: str, remedy: str) -> None:
        super().__init__(f"{Path(file).name}: {entry}: {remedy}")


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; a syntax error names file and line."""
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506  the safe loader, in C where it is to be had
    except yaml.YAMLError as fault:
        raise ReferenceFault(path, "YAML", str(fault).replace("\n", " ")) from fault


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a header; every cell is text."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read_columns(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV file whose header must name just these columns, in any order."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            found = csv.DictReader(lines)
            header, rows = list(found.fieldnames or ()), list(found)
    except UnicodeDecodeError as fault:
        raise ReferenceFault(path, f"byte {fault.start}", "is not UTF-8; save the file as UTF-8") from fault
    if sorted(header) != sorted(columns):
        raise ReferenceFault(path, "row 1 (header)", f"must name the columns {', '.join(columns)}")
    return rows
