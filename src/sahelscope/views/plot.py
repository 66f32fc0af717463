"""A Plotly figure on the page that keeps its zoom when its data change, and tells which mark was clicked.

`st.plotly_chart` forgets zoom and selection whenever the figure changes; this component calls `Plotly.react` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sahelscope import figures
from sahelscope.figures.frame import Where, ring
from sahelscope.views.component import Sent, show_component
from sahelscope.views.static_files import STATIC_FILES

NOWHERE: Where = {}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as the browser gets it; `alt` says in a sentence what it shows, `where` what is drawn at which place."""

    figure: bytes
    alt: str
    where: Where
    kind: str


def drawn(figure: figures.Figure, alt: str, where: Where = NOWHERE) -> Drawn:
    """The figure ready to be sent, and to be remembered for the next visitor."""
    kind = "scattergeo" if figure.layout.geo.projection.type else "scatter"
    return Drawn(figure.to_json(validate=False).encode(), alt, where, kind)


def show_plot(picture: Drawn, *, key: str, on_pick: Callable[[str], None], opened: str = "") -> None:
    """Show the figure with a ring around what is `opened`; `on_pick` gets the id of a clicked mark."""
    small = {
        "inks": figures.DARK_INKS,
        "alt": picture.alt,
        "library": STATIC_FILES[figures.SCRIPT.name].address,
        "ring": ring(picture.kind, picture.where.get(opened, [])),
        "scroll_zoom": picture.kind == "scattergeo",
    }
    show_component("plot", Sent(picture.figure, small), key, on_pick)
