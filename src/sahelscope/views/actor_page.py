"""What the page of an actor is made of: offices, memberships, counterparts, rows and spellings."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from sahelscope.analysis.actor_profile import busiest_dyads, office_lines, readable_dyads, spellings, told_offices
from sahelscope.analysis.memberships import SAID
from sahelscope.analysis.readable import readable_relationships
from sahelscope.analysis.rows import rows
from sahelscope.analysis.wording import counted
from sahelscope.reference.actors import actors as listed_actors
from sahelscope.store import Selection, Store
from sahelscope.store.words import LANGUAGE_NAMES
from sahelscope.views import address, tables
from sahelscope.views.actor_links import show_actor_links
from sahelscope.views.actor_memberships import show_memberships
from sahelscope.views.actor_profiles import OPEN, Profile
from sahelscope.views.chart import show_events_twin, show_twin
from sahelscope.views.evidence import show_choice
from sahelscope.views.memory import remembered, remembered_rows
from sahelscope.views.pages import page
from sahelscope.views.strained_page import MARK as STRAINED_MARK
from sahelscope.views.style import escaped, show_quiet

MOST_DYADS = 15
MOST_OFFICES = 10
MOST_SENTENCES = 200  # read for spellings


def selection_of(selection: Selection, who: Profile) -> Selection:
    """What the filters keep, of this actor alone: an id stands for all whose principal it is."""
    return selection.having(actors=(who.actor_id,), together=False)


def show_who(who: Profile) -> None:
    """What it is, and links to whom it belongs and to whom its acts count for."""
    others = [one for one in (who.of, who.country, who.principal) if one and one != who.actor_id]
    words = who.kind.replace("_", " ").capitalize()
    st.html(f'<p class="shown">{escaped(words)}{" · belongs to, or acts for:" if others else ""}</p>')
    if others:
        show_actor_links(others)
    node = {STRAINED_MARK: f"node:{who.principal}"}
    st.page_link(page("strained"), label="Its ties, and where they are strained", query_params=node)


def show_offices(selection: Selection, who: Profile) -> None:
    """The offices that are listed, and those that articles tell of, each with its row."""
    listed = listed_actors().get(who.actor_id)
    told = office_lines(told_offices(tables.relationships(selection_of(selection, who)), who.actor_id))
    if not told and not (listed and listed.offices):
        return
    st.subheader("Offices", anchor=False)
    for office in listed.offices if listed else ():
        until = f" to {office.end}" if office.end else ""
        since = f", from {office.start}{until}" if office.start else ""
        of = tables.names().get(office.of, office.of)
        show_quiet(f"{office.office.capitalize()} of {of}{since} (list of actors)")
    show_choice(list(told)[:MOST_OFFICES], told)
    if len(told) > MOST_OFFICES:
        show_quiet(f"and {len(told) - MOST_OFFICES:,} more, among the relationships below")


def show_spells(selection: Selection, who: Profile) -> None:
    """Memberships over time, of a state; the members, of an alliance."""
    relationships = tables.relationships(selection_of(selection, who))
    told: dict[str, list[str]] = {}
    for row in rows(relationships[relationships["relation"].isin(SAID)]):
        if row["subject_principal"] == who.principal:
            told.setdefault(row["object_principal"], []).append(row["relationship_id"])
    show_memberships(who.actor_id, OPEN, told)


def show_dyads(selection: Selection, who: Profile) -> None:
    """With whom it has to do, the busiest first; a click on a row opens what is between them."""
    dyads = read_dyads(selection, who)
    st.subheader("With whom", anchor=False)
    if dyads.empty:
        show_quiet("No event shown is between this actor and another.")
        return
    first = dyads.head(MOST_DYADS)
    key = "rows_of_dyads"

    def choose() -> None:
        chosen = st.session_state[key]["selection"]["rows"]
        if chosen:
            address.write(OPEN, f"dyad:{first['other'].iloc[chosen[0]]}")
            address.open_row(first["row_ids"].iloc[chosen[0]][0])

    st.dataframe(
        readable_dyads(first, tables.short_names()),
        key=key,
        hide_index=True,
        on_select=choose,
        selection_mode="single-row",
        alt=f"{counted(len(first), 'counterpart')} by number of events",
    )
    show_actor_links(first["other"])
    if len(dyads) > len(first):
        show_quiet(f"and {counted(len(dyads) - len(first), 'counterpart')} with fewer events")


def read_dyads(selection: Selection, who: Profile) -> pd.DataFrame:
    """The counterparts of its principal in the events that it takes part in."""
    return _dyads(tables.store(), selection_of(selection, who), who.principal)


def rows_of(selection: Selection, who: Profile, mark_id: str) -> list[str]:
    """The rows behind what is open: those between it and a counterpart, or what tells of a membership."""
    kind, _, ends = mark_id.partition(":")
    if kind == "dyad":
        return _between(tables.store(), selection_of(selection, who), who.principal, ends)
    told = tables.relationships(selection_of(selection, who))
    wanted = told["relation"].isin(SAID) & (told["object_principal"] == ends.rpartition(":")[2])
    return list(told.loc[wanted, "relationship_id"]) if kind == "cell" else []


def show_spellings(who: Profile) -> None:
    """How the articles spell the name, in every language, as the search finds it."""
    found = _spellings(tables.store(), who.actor_id)
    if found.empty:
        return
    with st.expander(f"{counted(len(found), 'spelling')} in the articles", key="spellings", on_change="rerun") as more:
        if more.open:
            st.dataframe(found, hide_index=True, alt="Spellings with their language and number")
            show_quiet(f"In the latest {MOST_SENTENCES} sentences that name it, at most; pronouns are not counted.")


def show_tables(selection: Selection, who: Profile) -> None:
    """Its events and relationships, each with its quote."""
    own = selection_of(selection, who)
    show_events_twin(own)
    relationships = tables.relationships(own)
    show_twin(lambda: readable_relationships(relationships), relationships, own, "relationships")


@remembered_rows()
def _dyads(store: Store, selection: Selection, principal: str) -> pd.DataFrame:
    return busiest_dyads(store.acts_of(principal, selection), principal)


@remembered()
def _between(store: Store, selection: Selection, principal: str, other: str) -> list[str]:
    return store.rows_between(principal, other, selection)


@remembered()
def _spellings(store: Store, actor_id: str) -> pd.DataFrame:
    found = store.search(tables.names().get(actor_id, actor_id), limit=MOST_SENTENCES)
    hits = found.hits if [term.actor_id for term in found.terms] == [actor_id] else ()
    return spellings(
        (hit.text[mark.start - hit.sentence.start : mark.end - hit.sentence.start],
         LANGUAGE_NAMES.get(hit.language, hit.language))
        for hit in hits
        for mark in hit.marks
    )  # fmt: skip
