"""The other two looks at memberships: the spells of an alliance or country over time, what changed between days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from sahelscope.analysis.memberships import changes_between
from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted, date_in_words, day_in_words
from sahelscope.figures.signs import MEMBERSHIP_SIGNS
from sahelscope.figures.spell_bars import LinesOf, spell_bars, where_drawn
from sahelscope.reference.alliances import alliances, memberships, spell_on
from sahelscope.reference.membership_spells import Membership
from sahelscope.store import Selection
from sahelscope.views import address, tables
from sahelscope.views.alliances_page import CELL, MatrixChoice, by_obligation, countries_of, listed_on, rows_of
from sahelscope.views.chart import show_twin
from sahelscope.views.choices import Choice, pick_from_list
from sahelscope.views.evidence import chooser
from sahelscope.views.filters import EARLIEST, LATEST
from sahelscope.views.memory import remembered
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.style import escaped, show_legend, show_quiet

SPELLS_OF, SINCE = "of", "since"
FIRST_SHOWN = "csto"
YEARS_BACK = 5
FEW_LINES = 25  # of the table of changes: so many are shown without scrolling within it
NOTHING_LISTED = "nothing listed"


def show_over_time(selection: Selection, choice: MatrixChoice) -> None:
    """Who joined, froze, left and when: a line a country of one alliance, or a line an alliance of one country."""
    countries = countries_of(selection, choice)
    one = _pick_lines(sorted(countries, key=lambda country: tables.names().get(country, country)))
    lines_of: LinesOf = "country" if one in alliances() else "alliance"
    spells = _spells(one, countries)
    if not spells:
        show_quiet("No spell is listed for these countries; choose others above.")
        return
    choose = chooser(CELL, lambda mark: rows_of(selection, choice.day, mark))
    opened = st.session_state.get(CELL, "")
    show_plot(_bars(spells, choice.day, lines_of), key="spells", on_pick=choose, opened=opened)
    shown = {spell.status for spell in spells}
    looks = [look for status, look in MEMBERSHIP_SIGNS.items() if status in shown]
    show_legend([(look.letter, look.colour, look.label) for look in looks])
    table = _spell_table(spells)
    show_twin(lambda: _readable_spells(table), table, selection, "spells", on_row=_opener(selection, choice, table))


def show_changes(selection: Selection, choice: MatrixChoice) -> None:
    """Every pair of the countries shown whose status on the two days differs; a row opens its cell."""
    before = _pick_since(choice.day)
    first, last = sorted((before, choice.day))
    changed = changes_between(listed_on(first), listed_on(last))
    changed = changed[changed["country"].isin(countries_of(selection, choice))].reset_index(drop=True)
    span = f"between {day_in_words(first)} and {day_in_words(last)}"
    st.html(
        f'<p class="shown" role="status"><b>{escaped(counted(len(changed), "status", "statuses"))}</b> changed '
        f"{escaped(span)}, of the countries shown</p>"
    )
    if changed.empty:
        show_quiet("Nothing changed; choose days further apart, or all countries.")
        return
    key, choose = "rows_of_changes", _opener(selection, choice, changed)

    def pick() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        if chosen:
            choose(chosen[0])

    st.dataframe(
        _readable_changes(changed, first, last),
        key=key,
        hide_index=True,
        on_select=pick,
        selection_mode="single-row",
        height="content" if len(changed) <= FEW_LINES else "auto",
        alt=f"{counted(len(changed), 'change')} of membership {span}",
    )
    show_quiet("A row opens its spells with their sources, and what the articles say.")


def _opener(selection: Selection, choice: MatrixChoice, table: pd.DataFrame) -> Callable[[int], None]:
    choose = chooser(CELL, lambda mark: rows_of(selection, choice.day, mark))

    def opened(row: int) -> None:
        choose(f"cell:{table['country'].iloc[row]}:{table['alliance'].iloc[row]}")

    return opened


def _pick_lines(countries: list[str]) -> str:
    names = tables.names()
    options = {one: f"{alliances()[one].short}: its members" for one in by_obligation()}
    options |= {country: f"{names.get(country, country)}: its memberships" for country in countries}
    return pick_from_list(Choice("Spells of", SPELLS_OF, options, FIRST_SHOWN), width=340)


def _spells(one: str, countries: frozenset[str]) -> tuple[Membership, ...]:
    """Of an alliance those of the countries shown, who joined first on top; of a country by how much they bind."""
    if one in alliances():
        found = [spell for spell in memberships() if spell.alliance == one and spell.country in countries]
        first = {spell.country: spell.first_day for spell in reversed(found)}
        return tuple(sorted(found, key=lambda spell: (first[spell.country], spell.country, spell.first_day)))
    order = by_obligation()
    own = [spell for spell in memberships() if spell.country == one]
    return tuple(sorted(own, key=lambda spell: (order.index(spell.alliance), spell.first_day)))


@remembered()
def _bars(spells: tuple[Membership, ...], until: date, lines_of: LinesOf) -> Drawn:
    lines = {spell.country if lines_of == "country" else spell.alliance for spell in spells}
    inside = {(spell.country, spell.alliance) for spell in spells if spell.belongs and spell.holds_on(until)}
    what = counted(len(lines), "country", "countries") if lines_of == "country" else counted(len(lines), "organisation")
    alt = (
        f"Spells over time, a line for each of {what}: {counted(len(spells), 'spell')}; "
        f"{counted(len(inside), 'membership')} on {day_in_words(until)}."
    )
    return drawn(spell_bars(spells, tables.short_names(), until, lines_of), alt, where_drawn(spells, lines_of))


def _spell_table(spells: tuple[Membership, ...]) -> pd.DataFrame:
    kept = ("country", "alliance", "status", "begins", "ends", "signed", "in_force", "source", "note")
    return pd.DataFrame([{name: getattr(spell, name) for name in kept} for spell in spells], columns=list(kept))


def _readable_spells(table: pd.DataFrame) -> pd.DataFrame:
    names = tables.short_names()
    return pd.DataFrame({
        "Country": [names.get(one, one) for one in table["country"]],
        "Organisation": [names.get(one, one) for one in table["alliance"]],
        "Status": [MEMBERSHIP_SIGNS[one].label for one in table["status"]],
        "From": [date_in_words(one) for one in table["begins"]],
        "To": [date_in_words(one) if one else "" for one in table["ends"]],
        "Source": table["source"].to_numpy(),
        "Note": table["note"].to_numpy(),
    })  # fmt: skip


def _readable_changes(changed: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """With the source of the later status, of the earlier one where nothing is listed any more."""
    names = tables.short_names()
    pairs = [(one["country"], one["alliance"]) for one in rows(changed)]
    spells = [(spell_on(*pair, last), spell_on(*pair, first)) for pair in pairs]
    return pd.DataFrame({
        "Country": [names.get(one, one) for one in changed["country"]],
        "Organisation": [names.get(one, one) for one in changed["alliance"]],
        "Before": [_status(one) for one in changed["before"]],
        "After": [_status(one) for one in changed["after"]],
        "When": [_turn(after, before) for after, before in spells],
        "Source": [found.source if (found := after or before) else "" for after, before in spells],
    })  # fmt: skip


def _turn(after: Membership | None, before: Membership | None) -> str:
    """When the later status began, or the earlier one ended."""
    if after:
        return f"from {date_in_words(after.begins)}"
    return f"until {date_in_words(before.ends)}" if before else ""


def _status(status: str) -> str:
    return MEMBERSHIP_SIGNS[status].label if status else NOTHING_LISTED


def _pick_since(day: date) -> date:
    """The other day, from the address; some years before the first where it names none."""
    usual = date(max(day.year - YEARS_BACK, EARLIEST.year), day.month, min(day.day, 28))
    try:
        asked = date.fromisoformat(address.page_param(SINCE))
    except ValueError:
        asked = usual
    st.session_state["pick_since"] = min(max(asked, EARLIEST), LATEST)

    def change() -> None:
        chosen = st.session_state["pick_since"]
        address.write(SINCE, chosen.isoformat() if chosen else "")

    st.date_input(
        "Compared with", key="pick_since", on_change=change, min_value=EARLIEST, max_value=LATEST,
        format="YYYY-MM-DD", width=150,
    )  # fmt: skip
    return min(max(asked, EARLIEST), LATEST)
