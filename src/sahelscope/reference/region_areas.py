"""How far the regions that news names reach: rough extents, so that an event somewhere in one is drawn as an area.

The reaches are estimates of ours, in kilometres from the middle east and north; a region that is an area in dispute has
that area's own shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, pi, radians, sin

from sahelscope.reference.borders import Line, extents
from sahelscope.reference.files import ReferenceFault, read_rows
from sahelscope.reference.map_views import FOLDER
from sahelscope.reference.places import PlaceEntry, places

PATH = FOLDER / "region_areas.csv"
SHAPES = FOLDER / "region_areas.geojson"  # the outlines, for the browser; scripts/build_region_areas.py writes it
KM_A_DEGREE = 111.2
CORNERS = 32
HIGHEST = 84.0  # degrees of latitude: a Mercator map has no poles

Spot = tuple[float, float]  # latitude, longitude


@dataclass(frozen=True, slots=True)
class Reach:
    """Kilometres from the middle of a region to its ends; `area` names the area in dispute that it is."""

    reach_east: float
    reach_north: float
    area: str


def region_id(latitude: float, longitude: float) -> str:
    """The id of a region's feature in the file of SHAPES."""
    return f"{latitude:g},{longitude:g}"


@cache
def region_outlines() -> Mapping[Spot, Line]:
    """The outline of each region of the gazetteer, closed, as (longitude, latitude), by where its sign stands."""
    reaches = _reaches()
    regions = [place for place in places() if place.kind == "region"]
    if missing := sorted(place.name for place in regions if (place.name, place.country) not in reaches):
        raise ReferenceFault(PATH, "the end", f"add how far {', '.join(missing)} reach")
    return {(place.latitude, place.longitude): _outline(place, reaches[place.name, place.country]) for place in regions}


@cache
def _reaches() -> Mapping[tuple[str, str], Reach]:
    found = {}
    for number, row in enumerate(read_rows(PATH), 2):
        try:
            reach = Reach(float(row["reach_east"]), float(row["reach_north"]), row["area"])
        except (KeyError, TypeError, ValueError) as fault:
            raise ReferenceFault(PATH, f"row {number}", str(fault)) from fault
        if min(reach.reach_east, reach.reach_north) <= 0 or (reach.area and reach.area not in extents()):
            raise ReferenceFault(PATH, f"row {number}", "reaches must be above 0, area one of borders/areas.yaml")
        found[row["place"], row["country"]] = reach
    return found


def _outline(place: PlaceEntry, reach: Reach) -> Line:
    if reach.area:
        return extents()[reach.area]
    east = reach.reach_east / KM_A_DEGREE / cos(radians(place.latitude))
    north = reach.reach_north / KM_A_DEGREE
    turns = [2 * pi * corner / CORNERS for corner in range(CORNERS)]
    ring = [(_round(place.longitude + east * sin(turn)), _latitude(place, north * cos(turn))) for turn in turns]
    return (*ring, ring[0])


def _latitude(place: PlaceEntry, north: float) -> float:
    return _round(min(max(place.latitude + north, -HIGHEST), HIGHEST))


def _round(degrees: float) -> float:
    return round(degrees, 2)
