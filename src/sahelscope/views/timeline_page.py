"""What the timeline page is made of."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sahelscope.analysis.density import busiest_window, density, whole_span
from sahelscope.analysis.lanes import LaneChoice, Lanes, in_lanes
from sahelscope.analysis.wording import counted, day_in_words
from sahelscope.figures.event_timeline import event_timeline
from sahelscope.reference.codes import event_types
from sahelscope.views import address, tables
from sahelscope.views.choices import Choice, pick_from_list, pick_one
from sahelscope.views.evidence import chooser
from sahelscope.views.plot import show_plot
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
LIMITS = {"12": "12 lanes", "30": "30 lanes", "60": "60 lanes"}


def pick_lanes(events: pd.DataFrame) -> LaneChoice:
    """What a lane stands for, which stretch of time the lanes show, in which order, and how many."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = pick_from_list(Choice("A lane for each", "lanes", LANES, "actor"), width=190)
        window = pick_one(Choice("Time", "window", WINDOWS, "busiest"))
        order = pick_from_list(Choice("Order", "order", ORDERS, "activity"), width=140)
        limit = pick_from_list(Choice("Show", "limit", LIMITS, "12"), width=110)
    stretch = busiest_window(events) if window == "busiest" else whole_span(events)
    return LaneChoice(kind, stretch, by_name=order == "name", limit=int(limit))


def read_lanes(events: pd.DataFrame, choice: LaneChoice) -> Lanes:
    """The events shown, laid out in lanes."""
    return in_lanes(events, _lane_names(choice.kind), choice)


def show_timeline(lanes: Lanes, events: pd.DataFrame) -> None:
    """The lanes under the strip of the whole span, with their legend."""
    if lanes.lanes.empty:
        show_quiet("No event fits the filters.")
        return
    figure = event_timeline(lanes, density(events), chosen=[address.row_id()])
    first, last = lanes.window
    alt = (
        f"Timeline, {counted(len(lanes.lanes), 'lane')} from {day_in_words(first)} to {day_in_words(last)}: "
        f"{counted(int(lanes.lanes['undated'].sum()), 'entry', 'entries')} without a date stand beside the lanes."
    )
    show_plot(figure, alt, key="timeline", on_pick=chooser(MARK, lanes.rows_of))
    show_legend([*QUAD_LEGEND, ("⬢", "", "several kinds"), *REALITY_LEGEND,
                 ("▬●▬", "", "bar: somewhere in this stretch, dotted where approximate"),
                 ("●▬▸", "", "arrow: since then, no end told")])  # fmt: skip
    if lanes.hidden:
        show_quiet(f"{counted(lanes.hidden, 'less busy lane')} not shown.")


def _lane_names(kind: str) -> dict[str, str]:
    if kind == "event_type":
        return {name: found.label for name, found in event_types().items()}
    if kind == "article":
        listed = tables.articles()
        return dict(zip(listed["article_id"], listed["title"], strict=True))
    return dict(tables.short_names())
