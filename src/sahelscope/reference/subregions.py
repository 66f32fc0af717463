"""The parts of the world that states are grouped by: the United Nations' geoscheme (M49), and Kosovo and Taiwan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from sahelscope.reference.countries import codes
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_columns

COLUMNS = ("subregion", "label", "countries")
ELSEWHERE = "Elsewhere"


@cache
def subregions(folder: Path = REFERENCE_FOLDER) -> Mapping[str, tuple[str, ...]]:
    """The countries of each part of the world, by its label in the order of the file; the first fault is raised."""
    path = folder / "subregions.csv"
    found: dict[str, tuple[str, ...]] = {}
    placed: dict[str, str] = {}
    for number, row in enumerate(read_columns(path, COLUMNS), 2):
        countries, entry = tuple(row["countries"].split()), f"row {number} ({row['subregion']})"
        if unknown := sorted({*countries} - codes()):
            raise ReferenceFault(path, entry, f"{', '.join(unknown)} must be ISO 3166-1 alpha-3 in lower case")
        if twice := [country for country in countries if country in placed]:
            raise ReferenceFault(path, entry, f"{twice[0]} stands under {placed[twice[0]]} too; delete one")
        placed |= dict.fromkeys(countries, row["subregion"])
        found[row["label"]] = countries
    return MappingProxyType(found)


@cache
def subregion_of(country: str) -> str:
    """The label of the part of the world that a country lies in; dependent territories lie elsewhere."""
    return next((label for label, countries in subregions().items() if country in countries), ELSEWHERE)
