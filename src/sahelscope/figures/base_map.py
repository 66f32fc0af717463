"""The ground of every map: our own borders, no outline fetched from anywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from plotly.graph_objects import Figure

from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Trace, figure, sheet, trace
from sahelscope.reference.map_views import MapView

HEIGHT = 560


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on: its section, the address of the borders, and where which country's name stands.

    `borders` is empty, or leads to a GeoJSON file with a feature for each country id. `labels`: country id to name,
    latitude, longitude; those in `named` are written wherever no mark stands in their place.
    """

    view: MapView
    borders: str
    labels: Mapping[str, tuple[str, float, float]]
    named: Collection[str] = ()

    def map_of(self, marks: Iterable[Trace]) -> Figure:
        """The map with these traces on it.

        The first trace is a dummy: plotly.js fetches outlines for whatever stands first. Areas, lines, points follow.
        """
        land = [_land(self.borders, list(self.labels))] if self.borders else []
        layout = sheet(HEIGHT, uirevision=self.view.view, geo=_geo(self.view))
        return figure([trace("scattergeo", lon=[None], lat=[None], hoverinfo="skip"), *land, *marks], layout)


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


def _land(borders: str, countries: list[str]) -> Trace:
    return trace(
        "choropleth",
        geojson=borders,
        locations=countries,
        z=[0] * len(countries),
        colorscale=[[0, inks.LAND], [1, inks.LAND]],
        showscale=False,
        marker={"line": {"color": inks.BORDER, "width": 0.7}},
        hoverinfo="skip",
    )


def names(places: list[tuple[str, float, float]]) -> Trace:
    """Names of countries, quiet, at their label points: name, latitude, longitude."""
    return trace(
        "scattergeo",
        lon=[longitude for _, _, longitude in places],
        lat=[latitude for _, latitude, _ in places],
        text=[signs.plain(name) for name, _, _ in places],
        mode="text",
        textfont={"size": 11, "color": inks.MUTED},
        hoverinfo="skip",
    )
