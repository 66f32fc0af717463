"""A Plotly figure on the page that keeps its zoom when its data change, and tells which mark was clicked.

`st.plotly_chart` forgets zoom and selection whenever the figure changes; this component calls `Plotly.react` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sahelscope import figures
from sahelscope.views.component import show_component
from sahelscope.views.static_files import STATIC_FILES


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as the browser gets it; `alt` says in a sentence what it shows."""

    figure: str
    alt: str


def drawn(figure: figures.Figure, alt: str) -> Drawn:
    """The figure ready to be sent, and to be remembered for the next visitor."""
    return Drawn(figure.to_json(validate=False), alt)


def show_plot(picture: Drawn, *, key: str, on_pick: Callable[[str], None], scroll_zoom: bool = False) -> None:
    """Show the figure; `on_pick` gets the id of a clicked mark."""
    data: dict[str, object] = {
        "figure": picture.figure,
        "inks": figures.DARK_INKS,
        "alt": picture.alt,
        "library": STATIC_FILES[figures.SCRIPT.name].address,
        "scroll_zoom": scroll_zoom,
    }
    show_component("plot", data, key, on_pick)
