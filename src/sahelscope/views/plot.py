"""A Plotly figure on the page that keeps its zoom when its data change, and tells which mark was clicked.

`st.plotly_chart` forgets zoom and selection whenever the figure changes; this component calls `Plotly.react` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from sahelscope import figures
from sahelscope.views.static_files import ASSETS, PLOTLY_SCRIPT, STATIC_FILES

if TYPE_CHECKING:
    from plotly.graph_objects import Figure
    from streamlit.components.v2.types import ComponentRenderer

PACKAGE = "sahelscope"
NAME = "plot"
HTML = '<div class="sahelscope-plot"></div>'

_renderers: dict[str, ComponentRenderer] = {}


def show_plot(
    figure: Figure, alt: str, *, key: str, on_pick: Callable[[str], None], scroll_zoom: bool = False
) -> None:
    """Draw the figure; `on_pick` gets the id of a clicked mark before the next run."""

    def report() -> None:
        mark = st.session_state[key].get("picked")
        if isinstance(mark, str):
            on_pick(mark)

    _renderer(NAME, HTML, "plot.js")(
        key=key,
        data={
            "figure": figure.to_json(validate=False),
            "inks": figures.DARK_INKS,
            "alt": alt,
            "library": STATIC_FILES[PLOTLY_SCRIPT.name].address,
            "scroll_zoom": scroll_zoom,
        },
        on_picked_change=report,
    )


def _renderer(name: str, html: str, script: str) -> ComponentRenderer:
    """Our script as a file of our own origin: an inline one would run from a `blob:` that the page's policy refuses."""
    manager = get_bidi_component_manager()
    full_name = f"{PACKAGE}.{name}"
    if manager.get_component_asset_root(full_name) is None:
        manifest = ComponentManifest(PACKAGE, "1", [ComponentConfig(name, ASSETS.name)])
        manager.register_from_manifest(manifest, ASSETS.parent)
        _renderers[name] = st.components.v2.component(full_name, html=html, js=script, isolate_styles=False)
    return _renderers[name]
