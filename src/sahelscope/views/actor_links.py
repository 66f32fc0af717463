"""Links to the page of an actor, for wherever its name stands; filters and the open row go along."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from sahelscope.store import Row
from sahelscope.views import tables
from sahelscope.views.pages import page
from sahelscope.views.style import literal

ACTOR = "actor"
MOST_LINKED = 8


def show_actor_link(actor_id: str) -> None:
    """The actor's name as a link to its page."""
    name = tables.short_names().get(actor_id, actor_id)
    st.page_link(page("actor"), label=literal(name), query_params={ACTOR: actor_id})


def show_actor_links(actor_ids: Iterable[str]) -> None:
    """The names side by side, each once; nothing for nobody."""
    listed = dict.fromkeys(actor_ids)
    if not listed:
        return
    with st.container(horizontal=True, gap="small"):
        for actor_id in listed:
            show_actor_link(actor_id)


def show_links_of(row_ids: Iterable[str]) -> None:
    """The first MOST_LINKED who take part in these rows."""
    rows = (tables.evidence(row_id) for row_id in row_ids)
    taking_part = dict.fromkeys(actor_id for row in rows if row for actor_id in actors_of(row))
    show_actor_links(list(taking_part)[:MOST_LINKED])


def actors_of(row: Row) -> list[str]:
    """The ids of all who take part in a row, in its order."""
    fields = row.fields
    if row.table == "events":
        return [*fields["actors"], *fields["recipients"]]
    return [one for one in (fields["subject"], fields["object"], fields["via"]) if one]
