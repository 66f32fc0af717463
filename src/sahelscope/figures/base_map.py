"""The ground of every map: our own borders, what is in dispute, names; no outline fetched from anywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plotly.graph_objects import Figure

from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Trace, figure, sheet, trace
from sahelscope.reference.borders import DisputedArea, Line, Sea
from sahelscope.reference.map_views import MapView

HEIGHT = 560
WIDE = 60  # degrees of longitude: a section wider than this shows the greatest seas alone


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on: its section, the borders, and where which country's name stands.

    `borders` is the address of a GeoJSON file whose features' ids are `shapes`; empty for none. `labels`: country id to
    name, latitude, longitude; those in `named` are written wherever no mark stands in their place. `disputed` areas are
    hatched and outlined with dashes.
    """

    view: MapView
    labels: Mapping[str, tuple[str, float, float]]
    borders: str = ""
    shapes: Collection[str] = ()
    disputed: Sequence[DisputedArea] = ()
    seas: Sequence[Sea] = ()
    named: Collection[str] = ()

    def map_of(self, marks: Iterable[Trace]) -> Figure:
        """The map with these traces on it.

        The first trace is a dummy: plotly.js fetches outlines for whatever stands first. Areas, lines, points follow.
        """
        dummy = trace("scattergeo", lon=[None], lat=[None], hoverinfo="skip")
        land = [_land(self.borders, sorted(self.shapes))] if self.borders else []
        layout = sheet(HEIGHT, uirevision=self.view.view, geo=_geo(self.view))
        return figure([dummy, *land, *_in_dispute(self.disputed), self._sea_names(), *marks], layout)

    def _sea_names(self) -> Trace:
        most = 1 if self.view.east - self.view.west > WIDE else max((sea.rank for sea in self.seas), default=1)
        shown = [(sea.sea, sea.latitude, sea.longitude) for sea in self.seas if sea.rank <= most]
        return names(shown, italic=True)


def names(places: Iterable[tuple[str, float, float]], *, italic: bool = False) -> Trace:
    """Names, quiet, each at its point: name, latitude, longitude."""
    listed = list(places)
    return trace(
        "scattergeo",
        lon=[longitude for _, _, longitude in listed],
        lat=[latitude for _, latitude, _ in listed],
        text=[f"<i>{signs.plain(name)}</i>" if italic else signs.plain(name) for name, _, _ in listed],
        mode="text",
        textfont={"size": 11, "color": inks.MUTED},
        hoverinfo="skip",
    )


def _geo(view: MapView) -> dict[str, Any]:
    """The section; the browser widens it to the shape of its window."""
    return {
        "visible": False,
        "bgcolor": inks.SEA,
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [view.west, view.east]},
        "lataxis": {"range": [view.south, view.north]},
        "uirevision": view.view,
    }


def _land(borders: str, shapes: list[str]) -> Trace:
    return trace(
        "choropleth",
        geojson=borders,
        locations=shapes,
        z=[0] * len(shapes),
        colorscale=[[0, inks.LAND], [1, inks.LAND]],
        showscale=False,
        marker={"line": {"color": inks.BORDER, "width": 0.7}},
        hoverinfo="skip",
    )


def _in_dispute(areas: Sequence[DisputedArea]) -> list[Trace]:
    hatch = [line for area in areas for line in area.hatch]
    edges = [line for area in areas for line in area.outline]
    return [
        _lines(hatch, {"color": inks.BORDER, "width": 0.8}),
        _lines(edges, {"color": inks.MUTED, "width": 1.1, "dash": "4px,3px"}),
    ]


def _lines(lines: Sequence[Line], look: dict[str, Any]) -> Trace:
    """Many lines as one trace, with a gap between each two."""
    points = [point for line in lines for point in (*line, (None, None))]
    return trace(
        "scattergeo",
        lon=[longitude for longitude, _ in points],
        lat=[latitude for _, latitude in points],
        mode="lines",
        line=look,
        hoverinfo="skip",
    )
