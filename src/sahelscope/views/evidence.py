"""The way back to the sentence: the panel with the quote in its context and what was coded from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from sahelscope.analysis.wording import counted
from sahelscope.store import Row, Selection
from sahelscope.views import address, tables
from sahelscope.views.actor_links import actors_of, show_actor_links
from sahelscope.views.coded_row import Lines, citation, facts_html, head_html, lines, quote_html
from sahelscope.views.component import Sent, show_component
from sahelscope.views.pages import show_link
from sahelscope.views.signs import SIGN_INKS
from sahelscope.views.style import escaped, literal
from sahelscope.views.telling_panel import show_tellings

MOST_LISTED = 200
FEW = 8


def chooser(param: str, rows_of: Callable[[str], Sequence[str]]) -> Callable[[str], None]:
    """What to do when a mark is clicked: remember the mark under that parameter and open the first of its rows."""

    def choose(mark_id: str) -> None:
        address.write(param, mark_id)
        rows = rows_of(mark_id)
        address.open_row(rows[0] if rows else "")

    return choose


def show_example(row_id: str, hint: str) -> None:
    """The panel where a page has no marks: the open row, else one as an example under the hint."""
    opened = address.row_id()
    with st.container(key="evidence"):
        if not opened:
            st.html(f'<p class="quiet">{escaped(hint)}</p>')
        row = tables.evidence(opened or row_id) if opened or row_id else None
        if row:
            show_row(row)


def show_evidence(selection: Selection, candidates: Sequence[str], offered: Sequence[str], hint: str) -> None:
    """The panel: the rows of the chosen mark to choose from, then the evidence of the row that is open.

    With none open, the hint and the first of the rows `offered`.
    """
    show_told(lines(selection), candidates, offered, hint)


def show_told(said: Mapping[str, str] | Lines, candidates: Sequence[str], offered: Sequence[str], hint: str) -> None:
    """The same where the page knows in which line each row is `said`."""
    with st.container(key="evidence"):
        row_id = address.row_id()
        if len(candidates) > 1:
            _show_stepper(candidates, row_id)
        row = tables.evidence(row_id) if row_id else None
        if row:
            show_row(row)
        elif row_id:
            st.info(f"There is no row {literal(row_id)} in these tables.")
        else:
            st.html(f'<p class="quiet">{escaped(hint)}</p>')
            show_choice(offered[:FEW], said, "offered")
        if len(candidates) > 1:
            st.html('<p class="shown">All rows behind this mark</p>')
            show_choice(candidates[:MOST_LISTED], said, "behind")
            _show_rest(len(candidates) - MOST_LISTED)


def show_row(row: Row, *, link: bool = True) -> None:
    """One row with its evidence."""
    st.html(head_html(row))
    show_actor_links(actors_of(row))
    st.html("".join(quote_html(row, quote) for quote in row.quotes[:1]))
    if len(row.quotes) > 1:
        with st.expander(f"{counted(len(row.quotes) - 1, 'more quote')} from this article"):
            st.html("".join(quote_html(row, quote) for quote in row.quotes[1:]))
    st.html(facts_html(row))
    show_tellings(row)
    if link:
        show_link("articles", "Read it in the article")
    with st.expander("Cite"):
        st.code(citation(row), language=None, wrap_lines=True)


def show_choice(row_ids: Sequence[str], said: Mapping[str, str] | Lines, key: str = "choice") -> None:
    """Rows to open, a line each as `said`, its sign in colour where it begins with one."""
    rows = [{"id": row_id, **_sign_and_line(said[row_id])} for row_id in row_ids]
    alt = counted(len(rows), "row to open", "rows to open")
    small = {"rows": rows, "chosen": address.row_id(), "inks": SIGN_INKS, "alt": alt}
    show_component("list", Sent(b"", small), key, address.open_row)


def _sign_and_line(said: str) -> dict[str, str]:
    sign, _, line = said.partition(" ")
    return {"sign": sign, "line": line} if sign in SIGN_INKS else {"sign": "", "line": said}


def _show_stepper(candidates: Sequence[str], row_id: str) -> None:
    """Which of several rows is open, and the way to the next."""
    at = candidates.index(row_id) if row_id in candidates else -1
    with st.container(horizontal=True, vertical_alignment="center", key="stepper"):
        st.html(f'<p class="shown"><b>{at + 1 if at >= 0 else "–"} of {counted(len(candidates), "row")}</b> here</p>')
        for label, step in (("Previous", -1), ("Next", 1)):
            to = candidates[(max(at, 0) + step) % len(candidates)]
            st.button(label, key=f"step_{step}", on_click=address.open_row, args=(to,), type="tertiary")


def _show_rest(left: int) -> None:
    if left > 0:
        st.html(f'<p class="quiet">and {left:,} more, in the table below</p>')
