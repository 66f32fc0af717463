"""Downloads of what is selected: every format, each saying which filters made it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from sahelscope.exports import Export, archive
from sahelscope.store import Selection
from sahelscope.views import tables
from sahelscope.views.style import show_quiet

MOST_ROWS = 20_000  # of a table: some seconds of work for one visitor
LABELS = {
    "brief": ("Printable brief (HTML)", "rows with quotes and sources, on paper or on screen"),
    "csv": ("Tables for a spreadsheet (CSV)", "ids and names; no cell is run as a formula"),
    "jsonl": ("Rows with evidence (JSON Lines)", "quotes with their offsets and article hashes"),
    "parquet": ("Tables in their types (Parquet)", "for pandas, DuckDB, R"),
    "gexf": ("Ties as a graph (GEXF)", "for Gephi and networkx; signs with the rows that made them"),
}
MEDIA = {"html": "text/html", "gexf": "application/gexf+xml"}
ARCHIVE = "application/zip"


def show_exports(selection: Selection) -> None:
    """A menu of downloads. A file is made when it is asked for."""
    with st.popover("Export", help="Download what the filters keep"):
        for form, (label, words) in LABELS.items():
            single = form in {"brief", "gexf"}
            ending = {"brief": "html", "gexf": "gexf"}.get(form, "zip")
            st.download_button(
                label,
                data=partial(_content, selection, form, single=single),
                file_name=selection.file_name(form, ending),
                mime=MEDIA.get(ending, ARCHIVE),
                on_click="ignore",
                key=f"export_{form}",
                help=words,
                type="tertiary",
            )
        show_quiet(f"At most {MOST_ROWS:,} rows of a table; each file names its filters, version, articles and day.")


def _content(selection: Selection, form: str, *, single: bool) -> bytes:
    """The one file of the format, or all of them in an archive."""
    export = Export(tables.store(), selection, datetime.now(UTC).date(), MOST_ROWS)
    files = export.files(form)
    return files[0][1] if single else archive(files)
