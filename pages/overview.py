"""The overview: what is in here, what stands out, where to go next."""

import streamlit as st

from sahelscope.views import current, overview_page
from sahelscope.views.chart import chart_and_evidence, show_shown
from sahelscope.views.evidence import show_example
from sahelscope.views.style import show_head

selection = current.selection()
found = overview_page.read_findings(selection)

lead = "Events and relationships read from news articles, each with the sentence that says so."
show_head("What the articles tell", lead)
overview_page.show_counts(selection)
main, evidence = chart_and_evidence()
with main:
    show_shown(selection)
    st.subheader("What stands out", anchor=False)
    overview_page.show_findings(found)
    st.subheader("Where to go next", anchor=False)
    overview_page.show_next()
with evidence:
    show_example(overview_page.first_ground(found), "From every statement back to its sentence. For example:")
