"""Which labels of a map can stand without covering each other, on a screen of usual size."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, pi, radians, tan

from sahelscope.reference.map_views import MapView

WIDTH, HEIGHT = 640, 560  # px of the map beside the evidence, on a laptop


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)


def pixels_a_degree(view: MapView) -> float:
    """How large the map draws a degree of longitude when it shows the whole section."""
    height = _mercator(view.north) - _mercator(view.south)
    return min(WIDTH / (view.east - view.west), HEIGHT / height)


def on_screen(longitude: float, latitude: float, scale: float) -> tuple[float, float]:
    """Pixels to the right and down from the crossing of meridian and equator."""
    return longitude * scale, -_mercator(latitude) * scale


def free_of_each_other(boxes: list[Box]) -> list[bool]:
    """For each box whether it can stay: it can if it overlaps none of those before it that can."""
    kept: list[Box] = []
    stays = []
    for box in boxes:
        free = not any(box.overlaps(other) for other in kept)
        stays.append(free)
        if free:
            kept.append(box)
    return stays


def _mercator(latitude: float) -> float:
    """The height of a parallel on a Mercator map, in degrees of longitude."""
    return log(tan(pi / 4 + radians(latitude) / 2)) * 180 / pi
