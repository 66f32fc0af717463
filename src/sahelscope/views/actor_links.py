"""Links to the page of an actor, for wherever its name stands; filters and the open row go along."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from sahelscope.store import Row
from sahelscope.views import current, tables
from sahelscope.views.pages import page
from sahelscope.views.style import escaped, literal

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


def link_html(actor_id: str) -> str:
    """The name as a link within text, for long lists; it loads the page anew, with the filters."""
    params = urlencode({**current.selection().to_params(), ACTOR: actor_id})
    name = tables.short_names().get(actor_id, actor_id)
    return f'<a href="{page("actor").url_path}?{escaped(params)}">{escaped(name)}</a>'


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
