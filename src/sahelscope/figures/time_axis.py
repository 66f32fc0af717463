"""Axes of time: their steps, and the strip that shows a whole span with a window on it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from sahelscope.figures import inks
from sahelscope.figures.frame import Trace, trace

DAY = 86_400_000  # ms
MOST_TICKS = 6
TICK_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)  # months


def window_frame(window: tuple[date, date]) -> dict[str, Any]:
    """The window, shaded on the strip."""
    return {"type": "rect", "xref": "x3", "x0": window[0], "x1": window[1], "yref": "y2 domain", "y0": 0, "y1": 1,
            "fillcolor": inks.CHOSEN, "opacity": 0.12, "line": {"width": 0}, "layer": "below"}  # fmt: skip


def months_a_tick(window: tuple[date, date]) -> int:
    """The first step that gives no more than MOST_TICKS; Plotly's own choice goes astray on linked axes."""
    months = (window[1].year - window[0].year) * 12 + window[1].month - window[0].month + 1
    return next((step for step in TICK_STEPS if months / step <= MOST_TICKS), TICK_STEPS[-1])


TICK_FORMATS = [
    {"dtickrange": [None, DAY * 27], "value": "%-d %b %Y"},
    {"dtickrange": [DAY * 27, "M11"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def density_strip(density: pd.DataFrame) -> list[Trace]:
    """Bars of `analysis.density`: what surely lies in a bin, and on it what possibly does."""
    if density.empty:
        return []
    spans = zip(density["start"], density["end"], strict=True)
    widths = [(end - start).days * DAY for start, end in spans]
    shared = {"x": density["start"], "offset": 0, "width": widths, "xaxis": "x3", "yaxis": "y2"}
    return [
        trace(
            "bar",
            y=density["surely"],
            marker={"color": inks.MUTED, "line": {"width": 0}},
            hovertemplate="%{y} surely<extra></extra>",
            **shared,
        ),
        trace(
            "bar",
            y=density["possibly"],
            marker={"color": inks.FAINT, "line": {"width": 0}},
            hovertemplate="%{y} possibly<extra></extra>",
            **shared,
        ),
    ]
