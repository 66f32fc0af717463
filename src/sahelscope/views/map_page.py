"""What the map page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

import streamlit as st

from sahelscope.analysis.located import UNPLACED, Located, located
from sahelscope.analysis.wording import counted
from sahelscope.figures.base_map import Ground
from sahelscope.figures.event_map import event_map, where_drawn
from sahelscope.reference import borders
from sahelscope.reference.codes import regions
from sahelscope.reference.map_views import country_labels, map_views
from sahelscope.store import Selection, Store
from sahelscope.views import address, tables
from sahelscope.views.choices import Choice, pick_from_list, pick_one
from sahelscope.views.evidence import chooser
from sahelscope.views.memory import remembered
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.signs import QUAD_LEGEND, REALITY_LEGEND
from sahelscope.views.static_files import address_of
from sahelscope.views.style import show_legend, show_quiet

MARK = "spot"
LEGEND = [
    *QUAD_LEGEND,
    ("⬢", "", "several kinds at one spot"),
    *REALITY_LEGEND,
    ("◌", "", "pale halo: only the country (round), region or sea is known"),
    ("▨", "", "hatched: in dispute"),
]


def read_spots(selection: Selection) -> Located:
    """The events shown, each at the spot that is known."""
    return _spots(tables.store(), selection)


@dataclass(frozen=True, slots=True)
class Look:
    """The section of the map, whose view of the borders, and the day they are drawn for."""

    section: str
    borders: str
    day: date


def pick_look(selection: Selection) -> Look:
    """Section and borders; at first the region in the filter and the neutral view, on the last day in the filter."""
    sections = {name: view.label for name, view in map_views().items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        section = pick_one(Choice("Section", "view", sections, selection.region or next(iter(sections))))
        view = pick_borders()
    return Look(section, view, selection.date_to or datetime.now(UTC).date())


def pick_borders() -> str:
    """Whose view of the borders is drawn."""
    labels = {name: view.label for name, view in borders.views().items()}
    return pick_from_list(Choice("Borders", "borders", labels, borders.DEFAULT), width=160)


def show_map(selection: Selection, look: Look) -> None:
    """The map with its caption and legend, and the count of what could not be placed."""
    spots = read_spots(selection)
    picture = _picture(tables.store(), selection, look)
    choose = chooser(MARK, spots.rows_of)
    show_plot(picture, key="map", on_pick=choose, opened=address.row_id())
    show_legend(LEGEND)
    show_quiet(borders.caption(look.borders, look.day))
    if spots.unplaced.empty:
        show_quiet("Every event shown has a place.")
        return
    label = f"{counted(len(spots.unplaced), 'event')} without a known place: read them"
    st.button(label, key="show_unplaced", on_click=choose, args=(UNPLACED,), type="tertiary")


@remembered()
def _spots(_: Store, selection: Selection) -> Located:
    return located(tables.events(selection), country_labels())


@remembered()
def _picture(store: Store, selection: Selection, look: Look) -> Drawn:
    marks = _spots(store, selection).marks
    section = map_views()[look.section]
    ground = Ground(
        section,
        _labels(store),
        borders=address_of(borders.country_file(look.borders, look.day)),
        shapes=borders.shapes(look.borders, look.day),
        disputed=borders.disputed(look.day) if look.borders in borders.HATCHED else (),
        seas=borders.seas(),
        named=sorted(regions()[look.section].countries) if look.section in regions() else (),
    )
    spots = f"{counted(int(marks['count'].sum()), 'event')} at {counted(len(marks), 'spot')}"
    alt = f"Map, {section.label}: {spots}. {borders.views()[look.borders].label} borders."
    return drawn(event_map(marks, ground), alt, where_drawn(marks))


@lru_cache(1)
def _labels(_: Store) -> dict[str, tuple[str, float, float]]:
    names = tables.names()
    return {country: (names[country], *spot) for country, spot in country_labels().items() if country in names}
