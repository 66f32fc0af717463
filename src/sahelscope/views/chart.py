"""What stands around every chart: the line of what is shown above it, its table and its download below it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sahelscope.analysis.readable import readable_events
from sahelscope.exports import to_csv
from sahelscope.store import Selection
from sahelscope.views import address, tables
from sahelscope.views.style import escaped

SIDE_BY_SIDE = (2.15, 1.0)  # chart and evidence


def chart_and_evidence() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The place of the chart and, beside it (below it on a narrow screen), that of the evidence."""
    chart, evidence = st.columns(SIDE_BY_SIDE, gap="medium")
    return chart, evidence


def show_shown(selection: Selection, table: str = "events") -> None:
    """The line above a chart that says in words what is shown."""
    head, *rest = tables.in_words(selection, table).split(" · ")
    more = "".join(f" · {escaped(part)}" for part in rest)
    drawn = len(tables.events(selection)) if table == "events" else 0
    cut = f" · the first {drawn:,} are drawn" if drawn == tables.MOST_EVENTS else ""
    st.html(f'<p class="shown" role="status"><b>{escaped(head)}</b>{more}{cut}</p>')


def show_events_twin(selection: Selection) -> None:
    """The events behind a chart."""
    events = tables.events(selection)
    show_twin(lambda: readable_events(events, tables.names()), events, selection, "events")


def show_twin(
    read: Callable[[], pd.DataFrame],
    full: pd.DataFrame,
    selection: Selection,
    what: str,
    *,
    on_row: Callable[[int], None] | None = None,
) -> None:
    """The chart's table, made when it is opened: a click on a row opens its evidence, the download has every column.

    What `read` gives has a column `Id`; `full` is what the CSV holds. `on_row` gets the place of a clicked row instead.
    """
    table = st.expander(f"Table · {len(full):,} {what}", key=f"table_of_{what}", on_change="rerun")
    if not table.open:
        return
    key, readable = f"rows_of_{what}", read()

    def choose() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows and on_row:
            on_row(rows[0])
        elif rows:
            address.open_row(readable["Id"].iloc[rows[0]])

    with table:
        st.dataframe(
            readable,
            key=key,
            hide_index=True,
            on_select=choose,
            selection_mode="single-row",
            alt=f"{len(readable)} {what}, one a row, with their quotes",
            column_config={"Quote": st.column_config.TextColumn(width="large")},
        )
        st.download_button(
            "Download as CSV",
            data=lambda: to_csv(full).encode("utf-8-sig"),
            file_name=selection.file_name(what, "csv"),
            mime="text/csv",
            on_click="ignore",
            key=f"download_{what}",
        )
