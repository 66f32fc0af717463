"""What the alliances page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pandas as pd
import streamlit as st

from sahelscope.analysis.memberships import SAID, Listed, membership_matrix, told_of
from sahelscope.analysis.wording import counted, date_in_words, day_in_words
from sahelscope.figures import membership_matrix as figure
from sahelscope.figures.signs import MEMBERSHIP_SIGNS
from sahelscope.reference.alliances import KINDS_OF_OBLIGATION, alliances, changes, memberships, status_on
from sahelscope.reference.codes import regions
from sahelscope.reference.countries import codes
from sahelscope.store import Selection, Store
from sahelscope.views import tables
from sahelscope.views.choices import Choice, pick_day, pick_one
from sahelscope.views.evidence import chooser
from sahelscope.views.memory import remembered, remembered_rows
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.style import escaped, show_legend, show_quiet

CELL = "cell"
LEGEND = [
    *((sign.letter, sign.colour, sign.label) for sign in MEMBERSHIP_SIGNS.values()),
    ("○", "", "round outline: only the articles say so"),
    ("•", "", "articles say the same"),
    ("◆", "#D55E00", "articles say something else"),
]
SCOPES = {"regions": "The three regions", "told": "Those the articles speak of", "all": "All"}


@dataclass(frozen=True, slots=True)
class MatrixChoice:
    """The day of the matrix, and which countries it shows (one of SCOPES) where the filter names none."""

    day: date
    scope: str


def pick_matrix() -> MatrixChoice:
    """The day, with the listed changes as stops, and the countries."""
    day = pick_day("day", datetime.now(UTC).date(), list(changes()))
    return MatrixChoice(day, pick_one(Choice("Countries", "scope", SCOPES, "regions")))


def read_matrix(selection: Selection, choice: MatrixChoice) -> pd.DataFrame:
    """The cells of the chosen day."""
    return _cells(tables.store(), selection, choice)


def show_matrix(selection: Selection, choice: MatrixChoice) -> None:
    """The matrix with its legend; each cell can be opened."""
    cells = read_matrix(selection, choice)
    picture = _picture(tables.store(), selection, choice)
    choose = chooser(CELL, lambda mark: rows_of(cells, mark))
    show_plot(picture, key="matrix", on_pick=choose, opened=st.session_state.get(CELL, ""))
    show_legend(LEGEND)


@remembered_rows()
def _cells(_: Store, selection: Selection, choice: MatrixChoice) -> pd.DataFrame:
    relationships = tables.relationships(selection)
    held = {pair: Listed(one.status, one.begins, one.belongs) for pair, one in status_on(choice.day).items()}
    told_countries, told_alliances = told_of(relationships)
    chosen: set[str] = {
        "regions": set(regions()["three_regions"].countries) | set(told_countries),
        "told": set(told_countries),
        "all": {country for country, _ in held} | set(told_countries),
    }[choice.scope]
    asked = set(selection.countries) | (regions()[selection.region].countries if selection.region else set())
    countries = (asked or chosen) & set(codes())
    of_these = {alliance for country, alliance in held if country in countries}
    listed = [alliance for alliance in _by_obligation() if alliance in of_these]
    told = [alliance for alliance in told_alliances if alliance not in listed]
    return membership_matrix(held, relationships, _by_name(countries), [*listed, *told])


@remembered()
def _picture(store: Store, selection: Selection, choice: MatrixChoice) -> Drawn:
    cells = _cells(store, selection, choice)
    belongs = int((cells["status"] != "").sum())
    alt = (
        f"Matrix of {counted(cells['country'].nunique(), 'country', 'countries')} and "
        f"{counted(cells['alliance'].nunique(), 'organisation')} on {day_in_words(choice.day)}: "
        f"{belongs:,} listed statuses."
    )
    matrix = figure.membership_matrix(cells, tables.names(), tables.short_names())
    return drawn(matrix, alt, figure.where_drawn(cells))


def rows_of(cells: pd.DataFrame, mark_id: str) -> list[str]:
    """The rows in which articles speak of a cell."""
    if not mark_id:
        return []
    found = cells.loc[cells["mark_id"] == mark_id, "rows"]
    return list(found.iloc[0]) if len(found) else []


def told_rows(selection: Selection) -> list[str]:
    """The rows in which articles speak of memberships."""
    return _told_rows(tables.store(), selection)


@remembered()
def _told_rows(_: Store, selection: Selection) -> list[str]:
    relationships = tables.relationships(selection)
    return list(relationships.loc[relationships["relation"].isin(SAID), "relationship_id"])


def show_spells(mark_id: str) -> None:
    """The listed spells of the open cell, with their sources."""
    if not mark_id.startswith("cell:"):
        return
    _, country, alliance = mark_id.split(":", 2)
    names = tables.names()
    st.html(f'<p class="who">{escaped(names.get(country, country))} and {escaped(names.get(alliance, alliance))}</p>')
    found = [one for one in memberships() if (one.country, one.alliance) == (country, alliance)]
    if not found:
        show_quiet("No spell is listed for this pair.")
    items = (
        f"<dt>{escaped(date_in_words(spell.valid))}</dt><dd>{escaped(MEMBERSHIP_SIGNS[spell.status].label)}"
        f'<br><span class="quiet">{escaped(spell.source)}</span></dd>'
        for spell in found
    )
    st.html(f'<dl class="facts">{"".join(items)}</dl>')


def readable_cells(cells: pd.DataFrame) -> pd.DataFrame:
    """The matrix as a table, one row a cell that is not empty."""
    names = tables.names()
    filled = cells[(cells["status"] != "") | (cells["verdict"] != "")]
    return pd.DataFrame({
        "Country": [names.get(one, one) for one in filled["country"]],
        "Organisation": [names.get(one, one) for one in filled["alliance"]],
        "Listed": [MEMBERSHIP_SIGNS[one].label if one else "" for one in filled["status"]],
        "From": [date_in_words(one) if one else "" for one in filled["since"]],
        "Articles say": filled["said"].to_numpy(),
        "Articles and list": filled["verdict"].to_numpy(),
        "Id": [ids[0] if ids else "" for ids in filled["rows"]],
    })  # fmt: skip


def _by_name(countries: set[str]) -> list[str]:
    names = tables.names()
    return sorted(countries, key=lambda country: names.get(country, country))


def _by_obligation() -> list[str]:
    """The listed alliances, those that bind most first."""
    return sorted(alliances(), key=lambda one: KINDS_OF_OBLIGATION.index(alliances()[one].obligation))
