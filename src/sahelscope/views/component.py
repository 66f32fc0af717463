"""Our own components: a script of our own origin that draws what Streamlit has no element for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from sahelscope.views.static_files import ASSETS

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

PACKAGE = "sahelscope"

_lock = Lock()
_renderers: dict[str, ComponentRenderer] = {}


@dataclass(frozen=True, slots=True)
class Sent:
    """What a component is given: `large` is JSON made once and sent as it is, `small` what may change with each run.

    As one dict all of it would be encoded anew, and twice, for every visitor.
    """

    large: bytes
    small: Mapping[str, object]


def show_component(name: str, sent: Sent, key: str, on_pick: Callable[[str], None]) -> None:
    """Draw `assets/<name>.js` with these data; `on_pick` gets the id that it reports, before the next run."""

    def report() -> None:
        picked = st.session_state[key].get("picked")
        if isinstance(picked, str):
            on_pick(picked)

    _renderer(name)(key=key, data=json.dumps(sent.small).encode() + b"\n" + sent.large, on_picked_change=report)


def _renderer(name: str) -> ComponentRenderer:
    """The script as a file: an inline one would run from a `blob:` address, which the page's policy refuses.

    Streamlit takes files from installed packages only, and a hosted demo installs the pins but not us: so we hand it
    the manifest that it would have found.
    """
    manager = get_bidi_component_manager()
    full_name = f"{PACKAGE}.{name}"
    with _lock:
        if manager.get_component_asset_root(full_name) is None:
            manifest = ComponentManifest(PACKAGE, "1", [ComponentConfig(name, ASSETS.name)])
            manager.register_from_manifest(manifest, ASSETS.parent)
            html = f'<div class="{PACKAGE}-{name}"></div>'
            _renderers[name] = st.components.v2.component(full_name, html=html, js=f"{name}.js", isolate_styles=False)
        return _renderers[name]
