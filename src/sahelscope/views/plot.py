"""A Plotly figure on the page that keeps its zoom when its data change, and tells which mark was clicked.

`st.plotly_chart` forgets zoom and selection whenever the figure changes; this component calls `Plotly.react` instead.
"""

from __future__ import annotations

from collections.abc import Callable

from sahelscope import figures
from sahelscope.views.component import show_component
from sahelscope.views.static_files import STATIC_FILES


def show_plot(
    figure: figures.Figure, alt: str, *, key: str, on_pick: Callable[[str], None], scroll_zoom: bool = False
) -> None:
    """Draw the figure; `alt` says in a sentence what it shows; `on_pick` gets the id of a clicked mark."""
    data: dict[str, object] = {
        "figure": figure.to_json(validate=False),
        "inks": figures.DARK_INKS,
        "alt": alt,
        "library": STATIC_FILES[figures.SCRIPT.name].address,
        "scroll_zoom": scroll_zoom,
    }
    show_component("plot", data, key, on_pick)
