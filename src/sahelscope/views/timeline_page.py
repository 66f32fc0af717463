"""What the timeline page is made of."""

from __future__ import annotations

from datetime import date

import streamlit as st

from sahelscope.analysis.density import busiest_window, density, whole_span
from sahelscope.analysis.lanes import LaneChoice, Lanes, in_lanes
from sahelscope.analysis.wording import counted, day_in_words
from sahelscope.figures.event_timeline import event_timeline, where_drawn
from sahelscope.reference.codes import event_types
from sahelscope.store import Selection, Store
from sahelscope.views import address, tables
from sahelscope.views.choices import Choice, pick_from_list, pick_one
from sahelscope.views.evidence import chooser
from sahelscope.views.memory import remembered
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.signs import QUAD_LEGEND, REALITY_LEGEND
from sahelscope.views.style import show_legend, show_quiet

MARK = "bar"
LANES = {
    "actor": "Actor",
    "dyad": "Pair of actors",
    "event_type": "Event type",
    "country": "Country of the place",
    "article": "Article",
}
WINDOWS = {"busiest": "Where most happens", "all": "Whole span"}
ORDERS = {"activity": "Busiest first", "name": "By name"}
LEGEND = [
    *QUAD_LEGEND,
    ("⬢", "", "several kinds"),
    *REALITY_LEGEND,
    ("▬●▬", "", "bar: somewhere in this stretch, dotted where approximate"),
    ("●▬▸", "", "arrow: since then, no end told"),
]
LIMITS = {"12": "12 lanes", "30": "30 lanes", "60": "60 lanes"}


def pick_lanes(selection: Selection) -> LaneChoice:
    """What a lane stands for, which stretch of time the lanes show, in which order, and how many."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = pick_from_list(Choice("A lane for each", "lanes", LANES, "actor"), width=190)
        window = pick_one(Choice("Time", "window", WINDOWS, "busiest"))
        order = pick_from_list(Choice("Order", "order", ORDERS, "activity"), width=140)
        limit = pick_from_list(Choice("Show", "limit", LIMITS, "12"), width=110)
    stretch = _windows(tables.store(), selection)[window]
    return LaneChoice(kind, stretch, by_name=order == "name", limit=int(limit))


def read_lanes(selection: Selection, choice: LaneChoice) -> Lanes:
    """The events shown, laid out in lanes."""
    return _lanes(tables.store(), selection, choice)


def show_timeline(selection: Selection, choice: LaneChoice) -> None:
    """The lanes under the strip of the whole span, with their legend."""
    lanes = read_lanes(selection, choice)
    if lanes.lanes.empty:
        show_quiet("No event fits the filters.")
        return
    picture = _picture(tables.store(), selection, choice)
    show_plot(picture, key="timeline", on_pick=chooser(MARK, lanes.rows_of), opened=address.row_id())
    show_legend(LEGEND)
    if lanes.hidden:
        show_quiet(f"{counted(lanes.hidden, 'less busy lane')} not shown.")


@remembered()
def _windows(_: Store, selection: Selection) -> dict[str, tuple[date, date]]:
    events = tables.events(selection)
    return {"busiest": busiest_window(events), "all": whole_span(events)}


@remembered()
def _lanes(_: Store, selection: Selection, choice: LaneChoice) -> Lanes:
    return in_lanes(tables.events(selection), _lane_names(choice.kind), choice)


@remembered()
def _picture(store: Store, selection: Selection, choice: LaneChoice) -> Drawn:
    lanes = _lanes(store, selection, choice)
    first, last = lanes.window
    alt = (
        f"Timeline, {counted(len(lanes.lanes), 'lane')} from {day_in_words(first)} to {day_in_words(last)}: "
        f"{counted(int(lanes.lanes['undated'].sum()), 'entry', 'entries')} without a date stand beside the lanes."
    )
    return drawn(event_timeline(lanes, density(tables.events(selection))), alt, where_drawn(lanes))


def _lane_names(kind: str) -> dict[str, str]:
    if kind == "event_type":
        return {name: found.label for name, found in event_types().items()}
    if kind == "article":
        return dict(tables.titles())
    return dict(tables.short_names())
