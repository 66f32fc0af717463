"""The timeline: when things happened, as exactly as it is known."""

from sahelscope.analysis.readable import latest, readable_events
from sahelscope.views import address, current, tables, timeline_page
from sahelscope.views.chart import chart_and_evidence, show_shown, show_twin
from sahelscope.views.evidence import show_evidence
from sahelscope.views.style import show_head

selection = current.selection()
events = tables.events(selection)

show_head("Timeline", "When events happened: a day is a mark, a vague date is as long as it is vague.")
chart, evidence = chart_and_evidence()
with chart:
    lanes = timeline_page.read_lanes(events, timeline_page.pick_lanes(events))
    show_shown(selection)
    timeline_page.show_timeline(lanes, events)
with evidence:
    mark = address.page_param(timeline_page.MARK)
    hint = "Click a mark to read the sentence behind it. Or begin with the latest:"
    show_evidence(lanes.rows_of(mark), latest(events), hint)
show_twin(readable_events(events, tables.names()), events, selection, "events")
