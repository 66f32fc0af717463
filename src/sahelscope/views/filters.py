"""The one set of filters, in the sidebar of every page. Each option says how many events it would show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from sahelscope.analysis.wording import CERTAINTY_LABELS
from sahelscope.reference.codes import event_types, regions, relations
from sahelscope.store import Selection
from sahelscope.store.words import LANGUAGE_NAMES
from sahelscope.views import current, tables
from sahelscope.views.component import Sent, show_component
from sahelscope.views.export_box import show_exports
from sahelscope.views.view_box import show_views

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
ANYWHERE = ""
NOTHING_SENT = Sent(b"", {})
MORE = ("statuses", "claims", "certainties", "languages", "articles", "known_on")


def show_filters() -> None:
    """Draw the filters; a change is written to the address before the next run."""
    selection = current.selection()
    offered = tables.options(selection)
    names = tables.names()
    with st.sidebar:
        _show_reset(selection)
        show_component("link", NOTHING_SENT, "copy_link", _ignore)
        _pick_many("Actors", "actors", selection, offered, lambda actor: names.get(actor, actor))
        if len(selection.actors) > 1:
            _pick_together(selection)
        _pick_many("Countries taking part", "countries", selection, offered, lambda code: names.get(code, code))
        _pick_region(selection)
        _pick_many("Event types", "event_types", selection, offered, lambda name: event_types()[name].label)
        _pick_many("Relations", "relations", selection, offered, lambda name: relations()[name].label)
        _pick_dates(selection)
        more = st.expander(
            "More filters", any(getattr(selection, name) for name in MORE), key="more", on_change="rerun"
        )
        if more.open:
            with more:
                _show_more(selection, offered)
        kept = st.expander("Views and exports", key="kept", on_change="rerun")
        if kept.open:
            with kept:
                show_views(selection)
                show_exports(selection)


def _ignore(_: str) -> None:
    """The button that copies the address reports nothing."""


def _show_more(selection: Selection, offered: dict[str, pd.DataFrame]) -> None:
    _pick_many("Status", "statuses", selection, offered, str)
    _pick_many("Claim", "claims", selection, offered, str)
    _pick_many("Certainty", "certainties", selection, offered, lambda name: CERTAINTY_LABELS[name])
    _pick_many("Language", "languages", selection, offered, lambda code: LANGUAGE_NAMES.get(code, code))
    _pick_many("Article", "articles", selection, offered, lambda article: tables.titles().get(article, article))
    _pick_day("As known on", "known_on", selection.known_on)


def _show_reset(selection: Selection) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader("Filters", anchor=False, width="content")
        st.button("Undo", on_click=current.undo, disabled=not current.can_undo(), type="tertiary", key="undo")
        st.button(
            "Reset",
            on_click=current.select,
            args=(Selection(),),
            disabled=selection.empty,
            type="tertiary",
            key="reset",
        )


def _pick_many(
    label: str,
    field: str,
    selection: Selection,
    offered: dict[str, pd.DataFrame],
    name_of: Callable[[str], str],
) -> None:
    counts = dict(zip(offered[field]["value"], offered[field]["events"], strict=True))
    chosen = getattr(selection, field)
    key = f"pick_{field}"
    st.session_state[key] = list(chosen)

    def change() -> None:
        current.change(**{field: tuple(st.session_state[key])})

    st.multiselect(
        label,
        list(dict.fromkeys([*counts, *chosen])),
        format_func=lambda value: f"{name_of(value)} ({counts.get(value, 0):,})",
        key=key,
        on_change=change,
        placeholder="All",
        select_all=False,
        disabled=not counts and not chosen,
    )


def _pick_together(selection: Selection) -> None:
    st.session_state["pick_together"] = selection.together

    def change() -> None:
        current.change(together=st.session_state["pick_together"])

    st.toggle("Only events with all of them", key="pick_together", on_change=change)


def _pick_region(selection: Selection) -> None:
    st.session_state["pick_region"] = selection.region

    def change() -> None:
        current.change(region=st.session_state["pick_region"])

    st.selectbox(
        "Region",
        [ANYWHERE, *regions()],
        format_func=lambda region: regions()[region].label if region else "Anywhere",
        key="pick_region",
        on_change=change,
    )


def _pick_dates(selection: Selection) -> None:
    with st.container(horizontal=True, gap="small"):
        _pick_day("From", "date_from", selection.date_from)
        _pick_day("To", "date_to", selection.date_to)
    if not (selection.date_from or selection.date_to or selection.known_on):
        return
    st.session_state["pick_dating"] = selection.dating

    def change() -> None:
        current.change(dating=st.session_state["pick_dating"] or selection.dating)

    st.segmented_control(
        "Vague dates count if they lie within",
        ["possibly", "surely"],
        key="pick_dating",
        on_change=change,
        help="Possibly: the event may lie in the window; undated ones may, too. Surely: it cannot lie outside.",
    )


def _pick_day(label: str, field: str, chosen: date | None) -> None:
    key = f"pick_{field}"
    st.session_state[key] = chosen and min(max(chosen, EARLIEST), LATEST)

    def change() -> None:
        day = st.session_state[key]
        current.change(**{field: day}, **_other_end(field, day))

    st.date_input(
        label, value=None, key=key, on_change=change, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD"
    )


def _other_end(field: str, day: date | None) -> dict[str, None]:
    """The other end of the window, given up where it would stand on the wrong side."""
    if field == "known_on":
        return {}
    selection = current.selection()
    if field == "date_from":
        return {"date_to": None} if day and selection.date_to and day > selection.date_to else {}
    return {"date_from": None} if day and selection.date_from and day < selection.date_from else {}
