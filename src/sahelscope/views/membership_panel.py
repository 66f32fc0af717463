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


def show_cell(selection: Selection, day: date, mark_id: str) -> None:
    """The open cell of the matrix; nothing where none is open."""
    if not mark_id.startswith("cell:"):
        return
    _, country, alliance = mark_id.split(":", 2)
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
    for verdict in VERDICTS:
        claims = [claim for claim in told if claim.verdict == verdict]
        if not claims:
            continue
        st.html(f'<p class="shown"><b>{VERDICT_HEADS[verdict]}</b> · {counted(len(claims), "row")}</p>')
        for claim in claims[:MOST_QUOTED]:
            show_quote(claim.row_id, f"claim_{verdict}", _in_words(claim))


def _in_words(claim: Claim) -> str:
    said = claim.told.removeprefix(NOT)
    denied = "denied to be " if claim.told.startswith(NOT) else ""
    listed = f"listed as {MEMBERSHIP_SIGNS[claim.listed].label}" if claim.listed else "not listed"
    return f"Told: {denied}{TOLD_WORDS[said]}; {listed}"
