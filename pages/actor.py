"""One actor: who it is, where it belongs, with whom it has to do, and every row that tells of it."""

import streamlit as st

from sahelscope.views import actor_page, actor_profiles, address, current, tables
from sahelscope.views.chart import chart_and_evidence, show_shown
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()

head = st.container()
actor_id = actor_profiles.pick_actor()
who = actor_profiles.profile(actor_id)
with head:
    name = actor_profiles.full_name(actor_id) if who else "Actors"
    show_head(name, "Everything that is listed and told of one state, organisation, person or group.")
if who is None:
    actor_profiles.show_unknown(actor_id)
else:
    mark = address.page_param(actor_profiles.OPEN)
    own = actor_page.selection_of(selection, who)
    page, evidence = chart_and_evidence()
    with page:
        actor_page.show_who(who)
        show_shown(own)
        actor_page.show_dyads(selection, who)
        actor_page.show_spells(selection, who)
        actor_page.show_offices(selection, who)
        actor_page.show_spellings(who)
    with evidence:
        hint = "Choose a counterpart or a membership to read the sentences behind it. Or begin with the latest:"
        offered = [] if mark else tables.latest(own)["event_id"].tolist()
        show_evidence(own, actor_page.rows_of(selection, who, mark), offered, hint)
    actor_page.show_tables(selection, who)
