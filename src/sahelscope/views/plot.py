"""A Plotly figure on the page that keeps its zoom when its data change, and tells which mark was clicked.

`st.plotly_chart` forgets zoom and selection whenever the figure changes; this component calls `Plotly.react` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sahelscope import figures
from sahelscope.figures.frame import Trace, Where, ring
from sahelscope.figures.legend import Legend
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around a map, on the page and on a saved picture: how to read it, and what it must say of itself.

    `chosen` is drawn over the rest: what was clicked, where that is no sign.
    """

    title: str
    lines: tuple[str, ...]
    printed: str
    legend: Legend
    file_name: str
    chosen: Trace | None = None

    def told(self) -> dict[str, object]:
        """As the browser gets it."""
        return {
            "title": self.title,
            "lines": [*self.lines, self.printed],
            "legend": [[entry.sign, entry.words] for entry in self.legend],
            "file_name": self.file_name,
        }


def drawn(figure: figures.Figure, alt: str, where: Where = NOWHERE) -> Drawn:
    """The figure ready to be sent, and to be remembered for the next visitor."""
    kind = "scattergeo" if figure.layout.geo.projection.type else "scatter"
    return Drawn(figure.to_json(validate=False).encode(), alt, where, kind)


def show_plot(
    picture: Drawn, *, key: str, on_pick: Callable[[str], None], opened: str = "", sheet: Sheet | None = None
) -> None:
    """Show the figure with a ring around what is `opened`; `on_pick` gets the id of a clicked mark.

    With a `sheet` its legend stands below, and the figure can be saved as a picture.
    """
    ringed = ring(picture.kind, picture.where.get(opened, []))
    small = {
        "inks": figures.DARK_INKS,
        "alt": picture.alt,
        "library": STATIC_FILES[figures.SCRIPT.name].address,
        "over": [ringed, sheet.chosen] if sheet and sheet.chosen else [ringed],
        "scroll_zoom": picture.kind == "scattergeo",
        "sheet": sheet.told() if sheet else None,
    }
    show_component("plot", Sent(picture.figure, small), key, on_pick)
