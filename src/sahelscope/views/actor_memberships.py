"""Memberships on an actor's page: of a state all its spells over time, of an alliance its members and their duties."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from sahelscope.analysis.wording import counted, date_in_words, day_in_words, names_in_words
from sahelscope.figures.signs import MEMBERSHIP_SIGNS
from sahelscope.figures.spell_bars import spell_bars, where_drawn
from sahelscope.reference.alliances import Obligation, alliances, memberships, obligations, status_on
from sahelscope.reference.membership_spells import Membership
from sahelscope.views import tables
from sahelscope.views.actor_links import link_html
from sahelscope.views.evidence import chooser
from sahelscope.views.membership_panel import spell_html
from sahelscope.views.memory import remembered
from sahelscope.views.plot import Drawn, drawn, show_plot
from sahelscope.views.style import escaped, show_legend, show_quiet


def show_memberships(actor_id: str, mark: str, told: dict[str, list[str]]) -> None:
    """Nothing for who is neither a state nor a listed alliance.

    `mark` is the address's parameter for what is clicked; `told` has the rows that tell of each alliance.
    """
    if actor_id in alliances():
        _show_members(actor_id)
    elif spells := spells_of(actor_id):
        _show_spells(spells, mark, told)


def spells_of(country: str) -> tuple[Membership, ...]:
    """The listed spells of a state, by alliance in the order of the file, each alliance's from the first on."""
    order = list(alliances())
    own = [spell for spell in memberships() if spell.country == country]
    return tuple(sorted(own, key=lambda spell: (order.index(spell.alliance), spell.first_day)))


def _show_spells(spells: tuple[Membership, ...], mark: str, told: dict[str, list[str]]) -> None:
    st.subheader("Memberships over time", anchor=False)
    choose = chooser(mark, lambda cell: told.get(cell.rpartition(":")[2], []))
    show_plot(_picture(spells, _today()), key="spells", on_pick=choose, opened=st.session_state.get(mark, ""))
    shown = dict.fromkeys(spell.status for spell in spells)
    show_legend(
        [(look.letter, look.colour, look.label) for status, look in MEMBERSHIP_SIGNS.items() if status in shown]
    )
    with st.expander(f"{counted(len(spells), 'spell')} with sources"):
        names = tables.short_names()
        lines = (
            spell_html(spell, f"{names.get(spell.alliance, spell.alliance)}, {date_in_words(spell.valid)}")
            for spell in spells
        )
        st.html(f'<dl class="facts">{"".join(lines)}</dl>')


@remembered()
def _picture(spells: tuple[Membership, ...], until: date) -> Drawn:
    belonging = {spell.alliance for spell in spells if spell.belongs and spell.holds_on(until)}
    alt = (
        f"Memberships over time, a line for each of {len({spell.alliance for spell in spells})} organisations; "
        f"a member of {len(belonging)} on {day_in_words(until)}."
    )
    return drawn(spell_bars(spells, tables.short_names(), until), alt, where_drawn(spells))


def _show_members(alliance: str) -> None:
    today = _today()
    st.subheader(f"Members on {day_in_words(today)}", anchor=False)
    by_status: dict[str, list[str]] = {}
    for (country, name), spell in status_on(today).items():
        if name == alliance:
            by_status.setdefault(spell.status, []).append(country)
    if not by_status:
        show_quiet("No member is listed for this day.")
    items = [
        f"<dt>{escaped(look.label)}</dt><dd>{_linked(by_status[status])}</dd>"
        for status, look in MEMBERSHIP_SIGNS.items()
        if status in by_status
    ]
    bound = [_obligation_html(one) for one in obligations() if one.alliance == alliance]
    st.html(
        f'<dl class="facts">{"".join(items)}</dl><p class="shown">What its members owe each other</p>'
        f'<dl class="facts">{"".join(bound)}</dl>'
    )


def _linked(countries: list[str]) -> str:
    """The names in their order, each a link."""
    names = tables.short_names()
    ordered = sorted(countries, key=lambda country: names.get(country, country))
    return names_in_words([link_html(country) for country in ordered])


def _obligation_html(one: Obligation) -> str:
    span = date_in_words(f"{one.begins}/{one.ends or '..'}")
    note = f". {one.note}" if one.note else ""
    return (
        f"<dt>{escaped(one.obligation.replace('_', '-'))}</dt><dd>{escaped(span)}"
        f'<br><span class="quiet">{escaped(one.document + note)}</span></dd>'
    )


def _today() -> date:
    return datetime.now(UTC).date()
