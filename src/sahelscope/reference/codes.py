"""The codebook's closed lists: event types with their quad class, modes, contexts, relations, regions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_rows

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Quad:
    """One of the four classes: verbal or material, cooperation or conflict."""

    quad: str
    label: str
    colour: str
    symbol: str
    meaning: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types. `score` runs from -10 to +10 (see `score_source`); it describes, it does not measure."""

    event_type: str
    label: str
    definition: str
    quad: str
    score: float
    score_source: str
    colour: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act of one type was done; the same word may be a mode of several types."""

    event_type: str
    mode: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Context:
    """What an event was about."""

    context: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of relationship; `label` reads between subject and object. A denied relationship has no sign."""

    relation: str
    label: str
    sign: int
    symmetric: bool
    definition: str


@dataclass(frozen=True, slots=True)
class Region:
    """A named set of states, ISO 3166-1 alpha-3 in lower case."""

    region: str
    label: str
    countries: frozenset[str]
    definition: str


@cache
def quads() -> dict[str, Quad]:
    return _read("quads.csv", "quad", lambda row: Quad(**row))


@cache
def event_types() -> dict[str, EventType]:
    def event_type(row: dict[str, str]) -> EventType:
        if row["quad"] not in quads():
            raise ValueError(f"quad {row['quad']!r} is none of {', '.join(quads())}")
        if not re.fullmatch(r"#[0-9A-F]{6}", row["colour"]):
            raise ValueError(f"colour {row['colour']!r} must be #RRGGBB in capitals")
        score = float(row.pop("score"))
        if not -10 <= score <= 10:  # noqa: PLR2004  the scale's own ends
            raise ValueError(f"score {score} must lie between -10 and 10")
        return EventType(score=score, **row)

    return _read("event_types.csv", "event_type", event_type)


@cache
def modes() -> dict[tuple[str, str], Mode]:
    """Modes by type and mode."""

    def mode(row: dict[str, str]) -> Mode:
        if row["event_type"] not in event_types():
            raise ValueError(f"unknown event type {row['event_type']!r}")
        return Mode(**row)

    return {
        (found.event_type, found.mode): found for found in _read("modes.csv", ("event_type", "mode"), mode).values()
    }


@cache
def contexts() -> dict[str, Context]:
    return _read("contexts.csv", "context", lambda row: Context(**row))


@cache
def relations() -> dict[str, Relation]:
    def relation(row: dict[str, str]) -> Relation:
        sign, symmetric = row.pop("sign"), row.pop("symmetric")
        if sign not in {"+1", "0", "-1"}:
            raise ValueError(f"sign {sign!r} must be +1, 0 or -1")
        if symmetric not in {"yes", "no"}:
            raise ValueError(f"symmetric {symmetric!r} must be yes or no")
        return Relation(sign=int(sign), symmetric=symmetric == "yes", **row)

    return _read("relations.csv", "relation", relation)


@cache
def regions() -> dict[str, Region]:
    def region(row: dict[str, str]) -> Region:
        countries = row.pop("countries").split()
        if wrong := [country for country in countries if not re.fullmatch(r"[a-z]{3}", country)]:
            raise ValueError(f"{', '.join(wrong)} must be ISO 3166-1 alpha-3 in lower case")
        return Region(countries=frozenset(countries), **row)

    return _read("regions.csv", "region", region)


def _read(name: str, key: str | tuple[str, ...], record: Callable[[dict[str, str]], Record]) -> dict[str, Record]:
    """Rows by key in the order of the file; a repeated key, an empty or surplus cell is refused with file and row."""
    path = REFERENCE_FOLDER / name
    keys = (key,) if isinstance(key, str) else key
    records: dict[str, Record] = {}
    for number, row in enumerate(read_rows(path), 2):
        entry = " ".join(str(row.get(part)) for part in keys)
        where = f"row {number} ({entry})"
        if None in row or not all(row.values()):
            raise ReferenceFault(path, where, "each column of the header needs a value, and no more cells than that")
        if entry in records:
            raise ReferenceFault(path, where, "the entry stands twice; delete one")
        try:
            records[entry] = record(row)
        except (TypeError, ValueError, KeyError) as fault:
            raise ReferenceFault(path, where, str(fault)) from fault
    return records
