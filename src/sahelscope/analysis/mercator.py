"""Latitudes on a Mercator map: heights in degrees of longitude, so that angles on the map are angles of these."""

from __future__ import annotations

from math import atan, degrees, exp, log, pi, radians, tan


def to_height(latitude: float) -> float:
    """The height of a parallel above the equator."""
    return degrees(log(tan(pi / 4 + radians(latitude) / 2)))


def to_latitude(height: float) -> float:
    """The parallel at a height."""
    return degrees(2 * atan(exp(radians(height))) - pi / 2)
