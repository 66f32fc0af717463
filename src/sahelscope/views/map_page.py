"""What the map page is made of."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from sahelscope.analysis.located import UNPLACED, Located, located
from sahelscope.analysis.wording import counted
from sahelscope.figures.base_map import Ground
from sahelscope.figures.event_map import event_map
from sahelscope.reference.codes import regions
from sahelscope.reference.map_views import country_labels, map_views
from sahelscope.store import Selection, Store
from sahelscope.views import address, tables
from sahelscope.views.choices import Choice, pick_one
from sahelscope.views.evidence import chooser
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.signs import QUAD_LEGEND, REALITY_LEGEND
from sahelscope.views.static_files import borders_address
from sahelscope.views.style import show_legend, show_quiet

MARK = "spot"
LEGEND = [
    *QUAD_LEGEND,
    ("⬢", "", "several kinds at one spot"),
    *REALITY_LEGEND,
    ("◌", "", "pale halo: only the country (round), region or sea is known"),
]


def read_spots(selection: Selection) -> Located:
    """The events shown, each at the spot that is known."""
    return _spots(tables.store(), selection)


def pick_view(selection: Selection) -> str:
    """The section of the map; at first that of the region in the filter."""
    views = {name: view.label for name, view in map_views().items()}
    return pick_one(Choice("Section", "view", views, selection.region or next(iter(views))))


def show_map(selection: Selection, view: str) -> None:
    """The map with its legend and the count of what could not be placed."""
    spots = read_spots(selection)
    picture = _picture(tables.store(), selection, view, address.row_id())
    choose = chooser(MARK, spots.rows_of)
    show_plot(picture, key="map", on_pick=choose, scroll_zoom=True)
    show_legend(LEGEND)
    if spots.unplaced.empty:
        show_quiet("Every event shown has a place.")
        return
    label = f"{counted(len(spots.unplaced), 'event')} without a known place: read them"
    st.button(label, key="show_unplaced", on_click=choose, args=(UNPLACED,), type="tertiary")


@lru_cache(tables.KEPT)
def _spots(_: Store, selection: Selection) -> Located:
    return located(tables.events(selection), country_labels())


@lru_cache(tables.KEPT)
def _picture(store: Store, selection: Selection, view: str, row: str) -> Drawn:
    marks = _spots(store, selection).marks
    ground = Ground(map_views()[view], borders_address(), _labels(store), _named(view))
    alt = (
        f"Map, {map_views()[view].label}: {counted(int(marks['count'].sum()), 'event')} "
        f"at {counted(len(marks), 'spot')}."
    )
    return drawn(event_map(marks, ground, [row]), alt)


@lru_cache(1)
def _labels(_: Store) -> dict[str, tuple[str, float, float]]:
    names = tables.names()
    return {country: (names[country], *spot) for country, spot in country_labels().items() if country in names}


def _named(view: str) -> list[str]:
    return sorted(regions()[view].countries) if view in regions() else []
