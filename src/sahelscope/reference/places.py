"""Places that news names: cities, regions, seas and points, with coordinates (see data/reference/PLACES-LICENCE.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from sahelscope.reference.countries import codes
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_rows
from sahelscope.reference.names import folded

PATH = REFERENCE_FOLDER / "places.csv"
COLUMNS = ("name", "variants", "country", "kind", "latitude", "longitude", "weight", "ambiguous")
KINDS = ("city", "region", "sea", "point")
LANGUAGES = ("nl", "de", "it", "fr", "en")
LARGE = 300  # thousand people: from here on a city that is also a word (Nice, Bari, Van) is meant as the city


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place and its spellings. `country` is empty where it spans several.

    `weight` is thousands of people, raised for what the news of these regions names often; the greatest wins a name.
    `ambiguous` holds the languages in which a spelling is a word or a person's name, too.
    """

    name: str
    variants: tuple[str, ...]
    country: str
    kind: str
    latitude: float
    longitude: float
    weight: int
    ambiguous: frozenset[str]


@cache
def places() -> tuple[PlaceEntry, ...]:
    """Every place in the order of the file; the first fault found is raised as `ReferenceFault`."""
    return read_places(PATH)


@cache
def place_names(language: str) -> Mapping[str, PlaceEntry]:
    """Spelling to the weightiest place so spelled, accents apart; small places that are also words are left out."""
    found: dict[str, PlaceEntry] = {}
    owner: dict[str, PlaceEntry] = {}
    for place in sorted(places(), key=lambda place: -place.weight):
        if language in place.ambiguous and not (place.kind == "city" and place.weight >= LARGE):
            continue
        for spelling in (place.name, *place.variants):
            if owner.setdefault(folded(spelling), place) is place:
                found[spelling] = place
    return MappingProxyType(found)


def read_places(path: Path) -> tuple[PlaceEntry, ...]:
    rows = read_rows(path)
    if not rows or tuple(rows[0]) != COLUMNS:
        raise ReferenceFault(path, "header", f"the columns must be {', '.join(COLUMNS)}, and at least one row follow")
    found: dict[tuple[str, str, str], PlaceEntry] = {}
    for number, row in enumerate(rows, 2):
        where = f"row {number} ({row['name']})"
        try:
            place = _place(row)
        except ValueError as fault:
            raise ReferenceFault(path, where, str(fault)) from fault
        key = (place.name, place.country, place.kind)
        if found.setdefault(key, place) is not place:
            raise ReferenceFault(path, where, "the same name, country and kind stand twice; delete one")
    return tuple(found.values())


def _place(row: Mapping[str, str]) -> PlaceEntry:
    if None in row or None in row.values() or not row["name"].strip():
        raise ValueError(f"needs a name and {len(COLUMNS)} cells; quote a cell that holds a comma")
    if row["kind"] not in KINDS:
        raise ValueError(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
    if row["country"] and row["country"] not in codes():
        raise ValueError(f"country {row['country']!r} must be ISO 3166-1 alpha-3 in lower case, or empty")
    if unknown := set(row["ambiguous"].split()) - set(LANGUAGES):
        raise ValueError(f"ambiguous holds {', '.join(sorted(unknown))}; the languages are {', '.join(LANGUAGES)}")
    return PlaceEntry(
        name=row["name"],
        variants=tuple(v for v in row["variants"].split("|") if v),
        country=row["country"],
        kind=row["kind"],
        latitude=_degrees("latitude", row["latitude"], 90),
        longitude=_degrees("longitude", row["longitude"], 180),
        weight=int(row["weight"]),
        ambiguous=frozenset(row["ambiguous"].split()),
    )


def _degrees(what: str, text: str, limit: int) -> float:
    degrees = float(text)
    if not -limit <= degrees <= limit:
        raise ValueError(f"{what} {text} must lie between -{limit} and {limit}")
    return degrees
