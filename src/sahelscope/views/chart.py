"""What stands around every chart: the line of what is shown above it, its table and its download below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
    show_words(tables.in_words(selection, table))


def show_words(line: str) -> None:
    """What is shown, its number in bold, read out where it changes."""
    head, *rest = line.split(" · ")
    more = "".join(f" · {escaped(part)}" for part in rest)
    st.html(f'<p class="shown" role="status"><b>{escaped(head)}</b>{more}</p>')


def show_events_twin(selection: Selection) -> None:
    """The events behind a chart, the first MOST_EVENTS of them by date; exports hold more."""
    shown = tables.count(selection)
    words = f"· the first {tables.MOST_EVENTS:,} by date" if shown > tables.MOST_EVENTS else ""
    twin = Twin("events", shown, lambda: readable_events(tables.events(selection), tables.names()), words=words)
    show_lazy_twin(twin, lambda: tables.events(selection), selection)


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
    show_lazy_twin(Twin(what, len(full), read, on_row=on_row), lambda: full, selection)


@dataclass(frozen=True, slots=True)
class Twin:
    """A table to be opened: what its rows are, how many, how to read them, and what a click on one does with its Id.

    `words` narrow what the rows are, as in “at Kyiv”; `on_row` gets the place of a clicked row instead.
    """

    what: str
    size: int
    read: Callable[[], pd.DataFrame]
    pick: Callable[[str], None] = address.open_row
    words: str = ""
    on_row: Callable[[int], None] | None = None


def show_lazy_twin(twin: Twin, full: Callable[[], pd.DataFrame], selection: Selection) -> None:
    """A table of which nothing is read before it is opened; `full` gives what the CSV holds."""
    what = twin.what.replace(" ", "_")
    table = st.expander(
        f"Table · {twin.size:,} {twin.what} {twin.words}".rstrip(), key=f"table_of_{what}", on_change="rerun"
    )
    if not table.open:
        return
    key, readable = f"rows_of_{what}", twin.read()

    def choose() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows and twin.on_row:
            twin.on_row(rows[0])
        elif rows:
            twin.pick(readable["Id"].iloc[rows[0]])

    with table:
        st.dataframe(
            readable,
            key=key,
            hide_index=True,
            on_select=choose,
            selection_mode="single-row",
            alt=f"{len(readable)} {twin.what}, one a row",
            column_config={"Quote": st.column_config.TextColumn(width="large")} if "Quote" in readable else None,
        )
        st.download_button(
            "Download as CSV",
            data=lambda: to_csv(full()).encode("utf-8-sig"),
            file_name=selection.file_name(what, "csv"),
            mime="text/csv",
            on_click="ignore",
            key=f"download_{what}",
        )
