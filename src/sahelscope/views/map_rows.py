"""What a click on the map leads to: the evidence of the rows behind a mark, and the tables narrowed to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from sahelscope.analysis.readable import readable_events, readable_relationships
from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted, date_in_words
from sahelscope.figures.signs import MEMBERSHIP_SIGNS
from sahelscope.reference.alliances import status_on
from sahelscope.store import Selection
from sahelscope.views import address, map_sums, tables
from sahelscope.views.chart import Twin, show_lazy_twin
from sahelscope.views.coded_row import event_title, relationship_title
from sahelscope.views.evidence import show_told
from sahelscope.views.map_look import Look
from sahelscope.views.signs import event_glyph, relationship_glyph
from sahelscope.views.style import show_quiet

MARK = "spot"
HINT = "Click a sign, an arc or a country to read the sentences behind it. Or begin with the latest:"


def choose_mark(selection: Selection, look: Look) -> Callable[[str], None]:
    """What to do when a mark is clicked: remember it and open the first of its rows; only in callbacks."""

    def choose(mark: str) -> None:
        address.write(MARK, mark)
        found = map_sums.behind(selection, look, mark)
        address.open_row(found.ids[0] if found and found.ids else "")

    return choose


def show_evidence(selection: Selection, look: Look, mark: str) -> None:
    """The panel beside the map: the rows of the chosen mark, then the evidence of the one that is open."""
    found = map_sums.behind(selection, look, mark)
    latest = tables.latest(selection)
    said = _event_lines(latest)
    hint = HINT
    if found:
        said = _lines(found) | said
        kind = counted(len(found.ids), found.table.removesuffix("s"))
        hint = HINT if found.ids else f"No row {found.words} under these filters. The latest elsewhere:"
        with st.container(horizontal=True, vertical_alignment="center"):
            show_quiet(f"{'The first ' if len(found.ids) == map_sums.MOST_BEHIND else ''}{kind} {found.words}.")
            st.button("Show all", key="forget_mark", on_click=_forget_mark, type="tertiary")
    show_told(said, found.ids if found else [], latest["event_id"].tolist(), hint)


def show_tables(selection: Selection, look: Look, mark: str) -> None:
    """The layer as a table, each row as good as a click on its mark, and the rows behind it."""
    found = map_sums.behind(selection, look, mark)
    if look.layer != "events":
        read = partial(LAYER_TABLES[look.layer], selection, look)
        twin = Twin(f"{look.layer} on the map", _size(selection, look), read, choose_mark(selection, look))
        show_lazy_twin(twin, read, selection)
    if found and found.table == "relationships":
        readable = partial(readable_relationships, found.rows)
        twin = Twin("relationships", len(found.ids), readable, address.open_row, found.words)
        show_lazy_twin(twin, lambda: found.rows, selection)
        return
    if found:
        of_mark = Twin("events", len(found.ids), lambda: readable_events(found.rows, tables.names()), words=found.words)
        show_lazy_twin(of_mark, lambda: found.rows, selection)
        return
    every = Twin(
        "events", map_sums.counts(selection).shown, lambda: readable_events(tables.events(selection), tables.names())
    )
    show_lazy_twin(every, lambda: tables.events(selection), selection)


def _forget_mark() -> None:
    address.write(MARK, "")
    address.open_row("")


def _size(selection: Selection, look: Look) -> int:
    if look.layer == "alliances":
        return sum(alliance == look.alliance for _, alliance in status_on(look.day))
    return len(
        map_sums.countries(selection) if look.layer == "countries" else map_sums.ties(selection, look.section).drawn
    )


def _countries(selection: Selection, _: Look) -> pd.DataFrame:
    found, names = map_sums.countries(selection), tables.names()
    return pd.DataFrame({
        "Country": [names.get(one, one) for one in found["country"]],
        "Events": found["events"].to_numpy(),
        "Sum of scores": found["score"].to_numpy(),
        "Id": [f"country:{one}" for one in found["country"]],
    })  # fmt: skip


def _ties(selection: Selection, look: Look) -> pd.DataFrame:
    found, names = map_sums.ties(selection, look.section).drawn, tables.names()
    return pd.DataFrame({
        "Who": [names.get(one, one) for one in found["actor"]],
        "": ["and" if mutual else "→" for mutual in found["mutual"]],
        "To whom": [names.get(one, one) for one in found["recipient"]],
        "Events": found["events"].to_numpy(),
        "Sum of scores": found["score"].to_numpy(),
        "Id": found["mark_id"].to_numpy(),
    })  # fmt: skip


def _members(_: Selection, look: Look) -> pd.DataFrame:
    names = tables.names()
    held = [(country, spell) for (country, one), spell in status_on(look.day).items() if one == look.alliance]
    return pd.DataFrame({
        "Country": [names.get(country, country) for country, _ in held],
        "Status": [MEMBERSHIP_SIGNS[spell.status].label for _, spell in held],
        "From": [date_in_words(spell.begins) for _, spell in held],
        "Source": [spell.source for _, spell in held],
        "Id": [f"country:{country}" for country, _ in held],
    })  # fmt: skip


LAYER_TABLES: Mapping[str, Callable[[Selection, Look], pd.DataFrame]] = {
    "countries": _countries,
    "ties": _ties,
    "alliances": _members,
}


def _lines(found: map_sums.Behind) -> dict[str, str]:
    if found.table == "events":
        return _event_lines(found.rows)
    told = rows(found.rows)
    return {one["relationship_id"]: f"{relationship_glyph(one)} {relationship_title(one)}" for one in told}


def _event_lines(events: pd.DataFrame) -> dict[str, str]:
    return {one["event_id"]: f"{event_glyph(one)} {event_title(one)}" for one in rows(events)}
