"""The pages, by name, for navigation and for links."""

from __future__ import annotations

from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).resolve().parents[3] / "pages"
TITLES = {
    "overview": "Overview",
    "map": "Map",
    "alliances": "Alliances",
    "strained": "Strained ties",
    "timeline": "Timeline",
    "actor": "Actors",
    "articles": "Articles",
    "search": "Search",
    "method": "Method",
}


def page(name: str) -> st.Page:
    """A page by name; its address is /<name>, the overview's /."""
    return copy(_page(name))  # a page remembers whether it has run: each run needs its own


@cache
def _page(name: str) -> st.Page:
    return st.Page(FOLDER / f"{name}.py", title=TITLES[name], url_path=name, default=name == "overview")


def show_link(name: str, label: str) -> None:
    """A link to a page; filters and the open row go along."""
    st.page_link(page(name), label=label)
