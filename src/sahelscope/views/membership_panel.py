"""What stands behind a cell: the listed spells with their sources, and what each article says beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from sahelscope.analysis.memberships import NOT, TOLD_WORDS, VERDICTS, Claim
from sahelscope.analysis.wording import counted, date_in_words
from sahelscope.figures.signs import MEMBERSHIP_SIGNS
from sahelscope.reference.alliances import memberships
from sahelscope.reference.membership_spells import Membership
from sahelscope.store import Selection
from sahelscope.views import tables
from sahelscope.views.actor_links import show_actor_links
from sahelscope.views.alliances_page import read_claims
from sahelscope.views.quoted_row import show_quote
from sahelscope.views.style import escaped, show_quiet

MOST_QUOTED = 3  # of each verdict; all stand in the list of rows below
VERDICT_HEADS = {
    "contradicts": "Contradicts the list",
    "goes further": "Goes further than the list",
    "agrees": "Agrees with the list",
    "only said": "Told by articles only",
}


def hint(mark_id: str, behind: Sequence[str]) -> str:
    """What the panel of evidence says while no row is open."""
    if not mark_id:
        return "Click a cell to see since when, by which source, and what the articles say. Or begin with these:"
    return "The rows that tell of the two:" if behind else "No row shown is between the two."


def show_cell(selection: Selection, day: date, mark_id: str) -> None:
    """The open cell of the matrix; nothing where none is open."""
    country, _, alliance = mark_id.removeprefix("cell:").partition(":")
    if not alliance:
        return
    names = tables.names()
    st.html(f'<p class="who">{escaped(names.get(country, country))} and {escaped(names.get(alliance, alliance))}</p>')
    show_actor_links((country, alliance))
    found = [one for one in memberships() if (one.country, one.alliance) == (country, alliance)]
    if not found:
        show_quiet("No spell is listed for this pair.")
    st.html(f'<dl class="facts">{"".join(spell_html(spell, date_in_words(spell.valid)) for spell in found)}</dl>')
    _show_claims(read_claims(selection, day).get((country, alliance), []))


def spell_html(spell: Membership, head: str) -> str:
    """A spell with its status, source and note, under a head of ours."""
    dated = [f"signed {date_in_words(spell.signed)}" if spell.signed else "",
             f"in force {date_in_words(spell.in_force)}" if spell.in_force else ""]  # fmt: skip
    more = " · ".join(part for part in (spell.source, *dated, spell.note) if part)
    return (
        f"<dt>{escaped(head)}</dt><dd>{escaped(MEMBERSHIP_SIGNS[spell.status].label)}"
        f'<br><span class="quiet">{escaped(more)}</span></dd>'
    )


def _show_claims(told: Sequence[Claim]) -> None:
    if not told:
        show_quiet("No row shown tells of this membership.")
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(told, key=lambda claim: VERDICTS.index(claim.verdict)):
        groups.setdefault((claim.verdict, claim.listed), []).append(claim)
    for (verdict, listed), claims in groups.items():
        known = f"listed then as {MEMBERSHIP_SIGNS[listed].label}" if listed else "nothing is listed"
        head = f"<b>{VERDICT_HEADS[verdict]}</b> · {escaped(known)} · {counted(len(claims), 'row')}"
        st.html(f'<p class="shown">{head}</p>')
        for claim in claims[:MOST_QUOTED]:
            show_quote(claim.row_id, f"claim_{verdict}_{listed}", f"Told: {_in_words(claim)}")


def _in_words(claim: Claim) -> str:
    denied = "denied to be " if claim.told.startswith(NOT) else ""
    return f"{denied}{TOLD_WORDS[claim.told.removeprefix(NOT)]}"
