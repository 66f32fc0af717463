"""Views with a name: those that are shipped, and the reader's own, saved to and loaded from a small JSON file."""

from __future__ import annotations

import streamlit as st

from sahelscope.store import NamedView, NoView, Selection, named_views, read_view
from sahelscope.views import current, tables
from sahelscope.views.style import show_quiet

LONGEST_TITLE = 80
TITLE, FILE, TOLD = "view_title", "view_file", "view_told"


def show_views(selection: Selection) -> None:
    """A menu: choose a view, save what is selected, load what was saved."""
    with st.popover("Views", help="Named selections"):
        for name, view in named_views().items():
            st.button(
                view.title, key=f"view_{name}", on_click=current.select, args=(view.selection,), type="tertiary",
                help=view.sentence,
            )  # fmt: skip
        _show_saving(selection)
        st.file_uploader("Load a saved view", type="json", key=FILE, on_change=_load)
        if told := st.session_state.pop(TOLD, ""):
            show_quiet(told)


def _show_saving(selection: Selection) -> None:
    st.text_input("Save what is selected as", key=TITLE, max_chars=LONGEST_TITLE, placeholder="A name for it")
    title = str(st.session_state[TITLE]).strip()[:LONGEST_TITLE]
    sentence = tables.in_words(selection, "events")
    st.download_button(
        "Save",
        data=NamedView(title or "My view", sentence, selection).to_json(),
        file_name=selection.file_name("view", "json"),
        mime="application/json",
        on_click="ignore",
        key="save_view",
        disabled=selection.empty,
    )


def _load() -> None:
    """Select what a saved view asks for; what it is not is told in words."""
    uploaded = st.session_state[FILE]
    if uploaded is None:
        return
    try:
        view, notices = read_view(uploaded.getvalue().decode("utf-8", errors="replace"), tables.existing())
    except NoView as fault:
        st.session_state[TOLD] = f"This file is no view: {fault}."
        return
    current.select(view.selection)
    st.session_state[TOLD] = " ".join([f"Loaded: {view.title}.", *notices])
