"""The frame around all pages: title bar, navigation, address, filters."""

from __future__ import annotations

import streamlit as st

from sahelscope.views import address, current, filters, first_build, heap
from sahelscope.views.pages import TITLES, page
from sahelscope.views.static_files import ICON, WORDMARK
from sahelscope.views.style import show_style


def run() -> None:
    """Draw the frame, then the page that the address asks for."""
    st.set_page_config(page_title="SahelScope", page_icon=ICON, layout="wide")
    st.logo(WORDMARK, icon_image=ICON)
    show_style()
    chosen = st.navigation([page(name) for name in TITLES], position="top")
    first_build.ensure_built()
    current.mend_address()
    address.open_address()
    current.drop_unknown()
    try:
        chosen.run()
    finally:
        filters.show_filters()  # their counts may take longer than what the page shows
    heap.count_run()
