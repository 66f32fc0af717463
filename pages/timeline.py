"""The timeline: when things happened, as exactly as it is known."""

from sahelscope.views import address, current, tables, timeline_page
from sahelscope.views.chart import chart_and_evidence, show_events_twin, show_shown
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()

show_head("Timeline", "When events happened: a day is a mark, a vague date is as long as it is vague.")
chart, evidence = chart_and_evidence()
with chart:
    choice = timeline_page.pick_lanes(selection)
    show_shown(selection)
    timeline_page.show_timeline(selection, choice)
with evidence:
    behind = timeline_page.read_lanes(selection, choice).rows_of(address.page_param(timeline_page.MARK))
    hint = "Click a mark to read the sentence behind it. Or begin with the latest:"
    show_evidence(selection, behind, tables.latest(selection), hint)
show_events_twin(selection)
