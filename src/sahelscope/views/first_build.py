"""A hosted demo has no `build` step: the first visitor's arrival builds the tables, once, in sight."""

from __future__ import annotations

from threading import Lock

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sahelscope.views import tables

_lock = Lock()


def ensure_built() -> None:
    """Return when the tables are there; the first visitor builds them, others wait until they are."""
    if tables.ready():
        return
    bar = st.progress(0.0, "Reading the articles for the first time …")
    with _lock:
        if not tables.ready():
            _build(bar)
            tables.ready.cache_clear()
    bar.empty()


def _build(bar: DeltaGenerator) -> None:
    from sahelscope.building import build_tables  # noqa: PLC0415  the extractor is needed here only

    def step(done: int, of: int, name: str) -> None:
        bar.progress(done / max(of, 1), f"Reading article {done} of {of}: {name}")

    build_tables(database=tables.DATABASE, step=step)
