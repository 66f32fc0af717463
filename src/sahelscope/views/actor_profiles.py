"""Who an actor's page can be about, and the choice of one: by its id in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from sahelscope.analysis.rows import rows
from sahelscope.reference.alliances import alliances
from sahelscope.reference.countries import codes
from sahelscope.store import Store
from sahelscope.views import address, tables
from sahelscope.views.actor_links import ACTOR
from sahelscope.views.style import literal, show_quiet

OPEN = "with"  # the parameter of what is open on the page
MOST_OFFERED = 2_000  # to choose from, the busiest first; the others have links and the search
SHOWN_WIDTH = 420
LONGEST_SHOWN = 60  # letters of an id that is nobody’s


@dataclass(frozen=True, slots=True)
class Profile:
    """Who the page is about. `country` and `of` are ids or empty; `principal` is whom its acts count for."""

    actor_id: str
    kind: str
    country: str
    of: str
    principal: str


def pick_actor() -> str:
    """The id that the address asks for, whatever it is; empty where it asks for none."""
    asked = address.page_param(ACTOR)
    names, known = tables.names(), profile(asked)
    busiest = list(_profiles(tables.store()))[:MOST_OFFERED]
    st.session_state["pick_actor"] = asked if known else None

    def change() -> None:
        address.write(ACTOR, st.session_state["pick_actor"] or "")
        address.write(OPEN, "")
        address.open_row("")

    st.selectbox(
        "Actor",
        list(dict.fromkeys([*([asked] if known else []), *busiest])),
        format_func=lambda actor: names.get(actor, actor),
        key="pick_actor",
        on_change=change,
        placeholder="Choose a state, organisation, person or group",
        width=SHOWN_WIDTH,
    )
    return asked


def profile(actor_id: str) -> Profile | None:
    """An actor of the articles, a state, or a listed alliance; None for any other id."""
    return _profiles(tables.store()).get(actor_id)


def full_name(actor_id: str) -> str:
    """An alliance by its full name, others as everywhere."""
    listed = alliances().get(actor_id)
    return listed.label if listed else tables.names().get(actor_id, actor_id)


def show_unknown(actor_id: str) -> None:
    """One sentence where the address names nobody that is known here."""
    if actor_id:
        shown = actor_id if len(actor_id) <= LONGEST_SHOWN else f"{actor_id[:LONGEST_SHOWN]}…"
        st.info(f"There is no actor “{literal(shown)}” in these tables.")
    else:
        show_quiet("Choose an actor, or follow a name from any other page.")


@lru_cache(1)
def _profiles(store: Store) -> Mapping[str, Profile]:
    """All of them, those with the most events first, those that no article names last."""
    told = {
        row["actor_id"]: Profile(row["actor_id"], row["kind"], row["country"], row["of"], row["principal"])
        for row in rows(store.actors())
    }
    states = {code: Profile(code, "state", code, "", code) for code in sorted(codes())}
    listed = {name: Profile(name, "alliance", "", "", name) for name in alliances()}
    return {**told, **{name: found for name, found in (states | listed).items() if name not in told}}
