"""The borders of the map in three named views, and the areas in dispute: where, since when, held and claimed by whom.

The shapes lie in files that the browser fetches (see data/reference/borders/README.md); here is what they mean. A view
never changes which country a row names, only in whose shape a map draws the ground.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sahelscope.reference.countries import codes
from sahelscope.reference.files import REFERENCE_FOLDER, ReferenceFault, read_rows, read_yaml
from sahelscope.reference.map_views import country_labels

FOLDER = REFERENCE_FOLDER / "borders"
HATCHES, OUTLINES = FOLDER / "hatches.geojson", FOLDER / "outlines.geojson"
DEFAULT = "neutral"
HATCHED = frozenset({"neutral"})  # the views that mark what is in dispute
SOURCE = "Shapes: Natural Earth 5.1.1 (public domain); disputed areas: SahelScope, after the sources in its data"
FACTS = ("id", "name", "country", "from", "held_by", "claimed_by", "sentence", "source")
PLACES = ("lines", "whole", "hole")  # one of these says where an area lies
OTHER_FACTS = frozenset({*FACTS, *PLACES, "inside", "until", "un", "along"})
_GROUND = "countries_ground_"
_DAY = re.compile(r"\d{4}-[01]\d-[0-3]\d", re.ASCII)

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class BorderView:
    """A way to draw borders. `sentence` says whose view it is; it belongs in the caption."""

    view: str
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DisputedArea:
    """An area in dispute from `since` until the day before `until` (None: it still is).

    `country` is who is recognised as sovereign, empty where that is open. `held_by` is a country id or the name of a
    body of its own, empty where nobody alone holds it. Lines are of (longitude, latitude): `hatch` to draw over the
    area, `outline` its dashed edge, which leaves out coasts and borders that nobody disputes.
    """

    area: str
    name: str
    country: str
    held_by: str
    claimed_by: tuple[str, ...]
    since: date
    until: date | None
    sentence: str
    source: str
    latitude: float
    longitude: float
    hatch: tuple[Line, ...]
    outline: tuple[Line, ...]

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Sea:
    """A sea's name and where it stands. The greatest seas have rank 1; a small map shows those alone."""

    sea: str
    latitude: float
    longitude: float
    rank: int


@cache
def views() -> Mapping[str, BorderView]:
    """The views by name in the order offered; the first is the default."""
    path = FOLDER / "views.csv"
    try:
        return MappingProxyType({row["view"]: BorderView(**row) for row in read_rows(path)})
    except (KeyError, TypeError) as fault:
        raise ReferenceFault(path, "the columns", f"view, label, sentence are wanted ({fault})") from fault


def country_file(view: str, day: date) -> Path:
    """The GeoJSON file whose features' ids are those of `shapes`. On the ground it depends on the day."""
    if view == "ground":
        begun = [path for first, path in _ground_files() if first <= day]
        return begun[-1] if begun else _ground_files()[0][1]
    return FOLDER / {"neutral": "countries.geojson", "un": "countries_un.geojson"}[view]


def shapes(view: str, day: date) -> frozenset[str]:
    """The ids of what the view draws: countries, and areas that are drawn as no country's.

    All of them are to be drawn as land, or the map has holes; only a country's id can have a count.
    """
    return frozenset(_features(country_file(view, day).name))


def drawn_in(view: str, day: date) -> Mapping[str, str]:
    """The countries without a shape of their own in the view, to the country in whose shape they lie."""
    if view != "un":
        return MappingProxyType({})
    missing = country_labels().keys() - shapes(view, day)
    return MappingProxyType({area["country"]: area["un"] for area in _facts() if area["country"] in missing})


def disputed(day: date) -> tuple[DisputedArea, ...]:
    """The areas in dispute on the day."""
    return tuple(area for area in areas() if area.holds_on(day))


@cache
def areas() -> tuple[DisputedArea, ...]:
    """Every area with its times, in the order of the file; an area that changed its shape is in it twice."""
    hatches, outlines, extents = (_features(f"{name}.geojson") for name in ("hatches", "outlines", "disputed"))
    return tuple(
        DisputedArea(
            area=facts["id"],
            name=facts["name"],
            country=facts["country"],
            held_by=facts["held_by"],
            claimed_by=tuple(facts["claimed_by"]),
            since=date.fromisoformat(facts["from"]),
            until=date.fromisoformat(facts["until"]) if facts.get("until") else None,
            sentence=facts["sentence"],
            source=facts["source"],
            latitude=extents[facts["id"]]["properties"]["latitude"],
            longitude=extents[facts["id"]]["properties"]["longitude"],
            hatch=_lines(hatches[facts["id"]]),
            outline=_lines(outlines[facts["id"]]),
        )
        for facts in _facts()
    )


@cache
def extents() -> Mapping[str, Line]:
    """The outer ring of the largest part of each area, by its id."""
    return {
        area: tuple((point[0], point[1]) for point in max(_rings(feature["geometry"]), key=len))
        for area, feature in _features("disputed.geojson").items()
    }


@cache
def sizes() -> Mapping[str, float]:
    """Square degrees of what the neutral view draws, the largest first: the order in which names keep their place."""
    features = _features(country_file(DEFAULT, date.max).name)
    found = {name: sum(map(_size, _rings(feature["geometry"]))) for name, feature in features.items()}
    return MappingProxyType(dict(sorted(found.items(), key=lambda size: -size[1])))


def _rings(geometry: Mapping[str, Any]) -> list[list[list[float]]]:
    """The outer ring of each part."""
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [part[0] for part in parts]


def _size(ring: list[list[float]]) -> float:
    """Square degrees on the flat map, by the shoelace formula."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2


def caption(view: str, day: date) -> str:
    """What a picture of the map must say of its borders: the view, what it means, source and licence."""
    chosen = views()[view]
    as_on = f", as on {day.isoformat()}" if view == "ground" or view in HATCHED else ""
    return f"Borders: {chosen.label}{as_on}. {chosen.sentence} {SOURCE}."


@cache
def seas() -> tuple[Sea, ...]:
    """The seas around the regions, the greatest first."""
    path = FOLDER / "seas.csv"
    try:
        return tuple(
            Sea(row["sea"], float(row["latitude"]), float(row["longitude"]), int(row["rank"]))
            for row in read_rows(path)
        )
    except ValueError as fault:
        raise ReferenceFault(path, "a number", str(fault)) from fault


@cache
def _facts() -> tuple[dict[str, Any], ...]:
    """What areas.yaml says, checked: all facts there, countries known, dates in order."""
    path = FOLDER / "areas.yaml"
    found = read_yaml(path)
    for facts in found:
        for fault in _faults(facts):
            raise ReferenceFault(path, str(facts.get("id", "an entry")), fault)
    return tuple(found)


def _faults(facts: Mapping[str, Any]) -> Iterator[str]:
    if missing := set(FACTS) - facts.keys():
        yield f"add {', '.join(sorted(missing))}"
        return
    if unknown := facts.keys() - OTHER_FACTS:
        yield f"unknown: {', '.join(sorted(unknown))}"
    if sum(place in facts for place in PLACES) != 1:
        yield f"say where it lies by one of {', '.join(PLACES)}"
    named = {facts["country"], *facts["claimed_by"], facts.get("un", "")} - {""}
    if strange := named - codes():
        yield f"no country: {', '.join(sorted(strange))}"
    days = [facts["from"], facts.get("until") or "9999-12-31"]
    if not all(isinstance(day, str) and _DAY.fullmatch(day) for day in days):
        yield 'write from and until as "2014-03-18", in quotes'
    elif days[0] >= days[1]:
        yield "until must lie after from"


@cache
def _features(name: str) -> Mapping[str, dict[str, Any]]:
    """The features of one of our GeoJSON files by id."""
    path = FOLDER / name
    try:
        collection = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as fault:
        raise ReferenceFault(path, "GeoJSON", f"{fault}; rebuild it by scripts/build_borders.py") from fault
    return MappingProxyType({feature["id"]: feature for feature in collection["features"]})


@cache
def _ground_files() -> tuple[tuple[date, Path], ...]:
    """The files of who holds the land, each with the first day for which it stands."""
    paths = sorted(FOLDER.glob(f"{_GROUND}*.geojson"))
    return tuple((date.fromisoformat(path.stem.removeprefix(_GROUND)), path) for path in paths)


def _lines(feature: Mapping[str, Any]) -> tuple[Line, ...]:
    return tuple(tuple((point[0], point[1]) for point in line) for line in feature["geometry"]["coordinates"])
