# ruff: noqa: INP001  a part of a script beside the package
"""What scripts/build_borders.py does to shapes: simplify them together, cut, hatch. Knows no country and no dispute."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

WEST, SOUTH, EAST, NORTH = -20, 0, 55, 58  # where the three regions lie
OUTSIDE = 30  # how many times coarser the rest of the world may be
TOLERANCE = 0.025  # degrees: about a pixel when a region fills the window
LONGEST_EDGE = 2.0  # degrees: a browser draws edges as great circles, which leave a parallel
DECIMALS = 3  # two would break polygons
LEAST_ISLAND_KM2 = (10, 500)  # inside and outside the regions
RADIUS_KM = 6371.0088
OVERSHOOT = 0.02  # degrees by which a cut is drawn longer, so that it parts what it should
HATCHES = 7  # lines across an area, about
HATCH_SPACINGS = (0.1, 0.2, 0.4, 0.8)  # degrees along a parallel; few, so that lines of neighbours meet


def simplified(shapes: list[Any]) -> Any:
    """Shapes without islets, simplified together, on the grid on which they are written, in the same order."""
    small = shapely.transform(shapely.coverage_clean(without_islets(shapes)), lambda at: rescaled(at, 1 / OUTSIDE))
    coarse = shapely.transform(shapely.coverage_simplify(small, TOLERANCE), lambda at: rescaled(at, OUTSIDE))
    on_grid = shapely.transform(shapely.segmentize(coarse, LONGEST_EDGE), lambda at: np.round(at, DECIMALS))
    return shapely.coverage_clean(shapely.make_valid(on_grid, method="structure", keep_collapsed=False))


def without_islets(shapes: list[Any]) -> list[Any]:
    """The shapes without islands too small to see; each keeps its largest part, and every part with a neighbour."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    size = km2(parts)
    touched = np.bincount(shapely.STRtree(parts).query(parts, predicate="intersects")[0], minlength=len(parts)) > 1
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owner, size)
    within = shapely.intersects(shapely.centroid(parts), shapely.box(WEST, SOUTH, EAST, NORTH))
    kept = touched | (size == largest[owner]) | (size > np.where(within, *LEAST_ISLAND_KM2))
    return [shapely.multipolygons(parts[kept & (owner == number)]) for number in range(len(shapes))]


def rescaled(at: Any, scale: float) -> Any:
    """Points with the distance beyond the regions' box multiplied; shared points stay shared."""
    near = np.clip(at, np.array([WEST, SOUTH]), np.array([EAST, NORTH]))
    return near + (at - near) * scale


def km2(shapes: Any) -> Any:
    """Areas by Lambert's cylindrical projection, which keeps them."""
    return shapely.area(
        shapely.transform(
            shapes, lambda at: RADIUS_KM * np.column_stack([np.radians(at[:, 0]), np.sin(np.radians(at[:, 1]))])
        )
    )


def inside(shape: Any) -> Any:
    return shapely.point_on_surface(shape)


def neighbour(number: int, faces: list[Any]) -> int:
    """The face with which a face shares most of its edge; itself if it is an island."""
    shared = shapely.length(shapely.intersection(shapely.boundary(faces[number]), shapely.boundary(faces)))
    shared[number] = 0
    return int(np.argmax(shared)) if shared.any() else number


def longer(line: Any) -> Any:
    """The line with both ends drawn on; a ring stays as it is."""
    points = shapely.get_coordinates(shapely.remove_repeated_points(line))
    if np.array_equal(points[0], points[-1]):
        return line
    ends = [end + OVERSHOOT * (end - inner) / np.hypot(*(end - inner)) for end, inner in (points[:2], points[:-3:-1])]
    return shapely.linestrings([ends[0], *points, ends[1]])


def hatched(shape: Any) -> Any:
    """Slanted lines over a shape; the browser's maps have no pattern to fill with."""
    west, south, east, north = shapely.bounds(shape)
    wanted = np.sqrt(2 * shapely.area(shape)) / HATCHES
    spacing = min(HATCH_SPACINGS, key=lambda step: abs(np.log(step / wanted)))
    starts = np.arange(np.ceil((west - north) / spacing), (east - south) / spacing) * spacing
    lines = shapely.multilinestrings([[(start + south, south), (start + north, north)] for start in starts])
    return lines_on_grid(shapely.intersection(lines, shape))


def lines_on_grid(shape: Any) -> Any:
    """The lines of a shape, joined, as a MultiLineString on the grid; points where lines touch are no lines."""
    lines = [part for part in shapely.get_parts(shape) if part.geom_type == "LineString"]
    joined = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
    return shapely.transform(shapely.multilinestrings(joined), lambda at: np.round(at, DECIMALS))
