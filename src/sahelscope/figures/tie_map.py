"""Ties on the map: an arc from who acts to whom, wide where it is frequent; no arrow where both act together."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, degrees, sqrt
from typing import Any

import pandas as pd

from sahelscope.analysis.mercator import to_height
from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted
from sahelscope.figures import inks, legend, signs
from sahelscope.figures.base_map import PLAIN, Labels, Layer, Name
from sahelscope.figures.frame import Trace, trace

THINNEST, WIDEST = 1.6, 9.0  # px
GROWTH = 1.2  # px for each root of a further event, up to the widest
HEAD = 8  # px of an arrowhead beyond the width of its arc
HEAD_AT = 0.62  # of the way along
DOT = 7
FOR, AGAINST = signs.COLOURS["material cooperation"], signs.COLOURS["material conflict"]
CHOSEN_ARC = trace(
    "scattergeo", mode="lines", line={"color": inks.CHOSEN, "width": 3.5, "dash": "6px,3px"}, hoverinfo="skip"
)
LEGEND: legend.Legend = (
    legend.outlined("arrow", inks.TEXT, "from who acts to whom", width=1.8),
    legend.outlined("line", inks.TEXT, "no arrow: both act together", width=2.5),
    legend.outlined("line", FOR, "mostly cooperation (sum of scores above 0)", width=3),
    legend.outlined("line", AGAINST, "mostly conflict (below 0)", width=3),
    legend.outlined("line", inks.MUTED, "even", width=3),
    legend.outlined("widths", inks.MUTED, "wider: more events"),
)


def tie_layer(arcs: pd.DataFrame, labels: Labels) -> Layer:
    """One line an arc (see analysis.arcs), the busiest on top, each with its id in `meta`."""
    most = int(arcs["events"].max()) if len(arcs) else 1
    listed = list(reversed(rows(arcs)))
    drawn = [_arc(arc, _width(arc["events"], most), labels) for arc in listed]
    ends = dict.fromkeys(end for arc in reversed(listed) for end in (arc["actor"], arc["recipient"]))
    names = [Name(*labels[country], below=DOT) for country in ends if country in labels]
    return Layer(PLAIN, (), [*drawn, _heads(listed, most), _dots(list(ends), labels)], names, LEGEND)


def _width(events: int, most: int) -> float:
    """A single event is the thinnest, the busiest pair the widest that its number deserves."""
    if most == 1:
        return THINNEST
    reach = min(GROWTH * (sqrt(most) - 1), WIDEST - THINNEST)
    return round(THINNEST + reach * (sqrt(events) - 1) / (sqrt(most) - 1), 1)


def _ink(arc: Mapping[str, Any]) -> str:
    return inks.MUTED if not arc["score"] else FOR if arc["score"] > 0 else AGAINST


def _arc(arc: Mapping[str, Any], width: float, labels: Labels) -> Trace:
    return trace(
        "scattergeo",
        lon=arc["longitudes"],
        lat=arc["latitudes"],
        mode="lines",
        line={"color": _ink(arc), "width": width},
        opacity=0.8,
        meta={"mark": arc["mark_id"]},
        hovertext=_hover(arc, labels),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _heads(listed: list[dict[str, Any]], most: int) -> Trace:
    directed = [arc for arc in listed if not arc["mutual"]]
    at = [int(HEAD_AT * len(arc["longitudes"])) for arc in directed]
    return trace(
        "scattergeo",
        lon=[arc["longitudes"][place] for arc, place in zip(directed, at, strict=True)],
        lat=[arc["latitudes"][place] for arc, place in zip(directed, at, strict=True)],
        mode="markers",
        marker={
            "symbol": "triangle-up",
            "angle": [_heading(arc, place) for arc, place in zip(directed, at, strict=True)],
            "size": [HEAD + _width(arc["events"], most) for arc in directed],
            "color": [_ink(arc) for arc in directed],
            "opacity": 1,
            "line": {"width": 1, "color": inks.PAPER},
        },
        customdata=[[arc["mark_id"]] for arc in directed],
        hoverinfo="none",
        meta={"soft": True},
    )


def _heading(arc: Mapping[str, Any], place: int) -> float:
    """Degrees clockwise from north in which the arc runs; on a Mercator map the same at any zoom."""
    across = arc["longitudes"][place + 1] - arc["longitudes"][place - 1]
    up = to_height(arc["latitudes"][place + 1]) - to_height(arc["latitudes"][place - 1])
    return round(degrees(atan2(across, up)), 1)


def _dots(countries: list[str], labels: Labels) -> Trace:
    known = [country for country in countries if country in labels]
    return trace(
        "scattergeo",
        lon=[labels[country][2] for country in known],
        lat=[labels[country][1] for country in known],
        mode="markers",
        marker={"symbol": "circle", "size": DOT, "color": inks.TEXT, "line": {"width": 1, "color": inks.PAPER}},
        hoverinfo="skip",
        meta={"soft": True},
    )


def _hover(arc: Mapping[str, Any], labels: Labels) -> str:
    actor, recipient = (signs.plain(labels[arc[end]][0]) for end in ("actor", "recipient"))
    between = f"{actor} and {recipient}" if arc["mutual"] else f"{actor} → {recipient}"
    return f"<b>{between}</b><br>{counted(int(arc['events']), 'event')}, sum of scores {arc['score']:+,.0f}"
