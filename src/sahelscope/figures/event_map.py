"""Events on the map: a sign where a place is known, a sign in a pale halo where only a region or a country is."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted
from sahelscope.figures import inks, signs
from sahelscope.figures.base_map import Ground, names
from sahelscope.figures.frame import Trace, Where, trace
from sahelscope.figures.label_boxes import Box, free_of_each_other, on_screen, pixels_a_degree

SINGLE = 11  # px
LARGEST = 27
GROWTH = 3  # px for each root of a further event
HALO = 15  # px that the halo is wider than the sign
LINE = 16  # px of a line of text
NAME_SIZE = 12
LETTER = 6.3  # px of a letter of that size, on average
HALO_SHAPES = {"country": "circle", "region": "hexagon2", "sea": "diamond"}
PRECISION_WORDS = {
    "point": "at the place",
    "region": "somewhere in the region",
    "sea": "somewhere at sea",
    "country": "somewhere in the country",
}


def event_map(marks: pd.DataFrame, ground: Ground) -> Figure:
    """One sign a spot, sized by its number of events.

    A country that has a sign at its name has the name under it.
    """
    labels = ground.labels
    sized = _sized(marks)
    taken = set(marks.loc[marks["precision"] == "country", "country"])
    quiet = names([labels[country] for country in ground.named if country not in taken])
    signed = _signs(sized, labels)
    return ground.map_of([quiet, _halos(sized), _names_below(sized, ground), *signed])


def where_drawn(marks: pd.DataFrame) -> Where:
    """Where each event is, for a ring around it."""
    spots = _sized(marks)
    drawn = zip(spots["event_ids"], spots["longitude"], spots["latitude"], spots["size"], strict=True)
    return {event_id: [(longitude, latitude, size)] for ids, longitude, latitude, size in drawn for event_id in ids}


def _sized(marks: pd.DataFrame) -> pd.DataFrame:
    sizes = [min(SINGLE + GROWTH * sqrt(count - 1), LARGEST) + (count > 1) * 4 for count in marks["count"]]
    return marks.assign(size=sizes)


def _halos(marks: pd.DataFrame) -> Trace:
    vague = marks[marks["precision"] != "point"]
    return trace(
        "scattergeo",
        lon=vague["longitude"],
        lat=vague["latitude"],
        mode="markers",
        marker={
            "symbol": [HALO_SHAPES[precision] for precision in vague["precision"]],
            "size": vague["size"] + HALO,
            "color": [signs.COLOURS[quad] for quad in vague["quad"]],
            "opacity": 0.2,
            "line": {"width": 0},
        },
        hoverinfo="skip",
    )


def _names_below(marks: pd.DataFrame, ground: Ground) -> Trace:
    """The name of a country under its sign, clear of the halo, where it would not cover a busier one's."""
    countries = marks[(marks["precision"] == "country") & marks["country"].isin(ground.labels)]
    clear = countries[np.array(free_of_each_other(_boxes(countries, ground)), dtype=bool)]
    lines = [_line_below(size) for size in clear["size"]]
    texts = [
        "<br>" * (line - 1) + signs.plain(ground.labels[country][0])
        for line, country in zip(lines, clear["country"], strict=True)
    ]
    return trace(
        "scattergeo",
        lon=clear["longitude"],
        lat=clear["latitude"],
        text=texts,
        mode="text",
        textposition="bottom center",
        textfont={"size": NAME_SIZE, "color": inks.TEXT},
        hoverinfo="skip",
    )


def _line_below(size: float) -> int:
    """In which line under the centre of a sign its name begins."""
    return 1 + round((size + HALO) / 2 / LINE)


def _boxes(countries: pd.DataFrame, ground: Ground) -> list[Box]:
    """Where each name would stand on a screen of usual width, in pixels."""
    scale = pixels_a_degree(ground.view)
    boxes = []
    for row in rows(countries):
        across, down = on_screen(row["longitude"], row["latitude"], scale)
        half = len(ground.labels[row["country"]][0]) * LETTER / 2
        top = down + (_line_below(row["size"]) - 1) * LINE
        boxes.append(Box(across - half, top, across + half, top + LINE))
    return boxes


def _signs(marks: pd.DataFrame, labels: Mapping[str, tuple[str, float, float]]) -> list[Trace]:
    colours = [signs.COLOURS[quad] for quad in marks["quad"]]
    natures = list(zip(marks["quad"], marks["reality"], strict=True))
    crossed = marks[marks["reality"] == "denied"]
    return [
        trace(
            "scattergeo",
            lon=marks["longitude"],
            lat=marks["latitude"],
            mode="markers+text",
            marker={
                "symbol": [signs.symbol(*pair) for pair in natures],
                "size": marks["size"],
                "color": colours,
                "opacity": 1,
                "line": {"width": 1.5, "color": [_outline(*pair) for pair in natures]},
            },
            text=["" if count == 1 else f"{count:,}" for count in marks["count"]],
            textfont={"size": 11, "color": [signs.inside(*pair) for pair in natures]},
            customdata=[[mark_id] for mark_id in marks["mark_id"]],
            hovertext=[_hover(mark, labels) for mark in rows(marks)],
            hovertemplate="%{hovertext}<extra></extra>",
        ),
        trace(
            "scattergeo",
            lon=crossed["longitude"],
            lat=crossed["latitude"],
            mode="markers",
            marker={"symbol": "x-thin-open", "size": crossed["size"], "color": inks.TEXT},
            hoverinfo="skip",
        ),
    ]


def _outline(quad: str, reality: str) -> str:
    """A filled sign has an edge in the colour of the paper, so that neighbours keep apart."""
    return inks.PAPER if reality == "fact" else signs.COLOURS[quad]


def _hover(mark: Mapping[str, Any], labels: Mapping[str, tuple[str, float, float]]) -> str:
    country = labels.get(mark["country"], ("",))[0]
    place = country if mark["precision"] == "country" else f"{mark['place']}, {country}".strip(", ")
    what = f"{counted(mark['count'], 'event')}, {signs.LABELS[mark['quad']]}, {signs.REALITY_WORDS[mark['reality']]}"
    return f"<b>{signs.plain(place)}</b><br>{signs.plain(what)}<br>{PRECISION_WORDS[mark['precision']]}"
