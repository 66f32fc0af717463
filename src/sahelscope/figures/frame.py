"""What all figures share: an empty sheet in our type, without Plotly's template.

Figures are put together from plain dicts and not validated as they are made, which would take five times as long; a
test validates each of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plotly.graph_objects import Figure

from sahelscope.figures import inks

FONT = '"Source Sans", "Source Sans 3", system-ui, sans-serif'
CLEAR = "rgba(0,0,0,0)"
RING = 11  # px that the ring is wider than what it encloses

Trace = dict[str, Any]
Layout = dict[str, Any]


def trace(kind: str, **properties: Any) -> Trace:
    """A trace of that kind, such as `scatter`."""
    return {"type": kind, **properties}


def figure(traces: Iterable[Trace], layout: Layout) -> Figure:
    """The figure of these traces, drawn in their order."""
    return Figure(list(traces), layout, _validate=False)


Where = dict[str, list[tuple[Any, Any, float]]]  # id of a row or mark to where it is drawn: x, y and size in pixels


def ring(kind: str, places: list[tuple[Any, Any, float]]) -> Trace:
    """A ring around each of these places: what is open. Drawn apart, so that opening a row redraws no figure."""
    across, up = ("lon", "lat") if kind == "scattergeo" else ("x", "y")
    return trace(
        kind,
        **{across: [x for x, _, _ in places], up: [y for _, y, _ in places]},
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": [size + RING for _, _, size in places],
            "color": inks.CHOSEN,
            "line": {"width": 2.5},
        },
        hoverinfo="skip",
    )


def sheet(height: int, **layout: Any) -> Layout:
    """A layout with our fonts and a clear ground; `layout` adds to it or overrides it."""
    ours: Layout = {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FONT, "size": 13, "color": inks.TEXT},
        "hoverlabel": {
            "bgcolor": inks.PAPER,
            "bordercolor": inks.BORDER,
            "font": {"color": inks.TEXT, "size": 13},
            "align": "left",
        },
        "modebar": {"bgcolor": CLEAR, "color": inks.MUTED, "activecolor": inks.TEXT},
        "showlegend": False,
        "dragmode": "pan",
        "hovermode": "closest",
    }
    return ours | layout
