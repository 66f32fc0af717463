"""What the alliances page is made of: the choice of day, rows and look, and the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pandas as pd
import streamlit as st

from sahelscope.analysis.memberships import (
    SAID,
    VERDICTS,
    Claims,
    Listed,
    alike,
    claims,
    leaving_acts,
    membership_matrix,
    told_of,
)
from sahelscope.analysis.wording import counted, date_in_words, day_in_words
from sahelscope.figures import membership_matrix as figure
from sahelscope.figures.membership_matrix import Groups
from sahelscope.figures.signs import MEMBERSHIP_SIGNS
from sahelscope.reference.alliances import KINDS_OF_OBLIGATION, alliances, changes, spell_on, status_on
from sahelscope.reference.codes import regions
from sahelscope.reference.countries import codes
from sahelscope.reference.subregions import ELSEWHERE, subregion_of, subregions
from sahelscope.store import Selection, Store
from sahelscope.views import tables
from sahelscope.views.choices import Choice, pick_day, pick_from_list, pick_one
from sahelscope.views.evidence import chooser
from sahelscope.views.memory import remembered, remembered_rows
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.style import show_legend

CELL = "cell"
LEGEND = [
    *((sign.letter, sign.colour, sign.label) for sign in MEMBERSHIP_SIGNS.values()),
    ("○", "", "round outline: only the articles say so"),
    ("•", "", "articles say the same"),
    ("▲", "#A67C00", "articles go further"),
    ("◆", "#D55E00", "articles contradict the list"),
]
VIEWS = {"day": "On a day", "time": "Over time", "changes": "What changed"}
SCOPES = {"regions": "The three regions", "told": "Those the articles speak of", "all": "All countries"}
ORDERS = {"region": "By region", "alike": "Alike side by side", "name": "By name"}
OWN_REGIONS = ("sahel", "caucasus", "black_sea")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MatrixChoice:
    """The day, which countries (one of SCOPES) where the filter names none, their order, and one of VIEWS."""

    day: date
    scope: str
    order: str = "name"
    view: str = "day"


def pick_matrix(selection: Selection) -> MatrixChoice:
    """The look, the countries and their order, and the day, with the changes of these countries as stops."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = pick_one(Choice("Show", "as", VIEWS, "day"))
        scope = pick_from_list(Choice("Countries", "scope", SCOPES, "regions"), width=240)
        order = pick_from_list(Choice("In order", "order", ORDERS, "region"), width=190) if view == "day" else "region"
    today = datetime.now(UTC).date()
    shown = countries_of(selection, MatrixChoice(today, scope))
    day = pick_day("day", today, list(changes(shown)))
    return MatrixChoice(day, scope, order, view)


def read_matrix(selection: Selection, choice: MatrixChoice) -> pd.DataFrame:
    """The cells of the chosen day."""
    return _cells(tables.store(), selection, choice)


def read_claims(selection: Selection, day: date) -> Claims:
    """What the rows shown tell of memberships, each held against the list."""
    return _claims(tables.store(), selection, day)


def show_matrix(selection: Selection, choice: MatrixChoice) -> None:
    """The matrix with its legend; each cell can be opened."""
    cells = read_matrix(selection, choice)
    choose = chooser(CELL, lambda mark: rows_of(selection, choice.day, mark))
    show_plot(picture(selection, choice), key="matrix", on_pick=choose, opened=st.session_state.get(CELL, ""))
    shown = {*cells["status"], *cells["said"]}
    signs = [MEMBERSHIP_SIGNS[status] for status in MEMBERSHIP_SIGNS if status in shown]
    show_legend([(sign.letter, sign.colour, sign.label) for sign in signs] + LEGEND[len(MEMBERSHIP_SIGNS) :])


def picture(selection: Selection, choice: MatrixChoice) -> Drawn:
    """The matrix as the browser gets it."""
    return _picture(tables.store(), selection, choice)


def listed_on(day: date) -> dict[Pair, Listed]:
    """The status of each pair on the day."""
    return {pair: Listed(one.status, one.begins, one.belongs) for pair, one in status_on(day).items()}


def countries_of(selection: Selection, choice: MatrixChoice) -> frozenset[str]:
    """The countries that the filters ask for, else those of the scope."""
    told = told_of(read_claims(selection, choice.day))[0]
    asked = set(selection.countries) | (regions()[selection.region].countries if selection.region else set())
    chosen: set[str] = {
        "regions": set(regions()["three_regions"].countries) | set(told),
        "told": set(told),
        "all": {country for country, _ in status_on(choice.day)} | set(told),
    }[choice.scope]
    return frozenset((asked or chosen) & set(codes()))


def rows_of(selection: Selection, day: date, mark_id: str) -> list[str]:
    """The rows behind a cell: those that tell of the membership, then whatever else is between the two."""
    country, _, alliance = mark_id.removeprefix("cell:").partition(":")
    if not alliance:
        return []
    told = [claim.row_id for claim in read_claims(selection, day).get((country, alliance), [])]
    return list(dict.fromkeys([*told, *_between(tables.store(), selection, country, alliance)]))


def told_rows(selection: Selection, day: date) -> list[str]:
    """The rows in which articles speak of memberships, those that contradict the list first."""
    told = [claim for of_pair in read_claims(selection, day).values() for claim in of_pair]
    return [claim.row_id for claim in sorted(told, key=lambda claim: VERDICTS.index(claim.verdict))]


def open_cell(selection: Selection, day: date, cells: pd.DataFrame, row: int) -> None:
    """Open the cell of that row of a table; only in callbacks."""
    cell = cells.iloc[row]
    chooser(CELL, lambda mark: rows_of(selection, day, mark))(f"cell:{cell['country']}:{cell['alliance']}")


def readable_cells(cells: pd.DataFrame) -> pd.DataFrame:
    """The matrix as a table, one row a cell, the empty ones too."""
    names = tables.names()
    return pd.DataFrame({
        "Country": [names.get(one, one) for one in cells["country"]],
        "Organisation": [names.get(one, one) for one in cells["alliance"]],
        "Listed": [MEMBERSHIP_SIGNS[one].label if one else "" for one in cells["status"]],
        "From": [date_in_words(one) if one else "" for one in cells["since"]],
        "Articles say": cells["said"].to_numpy(),
        "Articles and list": cells["verdict"].to_numpy(),
        "Id": [ids[0] if ids else "" for ids in cells["rows"]],
    })  # fmt: skip


def by_obligation() -> list[str]:
    """The listed alliances, those that bind most first."""
    return sorted(alliances(), key=lambda one: KINDS_OF_OBLIGATION.index(alliances()[one].obligation))


@remembered()
def _claims(_: Store, selection: Selection, day: date) -> Claims:
    def status(pair: Pair, on: date) -> Listed:
        spell = spell_on(*pair, on)
        return Listed(spell.status, spell.begins, spell.belongs) if spell else Listed("", "", belongs=False)

    leaving = leaving_acts(_departures(selection), alliances())
    return claims(_told(selection), leaving, status, day)


def _told(selection: Selection) -> pd.DataFrame:
    """The relationships shown that tell of memberships."""
    chosen = selection.relations
    relationships = tables.relationships(selection if chosen else selection.having(relations=tuple(SAID)))
    return relationships[relationships["relation"].isin(SAID)]


def _departures(selection: Selection) -> pd.DataFrame:
    """The sanctions shown, among which are the acts of leaving."""
    kinds = selection.event_types
    events = tables.events(selection if kinds else selection.having(event_types=("SANCTION",)))
    return events[events["event_type"] == "SANCTION"]


@remembered()
def _between(store: Store, selection: Selection, country: str, alliance: str) -> list[str]:
    return store.rows_between(country, alliance, selection)


@remembered_rows()
def _cells(_: Store, selection: Selection, choice: MatrixChoice) -> pd.DataFrame:
    held, told = listed_on(choice.day), read_claims(selection, choice.day)
    countries = _ordered(countries_of(selection, choice), held, choice.order)
    of_these = {alliance for country, alliance in held if country in countries}
    listed = [alliance for alliance in by_obligation() if alliance in of_these]
    others = [alliance for alliance in told_of(told)[1] if alliance not in listed]
    return membership_matrix(held, told, countries, [*listed, *others])


def _ordered(countries: frozenset[str], held: dict[Pair, Listed], order: str) -> list[str]:
    names = tables.names()
    by_name = sorted(countries, key=lambda country: names.get(country, country))
    if order == "alike":
        return alike(held, by_name)
    if order == "region":
        parts = [*(regions()[region].label for region in OWN_REGIONS), *subregions(), ELSEWHERE]
        return sorted(by_name, key=lambda country: parts.index(part_of(country)))
    return by_name


def part_of(country: str) -> str:
    """One of our three regions, else the part of the world."""
    own = (regions()[region] for region in OWN_REGIONS if country in regions()[region].countries)
    return next((region.label for region in own), subregion_of(country))


@remembered()
def _picture(store: Store, selection: Selection, choice: MatrixChoice) -> Drawn:
    cells = _cells(store, selection, choice)
    belongs = int((cells["status"] != "").sum())
    told = cells["verdict"].value_counts()
    alt = (
        f"Matrix of {counted(cells['country'].nunique(), 'country', 'countries')} and "
        f"{counted(cells['alliance'].nunique(), 'organisation')} on {day_in_words(choice.day)}: "
        f"{counted(belongs, 'listed status', 'listed statuses')}; articles contradict {told.get('contradicts', 0)}."
    )
    groups = Groups(
        {country: part_of(country) for country in cells["country"]} if choice.order == "region" else {},
        {one: alliances()[one].obligation.replace("_", "-") if one in alliances() else "not listed"
         for one in cells["alliance"]},
    )  # fmt: skip
    matrix = figure.membership_matrix(cells, tables.names(), tables.short_names(), groups)
    return drawn(matrix, alt, figure.where_drawn(cells, groups))
