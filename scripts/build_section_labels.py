# ruff: noqa: INP001  a script beside the package
"""Write data/reference/map/section_labels.csv: where a country's name stands in a section that leaves its own spot out.

    python scripts/build_section_labels.py

Made of countries.geojson and views.csv; run it when either has changed. Needs shapely, as build_borders.py does.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely

REFERENCE = Path(__file__).resolve().parents[1] / "data" / "reference"
LABELS = REFERENCE / "map" / "country_labels.csv"
SECTIONS = REFERENCE / "map" / "views.csv"
OUT = REFERENCE / "map" / "section_labels.csv"
EDGE = 0.06  # of a section's width and height: so far from its edge a name stands
LEAST = 0.004  # of a section's area: a country of which less is seen gets no name


def main() -> None:
    features = json.loads((REFERENCE / "borders" / "countries.geojson").read_text("utf-8"))["features"]
    shapes = {feature["id"]: shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features}
    with OUT.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["view", "country", "latitude", "longitude"])
        for section in read(SECTIONS):
            for country, point in placed(section, shapes):
                writer.writerow([section["view"], country, round(point.y, 2), round(point.x, 2)])


def placed(section: dict[str, str], shapes: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The countries to name elsewhere, and where: in the middle of the largest part that is seen."""
    west, east, south, north = (float(section[side]) for side in ("west", "east", "south", "north"))
    across, up = EDGE * (east - west), EDGE * (north - south)
    inner = shapely.box(west + across, south + up, east - across, north - up)
    for label in read(LABELS):
        country, longitude, latitude = label["country"], float(label["longitude"]), float(label["latitude"])
        if country not in shapes or shapely.intersects_xy(inner, longitude, latitude):
            continue
        parts = shapely.get_parts(shapely.intersection(shapes[country], inner))
        seen = max(parts, key=shapely.area, default=None)
        if seen is not None and shapely.area(seen) > LEAST * shapely.area(inner):
            circle = shapely.maximum_inscribed_circle(seen)
            yield country, shapely.Point(shapely.get_coordinates(circle)[0])


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    main()
