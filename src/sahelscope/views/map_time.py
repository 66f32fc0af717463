"""Time under the map: how much happened when, the window shown, steps through it, and play, which a visitor starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from sahelscope.analysis.windows import Window, period_of
from sahelscope.analysis.wording import counted
from sahelscope.figures.time_strip import time_strip
from sahelscope.store import PERIODS, Selection, Store, window_in_words
from sahelscope.store.selection import DATINGS
from sahelscope.views import current, map_sums, tables
from sahelscope.views.choices import Choice, pick_from_list
from sahelscope.views.component import Sent, show_component
from sahelscope.views.filters import EARLIEST, LATEST
from sahelscope.views.memory import remembered
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.style import escaped, show_quiet

STEPS = {period: period.capitalize() for period in PERIODS}
FORWARD, BACK = "forward", "back"


def show_time(selection: Selection) -> None:
    """The strip of time with its window, and the ways to move it."""
    window = Window(selection.date_from, selection.date_to)
    months = map_sums.months(selection)
    if months.empty:
        show_quiet("No event shown has a date.")
        return
    span = (months["start"].min().date(), months["end"].max().date())
    show_plot(_strip(tables.store(), selection, window), key="time", on_pick=partial(_choose_bar, selection))
    with st.container(horizontal=True, vertical_alignment="bottom", key="time_steps"):
        period = pick_from_list(Choice("Step", "step", STEPS, "month"), width=110)
        _show_player(window, span, period)
        _pick_dating(selection)
        st.button("All time", key="all_time", on_click=_set, args=(Window(None, None),), disabled=window.open)
    told = escaped(window_in_words(window.first, window.last) or "all time, undated events too")
    vague = f", vague dates: {selection.dating} within" if not window.open else ""
    st.html(f'<p class="quiet">Shown: <b>{told}</b>{vague}. {_undated(selection)}</p>')


def _undated(selection: Selection) -> str:
    undated = map_sums.counts(selection).undated
    return f"{counted(undated, 'event')} without a date: in no bar." if undated else ""


def _show_player(window: Window, span: tuple[date, date], period: str) -> None:
    """Back, play and forward; a step that would leave the bars behind is not offered."""
    onward, back = _next(window, span, period, FORWARD), _next(window, span, period, BACK)
    small = {
        "shown": window_in_words(window.first, window.last) or "all time",
        "period": period,
        "forward": onward is not None,
        "back": back is not None,
    }
    step: dict[str, Callable[[], None]] = {
        FORWARD: lambda: _set(onward or window),
        BACK: lambda: _set(back or window),
    }
    show_component("player", Sent(b"", small), "player", lambda way: step[way]() if way in step else None)


def _next(window: Window, span: tuple[date, date], period: str, way: str) -> Window | None:
    """The window one step on or back; from all time, the first or the last period of the span."""
    if window.open:
        return period_of(span[0] if way == FORWARD else span[1], period)
    moved = window.stepped(period, 1 if way == FORWARD else -1)
    first, last = moved.first or moved.last or EARLIEST, moved.last or moved.first or LATEST
    inside = first <= span[1] if way == FORWARD else last >= span[0]
    return moved if inside and first >= EARLIEST and last <= LATEST else None


def _pick_dating(selection: Selection) -> None:
    key = "pick_map_dating"
    st.session_state[key] = selection.dating

    def change() -> None:
        current.change(dating=st.session_state[key])

    st.selectbox(
        "Vague dates",
        DATINGS,
        format_func=lambda dating: f"{dating} within",
        key=key,
        on_change=change,
        width=160,
        help="Possibly: the event may lie in the window; undated ones may, too. Surely: it cannot lie outside.",
    )


def _choose_bar(selection: Selection, mark: str) -> None:
    """Show the month or year of a bar that was clicked."""
    months = map_sums.months(selection)
    found = months[months["start"] == mark.removeprefix("from:")]
    if len(found):
        _set(Window(found["start"].iloc[0].date(), found["end"].iloc[0].date()))


def _set(window: Window) -> None:
    current.change(date_from=window.first, date_to=window.last)


@remembered()
def _strip(_: Store, selection: Selection, window: Window) -> Drawn:
    months = map_sums.months(selection)
    dated = int(months["cooperation"].sum() + months["conflict"].sum())
    shown = window_in_words(window.first, window.last) or "all time"
    return drawn(time_strip(months, window), f"Histogram of {counted(dated, 'dated event')} by time; shown: {shown}.")
