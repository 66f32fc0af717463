"""A row in a list: a line that opens its evidence, and its best quote below."""

from __future__ import annotations

import streamlit as st

from sahelscope.views import address, tables
from sahelscope.views.signs import glyph, ink
from sahelscope.views.style import escaped, literal


def show_quote(row_id: str, key: str, caption: str) -> None:
    """Nothing where there is no such row; `key` tells apart lists in which the row stands twice."""
    row = tables.evidence(row_id)
    if row is None:
        return
    st.button(
        literal(f"{glyph(row)} {caption}"),
        key=f"open_{key}_{row_id}",
        on_click=address.open_row,
        args=(row_id,),
        type="secondary" if row_id == address.row_id() else "tertiary",
        help=literal(f"Evidence of row {row_id}"),
    )
    st.html(
        f'<blockquote class="quote" lang="{escaped(row.article["language"])}" dir="auto" style="--ink:{ink(row)}">'
        f"{escaped(row.quotes[0].text)}</blockquote>"
    )
