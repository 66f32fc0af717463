"""Events on the map: a sign where a place is known, another where only a region, a sea or a country is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

import pandas as pd

from sahelscope.analysis.natures import MIXED
from sahelscope.analysis.rows import rows
from sahelscope.figures import inks, legend, signs
from sahelscope.figures.base_map import PLAIN, Labels, Layer, Name, lines_of
from sahelscope.figures.frame import Trace, trace
from sahelscope.reference.region_areas import region_id

SINGLE = 11  # px
SMALLEST_OF_SEVERAL = 15
LARGEST = 34
FEW = 40  # events at the busiest sign: up to here a sign grows with its own number, beyond with its share
GROWTH = 3  # px for each root of a further event
HALO = 14  # px that the halo is wider than the sign
SOLID, DASHED = 1.5, 1.51  # px of an outline; the style sheet dashes those of the second width
SYMBOLS = {"fact": "", "alleged": "-open", "planned": "-open", "denied": "-open"}
HALOS = {"country": "circle", "sea": "diamond"}
VAGUE = {"region": ": somewhere in the region", "sea": ": somewhere at sea", "country": ": somewhere in the country"}
LEGEND: legend.Legend = (
    *legend.QUADS,
    legend.filled("sizes", inks.MUTED, "larger: more events, the number inside"),
    *legend.REALITIES,
    legend.joined(
        legend.filled("halo", inks.MUTED, "pale circle, at a country's name: only the country is known", opacity=0.25),
        legend.filled("dot", inks.MUTED, ""),
    ),
    legend.joined(
        legend.filled("area", inks.MUTED, "pale area: somewhere in this region, its extent is rough", opacity=0.25),
        legend.outlined("area", inks.MUTED, "", dashed=True, width=1),
    ),
    legend.joined(
        legend.filled("wide diamond", inks.MUTED, "pale diamond: somewhere at sea", opacity=0.25),
        legend.filled("dot", inks.MUTED, ""),
    ),
)


def event_layer(marks: pd.DataFrame, labels: Labels, regions: str) -> Layer:
    """One sign a mark, sized by its number of events; `regions` is the address of the outlines of regions.

    A country that has a sign at its name has the name under it.
    """
    sized = [_at_its_name(mark, labels) for mark in rows(marks.assign(size=sizes(marks["count"].tolist())))]
    below = [
        Name(*labels[mark["country"]], below=mark["size"] + HALO + 6)
        for mark in sized
        if mark["precision"] == "country" and mark["country"] in labels
    ]
    vague = [mark for mark in sized if mark["precision"] in HALOS]
    areas = [region_id(mark["latitude"], mark["longitude"]) for mark in sized if mark["precision"] == "region"]
    shown = [_halos(vague), *_signs(sized, labels), _crosses(sized)]
    return Layer(PLAIN, _areas(regions, areas), shown, below, LEGEND)


def _at_its_name(mark: dict[str, Any], labels: Labels) -> dict[str, Any]:
    """A mark of a country goes where this map has the country's name."""
    if mark["precision"] != "country" or mark["country"] not in labels:
        return mark
    _, latitude, longitude = labels[mark["country"]]
    return {**mark, "latitude": latitude, "longitude": longitude}


def sizes(counts: Sequence[int]) -> list[float]:
    """The width of each sign in pixels."""
    most = max(counts, default=0)
    if most <= FEW:
        return [round(min(SINGLE + GROWTH * sqrt(count - 1) + (count > 1) * 4, LARGEST), 1) for count in counts]
    reach = LARGEST - SMALLEST_OF_SEVERAL
    return [SINGLE if count == 1 else round(SMALLEST_OF_SEVERAL + reach * sqrt(count / most), 1) for count in counts]


def shortened(count: int) -> str:
    """A number as it fits into a sign: 999, 1.2k, 34k, 5.6M; nothing for a single event."""
    if count == 1:
        return ""
    for unit, size in (("M", 1_000_000), ("k", 1_000)):
        if count >= size:
            return f"{count / size:.1f}{unit}" if count < 10 * size else f"{count // size:,}{unit}"
    return str(count)


def _areas(file: str, ids: list[str]) -> list[Trace]:
    """The browser puts the outlines in."""
    if not ids:
        return []
    look = {"color": inks.MUTED, "width": 1, "dash": "3px,2px"}
    return [lines_of(file, ids, look) | {"fill": "toself", "fillcolor": inks.HAZE}]


def _halos(marks: list[dict[str, Any]]) -> Trace:
    return trace(
        "scattergeo",
        lon=[mark["longitude"] for mark in marks],
        lat=[mark["latitude"] for mark in marks],
        mode="markers",
        marker={
            "symbol": [HALOS[mark["precision"]] for mark in marks],
            "size": [mark["size"] + HALO for mark in marks],
            "color": [signs.COLOURS[mark["quad"]] for mark in marks],
            "opacity": 0.22,
            "line": {"width": 0},
        },
        hoverinfo="skip",
    )


def _signs(marks: list[dict[str, Any]], labels: Labels) -> list[Trace]:
    """A trace for each nature, so that its look is told once; small signs over large ones."""
    natures = {(mark["quad"], mark["reality"]) for mark in marks}
    groups = [(nature, [mark for mark in marks if (mark["quad"], mark["reality"]) == nature]) for nature in natures]
    return [
        _of_one_nature(nature, found, labels)
        for nature, found in sorted(groups, key=lambda group: (group[0][0] != MIXED, -group[1][0]["size"], group[0]))
    ]


def _of_one_nature(nature: tuple[str, str], marks: list[dict[str, Any]], labels: Labels) -> Trace:
    quad, reality = nature
    return trace(
        "scattergeo",
        lon=[mark["longitude"] for mark in marks],
        lat=[mark["latitude"] for mark in marks],
        mode="markers+text",
        marker={
            "symbol": signs.SHAPES[quad] + SYMBOLS[reality],
            "size": [mark["size"] for mark in marks],
            "color": signs.COLOURS[quad],
            "opacity": 1,
            "line": {
                "width": DASHED if reality == "planned" else SOLID,
                "color": inks.PAPER if reality == "fact" else signs.COLOURS[quad],
            },
        },
        text=[shortened(mark["count"]) for mark in marks],
        textfont={"size": 11, "color": signs.inside(quad, reality)},
        customdata=[[mark["mark_id"], mark["count"]] for mark in marks],
        hovertext=[_hover(mark, labels) for mark in marks],
        hovertemplate=f"%{{hovertext}}<br>{_told(quad, reality)}<extra></extra>",
    )


def _crosses(marks: list[dict[str, Any]]) -> Trace:
    denied = [mark for mark in marks if mark["reality"] == "denied"]
    return trace(
        "scattergeo",
        lon=[mark["longitude"] for mark in denied],
        lat=[mark["latitude"] for mark in denied],
        mode="markers",
        marker={
            "symbol": "x-thin-open",
            "size": [mark["size"] for mark in denied],
            "color": inks.TEXT,
            "line": {"width": SOLID},
        },
        hoverinfo="skip",
    )


def _told(quad: str, reality: str) -> str:
    return f"events: %{{customdata[1]:,}}, {signs.LABELS[quad]}, {signs.REALITY_WORDS[reality]}"


def _hover(mark: Mapping[str, Any], labels: Labels) -> str:
    country = labels.get(mark["country"], ("",))[0]
    place = country if mark["precision"] == "country" else f"{mark['place']}, {country}".strip(", ")
    return signs.plain(place + VAGUE.get(mark["precision"], ""))
