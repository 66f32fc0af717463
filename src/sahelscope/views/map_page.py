"""What the map page is made of."""

from __future__ import annotations

import streamlit as st

from sahelscope.analysis.located import Located, located
from sahelscope.analysis.wording import counted
from sahelscope.figures.base_map import Ground
from sahelscope.figures.event_map import event_map
from sahelscope.reference.codes import regions
from sahelscope.reference.map_views import country_labels, map_views
from sahelscope.store import Selection
from sahelscope.views import address, tables
from sahelscope.views.choices import Choice, pick_one
from sahelscope.views.evidence import chooser
from sahelscope.views.plot import show_plot
from sahelscope.views.signs import QUAD_LEGEND, REALITY_LEGEND
from sahelscope.views.static_files import borders_address
from sahelscope.views.style import show_legend, show_quiet

MARK = "spot"
UNPLACED = "unplaced"


def read_spots(selection: Selection) -> Located:
    """The events shown, each at the spot that is known."""
    return located(tables.events(selection), country_labels())


def pick_view(selection: Selection) -> str:
    """The section of the map; at first that of the region in the filter."""
    views = {name: view.label for name, view in map_views().items()}
    return pick_one(Choice("Section", "view", views, selection.region or next(iter(views))))


def rows_of(spots: Located, mark_id: str) -> list[str]:
    """The events behind a spot, or those without one."""
    return list(spots.unplaced["event_id"]) if mark_id == UNPLACED else spots.rows_of(mark_id)


def show_map(spots: Located, view: str) -> None:
    """The map with its legend and the count of what could not be placed."""
    names = tables.names()
    labels = {country: (names[country], *spot) for country, spot in country_labels().items() if country in names}
    named = sorted(regions()[view].countries) if view in regions() else []
    ground = Ground(map_views()[view], borders_address(), labels, named)
    figure = event_map(spots.marks, ground, [address.row_id()])
    placed = int(spots.marks["count"].sum())
    alt = f"Map, {map_views()[view].label}: {counted(placed, 'event')} at {counted(len(spots.marks), 'spot')}."
    show_plot(figure, alt, key="map", on_pick=chooser(MARK, lambda mark: rows_of(spots, mark)), scroll_zoom=True)
    show_legend([*QUAD_LEGEND, ("⬢", "", "several kinds at one spot"), *REALITY_LEGEND,
                 ("◌", "", "pale halo: only the country (round), region or sea is known")])  # fmt: skip
    _show_unplaced(spots)


def _show_unplaced(spots: Located) -> None:
    if spots.unplaced.empty:
        show_quiet("Every event shown has a place.")
        return
    st.button(
        f"{counted(len(spots.unplaced), 'event')} without a known place: read them",
        key="show_unplaced",
        on_click=chooser(MARK, lambda mark: rows_of(spots, mark)),
        args=(UNPLACED,),
        type="tertiary",
    )
