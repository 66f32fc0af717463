"""The strip of time under a map: how much happened when, which stretch the map shows, and bars that can be clicked."""

from __future__ import annotations

from datetime import date

import pandas as pd
from plotly.graph_objects import Figure

from sahelscope.analysis.windows import Window
from sahelscope.figures import inks, signs
from sahelscope.figures.frame import Trace, figure, sheet, trace

HEIGHT = 108
DAY_MS = 86_400_000
SIDES = {
    "cooperation": signs.COLOURS["material cooperation"],
    "conflict": signs.COLOURS["material conflict"],
}


def time_strip(periods: pd.DataFrame, window: Window) -> Figure:
    """Bars of `start`, `end`, `cooperation`, `conflict`; the window is shaded. A bar's id is `from:` its day."""
    layout = sheet(
        HEIGHT,
        margin={"l": 34, "r": 6, "t": 4, "b": 20},
        barmode="stack",
        bargap=0.08,
        dragmode=False,
        xaxis={"type": "date", "fixedrange": True, "showgrid": False, "linecolor": inks.FAINT, **_reach(periods)},
        yaxis={"fixedrange": True, "gridcolor": inks.GRID, "nticks": 3, "rangemode": "tozero", "zeroline": False},
        shapes=_shaded(window, periods),
    )
    return figure([_bars(periods, side) for side in SIDES], layout)


def _bars(periods: pd.DataFrame, side: str) -> Trace:
    """One bar a period in which there is any; all as wide as the shortest."""
    found = periods[periods[side] > 0]
    shortest = min(
        ((end - start).days + 1 for start, end in zip(periods["start"], periods["end"], strict=True)), default=1
    )
    return trace(
        "bar",
        x=[f"{start:%Y-%m-%d}" for start in found["start"]],
        y=found[side].tolist(),
        width=shortest * DAY_MS,
        offset=0,
        marker={"color": SIDES[side], "line": {"width": 0}},
        meta={"kind": "from"},
        hovertemplate=f"%{{y:,}} of {side}, %{{x|%b %Y}}<extra></extra>",
    )


def _reach(periods: pd.DataFrame) -> dict[str, list[str]]:
    if periods.empty:
        return {}
    first, last = periods["start"].min(), periods["end"].max()
    return {"range": [f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d} 23:59"]}


def _shaded(window: Window, periods: pd.DataFrame) -> list[dict[str, object]]:
    """The window on the strip, as far as there are bars."""
    if window.open or periods.empty:
        return []
    ends: tuple[date, date] = (periods["start"].min().date(), periods["end"].max().date())
    first, last = window.first or ends[0], window.last or ends[1]
    return [
        {
            "type": "rect", "xref": "x", "yref": "paper", "x0": f"{first}", "x1": f"{last} 23:59", "y0": 0, "y1": 1,
            "fillcolor": inks.CHOSEN, "opacity": 0.16, "line": {"width": 1.5, "color": inks.CHOSEN}, "layer": "below",
        }
    ]  # fmt: skip
