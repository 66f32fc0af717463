"""What a reader chooses of a timeline: lanes, dates, stretch of time, order, and what lies under the lanes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from sahelscope import dates
from sahelscope.analysis.density import busiest_window, whole_span
from sahelscope.analysis.lanes import Told
from sahelscope.analysis.wording import day_in_words
from sahelscope.reference.alliances import alliances
from sahelscope.store import Selection, Store
from sahelscope.views import address, tables
from sahelscope.views.choices import Choice, pick_from_list, pick_one
from sahelscope.views.memory import remembered

SPAN = "span"  # the parameter of a stretch of time chosen on the chart: an EDTF interval of days
LANES = {
    "actor": "Actor",
    "dyad": "Pair of actors",
    "event_type": "Event type",
    "country": "Country of the place",
    "alliance": "Alliance",
    "article": "Article",
}
DATES = {"happened": "Happened", "reported": "Reported"}
TOLD = {"reports": "Every report", "stories": "Once a story"}
WINDOWS = {"busiest": "Where most happens", "all": "Whole span", "years": "Last five years", "year": "Last year"}
YEARS_BACK = {"years": 5, "year": 1}
ORDERS = {"activity": "Busiest first", "name": "By name"}
LIMITS = {"12": "12 lanes", "30": "30 lanes", "60": "60 lanes"}
NOTHING = "nothing"
TERMS = {"heads_of_state": "Heads of state", "heads_of_government": "Heads of government"}


@dataclass(frozen=True, slots=True)
class TimelineChoice:
    """What is drawn: see store.timeline. `under`: an alliance, one of TERMS, or NOTHING."""

    told: Told
    window: tuple[date, date]
    by_name: bool
    limit: int
    under: str

    @property
    def kind(self) -> str:
        """What a lane stands for."""
        return self.told.kind


def pick_timeline(selection: Selection) -> TimelineChoice:
    """The row of choices above the chart."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = pick_from_list(Choice("A lane for each", "lanes", LANES, "actor"), width=170)
        by = pick_one(Choice("When it", "by", DATES, "happened"))
        told = pick_one(Choice("Tell", "told", TOLD, "reports"))
        preset = pick_from_list(Choice("Time", "window", WINDOWS, "busiest"), width=180, on_pick=_forget_span)
        order = pick_from_list(Choice("Order", "order", ORDERS, "activity"), width=135)
        limit = pick_from_list(Choice("Show", "limit", LIMITS, "12"), width=105)
        under = pick_from_list(Choice("Under the lanes", "under", _underlays(), NOTHING), width=170)
    telling = Told(kind, reported=by == "reported", stories=told == "stories")
    window = _own_window() or _window(tables.store(), selection, telling, preset)
    return TimelineChoice(telling, window, order == "name", int(limit), under if kind == "actor" else NOTHING)


def spans(selection: Selection, told: Told) -> pd.DataFrame:
    """The spans of all dates shown, whatever a lane stands for."""
    return _spans(tables.store(), selection, Told("event_type", told.reported, told.stories))


@remembered()
def _spans(store: Store, selection: Selection, told: Told) -> pd.DataFrame:
    return store.spans(selection, told)


def _own_window() -> tuple[date, date] | None:
    """The stretch that was dragged over, with a way back; None where there is none or the address holds no such."""
    text = address.page_param(SPAN)
    try:
        found = dates.parse(text)
    except ValueError:
        return None
    if found.first is None or found.last is None:
        return None
    shown = f"{day_in_words(found.first)} to {day_in_words(found.last)}"
    st.button(f"{shown}  ×", key="forget_span", on_click=_forget_span, type="tertiary", help="Back to the preset")
    return found.first, found.last


def _forget_span() -> None:
    address.write(SPAN, "")


@remembered()
def _window(_: Store, selection: Selection, told: Told, preset: str) -> tuple[date, date]:
    """The preset's stretch; the dates of the filters narrow it, where they leave anything of it."""
    found = spans(selection, told)
    first, last = busiest_window(found) if preset == "busiest" else whole_span(found)
    if preset in YEARS_BACK:
        first = last - timedelta(days=YEARS_BACK[preset] * 365)
    narrowed = max(first, selection.date_from or first), min(last, selection.date_to or last)
    if narrowed[0] <= narrowed[1]:
        return narrowed
    return selection.date_from or first, selection.date_to or last


def _underlays() -> dict[str, str]:
    spells = {name: f"Spells in {one.short}" for name, one in alliances().items()}
    return {NOTHING: "Nothing", **TERMS, **spells}
