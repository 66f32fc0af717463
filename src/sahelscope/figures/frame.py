"""What all figures share: an empty sheet in our type, without Plotly's template."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from sahelscope.figures import inks

FONT = '"Source Sans", "Source Sans 3", system-ui, sans-serif'
CLEAR = "rgba(0,0,0,0)"


def sheet(height: int, **layout: Any) -> go.Layout:
    """A layout with our fonts and a clear ground; `layout` adds to it or overrides it."""
    ours: dict[str, Any] = {
        "template": None,
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FONT, "size": 13, "color": inks.TEXT},
        "hoverlabel": {"bgcolor": inks.PAPER, "bordercolor": inks.BORDER, "font": {"color": inks.TEXT, "size": 13},
                       "align": "left"},
        "modebar": {"bgcolor": CLEAR, "color": inks.MUTED, "activecolor": inks.TEXT},
        "showlegend": False,
        "dragmode": "pan",
        "hovermode": "closest",
    }  # fmt: skip
    return go.Layout(ours | layout)
