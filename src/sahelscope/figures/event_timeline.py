"""Events in lanes over time. A day is a mark; a month, season or year is a bar as long as it, an open end an arrow."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd
from plotly.graph_objects import Figure

from sahelscope.analysis.lanes import UNDATED, WHOLE_LANE
from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted, date_in_words, day_in_words
from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Layout, Trace, Where, figure, sheet, trace
from sahelscope.figures.time_axis import TICK_FORMATS, density_strip, months_a_tick, window_frame
from sahelscope.figures.under_lanes import UNDERLAY_HEIGHT, underlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sahelscope.analysis.lanes import Lanes
    from sahelscope.analysis.underlays import Stretch

LEVEL_HEIGHT = 19  # px
LANE_PADDING = 12
STRIP_HEIGHT = 70
HEAD = 26  # the strip's own axis of time
STRIP_FOOT = 30  # the axis of time of the lanes
FOOT = 28
LETTER_WIDTH = 7
COUNT_WIDTH = 44
LABEL_LETTERS = 28
MIN_WIDTH = 600  # a narrower screen moves the chart sideways
UNDATED_SHARE = 0.105
SIGN_SIZE = 11
COUNT_SIZE = 17
BAR_WIDTH = 5
EDGE = 0.015  # of the window, left free on both sides


def event_timeline(lanes: Lanes, density: pd.DataFrame, under: Sequence[Stretch] = ()) -> Figure:
    """Lanes from top to bottom, under a strip that shows the whole span and where in it the lanes' window lies.

    What is laid `under` a lane stands at its foot.
    """
    placed = _placed(lanes, under)
    lane_pixels = int(placed["height"].sum()) or LEVEL_HEIGHT
    height = HEAD + STRIP_HEIGHT + STRIP_FOOT + lane_pixels + FOOT
    marks = _marks(lanes, placed)
    traces = [
        *density_strip(density),
        *underlay(under, placed, lanes.window),
        *_bars(marks),
        *_ends(marks),
        *_signs(marks),
    ]
    return figure([*traces, *_undated(placed), *_second_axis(lanes)], _layout(placed, height, lanes.window))


def where_drawn(lanes: Lanes, under: Sequence[Stretch] = ()) -> Where:
    """Where each event is, by its number, once in every lane, for a ring around it."""
    where: Where = {}
    marks = _marks(lanes, _placed(lanes, under))
    for numbers, middle, y in zip(marks["numbers"], marks["middle"], marks["y"], strict=True):
        for number in numbers:
            where.setdefault(str(number), []).append((middle.isoformat(), y, SIGN_SIZE))
    return where


def _marks(lanes: Lanes, placed: pd.DataFrame) -> pd.DataFrame:
    """The marks with their height `y` on the sheet."""
    tops = dict(zip(placed["lane_id"], placed["top"], strict=True))
    heights = [
        -(tops[lane] + LANE_PADDING / 2 + (level + 0.5) * LEVEL_HEIGHT)
        for lane, level in zip(lanes.marks["lane_id"], lanes.marks["level"], strict=True)
    ]
    return lanes.marks.assign(y=heights)


def _placed(lanes: Lanes, under: Sequence[Stretch]) -> pd.DataFrame:
    footed = {stretch.lane_id for stretch in under}
    feet = [UNDERLAY_HEIGHT if lane in footed else 0 for lane in lanes.lanes["lane_id"]]
    heights = lanes.lanes["levels"] * LEVEL_HEIGHT + LANE_PADDING + pd.Series(feet, dtype=int)
    return lanes.lanes.assign(height=heights, top=heights.cumsum() - heights)


def _layout(placed: pd.DataFrame, height: int, window: tuple[date, date]) -> Layout:
    inner = height - HEAD - FOOT
    strip = 1 - STRIP_HEIGHT / inner
    lanes_top = strip - STRIP_FOOT / inner
    lane_pixels = placed["height"].sum() or LEVEL_HEIGHT
    dated = 1 - UNDATED_SHARE
    edge = (window[1] - window[0]) * EDGE
    shown = [window[0] - edge, window[1] + edge]
    ticks = {"tick0": date(window[0].year, 1, 1), "dtick": f"M{months_a_tick(window)}"}
    axis = {"gridcolor": inks.GRID, "zeroline": False, "fixedrange": True, "tickfont": {"color": inks.MUTED}}
    time = {
        **axis,
        "type": "date",
        "domain": [0, dated],
        "tickformatstops": TICK_FORMATS,
        "ticks": "outside",
        "tickcolor": inks.FAINT,
    }
    return sheet(
        height,
        meta={"min_width": MIN_WIDTH},
        dragmode="zoom",
        margin={"l": _label_width(placed), "r": 6, "t": HEAD, "b": FOOT},
        uirevision=f"{window[0]} {window[1]}",
        bargap=0,
        barmode="stack",
        xaxis={**time, "fixedrange": False, "range": shown, "anchor": "y",
               "side": "top", **ticks},
        xaxis2={**axis, "domain": [dated + 0.012, 1], "range": [-1, 1], "showticklabels": False, "showgrid": False,
                "anchor": "y"},
        xaxis3={**time, "fixedrange": False, "anchor": "y2", "nticks": 8, "showgrid": False, "side": "top",
                "tickfont": {"color": inks.MUTED, "size": 11}},
        xaxis4={**time, "anchor": "y", "showgrid": False, "overlaying": "x", "matches": "x", "fixedrange": False,
                "side": "bottom", "range": shown, **ticks},
        yaxis={**axis, "range": [-lane_pixels, 0], "domain": [0, lanes_top], "showgrid": False,
               "showticklabels": False},
        yaxis2={**axis, "domain": [strip, 1], "rangemode": "tozero", "nticks": 3, "showgrid": False, "anchor": "x3",
                "tickfont": {"color": inks.MUTED, "size": 10}},
        shapes=[*_bands(placed), window_frame(window)],
        annotations=[*_names(placed), _undated_head(strip)],
    )  # fmt: skip


def _bands(placed: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": -lane["top"],
         "y1": -lane["top"] - lane["height"],
         "fillcolor": inks.BAND, "line": {"width": 0}, "layer": "below"}
        for lane in rows(placed.iloc[::2])
    ]  # fmt: skip


def _names(placed: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {"text": _lane_label(lane["name"], lane["count"]), "name": f"{WHOLE_LANE}{lane['lane_id']}",
         "captureevents": True, "xref": "paper", "x": 0, "xanchor": "right", "xshift": -8,
         "yref": "y", "y": -lane["top"] - lane["height"] / 2,
         "showarrow": False, "align": "right"}
        for lane in rows(placed)
    ]  # fmt: skip


def _label_width(placed: pd.DataFrame) -> int:
    longest = max((len(name) for name in placed["name"]), default=0)
    return min(longest, LABEL_LETTERS) * LETTER_WIDTH + COUNT_WIDTH


def _lane_label(name: str, count: int) -> str:
    return f"{signs.shortened(name, LABEL_LETTERS)}  <span style='color:{inks.MUTED}'>{count:,}</span>"


def _undated_head(top: float) -> dict[str, Any]:
    return {"text": "no date", "xref": "paper", "x": 1, "xanchor": "right", "yref": "paper", "y": top,
            "yanchor": "bottom", "showarrow": False, "font": {"size": 12, "color": inks.MUTED}}  # fmt: skip


def _bars(marks: pd.DataFrame) -> list[Trace]:
    """One trace for each tone and firmness: a bar from the first to the last possible day, dotted where approximate."""
    spans = marks[marks["precision"] != "day"]
    traces = []
    for (quad, approximate), group in spans.groupby(["quad", "approximate"]):
        xs = [x for mark in rows(group) for x in (mark["first"], mark["last"], None)]
        ys = [y for mark in rows(group) for y in (mark["y"], mark["y"], None)]
        dash = "2px,3px" if approximate else "solid"
        line = {"color": signs.COLOURS[str(quad)], "width": BAR_WIDTH, "dash": dash}
        traces.append(trace("scatter", x=xs, y=ys, mode="lines", line=line, opacity=0.42, hoverinfo="skip"))
    return traces


def _ends(marks: pd.DataFrame) -> list[Trace]:
    """An arrow where a date is open to one side."""
    traces = []
    for column, bound, shape in (("open_start", "first", "triangle-left"), ("open_end", "last", "triangle-right")):
        open_marks = marks[marks[column].astype(bool)] if len(marks) else marks
        if len(open_marks):
            colours = [signs.COLOURS[quad] for quad in open_marks["quad"]]
            traces.append(
                trace("scatter", x=open_marks[bound], y=open_marks["y"], mode="markers", hoverinfo="skip",
                           marker={"symbol": shape, "size": 9, "color": colours})
            )  # fmt: skip
    return traces


def _signs(marks: pd.DataFrame) -> list[Trace]:
    """The marks that can be clicked; one that stands for several events is larger and says how many."""
    if marks.empty:
        return []
    colours = [signs.COLOURS[quad] for quad in marks["quad"]]
    crossed = marks[marks["reality"] == "denied"]
    cross = {"symbol": "x-thin-open", "size": SIGN_SIZE, "color": [signs.COLOURS[quad] for quad in crossed["quad"]]}
    return [
        trace(
            "scatter",
            x=marks["middle"],
            y=marks["y"],
            mode="markers+text",
            marker={
                "symbol": [signs.symbol(q, r) for q, r in zip(marks["quad"], marks["reality"], strict=True)],
                "color": colours,
                "size": [SIGN_SIZE if count == 1 else COUNT_SIZE for count in marks["count"]],
                "opacity": 1,
                "line": {"width": 1.4, "color": colours},
            },
            text=["" if count == 1 else str(count) for count in marks["count"]],
            textfont={
                "size": 10,
                "color": [signs.inside(q, r) for q, r in zip(marks["quad"], marks["reality"], strict=True)],
            },
            customdata=[[mark_id] for mark_id in marks["mark_id"]],
            hovertext=[_hover(mark) for mark in rows(marks)],
            hovertemplate="%{hovertext}<extra></extra>",
        ),
        trace("scatter", x=crossed["middle"], y=crossed["y"], mode="markers", marker=cross, hoverinfo="skip"),
    ]


def _hover(mark: dict[str, Any]) -> str:
    when = date_in_words(mark["date"]) if mark["date"] else _between(mark["first"], mark["last"])
    what = f"{counted(mark['count'], 'event')}, {signs.LABELS[mark['quad']]}, {signs.REALITY_WORDS[mark['reality']]}"
    return f"<b>{signs.plain(when)}</b><br>{signs.plain(what)}"


def _between(first: date, last: date) -> str:
    return f"{day_in_words(first)} to {day_in_words(last)}"


def _undated(placed: pd.DataFrame) -> list[Trace]:
    """Beside each lane the number of its events without a date; they have no place on the axis of time."""
    some = placed[placed["undated"] > 0]
    return [
        trace(
            "scatter",
            x=[0] * len(some),
            y=-(some["top"] + some["height"] / 2),
            xaxis="x2",
            mode="markers+text",
            marker={"symbol": "square-open", "size": 19, "color": inks.MUTED, "line": {"width": 1}},
            text=[f"{number:,}" for number in some["undated"]],
            textfont={"size": 11, "color": inks.TEXT},
            customdata=[[f"{UNDATED}{lane}"] for lane in some["lane_id"]],
            hovertemplate="%{text} without a date<extra></extra>",
        )
    ]


def _second_axis(lanes: Lanes) -> list[Trace]:
    """Plotly draws an axis only where a trace uses it: the dates again under the lanes."""
    return [trace("scatter", x=list(lanes.window), y=[None, None], xaxis="x4", hoverinfo="skip", mode="markers")]
