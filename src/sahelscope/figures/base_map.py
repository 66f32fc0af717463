"""The ground of every map: our own borders, what is in dispute, names; no outline fetched from anywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plotly.graph_objects import Figure

from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Trace, figure, sheet, trace
from sahelscope.figures.legend import Legend
from sahelscope.reference.borders import DisputedArea, Sea
from sahelscope.reference.map_views import MapView

HEIGHT = 560
WIDE = 60  # degrees of longitude: a section wider than this shows the greatest seas alone
NAME_SIZE = 12
COUNTRY = "country"

Labels = Mapping[str, tuple[str, float, float]]  # country id to name, latitude, longitude


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its point, or below a sign of `below` pixels there; of two that collide the first stays.

    `size` is how many square degrees it names: a name much larger than that is left out.
    """

    text: str
    latitude: float
    longitude: float
    below: float = 0.0
    size: float = 0.0


@dataclass(frozen=True)
class Fill:
    """How countries are coloured: `inks` of the classes, the class of each country, and what its hover box says."""

    inks: Sequence[str]
    classes: Mapping[str, int]
    hover: Mapping[str, str]


PLAIN = Fill((inks.LAND,), {}, {})


@dataclass(frozen=True)
class Layer:
    """What lies on the ground: the colours of countries, areas, signs, names that come first, and how to read it."""

    fill: Fill
    areas: Sequence[Trace]
    marks: Sequence[Trace]
    names: Sequence[Name]
    legend: Legend


@dataclass(frozen=True, slots=True)
class Files:
    """Where the browser finds the shapes; empty for none."""

    borders: str = ""
    hatches: str = ""
    outlines: str = ""


@dataclass(frozen=True)
class Ground:
    """What a map is drawn on: its section, the borders, and where which country's name stands.

    `files` are the addresses of GeoJSON files, which the browser fetches once: `borders`, whose features' ids are
    `shapes`, `hatches` and `outlines` of the `disputed` areas. Names keep their place in the order of `labels`.
    """

    view: MapView
    labels: Labels
    files: Files = Files()
    shapes: Collection[str] = ()
    disputed: Sequence[DisputedArea] = ()
    seas: Sequence[Sea] = ()
    sizes: Mapping[str, float] = field(default_factory=dict)

    def map_of(self, layer: Layer) -> Figure:
        """The map with this layer on it.

        The first trace is a dummy: plotly.js fetches outlines for whatever stands first. Areas, lines, names and points
        follow, so that a click on a point finds the point.
        """
        dummy = trace("scattergeo", lon=[None], lat=[None], hoverinfo="skip")
        land = [self._land(layer.fill)] if self.files.borders else []
        layout = sheet(HEIGHT, uirevision=self.view.view, geo=_geo(self.view))
        shown = [dummy, *land, *self._in_dispute(), *layer.areas, *self._names(layer.names), *layer.marks]
        return figure(shown, layout)

    def _land(self, fill: Fill) -> Trace:
        shapes = sorted(self.shapes)
        most = max(len(fill.inks) - 1, 1)
        scale = [[number / most, ink] for number, ink in enumerate(fill.inks)]
        told = {country: signs.plain(name) for country, (name, _, _) in self.labels.items()}
        return trace(
            "choropleth",
            geojson=self.files.borders,
            locations=shapes,
            z=[fill.classes.get(shape, 0) for shape in shapes],
            zmin=0,
            zmax=most,
            colorscale=scale if len(scale) > 1 else [[0, fill.inks[0]], [1, fill.inks[0]]],
            showscale=False,
            marker={"line": {"color": inks.BORDER, "width": 0.7}},
            meta={"kind": COUNTRY},  # with the location it is the id of what was clicked
            text=[fill.hover.get(shape) or told.get(shape, "") for shape in shapes],
            hovertemplate="%{text}<extra></extra>",
        )

    def _in_dispute(self) -> list[Trace]:
        """Hatches and dashed edges; the browser puts the lines of the named areas in."""
        ids = [area.area for area in self.disputed]
        looks = (
            (self.files.hatches, {"color": inks.BORDER, "width": 0.8}),
            (self.files.outlines, {"color": inks.MUTED, "width": 1.1, "dash": "4px,3px"}),
        )
        return [lines_of(file, ids, look) for file, look in looks if ids and file]

    def _names(self, first: Sequence[Name]) -> list[Trace]:
        """The layer's own names, then countries, then seas, as one trace for each look."""
        taken = {(name.latitude, name.longitude) for name in first}
        most = 1 if self.view.east - self.view.west > WIDE else max((sea.rank for sea in self.seas), default=1)
        seas = [Name(sea.sea, sea.latitude, sea.longitude) for sea in self.seas if sea.rank <= most]
        quiet = [
            Name(*label, size=self.sizes.get(country, 0.0))
            for country, label in self.labels.items()
            if label[1:] not in taken
        ]
        areas = [Name(area.name, area.latitude, area.longitude) for area in self.disputed]
        return [
            names(first, inks.TEXT),
            names(quiet, inks.MUTED),
            names(seas, inks.WATER, italic=True),
            names(areas, inks.MUTED, italic=True),
        ]


def names(listed: Iterable[Name], ink: str, *, italic: bool = False) -> Trace:
    """Names, each at its point. The browser hides those that would cover a sign or a name before them."""
    found = list(listed)
    below = any(name.below for name in found)
    return trace(
        "scattergeo",
        lon=[name.longitude for name in found],
        lat=[name.latitude for name in found],
        text=[_text(name, italic=italic) for name in found],
        mode="markers+text",
        marker={"size": [name.below for name in found] if below else 0, "opacity": 0},
        textposition="bottom center" if below else "middle center",
        textfont={"size": NAME_SIZE - italic, "color": ink},
        hoverinfo="skip",
        meta={"names": True, "sizes": [round(name.size, 2) for name in found if name.size]},
    )


def _text(name: Name, *, italic: bool) -> str:
    plain = signs.plain(name.text).replace("\n", "<br>")
    return f"<i>{plain}</i>" if italic else plain


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


def lines_of(file: str, ids: Sequence[str], look: dict[str, Any]) -> Trace:
    """The lines of these features of a file, which the browser puts in: they are sent once, not with each change."""
    return trace(
        "scattergeo", lon=[], lat=[], mode="lines", line=look, hoverinfo="skip", meta={"file": file, "ids": [*ids]}
    )
