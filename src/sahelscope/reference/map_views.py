"""Where a country's name stands on the map, and the sections of the map that can be chosen.

The label points are those of Natural Earth 5.1.1 (public domain): good places for a name, and no statement of where
anything happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_rows

FOLDER = REFERENCE_FOLDER / "map"


@dataclass(frozen=True, slots=True)
class MapView:
    """A section of the map in degrees."""

    view: str
    label: str
    west: float
    east: float
    south: float
    north: float


@cache
def map_views() -> dict[str, MapView]:
    """The sections by name, in the order offered."""
    path = FOLDER / "views.csv"
    views = {}
    for number, row in enumerate(read_rows(path), 2):
        try:
            view = MapView(row.pop("view"), row.pop("label"), **{side: float(degrees) for side, degrees in row.items()})
        except (TypeError, ValueError) as fault:
            raise ReferenceFault(path, f"row {number}", str(fault)) from fault
        if not (view.west < view.east and view.south < view.north):
            raise ReferenceFault(path, f"row {number}", "west must lie west of east and south south of north")
        views[view.view] = view
    return views


@cache
def labels_in(section: str) -> dict[str, tuple[float, float]]:
    """The same within a section: a country of which it shows a part has its name there, if its own spot is left out."""
    path = FOLDER / "section_labels.csv"
    try:
        moved = {
            row["country"]: (float(row["latitude"]), float(row["longitude"]))
            for row in read_rows(path)
            if row["view"] == section
        }
    except ValueError as fault:
        raise ReferenceFault(path, "a coordinate", str(fault)) from fault
    return country_labels() | moved


@cache
def country_labels() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of each country's name on the map."""
    path = FOLDER / "country_labels.csv"
    try:
        return {row["country"]: (float(row["latitude"]), float(row["longitude"])) for row in read_rows(path)}
    except ValueError as fault:
        raise ReferenceFault(path, "a coordinate", str(fault)) from fault
