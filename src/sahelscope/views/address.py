"""The address bar: what is selected, one parameter a field, kept over page switches, reload, Back and Forward.

Each parameter is bound to a hidden text field. The visible widgets write into these fields from their callbacks: a
bound multiselect would put its labels into the address, with their counts, and replace the history entry instead of
adding one, so that Back would skip over selections.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

import streamlit as st

from sahelscope.store.selection import Selection

SELECTION_PARAMS = tuple(field.name for field in fields(Selection))
ROW = "row"
LONGEST = 4000  # characters of one parameter


def open_address() -> None:
    """Draw the hidden fields of the parameters that all pages share. Call once a run, in the entry script."""
    with st.container(key="address"):
        for name in (*SELECTION_PARAMS, ROW):
            _field(name)


def page_param(name: str) -> str:
    """The value of a parameter that belongs to one page; draws its hidden field there.

    The box is drawn even where it stays empty: an element that moves is drawn anew, and a map would lose its zoom.
    """
    with st.container(key=f"address-{name}"):
        return _field(name)


def read(names: Iterable[str]) -> dict[str, str]:
    """The parameters that are set."""
    return {name: st.session_state[name] for name in names if st.session_state.get(name)}


def row_id() -> str:
    """The id of the row whose evidence is open, or empty."""
    return str(st.session_state.get(ROW, ""))


def write(name: str, value: str) -> None:
    """Set a parameter; only in callbacks, before the fields are drawn."""
    if st.session_state.get(name, "") != value:
        st.session_state[name] = value


def open_row(row: str) -> None:
    """Open the evidence of that row."""
    write(ROW, row)


def _field(name: str) -> str:
    """Draw the field where it holds something, or the address does; an empty one costs time and says nothing."""
    st.session_state.setdefault(name, "")  # Streamlit writes a value into the address only over an older one
    if not st.session_state[name] and name not in st.query_params:
        return ""
    return st.text_input(
        name, key=name, max_chars=LONGEST, bind="query-params", persist_state="session", label_visibility="collapsed"
    )
