"""What the timeline page is made of."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sahelscope.analysis.density import density
from sahelscope.analysis.lanes import WHOLE_LANE, Lanes, Told, in_lanes
from sahelscope.analysis.underlays import underlay
from sahelscope.analysis.wording import counted, day_in_words
from sahelscope.figures.event_timeline import event_timeline, where_drawn
from sahelscope.reference.codes import event_types
from sahelscope.store import Selection, Store
from sahelscope.views import address, tables
from sahelscope.views.actor_links import show_actor_links
from sahelscope.views.evidence import chooser
from sahelscope.views.memory import remembered
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.signs import QUAD_LEGEND, REALITY_LEGEND
from sahelscope.views.style import show_legend, show_quiet
from sahelscope.views.timeline_choices import LANES, SPAN, TimelineChoice, spans

MARK = "bar"
OF_ACTORS = frozenset({"actor", "dyad", "alliance"})  # lanes whose ids are those of actors
WINDOW = "window:"  # what the chart reports where a stretch of time is dragged over
LEGEND = [
    *QUAD_LEGEND,
    ("⬢", "", "several kinds"),
    *REALITY_LEGEND,
    ("▬●▬", "", "bar: somewhere in this stretch, dotted where approximate"),
    ("●▬▸", "", "arrow: since then, no end told"),
]


def read_lanes(selection: Selection, choice: TimelineChoice) -> Lanes:
    """The events shown, laid out in lanes."""
    return _lanes(tables.store(), selection, choice)


def show_timeline(selection: Selection, choice: TimelineChoice) -> None:
    """The lanes under the strip of the whole span, with their legend."""
    lanes = read_lanes(selection, choice)
    if lanes.lanes.empty:
        show_quiet("No event fits the filters.")
        return
    choose = chooser(MARK, lambda mark: rows_of(selection, choice, mark))

    def pick(picked: str) -> None:
        if picked.startswith(WINDOW):
            address.write(SPAN, picked.removeprefix(WINDOW))
        else:
            choose(picked)

    picture = _picture(tables.store(), selection, choice)
    show_plot(picture, key="timeline", on_pick=pick, opened=str(_number(tables.store(), address.row_id())))
    show_legend(LEGEND)
    if lanes.hidden:
        show_quiet(f"{counted(lanes.hidden, 'less busy lane')} not shown.")


def rows_of(selection: Selection, choice: TimelineChoice, mark: str) -> Sequence[str]:
    """The events behind a mark or a lane's label, by date."""
    return _ids(tables.store(), tuple(read_lanes(selection, choice).numbers_of(mark)))


def show_lane(selection: Selection, choice: TimelineChoice, mark: str) -> None:
    """How many events are listed of how many; for the label of a lane, the way to the pages of its actors."""
    lanes = read_lanes(selection, choice)
    listed, count = len(lanes.numbers_of(mark)), lanes.count_of(mark)
    if listed < count:
        show_quiet(f"{listed:,} of {counted(count, 'event')} are listed here; a narrower window tells them apart.")
    if mark.startswith(WHOLE_LANE) and choice.kind in OF_ACTORS:
        show_actor_links(mark.removeprefix(WHOLE_LANE).split("|"))


@remembered()
def _lanes(store: Store, selection: Selection, choice: TimelineChoice) -> Lanes:
    sizes = _sizes(store, selection, choice.told, choice.limit)
    moments = store.moments(selection, choice.told, sizes, choice.window)
    return in_lanes(sizes, moments, _lane_names(choice.kind), choice.window, by_name=choice.by_name)


@remembered()
def _sizes(store: Store, selection: Selection, told: Told, limit: int) -> pd.DataFrame:
    return store.lane_sizes(selection, told, limit)


@remembered()
def _picture(store: Store, selection: Selection, choice: TimelineChoice) -> Drawn:
    lanes = _lanes(store, selection, choice)
    under = underlay(choice.under, set(lanes.lanes["lane_id"]))
    first, last = lanes.window
    alt = (
        f"Timeline, {counted(len(lanes.lanes), 'lane')}, one for each {LANES[choice.kind].lower()}, from "
        f"{day_in_words(first)} to {day_in_words(last)}: "
        f"{counted(int(lanes.lanes['undated'].sum()), 'entry', 'entries')} without a date stand beside the lanes."
    )
    bins = density(spans(selection, choice.told))
    return drawn(event_timeline(lanes, bins, under), alt, where_drawn(lanes, under))


@remembered()
def _ids(store: Store, numbers: tuple[int, ...]) -> list[str]:
    return store.event_ids(numbers)


@remembered()
def _number(store: Store, row_id: str) -> int | None:
    return store.number(row_id) if row_id else None


def _lane_names(kind: str) -> dict[str, str]:
    if kind == "event_type":
        return {name: found.label for name, found in event_types().items()}
    if kind == "article":
        return dict(tables.titles())
    return dict(tables.short_names())
