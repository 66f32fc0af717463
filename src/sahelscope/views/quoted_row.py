"""A row in a list: a line that opens its evidence, and its best quote below."""

from __future__ import annotations

import streamlit as st

from sahelscope.views import address, tables
from sahelscope.views.coded_row import title, words_html
from sahelscope.views.signs import glyph
from sahelscope.views.style import literal


def show_quote(row_id: str, key: str, caption: str = "") -> None:
    """Nothing where there is no such row. `key` tells lists apart that both hold it; its title is its caption."""
    row = tables.evidence(row_id)
    if row is None:
        return
    st.button(
        literal(f"{glyph(row)} {caption or title(row)}"),
        key=f"open_{key}_{row_id}",
        on_click=address.open_row,
        args=(row_id,),
        type="secondary" if row_id == address.row_id() else "tertiary",
        help=literal(f"Evidence of row {row_id}"),
    )
    st.html(words_html(row))
