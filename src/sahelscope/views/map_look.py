"""What of the map is chosen: layer, section, borders, and what a layer asks; all of it in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from sahelscope.figures.country_map import MEASURES
from sahelscope.reference import borders
from sahelscope.reference.alliances import alliances, memberships
from sahelscope.reference.map_views import map_views
from sahelscope.store import Selection
from sahelscope.views.choices import Choice, pick_day, pick_from_list, pick_one

LAYERS = {"events": "Events", "countries": "Countries", "ties": "Ties", "alliances": "Alliances"}
MEASURE_LABELS = dict(zip(MEASURES, ("Number of events", "Sum of scores"), strict=True))


@dataclass(frozen=True, slots=True)
class Look:
    """The layer, the section of the map, whose view of the borders, and the day for which both are drawn.

    `measure` is asked of countries alone, `alliance` of alliances; each has its default elsewhere.
    """

    layer: str
    section: str
    borders: str
    day: date
    measure: str = MEASURES[0]
    alliance: str = ""


def pick_look(selection: Selection) -> Look:
    """The choices above the map; at first events, the filter's region, and neutral borders on its last day."""
    sections = {name: view.label for name, view in map_views().items()}
    day = selection.date_to or datetime.now(UTC).date()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        layer = pick_one(Choice("Layer", "layer", LAYERS, "events"))
        if layer == "countries":
            measure = pick_from_list(Choice("Fill by", "measure", MEASURE_LABELS, MEASURES[0]), width=170)
            return Look(layer, _pick_section(sections, selection), _pick_borders(), day, measure=measure)
        if layer == "alliances":
            alliance = _pick_alliance()
            section, view = _pick_section(sections, selection), _pick_borders()
        else:
            return Look(layer, _pick_section(sections, selection), _pick_borders(), day)
    stops = sorted({one.first_day for one in memberships() if one.alliance == alliance})
    return Look(layer, section, view, pick_day("day", day, stops), alliance=alliance)


def _pick_section(sections: dict[str, str], selection: Selection) -> str:
    return pick_from_list(Choice("Section", "view", sections, selection.region or next(iter(sections))), width=170)


def _pick_borders() -> str:
    labels = {name: view.label for name, view in borders.views().items()}
    return pick_from_list(Choice("Borders", "borders", labels, borders.DEFAULT), width=150)


def _pick_alliance() -> str:
    labels = {
        name: f"{one.short}: {one.label}" if one.short != one.label else one.label for name, one in alliances().items()
    }
    return pick_from_list(Choice("Alliance", "alliance", labels, next(iter(labels))), width=230)
